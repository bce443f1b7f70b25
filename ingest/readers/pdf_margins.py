"""Running heads and feet: what stands at the edge of one page after the other.

Told by repetition alone: the same words (numbers aside) at the same height on several pages, or
a slot at one height where most words come again, as with the titles of chapters. Notes that differ
in their numbers alone ("² Ibid., p. 12.", "³ Ibid., p. 14.") come again too, but are called in the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from ingest.readers.pdf_lines import Line, joined_rows

_DEPTH = 4
"""Rows from each edge that may be heads or feet."""
_SAME_HEIGHT = 6.0
_NEARBY = 6
"""Pages: heads come again soon, left and right pages and short chapters allowed for; title pages do not."""
_APART = 1.35
"""In ems: the gap between a running head and the text is wider than that between lines."""
_LONGEST = 120
_LONG, _USUAL = 20, 0.3
"""Words of so many characters at one height on such a share of the pages are a head, whatever their numbers."""
_SHORT = 10
"""Pages: in a longer document a head must come three times, in a shorter one twice."""
_NUMBERED_BEFORE = re.compile(r"(?P<number>\d{1,4})\s+(?P<words>\S.*)$")
_NUMBERED_BEHIND = re.compile(r"(?P<words>.{1,120}?)\s+(?P<number>\d{1,4})$")
_ALL_ROMAN = re.compile(r"[ivxlc]{1,7}$", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_ALONE = re.compile(
    r"(?:[A-Z]{2} )?(?:page |p\. ?)?[-–—|]? ?(\d{1,4}) ?(?:[-–—|]|(?:/|of) ?\d{1,4})?(?: [A-Z]{2})?$",
    re.IGNORECASE,
)


_PARTS = r"(?:\d{1,2}\.\d{1,2}\.\d{4}|[A-Z]{2}|[LC] ?\d{1,4}(?:/\d{1,4}|,)|(?:Official Journal|Journal officiel|Amtsblatt|Diario Oficial)[\w ’']{0,40}?)"
_JOURNAL = re.compile(rf"{_PARTS}(?:\s+{_PARTS}){{1,4}}$")
"""The Official Journal's own head: day, language, name, series and page, two of them at least."""


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
    again: bool = False
    noted: bool = False
    """A line of it belongs to a note that its page calls."""
    firm: bool = False
    """It cannot belong to the text: rows of a table come again too, but hug the row below."""


def running(pages: Sequence[Sequence[Line]], noted: Sequence[Set[int]]) -> list[list[Line]]:
    """The lines of each page that are running heads or feet.

    ``noted``: for each page the ``id`` of the lines that look like notes called on it.
    """
    found: list[list[Line]] = [[] for _ in pages]
    for from_top in (True, False):
        rows = list(_edge_rows(pages, from_top))
        _mark(rows, len(pages))
        if not from_top:
            _spare_notes(rows, noted)
        by_page: dict[int, list[_Row]] = defaultdict(list)
        for row in rows:
            by_page[row.page].append(row)
        for page, own in by_page.items():
            # From the edge inwards: rows that come again, down to the last that stands apart.
            again = list(takewhile(lambda row: row.again, own))
            while again and not again[-1].firm:
                again.pop()
            found[page] += [line for row in again for line in row.lines]
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


def _mark(rows: list[_Row], pages: int) -> None:
    """Set ``again`` and ``firm``."""
    enough = 3 if pages > _SHORT else 2
    by_shape: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        by_shape[row.shape].append(row)
    for alike in by_shape.values():
        heights = Counter(round(row.y / _SAME_HEIGHT) for row in alike)
        for at, row in enumerate(alike):  # ascending by page
            near = {other.page for other in _around(alike, at) if _in_step(row, other) and not other.alone}
            usual = len(row.shape) >= _LONG and heights[round(row.y / _SAME_HEIGHT)] >= _USUAL * pages > 2
            row.again = len(near) >= enough or usual
            row.firm = row.gap > _APART or row.shape in ("#", "~") or usual or (len(near) >= 4 and not row.depth)
    for row in rows:
        if not row.depth and _JOURNAL.match(row.text.strip()):
            row.again = row.firm = True
    _mark_slots(rows, pages)
    _mark_page_numbers(rows)
    _mark_numbered_words(rows, enough)


def _spare_notes(rows: list[_Row], noted: Sequence[Set[int]]) -> None:
    """Notes are no feet, however alike. "12 Report" at the foot of one page after the other is a foot, even if
    a note 12 happens to be called above one of them.
    """
    by_shape: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        row.noted = any(id(line) in noted[row.page] for line in row.lines)
        by_shape[row.shape].append(row)
    for alike in by_shape.values():
        if 2 * sum(row.noted for row in alike) >= len(alike):
            for row in alike:
                row.again = row.again and not row.noted


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


def _mark_slots(rows: list[_Row], pages: int) -> None:
    """Rows at a height where most pages have a row and most of these come again."""
    if pages < 6:
        return
    by_height: dict[tuple[int, int], list[_Row]] = defaultdict(list)
    for row in rows:
        by_height[round(row.y / 3), round(row.size)].append(row)
    for slot in by_height.values():
        again = sum(1 for row in slot if row.again)
        if len(slot) >= pages / 2 and again >= 0.6 * len(slot):
            for row in slot:
                if row.gap > _APART and len(row.text) < _LONGEST:
                    row.again = row.firm = True


def _mark_page_numbers(rows: list[_Row]) -> None:
    """Rows that hold a number alone which counts along with the pages, wherever it stands."""
    alone = [(row, int(match[1])) for row in rows if (match := _ALONE.match(row.text.strip()))]
    offsets = Counter(number - row.page for row, number in alone)
    for row, number in alone:
        # On a page that has no like, the number of the page itself, apart at its very edge, is one too.
        if offsets[number - row.page] >= 2 or (
            number == row.page + 1 and not row.depth and row.gap > _APART and not row.alone
        ):
            row.again = row.firm = True


def _mark_numbered_words(rows: list[_Row], enough: int) -> None:
    """Rows of words beside a number that counts along with the pages: "12   Chapter 2: Ports".

    The words change with the chapters. They are a head only if they stand on another page's edge too or, as the
    chapter's title, on the same one; "1 Boats", "2 Ports" that head a page each are titles.
    """
    found = [
        (row, int(match["number"]) - row.page, " ".join(match["words"].lower().split()))
        for row in rows
        if row.gap > _APART and len(row.text) < _LONGEST
        for pattern in (_NUMBERED_BEFORE, _NUMBERED_BEHIND)
        if (match := pattern.match(row.text))
    ]
    known = Counter(" ".join(row.text.lower().split()) for row in rows)
    known.update(words for _, _, words in found)
    counting: dict[int, set[int]] = defaultdict(set)
    for row, offset, _ in found:
        counting[offset].add(row.page)
    for row, offset, words in found:
        if len(counting[offset]) >= enough and known[words] > 1:
            row.again = row.firm = True
