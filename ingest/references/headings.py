"""Headings and labels: "Article 4" over an article and "Action 25." before a row cite nothing.

They tell where the words after them stand, though: in which article and paragraph of an act.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ingest.references.normal import Plain

_LABEL = re.compile(r"(?:[.:] | ?[–—] )(?=\(|['\"]?[A-Z0-9])")
_UNFINISHED = re.compile(
    r"(?:,|\b(?:in|of|to|and|or|with|under|by|from|the|see|than|per|cf\.|for|on|at|that|with regard to))$",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[^.!?\n]{0,300}\?")
_PARAGRAPH = re.compile(r"['\"]?(?P<number>[0-9]{1,2}[a-z]?)\. ")


class Headings:
    """What of a text is heading, and which article and paragraph each offset stands in."""

    def __init__(self, plain: Plain) -> None:
        self._text = plain.text
        self._lines = plain.line_starts
        self._articles: list[tuple[int, str, bool]] = []

    def is_heading(self, start: int, end: int) -> bool:
        """Whether the words from ``start`` to ``end`` head what follows instead of citing.

        They do where they fill a line of several, or start a line and a full stop, colon or dash
        parts them from what they head. A question may start with what it asks about.
        """
        line = bisect_right(self._lines, start) - 1
        if self._lines[line] != start - self._quoted(start) or self._continues_a_sentence(line):
            return False
        if _LABEL.match(self._text, end):
            return not _QUESTION.match(self._text, end + 1)
        if len(self._lines) == 1:
            return False
        following = self._lines[line + 1] if line + 1 < len(self._lines) else len(self._text) + 1
        return end == following - 1 and not self._text[following : following + 1].islower()

    def _continues_a_sentence(self, line: int) -> bool:
        """Whether the line before breaks off, so that its sentence goes on in ``line``."""
        if line == 0:
            return False
        before = self._text[max(0, self._lines[line] - 40) : self._lines[line]]
        return not before.endswith("\n") and bool(_UNFINISHED.search(before.rstrip()))

    def keep(self, start: int, path: tuple[str, ...], *, foreign: bool = False) -> None:
        """Remember that from ``start`` on the text stands in ``path``, if that is an article or annex.

        Call in order of offsets. ``foreign``: of another act, which this one amends; a heading that a
        quotation mark opens is.
        """
        if len(path) == 1 and path[0][:3] in {"art", "anx"}:
            self._articles.append((start, path[0], foreign or bool(self._quoted(start))))

    def _quoted(self, start: int) -> int:
        """1 if a quotation mark stands right before ``start``, 0 if none does."""
        return int(start > 0 and self._text[start - 1] in "'\"")

    @property
    def of_an_act(self) -> bool:
        """Whether the text has articles of its own."""
        return any(place.startswith("art") and not foreign for _, place, foreign in self._articles)

    def last_own(self, at: int) -> int:
        """The offset of the last heading before ``at`` that is the text's own; 0 if there is none."""
        index = bisect_right(self._articles, at, key=lambda entry: entry[0])
        return next((start for start, _, foreign in reversed(self._articles[:index]) if not foreign), 0)

    def place(self, at: int) -> tuple[str, ...]:
        """The article, and the numbered paragraph, that offset ``at`` stands in, as far as known."""
        index = bisect_right(self._articles, at, key=lambda entry: entry[0]) - 1
        if index < 0:
            return ()
        start, article, _ = self._articles[index]
        if article.startswith("anx"):
            return (article,)
        first, last = bisect_right(self._lines, start), bisect_right(self._lines, at)
        for line in reversed(self._lines[first:last]):
            number = _PARAGRAPH.match(self._text, line)
            if number:
                return article, f"par_{number['number']}"
        return (article,)
