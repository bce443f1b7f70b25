"""A document as blocks in reading order: headings, lines, rows of a plan, footnotes; no word is left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from api.pages.inline import Inline, Inset, Piece
from api.pages.linking import Citing
from ingest.model import Action, Document, Finding, Footnote, Span, Unit

_HEADINGS = frozenset({"section", "priority", "part", "title", "chapter", "article", "annex", "division"})
_LONGEST_HEADING = 400
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its title (``""`` for the text), its words line by line."""

    id: str
    title: str
    lines: tuple[tuple[Piece, ...], ...]


@dataclass(slots=True)
class Block:
    """``kind``: ``heading`` (with a ``level`` from 2), ``line``, ``row`` (with ``cells``), ``note`` (with
    ``back``, the addresses it is called from) or ``rest`` (in no unit: repeated heads of tables).

    ``notes``: footnotes called here, as (number, id, words). ``cited_by``: references to what is shown here.
    """

    kind: str
    id: str
    label: str
    start: int
    end: int
    pieces: tuple[Piece, ...] = ()
    level: int = 0
    cells: tuple[Cell, ...] = ()
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    back: tuple[str, ...] = ()
    cited_by: list[Citing] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents; ``rows``: (id, number) of the rows right under it."""

    id: str
    text: str
    level: int
    rows: tuple[tuple[str, str], ...]


def blocks(document: Document, cited: Span | None, links: Mapping[Span, str]) -> list[Block]:
    """All of the document's words as blocks, the cited ones marked, references linked."""
    insets = [Inset("anchor", unit.start, unit.place) for unit in document.units]
    for note in document.footnotes:
        insets += [Inset("call", call.at, note.place, note.number) for call in note.calls]
    inline = Inline(document.text, cited, links, insets)
    found = list(_blocks(document, inline))
    _notes(document, found)
    _findings(document, found)
    return found


def contents(found: Iterable[Block]) -> list[Entry]:
    """The table of contents."""
    entries: list[tuple[Block, list[tuple[str, str]]]] = []
    for block in found:
        if block.kind == "heading" and block.id:
            entries.append((block, []))
        elif block.kind == "row":
            if not entries:
                entries.append((block, []))
            entries[-1][1].append((block.id, block.label))
    return [
        Entry(head.id, "".join(piece.text for piece in head.pieces) or head.label, max(head.level, 2), tuple(rows))
        for head, rows in entries
    ]


def _blocks(document: Document, inline: Inline) -> Iterator[Block]:
    starting: dict[int, list[Unit]] = defaultdict(list)
    children: dict[str | None, list[Unit]] = defaultdict(list)
    by_place = {unit.place: unit for unit in document.units}
    for unit in document.units:
        starting[unit.start].append(unit)
        children[unit.parent].append(unit)
    rows = {by_place[each.place].start: each for each in document.actions if each.place in by_place}
    notes = {each.text.start: each for each in document.footnotes}
    inside = _Inside(document.units)
    level, at = 1, 0
    while at < len(document.text):
        line = _LINE.search(document.text, at)
        if line is None:
            return
        start, end = line.span()
        if start in rows:
            unit = by_place[rows[start].place]
            yield _row(document, inline, rows[start], unit, children[unit.place])
            at = max(unit.end, end)
            continue
        if start in notes:
            note = notes[start]
            at = max(note.text.end, end)
            back = tuple(call.place for call in note.calls if call.place)
            yield Block("note", note.place, note.number, start, at, inline.pieces(start, at, {note.place}), back=back)
            continue
        here = starting.get(start, [])
        own = here[0] if here else None
        heading = next((unit for unit in here if unit.kind in _HEADINGS and unit.place != "title"), None)
        pieces = inline.pieces(start, end, {own.place} if own else ())
        id = own.place if own else ""
        if heading and end - start <= _LONGEST_HEADING:
            level = min(2 + _above(by_place, heading), level + 1, 6)
            yield Block("heading", id, heading.label, start, end, pieces, level)
        else:
            kind = "line" if inside.any(start) else "rest"
            yield Block(kind, id, own.label if own else "", start, end, pieces)
        at = end


class _Inside:
    """Whether an offset lies in any unit."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._spans: list[list[int]] = []
        for unit in sorted(units, key=lambda each: each.start):
            if self._spans and unit.start <= self._spans[-1][1]:
                self._spans[-1][1] = max(self._spans[-1][1], unit.end)
            else:
                self._spans.append([unit.start, unit.end])
        self._next = 0

    def any(self, at: int) -> bool:
        """Offsets are asked for in rising order."""
        while self._next < len(self._spans) and self._spans[self._next][1] <= at:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] <= at


def _above(by_place: Mapping[str, Unit], unit: Unit) -> int:
    """How many headings a unit stands under."""
    count = 0
    seen = {unit.place}
    while unit.parent and unit.parent in by_place and unit.parent not in seen:
        unit = by_place[unit.parent]
        seen.add(unit.place)
        count += unit.kind in _HEADINGS
    return count


def _row(document: Document, inline: Inline, action: Action, unit: Unit, inner: Iterable[Unit]) -> Block:
    headers = {each.place: each.header for each in action.fields}
    titles = {"text": "", "areas": "Priority area", "timetable": "Timetable", "bodies": "Responsible"}
    cells = []
    at = unit.start
    for each in sorted(inner, key=lambda child: child.start):
        cells += _between(document, inline, at, each.start)
        title = headers.get(each.place, titles.get(each.kind, each.label))
        cells.append(Cell(each.place, title, _lines(document, inline, each.start, each.end, {unit.place, each.place})))
        at = max(at, each.end)
    cells += _between(document, inline, at, unit.end)
    return Block("row", unit.place, action.number, unit.start, unit.end, cells=tuple(cells))


def _between(document: Document, inline: Inline, start: int, end: int) -> list[Cell]:
    """Words of a row that are in no cell."""
    if start >= end or not document.text[start:end].strip():
        return []
    return [Cell("", "", _lines(document, inline, start, end, ()))]


def _lines(
    document: Document, inline: Inline, start: int, end: int, skip: Container[str]
) -> tuple[tuple[Piece, ...], ...]:
    found = []
    for line in _LINE.finditer(document.text, start, end):
        found.append(inline.pieces(*line.span(), skip))
    return tuple(found)


def _notes(document: Document, found: list[Block]) -> None:
    """The words of each footnote, below the block that calls it."""
    for note in document.footnotes:
        for call in note.calls:
            block = _at(found, call.at)
            if block is not None and block.kind != "note" and not _has(block, note):
                block.notes.append((note.number, note.place, " ".join(note.text.of(document.text).split())))


def _has(block: Block, note: Footnote) -> bool:
    return any(id == note.place for _, id, _ in block.notes)


def _findings(document: Document, found: list[Block]) -> None:
    """Each finding at the block where it occurs; those without a place are the page's to show."""
    starts = {unit.place: unit.start for unit in document.units}
    for finding in document.findings:
        at = finding.span.start if finding.span else starts.get(finding.place or "")
        block = _at(found, at) if at is not None else None
        if block is not None:
            block.findings.append(finding)


def _at(found: list[Block], offset: int) -> Block | None:
    return next((block for block in found if block.start <= offset <= block.end), None)
