"""A plan as far as it is read: its text, units and findings, which all parts of the reading write to."""

from __future__ import annotations

from ingest.bodies import Bodies
from ingest.model import Finding, Span, Unit
from ingest.structure.canonical import Canonical, Header


class Draft:
    """What is written so far; units are in reading order, a parent before its children."""

    def __init__(self, header: Header, bodies: Bodies) -> None:
        self.header = header
        self.bodies = bodies
        self.canonical = Canonical()
        self.units: list[Unit] = []
        self.findings: list[Finding] = []
        self._taken: dict[str, int] = {}

    def free(self, place: str) -> str:
        """``place``, or ``place_2``, ``place_3`` … where it is taken; it is taken from now on."""
        count = self._taken.get(place, 0) + 1
        while count > 1 and f"{place}_{count}" in self._taken:
            count += 1
        self._taken[place] = count
        if count == 1:
            return place
        return self.free(f"{place}_{count}")

    def unit(
        self, place: str, kind: str, number: str, label: str, heading: str, span: Span, parent: str | None
    ) -> Unit:
        """Add a unit."""
        unit = Unit(place, kind, number, label, heading, span.start, span.end, parent)
        self.units.append(unit)
        return unit

    def find(self, kind: str, message: str, place: str | None, span: Span | None) -> None:
        """Report something odd."""
        self.findings.append(Finding(kind, message, place, span))

    def dated(self, name: str) -> str:
        """The name that a body bore when the document was written."""
        return self.bodies.valid_on(name, self.header.date) if self.header.date else name
