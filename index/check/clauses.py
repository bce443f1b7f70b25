"""A sentence's items cut into clauses, and the lists within each put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.check.items import Item

_LISTED = frozenset("APISRFGY")
"""Things of which several may be named one after the other."""
_AGAIN = frozenset(["with", "by", "for", "to", "of", "in", "on", "from"])
"""Prepositions that a list may say again before each thing."""
_VERB = re.compile("[vmuUcxhj!~edlM$&]")
_NAMED = "APRSIFLGDQ"
_AFRESH = re.compile(
    rf"[k,:oBt]*(?:(?:n?[{_NAMED}](?:[k,n]+[{_NAMED}])*|[>}}<{{oq]*[NE][aiprsfb]?(?:[GPRS])?)[on]*[vmhUxcj!~lM$&]"
    rf"|n?[{_NAMED.replace('G', '')}](?:[k,n]+[{_NAMED.replace('G', '')}])*[on]*u)"
)
"""What follows a comma or "and" where another clause begins: something named, and a verb."""
_ON = re.compile(r"[k,:]+[on]*(?:[vmhUuxcj~!l$&]|d[WwXVZ]*[YTO])")
"""A verb right behind: the clause goes on about the same thing."""


@dataclass(frozen=True, slots=True)
class Clause:
    """``codes`` has one letter an item. ``words`` is the clause as written, folded."""

    items: tuple[Item, ...]
    codes: str
    words: str
    start: int
    end: int


def clauses(items: Sequence[Item], folded: str, offset: int) -> list[Clause]:
    """The clauses of a sentence; one without a subject of its own takes that of the clause before."""
    main, asides = _asides(items)
    found: list[Clause] = []
    subject: Item | None = None
    for piece in _cut(main):
        listed = _lists(piece, folded, offset)
        if not listed:
            continue
        if subject is not None and re.match(r"[on]*(?:[vmhUuxcj~!l$&]|d[WwXVZ]*[YTO])", "".join(item.code for item in listed)):
            listed = [replace(subject, start=listed[0].start, end=listed[0].start), *listed]
        first = next((item for item in listed if item.code in _NAMED), None)
        if first is not None:
            subject = first
        found.append(_clause(listed, piece, folded, offset))
    for aside in asides:
        if listed := _lists(aside, folded, offset):
            found.append(_clause(listed, aside, folded, offset))
    return found


def _clause(listed: Sequence[Item], piece: Sequence[Item], folded: str, offset: int) -> Clause:
    start, end = listed[0].start, max(item.end for item in (*listed, *(each for each in piece if each.code not in ",.:")))
    words = folded[start - offset : end - offset]
    return Clause(tuple(listed), "".join(item.code for item in listed), words, start, end)


def _asides(items: Sequence[Item]) -> tuple[list[Item], list[list[Item]]]:
    """The items outside brackets, and what stands in each: about the action right before, if one does."""
    main: list[Item] = []
    asides: list[list[Item]] = []
    opened: list[Item] | None = None
    for item in items:
        if item.code == "(":
            before = main[-1] if main else None
            opened = [replace(before, start=item.start, end=item.start)] if before and before.code == "A" else []
            continue
        if item.code == ")":
            if opened:
                _aside(opened, main, asides)
            opened = None
            continue
        (main if opened is None else opened).append(item)
    if opened:
        main += [item for item in opened if item.start < item.end]
    return main, asides


def _aside(inside: list[Item], main: list[Item], asides: list[list[Item]]) -> None:
    named = [item for item in inside if item.start < item.end]
    codes = "".join(item.code for item in named)
    if len(named) == 1 and main and main[-1].code == named[0].code == "G":
        if named[0].value == main[-1].value:
            return  # a name, and its acronym
    elif codes in ("Y", "T") and main and main[-1].code in "DL":
        return  # the years of a title
    elif codes and set(codes) <= set("Ak,") and any(item.code == "N" for item in main):
        main += named  # "two actions (4 and 46)": which ones
        return
    if named:
        asides.append(inside)


def _cut(items: Sequence[Item]) -> Iterator[list[Item]]:
    codes = "".join(item.code for item in items)
    current: list[Item] = []
    verb = False
    for i, item in enumerate(items):
        apart = item.code in ";.B"
        joins = item.code in "k,:"
        if apart or (joins and verb and (_AFRESH.match(codes, i) or _ON.match(codes, i))):
            if current:
                yield current
            current, verb = [], False
        if apart:
            continue
        verb = verb or bool(_VERB.match(item.code))
        current.append(item)
    if current:
        yield current


def _lists(items: Sequence[Item], folded: str, offset: int) -> list[Item]:
    """Things of one kind with commas, "and" or "nor" between them as one item; then without commas."""
    found: list[Item] = []
    between: list[Item] = []
    for item in items:
        if item.code in "k,:|." or (found and item.code == "n" and _word(item, folded, offset) == "nor"):
            between.append(item)
            continue
        if between and item.code in "hWw" and _word(item, folded, offset) in _AGAIN:
            between.append(item)  # "neither with Europol nor with Frontex"
            continue
        alike = found and found[-1].code == item.code and item.code in _LISTED and item.code != "L"
        if between and alike and not any(each.code in ":|." for each in between):
            words = {_word(each, folded, offset) for each in between}
            joined = "or" if words & {"or", "nor"} else found[-1].joined or "and"
            found[-1] = replace(found[-1], end=item.end, value=found[-1].value + item.value, joined=joined)
            between = []
            continue
        found += [each for each in between if each.code in "hWw"]  # what follows is another thing: they are its own
        between = []
        found.append(item)
    return found


def _word(item: Item, folded: str, offset: int) -> str:
    return folded[item.start - offset : item.end - offset]
