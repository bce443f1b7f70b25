"""A table as CSV or as an Excel workbook. No cell runs, and none is taken for a number."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from api.exports import Table, printable, widths
from api.tables import csv_bytes

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDEST = 32_767  # characters that Excel holds in a cell


def csv(table: Table) -> bytes:
    """The columns and rows alone, so that a program can read them too."""
    return csv_bytes(table.columns, (dict(zip(table.columns, row.cells, strict=True)) for row in table.rows))


def xlsx(table: Table) -> bytes:
    """One sheet: title, caption and where it is from, then the table with a filter, its head frozen."""
    book = Workbook()
    sheet = book.active
    sheet.title = table.name[:31]
    lines = [table.title, *([table.text] if table.text else []), table.caption]
    for number, line in enumerate(lines, start=1):
        _write(sheet.cell(number, 1), line, Font(bold=number == 1))
    at = len(lines)
    for name, value in table.facts:
        at += 1
        _write(sheet.cell(at, 1), f"{name}: {value}", Font(italic=True))
    head = at + 2
    for column, title in enumerate(table.columns, start=1):
        _write(sheet.cell(head, column), title, Font(bold=True))
    for number, row in enumerate(table.rows, start=head + 1):
        for column, value in enumerate(row.cells, start=1):
            cell = sheet.cell(number, column)
            _write(cell, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    last = get_column_letter(max(len(table.columns), 1))
    sheet.auto_filter.ref = f"A{head}:{last}{head + len(table.rows)}"
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for column, width in enumerate(widths(table.columns, table.rows), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _write(cell: Cell, value: str, font: Font | None = None) -> None:
    """As text: 1.1 is an area and no number, and what begins with = is no formula."""
    cell.value = printable(value)[:_WIDEST]
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    if font:
        cell.font = font
