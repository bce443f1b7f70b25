"""What is named without an identifier: texts by their title, bodies, programmes, networks, addresses.

Names of bodies that a catalogue knows are given from outside. Beyond these the rules go by form, and
are made for recall: a mention claims nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from ingest.references import names, titles
from ingest.references.instruments import Claims
from ingest.references.titles import Named


def mentions(text: str, claims: Claims, bodies: Iterable[str], taken: Iterable[tuple[int, int]]) -> list[Named]:
    """Everything named in the plain ``text`` outside ``taken`` (the spans of references), in order.

    Where two rules see overlapping words the earlier rule wins: texts, which may hold the name of the
    body that issued them, then given names, then names by form.
    """
    free = _Free(len(text), taken)
    urls = [(item.start, item.end, "url") for item in claims.all() if item.kind == "url"]
    found = [one for one in urls if free.take(one)]
    found += [one for one in titles.titles(text) if free.take(one)]
    found += [one for one in names.known(text, bodies) if free.take(one)]
    found += [one for one in names.by_form(text) if free.take(one)]
    found += [one for one in list(names.acronyms(text, found)) if free.take(one)]
    return sorted(found)


class _Free:
    """Which characters no reference and no mention holds yet."""

    def __init__(self, length: int, taken: Iterable[tuple[int, int]]) -> None:
        self._taken = bytearray(length)
        for start, end in taken:
            self._taken[start:end] = b"\x01" * (end - start)

    def take(self, one: Named) -> bool:
        """Take the characters of ``one`` if all of them are free."""
        start, end, _ = one
        if self._taken.find(1, start, end) >= 0:
            return False
        self._taken[start:end] = b"\x01" * (end - start)
        return True
