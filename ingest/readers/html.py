"""HTML: EUR-Lex's pages in all their generations, and any other page as a report.

What the markup says becomes roles, levels, markers and depths of paragraphs; what the words
mean is for ``ingest.structure``. Layout tables become list items, notes are taken out to their
calls, the marks of consolidation (``▼M1``, ``►M2 … ◄``) go, the dashes that stand for deleted
text stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from ingest.errors import NoText, TooCostly, Unreadable
from ingest.model import Finding
from ingest.readers.blocks import Block, Cell, Para, Reading, Table
from ingest.readers.encoding import decode, refuse_other_alphabets
from ingest.readers.flow import Flow, Frame
from ingest.readers.html_changes import Changes
from ingest.readers.html_lists import Ordinals
from ingest.readers.html_notes import Notes, unlabelled
from ingest.readers.html_page import REPORT, UNREAD, Page, furniture, hidden, page_of
from ingest.readers.html_roles import (
    COMMISSION,
    CONSOLIDATED,
    NOTE_TAGS,
    RAISED,
    SKIPPED,
    classes,
    continues_item,
    level_of,
    numbered_division,
    role_of,
)
from ingest.readers.html_tables import MARKER, NUMBER, Spans, cells_of, is_real, marker_cell, rows_of, short_text
from ingest.readers.own_id import from_title

_OPENING = re.compile(
    r"\s{0,200}(?:<\?xml\b[^>]{0,400}\?>|<!--.{0,4000}?-->|\s){0,20}"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|h[1-6]|table|article|section|main|ul|ol|span)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK_TAGS = """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure
    footer h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre section summary table tbody td
    tfoot th thead tr ul txt_te
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
#: Ids that name a part of an act; others are the converter's own.
_MEANT = re.compile(r"(?:art|rct|cit|pbl|enc|fnp|tit|prt|tis|cpt|sct|sbs|anx|app)_|\d{3}[A-Z]{0,4}(?:\.|$)")
_INLINE_STYLE = re.compile(r"display\s{0,4}:\s{0,4}inline\b")
_RAISED_STYLE = re.compile(r"vertical-align\s{0,4}:\s{0,4}super\b")
_END_MATTER = re.compile(r"(?:ELI: ?https?://\S+|ISSN \d{4}-\d{3}[\dX]\b.{0,60})$")
_SPLIT_ROLES = {"article": "article_heading", "chapter": "chapter_heading", "annex": "annex_heading"}


def recognises(data: bytes, name: str) -> bool:
    """Whether the content begins like HTML; XML of another vocabulary does not."""
    text, _ = decode(data[:8192])
    return bool(_OPENING.match(text.lstrip("\ufeff")))


def read(data: bytes, name: str = "") -> Reading:
    """Blocks, notes and findings of an HTML page.

    Raises:
        Unreadable: a challenge, a page about an act without its text, no HTML at all, or in an encoding that is not told.
        NoText: a page without words.
        TooCostly: elements nested deeper than libxml2 reads (2,048).
    """
    source, findings = decode(data)
    refuse_other_alphabets(source, findings)
    page = page_of(_parsed(source), source)
    if "<html" in source[:8192].lower() and not _whole(source, page):
        message = "The page ends in the middle of its text: it was probably cut short when it was saved."
        findings.append(Finding("truncated", message, None, None))
    notes = Notes(page.root)
    walk = _Walk(page, notes)
    walk.run()
    blocks = _without_end_matter(walk.flow.blocks[walk.begins_at :], page)
    if not blocks:
        raise NoText("the page holds no words")
    bodies = [unlabelled(note) for note in walk.flow.note_bodies()]
    title = _title_of(blocks) if page.convention != REPORT else ""
    return Reading(
        format="html" if page.convention == REPORT else f"html.{page.convention}",
        blocks=tuple(blocks),
        notes=tuple(bodies),
        findings=tuple(findings),
        title=title or page.title,
        language=page.language,
        identifier=page.identifier or from_title(title),
    )


def _whole(source: str, page: Page) -> bool:
    """Whether a page ends as pages do: with a tag, and on EUR-Lex's own with the last there is."""
    end = source[-4096:].rstrip()
    return end.endswith(">") and (page.convention == REPORT or "</html" in end.lower())


def _parsed(source: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(source.encode("utf-8", errors="replace"), parser)
    except etree.LxmlError as error:
        raise Unreadable(f"this is no HTML: {error}") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise TooCostly("its elements are nested more than 2,048 deep")
    if tree is None:
        raise NoText("the page holds no elements")
    return tree


class _Walk:
    """One pass over a page, in document order, without recursion."""

    def __init__(self, page: Page, notes: Notes, flow: Flow | None = None) -> None:
        self.page = page
        self.notes = notes
        self.flow = flow or Flow()
        self.begins_at = 0  # blocks before it are what a consolidated text says of itself
        self.articles: set[str] = set()  # ids of articles whose own heading has been read
        self.annexes: set[str] = set()
        self.markers: set[etree._Element] = set()  # cells that hold nothing but a marker, or nothing
        self.above: set[etree._Element] = set()  # open elements that set their words above the line
        self.ordinals = Ordinals()
        self.changes = Changes()

    def run(self, root: etree._Element | None = None, *, in_cell: bool = False) -> None:
        root = self.page.root if root is None else root
        walker = etree.iterwalk(root, events=("start", "end"))
        opened: set[etree._Element] = set()
        above, self.above = self.above, set()
        for event, element in walker:
            if event == "start":
                if element is not root and self._skipped(element, in_cell=in_cell):
                    walker.skip_subtree()
                    continue
                if element.tag in _BLOCKS and not _is_inline(element):
                    if element is not root or not in_cell:
                        opened.add(element)
                        self._open(element, self.flow.open())
                elif _is_raised(element):
                    self.above.add(element)
                elif element.tag == "br":
                    self.flow.line_break()
                elif element.tag == "span" and "tab" in classes(element.get("class")):
                    self.flow.text(" ")
                self._text(element.text)
            else:
                if element in opened:
                    opened.discard(element)
                    self._close(element)
                self.above.discard(element)
                if element.tag == "p" and _is_inline(element):
                    self._text(" ")
                if element is not root:
                    self._text(element.tail)
        self.above = above
        self.flow.flush()

    def _text(self, words: str | None) -> None:
        if words:
            words = self.changes.without_marks(words)
            (self.flow.raised if self.above else self.flow.text)(words)
            if self.page.convention == CONSOLIDATED:
                self.flow.changed_by = self.changes.by

    # ------------------------------------------------------------------ what is not walked into

    def _skipped(self, element: etree._Element, *, in_cell: bool) -> bool:
        """Whether the element is left out, or read by other means than walking on into it."""
        tag = element.tag
        if tag in UNREAD or hidden(element):
            return True
        names = classes(element.get("class"))
        if names & SKIPPED:
            return True
        if furniture(element):
            return True
        if tag == "a":
            self.changes.link(element.get("title") or "")
        if tag == "a" or names & NOTE_TAGS:
            return self._call(element, names)
        if tag == "table":
            return self._table(element, in_cell=in_cell)
        if tag == "span" and self.page.convention == COMMISSION and _leads(element):
            names |= {"num"}
        if tag in ("td", "th") or "list" in names or names & {"no-parag", "num"}:
            return self._marker(element, names)
        return False

    def _call(self, element: etree._Element, names: frozenset[str]) -> bool:
        if self.flow.frame.note:
            return False
        label = self.notes.called(element)
        if label is None and names & NOTE_TAGS:
            inner = next((self.notes.called(link) for link in element.iter("a")), None)
            label = inner or self.notes.tagged(short_text(element) or "")
        if label:
            self.flow.call(label)
        return bool(label)

    def _marker(self, element: etree._Element, names: frozenset[str]) -> bool:
        """Take what marks a list item or numbered paragraph, where the element is only that."""
        frame = self.flow.frame
        if element.tag in ("td", "th"):
            return element in self.markers
        if names & {"no-parag", "num"} or "grid-list-column-1" in names:
            words = short_text(element)
            alone = bool(words) and "num" in names and NUMBER.fullmatch(words or "")
            if words and (alone or MARKER.match(words)) and not self.flow.pending().strip():
                if "grid-list-column-1" not in names:
                    frame.marker = words
                    if "no-parag" in names and not frame.quoted:
                        frame.first = "paragraph"
                return True
        return False

    # ------------------------------------------------------------------ blocks

    def _open(self, element: etree._Element, frame: Frame) -> None:
        names = classes(element.get("class"))
        if element.tag == "hr" and "separator" in names and self.page.convention == CONSOLIDATED:
            self.begins_at = len(self.flow.blocks)
        tag, ident = element.tag, " ".join((element.get("id") or "").split())
        if self.page.convention == REPORT or _MEANT.match(ident):
            frame.anchor = ident
        if element in self.notes.labels:
            frame.note = self.notes.labels[element]
            frame.role = ""
            frame.depth = 0
            return
        if tag == "tr":
            self._row(element)
        elif "grid-list" in names:
            self._grid(element)
        elif tag == "li":
            self._list_item(element)
        elif tag == "pre":
            frame.preserve = True
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            frame.level = int(tag[1])
        elif continues_item(names) and frame.depth == 0 and tag == "p":
            frame.depth = 1
        self._role(element, frame, names, ident)

    def _role(self, element: etree._Element, frame: Frame, names: frozenset[str], ident: str) -> None:
        if ident.startswith("art_") and "." not in ident:
            frame.own = ident
        elif ident.startswith("rct_"):
            frame.first, frame.role = "recital", ""
        elif ident.startswith("pbl_"):
            frame.role = "preamble"
        elif ident.startswith("fnp_"):
            frame.role = "closing"
        elif ident.startswith(("anx_", "anx")) and element.tag == "div":
            self.annexes.add(ident)
            frame.first = "annex"
        elif numbered_division(ident):
            self._provision(frame, ident)
        frame.level = frame.level or level_of(names)
        role = role_of(names)
        if not role:
            return
        if role == "article":
            role = self._article(frame)
        elif role == "title" and any(f.anchor in self.annexes for f in self.flow.frames if f.anchor):
            role = "annex_heading"  # after the annex's first line, which its division has marked
        elif role == "chapter" and ".sct_" in next((f.anchor for f in reversed(self.flow.frames[:-1]) if f.anchor), ""):
            role = "section"
        if role in ("closing", "preamble", "quoted"):
            frame.role = role
            frame.quoted = frame.quoted or role == "quoted"
        elif not any(f.first == "annex" and not f.started for f in self.flow.frames):
            frame.first = role
            frame.role = ""

    def _provision(self, frame: Frame, ident: str) -> None:
        """A division with the id of an article or paragraph: the act's own, or one that it quotes."""
        article, is_paragraph = numbered_division(ident) or ("", False)
        in_item = frame.depth > 0
        if frame.own and (in_item or not is_paragraph or article != frame.own):
            frame.quoted = True
        elif is_paragraph and not frame.quoted:
            frame.first = "paragraph"

    def _article(self, frame: Frame) -> str:
        """The role of an article's heading line: quoted articles carry the same class."""
        if frame.quoted or frame.depth > 0 or (frame.own and frame.own in self.articles):
            frame.quoted = True
            frame.level = 4
            return "quoted"
        if frame.own:
            self.articles.add(frame.own)
        return "article"

    def _row(self, row: etree._Element) -> None:
        at = marker_cell(row)
        if at is None:
            return
        cells = cells_of(row)
        self.markers.update(cells[: at + 1])
        marker = short_text(cells[at]) or ""
        self.flow.frames.pop()
        frame = self.flow.open_item(marker)
        frame.anchor = row.get("id") or ""

    def _grid(self, element: etree._Element) -> None:
        column = next((c for c in element if "grid-list-column-1" in classes(c.get("class"))), None)
        marker = (short_text(column) or "") if column is not None else ""
        self.flow.frames.pop()
        self.flow.open_item(marker if MARKER.match(marker) else "")

    def _list_item(self, element: etree._Element) -> None:
        self.flow.frames.pop()
        self.flow.open_item(self.ordinals.of(element)).first = "list_item"

    def _close(self, element: etree._Element) -> None:
        before = len(self.flow.blocks)
        self.flow.close()
        if len(self.flow.blocks) == before + 1:
            _split_heading(self.flow)

    # ------------------------------------------------------------------ tables

    def _table(self, element: etree._Element, *, in_cell: bool) -> bool:
        if in_cell or self.flow.frame.note or not is_real(element):
            return False
        self.flow.flush()
        rows = []
        spans = Spans()
        for row in rows_of(element):
            if row in self.notes.labels:
                self._note(row)
                continue
            cells = spans.row((cell, self._cell(cell)) for cell in cells_of(row))
            if any(cell.paras for cell in cells):
                rows.append(cells)
        caption = element.find("caption")
        if caption is not None:
            words = " ".join("".join(caption.itertext()).split())
            if words:
                self.flow.add(words)
        if rows:
            self.flow.blocks.append(Table(tuple(rows)))
        return True

    def _note(self, row: etree._Element) -> None:
        """A row that is the body of a note: no row of the table."""
        self.flow.open().note = self.notes.labels[row]
        self.run(row, in_cell=True)
        self.flow.close()

    def _cell(self, cell: etree._Element) -> Cell:
        flow = self.flow
        kept, flow.blocks = flow.blocks, []
        flow.open().note = self.notes.labels.get(cell, "")
        try:
            self.run(cell, in_cell=True)
        finally:
            flow.close()
            words, flow.blocks = flow.blocks, kept
        return Cell(tuple(block for block in words if isinstance(block, Para)))


def _is_inline(element: etree._Element) -> bool:
    style = element.get("style") if element.tag == "p" else None
    return bool(style and _INLINE_STYLE.search(style))


def _leads(span: etree._Element) -> bool:
    """Whether a span is the first of several in a paragraph, where the Commission's pages set a number or a dash."""
    holder = span.getparent()
    if holder is None or holder.tag != "p" or (holder.text or "").strip() or span.getprevious() is not None:
        return False
    following = span.getnext()
    words = short_text(span) if following is not None and following.tag == "span" else None
    return bool(words) and (bool(MARKER.match(words or "")) or (level_of(classes(holder.get("class"))) > 0 and bool(NUMBER.fullmatch(words or ""))))


def _is_raised(element: etree._Element) -> bool:
    """Whether an element within a line sets its words above it."""
    if element.tag == "sup":
        return True
    if element.tag != "span":
        return False
    return bool(classes(element.get("class")) & RAISED) or bool(_RAISED_STYLE.search(element.get("style") or ""))


def _split_heading(flow: Flow) -> None:
    """A heading with a line break in it ("Article 1<br/>Subject matter") is two paragraphs."""
    para = flow.blocks[-1]
    if not isinstance(para, Para) or "\n" not in para.text or para.role not in _SPLIT_ROLES:
        return
    line, _, rest = para.text.partition("\n")
    at = len(line) + 1
    (_, source), *_ = para.origins
    first = replace(para, text=line, calls=tuple(call for call in para.calls if call.at <= len(line)))
    calls = tuple(type(call)(call.at - at, call.label) for call in para.calls if call.at > len(line))
    second = replace(
        para,
        text=rest,
        calls=calls,
        origins=((0, source + at),),
        role=_SPLIT_ROLES[para.role],
        anchor="",
        marker="",
        level=0,
    )
    flow.blocks[-1:] = [first, second]


def _without_end_matter(blocks: Sequence[Block], page: Page) -> Sequence[Block]:
    """The blocks without the lines of the Official Journal's own after the last act."""
    while page.convention != REPORT and blocks:
        last = blocks[-1]
        if not isinstance(last, Para) or not _END_MATTER.match(last.text):
            break
        blocks = blocks[:-1]
    return blocks


def _title_of(blocks: Sequence[Block]) -> str:
    """The first lines that are a title, in one line; those of annexes come later."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Para) and block.role == "title":
            lines.append(" ".join(block.text.split()))
        elif lines:
            break
    return " ".join(lines)
