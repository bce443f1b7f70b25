"""Finding, in a run of cells, the header row and the cells at which rows start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.bodies import Bodies
from ingest.readers.blocks import Cell
from ingest.structure.plan.columns import Column, claim, columns_of, words
from ingest.structure.plan.headings import heading_of
from ingest.structure.plan.labels import follows, is_year, label_of, number_alone
from ingest.structure.plan.timetable import is_timetable

_MOST_COLUMNS = 16
_LONGEST_HEADER = 120
_PROSE = 30  # letters of a cell that is text and no code


@dataclass(frozen=True, slots=True)
class Token:
    """A cell; ``border``: a blank line stands before it; ``split``: one stands in it."""

    cell: Cell
    border: bool
    split: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """Cells ``start:end`` head a table."""

    start: int
    end: int
    columns: tuple[Column, ...]


def header_at(tokens: Sequence[Token], start: int, bodies: Bodies) -> Window | None:
    """The header among the cells from ``start`` on that could be headers, ``None`` if there is none.

    Of several readings the best is the one after which a row's label stands where it should, that
    has most columns of a known kind, and that ends and begins at a blank line.
    """
    end = start
    while end < min(len(tokens), start + _MOST_COLUMNS) and _could_head(tokens[end].cell, bodies):
        end += 1
    headers = [words(token.cell) for token in tokens[start:end]]
    claims = {claim(header) for header in headers}
    if not claims & {"action", "field"} or not claims & {"bodies", "timetable"}:
        return None
    best: tuple[tuple[bool, int, bool, bool, int], Window] | None = None
    for i in range(start, end - 1):
        for j in range(i + 2, end + 1):
            columns = columns_of(headers[i - start : j - start])
            if columns is None:
                continue
            told = sum(column.kind != "field" for column in columns)
            ends = j == len(tokens) or tokens[j].border
            score = (_labelled(tokens, j, columns), told, ends, tokens[i].border, i - j)
            if best is None or score > best[0]:
                best = score, Window(i, j, columns)
    return best[1] if best else None


def _could_head(cell: Cell, bodies: Bodies) -> bool:
    text = words(cell)
    if len(text) > _LONGEST_HEADER or len(cell.paras) > 3 or label_of(text):
        return False
    if not text or claim(text) != "field":
        return True
    if any(character.isdigit() for character in text) or heading_of(cell.paras[0]) or is_timetable(text):
        return False
    return not any(True for _ in bodies.find(text))


def _labelled(tokens: Sequence[Token], end: int, columns: Sequence[Column]) -> bool:
    """Whether the row after a header that ends at ``end`` has its label in the right column."""
    index = end + _label_column(columns)
    return index < len(tokens) and _label(tokens, index, columns) is not None


def _label_column(columns: Sequence[Column]) -> int:
    kinds = [column.kind for column in columns]
    return kinds.index("number") if "number" in kinds else kinds.index("action")


def _label(tokens: Sequence[Token], index: int, columns: Sequence[Column]) -> tuple[str, bool] | None:
    """(number, whether a word says it is an action's) of the label in a cell, if there is one."""
    text = words(tokens[index].cell)
    alone = number_alone(text)
    if any(column.kind == "number" for column in columns):
        return (alone, False) if alone else None
    label = label_of(text)
    if label is None:
        return None
    if label.word or label.at < len(text):
        return label.number, bool(label.word)
    follower = words(tokens[index + 1].cell) if index + 1 < len(tokens) else ""
    return (label.number, False) if len(follower) > _PROSE else None


@dataclass(frozen=True, slots=True)
class Numbering:
    """Where rows start, told by their labels; empty where there are none."""

    starts: list[int]

    @classmethod
    def of(cls, tokens: Sequence[Token], columns: Sequence[Column]) -> Numbering:
        width, column = len(columns), _label_column(columns)
        labels = [(i, *found) for i in range(column, len(tokens)) if (found := _label(tokens, i, columns))]
        if any(worded for _, _, worded in labels):
            labels = [label for label in labels if label[2]]
        rows: list[tuple[int, str]] = []
        for i, number, _ in labels:
            if rows and not _opens(tokens, i, number, rows[-1], width, column):
                continue
            rows.append((i, number))
        starts: list[int] = []
        for i, _ in rows:
            starts.append(_start(tokens, i, column, starts[-1] + column if starts else -1))
        return cls(starts)


def _opens(
    tokens: Sequence[Token], i: int, number: str, before: tuple[int, str], width: int, column: int
) -> bool:
    """Whether the label at ``i`` opens a row, and is not part of one: a year, a code, a cross-reference."""
    last, number_before = before
    gap = i - last
    fits = gap % width == 0 or tokens[i - column].border
    if follows(number, number_before):
        return fits or (gap > 1 and number.count(".") == number_before.count("."))
    if is_year(number) and not is_year(number_before):
        return False
    return fits and gap > 1


def _start(tokens: Sequence[Token], label: int, column: int, last_label: int) -> int:
    """The first cell of the row whose label stands at ``label``: the column says, or a blank line."""
    first = max(label - column, last_label + 1)
    return next((i for i in range(first, label + 1) if tokens[i].border), first)
