"""Follow-ups: "and Frontex?", "which of those by 2023?" refine the question before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.filters import Choice, Filter
from index.question.interpretation import Interpretation
from index.question.items import Item


def leans(clause: Sequence[Item], one: Interpretation, *, first: bool) -> bool:
    """Whether a clause leans on the question before it: "and Frontex?", "which of those …?", or no target at all."""
    opening = next((item for item in clause if item.kind != "punct"), None)
    if any("those" in item.concepts and "stop" not in item.concepts and anaphoric(clause, i) for i, item in enumerate(clause)):
        return True
    if opening and opening.concepts & {"and_what"} and one.form in ("list", "count", "yes_no") and not one.subject:
        return True
    if any(item.text.lower() in ("those", "these", "them") for item in clause) and not one.subject:
        return True
    return not first and not one.places and bool(one.fields) and not one.filters and not one.subject


def anaphoric(items: Sequence[Item], index: int) -> bool:
    """Whether "those" points back: what directly follows does not say which ones ("those due in 2021", "these 53")."""
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None:
        return True
    says_which = {"due", "start", "running", "has", "belongs", "mentions", "topic", "in", "from"}
    return not (following.kind == "number" or following.concepts & says_which or following.text.lower() in ("of", "that", "which", "where"))


def repeats(one: Interpretation) -> bool:
    """ "List the actions." after a question that asked for them already adds nothing."""
    asked = one.filters or one.choices or one.places or one.subject or one.acts or one.fields
    return one.form == "list" and not asked


def refine(before: Interpretation, one: Interpretation) -> Interpretation:
    """The earlier interpretation with what the follow-up changes or adds.

    A filter on the same field replaces the earlier one after "and …?", since that asks the same
    of another body or year; after "of those" it is added.
    """
    narrowing = any(word in one.question.lower().split() for word in ("those", "these", "them"))
    fresh: set[str] = {_field(f) for f in one.filters} | {_field(c) for c in one.choices}
    keep = [f for f in before.filters if narrowing or _field(f) not in fresh]
    choices = [c for c in before.choices if narrowing or _field(c) not in fresh]
    places = one.places or before.places
    form = before.form if one.form == "list" else one.form
    return replace(
        one,
        target=before.target if one.target in ("", "actions") and not one.fields else one.target,
        form="list" if form in ("free",) else form,
        places=places,
        filters=(*keep, *one.filters),
        choices=(*choices, *one.choices),
        understood=(("", f"follows: {before.question}"), *one.understood),
    )


def _field(item: Filter | Choice) -> str:
    field = item.field if isinstance(item, Filter) else item.readings[0][1].field
    return {"named": "body", "row": "body", "timetable": "year"}.get(field, field)
