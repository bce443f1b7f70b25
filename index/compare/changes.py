"""From aligned units to what changed: the topmost unit that was added or removed, each one that moved, each edit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from index.compare.alignment import Alignment
from index.compare.model import Change, Edit, Side
from index.compare.pieces import Edition, Piece
from index.compare.words import differences, similarity
from ingest.model import Span

Placed = tuple[tuple[int, int], Change]
"""A change with where it stands: an offset in B, and one in A that orders what A alone has."""


def unit_changes(found: Alignment) -> list[Placed]:
    """Every change of units; those of an action's cells are found by ``rows``."""
    gone = _topmost(found.a, set(found.to) | {unit for more in found.merged.values() for unit in more})
    new = _topmost(found.b, set(found.back) | {unit for more in found.split.values() for unit in more})
    changes: list[Placed] = []
    at = _Where(found)
    for unit, whole in gone:
        changes.append((at.removed(unit), _one("removed", side(found.a, unit, whole=whole), None, found)))
    for unit, whole in new:
        changes.append((at.b(unit), _one("added", None, side(found.b, unit, whole=whole), found)))
    heads = _Heads(found)
    moved = {a: change for a, b in found.to.items() if (change := heads.moved(a, b))}
    changes += [(at.b(found.to[a]), change) for a, change in moved.items()]
    for a, b in _reordered(found, set(moved)):
        note = "in another order"
        changes.append((at.b(b), Change("moved", side(found.a, a), side(found.b, b), "", "", note=note)))
    changes += [(at.b(found.to[piece.unit]), change) for piece, change in _reworded(found)]
    return changes


def side(edition: Edition, index: int, *, whole: bool = False) -> Side:
    """How a unit is shown in a change: ``whole``, or only the first of its subparagraphs, whose words its own are."""
    unit = edition.units[index]
    if not whole:
        unit = edition.firsts.get(index, unit)
    return Side(unit.place, unit.kind, unit.label, unit.start, unit.end)


def own_spans(edition: Edition, piece: Piece) -> list[Span]:
    """Where a piece's words stand, those of the units under it left out."""
    runs: list[list[int]] = []
    words = edition.words
    for number in piece.at:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return [Span(words.starts[first], words.ends[last]) for first, last in runs]


Run = tuple[Sequence[int], Sequence[str]]
"""Words of an edition by their numbers, and what each is compared by."""


def edits(a: Edition, run_a: Run, b: Edition, run_b: Run) -> tuple[Edit, ...]:
    """What differs between two runs of words, as offsets; an empty side stands before the word that follows."""
    return tuple(
        Edit(*_offsets(a, run_a[0], a0, a1), *_offsets(b, run_b[0], b0, b1))
        for a0, a1, b0, b1 in differences(run_a[1], run_b[1])
    )


def _offsets(edition: Edition, at: Sequence[int], first: int, last: int) -> tuple[int, int]:
    words = edition.words
    if first < last:
        return words.starts[at[first]], words.ends[at[last - 1]]
    if first < len(at):
        return words.starts[at[first]], words.starts[at[first]]
    end = words.ends[at[-1]] if at else 0
    return end, end


# --------------------------------------------------------------------------- added, removed


def _topmost(edition: Edition, kept: set[int]) -> Iterator[tuple[int, bool]]:
    """Units that only this edition has, the highest of each; footnotes go with what calls them.

    A unit without a pair is one of them also where less than half of its words came from elsewhere: those
    are moved. Beside each, whether it is one from its first word to its last.
    """
    words: dict[int, int] = {}
    paired: dict[int, int] = {}
    for piece in edition.pieces:
        up: int | None = piece.unit
        while up is not None:
            words[up] = words.get(up, 0) + len(piece.keys)
            if piece.unit in kept:
                paired[up] = paired.get(up, 0) + len(piece.keys)
            up = edition.parents[up]
    alone = {unit for unit in words if unit not in kept and 2 * paired.get(unit, 0) < words[unit]}
    for unit in sorted(alone):
        if edition.parents[unit] not in alone and edition.callers.get(unit) not in alone:
            yield unit, not paired.get(unit)


def _one(kind: str, a: Side | None, b: Side | None, found: Alignment) -> Change:
    before = found.a.document.text[a.start : a.end] if a else ""
    after = found.b.document.text[b.start : b.end] if b else ""
    return Change(kind, a, b, before, after)


# --------------------------------------------------------------------------- moved


class _Heads:
    """Which head of A is which of B; of a paragraph in several parts it is enough that one of them is."""

    def __init__(self, found: Alignment) -> None:
        self.found = found
        self.pairs = {(found.a.solid(a), found.b.solid(b)) for a, b in found.to.items()}
        self.known_a = {a for a, _ in self.pairs}
        self.known_b = {b for _, b in self.pairs}

    def moved(self, a: int, b: int) -> Change | None:
        """The change of a unit whose number is another one, or that stands under another heading."""
        found = self.found
        one, other = found.a.units[a], found.b.units[b]
        if found.a.family(a) == "footnote":
            return None  # numbered by counting
        shown = found.a.shows_number(a) and found.b.shows_number(b)
        if not self._same_head(a, b):
            note = f"from {_named(found.a, found.a.heads[a])} to {_named(found.b, found.b.heads[b])}"
        elif shown and one.number.casefold() != other.number.casefold():
            note = f"renumbered: {one.label} is {other.label}"
        else:
            return None
        return Change("moved", side(found.a, a), side(found.b, b), one.label, other.label, note=note)

    def _same_head(self, a: int, b: int) -> bool:
        head_a, head_b = self.found.a.heads[a], self.found.b.heads[b]
        while head_a is not None and head_a not in self.known_a:
            head_a = self.found.a.heads[head_a]
        while head_b is not None and head_b not in self.known_b:
            head_b = self.found.b.heads[head_b]
        return (head_a is head_b) if head_a is None or head_b is None else (head_a, head_b) in self.pairs


def _named(edition: Edition, head: int | None) -> str:
    return "no heading" if head is None else edition.units[head].label


def _reordered(found: Alignment, moved: set[int]) -> Iterator[tuple[int, int]]:
    """Units that keep number and heading, but not their place among those beside them: as few as explain it."""
    for siblings in found.a.children.values():
        pairs = [
            (a, found.to[a])
            for a in siblings
            if a in found.to and a not in moved and found.a.family(a) != "footnote"
        ]
        kept = _longest_rise([b for _, b in pairs])
        yield from (pair for at, pair in enumerate(pairs) if at not in kept)


def _longest_rise(values: Sequence[int]) -> set[int]:
    """Indexes of a longest increasing subsequence (patience sorting, n log n)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [index]
    kept = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept


# --------------------------------------------------------------------------- reworded


def _reworded(found: Alignment) -> Iterator[tuple[Piece, Change]]:
    """Splits, mergers and edits of the units that are in both."""
    theirs = {piece.unit: piece for piece in found.b.pieces}
    mine = {piece.unit: piece for piece in found.a.pieces}
    for piece in found.a.pieces:
        other = theirs.get(found.to.get(piece.unit, -1))
        if other is None:
            continue
        parts_b = [theirs[unit] for unit in found.split.get(piece.unit, ())] or [other]
        parts_a = [mine[unit] for unit in found.merged.get(other.unit, ())] or [piece]
        run_a, run_b = _run(parts_a), _run(parts_b)
        kind = "split" if len(parts_b) > 1 else "merged" if len(parts_a) > 1 else "reworded"
        differ = edits(found.a, run_a, found.b, run_b)
        if not differ and kind == "reworded":
            continue
        if kind == "reworded" and found.a.family(piece.unit) == "footnote":
            kind = "footnote_changed"
        note = ""
        if kind == "reworded" and piece.unit in found.rewritten:
            kind, note = "rewritten", "paired by its number and place: hardly a word is the same"
        spans_a = tuple(span for part in parts_a for span in own_spans(found.a, part))
        spans_b = tuple(span for part in parts_b for span in own_spans(found.b, part))
        before = " … ".join(span.of(found.a.document.text) for span in spans_a)
        after = " … ".join(span.of(found.b.document.text) for span in spans_b)
        more = [side(found.b, part.unit) for part in parts_b if part.unit != other.unit]
        more += [side(found.a, part.unit) for part in parts_a if part.unit != piece.unit]
        likeness = round(similarity(run_a[1], run_b[1]), 3)
        yield piece, Change(
            kind, side(found.a, piece.unit), side(found.b, other.unit), before, after, differ, likeness, tuple(more),
            note=note, spans_a=spans_a, spans_b=spans_b,
        )  # fmt: skip


def _run(parts: Sequence[Piece]) -> Run:
    return [number for part in parts for number in part.at], [key for part in parts for key in part.keys]


class _Where:
    """Where changes stand, so that they are listed in the order of B and what A alone has is where it was."""

    def __init__(self, found: Alignment) -> None:
        self.found = found
        self._paired = sorted(found.to)

    def b(self, unit: int) -> tuple[int, int]:
        return (self.found.b.units[unit].start, 0)

    def removed(self, unit: int) -> tuple[int, int]:
        """Behind the unit before it that B has."""
        at = bisect_left(self._paired, unit)
        start = self.found.a.units[unit].start
        if not at:
            return (-1, start)
        return (self.found.b.units[self.found.to[self._paired[at - 1]]].start, start)
