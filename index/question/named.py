"""Units and acts that a question names: by number, by the words of their titles, by the action that cites them."""

from __future__ import annotations

import re
from itertools import pairwise

from index.question import scans
from index.question.clause import Clause, filler
from index.question.filters import Filter
from index.question.interpretation import Draft
from index.question.items import Item
from index.question.nouns import ACT_LETTERS, TYPES
from index.world import World, stems


def numbers(clause: Clause, draft: Draft) -> None:
    """Actions, indicators, footnotes, priorities and areas that are named by number."""
    for index in clause.kinds("action", "indicator", "footnote", "priority", "section", "area"):
        item = clause.items[index]
        draft.places += [f"{item.kind}:{value}" for value in item.values]
        draft.understood.append((item.text, f"{item.kind} {', '.join(map(str, item.values))}"))
        clause.use(index)


def sections(clause: Clause, draft: Draft, world: World) -> None:
    """Sections by the words of their titles, next to the word "section" ("the prevention section")."""
    nouns = [i for i in clause.concepts("n_section") if clause.free(i)]
    for index, stems_of in scans.titled(clause, world, "section", nouns):
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


def acts(clause: Clause, draft: Draft, world: World) -> None:
    """Acts by number or name, provisions, "the directive behind Action 8", "the Framework Decision"."""
    cited = clause.has("n_action") or any(place.startswith("action:") for place in draft.places) or _asks_where(clause)
    for index in clause.kinds("act", "work"):
        item = clause.items[index]
        values = [str(value) for value in item.values]
        verbs = clause.concepts("cites", "mentions")
        if cited and verbs and _citable(item, world) and not any(value.startswith("/") for value in values):
            _citing(clause, draft, index, values[:1], world)
            _together(clause, draft, index)
            continue
        draft.acts += values
        draft.understood.append((item.text, ", ".join(map(str, item.values))))
        clause.use(index, *clause.concepts("cites"))
    if not clause.kinds("act", "work"):
        _by_title(clause, draft, world, cited=cited)
    for index in clause.kinds("provision"):
        item = clause.items[index]
        draft.acts.append(f"/{item.values[0]}")
        draft.understood.append((item.text, str(item.values[0])))
        clause.use(index)
    if draft.acts and clause.has("n_action") and all(world.holds_plan(act) for act in draft.acts):
        draft.acts = []  # "how many actions are in (the annex of) COM(2020) 606?": those of the plan that is its annex
        clause.use(*(i for i, item in enumerate(clause.items) if item.text.lower() in ("annex", "annexe", "anhang", "anexo")))
    if not any(not act.startswith("/") for act in draft.acts):
        _behind(clause, draft, world)
    if not draft.acts and clause.has("plan") and clause.has("replaced", "status") and not draft.places:
        draft.acts += [plan.id for plan in world.plans]
        clause.use(*clause.concepts("plan", "replaced", "status"))


def _by_title(clause: Clause, draft: Draft, world: World, *, cited: bool) -> None:
    """ "The Directive on the freezing and confiscation of proceeds": an act by words of its title, if one alone has them all."""
    for index in clause.concepts(*TYPES):
        letter = ACT_LETTERS[next(TYPES[name] for name in TYPES if name in clause.items[index].concepts)]
        used = _title_words(clause, index)
        wanted = {word for i in used for word in stems(clause.items[i].text)}
        if len(wanted) < 2 or world.catalogue is None:
            continue
        found = [
            work for work in world.catalogue.works if re.match(rf"3\d{{4}}{letter}", work.id) and wanted <= set(stems(work.title))
        ]
        own = [work for work in found if any(work.id in row.acts for row in world.rows)]
        if len(found) != 1 and len(own) != 1:
            continue
        id = (own or found)[0].id
        verbs = clause.concepts("cites", "mentions")
        clause.use(index, *used)
        if cited and verbs and own:
            _citing(clause, draft, index, [id], world)
        else:
            draft.acts.append(id)
            draft.understood.append((clause.text(index, *used), id))
        return


def _title_words(clause: Clause, index: int) -> list[int]:
    """The content words behind "the directive on …", up to where another condition begins."""
    following = clause.items[index + 1 : index + 2]
    if not following or not (following[0].concepts & {"topic", "in"} or following[0].text.lower() in ("on", "for", "laying")):
        return []
    found = []
    for i in range(index + 1, len(clause.items)):
        item = clause.items[i]
        if item.kind not in ("word", "stop", "concept") or item.concepts & _CONDITIONS:
            break
        if item.kind == "word" or not filler(item):
            found += [i] if clause.free(i) and "topic" not in item.concepts else []
    return found


#: Concepts at which a title ends.
_CONDITIONS = frozenset(["n_action", "responsible", "due", "mentions", "cites", "not", "without", "who", "when", "replaced", "status"])


def _asks_where(clause: Clause) -> bool:
    """ "Where is the directive cited?", "does the plan mention it?": actions are asked for, though not by that name."""
    if clause.kinds("provision"):
        return False
    opening = next((item for item in clause.items if item.kind != "punct"), None)
    where = opening is not None and opening.text.lower() in ("where", "wo", "où", "donde", "dónde")
    return where or clause.has("plan")


def _citable(item: Item, world: World) -> bool:
    """Whether an item is an act by number, or a work by name that an action cites."""
    return item.kind == "act" or any(item.values[0] in row.acts for row in world.rows)


def _citing(clause: Clause, draft: Draft, index: int, celex: list[str], world: World) -> None:
    """Actions that cite an act, or do not: a condition on them."""
    negations = [i for i in clause.concepts("not", "without") if i < index and clause.free(i)]
    clause.use(index, *clause.concepts("cites", "mentions"), *negations)
    words = clause.text(*negations, index)
    draft.filters.append(Filter("act", "none" if negations else "any", tuple(celex), words))
    draft.understood.append((words, f"{'not ' if negations else ''}citing {', '.join(celex)}"))
    if not any(place.startswith("action:") for place in draft.places):
        draft.target = "actions"


def _together(clause: Clause, draft: Draft, index: int) -> None:
    """ "Cite A or B", "cite A and B": the acts of one list are one condition."""
    listed = [item for item in draft.filters if item.field == "act"]
    if len(listed) < 2 or listed[-1].op == "none" or listed[-2].op == "none":
        return
    first, last = listed[-2:]
    before = max((i for i in clause.kinds("act", "work") if i < index), default=index)
    between = clause.items[before + 1 : index]
    if not between or not all(filler(item) or item.concepts & {"and", "or"} or item.text == "," for item in between):
        return
    either = any("or" in item.concepts for item in between)
    op = "any" if either else "all"
    draft.filters = [item for item in draft.filters if item not in (first, last)]
    draft.filters.append(Filter("act", op, (*first.values, *last.values), f"{first.text} {last.text}"))
    draft.notes += [] if either else ["jointly"]
    leading = [i for i in range(max(0, before - 2), before) if clause.items[i].concepts & {"or", "together"}]
    clause.use(*range(before + 1, index), *leading)


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
        field, prefix = _FIELDS[item.kind]
        members = _list_from(clause, index)
        values = [value for i in members for value in clause.items[i].values]
        dropped = {f"{item.kind}:{value}" for value in values}
        draft.places = [place for place in draft.places if place not in dropped]
        clause.use(*negations, *range(index, members[-1] + 1))
        words = clause.text(*negations, *members)
        draft.filters.append(Filter(field, "none", tuple(f"{prefix}{value}" for value in values), words))
        draft.understood.append((words, f"not {clause.text(*members)}"))
        denied.update(members)


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


def _ordered(code: str) -> tuple[int, ...]:
    return tuple(int(part) for part in code.split(".") if part.isdigit())


def areas(clause: Clause, draft: Draft, world: World) -> None:
    """ "Both area 6.1 and 6.3" is all of them, "area 6.1 only" no other; a plain "and" is any of them, and noted."""
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


#: A CELEX number of an act; other identifiers name documents that are no law.
_LEGAL = re.compile(r"3\d{4}[A-Z]\d{4}")


def _behind(clause: Clause, draft: Draft, world: World) -> None:
    """An act that is named by the action that leans on it, or by its kind where one of it is held."""
    status = clause.has("status", "replaced")
    nouns = [i for i in clause.concepts(*TYPES, "n_act") if status or clause.items[i].concepts & set(TYPES)]
    actions = [place.split(":")[1] for place in draft.places if place.startswith("action:")]
    first = min(clause.kinds("action"), default=len(clause.items))
    for index in nouns:
        if index > first and not (index and clause.items[index - 1].text.lower() == "the"):
            continue  # "does Action 4 cite a directive?" asks, and names no act
        concept = next((name for name in TYPES if name in clause.items[index].concepts), "")
        letter = ACT_LETTERS[TYPES[concept]] if concept else ""  # "the act", "the law": of any type
        cited = {
            c
            for row in world.rows
            if row.action.number in actions
            for c in sorted(row.acts)
            if c[5:6] == letter or (not letter and _LEGAL.match(c))
        }
        # "Which directive is behind Action 8?" asks for a name; "… and is it in force?" for more than that.
        asked = index and clause.items[index - 1].concepts & {"which", "how_many"} and not status
        if actions and cited and not asked:
            draft.acts = [*sorted(cited), *draft.acts]
            draft.places = [place for place in draft.places if not place.startswith("action:")]
            clause.use(index, *clause.concepts("cites", "mentions"))
            draft.understood.append(
                (clause.items[index].text, f"cited by Action {', '.join(actions)}: {', '.join(sorted(cited))}")
            )
            draft.notes.append("behind:" + ",".join(actions))
            return
        definite = index and clause.items[index - 1].text.lower() in (
            "the",
            "this",
            "that",
            "der",
            "die",
            "la",
            "le",
            "el",
        )
        held = {c for row in world.rows for c in row.acts if c[5:6] == letter}
        if definite and not actions and len(held) == 1:
            draft.acts = [*held, *draft.acts]
            clause.use(index)
            draft.understood.append((clause.items[index].text, f"the one that the plan cites: {', '.join(held)}"))
            return
