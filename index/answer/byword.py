"""Fields of actions that a question names by their words: a scan for the words, said so, then what their rows hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.answer import aggregates, conditions, lookup
from index.answer.free import holding_all
from index.answer.model import Answer
from index.answer.phrases import label, phrase
from index.expect import expect
from index.question.filters import Filter
from index.question.interpretation import Interpretation
from index.question.lexicon import lexicon
from index.world import Row, World
from ingest.fold import fold, tokens

_SOURCES = re.compile(r"\b(?:sources?|data|surveys?|come from|based on|quellen?|daten|donnees|fuentes?|datos)\b")

MOST = 3
"""Words that stand in more actions than this name none of them; who is behind all of them can still be told."""


def of_indicator(one: Interpretation, world: World, answer: Answer) -> bool:
    """Answer from the indicators that hold all words by which one is named ("the sources of the *seizures* indicator");
    false where none does, or too many."""
    asking = lexicon(one.language)
    words = [word for word in one.subject if "n_indicator" not in asking.match([fold(word)])[1]]
    named = not one.target and any("n_indicator" in asking.match([word])[1] for word, _, _ in tokens(one.question))
    if not named or not words or one.filters or one.choices or one.places or one.acts:
        return False
    ids = holding_all(replace(one, subject=tuple(words)), world)
    found = [gauge for gauge in world.gauges if gauge.id in ids]
    if not 0 < len(found) <= MOST:
        return False
    fields = ("sources",) if _SOURCES.search(fold(one.question)) else ()
    numbers = [gauge.indicator.number for gauge in found]
    plain = replace(one, subject=(), target="", fields=fields, form="list", notes=(), places=tuple(f"indicator:{number}" for number in numbers))
    lookup.look_up(plain, world, answer)
    answer.status = "answered"
    answer.result = replace(answer.result, scope="ranked") if answer.result else None
    answer.answer = phrase(one.language, "by_words", number=len(words), words=conditions.quoted(" ".join(words), one.language), label=label(one.language, "indicator", numbers), answer=answer.answer)
    return True


#: The one field asked for → what is counted over more actions than can be shown.
_COUNTED = {"bodies": "bodies", "timetable": "years"}

A_TEXT = 5
"""So many words describe an action rather than name it."""

APART = 4
"""So many other words may stand among those that name an action, which its text has in any order."""


def _near(row: Row, words: Sequence[str], world: World) -> bool:
    """Whether the words that name an action stand close together in its text, inflections included."""
    wanted = [set(world.roots(each)) for each in words]
    stems = world.roots(row.prose)
    places = [[i for i, each in enumerate(stems) if each in roots_of] for roots_of in wanted]
    width = len(words) + APART
    return all(places) and any(all(any(start <= i < start + width for i in each) for each in places) for start in sorted(i for each in places for i in each))


def _done(one: Interpretation) -> bool:
    """Whether a question asks when something was done, which no timetable tells."""
    asked = expect(one.question, one.language)
    return asked.kind == "date" and asked.past


def by_words(one: Interpretation, world: World, answer: Answer) -> bool:
    """Answer from the rows of the actions that hold all words of the subject; false where none does, or too many."""
    note = next((note for note in one.notes if note.startswith("by_words")), "")
    if not note or not one.subject or _done(one):
        return False
    ids = holding_all(one, world)
    found = [row for row in world.rows if row.id in ids]
    whole = note.endswith(":bodies")
    named = note.endswith(":named")
    if named and len(one.subject) > 1:
        found = [row for row in found if _near(row, one.subject, world)]
    if named and not found and len(one.subject) < A_TEXT:
        answer.status = "not_found"
        answer.answer = phrase(one.language, "by_words_none", words=" ".join(one.subject))
        return True
    target = "bodies" if whole else _COUNTED.get(" ".join(one.fields), "") if named and len(found) > MOST else ""
    if not found or (len(found) > MOST and not target):
        return False
    plain = replace(one, subject=(), notes=tuple(each for each in one.notes if not each.startswith("by_words")))
    if target:
        numbers = Filter("number", "any", tuple(row.action.number for row in found), " ".join(one.subject))
        aggregates.values(replace(plain, target=target, fields=(), filters=(numbers,)), world, answer)
    else:
        lookup.look_up(replace(plain, target="", places=tuple(f"action:{row.action.number}" for row in found)), world, answer)
    answer.status = "answered"
    answer.result = replace(answer.result, scope="ranked") if answer.result else None
    answer.answer = phrase(one.language, "by_words", number=len(one.subject), words=conditions.quoted(" ".join(one.subject), one.language), label=label(one.language, "action", [row.action.number for row in found]), answer=answer.answer)
    return True
