"""Lines on a page → columns in reading order.

Columns are found by cutting the page where white strips run through (a recursive X-Y cut, after
Nagy and Seth 1984), with one change: horizontally it cuts only round the tallest band of lines
that a strip divides, so that headings over all columns come before them and paragraphs that
happen to line up across columns stay in theirs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.readers.pdf_content import Rule
from ingest.readers.pdf_grids import NUMERIC
from ingest.readers.pdf_lines import MARKER, Item, Line, joined_rows

_GIVEN_BACK = 8
_GUTTERS = ((1.2, 3), (0.9, 5), (0.5, 9))
"""(ems, rows): the narrower a white strip, the taller it must be, as blanks may line up by chance."""
_MIN_CHARS = 14
"""A column of running text has lines longer than this (their median); a table's columns may not."""
_RUNNING = 6
"""Lines of a column that is running text for sure, where the one beside it does not help to tell."""
_INDENTED, _FLUSH = 2.5, 0.5
"""In ems: how far from the edges of its column a justified line may begin and end."""
_ALIGNED = 1.5
"""In points: what begins this close to one place begins there."""
_WIDEST_BLANK = 8.0
"""In ems: no blank of a justified line is wider, though only two words stand on it."""


@dataclass(slots=True)
class Region:
    """A column, or a part of one: its lines and boxes from top to bottom, and its horizontal extent.

    ``gridded``: its lines stand in cells beside each other, not in text columns.
    """

    items: list[Item]
    x0: float
    x1: float
    gridded: tuple[float, ...] = ()


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
    return best if best is None or best[3] else _without_heads(bands, free, best, known)


def _without_heads(
    bands: list[list[Item]],
    free: list[list[_Interval]],
    found: tuple[int, int, list[_Interval], bool],
    known: Sequence[float],
) -> tuple[int, int, list[_Interval], bool]:
    """Cells without the lines above them that are none: a caption, the end of a paragraph.

    They stand alone on their rows, and without them more strips divide the rest.
    """
    first, last, *_ = found
    for _ in range(_GIVEN_BACK):
        if last - first < 3 or len(bands[first]) > 1:
            break
        first += 1
        strips = free[first]
        for other in free[first + 1 : last + 1]:
            strips = _intersection(strips, other)
        judged = _judge([item for band in bands[first : last + 1] for item in band], strips, known)
        if judged is not None and not judged[1] and len(judged[0]) > len(found[2]):
            found = (first, last, *judged)
    return found


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
    stretched = not familiar and rows < _GUTTERS[-1][1] and not _begins_alike(columns) and _is_justified(items)
    if stretched:
        return None
    if all(_is_text(column, familiar) for column in columns) and _side_by_side(columns):
        return gutters, True
    if _is_text_and_its_rest(columns):
        return gutters, True
    if _is_grid(columns) and not _is_justified(items):
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
    own = [item for item in column if isinstance(item, Line)]
    if len(own) < len(column) and len(own) < 2:
        return bool(column)  # a table or picture takes up the column
    texts = _lengths(own)
    rows = len({round(item.y / 2) for item in column if isinstance(item, Line)})
    return familiar or (rows >= _GUTTERS[0][1] and median(texts) >= _MIN_CHARS)


def _is_text_and_its_rest(columns: list[list[Item]]) -> bool:
    """Whether the last column holds the last line or two of running text that fills the ones before it."""
    *full, rest = columns
    last = joined_rows([item for item in rest if isinstance(item, Line)])
    if not 0 < len(last) < _GUTTERS[0][1] or len(rest) > len(last) or len(last[0][0].text) < _MIN_CHARS:
        return False
    tops = []
    for column in full:
        rows = joined_rows([item for item in column if isinstance(item, Line)])
        if len(rows) < _RUNNING or len(rows) < len(column) - sum(len(row) - 1 for row in rows):
            return False
        left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
        filled = sum(row[-1].x1 - row[0].x0 >= 0.75 * (right - left) for row in rows)
        if filled < 0.6 * len(rows) or median(sum(len(line.text) for line in row) for row in rows) < _MIN_CHARS:
            return False
        tops.append(rows[0][0].y)
    return abs(last[0][0].y - min(tops)) <= 1.5 * last[0][0].size


def _lengths(own: list[Line]) -> list[int]:
    """Characters of each line of a column. Words that stand apart on a line that fills the column are one line:
    where a narrow column is justified, blanks grow as wide as gutters."""
    if not own:
        return []
    left, right = min(line.x0 for line in own), max(line.x1 for line in own)
    made: list[int] = []
    for row in joined_rows(own):
        if len(row) > 1 and _fills(row, left, right):
            made.append(sum(len(line.text) for line in row) + len(row) - 1)
        else:
            made += [len(line.text) for line in row]
    return made


def _fills(row: list[Line], left: float, right: float) -> bool:
    """Whether a row reaches from edge to edge, with no gap in it that no blank could be."""
    em = row[0].size
    apart = any(after.x0 - before.x1 > _WIDEST_BLANK * em for before, after in pairwise(row))
    return row[0].x0 - left < _INDENTED * em and right - row[-1].x1 < _FLUSH * em and not apart


def _is_justified(items: list[Item]) -> bool:
    """Whether what stands in rows of several is a justified column's words: the last ones all end at its edge,
    as no cells but those with numbers do."""
    own = [item for item in items if isinstance(item, Line)]
    left, right = min(line.x0 for line in own), max(line.x1 for line in own)
    broken = [row for row in joined_rows(own) if len(row) > 1]
    return all(_fills(row, left, right) and not NUMERIC.match(row[-1].text) for row in broken)


def _begins_alike(columns: list[list[Item]]) -> bool:
    """Whether most rows of each column but the first begin at one place, as those of a text do. The second halves of
    a justified column's lines do not, though the blanks before them may lie over each other.
    """
    for column in columns[1:]:
        starts = [row[0].x0 for row in joined_rows([item for item in column if isinstance(item, Line)])]
        if starts and max(sum(abs(x0 - other) <= _ALIGNED for other in starts) for x0 in starts) < 0.5 * len(starts):
            return False
    return True


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
