"""Whether an HTML table is one for its readers, or only lays out a list.

EUR-Lex writes every point of a list as a table of one row: the marker in a narrow first cell,
the words in the second. Of the 301 tables of Directive (EU) 2015/849, 300 are such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from lxml import etree

from ingest.readers.blocks import Cell
from ingest.readers.html_roles import classes

#: What stands in the first cell of a layout row: "(a)", "1.", "‘(12)", "—", "(*1)", a tick box.
MARKER = re.compile(
    r"[‘'\"“„«]?\s?(?:"
    r"[(\[]?\s?(?:\d{1,4}(?:\.\d{1,3}){0,4}|[A-Za-zα-ωΑ-Ω]{1,2}|[ivxlcdmIVXLCDM]{1,8})(?:[a-z]|bis|ter)?\s?[.)\]]{1,2}"
    r"|\d{1,2}(?:\.\d{1,3}){1,4}"
    r"|[—–‒―\-−•·●▪■◦○☐☑☒□►*+]{1,2}"
    r"|\(\*{0,3}\d{0,3}\)"
    r")$"
)
#: A number in an element that is there for it alone: a heading's "1", "A", "II".
NUMBER = re.compile(r"\d{1,3}|[A-Z]|[IVX]{1,6}")
_SHORT = 24  # no marker is longer, in characters
_ROWS_LOOKED_AT = 40
_WIDEST = 64  # places that spans fill in a row; the widest table in Word has as many columns
_REAL_CLASSES = frozenset({"table", "borderOj", "tbl", "wikitable"})


def cells_of(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table itself, not those of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


class Spans:
    """The grid of a table, row by row: a cell that spans several places of it stands once, at its top left."""

    def __init__(self) -> None:
        self._hanging: dict[int, int] = {}  # column → rows that a cell from above still covers

    def row(self, cells: Iterable[tuple[etree._Element, Cell]]) -> tuple[Cell, ...]:
        """The places of the next row, those included that its own cells and earlier rows' cover."""
        made: list[Cell] = []
        for element, cell in cells:
            self._covered(made)
            wide, high = _span(element, "colspan"), _span(element, "rowspan")
            for at in range(max(min(wide, _WIDEST - len(made)), 1)):
                if high > 1 and len(made) < _WIDEST:
                    self._hanging[len(made)] = high - 1
                made.append(replace(cell, covered="left", paras=()) if at else cell)
        self._covered(made)
        return tuple(made)

    def _covered(self, made: list[Cell]) -> None:
        while len(made) < _WIDEST and (left := self._hanging.get(len(made), 0)) > 0:
            self._hanging[len(made)] = left - 1
            made.append(Cell((), "above"))


def _span(element: etree._Element, name: str) -> int:
    """How many places a cell takes up; browsers bound it too (HTML, 4.9.11)."""
    written = (element.get(name) or "").strip()
    return max(int(written), 1) if written.isdecimal() and len(written) < 6 else 1


def short_text(cell: etree._Element) -> str | None:
    """The words of a cell where they are few enough for a marker, else ``None``."""
    words: list[str] = []
    length = 0
    for piece in cell.itertext():
        for word in piece.split():
            words.append(word)
            length += len(word) + 1
            if length > _SHORT:
                return None
    return " ".join(words)


def marker_cell(row: etree._Element) -> int | None:
    """The index of the cell that holds nothing but a marker for what follows it, if there is one."""
    for index, cell in enumerate(cells_of(row)[:-1]):
        words = short_text(cell)
        if words or words is None:
            return index if words and MARKER.match(words) else None
    return None


def is_real(table: etree._Element) -> bool:
    """Whether the table's rows and columns mean something.

    Classes say so, or borders and headers; failing those, a table of several rows is real
    unless its rows are items of a list or single cells.
    """
    if table.get("role") in ("presentation", "none"):
        return False
    rows = list(islice(rows_of(table), _ROWS_LOOKED_AT))
    widths = [len(cells_of(row)) for row in rows]
    if max(widths, default=0) < 2:
        return False
    if classes(table.get("class")) & _REAL_CLASSES or _styled_as_table(rows):
        return True
    if any(child.tag in ("caption", "thead") for child in table) or _has_headers(rows):
        return True
    listed = [marker_cell(row) is not None or width < 2 for row, width in zip(rows, widths, strict=True)]
    if table.get("border", "0").strip() not in ("0", "") or table.get("rules"):
        return not all(listed)
    return len(rows) > 1 and not all(listed)


def _has_headers(rows: list[etree._Element]) -> bool:
    return any(cell.tag == "th" for row in rows for cell in row)


def _styled_as_table(rows: list[etree._Element]) -> bool:
    """Whether a cell of the first rows, or its first words, has a class of the tables' styles."""
    for row in rows[:3]:
        for cell in cells_of(row):
            for each in (cell, *cell[:2]):
                if any(name.startswith("tbl-") for name in classes(each.get("class"))):
                    return True
    return False
