"""What has no action of a kind: "which bodies *never appear* in section A?", "which areas does Europol *not work* in?".

The denial is of all actions: what is asked for has none under the condition, though it may have others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.question.clause import filler
from index.question.filters import NOT, Filter
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.question.nouns import NOUNS
from ingest.fold import fold

_HOLDERS = frozenset(["bodies", "areas", "priorities", "sections"])
_PLACES = frozenset(["section", "priority", "area", "place"])
_CONDITIONS = frozenset(["year", "section", "priority", "area"])
#: What may stand between the denial and its condition.
_BETWEEN = frozenset(["has", "responsible", "lead", "involved", "belongs", "in", "by", "before", "after", "light", "mentions", "due", "running", "any", "start"])
_DENIALS = frozenset(["not", "never", "do not", "does not", "don't", "doesn't", "are not", "is not", "aren't", "isn't", "have not", "has not", "haven't", "hasn't", "nowhere"])


def read(one: Interpretation, items: Sequence[Item], whole: Callable[[Sequence[Item]], Interpretation]) -> Interpretation:
    """``one``, or what its denial says of all actions; ``whole`` reads a clause."""
    at = [i for i, item in enumerate(items) if item.concepts & {"not"} and "without" not in item.concepts]
    if len(at) != 1 or fold(items[at[0]].text) not in _DENIALS or not any("which" in item.concepts for item in items[: at[0]]):
        return one
    nouns = [item for item in items[: at[0]] if item.concepts & set(NOUNS) or item.kind == "class"]
    if not nouns or any("n_action" in item.concepts for item in items[: at[0]]) or not _leads(items, at[0]):
        return one  # "for *actions* that X is not responsible for": of those, and not of all
    other = whole([*items[: at[0]], *items[at[0] + 1 :]])
    bodies = [item for item in other.filters if item.field == "body"]
    conditions = len(other.filters) + len({place.partition(":")[0] for place in other.places})
    placed = all(place.partition(":")[0] in _PLACES for place in other.places)
    if other.subject or other.choices or other.acts or other.form != "list" or other.target not in _HOLDERS or not placed or conditions != 1:
        return one
    if any(item.op.startswith(NOT) or item.op in ("none", "missing", "only", "within") or item.field == "action_count" for item in other.filters):
        return one
    if bodies and other.target == "bodies":
        return one
    words = items[at[0]].text
    none = Filter("action_count", "=", (0,), words)
    return replace(other, question=one.question, filters=(*other.filters, none), understood=(*other.understood, (words, "no such action")))


def _leads(items: Sequence[Item], at: int) -> bool:
    """Whether the denial leads to a year or a part of the plan, or closes a clause about a body ("does X *not work in*")."""
    for item in items[at + 1 :]:
        if item.kind in _CONDITIONS:
            return True
        if not (filler(item) or item.kind == "punct" or item.concepts & _BETWEEN):
            return False
    return any(item.kind in ("body", "state") for item in items[:at])
