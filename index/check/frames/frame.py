"""A clause as the letters of its items while its claims are read, and what every kind of claim needs for that."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.check.clauses import Clause
from index.check.facts import Facts, Ruling, together
from index.check.items import Item, When
from index.check.laws import Law, Laws
from index.check.model import Claim
from index.world import Row
from ingest.model import Span

OPEN = "The records hold nothing that decides this."
PAST = re.compile(r"\b(?:was|were|has been|have been|had been|already|been)\b")


@dataclass(slots=True)
class Letters:
    """A clause while its claims are read; ``left`` are its letters, ``_`` where a claim has taken one."""

    clause: Clause
    left: str
    made: list[Claim]

    def take(self, first: int, last: int) -> None:
        self.left = self.left[:first] + "_" * (last - first) + self.left[last:]

    def item(self, match: re.Match[str], codes: str) -> Item | None:
        """The first item of these letters in a match."""
        for i in range(match.start(), match.end()):
            if self.clause.codes[i] in codes:
                return self.clause.items[i]
        return None

    def span(self, first: int, last: int) -> Span:
        items = self.clause.items[first:last]
        return Span(min(item.start for item in items), max(item.end for item in items))


class Frame:
    """Reads claims of one kind off a clause; a subclass has ``read``, which takes the letters that it accounts for."""

    def __init__(self, facts: Facts, laws: Laws) -> None:
        self.facts = facts
        self.laws = laws

    def read(self, reading: Letters) -> None:
        raise NotImplementedError

    def existing(self, item: Item) -> list[str]:
        return [number for number in item.value if not self.facts.missing(item.code, number)]

    def each(self, item: Item, rule: Callable[[Row], Ruling]) -> list[Ruling]:
        """A ruling for each action of an item, over all plans that have one of its number."""
        return [
            together([rule(row) for row in rows]) for number in self.existing(item) if (rows := self.facts.rows(number))
        ]

    def add(self, reading: Letters, match: re.Match[str], kind: str, rulings: Sequence[Ruling]) -> None:
        """Claims for the rulings on a match: one where they agree that all is right."""
        span = reading.span(*match.span())
        reading.take(*match.span())
        if rulings and all(ruling.verdict == "confirmed" for ruling in rulings) and len(rulings) > 1:
            evidence = tuple(dict.fromkeys(each for ruling in rulings for each in ruling.evidence))
            reason = " ".join(ruling.reason for ruling in rulings)
            notes = tuple(dict.fromkeys(note for ruling in rulings for note in ruling.notes))
            reading.made.append(Claim(span, kind, "confirmed", reason, evidence, (), (), notes))
            return
        reading.made += [claim(span, kind, ruling) for ruling in rulings]

    def one(self, item: Item | None) -> Law | None:
        if item is None:
            return None
        laws = self.laws.of(item.value, Span(item.start, item.end))
        return laws[0] if len(laws) == 1 else None

    def when(self, reading: Letters, match: re.Match[str]) -> When | None:
        if match["when"] is None:
            return None
        item = reading.clause.items[match.end("when") - 1]
        return item.value[0] if item.code == "Y" and len(item.value) == 1 else None


def unsure(clause: Clause, reason: str) -> Claim:
    """The claim of a whole clause that nothing decides."""
    return Claim(Span(clause.start, clause.end), "other", "not_checkable", reason)


def agreed(rulings: Sequence[Ruling]) -> Sequence[Ruling]:
    """One ruling where all are the same."""
    return list(dict.fromkeys(rulings))


def claim(span: Span, kind: str, ruling: Ruling) -> Claim:
    return Claim(span, kind, ruling.verdict, ruling.reason, ruling.evidence, (), ruling.sources, ruling.notes)
