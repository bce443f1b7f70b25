"""What one unit says about a subject: "what does Action 5 say about customs?"."""

from __future__ import annotations

from index import select
from index.answer import free
from index.answer.model import Answer
from index.question.interpretation import Interpretation
from index.quotable import quotable
from index.world import World

MOST = 3
"""Sentences of one unit that are quoted."""

_KINDS = {"action": "act_", "indicator": "pi_", "footnote": "fn_"}


def said_within(one: Interpretation, world: World, answer: Answer) -> bool:
    """Quote the sentences of the one unit named that hold the subject's words; false where it does not have them all."""
    if "about" not in one.notes or len(one.places) != 1 or not one.subject or one.filters or one.choices or one.acts or one.target not in ("", "actions", "indicators"):
        return False
    kind, _, number = one.places[0].partition(":")
    prefix = _KINDS.get(kind, "")
    plan = next((plan for plan in world.plans if prefix and world.unit(plan.id, f"{prefix}{number}")), None)
    unit = (world.unit(plan.id, f"{prefix}{number}.text") or world.unit(plan.id, f"{prefix}{number}")) if plan else None
    if plan is None or unit is None:
        return False
    text = next((words for words in world.words if words.id == f"{plan.id}/{prefix}{number}"), None)
    held = [[span for pattern in select.variants(world, word) for span in text.every(pattern)] for word in one.subject] if text else []
    if not held or not all(held):
        return False
    at = [span for spans in held for span in spans]
    quotes = [span for span in quotable(plan, unit.span.start, unit.span.end) if any(span.covers(word) for word in at)] or [unit.span]
    most = sorted(quotes, key=lambda span: -sum(any(span.covers(word) for word in spans) for spans in held))[:MOST]
    lines = []
    for span in sorted(most, key=lambda span: span.start):
        said = free.quoting(unit.label.removesuffix(", text"), plan.id, span, answer)
        answer.claim(said, answer.cite(plan.id, unit.place.removesuffix(".text"), span))
        lines.append(said)
    answer.status, answer.answer = "answered", " ".join(lines)
    return True
