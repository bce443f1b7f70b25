"""Which lines of an amending act are words for another act.

A format may say it (Formex, the ids of the Official Journal): then it is known. Otherwise the
words do: after "… is replaced by the following:" an opening quotation mark begins what is put
in, and it ends where its closing mark ends a line, or where the list item that holds it ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.readers.blocks import Table
from ingest.structure.act_lines import Item, Line
from ingest.structure.act_markers import Marker, follows, marker_of
from ingest.structure.act_words import named

_CLOSING = {"‘": "’", "“": "”", "„": "“”", "«": "»", '"': '"', "'": "'"}
_INLINE = re.compile(r":[\s\u00a0]{0,3}([‘“„«\"])")
_TRAILING = " \u00a0.;,:"
_DEEPEST = 12  # lists in lists
_FURTHEST = 500  # lines that one quotation is looked for
#: A closing single mark inside a word, or after a plural's s: "country’s", "States’ authorities"; but
#: "‘Member States’ means" closes.
_APOSTROPHE = re.compile(
    r"’(?:(?<=[^\W\d_]’)(?=[^\W\d_])"
    r"|(?<=s’)(?= [a-z])(?! (?:means?|includes?|refers?|shall|covers?|designates?|denotes?)\b))"
)


def mark_quoted(items: Sequence[Item]) -> list[Item]:
    """The same lines, those that an act puts into another one marked as ``quoted``."""
    out = list(items)
    index = 0
    own = 0  # number of the last article of the act's own
    listed: list[Marker] = []  # the last marker of each list of its own that is open, outermost first
    while index < len(out):
        line = out[index]
        span = None if isinstance(line, Table) else _quotation(out, index, own + 1, listed)
        if span is not None:
            for at in span:
                each = out[at]
                if isinstance(each, Line):
                    out[at] = replace(each, quoted=True)
        elif isinstance(line, Line) and not line.quoted:
            if line.role == "article":
                own = _number(line) or own
                listed = []
            if line.marker:
                listed = _with(listed, line.marker)
        index = max(span.stop, index + 1) if span is not None else index + 1
    return out


def _number(line: Line) -> int:
    heading = named(line.text)
    digits = re.match(r"\d+", heading.number) if heading and heading.kind == "article" else None
    return int(digits.group()) if digits else 0


def _quotation(items: Sequence[Item], index: int, following: int, listed: Sequence[Marker]) -> range | None:
    """The lines that are quoted from ``index`` on, ``None`` where no quotation begins.

    ``following``: the number of the next article of the act's own. ``listed``: the last markers
    of its own lists.
    """
    line = items[index]
    assert isinstance(line, Line)
    text = line.text
    if line.quoted:  # a heading that the format gives away, but not what stands below it
        mark = text[:1] if text[:1] in _CLOSING else "‘"
        return _range(items, index, mark, following) if line.level else None
    before = items[index - 1] if index else None
    introduced = isinstance(before, Line) and before.text.rstrip().endswith(":")
    if text[:1] in _CLOSING and introduced:
        first = text[1:].lstrip()
        whole = marker_of(first) is not None or _names_provision(first)
        if whole or _wraps(text, text[0]):
            span = _range(items, index, text[0], following)
            ends = _next_lead(items, span or range(index, index + _FURTHEST), text[0], listed, closed=bool(span))
            return range(index, ends) if ends else span or (range(index, index + 1) if whole else None)
        return None
    if line.level == 0 and not line.role.startswith(("article", "chapter", "annex")):
        for found in _INLINE.finditer(text):
            if not _balanced(text[found.start(1) :], found.group(1)):
                span = _range(items, index, found.group(1), following, found.start(1))
                return range(index + 1, span.stop) if span and len(span) > 1 else None
    return None


def _names_provision(text: str) -> bool:
    heading = named(text)
    return heading is not None and not heading.title


def _range(items: Sequence[Item], index: int, mark: str, following: int, at: int = 0) -> range | None:
    """Lines from ``index`` to where the quotation that begins in it, at ``at``, closes."""
    first = items[index]
    assert isinstance(first, Line)
    if not first.depth and not _may_close(items, index, mark):
        return None
    opened = closed = 0
    for stop in range(index, min(len(items), index + _FURTHEST)):
        line = items[stop]
        if isinstance(line, Table):
            continue
        if stop > index and (
            line.depth < first.depth or (line.depth == first.depth > 0 and line.item and not first.item)
        ):
            return range(index, stop)  # the list item that holds the quotation has ended
        if stop > index and _own(line, following):
            return range(index, stop) if first.depth else None
        more, less = _marks(line.text[at:] if stop == index else line.text, mark)
        opened, closed = opened + more, closed + less
        if _ends_with(line.text, mark) and (opened % 2 == 0 if mark in "\"'" else closed >= opened):
            return range(index, stop + 1)
    return range(index, len(items)) if first.depth else None


def _next_lead(items: Sequence[Item], span: range, mark: str, listed: Sequence[Marker], *, closed: bool) -> int:
    """Index of the next item of the act's own lists that leads up to a quotation, 0 where there is none.

    What is quoted ends there if not before: the closing mark of words with footnotes stands in
    the last of these, which is no line. ``closed``: something has seemed to close ``span``.
    """
    for stop in range(span.start + 1, min(len(items) - 1, span.stop)):
        line, after = items[stop], items[stop + 1]
        if not isinstance(line, Line) or not isinstance(after, Line) or line.marker is None:
            continue
        opens = after.text.startswith(mark) or (after.marker is not None and not closed)
        if opens and line.text.endswith(":") and any(_goes_on(held, line.marker) for held in listed):
            return stop
    return 0


def _with(listed: Sequence[Marker], marker: Marker) -> list[Marker]:
    """The open lists after this marker: it goes on with one of them, or opens one inside."""
    outer = list(takewhile(lambda held: not _goes_on(held, marker), listed))
    return [*outer[-_DEEPEST:], marker]


def _goes_on(held: Marker, marker: Marker) -> bool:
    return held.style == marker.style and follows(held.number, marker.number)


def _may_close(items: Sequence[Item], index: int, mark: str) -> bool:
    """Whether some line not too far on ends with the closing mark."""
    following = items[index : index + _FURTHEST]
    return any(isinstance(item, Line) and _ends_with(item.text, mark) for item in following)


def _own(line: Line, following: int) -> bool:
    """Whether a line heads the next article of the act's own, or what follows its articles."""
    if line.quoted or line.role not in ("article", "annex", "closing"):
        return False
    return line.role != "article" or _number(line) == following


def _wraps(text: str, mark: str) -> bool:
    """Whether a line that begins with the mark is quoted to its end, or beyond it."""
    if mark in "\"'":
        rest = text.rstrip(_TRAILING)
        return text.count(mark) % 2 == 1 or (rest.endswith(mark) and text.count(mark) == 2)
    depth = 0
    for at, char in enumerate(text):
        if char == mark:
            depth += 1
        elif char in _CLOSING[mark] and not (mark == "‘" and _APOSTROPHE.match(text, at)):
            depth -= 1
            if depth == 0:
                return not text[at + 1 :].strip(_TRAILING)
    return True


def _balanced(text: str, mark: str) -> bool:
    opened, closed = _marks(text, mark)
    return opened % 2 == 0 if mark in "\"'" else closed >= opened


def _marks(text: str, mark: str) -> tuple[int, int]:
    """How many marks of this kind open and close; straight ones are all counted as opening."""
    if mark in "\"'":
        return text.count(mark), 0
    closed = sum(text.count(closing) for closing in _CLOSING[mark])
    return text.count(mark), closed - (len(_APOSTROPHE.findall(text)) if mark == "‘" and closed else 0)


def _ends_with(text: str, mark: str) -> bool:
    return text.rstrip(_TRAILING)[-1:] in tuple(_CLOSING[mark])
