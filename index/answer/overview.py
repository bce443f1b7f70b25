"""An overview of a subject: the priority, the actions, the indicators and the notes that name it.

A word scan, not a judgement of topic: what is listed holds the subject's telling words, and what
is only near by meaning is shown apart, as passages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index import select
from index.answer import free
from index.answer.model import Answer, Result, listed
from index.answer.sets import summary
from index.question.interpretation import Interpretation
from index.world import Words, World, roots

if TYPE_CHECKING:
    from index.engine import Engine

COMMON = 0.2
"""A word in more than this share of a plan's units tells nothing of a subject ("drug")."""

_GROUPS = (
    ("Strategic priorities", "priority"),
    ("Actions", "text"),
    ("Performance indicators", "indicator"),
    ("Footnotes", "footnote"),
)


def overview(one: Interpretation, world: World, answer: Answer, engine: Engine) -> None:
    """Every unit of the plan that holds the subject's words, by kind; related passages apart."""
    words = _telling(one, world)
    found = _holding(words, world)
    hits = engine.search.find(one.question, top_k=20)
    answer.passages = free.passages([hit for hit in hits if _id(hit.passage.document, hit.passage.place) not in found])
    if not found:
        free.quote(one, world, answer, hits, engine.ground)
        return
    rows = {row.id: row for row in world.rows}
    groups = []
    for title, kind in _GROUPS:
        units = [each for each in found.values() if each.unit.kind == kind]
        if not units:
            continue
        for each in units:
            row = rows.get(each.id)
            label = each.unit.label.removesuffix(", text")
            said = summary(row) if row else f"{label}: “{world.text(each.document, each.unit.span)}”"
            answer.claim(said, answer.cite(each.document, each.unit.place.removesuffix(".text"), each.unit.span))
        groups.append({"label": title, "items": [each.id for each in units], "count": len(units)})
    answer.status = "answered"
    answer.result = Result("units", tuple(found), "ranked", len(_plan_words(world)), groups=tuple(groups))
    shown = "; ".join(f"{group['label']}: {_numbers(found, group['items'])}" for group in groups)
    answer.answer = f"Units of the plan that contain {listed([f'“{word}”' for word in words])}: {shown}."
    answer.note("Word scan, not a judgement of topic; passages near by meaning are shown apart.")


def _id(document: str, place: str) -> str:
    return f"{document}/{place.removesuffix('.text')}"


def _plan_words(world: World) -> list[Words]:
    plans = {plan.id for plan in world.plans}
    return [words for words in world.words if words.document in plans]


def _telling(one: Interpretation, world: World) -> list[str]:
    """The subject's words that are not all over the plan; all of them where every one is."""
    units = _plan_words(world)
    telling = []
    for word in one.subject:
        share = len(_holding([word], world)) / max(len(units), 1)
        if 0 < share <= COMMON:
            telling.append(word)
    return telling or list(one.subject)


def _holding(words: Sequence[str], world: World) -> dict[str, Words]:
    """Units of the plan that hold all these words, in reading order; those that hold any, if none holds all."""
    units = _plan_words(world)
    sets = [
        {u.id for u in units if any(u.find(p) for p in select.variants(world, word))} for word in words if roots(word)
    ]
    if not sets:
        return {}
    ids = set.intersection(*sets) or set.union(*sets)
    return {unit.id: unit for unit in units if unit.id in ids}


def _numbers(found: dict[str, Words], items: object) -> str:
    labels = [found[str(item)].unit.label.removesuffix(", text") for item in items]  # type: ignore[attr-defined]
    return listed(labels)
