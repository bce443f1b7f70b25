"""Words that make a condition looser than any record is: "*about* three bodies", "Frontex, *let alone* Eurojust".

No list would be sure of them, so they stay words like any; before a number they are no words that lead to a topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.items import Item
from ingest.fold import fold

#: Before a number or a year: not quite as many.
_ABOUT = frozenset(["about", "around", "some", "circa", "ca", "approximately", "roughly", "nearly", "almost", "environ", "etwa", "ungefahr", "rund", "aproximadamente", "unos", "unas", "cerca de", "alrededor de"])
_COUNTED = frozenset(["number", "year", "years"])


def kept(items: Sequence[Item]) -> list[Item]:
    """The items with each such word as a plain word."""
    found = list(items)
    for index, item in enumerate(found[:-1]):
        following = found[index + 1]
        if "vague" in item.concepts or (fold(item.text) in _ABOUT and following.kind in _COUNTED):
            found[index] = replace(item, kind="word", concepts=frozenset())
    return found
