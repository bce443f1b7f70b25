"""That no action meets the conditions, and what comes nearest: who is named all the same, where the words do stand."""

from __future__ import annotations

from collections.abc import Sequence

from index import select
from index.answer import conditions
from index.answer.model import Answer, Result
from index.answer.phrases import label, phrase, sentence
from index.answer.row_words import claim_rows
from index.question.filters import Filter
from index.question.interpretation import Interpretation
from index.question.ordinals import EDGE
from index.world import World


def beyond_the_end(one: Interpretation, world: World, answer: Answer) -> bool:
    """Say that nothing stands behind the last action, or before the first, where that is asked for."""
    note = next((note for note in one.notes if note.startswith(f"{EDGE}:")), "")
    if not note or not world.rows or one.subject:
        return False
    _, side, number = note.split(":")
    answer.status = "empty"
    answer.answer = sentence(phrase(one.language, f"edge_{side}", label=label(one.language, "action", [number]), checked=len(world.rows)))
    answer.result = Result("actions", (), "complete", len(world.rows))
    row = next(row for row in world.rows if row.action.number == number)
    answer.claim(answer.answer, answer.cite(row.document, row.action.place, row.action.text))
    return True


def only_named(one: Interpretation, world: World, answer: Answer, filters: Sequence[Filter]) -> str:
    """That the single body asked for has no action, and which ones name it; "" where it has some, or none names it."""
    text = ""
    for item in filters:
        if item.field == "body" and item.op in ("any", "all", "only") and len(item.values) == 1:
            name = str(item.values[0])
            naming = [row for row in world.rows if name in row.named]
            if name not in world.responsible and naming:
                labels = label(one.language, "action", [row.action.number for row in naming])
                body = conditions.called(name, one.language, world)
                text = sentence(phrase(one.language, "body_only_named", number=len(naming), body=body, labels=labels))
                for row in naming:
                    said = phrase(one.language, "names", label=label(one.language, "action", [row.action.number]), body=body)
                    cited = answer.cite(row.document, row.action.place, row.action.text)
                    answer.claim(sentence(said), cited)
    return text


def responsible_all_the_same(one: Interpretation, world: World, answer: Answer, filters: Sequence[Filter]) -> str:
    """That a body which no prose names is responsible in rows ("is the EMA mentioned in any action?")."""
    for item in filters:
        if len(filters) == 1 and item.field == "named" and item.op in ("any", "all") and len(item.values) == 1:
            held = select.actions(world, [Filter("body", "any", item.values)])
            if held:
                claim_rows(answer, held)
                labels = label(one.language, "action", [row.action.number for row in held])
                body = conditions.called(str(item.values[0]), one.language, world)
                return f" {sentence(phrase(one.language, 'responsible_though', number=2 if _many(str(item.values[0]), world) else 1, body=body, labels=labels))}"
    return ""


def _many(name: str, world: World) -> bool:
    body = world.bodies.get(name)
    return body is not None and body.kind == "states"


def where_else(one: Interpretation, world: World, answer: Answer, filters: Sequence[Filter]) -> str:
    """Where words scanned for do stand, when none of the actions under the other conditions holds them."""
    scanned = [item for item in filters if item.field == "word" and item.op != "none"]
    if not scanned or len(scanned) == len(filters):
        return ""
    found = select.actions(world, scanned)
    if not found:
        return ""
    what = conditions.said(scanned, one.language, world, len(found))
    claim_rows(answer, found)
    labels = label(one.language, "action", [row.action.number for row in found])
    return f" {sentence(phrase(one.language, 'elsewhere', labels=labels, what=what))}"
