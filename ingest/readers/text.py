r"""Plain text, and the text that Word makes of a document with tables and footnotes.

In that export a tab at the start of a line opens a table cell, and the lines after it belong to
the cell until a blank line or the next tab. What shares a row is not said, so such tables are not
``ruled``. Lines with tabs inside, as spreadsheets write them, are the rows of a ruled table.
Note marks, note texts and comments are taken out by ``text_marks``.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.errors import NoText, UnknownFormat
from ingest.model import Finding
from ingest.readers.blocks import Block, Cell, NoteCall, Oddity, Para, Reading, Table
from ingest.readers.encoding import GUESSED, refuse_other_alphabets
from ingest.readers.text_marks import Wording

_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Every line end becomes a line feed of the same length, so that offsets stay those of the source:
# of CR LF the CR becomes a blank at the line's end. The others are manual line and page breaks.
_LINE_ENDS = str.maketrans(dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"))
_MOST_COLUMNS = 63  # of a table in Word; a line of more tabs alone is no row
_PIECE = re.compile(r"[^\s][^\t\n]*")
_LIST_MARKER = re.compile(r"\(?\w{1,4}[.)]|\W{1,2}")


def recognises(data: bytes, name: str) -> bool:
    """Whether the bytes are text: no NUL except in UTF-16, hardly any control characters."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)) or _unmarked_utf16(data):
        return True
    head = data[:65536]
    control = sum(byte < 32 and byte not in (9, 10, 11, 12, 13) for byte in head)
    return b"\0" not in head and control <= len(head) // 200


def read(data: bytes, name: str = "") -> Reading:
    """Blocks, notes and findings of a text file; origins count code points of the decoded file.

    Raises:
        NoText: the file holds only blanks.
        Unreadable: its words are in an encoding that is not told.
        UnknownFormat: the bytes are no text.
    """
    if not recognises(data, name):
        raise UnknownFormat(f"{name or 'the file'} is no text file: it holds binary data")
    source, findings = decode(data)
    refuse_other_alphabets(source, findings)
    wording = Wording.of(source.replace("\r\n", " \n").translate(_LINE_ENDS))
    if not wording.text.strip():
        raise NoText(f"{name or 'the file'} holds no words")
    return Reading(
        format="text",
        blocks=tuple(_Lines(wording).blocks()),
        notes=wording.notes,
        findings=tuple(findings),
    )


def _unmarked_utf16(data: bytes) -> str:
    """The encoding of UTF-16 text that bears no mark, ``""`` for other bytes: mostly Latin letters, each
    with a zero byte before it or behind it, and no zero character."""
    head = data[: 65536 & ~1]
    pairs = len(head) // 2
    high, low = head[0::2].count(0), head[1::2].count(0)
    if pairs < 4 or b"\0\0\0" in head:
        return ""
    if low * 2 > pairs and high * 20 < pairs:
        return "utf-16-le"
    return "utf-16-be" if high * 2 > pairs and low * 20 < pairs else ""


def decode(data: bytes) -> tuple[str, list[Finding]]:
    """Bytes → text without byte order mark, and findings where the encoding had to be guessed."""
    findings = []
    mark, encoding = next((known for known in _ENCODINGS if data.startswith(known[0])), (b"", "utf-8"))
    if not mark and (found := _unmarked_utf16(data)):
        findings.append(Finding("encoding", "The file is UTF-16 without a byte order mark.", None, None))
        encoding = found
    text = data[len(mark) :].decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    if broken and not mark and broken * 10 > sum(character > "\x7f" for character in text):
        text = data.decode("cp1252", errors="replace")
        broken = text.count("\ufffd")
        findings.append(Finding("encoding", f"The file is not UTF-8; {GUESSED}", None, None))
    if broken:
        message = f"{broken} characters could not be decoded and read as the replacement character."
        findings.append(Finding("undecodable", message, None, None))
    return text, findings


@dataclass(frozen=True, slots=True)
class _Line:
    """Offsets of a line, and those of its pieces between tabs, blanks included."""

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    opens: bool
    """Whether a tab at its start opens a cell; the pieces are those after it."""


class _Lines:
    """Turns the lines of a wording into blocks."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._text = wording.text
        # Whatever stood between the words of two paragraphs goes to the first of them.
        self._begins = [match.start() for match in _PIECE.finditer(wording.text)]
        self._call_starts = [at for at, _ in wording.calls]
        self._odd_starts = [at for at, _ in wording.oddities]
        self._rows: list[tuple[Cell, ...]] = []
        self._row: list[list[Para]] = []
        self._ruled = False

    def blocks(self) -> Iterator[Block]:
        """Paragraphs, and a table for each stretch of cells that no paragraph interrupts.

        A blank line ends a run of cells: that is all the export tells of rows.
        """
        for line in self._lines():
            if not line.pieces:
                self._close_row()
            elif self._is_row(line):
                if not self._ruled:
                    yield from self._close_table()
                self._ruled = True
                cells = (Cell(tuple(self._paras([piece]))) for piece in line.pieces)
                self._rows.append((*[Cell(())] * line.opens, *cells))
            elif line.opens:
                if self._ruled:
                    yield from self._close_table()
                self._row += [list(self._paras([piece])) for piece in line.pieces]
            elif self._row:
                self._row[-1] += self._paras([(line.start, line.end)])
            else:
                yield from self._close_table()
                yield from self._paras([(line.start, line.end)])
        yield from self._close_table()

    def _lines(self) -> Iterator[_Line]:
        """The lines; a blank one has no pieces, one of tabs alone opens as many empty cells."""
        end = -1
        for line in self._text.split("\n"):
            start, end = end + 1, end + 1 + len(line)
            words = line.rstrip()
            if not words:
                tabs = min(line.count("\t"), _MOST_COLUMNS) if line.startswith("\t") else 0
                yield _Line(start, end, ((end, end),) * tabs, bool(tabs))
                continue
            opens = words.startswith("\t")
            pieces = []
            at = start + opens
            for piece in words[opens:].split("\t"):
                pieces.append((at, at + len(piece)))
                at += len(piece) + 1
            yield _Line(start, end, tuple(pieces), opens)

    def _is_row(self, line: _Line) -> bool:
        """Whether tabs divide this line into the cells of a row.

        Two tabs do, or as many as in a row next to it. A tab at the start may be an empty first
        cell there; "A)", a tab and words is a list item.
        """
        tabs = self._text.count("\t", line.start, line.end)
        listed = _is_list_marker(self._text[slice(*line.pieces[0])])
        if self._ruled:
            return tabs + 1 == len(self._rows[-1]) or line.opens + len(line.pieces) > 1 + listed
        if self._row:
            return False
        if line.opens:
            return len(line.pieces) > 1 and self._tabs_follow(line, tabs)
        filled = sum(bool(self._text[slice(*piece)].strip()) for piece in line.pieces)
        return filled > 2 or (filled == 2 and not listed and (tabs > 1 or self._tabs_follow(line, tabs)))

    def _tabs_follow(self, line: _Line, tabs: int) -> bool:
        """Whether the next line has as many tabs, and none at its start."""
        end = self._text.find("\n", line.end + 1)
        following = self._text[line.end + 1 : end if end >= 0 else len(self._text)]
        first = following.partition("\t")[0]
        return following.count("\t") == tabs and bool(first.strip()) and not _is_list_marker(first)

    def _close_row(self) -> None:
        if self._row:
            self._rows.append(tuple(Cell(tuple(paras)) for paras in self._row))
            self._row = []

    def _close_table(self) -> Iterator[Table]:
        self._close_row()
        if self._rows:
            yield Table(tuple(self._rows), ruled=self._ruled)
        self._rows, self._ruled = [], False

    def _paras(self, pieces: list[tuple[int, int]]) -> Iterator[Para]:
        """A paragraph for each piece that has words, with the marks that stood in and behind it."""
        for start, end in pieces:
            words = self._text[start:end].strip()
            if not words:
                continue
            begin = self._text.index(words[0], start)
            stop = begin + len(words)
            index = bisect_left(self._begins, stop)
            until = self._begins[index] if index < len(self._begins) else len(self._text) + 1
            since = 0 if begin == self._begins[0] else begin
            calls = self._wording.calls[_within(self._call_starts, since, until)]
            odd = self._wording.oddities[_within(self._odd_starts, since, until)]
            yield Para(
                words,
                self._wording.origins(begin, stop),
                tuple(NoteCall(_inside(at, begin, stop), label) for at, label in calls),
                oddities=tuple(Oddity(_inside(at, begin, stop), o.kind, o.message) for at, o in odd),
                apart=self._after_blank(start),
            )

    def _after_blank(self, start: int) -> bool:
        """Whether the line that begins at ``start`` has a blank one before it."""
        before = self._text.rfind("\n", 0, max(start - 1, 0)) + 1
        return start > 0 and self._text[start - 1] == "\n" and not self._text[before : start - 1].strip()


def _is_list_marker(piece: str) -> bool:
    return bool(_LIST_MARKER.fullmatch(piece.strip()))


def _within(starts: list[int], since: int, until: int) -> slice:
    return slice(bisect_left(starts, since), bisect_left(starts, until))


def _inside(at: int, begin: int, stop: int) -> int:
    return min(max(at, begin), stop) - begin
