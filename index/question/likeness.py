"""What a question measures by an action or a body that it names: "the same bodies as Action 46", "due before Action 13",
"more actions than Frontex".

What is named is looked up in the records, and what it has becomes a condition like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.clause import Clause, filler, last_word
from index.question.filters import Filter
from index.question.interpretation import Draft
from index.question.nouns import NOUNS
from index.world import Row, World
from ingest.fold import fold

#: Nouns of what two actions can have alike.
_FIELDS = ("n_body", "responsible", "n_timetable", "n_year", "due", "n_area", "n_priority", "n_section", "n_footnote")
_THAN = frozenset(["than", "als", "que", "as", "wie", "like"])
_BOTH = frozenset(["both", "in common", "common", "beide", "beiden", "sowohl", "a la fois", "les deux", "en commun", "ambas", "ambos", "en comun", "tanto"])


def read(clause: Clause, draft: Draft, world: World) -> None:
    """Turn what is measured by something named into conditions."""
    named = _actions(clause, world)
    if len(named) == 1 and draft.target == "actions":
        _as_one(clause, draft, *named[0])
    elif len(named) == 2 and clause.has("which", "who", "how_many"):
        _of_two(clause, draft, named)
    elif len(named) == 2:
        _two_alike(clause, draft, named)
    elif not named:
        _more_than_another(clause, draft, world)


def _actions(clause: Clause, world: World) -> list[tuple[int, Row]]:
    """(index, row) of each action that is named by its number, in order; a bare number after a negation is one too."""
    found: list[tuple[int, Row]] = []
    for index, item in enumerate(clause.items):
        bare = item.kind == "number" and bool(found) and index > 0 and bool(clause.items[index - 1].concepts & {"not", "without"})
        if item.kind == "action" or bare:
            rows = {row.action.number: row for row in world.rows}
            found += [(index, rows[str(value)]) for value in item.values if str(value) in rows]
    return found


def _as_one(clause: Clause, draft: Draft, at: int, row: Row) -> None:
    """Actions that have something in common with the one named, or come before or after it, or have more of something."""
    if any("not" in item.concepts for item in clause.items[:at]):
        return  # "not the same … as"
    clause.use(*[i for i in clause.concepts("else") if i and "n_action" in _concepts(clause, i + 1)])  # "which *other* actions"
    found = _alike(clause, row) or _earlier(clause, at, row) or _more(clause, at, row)
    if not found or not clause.has("n_action"):
        return
    filters, used = found
    clause.use(*used)
    words = clause.text(*used, at)
    draft.places = [place for place in draft.places if place != f"action:{row.action.number}"]
    draft.filters += [Filter(each.field, each.op, each.values, words) for each in filters]
    draft.filters.append(Filter("number", "none", (row.action.number,), words))
    draft.understood += [(words, f"{each.field} {each.op} {', '.join(map(str, each.values))}, as in Action {row.action.number}") for each in filters]


def _concepts(clause: Clause, index: int) -> frozenset[str]:
    return clause.items[index].concepts if index < len(clause.items) else frozenset()


def _alike(clause: Clause, row: Row) -> tuple[list[Filter], list[int]] | None:
    """ "The same … as": the values of the action for the noun behind "same"."""
    for index in clause.concepts("like"):
        if not clause.free(index):
            continue
        for noun in range(index + 1, min(index + 4, len(clause.items))):
            concept = next((name for name in _FIELDS if name in clause.items[noun].concepts), None)
            filters = _values(row, concept, clause.items[noun].text) if concept else []
            if filters:
                joining = [i for i, item in enumerate(clause.items) if fold(item.text) in _THAN and i > noun]
                verbs = [i for i in range(max(0, index - 3), index) if clause.items[i].concepts & {"together", "has", "due", "light"}]
                behind = [i for i in range(noun + 1, len(clause.items)) if clause.items[i].concepts & {"n_body", "responsible", "has"}]
                return filters, [*verbs, index, *range(index + 1, noun + 1), *joining[:1], *behind]
    return None


def _values(row: Row, concept: str, noun: str) -> list[Filter]:
    """The conditions that an action meets which has the same as this one; none where it has nothing."""
    action, table = row.action, row.action.timetable
    if concept in ("n_body", "responsible") and action.bodies:
        return [Filter("body", "only", tuple(body.name for body in action.bodies))]
    if concept == "n_area" and action.areas:
        return [Filter("area", "only", tuple(area.code for area in action.areas))]
    if concept == "n_priority" and action.priority:
        return [Filter("priority", "any", (action.priority,))]
    if concept == "n_section" and action.section:
        return [Filter("section", "any", (action.section,))]
    if concept == "n_footnote" and action.footnotes:
        return [Filter("footnote", "any", tuple(place.removeprefix("fn_") for place in action.footnotes))]
    if concept in ("n_timetable", "n_year", "due") and table is not None:
        whole = fold(noun).startswith(("timet", "calend", "zeitpl", "schedule", "period"))
        if table.end is None:
            return [Filter("timetable", "ongoing")] if table.ongoing else []
        if whole and table.start is not None and table.start != table.end:
            return [Filter("year", "exactly", (table.start, table.end))]
        return [Filter("year", "due_in", (table.end,)), *([Filter("year", "starts_in", (table.start,))] if whole and table.start else [])]
    return []


def _earlier(clause: Clause, at: int, row: Row) -> tuple[list[Filter], list[int]] | None:
    """ "Due before Action 13", "start later than Action 25"."""
    before = [i for i in range(max(0, at - 3), at) if clause.items[i].concepts & {"before", "after"} and clause.free(i)]
    table = row.action.timetable
    if not before or table is None or not all(filler(item) or fold(item.text) in _THAN or item.concepts & {"due", "start"} for item in clause.items[before[-1] + 1 : at]):
        return None
    side = "before" if "before" in clause.items[before[-1]].concepts else "after"
    starts = clause.concepts("start")
    verbs = starts or clause.concepts("due", "n_timetable")
    year = table.start if starts else table.end
    if not verbs or year is None:
        return None
    apart = before[-1] - 1
    if apart >= 0 and "n_year" in clause.items[apart].concepts:  # "*the year* after Action 46", "two years before it"
        led = clause.items[apart - 1] if apart else None
        if (led is not None and not (filler(led) or led.kind == "number")) or any(item.concepts & _LIMITS for item in clause.items[max(0, apart - 2) : apart]):
            return None
        if starts and table.start != table.end:
            return None  # "start two years after Action 12": after its start or its end
        many = int(led.values[0]) if led is not None and led.kind == "number" else 1
        there = year - many if side == "before" else year + many
        return [Filter("year", "starts_in" if starts else "due_in", (there,))], [*verbs, *range(apart - 1 if led is not None else apart, at)]
    return [Filter("year", f"{'starts' if starts else 'due'}_{side}", (year,))], [*verbs, *range(before[-1], at)]


#: "*More than* a year after Action 46", "*at least* two years before it".
_LIMITS = frozenset(["more_than", "fewer_than", "at_least", "at_most", "by", "before", "after", "in"]) - {"in"}


def _more(clause: Clause, at: int, row: Row) -> tuple[list[Filter], list[int]] | None:
    """ "More bodies than Action 13": by the number that it has."""
    for index in clause.concepts("more", "fewer", "like_many"):
        for noun in range(index + 1, min(index + 4, len(clause.items))):
            concepts = clause.items[noun].concepts
            than = [i for i in range(noun + 1, at) if fold(clause.items[i].text) in _THAN]
            if concepts & {"n_body", "n_area"} and than:
                count = len(row.action.areas) if "n_area" in concepts else len(row.action.bodies)
                field = "area_count" if "n_area" in concepts else "body_count"
                has = [i for i in clause.concepts("has") if i < index]
                return [Filter(field, _sign(clause, index), (count,))], [*has, *range(index, than[-1] + 1)]
    return None


def _sign(clause: Clause, index: int) -> str:
    concepts = clause.items[index].concepts
    return ">" if concepts & {"more", "most"} else "<" if concepts & {"fewer", "fewest"} else "="


def _of_two(clause: Clause, draft: Draft, named: Sequence[tuple[int, Row]]) -> None:
    """Bodies that two actions have in common, or that only the first has."""
    (first, one), (second, other) = named
    numbers = (one.action.number, other.action.number)
    denied = [i for i in clause.concepts("not", "without") if first < i < second and clause.free(i)]
    both = [i for i, item in enumerate(clause.items) if fold(item.text) in _BOTH and clause.free(i)]
    if denied:
        clause.use(*range(denied[0], second + 1))
        draft.places = [place for place in draft.places if place != f"action:{numbers[1]}"]
        draft.notes.append("other_than:" + "|".join(body.name for body in other.action.bodies))
        draft.understood.append((clause.text(*denied, second), f"others than the bodies of Action {numbers[1]}"))
        draft.fields += [] if "bodies" in draft.fields else ["bodies"]
    elif both and draft.target == "bodies":
        clause.use(*both, *clause.concepts("has"))
        draft.places = [place for place in draft.places if not place.startswith("action:")]
        words = clause.text(*both, first, *([second] if second != first else []))
        draft.filters += [Filter("number", "any", numbers, words), Filter("action_count", "=", (2,), words)]
        draft.understood.append((words, f"responsible for both Action {numbers[0]} and Action {numbers[1]}"))


def _two_alike(clause: Clause, draft: Draft, named: Sequence[tuple[int, Row]]) -> None:
    """ "Do Actions 12 and 13 have the same deadline?", "Is Action 12 due before Action 13?": by what the other has."""
    (_, one), (at, other) = named
    if any(_concepts(clause, i + step) & {"n_body", "responsible"} for i in clause.concepts("like") for step in (1, 2)):
        return  # of several values, which are the same is told side by side
    alike = _alike(clause, one)
    earlier = None if alike else _earlier(clause, at, other)
    filters, used = alike or earlier or ([], [])
    if not filters:
        return
    clause.use(*used)
    words = clause.text(*used)
    draft.filters += [Filter(each.field, each.op, each.values, words) for each in filters]
    source = one if alike else other
    draft.understood.append((words, f"{filters[0].field} {filters[0].op} {', '.join(map(str, filters[0].values))}, as in Action {source.action.number}"))
    if earlier:
        draft.notes.append(f"against:{other.action.number}")
        draft.places = [place for place in draft.places if place != f"action:{other.action.number}"]


# --------------------------------------------------------------------------- more actions than another


def _more_than_another(clause: Clause, draft: Draft, world: World) -> None:
    """ "Does Frontex have more actions than CEPOL?", "Which bodies have more actions than Frontex?", "who has more, A or B?"."""
    clause.reread({i: replace(clause.items[i], concepts=frozenset({"more"})) for i in clause.concepts("theme") if fold(clause.items[i].text) == "more on" and _burden(clause, i)})
    signs = [i for i in clause.concepts("more", "fewer", "like_many") if clause.free(i)]
    if any(last_word(item) in _THAN for item in clause.items):
        signs += [i for i in clause.concepts("most", "fewest") if clause.free(i)]  # "más acciones que", "plus d'actions que"
    parts = clause.kinds("section", "priority", "area")
    if not signs and len(parts) > 1 and any("or" in item.concepts for item in clause.items[parts[0] : parts[-1]]):
        signs += [i for i in clause.concepts("most", "fewest") if clause.free(i)]  # "which section has the most actions, A or C?"
    if signs and _more_than_a_part(clause, draft, signs[0]):
        return
    bodies = [i for i in clause.kinds("body", "state") if clause.free(i)]
    if len(bodies) == 2 and not signs and any("or" in item.concepts for item in clause.items[bodies[0] : bodies[1]]):
        signs += [i for i in clause.concepts("most", "fewest") if clause.free(i)]  # "Europol ou Frontex : qui a *le plus* d'actions ?"
    kinds = {item.kind for item in clause.items} & _OTHER
    if not signs or not (clause.has("n_action") or _burden(clause, signs[0]) or "acci" in _words(clause, signs) or "acti" in _words(clause, signs)) or kinds or not 0 < len(bodies) < 3:
        return
    counted = next((item for item in clause.items[signs[0] + 1 :] if item.concepts & set(NOUNS)), None)
    if counted is not None and "n_action" not in counted.concepts:
        return  # "more bodies in than …"
    if any("which" in _concepts(clause, i - 1) and i < min(signs[0], bodies[0]) for i in clause.concepts("n_action") if i):
        return  # "*which actions* are X's more than Y's": these are asked for, and not which of the two has more
    names = [_name(clause, i, world) for i in bodies]
    than = [i for i in range(signs[0], len(clause.items)) if last_word(clause.items[i]) in _THAN]
    than_last = bool(than) and than[-1] < bodies[-1]
    ors = [i for i in range(bodies[0], bodies[-1]) if clause.items[i].concepts & {"or", "and", "compare"}] if len(bodies) == 2 else []
    frame = [*signs, *bodies, *than, *ors, *clause.concepts("has", "responsible", "n_action", "n_body")]
    sign = _sign(clause, signs[0])
    if len(bodies) == 1 and than_last and draft.target == "bodies":
        count = sum(names[0] in row.responsible for row in world.rows)
        words = clause.text(signs[0], *than, *bodies)
        draft.filters.append(Filter("action_count", sign, (count,), words))
        draft.notes.append(f"other_than:{names[0]}")
        draft.understood.append((words, f"number of actions {sign} {count}, as many as {names[0]} has"))
    elif len(bodies) == 2 and than_last:
        draft.target, draft.form, draft.order = "bodies", "measure", {">": "most", "<": "fewest"}.get(sign, "as many")
        draft.notes.append(f"measured:{'|'.join(names)}")
        draft.fields.append("difference" if clause.has("how_many") else "holds")
        draft.understood.append((clause.text(signs[0], *than, *bodies), f"the actions of {names[0]} against those of {names[1]}"))
    elif len(bodies) == 2 and ors and sign != "=" and (clause.has("which", "who") or any(clause.items[i].concepts & {"or", "compare"} for i in ors)):
        draft.target, draft.form, draft.order = "bodies", "rank", "most" if sign == ">" else "fewest"
        draft.notes.append(f"among:{'|'.join(names)}")
        draft.understood.append((clause.text(signs[0], *bodies), f"which of {names[0]} and {names[1]} has {draft.order} actions"))
    else:
        return
    clause.use(*frame)


def _more_than_a_part(clause: Clause, draft: Draft, sign: int) -> bool:
    """ "Has section A *more actions than* section C?", "are more actions due in 2021 than in 2025?": two parts of the plan, or two years."""
    parts = clause.kinds("section", "priority", "area", "year")
    if _more_in_one(clause, draft, sign, parts):
        return True
    than = [i for i in range(sign, len(clause.items)) if last_word(clause.items[i]) in _THAN]
    kind = clause.items[parts[0]].kind if parts else ""
    alone = len(parts) == 2 and clause.items[parts[1]].kind == kind and all(len(clause.items[i].values) == 1 for i in parts)
    others = clause.kinds("body", "class", "state", "years", "action", "indicator", "footnote", "act", "quoted")
    if not alone or others or not than or not parts[0] < than[-1] < parts[1] or not clause.has("n_action") or clause.has("not", "without", "start", "running", "before", "after", "by", "from"):
        return False
    if kind == "year" and not clause.has("due", "n_timetable"):
        return False
    target, prefix = _PARTS[kind]
    names = [f"{prefix}{clause.items[i].values[0]}" for i in parts]
    draft.target, draft.form, draft.order = target, "measure", {">": "most", "<": "fewest"}.get(_sign(clause, sign), "as many")
    draft.places = [place for place in draft.places if place not in {f"{kind}:{clause.items[i].values[0]}" for i in parts}]
    draft.notes.append(f"measured:{'|'.join(names)}")
    draft.fields = ["difference" if clause.has("how_many") else "holds"]
    draft.understood.append((clause.text(sign, *than, *parts), f"the actions of {names[0]} against those of {names[1]}"))
    clause.use(sign, *parts, *than, *clause.concepts("has", "n_action", "due", "n_timetable", "in", "belongs"))
    return True


def _more_in_one(clause: Clause, draft: Draft, sign: int, parts: Sequence[int]) -> bool:
    """ "Do *more actions* end in 2021 *or* in 2025?", "does Europol have more actions in section A or C?": which of these has more."""
    kinds = {clause.items[i].kind for i in parts}
    values = [str(value) for i in parts for value in clause.items[i].values]
    concepts = clause.items[sign].concepts
    joins = [i for i in range(parts[0], parts[-1]) if clause.items[i].concepts & {"or", "compare"}] if parts else []
    joined = joins or (len(parts) == 1 and " or " in f" {fold(clause.items[parts[0]].text)} ")
    between = {i for part in parts for i in range(parts[0], part)}
    apart = any(clause.items[i].kind not in ("punct", *kinds) and not (filler(clause.items[i]) or clause.items[i].concepts & {"belongs", "in", "due", "n_timetable", "or", "compare", *_PART_NOUNS}) for i in between)
    others = clause.kinds("class", "years", "action", "indicator", "footnote", "act", "quoted")
    if len(kinds) != 1 or len(set(values)) < 2 or not joined or apart or others or not concepts & {"more", "fewer", "most", "fewest"}:
        return False
    if not clause.has("n_action") or clause.has("not", "without", "start", "running", "before", "after", "by", "from", "how_many"):
        return False
    kind = kinds.pop()
    if kind == "year" and not clause.has("due", "n_timetable"):
        return False
    target, prefix = _PARTS[kind]
    draft.target, draft.form, draft.order = target, "rank", "most" if concepts & {"more", "most"} else "fewest"
    draft.places = [place for place in draft.places if place not in {f"{kind}:{value}" for value in values}]
    draft.notes.append(f"among:{'|'.join(f'{prefix}{value}' for value in values)}")
    draft.understood.append((clause.text(sign, *parts), f"which of {' and '.join(values)} has {draft.order} actions"))
    clause.use(sign, *parts, *joins, *clause.concepts("has", "n_action", "due", "n_timetable", "in", "belongs", *_PART_NOUNS))
    return True


_PART_NOUNS = ("n_section", "n_priority", "n_area", "n_year")


#: Parts of the plan → (what they are asked for as, prefix of their values).
_PARTS = {"section": ("sections", "sec_"), "priority": ("priorities", "sp_"), "area": ("areas", ""), "year": ("years", "")}


def _burden(clause: Clause, sign: int) -> bool:
    """ "Who has more *on its plate*", "more *to do*", "who *does* more": more actions."""
    before = next((item for item in reversed(clause.items[:sign]) if item.kind not in ("body", "state", "punct") and "or" not in item.concepts), None)
    if before is not None and last_word(before) in _DOING and not any(item.kind == "word" for item in clause.items):
        return True
    behind = next((item for item in clause.items[sign + 1 :] if not filler(item)), None)
    if before is not None and "has" in before.concepts and (behind is None or behind.kind == "punct" or behind.kind in ("body", "state")):
        return not any(item.kind == "word" or item.concepts & set(NOUNS) - {"n_body"} for item in clause.items)  # "who *has more*, X or Y?"
    return behind is not None and "responsible" in behind.concepts


#: "More" of what one does; with a word of its own ("do more *about heroin*") it is said of that.
_DOING = frozenset(["do", "does", "fait", "font", "macht", "machen", "tut", "tun", "hace", "hacen"])


def _words(clause: Clause, indexes: Sequence[int]) -> str:
    return fold(clause.text(*indexes))


#: Items that are conditions of their own, under which the one that is named would have to be counted.
_OTHER = frozenset(["year", "years", "area", "priority", "section", "footnote", "indicator", "act", "class", "quoted", "work"])


def _name(clause: Clause, index: int, world: World) -> str:
    item = clause.items[index]
    if item.kind == "state":
        return world.bodies.states_body or item.text
    name = str(item.values[0])
    return next((other for other in world.bodies.same(name) if other in world.responsible), name)
