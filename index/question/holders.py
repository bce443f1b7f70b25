"""The bodies that the words of a clause stand for, as the records call them.

A class stands for its members that hold a row, a single Member State and "we" for the Member States, a renamed body for the
name that the plan gives it.
"""

from __future__ import annotations

from index.question.clause import Clause, filler
from index.question.interpretation import Draft
from index.question.items import Item
from index.world import World
from ingest.fold import fold


def once(clause: Clause, indexes: list[int], world: World) -> list[int]:
    """The bodies without those that only call the one before by another name: "the EUDA, formerly EMCDDA,"."""
    kept: list[int] = []
    for index in indexes:
        item = clause.items[index]
        before = clause.items[kept[-1]] if kept else None
        between = clause.items[kept[-1] + 1 : index] if kept else []
        apposed = before is not None and 0 < len(between) < 5 and before.text != item.text and _body(before, world) in _names_of(item, world)
        if apposed and all(_names_again(each) for each in between):
            clause.use(*range(kept[-1] + 1, index + 1))
            continue
        kept.append(index)
    return kept


def _body(item: Item, world: World) -> str:
    """The body that an item stands for; a state or "we" for the Member States."""
    return str(item.values[0]) if item.kind == "body" else (world.bodies.states_body or "") if item.kind != "class" else ""


def _names_of(item: Item, world: World) -> tuple[str, ...]:
    return (_body(item, world), *world.bodies.same(_body(item, world))) if item.kind == "body" else ()


def _names_again(item: Item) -> bool:
    """Whether an item may stand between two names of one body."""
    return fold(item.text) in _FORMERLY or item.kind in ("stop", "punct") or filler(item)


_FORMERLY = frozenset(["formerly", "previously", "now", "ex", "then", "called", "known", "renamed", "alias", "aka", "anciennement", "desormais", "fruher", "ehemals", "vormals", "jetzt", "antes", "anteriormente", "ahora"])


def has_row(name: str, world: World) -> bool:
    """Whether a body, under any of its names, is responsible for anything: others are words like any."""
    return any(other in world.responsible for other in world.bodies.same(name))


def plain_we(clause: Clause) -> list[int]:
    """ "We", "us" and "our" count as a body only where the clause gives them a duty, and not where they ask.

    "We would like to know which actions …" asks; "which actions are *we* responsible for", "do *we* have to" has.
    """
    asking = next((i for i, item in enumerate(clause.items) if item.concepts & {"which", "how_many", "when"}), -1)
    found = []
    for i in clause.concepts("we"):
        beside = [*clause.items[max(0, i - 1) : i], *clause.items[i + 1 : i + 2]]
        charged = clause.has("responsible", "lead", "involved") or any(item.text.lower() in _MUST for item in beside)
        if i > asking and charged and clause.items[i].text.lower() in _WE:
            found.append(i)
    return found


_WE = frozenset(["we", "us", "our", "wir", "uns", "nous", "nosotros"])


_MUST = frozenset(["have to", "must", "need to", "should", "shall", "ought to", "supposed", "supposed to", "expected", "expected to", "müssen", "sollen", "devons", "debemos"])


def values(clause: Clause, draft: Draft, world: World, members: list[int]) -> list[str]:
    """The bodies that the members of a group stand for, as the records call them."""
    values: list[str] = []
    for index in members:
        item = clause.items[index]
        if item.kind == "class":
            found = next(c for c in world.bodies.classes if c.name == item.values[0])
            in_rows = [name for name in found.members if name in world.responsible]
            values += in_rows
            draft.notes.append(f"class:{found.name}:{', '.join(in_rows)}")
        elif item.kind == "body":
            values.append(str(item.values[0]))
        else:
            values.append(world.bodies.states_body or item.text)
    return list(dict.fromkeys(as_recorded(value, draft, world) for value in values))


def as_recorded(name: str, draft: Draft, world: World) -> str:
    """The name under which the records hold a body: a predecessor's where the plan is older."""
    if name in world.responsible:
        return name
    for other in world.bodies.same(name):
        if other in world.responsible or any(other in row.named for row in world.rows):
            draft.notes.append(f"succession:{name}:{other}")
            return other
    return name
