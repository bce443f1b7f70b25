"""Markdown: front matter, headings, lists, tables, block quotes, and footnotes at their calls.

Follows CommonMark 0.31 with the tables of GitHub and the footnotes of PHP Markdown Extra, and
two readings of its own, for acts: a numbered line ("1. Member States …") keeps its number as
part of its words and is no list, so that "1a." beside it is no exception; and an indented line
without a marker that falls back behind the item before it goes on with the outer item.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.errors import NoText, UnknownFormat
from ingest.readers import own_id
from ingest.readers.blocks import Block, Cell, Note, Para, Reading, Table
from ingest.readers.encoding import decode, refuse_other_alphabets
from ingest.readers.markdown_inline import paragraph

#: Between rules, and a field at once; a rule above a heading is none.
_FRONT = re.compile(
    r"\ufeff?---[ \t]*\n((?=[A-Za-z_][\w-]{0,60}:)(?:(?!---)[^\n]*\n){1,200})(?:---|\.\.\.)[ \t]*(?:\n|$)"
)
_FIELD = re.compile(r"^([A-Za-z_][\w-]{0,60}):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
#: Fields that say of which day the wording is, the surest first; the values are days, with or without a time.
_AS_OF = ("as_of", "consolidated", "consolidation_date", "state_of", "version_date", "last_updated", "updated", "modified")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].{0,40})?")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#{1,50})?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,200}|(?:-[ \t]*){3,200}|(?:_[ \t]*){3,200})$")
_BULLET = re.compile(r"([ \t]{0,60})([-*+])([ \t]{1,8})(?=\S)")
_NUMBERED = re.compile(r"([ \t]{0,60})(\d{1,9}[.)])([ \t]{1,8})(?=\S)")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s\[]{1,60})\]:[ \t]{0,20}")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-{1,200}:?[ \t]*(?:\|[ \t]*:?-{1,200}:?[ \t]*){0,200}\|?[ \t]*$")
_LINK = re.compile(r"\[[^\]\n]{1,200}\]\(\S{1,500}\)|\*\*\S[^*\n]{0,200}\*\*|\[\^[^\]\s]{1,60}\]")


def recognises(data: bytes, name: str) -> bool:
    """Whether the text has front matter, or headings and other marks of Markdown.

    A file that is called so needs only one of them.
    """
    if b"\0" in data[:4096]:
        return False
    text, _ = decode(data[:65536])
    if text.lstrip().startswith(("<", "{\\rtf", "%PDF")):
        return False
    front = _FRONT.match(text)
    if front:
        return True
    lines = text.split("\n")
    headings = sum(1 for line in lines if _HEADING.match(line) and line.lstrip()[:1] == "#" and line.strip("# \t"))
    marks = sum(bool(_BULLET.match(line)) for line in lines) + len(_LINK.findall(text))
    called_so = name.lower().endswith((".md", ".markdown", ".mkd"))
    return headings > 0 and (called_so or headings > 1 or marks > 1)


def read(data: bytes, name: str = "") -> Reading:
    """Blocks, notes and findings of a Markdown file.

    Raises:
        UnknownFormat: the bytes are no text.
        NoText: no words in it.
        Unreadable: its words are in an encoding that is not told.
    """
    if b"\0" in data[:4096]:
        raise UnknownFormat(f"{name or 'the file'} is no text file: it holds binary data")
    text, findings = decode(data)
    refuse_other_alphabets(text, findings)
    front = _FRONT.match(text)
    fields = {key.lower().replace("-", "_"): value.strip("\"'") for key, value in _FIELD.findall(front.group(1))} if front else {}
    lines = _Lines(text, front.end() if front else int(text.startswith("\ufeff")))
    lines.read()
    if not lines.blocks:
        raise NoText(f"{name or 'the file'} holds no words")
    title = fields.get("title", "") or next(
        (block.text for block in lines.blocks if isinstance(block, Para) and block.level == 1), ""
    )
    identifier = own_id.celex_in(fields.get("identifier", "") or fields.get("celex", ""))
    return Reading(
        format="markdown",
        blocks=tuple(lines.blocks),
        notes=tuple(Note(label, tuple(paras)) for label, paras in lines.notes.items()),
        findings=tuple(findings),
        title=title,
        language=(fields.get("language", "") or fields.get("lang", ""))[:2].lower(),
        identifier=identifier or own_id.from_eli(fields.get("eli", "")) or own_id.from_title(title),
        as_of=next((day for key in _AS_OF if (day := _day(fields.get(key, "")))), ""),
    )


def _day(value: str) -> str:
    """The day that a field holds, in ISO 8601; ``""`` where it holds none."""
    found = _DAY.fullmatch(value)
    try:
        return dt.date.fromisoformat(found[1]).isoformat() if found else ""
    except ValueError:
        return ""


@dataclass(slots=True)
class _Item:
    """A list item that is open: the column of its marker, and of its words."""

    column: int
    words: int
    depth: int


@dataclass(slots=True)
class _Open:
    """The paragraph being collected."""

    pieces: list[tuple[str, int]] = field(default_factory=list)
    depth: int = 0
    role: str = ""


class _Lines:
    """One pass over the lines of a file."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.blocks: list[Block] = []
        self.notes: dict[str, list[Para]] = {}
        self.items: list[_Item] = []
        self.open = _Open()
        self.note = ""  # label of the note being collected
        self.blank = True  # whether the line before was blank

    def read(self) -> None:
        lines = list(_lines_of(self.text, self.start))
        fence = ""
        skip = 0
        for index, (line, offset) in enumerate(lines):
            if skip:
                skip -= 1
                continue
            fenced = _FENCE.match(line)
            if fence:
                if fenced and fenced.group(1).startswith(fence):
                    fence = ""
                    self._close()
                elif line.strip():
                    self.open.pieces.append((line, offset))
                continue
            if fenced:
                self._close()
                self.note = ""
                fence = fenced.group(1)
                continue
            following = lines[index + 1][0] if index + 1 < len(lines) else ""
            if "|" in line and "|" in following and _DELIMITERS.match(following):
                skip = self._table(lines, index)
                continue
            self._line(line, offset)
        self._close()

    def _line(self, line: str, offset: int) -> None:
        quote = re.match(r"(?: {0,3}>[ ]?){1,9}", line)
        if quote:
            line, offset = line[quote.end() :], offset + quote.end()
        if not line.strip():
            self._close()
            self.blank = True
            return
        note = _NOTE.match(line)
        heading = _HEADING.match(line)
        if note:
            self._close()
            self.items.clear()
            self.note = note.group(1)
            self.open.pieces.append((line[note.end() :], offset + note.end()))
        elif heading:
            self._heading(len(heading.group(1)), heading.group(2) or "", offset + max(heading.start(2), 0))
        elif self._underlined(line) or _RULE.match(line):
            pass
        elif not self._item(line, offset):
            self._words(line, offset)
        self.blank = False

    def _heading(self, level: int, words: str, offset: int) -> None:
        self._close()
        self.items.clear()
        self.note = ""
        if words.strip():
            self.open.pieces.append((words, offset))
            self._close(level)

    def _underlined(self, line: str) -> bool:
        """A line of ``=`` or ``-`` under a paragraph makes a heading of it."""
        under = _UNDERLINE.match(line)
        if not under or not self.open.pieces or self.blank or self.open.role:
            return False
        self._close(1 if under.group(1)[0] == "=" else 2)
        return True

    def _item(self, line: str, offset: int) -> bool:
        bullet = _BULLET.match(line)
        numbered = None if bullet else _NUMBERED.match(line)
        match = bullet or numbered
        if match is None or _RULE.match(line):
            return False
        column = _column(match.group(1))
        if numbered and self.open.pieces and not self.blank and not column and not self._may_begin(numbered.group(2)):
            return False  # a number at the start of a wrapped line interrupts no paragraph
        self._close()
        self.note = ""
        while self.items and column < self.items[-1].words:
            self.items.pop()
        depth = self.items[-1].depth if self.items else 0
        words = match.end() - len(match.group(1)) + column
        if bullet or self.items:
            self.items.append(_Item(column, words, depth + 1))
            self.open.role, self.open.depth = "list_item", depth + 1
        else:
            self.items.append(_Item(column, words, depth))
        start = match.end() if bullet else match.start(2)
        self.open.pieces.append((line[start:], offset + start))
        return True

    def _may_begin(self, number: str) -> bool:
        """Whether a numbered line begins an item straight after the open paragraph's last line: after another
        numbered one; and the first of a list after a bullet or a colon.
        """
        if _NUMBERED.match(self.open.pieces[0][0]):
            return True
        return number[:-1] == "1" and (self.open.role == "list_item" or self.open.pieces[-1][0].rstrip().endswith(":"))

    def _words(self, line: str, offset: int) -> None:
        column = _column(line[: len(line) - len(line.lstrip())])
        if self.note and (self.open.pieces or column >= 2):
            self.open.pieces.append((line.strip(), offset + len(line) - len(line.lstrip())))
            return
        self.note = ""
        outer = [item for item in self.items if item.words <= column]
        lazy = column == 0 and bool(self.open.pieces)
        if len(outer) < len(self.items) and not lazy:
            self._close()
            self.items = outer
        if not self.open.pieces:
            self.open.depth = self.items[-1].depth if self.items else 0
        lead = len(line) - len(line.lstrip())
        self.open.pieces.append((line[lead:], offset + lead))

    def _close(self, level: int = 0) -> None:
        """End the paragraph being collected."""
        held, self.open = self.open, _Open()
        if not held.pieces:
            return
        para = replace(paragraph(held.pieces), level=level, depth=held.depth, role=held.role)
        if not para.text:
            return
        if self.note:
            self.notes.setdefault(self.note, []).append(para)
        else:
            self.blocks.append(para)

    def _table(self, lines: list[tuple[str, int]], index: int) -> int:
        """Read a table that begins here; returns how many further lines it takes up."""
        self._close()
        rows = []
        taken = 0
        for at in range(index, len(lines)):
            line, offset = lines[at]
            if at == index + 1:
                taken += 1
                continue
            if "|" not in line or not line.strip():
                break
            taken += 1
            rows.append(tuple(_cells(line, offset)))
        if any(cell.paras for row in rows for cell in row):
            self.blocks.append(Table(tuple(rows)))
        return taken - 1


def _cells(line: str, offset: int) -> Iterator[Cell]:
    pieces = [(m.start(), m.end()) for m in re.finditer(r"(?:\\.|[^|\\])+|(?<=\|)(?=\|)", line)]
    for start, end in pieces:
        words = line[start:end]
        if not words.strip() and (start == 0 or end == len(line)):
            continue
        lead = len(words) - len(words.lstrip())
        para = paragraph([(words.strip(), offset + start + lead)])
        yield Cell((para,) if para.text else ())


def _lines_of(text: str, start: int) -> Iterator[tuple[str, int]]:
    offset = start
    for line in text[start:].split("\n"):
        yield line, offset
        offset += len(line) + 1


def _column(blanks: str) -> int:
    return len(blanks.expandtabs(4))
