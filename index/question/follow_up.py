"""A clause behind a question that it may lean on: what it asks of what that one found, or how it changes that one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question import (
    as_actions,
    elliptic,
    extremes,
    fragment,
    kept,
    ordinals,
    pairs,
    partners,
    set_beside,
    taking_part,
    theirs,
    varied,
)
from index.question.follow import leans, refine, unclear
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.question.pointing import asks_among, points_back
from index.question.turn import Turn
from index.world import World


def settled(
    clause: Sequence[Item], one: Interpretation, before: Interpretation, world: World, *, text: str, replaced: Sequence[str]
) -> tuple[Interpretation | None, Interpretation, Interpretation]:
    """(what the clause asks, if that is settled; else ``None``, and then what it was read as and the question before, both as they
    go on).

    Args:
        text: the clause as it is written.
        replaced: bodies in whose place it names others.
    """
    one = fragment.of_what_was_found(clause, fragment.cited(before, one), before)
    one = fragment.toggled(clause, fragment.either(clause, one, before), before)
    one = fragment.each(clause, fragment.topic(clause, one, before), before)
    one = fragment.of_indicators(clause, one, before)
    before = replace(before, subject=()) if fragment.retopics(clause, one, before) else before
    one = extremes.again(before, one)
    before = extremes.unsettled(before) if extremes.noted(one) or ordinals.noted(one) else before
    before = as_actions.of_actions(clause, one, before)
    if elliptic.which_actions(clause):
        one = replace(one, subject=(), notes=tuple(note for note in one.notes if note != "unread"))  # "*for which* actions?"
    one = taking_part.of_one_action(clause, one, before)
    ranked = before.form == "rank" and before.target != "actions" and points_back(clause) and bool(one.filters or one.places or one.choices)
    among = theirs.among(clause, one, before, back=points_back(clause) or elliptic.of_what_was_found(clause))
    if among is not one:
        return among, one, before
    again = partners.of_another(clause, one, before)
    if again is not one:
        return again, one, before
    paired = pairs.of_them(clause, one, before, world)
    if paired is not one:
        return paired, one, before
    elsewhere = elliptic.which_actions(clause) and before.target == "indicators"  # no record links the two
    if elliptic.which_indicators(clause) and before.target == "indicators" and says_something(before):
        return replace(before, question=text, form=one.form, understood=(("", f"follows: {before.question}"), *before.understood)), one, before
    if unclear(clause) or ranked or elsewhere or (ordinals.noted(one) and before.form in ("compare", "beside", "measure", "table")):  # "both", of two that the question before does not name; "these", of what it only counted
        return replace(one, notes=(*one.notes, "unclear")), one, before
    again = varied.varied(clause, one, before, replaced)
    if again is not one:
        return again, one, before
    if before.acts and fragment.only_asks(clause):
        return replace(before, question=f"{before.question} {text}", understood=(("", f"follows: {before.question}"), *before.understood)), one, before
    return None, one, before


def leaning(clause: Sequence[Item], one: Interpretation, before: Interpretation, turn: Turn, *, only: bool, message: str) -> Interpretation:
    """The clause together with the question before where it leans on that, unclear where it points to nothing there, else as it is.

    Args:
        only: it opens with an "only".
        message: the whole message.
    """
    field = fragment.names_a_field(clause) and kept.of_actions(before) and one.target == "bodies"
    together = (leans(clause, one) or field) and not fragment.apart(clause, one, before)
    if together or fragment.leans(clause, one, before, instead=turn.instead):
        if one.places and one.target in ("sections", "priorities", "areas"):
            one = replace(one, target="")  # the noun belongs to the condition
        before = kept.ungrouped(before, one, clause)
        among = only or asks_among(clause) or set_beside.narrows(clause) or bool({"narrowed", "takes_part"} & set(one.notes)) or bool(ordinals.noted(one))
        mine = set_beside.beside(clause, before, one, instead=turn.instead, possessive=set_beside.possessive(message))
        return refine(before, mine, narrowing=among and not turn.instead, within=points_back(clause) or elliptic.of_what_was_found(clause))
    bare = elliptic.which_actions(clause) or (elliptic.which_indicators(clause) and not one.filters) or fragment.names_a_field(clause)
    if bare and says_something(before):
        return replace(one, notes=(*one.notes, "unclear"))  # never all that there are
    if points_back(clause) and not (one.acts or one.places or one.subject):
        return replace(one, notes=(*one.notes, "unclear"))  # "which *of those* are due in 2021?", of indicators
    return one


def says_something(before: Interpretation) -> bool:
    """Whether a question asks for less than all that there are of something."""
    return bool(before.filters or before.choices or before.places or before.acts or before.subject) or before.form in ("rank", "compare", "measure", "average")
