"""Units that a question names: by number, or by the words of their titles; acts are read by ``index.question.acts``."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, takewhile

from index.question import headings
from index.question.clause import Clause, filler, last_word
from index.question.filters import Choice, Filter
from index.question.interpretation import Draft
from index.world import World, stems
from ingest.fold import fold

#: What a "number 14" without a noun of its own may be the number of.
_NUMBERED = {"n_indicator": "indicator", "n_footnote": "footnote", "n_priority": "priority"}
_BY_NUMBER = re.compile(r"(?:no|nr|n|number|numero|nummer|#)(?!\w)")


def numbers(clause: Clause, draft: Draft) -> None:
    """Actions, indicators, footnotes, priorities and areas that are named by number."""
    nouns = [kind for noun, kind in _NUMBERED.items() if clause.has(noun)]
    bare = [i for i in clause.kinds("action") if _BY_NUMBER.match(fold(clause.items[i].text))]
    if len(nouns) == 1 and not clause.has("n_action"):  # "which *indicator* is number 14?"
        clause.reread({i: replace(clause.items[i], kind=nouns[0]) for i in bare})
    for index in clause.kinds("action", "indicator", "footnote", "priority", "section", "area"):
        item = clause.items[index]
        draft.places += [f"{item.kind}:{value}" for value in item.values]
        draft.understood.append((item.text, f"{item.kind} {', '.join(map(str, item.values))}"))
        clause.use(index)


def sections(clause: Clause, draft: Draft, world: World) -> None:
    """Sections by the words of their titles, next to the word "section" ("the prevention section")."""
    nouns = [i for i in clause.concepts("n_section") if clause.free(i)]
    for index, stems_of in headings.titled(clause, world, "section", nouns):
        draft.places.append(f"place:{stems_of}")
        clause.use(index)
        draft.understood.append((clause.items[index].text, f"section {stems_of}"))


def titles(clause: Clause, draft: Draft, world: World) -> None:
    """Words of a place's own title beside its number: "section C, drug-related harms" adds no condition.

    At least two content words, all of the title: one alone may be meant as a condition.
    """
    kinds = {"priority": "sp_", "section": "sec_", "place": ""}
    wanted = {f"{kinds[kind]}{value}" for kind, _, value in (place.partition(":") for place in draft.places) if kind in kinds}
    for _, unit in [*world.units("priority"), *world.units("section")]:
        if unit.place not in wanted:
            continue
        heading = set(stems(unit.heading))
        free = [
            i
            for i, item in enumerate(clause.items)
            if clause.free(i) and item.kind in ("word", "concept") and not filler(item) and set(stems(item.text)) <= heading
        ]
        if len(free) > 1 or f"place:{unit.place}" in draft.places:
            clause.use(*free)


def adjective(clause: Clause, draft: Draft, world: World) -> None:
    """ "The *governance* actions", "all *harm reduction* actions": a part of the plan by a word of its title, or the word.

    Which of the two is meant nothing says, so both are readings: of a section its title first, of a priority the word.
    """
    if draft.target != "actions" or draft.choices:
        return
    nouns = [i for i in clause.concepts("n_action") if i]
    used = list(range(nouns[0] - 1, -1, -1)) if nouns else []
    words = list(takewhile(lambda i: clause.free(i) and clause.items[i].kind in ("word", "concept") and not filler(clause.items[i]) and not clause.items[i].concepts & _ASKING, used))
    phrase = clause.text(*words)
    wanted = set(stems(phrase))
    if not wanted:
        return
    titled = [unit for kind in ("section", "priority") for _, unit in world.units(kind) if wanted <= set(stems(unit.heading))]
    if len(titled) != 1:
        return
    kind = titled[0].kind
    titled_so = f"strategic priority {titled[0].number}, by its title" if kind == "priority" else f"section {titled[0].place}"
    place = (titled_so, Filter(kind, "any", (titled[0].place,), phrase))
    scan = (f"these words stand in the text (any): {phrase}", Filter("word", "any", (phrase,), phrase))
    draft.choices.append(Choice((place, scan) if kind == "section" else (scan, place)))
    draft.understood.append((phrase, f"{place[0]} or {scan[0]}"))
    clause.use(*words)


#: What stands before "actions" and says how many or which, not what about.
_ASKING = frozenset(["which", "how_many", "share", "most", "fewest", "largest", "smallest", "single", "several", "only", "not", "without", "else", "distinct", "first", "last", "earliest", "latest", "ongoing", "open", "overdue", "due", "n_year", "n_body", "n_section", "n_priority", "n_area", "hello", "more", "fewer", "all", "any", "like", "plan", "has", "responsible", "mentions", "cites", "exactly", "per"])


#: What a place named in the question restricts: (field, prefix of its values).
_FIELDS = {
    "area": ("area", ""),
    "priority": ("priority", "sp_"),
    "section": ("section", "sec_"),
    "footnote": ("footnote", ""),
    "action": ("number", ""),
}


def negated(clause: Clause, draft: Draft) -> None:
    """ "Not in section A", "except those under priority 1", "other than Action 4": places that are left out."""
    denied: set[int] = set()
    for index in clause.kinds(*_FIELDS):
        if index in denied:
            continue
        item = clause.items[index]
        negations = [i for i in _before(clause, index) if clause.free(i)]
        if not negations or not _selects(clause, draft):
            continue
        draft.target = "actions"
        if len(negations) == 2 and _doubled(clause, *negations):
            clause.use(*negations)  # "not outside section A", "except those not in section A"
            continue
        field, prefix = _FIELDS[item.kind]
        members = _list_from(clause, index)
        values = [value for i in members for value in clause.items[i].values]
        for value in values:  # once each: what is left out here may be asked for elsewhere, which then is a contradiction
            if f"{item.kind}:{value}" in draft.places:
                draft.places.remove(f"{item.kind}:{value}")
        clause.use(*negations, *range(index, members[-1] + 1))
        words = clause.text(*negations, *members)
        draft.filters.append(Filter(field, "none", tuple(f"{prefix}{value}" for value in values), words))
        draft.understood.append((words, f"not {clause.text(*members)}"))
        denied.update(members)


def _doubled(clause: Clause, near: int, far: int) -> bool:
    """Whether one denial of a place is denied by another before it."""
    if "outside" in clause.items[near].concepts:
        return bool(clause.items[far].concepts & {"not", "without"})
    pointing = any("those" in item.concepts for item in clause.items[far + 1 : near])
    return pointing and "not" in clause.items[near].concepts and "without" in clause.items[far].concepts


def bare_numbers(clause: Clause, draft: Draft) -> None:
    """ "*Other than 13*, which actions …?", "all of X's actions except 4 and 7": a number alone, left out of actions, is one's."""
    if draft.target != "actions":
        return
    for index in clause.concepts("without"):
        numbers = [i for i in _numbers_from(clause, index + 1) if clause.free(i)]
        if not clause.free(index) or not numbers:
            continue
        values = tuple(str(clause.items[i].values[0]) for i in numbers)
        words = clause.text(index, *numbers)
        clause.use(index, *range(numbers[0], numbers[-1] + 1))
        draft.filters.append(Filter("number", "none", values, words))
        draft.understood.append((words, f"not action {', '.join(values)}"))


def _numbers_from(clause: Clause, start: int) -> list[int]:
    """The numbers of a list that nothing counted follows."""
    found: list[int] = []
    for i in range(start, len(clause.items)):
        item = clause.items[i]
        if item.kind == "number" and item.text.isdigit():
            found.append(i)
        elif not (item.text == "," or item.concepts & {"and", "or"} or (not found and fold(item.text) in ("number", "no", "nr", "numbers"))):
            counted = item.concepts & {"n_body", "n_area", "n_source", "n_action", "n_year", "n_footnote", "n_indicator"} or item.kind == "word"
            return [] if counted and found and found[-1] == i - 1 else found
    return found


def _stretches(clause: Clause, draft: Draft, world: World) -> None:
    """ "Areas 7.1 to 7.3": those of the plan in between as well."""
    known = sorted({area.code for row in world.rows for area in row.action.areas}, key=_ordered)
    indexes = clause.kinds("area")
    for first, last in pairwise(indexes):
        between = clause.items[first + 1 : last]
        to = len(between) == 1 and between[0].text.lower() in ("to", "bis", "until", "through", "a", "à")
        dashed = not between and clause.items[last].start - clause.items[first].end == 1
        if to or dashed:
            low, high = (_ordered(str(clause.items[i].values[0])) for i in (first, last))
            clause.use(*range(first, last + 1))
            draft.places += [f"area:{code}" for code in known if low < _ordered(code) < high]


def _whole_areas(clause: Clause, draft: Draft, world: World) -> None:
    """ "Area 3": all areas whose codes begin with that number."""
    for index in clause.concepts("n_area"):
        number = clause.items[index + 1] if index + 1 < len(clause.items) else None
        if number is None or number.kind != "number" or not number.text.isdigit() or not (_selects(clause, draft) or draft.target in ("bodies", "years")):
            continue
        codes = sorted({area.code for row in world.rows for area in row.action.areas if area.code.startswith(f"{number.text}.")}, key=_ordered)
        if codes and clause.free(index + 1):
            clause.use(index, index + 1)
            words = clause.text(index, index + 1)
            draft.filters.append(Filter("area", "any", tuple(codes), words))
            draft.understood.append((words, f"priority area {', '.join(codes)}"))
            draft.target = draft.target or ("" if clause.has("who", "when") else "actions")


def _ordered(code: str) -> tuple[int, ...]:
    return tuple(int(part) for part in code.split(".") if part.isdigit())


def areas(clause: Clause, draft: Draft, world: World) -> None:
    """ "Both area 6.1 and 6.3" is all of them, "area 6.1 only" no other; a plain "and" is any of them, and noted."""
    _whole_areas(clause, draft, world)
    _stretches(clause, draft, world)
    indexes = clause.kinds("area")
    values = [place.split(":", 1)[1] for place in draft.places if place.startswith("area:")]
    if not values or not _selects(clause, draft):
        return
    first, last = min(indexes), max(indexes)
    only = [i for i in clause.concepts("only") if clause.free(i) and (i in (last + 1, last + 2) or first - 4 <= i < first)]
    between = clause.items[first : last + 1]
    joined = len(values) > 1 and not any("or" in item.concepts for item in between)
    both = [i for i in clause.concepts("together") if clause.free(i) and first - 5 <= i <= last + 3 and joined]
    if only or both:
        op = "only" if only else "all"
        clause.use(*only, *both)
        draft.places = [place for place in draft.places if not place.startswith("area:")]
        words = clause.text(*indexes)
        draft.filters.append(Filter("area", op, tuple(values), words))
        draft.understood.append((words, f"priority area: {'only' if only else 'all of'} {', '.join(values)}"))
        draft.target = "actions"
    elif not draft.target and not clause.has("says", "title", "define", "overview", "acronym", "topic"):
        draft.target = "actions"  # a bare "areas 7.1-7.3"
    if joined and not (only or both) and any("and" in item.concepts or " and " in item.text for item in between):
        draft.notes.append("areas_joined")


def _selects(clause: Clause, draft: Draft) -> bool:
    """Whether actions are selected: asked for by name, or told by nothing but conditions."""
    return draft.target == "actions" or (not draft.target and not clause.kinds("action", "indicator", "footnote"))


def again(clause: Clause, draft: Draft) -> None:
    """ "*Belonging to* priority 4 *and belonging to* priority 8", "in section A *and also* in section C": said again, it asks for both.

    Two conditions then, and no list of either; how many meet one of them is noted.
    """
    for kind in ("priority", "section", "area"):
        for first, last in pairwise(clause.kinds(kind)):
            between = list(range(first + 1, last))
            joined = [i for i in between if clause.items[i].concepts & {"and", "and_what"} and "or" not in clause.items[i].concepts]
            if not joined:
                continue
            behind = [*between[between.index(joined[0]) + 1 :]]
            verb = any(clause.items[i].concepts & {"belongs", "light", "has"} and not filler(clause.items[i]) for i in behind)
            also = [i for i in between if _ALSO & set(fold(clause.items[i].text).split())]
            also += [i for i in clause.concepts("together") if kind != "area" and 0 < first - i <= 2 and last_word(clause.items[i]) in _TWO]
            if not (verb or also) or not _selects(clause, draft):
                continue
            led = [i for i in range(first - 1, max(-1, first - 3), -1) if clause.items[i].concepts & {"belongs", "light", "in", "has"} or filler(clause.items[i])]
            if not led or any(clause.items[i].kind not in ("stop", "concept") for i in between):
                clause.keep(joined[0])
                continue
            _both(clause, draft, kind, (first, last))
            clause.use(*joined, *also)
            draft.target = "actions"


_TWO = frozenset(["both", "sowohl", "tanto"])  # "in *both* section A and section B"
_ALSO = frozenset(["also", "too", "aussi", "egalement", "auch", "zugleich", "tambien", "igualmente", "simultaneously"])


def _both(clause: Clause, draft: Draft, kind: str, indexes: tuple[int, int]) -> None:
    """Two places as a condition each."""
    field, prefix = _FIELDS[kind]
    for index in indexes:
        values = [str(value) for value in clause.items[index].values]
        draft.places = [place for place in draft.places if place not in {f"{kind}:{value}" for value in values}]
        item = Filter(field, "any", tuple(f"{prefix}{value}" for value in values), clause.items[index].text)
        draft.filters += [] if item in draft.filters else [item]
    draft.notes.append("both_places")


def _list_from(clause: Clause, index: int) -> list[int]:
    """The places of one list from ``index`` on: "areas 6.1, 6.2 and 6.3"."""
    members = [index]
    for i in range(index + 1, len(clause.items)):
        item = clause.items[i]
        if item.kind == clause.items[index].kind:
            members.append(i)
        elif item.text.lower() == "in" and clause.items[i - 1].text != ",":
            continue  # "neither in section A nor in section B"
        elif not (item.text == "," or item.concepts & {"and", "or"} or item.text.lower() in ("nor", "noch", "ni")):
            break
    return members


def _before(clause: Clause, index: int) -> list[int]:
    """Negations before a place, over words that only lead to it."""
    found = []
    for i in range(index - 1, max(-1, index - 7), -1):
        item = clause.items[i]
        if item.concepts & {"not", "without", "outside"}:
            found.append(i)
        elif not (filler(item) or item.concepts & {"belongs", "n_area", "n_priority", "n_section", "in", "light", "n_action", "those"}):
            break
    return found
