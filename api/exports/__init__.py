"""Tables as files that people work on: spreadsheets and text documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and the citation lines that they rest on."""

    cells: tuple[str, ...]
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """What is exported. ``facts``: (name, value) pairs that say where it is from: edition, date, permalink."""

    name: str
    title: str
    text: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    facts: tuple[tuple[str, str], ...]
    citations: tuple[str, ...] = ()


def printable(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def widths(columns: Sequence[str], rows: Sequence[Row], least: int = 8, most: int = 70) -> list[int]:
    """A width in characters for each column, by its longest line."""
    found = []
    for number, column in enumerate(columns):
        cells = [column, *(row.cells[number] for row in rows)]
        longest = max(len(line) for cell in cells for line in (cell or " ").split("\n"))
        found.append(min(max(longest + 2, least), most))
    return found
