"""Numbers as provisions carry them (4, 6a, (b), (iv), VII, 6.1), and the ranges between two of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

MAX_RANGE = 400  # numbers; longer than any run of articles that is cited at once

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_SHAPE = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_SUFFIXED = re.compile(r"([0-9]{1,4})([a-z])")


def roman_value(written: str) -> int | None:
    """``roman_value("XIV") == 14``; ``None`` for what is no Roman number."""
    lower = written.lower()
    if not lower or not _ROMAN_SHAPE.fullmatch(lower):
        return None
    value = 0
    for worth, sign in _ROMAN:
        while lower.startswith(sign):
            value += worth
            lower = lower[len(sign) :]
    return value


def roman(value: int) -> str:
    """``roman(14) == "xiv"``."""
    out = ""
    for worth, sign in _ROMAN:
        while value >= worth:
            out += sign
            value -= worth
    return out


def between(first: str, last: str) -> list[str] | None:
    """The numbers that a range from ``first`` to ``last`` leaves out, ``None`` if it is no range.

    ``between("4", "6") == ["5"]``, ``between("a", "d") == ["b", "c"]``, ``between("i", "iii") == ["ii"]``,
    ``between("5a", "5c") == ["5b"]``, ``between("1.1", "1.3") == ["1.2"]``.
    """
    if first.isdigit() and last.isdigit():
        return _count(int(first), int(last), str)
    if "." in first and "." in last:
        (stem, a), (other, b) = first.rsplit(".", 1), last.rsplit(".", 1)
        inner = between(a, b) if stem == other else None
        return None if inner is None else [f"{stem}.{number}" for number in inner]
    one, two = _SUFFIXED.fullmatch(first), _SUFFIXED.fullmatch(last)
    if one and two and one[1] == two[1]:
        inner = between(one[2], two[2])
        return None if inner is None else [one[1] + letter for letter in inner]
    if first.isdigit() and two and int(first) < int(two[1]):
        return _count(int(first), int(two[1]) + 1, str)
    a_roman, b_roman = roman_value(first), roman_value(last)
    if a_roman and b_roman and (len(last) > 1 or first in "iI"):
        case = str.upper if last.isupper() else str.lower
        return _count(a_roman, b_roman, lambda value: case(roman(value)))
    if len(first) == len(last) == 1 and first.isalpha() and last.isalpha():
        return _count(ord(first), ord(last), chr)
    return None


def _count(first: int, last: int, write: Callable[[int], str]) -> list[str] | None:
    if not first < last <= first + MAX_RANGE:
        return None
    return [write(value) for value in range(first + 1, last)]


def expand(first: Sequence[str], last: Sequence[str]) -> list[tuple[str, ...]]:
    """The paths of a range without ``first`` itself: ``last``, and what lies between where that can be told.

    A path's parts are ``art_4``, ``par_2``…: ``expand(["art_4"], ["art_6", "par_1"])`` gives
    ``[("art_5",), ("art_6", "par_1")]``.
    """
    end = tuple(last)
    for depth, (one, two) in enumerate(zip(first, last, strict=False)):
        if one == two:
            continue
        (level, a), (other, b) = one.split("_", 1), two.split("_", 1)
        inner = between(a, b) if level == other and depth == len(first) - 1 else None
        return [(*end[:depth], f"{level}_{number}") for number in inner or ()] + [end]
    return [end]
