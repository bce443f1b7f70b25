"""A draft as it is read: its text, and which stretches are prose, block quotations, headings and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Span
from ingest.readers.blocks import Para, Reading, Table

_ITEM = re.compile(r"[ \t]*(?:[-*+\u2022\u2013\u25cf\u25aa\u00b7][ \t]+|\(?[0-9]{1,3}[.)][ \t]+|\(?[a-z][.)][ \t]+|\(?[ivx]{1,5}[.)][ \t]+)")
_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?){1,9}")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+\S")
_ROW = re.compile(r"[^\n]*\S[ \t]*(?:\||\t)[ \t]*\S")
_RULE = re.compile(r"[ \t|:=*_-]{3,}$")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,20}\]|(?<=[^\W\d_])\[[0-9]{1,3}\]|(?<=[.,;:)\u201d\u2019])\[[0-9]{1,3}\]")
_ADAPTED = re.compile(r"\[[^\W\d_]\](?=[^\W\d_])")
_SHORT_LINE = 60
"""Characters of a line that may be a heading; a longer one is wrapped prose."""


@dataclass(frozen=True, slots=True)
class Block:
    """``kind``: ``text``, ``quote`` (set off as a quotation), ``heading`` or ``row`` (of a table)."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Note:
    """``plain`` is ``text`` with the marks of its format as blanks: same length, same offsets.

    ``adapted`` are offsets of letters that the author says to have adapted ("[T]he").
    """

    text: str
    plain: str
    blocks: tuple[Block, ...]
    adapted: frozenset[int] = frozenset()


def of_text(text: str) -> Note:
    """A note of plain text or Markdown: block quotations are lines that begin with ``>``."""
    plain = list(text)
    lines: list[tuple[int, int, str]] = []  # start, end, kind
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        lines.append((at, end, _kind(line)))
        marks = _QUOTED.match(line) if lines[-1][2] == "quote" else None
        if marks:
            plain[at : at + marks.end()] = " " * marks.end()
        at = end + 1
    return _noted(text, plain, tuple(_blocks(text, lines)))


def _noted(text: str, plain: list[str], blocks: tuple[Block, ...]) -> Note:
    for match in _NOTE_MARK.finditer(text):
        plain[match.start() : match.end()] = " " * len(match.group())
    adapted = set()
    for match in _ADAPTED.finditer(text):
        plain[match.start()] = plain[match.start() + 2] = "\u200b"
        adapted.add(match.start() + 1)
    return Note(text, "".join(plain), blocks, frozenset(adapted))


def _kind(line: str) -> str:
    bare = line.strip()
    if not bare or _RULE.fullmatch(bare):
        return "blank"
    if _QUOTED.match(line):
        return "quote"
    if _HEADING.match(line):
        return "heading"
    if bare.startswith("|") or _ROW.match(line):
        return "row"
    return "item" if _ITEM.match(line) else "text"


def _blocks(text: str, lines: list[tuple[int, int, str]]) -> Iterator[Block]:
    """Lines put together: wrapped prose is one block, as are the lines of a block quotation."""
    i = 0
    while i < len(lines):
        start, end, kind = lines[i]
        i += 1
        if kind == "blank":
            continue
        if kind == "quote":
            while i < len(lines) and lines[i][2] == "quote" and text[lines[i][0] : lines[i][1]].strip("> \t"):
                end = lines[i][1]
                i += 1
            if text[start:end].strip("> \t"):
                yield Block("quote", Span(start, end))
            continue
        if kind in ("text", "item"):
            while i < len(lines) and lines[i][2] == "text" and not _ends(text[lines[i - 1][0] : lines[i - 1][1]], text[lines[i][0] : lines[i][1]]):
                end = lines[i][1]
                i += 1
            bare = text[start:end].strip()
            alone = kind == "text" and "\n" not in bare and len(bare) <= _SHORT_LINE and bare[-1] not in ".:;,!?\"\u201d\u2019)"
            yield Block("heading" if alone else "text", Span(start, end))
            continue
        yield Block(kind, Span(start, end))


def _ends(line: str, following: str) -> bool:
    """Whether a line end is the author's: a short line that closes nothing, before one that starts anew."""
    bare, after = line.rstrip(), following.lstrip()
    if not after[:1].isupper() or len(bare) > _SHORT_LINE:
        return False
    return bare[-1:] not in ",;-\u2013(" and (bare[-1:] in ".:!?\"\u201d" or len(bare) < _SHORT_LINE // 2)


def of_reading(reading: Reading) -> Note:
    """A note read from a file: paragraphs separated by blank lines, the cells of a row by tabs, footnotes last."""
    pieces: list[str] = []
    blocks: list[Block] = []
    length = 0

    def add(kind: str, text: str) -> None:
        nonlocal length
        if not text.strip():
            return
        if pieces:
            pieces.append("\n\n")
            length += 2
        blocks.append(Block(kind, Span(length, length + len(text))))
        pieces.append(text)
        length += len(text)

    for block in reading.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                cells = [" ".join(para.text for para in cell.paras) for cell in row]
                add("row", "\t".join(cell.replace("\t", " ") for cell in cells if cell))
        else:
            add(_of_para(block), block.text)
    for note in reading.notes:
        for para in note.paras:
            add("text", para.text)
    text = "".join(pieces)
    return _noted(text, list(text), tuple(blocks))


def _of_para(para: Para) -> str:
    if para.role == "quoted":
        return "quote"
    if para.level or para.role in ("title", "chapter_heading", "section_heading", "article_heading"):
        return "heading"
    return "text"
