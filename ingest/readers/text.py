r"""Plain text, and the text that Word makes of a document with tables and footnotes.

In that export a tab at the start of a line opens a table cell, the lines after it belong to
the cell until a blank line or the next tab, ``[footnoteRef:3]`` is a footnote's marker and
``[3:  \tText]`` its body, set right after the paragraph that calls it. What shares a row is
not said, so such tables are not ``ruled``. Lines with tabs inside are rows of their own.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.errors import NoText, UnknownFormat
from ingest.model import Finding
from ingest.readers.blocks import Block, Cell, Note, NoteCall, Oddity, Para, Reading, Table

_MARKER = re.compile(r"\[footnoteRef:(\d{1,4})\]")
_BODY = re.compile(r"\[(\d{1,4}):[ ]{0,4}\t")
# A reviewer's comment as Word writes it into text: "Comment by NAME (UNIT): words" behind a tab
# or glued to the word before it, or "Commented [AB1]: words". It ends with its line.
_COMMENT = re.compile(
    r"(?:\t[ ]{0,4}|(?<=\w)|(?<=\w )|(?<=\w  ))"
    r"(?:Comment by [^\n:]{1,120}:|Commented \[[^\n\]]{1,40}\]:)[^\n]*"
)

_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def recognises(data: bytes, name: str) -> bool:
    """Whether the bytes are text: no NUL except in UTF-16, hardly any control characters."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    head = data[:65536]
    control = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)
    return b"\0" not in head and control <= len(head) // 200


def read(data: bytes, name: str = "") -> Reading:
    """Blocks, notes and findings of a text file.

    Raises:
        NoText: the file holds only blanks.
        UnknownFormat: the bytes are no text.
    """
    if not recognises(data, name):
        raise UnknownFormat(f"{name or 'the file'} is no text file: it holds binary data")
    text, findings = decode(data)
    if not text.strip():
        raise NoText(f"{name or 'the file'} holds no words")
    cleaned = _Cleaned.of(text)
    return Reading(
        format="text",
        blocks=tuple(_blocks(cleaned)),
        notes=cleaned.notes,
        findings=tuple(findings),
    )


def decode(data: bytes) -> tuple[str, list[Finding]]:
    """Bytes → text with LF line ends; a finding where the encoding had to be guessed."""
    findings = []
    for mark, encoding in _ENCODINGS:
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            break
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
            message = "The file is not UTF-8; it was read as Windows-1252."
            findings.append(Finding("encoding", message, None, None))
    if "�" in text:
        message = f"{text.count('�')} characters could not be decoded and read as the replacement character."
        findings.append(Finding("undecodable", message, None, None))
    return text.replace("\r\n", "\n").replace("\r", "\n"), findings


@dataclass(frozen=True, slots=True)
class _Cleaned:
    """The text without note markers, note bodies and comments, and what stood where.

    ``starts`` and ``sources`` are parallel: from clean offset ``starts[i]`` on, the source goes
    on from ``sources[i]``. ``calls`` and ``oddities`` are at clean offsets.
    """

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]
    calls: tuple[tuple[int, str], ...]
    oddities: tuple[tuple[int, Oddity], ...]
    notes: tuple[Note, ...]

    @classmethod
    def of(cls, text: str) -> _Cleaned:
        pieces: list[str] = []
        starts: list[int] = []
        sources: list[int] = []
        calls: list[tuple[int, str]] = []
        oddities: list[tuple[int, Oddity]] = []
        notes: list[Note] = []
        length = 0

        def keep(start: int, end: int) -> None:
            nonlocal length
            if end > start:
                starts.append(length)
                sources.append(start)
                pieces.append(text[start:end])
                length += end - start

        done = 0
        for start, end, what, label in _cuts(text):
            keep(done, start)
            done = end
            if what == "marker":
                calls.append((length, label))
                odd = _odd_marker(text, start, end, label)
                if odd:
                    oddities.append((length, Oddity(0, "footnote_marker", odd)))
            elif what == "comment":
                message = "A reviewer's comment stood here; it was left out."
                oddities.append((length, Oddity(0, "reviewer_comment", message)))
            else:
                notes.append(_note(text, start, end, label))
                before = text.rfind("\n", 0, start)
                if _BODY.search(text, before + 1, start):
                    message = f"Footnotes share a line: the text of footnote {label} follows another's."
                    oddities.append((length, Oddity(0, "footnotes_on_one_line", message)))
        keep(done, len(text))
        return cls(
            "".join(pieces), tuple(starts), tuple(sources), tuple(calls), tuple(oddities), tuple(notes)
        )

    def origins(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """(offset in the paragraph, offset in the source) for clean text ``start:end``."""
        index = max(bisect_right(self.starts, start) - 1, 0)
        pairs = [(0, self.sources[index] + start - self.starts[index])]
        for i in range(index + 1, len(self.starts)):
            if self.starts[i] >= end:
                break
            pairs.append((self.starts[i] - start, self.sources[i]))
        return tuple(pairs)


def _cuts(text: str) -> Iterator[tuple[int, int, str, str]]:
    """What is no wording: markers, note bodies and comments, in order, without overlap."""
    called = {match.group(1) for match in _MARKER.finditer(text)}
    found: list[tuple[int, int, str, str]] = []
    for match in _BODY.finditer(text):
        if match.group(1) in called:
            end = _closing(text, match.end())
            if end is not None:
                found.append((match.start(), end, "note", match.group(1)))
    found += [(m.start(), m.end(), "marker", m.group(1)) for m in _MARKER.finditer(text)]
    found += [(m.start(), m.end(), "comment", "") for m in _COMMENT.finditer(text)]
    done = 0
    for cut in sorted(found):
        if cut[0] >= done:
            done = cut[1]
            yield cut


def _closing(text: str, start: int) -> int | None:
    """The offset after the bracket that closes a note's body, ``None`` if none does."""
    depth = 1
    for match in re.compile(r"[\[\]]").finditer(text, start):
        depth += 1 if match.group() == "[" else -1
        if depth == 0:
            return match.end()
    return None


def _note(text: str, start: int, end: int, label: str) -> Note:
    inner = _BODY.match(text, start)
    begin = inner.end() if inner else start
    paras = []
    for line in re.finditer(r"[^\n]+", text[begin : end - 1]):
        words = line.group().strip()
        if words:
            at = begin + line.start() + line.group().index(words)
            paras.append(Para(words, ((0, at),)))
    return Note(label, tuple(paras))


def _odd_marker(text: str, start: int, end: int, label: str) -> str | None:
    before, after = text[max(start - 1, 0) : start], text[end : end + 2]
    if before.isdigit():
        return f"The marker of footnote {label} follows a number directly."
    if before.isalnum() and (after[:1].isalnum() or (after[:1] == " " and after[1:].isdigit())):
        return f"The marker of footnote {label} stands inside a name."
    return None


# --------------------------------------------------------------------------- lines to blocks


def _blocks(cleaned: _Cleaned) -> Iterator[Block]:
    """Paragraphs, and a table for each stretch of cells that no paragraph interrupts.

    A row ends at a blank line: that is all the export tells of rows.
    """
    rows: list[tuple[Cell, ...]] = []
    row: list[list[Para]] = []

    def close_row() -> None:
        if row:
            rows.append(tuple(Cell(tuple(paras)) for paras in row))
            row.clear()

    end = -1
    for line in cleaned.text.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        pieces = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\t]*(?:\t|$)", line)][:-1]
        paras = [_para(cleaned, first, last) for first, last in pieces]
        if not any(paras):
            if line.startswith("\t"):
                row += [[] for _ in pieces[1:]]
            else:
                close_row()
        elif line.startswith("\t"):
            row += [[para] if para else [] for para in paras[1:]]
        elif len(pieces) >= 3:
            close_row()
            row += [[para] if para else [] for para in paras]
            close_row()
        elif row:
            row[-1] += [para for para in paras if para]
        else:
            if rows:
                yield Table(tuple(rows), ruled=False)
                rows = []
            para = _para(cleaned, start, end)
            if para:
                yield para
    close_row()
    if rows:
        yield Table(tuple(rows), ruled=False)


def _para(cleaned: _Cleaned, start: int, end: int) -> Para | None:
    """The words between, stripped, with what was cut out of them; ``None`` if none are left."""
    words = cleaned.text[start:end]
    text = words.strip()
    if not text:
        return None
    begin = start + words.index(text)
    stop = begin + len(text)
    calls = tuple(NoteCall(min(at, stop) - begin, label) for at, label in cleaned.calls if begin <= at <= end)
    odd = tuple(
        Oddity(min(at, stop) - begin, oddity.kind, oddity.message)
        for at, oddity in cleaned.oddities
        if begin <= at <= end
    )
    return Para(text, cleaned.origins(begin, stop), calls, oddities=odd)
