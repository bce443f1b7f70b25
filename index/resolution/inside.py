"""``action:8``, ``priority_area:6.1``, ``footnote:5``: what a plan calls its own units by."""

from __future__ import annotations

from collections.abc import Sequence

from index.resolution.model import Landing
from ingest.model import Document
from ingest.naming import name_of

_KINDS = {
    "action": "action",
    "strategic_priority": "priority",
    "performance_indicator": "indicator",
    "footnote": "footnote",
}


def land(document: Document, identifier: str, points: Sequence[str] = ()) -> Landing | None:
    """The unit of ``document`` that bears this number; ``None`` where the document has no unit of that kind,
    so that the words must mean another text."""
    kind, _, number = identifier.partition(":")
    if kind == "priority_area":
        return _area(document, identifier, number)
    units = [unit for unit in document.units if unit.kind == _KINDS[kind] and unit.number]
    if not units:
        return None
    for unit in units:
        if unit.number.lower() == number.lower():
            note = f"The points of {unit.label} are not told apart." if points else ""
            return Landing(identifier, unit.place, unit.label, "around" if points else "unit", note)
    numbers = [unit.number for unit in units]
    return Landing(identifier, "", "", "missing", _lacks(document, identifier, numbers, kind))


def _area(document: Document, identifier: str, number: str) -> Landing | None:
    """An area is held where a priority bears its number, or where an action names it."""
    numbered = {unit.number: unit for unit in document.units if unit.kind == "priority"}
    if unit := numbered.get(number):
        return Landing(identifier, unit.place, unit.label, "unit")
    codes = {area.code for action in document.actions for area in action.areas}
    if not codes:
        return None
    if number in codes:
        above = numbered.get(number.partition(".")[0])
        note = "The plan names this area beside actions, and describes it nowhere."
        place, label = (above.place, above.label) if above else ("", "")
        return Landing(identifier, place, label, "around", note)
    known = sorted(codes, key=lambda code: [int(part) if part.isdecimal() else 0 for part in code.split(".")])
    return Landing(identifier, "", "", "missing", _lacks(document, identifier, known, "priority_area"))


def _lacks(document: Document, identifier: str, numbers: Sequence[str], kind: str) -> str:
    what = kind.replace("_", " ")
    return f"{document.title} has no {name_of(identifier)}: its {what} numbers run from {numbers[0]} to {numbers[-1]}."
