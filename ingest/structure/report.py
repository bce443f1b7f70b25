"""Reports, and whatever no other structure recognises: sections by headings, paragraphs, lists, tables.

Places: ``sec_2.sec_1`` is section 2.1 (its number as written, else its rank among its like), ``anx_A``
an annex, ``sec_2.par_3`` its third paragraph, ``.pnt_a`` and ``.idt_1`` the points of a list that the
paragraph leads to; ``tbl_1`` counts through the document, ``toc`` is a table of contents.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from ingest.bodies import Bodies
from ingest.model import Document, Finding, Span, Unit
from ingest.readers.blocks import Block, NoteCall, Oddity, Para, Reading, Table
from ingest.structure.canonical import Canonical, Header
from ingest.structure.contents import with_contents
from ingest.structure.outline import outlined

_NUMBER = re.compile(
    r"(?:(?P<word>chapter|part|section|annexe?|appendix|title|schedule|anhang|anexo)\s+)?"
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,5}|[IVXLC]{1,7}|[A-Z])(?P<mark>[.):]|\s*[–—-](?=\s))?(?:\s+(?=\S)|$)",
    re.IGNORECASE,
)
_ANNEXES = frozenset({"annex", "appendix", "annexe", "anhang", "anexo"})
_UNNUMBERED = re.compile(r"(?P<word>annexe?|appendix|anhang|anexo)\b(?:\s*[:.–—-])?\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,5}[.):]?\s")
_CAPTION = re.compile(
    r"(?P<label>(?:Table|Tableau|Tabelle|Tabla|Tabella)\s+(?:\d{1,3}(?:[.-]\d{1,3})?|[A-Z]\.?\d{0,2}|[IVX]{1,5}))\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:(?P<bullet>[•‣▪▫◦●○■□–—·*-])|\(?(?P<key>\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,6})[.)])(?:\s|$)")
_LONGEST_CAPTION = 400


def recognises(reading: Reading) -> bool:
    """Always: a report is what is left."""
    return True


def build(reading: Reading, header: Header, bodies: Bodies) -> Document:
    """The report that the blocks make."""
    return _Report(reading).document(header)


@dataclass(slots=True)
class _Section:
    """An open section: its index among the units, its level and its number ("" without)."""

    at: int
    place: str
    level: int
    number: str
    numbers: Counter[str] = field(default_factory=Counter)
    """How often each number is given to a section in it, "" for those without."""
    parts: int = 0


class _Report:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.blocks = [_headed(block) for block in outlined(with_contents(reading.blocks), plain=reading.format == "text")]
        self.canonical = Canonical()
        self.units: list[Unit] = []
        self.findings: list[Finding] = list(reading.findings)
        self.open: list[_Section] = [_Section(-1, "", 0, "")]
        self.paragraphs: dict[str, int] = {}
        self.tables = 0
        self.taken: set[str] = set()
        self.again: dict[str, int] = {}  # place → the number from which one like it may be free
        self.numbered = {
            block.level
            for block in self.blocks
            if isinstance(block, Para) and block.level and _NUMBERED.match(marked(block).text)
        }

    def document(self, header: Header) -> Document:
        at = 0
        while at < len(self.blocks):
            at += self._block(at)
        self._close(0)
        self._gaps()
        footnotes, notes, found = self.canonical.footnotes(self.reading.notes, self.units)
        return self.canonical.document(
            header,
            "report",
            [*self.units, *notes],
            title=header.title or self.reading.title or self._first_words(),
            findings=[*self.findings, *found],
            footnotes=tuple(footnotes),
        )

    def _block(self, at: int) -> int:
        """Write the block at this index, and those that belong to it; how many they are."""
        block = self.blocks[at]
        if isinstance(block, Table):
            return self._table(block, None, self._caption(at + 1, after=True))
        if block.role == "contents":
            return self._contents(at)
        if block.role == "title" and self.canonical.length == 0:
            return self._title(at)
        if block.level:
            return self._heading(block, at)
        caption = self._caption(at, after=False)
        following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        if caption is not None and isinstance(following, Table):
            return 1 + self._table(following, caption, None)
        return self._paragraph(at)

    # ------------------------------------------------------------------ units

    def _add(self, place: str, kind: str, number: str, label: str, heading: str, span: Span, parent: str) -> int:
        self.units.append(Unit(place, kind, number, label, heading, span.start, span.end, parent or None))
        self.taken.add(place)
        return len(self.units) - 1

    def _free(self, place: str) -> str:
        free, more = place, self.again.get(place, 2)
        while free in self.taken:
            free, more = f"{place}-{more}", more + 1
        self.again[place] = max(more - 1, 2)
        return free

    def _title(self, at: int) -> int:
        titles = self._while(at, lambda para: para.role == "title")
        span = self.canonical.add_all(titles)
        assert span is not None
        self._add("title", "title", "", "Title", " ".join(para.text for para in titles), span, "")
        return len(titles)

    def _contents(self, at: int) -> int:
        entries = self._while(at, lambda para: para.role == "contents")
        span = self.canonical.add_all(entries)
        assert span is not None
        self._add(self._free("toc"), "contents", "", "Contents", "", span, self.open[-1].place)
        return len(entries)

    def _while(self, at: int, wanted: object) -> list[Para]:
        found: list[Para] = []
        for index in range(at, len(self.blocks)):  # no slice: it copies the rest of a long text for each paragraph
            block = self.blocks[index]
            if not (isinstance(block, Para) and wanted(block)):  # type: ignore[operator]
                break
            found.append(block)
        return found

    def _heading(self, para: Para, index: int) -> int:
        """Open the section that a heading begins; how many blocks the heading is."""
        para = marked(para)
        word, number, at = self._number(para.text)
        self._close(self._depth(para.level, number))
        parent = self.open[-1]
        level = max(para.level, parent.level + 1) if _under(parent.number, number) else para.level
        annex = word.casefold() in _ANNEXES
        key = _key(number, parent.number) or ("" if annex else self._rank(parent, level))
        part = f"{'anx' if annex else 'sec'}_{key}".rstrip("_")
        place = self._free(part if annex else f"{parent.place}.{part}".lstrip("."))
        below = self._title_below(para, index) if number and not para.text[at:].strip() else None
        title = below.text if below is not None else para.text[at:].strip() or para.text
        label = f"{word.capitalize() or 'Section'} {number}" if number else title
        span = self.canonical.add(para)
        if below is not None:
            span = Span(span.start, self.canonical.add(below, "\n").end)
        unit = self._add(place, "annex" if annex else "section", number, label, title, span, parent.place)
        parent.numbers[number] += 1
        parent.parts += 1
        self.open.append(_Section(unit, place, level, number))
        return 1 if below is None else 2

    def _title_below(self, para: Para, index: int) -> Para | None:
        """The heading under one that is only a number ("Chapter 3"), as on pages that a chapter begins with."""
        following = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if not isinstance(following, Para) or following.level < para.level or following.page != para.page:
            return None
        below = marked(following)
        return below if not self._number(below.text)[1] else None

    def _rank(self, parent: _Section, level: int) -> str:
        """A section without number among its like; "u1" where others at this level are numbered."""
        if level in self.numbered:
            return f"u{parent.numbers[''] + 1}"
        return str(parent.parts + 1)

    def _number(self, text: str) -> tuple[str, str, int]:
        """(word, number, where the title begins) of a heading; no number where it only seems to have one."""
        match = _NUMBER.match(text)
        if match is None:
            annex = _UNNUMBERED.match(text)
            return (annex["word"], "", annex.end()) if annex else ("", "", 0)
        word, number = match["word"] or "", match["number"]
        if not word and not match["mark"]:
            if not number[0].isdigit():
                return "", "", 0  # "A study of…", "I …"
            if number.isdigit() and number != "1":
                before = str(int(number) - 1)
                if not any(before == section.number or before in section.numbers for section in self.open):
                    return "", "", 0  # "14 CFR Part 39"
        return word, number, match.end()

    def _depth(self, level: int, number: str) -> int:
        """How many of the open sections stay open for a heading of this level and number."""
        stay = len(self.open)
        while stay > 1:
            top = self.open[stay - 1]
            if _under(top.number, number):
                break
            if top.number[:1].isdigit() and number[:1].isdigit():
                if top.level < level and top.number.count(".") < number.count("."):
                    break
            elif top.level < level:
                break
            stay -= 1
        return stay - 1

    def _close(self, stay: int) -> None:
        """End the open sections but ``stay`` of them."""
        while len(self.open) > stay + 1:
            section = self.open.pop()
            self.units[section.at] = replace(self.units[section.at], end=self.canonical.length)

    def _paragraph(self, at: int) -> int:
        para = self.blocks[at]
        assert isinstance(para, Para)
        items = self._while(at + 1, _is_item) if _leads(para) and not _is_item(para) else []
        section = self.open[-1]
        count = self.paragraphs[section.place] = self.paragraphs.get(section.place, 0) + 1
        place = self._free(f"{section.place}.par_{count}".lstrip("."))
        label = f"paragraph {count}"
        if section.place:
            label = f"{self.units[section.at].label}, {label}"
        span = self.canonical.add(marked(para))
        index = self._add(place, "paragraph", str(count), label, "", span, section.place)
        for rank, item in enumerate(items, 1):
            own = self.canonical.add(marked(item), "\n")
            match = _ITEM.match(f"{item.marker} {item.text}" if item.marker else item.text)
            key = match["key"] if match and match["key"] else ""
            kind, number = ("point", key) if key else ("indent", str(rank))
            inner = self._free(f"{place}.{'pnt' if key else 'idt'}_{number.lower()}")
            self._add(inner, kind, number, f"{label}, {kind} {number}", "", own, place)
        self.units[index] = replace(self.units[index], end=self.canonical.length)
        return 1 + len(items)

    # ------------------------------------------------------------------ tables

    def _caption(self, at: int, *, after: bool) -> Para | None:
        """The paragraph at this index if it is a table's caption and, behind one, not the next table's."""
        block = self.blocks[at] if at < len(self.blocks) else None
        if not isinstance(block, Para) or block.level or len(block.text) > _LONGEST_CAPTION:
            return None
        following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        if _CAPTION.match(block.text) is None or (after and isinstance(following, Table)):
            return None
        return block

    def _table(self, table: Table, above: Para | None, below: Para | None) -> int:
        self.tables += 1
        place = self._free(f"tbl_{self.tables}")
        start: int | None = self.canonical.add(above).start if above is not None else None
        for row in table.rows:
            separator = "\n\n"
            for cell in row:
                span = self.canonical.add_all([marked(para) for para in cell.paras], separator)
                if span is not None:
                    start, separator = (span.start if start is None else start), "\n"
        if below is not None:
            start = self.canonical.add(below).start if start is None else (self.canonical.add(below), start)[1]
        if start is None:
            self.tables -= 1
            return 1
        caption = above or below
        match = _CAPTION.match(caption.text) if caption is not None else None
        label = match["label"] if match else f"Table {self.tables}"
        heading = caption.text if caption is not None else ""
        number = label.rpartition(" ")[2] if match else str(self.tables)
        span = Span(start, self.canonical.length)
        self._add(place, "table", number, label, heading, span, self.open[-1].place)
        return 1 if below is None else 2

    # ------------------------------------------------------------------ afterwards

    def _gaps(self) -> None:
        """Numbers of sections that are left out or come again."""
        last: dict[tuple[str | None, str], int] = {}
        for unit in self.units:
            head, _, tail = unit.number.rpartition(".")
            if unit.kind != "section" or not tail.isdigit():
                continue
            number, before = int(tail), last.get((unit.parent, head))
            if before is not None and number > before + 1:
                missing = f"{head}." * bool(head) + (
                    str(before + 1) if number == before + 2 else f"{before + 1} to {number - 1}"
                )
                message = f"Section {unit.number} follows {head}{'.' * bool(head)}{before}; {missing} is missing."
                self.findings.append(Finding("numbering_gap", message, unit.place, unit.span))
            elif before == number:
                message = f"The number {unit.number} is given to more than one section."
                self.findings.append(Finding("numbering_repeated", message, unit.place, unit.span))
            last[unit.parent, head] = number

    def _first_words(self) -> str:
        """The heading that the text begins with, if it begins with one that is no chapter's."""
        first = self.units[0] if self.units else None
        named = first is not None and (first.kind == "title" or (first.kind == "section" and not first.number))
        return first.heading if first is not None and named else ""


def _headed(block: Block) -> Block:
    """The block, as a heading where the format says that an annex begins with it."""
    told = isinstance(block, Para) and block.role == "annex" and not block.level
    return replace(block, level=1) if told else block  # type: ignore[arg-type]


def marked(para: Para) -> Para:
    """The paragraph with the number that its format keeps apart ("1.2", "(a)") before its words.

    Bullets are left out: they are no words.
    """
    if not para.marker or not any(char.isalnum() for char in para.marker):
        return para
    shift = len(para.marker) + 1
    first = para.origins[0][1]
    return replace(
        para,
        text=f"{para.marker} {para.text}",
        origins=((0, first), *((at + shift, source) for at, source in para.origins)),
        calls=tuple(NoteCall(call.at + shift, call.label) for call in para.calls),
        oddities=tuple(Oddity(odd.at + shift, odd.kind, odd.message) for odd in para.oddities),
        turns=tuple((at + shift, page) for at, page in para.turns),
        marker="",
    )


def _under(parent: str, number: str) -> bool:
    """Whether 2.1 is a part of 2."""
    return bool(parent) and number.startswith(f"{parent}.")


def _key(number: str, parent: str) -> str:
    """A section's own part of its place: "1" for 2.1 under 2, "2-1" for 2.1 elsewhere."""
    own = number[len(parent) + 1 :] if _under(parent, number) else number
    return own.replace(".", "-")


def _leads(para: Para) -> bool:
    """Whether a list that follows finishes this paragraph's sentence."""
    return not para.text.endswith((".", "!", "?", "”", '"'))


def _is_item(para: Para) -> bool:
    return para.role == "list_item" and not para.level
