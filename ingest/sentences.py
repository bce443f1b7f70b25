"""Where sentences end, as spans that together hold every word of a text.

Rules of policy prose, not of novels: a full stop ends a sentence only where a capital, a digit,
a bracket or a quotation mark follows after white space, and never after the abbreviations
below, an initial, or a number that labels ("No. 5", "Art. 3"). A line end always ends one:
canonical text puts cells, paragraphs and points on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Span

# What may stand before a full stop without ending a sentence, lower case.
_ABBREVIATIONS = re.compile(
    r"arts?|nos?|pp?|paras?|pars?|pt|cf|e\.g|i\.e|vol|eds?|ch|fig|sec|dr|mrs?|ms|prof|st|vs|approx|reg|dir"
    r"|docs?|annex|incl|resp|seq|ibid|op|cit|jr|inc|ltd|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
# A candidate end: closing punctuation, optional closing quotes or brackets, white space.
_END = re.compile(r"[.!?]['\"’”»)\]]{0,3}(?=\s)|\n")
# A label by itself ("Action 46.", "5.") begins a sentence and is none.
_LABEL = re.compile(r"\s*(?:[^\W\d]{1,20} ){0,2}\d{1,4}(?:\.\d{1,3}){0,3}[a-z]?")
_LAST_WORD = re.compile(r"[^\s(\[“‘\"]{1,12}$")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of ``text[start:end]`` in order, stripped, none empty; offsets into ``text``."""
    stop = len(text) if end is None else end
    found = []
    for first, last in _pieces(text, start, stop):
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            found.append(Span(first, last))
    return found


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    first = start
    for match in _END.finditer(text, start, stop):
        if match.group() == "\n" or _ends(text, first, match, stop):
            yield first, match.end()
            first = match.end()
    yield first, stop


def _ends(text: str, first: int, match: re.Match[str], stop: int) -> bool:
    """Whether punctuation ends the sentence that began at ``first``, judged by its neighbours."""
    mark, after = match.span()
    following = text[after : min(after + 40, stop)].lstrip()
    if following and not (following[0].isupper() or following[0].isdigit() or following[0] in "([“‘\"'«–—-•"):
        return False
    if text[mark] != ".":
        return True
    if _LABEL.fullmatch(text, first, mark):
        return False
    word = _LAST_WORD.search(text, max(0, mark - 12), mark)
    if word is None:
        return True
    bare = word.group().lower()
    return not (_ABBREVIATIONS.fullmatch(bare) or (len(bare) == 1 and bare.isalpha()))
