"""The table of an action plan: which column is which, told by the words in its header row.

Columns may stand in any order and beside others. In an unruled table (text exports) rows are
found by their labels: the label's column says where each row starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.fold import fold
from ingest.readers.blocks import Block, Cell, Para, Table
from ingest.structure.headings import heading_of

#: What a header's words say a column holds; the first that fits wins. ``field`` is any other.
_HEADER_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(r"^(?:no|nr|n|number|#|id|ref|reference|action (?:no|number|nr))\.?$|^#")),
    ("indicators", re.compile(r"\bindicators?\b|\bmeans of verification\b|\bsource of data\b")),
    ("areas", re.compile(r"\bareas?\b")),
    (
        "bodies",
        re.compile(r"\brespons|\bwho\b|\bactors?\b|\bimplement(?:ing|ed by)\b|\bowners?\b|\bin charge\b"),
    ),
    (
        "timetable",
        re.compile(
            r"\btime ?-?(?:table|frame|line|scale|ing)?s?\b|\bdeadline|\bwhen\b|\bperiod"
            r"|\bdates?\b|\bdue\b|\byears?\b"
        ),
    ),
    ("action", re.compile(r"\bactions?\b|\bmeasures?\b|\bactivit|\bcommitments?\b|\bwhat\b|\bsteps?\b")),
)

#: "Action 12.", "Action 12:", "Measure 3 –", "12." in the action's own cell.
LABEL = re.compile(
    r"^(?:(?P<word>Action|Measure|Activity|Commitment)s?\s+(?:No\.?\s*)?(?P<number>\d{1,4}(?:\.\d{1,3}){0,2}[a-z]?)"
    r"(?P<mark>\s*[.:)–—-])?|(?P<bare>\d{1,4}(?:\.\d{1,3}){0,2}[a-z]?)(?P<bare_mark>[.:)]))(?=\s|$)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:Action\s+)?(\d{1,4}(?:\.\d{1,3}){0,2}[a-z]?)[.:)]?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """``kind``: number, action, areas, timetable, bodies or field; ``header`` as written."""

    kind: str
    header: str


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """The header of a table: its cells stand in the text, but in no unit."""

    cells: tuple[Cell, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an action table, cells in the order of the columns.

    ``blank_lines``: blank lines stood between its cells. ``misfit``: it has more or fewer
    cells than the header.
    """

    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]
    blank_lines: bool = False
    misfit: bool = False

    def cell(self, kind: str) -> Cell:
        """The cell of the first column of this kind, an empty one if there is none."""
        for column, cell in zip(self.columns, self.cells, strict=False):
            if column.kind == kind:
                return cell
        return Cell(())


Event = Para | HeaderRow | Row


def words(cell: Cell) -> str:
    """A cell's words, its paragraphs joined by line feeds."""
    return "\n".join(para.text for para in cell.paras)


def columns_of(cells: Sequence[Cell]) -> tuple[Column, ...] | None:
    """The columns that these cells head, ``None`` if they are no header of an action table.

    A header names the action and at least who or when, each once, in short cells.
    """
    found: list[Column] = []
    for cell in cells:
        text = " ".join(words(cell).split())
        if len(text) > 80:
            return None
        kind = next((kind for kind, pattern in _HEADER_WORDS if pattern.search(fold(text))), "field")
        if kind == "indicators" or any(column.kind == kind for column in found):
            kind = "field"
        found.append(Column(kind, text))
    kinds = {column.kind for column in found}
    return tuple(found) if "action" in kinds and kinds & {"bodies", "timetable"} else None


def is_action_table(table: Table) -> bool:
    """Whether one of the first rows is the header of an action table."""
    return any(_split_header(row)[0] for row in table.rows[:3])


def events(blocks: Iterable[Block]) -> Iterator[Event]:
    """Paragraphs, header rows and rows in reading order, whatever the tables looked like.

    A paragraph between the cells of one unruled row belongs to the cell before it.
    """
    runs: list[tuple[Cell, ...]] = []
    columns: tuple[Column, ...] | None = None
    held: list[Para] = []
    for block in blocks:
        if isinstance(block, Para):
            if runs:
                held.append(block)
            else:
                yield block
            continue
        if held and runs and columns and not block.ruled and not any(_starts_part(para) for para in held):
            last = runs[-1]
            if not _complete(runs, columns) and not _split_header(block.rows[0])[0]:
                runs[-1] = (*last[:-1], Cell((*last[-1].paras, *held)))
                held = []
        if held:
            yield from _rule(runs, columns)
            yield from held
            runs, held = [], []
        for row in block.rows:
            header, rest = _split_header(row)
            if header:
                yield from _rule(runs, columns)
                runs = []
                columns = columns_of(header)
                assert columns is not None
                yield HeaderRow(header, columns)
                row = rest
            if not row:
                continue
            if columns is None:
                yield from (para for cell in row for para in cell.paras)
            elif block.ruled:
                yield from _ruled(row, columns)
            else:
                runs.append(row)
        if block.ruled:
            columns = None
    yield from _rule(runs, columns)
    yield from held


def _starts_part(para: Para) -> bool:
    return heading_of(para) is not None or para.level > 0


def _split_header(cells: tuple[Cell, ...]) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """(header cells, the rest): a header may share its run with the first row."""
    labelled = [i for i, cell in enumerate(cells) if cell.paras and LABEL.match(cell.paras[0].text)]
    end = labelled[0] if labelled else len(cells)
    return (cells[:end], cells[end:]) if end > 1 and columns_of(cells[:end]) else ((), cells)


def _ruled(cells: tuple[Cell, ...], columns: tuple[Column, ...]) -> Iterator[Event]:
    """A row of a ruled table; one with a single filled cell is a heading inside the table."""
    filled = [cell for cell in cells if cell.paras]
    if len(filled) == 1 and len(columns) > 1 and not LABEL.match(filled[0].paras[0].text):
        row = Row(columns, cells)
        if not any(row.cell(kind).paras for kind in ("timetable", "bodies", "areas")):
            yield from filled[0].paras
            return
    if filled:
        yield Row(columns, cells, misfit=len(cells) != len(columns))


def _complete(runs: Sequence[tuple[Cell, ...]], columns: tuple[Column, ...]) -> bool:
    """Whether the last row of these runs has all its cells."""
    cells = [cell for run in runs for cell in run]
    starts = _starts(cells, columns)
    return bool(starts) and len(cells) - starts[-1] >= len(columns)


def _starts(cells: Sequence[Cell], columns: tuple[Column, ...]) -> list[int]:
    """The indexes at which rows start: by their labels, else every so many cells."""
    kinds = [column.kind for column in columns]
    column = kinds.index("number") if "number" in kinds else kinds.index("action")
    pattern = _NUMBER if "number" in kinds else LABEL
    starts: list[int] = []
    for i, cell in enumerate(cells):
        if i >= column and cell.paras and pattern.match(cell.paras[0].text):
            start = i - column
            if not starts or start - starts[-1] >= min(2, len(columns)):
                starts.append(start)
    return starts or list(range(0, len(cells), len(columns)))


def _rule(runs: Sequence[tuple[Cell, ...]], columns: tuple[Column, ...] | None) -> Iterator[Event]:
    """The rows of an unruled table."""
    if not runs or columns is None:
        return
    cells = [cell for run in runs for cell in run]
    borders = set()
    count = 0
    for run in runs:
        count += len(run)
        borders.add(count)
    starts = _starts(cells, columns)
    for start, end in zip(starts, [*starts[1:], len(cells)], strict=True):
        row = cells[start:end]
        while len(row) > len(columns) and not row[-1].paras:
            row = row[:-1]
        blank = any(border in borders for border in range(start + 1, start + len(row)))
        yield Row(columns, tuple(row), blank_lines=blank, misfit=len(row) != len(columns))
