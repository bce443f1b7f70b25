"""Tables that are sorted by links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from api.exports import Row

_DIGITS = re.compile(r"(\d{1,18})")


def natural(text: str) -> list[tuple[int, int, str]]:
    """A key that puts 9 before 10; an empty cell comes last."""
    if not text:
        return [(2, 0, "")]
    parts = _DIGITS.split(text.casefold())
    return [(0, int(part), "") if at % 2 else (1, 0, part) for at, part in enumerate(parts) if part]


def ordered(columns: Sequence[str], sort: str) -> tuple[int, bool] | None:
    """(column, whether downwards) for ``when`` or ``-when``, ``None`` where there is no such column."""
    for number, column in enumerate(columns):
        if key(column) == sort.removeprefix("-"):
            return number, sort.startswith("-")
    return None


def key(column: str) -> str:
    """A column's name in an address."""
    return re.sub(r"\W+", "-", column.casefold()).strip("-")


def sorted_rows(columns: Sequence[str], rows: Sequence[Row], sort: str) -> list[int]:
    """The numbers of the rows in the order asked for; as they come where none is, or it is unknown."""
    chosen = ordered(columns, sort)
    numbers = list(range(len(rows)))
    if chosen is None:
        return numbers
    column, downwards = chosen
    return sorted(numbers, key=lambda number: natural(rows[number].cells[column]), reverse=downwards)
