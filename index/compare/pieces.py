"""A document as the pieces that are compared: each unit with the words that are its own.

A word belongs to the smallest unit that holds it; a unit's number is no part of its words, so that
renumbering alone changes none. The cells of an action's row are compared by themselves (``rows``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from index.compare.words import Words, words
from ingest.model import Document, Unit

CELLS = frozenset({"areas", "timetable", "bodies", "body", "field"})
_PROSE = "text"  # the cell whose words are the action's own
_FIRST = ".sub_1"
_HEADED = frozenset({"title", "section", "subsection", "chapter", "part", "priority", "annex", "article"})
_APART = frozenset({"action", "indicator", "recital", "footnote", "table"})
_NUMBERED_BY_SIGHT = frozenset({"subparagraph", "footnote", "table"})  # by counting, or in a mark: no words change


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit (by its index in ``Edition.units``) and its own words, as numbers of ``Edition.words``.

    ``keys`` is what they are compared by; capitals count, but not in headings, where they are a matter of type.
    """

    unit: int
    at: tuple[int, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Edition:
    """A document, cut into pieces. Units are named by their index."""

    document: Document

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units that are compared, in reading order; neither cells nor first subparagraphs are among them:
        a paragraph's first words are its own, whether or not others follow."""
        return tuple(
            unit
            for unit in self.document.units
            if unit.kind not in CELLS and unit.kind != _PROSE and not unit.place.endswith(_FIRST)
        )

    @cached_property
    def words(self) -> Words:
        return words(self.document.text)

    @cached_property
    def by_place(self) -> dict[str, int]:
        return {unit.place: index for index, unit in enumerate(self.units)}

    @cached_property
    def firsts(self) -> dict[int, Unit]:
        """First subparagraphs, by the paragraph that they begin."""
        return {
            index: unit
            for unit in self.document.units
            if unit.place.endswith(_FIRST) and (index := self.by_place.get(unit.place.removesuffix(_FIRST))) is not None
        }

    @cached_property
    def parents(self) -> tuple[int | None, ...]:
        """The unit above each; a footnote stands under none: it is set apart from what calls it."""
        return tuple(
            None if unit.kind == "footnote" else self._compared(unit.parent or "") for unit in self.units
        )

    @cached_property
    def callers(self) -> dict[int, int | None]:
        """Footnotes, and the unit that calls each."""
        return {
            index: self._compared(unit.parent or "")
            for index, unit in enumerate(self.units)
            if unit.kind == "footnote"
        }

    def _compared(self, place: str) -> int | None:
        """The unit at ``place``, or the one that it counts as part of."""
        while place.endswith(_FIRST):
            place = place.removesuffix(_FIRST)
        index = self.by_place.get(place)
        if index is None and place.endswith(f".{_PROSE}"):
            return self.by_place.get(place.removesuffix(f".{_PROSE}"))
        return index

    @cached_property
    def children(self) -> dict[int | None, list[int]]:
        below: dict[int | None, list[int]] = {}
        for index, parent in enumerate(self.parents):
            below.setdefault(parent, []).append(index)
        return below

    def solid(self, index: int) -> int:
        """The unit itself, or the one above it that it is only told apart in by counting."""
        up: int | None = index
        while up is not None and self.is_see_through(up):
            up = self.parents[up]
        return index if up is None else up

    @cached_property
    def heads(self) -> tuple[int | None, ...]:
        """The unit that each is numbered in: above it, leaving out those that are only told apart by counting."""
        found: list[int | None] = []
        for index in range(len(self.units)):
            parent = self.parents[index]
            while parent is not None and self.is_see_through(parent):
                parent = self.parents[parent]
            found.append(parent)
        return tuple(found)

    def is_see_through(self, index: int) -> bool:
        unit = self.units[index]
        return unit.kind == "subparagraph" or (unit.kind == "paragraph" and not unit.number)

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Places without first subparagraphs, which there are only where a second one was added."""
        return tuple(unit.place.replace(f"{_FIRST}.", ".") for unit in self.units)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Every unit that has words of its own, in reading order."""
        found = []
        for unit, at in sorted(self._owned[0].items()):
            skip = self._number(unit, [self.words.keys[number] for number in at])
            keys = tuple(self.words.keys[number] for number in at[skip:])
            if self.family(unit) == "heading":
                keys = tuple(key.casefold() for key in keys)
            if keys:
                found.append(Piece(unit, tuple(at[skip:]), keys))
        return tuple(found)

    @cached_property
    def outside(self) -> tuple[tuple[int, ...], ...]:
        """The words in no unit, line by line: headers that are repeated on every page, and scraps."""
        lines: list[list[int]] = []
        end = 0
        for number in self._owned[1]:
            start = self.words.starts[number]
            if not lines or "\n" in self.document.text[end:start]:
                lines.append([])
            lines[-1].append(number)
            end = self.words.ends[number]
        return tuple(map(tuple, lines))

    def family(self, index: int) -> str:
        """Only units of one family are the same one in two editions."""
        kind = self.units[index].kind
        return kind if kind in _APART else "heading" if kind in _HEADED else "text"

    def shows_number(self, index: int) -> bool:
        """Whether the unit's number can be read in the text, so that another one is a change."""
        unit = self.units[index]
        return bool(unit.number) and unit.kind not in _NUMBERED_BY_SIGHT

    # ------------------------------------------------------------------ words to units

    @cached_property
    def _owned(self) -> tuple[dict[int, list[int]], list[int]]:
        """The words of each unit of which it is the smallest, and those of no unit; cells keep theirs."""
        order = sorted(self.document.units, key=lambda unit: (unit.start, -unit.end, unit.place.count(".")))
        owned: dict[int, list[int]] = {}
        unowned: list[int] = []
        opened: list[Unit] = []
        following = 0
        for number, start in enumerate(self.words.starts):
            while following < len(order) and order[following].start <= start:
                opened.append(order[following])
                following += 1
            if any(unit.end <= start for unit in opened):
                opened = [unit for unit in opened if unit.end > start]
            if not opened:
                unowned.append(number)
            elif (index := self._compared(opened[-1].place)) is not None:
                owned.setdefault(index, []).append(number)
        return owned, unowned

    def _number(self, index: int, keys: Sequence[str]) -> int:
        """How many words at the start are the unit's number, and those of the units that start with it."""
        chain = [index]
        while (parent := self.parents[chain[-1]]) is not None and self.units[parent].start == self.units[index].start:
            chain.append(parent)
        skip = 0
        for each in reversed(chain):
            skip += _number_length(self.units[each], keys[skip:])
        return skip


def _number_length(unit: Unit, keys: Sequence[str]) -> int:
    """How many of ``keys`` name the unit: "Article 7", "(a)", "2.", "Strategic priority 1."."""
    if not unit.number:
        return 0
    low = [key.casefold() for key in keys[:24]]
    number = [key.casefold() for key in words(unit.number).keys]
    label = [key.casefold() for key in words(unit.label).keys]
    length = len(label) if label and low[: len(label)] == label else 0
    if not length:
        start = 1 if low[:1] in (["("], label[:1], [unit.kind]) else 0
        if low[start : start + len(number)] != number:
            return 0
        length = start + len(number)
    while length < len(low) and low[length] in (")", ".", ":", "-") and length < len(label) + len(number) + 3:
        length += 1
    return length
