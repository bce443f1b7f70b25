"""Word files (.docx): blocks in document order, as a reader of the accepted text sees them.

Read from the package's XML itself, because python-docx drops tracked insertions, notes, text
boxes and content controls and repeats merged cells. Headers and footers are not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from lxml import etree

from ingest.errors import NoText, TooCostly, Unreadable
from ingest.model import Finding
from ingest.readers.blocks import Block, Cell, Note, Para, Reading, Table
from ingest.readers.ooxml import Package, attribute, child, number, switch, word_tag
from ingest.readers.titles import given
from ingest.readers.type_headings import classify
from ingest.readers.word_numbering import Numbering
from ingest.readers.word_runs import DELETED, KEPT, Line, NoteLabels, Runs, Tally, alternative, note_format
from ingest.readers.word_styles import Styles

_WRAPPERS = frozenset({"customXml", "ins", "moveTo", "sdtContent", "smartTag"})
MOST_BLOCKS = 500_000
"""Paragraphs and tables of a body. A book of 872 pages has 8,000."""
_WORDED = re.compile(r"[^\W\d_]{3,30}\s+\S|\d\S{0,9}\s+[^\W\d_]{3}")
"""A number that Word makes with words of its own: "Article 1", "Annex A", "1. cikk", and not "(iii)"."""
_ZIP = b"PK\x03\x04"


def recognises(data: bytes, name: str) -> bool:
    """Whether this is a Word package; a truncated one is still told by its parts' names."""
    return data.startswith(_ZIP) and b"word/document" in data


def read(data: bytes, name: str) -> Reading:
    """Read a Word file.

    Raises:
        Unreadable: the package is damaged, encrypted or without a body.
        NoText: it holds no words.
        TooCostly: a part unpacks to more than a text can be.
    """
    package = Package(data)
    main = package.related("").get("officeDocument", "word/document.xml")
    root = package.xml(main)
    body = child(root, "body")
    if body is None:
        raise Unreadable("the Word file has no body: its main part is missing or empty")
    if len(body) > MOST_BLOCKS:
        raise TooCostly(f"the Word file has {len(body):,} paragraphs; {MOST_BLOCKS:,} are allowed")
    parts = package.related(main)
    settings = _optional(package, parts.get("settings"))
    story = _Story(
        Styles(_optional(package, parts.get("styles"))),
        _optional(package, parts.get("numbering")),
        {kind: note_format(_note_settings(root, settings, kind), kind) for kind in ("footnote", "endnote")},
    )
    blocks = tuple(story.headed(list(story.blocks(body))))
    bodies = {kind: _bodies(_optional(package, parts.get(f"{kind}s"))) for kind in ("footnote", "endnote")}
    notes = tuple(story.notes(bodies))
    if not blocks:
        raise NoText("the Word file holds no text")
    comments = _optional(package, parts.get("comments"))
    core = _optional(package, package.related("").get("core-properties"))
    titled = next((block.text for block in blocks if isinstance(block, Para) and block.role == "title"), "")
    return Reading(
        format="docx",
        blocks=blocks,
        notes=notes,
        findings=tuple(story.findings(_count(comments, "comment"))),
        title=titled or given(_property(core, "title")),
        language=(_property(core, "language") or story.styles.language).partition("-")[0].lower(),
    )


@dataclass(slots=True)
class _Draft:
    """A paragraph as ``classify`` looks at it."""

    text: str
    role: str
    bold: bool
    size: int
    level: int = 0
    rows: int = 1
    page: int = 1


class _Story:
    """The document's body and notes, with what they count along the way."""

    def __init__(self, styles: Styles, numbering: etree._Element | None, formats: dict[str, tuple[str, int]]) -> None:
        self.styles = styles
        self._numbering = Numbering(numbering, styles)
        self._tally = Tally()
        self._labels = NoteLabels(formats)
        self._runs = Runs(styles, self._labels, self._tally)
        self._source = 0
        self._types: dict[int, tuple[bool, int]] = {}

    # ------------------------------------------------------------------ blocks

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """Paragraphs and tables of a body, a cell, a note or a text box."""
        carried: Line | None = None
        for node in _flattened(parent):
            tag = word_tag(node.tag)
            if tag == "p":
                properties = child(node, "pPr")
                line = carried or Line()
                carried = None
                self._runs.read(node, properties, line)
                if self._mark_deleted(properties):
                    carried = line  # accepting the deletion joins this paragraph to the next
                else:
                    yield from self._finished(line, properties)
            elif tag == "tbl":
                yield from self._finished(carried, None)
                carried = None
                yield from self._table(node)
            elif tag == "altChunk":
                self._tally.unread += 1
        yield from self._finished(carried, None)

    def _mark_deleted(self, properties: etree._Element | None) -> bool:
        mark = child(properties, "rPr")
        tags = {word_tag(node.tag) for node in mark} if mark is not None else set()
        self._tally.deletions += bool(tags & DELETED)
        self._tally.insertions += bool(tags & KEPT)
        return bool(tags & DELETED)

    def _finished(self, line: Line | None, properties: etree._Element | None) -> Iterator[Block]:
        if line is None:
            return
        text, calls, oddities = line.finish()
        marker = self._numbering.marker(properties)
        if not text and _WORDED.search(marker) and not switch(child(properties, "rPr"), "vanish"):
            # "Article 1" is all that this paragraph shows; "1." alone says nothing.
            text, marker = marker, ""
        if text or calls:
            level, role = self.styles.level(properties), self.styles.role(properties)
            if marker and not level and not role:
                role = "list_item"
            para = Para(
                text,
                self._origins(text),
                calls,
                level=0 if role == "contents" else level,
                role=role,
                marker=marker,
                oddities=oddities,
                depth=self._depth(properties) if role == "list_item" else 0,
            )
            solid = sum(line.sizes.values())
            self._types[id(para)] = (line.bold >= solid > 0, max(line.sizes, key=line.sizes.__getitem__, default=0))
            yield para
        else:
            self._tally.comments -= len(oddities)  # they stand nowhere now
        yield from chain.from_iterable(self._boxed(box) for box in line.boxes)

    def headed(self, blocks: list[Block]) -> list[Block]:
        """The blocks with headings told by their type, in a document that uses no heading styles."""
        if any(isinstance(block, Para) and block.level for block in blocks):
            return blocks
        drafts = {
            at: _Draft(block.text, block.role, *self._types[id(block)])
            for at, block in enumerate(blocks)
            if isinstance(block, Para)
        }
        weights: Counter[tuple[int, bool]] = Counter()
        for draft in drafts.values():
            weights[draft.size, draft.bold] += len(draft.text)
        if weights:
            size, bold = max(weights, key=weights.__getitem__)
            classify(list(drafts.values()), size, bold)
        for at, draft in drafts.items():
            block = blocks[at]
            assert isinstance(block, Para)
            if draft.level or draft.role != block.role:
                blocks[at] = replace(block, level=draft.level, role=draft.role)
        return blocks

    def _boxed(self, box: etree._Element) -> Iterator[Block]:
        outer, self._runs = self._runs, self._runs.fresh()
        yield from list(self.blocks(box))
        self._runs = outer

    def _depth(self, properties: etree._Element | None) -> int:
        found = self.styles.numbering(properties)
        return 0 if found is None else (found[1] or 0) + 1

    def _origins(self, text: str) -> tuple[tuple[int, int], ...]:
        at = self._source
        self._source += len(text) + 1
        return ((0, at),)

    # ------------------------------------------------------------------ tables

    def _table(self, table: etree._Element) -> Iterator[Block]:
        rows: list[list[tuple[list[Block], str]]] = []
        for row in _flattened(table):
            if word_tag(row.tag) != "tr":
                continue
            properties = child(row, "trPr")
            if child(properties, "ins") is not None:
                self._tally.insertions += 1
            if child(properties, "del") is not None:
                self._tally.deletions += 1
            elif switch(properties, "hidden"):
                self._tally.hidden += sum(len(node.text or "") for node in row.iter() if _is_text(node))
            else:
                rows.append(self._row(row, properties))
        filled = [content for row in rows for content, _ in row if content]
        if len(rows) == 1 and len(rows[0]) == 1:
            yield from rows[0][0][0]  # a box drawn round text, not a table
        elif filled:
            yield Table(tuple(tuple(Cell(tuple(_paras(content)), covered) for content, covered in row) for row in rows))

    def _row(self, row: etree._Element, properties: etree._Element | None) -> list[tuple[list[Block], str]]:
        """Cells on the table's grid: a merged cell once, and then the places it covers."""
        cells: list[tuple[list[Block], str]] = []
        cells += [([], "")] * _small(child(properties, "gridBefore"))
        for cell in _flattened(row):
            if word_tag(cell.tag) != "tc":
                continue
            own = child(cell, "tcPr")
            merge = child(own, "vMerge")
            below = merge is not None and attribute(merge, "val") != "restart"
            beside = child(own, "hMerge")  # as old files merge cells of a row
            right = beside is not None and attribute(beside, "val") != "restart"
            if child(own, "cellDel") is not None:
                self._tally.deletions += 1
                content: list[Block] = []
            else:
                content = [] if below or right else list(self.blocks(cell))
            cells.append((content, "above" if below else "left" if right else ""))
            cells += [([], "above" if below else "left")] * (_small(child(own, "gridSpan")) - 1)
        return cells

    # ------------------------------------------------------------------ notes and findings

    def notes(self, bodies: dict[str, dict[str, etree._Element]]) -> Iterator[Note]:
        """The notes that are called, in the order of their calls, footnotes before endnotes."""
        for kind in ("footnote", "endnote"):
            for called, note_id, label in self._labels.items():
                body = bodies[kind].get(note_id) if called == kind else None
                if body is not None:
                    self._runs = self._runs.fresh()
                    yield Note(label, tuple(_paras(list(self.blocks(body)))))

    def findings(self, comments: int) -> Iterator[Finding]:
        tally = self._tally
        if comments > tally.comments:
            message = f"{_many(comments - tally.comments, 'comment')} that no words are marked for left out."
            yield Finding("reviewer_comment", message, None, None)
        if tally.insertions or tally.deletions:
            kept, gone = _many(tally.insertions, "insertion"), _many(tally.deletions, "deletion")
            message = f"Tracked changes, read as accepted: {kept} kept, {gone} left out."
            yield Finding("tracked_changes", message, None, None)
        if tally.hidden:
            message = f"{_many(tally.hidden, 'character')} of hidden text left out."
            yield Finding("hidden_text", message, None, None)
        if tally.unread:
            message = f"{_many(tally.unread, 'chart, diagram or embedded file')} not read."
            yield Finding("not_read", message, None, None)


def _flattened(parent: etree._Element) -> Iterator[etree._Element]:
    """The children, with content controls and other wrappers opened."""
    for node in parent:
        tag = word_tag(node.tag)
        if tag in _WRAPPERS:
            yield from _flattened(node)
        elif tag == "sdt":
            content = child(node, "sdtContent")
            if content is not None:
                yield from _flattened(content)
        elif tag == "mc:AlternateContent":
            for branch in alternative(node):
                yield from _flattened(branch)
        else:
            yield node


def _paras(blocks: list[Block]) -> Iterator[Para]:
    """The paragraphs of a cell or note; those of a nested table row by row."""
    for block in blocks:
        if isinstance(block, Para):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from cell.paras


def _bodies(root: etree._Element | None) -> dict[str, etree._Element]:
    """Notes by id, without the separator lines, which have a type."""
    found = {}
    for node in root if root is not None else ():
        if word_tag(node.tag) in ("footnote", "endnote") and attribute(node, "type") in (None, "normal"):
            found[attribute(node, "id") or ""] = node
    return found


def _note_settings(root: etree._Element | None, settings: etree._Element | None, kind: str) -> etree._Element | None:
    """Where the note numbers are laid down: the last section before the settings of the whole."""
    section = child(child(root, "body"), "sectPr")
    return section if child(section, f"{kind}Pr") is not None else settings


def _optional(package: Package, part: str | None) -> etree._Element | None:
    return package.xml(part) if part else None


def _property(core: etree._Element | None, name: str) -> str:
    for node in core if core is not None else ():
        if str(node.tag).rpartition("}")[2] == name:
            return (node.text or "").strip()
    return ""


def _count(root: etree._Element | None, tag: str) -> int:
    return sum(1 for node in root if word_tag(node.tag) == tag) if root is not None else 0


def _is_text(node: etree._Element) -> bool:
    return word_tag(node.tag) == "t"


def _small(node: etree._Element | None) -> int:
    """A number of grid columns; Word's own limit is 63."""
    return min(max(number(attribute(node, "val")) or 0, 0), 63)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun.replace(',', 's,').replace(' or ', 's or ')}s"
