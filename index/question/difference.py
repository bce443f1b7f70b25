"""What has actions of one kind and none of another: "which bodies appear in section B *but not* in section A?".

Each half is read as a question of its own under the same noun; what the second half has is left out of what the first has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.question.filters import NOT, Filter, alternative
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.question.nouns import NOUNS
from ingest.fold import fold

_AND_NO = frozenset(["and no", "and none", "and nothing", "yet no", "yet none", "yet nothing", "but no", "but none", "but nothing"])
_PARTS = frozenset(["but not", "but none", "but no", "but nothing", "and not", "yet not", "but never", *_AND_NO])
_HOLDERS = frozenset(["bodies", "areas", "priorities", "sections", "years"])
_PLACES = {"area": ("area", ""), "priority": ("priority", "sp_"), "section": ("section", "sec_")}


def read(one: Interpretation, items: Sequence[Item], half: Callable[[Sequence[Item]], Interpretation]) -> Interpretation:
    """``one``, or, where its "but not" was not read, what the two halves say; ``half`` reads a clause."""
    both = _also(one, items, half)
    if both is not None:
        return both
    plain = one.target in _HOLDERS and one.target != "bodies" and any((item.field, item.op) == ("body", "none") for item in one.filters)
    again = any(" ".join(fold(item.text) for item in items[i : i + 2]) in _AND_NO for i in range(len(items)))
    if not (one.subject or plain or (again and one.target in _HOLDERS)):
        return one
    nouns = [i for i, item in enumerate(items) if item.concepts & set(NOUNS) or "who" in item.concepts or item.kind == "class"]
    parts = [(i, n) for i in range(len(items)) for n in (1, 2) if " ".join(fold(item.text) for item in items[i : i + n]) in _PARTS]
    if not nouns or len(parts) != 1 or parts[0][0] < nouns[0]:
        return one
    at, many = parts[0]
    head = list(items[: nouns[0] + 1])
    first, second = half([*items[:at]]), half([*head, *items[at + many :]])
    if first.target not in _HOLDERS or second.target != first.target or first.form not in ("list", "count") or second.form != "list":
        return one
    conditions = _conditions(second)
    if not conditions or first.subject or first.choices or second.subject or second.choices or not (_conditions(first)):
        return one
    note = f"minus:{'&'.join(map(alternative, conditions))}"
    words = " ".join(item.text for item in items[at:] if item.kind != "punct")
    return replace(first, question=one.question, notes=(*first.notes, note), understood=(*first.understood, (words, "none of these")))


def _also(one: Interpretation, items: Sequence[Item], half: Callable[[Sequence[Item]], Interpretation]) -> Interpretation | None:
    """ "Which bodies *that have actions due in 2022 also* have some in section B?": what has actions of one kind and of another, which need
    not be the same; ``None`` where nothing of the kind is asked."""
    at = next((i for i, item in enumerate(items) if fold(item.text) in _ALSO), None)
    nouns = [i for i, item in enumerate(items) if item.concepts & set(NOUNS) or item.kind == "class"]
    relative = next((i for i, item in enumerate(items) if nouns and i == nouns[0] + 1 and fold(item.text) in _RELATIVE), None)
    if at is None or relative is None or at < relative + 2 or "n_action" in items[nouns[0]].concepts:
        return None
    head = list(items[: nouns[0] + 1])
    first, second = half([*head, *items[relative + 1 : at]]), half([*head, *items[at + 1 :]])
    conditions = [_conditions(each) for each in (first, second)]
    if first.target not in _HOLDERS or second.target != first.target or {first.form, second.form} != {"list"} or not all(conditions) or any(each.subject or each.choices for each in (first, second)):
        return replace(one, subject=one.subject or (items[at].text,), notes=(*one.notes, "unread"))
    note = f"both:{'&'.join(map(alternative, conditions[1]))}"
    words = " ".join(item.text for item in items[at:] if item.kind != "punct")
    return replace(first, question=one.question, notes=(*first.notes, note), understood=(*first.understood, (words, "such actions as well")))


_ALSO = frozenset(["also", "too", "as well"])
_RELATIVE = frozenset(["that", "which", "who", "with"])


def _conditions(one: Interpretation) -> list[Filter]:
    """All conditions of a half, places included; none where one of them is denied or names something else."""
    found = list(one.filters)
    if one.acts or any(item.op.startswith(NOT) or item.field in ("action_count", "either") for item in found):
        return []
    for place in one.places:
        kind, value = place.split(":", 1)
        if kind not in _PLACES:
            return []
        field, prefix = _PLACES[kind]
        found.append(Filter(field, "any", (f"{prefix}{value}",)))
    return found
