""" "Is X in all sections? … *And Y?*", "no, I meant *section B*": the question before, asked of another body, part or unit.

What a question asks may hang on more than its conditions: that each part is meant, who else is in it, what comes next. So it is
written out with the other name in place of its own, and understood as a question by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.question import extremes, ordinals
from index.question.clause import filler, last_word
from index.question.interpretation import Interpretation
from index.question.items import Item

_BODIES = frozenset(["body", "class", "state"])
_KINDS = _BODIES | {"year", "section", "priority", "area", "action", "indicator", "footnote"}
NOTE = "of_another"
"""The note of a question that was written out so: it leans on nothing that the question before found."""

#: Words that lead to a year and say nothing of it.
_LEADING = frozenset(["and", "et", "und", "y", "about", "but", "mais", "aber", "pero"])
#: Words that set one body beside another, and say no "the same of".
_BESIDE = frozenset(["with", "avec", "mit", "con", "alongside", "too", "also", "aussi", "auch", "tambien", "or", "ou", "oder", "o", "u"])


def written(clause: Sequence[Item], asked: Sequence[Item], before: Interpretation, *, instead: bool, replaced: Sequence[str] = ()) -> str:
    """The question before with another name in place of its own; "" where the follow-up says more, or nothing tells in place of which.

    Args:
        asked: the items of the question before.
        instead: the message says that something else was meant.
        replaced: bodies that the message says another takes the place of.
    """
    words = [item for item in clause if item.kind != "punct"]
    named = [item for item in words if item.kind in _KINDS]
    led = instead or (bool(words) and "and_what" in words[0].concepts)
    rest = [item for item in words if item not in named and not (filler(item) or item.concepts & {"and_what", "in"})]
    beside = any(last_word(item) in _BESIDE for item in words if not ("and_what" in item.concepts and len(item.text.split()) > MOST_WORDS))
    if not led or len(named) != 1 or rest or beside:
        return ""
    (new,) = named
    old = [item for item in asked if _kind(item) == _kind(new)]
    gone = [item for item in old if item.values and str(item.values[0]) in replaced] or old
    if new.kind == "year" and _led_by(clause, new) not in ("", *(_led_by(asked, item) for item in gone)):
        return ""  # "by 2023 … and *in* 2025?"
    if not gone or len({item.values for item in gone}) != 1 or gone[0].values == new.values or len(gone[0].values) != 1 or len(new.values) != 1:
        return ""
    question = before.question
    for item in sorted(gone, key=lambda each: -each.start):
        question = question[: item.start] + new.text + question[item.end :]
    return question


MOST_WORDS = 2
"""Words of an "and with"; more ("¿y qué pasa con …?") ask for the same of another."""


def _kind(item: Item) -> str:
    return "body" if item.kind in _BODIES else item.kind


def whole(before: Interpretation, again: Interpretation) -> bool:
    """Whether the question before says by itself all that it was understood as, but for ends of time and places in the order, which
    its answer settled.

    Args:
        again: its words, understood without a question before them.
    """
    if extremes.noted(again) or ordinals.noted(again):
        said = tuple(item for item in before.filters if item.text)
        return (said, before.subject, before.acts) == (again.filters, again.subject, again.acts)
    return _asked(before) == _asked(again)


def _asked(one: Interpretation) -> tuple[object, ...]:
    notes = tuple(note for note in one.notes if note != NOTE)
    return (one.target, one.form, one.fields, one.places, one.filters, one.choices, one.subject, one.acts, one.order, notes)


def _led_by(clause: Sequence[Item], item: Item) -> str:
    """The word before a year that says how it is meant: "*by* 2023", "*en* 2021"; "" for none."""
    at = clause.index(item)
    led = last_word(clause[at - 1]) if at else ""
    return "" if led in _LEADING else led
