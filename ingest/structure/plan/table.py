"""The blocks of an action plan as events: lines, header rows and rows, whatever its tables looked like."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator

from ingest.bodies import Bodies
from ingest.readers.blocks import Block, Para, Table
from ingest.structure.plan.columns import Column
from ingest.structure.plan.events import Event, Line
from ingest.structure.plan.ruled import ruled
from ingest.structure.plan.unruled import Unruled


def events(blocks: Iterable[Block], bodies: Bodies) -> Iterator[Event]:
    """Lines, header rows and rows in reading order.

    A table without a header of its own goes on under the columns of the one before it, if its
    cells fit them.
    """
    columns: tuple[Column, ...] | None = None
    stretch: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and block.ruled:
            columns = yield from _stretch(stretch, columns, bodies)
            stretch = []
            columns = yield from ruled(block, columns, bodies)
        else:
            stretch.append(block)
    yield from _stretch(stretch, columns, bodies)


def _stretch(
    stretch: list[Block], columns: tuple[Column, ...] | None, bodies: Bodies
) -> Generator[Event, None, tuple[Column, ...] | None]:
    """Paragraphs and unruled tables up to the next ruled one; returns the columns that hold after them."""
    if all(isinstance(block, Para) for block in stretch):
        yield from (Line(block) for block in stretch if isinstance(block, Para))
        return columns
    reader = Unruled(bodies, columns)
    yield from reader.events(stretch)
    return reader.columns
