"""Markdown within a paragraph: emphasis, links, note calls and entities, every character's origin kept.

Follows CommonMark 0.31 (sections 2.4, 2.5 and 6) as far as documents need it, and the footnotes
of PHP Markdown Extra (``[^1]``). A mark that has no partner stays as it is written.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.blocks import Para
from ingest.readers.flow import settle

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<call>\[\^[^\]\s\[]{1,60}\])"
    r"|(?P<image>!\[[^\]\n]{0,500}\]\([^()\s]{0,2000}\))"
    r"|(?P<open>\[)"
    r"|(?P<close>\](?:\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:[ ]\"[^\"\n]{0,500}\")?\))?)"
    r"|(?P<auto><https?://[^<>\s]{1,2000}>)"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,500}>|<!--)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<code>`{1,3})"
    r"|(?P<mark>\*{1,3}|_{1,3})"
)
_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cut:
    """What stands in the source between two offsets and is no wording, and what it stands for."""

    start: int
    end: int
    text: str = ""
    call: str = ""


def paragraph(pieces: Sequence[tuple[str, int]]) -> Para:
    """The words of a paragraph given as (raw text, its offset in the source) for each of its lines.

    Lines are joined by a blank, or by a line feed where the line ends in two blanks or a
    backslash (a hard line break); ``<br>`` is one too.
    """
    chars: list[str] = []
    sources: list[int] = []
    calls: list[tuple[int, str]] = []
    for index, (line, offset) in enumerate(pieces):
        hard = line.endswith(("  ", "\\"))
        line = line[:-1] if line.endswith("\\") else line
        if index and chars and chars[-1] not in " \n":
            chars.append(" ")
            sources.append(max(offset - 1, 0))
        at = 0
        for cut in [*_cuts(line), _Cut(len(line), len(line))]:
            for i in range(at, cut.start):
                blank = line[i].isspace() and line[i] != "\u00a0"
                if not blank or (chars and chars[-1] not in " \n"):
                    chars.append(" " if blank else line[i])
                    sources.append(offset + i)
            if cut.call:
                calls.append((len(chars), cut.call))
            while cut.text == "\n" and chars and chars[-1] == " ":
                chars.pop()
                sources.pop()
            chars += cut.text
            sources += [offset + cut.start] * len(cut.text)
            at = cut.end
        if hard and index + 1 < len(pieces):
            while chars and chars[-1] == " ":
                chars.pop()
                sources.pop()
            calls = [(min(at, len(chars)), label) for at, label in calls]
            chars.append("\n")
            sources.append(offset + len(line))
    return _para(chars, sources, calls)


def _para(chars: list[str], sources: list[int], calls: list[tuple[int, str]]) -> Para:
    """The paragraph of these characters, without what surrounded its note markers."""
    settled = settle("".join(chars), calls)
    for start, stop in reversed(settled.cuts):
        del sources[start:stop]
    origins: list[tuple[int, int]] = []
    for i, source in enumerate(sources):
        if not origins or source - origins[-1][1] != i - origins[-1][0]:
            origins.append((i, source))
    return Para(settled.text, tuple(origins), settled.calls)


def _cuts(line: str) -> list[_Cut]:
    found: list[_Cut] = []
    brackets: list[int] = []  # offsets of "[" without their "]" yet
    marks: list[tuple[str, int]] = []  # emphasis opened and not closed
    code_until = 0
    for match in _TOKEN.finditer(line):
        start, end, words = match.start(), match.end(), match.group()
        if start < code_until:
            continue
        kind = match.lastgroup
        if kind == "escape":
            found.append(_Cut(start, start + 1))
        elif kind == "call":
            found.append(_Cut(start, end, call=words[2:-1]))
        elif kind in ("image", "tag"):
            stop = line.find("-->", end) + 3 if words == "<!--" else end
            found.append(_Cut(start, stop if stop > end else end, "\n" if _BREAK.fullmatch(words) else ""))
            code_until = found[-1].end
        elif kind == "open":
            brackets.append(start)
        elif kind == "close" and brackets:
            opening = brackets.pop()
            if len(words) > 1:
                found += [_Cut(opening, opening + 1), _Cut(start, end)]
        elif kind == "auto":
            found += [_Cut(start, start + 1), _Cut(end - 1, end)]
        elif kind == "entity":
            found.append(_Cut(start, end, html.unescape(words)))
        elif kind == "code":
            closing = line.find(words, end)
            if closing > 0:
                found += [_Cut(start, end), _Cut(closing, closing + len(words))]
                code_until = closing + len(words)
        elif kind == "mark":
            _emphasis(line, match, marks, found)
    return sorted(found, key=lambda cut: cut.start)


def _emphasis(line: str, match: re.Match[str], marks: list[tuple[str, int]], found: list[_Cut]) -> None:
    """Pair emphasis marks: one closes the last open one of its own kind (CommonMark 6.2, simplified)."""
    start, end, words = match.start(), match.end(), match.group()
    before, after = line[start - 1 : start], line[end : end + 1]
    inside_word = words[0] == "_" and before.isalnum() and after.isalnum()
    if inside_word:
        return
    if before and not before.isspace():
        for at in range(len(marks) - 1, -1, -1):
            if marks[at][0] == words:
                found += [_Cut(marks[at][1], marks[at][1] + len(words)), _Cut(start, end)]
                del marks[at:]
                return
    if after and not after.isspace():
        marks.append((words, start))
        if len(marks) > 50:  # more are open than emphasis ever nests
            del marks[0]
