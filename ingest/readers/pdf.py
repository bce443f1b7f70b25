"""PDF files: pages → paragraphs, tables and footnotes in reading order.

A PDF holds glyphs at places and not text, so everything here is inferred from geometry and
type: see the modules beside it for each step. What is left out (running heads, hidden text,
marginal stamps) or could not be read (pages without text) is a finding.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.errors import NoText, Unreadable
from ingest.model import Finding
from ingest.readers import own_id
from ingest.readers.blocks import Block, Cell, Note, NoteCall, Para, Reading, Table
from ingest.readers.pdf_columns import Region, regions
from ingest.readers.pdf_content import PageContent
from ingest.readers.pdf_flow import joined
from ingest.readers.pdf_grids import Grid, Slot, ruled
from ingest.readers.pdf_lines import Item, Line, Placed, joined_rows, lines, merged
from ingest.readers.pdf_margins import running
from ingest.readers.pdf_notes import Foots, Labels, marks, noted
from ingest.readers.pdf_open_tables import open_sided, tabulated
from ingest.readers.pdf_page import read_page
from ingest.readers.pdf_text import Draft, Leading, ended, has_leaders, paragraphs
from ingest.readers.pdf_words import Piece, Turn, Vocabulary, composed, pieces, superscript
from ingest.readers.titles import given
from ingest.readers.type_headings import classify

_HEADER = re.compile(rb"(?:\A|[\r\n\x00\xbf])%PDF-\d")
_SEARCHED = 1024
"""Bytes from the start in which the header may stand (ISO 32000-2, annex H)."""
_HEAD_ROWS = 6
"""Rows of the first page among which a consolidated text's reference line is looked for."""
_LARGE_PICTURE = 0.3
"""Share of a page: a picture this large may hold words that belong to the text."""


def recognises(data: bytes, name: str) -> bool:
    return _HEADER.search(data[:_SEARCHED]) is not None


def page_count(data: bytes) -> int:
    """Number of pages, 0 where the file cannot be opened."""
    try:
        with pdfium.PdfDocument(data) as document:
            return len(document)
    except pdfium.PdfiumError:
        return 0


def read(data: bytes, name: str) -> Reading:
    """Read a PDF file.

    Raises:
        Unreadable: damaged, truncated beyond repair, or encrypted with a password.
        NoText: no page has text that can be read.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _refused(data, error) from error
    try:
        count = len(document)
        if not count:
            raise Unreadable("the PDF has no pages")
        pages = []
        broken = []
        for index in range(count):
            try:
                pages.append(read_page(document, index))
            except pdfium.PdfiumError:
                broken.append(index + 1)
                pages.append(PageContent(index + 1, 0.0, 0.0))
        title = given(document.get_metadata_value("Title") or "")
        language = _language(document)
    finally:
        document.close()
    if not any(page.runs for page in pages):
        if len(broken) == count:
            raise Unreadable("no page of the PDF could be opened: it is damaged or truncated")
        raise NoText(f"OCR needed: none of the {_many(count, 'page')} has a text layer")
    reading = replace(_Reader(pages, broken).reading(title), language=language)
    if _cut(data):
        message = "The end of the PDF is missing; it could be repaired, but something of it may be lost."
        reading = replace(reading, findings=(Finding("truncated", message, None, None), *reading.findings))
    return reading


def _cut(data: bytes) -> bool:
    """Whether the mark at the end of every PDF is missing (ISO 32000-2, 7.5.5)."""
    return b"%%EOF" not in data[-2048:]


def _language(document: pdfium.PdfDocument) -> str:
    """The language that the catalogue names ("en-GB" → "en"), "" where it names none."""
    buffer = (ctypes.c_ushort * 32)()
    size = raw.FPDFCatalog_GetLanguage(document.raw, buffer, 64)
    written = bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace") if size <= 64 else ""
    return written.partition("-")[0].lower()


def _refused(data: bytes, error: Exception) -> Unreadable:
    if "password" in str(error).lower() or "security" in str(error).lower():
        return Unreadable("the PDF is encrypted with a password; save it without one")
    if _cut(data):
        return Unreadable("the PDF is truncated: its end is missing")
    return Unreadable(f"the PDF is damaged ({error})")


@dataclass(slots=True)
class _Page:
    content: PageContent
    lines: list[Line]
    tables: list[Placed]
    regions: list[Region] = field(default_factory=list)


class _Reader:
    def __init__(self, pages: list[PageContent], broken: list[int]) -> None:
        self._findings = list(_page_findings(pages, broken))
        self._pages = list(_prepared(pages))
        self._leading = Leading()
        self._vocabulary = Vocabulary()
        self._source = 0

    def reading(self, title: str) -> Reading:
        identifier = self._reference()
        self._drop_running()
        body_size, body_bold = self._body()
        self._lay_out()
        flow, foots = self._flow(body_size)
        labels = Labels(foots.notes)
        drafts = [item for item in flow if isinstance(item, Draft)]
        classify(drafts, body_size, body_bold)
        flow = joined(flow)
        blocks: list[Block] = []
        for item in flow:
            if isinstance(item, Draft):
                para = self._para(item, labels)
                if para.text:
                    blocks.append(para)
            else:
                blocks.append(self._table(item, labels))
        notes = []
        for note, label in zip(foots.notes, labels.of, strict=True):
            para = self._para(Draft(note.lines, 0.0, 0.0), labels)
            if para.text:
                notes.append(Note(label, (para,)))
        titled = " ".join(block.text for block in blocks if isinstance(block, Para) and block.role == "title")
        return Reading(
            format="pdf",
            blocks=tuple(blocks),
            notes=tuple(notes),
            findings=tuple(self._findings),
            title=titled or title,
            identifier=identifier,
            pages=len(self._pages),
        )

    # ------------------------------------------------------------------ the page as a whole

    def _reference(self) -> str:
        """The number and day of a consolidated text, from the line that heads its first page and all others."""
        first = [" ".join(line.text for line in row) for row in joined_rows(self._pages[0].lines)[:_HEAD_ROWS]]
        return next((found for text in first if (found := own_id.from_reference(text)[0])), "")

    def _drop_running(self) -> None:
        heads = running([page.lines for page in self._pages], [noted(page.lines) for page in self._pages])
        for page, own in zip(self._pages, heads, strict=True):
            gone = {id(line) for line in own}
            page.lines = [line for line in page.lines if id(line) not in gone]
        pages = sum(1 for own in heads if own)
        if pages:
            message = f"Running heads or feet left out on {_many(pages, 'page')}."
            self._findings.append(Finding("running_heads", message, None, None))

    def _body(self) -> tuple[float, bool]:
        """Size and weight of the type that sets most of the text."""
        weights = Counter[tuple[float, bool]]()
        for page in self._pages:
            for line in page.lines:
                weights[round(line.size * 4) / 4, line.bold] += len(line.text)
        if not weights:
            return 10.0, False
        size = max(weights, key=lambda style: weights[style])[0]
        return size, weights[size, True] > weights[size, False]

    def _lay_out(self) -> None:
        """Columns of every page; gutters seen on several pages help on those with little text."""
        seen = Counter[int]()
        for page in self._pages:
            page.regions = regions([*page.lines, *page.tables], page.content.rules)
            columns = [region for region in page.regions if not region.gridded and len(region.items) >= 8]
            for left, right in pairwise(columns):
                if left.x1 < right.x0:
                    seen[round((left.x1 + right.x0) / 2)] += 1
        known = sorted(at for at, pages in seen.items() if pages >= 2 or len(self._pages) < 3)
        if known:
            for page in self._pages:
                page.regions = regions([*page.lines, *page.tables], page.content.rules, known)
        for page in self._pages:
            for region in page.regions:
                self._vocabulary.learn([item for item in region.items if isinstance(item, Line)])
            for held in _cells(page.tables):
                self._vocabulary.learn(held)
            for region in page.regions:
                if not region.gridded:
                    self._leading.learn([item for item in region.items if isinstance(item, Line)])
        for page in self._pages:
            for region in page.regions:
                self._vocabulary.weigh([item for item in region.items if isinstance(item, Line)])
            for held in _cells(page.tables):
                self._vocabulary.weigh(held)

    # ------------------------------------------------------------------ the order of reading

    def _flow(self, body_size: float) -> tuple[list[Draft | Grid], Foots]:
        foots = Foots(body_size)
        rights = self._right_edges()
        flow: list[Draft | Grid] = []
        for page in self._pages:
            called = marks(page.lines)
            for region in page.regions:
                own = [item for item in region.items if isinstance(item, Line)]
                if region.gridded:
                    flow += self._cells_or_lines(own, region)
                    continue
                rows = [merged(row) for row in joined_rows(own)]
                kept = {id(row) for row in foots.take(rows, page.content.rules, called, page.content.height)}
                items: list[Item] = [row for row in rows if id(row) in kept]
                items += [item for item in region.items if isinstance(item, Placed)]
                flow += self._column(items, region, rights)
        return flow, foots

    def _column(self, items: list[Item], region: Region, rights: list[tuple[float, float]]) -> list[Draft | Grid]:
        right = max([region.x1, *(x1 for x0, x1 in rights if abs(x0 - region.x0) < 12 and region.x1 <= x1 + 2)])
        made: list[Draft | Grid] = []
        stretch: list[Line] = []
        for item in sorted(items, key=lambda item: item.y if isinstance(item, Line) else item.top):
            if isinstance(item, Line):
                stretch.append(item)
                continue
            made += paragraphs(stretch, region.x0, right, self._leading)
            stretch = []
            assert isinstance(item.content, Grid)
            made.append(item.content)
        return made + list(paragraphs(stretch, region.x0, right, self._leading))

    def _right_edges(self) -> list[tuple[float, float]]:
        """(left, right) of the columns that text is set in, over the whole document."""
        weights = Counter[tuple[int, int]]()
        for page in self._pages:
            for region in page.regions:
                if not region.gridded and len(region.items) >= 5:
                    weights[round(region.x0 / 4), round(region.x1 / 4)] += len(region.items)
        usual = sum(weights.values()) / 10
        return [(x0 * 4.0, x1 * 4.0) for (x0, x1), lines in weights.items() if lines >= usual]

    def _cells_or_lines(self, own: list[Line], region: Region) -> list[Draft | Grid]:
        """A table where cells line up; a contents list where the last column counts pages."""
        rows = [merged(row) for row in joined_rows(own)]
        last = [row[-1].text for row in joined_rows(own) if len(row) > 1]
        counted = len(region.gridded) == 1 and len(last) >= 0.6 * len(rows) and _ascending(last)
        if counted or sum(1 for row in rows if has_leaders(row.text)) >= 0.6 * len(rows):
            return [Draft([row], region.x0, region.x1, "contents") for row in rows]
        return [tabulated(own, region.gridded, own[0].page)]

    # ------------------------------------------------------------------ blocks

    def _para(self, draft: Draft, labels: Labels) -> Para:
        found = _written(pieces(draft.lines, self._vocabulary), labels)
        page = draft.lines[0].page if draft.lines else None
        source, self._source = self._source, self._source + len(found.text) + 1
        return Para(found.text, ((0, source),), found.calls, draft.level, draft.role, page=page, turns=found.turns)

    def _table(self, grid: Grid, labels: Labels) -> Table:
        rows = []
        for row in grid.rows:
            cells = []
            for slot in row:
                paras = (self._para(draft, labels) for draft in self._cell(slot))
                cells.append(Cell(tuple(para for para in paras if para.text), slot.covered))
            rows.append(tuple(cells))
        return Table(tuple(rows), page=grid.page)

    def _cell(self, slot: Slot) -> list[Draft]:
        """The paragraphs of a cell, which may stand on several pages."""
        padding = min(max(min((line.x0 for line in slot.lines), default=0.0) - slot.x0, 2.0), 8.0)
        left, right = slot.x0 + padding, slot.x1 - padding
        made: list[Draft] = []
        for page in sorted({line.page for line in slot.lines}):
            held = [line for line in slot.lines if line.page == page]
            own = paragraphs(held, left, right, self._leading, in_cell=True)
            if made and own and not ended(made[-1].lines[-1].text):
                made[-1].lines += own.pop(0).lines
            made += own
        return made


def _cells(tables: Iterable[Placed]) -> Iterator[list[Line]]:
    """The lines of each cell, top to bottom."""
    for table in tables:
        if isinstance(table.content, Grid):
            for row in table.content.rows:
                for slot in row:
                    yield sorted(slot.lines, key=lambda line: line.y)


def _prepared(pages: Iterable[PageContent]) -> Iterator[_Page]:
    known: list[tuple[float, ...]] = []
    for content in pages:
        tables, rest = ruled(content.runs, content.rules, content.number, known)
        own = lines(rest, content.number)
        more, own = open_sided(own, content.rules, content.number)
        known = [table.content.edges for table in tables if isinstance(table.content, Grid)]
        yield _Page(content, own, tables + more)


def _ascending(last: list[str]) -> bool:
    numbers = [int(text) for text in last if text.isdigit() and len(text) < 5]
    return len(numbers) >= 3 and len(numbers) >= 0.9 * len(last) and numbers == sorted(numbers)


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    calls: tuple[NoteCall, ...]
    turns: tuple[tuple[int, int], ...]


def _written(found: Iterable[Piece], labels: Labels) -> _Words:
    """The text with its calls and turns of page at their offsets."""
    text = ""
    calls: list[NoteCall] = []
    turns: list[tuple[int, int]] = []
    for piece in found:
        if isinstance(piece, str):
            text += composed(piece if text else piece.lstrip())
        elif isinstance(piece, Turn):
            turns.append((len(text), piece.page))
        else:
            label = labels.called(piece)
            if label is None:
                text += superscript(piece.written)
            else:
                calls.append(NoteCall(len(text.rstrip()), label))
    stripped = text.rstrip()
    kept = tuple(NoteCall(min(call.at, len(stripped)), call.label) for call in calls)
    return _Words(stripped, kept, tuple((min(at, len(stripped)), page) for at, page in turns))


def _page_findings(pages: Sequence[PageContent], broken: list[int]) -> Iterable[Finding]:
    """One finding a page that could not be read, and one a kind for what was left out on several."""
    for page in pages:
        if page.number in broken:
            yield Finding("page_damaged", f"Page {page.number} is damaged and could not be read.", None, None)
        elif not page.runs and page.boxes:
            message = f"Page {page.number} has no text layer: OCR needed."
            yield Finding("page_without_text", message, None, None)
        elif page.scanned:
            message = f"Page {page.number} is a scan; a machine recognised its text, which may hold errors."
            yield Finding("scanned_text", message, None, None)
    told = {
        "picture_not_read": (
            "Pictures take up much of {where}; words in them are not read.",
            {p.number: 1 for p in pages if p.runs and not p.scanned and p.pictured >= _LARGE_PICTURE},
        ),
        "hidden_text": ("{count} that nobody sees left out on {where}.", {p.number: p.hidden for p in pages}),
        "unmapped_text": ("{count} on {where} cannot be told by the font.", {p.number: p.unmapped for p in pages}),
        "turned_text": (
            "{count} set at an angle left out on {where}.",
            {p.number: sum(len(run.text) for run in p.turned) for p in pages},
        ),
    }
    for kind, (message, counts) in told.items():
        numbers = [number for number, count in counts.items() if count]
        if numbers:
            count = _many(sum(counts.values()), "character")
            yield Finding(kind, message.format(count=count, where=_pages(numbers)), None, None)
    for page in pages:
        if page.comments:
            message = f"{_many(page.comments, 'comment')} left out on page {page.number}."
            yield Finding("reviewer_comment", message, None, None)


def _pages(numbers: list[int]) -> str:
    """ "page 4", "pages 1–3, 7"."""
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and number == stretches[-1][-1] + 1:
            stretches[-1].append(number)
        else:
            stretches.append([number])
    written = [str(one[0]) if len(one) == 1 else f"{one[0]}–{one[-1]}" for one in stretches]
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(written)}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
