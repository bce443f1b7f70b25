"""Tables on a PDF page that ruling lines mark cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.pdf_content import Rule, Run
from ingest.readers.pdf_lines import Line, Placed, joined_rows, lines

_TOUCH = 3.5
"""Points: lines that end this close to each other meet."""
_MOST_RULES = 3_000
NUMERIC = re.compile(r"[\d.,%()€$£+\-–—/*<>=≤≥ ]+$")


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


def ruled(
    runs: Sequence[Run], rules: Sequence[Rule], page: int, known: Sequence[tuple[float, ...]] = ()
) -> tuple[list[Placed], list[Run]]:
    """The ruled tables of a page, and the runs that stand outside them.

    ``known``: the columns of the tables on the page before, one of which may go on with a single row.
    """
    rest = list(runs)
    found: list[Placed] = []
    for horizontals, verticals in _components(rules):
        grid = _grid(horizontals, verticals, rest, page, known)
        if grid is not None:
            placed, inside = grid
            found.append(placed)
            rest = [run for run in rest if id(run) not in inside]
    return found, rest


def same_edges(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two tables have the same columns."""
    return len(one) == len(other) and all(abs(a - b) <= 6 for a, b in zip(one, other, strict=True))


# --------------------------------------------------------------------------- ruling lines


def _components(rules: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Groups of lines that touch, as (horizontals, verticals), the largest first."""
    horizontals = joined_rules([rule for rule in rules if rule.horizontal], True)
    verticals = joined_rules([rule for rule in rules if not rule.horizontal], False)
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


def joined_rules(rules: list[Rule], across: bool) -> list[Rule]:
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
    horizontals: list[Rule],
    verticals: list[Rule],
    runs: Sequence[Run],
    page: int,
    known: Sequence[tuple[float, ...]],
) -> tuple[Placed, set[int]] | None:
    if len(horizontals) < 2 or not verticals:
        return None
    xs = _edges([rule.x0 for rule in verticals], [rule.x0 for rule in horizontals], [rule.x1 for rule in horizontals])
    ys = _edges([rule.y0 for rule in horizontals], [rule.y0 for rule in verticals], [rule.y1 for rule in verticals])
    goes_on = any(same_edges(tuple(xs), edges) for edges in known)
    if len(xs) < 3 or len(ys) < (2 if goes_on else 3):
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
    full = len(held) >= max(2, 0.15 * len(anchors)) and len(filled_rows) > 1 and len(filled_columns) > 1
    if not (full or (goes_on and held)):
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
    numeric = sum(1 for row in divided if NUMERIC.match(row[1].text) or NUMERIC.match(row[0].text))
    return (low + high) / 2 if numeric >= 0.5 * len(divided) else None


def _numeric_rows(row: list[Slot]) -> list[list[Slot]]:
    """One row, or several where most cells hold as many numbers, one below the other."""
    counts = [len(slot.lines) for slot in row if slot.lines and all(NUMERIC.match(line.text) for line in slot.lines)]
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
