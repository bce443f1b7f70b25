"""Fields that an action has or lacks, and the data sources of indicators."""

from __future__ import annotations

from index.question.clause import Clause, filler
from index.question.filters import Filter
from index.question.interpretation import Draft
from index.question.nouns import TYPES
from index.world import World


def missing(clause: Clause, draft: Draft) -> None:
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
    names = [str(clause.items[i].values[0]) for i in indexes]
    names = [next((o for o in world.bodies.same(n) if any(o in g.sources for g in world.gauges)), n) for n in names]
    only = [i for i in clause.concepts("only") if clause.free(i)]
    joined = any("and" in clause.items[i].concepts for i in range(indexes[0], indexes[-1])) or clause.has("together")
    op = "none" if negated else "only" if only else "all" if joined and len(names) > 1 else "any"
    either = [i for i in clause.concepts("or", "any") if abs(i - indexes[0]) <= 2 or indexes[0] < i < indexes[-1]]
    clause.use(*indexes, *verbs, *negated, *only, *either, *clause.concepts("together"))
    words = clause.text(*indexes)
    draft.filters.append(Filter("source", op, tuple(names), words))
    draft.understood.append((words, f"data source ({op}): {', '.join(names)}"))


def present(clause: Clause, draft: Draft) -> None:
    """Actions "with a footnote", "that cite a directive", "that have a deadline"."""
    asked = [place for place in draft.places if place.startswith("action:")]
    if draft.target != "actions" and not asked:
        return
    if draft.target == "actions":
        _dated(clause, draft)
    for index in clause.concepts("n_footnote") if draft.target == "actions" else []:
        verbs = _verbs(clause, index)
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
        verbs = _verbs(clause, index)
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


def _dated(clause: Clause, draft: Draft) -> None:
    """Actions "with a deadline", "that have an end date"."""
    if draft.form or any(item.field in ("year", "timetable") for item in draft.filters) or draft.choices:
        return
    for index in clause.concepts("n_timetable"):
        before = clause.items[max(0, index - 3) : index]
        if clause.free(index) and any(item.concepts & {"has"} or item.text.lower() == "with" for item in before):
            clause.use(index, *clause.concepts("n_timetable", "n_year"))
            draft.filters.append(Filter("timetable", "dated", (), clause.items[index].text))
            draft.understood.append((clause.items[index].text, "with a year in the timetable"))
            return


def every(clause: Clause, draft: Draft) -> None:
    """ "Do all actions have a deadline?": whether every row passes, and which do not."""
    if draft.form != "yes_no" or draft.target != "actions" or any(p.startswith("action:") for p in draft.places):
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
