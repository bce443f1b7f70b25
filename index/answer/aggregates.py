"""Values over the selected actions: bodies, years, areas, which has most, how many per …, and comparisons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from index import select
from index.answer.model import Answer, Result, listed
from index.answer.phrases import phrase
from index.answer.selection import filters_of, readings, rows, words_of
from index.answer.sets import claim_rows, mention
from index.question.filters import Filter
from index.question.interpretation import Interpretation
from index.world import Row, World

MOST_COMPARED = 5
"""Up to so many bodies, what each few of them share is a group of its own; beyond, only what each has alone."""


def values(one: Interpretation, world: World, answer: Answer) -> None:
    """The bodies, years or areas of the selected actions, in order of first appearance, with counts."""
    found = rows(readings(one)[0][1], world)
    counts = _narrowed(one, world, _counts(found, one.target, world))
    items = tuple(counts)
    table = tuple(counts.items())
    answer.result = Result(
        one.target, items, "complete", len(world.rows), columns=(one.target, "actions") if table else (), rows=table
    )
    if not items:
        answer.status = "empty"
        answer.answer = phrase(one.language, "none", checked=len(world.rows), filters=words_of(filters_of(one, world)))
        return
    shown = [f"{item} ({count})" for item, count in counts.items()]
    noun = {"bodies": "bodies", "years": "timetables", "areas": "priority areas"}[one.target]
    joined = listed(shown, phrase(one.language, "and"))
    if one.target == "bodies":
        answer.answer = phrase(one.language, "bodies_list", count=len(items), items=joined)
    else:
        answer.answer = f"{len(items)} {noun}: {joined}."
    answer.note("In brackets: the number of actions.")
    claim_rows(answer, found)


def _narrowed(one: Interpretation, world: World, counts: Counter[str]) -> Counter[str]:
    """Only the bodies of the class that was asked for, and only those with so many actions."""
    for item in one.filters:
        if item.field == "action_count":
            limit = int(item.values[0])
            if one.target == "bodies" and select.COMPARE[item.op](0, limit):
                counts = Counter({name: counts[name] for name in world.responsible})
            counts = Counter({name: count for name, count in counts.items() if select.COMPARE[item.op](count, limit)})
    for note in one.notes:
        if note.startswith("other_than:"):
            aside = note.split(":", 1)[1].split("|")
            counts = Counter({name: count for name, count in counts.items() if name not in aside})
        if one.target == "bodies" and note.startswith("only_class:"):
            members = next(c.members for c in world.bodies.classes if c.name == note.split(":", 1)[1])
            counts = Counter({name: count for name, count in counts.items() if name in members})
    return counts


def _counts(found: Sequence[Row], target: str, world: World) -> Counter[str]:
    counts: Counter[str] = Counter()
    for row in found:
        counts.update(_values(row, target, world))
    return counts


def _values(row: Row, target: str, world: World) -> list[str]:
    """What an action counts under, by target."""
    action = row.action
    if target == "bodies":
        return [body.name for body in action.bodies]
    if target == "areas":
        return [area.code for area in action.areas]
    if target == "priorities":
        return [action.priority or "none"]
    if target == "sections":
        return [action.section or "none"]
    table = action.timetable
    if table is None:
        return ["no timetable"]
    if table.end is not None:
        return [str(table.end)]
    return ["ongoing" if table.ongoing else table.written]




def ranked_values(one: Interpretation, world: World, answer: Answer) -> None:
    """Which body (year, area, priority) has the most or fewest actions, or which action has the most bodies."""
    if one.target == "actions" and one.fields:
        _ranked_actions(one, world, answer)
        return
    target = one.target if one.target in ("bodies", "years", "areas", "priorities", "sections") else "bodies"
    found = rows(readings(one)[0][1], world)
    counts = _narrowed(one, world, _counts(found, target, world))
    if not counts:
        answer.status, answer.answer = (
            "empty",
            phrase(one.language, "none", checked=len(world.rows), filters=""),
        )
        return
    best = max(counts.values()) if one.order == "most" else min(counts.values())
    names = tuple(name for name, count in counts.items() if count == best)
    table = tuple((_shown(name, target, world), count) for name, count in counts.most_common())
    kind = target if target in ("bodies", "years", "areas") else "units"
    items = names if kind != "units" else tuple(f"{world.plans[0].id}/{name}" for name in names)
    answer.result = Result(
        kind, items, "complete", len(world.rows), groups=_among(one, world, found), columns=(target, "actions"), rows=table
    )
    shown = listed([_shown(name, target, world) for name in names], phrase(one.language, "and"))
    key = "rank_most" if one.order == "most" else "rank_fewest"
    answer.answer = phrase(one.language, key, items=shown, count=best, checked=len(found))
    answer.claim(answer.answer)


def _among(one: Interpretation, world: World, found: Sequence[Row]) -> tuple[dict[str, object], ...]:
    """The actions that are counted, where conditions leave out some."""
    if len(found) == len(world.rows):
        return ()
    label = words_of(filters_of(readings(one)[0][1], world))
    return ({"label": label, "items": [row.id for row in found], "count": len(found)},)


def _ranked_actions(one: Interpretation, world: World, answer: Answer) -> None:
    """The actions with the most or fewest responsible bodies or priority areas."""
    found = rows(readings(one)[0][1], world)
    field = one.fields[-1]
    counts = {row.id: len(row.action.areas if field == "areas" else row.action.bodies) for row in found}
    if not counts:
        answer.status = "empty"
        answer.answer = phrase(one.language, "none", checked=len(world.rows), filters=words_of(filters_of(one, world)))
        return
    best = max(counts.values()) if one.order == "most" else min(counts.values())
    chosen = [row for row in found if counts[row.id] == best]
    lines = tuple((row.action.label, counts[row.id]) for row in found)
    answer.result = Result(
        "actions", tuple(row.id for row in chosen), "complete", len(world.rows), columns=("action", field), rows=lines
    )
    noun = "priority areas" if field == "areas" else "responsible bodies"
    labels = listed([row.action.label for row in chosen], phrase(one.language, "and"))
    answer.answer = f"{labels}: {best} {noun}, {'more' if one.order == 'most' else 'fewer'} than any other."
    claim_rows(answer, chosen)


def table(one: Interpretation, world: World, answer: Answer) -> None:
    """How many actions per body, year, area, priority or section."""
    found = rows(readings(one)[0][1], world)
    counts = _narrowed(one, world, _counts(found, one.order, world))
    ordered = counts.most_common() if one.order == "bodies" else sorted(counts.items())
    lines = tuple((_shown(name, one.order, world), count) for name, count in ordered)
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
    answer.answer = "; ".join(f"{name}: {count}" for name, count in lines) + "."
    if sum(count for _, count in lines) != len(found):
        answer.note("An action counts under each of its values, so the counts add up to more than the actions.")
    answer.claim(answer.answer)


def _shown(name: str, target: str, world: World) -> str:
    if target in ("priorities", "sections"):
        unit = next((world.unit(plan.id, name) for plan in world.plans if world.unit(plan.id, name)), None)
        return unit.label if unit else name
    return name


def compare(one: Interpretation, world: World, answer: Answer) -> None:
    """What bodies share and what each has alone, and where one is only named."""
    names = list(dict.fromkeys(str(v) for f in one.filters if f.field == "body" for v in f.values))
    others = [f for f in filters_of(one, world) if f.field != "body"]
    both = select.actions(world, [*others, Filter("body", "all", tuple(names))])
    groups = [
        {
            "label": f"both {listed(names)}" if len(names) == 2 else f"all of {listed(names)}",
            "items": [r.id for r in both],
            "count": len(both),
        }
    ]
    everything = list(both)
    largest = len(names) - 1 if len(names) <= MOST_COMPARED else 1
    for size in range(largest, 0, -1):
        for some in combinations(names, size):
            rest = tuple(other for other in names if other not in some)
            alone = select.actions(world, [*others, Filter("body", "all", some), Filter("body", "none", rest)])
            if not alone and size > 1:
                continue
            everything += [row for row in alone if row not in everything]
            label = f"{listed(some)} without {listed(rest, 'or')}"
            groups.append({"label": label, "items": [r.id for r in alone], "count": len(alone)})
    for name in names:
        named = select.actions(world, [*others, Filter("named", "any", (name,)), Filter("body", "none", (name,))])
        groups.append({"label": f"{name} named, not responsible", "items": [r.id for r in named], "count": len(named)})
        answer.mentions += [mention(row, name) for row in named]
    for group in groups:
        items = [str(item) for item in group["items"]]  # type: ignore[attr-defined]
        numbers = [_number(item, world) for item in items]
        group["by_priority"] = _by_priority(items, world)
        answer.claim(f"{group['label']}: {group['count']} ({listed(numbers) or 'none'}).")
    order = {row.id: i for i, row in enumerate(world.rows)}
    everything.sort(key=lambda row: order[row.id])
    answer.result = Result(
        "actions", tuple(r.id for r in everything), "complete", len(world.rows), groups=tuple(groups)
    )
    answer.answer = " ".join(text for text, _ in answer.claims)
    claim_rows(answer, everything)


def _number(item: str, world: World) -> str:
    return next(row.action.number for row in world.rows if row.id == item)


def _by_priority(items: Sequence[str], world: World) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for row in world.rows:
        if row.id in items:
            counts[row.action.priority or row.action.section or "none"] += 1
    return dict(counts)
