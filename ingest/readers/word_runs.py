"""The words of a Word paragraph: its runs, as a reader of the accepted text sees them.

Insertions are kept and deletions left out; fields give their result, not their code; hidden
text is dropped and counted; note marks become calls; text boxes are handed back to be read
after the paragraph that anchors them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.blocks import NoteCall, Oddity
from ingest.readers.ooxml import attribute, child, number, value, word_tag
from ingest.readers.raised import raised
from ingest.readers.word_numbering import formatted
from ingest.readers.word_styles import Styles

TRANSPARENT = frozenset(
    {"hyperlink", "smartTag", "customXml", "sdtContent", "dir", "bdo", "ruby", "rubyBase", "m:oMathPara"}
)
KEPT = frozenset({"ins", "moveTo"})
DELETED = frozenset({"del", "moveFrom"})
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_GRAPHICS = frozenset({"drawing", "pict", "object", "mc:AlternateContent"})
_UNREAD = ("/chart", "/diagram")  # graphic data whose words stand in parts of their own
_SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class Tally:
    """What was left out or decided on the way; a finding each."""

    insertions: int = 0
    deletions: int = 0
    hidden: int = 0
    """Characters of hidden text."""
    unread: int = 0
    """Charts, diagrams and embedded files."""
    comments: int = 0
    """Comments anchored in what was read."""


@dataclass(slots=True)
class Line:
    """A paragraph being put together."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    bold: int = 0
    """Characters set in bold."""
    sizes: Counter[int] = field(default_factory=Counter)
    calls: list[NoteCall] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def add(self, text: str, bold: bool = False, size: int = 0) -> None:
        self.pieces.append(text)
        self.length += len(text)
        if not text.isspace():
            self.bold += len(text) if bold else 0
            self.sizes[size] += len(text)

    def call(self, label: str) -> None:
        self.calls.append(NoteCall(self.length, label))

    def finish(self) -> tuple[str, tuple[NoteCall, ...], tuple[Oddity, ...]]:
        """The text, stripped, and the calls and oddities at their places in it."""
        text = "".join(self.pieces)
        cut = len(text) - len(text.lstrip())
        text = text.strip()

        def moved(at: int) -> int:
            return min(max(at - cut, 0), len(text))

        calls = tuple(NoteCall(moved(call.at), call.label) for call in self.calls)
        return text, calls, tuple(Oddity(moved(odd.at), odd.kind, odd.message) for odd in self.oddities)


class NoteLabels:
    """Labels of notes, given in the order in which the text calls them: 1, 2, 3 …

    Word shows footnotes as decimal and endnotes as small roman numbers unless told otherwise;
    an endnote whose number a footnote has already gets an "e" before it.
    """

    def __init__(self, formats: dict[str, tuple[str, int]]) -> None:
        self._formats = formats
        self._counts = {kind: start - 1 for kind, (_, start) in formats.items()}
        self._labels: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()

    def label(self, kind: str, note_id: str, mark: str) -> str:
        """The label of a note; ``mark`` is a mark of the author's own, ``""`` for a number."""
        if (kind, note_id) not in self._labels:
            label = mark
            if not mark:
                self._counts[kind] += 1
                label = formatted(self._counts[kind], self._formats[kind][0])
            prefix, base = ("e" if kind == "endnote" else "n"), label
            while label in self._taken:
                label = f"{prefix}{label}" if mark == "" else f"{label}{base}"
            self._taken.add(label)
            self._labels[kind, note_id] = label
        return self._labels[kind, note_id]

    def items(self) -> list[tuple[str, str, str]]:
        """(kind, id, label) of the notes called so far, in the order of their calls."""
        return [(kind, note_id, label) for (kind, note_id), label in self._labels.items()]


@dataclass(slots=True)
class _Field:
    """A complex field: its code first, its result after the separator."""

    code: list[str] = field(default_factory=list)
    in_code: bool = True
    note: list[str] = field(default_factory=list)

    @property
    def repeats_note(self) -> bool:
        """Whether the result repeats a note's mark as a mark (NOTEREF with its switch \\f)."""
        words = "".join(self.code).split()
        return bool(words) and words[0].upper() == "NOTEREF" and "\\f" in words


class Runs:
    """Reads runs into lines; keeps the fields that are open from one paragraph to the next."""

    def __init__(self, styles: Styles, labels: NoteLabels, tally: Tally) -> None:
        self._styles = styles
        self._labels = labels
        self._tally = tally
        self._fields: list[_Field] = []

    def fresh(self) -> Runs:
        """The same, with no field open: for the stories that stand apart (notes, text boxes)."""
        return Runs(self._styles, self._labels, self._tally)

    def read(self, element: etree._Element, paragraph: etree._Element | None, line: Line) -> None:
        """Add what ``element`` holds to ``line``; ``paragraph`` are the paragraph's properties."""
        for node in element:
            tag = word_tag(node.tag)
            if tag == "r":
                self._run(node, paragraph, line)
            elif tag in TRANSPARENT:
                self.read(node, paragraph, line)
            elif tag in KEPT:
                self._tally.insertions += 1
                self.read(node, paragraph, line)
            elif tag in DELETED:
                self._tally.deletions += 1
            elif tag == "sdt":
                content = child(node, "sdtContent")
                if content is not None:
                    self.read(content, paragraph, line)
            elif tag == "fldSimple":
                opened = _Field([attribute(node, "instr") or ""], in_code=False)
                self._fields.append(opened)
                self.read(node, paragraph, line)
                self._close(line)
            elif tag == "m:oMath":
                self._text("".join(text.text or "" for text in node.iter() if _is_math_text(text)), line)
            elif tag == "mc:AlternateContent":
                for branch in alternative(node):
                    self.read(branch, paragraph, line)

    def _run(self, run: etree._Element, paragraph: etree._Element | None, line: Line) -> None:
        properties = child(run, "rPr")
        hidden = self._styles.hidden(properties, paragraph)
        bold, size = self._styles.type(properties, paragraph)
        for node in run:
            tag = word_tag(node.tag)
            if tag == "fldChar":
                self._field(attribute(node, "fldCharType"), line)
            elif tag == "instrText":
                if self._fields:
                    self._fields[-1].code.append(node.text or "")
            elif hidden and tag != "commentReference":
                self._tally.hidden += len(node.text or "") if tag == "t" else 0
            elif tag == "t":
                words = node.text or ""
                if value(properties, "vertAlign") == "superscript":
                    words = raised(words, line.pieces[-1] if line.pieces else "")
                self._text(words, line, bold, size)
            elif tag in _CHARACTERS:
                self._text(_CHARACTERS[tag], line)
            elif tag == "sym":
                self._text(_symbol(node), line)
            elif tag in ("footnoteReference", "endnoteReference"):
                if self._call(tag.removesuffix("Reference"), node, line):
                    break  # what follows in this run is the mark itself
            elif tag == "commentReference":
                self._tally.comments += 1
                message = "A reviewer's comment stood here; it was left out."
                line.oddities.append(Oddity(line.length, "reviewer_comment", message))
            elif tag in _GRAPHICS:
                line.boxes += text_boxes(node)
                self._tally.unread += _unread(node)
            elif tag in TRANSPARENT:
                self.read(node, paragraph, line)

    def _text(self, text: str, line: Line, bold: bool = False, size: int = 0) -> None:
        if any(opened.in_code for opened in self._fields):
            return
        text = text.replace(_SOFT_HYPHEN, "")
        if self._fields and self._fields[-1].repeats_note:
            self._fields[-1].note.append(text)
        else:
            line.add(text, bold, size)

    def _field(self, kind: str | None, line: Line) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_code = False
        elif kind == "end" and self._fields:
            self._close(line)

    def _close(self, line: Line) -> None:
        label = "".join(self._fields.pop().note).strip()
        if label:
            line.call(label)

    def _call(self, kind: str, node: etree._Element, line: Line) -> bool:
        """Record a call; true where the author's own mark follows in the run."""
        mark = ""
        if attribute(node, "customMarkFollows") in ("1", "true", "on"):
            texts = (other.text or "" for other in node.itersiblings() if word_tag(other.tag) == "t")
            mark = "".join("".join(texts).split())
        line.call(self._labels.label(kind, attribute(node, "id") or "", mark))
        return bool(mark)


def alternative(node: etree._Element) -> Iterator[etree._Element]:
    """The one branch of an alternative that is read: the first choice with words, else the fallback."""
    branches = [branch for branch in node if word_tag(branch.tag) in ("mc:Choice", "mc:Fallback")]
    worded = (branch for branch in branches if any(word_tag(inner.tag) == "t" for inner in branch.iter()))
    chosen = next(worded, branches[0] if branches else None)
    if chosen is not None:
        yield chosen


def text_boxes(node: etree._Element) -> list[etree._Element]:
    """The contents of the text boxes in a graphic, each once, outermost only."""
    found: list[etree._Element] = []
    branches = alternative(node) if word_tag(node.tag) == "mc:AlternateContent" else node
    for inner in branches:
        if word_tag(inner.tag) == "txbxContent":
            found.append(inner)
        else:
            found += text_boxes(inner)
    return found


def _unread(node: etree._Element) -> int:
    uris = (inner.get("uri") or "" for inner in node.iter() if str(inner.tag).endswith("}graphicData"))
    return sum(1 for uri in uris if uri.endswith(_UNREAD))


def _is_math_text(node: etree._Element) -> bool:
    return word_tag(node.tag) == "m:t"


_PRIVATE = {  # code points of the fonts Symbol and Wingdings that stand in real texts
    0xF0B7: "•", 0xF0A7: "▪", 0xF0A3: "≤", 0xF0B3: "≥", 0xF0B0: "°", 0xF0B1: "±", 0xF0B4: "×", 0xF06D: "µ",
    0xF0FC: "✓", 0xF0FE: "☑", 0xF0A8: "☐", 0xF06F: "☐", 0xF0E0: "→", 0xF0D8: "➢", 0xF0AE: "→",
}  # fmt: skip


def _symbol(node: etree._Element) -> str:
    try:
        code = int(attribute(node, "char") or "", 16)
    except ValueError:
        return ""
    known = _PRIVATE.get(code | 0xF000 if code < 0x100 else code)
    if known:
        return known
    return chr(code) if code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def note_format(settings: etree._Element | None, kind: str) -> tuple[str, int]:
    """(number format, first number) of footnotes or endnotes, from the settings or a section."""
    properties = child(settings, f"{kind}Pr")
    usual = "lowerRoman" if kind == "endnote" else "decimal"
    written = attribute(child(properties, "numFmt"), "val")
    start = number(attribute(child(properties, "numStart"), "val"))
    return (written or usual, 1 if start is None else start)
