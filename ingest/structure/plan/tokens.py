"""The cells of a table of which only their order is known, and the labels at which its rows start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.bodies import Bodies
from ingest.readers.blocks import Cell
from ingest.structure.plan.columns import Column, words
from ingest.structure.plan.fitting import laid_score, parted
from ingest.structure.plan.labels import follows, is_year, label_of, number_alone

_OTHER_LENGTH = 1.0
_PROSE = 30  # letters of a cell that is text and no code


@dataclass(frozen=True, slots=True)
class Token:
    """A cell; ``border``: a blank line stands before it; ``split``: one stands in it."""

    cell: Cell
    border: bool
    split: bool = False


def label_column(columns: Sequence[Column]) -> int:
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


def labels(tokens: Sequence[Token], columns: Sequence[Column]) -> list[int]:
    """Where the labels of rows stand; empty where there are none."""
    width, column = len(columns), label_column(columns)
    found = [(i, *label) for i in range(len(tokens)) if (label := _label(tokens, i, columns))]
    if any(worded for _, _, worded in found):
        found = [label for label in found if label[2]]
    lettered = any(i == column and number.isalpha() for i, number, _ in found)
    found = [label for label in found if label[1].isalpha() == lettered]
    there = {i for i, *_ in found}
    rows: list[tuple[int, str]] = []
    for i, number, _ in found:
        if rows:
            regular = rows[-1][0] + width
            early = i < regular in there and not tokens[max(i - column, 0)].border
            if early or not _opens(tokens, i, number, rows[-1], width, column):
                continue
        elif i < column in there:
            continue
        rows.append((i, number))
    return [i for i, _ in rows]


def starts(tokens: Sequence[Token], columns: Sequence[Column], bodies: Bodies) -> list[int]:
    """The first cell of each row that has a label; empty where none has.

    Between labels at their regular distance the columns say where a row starts, otherwise what
    the cells say, and blank lines.
    """
    width, column = len(columns), label_column(columns)
    found: list[int] = []
    last = -1
    for label in labels(tokens, columns):
        between = tokens[last + 1 : label]
        if column == 0:
            start = label
        elif len(between) == (width - 1 if last >= 0 else column) or len(between) > 4 * width:
            start = label - column
        else:
            after = columns[column + 1 :] if last >= 0 else ()
            borders = [token.border for token in tokens[last + 1 : label + 1]]
            cells = [token.cell for token in between]
            start = last + 1 + parted(cells, after, columns[:column], bodies, borders)
        found.append(start)
        last = label
    return found


def fit(tokens: Sequence[Token], columns: Sequence[Column], bodies: Bodies) -> float:
    """How well cells fit these columns, laid in rows by their labels; rows of another length count against."""
    if not tokens:
        return 0.0
    begins = sorted({0, *starts(tokens, columns, bodies)})
    if len(begins) == 1:
        begins = list(range(0, len(tokens), len(columns)))
    cells = [token.cell for token in tokens]
    total = 0.0
    for i, j in zip(begins, [*begins[1:], len(cells)], strict=True):
        total += laid_score(cells[i:j], columns, bodies) - _OTHER_LENGTH * (j - i != len(columns))
    return total


def _opens(
    tokens: Sequence[Token], i: int, number: str, before: tuple[int, str], width: int, column: int
) -> bool:
    """Whether the label at ``i`` opens a row, and is not part of one: a year, a code, a cross-reference."""
    last, number_before = before
    gap = i - last
    regular = gap % width == 0
    if number.count(".") != number_before.count("."):
        return regular
    border = tokens[max(i - column, 0)].border
    if follows(number, number_before):
        return regular or border or gap > 1
    if is_year(number) and not is_year(number_before):
        return False
    return (regular or border) and gap > 1
