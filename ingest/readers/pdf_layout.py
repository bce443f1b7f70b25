"""Runs on a page → lines, and lines → columns in reading order.

Columns are found by cutting the page where white strips run through (a recursive X-Y cut, after
Nagy and Seth 1984), with one change: horizontally it cuts only round the tallest band of lines
that a strip divides, so that headings over all columns come before them and paragraphs that
happen to line up across columns stay in theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ingest.readers.pdf_page import Rule, Run

MERGE_GAP = 0.6
"""In ems: runs on one baseline closer than this are one line. A justified line may hold wider blanks
and a gutter may be narrower than an em, so lines in one column are joined again afterwards."""
_RAISED = 0.7
_LOWERED = 0.35
_SAME_BASELINE = 0.2
_GIVEN_BACK = 8
_GUTTERS = ((1.2, 3), (0.9, 5), (0.5, 9))
"""(ems, rows): the narrower a white strip, the taller it must be, as blanks may line up by chance."""
_MIN_CHARS = 14
"""A column of running text has lines longer than this (their median); a table's columns may not."""
MARKER = re.compile(
    r"(?:[•‣▪▫◦●○■□◆➢➤✓✔→·o*–—-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,6})[.)]|\d{1,2}(?:\.\d{1,2}){1,4}\.?|\[\d{1,3}\])$"
)


@dataclass(slots=True)
class Line:
    """Runs on one baseline, left to right. ``y`` is the baseline, ``size`` that of most of its text.

    ``text`` has single blanks and the raised marks too: for looking at, not for quoting.
    """

    runs: list[Run]
    x0: float
    x1: float
    y: float
    size: float
    page: int = 0
    text: str = ""

    @property
    def top(self) -> float:
        return self.y - 0.72 * self.size

    @property
    def bottom(self) -> float:
        return self.y + 0.2 * self.size

    @property
    def bold(self) -> bool:
        lettered = [run for run in self.runs if any(char.isalpha() for char in run.text)]
        return all(run.bold for run in lettered or self.runs)

    @property
    def italic(self) -> bool:
        return all(run.italic for run in self.runs)

    def settle(self) -> None:
        """Recompute what follows from the runs, once they are all there."""
        sizes: dict[float, int] = {}
        for run in self.runs:
            sizes[run.size] = sizes.get(run.size, 0) + len(run.text)
        self.size = max(sizes, key=lambda size: (sizes[size], size))
        blanks = (" " if at and blank_before(self, at) else "" for at in range(len(self.runs)))
        self.text = "".join(blank + run.text for blank, run in zip(blanks, self.runs, strict=True))


@dataclass(slots=True)
class Region:
    """A column, or a part of one: its lines and boxes from top to bottom, and its horizontal extent.

    ``gridded``: its lines stand in cells beside each other, not in text columns.
    """

    items: list[Item]
    x0: float
    x1: float
    gridded: tuple[float, ...] = ()


@dataclass(slots=True)
class Placed:
    """Something other than a line that takes its place in the order, such as a ruled table."""

    x0: float
    x1: float
    top: float
    bottom: float
    content: object = field(repr=False)


Item = Line | Placed


def blank_before(line: Line, at: int) -> bool:
    """Whether a blank stands between run ``at`` of a line and the one before."""
    run, before = line.runs[at], line.runs[at - 1]
    gap = run.x0 - before.x1
    return gap > 0.2 * line.size or (run.space and gap > 0.02 * line.size)


# --------------------------------------------------------------------------- lines


def lines(runs: Sequence[Run], page: int) -> list[Line]:
    """Join runs that share a baseline (raised and lowered marks with them) and stand close."""
    made: list[Line] = []
    shelf: dict[int, list[Line]] = {}
    for run in sorted(runs, key=lambda run: (run.x0, run.y)):
        best: Line | None = None
        best_gap = 0.0
        for key in range(_shelf(run.y - run.size), _shelf(run.y + run.size) + 1):
            for line in shelf.get(key, ()):
                em = max(line.size, run.size)
                gap = run.x0 - line.x1
                if -0.6 * em < gap < MERGE_GAP * em and _same_line(line, run) and (best is None or gap < best_gap):
                    best, best_gap = line, gap
        if best is None:
            best = Line([run], run.x0, run.x1, run.y, run.size, page)
            made.append(best)
            shelf.setdefault(_shelf(run.y), []).append(best)
            continue
        best.runs.append(run)
        best.x1 = max(best.x1, run.x1)
        if run.size > best.size * 1.05 or (run.size > best.size * 0.95 and len(best.runs) == 2):
            best.size = run.size
            if _shelf(run.y) != _shelf(best.y):
                shelf[_shelf(best.y)].remove(best)
                shelf.setdefault(_shelf(run.y), []).append(best)
            best.y = run.y
    for line in made:
        line.settle()
    return made


def _shelf(y: float) -> int:
    return int(y // 8)


def _same_line(line: Line, run: Run) -> bool:
    big, small = (line.size, run.size) if line.size >= run.size else (run.size, line.size)
    base, other = (line.y, run.y) if line.size >= run.size else (run.y, line.y)
    if abs(base - other) <= _SAME_BASELINE * small:
        return True
    return small <= 0.85 * big and -_RAISED * big < other - base < _LOWERED * big


def joined_rows(items: Sequence[Line]) -> list[list[Line]]:
    """Lines grouped by baseline, top to bottom, each row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(items, key=lambda line: (line.y, line.x0)):
        if rows and any(abs(line.y - other.y) <= 0.35 * min(line.size, other.size) for other in rows[-1]):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.x0)
    return rows


def merged(row: Sequence[Line]) -> Line:
    """One line out of those that share a baseline within a column."""
    if len(row) == 1:
        return row[0]
    widest = max(row, key=lambda line: line.x1 - line.x0)
    runs = [run for line in row for run in line.runs]
    line = Line(runs, row[0].x0, max(line.x1 for line in row), widest.y, widest.size, widest.page)
    line.settle()
    return line


# --------------------------------------------------------------------------- columns

_Interval = tuple[float, float]


def regions(items: Sequence[Item], rules: Sequence[Rule] = (), known: Sequence[float] = ()) -> list[Region]:
    """The columns of a page in reading order.

    ``rules``: no column of text goes on over a line that is drawn across it and its neighbour.
    ``known``: x of gutters that were seen on other pages, ascending.
    """
    return list(_cut(list(items), [rule for rule in rules if rule.horizontal], known, 0))


def _cut(items: list[Item], rules: list[Rule], known: Sequence[float], depth: int) -> list[Region]:
    if not items:
        return []
    extent = (min(item.x0 for item in items), max(item.x1 for item in items))
    bands = _bands(items)
    found = _divided(bands, known) if depth < 12 else None
    if found is None:
        return [Region(_sorted(items), *extent)]
    first, last, gutters, textual = found
    if textual:
        inner = [item for band in bands[first : last + 1] for item in band]
        across = _crossing(rules, inner, gutters)
        if across is not None:
            upper = [item for item in items if item.bottom <= across + 2]
            lower = [item for item in items if item.bottom > across + 2]
            return _cut(upper, rules, known, depth + 1) + _cut(lower, rules, known, depth + 1)
    above = [item for band in bands[:first] for item in band]
    inside = [item for band in bands[first : last + 1] for item in band]
    below = [item for band in bands[last + 1 :] for item in band]
    made = _cut(above, rules, known, depth + 1)
    if textual:
        for column in _columns(inside, [sum(gutter) / 2 for gutter in gutters]):
            made += _cut(column, rules, known, depth + 1)
    else:
        made.append(Region(_sorted(inside), *extent, tuple(sum(gutter) / 2 for gutter in gutters)))
    return made + _cut(below, rules, known, depth + 1)


def _crossing(rules: list[Rule], items: list[Item], gutters: list[_Interval]) -> float | None:
    """y of the first line drawn across one of the gutters, between these items."""
    top, bottom = min(item.bottom for item in items), max(item.top for item in items)
    for rule in sorted(rules, key=lambda rule: rule.y0):
        if top - 2 <= rule.y0 <= bottom + 2 and any(
            rule.x0 < gutter[0] - 20 and rule.x1 > gutter[1] + 20 for gutter in gutters
        ):
            below = any(item.bottom > rule.y0 + 2 for item in items)
            above = any(item.bottom <= rule.y0 + 2 for item in items)
            if above and below:
                return rule.y0
    return None


def _sorted(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.y if isinstance(item, Line) else item.top, item.x0))


def _bands(items: list[Item]) -> list[list[Item]]:
    """Groups of items that no horizontal white strip parts, top to bottom."""
    bands: list[list[Item]] = []
    low = 0.0
    for item in sorted(items, key=lambda item: item.top):
        if bands and item.top < low:
            bands[-1].append(item)
        else:
            bands.append([item])
        low = max(low, item.bottom) if len(bands[-1]) > 1 else item.bottom
    return bands


def _divided(bands: list[list[Item]], known: Sequence[float]) -> tuple[int, int, list[_Interval], bool] | None:
    """The tallest run of bands that white strips divide: (first, last, strips, text or cells)."""
    left = min(item.x0 for band in bands for item in band)
    right = max(item.x1 for band in bands for item in band)
    free = [_free(band, left, right) for band in bands]
    best: tuple[int, int, list[_Interval], bool] | None = None
    best_size = 0
    start = 0
    while start < len(bands):
        run = [free[start]]
        while run[-1] and start + len(run) < len(bands):
            run.append(_intersection(run[-1], free[start + len(run)]))
        reached = None
        # Bands at the end may leave a strip that nothing stands beside: give some back.
        for length in range(len(run), max(len(run) - _GIVEN_BACK, 0), -1):
            if run[length - 1]:
                inside = [item for band in bands[start : start + length] for item in band]
                judged = _judge(inside, run[length - 1], known)
                if judged is not None:
                    reached = (start + length - 1, *judged)
                    break
        if reached is None:
            start += 1
            continue
        size = sum(len(band) for band in bands[start : reached[0] + 1])
        if size > best_size:
            best, best_size = (start, *reached), size
        start = reached[0] + 1
    return best


def _free(band: list[Item], left: float, right: float) -> list[_Interval]:
    """White intervals of a band between the edges of its region, open at the edges."""
    strips: list[_Interval] = []
    at = left
    for item in sorted(band, key=lambda item: item.x0):
        if item.x0 > at:
            strips.append((at, item.x0))
        at = max(at, item.x1)
    if at < right:
        strips.append((at, right))
    return strips


def _intersection(left: list[_Interval], right: list[_Interval]) -> list[_Interval]:
    made: list[_Interval] = []
    i = j = 0
    while i < len(left) and j < len(right):
        low, high = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
        if low < high:
            made.append((low, high))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return made


def _judge(items: list[Item], strips: list[_Interval], known: Sequence[float]) -> tuple[list[_Interval], bool] | None:
    """Which strips divide these items, and whether into columns of text (true) or cells."""
    sizes = [item.size for item in items if isinstance(item, Line)]
    if not sizes:
        return None
    em = median(sizes)
    rows = len({round(item.y / 2) for item in items if isinstance(item, Line)})
    left, right = min(item.x0 for item in items), max(item.x1 for item in items)
    inner = [strip for strip in strips if strip[0] > left and strip[1] < right]
    gutters = [strip for strip in inner if _wide_enough(strip, em, rows, known)]
    while gutters:
        columns = _columns(items, [sum(gutter) / 2 for gutter in gutters])
        weak = next((at for at, column in enumerate(columns) if _is_markers(column)), None)
        if weak is None:
            break
        del gutters[min(weak, len(gutters) - 1)]
    if not gutters:
        return None
    columns = _columns(items, [sum(gutter) / 2 for gutter in gutters])
    familiar = all(_near(known, gutter) for gutter in gutters)
    if all(_is_text(column, familiar) for column in columns) and _side_by_side(columns):
        return gutters, True
    if _is_grid(columns):
        return gutters, False
    # Some columns may still be text where others are not: keep the strips between text.
    if len(gutters) > 1:
        for at in range(len(gutters)):
            columns = _columns(items, [sum(gutters[at]) / 2])
            if all(_is_text(column, familiar) for column in columns) and _side_by_side(columns):
                return [gutters[at]], True
    return None


def _wide_enough(strip: _Interval, em: float, rows: int, known: Sequence[float]) -> bool:
    width = (strip[1] - strip[0]) / em
    if width >= _GUTTERS[-1][0] and _near(known, strip):
        return True
    return any(width >= ems and rows >= needed for ems, needed in _GUTTERS)


def _near(known: Sequence[float], gutter: _Interval) -> bool:
    at = bisect_left(known, gutter[0])
    return at < len(known) and known[at] <= gutter[1]


def _columns(items: list[Item], edges: list[float]) -> list[list[Item]]:
    columns: list[list[Item]] = [[] for _ in range(len(edges) + 1)]
    for item in items:
        columns[bisect_left(edges, (item.x0 + item.x1) / 2)].append(item)
    return columns


def _is_markers(column: list[Item]) -> bool:
    return bool(column) and all(
        isinstance(item, Line) and len(item.text) <= 8 and MARKER.match(item.text) is not None for item in column
    )


def _is_text(column: list[Item], familiar: bool) -> bool:
    texts = [len(item.text) for item in column if isinstance(item, Line)]
    if len(texts) < len(column) and len(texts) < 2:
        return bool(column)  # a table or picture takes up the column
    rows = len({round(item.y / 2) for item in column if isinstance(item, Line)})
    return familiar or (rows >= _GUTTERS[0][1] and median(texts) >= _MIN_CHARS)


def _side_by_side(columns: list[list[Item]]) -> bool:
    """Whether neighbouring columns overlap vertically by a good part of the shorter one."""
    spans = [(min(item.top for item in column), max(item.bottom for item in column)) for column in columns]
    for (top, bottom), (next_top, next_bottom) in pairwise(spans):
        shared = min(bottom, next_bottom) - max(top, next_top)
        if shared < 0.3 * min(bottom - top, next_bottom - next_top):
            return False
    return True


def _is_grid(columns: list[list[Item]]) -> bool:
    """Whether the columns look like cells: rows that line up across them, three at least."""
    baselines: list[list[float]] = []
    for column in columns:
        lines_of = [item for item in column if isinstance(item, Line)]
        if len(lines_of) < len(column) or not lines_of:
            return False
        baselines.append([line.y for line in lines_of])
    fewest = min(baselines, key=len)
    if len(fewest) + len(columns) < 5:
        return False
    for ys in baselines:
        matched = [y for y in fewest if any(abs(y - other) <= 2.5 for other in ys)]
        if len(matched) < 0.7 * len(fewest):
            return False
    return True
