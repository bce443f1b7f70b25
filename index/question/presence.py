"""Fields that an action has or lacks, and the data sources of indicators."""

from __future__ import annotations

from index.question import joins, negation
from index.question.clause import Clause, filler, last_word
from index.question.filters import NOT, Filter
from index.question.interpretation import Draft
from index.question.nouns import NOUNS, TYPES
from index.world import World
from ingest.fold import fold


def missing(clause: Clause, draft: Draft) -> None:
    """ "Without a priority area", "with no responsible body", "that have a footnote"."""
    for concept, field in (
        ("n_area", "area"),
        ("n_priority", "priority"),
        ("n_footnote", "footnote"),
        ("n_act", "act"),
        *([] if clause.kinds("body", "class", "state") or clause.concepts("else") else [("n_body", "body")]),
    ):
        for index in clause.concepts(concept):
            if field == "body" and (draft.target != "actions" or any(f.field == "body_count" for f in draft.filters)):
                continue
            negated = [i for i in range(max(0, index - 3), index) if clause.items[i].concepts & {"without", "not", "outside"} and not _parted(clause, i, index)]
            if negated and (clause.free(index) or draft.target != "actions"):
                clause.use(index, *negated)
                denied = len(negated) > 1 and last_word(clause.items[negated[-1]]) in negation.PRIVATIVE  # "do not lack a …"
                draft.filters.append(Filter(field, "present" if denied else "missing", (), clause.text(*negated, index)))
                draft.understood.append((clause.text(*negated, index), f"{'with' if denied else 'without'} {concept[2:]}"))
                counted = index == draft.noun and clause.has("how_many")  # "how many are there *outside any priority*?"
                draft.target = "actions" if (clause.has("n_action") or counted) and draft.target in ("", NOUNS[concept]) else draft.target


def _parted(clause: Clause, negation: int, noun: int) -> bool:
    """ "Die X *nicht* erwähnen *und mit* Fußnote": whether another condition begins between a negation and a noun."""
    between = clause.items[negation + 1 : noun]
    return any("mentions" in item.concepts or item.kind in ("body", "class", "state") or fold(item.text).split()[0] in ("and", "und", "et", "y") for item in between)


def only_named(clause: Clause, draft: Draft) -> None:
    """ "Which bodies are *mentioned but responsible for nothing*?": those that the texts name and no row makes responsible."""
    if draft.target != "bodies" or clause.kinds("body", "class", "state", "action"):
        return
    named, charged = clause.concepts("mentions", "involved"), clause.concepts("responsible", "lead", "makes_responsible")
    denied = [i for i in clause.concepts("not", "without") if named and i > named[0]]
    nothing = [i for i, item in enumerate(clause.items) if fold(item.text).split()[-1:] and fold(item.text).split()[-1] in _NOTHING]
    if not named or not charged or not (denied or nothing) or charged[-1] < named[0]:
        return
    rest = [i for i in clause.concepts("any", "n_action", "all") if i > named[0]]
    clause.use(*named, *charged, *denied, *nothing, *rest, *[i for i, item in enumerate(clause.items) if "without" in item.concepts or fold(item.text) in ("anything", "but", "yet")])
    draft.notes.append("only_named")
    draft.understood.append((clause.text(*named, *denied, *charged, *nothing), "named in the text of actions, and responsible for none"))


ALSO_NAMED = "also_named"
"""The note that bodies are asked for that are mentioned: those that are only named are told apart."""


def mentioned(clause: Clause, draft: Draft) -> None:
    """ "Which agencies does the plan *mention*?": those responsible, and those that the texts only name."""
    if draft.target == "bodies" and "only_named" not in draft.notes and clause.has("mentions") and not clause.kinds("body", "state", "action"):
        draft.notes.append(ALSO_NAMED)


_NOTHING = frozenset(["nothing", "none", "rien", "nichts", "nada", "aucune", "keine", "ninguna"])


def sources(clause: Clause, draft: Draft, world: World) -> None:
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
    groups = joins.groups(clause, indexes)
    denials = negation.bound(clause, [group.members for group in groups])
    reporting = [j for i in indexes for j in range(max(0, i - 3), i + 2) if "reporting" in _concepts(clause, j)]
    clause.use(*verbs, *reporting)
    for number, group in enumerate(groups):
        _source(clause, draft, world, group, denials.get(number, []))


def _concepts(clause: Clause, index: int) -> frozenset[str]:
    return clause.items[index].concepts if index < len(clause.items) else frozenset()


def _source(clause: Clause, draft: Draft, world: World, group: joins.Group, denials: list[int]) -> None:
    """One group of sources → one filter."""
    members, relation = group.members, group.relation
    names = [str(clause.items[i].values[0]) for i in members]
    names = [next((o for o in world.bodies.same(n) if any(o in g.sources for g in world.gauges)), n) for n in names]
    first, last = min(members), max(members)
    only = [i for i in clause.concepts("only") if clause.free(i) and first - 4 <= i <= last + 2]
    together = [i for i in clause.concepts("together") if first - 4 <= i <= last + 4]
    either = [i for i in clause.concepts("or", "any") if first - 3 <= i <= last]
    op = "all" if len(names) > 1 and (relation == "and" or together) and not either else "any"
    if only:
        op = "only"
    if relation == "without" or denials:
        op = "none" if op in ("any", "all") and not (op == "all" and together) else f"{NOT}{op}"
    clause.use(*members, *group.used, *denials, *only, *together, *either)
    words = clause.text(*members)
    draft.filters.append(Filter("source", op, tuple(names), words))
    draft.understood.append((words, f"data source ({op.replace('_', ' ')}): {', '.join(names)}"))


def present(clause: Clause, draft: Draft) -> None:
    """Actions "with a footnote", "that cite a directive", "that have a deadline"."""
    asked = [place for place in draft.places if place.startswith("action:")]
    if not draft.target and not clause.kinds("action", "indicator", "footnote") and any(_verbs(clause, i) for i in clause.concepts("n_footnote")):
        draft.target = "actions"  # "area 1.3, with footnote"
    if draft.target not in ("actions", "footnotes") and not asked:
        return
    if draft.target == "actions":
        _dated(clause, draft)
    for index in clause.concepts("n_footnote") if draft.target == "actions" else []:
        verbs = _verbs(clause, index)
        if clause.items[index].text.lower() == "footnoted" or (verbs is None and "belongs" in _next(clause, index)):
            verbs = []  # "to which actions are footnotes attached?"
        if clause.free(index) and verbs is not None:
            clause.use(index, *verbs)
            draft.filters.append(Filter("footnote", "present", (), clause.items[index].text))
            draft.understood.append((clause.items[index].text, "with a footnote"))
    for index in clause.concepts("n_area") if draft.target == "actions" else []:
        before = clause.items[max(0, index - 3) : index]
        if clause.free(index) and any("has" in item.concepts for item in before) and not any(f.field == "area_count" for f in draft.filters):
            clause.use(index)
            draft.filters.append(Filter("area", "present", (), clause.items[index].text))
            draft.understood.append((clause.items[index].text, "with a priority area"))
    for index in clause.concepts("n_act", *TYPES):
        verbs = _verbs(clause, index) or _passive(clause, index)
        if not clause.free(index) or draft.acts or not verbs:
            continue
        negations = [i for i in clause.concepts("not", "without") if clause.free(i) and -4 <= i - index < 0]
        clause.use(index, *verbs, *negations)
        kind = next((TYPES[c] for c in TYPES if c in clause.items[index].concepts), None)
        words = clause.text(*negations, index)
        if kind:
            draft.filters.append(Filter("act_type", "none" if negations else "any", (kind,), words))
        else:
            draft.filters.append(Filter("act", "missing" if negations else "present", (), words))
        draft.understood.append((words, f"{'not ' if negations else ''}citing a {kind or 'legal act'}"))


def _verbs(clause: Clause, index: int) -> list[int] | None:
    """The verb that a noun is the object of ("cite", "have", "with"), ``None`` if there is none."""
    for i in range(index - 1, max(-1, index - 6), -1):
        item = clause.items[i]
        if item.concepts & {"cites", "mentions", "uses", "has"}:
            return [i]
        if not (filler(item) or item.concepts & {"any", "without", "not", "all"}):
            return None
    return None


def _next(clause: Clause, index: int) -> frozenset[str]:
    """The concepts of the next item that is no mere filler."""
    return next((item.concepts for item in clause.items[index + 1 :] if not filler(item)), frozenset())


def _passive(clause: Clause, index: int) -> list[int]:
    """ "In which actions is a directive *cited*?": the verb behind its noun."""
    for i in range(index + 1, len(clause.items)):
        if clause.items[i].concepts & {"cites", "mentions"}:
            return [i]
        if not filler(clause.items[i]):
            break
    return []


def led(clause: Clause) -> bool:
    """Whether a clause is no more than a field that is there or not: "and those *with a deadline*", "without a footnote"."""
    at = next((i for i, item in enumerate(clause.items) if last_word(item) in {*_WITH, "without", "mit", "ohne", "avec", "sans", "con", "sin"}), -1)
    behind = [item for item in clause.items[at + 1 :] if not (filler(item) or item.kind == "punct")]
    before = [item for item in clause.items[: max(at, 0)] if not (filler(item) or item.kind == "punct" or item.concepts & {"and_what", "those", "which"})]
    return at >= 0 and not before and len(behind) == 1 and bool(behind[0].concepts & _COLUMNS)


def columns(clause: Clause, draft: Draft) -> None:
    """ "All actions *with their deadlines* and responsible bodies": what is to be shown with each, and no condition."""
    if draft.target != "actions":
        return
    for index, item in enumerate(clause.items):
        whose = index and fold(item.text) in _WHOSE and fold(clause.items[index - 1].text) in _WITH
        if not whose:
            continue
        found: list[int] = []
        for i in range(index + 1, len(clause.items)):
            if clause.items[i].concepts & _COLUMNS and clause.items[i].kind == "concept":
                found.append(i)
            elif not (clause.items[i].text == "," or "and" in clause.items[i].concepts or fold(clause.items[i].text) in _WHOSE or filler(clause.items[i])):
                break
        clause.use(index - 1, index, *found)
    clause.use(*_headings(clause))


def _headings(clause: Clause) -> list[int]:
    """ "EEAS actions, *deadlines*", "actions CEPOL *priority*": columns set behind a list as one types them, without a verb or preposition."""
    if clause.has("which", "who", "when", "how_many", "share", "has", "not", "without", "per", "most", "fewest", "single", "only", "topic"):
        return []
    found: list[int] = []
    for i in range(len(clause.items) - 1, 0, -1):
        item = clause.items[i]
        if item.kind == "concept" and item.concepts & _COLUMNS and clause.free(i):
            found.append(i)
        elif item.kind in ("body", "class") or "n_action" in item.concepts:
            return found
        elif not (item.kind == "punct" or item.concepts & {"and"}):
            return []
    return []


_WITH = frozenset(["with", "including", "and", "plus", "together with", "along with", "alongside", "and with", "showing"])
_WHOSE = frozenset(["their", "its", "the respective", "respective", "the corresponding", "corresponding"])
_COLUMNS = frozenset(["n_timetable", "n_year", "n_body", "n_area", "n_priority", "n_section", "n_footnote", "n_act", "n_text"])


def _dated(clause: Clause, draft: Draft) -> None:
    """Actions "with a deadline", "that have an end date"."""
    if draft.form or any(item.field in ("year", "timetable") for item in draft.filters) or draft.choices:
        return
    for index in clause.concepts("n_timetable", "n_year", "due"):
        before = clause.items[max(0, index - 3) : index]
        if any("per" in item.concepts or item.kind == "punct" for item in before):
            continue  # "which actions does X have, *sorted by* year"
        bare = clause.items[index].text.lower() == "dated" and _ends(clause, index)
        if "due" in clause.items[index].concepts and not bare and "n_timetable" not in clause.items[index].concepts:
            continue
        if clause.free(index) and (bare or any(item.concepts & {"has"} or item.text.lower() == "with" for item in before)):
            clause.use(index, *clause.concepts("n_timetable", "n_year"))
            draft.filters.append(Filter("timetable", "dated", (), clause.items[index].text))
            draft.understood.append((clause.items[index].text, "with a year in the timetable"))
            return


def _ends(clause: Clause, index: int) -> bool:
    return all(item.kind == "punct" for item in clause.items[index + 1 :])


def every(clause: Clause, draft: Draft) -> None:
    """ "Do all actions have a deadline?": whether every row passes, and which do not."""
    if draft.form != "yes_no" or draft.target != "actions" or any(p.startswith("action:") for p in draft.places):
        return
    nouns = clause.concepts("n_action")
    quantified = [i for i in clause.concepts("all") if any(0 < noun - i <= 3 for noun in nouns)]
    quantified += [i for i in clause.concepts("per") if fold(clause.items[i].text) in _EACH and any(0 < noun - i <= 4 for noun in nouns)]
    never = [i for i in clause.concepts("not") if "never_without" in draft.notes]
    if not quantified and never and draft.filters:
        draft.form = "every"  # "does X *never* work *without* Y?"
        return
    if not quantified:
        return
    if not draft.filters and not draft.choices and not draft.places:
        _charged(clause, draft)
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
    placed(clause, draft)
    if draft.choices and not _last_said(clause, draft, quantified[0]):
        if len(draft.choices) > 1 or not draft.filters:
            clause.keep(*quantified)  # in which way of many, nothing says
            return
        draft.notes.append("choice_first")  # "are all actions that *involve* Y due in 2021?"
    if not draft.filters and not draft.choices:
        return
    if any(fold(clause.items[i].text) in _THEIRS for first in quantified for i in range(first + 1, min(first + 3, len(clause.items)))):
        clause.keep(*quantified)  # "do they share all *their* actions?": whose, and of which, is not read
        return
    if any(item.field.endswith("_count") and at(clause, item) < quantified[0] for item in draft.filters):
        clause.keep(*quantified)  # "is *one body* responsible for all actions": one and the same
        return
    clause.use(*quantified)
    draft.form = "every"
    draft.filters.sort(key=lambda item: _subject(clause, item, quantified[0]))
    predicate = _predicate(clause, nouns[0])
    asked = sum(at(clause, item) > predicate for item in draft.filters) if predicate else 0
    asked = max(asked, 2 if _stretch(clause, draft) else 1)
    if asked > 1 and not draft.choices:
        draft.notes.append(f"asked:{asked}")


def _stretch(clause: Clause, draft: Draft) -> bool:
    """ "Are all of X's actions due *after 2022 and before 2025*?": both ends of one stretch of time are asked of each."""
    ends = draft.filters[-2:]
    if [item.field for item in ends] != ["year", "year"]:
        return False
    first, second = sorted(at(clause, item) for item in ends)
    between = clause.items[first + 1 : second]
    return any(item.concepts & {"and", "or", "and_what"} or fold(item.text).split()[0] in ("but", "yet") for item in between) and not any(item.concepts & {"due", "start", "running"} for item in between)


def _predicate(clause: Clause, noun: int) -> int:
    """Where the verb stands of what is asked of all actions ("do all of X's actions *have* Y but not Z?"), 0 where none does."""
    for i in range(noun + 1, len(clause.items)):
        before = clause.items[i - 1]
        if fold(clause.items[i].text) in _VERBS_OF and fold(before.text) not in ("that", "which", "who"):
            return i
    return 0


_VERBS_OF = frozenset(["have", "involve", "include", "name", "mention", "list", "cite", "carry", "contain", "has", "involves", "includes", "names", "mentions", "lists", "cites", "carries", "contains"])
_EACH = frozenset(["each", "does each", "every single", "for each"])


def _charged(clause: Clause, draft: Draft) -> None:
    """ "Do all actions *name a responsible body*?": nothing else is asked of them."""
    bodies = [i for i in clause.concepts("n_body") if clause.free(i)]
    if len(bodies) == 1 and not clause.kinds("body", "class", "state"):
        verbs = clause.concepts("mentions", "has", "responsible", "light")
        clause.use(*bodies, *verbs)
        draft.filters.append(Filter("body", "present", (), clause.items[bodies[0]].text))
        draft.understood.append((clause.items[bodies[0]].text, "with a responsible body"))


def _last_said(clause: Clause, draft: Draft, quantified: int) -> bool:
    """Whether words of two readings are what is asked of every action: said last, behind the quantifier."""
    if len(draft.choices) != 1:
        return False
    first = draft.choices[0].readings[0][1]
    places = [at(clause, item) for item in draft.filters]
    return at(clause, first) > max([quantified, *places])


def placed(clause: Clause, draft: Draft) -> None:
    """Places as conditions like any other: which of all is said last is what is asked of every action."""
    for kind, prefix in (("area", ""), ("priority", "sp_"), ("section", "sec_"), ("footnote", "")):
        for index in clause.kinds(kind):
            values = tuple(str(value) for value in clause.items[index].values)
            named = [f"{kind}:{value}" for value in values]
            if all(place in draft.places for place in named):
                draft.places = [place for place in draft.places if place not in named]
                draft.filters.append(Filter(kind, "any", tuple(f"{prefix}{value}" for value in values), clause.items[index].text))


_THEIRS = frozenset(["its", "their", "his", "her", "leurs", "leur", "ses", "ihre", "ihrer", "seine", "sus", "su"])


def _subject(clause: Clause, item: Filter, quantified: int) -> tuple[bool, int]:
    """Where a condition stands, for the one that is asked of every action to come last: what is said before the
    quantifier ("is *Frontex* responsible for every action of …"), else what is said at the end."""
    where = at(clause, item)
    return where < quantified, where


def at(clause: Clause, item: Filter) -> int:
    """Where the last word of a condition stands."""
    return next((i for i, each in enumerate(clause.items) if each.text and item.text.endswith(each.text)), 0)
