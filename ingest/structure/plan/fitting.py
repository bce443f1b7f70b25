"""Laying cells under columns by what they say, where their number does not tell."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.bodies import Bodies
from ingest.readers.blocks import Cell, Para
from ingest.structure.plan.cells import is_areas, is_bodies
from ingest.structure.plan.columns import KINDS, Column, words
from ingest.structure.plan.labels import label_in, label_of, number_alone
from ingest.structure.plan.timetable import is_timetable

_FURTHER = Column("further", "")
_UNLIKELY = -4.0
_BLANK_LINE = 0.5
_SHORT, _LONG = 40, 200  # letters: up to so many a cell may hold a few words, from so many on only prose


def fits(kind: str, text: str, bodies: Bodies) -> bool:
    """Whether these words are surely the content of a column of this kind."""
    if kind == "areas":
        return is_areas(text)
    if kind == "timetable":
        return is_timetable(text) and not is_areas(text)
    if kind == "bodies":
        return is_bodies(text, bodies)
    if kind == "number":
        return number_alone(text) is not None
    label = label_of(text) if kind == "action" else None
    return label is not None and not label.lettered


def holds(kind: str, cell: Cell, bodies: Bodies) -> bool:
    """Whether a cell surely belongs in a column of this kind."""
    label = label_in(cell) if kind == "action" else None
    return fits(kind, words(cell), bodies) or (label is not None and not label.lettered)


def may_be(kind: str, cell: Cell, bodies: Bodies) -> bool:
    """Whether a cell may belong in a column of this kind, and surely is in no other's."""
    return _likely(cell, bodies)[kind] >= 0


def laid(cells: Sequence[Cell], columns: Sequence[Column], bodies: Bodies) -> tuple[Cell, ...]:
    """A cell for each column: the likeliest way to lay ``cells`` in their order under ``columns``.

    Neighbours that belong to one column are joined, and a column may stay empty. What fits under
    none makes one further cell, and so do cells beyond four times the columns, which are no row.
    """
    most = 4 * len(columns)
    _, path = _best([_likely(cell, bodies) for cell in cells[:most]], columns)
    gathered: list[list[Para]] = [[] for _ in range(len(columns) + 1)]
    for cell, j in zip(cells, [*path, *[len(columns)] * (len(cells) - most)], strict=True):
        gathered[j] += cell.paras
    if not gathered[-1]:
        gathered.pop()
    return tuple(Cell(tuple(paras)) for paras in gathered)


def laid_score(cells: Sequence[Cell], columns: Sequence[Column], bodies: Bodies) -> float:
    """How well the cells of a row fit the columns, laid as ``laid`` lays them."""
    return _best([_likely(cell, bodies) for cell in cells], columns)[0]


def parted(
    cells: Sequence[Cell], after: Sequence[Column], before: Sequence[Column], bodies: Bodies, at: Sequence[bool]
) -> int:
    """How many of the cells between two labels belong to the first one's row.

    ``after`` are the columns behind a label, ``before`` those ahead of the next; ``at``: whether a
    blank line stands before each cell, and before the next label, which speaks for a border there.
    """
    likely = [_likely(cell, bodies) for cell in cells]
    scores = [
        _best(likely[:k], after)[0] + _best(likely[k:], before)[0] + _BLANK_LINE * at[k]
        for k in range(len(cells) + 1)
    ]
    return max(range(len(scores)), key=scores.__getitem__)


def _best(likely: Sequence[dict[str, float]], columns: Sequence[Column]) -> tuple[float, tuple[int, ...]]:
    """(score, column of each cell) of the likeliest laying; ``len(columns)`` is the further cell."""
    places = [*columns, _FURTHER]
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}  # by the last column used
    for scores in likely:
        ending: dict[int, tuple[float, tuple[int, ...]]] = {}
        for j, column in enumerate(places):
            score = scores[column.kind]
            options = [(total + score, path) for k, (total, path) in best.items() if k < j]
            if j in best:
                total, path = best[j]
                options.append((total + score - 1, path))
            if options:
                total, path = max(options, key=lambda option: option[0])
                ending[j] = (total, (*path, j))
        best = ending
    return max(best.values(), key=lambda option: option[0])


def _likely(cell: Cell, bodies: Bodies) -> dict[str, float]:
    """How likely a cell belongs under each kind of column."""
    text = words(cell)
    if not text:
        return dict.fromkeys((*KINDS, _FURTHER.kind), 0.0)
    sure = {kind for kind in KINDS if holds(kind, cell, bodies)}
    length = len(text)
    score = {
        "number": _UNLIKELY,
        "action": 1.0 if length > _SHORT else 0.0,
        "areas": 0.0 if length <= _SHORT else _UNLIKELY,
        "timetable": 0.0 if length <= _SHORT else _UNLIKELY,
        "bodies": 0.3 if length <= _LONG else _UNLIKELY,
        "field": 0.2,
        _FURTHER.kind: -0.1,
    }
    for kind in KINDS[:-1]:
        if kind in sure:
            score[kind] = 3.0
        elif sure & {"areas", "timetable", "bodies"}:
            score[kind] = min(score[kind], -1.0)
    return score
