"""A sentence as the things it names and the roles of its other words: items in order, none overlapping."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from index.check import lexicon
from index.world import World
from ingest.fold import fold
from ingest.model import Reference, Span
from ingest.references.dates import DATE_BEHIND
from ingest.references.occurrences import occurrences

_KINDS = {
    "action": "A",
    "strategic_priority": "P",
    "priority_area": "R",
    "performance_indicator": "I",
    "footnote": "F",
}
NOUNS = {"A": "action", "P": "priority", "I": "indicator", "F": "footnote", "R": "area", "S": "section"}
"""What each letter's things are called as units."""

_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter"
_TIME = re.compile(
    rf"(?<![\w/.])(?:(?:(?:from|between)\s+)?(?P<first>{_YEAR})(?:\s?[-/]\s?|\s+(?:to|until|through|and|till)\s+)(?P<last>{_YEAR}|[0-9]{{2}}(?![0-9]))"
    rf"|(?P<fine>(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\s)?(?:{_MONTH})(?:\s[0-9]{{1,2}},?)?(?:\sof)?\s|(?:mid|early|late)[-\s]|q[1-4][\s/-]"
    rf"|(?:first|second|third|fourth|last)\s(?:half|quarter)\s(?:of\s)?|(?:the\s)?middle\sof\s|(?:beginning|start)\sof\s)?(?P<year>{_YEAR}))(?![\w/]|\.[0-9])"
)
_LOWER = re.compile(
    r"(?<![\w-])(?P<kind>indicators?|(?:strategic )?priorit(?:y|ies)|actions?|footnotes?) (?:no\.? |numbers? |nos\.? |#)?"
    r"(?P<numbers>[0-9]{1,3}(?![\w%/]|[.,][0-9])(?:(?:, | and |, and | or )[0-9]{1,3}(?![\w%/]|[.,][0-9])){0,40})"
)
_SECTION = re.compile(r"(?<![\w-])[Ss]ections? (?P<letter>[A-Z])(?![\w'-]|\.[0-9])")
_AREA = re.compile(r"(?<![\w.,])[1-9][0-9]?\.[0-9]{1,2}(?![\w%]|[.,]?[0-9])")
_WORD = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*|[.,;:()|\t]|(?<=\s)-+(?=\s)|[%&]")


@dataclass(frozen=True, slots=True)
class When:
    """A year; ``fine``: the words say more than it ("mid-2022"); ``day`` where they name one."""

    year: int
    fine: bool = False
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """``code`` is its letter in ``lexicon``; ``value`` what it names, by its letter.

    ``A``, ``P``, ``I``, ``F``, ``R``, ``S``: numbers. ``G``: names of bodies. ``Y``: the year and whether the words are
    finer than it. ``T``: first and last year. ``N``: the number. ``L``: the reference, or the id of a work.
    """

    code: str
    start: int
    end: int
    value: Any = None
    joined: str = ""


def things(
    text: str, span: Span, quoted: Sequence[Span], references: Sequence[Reference], world: World
) -> list[Item]:
    """The items of ``text[span]``, in order; ``quoted`` are its quotations, ``references`` what it cites."""
    taken: list[Item] = [Item("Q", one.start, one.end) for one in quoted]
    folded = fold(text[span.start : span.end])

    def free(start: int, end: int) -> bool:
        return all(end <= item.start or item.end <= start for item in taken)

    def take(found: Iterable[Item]) -> None:
        taken.extend(item for item in found if free(item.start, item.end))

    take(_references(text, references))
    take(_lower(text, span))
    take(_sections(text, span))
    if "area" in folded:
        take(_areas(text, span))
    take(_plans(folded, span, world))
    take(_works(folded, span, world))
    take(
        Item("G", span.start + named.span.start, span.start + named.span.end, (named.body,))
        for named in world.bodies.find(text[span.start : span.end])
    )
    take(_times(folded, span.start))
    named = sorted(taken, key=lambda item: item.start)
    return list(_filled(folded, span, named))


def _references(text: str, references: Sequence[Reference]) -> Iterator[Item]:
    for one in references:
        code = _KINDS.get(one.kind)
        if code is not None:
            yield Item(code, one.start, one.end, tuple(each.partition(":")[2] for each in one.identifiers))
        else:
            yield Item("L", one.start, with_date(text, one.end), one)


def _lower(text: str, span: Span) -> Iterator[Item]:
    codes = {"i": "I", "s": "P", "p": "P", "a": "A", "f": "F"}
    for match in _LOWER.finditer(text, span.start, span.end):
        yield Item(codes[match["kind"][0]], match.start(), match.end(), tuple(re.findall("[0-9]+", match["numbers"])))


def _sections(text: str, span: Span) -> Iterator[Item]:
    for match in _SECTION.finditer(text, span.start, span.end):
        yield Item("S", match.start(), match.end(), (match["letter"],))


def _areas(text: str, span: Span) -> Iterator[Item]:
    """Areas by their codes alone, in a sentence that speaks of areas: "the priority area of Action 4 is 2.1"."""
    for match in _AREA.finditer(text, span.start, span.end):
        yield Item("R", match.start(), match.end(), (match.group(),))


def _plans(folded: str, span: Span, world: World) -> Iterator[Item]:
    names = set()
    for plan in world.plans:
        work = world.work_of(plan.id)
        names |= {plan.title, *((work.title, work.short_title, *work.names) if work else ())}
    for start, end, _ in occurrences(folded, [fold(name) for name in names if name]):
        yield Item("D", span.start + start, span.start + end)


def _works(folded: str, span: Span, world: World) -> Iterator[Item]:
    works = dict(world.work_names)
    for start, end, name in occurrences(folded, works):
        yield Item("L", span.start + start, span.start + end, works[name])


def _times(folded: str, offset: int) -> Iterator[Item]:
    for match in _TIME.finditer(folded):
        start, end = offset + match.start(), offset + match.end()
        if match["first"]:
            first, last = int(match["first"]), match["last"]
            ended = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
            if " and " in match.group() and not match.group().startswith("between"):
                at = offset + match.start("first")
                yield Item("Y", at, at + 4, (When(first),))
                yield Item("Y", end - len(last), end, (When(ended),))
            else:
                yield Item("T", start, end, (first, ended))
        else:
            year, fine = int(match["year"]), match["fine"] or ""
            yield Item("Y", start, end, (When(year, bool(fine), _day(fine, year)),))


def _day(fine: str, year: int) -> dt.date | None:
    """The day that "2 july " or "july 2, " names in a year."""
    day, month = re.search("[0-9]{1,2}", fine), re.search(_MONTH, fine)
    months = _MONTH.split("|")
    if not day or not month or months.index(month.group()) > 11:
        return None
    try:
        return dt.date(year, months.index(month.group()) + 1, int(day.group()))
    except ValueError:
        return None


def _filled(folded: str, span: Span, named: Sequence[Item]) -> Iterator[Item]:
    """What is named, and between it the other words by their role; fillers are left out."""
    at = span.start
    for item in [*named, Item("", span.end, span.end)]:
        yield from _roles(folded[at - span.start : item.start - span.start], at)
        if item.code:
            yield item
        at = max(at, item.end)


def _roles(folded: str, offset: int) -> Iterator[Item]:
    found = [(match.group(), offset + match.start(), offset + match.end()) for match in _WORD.finditer(folded)]
    words = [word.removesuffix("'s") for word, _, _ in found]
    i = 0
    while i < len(found):
        word, start, end = found[i]
        if not word[0].isalnum():
            code = {"\t": "|", "%": "?", "&": "k"}.get(word, "," if word[0] == "-" else word)
            yield Item(code, start, end)
            i += 1
            continue
        value = lexicon.number(word)
        if value is None and word in ("all", "every", "each", "any"):
            yield Item("E", start, end, "all")
        elif value is None and word in ("none",):
            yield Item("E", start, end, "none")
        elif value is not None and not (value == 1 and word == "one" and i + 1 < len(words) and words[i + 1] == "of"):
            yield Item("N", start, end, value)
        else:
            count, code = lexicon.match(words[i : i + 8])
            for letter in code:
                yield Item(letter, start, found[i + count - 1][2])
            i += max(count, 1)
            continue
        i += 1


_INSTITUTIONS = re.compile(r"(?:,? of the (?:European Parliament and of the Council|Council|European Commission|Commission))")


def with_date(text: str, end: int) -> int:
    """The end of an act's citation with the institutions and the date behind it."""
    institution = _INSTITUTIONS.match(text, end)
    after = institution.end() if institution else end
    date = DATE_BEHIND.match(text, after)
    return date.end() if date else after
