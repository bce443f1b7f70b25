"""Follow-ups: "and Frontex?", "which of those by 2023?" refine the question before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.filters import NOT, Choice, Filter
from index.question.interpretation import Interpretation
from index.question.items import Item
from ingest.fold import fold

#: What directly follows a "those" that points ahead: it says which ones ("those due in 2021").
_SAYS_WHICH = frozenset(["due", "start", "running", "has", "belongs", "mentions", "topic", "in", "from"])
_RELATIVE = frozenset(["of", "that", "which", "where", "who"])


_ASKING = frozenset(["which", "how", "cuales", "cuantas", "cuantos", "welche", "wie", "lesquelles", "lesquels", "combien"])


def anaphoric(items: Sequence[Item], index: int) -> bool:
    """Whether the item at ``index`` points back to a question before: "of those", "them"."""
    item = items[index]
    if "those" not in item.concepts or "stop" in item.concepts:
        return False
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None:
        return True
    if following.kind == "number":
        return False
    if fold(item.text).split()[0] in _ASKING:
        return True
    return not (following.concepts & _SAYS_WHICH or following.text.lower() in _RELATIVE)


def points_back(clause: Sequence[Item]) -> bool:
    """Whether a clause names what it asks about only as "those", "them" or "it"."""
    return any(anaphoric(clause, index) for index in range(len(clause)))


def leans(clause: Sequence[Item], one: Interpretation) -> bool:
    """Whether a clause is read together with the question before it."""
    opening = next((item for item in clause if item.kind != "punct"), None)
    if points_back(clause):
        return True
    if one.subject or opening is None:
        return False
    if opening.concepts & {"and_what", "only", "without"} and one.form in ("list", "count", "yes_no"):
        return True
    if any(item.text.lower() in _PRONOUNS for item in clause) and not one.places:
        return True
    counts_on = one.form == "count" and not one.places and not any(_names(item) for item in clause)
    return bare(clause, one) or counts_on


#: What "and its priority area?" asks of an action named before, by target.
_FIELDS = {"areas": "areas", "years": "timetable", "bodies": "bodies", "priorities": "priority", "sections": "section", "footnotes": "footnote"}  # fmt: skip

_PRONOUNS = frozenset(["it", "its", "they", "their", "those", "these", "them"])


def bare(clause: Sequence[Item], one: Interpretation) -> bool:
    """ "How many?", "When?", "Who is responsible?": nothing says of what."""
    asks = one.form in ("count", "share") or (bool(one.fields) and one.form != "rank")
    says = one.places or one.filters or one.choices or one.acts or one.subject
    return asks and not says and not any(_names(item) for item in clause)


def _names(item: Item) -> bool:
    nouns = {"n_action", "n_indicator", "n_body", "n_footnote", "n_act", "plan", "n_document", "n_area", "n_priority", "n_section", "n_year", "n_timetable", "n_source"}  # fmt: skip
    return bool(item.concepts & nouns) or item.kind in ("class", "years")


def numbered(before: Interpretation, one: Interpretation) -> Interpretation:
    """ "Which actions belong to priority 3? And 4?": a bare number is of the kind of the place named before."""
    kinds = {place.split(":")[0] for place in before.places}
    if len(kinds) != 1 or not one.subject or one.places or not all(word.isdigit() for word in one.subject):
        return one
    kind = kinds.pop()
    return replace(one, subject=(), places=tuple(f"{kind}:{word}" for word in one.subject))


def repeats(one: Interpretation) -> bool:
    """ "List the actions." after a question that asked for them already adds nothing."""
    asked = one.filters or one.choices or one.places or one.subject or one.acts or one.fields
    return one.form == "list" and not asked


def refine(before: Interpretation, one: Interpretation, *, narrowing: bool) -> Interpretation:
    """The earlier interpretation with what the follow-up changes or adds.

    A filter on the same field replaces the earlier one after "and …?", since that asks the same
    of another body or year; where ``narrowing`` ("of those"), or where it leaves something out, it
    is added. A year alone is meant as the year before it was ("due in 2021 … and in 2022?").
    """
    settled, open_choices = _as_before(before, one)
    mine = (*one.filters, *settled)
    fresh = {_field(f) for f in mine if not _denies(f)} | {_field(c) for c in open_choices}
    keep = [f for f in before.filters if narrowing or _field(f) not in fresh]
    choices = [c for c in before.choices if narrowing or _field(c) not in fresh]
    same = one.target in ("", "actions") and not one.fields and one.form in ("list", "free")
    fields = one.fields or (before.fields if same else ())
    if one.target in _FIELDS and any(place.startswith("action:") for place in before.places):
        fields = tuple(dict.fromkeys((*fields, _FIELDS[one.target])))
    form = before.form if one.form in ("list", "free") else one.form
    if one.fields and before.form == "yes_no" and not mine and not open_choices:
        # "Is X responsible for Action 12? And when is it due?": the question before only says of what
        keep, choices, form = [], [], one.form
    return replace(
        one,
        target=before.target if (one.target in ("", "actions") and not one.fields) else one.target,
        form="list" if form == "free" or (narrowing and form in ("count", "yes_no") and one.form == "list") else form,
        fields=fields,
        places=_places(before, one, narrowing=narrowing),
        filters=(*keep, *mine),
        choices=(*choices, *open_choices),
        explicit=before.explicit or one.explicit,
        understood=(("", f"follows: {before.question}"), *one.understood),
    )


def _places(before: Interpretation, one: Interpretation, *, narrowing: bool) -> tuple[str, ...]:
    """Places named anew replace those of their kind, and everything where a unit is named by number."""
    kinds = {place.split(":")[0] for place in one.places}
    if kinds & {"action", "indicator", "footnote"} and not narrowing:
        return one.places
    kept = [place for place in before.places if narrowing or place.split(":")[0] not in kinds]
    return (*kept, *one.places)


def _as_before(before: Interpretation, one: Interpretation) -> tuple[list[Filter], list[Choice]]:
    """Choices of a year, settled where the question before said what its year meant."""
    meant = {f.op for f in before.filters if f.field == "year"}
    settled: list[Filter] = []
    left: list[Choice] = []
    for choice in one.choices:
        same = [f for _, f in choice.readings if f.field == "year" and f.op in meant]
        if same:
            settled.append(same[0])
        else:
            left.append(choice)
    return settled, left


def _denies(item: Filter) -> bool:
    return item.op == "none" or item.op.startswith(NOT)


def _field(item: Filter | Choice) -> str:
    field = item.field if isinstance(item, Filter) else item.readings[0][1].field
    return {"named": "body", "row": "body", "timetable": "year"}.get(field, field)
