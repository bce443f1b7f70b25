"""A Formex stream → blocks and notes.

Elements name their meaning, so roles come straight from them. In consolidated texts (CONS.ACT)
deleted words are still there between processing instructions (CLG.MDFO ACTION="DELETED" …
CLG.MDFC): they are left out, and the dashes that the printed text shows stand in their place.
Names of elements and attributes: Formex manual, schema versions 5 and 6.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import replace

from lxml import etree

from ingest.readers.blocks import Block, Cell, Deleted, Para, Table
from ingest.readers.flow import Flow, Frame

#: Elements that hold no words of the text.
_METADATA = """
    BIB.INSTANCE BIB.DATA BIB.DOC BIB.INSTANCE.CONS INFO.CONSLEG INFO.PROD FAM.COMP FAM.COMP.CL GR.MOD.ACT
    GR.CORRIG PUBLICATION.REF TOC COMMENT MARGIN KEYWORD
"""
_UNREAD = frozenset(_METADATA.split())
#: Elements within a line; every other one starts a line of its own.
_IN_LINES = """
    HT DATE FT REF.DOC.OJ REF.DOC REF.DOC.ECR REF.DOC.SE QUOT.START QUOT.END IE ADDR.S TERM DEFINITION
    NO.DOC.C NO.OJ NO.CASE MATH FORMULA.S FORMULA IND EXPONENT BASE OVERLINE FRACTION INDEX BAR OVER UNDER
    ACCENT DEGREE SUM PRODUCT ROOT VECTOR REF.CORE REF.NP.ECR REF.CASE REF.JUDGMENT REF.ECR NOTE
"""
_INLINE = frozenset(_IN_LINES.split())
_FIRST = {"TI.ART": "article", "STI.ART": "article_heading", "CONSID": "recital", "PARAG": "paragraph"}
_EVERY = {"PREAMBLE": "preamble", "FINAL": "closing", "SIGNATURE": "closing"}
_BULLETS = {"DASH": "—", "NDASH": "–", "BULLET": "•", "DOT": "•", "SQUARE": "▪"}
_TITLED_GROUPS = frozenset({"GR.SEQ", "GR.ANNOTATION", "BLK", "CONTENTS", "SUBDIV"})

_DELETED = re.compile(r'\bACTION="DELETED"')
_BY = re.compile(r'\bACTIVE\.DOC="([0-9]\d{4}[A-Z]{1,2}\d{4})"')
#: Parts that have a number, and the elements that it stands in.
_PARTS = frozenset({"ARTICLE", "PARAG", "ITEM", "CONSID", "CONS.ANNEX"})
_NUMBERS = ("TI.ART", "NO.PARAG", "NO.P", "TI")
_ID = re.compile(r'\bID="([^"]{1,60})"')
_IDREF = re.compile(r'\bIDREF="([^"]{1,60})"')
_CODE = re.compile(r"[0-9A-Fa-f]{2,5}")
DELETION_MARK = "—————"  # as consolidated texts print it


class Walk:
    """One pass over a stream, in document order; only notes and tables are walks within it."""

    def __init__(self, root: etree._Element, extracted: int, taken: Container[str]) -> None:
        """``extracted``: code points of the streams before; ``taken``: labels of their notes."""
        self.root = root
        self.flow = Flow()
        self.flow.extracted = extracted
        self.taken = taken
        self.labels: dict[str, str] = {}  # NOTE.ID → label
        self.counted = {"": 0, "*": 0}  # notes with numbers, and with starred ones
        self.deleting = ""  # id of the deletion that is being left out
        self.deleted_by = ""
        self.deleted_parts: list[str] = []
        self.deleted_part: etree._Element | None = None  # the outermost one that is being left out
        self.opening = ""  # quotation mark that the next words begin with
        self.in_note = False
        self.in_table = False
        self.above: set[etree._Element] = set()  # open elements that set their words above the line

    def run(self) -> list[Block]:
        self._walk(self.root)
        return self.flow.blocks

    def _walk(self, root: etree._Element, *, as_frame: bool = True) -> None:
        """Walk ``root``, itself a frame of the flow unless it has one already."""
        walker = etree.iterwalk(root, events=("start", "end", "pi"))
        opened: list[bool] = []
        above, self.above = self.above, set()
        for event, element in walker:
            if event == "start":
                skipped = element is not root and self._skipped(element)
                framed = as_frame or element is not root
                opened.append(framed and not skipped and element.tag not in _INLINE)
                if skipped:
                    walker.skip_subtree()
                    continue
                if opened[-1]:
                    self._open(element, self.flow.open())
                if _is_raised(element):
                    self.above.add(element)
                self._start(element)
                self._text(element.text)
                continue
            if element is self.deleted_part:
                self.deleted_part = None
            if event == "pi":
                self._instruction(element)
            elif opened.pop():
                self.flow.close()
            self.above.discard(element)
            if element is not root:
                self._text(element.tail)
        self.above = above
        self.flow.flush()

    def _text(self, words: str | None) -> None:
        if self.deleting or not words:
            return
        if self.opening and words.strip():
            self.flow.text(self.opening)
            self.opening = ""
        (self.flow.raised if self.above else self.flow.text)(words)

    def _instruction(self, instruction: etree._Element) -> None:
        words = instruction.text or ""
        if instruction.target == "CLG.MDFO" and not self.deleting and _DELETED.search(words):
            if 'LEVEL="TEXT"' not in words:
                self.flow.add(DELETION_MARK)
            found, by = _ID.search(words), _BY.search(words)
            self.deleting = found.group(1) if found else ""
            self.deleted_by = by.group(1) if by else ""
            self.deleted_parts.clear()
        elif instruction.target == "CLG.MDFC" and self.deleting:
            found = _IDREF.search(words)
            if found and found.group(1) == self.deleting:
                self.deleting = ""
                self._deleted()

    def _deleted(self) -> None:
        """Note at the dashes what they stand for."""
        mark = self.flow.blocks[-1] if self.flow.blocks else None
        if isinstance(mark, Para) and mark.text == DELETION_MARK and mark.deleted is None:
            deleted = Deleted(self.deleted_by, tuple(self.deleted_parts))
            self.flow.blocks[-1] = replace(mark, deleted=deleted)

    # ------------------------------------------------------------------ elements

    def _skipped(self, element: etree._Element) -> bool:
        """Whether the element is left out, or read by other means than walking on into it."""
        tag = element.tag
        if tag in _UNREAD:
            return True
        if self.deleting:
            self._left_out(element)
        if tag in ("NO.P", "NO.PARAG", "PREFIX") and not self.in_note:
            return self._marker(element)
        if tag == "NOTE":
            return not self.in_note and self._note(element)
        return tag == "TBL" and not (self.in_table or self.in_note) and self._table(element)

    def _left_out(self, element: etree._Element) -> None:
        """Keep the number of an outermost part that is deleted."""
        if self.deleted_part is None and element.tag in _PARTS:
            self.deleted_part = element
            number = next(element.iter(*_NUMBERS), None)
            if number is not None:
                self.deleted_parts.append(" ".join("".join(number.itertext()).split()))

    def _open(self, element: etree._Element, frame: Frame) -> None:
        tag = element.tag
        parent = element.getparent()
        above = parent.tag if parent is not None else ""
        if self.deleting:
            return
        if tag in ("ITEM", "DLIST.ITEM") or (tag in ("NP", "NP.ECR") and above not in ("ITEM", "CONSID")):
            kind = parent.get("TYPE", "") if parent is not None else ""
            self.flow.frames.pop()
            frame = self.flow.open_item("" if _has_number(element) else _BULLETS.get(kind, ""))
            frame.first = "list_item"
        elif tag in _EVERY:
            frame.role = _EVERY[tag]
        elif tag == "QUOT.S":
            frame.quoted = True
        elif tag in _FIRST:
            frame.first, frame.role = _FIRST[tag], ""
            frame.anchor = element.get("IDENTIFIER", "")
            if tag == "TI.ART" and frame.quoted:
                frame.level = 4
        elif tag in ("TI", "STI") and above == "TITLE":
            self._heading(element, frame)

    def _heading(self, element: etree._Element, frame: Frame) -> None:
        """A title's own line or the line below it, of whatever the title belongs to."""
        holder = element.getparent().getparent()
        of = holder.tag if holder is not None else self.root.tag
        if of in ("DIVISION", "ANNEX", "CONS.ANNEX"):
            kind = "chapter" if of == "DIVISION" else "annex"
            frame.first, frame.role = "" if element.tag == "STI" else kind, f"{kind}_heading"
        elif of in _TITLED_GROUPS:
            level = holder.get("LEVEL", "1")
            frame.level = min(2 + (int(level) if level.isdigit() else 1), 6)
        elif of not in ("TBL", "GR.TBL", "QUOT.S"):
            frame.role = "title"

    def _start(self, element: etree._Element) -> None:
        if self.deleting:
            return
        if element.tag == "QUOT.START":
            self.opening += _mark_of(element)
        elif element.tag == "QUOT.END":
            self.flow.text(_mark_of(element))
        elif element.tag == "DEFINITION":
            holder = element.getparent().getparent()
            self.flow.text(f"{holder.get('SEPARATOR', ':') if holder is not None else ':'} ")

    # ------------------------------------------------------------------ markers, notes, tables

    def _marker(self, element: etree._Element) -> bool:
        if self.deleting:
            return True
        pieces = [self.opening]
        self.opening = ""
        for event, each in etree.iterwalk(element, events=("start", "end", "pi")):
            if event == "start":
                pieces += [_mark_of(each), each.text or ""]
            elif each is not element:
                pieces.append(each.tail or "")
        self.flow.flush()
        self.flow.frame.marker = " ".join("".join(pieces).split())
        return True

    def _note(self, element: etree._Element) -> bool:
        """Take a note's body to the notes and leave its call behind."""
        if self.deleting:
            return True
        reference = element.get("NOTE.REF", "")
        label = self._label(element, reference or element.get("NOTE.ID", ""))
        if all(parent.tag != "GR.NOTES" for parent in element.iterancestors()):
            self.flow.call(label)
        if reference and not len(element):
            return True
        held = self.flow.suspend()
        self.flow.frames.append(Frame(note=label))
        self.in_note = True
        self._walk(element, as_frame=False)
        self.in_note = False
        self.flow.resume(held)
        self.flow.frames.pop()
        return True

    def _label(self, element: etree._Element, ident: str) -> str:
        """The label that is printed: counted, because streams say only how it is numbered."""
        if ident in self.labels:
            return self.labels[ident]
        star = "*" if element.get("NUMBERING", "").startswith("STAR") else ""
        self.counted[star] += 1
        label = written = f"{star}{self.counted[star]}"
        again = 1
        while label in self.taken:
            again += 1
            label = f"{written}-{again}"
        self.labels[ident or f"#{label}"] = label
        return label

    def _table(self, table: etree._Element) -> bool:
        if self.deleting:
            return True
        self.flow.flush()
        self.in_table = True
        for child in table:
            if child.tag in ("TITLE", "GR.NOTES"):
                self._walk(child)
        rows = []
        for row in _rows(table):
            cells = tuple(self._cell(cell) for cell in row if cell.tag == "CELL")
            if any(cell.paras for cell in cells):
                rows.append(cells)
        self.in_table = False
        if rows:
            self.flow.blocks.append(Table(tuple(rows)))
        return True

    def _cell(self, cell: etree._Element) -> Cell:
        flow = self.flow
        kept, flow.blocks = flow.blocks, []
        flow.open()
        self._walk(cell, as_frame=False)
        flow.close()
        words, flow.blocks = flow.blocks, kept
        return Cell(tuple(block for block in words if isinstance(block, Para)))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table itself, not those of tables in its cells."""
    walker = etree.iterwalk(table, events=("start",))
    for _, element in walker:
        if element.tag == "ROW":
            yield element
            walker.skip_subtree()


def _is_raised(element: etree._Element) -> bool:
    raising = {"HT": "TYPE", "IND": "LOC"}.get(element.tag, "")
    return element.tag == "EXPONENT" or (bool(raising) and element.get(raising) == "SUP")


def _mark_of(element: etree._Element) -> str:
    """The quotation mark that an element stands for, ``""`` for other elements."""
    if element.tag not in ("QUOT.START", "QUOT.END"):
        return ""
    code = element.get("CODE", "")
    return chr(int(code, 16)) if _CODE.fullmatch(code) else ""


def _has_number(item: etree._Element) -> bool:
    """Whether an item has a marker of its own: its NP's NO.P, or its PREFIX."""
    holder = item if item.tag in ("NP", "NP.ECR", "DLIST.ITEM") else next(iter(item), None)
    return holder is not None and any(child.tag in ("NO.P", "PREFIX") for child in holder)
