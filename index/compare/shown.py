"""A changed unit's words in pieces that are kept, gone or new, for showing them in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.compare.model import Change
from ingest.model import Document, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with what became of them: ``kept``, ``gone`` or ``new``."""

    state: str
    text: str


def pieces(change: Change, a: Document, b: Document) -> Iterator[Piece]:
    """The words of ``change``: B's, with A's that are gone before what took their place.

    Without edits the words before are gone and those after are new.
    """
    if not change.edits or not change.spans_b:
        yield from _whole(change)
        return
    at, spans = change.spans_b[0].start, change.spans_b
    for edit in change.edits:
        yield from _kept(b, spans, at, edit.b_start)
        if edit.a_end > edit.a_start:
            yield Piece("gone", a.text[edit.a_start : edit.a_end])
        if edit.b_end > edit.b_start:
            yield Piece("new", b.text[edit.b_start : edit.b_end])
        at = max(at, edit.b_end)
    yield from _kept(b, spans, at, spans[-1].end)


def _whole(change: Change) -> Iterator[Piece]:
    if change.before:
        yield Piece("gone", change.before)
    if change.after:
        yield Piece("new", change.after)


def _kept(b: Document, spans: Sequence[Span], start: int, end: int) -> Iterator[Piece]:
    """What was compared between two offsets of B; where units under it stand between, an ellipsis."""
    parts = [b.text[max(start, s.start) : min(end, s.end)] for s in spans if s.start < end and start < s.end]
    if text := " … ".join(part for part in parts if part):
        yield Piece("kept", text)
