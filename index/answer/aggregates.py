"""Values over the selected actions: bodies, years, areas, which has most, how many per …, and comparisons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from index import select
from index.answer import conditions
from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, parted, phrase, sentence
from index.answer.row_words import claim_rows, mention
from index.answer.selection import filters_of, readings, rows, words_of
from index.answer.sets import leading
from index.answer.tally import NONE, UNITS, parts, tally
from index.question import claimed, solely, spread, throughout
from index.question.filters import Filter
from index.question.filters import meant as written
from index.question.interpretation import Interpretation
from index.world import Row, World

MOST_COMPARED = 5
"""Up to so many bodies, what each few of them share is a group of its own; beyond, only what each has alone."""


def values(one: Interpretation, world: World, answer: Answer) -> None:
    """The values (bodies, years, priorities …) of the selected actions, in order of first appearance, with counts."""
    read: dict[tuple[str, ...], tuple[Interpretation, list[Row], Counter[str]]] = {}
    for _, plain in readings(one):
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
            meant = conditions.said(filters_of(plain, world), plain.language, world, len(found))
            result = _values_result(plain, found, counts, world)
            answer.readings.append({"reading": meant, "result": result.as_json(), "interpretation": plain.as_json()})
            answer.readings[-1] |= {"count": len(counts), "items": list(result.items)}
        return
    answer.status = "complete" if counts else "empty"
    answer.answer = _verdict(one, "among", frozenset(counts), _verdict(one, "only", frozenset(counts), told[0]))
    if "only_named" in one.notes:
        answer.note(phrase(one.language, "note_register"))
    for note in one.notes:
        kind, _, left_out = note.partition(":")
        if kind in ("minus", "both"):
            what = conditions.said(list(map(written, left_out.split("&"))), one.language, world, 2)
            answer.note(phrase(one.language, f"note_{kind}", what=what))
    if under := throughout.noted(one):
        asked = parts(one, world)
        shown = [shown_as(name, under[0], one, world, running=True) for name in asked]
        said = phrase(one.language, "throughout", items=joined(one.language, shown))
        units = [unit for name in asked if under[0] in UNITS and (unit := world.unit(world.plans[0].id, name))]
        answer.claim(said, *[answer.cite(world.plans[0].id, unit.place, unit.span) for unit in units])
        answer.answer = f"{answer.answer} {said}"
        answer.result = replace(answer.result, groups=(*answer.result.groups, {"label": under[0], "items": list(asked), "count": len(asked)}))
    if wanted := spread.noted(one):
        kind, op, count = wanted
        quantity = conditions.quantity(Filter("action_count", op, (count,)), one.language)
        answer.answer = f"{answer.answer} {phrase(one.language, 'spread', quantity=quantity, noun=phrase(one.language, f'within_{kind}', number=count))}"
    if solely.NOTE in one.notes:
        answer.note(phrase(one.language, "note_solely"))
    if any(counts.values()) and len(found) > 1:
        answer.note(phrase(one.language, "note_brackets"))


def _told(one: Interpretation, found: Sequence[Row], counts: Counter[str], world: World) -> str:
    """One reading's values in a sentence, or that there are none."""
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


def _values_result(one: Interpretation, found: Sequence[Row], counts: Counter[str], world: World) -> Result:
    kind = "units" if one.target in UNITS else "documents" if one.target == "acts" else one.target
    items = tuple(f"{world.plans[0].id}/{name}" if kind == "units" else name for name in counts)
    lines = tuple((shown_as(name, one.target, one, world) if kind == "units" else name, count) for name, count in counts.items())
    columns = (one.target, "actions") if counts else ()
    return Result(kind, items, "complete", len(world.rows), groups=_among(one, world, list(found)), columns=columns, rows=lines)


def _actions(one: Interpretation, limit: Filter) -> str:
    """ "Action" or "actions", as the number before it asks."""
    return phrase(one.language, "action_noun", number=int(limit.values[-1]))


def ranked_values(one: Interpretation, world: World, answer: Answer) -> None:
    """Which body (year, area, priority) has the most or fewest actions, or which action has the most bodies."""
    if one.target == "actions" and one.fields:
        _ranked_actions(one, world, answer)
        return
    target = one.target if one.target in ("bodies", "years", "areas", "priorities", "sections") else "bodies"
    found = rows(readings(one)[0][1], world)
    counts = Counter({name: count for name, count in tally(one, found, target, world).items() if name not in _WORDED})
    if not counts:
        answer.status = "empty"
        answer.result = Result("actions", tuple(row.id for row in found), "complete", len(world.rows))
        answer.answer = leading(one, world, found).strip() or phrase(one.language, "no_values")
        return
    best = _level(one, counts)
    if best is None:
        answer.status, answer.answer = "not_found", phrase(one.language, "unread", words=_place_words(one, world))
        return
    names = tuple(name for name, count in counts.items() if count == best)
    if (top := next((int(note.split(":")[1]) for note in one.notes if note.startswith("top:")), 0)) > 0:
        _top(one, world, answer, found, counts, top)
        return
    table = tuple((shown_as(name, target, one, world), count) for name, count in counts.most_common())
    kind = target if target in ("bodies", "years", "areas") else "units"
    items = names if kind != "units" else tuple(f"{world.plans[0].id}/{name}" for name in names)
    answer.result = Result(
        kind, items, "complete", len(world.rows), groups=_among(one, world, found), columns=(target, "actions"), rows=table
    )
    shown = joined(one.language, [shown_as(name, target, one, world, running=True) for name in names])
    starts = "_starts" if target == "years" and "starts" in one.notes else ""
    key = "rank_placed" if _placed(one) else f"rank_most{starts}" if one.order == "most" else f"rank_fewest{starts}" if starts else "rank_most" if one.order == "most" else "rank_fewest"
    several = 2 if any(_plural(name, world) for name in names) else len(names)
    place = sorted(set(counts.values()), reverse=one.order == "most").index(best) + 1
    said = phrase(one.language, key, number=several, items=shown, count=best, checked=len(found), place=place, each=phrase(one.language, "each") if len(names) > 1 else "")
    if any(note.startswith("among:") for note in one.notes):  # "who has more, X or Y?": the most of two is not the most of all
        told = [with_actions(name, count, shown_as(name, target, one, world, running=target != "bodies"), one, world) for name, count in (counts.most_common() if one.order == "most" else counts.most_common()[::-1])]
        said = joined(one.language, told)
    answer.answer = _verdict(one, "most", frozenset(names), f"{leading(one, world, found)}{sentence(said)}")
    answer.claim(answer.answer)


def _verdict(one: Interpretation, claim: str, found: frozenset[str], said: str) -> str:
    """What was found, behind a "yes" or "no" where some were claimed to be the only ones, or among those with the most."""
    named = claimed.names(one, claim)
    holds = named == found if claim == "only" else named <= found
    return phrase(one.language, "yes" if holds else "no", why=said) if named else said


def _top(one: Interpretation, world: World, answer: Answer, found: Sequence[Row], counts: Counter[str], top: int) -> None:
    """So many bodies from the top, those with as many actions as the last of them included."""
    ordered = sorted(counts.items(), key=lambda pair: -pair[1] if one.order == "most" else pair[1])
    last = ordered[min(top, len(ordered)) - 1][1]
    chosen = [(name, count) for name, count in ordered if (count >= last if one.order == "most" else count <= last)]
    table = tuple(ordered)
    answer.result = Result("bodies", tuple(name for name, _ in chosen), "complete", len(world.rows), groups=_among(one, world, found), columns=("bodies", "actions"), rows=table)
    shown = joined(one.language, [f"{shown_as(name, 'bodies', one, world, running=True)} ({count})" for name, count in chosen])
    said = phrase(one.language, "rank_top" if one.order == "most" else "rank_bottom", items=shown, checked=len(found))
    answer.answer = f"{leading(one, world, found)}{sentence(said)}"
    answer.claim(answer.answer)
    answer.note(phrase(one.language, "note_brackets"))


def _placed(one: Interpretation) -> tuple[int, str] | None:
    """(place asked for, 0 where none is; the body that it is to come behind, if any), ``None`` where the first is asked for."""
    notes = dict(note.split(":", 1) for note in one.notes if note.startswith(("place:", "behind:")))
    return (int(notes.get("place", 0)), notes.get("behind", "")) if notes else None


def _level(one: Interpretation, counts: Counter[str]) -> int | None:
    """The number of actions of those asked for: the highest or lowest, or the one at a place in their order.

    Values with as many actions share a place. ``None`` where there is no such place, or where the body that it is
    said to come behind does not stand before it.
    """
    levels = sorted(set(counts.values()), reverse=one.order == "most")
    placed = _placed(one)
    if placed is None:
        return levels[0]
    place, behind = placed
    if behind and behind not in counts:
        return None
    before = levels.index(counts[behind]) + 1 if behind else place - 1
    place = place or before + 1
    return levels[place - 1] if place <= len(levels) and before == place - 1 else None


def _place_words(one: Interpretation, world: World) -> str:
    """The place that there is not, in the question's words."""
    place, behind = _placed(one) or (0, "")
    return conditions.quoted(" ".join(filter(None, [str(place or ""), behind and conditions.called(behind, one.language, world)])), one.language)


def _plural(name: str, world: World) -> bool:
    """Whether a body's name is a plural ("Member States")."""
    body = world.bodies.get(name)
    return body is not None and body.kind == "states"


def _among(one: Interpretation, world: World, found: Sequence[Row]) -> tuple[dict[str, object], ...]:
    """The actions that are counted, where conditions leave out some."""
    if len(found) == len(world.rows):
        return ()
    label = words_of(filters_of(readings(one)[0][1], world), one.language, world)
    return ({"label": label, "items": [row.id for row in found], "count": len(found)},)


def _ranked_actions(one: Interpretation, world: World, answer: Answer) -> None:
    """The actions with the most or fewest responsible bodies or priority areas."""
    found = rows(readings(one)[0][1], world)
    field = one.fields[-1]
    counts = {row.id: len(row.action.areas if field == "areas" else row.action.bodies) for row in found}
    if not counts:
        answer.status = "empty"
        answer.answer = leading(one, world, found).strip() or phrase(one.language, "no_values")
        return
    best = max(counts.values()) if one.order == "most" else min(counts.values())
    chosen = [row for row in found if counts[row.id] == best]
    lines = tuple((unit_label(row.action.label, one.language), counts[row.id]) for row in found)
    answer.result = Result(
        "actions",
        tuple(row.id for row in chosen),
        "complete",
        len(world.rows),
        groups=_among(one, world, found),
        columns=("action", field),
        rows=lines,
    )
    noun = phrase(one.language, "noun_areas" if field == "areas" else "noun_bodies")
    labels = label(one.language, "action", [row.action.number for row in chosen])
    key = "rank_most_field" if one.order == "most" else "rank_fewest_field"
    said = phrase(one.language, key, number=len(chosen), labels=labels, noun=noun, count=best)
    answer.answer = f"{leading(one, world, found)}{sentence(said)}"
    claim_rows(answer, chosen)


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
    return phrase(one.language, "have_actions" if _plural(name, world) else "has_actions", number=count, body=shown, count=count)


def shown_as(name: str, target: str, one: Interpretation, world: World, *, running: bool = False) -> str:
    """A value as it is called, in a table or (``running``) in a sentence."""
    if name in _WORDED:
        return phrase(one.language, _WORDED[name])
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
_WORDED = {"none": "value_none", "ongoing": "value_ongoing", "no timetable": "value_untimed"}


def compare(one: Interpretation, world: World, answer: Answer) -> None:
    """What bodies share and what each has alone, and where one is only named."""
    names = list(dict.fromkeys(str(v) for f in one.filters if f.field == "body" for v in f.values))
    shown = {name: conditions.bare(name, one.language, world) for name in names}
    others = [f for f in filters_of(one, world) if f.field != "body"]
    both = select.actions(world, [*others, Filter("body", "all", tuple(names))])
    every = phrase(one.language, "both" if len(names) == 2 else "all_three", names=joined(one.language, list(shown.values())))
    groups = [_group(every, both)]
    everything = list(both)
    largest = len(names) - 1 if len(names) <= MOST_COMPARED else 1
    for size in range(largest, 0, -1):
        for some in combinations(names, size):
            rest = tuple(other for other in names if other not in some)
            alone = select.actions(world, [*others, Filter("body", "all", some), Filter("body", "none", rest)])
            if not alone and size > 1:
                continue
            everything += [row for row in alone if row not in everything]
            together = joined(one.language, [shown[each] for each in some])
            without = joined(one.language, [shown[each] for each in rest], "or")
            groups.append(_group(phrase(one.language, "without", names=together, rest=without), alone))
    for name in names:
        named = select.actions(world, [*others, Filter("named", "any", (name,)), Filter("body", "none", (name,))])
        groups.append(_group(phrase(one.language, "only_named", names=shown[name]), named))
        answer.mentions += [mention(row, name, answer) for row in named]
    for group in groups:
        items = [str(item) for item in group["items"]]  # type: ignore[attr-defined]
        group["by_priority"] = _by_priority(items, world)
        answer.claim(_group_words(one, group, world))
    order = {row.id: i for i, row in enumerate(world.rows)}
    everything.sort(key=lambda row: order[row.id])
    answer.result = Result(
        "actions", tuple(r.id for r in everything), "complete", len(world.rows), groups=tuple(groups)
    )
    answer.answer = " ".join(text for text, _ in answer.claims)
    claim_rows(answer, everything)


def _group(name: str, found: Sequence[Row]) -> dict[str, object]:
    return {"label": name, "items": [row.id for row in found], "count": len(found)}


def _group_words(one: Interpretation, group: dict[str, object], world: World) -> str:
    numbers = [_number(str(item), world) for item in group["items"]]  # type: ignore[attr-defined]
    key = "group" if numbers else "group_none"
    values = {"label": group["label"], "count": len(numbers), "items": joined(one.language, numbers)}
    return sentence(phrase(one.language, key, number=len(numbers), **values))


def _number(item: str, world: World) -> str:
    return next(row.action.number for row in world.rows if row.id == item)


def _by_priority(items: Sequence[str], world: World) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for row in world.rows:
        if row.id in items:
            counts[row.action.priority or row.action.section or "none"] += 1
    return dict(counts)
