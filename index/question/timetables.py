"""What a question says of a timetable without naming a year: the whole period, ongoing, no date."""

from __future__ import annotations

from index.question import year_words
from index.question.clause import Clause, filler
from index.question.filters import NOT, Filter
from index.question.interpretation import Draft


def whole_period(clause: Clause, draft: Draft, period: tuple[int, int] | None) -> None:
    for index in clause.concepts("whole"):
        words = [index]
        for other in clause.kinds("years"):
            if clause.items[other].values == period:
                words.append(other)
        words += [i for i in clause.concepts("running", "due") if abs(i - index) <= 3]
        denied = year_words.negations(clause, min(words), None)
        words += denied
        clause.use(*words)
        draft.filters.append(Filter("timetable", f"{NOT}whole" if denied else "whole", (), clause.text(*words)))
        draft.understood.append((clause.text(*words), f"{'not ' if denied else ''}running over the whole period of the plan"))
        return


def words(clause: Clause, draft: Draft) -> None:
    """Ongoing, and without a date."""
    negated = list(clause.concepts("not", "without"))
    for index in clause.concepts("no_date", "n_limit"):
        if not clause.free(index):
            continue
        near = [i for i in negated if 0 < index - i <= 4 and clause.free(i) and _leads(clause, i, index)]
        clause.use(index, *near)
        words = clause.text(*near, index)
        dated = ("n_limit" in clause.items[index].concepts) != bool(near)  # "with a limit", and "not without a date"
        draft.filters.append(Filter("timetable", "dated" if dated else "no_year", (), words))
        draft.understood.append((words, "with a year in the timetable" if dated else "no year in the timetable"))
    for index in clause.concepts("ongoing"):
        near = [i for i in negated if 0 < index - i <= 2]
        clause.use(index, *near)
        op = "not_ongoing" if near else "ongoing"
        draft.filters.append(Filter("timetable", op, (), clause.text(*near, index)))
        draft.understood.append(
            (clause.text(*near, index), "marked as ongoing" if not near else "not marked as ongoing")
        )
    for index in clause.concepts("n_timetable", "n_year"):
        near = [i for i in negated if 0 < index - i <= 4 and clause.free(i) and _leads(clause, i, index)]
        if near and clause.free(index):
            clause.use(index, *near)
            draft.filters.append(Filter("timetable", "no_year", (), clause.text(*near, index)))
            draft.understood.append((clause.text(*near, index), "no year in the timetable"))


def _leads(clause: Clause, first: int, last: int) -> bool:
    """Whether only fillers stand between two items."""
    return all(filler(item) or item.concepts & {"has", "any"} for item in clause.items[first + 1 : last])
