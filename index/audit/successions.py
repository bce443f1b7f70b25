"""Bodies that a document names and that another has since taken over from: which actions that touches, and how.

A row may name a body in two ways, and both count: its responsibility column, and its prose. Above both
stands prose about the body's own mandate, because a succession is an answer to just that.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from index.audit.concerns import Concerns
from index.audit.model import Succeeded, Touched, Unit
from index.records import Records
from ingest.bodies import Bodies, Named, Succession
from ingest.model import Document
from ingest.works import Works

_ROLES = ("mandate", "responsible", "named")
# What a body is made of in law, within some words of its name.
_MANDATE = re.compile(
    r"\b(?:mandates?|remit|statutes?|legal basis|founding (?:act|regulation)|establishing regulation|recast)\b",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters between the name and such a word."""
_ADDRESS = re.compile(r"https?://\S+")


def succeeded(
    records: Records, bodies: Bodies, document: Document, on: dt.date, written: dt.date | None
) -> tuple[Succeeded, ...]:
    """Every succession up to ``on`` that touches the document, in order of dates."""
    works = Works(tuple(records.works.values()))
    found = []
    for step in sorted(bodies.successions, key=lambda each: each.date):
        if step.date > on:
            continue
        touched = tuple(_touched(records, bodies, document, step))
        if touched:
            act = works.related([step.by] if step.by in records.works else [])
            title = act[0].short_title if act else step.by
            found.append(
                Succeeded(step.old, step.new, step.date, step.by, title, step.words, _since(step, written), touched)
            )
    return tuple(found)


def _since(step: Succession, written: dt.date | None) -> Literal["after", "before", "unknown"]:
    if written is None:
        return "unknown"
    return "after" if step.date > written else "before"


def _touched(records: Records, bodies: Bodies, document: Document, step: Succession) -> Iterator[Touched]:
    """The units touched, those of the weightiest role first, then in reading order."""
    roles: dict[Unit, dict[str, str]] = defaultdict(dict)
    concerns = Concerns(records, document)
    for action in document.actions:
        for body in action.bodies:
            if body.name == step.old:
                roles[Unit(action.place, action.label)].setdefault("responsible", body.written)
    cells = [body.span for action in document.actions for body in action.bodies]
    for named in _named(bodies, document, step.old):
        if any(cell.covers(named.span) for cell in cells):
            continue
        words = named.span.of(document.text)
        mandate = _speaks_of_mandate(document, named)
        for unit in concerns.of(named.span.start, named.span.end):
            roles[unit].setdefault("named", words)
            if mandate:
                roles[unit].setdefault("mandate", mandate)
    order = {unit.place: at for at, unit in enumerate(document.units)}

    def weight(unit: Unit) -> tuple[int, int]:
        return min(map(_ROLES.index, roles[unit])), order.get(unit.place, 0)

    for unit in sorted(roles, key=weight):
        own = tuple(role for role in _ROLES if role in roles[unit])
        yield Touched(unit, own, tuple(roles[unit][role] for role in own), _says(unit, own, roles[unit], step))


def _named(bodies: Bodies, document: Document, name: str) -> Iterator[Named]:
    """Where the text names the body; what stands in addresses counts too, as a word of the mandate may do."""
    bare = _ADDRESS.sub(lambda match: " " * len(match.group()), document.text)
    return (found for found in bodies.find(bare) if found.body == name)


def _speaks_of_mandate(document: Document, named: Named) -> str:
    """The word of the body's mandate beside its name, ``""`` if there is none in the same sentence."""
    left = re.split(r"[.;\n]", document.text[max(0, named.span.start - _NEAR) : named.span.start])[-1]
    right = re.split(r"[.;\n]", document.text[named.span.end : named.span.end + _NEAR])[0]
    match = _MANDATE.search(left) or _MANDATE.search(right)
    return match[0] if match else ""


def _says(unit: Unit, roles: tuple[str, ...], words: dict[str, str], step: Succession) -> str:
    new, old = step.new, step.old
    if "mandate" in roles:
        return (
            f"{unit.label} speaks of the {old}'s own {words['mandate']}. {step.words}"
            " That act bears on its very subject."
        )
    if "responsible" in roles:
        return f"{unit.label} makes the {old} responsible; since {step.date} that is the {new}."
    return f"{unit.label} names the {old}; since {step.date} that is the {new}."
