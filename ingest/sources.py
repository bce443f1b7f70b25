"""A source's files → one reading: several streams of one text are read one by one and joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ingest.catalogue import Catalogue
from ingest.model import Source
from ingest.readers.blocks import Block, Note, Para, Reading
from ingest.readers.bounded import read_bounded
from ingest.structure.canonical import Header

Read = Callable[[bytes, str], Reading]


def read_source(catalogue: Catalogue, source: Source, read: Read = read_bounded) -> Reading:
    """What the files of ``source`` say, in reading order.

    Raises:
        ReadError: a file of it could not be read.
        OSError: a file is gone.
    """
    return join([read(path.read_bytes(), path.name) for path in catalogue.paths(source)])


def header(catalogue: Catalogue, source: Source) -> Header:
    """What the catalogue knows of a document before its words are read."""
    work = next(work for work in catalogue.works if work.id == source.work)
    return Header(source.id, source.title, source.language, source.state, work.date, source.as_of)


def join(readings: Sequence[Reading]) -> Reading:
    """Several readings as one: blocks in order, notes and pages of the later ones numbered on.

    A note's label that an earlier stream has already used gets the stream's number after it ("1-2").
    Offsets into the source go on where the stream before ended. Title, language and identifier are the
    first ones that are there.
    """
    if len(readings) == 1:
        return readings[0]
    blocks: list[Block] = []
    notes: list[Note] = []
    used: set[str] = set()
    base = pages = 0
    for stream, reading in enumerate(readings, start=1):
        labels = {note.label: f"{note.label}-{stream}" for note in reading.notes if note.label in used}
        shift = _Shift(base, pages, labels)
        blocks += [shift.block(block) for block in reading.blocks]
        notes += [Note(labels.get(note.label, note.label), shift.paras(note.paras)) for note in reading.notes]
        used |= {labels.get(note.label, note.label) for note in reading.notes}
        base, pages = max(base, shift.end), pages + reading.pages
    return Reading(
        format=readings[0].format,
        blocks=tuple(blocks),
        notes=tuple(notes),
        findings=tuple(finding for reading in readings for finding in reading.findings),
        title=_first(reading.title for reading in readings),
        language=_first(reading.language for reading in readings),
        identifier=_first(reading.identifier for reading in readings),
        pages=pages,
    )


class _Shift:
    """Moves the blocks of one stream behind those of the streams before it."""

    def __init__(self, base: int, pages: int, labels: dict[str, str]) -> None:
        self.base, self.pages, self.labels = base, pages, labels
        self.end = base

    def block(self, block: Block) -> Block:
        if isinstance(block, Para):
            return self.para(block)
        rows = tuple(tuple(replace(cell, paras=self.paras(cell.paras)) for cell in row) for row in block.rows)
        return replace(block, rows=rows, page=self._page(block.page))

    def paras(self, paras: Sequence[Para]) -> tuple[Para, ...]:
        return tuple(self.para(para) for para in paras)

    def para(self, para: Para) -> Para:
        origins = tuple((at, source + self.base) for at, source in para.origins)
        at, source = origins[-1] if origins else (0, self.base)
        self.end = max(self.end, source + len(para.text) - at + 1)
        calls = tuple(replace(call, label=self.labels.get(call.label, call.label)) for call in para.calls)
        turns = tuple((at, page + self.pages) for at, page in para.turns)
        return replace(para, origins=origins, calls=calls, page=self._page(para.page), turns=turns)

    def _page(self, page: int | None) -> int | None:
        return None if page is None else page + self.pages


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")
