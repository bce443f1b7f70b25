"""Where in the plan a thing stands: priority, priority area, section."""

from __future__ import annotations

from collections.abc import Sequence

from index.answer.model import listed
from index.check.facts import Facts, Ruling
from index.world import Row

_NOUNS = {"P": "strategic priority", "R": "priority area", "S": "section"}


def belongs(facts: Facts, row: Row, code: str, numbers: Sequence[str], *, denied: bool) -> Ruling:
    """Whether an action stands under all of these priorities, areas or sections."""
    own = _of(facts, row, code)
    areas = row.action.areas
    if code == "R" and areas:
        evidence = tuple(facts.cite(row.document, area.place, area.span) for area in areas)
    else:
        place = row.action.priority if code == "P" else row.action.section
        unit = facts.world.unit(row.document, place) if place else None
        evidence = (facts.cite(row.document, unit.place, unit.span),) if unit else facts.cite_label(row)
    label, noun = row.action.label, _NOUNS[code]
    said = f"{label} stands under {noun} {listed(own)}" if own else f"{label} stands under no {noun}"
    inside = [number for number in numbers if number in own]
    if denied:
        verdict = "wrong_priority" if inside else "confirmed"
        return Ruling(verdict, f"{said}.", evidence)
    verdict = "confirmed" if len(inside) == len(numbers) else "wrong_priority"
    return Ruling(verdict, f"{said}.", evidence)


def holds(facts: Facts, code: str, number: str, rows: Sequence[Row], *, whole: bool) -> Ruling:
    """Whether a priority, area or section has all of these actions; ``whole``: and no others."""
    strangers = [row for row in rows if number not in _of(facts, row, code)]
    noun = _NOUNS[code]
    if strangers:
        reasons = [belongs(facts, row, code, [number], denied=False) for row in strangers]
        reason = " ".join(each.reason for each in reasons[:4])
        return Ruling("wrong_priority", reason, tuple(e for each in reasons[:4] for e in each.evidence))
    all_there = [row for row in facts.world.rows if number in _of(facts, row, code)]
    others = [row.action.number for row in all_there if row not in rows]
    evidence = tuple(each for row in rows[:6] for each in facts.cite_label(row))
    if others and whole:
        return Ruling("wrong_priority", f"{noun.capitalize()} {number} also has actions {listed(others)}.", evidence)
    notes = (f"It also has actions {listed(others)}.",) if others else ()
    return Ruling("confirmed", f"{noun.capitalize()} {number} has {'these actions' if len(rows) > 1 else rows[0].action.label}.", evidence, notes)


def priority_in_section(facts: Facts, priority: str, section: str, *, denied: bool) -> Ruling:
    found = facts.units("P", priority)
    if not found:
        return Ruling("not_checkable", "There is no such priority.")
    plan, unit = found[0]
    above = facts.world.unit(plan.id, unit.parent) if unit.parent else None
    evidence = (facts.cite_unit(plan, unit), *((facts.cite_unit(plan, above),) if above else ()))
    reason = f"{unit.label} stands in {above.label if above else 'no section'}."
    right = (above is not None and above.number == section) != denied
    return Ruling("confirmed" if right else "wrong_priority", reason, evidence)


def _of(facts: Facts, row: Row, code: str) -> list[str]:
    if code == "R":
        return [area.code for area in row.action.areas]
    place = row.action.priority if code == "P" else row.action.section
    unit = facts.world.unit(row.document, place) if place else None
    return [unit.number] if unit and unit.number else []
