"""The values by which a table of actions can be narrowed, each with the number of actions it would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from index.actions import ActionFilter, plans, select, under_way
from index.engine import Engine
from ingest.model import Action, Document


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet. ``count``: how many actions are left when it is chosen besides what else is."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """``name`` is the filter's name. Of a facet that is not ``several``, a choice replaces another."""

    name: str
    title: str
    several: bool
    options: tuple[Option, ...]


def facets(engine: Engine, where: ActionFilter) -> tuple[Facet, ...]:
    """Body, year, area and priority of the plans that ``where`` looks at, in the order of the plans.

    Raises:
        UnknownDocument, UnknownFilter: as ``index.actions.select``.
    """
    held = plans(engine, where.document)
    everything = [action for plan in held for action in plan.actions]
    return (
        _bodies(engine, where, everything),
        _years(engine, where, everything),
        _areas(engine, where, everything),
        _priorities(engine, where, held),
    )


def _left(engine: Engine, where: ActionFilter) -> tuple[Action, ...]:
    return tuple(action for _, action in select(engine, where).actions)


def _bodies(engine: Engine, where: ActionFilter, everything: Iterable[Action]) -> Facet:
    chosen = {engine.bodies.canonical(each) for each in where.bodies}
    counts = Counter(name for action in _left(engine, where) for name in {body.name for body in action.bodies})
    names = Counter(body.name for action in everything for body in action.bodies)
    options = (Option(name, name, counts[name], name in chosen) for name, _ in names.most_common())
    return Facet("body", "Responsible body", True, tuple(options))


def _years(engine: Engine, where: ActionFilter, everything: Iterable[Action]) -> Facet:
    due = [action.timetable for action in everything if action.timetable]
    named = [year for each in due for year in (each.start, each.end) if year is not None]
    left = _left(engine, replace(where, year=None))
    options = (
        Option(str(year), str(year), sum(under_way(each.timetable, year) for each in left), year == where.year)
        for year in (range(min(named), max(named) + 1) if named else ())
    )
    return Facet("year", "Under way in", False, tuple(options))


def _areas(engine: Engine, where: ActionFilter, everything: Iterable[Action]) -> Facet:
    counts = Counter(code for each in _left(engine, replace(where, area=None)) for code in {a.code for a in each.areas})
    codes = dict.fromkeys(area.code for action in everything for area in action.areas)
    chosen = where.area.strip().rstrip(".") if where.area else None
    options = (Option(code, code, counts[code], code == chosen) for code in sorted(codes, key=_numeric))
    return Facet("area", "Priority area", False, tuple(options))


def _priorities(engine: Engine, where: ActionFilter, held: Iterable[Document]) -> Facet:
    without = replace(where, priority=None)
    counts = Counter((plan.id, action.priority) for plan, action in select(engine, without).actions)
    chosen = {action.priority for action in _left(engine, where)} if where.priority else set()
    options = []
    for plan in held:
        named = {action.priority for action in plan.actions}
        for unit in plan.units:
            if unit.place in named:
                label = f"{unit.label}: {unit.heading}" if unit.heading else unit.label
                at = unit.place.partition("_")[2]
                is_chosen = unit.place in chosen or where.priority in (at, unit.place)
                options.append(Option(at, label, counts[plan.id, unit.place], is_chosen))
    return Facet("priority", "Strategic priority", False, tuple(options))


def _numeric(code: str) -> tuple[tuple[int, int | str], ...]:
    """So that 10.1 comes after 9.2, and codes that are no numbers come last."""
    return tuple((0, int(each)) if each.isdecimal() and len(each) < 9 else (1, each) for each in code.split("."))
