"""The text as the rules see it: white space, hyphens and quotes made plain, with the way back.

Files bring no-break spaces, soft hyphens, words divided at line ends and half a dozen dashes. Rules
written for all of these would be unreadable, so they run on a plain form instead, and every span is
carried back to the text as it stands.

In the plain form a run of white space is one space, or one line feed where it separates paragraphs;
soft hyphens and zero-width characters are gone; a word divided with a hyphen at a line end is whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from ingest.model import Span

_ONE_TO_ONE = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009", " "),
        **dict.fromkeys("\u200a\u202f\u205f\u3000\t\v\f\x1c\x1d\x1e\x1f\x85", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2044\u2215", "/"),
        "\u2028": "\n",
    }
)
"""Characters that stand for a plainer one. The en dash stays: it marks ranges."""

_GONE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens, zero-width characters and the byte order mark."""

_TO_CHANGE = re.compile(
    rf"(?<=[a-z])[-\u00ad][{_GONE}]*\r?\n\ *(?=[a-z])"  # a word divided at a line end
    rf"|[{_GONE}\s\u2029]{{2,}}|[{_GONE}\n\r\u2029]"  # white space that is no single space
)

_DIVISION = re.compile(rf"\u00ad[{_GONE}]*\r?\n\ *")  # a soft hyphen that its line ended with


class Plain:
    """``text`` is the plain form; ``span`` leads from its offsets back to the source's.

    ``line_starts``: offsets in the plain form at which a line of the source starts, ascending from 0.
    """

    def __init__(self, source: str) -> None:
        swapped = source.translate(_ONE_TO_ONE)
        pieces: list[str] = []
        starts, origins = [0], [0]
        self.line_starts = [0]
        length = done = 0
        for match in _TO_CHANGE.finditer(swapped):
            put = _replacement(match[0])
            if put == match[0]:
                continue
            kept = swapped[done : match.start()]
            pieces += (kept, put)
            length += len(kept)
            if put:  # it stands for the first character it replaces
                starts.append(length)
                origins.append(match.start())
                length += len(put)
                if put == "\n" or "\n" in match[0] or "\r" in match[0]:
                    self.line_starts.append(length)
            starts.append(length)
            origins.append(match.end())
            done = match.end()
        pieces.append(swapped[done:])
        self.text = "".join(pieces)
        self._starts = starts
        self._origins = origins

    def lined(self) -> str:
        """The plain text with a line feed wherever a line of the source starts; offsets are the same."""
        pieces = [self.text[a : b - 1] for a, b in pairwise([*self.line_starts, len(self.text) + 1])]
        return "\n".join(pieces)

    def span(self, start: int, end: int) -> Span:
        """Where the characters from ``start`` to ``end`` of the plain form stand in the source.

        ``start < end`` is required; characters that vanish around the words stay outside.
        """
        return Span(self._origin(start), self._origin(end - 1) + 1)

    def _origin(self, at: int) -> int:
        segment = bisect_right(self._starts, at) - 1
        return self._origins[segment] + at - self._starts[segment]


def _replacement(run: str) -> str:
    """What a run of white space and vanishing characters becomes: nothing, a space, or a paragraph's end."""
    if run[0] == "-" or _DIVISION.fullmatch(run):
        return ""
    lines = run.replace("\r\n", "\n").replace("\r", "\n")
    if "\u2029" in run or lines.count("\n") > 1:
        return "\n"
    return " " if any(char.isspace() for char in run) else ""
