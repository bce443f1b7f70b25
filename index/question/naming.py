"""Texts that name a body at all, or none: "which actions *mention no body*?"."""

from __future__ import annotations

from index.question.clause import Clause, filler
from index.question.filters import Filter
from index.question.interpretation import Draft


def read(clause: Clause, draft: Draft) -> None:
    """Turn "mention a body", "name no organisation in their text" into a condition on the bodies that texts name."""
    if draft.target != "actions":
        return
    for index in clause.concepts("n_body"):
        led = _led(clause, index)
        if not led or not clause.free(index) or clause.items[index].concepts & {"responsible"}:
            continue
        verb, between = led
        before = [i for i in range(max(0, verb - 2), verb) if clause.items[i].concepts & {"not", "without"}]
        denials = [i for i in (*before, *between) if clause.items[i].concepts & {"not", "without"}]
        text = [i for i in clause.concepts("mentions") if i == index + 1]  # "in their text"
        clause.use(index, verb, *between, *before, *text)
        words = clause.text(*before, verb, *between, index)
        draft.filters.append(Filter("named", "missing" if denials else "present", (), words))
        draft.understood.append((words, f"naming {'no' if denials else 'a'} known body in the text"))
        return


def _led(clause: Clause, index: int) -> tuple[int, list[int]] | None:
    """The verb that a noun is the object of, and what stands between the two."""
    for i in range(index - 1, max(-1, index - 5), -1):
        item = clause.items[i]
        if item.concepts & {"mentions", "request"} and not filler(item):
            return i, list(range(i + 1, index))
        if not (filler(item) or item.concepts & {"any", "without", "not"}):
            return None
    return None
