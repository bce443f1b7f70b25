"""Counts in a question: "more than one body", "exactly two priority areas", "responsible for a single action"."""

from __future__ import annotations

from dataclasses import dataclass

from index.question.clause import Clause, filler
from index.question.filters import Filter
from index.question.interpretation import Draft
from index.question.items import Item

_COUNTED = {"area_count": "priority areas", "body_count": "responsible bodies", "source_count": "data sources"}


def read(clause: Clause, draft: Draft) -> None:
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
        clause.use(index, *found.used)
        words = clause.text(*found.used, index)
        for op, numbers in found.tests:
            draft.filters.append(Filter(field, op, numbers, words))
            shown = " or ".join(map(str, numbers))
            draft.understood.append((words, f"number of {_COUNTED[field]} {op} {shown}"))
        if draft.target in ("bodies", "areas", "sources") and clause.has("n_action"):
            draft.target = "actions"


def _action_count(clause: Clause, draft: Draft, index: int) -> None:
    """Bodies (years, areas) "with only one action", "responsible for more than five actions"."""
    found = _comparison(clause, index) if draft.target in ("bodies", "years", "areas", "priorities") else None
    if found:
        clause.use(index, *found.used)
        words = clause.text(*found.used, index)
        for op, numbers in found.tests:
            draft.filters.append(Filter("action_count", op, numbers, words))
            draft.understood.append((words, f"number of actions {op} {' or '.join(map(str, numbers))}"))


#: Concepts of comparison → sign, the ones that hold others' words first ("no more than").
_SIGNS = (
    ("at_least", ">="),
    ("at_most", "<="),
    ("more_than", ">"),
    ("fewer_than", "<"),
    ("exactly", "="),
    ("only", "="),
)


@dataclass(frozen=True, slots=True)
class Count:
    """A count before a noun: the comparisons that it stands for, and the words used."""

    tests: tuple[tuple[str, tuple[int, ...]], ...]
    used: tuple[int, ...]


def _comparison(clause: Clause, index: int) -> Count | None:
    """The count that stands before a noun, or right after it ("two bodies or fewer")."""
    used: list[int] = []
    numbers: list[int] = []
    sign = ""
    for i in range(index - 1, max(-1, index - 9), -1):
        item = clause.items[i]
        found = _sign(item)
        if item.kind == "number":
            numbers.insert(0, int(item.values[0]))
        elif "several" in item.concepts and not numbers:
            return Count(((">", (1,)),), (*used, i))
        elif "single" in item.concepts and not numbers:
            return Count((("=", (1,)),), (*used, i))
        elif found and not sign and (numbers or found in (">=", "<=")):
            sign = found
        elif "between" in item.concepts and len(numbers) == 2:
            return Count(((">=", (min(numbers),)), ("<=", (max(numbers),))), (*used, i))
        elif not _between(clause, i, bool(numbers)):
            break
        used.append(i)
    if not numbers:
        return None
    sign = sign or _after(clause, index, used)
    while used and clause.items[used[-1]].kind != "number" and not _sign(clause.items[used[-1]]):
        used.pop()
    if len(numbers) == 2 and _stretch(clause, used):
        return Count(((">=", (numbers[0],)), ("<=", (numbers[1],))), tuple(used))
    return Count(((sign or "=", tuple(numbers) if not sign else (numbers[-1],)),), tuple(used))


def _sign(item: Item) -> str:
    return next((sign for concept, sign in _SIGNS if concept in item.concepts), "")


def _between(clause: Clause, i: int, counted: bool) -> bool:
    """Whether an item may stand between a count and its noun, or between two counts."""
    item = clause.items[i]
    if counted:
        return bool(item.concepts & {"or", "and"}) or item.text.lower() in ("to", "-", "a", "bis", "the", "any")
    return filler(item) or bool(item.concepts & {"responsible", "or", "n_body", "light"})


def _stretch(clause: Clause, used: list[int]) -> bool:
    """ "2 to 3": a stretch of numbers, not a choice of two."""
    return any(clause.items[i].text.lower() in ("to", "-", "a", "bis") for i in used)


def _after(clause: Clause, index: int, used: list[int]) -> str:
    """The sign of "… or fewer", "… or more" behind the noun."""
    for i in range(index + 1, min(index + 3, len(clause.items))):
        sign = _sign(clause.items[i])
        if sign in (">=", "<="):
            used.insert(0, i)
            return sign
    return ""
