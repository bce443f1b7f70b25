"""Years and timetables in a question → filters.

What a year means is told by the preposition before it and the verb of its clause: "due in
2023", "starting in 2022", "under way in 2023". Where nothing tells, both readings stand:
"by 2023" is due by then, or under way by then.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from index.question import timetables, year_words
from index.question.clause import Clause, filler
from index.question.filters import NOT, Choice, Filter
from index.question.interpretation import Draft
from index.question.items import Item
from index.question.negation import quantifies
from ingest.fold import fold

#: (preposition, verb) → operator. The verb is "" where the clause has none.
_OPERATORS: dict[tuple[str, str], str] = {
    ("in", "due"): "due_in",
    ("in", "start"): "starts_in",
    ("in", "running"): "running_in",
    ("by", "due"): "due_by",
    ("by", "start"): "starts_by",
    ("by", "running"): "running_by",
    ("before", "due"): "due_before",
    ("before", "start"): "starts_before",
    ("before", "running"): "starts_before",
    ("before", ""): "due_before",
    ("after", "due"): "due_after",
    ("after", "start"): "starts_after",
    ("after", "running"): "running_after",
    ("after", ""): "due_after",
    ("until", "due"): "due_by",
    ("until", "start"): "starts_by",
    ("until", "running"): "runs_until",
    ("until", ""): "runs_until",
    ("from", "due"): "due_from",
    ("from", "start"): "starts_from",
    ("from", "running"): "starts_from",
    ("from", ""): "starts_from",
    ("", "due"): "due_in",
    ("", "start"): "starts_in",
    ("", "running"): "running_in",
}

_MEANING = {
    "due_in": "due in {0}",
    "due_by": "due by the end of {0}",
    "due_before": "due before {0}",
    "due_after": "due after {0}",
    "due_from": "due in {0} or later",
    "due_between": "due between {0} and {1}",
    "due_outside": "due before {0} or after {1}",
    "runs_until": "running until {0}",
    "starts_in": "starting in {0}",
    "starts_by": "starting by {0}",
    "starts_before": "starting before {0}",
    "starts_after": "starting after {0}",
    "starts_between": "starting between {0} and {1}",
    "starts_from": "starting in {0} or later",
    "running_in": "under way in {0}",
    "running_by": "under way by {0}",
    "running_after": "still running after {0}",
    "exactly": "timetable {0}-{1}",
}


def meaning(item: Filter) -> str:
    """A year filter in words."""
    values = [*item.values, item.values[-1]]
    plain = item.op.removeprefix(NOT)
    if len(item.values) > 1 and plain in ("due_in", "starts_in", "running_in"):
        values = [" or ".join(map(str, item.values))]
    return ("not " if plain != item.op else "") + _MEANING[plain].format(*values)


def read(clause: Clause, draft: Draft, on: dt.date, period: tuple[int, int] | None) -> None:
    """Turn the clause's years and words of time into filters."""
    _plan_title(clause, period)
    _dated_by_then(clause)
    timetables.whole_period(clause, draft, period)
    for index in clause.kinds("years"):
        if clause.free(index):
            _range(clause, draft, index)
    _years(clause, draft)
    _relative(clause, draft, on)
    timetables.words(clause, draft)


def _dated_by_then(clause: Clause) -> None:
    """ "*Supposed to be finished already* in 2021", "*still running* in 2024": with a year of its own, it says when something is due
    or under way, and not how it stands today."""
    dated = [i for i in clause.concepts("overdue", "open") if any(each.kind in ("year", "years") for each in clause.items[i + 1 : i + 5])]
    late = {i: "due" for i in dated if "overdue" in clause.items[i].concepts or "due" in fold(clause.items[i].text).split()}
    clause.reread({i: replace(clause.items[i], concepts=frozenset({late.get(i, "running")})) for i in dated})


def _add(draft: Draft, words: str, *filters: tuple[str, Filter]) -> None:
    if len(filters) == 1:
        draft.filters.append(filters[0][1])
        draft.understood.append((words, filters[0][0]))
    else:
        draft.choices.append(Choice(filters))
        draft.understood.append((words, " or ".join(label for label, _ in filters)))


def _filter(op: str, years: tuple[int, ...], words: str) -> tuple[str, Filter]:
    item = Filter("year", op, years, words)
    return meaning(item), item


def _plan_title(clause: Clause, period: tuple[int, int] | None) -> None:
    """The years in the plan's own title ("Action Plan 2021-2025") restrict nothing."""
    for index in clause.kinds("years"):
        before = index - 1
        while before >= 0 and filler(clause.items[before]) and "plan" not in clause.items[before].concepts:
            if clause.items[before].text.lower() not in ("for", "of", "on", "drugs"):
                break
            before -= 1
        if before >= 0 and "plan" in clause.items[before].concepts and clause.items[index].values == period:
            clause.use(index)


def _years(clause: Clause, draft: Draft) -> None:
    """Single years; those that stand in one list ("2021 or 2022") are one condition."""
    groups: list[list[int]] = []
    for index in clause.kinds("year"):
        if not clause.free(index):
            continue
        if groups and all(_joins(clause.items[i]) for i in range(groups[-1][-1] + 1, index)):
            groups[-1].append(index)
        else:
            groups.append([index])
    before: tuple[int, str] | None = None
    groups = _repeated(clause, groups)
    if len(groups) == 2 and (_outside(clause, draft, groups) or _not_within(clause, draft, groups)):
        return
    for number, group in enumerate(groups):
        if number:
            between = [i for i in range(groups[number - 1][-1] + 1, group[0]) if fold(clause.items[i].text) in ("and also", "also", "as well as", "and at the same time")]
            clause.use(*between)
            clause.keep(*[i for i in year_words.preposition(clause, group[0])[1] if "or" in clause.items[i].concepts])
        before = group[-1], _year(clause, draft, group, before)


def _repeated(clause: Clause, groups: list[list[int]]) -> list[list[int]]:
    """ "Due in 2021 and (due) in 2023": one list, as each year has the same preposition."""
    joined: list[list[int]] = []
    for group in groups:
        last = joined[-1][-1] if joined else 0
        between = list(range(last + 1, group[0]))
        words = [clause.items[i].text.lower() for i in between]
        again = [i for i, word in zip(between, words, strict=True) if word in ("in", "im", "en", "due", "and in", "y en", "et en")]
        rest = [clause.items[i] for i in between if i not in again]
        listed = bool(rest) or any(word.split()[0] in ("and", "y", "et") for word in words)
        both = any(clause.items[i].concepts & {"together"} for i in range(max(0, joined[-1][0] - 5), group[0])) if joined else False
        if joined and again and listed and not both and all(_joins(item) for item in rest) and year_words.preposition(clause, joined[-1][0])[0] == "in":
            clause.use(*between)
            joined[-1] += group
        else:
            joined.append(group)
    return joined


def _outside(clause: Clause, draft: Draft, groups: list[list[int]]) -> bool:
    """ "Due before 2022 or after 2023": one condition with a hole in the middle."""
    (first, *more), (last, *others) = groups
    between = clause.items[first + 1 : last]
    if more or others or not any("or" in item.concepts for item in between):
        return False
    (one, where), (other, there) = year_words.preposition(clause, first), year_words.preposition(clause, last)
    years = int(clause.items[first].values[0]), int(clause.items[last].values[0])
    verb, verb_at = year_words.verb(clause, first)
    if (one, other) != ("before", "after") or verb == "start" or verb == "running" or years[0] > years[1]:
        return False
    again = [i for i in clause.concepts("due", "n_timetable") if first < i < last]
    used = [first, last, *where, *there, *again, *([verb_at] if verb_at is not None else [])]
    clause.use(*used, *[i for i in clause.concepts("or") if first < i < last])
    words = clause.text(*used)
    _add(draft, words, _filter("due_outside", years, words))
    return True


def _not_within(clause: Clause, draft: Draft, groups: list[list[int]]) -> bool:
    """ "Except those *due after 2020 but before 2023*": the stretch is denied as a whole."""
    (first, *more), (last, *others) = groups
    (one, where), (other, there) = year_words.preposition(clause, first), year_words.preposition(clause, last)
    verb, verb_at = year_words.verb(clause, first)
    negations = year_words.negations(clause, first, verb_at)
    between = clause.items[first + 1 : last]
    joined = any(item.concepts & {"and", "and_what", "before", "after"} for item in between) and not any("or" in item.concepts for item in between)
    if more or others or (one, other) != ("after", "before") or verb not in ("due", "") or not negations or not joined:
        return False
    if any(item.concepts & {"not", "without"} for item in between):
        return False
    years = int(clause.items[first].values[0]) + 1, int(clause.items[last].values[0]) - 1
    used = [*negations, first, last, *where, *there, *([verb_at] if verb_at is not None else []), *[i for i in range(first + 1, last) if clause.items[i].concepts & {"and", "and_what"}]]
    clause.use(*used)
    words = clause.text(*used)
    _add(draft, words, _filter(f"{NOT}due_between", years, words))
    return True


def _joins(item: Item) -> bool:
    """Whether an item only joins years of one list."""
    if item.concepts & {"before", "after"}:
        return False
    return bool(item.concepts & {"and", "or"}) or item.text in (",", "/") or item.text.lower() in _TO


#: Words that make two years a stretch of time, after "from".
_TO = frozenset({"to", "until", "till", "bis", "a", "hasta", "jusqu'en"})


def _year(clause: Clause, draft: Draft, indexes: list[int], before: tuple[int, str] | None) -> str:
    """Write the condition of one list of years; the verb that it goes with."""
    preposition, where = year_words.preposition(clause, indexes[0])
    verb, verb_at = year_words.verb(clause, indexes[0], before)
    years = tuple(int(clause.items[i].values[0]) for i in indexes)
    between = [clause.items[i].text.lower() for i in range(indexes[0] + 1, indexes[-1])]
    if len(years) == 2 and set(between) & _TO:
        _stretch(clause, draft, list(range(indexes[0], indexes[1] + 1)), (years[0], years[1]), verb, verb_at)
        clause.use(*where)
        return verb
    side, side_at = year_words.side(clause, indexes[-1], preposition)
    preposition = side or preposition
    lasts = verb_at is not None and any(word.startswith(year_words.LASTING) for word in fold(clause.items[verb_at].text).split())
    if (preposition, verb) == ("by", "running") and lasts and any(fold(clause.items[i].text).split()[0] == "bis" for i in where):
        preposition = "until"  # "laufen *bis* 2025": no longer, and not at some time before
    negations = year_words.negations(clause, indexes[0], verb_at)
    noun = verb in ("", "due") and (clause.has("n_timetable") or any("no_date" in clause.items[i].concepts for i in negations))
    where = [*where, *year_words.only(clause, min([indexes[0], *where])), *(year_words.only(clause, verb_at) if verb_at is not None else [])]
    where += [i for i in (indexes[-1] + 1,) if i < len(clause.items) and "only" in clause.items[i].concepts and all(each.kind == "punct" for each in clause.items[i + 1 : i + 3])]
    either = [i for i in range(max(0, indexes[0] - 2), indexes[0]) if clause.items[i].concepts & {"or", "any"} and len(indexes) > 1]
    words = clause.text(*negations, *where, *indexes, *side_at)
    clause.use(*either, *range(indexes[0], indexes[-1] + 1), *where, *side_at, *negations, *([verb_at] if verb_at is not None else []))
    if noun and preposition in ("", "in", "by", "before", "after"):
        clause.use(*clause.concepts("n_timetable"))
        verb = "due"
    nouns = [i for i in clause.concepts("n_timetable") if negations and i < negations[0]]
    if nouns and not any(quantifies(item) for item in clause.items[max(0, nouns[0] - 2) : nouns[0]]):
        dated = Filter("timetable", "dated", (), clause.text(nouns[0]))  # "a deadline *other than* 2025" is one
        if not any((each.field, each.op) == ("timetable", "dated") for each in draft.filters):
            draft.filters.append(dated)
            draft.understood.append((dated.text, "with a year in the timetable"))
    if preposition == "from" and verb == "due" and any(fold(clause.items[i].text) == "des" for i in where):
        preposition = "in"  # "bouclé *dès* 2021": no later than that
    if preposition == "by" and year_words.planned(clause, where):
        preposition = "in"  # "*prévues pour* 2024": in that year, and not by then
    operator = _OPERATORS.get((preposition, verb))
    if preposition == "by" and verb == "due" and verb_at is not None and "doing" in clause.items[verb_at].concepts:
        operator = None  # "to be done by 2023", as of any verb of doing: over by then, or under way by then
    if negations and preposition == "until" and verb in ("start", "due"):
        # "do not start until 2022": then, and not before
        ways = ["starts_in", "starts_from"] if verb == "start" else ["due_in", "due_from"]
        _add(draft, words, *[_filter(op, years, words) for op in ways])
        return verb
    if operator == "running_in" and any("only" in clause.items[i].concepts for i in where) and len(years) == 1 and not negations:
        for op in ("starts_in", "due_in"):  # "run in 2023 *only*": in no other year
            _add(draft, words, _filter(op, years, words))
        return verb
    if operator == "running_in" and len(years) > 1 and not negations and not either and any(fold(clause.items[i].text).split()[:1] in ([word] for word in _AND) for i in range(indexes[0] + 1, indexes[-1])):
        for year in years:
            _add(draft, words, _filter(operator, (year,), words))
        return verb
    if operator is None and preposition == "by":
        ways = ["due_by", "running_by"]
    elif operator is None and preposition in ("in", "") and len(years) == 1:
        ways = ["due_in", "running_in"]
    else:
        ways = [operator or "due_in"]
    _add(draft, words, *[_filter(f"{NOT if negations else ''}{op}", years, words) for op in ways])
    return verb


def _stretch(
    clause: Clause, draft: Draft, indexes: list[int], years: tuple[int, int], verb: str, verb_at: int | None, *, other: tuple[int, ...] = ()
) -> None:
    """Two years: a stretch of time to be due or to start in, or a timetable as written; ``other``: the stretch that it may be as well."""
    between = clause.nearest(indexes[0], "between", reach=3)
    _, where = year_words.preposition(clause, indexes[0])
    used = [*indexes, *where, *([between] if between is not None else [])]
    word = clause.items[verb_at].concepts if verb_at is not None else frozenset()
    timetabled = "scheduled" in word or (clause.has("scheduled") and between is None)
    clause.use(*used, *([verb_at] if verb_at is not None else []), *(clause.concepts("scheduled") if timetabled else []))
    words = clause.text(*used)
    if verb == "due" and not timetabled:
        ways = ["due_between"]
    elif verb == "start":
        ways = ["starts_between"]
    elif between is not None:
        ways = ["due_between", "exactly"]
    else:
        ways = ["exactly"]
    negations = year_words.negations(clause, indexes[0], verb_at)
    clause.use(*negations)
    denied = NOT if negations else ""
    ways = [ways[0] if ways[0] != "exactly" else "due_between"] if other else ways
    _add(draft, words, *[_filter(f"{denied}{op}", span, words) for span in filter(None, (years, other)) for op in ways])


def _range(clause: Clause, draft: Draft, index: int) -> None:
    """Two years in one item: "2022-2024", "2022 to 2024", "2023 and 2024"."""
    item = clause.items[index]
    years = (int(item.values[0]), int(item.values[1]))
    verb, verb_at = year_words.verb(clause, index)
    listed = any(word in fold(item.text).split() for word in ("and", "or", "et", "ou", "und", "oder", "y", "o"))
    slash = "/" in item.text
    if (listed or slash) and clause.nearest(index, "between", reach=3) is None:
        preposition, where = year_words.preposition(clause, index)
        op = _OPERATORS.get((preposition or "in", verb), "due_in")
        used = [index, *where, *([verb_at] if verb_at is not None else [])]
        clause.use(*used)
        clause.keep(*[i for i in range(max(0, index - 3), index) if "together" in clause.items[i].concepts])  # "in *both* 2021 and 2022"
        words = clause.text(index, *where)
        op = op if op.endswith("_in") else "due_in"
        each = [(year,) for year in years] if op == "running_in" and _AND & set(fold(item.text).split()) else [years]
        for some in each:  # "running in 2022 and 2024": in both; due an action is in one of them
            _add(draft, words, _filter(op, some, words))
        return
    _stretch(clause, draft, [index], years, verb, verb_at, other=tuple(int(value) for value in item.values[2:4]))


_AND = frozenset(["and", "et", "und", "y"])


def _relative(clause: Clause, draft: Draft, on: dt.date) -> None:
    """ "This year", "overdue", "still open": by the day that the question is answered for."""
    for concept, year in (("this_year", on.year), ("next_year", on.year + 1), ("last_year", on.year - 1)):
        for index in clause.concepts(concept):
            preposition, where = year_words.preposition(clause, index)
            verb, verb_at = year_words.verb(clause, index)
            clause.use(index, *where, *([verb_at] if verb_at is not None else []))
            op = _OPERATORS.get((preposition or "in", verb or "due"), "due_in")
            words = clause.text(index)
            _add(draft, words, _filter(op, (year,), words))
            draft.notes.append("today")
    dated = any(item.field == "year" for item in draft.filters) or bool(draft.choices)
    for index in clause.concepts("overdue") if not dated else []:
        clause.use(index, *clause.concepts("due", "today"))
        words = clause.text(index)
        _add(draft, words, _filter("due_before", (on.year,), words))
        draft.notes += ["today", "past_due"]
        return
    for index in clause.concepts("open"):
        clause.use(index, *clause.concepts("today"))
        words = clause.text(index)
        item = Filter("year", "running_after", (on.year - 1,), words)
        _add(draft, words, (f"not yet due at the start of {on.year}", item))
        draft.notes += ["today", "past_due"]
        return


