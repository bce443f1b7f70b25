"""Tables on a PDF page: grids of ruling lines, and columns of cells without any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.readers.pdf_layout import Line, Placed, joined_rows, lines
from ingest.readers.pdf_page import Rule, Run

_TOUCH = 3.5
"""Points: lines that end this close to each other meet."""
_MOST_RULES = 3_000
_NUMERIC = re.compile(r"[\d.,%()€$£+\-–—/*<>=≤≥ ]+$")


@dataclass(slots=True)
class Slot:
    """A cell of a table on the page: its lines and its extent; ``covered`` as in ``Cell``."""

    lines: list[Line]
    x0: float
    x1: float
    covered: str = ""


@dataclass(slots=True)
class Grid:
    """A table on a page: rows of slots, as many in each row as there are columns."""

    rows: list[list[Slot]]
    page: int
    edges: tuple[float, ...]
    page_end: int = 0

    def __post_init__(self) -> None:
        self.page_end = self.page


def ruled(runs: Sequence[Run], rules: Sequence[Rule], page: int) -> tuple[list[Placed], list[Run]]:
    """The ruled tables of a page, and the runs that stand outside them."""
    rest = list(runs)
    found: list[Placed] = []
    for horizontals, verticals in _components(rules):
        grid = _grid(horizontals, verticals, rest, page)
        if grid is not None:
            placed, inside = grid
            found.append(placed)
            rest = [run for run in rest if id(run) not in inside]
    return found, rest


# --------------------------------------------------------------------------- ruling lines


def _components(rules: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Groups of lines that touch, as (horizontals, verticals), the largest first."""
    horizontals = _joined([rule for rule in rules if rule.horizontal], True)
    verticals = _joined([rule for rule in rules if not rule.horizontal], False)
    if len(horizontals) + len(verticals) > _MOST_RULES:
        return
    everything = horizontals + verticals
    parent = list(range(len(everything)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, across in enumerate(horizontals):
        for j, down in enumerate(verticals, len(horizontals)):
            if (
                across.x0 - _TOUCH <= down.x0 <= across.x1 + _TOUCH
                and down.y0 - _TOUCH <= across.y0 <= down.y1 + _TOUCH
            ):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, rule in enumerate(everything):
        groups.setdefault(root(at), ([], []))[0 if at < len(horizontals) else 1].append(rule)
    yield from sorted(groups.values(), key=lambda group: -len(group[0]) - len(group[1]))


def _joined(rules: list[Rule], across: bool) -> list[Rule]:
    """Lines in one direction with collinear pieces put together (Word draws one per cell)."""
    made: list[Rule] = []
    if across:
        keyed = sorted(rules, key=lambda rule: (round(rule.y0 / 2), rule.x0))
    else:
        keyed = sorted(rules, key=lambda rule: (round(rule.x0 / 2), rule.y0))
    for rule in keyed:
        last = made[-1] if made else None
        if last is not None and across and abs(last.y0 - rule.y0) <= 2.5 and rule.x0 <= last.x1 + _TOUCH:
            made[-1] = Rule(last.x0, last.y0, max(last.x1, rule.x1), last.y1)
        elif last is not None and not across and abs(last.x0 - rule.x0) <= 2.5 and rule.y0 <= last.y1 + _TOUCH:
            made[-1] = Rule(last.x0, last.y0, last.x1, max(last.y1, rule.y1))
        else:
            made.append(rule)
    return made


def _grid(
    horizontals: list[Rule], verticals: list[Rule], runs: Sequence[Run], page: int
) -> tuple[Placed, set[int]] | None:
    if len(horizontals) < 2 or not verticals:
        return None
    xs = _edges([rule.x0 for rule in verticals], [rule.x0 for rule in horizontals], [rule.x1 for rule in horizontals])
    ys = _edges([rule.y0 for rule in horizontals], [rule.y0 for rule in verticals], [rule.y1 for rule in verticals])
    if len(xs) < 3 or len(ys) < 3:
        return None
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows * columns > 20_000:
        return None
    owner = _merged_cells(xs, ys, horizontals, verticals)
    held: dict[tuple[int, int], list[Run]] = {}
    inside: set[int] = set()
    for run in runs:
        row, column = (
            _between(ys, run.y - 0.3 * run.size),
            _between(xs, (run.x0 + min(run.x1, run.x0 + 12)) / 2),
        )
        if row is not None and column is not None:
            held.setdefault(owner[row][column], []).append(run)
            inside.add(id(run))
    anchors = {anchor for line in owner for anchor in line}
    filled_rows = {row for row, _ in held}
    filled_columns = {column for _, column in held}
    if len(held) < max(2, 0.15 * len(anchors)) or len(filled_rows) < 2 or len(filled_columns) < 2:
        return None  # a box, a frame or a chart
    slots: list[list[Slot]] = []
    for row in range(rows):
        slots.append([])
        for column in range(columns):
            anchor = owner[row][column]
            if anchor == (row, column):
                right = max(at for at in range(columns) if owner[row][at] == anchor)
                own = lines(held.get(anchor, []), page)
                slots[-1].append(Slot(own, xs[column], xs[right + 1]))
            else:
                covered = "above" if anchor[0] < row else "left"
                slots[-1].append(Slot([], xs[column], xs[column + 1], covered))
    grid = Grid(_finer(slots), page, tuple(xs))
    return Placed(xs[0], xs[-1], ys[0], ys[-1], grid), inside


def _edges(own: list[float], starts: list[float], ends: list[float]) -> list[float]:
    """Positions of the lines, and where the crossing lines end if no line closes that side."""
    found: list[float] = []
    for at in sorted([*own]):
        if not found or at - found[-1] > _TOUCH:
            found.append(at)
    if starts and found[0] - min(starts) > 12:
        found.insert(0, min(starts))
    if ends and max(ends) - found[-1] > 12:
        found.append(max(ends))
    return found


def _between(edges: list[float], at: float) -> int | None:
    if not edges[0] - 1 <= at <= edges[-1] + 1:
        return None
    for index in range(len(edges) - 1):
        if at <= edges[index + 1]:
            return index
    return len(edges) - 2


def _merged_cells(
    xs: list[float], ys: list[float], horizontals: list[Rule], verticals: list[Rule]
) -> list[list[tuple[int, int]]]:
    """For each place of the grid the (row, column) of the cell that it belongs to."""
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = [[(row, column) for column in range(columns)] for row in range(rows)]
    for row in range(rows):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(1, columns):
            wall = any(
                abs(rule.x0 - xs[column]) <= _TOUCH and rule.y0 - 1 <= middle <= rule.y1 + 1 for rule in verticals
            )
            if not wall:
                owner[row][column] = owner[row][column - 1]
    for row in range(1, rows):
        for column in range(columns):
            if owner[row][column] != (row, column):
                continue
            width = [at for at in range(columns) if owner[row][at] == (row, column)]
            open_above = all(
                not any(
                    abs(rule.y0 - ys[row]) <= _TOUCH and rule.x0 - 1 <= (xs[at] + xs[at + 1]) / 2 <= rule.x1 + 1
                    for rule in horizontals
                )
                for at in width
            )
            above = owner[row - 1][column]
            same_width = [at for at in range(columns) if owner[row - 1][at] == above]
            if open_above and same_width == width:
                for at in width:
                    owner[row][at] = above
    return owner


# --------------------------------------------------------------------------- finer than the lines


def _finer(rows: list[list[Slot]]) -> list[list[Slot]]:
    """Split columns and rows that hold several columns or rows of numbers without a line between."""
    at = 0
    while rows and at < len(rows[0]):
        strip = _strip_in(rows, at)
        if strip is None:
            at += 1
            continue
        for row in rows:
            slot = row[at]
            left = [line for line in slot.lines if line.x0 < strip]
            right = [line for line in slot.lines if line.x0 >= strip]
            spanning = any(line.x1 > strip for line in left) or slot.covered
            row[at : at + 1] = [
                Slot(left, slot.x0, slot.x1 if spanning else strip, slot.covered),
                Slot(right, strip, slot.x1, slot.covered or ("left" if spanning and not right else "")),
            ]
    made: list[list[Slot]] = []
    for row in rows:
        made += _numeric_rows(row)
    return made


def _strip_in(rows: list[list[Slot]], column: int) -> float | None:
    """x of a white strip through a column with numbers on both sides, in two rows at least."""
    spans: list[list[Line]] = []
    for row in rows:
        if not row[column].covered:
            spans += joined_rows(row[column].lines)
    divided = [row for row in spans if len(row) > 1]
    if len(divided) < 2 or len(divided) < 0.6 * len(spans):
        return None
    low = max(row[0].x1 for row in divided)
    high = min(row[1].x0 for row in divided)
    if high - low < 2:
        return None
    numeric = sum(1 for row in divided if _NUMERIC.match(row[1].text) or _NUMERIC.match(row[0].text))
    return (low + high) / 2 if numeric >= 0.5 * len(divided) else None


def _numeric_rows(row: list[Slot]) -> list[list[Slot]]:
    """One row, or several where most cells hold as many numbers, one below the other."""
    counts = [len(slot.lines) for slot in row if slot.lines and all(_NUMERIC.match(line.text) for line in slot.lines)]
    filled = sum(1 for slot in row if slot.lines)
    if len(counts) < 2 or len(set(counts)) != 1 or counts[0] < 2 or len(counts) < 0.6 * filled:
        return [row]
    ys = sorted(line.y for line in next(slot for slot in row if len(slot.lines) == counts[0]).lines)
    made: list[list[Slot]] = [[] for _ in ys]
    for slot in row:
        exact = len(slot.lines) == len(ys)
        for at, y in enumerate(ys):
            if exact:
                own = [line for line in slot.lines if min(ys, key=lambda other: abs(other - line.y)) == y]
                made[at].append(Slot(own, slot.x0, slot.x1, slot.covered))
            else:
                made[at].append(
                    Slot(slot.lines if at == 0 else [], slot.x0, slot.x1, slot.covered if at == 0 else "above")
                )
    return made


# --------------------------------------------------------------------------- with fewer lines or none


def open_sided(own: Sequence[Line], rules: Sequence[Rule], page: int) -> tuple[list[Placed], list[Line]]:
    """Tables that only horizontal lines of one length mark, three at least; and the lines outside."""
    rest = list(own)
    found: list[Placed] = []
    for stack in _stacks(rules):
        left, right = stack[0].x0 - 6, stack[0].x1 + 6
        inside = [line for line in rest if left <= line.x0 and line.x1 <= right]
        for bands in _tabular(inside, [rule.y0 for rule in stack]):
            held = [line for band in bands for line in band]
            strips = _strips([row for band in bands for row in joined_rows(band)])
            if not strips:
                continue
            rows = [row for band in bands for row in _band_rows(band, strips, len(bands) > 3, page)]
            edges = (left, *strips, right)
            top, bottom = min(line.top for line in held), max(line.bottom for line in held)
            found.append(Placed(left, right, top, bottom, Grid(rows, page, edges)))
            taken = {id(line) for line in held}
            rest = [line for line in rest if id(line) not in taken]
    return found, rest


def _tabular(inside: Sequence[Line], ys: Sequence[float]) -> Iterator[list[list[Line]]]:
    """Runs of two or more bands between lines that hold cells and no columns of running text."""
    run: list[list[Line]] = []
    for top, bottom in pairwise(ys):
        band = [line for line in inside if top < line.y <= bottom]
        if not band:
            continue
        if _running_text(band):
            if len(run) > 1:
                yield run
            run = []
        else:
            run.append(band)
    if len(run) > 1:
        yield run


def _running_text(band: list[Line]) -> bool:
    """Whether a band holds a column of text, or several: long lines, one under the other."""
    rows = joined_rows(band)
    strips = _strips(rows)
    if not strips:
        return len(rows) > 4
    columns: list[list[Line]] = [[] for _ in range(len(strips) + 1)]
    for line in band:
        columns[sum(1 for strip in strips if strip < line.x0 + 1)].append(line)
    long = [column for column in columns if len(column) >= 8 and median(len(line.text) for line in column) >= 20]
    return len(long) == len(columns)


def _band_rows(band: list[Line], strips: Sequence[float], closely_ruled: bool, page: int) -> list[list[Slot]]:
    """The rows between two lines: one by one where most are full, else one in all or by their gaps."""
    rows = joined_rows(band)
    full = sum(1 for row in rows if len(row) >= 0.6 * (len(strips) + 1))
    if not closely_ruled or full >= 0.7 * len(rows):
        return tabulated(band, strips, page).rows
    edges = (min(line.x0 for line in band), *strips, max(line.x1 for line in band))
    slots = [Slot([], edges[at], edges[at + 1]) for at in range(len(edges) - 1)]
    for line in band:
        slots[sum(1 for strip in strips if strip < line.x0 + 1)].lines.append(line)
    return [slots]


def _stacks(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Horizontal lines of the same extent, from top to bottom, three or more in each stack."""
    stacks: list[list[Rule]] = []
    for rule in sorted(_joined([rule for rule in rules if rule.horizontal], True), key=lambda rule: rule.y0):
        for stack in stacks:
            if abs(stack[0].x0 - rule.x0) <= 6 and abs(stack[0].x1 - rule.x1) <= 6:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) >= 3]


def _strips(rows: list[list[Line]]) -> list[float]:
    """Middles of the white strips that part the cells of most rows; one row in four may cross them."""
    broken = [row for row in rows if len(row) > 1]
    if len(broken) < 2:
        return []
    strips: list[tuple[float, float]] = []
    crossing = 0
    for at, row in enumerate(sorted(rows, key=lambda row: -len(row))):
        gaps = [(before.x1, after.x0) for before, after in pairwise(row)]
        gaps = [(float("-inf"), row[0].x0), *gaps, (row[-1].x1, float("inf"))]
        if at == 0:
            strips = gaps[1:-1]
            continue
        kept = [(max(a, c), min(b, d)) for a, b in strips for c, d in gaps if min(b, d) - max(a, c) > 2]
        if len(kept) < len(strips) and len(row) == 1:
            crossing += 1
            continue
        strips = kept
    size = median(line.size for row in rows for line in row)
    if crossing > max(1, len(rows) / 4):
        return []
    return [(low + high) / 2 for low, high in strips if high - low >= 0.4 * size]


def tabulated(own: Sequence[Line], gutters: Sequence[float], page: int) -> Grid:
    """Lines in columns of cells → rows. A row without numbers and mostly empty goes on the one before."""
    edges = (min(line.x0 for line in own), *gutters, max(line.x1 for line in own))
    rows: list[list[Slot]] = []
    below = 0.0
    gaps = [after[0].y - before[0].y for before, after in _pairs(joined_rows(own))]
    usual = median(gaps) if gaps else 0.0
    for row in joined_rows(own):
        slots = [Slot([], edges[at], edges[at + 1]) for at in range(len(edges) - 1)]
        for line in row:
            at = sum(1 for gutter in gutters if gutter < line.x0 + 1)
            slots[at].lines.append(line)
            for other in range(at + 1, len(slots)):
                if line.x1 > edges[other] + 1:
                    slots[other].covered = "left"
        filled = [slot for slot in slots if slot.lines]
        goes_on = (
            rows
            and row[0].y - below <= 1.05 * usual
            and not slots[0].lines
            and len(filled) <= len(slots) / 2
            and not any(_NUMERIC.match(slot.lines[0].text) for slot in filled)
        )
        if goes_on:
            for before, slot in zip(rows[-1], slots, strict=True):
                before.lines += slot.lines
        else:
            rows.append(slots)
        below = row[0].y
    return Grid(rows, page, edges)


def _pairs(rows: list[list[Line]]) -> Iterator[tuple[list[Line], list[Line]]]:
    yield from pairwise(rows)
