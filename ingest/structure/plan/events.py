"""What the reading of an action plan's tables yields, in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.readers.blocks import Cell, Para
from ingest.structure.plan.columns import Column


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph outside the rows of action tables.

    ``where``: ``text``; ``table`` for a row of one cell across the table, which heads the rows
    after it; ``glued`` where it ran on from the last cell of a row.
    """

    para: Para
    where: str = "text"


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """The header of a table: its cells stand in the text, but in no unit."""

    cells: tuple[Cell, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an action table, a cell for each column and any further ones behind.

    ``blank_lines``: blank lines stood between its cells. ``found``: how many cells it had, where
    that is not the number of its columns; then they were laid under the columns by what they say.
    """

    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]
    blank_lines: bool = False
    found: int | None = None

    def cell(self, kind: str) -> Cell:
        """The cell of the first column of this kind, an empty one if there is none."""
        for column, cell in zip(self.columns, self.cells, strict=False):
            if column.kind == kind:
                return cell
        return Cell(())


Event = Line | HeaderRow | Row
