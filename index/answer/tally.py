"""How many of the selected actions each body, year, area, priority, section, footnote or act has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index import select
from index.question import solely, spread, throughout
from index.question.filters import meant
from index.question.interpretation import Interpretation
from index.question.nouns import ACT_LETTERS
from index.world import LEGAL, Row, World

VALUES = ("bodies", "years", "areas", "priorities", "sections", "footnotes", "acts")
"""What actions can be counted under."""

UNITS = ("priorities", "sections", "footnotes")
"""Those of them that are units of the plan, counted under their places."""

NONE = "none"
"""What an action without a priority or a section counts under."""



def tally(one: Interpretation, found: Sequence[Row], target: str, world: World) -> Counter[str]:
    """The number of actions under each value, in order of first appearance; only the values that are asked for.

    Where a question asks for values with no action among those found, every value that any action has is there.
    """
    counts: Counter[str] = Counter()
    if any(item.field == "action_count" and select.COMPARE[item.op](0, int(item.values[0])) for item in one.filters):
        counts.update({value: 0 for row in world.rows for value in held(one, row, target)})
    if target == "bodies" and "only_named" in one.notes:
        charged = frozenset[str]().union(*(row.responsible for row in world.rows))
        return Counter(name for row in found for name in sorted(row.named - charged))
    for row in found:
        counts.update(held(one, row, target))
    for item in one.filters:
        if item.field == "action_count":
            limit = int(item.values[0])
            counts = Counter({name: count for name, count in counts.items() if select.COMPARE[item.op](count, limit)})
    if target == "years" and any(item.field == "action_count" for item in one.filters):  # of years, "ongoing" is none
        counts = Counter({name: count for name, count in counts.items() if name.isdigit()})
    for note in one.notes:
        kind, _, conditions = note.partition(":")
        if kind in ("minus", "both"):  # "but not in section A", "also in section A"
            others = {value for row in select.actions(world, list(map(meant, conditions.split("&")))) for value in held(one, row, target)}
            counts = Counter({name: count for name, count in counts.items() if (name in others) == (kind == "both")})
    if solely.NOTE in one.notes:  # "only in section C"
        selected = {row.id for row in found}
        others = {value for row in world.rows if row.id not in selected for value in held(one, row, target)}
        counts = Counter({name: count for name, count in counts.items() if name not in others})
    if under := throughout.noted(one):  # "in every section"
        asked = parts(one, world)
        there = {(name, value) for row in found for name in held(one, row, target) for value in held(one, row, under[0])}
        counts = Counter({name: count for name, count in counts.items() if all((name, value) in there for value in asked)})
    if wanted := spread.noted(one):  # "in only one section"
        kind, op, number = wanted
        under_each = {(name, value) for row in found for name in held(one, row, target) for value in held(one, row, kind) if value != NONE and (kind != "years" or value.isdigit())}
        many = Counter(name for name, _ in under_each)
        counts = Counter({name: count for name, count in counts.items() if select.COMPARE[op](many[name], number)})
    for note in one.notes:
        kind, _, names = note.partition(":")
        if kind == "among":
            counts = Counter({name: counts[name] for name in names.split("|")})
        if target != "bodies":
            continue
        if kind == "other_than":
            counts = Counter({name: count for name, count in counts.items() if name not in names.split("|")})
        if kind == "only_class":
            members = next(c.members for c in world.bodies.classes if c.name == names)
            counts = Counter({name: count for name, count in counts.items() if name in members})
    return counts


def parts(one: Interpretation, world: World) -> list[str]:
    """The parts of the plan, or years, that all that is found must have actions under."""
    kind, values = throughout.noted(one) or ("", [])
    every = dict.fromkeys(value for row in world.rows for value in held(one, row, kind)) if kind and not values else ()
    return values or sorted(value for value in every if value != NONE and (kind != "years" or value.isdigit()))


def held(one: Interpretation, row: Row, target: str) -> list[str]:
    """What an action counts under."""
    action = row.action
    if target == "bodies":
        return [body.name for body in action.bodies]
    if target == "areas":
        return [area.code for area in action.areas]
    if target == "priorities":
        return [action.priority or NONE]
    if target == "sections":
        return [action.section or NONE]
    if target == "footnotes":
        return list(action.footnotes)
    if target == "acts":
        letters = [ACT_LETTERS[str(v)] for f in one.filters if f.field == "act_type" for v in f.values]
        return [celex for celex in sorted(row.acts) if LEGAL.match(celex) and (not letters or celex[5:6] in letters)]
    table = action.timetable
    if table is None:
        return ["no timetable"]
    if "starts" in one.notes and table.start is not None:
        return [str(table.start)]
    if table.end is not None:
        return [str(table.end)]
    return ["ongoing" if table.ongoing else table.written]
