"""The plan at a glance: what it holds, and each section with its priorities and the actions under them."""

from __future__ import annotations

from collections.abc import Sequence

from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, phrase, quotation
from index.question.interpretation import Interpretation
from index.world import Row, World
from ingest.model import Unit


def answers(one: Interpretation, world: World) -> bool:
    """Whether a question wants to know what the plan is about as a whole."""
    return "whole_plan" in one.notes and bool(world.rows)


def at_a_glance(one: Interpretation, world: World, answer: Answer) -> None:
    """How many parts of each kind, and section by section the headings with the actions that stand under them."""
    language = one.language
    rows, sections, priorities = world.rows, world.units("section"), world.units("priority")
    held = {"actions": rows, "priorities": priorities, "sections": sections, "indicators": world.gauges, "footnotes": world.units("footnote")}
    parts = [phrase(language, f"held_{kind}", number=len(each), count=len(each)) for kind, each in held.items() if each]
    said = [phrase(language, "contents", plan=world.plans[0].title, parts=joined(language, parts))]
    headings: list[str] = []
    for document, section in sections:
        own = [(each, unit) for each, unit in priorities if (each, unit.parent) == (document, section.place)]
        under = [row for row in rows if (row.document, row.action.section) == (document, section.place)]
        beneath = [_called("priority", [unit.number or "" for _, unit in own], language)] if own else []
        said.append(_headed(section, document, [*beneath, *_actions(under, language)], answer))
        headings.append(f"{document}/{section.place}")
        for each, unit in own:
            under = [row for row in rows if (row.document, row.action.priority) == (each, unit.place)]
            _headed(unit, each, _actions(under, language), answer)
            headings.append(f"{each}/{unit.place}")
    answer.result = Result("units", tuple(headings), "complete", len(headings))
    answer.answer = " ".join(said)
    if "aims" in one.notes:
        answer.status = "answered"
        answer.note(phrase(language, "note_aims"))


def annexes(places: Sequence[str], world: World) -> list[tuple[str, Unit]]:
    """The annexes of the plan among some places, with its document."""
    return [(plan.id, unit) for plan in world.plans for unit in plan.units if unit.kind == "annex" and unit.place in places]


def annexed(found: Sequence[tuple[str, Unit]], one: Interpretation, world: World, answer: Answer) -> None:
    """The headings of annexes of the plan, with the indicators that stand in them."""
    said = []
    units: list[str] = []
    for document, unit in found:
        held = [gauge for gauge in world.gauges if _within(gauge.document, gauge.indicator.place, document, unit, world)]
        inside = [gauge.indicator.number for gauge in held]
        said.append(_headed(unit, document, [_called("indicator", inside, one.language)] if inside else [], answer))
        units += [f"{document}/{unit.place}", *(gauge.id for gauge in held)]
    answer.result = Result("units", tuple(units), "complete", len(units))
    answer.answer = phrase(one.language, "yes", why=" ".join(said)) if one.form == "yes_no" else " ".join(said)


def _within(holder: str, place: str, document: str, annex: Unit, world: World) -> bool:
    """Whether the unit at a place stands in an annex."""
    unit = world.unit(holder, place)
    return holder == document and unit is not None and unit.parent == annex.place


def _headed(unit: Unit, document: str, beneath: Sequence[str], answer: Answer) -> str:
    """A heading in the plan's own words with what stands under it, as a claim."""
    language, world = answer.language, answer.world
    words = quotation(unit.heading or world.text(document, unit.span), language)
    called = phrase(language, "labelled", label=unit_label(unit.label, language), text=words) if unit.number else words
    said = phrase(language, "contents_under", heading=called, items=joined(language, beneath)) if beneath else f"{called}."
    answer.claim(said.removesuffix("."), answer.cite(document, unit.place, unit.span))
    return said


def _actions(rows: Sequence[Row], language: str) -> list[str]:
    return [_called("action", [row.action.number for row in rows], language)] if rows else []


def _called(kind: str, numbers: Sequence[str], language: str) -> str:
    """What units of a kind are called, those in a row by the first and the last: "Actions 1 to 9"."""
    whole = [int(each) for each in numbers if each.isdigit()]
    if len(whole) < 3 or whole != list(range(whole[0], whole[0] + len(numbers))):
        return label(language, kind, numbers)
    return phrase(language, f"label_{kind}", number=len(numbers), n=phrase(language, "to", first=whole[0], last=whole[-1]))
