"""What the cells of an action's row say: years, priority areas, responsible bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.bodies import Bodies
from ingest.fold import fold
from ingest.model import Span

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT_RANGE = re.compile(r"(?<!\d)((?:19|20)(\d\d))\s*[-/–—]\s*(\d\d)(?!\d)")
_ONGOING = re.compile(
    r"\bongoing\b|\bon-going\b|\bcontinu|\bpermanent|\bannual|\byearly\b|\bevery year\b"
    r"|\bthroughout\b|\brecurr|\bregular"
)
_BEFORE = re.compile(r"\bby\b|\buntil\b|\bbefore\b|\bup to\b|\bnot later than\b|\bno later than\b|\btill\b")
_AFTER = re.compile(r"\bfrom\b|\bsince\b|\bstarting\b|\bonwards?\b|\bas of\b|\bafter\b")
_CODE = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?!\.?\d)(\.?)")
_SEPARATORS = re.compile(
    r"[,;/\n•·&+]|\band\b|\bwith\b|\bsupported by\b|\bin cooperation with\b|\bin collaboration with\b"
)


def years(written: str) -> tuple[int | None, int | None, bool]:
    """(first year, last year, ongoing) of a timetable cell; years are inclusive.

    "2021-2025" → (2021, 2025, False); "2022" → (2022, 2022, False); "by 2023" → (None, 2023, False);
    "from 2022" → (2022, None, True); "Ongoing" → (None, None, True).
    """
    text = fold(written)
    found = [int(year) for year in _YEAR.findall(text)]
    short = _SHORT_RANGE.search(text)
    if short:
        found.append(int(short.group(1)[:2] + short.group(3)))
    ongoing = bool(_ONGOING.search(text))
    if not found:
        return None, None, ongoing
    first, last = min(found), max(found)
    if first == last and len(set(found)) == 1:
        if _BEFORE.search(text):
            return None, last, False
        if _AFTER.search(text):
            return first, None, True
    return (first, None, True) if ongoing and first == last else (first, last, ongoing)


def areas(written: str) -> Iterator[tuple[str, int, int, bool]]:
    """(code, start, end, oddly written) of each priority area in a cell: "5.1." is odd."""
    for match in _CODE.finditer(written):
        yield match.group(1), match.start(), match.end(), bool(match.group(2))


def bodies_in(written: str, bodies: Bodies) -> Iterator[tuple[str, Span, bool]]:
    """(canonical name, span in the cell, known) of each body in a responsibility cell.

    The cell is cut at line ends, commas, "and" and the like, but never inside a known name. A
    piece without a known name is a body too, under the name that the cell gives it.
    """
    known = list(bodies.find(written))
    cuts = [
        match.span()
        for match in _SEPARATORS.finditer(written)
        if not any(item.span.start < match.end() and match.start() < item.span.end for item in known)
    ]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(written)]
    for start, end in zip(starts, ends, strict=True):
        inside = [item for item in known if start <= item.span.start < end]
        for item in inside:
            yield item.body, item.span, True
        words = written[start:end].strip(" \t\n.:()-–")
        if not inside and sum(character.isalpha() for character in words) > 1:
            first = start + written[start:end].index(words)
            yield words, Span(first, first + len(words)), False
