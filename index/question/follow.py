"""Follow-ups: "and Frontex?", "which of those by 2023?" refine the question before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.question import antecedent, complement, holdings, kept
from index.question.clause import filler
from index.question.filters import NOT, Choice, Filter, field_of
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.question.nouns import NOUNS
from index.question.of_units import asked_of
from index.question.pointing import points_back
from index.world import World
from ingest.fold import fold


def leans(clause: Sequence[Item], one: Interpretation) -> bool:
    """Whether a clause is read together with the question before it."""
    opening = next((item for item in clause if item.kind != "punct"), None)
    if points_back(clause) or any("and_what" in item.concepts and "same" in fold(item.text).split() for item in clause):
        return True
    if one.subject or opening is None:
        return False
    if opening.concepts & {"and_what", "only", "without"} and one.form in ("list", "count", "yes_no") and not ("without" in opening.concepts and (_asks_of_its_own(clause) or _whole(clause, one))):
        return True
    own = _owning(clause)  # "which indicator has X as *its* source?"
    told = [i for i, item in enumerate(clause[:-1]) if item.text.lower() in ("those", "these") and clause[i + 1].kind != "punct"]  # "other than *those shared* with X"
    if any(item.text.lower() in _PRONOUNS and i not in told and not (i > own and item.text.lower() in ("its", "their")) for i, item in enumerate(clause)) and not one.places:
        return True
    counts_on = one.form == "count" and not one.places and not any(_names(item) for item in clause)
    conditions = one.places or one.filters or one.choices or one.acts
    tabled = one.form == "table" and not conditions and not any(item.concepts & {"n_action", "plan"} for item in clause)  # "how many per year?"
    return bare(clause, one) or counts_on or tabled


def _whole(clause: Sequence[Item], one: Interpretation) -> bool:
    """ "*Apart from X*, which actions are due in 2021?", "… who is responsible for actions due in 2021?": what it leaves out stands
    first, and all else is said too."""
    opening = next(item for item in clause if item.kind != "punct")
    others = [item for item in (*one.filters, *one.choices, *one.places) if not (isinstance(item, Filter) and _denies(item))]
    return "without" in opening.concepts and bool(others) and any("n_action" in item.concepts and "those" not in item.concepts for item in clause)


def _owning(clause: Sequence[Item]) -> int:
    """Where the noun stands that a clause asks for, to which its own "its" and "their" belong; its length if it asks for none."""
    nouns = ("n_indicator", "n_action")
    asked = [i for i in range(1, len(clause)) if clause[i].concepts & set(nouns) and any(item.concepts & {"which", "how_many"} for item in clause[max(0, i - 3) : i])]
    return next(iter([*asked, *(i for i, item in enumerate(clause) if "n_indicator" in item.concepts)]), len(clause))


def of_acts(before: Interpretation, one: Interpretation, clause: Sequence[Item], world: World) -> Interpretation:
    """ "Which directives does the plan cite, and who adopted *them*?": the acts of the list asked for before."""
    pronoun = any(item.text.lower() in _PRONOUNS for item in clause)
    if before.target != "acts" or before.form != "list" or not pronoun or one.acts or one.places or one.filters:
        return one
    acts = antecedent.listed_acts(before, world)
    return replace(one, acts=acts) if acts else one


def _asks_of_its_own(clause: Sequence[Item]) -> bool:
    """ "Besides X, *which bodies* have actions in 2021?": a question behind what is left out of it."""
    return any("which" in first.concepts and second.concepts & set(NOUNS) for first, second in pairwise(clause))


#: What "and its priority area?" asks of an action named before, by target.
_FIELDS = {"areas": "areas", "years": "timetable", "bodies": "bodies", "priorities": "priority", "sections": "section", "footnotes": "footnote"}  # fmt: skip

_ALREADY = frozenset(["they", "elles", "ils", "ellas", "ellos"])
_PRONOUNS = frozenset(["it", "its", "they", "their", "those", "these", "them", "elles", "ils", "sont-elles", "sont-ils", "ont-elles", "ont-ils", "ellas", "ellos"])


def bare(clause: Sequence[Item], one: Interpretation) -> bool:
    """ "How many?", "When?", "Who is responsible?": nothing says of what."""
    if one.form == "list" and any(fold(item.text) in _ALREADY for item in clause) and not (
        one.places or one.filters or one.choices or one.acts or one.subject
    ):
        return True  # "which ones are they?"
    asks = one.form in ("count", "share") or (bool(one.fields) and one.form not in ("rank", "measure"))
    says = one.places or one.filters or one.choices or one.acts or one.subject
    charged = any("who" in item.concepts for item in clause)  # "qui sont les *responsables* ?"
    return asks and not says and not any(_names(item) and not (charged and {"responsible", "n_body"} <= item.concepts) for item in clause)


def _names(item: Item) -> bool:
    nouns = {"n_action", "n_indicator", "n_body", "n_footnote", "n_act", "plan", "n_document", "n_area", "n_priority", "n_section", "n_year", "n_timetable", "n_source"}  # fmt: skip
    return (bool(item.concepts & nouns) and "responsible" not in item.concepts) or item.kind in ("class", "years")


def unclear(clause: Sequence[Item]) -> bool:
    """ "And *both together*?", "do they share any?": of two things that no question before names."""
    words = [item for item in clause if item.kind != "punct"]
    pointing = any("together" in item.concepts for item in words) and not any("who" in item.concepts for item in words)
    return pointing and all(filler(item) or item.concepts & {"together", "any", "all", "and_what", "those", "says"} for item in words)


#: A number without the noun of what it numbers: "11", "number 11", "n° 11".
_BARE = re.compile(r"(?:(?:the )?(?:number|no\.?|nr\.?|numero|nummer|n[o°.]{1,2}) ?)?\d{1,4}")


def numbered(before: Interpretation, one: Interpretation, clause: Sequence[Item]) -> Interpretation:
    """ "Which actions belong to priority 3? And 4?", "¿y la 4?": a bare number is of the kind of the place named before."""
    kinds = {place.split(":")[0] for place in before.places}
    bare_numbers = [item for item in clause if item.kind == "action" and _BARE.fullmatch(fold(item.text))]
    if len(kinds) == 1 and not kinds & {"action", "section"} and bare_numbers and one.places == tuple(f"action:{item.values[0]}" for item in bare_numbers):
        kind = next(iter(kinds))
        return replace(one, places=tuple(f"{kind}:{item.values[0]}" for item in bare_numbers))
    if len(kinds) != 1 or not one.subject or one.places:
        return one
    kind = kinds.pop()
    if kind == "section" and len(one.subject) == 1 and len(one.subject[0]) == 1 and one.subject[0].isupper():
        return replace(one, subject=(), places=(f"section:{one.subject[0]}",))  # "¿y en la C?"
    if not all(word.isdigit() for word in one.subject):
        return one
    return replace(one, subject=(), places=tuple(f"{kind}:{word}" for word in one.subject))


def repeats(one: Interpretation, clause: Sequence[Item]) -> bool:
    """ "List the actions." after a question that asked for them already adds nothing."""
    asked = one.filters or one.choices or one.places or one.subject or one.acts or one.fields or (any(item.text == "?" for item in clause) and any(_names(item) for item in clause))
    return one.form == "list" and not asked


def refine(before: Interpretation, one: Interpretation, *, narrowing: bool, within: bool = False) -> Interpretation:
    """The earlier interpretation with what the follow-up changes or adds.

    A filter on the same field replaces the earlier one after "and …?", since that asks the same
    of another body or year; where ``narrowing`` ("of those"), or where it leaves something out, it
    is added. A year alone is meant as the year before it was ("due in 2021 … and in 2022?"). ``within``: it says itself that it
    asks among what was found ("which *of them*"), of which nothing may meet it; else what nothing could meet takes the place
    of the condition before.
    """
    if within and before.target == "actions" and {_kind(place) for place in before.places} & {_kind(place) for place in one.places}:
        before = replace(before, filters=(*before.filters, *complement.conditions(before.places)), places=())
        one = replace(one, filters=(*one.filters, *complement.conditions(one.places)), places=())
    notes = [place for place in one.places if place.startswith("footnote:")]
    if notes and any(item.field == "footnote" for item in before.filters):
        rest = tuple(place for place in one.places if place not in notes)
        one = replace(one, places=rest, filters=(*one.filters, *complement.conditions(notes)))  # "… and *footnote 5*?"
    if before.target == "indicators" and one.target == "actions" and one.explicit:
        return one if (one.filters or one.choices or one.places) and not (within or narrowing) else replace(one, notes=(*one.notes, "unclear"))  # indicators are no actions
    before = before if within and not before.places else _answerable(before, one)
    if _two_headings(before, one):
        return replace(one, notes=(*one.notes, "unclear"))
    if before.form == "every" and not narrowing and (one.filters or one.choices) and not (one.places or one.fields or one.subject or one.acts):
        return _of_each(before, one)
    if before.form == "rank" and before.target == "bodies" and {item.field for item in one.filters} == {"body"} and one.target in ("", "actions") and one.form in ("list", "free"):
        if any(_denies(item) for item in one.filters):
            return replace(one, notes=(*one.notes, "unclear"))  # another than X, or among actions without X?
        return replace(one, target="actions", form="list")  # "which body has the most? *And Eurojust?*": how many that has
    before = _under(before, one, narrowing=narrowing)
    settled, open_choices = _as_before(before, one)
    places = _places(before, one, narrowing=narrowing)
    mine = (*one.filters, *settled)
    fresh = {field_of(f) for f in mine if not _denies(f)} | {field_of(c) for c in open_choices}
    exact = {f.field for f in mine} & {f.field for f in before.filters if not _denies(f)}  # a body that is named beside one that is responsible stays
    keep = [f for f in before.filters if (narrowing and (within or not _excluded(f, mine))) or field_of(f) not in fresh or (exact and f.field not in {each.field for each in mine})]
    choices = [c for c in before.choices if narrowing or field_of(c) not in fresh]
    bare_check = one.form == "yes_no" and not (mine or open_choices or one.fields) and not narrowing  # "is it the same for Action 14?"
    same = one.target in ("", "actions") and not one.fields and (one.form in ("list", "free") or bare_check)
    units = any(place.partition(":")[0] in ("action", "indicator", "footnote") for place in before.places)
    counted = one.form == "count" and one.target in ("", "actions") and before.target == "bodies" and units
    fields = one.fields or (before.fields if same or counted else ())  # "who is responsible for Action 12? … *how many?*"
    if one.target in _FIELDS and units:
        fields = tuple(dict.fromkeys((*fields, _FIELDS[one.target])))
    turned = before.target == "bodies" and one.target == "actions" and any(item.field == "body" for item in one.filters)  # "welche davon hat X?"
    fields = () if turned else fields
    denies = all(_denies(item) for item in one.filters)  # "and *without X*?": of what it leans on, not of all
    if turned and any(item.field == "action_count" for item in before.filters):
        return replace(one, notes=(*one.notes, "unclear")) if narrowing or denies else one  # a condition on bodies is none on actions
    inherited = "list" if before.form == "measure" else before.form  # what was measured is no part of what follows
    form = inherited if one.form in ("list", "free") or bare_check else one.form
    if form == "count" and one.form == "list" and one.target in _FIELDS and one.target != before.target:
        form = "list"  # "how many bodies? *Which section?*"
    if narrowing and before.target == "bodies" and one.target in ("", "bodies", "actions") and not turned and any(item.field == "action_count" for item in before.filters) and (mine or one.places):
        return replace(one, notes=(*one.notes, "unclear"))  # "more than ten actions? … *which of those* in section B?": the count is of all actions
    if one.places and not narrowing and any(item.field == "number" and item.op == "none" for item in before.filters):
        return replace(one, subject=(one.question,), notes=(*one.notes, "unread"))  # "… and as Action 13?"
    if (one.fields or one.target in _FIELDS) and before.form == "yes_no" and before.places and not mine and not open_choices:
        # "Is X responsible for Action 12? And when is it due?": the question before only says of what
        keep, choices, form = [], [], one.form
    refined = replace(
        one,
        target=before.target if (one.target in ("", "actions") and not one.fields and not turned) else "actions" if turned else one.target,
        form="list" if form == "free" or (narrowing and form in ("count", "yes_no") and one.form == "list") else form,
        fields=fields,
        order=one.order or (before.order if form == before.form else ""),
        places=places,
        filters=(*keep, *mine),
        choices=(*choices, *open_choices),
        explicit=before.explicit or one.explicit,
        subject=(*before.subject, *one.subject),
        notes=(*one.notes, *(note for note in before.notes if note == "unread"), *(("unlinked",) if _unlinked(before, one) else ())),
        understood=(("", f"follows: {before.question}"), *_kept(before, keep, choices, places), *one.understood),
    )
    if refined.form == "every" and choices:
        refined = replace(refined, notes=(*refined.notes, *(("unclear",) if open_choices else ("choice_first",))))  # what is asked of each is said last
    refined = asked_of(refined, one)
    conditions = refined.places or refined.choices or any(item.field != "word" for item in refined.filters)
    if before.target == refined.target == "units" and conditions:
        refined = replace(refined, target="actions")  # "is X mentioned? … *in section B*?"
    if before.target == "units" and refined.target == "acts":
        refined = replace(refined, notes=(*refined.notes, holdings.NOTE))  # "… *and in the directives*?": those held
    apart = tuple(note for note in before.notes if note.startswith("other_than:") and note not in refined.notes)
    if apart and refined.target == before.target and not any(item.field == "body" for item in one.filters):
        refined = replace(refined, notes=(*refined.notes, *apart))  # "who works with X? … *in section A*?": X is still no answer
    kinds = tuple(note for note in kept.kinds(before) if note not in refined.notes)
    same = one.target in ("", before.target) or not one.explicit
    if kinds and same and (refined.form == before.form or one.form == "count"):
        listed = "list" if narrowing and refined.form == "count" else refined.form  # "how many *of them*?": the list says so
        refined = replace(refined, form=listed, notes=(*refined.notes, *kinds))
    elif kinds and not any(item.field == "body" for item in one.filters):
        return replace(one, notes=(*one.notes, "unclear"))  # "which *agencies* …? And their actions?": what is asked on is not those of the list
    if _repeats(before, one) and not counted:
        return replace(one, notes=(*one.notes, "unclear"))
    if not _fits(refined) and (narrowing or not (mine or open_choices or one.places)):
        return replace(one, notes=(*one.notes, "unclear"))
    return refined if _fits(refined) else one  # conditions that the thing asked for cannot meet: another question


def _answerable(before: Interpretation, one: Interpretation) -> Interpretation:
    """ "What does Action 40 cost? *Who is responsible for it?*": words that the records do not account for are no condition on what is
    asked of the records next, unless they say which actions were meant."""
    lists = before.form == "overview" or (before.target in ("actions", "indicators") and before.explicit) or any(note.partition(":")[0] in ("about", "theme", "covers", "by_words") for note in before.notes)
    asks = bool(one.fields) or one.target in ("actions", *_FIELDS)
    named = before.places or (before.filters and one.target == "actions" and one.form in ("list", "count") and not one.fields)
    if not before.subject or one.subject or lists or not asks or not named:
        return before
    return replace(before, subject=(), form="list", fields=(), notes=tuple(note for note in before.notes if note != "unread"))


def _two_headings(before: Interpretation, one: Interpretation) -> bool:
    """ "What is priority 7? … *And in section B?*": what that heading is, or what stands under both?"""
    bare = not (before.target or before.filters or before.choices or one.filters or one.choices or one.target or one.fields)
    kinds = [{_kind(place) for place in each.places} for each in (before, one)]
    return bare and all(each and each <= {"priority", "section", "area"} for each in kinds) and not kinds[0] & kinds[1]


def _unlinked(before: Interpretation, one: Interpretation) -> bool:
    """ "*And its indicators?*" after an action: no record links the two."""
    return one.target == "indicators" and not one.places and any(place.startswith("action:") for place in before.places)


def _repeats(before: Interpretation, one: Interpretation) -> bool:
    """Whether a follow-up asks who, when or where of what was only compared, ranked or counted, which would give the same once more."""
    asks = bool(one.fields) or one.target in _FIELDS or one.target == "indicators" or one.form == "count"
    counts = ((one.form == "count" and one.target in ("", before.target)) or one.target == before.target == "indicators") and any(place.partition(":")[0] in ("action", "indicator") for place in before.places)
    holders = any(item.field == "action_count" for item in before.filters) and one.target in _FIELDS and one.target != before.target
    return (counts or holders or (before.form in ("compare", "rank", "measure") and asks)) and one.form in ("list", "count") and not (one.filters or one.choices or one.places)


def _of_each(before: Interpretation, one: Interpretation) -> Interpretation:
    """ "Do all X actions involve Y? … *And Z?*": another thing asked of the same actions."""
    same = before.choices and len(one.filters) == 1 and not one.choices and field_of(before.choices[0]) == field_of(one.filters[0])
    said = [as_the_other(one.filters[0], replace(before, filters=()))] if same else [*one.filters, *one.choices]
    subject = before.filters if before.choices else before.filters[:-1]
    filters = tuple(each for each in said if isinstance(each, Filter))
    choices = tuple(each for each in said if isinstance(each, Choice))
    return replace(before, question=one.question, filters=(*subject, *filters), choices=choices, understood=(("", f"follows: {before.question}"), *one.understood))


def _fits(one: Interpretation) -> bool:
    """Whether what is asked for can meet its conditions: sources are of indicators, numbers of actions of bodies, years of actions."""
    fields = {item.field for item in one.filters} | {field_of(choice) for choice in one.choices}
    if one.target == "indicators":
        placed = any(place.partition(":")[0] in ("section", "priority", "area", "place", "action") for place in one.places)
        return fields <= _OF_INDICATORS and not placed
    if one.target in ("", "actions"):
        return not fields & {"action_count", "source", "source_count"}
    return one.target == "sources" or not fields & {"source", "source_count"}


_OF_INDICATORS = frozenset(["source", "body", "named", "row", "word", "source_count", "body_count", "number"])


def _under(before: Interpretation, one: Interpretation, *, narrowing: bool) -> Interpretation:
    """ "Priority 7", and then "not the 2021 ones": what stands under a heading that was looked up, if a condition on actions follows."""
    headings = bool(before.places) and all(place.partition(":")[0] in ("priority", "section", "area", "place") for place in before.places)
    counts = one.form == "count" or one.target in _FIELDS or (narrowing and bool(one.places))
    if not headings or before.target in ("actions", "bodies", "years") or before.filters or before.choices or not (counts or ((one.filters or one.choices) and one.target in ("", "actions"))):
        return before
    return replace(before, target="actions", form="list", fields=())


def without(before: Interpretation, one: Interpretation, field: str) -> Interpretation:
    """The question before without its conditions on a field: "all years", "whatever the section"."""
    filters = tuple(item for item in before.filters if field_of(item) != field)
    choices = tuple(item for item in before.choices if field_of(item) != field)
    places = tuple(place for place in before.places if _kind(place) != field)
    return replace(
        before, question=one.question, ignored=one.ignored, corrections=one.corrections, filters=filters, choices=choices, places=places,
        understood=(("", f"follows: {before.question}"), *_kept(before, filters, choices, places)),
    )  # fmt: skip


def _kept(before: Interpretation, filters: Sequence[Filter], choices: Sequence[Choice], places: Sequence[str]) -> list[tuple[str, str]]:
    """What was understood of the question before that goes on to hold: all but the meanings of what was replaced."""
    gone = [fold(each.text) for each in before.filters if each not in filters]
    gone += [fold(each.text) for each in before.choices if each not in choices]
    gone += [place.split(":", 1)[1].lower() for place in before.places if place not in places]
    meant = []
    for words, meaning in before.understood:
        said = fold(words)
        left_out = any(text and (text in said or (said and said in text)) for text in gone)
        if not meaning.startswith("follows: ") and not left_out:
            meant.append((words, meaning))
    return meant


def _excluded(theirs: Filter, mine: Sequence[Filter]) -> bool:
    """Whether nothing could meet a condition of the question before and one of the follow-up: another year, another section."""
    return any(
        theirs.field == each.field and theirs.op == each.op and (theirs.field, theirs.op) in _ONE_VALUED and not set(theirs.values) & set(each.values)
        for each in mine
    )


#: Conditions that a thing meets with one value only.
_ONE_VALUED = frozenset([("year", "due_in"), ("year", "starts_in"), ("priority", "any"), ("section", "any"), ("number", "any")])


def as_the_other(mine: Filter | Choice, before: Interpretation) -> Filter | Choice | None:
    """What a half with no verb of its own means: its values, in the relation that the first half says; ``None`` where
    some of the first half's values would have to stay ("shares with X and which with Y")."""
    conditions: list[Filter | Choice] = [*before.filters, *before.choices]
    theirs = [each for each in conditions if field_of(each) == field_of(mine)]
    said = isinstance(mine, Filter) and (mine.field, mine.op) != ("body", "any")
    if len(theirs) != 1 or said:
        return mine
    one = mine if isinstance(mine, Filter) else mine.readings[0][1]
    if isinstance(theirs[0], Filter):
        return replace(theirs[0], values=one.values, text=one.text) if len(theirs[0].values) == len(one.values) else None
    return Choice(tuple((_relabelled(label, item, one), replace(item, values=one.values, text=one.text)) for label, item in theirs[0].readings))


def _relabelled(label: str, old: Filter, new: Filter) -> str:
    """What a reading means, said of other values."""
    for was, now in zip(old.values, new.values, strict=False):
        label = label.replace(str(was), str(now))
    return label


def _places(before: Interpretation, one: Interpretation, *, narrowing: bool) -> tuple[str, ...]:
    """Places named anew replace those of their kind, and everything where a unit is named by number."""
    kinds = {_kind(place) for place in one.places}
    if kinds & {"action", "indicator", "footnote"} and not narrowing:
        return one.places
    stay = [place for place in before.places if _kind(place) not in kinds or (narrowing and _kind(place) not in ("section", "priority"))]
    return (*stay, *one.places)


def _kind(place: str) -> str:
    """What kind of unit a place names, by its number or by its title."""
    kind, value = place.split(":", 1)
    return ("priority" if value.startswith("sp_") else "section") if kind == "place" else kind


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
