""" "Which body has the most actions? … *Which ones?*", "for which actions?", "compare the two": asked of what the question before
was answered with.

What that is, only an answer tells: here it is noted, and ``index.answer.found`` settles it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from index.question.clause import filler
from index.question.interpretation import Interpretation
from index.question.items import Item
from ingest.fold import fold

ACTIONS = "theirs"
"""The note of a follow-up that asks for the actions of the bodies, years or parts found."""

SINGLE = "single"
"""The note of a follow-up that is asked of the one thing found: of several, it is not clear."""

AMONG = "among"
"""The note of a follow-up that sets conditions on the actions that a ranking found."""

FIELDS = {"bodies": "body", "years": "year", "areas": "area", "priorities": "priority", "sections": "section"}
"""What a question may find that has actions → the field of a condition on it."""

_THEIR = frozenset(["their", "its", "they", "leurs", "leur", "ihre", "deren", "sus", "ones", "them", "those", "these", "elles", "ils", "ellas"])


def among(clause: Sequence[Item], one: Interpretation, before: Interpretation, *, back: bool) -> Interpretation:
    """ "Which actions have the fewest bodies? … *Which of those* are due in 2021?": what the follow-up asks by itself, with the note
    that it asks it of what was found; ``one`` where that was no ranking of actions. ``back``: it says "of those"."""
    back = back or any(set(fold(item.text).split()) & _THEIR for item in clause)
    asks = one.filters or one.choices or one.places or one.fields or one.target in FIELDS
    if before.form != "rank" or before.target != "actions" or not back or not asks or one.form not in ("list", "count", "yes_no", "every", "free"):
        return one
    return replace(one, target=one.target or "actions", notes=(*one.notes, AMONG), understood=(("", f"follows: {before.question}"), *one.understood))


def actions(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """``one`` with the note, where it asks for nothing but the actions of the bodies, years or parts that the question before asks for."""
    words = [item for item in clause if item.kind != "punct"]
    nouns = [item for item in words if "n_action" in item.concepts]
    rest = [item for item in words if item not in nouns and not (filler(item) or item.concepts & {"which", "responsible", "and_what", "those", "has", "in", "light"} or fold(item.text) in _THEIR)]
    asks = any(item.concepts & {"which", "responsible", "and_what"} for item in words)
    told = any(set(fold(item.text).split()) & _THEIR for item in words) or any(item.concepts & {"which"} or fold(item.text).endswith(" which") for item in words)
    ranks = before.form == "rank" and before.target in FIELDS
    lists = before.form in ("list", "count") and before.target in FIELDS and any(item.field == "action_count" for item in before.filters)
    plural = any(fold(item.text) != "ones" for item in nouns)
    about = [fold(item.text) for item in words] in (["what", "are", "they", "about"], ["what", "do", "they", "say"], ["what", "do", "they", "do"], ["what", "is", "it", "about"])
    if about and ranks and before.target == "bodies" and not before.choices and not before.subject:
        nouns, rest, asks, told, plural = words, [], True, True, True
    what = [fold(item.text) for item in words if "and_what" not in item.concepts] in (["on", "what"], ["on what"], ["in", "what"], ["for", "what"], ["for what"], ["what", "for"], ["what actions"])
    conditions = before.filters or before.places
    named = any(place.startswith(("action:", "indicator:")) for place in before.places) or any(item.field == "action_count" for item in before.filters)
    asks_again = before.form in ("list", "count") and before.target in FIELDS and conditions and not named and not (before.choices or before.subject or one.filters or one.places)
    if asks_again and (what or (nouns and not rest and asks and told and plural)):
        if before.notes:  # "which *agencies* …", "which bodies are *only* in …": what was found tells whose
            return _noted(one, before)
        return replace(before, question=one.question, target="actions", form="list", fields=(), notes=(), explicit=True, understood=(("", f"follows: {before.question}"), *before.understood))
    if before.choices or before.subject or any("who" in item.concepts for item in words):
        return one
    if _possessed(words) and before.target in FIELDS and before.form in ("rank", "list", "count") and one.form in ("list", "count", "free", "yes_no") and not (one.subject or one.acts):
        return _noted(one, before, filters=one.filters, choices=one.choices, places=one.places)
    if not nouns or rest or not asks or not told or not (ranks or (lists and plural)):
        return one
    return _noted(one, before)


def how_many(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "Which body has the most actions? … *How many does it have?*", "et combien en a-t-il ?", "¿cuántas tiene?": so many actions of the
    one found."""
    words = [item for item in clause if item.kind != "punct"]
    asks = any("how_many" in item.concepts for item in words)
    rest = [item for item in words if not (filler(item) or item.concepts & {"how_many", "and_what", "has", "responsible", "light", "n_action"})]
    said = {word for item in words for word in fold(item.text).replace("-", " ").split()}
    has = any(item.concepts & {"has", "responsible"} for item in words) or bool(said & {"a", "ont"})
    noun = any("n_action" in item.concepts for item in words) and before.form == "rank"  # "which body has the most actions? *How many actions?*"
    has, pointing = has or noun, bool(said & _POINTING) or (one.language == "es" and has) or noun
    finds = before.target in FIELDS and before.form in ("rank", "list") and not (before.subject or before.acts)
    if not (asks and has and pointing and finds) or rest or one.filters or one.places or one.choices or any("n_body" in item.concepts for item in words):
        return one
    asked = _noted(one, before)
    return replace(asked, form="count", notes=(*asked.notes, SINGLE))


_POINTING = frozenset(["it", "they", "he", "she", "that", "il", "elle", "ils", "elles", "sie", "er", "es", "diese", "dieser", "dieses", "esa", "ese", "este", "esta"])


def _noted(one: Interpretation, before: Interpretation, **said: Any) -> Interpretation:
    """The follow-up as one for the actions of what was found, under the conditions that it says itself."""
    form = one.form if one.form in ("count", "yes_no") else "list"
    return replace(one, target="actions", form=form, fields=(), subject=(), notes=(ACTIONS,), understood=(("", f"follows: {before.question}"), *one.understood), **{"filters": (), **said})


def _possessed(words: Sequence[Item]) -> bool:
    """ "Which of *its actions* are due in 2022?": the noun right behind the word for whose they are."""
    return any(fold(first.text).split()[-1] in _WHOSE and "n_action" in second.concepts for first, second in pairwise(words))


_WHOSE = frozenset(["its", "their", "leurs", "ses", "ihre", "ihren", "ihrer", "seine", "seinen", "seiner", "deren", "dessen", "sus"])
