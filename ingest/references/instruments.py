"""What a citation cites: an act, a document, a case, a treaty, an action; with or without its name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum


class Form(Enum):
    """How the words name their object."""

    NAMED = "named"  # by an identifier
    BACK = "back"  # "that Directive", "the said Decision": what was named before
    DEFINITE = "definite"  # "the Directive", capitalised
    WEAK = "weak"  # "the directive", "the latter": believed only where a provision is said to be of it
    THIS = "this"  # "this Directive": the text that speaks
    THEREOF = "thereof"
    SHORT = "short"  # a name the text itself gave: "the Confiscation Directive"


@dataclass(frozen=True, slots=True)
class Instrument:
    """Words of the plain text that stand for a text, by offsets in the plain text.

    ``noun``: what a back-reference would call it ("directive", "framework decision", "case"), in the
    singular and lower case; ``noun`` of a provision ("that Article") is its level's prefix.
    ``several``: the noun is in the plural. ``places``: what the identifier itself points into
    ("Action 36(ii)"). ``full``: the noun with what precedes it ("implementing regulation"). ``year``:
    what tells which is meant ("the 2014 Directive").
    """

    start: int
    end: int
    kind: str
    identifiers: tuple[str, ...] = ()
    noun: str = ""
    form: Form = Form.NAMED
    ambiguous: bool = False
    several: bool = False
    places: tuple[str, ...] = ()
    full: str = ""
    year: str = ""


class Claims:
    """Spans that are taken: the first to claim words has them."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._held: list[Instrument] = []

    def add(self, found: Iterable[Instrument]) -> None:
        """Keep those of ``found`` that overlap nothing kept so far."""
        fresh = [item for item in found if not self.overlaps(item.start, item.end)]
        held = sorted([*self._held, *fresh], key=lambda item: (item.start, -item.end))
        self._held = []
        for item in held:  # those just found may overlap each other: the earlier and longer wins
            if not self._held or item.start >= self._held[-1].end:
                self._held.append(item)
        self._starts = [item.start for item in self._held]

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a claim shares a character with ``start`` to ``end``."""
        index = bisect_left(self._starts, end)
        return index > 0 and self._held[index - 1].end > start

    def starting(self, first: int, last: int) -> Sequence[Instrument]:
        """The claims that start between the two offsets, both included, in order."""
        return self._held[bisect_left(self._starts, first) : bisect_left(self._starts, last + 1)]

    def all(self) -> list[Instrument]:
        """Every claim, in order."""
        return list(self._held)
