"""What the question before was answered with, for a follow-up that asks more of it: who, when, what it says.

No state is kept: the question before comes with its interpretation, and is asked again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from index.answer import kept, place_names
from index.answer.model import Answer
from index.question.aspects import NOTE
from index.question.filters import Filter, field_of
from index.question.interpretation import Interpretation
from index.question.of_units import asked_of
from index.question.same_of import NOTE as OF_ANOTHER
from index.question.theirs import ACTIONS, AMONG, FIELDS, SINGLE

MOST = 3
"""Actions that a free question may have been answered with, for a follow-up to be about them."""
MOST_TEXTS = 5
"""Units of a list whose texts a follow-up may ask for."""

_KINDS = {"act": "action", "pi": "indicator", "sp": "priority", "sec": "section"}
_UNIT = re.compile(r"(.+)/(act|pi|sp|sec)_([^./]{1,12})(?:\..*)?")
_OF_ACTIONS = frozenset(["bodies", "years", "sections", "priorities", "areas"])

MOST_VALUES = 12
"""Bodies, years or parts found whose actions may be asked for together."""


def settled(
    understood: Sequence[Interpretation],
    before: Interpretation,
    again: Callable[[Interpretation], Answer],
    read: Callable[[Interpretation], Sequence[Interpretation]],
) -> list[Interpretation]:
    """What a follow-up asks, with what it asks of what was found settled.

    Args:
        understood: what it was read as after ``before``.
        again: answers an interpretation.
        read: reads the follow-up after another question.
    """
    (one, *more) = understood
    sort = "" if more else place_names.of_another_sort(one.question, before)
    if sort:
        return [replace(before, question=sort, understood=(("", f"follows: {before.question}"),))]
    whole = any({ACTIONS, OF_ANOTHER} & set(one.notes) for one in understood)
    anchor = None if whole else anchored(before, again)
    if anchor is not None and asks_of(of_it := read(anchor), anchor, free=is_free(before)):
        understood = of_it
    elif anchor is not None and asks_where(understood, before):
        understood = [replace(anchor, question=understood[0].question, understood=(("", f"follows: {before.question}"),))]
    return [kept.checked(theirs(told(one), before, again), before, again) for one in understood]


def theirs(one: Interpretation, before: Interpretation, again: Callable[[Interpretation], Answer]) -> Interpretation:
    """The follow-up that asks for the actions of the bodies, years or parts found, with these as its condition; any other as it is."""
    if AMONG in one.notes:
        return _among(one, before, again)
    if ACTIONS not in one.notes:
        return one
    result = again(before).result
    names = tuple(item.rpartition("/")[2] for item in result.items) if result and before.target in FIELDS else ()
    field = FIELDS.get(before.target, "")
    if not 0 < len(names) <= (1 if SINGLE in one.notes else MOST_VALUES) or (field == "year" and not all(name.isdigit() for name in names)):
        return replace(one, notes=("unclear",))
    none = any(item.field == "action_count" and item.values == (0,) for item in before.filters)  # of those without any such action, all that they have
    anew = {*map(field_of, one.filters), *map(field_of, one.choices)} | {place.partition(":")[0] for place in one.places}
    conditions = () if none else tuple(item for item in before.filters if item.field != "action_count" and field_of(item) not in anew)
    places = () if none else tuple(place for place in before.places if place.partition(":")[0] not in anew | {"action", "indicator", "footnote"})
    text = ", ".join(names)
    dated = "starts_in" if "starts" in before.notes else "due_in"
    op, values = (dated, tuple(map(int, names))) if field == "year" else ("any", names)
    meaning = f"responsible: {' or '.join(names)}" if field == "body" else f"{field} {text}"
    whose = Filter(field, op, values, text)
    return replace(one, notes=(), places=(*places, *one.places), filters=(*conditions, whose, *one.filters), understood=(*one.understood, (text, meaning)))


def _among(one: Interpretation, before: Interpretation, again: Callable[[Interpretation], Answer]) -> Interpretation:
    """The follow-up with the actions that the question before found as a condition, by number."""
    answer = again(before)
    matches = [_UNIT.fullmatch(item) for item in answer.result.items] if answer.result and answer.status == "complete" else []
    numbers = tuple(match[3] for match in matches if match and match[2] == "act")
    notes = tuple(note for note in one.notes if note != AMONG)
    if not numbers or len(numbers) < len(matches):
        return replace(one, notes=(*notes, "unclear"))
    if len(numbers) == 1:
        plain = replace(one, notes=notes, target="" if one.target == "actions" else one.target, form="yes_no" if one.form == "every" else one.form)
        return asked_of(replace(plain, places=(*one.places, f"action:{numbers[0]}")), plain)
    return replace(one, notes=notes, filters=(Filter("number", "any", numbers, ", ".join(numbers)), *one.filters))


def told(one: Interpretation) -> Interpretation:
    """A field asked of what a free question found, where it found nothing that has one: to what it points is unclear."""
    return replace(one, subject=(), notes=("unclear",)) if NOTE in one.notes else one


def anchored(before: Interpretation, again: Callable[[Interpretation], Answer]) -> Interpretation | None:
    """The question before as one about the few units that it was answered with; ``None`` where it names what it asks about
    itself, or found more.

    Args:
        again: answers an interpretation.
    """
    named = {place.partition(":")[0] for place in before.places}
    if before.acts or named & {"action", "indicator"}:
        return None
    of_actions = before.target in _OF_ACTIONS and before.form in ("list", "count") and not any(item.field == "action_count" for item in before.filters)
    answer = again(replace(before, target="actions", form="list", fields=()) if of_actions else before)
    if is_free(before) and before.form in ("list", "define") and answer.status != "answered" and not place_names.answers(before, answer.world):
        return None  # "what is SIENA?": a term, and no unit
    plans = {plan.id for plan in answer.world.plans}
    selected = [item for item in answer.result.items if "/" in item] if answer.result is not None else []
    quoted = [f"{made.document}/{made.place}" for made in answer.citations] if is_free(before) and answer.status == "answered" else []
    if quoted and not _UNIT.fullmatch(quoted[0]):
        return None  # answered from elsewhere first
    matches = [_UNIT.fullmatch(place) for place in selected or quoted]
    alone = len(set(selected or quoted)) == 1  # a heading beside others is what they stand under
    units = [match for match in matches if match and match[1] in plans and (alone or match[2] in ("act", "pi"))]
    found = tuple(dict.fromkeys(f"{_KINDS[match[2]]}:{match[3]}" for match in units))
    most = MOST_TEXTS if selected else MOST
    if not 0 < len(found) <= most or (selected and len(units) < len(selected)):
        return None
    return replace(before, subject=(), filters=(), choices=(), target="", form="list", fields=(), places=found, notes=())


def is_free(before: Interpretation) -> bool:
    """Whether a question is in free words, of which no record accounts for any."""
    return bool(before.subject) and not (before.filters or before.choices or before.places or before.target)


def asks_of(understood: Sequence[Interpretation], anchor: Interpretation, *, free: bool) -> bool:
    """Whether a follow-up that was read with ``anchor`` before it asks for fields of its units, or who takes part in them, and
    nothing else. Of the several units of a list (not ``free``) only the texts are meant: all else is asked of the list."""
    texts = all(one.fields == ("text",) for one in understood)
    return bool(understood) and (texts or free or len(anchor.places) == 1) and all(_asks_of(one, anchor, free=free) for one in understood)


def asks_where(understood: Sequence[Interpretation], before: Interpretation) -> bool:
    """ "Which countries does the plan name? … *In which action?*": the units themselves that a question in free words was answered with."""
    (one, *more) = understood
    bare = one.target == "actions" and one.form == "list" and not (one.filters or one.places or one.choices or one.subject or one.acts)
    return is_free(before) and bare and not more and len(one.question.split()) <= MOST_WORDS


MOST_WORDS = 4
"""Words of a question for nothing but where something stands."""


def _asks_of(one: Interpretation, anchor: Interpretation, *, free: bool) -> bool:
    follows = any(meaning.startswith("follows: ") for _, meaning in one.understood)
    if anchor.places[0].partition(":")[0] in ("priority", "section"):
        return one.places == anchor.places and not (one.subject or one.acts or "unread" in one.notes)
    if not (follows or one.target == "sources") or one.places != anchor.places or one.subject or one.acts or "unread" in one.notes:
        return False
    if free and one.form in ("yes_no", "list", "count") and (one.filters or one.choices):
        return True  # "which of these end in 2025?", of what a free question was answered with
    asks = bool(one.fields) or one.target == "sources"
    return "takes_part" in one.notes or (asks and one.form in ("list", "count", "yes_no") and not (one.filters or one.choices))
