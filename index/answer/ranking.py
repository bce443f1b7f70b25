"""The wording of ranked lists: which actions or indicators hold the words that no record accounts for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.answer import conditions
from index.answer.labels import unit_label
from index.answer.phrases import joined, label, phrase, sentence
from index.question.filters import Filter
from index.question.interpretation import Interpretation
from index.world import World
from ingest.fold import fold
from ingest.model import Unit


def quoted(one: Interpretation) -> str:
    """The words that no record accounts for, in quotation marks."""
    return conditions.quoted(" ".join(one.subject), one.language)


def asked(one: Interpretation) -> str:
    """The same words as the question has them, where it is in another language than the texts."""
    pairs = [(text, said) for kind, _, pair in (note.partition(":") for note in one.notes) if kind == "glossed" for said, _, text in [pair.rpartition(":")]]
    words = [next((said for text, said in pairs if word == text or word in text.split()), word) for word in one.subject]
    return conditions.quoted(" ".join(dict.fromkeys(words)), one.language)


def contain(one: Interpretation, world: World, kind: str, filters: Sequence[Filter], found: Sequence[str]) -> str:
    """How many of all meet the conditions and hold every word, and which."""
    every = [*filters, _words(one)]
    what = conditions.said(every, one.language, world, len(found), none=not found)
    checked = len(_numbers(world, kind))
    if not found:
        none = "none" if kind == "actions" else "none_indicators"
        return sentence(phrase(one.language, none, checked=checked, what=what))
    frame = "list" if kind == "actions" else "list_indicators"
    numbers = [_numbers(world, kind)[id] for id in found]
    items = joined(one.language, numbers) if len(numbers) > 1 else named(one, world, kind, found)
    return phrase(one.language, frame, number=len(found), count=len(found), items=items, checked=checked, what=what)


def elsewhere(one: Interpretation, world: World, kind: str, found: Sequence[str]) -> str:
    """Where the words stand without the other conditions."""
    what = conditions.said([_words(one)], one.language, world, len(found))
    return sentence(phrase(one.language, "elsewhere", labels=named(one, world, kind, found), what=what))


def standing(one: Interpretation, units: Sequence[Unit], world: World) -> str:
    """Where the words stand in units of other kinds."""
    what = conditions.said([_words(one)], one.language, world, len(units))
    called = [label(one.language, "action" if each.kind == "text" else each.kind, [each.number]) if each.number else unit_label(each.label, one.language, running=True) for each in units]
    said = joined(one.language, called)
    return sentence(phrase(one.language, "elsewhere", labels=said, what=what))


def meeting(one: Interpretation, world: World, kind: str, filters: Sequence[Filter], found: Sequence[str]) -> str:
    """That the records do not say the words, and what meets the rest of the question."""
    what = conditions.said(filters, one.language, world, len(found))
    frame = "list" if kind == "actions" else "list_indicators"
    numbers = [_numbers(world, kind)[id] for id in found]
    items = joined(one.language, numbers) if len(numbers) > 1 else named(one, world, kind, found)
    checked = len(_numbers(world, kind))
    rest = phrase(one.language, frame, number=len(found), count=len(found), items=items, checked=checked, what=what)
    return phrase(one.language, "ranked_rest", words=asked(one), rest=rest)


def named(one: Interpretation, world: World, kind: str, found: Sequence[str]) -> str:
    """Actions or indicators by their numbers."""
    numbers = [_numbers(world, kind)[id] for id in found]
    return label(one.language, "action" if kind == "actions" else "indicator", numbers)


def _words(one: Interpretation) -> Filter:
    either = groups(one)
    return Filter("word", "any", tuple(map(" ".join, either))) if len(either) > 1 else Filter("word", "all", tuple(one.subject))


def groups(one: Interpretation) -> list[list[str]]:
    """The subject's words, those apart that the question sets apart by an "or" ("prisons or customs")."""
    said = fold(one.question)
    found: list[list[str]] = [[]]
    at, chosen = 0, False
    for word in one.subject:
        place = said.find(fold(word), at)
        between = said[at:place] if place >= 0 else ""
        if found[-1] and _OR.search(between):
            found.append([])
            chosen = chosen or "," not in between
        found[-1].append(word)
        at = max(at, place + len(word))
    return found if chosen else [list(one.subject)]


_OR = re.compile(r",|\b(?:or|ou|oder|o|u)\b")


def _numbers(world: World, kind: str) -> dict[str, str]:
    if kind == "actions":
        return {row.id: row.action.number for row in world.rows}
    return {gauge.id: gauge.indicator.number for gauge in world.gauges}
