"""Runs on a page → lines: what shares a baseline and stands close, raised and lowered marks with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.readers.pdf_content import Run

MERGE_GAP = 0.6
"""In ems: runs on one baseline closer than this are one line. A justified line may hold wider blanks
and a gutter may be narrower than an em, so lines in one column are joined again afterwards."""
_RAISED = 0.7
_LOWERED = 0.35
_SAME_BASELINE = 0.2
MARKER = re.compile(
    r"(?:[•‣▪▫◦●○■□◆➢➤✓✔→·o*–—-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,6})[.)]"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}\.?|\[\d{1,3}\])$"
)
"""A whole word that marks a list item: "•", "(a)", "12.", "1.2"."""


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

    def settle(self) -> None:
        """Recompute what follows from the runs, once they are all there."""
        sizes: dict[float, int] = {}
        for run in self.runs:
            sizes[run.size] = sizes.get(run.size, 0) + len(run.text)
        self.size = max(sizes, key=lambda size: (sizes[size], size))
        blanks = (" " if at and blank_before(self, at) else "" for at in range(len(self.runs)))
        self.text = "".join(blank + run.text for blank, run in zip(blanks, self.runs, strict=True))


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
    if gap > 0.2 * line.size or (run.space and gap > 0.02 * line.size):
        return True
    # "(12)" and its text stand in two cells, however close.
    return at == 1 and gap > 0.02 * line.size and run.text[0].isalpha() and bool(MARKER.match(before.text))


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
