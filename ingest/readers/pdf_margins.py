"""Running heads and feet: what stands at the edge of one page after the other.

Told by repetition alone: the same words (numbers aside) at the same height on several pages, or
a slot at one height where most words come again, as with the titles of chapters.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.pdf_lines import Line, joined_rows

_DEPTH = 4
"""Rows from each edge that may be heads or feet."""
_SAME_HEIGHT = 6.0
_NEARBY = 6
"""Pages: heads come again soon, left and right pages and short chapters allowed for; title pages do not."""
_LONG, _USUAL = 20, 0.3
"""Words of so many characters at one height on such a share of the pages are a head, whatever their numbers."""
_SHORT = 10
"""Pages: in a longer document a head must come three times, in a shorter one twice."""
_ALL_ROMAN = re.compile(r"[ivxlc]{1,7}$", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_ALONE = re.compile(
    r"(?:[A-Z]{2} )?(?:page |p\. ?)?[-–—|]? ?(\d{1,4}) ?(?:[-–—|]|(?:/|of) ?\d{1,4})?(?: [A-Z]{2})?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Row:
    page: int  # index into the pages
    depth: int
    lines: list[Line]
    y: float
    size: float
    gap: float  # to the next row inwards, in ems
    text: str
    shape: str
    numbers: tuple[int, ...]
    alone: bool
    """Its page holds hardly anything else, so that it shows nothing about what comes again."""


def running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page that are running heads or feet."""
    found: list[list[Line]] = [[] for _ in pages]
    for from_top in (True, False):
        rows = list(_edge_rows(pages, from_top))
        marked = _marked(rows, len(pages))
        by_page: dict[int, list[_Row]] = defaultdict(list)
        for row in rows:
            by_page[row.page].append(row)
        for page, own in by_page.items():
            for row in own:  # from the edge inwards, as long as it goes on
                if id(row) not in marked:
                    break
                found[page] += row.lines
    return found


def _edge_rows(pages: Sequence[Sequence[Line]], from_top: bool) -> Iterator[_Row]:
    for number, lines in enumerate(pages):
        rows = joined_rows(lines)
        if not from_top:
            rows.reverse()
        for depth, row in enumerate(rows[:_DEPTH]):
            text = " ".join(line.text for line in row)
            y, size = row[0].y, max(line.size for line in row)
            inward = rows[depth + 1][0].y if depth + 1 < len(rows) else None
            gap = abs(inward - y) / size if inward is not None and size else 99.0
            numbers = tuple(int(digits[:9]) for digits in _NUMBER.findall(text))
            yield _Row(number, depth, row, y, size, gap, text, _shape(text), numbers, len(rows) < 3)


def _shape(text: str) -> str:
    """The words with their numbers blotted out, so that page numbers do not tell pages apart."""
    folded = " ".join(text.split()).lower()
    return "~" if _ALL_ROMAN.match(folded) else _NUMBER.sub("#", folded)


def _marked(rows: list[_Row], pages: int) -> set[int]:
    marked: set[int] = set()
    enough = 3 if pages > _SHORT else 2
    by_shape: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        by_shape[row.shape].append(row)
    for alike in by_shape.values():
        heights = Counter(round(row.y / _SAME_HEIGHT) for row in alike)
        for at, row in enumerate(alike):  # ascending by page
            near = {other.page for other in _around(alike, at) if _in_step(row, other) and not other.alone}
            # Rows of a table come again too, but hug the row below.
            again = len(near) >= enough and (
                row.gap > 1.35 or (len(near) >= 4 and not row.depth) or row.shape in ("#", "~")
            )
            usual = len(row.shape) >= _LONG and heights[round(row.y / _SAME_HEIGHT)] >= _USUAL * pages > 2
            if again or usual:
                marked.add(id(row))
    marked |= _slots(rows, marked, pages)
    return marked | _page_numbers(rows)


def _around(alike: list[_Row], at: int) -> Iterator[_Row]:
    """The rows at the same height on the pages nearby, this one's own included."""
    row = alike[at]
    for step in (-1, 1):
        other = at if step == 1 else at - 1
        while 0 <= other < len(alike) and abs(alike[other].page - row.page) <= _NEARBY:
            if abs(alike[other].y - row.y) <= _SAME_HEIGHT:
                yield alike[other]
            other += step


def _in_step(row: _Row, other: _Row) -> bool:
    """Whether the numbers in two like rows are the same or count along with the pages.

    "Article 11" and "Article 14" that happen to stand first on two pages do neither.
    """
    return all(
        theirs == own or theirs - own == other.page - row.page
        for own, theirs in zip(row.numbers, other.numbers, strict=True)
    )


def _slots(rows: list[_Row], marked: set[int], pages: int) -> set[int]:
    """Rows at a height where most pages have a row and most of these come again."""
    found: set[int] = set()
    if pages < 6:
        return found
    by_height: dict[tuple[int, int], list[_Row]] = defaultdict(list)
    for row in rows:
        by_height[round(row.y / 3), round(row.size)].append(row)
    for slot in by_height.values():
        again = sum(1 for row in slot if id(row) in marked)
        if len(slot) >= pages / 2 and again >= 0.6 * len(slot):
            found |= {id(row) for row in slot if row.gap > 1.35 and len(row.text) < 120}
    return found


def _page_numbers(rows: list[_Row]) -> set[int]:
    """Rows that hold a number alone which counts along with the pages, wherever it stands."""
    alone = [(row, int(match[1])) for row in rows if (match := _ALONE.match(row.text.strip()))]
    offsets = Counter(number - row.page for row, number in alone)
    return {id(row) for row, number in alone if offsets[number - row.page] >= 2}
