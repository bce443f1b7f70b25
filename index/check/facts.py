"""What the records say of the things that a draft names, with the words that say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.answer.model import Citation, citation, listed
from index.check.items import NOUNS
from index.engine import Engine
from index.world import Row
from ingest.fold import fold
from ingest.model import Document, Span, Unit


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the records say of one claim: a verdict, why, and the words that it rests on."""

    verdict: str
    reason: str
    evidence: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Facts:
    """Lookups in the plans held, for one check on one day."""

    def __init__(self, engine: Engine, on: dt.date) -> None:
        self.engine = engine
        self.world = engine.world
        self.on = on

    # ------------------------------------------------------------------ units by number

    @cached_property
    def _units(self) -> dict[tuple[str, str], list[tuple[Document, Unit]]]:
        kinds = {kind: code for code, kind in NOUNS.items()}
        found: dict[tuple[str, str], list[tuple[Document, Unit]]] = {}
        for plan in self.world.plans:
            for unit in plan.units:
                if unit.kind in kinds:
                    found.setdefault((kinds[unit.kind], fold(unit.number)), []).append((plan, unit))
        return found

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self.world.rows:
            found.setdefault(fold(row.action.number), []).append(row)
        return found

    def rows(self, number: str) -> list[Row]:
        """The actions with a number: one a plan."""
        return self._rows.get(fold(number), [])

    def units(self, code: str, number: str) -> list[tuple[Document, Unit]]:
        """The units that a letter and a number name; an area is where it is first written."""
        if code == "R":
            return [
                (self.world.documents[row.document], unit)
                for row in self.world.rows
                for area in row.action.areas
                if area.code == number and (unit := self.world.unit(row.document, row.action.place)) is not None
            ][:1]
        return self._units.get((code, fold(number)), [])

    def numbers(self, code: str) -> list[str]:
        """Every number that units of this letter have, in order."""
        if code == "R":
            return sorted({area.code for row in self.world.rows for area in row.action.areas})
        return [unit.number for (letter, _), found in self._units.items() if letter == code for _, unit in found[:1]]

    def missing(self, code: str, number: str) -> str:
        """Why there is no such thing, in words; "" where there is, or no plan is held."""
        if not self.world.plans or self.units(code, number):
            return ""
        noun = {"A": "action", "P": "strategic priority", "I": "performance indicator", "F": "footnote",
                "R": "priority area", "S": "section"}[code]  # fmt: skip
        there = self.numbers(code)
        title = self.world.plans[0].title
        if not there:
            return f"{title} has no {noun} {number}."
        shown = f"{there[0]} to {there[-1]}" if len(there) > 2 else listed(there)
        return f"{title} has no {noun} {number}; it has {shown}."

    # ------------------------------------------------------------------ words

    def cite(self, document: str, place: str, span: Span) -> Citation:
        source = self.world.documents[document]
        status = self.world.legal_status(document, self.on)
        return citation(source, self.world.unit(document, place), place, span, status)

    def cite_words(self, document: Document, start: int, end: int) -> Citation:
        """Words of a document, at the unit that they stand in."""
        unit = self.engine.records.innermost(document.id, start, end)
        return self.cite(document.id, unit.place if unit else "", Span(start, end))

    def cite_unit(self, document: Document, unit: Unit) -> Citation:
        return self.cite(document.id, unit.place, unit.span)

    def cite_time(self, row: Row) -> tuple[Citation, ...]:
        table = row.action.timetable
        return (self.cite(row.document, table.place, table.span),) if table else self.cite_label(row)

    def cite_bodies(self, row: Row) -> tuple[Citation, ...]:
        """The cells of the responsible bodies, as one run of words where they stand together."""
        bodies = row.action.bodies
        if not bodies:
            return self.cite_label(row)
        place = f"{row.action.place}.bodies"
        unit = self.world.unit(row.document, place)
        if unit is not None:
            return (self.cite(row.document, place, unit.span),)
        return tuple(self.cite(row.document, body.place, body.span) for body in bodies)

    def cite_label(self, row: Row) -> tuple[Citation, ...]:
        return (self.cite(row.document, row.action.place, row.action.text),)

    # ------------------------------------------------------------------ bodies

    def same(self, name: str) -> frozenset[str]:
        """All names that a body has borne."""
        return frozenset(self.world.bodies.same(name))

    def responsible(self, row: Row, name: str) -> bool:
        return bool(self.same(name) & row.responsible)

    def successions(self, names: Iterable[str], row: Row | None = None) -> tuple[str, ...]:
        """What is to be said of bodies that have another name by now, or had another one then."""
        said = []
        for name in names:
            for step in self.world.bodies.successions:
                if name in (step.old, step.new) and (row is None or name not in row.responsible):
                    said.append(step.words)
        return tuple(dict.fromkeys(said))


def together(rulings: Sequence[Ruling]) -> Ruling:
    """One ruling of several that answer the same claim in different plans: they must agree."""
    if len({ruling.verdict for ruling in rulings}) == 1:
        return rulings[0]
    evidence = tuple(each for ruling in rulings for each in ruling.evidence)
    return Ruling("not_checkable", "Several plans are held, and they differ in this.", evidence)
