"""The actions of the plans held, narrowed by what their rows say: for tables, facets and exports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from index.engine import Engine
from index.errors import UnknownFilter, UnknownPlace
from ingest.fold import fold
from ingest.model import Action, Document, Timetable


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """Every condition that is given must hold; several bodies must all be responsible.

    ``year``: under way in that year. ``timetable``: as written in the row. ``area``: a code.
    ``priority`` and ``section``: number or letter, or place. ``document``: only that plan.
    """

    bodies: tuple[str, ...] = ()
    year: int | None = None
    timetable: str | None = None
    area: str | None = None
    priority: str | None = None
    section: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The actions that match, each with its plan; ``checked``: how many were looked at."""

    actions: tuple[tuple[Document, Action], ...]
    checked: int
    where: ActionFilter = field(default_factory=ActionFilter)


def plans(engine: Engine, document: str | None = None) -> tuple[Document, ...]:
    """The document with actions that an unqualified question goes to, or the one named."""
    if document is not None:
        return (engine.records.document(document),)
    return engine.world.plans


def select(engine: Engine, where: ActionFilter) -> Selection:
    """The actions that match, in reading order.

    Raises:
        UnknownDocument, UnknownFilter: a value that no action could have; the message lists what there is.
    """
    held = plans(engine, where.document)
    rows = [(document, action) for document in held for action in document.actions]
    tests = list(_tests(engine, where, [action for _, action in rows]))
    matching = tuple(row for row in rows if all(test(row[1]) for test in tests))
    return Selection(matching, len(rows), where)


def find(engine: Engine, number: str, document: str | None = None) -> tuple[Document, Action]:
    """The action of this number (``46``, ``Action 46`` or ``act_46``).

    Raises:
        UnknownPlace: there is none; the message says how many there are.
    """
    wanted = fold(number).strip().removeprefix("action").strip().removeprefix("act_")
    held = plans(engine, document)
    for plan in held:
        for action in plan.actions:
            if fold(action.number) == wanted:
                return plan, action
    if not held:
        raise UnknownPlace("The corpus", f"act_{wanted}", "It holds no plan with actions.")
    actions = held[0].actions
    labels = f", from {actions[0].label} to {actions[-1].label}" if actions else ""
    raise UnknownPlace(held[0].id, f"act_{wanted}", f"It has {len(actions)} actions{labels}.")


def _tests(
    engine: Engine, where: ActionFilter, actions: Sequence[Action]
) -> Iterable[Callable[[Action], bool]]:
    for written in where.bodies:
        yield _by_body(engine, written, actions)
    if where.year is not None:
        year = where.year
        yield lambda action: under_way(action.timetable, year)
    if where.timetable is not None:
        held = {fold(action.timetable.written).strip() for action in actions if action.timetable}
        due = _known("timetable", fold(where.timetable).strip(), held, where.timetable)
        yield lambda action: action.timetable is not None and fold(action.timetable.written).strip() == due
    if where.area is not None:
        codes = {each.code for action in actions for each in action.areas}
        codes = {each.code for action in actions for each in action.areas}
        area = _known("area", where.area.strip().rstrip("."), codes, where.area)
        yield lambda action: any(each.code == area for each in action.areas)
    if where.priority is not None:
        priority = _place("priority", "sp", where.priority, {a.priority for a in actions if a.priority})
        yield lambda action: action.priority == priority
    if where.section is not None:
        section = _place("section", "sec", where.section, {a.section for a in actions if a.section})
        yield lambda action: action.section == section


def _by_body(engine: Engine, written: str, actions: Sequence[Action]) -> Callable[[Action], bool]:
    name = engine.bodies.canonical(written)
    if name is None:
        named = dict.fromkeys(body.name for action in actions for body in action.bodies)
        raise UnknownFilter(f"There is no body {_short(written)}. Responsible are: {', '.join(named)}.")
    names = set(engine.bodies.same(name))
    return lambda action: any(body.name in names for body in action.bodies)


def under_way(timetable: Timetable | None, year: int) -> bool:
    """Whether a timetable covers ``year``; what is ongoing has no end, nor a start if none is given."""
    if timetable is None or (timetable.start is None and timetable.end is None and not timetable.ongoing):
        return False
    starts = timetable.start is None or timetable.start <= year
    return starts and (timetable.ongoing or timetable.end is None or year <= timetable.end)


def _known(name: str, value: str, held: set[str], written: str) -> str:
    if value not in held:
        raise UnknownFilter(f"There is no {name} {_short(written)}. There are: {', '.join(sorted(held))}.")
    return value


def _place(name: str, prefix: str, written: str, held: set[str]) -> str:
    """The place that a number, a letter or a place itself names, whatever its case."""
    wanted = fold(written).strip().removeprefix(f"{prefix}_")
    for place in held:
        if fold(place).removeprefix(f"{prefix}_") == wanted:
            return place
    raise UnknownFilter(f"There is no {name} {_short(written)}. There are: {', '.join(sorted(held))}.")


def _short(value: str) -> str:
    return ascii(value if len(value) <= 60 else value[:57] + "...")


def row(document: Document, action: Action) -> dict[str, Any]:
    """An action as JSON: what its row says, as written and as understood."""
    text, due = document.text, action.timetable
    return {
        "document": document.id,
        "place": action.place,
        "number": action.number,
        "label": action.label,
        "text": action.prose.of(text),
        "section": action.section,
        "priority": action.priority,
        "areas": [area.code for area in action.areas],
        "timetable": due.written if due else None,
        "start": due.start if due else None,
        "end": due.end if due else None,
        "ongoing": due.ongoing if due else False,
        "bodies": [body.name for body in action.bodies],
        "bodies_written": [body.written for body in action.bodies],
        "fields": {each.header: each.span.of(text) for each in action.fields},
        "footnotes": list(action.footnotes),
    }
