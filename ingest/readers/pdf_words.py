"""Lines → the words of a paragraph: blanks, healed hyphens, raised marks.

A raised number is first a ``Mark``: whether it calls a note is known only when the notes are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.pdf_content import Run
from ingest.readers.pdf_lines import Line, blank_before
from ingest.readers.raised import SUPERSCRIPTS

_RAISED_SIZE = 0.86
_RAISED_BY = 0.12
_ACCENTS = dict(zip("ˆ˜˘ˇ¸´¨˚", "\u0302\u0303\u0306\u030c\u0327\u0301\u0308\u030a", strict=True))
_SPACING_ACCENT = re.compile(r"([^\W\d_])([ˆ˜˘ˇ¸´¨˚])(?=[^\W\d_])")
"""An accent that a font sets as a sign of its own behind the letter: "Ageˆncia"."""
_CLOSING = frozenset(".,;:)]!?’”")
_APART = 0.5
"""In ems: a raised mark this far from the word before belongs to the word after."""
MARK = re.compile(r"\(?(?:\d{1,3}|[a-z]|[*∗†‡§¶#]{1,4}|[ivx]{1,5})\)?$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(r"[^\W\d_]{1,60}$")
_FIRST_WORD = re.compile(r"[^\W\d_]{1,60}")
_SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_KEEPS_HYPHEN = frozenset(
    {
        "all", "cross", "high", "long", "low", "near", "non", "one", "quasi", "real", "self", "short", "three",
        "two", "vice", "well", "whole",
    }
)  # fmt: skip
"""First parts that make compounds and end no syllable; used where the document decides nothing."""
_MAKES_WORDS = frozenset({"down", "fore", "in", "off", "on", "out", "over", "under", "up", "with"})
"""Words that are also the first syllables of others ("understanding"), so that standing alone shows nothing."""
_SHORTEST_LAST = 4
"""Letters: shorter last parts of compounds ("re-use") end other words too ("misuse")."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A raised number, letter or sign as it stands, and the page it stands on."""

    label: str
    written: str
    page: int


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on the words stand on another page."""

    page: int


Piece = str | Mark | Turn


class Vocabulary:
    """The words of a document as they stand inside lines, to decide about hyphens at their ends."""

    def __init__(self) -> None:
        self._plain: set[str] = set()
        self._hyphenated: set[str] = set()
        self._last: set[str] = set()  # the last parts of compounds
        self._kept = self._healed = 0

    def learn(self, lines: Iterable[Line]) -> None:
        """Learn the words of lines that follow each other; what a hyphen at a line's end parts are no words."""
        goes_on = False
        for line in lines:
            text = line.text.partition(" ")[2] if goes_on else line.text
            goes_on = line.text.endswith("-")
            for match in _WORD.finditer(text.rpartition(" ")[0] if goes_on else text):
                word = match[0].lower()
                parts = word.split("-")
                self._plain.update(parts)
                self._hyphenated.update(f"{before}-{after}" for before, after in pairwise(parts))
                if len(parts) > 1 and len(parts[-1]) >= _SHORTEST_LAST:
                    self._last.add(parts[-1])

    def weigh(self, lines: Sequence[Line]) -> None:
        """Count what the hyphens at these lines' ends are, where the words of other lines decide it."""
        for line, following in pairwise(lines):
            word, rest = _LAST_WORD.search(line.text[:-1]), _FIRST_WORD.match(following.text)
            if line.text.endswith("-") and word and rest and rest[0][0].islower():
                known = self._known(word[0], rest[0])
                self._kept += known is True
                self._healed += known is False

    def _known(self, first: str, second: str) -> bool | None:
        first, second = first.lower(), second.lower()
        if f"{first}-{second}" in self._hyphenated:
            return True
        return False if first + second in self._plain else None

    def keeps_hyphen(self, first: str, second: str, chained: bool = False) -> bool:
        """Whether ``first-`` at a line's end and ``second`` at the next one's start keep the hyphen.

        ``chained``: another hyphen follows ``second``.
        """
        known = self._known(first, second)
        if known is not None:
            return known
        if chained and second.lower() in self._plain:
            return True  # anti-|money-laundering
        if second.lower() in self._last and first.lower() in self._plain - _MAKES_WORDS:
            return True  # evidence-|based, where the text has community-based
        # A document that divides no words has only hyphens of its own.
        return first.lower() in _KEEPS_HYPHEN or self._kept > self._healed


def pieces(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Piece]:
    """The paragraph's words over its lines, its raised marks and its turns of page."""
    made: list[Piece] = []
    for at, line in enumerate(lines):
        if at:
            _join(made, line.text, vocabulary)
            if line.page != lines[at - 1].page:
                made.append(Turn(line.page))
        for index, run in enumerate(line.runs):
            mark = _mark(line, run)
            if mark is not None:
                if index and run.x0 - line.runs[index - 1].x1 > _APART * line.size:
                    made.append(" ")
                made += mark
                continue
            blank = index > 0 and blank_before(line, index)
            if blank and run.text[0] in _CLOSING and made and isinstance(made[-1], Mark):
                blank = False  # the gap is the mark's
            text = f" {run.text}" if blank else run.text
            if made and isinstance(made[-1], str):
                made[-1] += text
            else:
                made.append(text)
    return made


def raised(line: Line, run: Run) -> bool:
    """Whether a run is set small and above the line's baseline."""
    return run.size <= _RAISED_SIZE * line.size and line.y - run.y >= _RAISED_BY * line.size


def _mark(line: Line, run: Run) -> list[Piece] | None:
    if not raised(line, run):
        return None
    found: list[Piece] = []
    for part in re.split(r"([,; ]+)", run.text.strip()):
        if MARK.match(part):
            found.append(Mark(part.strip("()").replace("∗", "*"), part, line.page))
        elif part.strip(",; "):
            return [run.text.translate(SUPERSCRIPTS)] if not any(c.isalpha() for c in run.text) else None
    return found


def _join(made: list[Piece], following: str, vocabulary: Vocabulary) -> None:
    """End a line: a blank, or nothing where a word goes on."""
    at = len(made) - 1
    last = made[at] if made else ""
    if not isinstance(last, str):
        made.append(" ")  # a mark ends the line
        return
    text = last.rstrip()
    next_word = _FIRST_WORD.match(following)
    if text.endswith(("-", "\u2010", "\u00ad")):
        body = text[:-1]
        word = _LAST_WORD.search(body)
        soft = text.endswith("\u00ad")
        if word and next_word and next_word[0][0].islower() and not _in_address(body):
            chained = body[: word.start()].endswith("-")  # case-by-case
            goes_on = following[next_word.end() : next_word.end() + 1] == "-" and len(following) > next_word.end() + 1
            # What ends in a capital is an acronym and no syllable: EU-|wide.
            keep = not soft and (chained or word[0][-1].isupper() or vocabulary.keeps_hyphen(word[0], next_word[0], goes_on))
            made[at] = text if keep else body
        elif word is None and body and not body[-1].isalnum():
            made[at] = text + " "  # a dash
        return
    if following[:1].isalnum() and (
        (text.endswith(("–", "/")) and text[-2:-1].isalnum())
        or (text.endswith(("@", "://", "_")) or (_in_address(text) and text.endswith((".", "/", "="))))
    ):
        made[at] = text
        return
    made.append(" ")


def _in_address(text: str) -> bool:
    """Whether the last word is part of a web address, in which a hyphen or stop is its own."""
    last = text.rpartition(" ")[2]
    return "://" in last or "www." in last or "@" in last


def superscript(written: str) -> str:
    """A mark that calls no note, kept apart from the number or word before it: 10² and not 102."""
    return written.translate(SUPERSCRIPTS) if written.strip("()").isdigit() else written


def plain_digits(text: str) -> str:
    """Superscript digits as plain ones."""
    return text.translate(_SUPERSCRIPT_DIGITS)


def composed(text: str) -> str:
    """The text with accents that stand behind their letters put on them."""
    return _SPACING_ACCENT.sub(_letter, text)


def _letter(match: re.Match[str]) -> str:
    """The letter with its accent, if there is such a letter."""
    letter = unicodedata.normalize("NFC", match[1] + _ACCENTS[match[2]])
    return letter if len(letter) == 1 else match[0]
