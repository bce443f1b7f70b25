"""What a free question found, for a follow-up that asks who, when or what of it.

No state is kept: the question before comes with its interpretation, and is asked again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from index.answer.model import Answer
from index.question.filters import Filter
from index.question.interpretation import Interpretation
from index.question.theirs import ACTIONS, FIELDS

MOST = 3
"""Actions that a free question may have been answered with, for a follow-up to be about them."""

MOST_VALUES = 6
"""Bodies, years or parts found whose actions may be asked for together."""


def theirs(one: Interpretation, before: Interpretation | None, again: Callable[[Interpretation], Answer]) -> Interpretation:
    """The follow-up that asks for the actions of the bodies, years or parts found, with these as its condition; any other as it is."""
    if ACTIONS not in one.notes or before is None:
        return one
    result = again(before).result
    names = tuple(item.rpartition("/")[2] for item in result.items) if result and before.target in FIELDS else ()
    field = FIELDS.get(before.target, "")
    if not 0 < len(names) <= MOST_VALUES or (field == "year" and not all(name.isdigit() for name in names)):
        return replace(one, notes=("unclear",))
    kept = tuple(item for item in before.filters if item.field != "action_count")
    text = ", ".join(names)
    op, values = ("due_in", tuple(map(int, names))) if field == "year" else ("any", names)
    meaning = f"responsible: {' or '.join(names)}" if field == "body" else f"{field} {text}"
    return replace(one, notes=(), places=before.places, filters=(*kept, Filter(field, op, values, text)), understood=(*one.understood, (text, meaning)))


def of_it(before: Interpretation | None, understood: Sequence[Interpretation], again: Callable[[Interpretation], Answer]) -> Interpretation | None:
    """The question before as one about the actions that it was answered with; ``None`` where the follow-up asks nothing of them.

    Args:
        understood: what the follow-up was read as.
        again: answers an interpretation.
    """
    if before is None or len(understood) != 1 or not before.subject or before.filters or before.choices or before.places or before.acts or before.target:
        return None
    one = understood[0]
    follows = any(meaning.startswith("follows: ") for _, meaning in one.understood)
    takes_part = "takes_part" in one.notes
    if not takes_part and (not follows or one.subject != before.subject or not (one.fields or one.filters or one.target in ("bodies", "years"))):
        return None
    answer = again(before)
    cited = dict.fromkeys(match[1] for made in answer.citations if (match := re.match(r"act_([^.]{1,12})", made.place)) and any(plan.id == made.document for plan in answer.world.plans))
    if answer.status != "answered" or not 0 < len(cited) <= MOST:
        return None
    return replace(before, subject=(), places=tuple(f"action:{number}" for number in cited), notes=())
