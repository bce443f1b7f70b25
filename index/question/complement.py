""" "And which do *not*?" after a question: the others, under the same conditions but the last one said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.clause import filler
from index.question.filters import NOT, OPERATORS, Filter
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.question.kept import kinds
from ingest.fold import fold

_SWAPPED = {"any": "none", "none": "any", "present": "missing", "missing": "present", "ongoing": "not_ongoing", "not_ongoing": "ongoing", "dated": "no_year", "no_year": "dated"}
#: Fields of places → (field, prefix of its values).
_PLACES = {"area": ("area", ""), "priority": ("priority", "sp_"), "section": ("section", "sec_"), "place": ("", "")}
_VALUES = frozenset(["bodies", "areas", "priorities", "sections"])
_ASIDE = frozenset(["which", "and_what", "n_action", "those", "light", "how_many", "has", "and"])


def asks(clause: Sequence[Item]) -> bool:
    """Whether a clause says no more than "and which not"."""
    words = [item for item in clause if item.kind != "punct"]
    denials = [item for item in words if "not" in item.concepts or fold(item.text) in _NONE]
    asking = any(item.concepts & {"which", "how_many"} for item in words)
    others = [item for item in words if "else" in item.concepts or fold(item.text) in _OTHERS]
    rest = [item for item in words if item not in denials and item not in others and not (filler(item) or item.concepts & _ASIDE or fold(item.text) in _AGAIN)]
    if any(item.concepts & {"who", "somebody"} for item in words):
        return False  # "*who* else?" asks for bodies
    return not rest and ((asking and len(denials) in (1, 2)) or (bool(others) and not denials))


_NONE = frozenset(["none", "aucune", "aucun", "keine", "keines", "ninguna", "ninguno"])
_OTHERS = frozenset(["rest", "remainder", "autres", "reste", "anderen", "andere", "ubrigen", "restlichen", "otras", "otros", "demas", "resto"])
_AGAIN = frozenset(["font", "tun", "hacen", "lo", "is", "ones", "one", "others"])


def of(before: Interpretation, one: Interpretation) -> Interpretation:
    """The question before with its last condition denied; unread where nothing says which one that is."""
    if any(not note.startswith("only_class:") for note in kinds(before)):
        return replace(one, subject=(), notes=("unclear",))  # "only in section A": not all others have none there
    valued = before.target in _VALUES and before.form == "list" and bool(before.filters or before.places) and not any(item.field == "action_count" for item in before.filters)
    if valued and not (before.choices or before.subject or before.acts) and not any(place.startswith("action:") for place in before.places):
        return replace(
            before, question=one.question, filters=(Filter("action_count", "=", (0,), one.question), *before.filters), understood=(("", f"follows: {before.question}"), *before.understood, (one.question, "all the others")),
        )  # fmt: skip
    if before.form == "every" and (before.filters or len(before.places) == 1) and not (before.choices or before.subject):
        failing = replace(before.filters[-1], op=denied(before.filters[-1]))
        return replace(before, question=one.question, form="list", filters=(*before.filters[:-1], failing), notes=(), understood=(("", f"follows: {before.question}"), (one.question, "those that do not")))
    last = _last(before)
    if last is None or before.choices or before.subject or before.target != "actions" or before.form not in ("list", "count"):
        return replace(before, question=one.question, subject=one.subject or (one.question,), notes=(*one.notes, "unread"), form="list")
    kept = tuple(item for item in before.filters if item is not last)
    places = before.places if last in before.filters else tuple(place for place in before.places if place not in _of_kind(before.places))
    without = [replace(last, op=denied(last))]
    if last.field == "body" and last.op == "all" and len(last.values) > 1 and any(word in fold(before.question) for word in _COMMON):
        without.insert(0, replace(last, op="any"))  # "what A and B have in common, and what *not*": what only one of them has
    return replace(
        before, question=one.question, ignored=one.ignored, corrections=one.corrections, filters=(*kept, *without), places=places,
        form=one.form if one.form == "count" else "list",
        understood=(("", f"follows: {before.question}"), (one.question, "all the others")),
    )  # fmt: skip


#: Verbs and nouns of having in common, beside which only what one of those named has is set.
_COMMON = ("in common", " share", "en commun", "partag", "gemein", "teilen", "en comun", "compart")


def denied(item: Filter) -> str:
    """The operator that lets pass what this one does not."""
    op = _SWAPPED.get(item.op, "")
    if item.op == "all" and len(item.values) == 1:
        op = "none"
    if op in OPERATORS[item.field]:
        return op
    return item.op.removeprefix(NOT) if item.op.startswith(NOT) else f"{NOT}{item.op}"


def _last(before: Interpretation) -> Filter | None:
    """The condition said last, ``None`` where nothing tells."""
    if not before.filters:
        kinds = {place.split(":", 1)[0] for place in before.places}
        return _place(before) if len(kinds) == 1 and kinds <= _PLACES.keys() else None
    if len(before.filters) == 1 and not before.places:
        return before.filters[0]
    question = fold(before.question)
    ends = [(question.rfind(fold(item.text).split()[-1]) if item.text.split() else -1, item) for item in before.filters]
    if before.places:
        if len({place.split(":", 1)[0] for place in before.places}) > 1 or before.places[0].split(":", 1)[0] not in _PLACES:
            return None
        said_last = _place(before)
        ends.append((question.rfind(fold(before.places[-1].split(":", 1)[1])), said_last))
    if any(at < 0 for at, _ in ends) or len({at for at, _ in ends}) < len(ends):
        return None
    return max(ends, key=lambda pair: pair[0])[1]


def _of_kind(places: Sequence[str]) -> Sequence[str]:
    """The places that are one condition."""
    return [place for place in places if place.split(":", 1)[0] in _PLACES]


def conditions(places: Sequence[str]) -> list[Filter]:
    """Places named by number as conditions on actions, those of each kind together."""
    found: dict[str, list[str]] = {}
    for place in places:
        kind, value = place.split(":", 1)
        field, prefix = _PLACES.get(kind, (kind, ""))
        found.setdefault(field or ("priority" if value.startswith("sp_") else "section"), []).append(f"{prefix}{value}")
    return [Filter(field if field in OPERATORS else "number", "any", tuple(values), ", ".join(values)) for field, values in found.items()]


def _place(before: Interpretation) -> Filter:
    """The places named, all of one kind, as a condition."""
    values = [place.split(":", 1)[1] for place in before.places]
    kind = before.places[0].split(":", 1)[0]
    field, prefix = _PLACES[kind]
    if kind == "place":
        field = "priority" if all(value.startswith("sp_") for value in values) else "section"
    return Filter(field, "any", tuple(f"{prefix}{value}" for value in values), ", ".join(values))
