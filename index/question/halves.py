"""The second half of a message that asks twice, or that narrows the question before it: what the two share."""

from __future__ import annotations

from dataclasses import replace

from index.question.filters import Choice, Filter, field_of
from index.question.follow import as_the_other, refine
from index.question.interpretation import Interpretation


def _said(item: Filter) -> tuple[str, tuple[object, ...]]:
    return field_of(item), item.values


def _named(before: Interpretation) -> set[tuple[str, tuple[object, ...]]]:
    """(kind, values) of what a question names already, in any of its readings."""
    return {_said(item) for item in (*before.filters, *(reading for choice in before.choices for _, reading in choice.readings))}


def limited(before: Interpretation, one: Interpretation) -> Interpretation:
    """ "… Only those due in 2021.": the question before, narrowed by a sentence behind it; unread where that was not."""
    if one.subject or one.form not in ("list", "free") or not (one.filters or one.choices or one.places):
        return replace(before, subject=(*before.subject, *(one.subject or (one.question,))), notes=(*before.notes, "unread"))
    plain = not (one.choices or one.places) and all(item.op == "any" for item in one.filters)
    if plain and {_said(item) for item in one.filters} <= _named(before):
        return before  # "… the European Medicines Agency? *(EMA)*": another name for what is named
    kinds = tuple(note.split(":")[1] for note in one.notes if note.startswith("class:"))
    if before.target == "bodies" and before.form in ("list", "count") and kinds and len(one.filters) == 1 and one.filters[0].field == "body":
        notes = tuple(f"only_class:{kind}" for kind in kinds)  # "which bodies …? *(EU agencies)*": these alone of those found
        return replace(before, question=f"{before.question} {one.question}", understood=(*before.understood, *one.understood), notes=(*before.notes, *one.notes, *notes))
    narrowed = refine(before, one, narrowing=True)
    return replace(
        narrowed, question=f"{before.question} {one.question}", understood=(*before.understood, *one.understood),
        form=before.form, fields=before.fields, target=before.target, corrections=before.corrections,
    )  # fmt: skip


def conjoined(before: Interpretation, one: Interpretation, how: str, *, charged: bool) -> Interpretation:
    """The second half of a question that asks twice: it leaves out what it shares with the first.

    "Which are due in 2021 and which in 2022": the same of another year. Where it sets a condition of another kind,
    it is a question of its own, if the first had just one condition; with more, nothing says which of them go on.
    ``charged``: it says itself what its bodies do ("which mention X, and which name Y *as responsible*").
    """
    mine, theirs = _conditions(one), _conditions(before)
    if mine and mine <= theirs and not one.subject:
        refined = refine(before, one, narrowing=False)
        said: list[Filter | Choice] = [*one.filters, *one.choices]
        meant = [each for mine in said if (each := mine if charged else as_the_other(mine, before)) is not None]
        if len(meant) < len(said):
            return replace(one, subject=(one.question,), notes=(*one.notes, "unread"))
        filters = [each for each in refined.filters if field_of(each) not in mine] + [f for f in meant if isinstance(f, Filter)]
        choices = [each for each in refined.choices if field_of(each) not in mine] + [c for c in meant if isinstance(c, Choice)]
        return replace(refined, form=before.form, filters=tuple(filters), choices=tuple(choices))
    if len(theirs) < 2 and not one.subject and how == "gapped":
        return replace(one, target=one.target or before.target, explicit=one.explicit or before.explicit)
    return replace(one, subject=one.subject or (one.question,), notes=(*one.notes, "unread"))


def shared(before: Interpretation, one: Interpretation) -> Interpretation:
    """The first half of "which actions of priority 1 and which of priority 2 *does Frontex have*": what is said at the end
    is said of it too."""
    if one.subject or not _conditions(before) < _conditions(one):
        return before
    filters = [each for each in one.filters if field_of(each) not in _conditions(before)]
    choices = [each for each in one.choices if field_of(each) not in _conditions(before)]
    kinds = {place.split(":")[0] for place in before.places}
    places = [place for place in one.places if place.split(":")[0] not in kinds]
    return replace(
        before, filters=(*before.filters, *filters), choices=(*before.choices, *choices), places=(*before.places, *places),
        understood=(*before.understood, *one.understood),
    )  # fmt: skip


def _conditions(one: Interpretation) -> set[str]:
    """The fields that the conditions of a question are on."""
    fields = {field_of(f) for f in one.filters} | {field_of(c) for c in one.choices}
    return fields | {place.split(":")[0] for place in one.places}
