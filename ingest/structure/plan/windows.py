"""Finding the header row in a run of cells."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ingest.bodies import Bodies
from ingest.readers.blocks import Cell
from ingest.structure.plan.columns import Column, claim, columns_of, words
from ingest.structure.plan.headings import heading_of
from ingest.structure.plan.labels import label_of
from ingest.structure.plan.timetable import is_timetable
from ingest.structure.plan.tokens import Token, fit

MOST_COLUMNS = 16
_LONGEST_HEADER = 120
_TITLES = 2  # cells above a header that are its title
_MOST_READINGS = 12  # of one header that are compared
_MOST_HEADERS = 40  # different ones in a text; where there are more, it is no plan, and time is saved
_LOOK_AHEAD = 48  # cells from a header on that are looked at


@dataclass(frozen=True, slots=True)
class Window:
    """Cells ``start:end`` head a table."""

    start: int
    end: int
    columns: tuple[Column, ...]


def header_at(
    tokens: Sequence[Token],
    start: int,
    until: int,
    bodies: Bodies,
    known: Collection[tuple[str, ...]],
) -> Window | None:
    """The header among the cells from ``start`` to ``until`` at most, ``None`` if there is none.

    One that was a header before (``known``) is one again. Of other readings the best has most
    columns of a known kind, and the cells behind it fit those columns.
    """
    end = start
    while end < min(until, start + MOST_COLUMNS) and _could_head(tokens[end].cell, bodies):
        end += 1
    headers = tuple(words(token.cell) for token in tokens[start:end])
    claims = {claim(header) for header in headers}
    if not claims & {"action", "field"} or not claims & {"bodies", "timetable"}:
        return None
    spans = [(i, j) for i in range(start, min(start + _TITLES + 1, end - 1)) for j in range(end, i + 1, -1)]
    spans = [(i, j) for i, j in spans if headers[i - start : j - start] in known][:1] or spans
    windows: list[tuple[int, Window]] = []  # with the number of columns of a known kind
    for i, j in spans:
        columns = columns_of(headers[i - start : j - start])
        if columns is not None:
            windows.append((sum(column.kind != "field" for column in columns), Window(i, j, columns)))
    most = max((told for told, _ in windows), default=0)
    best = [window for told, window in windows if told == most]
    if len(best) < 2 or len(known) > _MOST_HEADERS:
        return best[0] if best else None
    return max(best[:_MOST_READINGS], key=lambda window: _worth(window, tokens, start, bodies))


def _could_head(cell: Cell, bodies: Bodies) -> bool:
    text = words(cell)
    if len(text) > _LONGEST_HEADER or len(cell.paras) > 3 or label_of(text):
        return False
    if not text:
        return True
    if any(True for _ in bodies.find(text)):
        return False
    if claim(text) != "field":
        return True
    numbered = any(character.isdigit() for character in text)
    return not (numbered or heading_of(cell.paras[0]) or is_timetable(text))


def _worth(window: Window, tokens: Sequence[Token], start: int, bodies: Bodies) -> float:
    """How well a header explains itself, what it leaves before it, and the cells behind it."""
    behind = tokens[window.end : start + _LOOK_AHEAD]
    borders = (window.end == len(tokens) or tokens[window.end].border) + tokens[window.start].border
    inside = sum(token.border for token in tokens[window.start + 1 : window.end])
    return fit(behind, window.columns, bodies) + borders - inside / 2 - (window.start - start)
