"""Values over the selected actions: bodies, years, areas; how many per …."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from index.answer import conditions
from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, parted, phrase
from index.answer.row_words import claim_rows
from index.answer.selection import filters_of, readings, rows, words_of
from index.answer.sets import leading
from index.answer.tally import NONE, UNITS, held, parts, tally
from index.question import claimed, presence, solely, spread, throughout
from index.question.filters import Filter
from index.question.filters import meant as written
from index.question.interpretation import Interpretation
from index.world import Row, World


def values(one: Interpretation, world: World, answer: Answer) -> None:
    """The values (bodies, years, priorities …) of the selected actions, in order of first appearance, with counts."""
    read: dict[tuple[str, ...], tuple[Interpretation, list[Row], Counter[str]]] = {}
    for plain in (way for _, each in readings(one) for way in throughout.ways(each)):
        items = rows(plain, world)
        held = Counter({name: count for name, count in tally(plain, items, one.target, world).items() if name != NONE})
        read.setdefault(tuple(held), (plain, items, held))  # a reading with the values of a likelier one is no other answer
    told = [_told(plain, found, counts, world) for plain, found, counts in read.values()]
    plain, found, counts = next(iter(read.values()))
    answer.result = _values_result(plain, found, counts, world)
    claim_rows(answer, list({row.id: row for _, each, _ in read.values() for row in each}.values()))
    if len(read) > 1:
        answer.status = "ambiguous"
        ways = " ".join(f"({number}) {each}" for number, each in enumerate(told, start=1))
        answer.answer = phrase(one.language, "ambiguous", count=len(read), readings=ways)
        for plain, found, counts in read.values():
            meant = " ".join(filter(None, [conditions.said(filters_of(plain, world), plain.language, world, len(found)), _throughout(plain, world)]))
            result = _values_result(plain, found, counts, world)
            answer.readings.append({"reading": meant, "result": result.as_json(), "interpretation": plain.as_json()})
            answer.readings[-1] |= {"count": len(counts), "items": list(result.items)}
        return
    answer.status = "complete" if counts else "empty"
    answer.answer = verdict(one, "among", frozenset(counts), verdict(one, "only", frozenset(counts), _per_part(one, found, world) or told[0]))
    if "only_named" in one.notes:
        answer.note(phrase(one.language, "note_register"))
    for note in one.notes:
        kind, _, left_out = note.partition(":")
        if kind in ("minus", "both"):
            what = conditions.said(list(map(written, left_out.split("&"))), one.language, world, 2)
            answer.note(phrase(one.language, f"note_{kind}", what=what))
    answer.result = replace(answer.result, groups=(*answer.result.groups, *_under(one, world, answer)))
    if presence.ALSO_NAMED in one.notes:
        said, names = _also_named(one, found, counts, world)
        answer.answer = f"{answer.answer} {said}"
        answer.note(phrase(one.language, "note_register"))
        answer.result = replace(answer.result, groups=(*answer.result.groups, {"label": "named", "items": names, "count": len(names)}))
    if wanted := spread.noted(one):
        kind, op, count = wanted
        quantity = conditions.quantity(Filter("action_count", op, (count,)), one.language)
        answer.answer = f"{answer.answer} {phrase(one.language, 'spread', quantity=quantity, noun=phrase(one.language, f'within_{kind}', number=count))}"
    if solely.NOTE in one.notes:
        answer.note(phrase(one.language, "note_solely"))
    if any(counts.values()) and len(found) > 1:
        answer.note(phrase(one.language, "note_brackets"))


def _told(one: Interpretation, found: Sequence[Row], counts: Counter[str], world: World) -> str:
    """One reading's values in a sentence or two, or that there are none."""
    return " ".join(filter(None, [_values_told(one, found, counts, world), _throughout(one, world)]))


def _values_told(one: Interpretation, found: Sequence[Row], counts: Counter[str], world: World) -> str:
    lead = leading(one, world, found)
    limit = next((item for item in one.filters if item.field == "action_count"), None)
    many: dict[str, Any] = {}
    if limit is not None:
        limits = [item for item in one.filters if item.field == "action_count"]
        many = {"quantity": joined(one.language, [conditions.quantity(item, one.language) for item in limits]), "noun": _actions(one, limit)}
    if not counts:
        lacking = phrase(one.language, "no_such_body") if found and one.target == "bodies" else ""
        lacking = phrase(one.language, "bodies_none", **many) if many and one.target == "bodies" else lacking
        if limit is not None and (limit.op, limit.values) == ("=", (0,)) and one.target == "bodies" and lead:
            lacking = phrase(one.language, "bodies_each")
        if many and one.target != "bodies":
            each = limit is not None and (limit.op, limit.values) == ("=", (0,))
            lacking = phrase(one.language, "values_each" if each else "values_none", **many)
        return f"{lead}{lacking}".strip() or phrase(one.language, "no_values")
    ordered = list(counts.items()) if one.target == "bodies" else sorted(counts.items())
    counted = any(counts.values()) and (len(found) > 1 or limit is not None)  # of one action, nothing is counted
    shown = [f"{shown_as(item, one.target, one, world)} ({count})" if counted else shown_as(item, one.target, one, world) for item, count in ordered]
    if one.target == "bodies" and "only_named" in one.notes:
        items = joined(one.language, [f"{conditions.called(name, one.language, world)} ({count})" for name, count in counts.items()])
        return phrase(one.language, "only_named_list", number=len(counts), count=len(counts), items=items)
    if one.target == "bodies" and lead and not any(counts.values()):
        named = joined(one.language, [shown_as(item, one.target, one, world) for item, _ in ordered])
        return f"{lead}{phrase(one.language, 'bodies_without', number=len(counts), count=len(counts), items=named)}"
    key = "bodies_counted" if many and one.target == "bodies" else "years_starts" if one.target == "years" and "starts" in one.notes else f"{one.target}_list"
    number = len(found) if one.target == "years" else len(counts)
    said = phrase(one.language, key, number=number, count=len(counts), items=joined(one.language, shown), **many)
    return f"{lead}{said}"


def _throughout(one: Interpretation, world: World) -> str:
    """That only what has actions under each of several parts is counted, as a sentence; "" where any will do."""
    under = throughout.noted(one)
    shown = [shown_as(name, under[0], one, world, running=True) for name in parts(one, world)] if under else []
    return phrase(one.language, "throughout", items=joined(one.language, shown)) if under else ""


def _per_part(one: Interpretation, found: Sequence[Row], world: World) -> str:
    """How many actions each body that a claim names has under each part; "" where none is claimed to be under all."""
    under = throughout.noted(one)
    said = []
    for name in sorted(claimed.names(one, "among")) if under else ():
        counts = Counter(value for row in found if name in row.responsible for value in held(one, row, under[0])) if under else Counter[str]()
        items = [f"{shown_as(value, under[0], one, world, running=True)} ({counts[value]})" for value in parts(one, world)] if under else []
        said.append(phrase(one.language, "per_part", body=conditions.called(name, one.language, world), items=joined(one.language, items)))
    return " ".join(said)


def _also_named(one: Interpretation, found: Sequence[Row], counts: Counter[str], world: World) -> tuple[str, list[str]]:
    """(sentence, names) of the bodies of the kind asked for that the texts name and no row found makes responsible."""
    naming: dict[str, list[str]] = {}
    responsible = {name for row in found for name in row.responsible}
    classes = [each for each in world.bodies.classes if f"only_class:{each.name}" in one.notes]
    for row in found:
        for name in row.named - responsible:
            naming.setdefault(name, []).append(label(one.language, "action", [row.action.number]))
    if len(found) == len(world.rows):
        for gauge in world.gauges:
            for name in gauge.named - responsible:
                naming.setdefault(name, []).append(label(one.language, "indicator", [gauge.indicator.number]))
    names = [name for name in naming if all(name in each.members for each in classes)]
    if not names:
        return phrase(one.language, "also_named_none"), []
    shown = [f"{conditions.called(name, one.language, world)} ({joined(one.language, naming[name])})" for name in names]
    return phrase(one.language, "also_named", items=joined(one.language, shown)), names


def _under(one: Interpretation, world: World, answer: Answer) -> list[dict[str, object]]:
    """The parts under each of which there must be actions, as data; what they are is cited."""
    under = throughout.noted(one)
    if not under:
        return []
    asked = parts(one, world)
    units = [unit for name in asked if under[0] in UNITS and (unit := world.unit(world.plans[0].id, name))]
    answer.claim(_throughout(one, world), *[answer.cite(world.plans[0].id, unit.place, unit.span) for unit in units])
    return [{"label": under[0], "items": list(asked), "count": len(asked)}]


def _values_result(one: Interpretation, found: Sequence[Row], counts: Counter[str], world: World) -> Result:
    kind = "units" if one.target in UNITS else "documents" if one.target == "acts" else one.target
    items = tuple(f"{world.plans[0].id}/{name}" if kind == "units" else name for name in counts)
    lines = tuple((shown_as(name, one.target, one, world) if kind == "units" else name, count) for name, count in counts.items())
    columns = (one.target, "actions") if counts else ()
    return Result(kind, items, "complete", len(world.rows), groups=among(one, world, list(found)), columns=columns, rows=lines)


def _actions(one: Interpretation, limit: Filter) -> str:
    """ "Action" or "actions", as the number before it asks."""
    return phrase(one.language, "action_noun", number=int(limit.values[-1]))


def verdict(one: Interpretation, claim: str, found: frozenset[str], said: str) -> str:
    """What was found, behind a "yes" or "no" where some were claimed to be the only ones, or among those with the most."""
    named = claimed.names(one, claim)
    holds = named == found if claim == "only" else named <= found
    return phrase(one.language, "yes" if holds else "no", why=said) if named else said


def among(one: Interpretation, world: World, found: Sequence[Row]) -> tuple[dict[str, object], ...]:
    """The actions that are counted, where conditions leave out some."""
    if len(found) == len(world.rows):
        return ()
    label = words_of(filters_of(readings(one)[0][1], world), one.language, world)
    return ({"label": label, "items": [row.id for row in found], "count": len(found)},)


def plural(name: str, world: World) -> bool:
    """Whether a body's name is a plural ("Member States")."""
    body = world.bodies.get(name)
    return body is not None and body.kind == "states"


def table(one: Interpretation, world: World, answer: Answer) -> None:
    """How many actions per body, year, area, priority or section."""
    found = rows(readings(one)[0][1], world)
    counts = tally(one, found, one.order, world)
    ordered = counts.most_common() if one.order == "bodies" else sorted(counts.items())
    lines = tuple((shown_as(name, one.order, one, world), count) for name, count in ordered)
    heading = {
        "years": "due",
        "bodies": "body",
        "areas": "priority area",
        "priorities": "priority",
        "sections": "section",
    }
    answer.result = Result(
        "table",
        tuple(row.id for row in found),
        "complete",
        len(world.rows),
        columns=(heading[one.order], "actions"),
        rows=lines,
    )
    said = parted(one.language, [phrase(one.language, "labelled", label=name, text=count) for name, count in lines])
    by = phrase(one.language, "by_starts" if one.order == "years" and "starts" in one.notes else f"by_{one.order}")
    listing = phrase(one.language, "table", heading=by, rows=said) if lines else phrase(one.language, "no_values")
    answer.answer = f"{leading(one, world, found)}{listing}"
    if sum(count for _, count in lines) > len(found):
        answer.note(phrase(one.language, "note_adds_up"))
    answer.claim(answer.answer)


_LABELS = {"priorities": "priority", "sections": "section", "footnotes": "footnote"}


def with_actions(name: str, count: int, shown: str, one: Interpretation, world: World) -> str:
    """How many actions a value has: "Europol has 20 actions", "Member States have 40 actions"."""
    return phrase(one.language, "have_actions" if plural(name, world) else "has_actions", number=count, body=shown, count=count)


def shown_as(name: str, target: str, one: Interpretation, world: World, *, running: bool = False) -> str:
    """A value as it is called, in a table or (``running``) in a sentence."""
    if name in WORDED:
        return phrase(one.language, WORDED[name])
    if target == "bodies":
        return conditions.called(name, one.language, world) if running else conditions.bare(name, one.language, world)
    if target == "acts":
        return conditions.act_name(name, world, one.language)
    if target == "areas" and running:
        return label(one.language, "area", [name])
    if target in UNITS:
        unit = next((world.unit(plan.id, name) for plan in world.plans if world.unit(plan.id, name)), None)
        if unit is None or not unit.number:
            return unit_label(unit.label, one.language, running=running) if unit else name
        said = label(one.language, _LABELS[target], [unit.number])
        return said if running else f"{said[:1].upper()}{said[1:]}"
    return name


#: What stands for a value where a row has none, and the phrase for it.
WORDED = {"none": "value_none", "ongoing": "value_ongoing", "no timetable": "value_untimed"}


