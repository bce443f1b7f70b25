"""Tables whose rows the format knows: Word, HTML, lines with tabs."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence

from ingest.bodies import Bodies
from ingest.readers.blocks import Cell, Table
from ingest.structure.plan.columns import Column, columns_of, words
from ingest.structure.plan.events import Event, HeaderRow, Line, Row
from ingest.structure.plan.fitting import holds, laid, may_be
from ingest.structure.plan.headings import heading_of
from ingest.structure.plan.labels import follows, label_in, label_of, number_alone

_Cells = tuple[Cell, ...]


def ruled(
    table: Table, columns: tuple[Column, ...] | None, bodies: Bodies
) -> Generator[Event, None, tuple[Column, ...] | None]:
    """The events of one table, and the columns under which a table without a header may go on.

    ``columns`` are those of the table before.
    """
    rows = _joined(table.rows)
    headers = {i: found for i, row in enumerate(rows) if (found := _header(row)) is not None}
    first = min(headers, default=len(rows))
    if columns is None or not _continues(rows[:first], columns, bodies):
        if first == len(rows):
            yield from _lines(rows)
            return columns
        yield from _lines(rows[:first])
        rows, headers = rows[first:], {i - first: found for i, found in headers.items()}
    last = ""
    words_labelled = any(_word_label(row) for row in rows)
    for i, row in enumerate(rows):
        if i in headers:
            columns = headers[i]
            yield HeaderRow(row, columns)
            continue
        assert columns is not None
        filled = [cell for cell in row if cell.paras]
        if len(filled) == 1 and _heads(row, filled[0], columns, last, words_labelled):
            yield from (Line(para, "table") for para in filled[0].paras)
        elif filled:
            read = _row(row, columns, bodies)
            last = _number(read) or last
            yield read
    return columns


def _joined(rows: Sequence[_Cells]) -> list[_Cells]:
    """The rows, each with those below it that share its merged cell of the action."""
    joined: list[_Cells] = []
    columns: list[int] = []  # of the number and the action
    for row in rows:
        header = _header(row)
        if header is not None:
            columns = [i for i, c in enumerate(header) if c.kind in ("number", "action")]
        if joined and columns and all(i < len(row) and row[i].covered == "above" for i in columns):
            above = joined[-1]
            if len(above) == len(row):
                joined[-1] = tuple(
                    Cell((*cell.paras, *below.paras), cell.covered)
                    for cell, below in zip(above, row, strict=True)
                )
                continue
        joined.append(row)
    return joined


def _header(row: _Cells) -> tuple[Column, ...] | None:
    """The columns that a row heads, ``None`` if it is no header; a merged cell heads all it covers."""
    if sum(bool(cell.paras) for cell in row) < 2:
        return None
    said: list[str] = []
    for cell in row:
        own = words(cell)
        said.append(f"{said[-1]} {own}" if cell.covered == "left" and said else own)
    if any(label_of(text) or (number_alone(text) and re.search(r"[0-9]", text)) for text in said):
        return None
    return columns_of(said)


def _continues(rows: Sequence[_Cells], columns: Sequence[Column], bodies: Bodies) -> bool:
    """Whether rows without a header go on under these columns: most of them say what would be there."""
    if not rows:
        return True
    full = [row for row in rows if sum(bool(cell.paras) for cell in row) > 1]
    kinds = [column.kind for column in columns]
    telling = 0
    for row in full:
        cells = zip(kinds, row, strict=False)
        sure = any(kind != "field" and holds(kind, cell, bodies) for kind, cell in cells)
        telling += len(row) == len(columns) and sure
    return telling * 2 > len(full)


def _heads(row: _Cells, cell: Cell, columns: Sequence[Column], last: str, words_labelled: bool) -> bool:
    """Whether the one filled cell of a row is a heading for the rows after it, and no action."""
    label = label_in(cell)
    if heading_of(cell.paras[0]) and not (label and label.word):
        return True
    across = all(other is cell or other.covered == "left" for other in row) and len(row) > 1
    if label and label.word:
        return False
    if across:
        return True
    if label:
        return words_labelled or (bool(last) and not follows(label.number, last))
    index = row.index(cell)
    kind = columns[index].kind if index < len(columns) else "field"
    return (
        len(columns) > 2
        and kind in ("number", "action", "field")
        and not any(c.covered == "above" for c in row)
    )


def _row(row: _Cells, columns: tuple[Column, ...], bodies: Bodies) -> Row:
    if len(row) == len(columns) or any(cell.covered for cell in row):
        return Row(columns, row)
    if len(row) < len(columns) and _aligned(row, columns, bodies):
        return Row(columns, (*row, *[Cell(())] * (len(columns) - len(row))))
    return Row(columns, laid(row, columns, bodies), found=len(row))


def _aligned(row: _Cells, columns: Sequence[Column], bodies: Bodies) -> bool:
    """Whether a short row only lacks cells at its end, as lines do that lost the tabs there."""
    return all(may_be(c.kind, cell, bodies) for c, cell in zip(columns, row, strict=False))


def _number(row: Row) -> str | None:
    alone = number_alone(words(row.cell("number")))
    label = label_in(row.cell("action"))
    return alone or (label.number if label else None)


def _word_label(row: _Cells) -> bool:
    labels = map(label_in, row)
    return any(label is not None and label.word for label in labels)


def _lines(rows: Sequence[_Cells]) -> Iterator[Line]:
    """A table that is no action table, or stands above its header, cell by cell."""
    for row in rows:
        filled = [cell for cell in row if cell.paras]
        for cell in filled:
            yield from (Line(para, "table" if len(filled) == 1 else "text") for para in cell.paras)
