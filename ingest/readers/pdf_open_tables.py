"""Tables on a PDF page with horizontal lines only, or with none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from ingest.readers.pdf_content import Rule
from ingest.readers.pdf_grids import NUMERIC, Grid, Slot, joined_rules
from ingest.readers.pdf_lines import Line, Placed, joined_rows


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
    for rule in sorted(joined_rules([rule for rule in rules if rule.horizontal], True), key=lambda rule: rule.y0):
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
            and not any(NUMERIC.match(slot.lines[0].text) for slot in filled)
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
