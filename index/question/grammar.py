"""A clause's items → an interpretation: what is asked for, in which form, under which filters.

The rules run in a fixed order, each over the whole clause, and mark the items that they account
for. What no rule accounts for and is no filler is the *subject*: free words, which make the
answer a ranked one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from index.question import parties, scans, times
from index.question.clause import Clause, filler
from index.question.filters import Filter
from index.question.interpretation import Draft, Interpretation
from index.question.items import Item
from index.world import World

#: Concepts that only frame a question: accounted for wherever they stand.
_FRAME = frozenset(
    {
        "which",
        "who",
        "when",
        "how_many",
        "share",
        "plan",
        "stop",
        "hello",
        "overall",
        "n_action",
        "has",
        "in",
        "says",
    }
    | {"belongs", "and_what", "today", "any", "all", "and", "or", "those", "per", "by"}
)
_NOUNS = {
    "n_action": "actions",
    "n_indicator": "indicators",
    "n_body": "bodies",
    "n_timetable": "years",
    "n_year": "years",
    "n_area": "areas",
    "n_priority": "priorities",
    "n_section": "sections",
    "n_footnote": "footnotes",
    "n_source": "sources",
    "n_act": "acts",
    "t_directive": "acts",
    "t_regulation": "acts",
    "t_decision": "acts",
    "t_framework_decision": "acts",
    "t_recommendation": "acts",
    "n_document": "documents",
}
_TYPES = {
    "t_directive": "directive",
    "t_regulation": "regulation",
    "t_decision": "decision",
    "t_framework_decision": "framework decision",
    "t_recommendation": "recommendation",
}
ACT_LETTERS = {"directive": "L", "regulation": "R", "decision": "D", "framework decision": "F", "recommendation": "H"}
_AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "does",
        "do",
        "did",
        "has",
        "have",
        "had",
        "can",
        "will",
        "would",
        "must",
        "should",
        "shall",
        "isn't",
        "aren't",
        "doesn't",
        "don't",
        "est-ce",
        "ist",
        "sind",
        "war",
        "hat",
        "haben",
        "gibt",
        "wird",
        "werden",
        "es",
        "son",
        "esta",
        "estan",
        "tiene",
        "tienen",
        "est",
        "sont",
        "a",
        "ont",
    ]
)


def interpret(items: Sequence[Item], question: str, language: str, world: World, on: dt.date) -> Interpretation:
    """The interpretation of one clause."""
    clause = Clause(items)
    draft = Draft()
    _numbers(clause, draft)
    _sections(clause, draft, world)
    _acts(clause, draft, world)
    target_at = _target(clause, draft)
    explicit = bool(draft.target)
    _counts(clause, draft)
    scans.quoted(clause, draft, world)
    _no_field(clause, draft)
    times.read(clause, draft, on, world.period)
    _sources(clause, draft, world)
    if clause.has("compare"):
        parties.compare(clause, draft, world)
    parties.read(clause, draft, world)
    scans.words(clause, draft, world)
    scans.priority_titles(clause, draft, world)
    _footnote_and_act_presence(clause, draft, target_at)
    _form(clause, draft)
    _fields(clause, draft)
    _every(clause, draft)
    _subject(clause, draft)
    if draft.subject and draft.target not in ("actions", "indicators", ""):
        draft.target, explicit = "", False  # free words: the noun is one of them
    return Interpretation(
        question=question,
        language=language,
        target=draft.target,
        form=draft.form,
        fields=tuple(dict.fromkeys(draft.fields)),
        places=tuple(draft.places),
        filters=tuple(draft.filters),
        choices=tuple(draft.choices),
        subject=tuple(draft.subject),
        order=draft.order,
        acts=tuple(draft.acts),
        understood=tuple(draft.understood),
        notes=tuple(dict.fromkeys(draft.notes)),
        explicit=explicit,
    )


# --------------------------------------------------------------------------- entities by number


def _numbers(clause: Clause, draft: Draft) -> None:
    """Actions, indicators, footnotes, priorities and areas that are named by number."""
    for index in clause.kinds("action", "indicator", "footnote", "priority", "section", "area"):
        item = clause.items[index]
        draft.places += [f"{item.kind}:{value}" for value in item.values]
        draft.understood.append((item.text, f"{item.kind} {', '.join(map(str, item.values))}"))
        clause.use(index)


def _sections(clause: Clause, draft: Draft, world: World) -> None:
    """Sections by the words of their titles, next to the word "section" ("the prevention section")."""
    nouns = [i for i in clause.concepts("n_section") if clause.free(i)]
    for index, stems_of in scans.titled(clause, world, "section", nouns):
        draft.places.append(f"place:{stems_of}")
        clause.use(index)
        draft.understood.append((clause.items[index].text, f"section {stems_of}"))


def _acts(clause: Clause, draft: Draft, world: World) -> None:
    """Acts by number or name, provisions, "the directive behind Action 8", "the Framework Decision"."""
    for index in clause.kinds("act", "work"):
        item = clause.items[index]
        draft.acts += [str(value) for value in item.values]
        draft.understood.append((item.text, ", ".join(map(str, item.values))))
        clause.use(index, *clause.concepts("cites"))
    for index in clause.kinds("provision"):
        item = clause.items[index]
        draft.acts.append(f"/{item.values[0]}")
        draft.understood.append((item.text, str(item.values[0])))
        clause.use(index)
    if not any(not act.startswith("/") for act in draft.acts):
        _behind(clause, draft, world)
    if not draft.acts and clause.has("plan") and clause.has("replaced", "status") and not draft.places:
        draft.acts += [plan.id for plan in world.plans]
        clause.use(*clause.concepts("plan", "replaced", "status"))


def _behind(clause: Clause, draft: Draft, world: World) -> None:
    """An act that is named by the action that leans on it, or by its kind where one of it is held."""
    nouns = [i for i in clause.concepts(*_TYPES, "n_act") if clause.items[i].concepts & set(_TYPES)]
    actions = [place.split(":")[1] for place in draft.places if place.startswith("action:")]
    for index in nouns:
        concept = next(name for name in _TYPES if name in clause.items[index].concepts)
        letter = ACT_LETTERS[_TYPES[concept]]
        cited = {c for row in world.rows if row.action.number in actions for c in sorted(row.acts) if c[5:6] == letter}
        asked = index and clause.items[index - 1].concepts & {"which", "how_many"}
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


# --------------------------------------------------------------------------- what is asked for


def _target(clause: Clause, draft: Draft) -> int | None:
    """What is asked for: the first noun after the word that asks, else what that word means."""
    asking = clause.concepts("which", "how_many", "share")
    start = asking[0] if asking else 0
    for i in range(start, len(clause.items)):
        item = clause.items[i]
        if item.kind == "punct" and item.text not in ",():":
            break
        noun = next((name for name in _NOUNS if name in item.concepts), None)
        if noun is None and item.kind == "class" and asking and _right_after(clause, start, i):
            draft.target = "bodies"
            draft.notes.append(f"only_class:{item.values[0]}")
            clause.use(i)
            return i
        if noun and not (i < start):
            if noun in ("n_timetable", "n_year") and not asking:
                continue
            if noun != "n_action" and not _right_after(clause, start, i) and clause.has("who", "when"):
                continue
            draft.target = _NOUNS[noun]
            if noun in _TYPES:
                draft.filters.append(Filter("act_type", "any", (_TYPES[noun],), item.text))
            clause.use(i)
            break
    who = [i for i in clause.concepts("who") if _opens(clause, i)]
    when = [i for i in clause.concepts("when") if _opens(clause, i)]
    if who:
        draft.target = "bodies"
        draft.fields.append("bodies")
    if when:
        draft.fields.append("timetable")
        if not who:
            draft.target = "years"
    return start


def _right_after(clause: Clause, start: int, i: int) -> bool:
    """Whether only fillers, numbers and comparisons stand between an asking word and item ``i``."""
    allowed = {
        "all",
        "any",
        "most",
        "fewest",
        "single",
        "several",
        "n_body",
        "plan",
        "exactly",
        "only",
        "responsible",
    }
    return all(filler(item) or item.kind == "number" or item.concepts & allowed for item in clause.items[start + 1 : i])


def _opens(clause: Clause, index: int) -> bool:
    """Whether an interrogative really asks: it is no relative pronoun after a noun."""
    before = [item for item in clause.items[:index] if item.kind != "punct"]
    return (
        not before
        or before[-1].kind in ("stop",)
        or bool(before[-1].concepts & {"and", "which", "hello", "or", "stop", "topic", "by", "in", "says", "and_what"})
    )


# --------------------------------------------------------------------------- counts of bodies and areas


def _counts(clause: Clause, draft: Draft) -> None:
    """ "More than one body", "exactly two priority areas", "a single agency", "several bodies"."""
    for index in clause.concepts("n_body", "n_area", "n_source", "n_action") + clause.kinds("class"):
        item = clause.items[index]
        if "n_action" in item.concepts:
            _action_count(clause, draft, index)
            continue
        field = "area_count" if "n_area" in item.concepts else "body_count"
        if "n_source" in item.concepts or (draft.target == "indicators" and field == "body_count"):
            field = "source_count"
        found = _comparison(clause, index)
        if found is None or item.kind == "class":
            continue
        op, number, used = found
        clause.use(index, *used)
        words = clause.text(*used, index)
        draft.filters.append(Filter(field, op, (number,), words))
        noun = {
            "area_count": "priority areas",
            "body_count": "responsible bodies",
            "source_count": "data sources",
        }
        draft.understood.append((words, f"number of {noun[field]} {op} {number}"))
        if draft.target in ("bodies", "areas", "sources") and clause.has("n_action"):
            draft.target = "actions"


def _action_count(clause: Clause, draft: Draft, index: int) -> None:
    """Bodies (years, areas) "with only one action", "responsible for more than five actions"."""
    found = _comparison(clause, index) if draft.target in ("bodies", "years", "areas", "priorities") else None
    if found:
        op, number, used = found
        clause.use(index, *used)
        words = clause.text(*used, index)
        draft.filters.append(Filter("action_count", op, (number,), words))
        draft.understood.append((words, f"number of actions {op} {number}"))


def _comparison(clause: Clause, index: int) -> tuple[str, int, list[int]] | None:
    """(operator, number, words used) of a count that stands before a noun."""
    used: list[int] = []
    number: int | None = None
    op = "="
    for i in range(index - 1, max(-1, index - 6), -1):
        item = clause.items[i]
        if item.kind == "number" and number is None:
            number = int(item.values[0])
        elif "several" in item.concepts and number is None:
            return ">", 1, [*used, i]
        elif "single" in item.concepts and number is None:
            return "=", 1, [*used, i]
        elif number is not None and item.concepts & {
            "more_than",
            "at_least",
            "fewer_than",
            "at_most",
            "exactly",
            "only",
        }:
            op = next(
                sign
                for concept, sign in (
                    ("at_least", ">="), ("at_most", "<="), ("more_than", ">"), ("fewer_than", "<"), ("exactly", "="), ("only", "=")
                )
                if concept in item.concepts
            )  # fmt: skip
            return op, number, [*used, i]
        elif not (filler(item) or item.concepts & {"responsible", "or", "n_body", "at_least"}):
            break
        used.append(i)
    if number is None:
        return None
    after = [item for item in clause.items[index - 3 : index] if item.concepts & {"at_least"}]
    return (">=" if after else "="), number, used


def _no_field(clause: Clause, draft: Draft) -> None:
    """ "Without a priority area", "with no responsible body", "that have a footnote"."""
    for concept, field in (
        ("n_area", "area"),
        ("n_priority", "priority"),
        ("n_footnote", "footnote"),
        ("n_act", "act"),
    ):
        for index in clause.concepts(concept):
            negated = [i for i in range(max(0, index - 3), index) if clause.items[i].concepts & {"without", "not"}]
            if negated and (clause.free(index) or draft.target != "actions"):
                clause.use(index, *negated)
                draft.filters.append(Filter(field, "missing", (), clause.text(*negated, index)))
                draft.understood.append((clause.text(*negated, index), f"without {concept[2:]}"))
                draft.target = "actions" if clause.has("n_action") else draft.target


def _sources(clause: Clause, draft: Draft, world: World) -> None:
    """Bodies and surveys as the data sources of indicators."""
    about = draft.target == "indicators" or clause.kinds("indicator") or (draft.target == "sources")
    if not about or draft.target == "actions":
        return
    indexes = [i for i in clause.kinds("body") if clause.free(i)]
    verbs = clause.concepts("uses", "cites", "mentions", "n_source", "responsible", "involved")
    negated = [i for i in clause.concepts("not", "without") if clause.free(i)]
    if not indexes:
        if draft.target == "indicators" and clause.has("n_source"):
            op = "missing" if negated else "present"
            clause.use(*verbs, *negated)
            draft.filters.append(Filter("source", op, (), clause.text(*clause.concepts("n_source"))))
            draft.understood.append((clause.text(*clause.concepts("n_source")), f"data sources {op}"))
        return
    names = [str(clause.items[i].values[0]) for i in indexes]
    names = [next((o for o in world.bodies.same(n) if any(o in g.sources for g in world.gauges)), n) for n in names]
    only = [i for i in clause.concepts("only") if clause.free(i)]
    joined = any("and" in clause.items[i].concepts for i in range(indexes[0], indexes[-1])) or clause.has("together")
    op = "none" if negated else "only" if only else "all" if joined and len(names) > 1 else "any"
    clause.use(*indexes, *verbs, *negated, *only, *clause.concepts("together"))
    words = clause.text(*indexes)
    draft.filters.append(Filter("source", op, tuple(names), words))
    draft.understood.append((words, f"data source ({op}): {', '.join(names)}"))


def _footnote_and_act_presence(clause: Clause, draft: Draft, target_at: int | None) -> None:
    """Actions "with a footnote", "that cite a directive"."""
    if draft.target != "actions":
        return
    for index in clause.concepts("n_footnote"):
        if clause.free(index):
            clause.use(index, *clause.concepts("has", "cites", "mentions"))
            draft.filters.append(Filter("footnote", "present", (), clause.items[index].text))
            draft.understood.append((clause.items[index].text, "with a footnote"))
    citing = clause.has("cites", "mentions", "uses", "has")
    for index in clause.concepts("n_act", *_TYPES) if citing else []:
        if clause.free(index) and not draft.acts:
            clause.use(index, *clause.concepts("cites", "mentions", "uses"))
            kind = next((_TYPES[c] for c in _TYPES if c in clause.items[index].concepts), None)
            item = Filter("act_type", "any", (kind,), clause.items[index].text) if kind else Filter("act", "present")
            draft.filters.append(item)
            draft.understood.append((clause.items[index].text, f"citing a {kind or 'legal act'}"))


# --------------------------------------------------------------------------- form


def _form(clause: Clause, draft: Draft) -> None:
    first = next((item for item in clause.items if item.kind != "punct"), None)
    opening = first.text.lower() if first else ""
    yes_no = opening.split()[0] in _AUXILIARIES if opening else False
    if clause.has("compare") and len({v for f in draft.filters if f.field == "body" for v in f.values}) >= 2:
        draft.form, draft.target = "compare", "actions"
        return
    if clause.has("acronym", "define"):
        draft.form = "define"
        clause.use(*clause.concepts("acronym", "define"))
        return
    if clause.has("overview") and not draft.filters and not draft.places:
        draft.form = "overview"
        clause.use(*clause.concepts("overview", "topic"))
        return
    superlative = list(clause.concepts("most", "fewest"))
    if superlative and (clause.has("n_action", "n_body", "n_year") or draft.target):
        draft.order = "most" if "most" in clause.items[superlative[0]].concepts else "fewest"
        draft.form = "rank"
        clause.use(
            *superlative,
            *clause.concepts("responsible", "lead", "has", "due", "start", "running", "n_timetable"),
        )
        return
    if clause.has("how_many", "share") or (clause.has("n_action") and clause.has("per") and _per(clause)):
        by = _per(clause)
        if by:
            draft.form, draft.order = "table", by
            clause.use(
                *clause.concepts(
                    "per",
                    "n_year",
                    "n_body",
                    "n_area",
                    "n_priority",
                    "n_section",
                    "responsible",
                    "due",
                    "start",
                )
            )
            return
        draft.form = "share" if clause.has("share") else "count"
        return
    if yes_no:
        draft.form = "yes_no"
        return
    draft.form = "list"


def _per(clause: Clause) -> str:
    """What is counted by: the noun after "per"."""
    for index in clause.concepts("per"):
        for i in range(index + 1, min(index + 4, len(clause.items))):
            concepts = clause.items[i].concepts
            for concept, name in (
                ("n_year", "years"), ("n_timetable", "years"), ("n_body", "bodies"), ("n_area", "areas"),
                ("n_priority", "priorities"), ("n_section", "sections"),
            ):  # fmt: skip
                if concept in concepts:
                    return name
            if clause.items[i].kind == "class":
                return "bodies"
            if not filler(clause.items[i]):
                break
    return ""


def _fields(clause: Clause, draft: Draft) -> None:
    """Fields asked of what is named by number, and the target where no noun tells."""
    units = [p for p in draft.places if p.split(":")[0] in ("action", "indicator", "footnote", "priority", "section")]
    asked = set(draft.fields)
    numbered = [p for p in units if p.startswith(("action", "indicator", "footnote"))]
    if clause.has("n_timetable", "due", "n_year") and numbered and not any(f.field == "year" for f in draft.filters):
        asked.add("timetable")
    if clause.has("mentions") and clause.has("n_body") and numbered and not draft.filters:
        asked.add("named")
    elif clause.has("n_body", "responsible", "lead") and numbered:
        asked.add("bodies")
    for concept, field in (
        ("n_area", "areas"), ("n_priority", "priority"), ("n_section", "section"), ("n_footnote", "footnote"),
        ("n_source", "sources"), ("n_act", "acts"), ("n_text", "text"), ("title", "title"),
    ):  # fmt: skip
        if clause.has(concept) and units:
            asked.add(field)
    if clause.kinds("part"):
        draft.fields.append(f"part:{clause.items[clause.kinds('part')[0]].values[0]}")
        clause.use(*clause.kinds("part"))
    draft.fields = [*draft.fields, *sorted(asked - set(draft.fields))]
    if not draft.target and (draft.filters or draft.choices):
        fields = {f.field for f in draft.filters} | {c.readings[0][1].field for c in draft.choices}
        draft.target = "indicators" if fields & {"source", "source_count"} else "actions"


def _every(clause: Clause, draft: Draft) -> None:
    """ "Do all actions have a deadline?": whether every row passes, and which do not."""
    if draft.form != "yes_no" or draft.target != "actions" or draft.places:
        return
    nouns = clause.concepts("n_action")
    quantified = [i for i in clause.concepts("all") if any(0 < noun - i <= 3 for noun in nouns)]
    if not quantified:
        return
    presence = {
        "n_timetable": ("timetable", "dated"),
        "n_area": ("area", "present"),
        "n_footnote": ("footnote", "present"),
    }
    for concept, (field, op) in presence.items():
        for index in clause.concepts(concept):
            if clause.free(index):
                clause.use(index)
                draft.filters.append(Filter(field, op, (), clause.items[index].text))
                draft.understood.append((clause.items[index].text, f"with a {field}"))
    if draft.filters:
        clause.use(*quantified)
        draft.form = "every"


# --------------------------------------------------------------------------- what is left


def _subject(clause: Clause, draft: Draft) -> None:
    """Content words that no rule has accounted for, as written."""
    framing = _FRAME | {"responsible", "lead", "topic", "n_body", "has", "title", "n_text"}
    framing |= {name for name in _NOUNS if _NOUNS[name] == draft.target}
    if "timetable" in draft.fields:
        framing |= {"due", "start", "running", "until", "n_timetable", "n_year"}
    if draft.places:
        framing |= {"n_section", "n_priority", "n_area", "n_annex"}
        if not draft.filters:
            framing |= {"mentions", "uses", "cites", "involved", "n_source", "n_act", "acronym"}
    if draft.target in ("acts", "sources"):
        framing |= {"cites", "mentions", "uses"}
    for index, item in enumerate(clause.items):
        if clause.used[index] or item.kind == "punct" or filler(item) or item.concepts & framing:
            continue
        if len(item.text) == 1 or (item.kind == "number" and _counts_actions(clause, index)):
            continue
        draft.subject.append(item.text)


def _counts_actions(clause: Clause, index: int) -> bool:
    """Whether a number only says how many actions there are ("of the 53 actions")."""
    following = clause.items[index + 1 : index + 2]
    return bool(following and following[0].concepts & {"n_action", "n_indicator"})
