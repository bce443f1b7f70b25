"""Markers of numbered paragraphs and list items, and which marker follows which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_BLANK = " \t\u00a0\u2009\u202f"
_DIGITS = r"\d{1,3}(?:[a-z]{1,2}|[ \u00a0]?(?:bis|ter|quater|quinquies))?"
_LETTERS = r"[A-Za-zα-ωа-я]|aa|bb|cc|dd|ee|ff|gg|hh|ii|jj|kk|ll|mm|nn|[a-z]a|[ivxl]{2,8}|[IVXL]{2,8}"
_MARKER = re.compile(
    rf"[‘'\"“„«]?[{_BLANK}]{{0,2}}(?:"
    rf"\([{_BLANK}]?(?P<enclosed>{_DIGITS}|{_LETTERS})[{_BLANK}]?\)(?=[{_BLANK}\w‘“\"„«\[]|$)"
    rf"|(?P<closed>{_DIGITS}|{_LETTERS})(?P<mark>[.)])(?=[{_BLANK}‘“\"„«]|$)"
    rf"|(?P<decimal>\d{{1,3}}(?:\.\d{{1,3}}){{1,5}})\.?(?=[{_BLANK}]|$)"
    rf"|(?P<dash>[—–‒―•·●▪■◦○☐☑☒□]|-(?=[{_BLANK}]))"
    rf")[{_BLANK}]*"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: its style, its bare number ("4a", "iv", "—"), and where the words begin.

    Markers of one list share a style: ``(1)``, ``1.``, ``1)``, ``(a)``, ``a)``, ``a.``, ``(A)`` …,
    ``1.1`` for decimal numbers, ``-`` for dashes and bullets. Roman numbers have the style of
    letters: only the list tells "(i)" after "(h)" from "(i)" before "(ii)".
    """

    style: str
    number: str
    end: int


def marker_of(text: str) -> Marker | None:
    """The marker that a paragraph begins with, ``None`` where it begins with words."""
    found = _MARKER.match(text)
    if not found:
        return None
    end = found.end()
    if found["dash"]:
        return Marker("-", found["dash"], end)
    if found["decimal"]:
        return Marker("1.1", found["decimal"], end)
    number = found["enclosed"] or found["closed"]
    kind = "1" if number[0].isdigit() else "A" if number.isupper() else "a"
    style = f"({kind})" if found["enclosed"] else f"{kind}{found['mark']}"
    return Marker(style, re.sub(r"[\s\u00a0]", "", number), end)


def roman(number: str) -> int:
    """The value of a roman number up to 89 in canonical form, 0 for anything else."""
    lowered = number.casefold()
    found = re.fullmatch(r"(x{0,3}|xl|l(?:x{0,3}))(ix|iv|v?i{0,3})", lowered)
    if not lowered or not found:
        return 0
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[char] for char in lowered]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def letter(number: str) -> int:
    """1 for a … 26 for z, 27 for aa … ; 0 for what is no letter of a list."""
    lowered = number.casefold()
    if len(lowered) == 1 and "a" <= lowered <= "z":
        return ord(lowered) - 96
    if len(lowered) == 2 and lowered[0] == lowered[1] and "a" <= lowered[0] <= "z":
        return ord(lowered[0]) - 96 + 26
    return 0


@lru_cache(maxsize=4096)
def values(number: str) -> tuple[tuple[str, int, str], ...]:
    """What a number can mean: (sequence, value, suffix of an inserted one), the likeliest first.

    ``4a`` is (arabic, 4, "a"); ``i`` is the ninth letter or the first roman number; ``ba`` an
    insertion after b, as acts before 2014 number them.
    """
    arabic = re.fullmatch(r"(\d+)([a-z]*)", number)
    if arabic:
        return (("arabic", int(arabic.group(1)), arabic.group(2)),)
    found = []
    if letter(number):
        found.append(("letter", letter(number), ""))
    if roman(number):
        found.append(("roman", roman(number), ""))
    if len(number) == 2 and number[1] == "a" and number[0] != "a":
        found.append(("letter", letter(number[0]), "a"))
    return tuple(found)


@lru_cache(maxsize=4096)
def follows(before: str, number: str) -> bool:
    """Whether ``number`` is the next of a list after ``before``: 4 after 3, 4a after 4, iv after iii."""
    for kind, value, suffix in values(number):
        for other, last, inserted in values(before):
            if kind != other:
                continue
            if value == last + 1 and not suffix:
                return True
            if value == last and suffix and (not inserted or _next_suffix(inserted, suffix)) and suffix != inserted:
                return True
    return False


@lru_cache(maxsize=4096)
def begins(number: str) -> bool:
    """Whether a list can begin with this number."""
    return any(value == 1 and not suffix for _, value, suffix in values(number))


@lru_cache(maxsize=4096)
def restarts(before: str, number: str) -> bool:
    """Whether ``number`` begins again a list of the kind that ``before`` belongs to: a after c, i after iii."""
    firsts = {kind for kind, value, suffix in values(number) if value == 1 and not suffix}
    return any(kind in firsts for kind, _, _ in values(before))


@lru_cache(maxsize=4096)
def comes_later(before: str, number: str) -> bool:
    """Whether ``number`` stands after ``before`` in the same kind of list, with others between."""
    return any(
        kind == other and (value, suffix) >= (last, inserted)
        for kind, value, suffix in values(number)
        for other, last, inserted in values(before)
    )


def _next_suffix(before: str, after: str) -> bool:
    return (len(after), after) > (len(before), before)
