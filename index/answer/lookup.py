"""Units named by number: which they are, and what is asked of them (`fields`, `units`, `checks` say it)."""

from __future__ import annotations

from dataclasses import replace

from index import select
from index.answer import checks, fields, lacking, units
from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import label, phrase, sentence
from index.question.interpretation import Interpretation
from index.world import Gauge, Row, World
from ingest.model import Document, Unit

_KIND_OF = {"timetable": "years", "duration": "years", "bodies": "bodies", "areas": "areas", "sources": "sources", "named": "bodies"}


def answers(one: Interpretation) -> bool:
    """Whether the question names units by number and asks something of them."""
    kinds = {place.split(":")[0] for place in one.places}
    narrowed = one.form == "rank" or (one.form in ("list", "count") and bool(one.filters or one.choices))
    if kinds == {"action"} and one.target == "actions" and narrowed and not one.subject:
        return False  # "which of these are due in 2025?", of actions that the question before named
    if kinds & {"action", "indicator"}:
        return True
    if "footnote" in kinds:
        return not (one.target == "actions" and one.explicit and one.form in ("list", "count"))
    if one.target == "sections" and "section" not in kinds and not any(place.startswith("place:sec") for place in one.places):
        return False  # "which section is priority 7 in?": that of its actions
    titled = bool(kinds & {"priority", "section", "place"}) and one.target in ("", "priorities", "sections")
    priority = any(place.startswith(("priority:", "place:sp_")) for place in one.places)
    return titled and not one.filters and (priority or one.target != "priorities")


def named(one: Interpretation, world: World) -> list[str]:
    """The units that the question names, as ``document/place``, the footnotes of actions included."""
    rows = _rows(one, world)
    found = [row.id for row in rows] + [f"{row.document}/{place}" for row in rows for place in row.action.footnotes]
    found += [gauge.id for gauge in _gauges(one, world)]
    return found + [f"{document.id}/{unit.place}" for document, unit in _units(one, world)]


def look_up(one: Interpretation, world: World, answer: Answer) -> None:
    """Answer from the units named."""
    rows = _rows(one, world)
    gauges = _gauges(one, world)
    others = _units(one, world)
    if not rows and lacking.missing(one, gauges, others, answer):
        return
    if one.form == "yes_no" and rows and (one.filters or one.choices):
        checks.conditions_met(one, world, answer, rows)
        return
    if one.form == "yes_no" and rows and one.fields and not one.subject:
        checks.fields_present(one, world, answer, rows)
        return
    if one.form == "yes_no" and gauges and one.filters:
        checks.sources_cited(one, world, answer, gauges)
        return
    said: list[str] = []
    items: list[str] = []
    missing: list[str] = []
    asked = [field for field in one.fields if not field.startswith("part:")] if not one.subject else []
    if one.target == "acts" and rows and not asked and not one.subject:
        asked = ["acts"]  # "which *directive* does Action 8 cite?"
    for row in rows:
        if any(field.startswith("part:") for field in one.fields):
            said += fields.part(one, world, answer, row)
            items.append(row.id)
        elif asked:
            for field in asked:
                text, values = fields.FIELDS.get(field, fields.text_of)(one, world, answer, row)
                if one.form == "count" and values and field != "bodies" and len(asked) == 1:
                    text = f"{len(values)}: {text}"
                said.append(text)
                items += values
                missing += [text] if not values else []
        else:
            said.append(fields.whole(one, world, answer, row))
            items.append(row.id)
    for gauge in gauges:
        if "sources" in asked or one.target == "sources" or "bodies" in asked:
            said += [sentence(phrase(one.language, "no_bodies", label=label(one.language, "indicator", [gauge.indicator.number])))] if "bodies" in asked else []
            said.append(units.sources(one, answer, gauge))
            items += sorted(gauge.sources)
            missing += [said[-1]] if not gauge.sources else []
        else:
            said.append(units.indicator(one, answer, gauge))
            items.append(gauge.id)
    for document, unit in others:
        if "link" in asked:
            text, links = units.addressed(one, world, answer, document.id, unit)
            said.append(text)
            missing += [] if links else [text]
            items.append(f"{document.id}/{unit.place}")
            continue
        said.append(units.words(one, world, answer, document, unit))
        items.append(f"{document.id}/{unit.place}")
        if unit.kind == "footnote":
            said += units.callers(world, answer, document, unit, one)
    kind = next((_KIND_OF[f] for f in asked if f in _KIND_OF), "units") if len(asked) == 1 else "units"
    if gauges and not rows and not others and items and not any("/" in item for item in items):
        kind = "sources"
    if kind == "units" and asked and not any("/" in item for item in items):
        kind = "table" if len(asked) > 1 else "units"
    if missing and len(missing) == len(said):
        answer.status = "empty"
    answer.answer = " ".join(said)
    answer.result = Result(kind, tuple(dict.fromkeys(items)), "complete", len(rows) + len(gauges) + len(others))
    if "duration" in asked:
        lasting = tuple((unit_label(row.action.label, one.language), select.lasting(row) or "–") for row in rows)
        answer.result = replace(answer.result, columns=("action", "calendar years"), rows=lasting)


def _numbers(one: Interpretation, kind: str) -> list[str]:
    return [place.split(":", 1)[1] for place in one.places if place.startswith(f"{kind}:")]


def _rows(one: Interpretation, world: World) -> list[Row]:
    wanted = _numbers(one, "action")
    return [row for row in world.rows if row.action.number in wanted]


def _gauges(one: Interpretation, world: World) -> list[Gauge]:
    wanted = _numbers(one, "indicator")
    return [gauge for gauge in world.gauges if gauge.indicator.number in wanted]


def _units(one: Interpretation, world: World) -> list[tuple[Document, Unit]]:
    """Footnotes, priorities and sections that are asked for themselves."""
    asked = {f"fn_{n}" for n in _numbers(one, "footnote")}
    if one.target in ("", "priorities", "sections", "footnotes") and not one.filters and not _numbers(one, "action"):
        asked |= {f"sp_{n}" for n in _numbers(one, "priority")} | {f"sec_{n}" for n in _numbers(one, "section")}
        asked |= set(_numbers(one, "place"))
    return [(plan, unit) for plan in world.plans for unit in plan.units if unit.place in asked]
