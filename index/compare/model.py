"""What a comparison of two editions says, as immutable records."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Span

KINDS = (
    "added",
    "removed",
    "moved",
    "split",
    "merged",
    "reworded",
    "rewritten",
    "body_added",
    "body_removed",
    "date_changed",
    "area_changed",
    "field_changed",
    "footnote_changed",
)
"""What may have happened to a unit, in the order in which changes of one unit are listed.

``moved``: another number, another heading above it, or another order. ``reworded``: its words differ;
``rewritten``: hardly one of them is the same, and number and place tell that it is the same unit.
``split`` and ``merged``: the same words as more units, or as fewer. The others are about an action's row.
"""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that differ: a stretch of either text, half-open offsets; one of the two may be empty."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int


@dataclass(frozen=True, slots=True)
class Side:
    """A unit of one edition: ``start``/``end`` are offsets into that document's canonical text."""

    place: str
    kind: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs.

    ``kind`` is one of ``KINDS``. ``a`` is ``None`` for what was added, ``b`` for what was removed; ``more``
    are the further units of a split (of B) or a merger (of A). ``before`` and ``after`` are the words that
    the change is about: the unit's, or the cell's; for ``moved`` the labels or headings. ``edits`` say word
    by word what differs, in order, within ``spans_a`` and ``spans_b``: the words that were compared, which
    leave out those of the units under it. ``similarity`` (0 to 1) is the share of words in common, where it was
    needed to pair the units. ``note`` says for people what the kind leaves open.
    """

    kind: str
    a: Side | None
    b: Side | None
    before: str
    after: str
    edits: tuple[Edit, ...] = ()
    similarity: float | None = None
    more: tuple[Side, ...] = ()
    note: str = ""
    spans_a: tuple[Span, ...] = ()
    spans_b: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents and what differs: changes in the order of B, those of A alone where they stood.

    ``units``: how many units were compared in A and in B; ``same``: how many of them are word for word
    and in their place what they were.
    """

    a: str
    b: str
    units: tuple[int, int]
    same: int
    changes: tuple[Change, ...]
