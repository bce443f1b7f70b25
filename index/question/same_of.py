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
from index.question.nouns import TYPES
from ingest.fold import fold

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
    named = [item for item in words if item.kind in _KINDS or _kind(item) == "text"]
    led = instead or (bool(words) and "and_what" in words[0].concepts)
    rest = [item for item in words if item not in named and not (filler(item) or item.concepts & {"and_what", "in"})]
    beside = any(last_word(item) in _BESIDE for item in words if not ("and_what" in item.concepts and len(item.text.split()) > MOST_WORDS))
    if not led or len(named) != 1 or rest or beside:
        return ""
    (new,) = named
    old = [item for item in asked if _kind(item) == _kind(new)]
    gone = [item for item in old if str(_value(item)[0]) in replaced] or old
    if new.kind == "year" and _led_by(clause, new) not in ("", *(_led_by(asked, item) for item in gone)):
        return ""  # "by 2023 … and *in* 2025?"
    if not gone or len({_value(item) for item in gone}) != 1 or _value(gone[0]) == _value(new) or len(_value(gone[0])) != 1 or len(_value(new)) != 1:
        return ""
    question = before.question
    for item in sorted(gone, key=lambda each: -each.start):
        question = question[: item.start] + _said(clause, new, item) + question[item.end :]
    return question


def _said(clause: Sequence[Item], new: Item, old: Item) -> str:
    """A name as it stands in the place of another, with the article or the preposition that that has in it: "*the plan*", "*im Plan*"."""
    opening = fold(old.text).split()[0]
    led: list[str] = []
    for item in reversed(clause[: clause.index(new)]):
        if not filler(item) or "and_what" in item.concepts or not (opening in _IN or (opening in _ARTICLES and fold(item.text) in _ARTICLES)):
            break
        led.insert(0, item.text)
    return " ".join([*led, new.text])


_IN = frozenset(["im", "in", "dans", "au", "en"])
_ARTICLES = frozenset(["the", "le", "la", "les", "der", "die", "das", "dem", "den", "el", "los", "las", "this", "that"])
MOST_WORDS = 2
"""Words of an "and with"; more ("¿y qué pasa con …?") ask for the same of another."""


def _kind(item: Item) -> str:
    """The kind of what an item names: one body is as good as a class of them, an act as the plan."""
    if item.kind in ("act", "work") or item.concepts & {"plan", *TYPES}:
        return "text"
    return "body" if item.kind in _BODIES else item.kind


def _value(item: Item) -> tuple[object, ...]:
    return item.values or (item.text.casefold(),)


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
