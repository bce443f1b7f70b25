"""Conditions of different kinds that an "or" sets beside each other: "due in 2021 *or* with a footnote".

Each half is read as a question of its own, under the same noun; what meets either of them is selected. Only where
each half sets one condition: with more, nothing says how far the "or" reaches.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.question import complement
from index.question.clause import last_word
from index.question.filters import Filter, alternative
from index.question.interpretation import Interpretation
from index.question.items import Item
from ingest.fold import fold

_EITHER = frozenset(["either", "entweder", "soit"])


def read(one: Interpretation, items: Sequence[Item], half: Callable[[Sequence[Item]], Interpretation]) -> Interpretation:
    """``one``, or, where an "or" of it was not read, what the two halves say; ``half`` reads a clause."""
    listed = _those_as_well(items)
    if listed != list(items) and one.target in ("actions", "") and one.form in ("list", "count"):
        found = _either(one, listed, half)
        return replace(one, subject=one.subject or ("and",), notes=(*one.notes, "unread")) if found is one else found
    return _either(one, items, half) if "unread" in one.notes else one


def _either(one: Interpretation, items: Sequence[Item], half: Callable[[Sequence[Item]], Interpretation]) -> Interpretation:
    """``one``, or what the two halves of its "or" say."""
    if one.target not in ("actions", "") or one.form not in ("list", "count"):
        return one
    nouns = [i for i, item in enumerate(items) if "n_action" in item.concepts or ("those" in item.concepts and "which" in fold(item.text).split())]
    ors = [i for i, item in enumerate(items) if "or" in item.concepts and last_word(item) not in _EITHER]
    if not nouns or len(ors) != 1 or ors[0] < nouns[0]:
        return one
    head = list(items[: nouns[0] + 1])
    plain = [item for item in items[nouns[0] + 1 : ors[0]] if last_word(item) not in _EITHER]
    halves = [half([*head, *plain]), half([*head, *items[ors[0] + 1 :]])]
    conditions = [_only_condition(each) for each in halves]
    shared: list[Filter] = []
    verb = next((i for i, item in enumerate(plain) if i and fold(item.text) in _VERBS), 0)
    if None in conditions and verb and fold(items[ors[0] + 1].text) in _VERBS:
        # "actions due in 2021 *have X or are in section C*": what stands before the verbs is said of both
        opening = half([*head, *plain[:verb]])
        shared = [*opening.filters, *complement.conditions(opening.places)]
        if opening.subject or opening.choices or opening.acts or opening.form not in ("list", "count") or not shared:
            return one
        halves[0] = half([*head, *plain[verb:]])
        conditions[0] = _only_condition(halves[0])
    if None in conditions or not _said(conditions, items[ors[0] + 1 :]):
        return one
    if all(each and each.field == "body" for each in conditions) and items[ors[0] - 1].text != ",":
        return one  # "X or Y and Z": nothing says what goes with what
    found = Filter("either", "any", tuple(alternative(each) for each in conditions if each), _words(items[nouns[0] + 1 :]))
    meanings = [meaning for each in halves for _, meaning in each.understood]
    return replace(
        one, filters=(*shared, found), choices=(), places=(), subject=(), form=halves[0].form, explicit=True,
        notes=tuple(dict.fromkeys(note for each in halves for note in each.notes)),
        understood=((found.text, " or ".join(meanings)),),
    )  # fmt: skip


def _those_as_well(items: Sequence[Item]) -> list[Item]:
    """ "All actions due in 2021 *as well as all those in section B*": what meets either, as an "or" between the conditions."""
    found = list(items)
    nouns = [i for i, item in enumerate(found) if "n_action" in item.concepts or fold(item.text) in _ONES]
    for at in [i for i, item in enumerate(found) if item.concepts & {"and", "together"} and nouns and i > nouns[0] + 1]:
        behind = at + 1
        while behind < len(found) and ("all" in found[behind].concepts or fold(found[behind].text) in ("also", "any")):
            behind += 1
        those = found[behind] if behind < len(found) else None
        following = found[behind + 1] if behind + 1 < len(found) else None
        if those is None or following is None or not (fold(those.text) in _ONES or "n_action" in those.concepts):
            continue
        if not (fold(following.text) in _RELATIVE or following.concepts & _SAYS):
            continue
        either = Item("concept", (), those.start, those.start, "or", frozenset({"or"}))
        head = [replace(item, kind="concept", concepts=frozenset({"n_action"})) if i == nouns[0] and "n_action" not in item.concepts else item for i, item in enumerate(found[:at])]
        return [*head, either, *found[behind + 1 :]]
    return found


_ONES = frozenset(["those", "the ones", "ones", "these"])
_RELATIVE = frozenset(["that", "which", "whose", "where"])
_SAYS = frozenset(["due", "start", "running", "belongs", "without", "no_date"])


def _said(conditions: Sequence[Filter | None], half: Sequence[Item]) -> bool:
    """Whether the second half says what its body has to do with an action: "mention cocaine or *Europol*" does not."""
    first, second = conditions
    if first is None or second is None or second.field != "body" or first.field == "body":
        return True
    return any(item.concepts & _RELATIONS for item in half)


_VERBS = frozenset(["are", "is", "have", "has", "were", "was"])
_RELATIONS = frozenset(["responsible", "lead", "has", "n_body", "light", "belongs"])

#: What a place named by number means as a condition: (field, prefix of its values).
_PLACES = {"area": ("area", ""), "priority": ("priority", "sp_"), "section": ("section", "sec_"), "footnote": ("footnote", "")}


def _only_condition(one: Interpretation) -> Filter | None:
    """The one condition that a half sets, ``None`` if it sets none, or more, or is not read whole."""
    if one.subject or one.choices or one.acts or one.target not in ("actions", "") or one.form not in ("list", "count") or one.fields:
        return None
    if one.filters:
        return one.filters[0] if len(one.filters) == 1 and not one.places else None
    kinds = {place.split(":")[0] for place in one.places}
    if len(kinds) != 1 or not kinds <= set(_PLACES):
        return None
    field, prefix = _PLACES[kinds.pop()]
    return Filter(field, "any", tuple(f"{prefix}{place.split(':', 1)[1]}" for place in one.places))


def _words(items: Sequence[Item]) -> str:
    return " ".join(item.text for item in items if item.kind != "punct")
