""" "Is there a deadline?", "which priority is that?", "and the section?": a field, asked of what the question before is about and
named by nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.clause import filler
from index.question.interpretation import Interpretation
from index.question.items import ENTITIES, Item
from ingest.fold import fold

NOTE = "aspect"
"""The note of a field that is asked of what a free question was answered with; ``index.answer.found`` tells what that is."""

#: Nouns of fields → (what is asked for, the field of one action).
_FIELDS = {
    "n_timetable": ("years", "timetable"), "n_year": ("years", "timetable"), "n_footnote": ("footnotes", "footnote"),
    "n_source": ("sources", "sources"), "n_priority": ("priorities", "priority"), "n_section": ("sections", "section"), "n_area": ("areas", "areas"),
}  # fmt: skip
_PLAIN = frozenset(["which", "those", "and_what", "has", "belongs", "in", "any", "when", "light", "due", "hello", "comes", "says", "topic"])
_POINTING = frozenset(["it", "its", "they", "their", "that", "this", "them", "those", "these", "one", "action", "actions", "there", "under"])


def of(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """The field of what was found or is meant; ``one`` where more is said, or nothing tells of what."""
    words = [item for item in clause if item.kind != "punct"]
    nouns = [item for item in words if item.concepts & set(_FIELDS) and "n_action" not in item.concepts]
    sources = any("n_source" in item.concepts for item in nouns)  # "who *supplies* the data?"
    rest = [item for item in words if item not in nouns and not (filler(item) or item.concepts & _PLAIN or fold(item.text) in _POINTING or (sources and item.concepts & {"uses", "who"}))]
    if len(nouns) != 1 or rest or before.acts or one.filters or one.places or any(item.kind in ENTITIES for item in words):
        return one
    if any("n_action" in item.concepts and not _points(words, item) for item in words) or (_many(nouns[0]) and not any("any" in item.concepts or fold(item.text) in _POINTING for item in words)):
        return one
    of_indicators = before.target == "indicators" or any(place.startswith("indicator:") for place in before.places)
    if ("n_source" in nouns[0].concepts) != of_indicators:
        return one
    target, field = next(asked for concept, asked in _FIELDS.items() if concept in nouns[0].concepts)
    follows = ("", f"follows: {before.question}")
    named = any(place.startswith(("action:", "indicator:")) for place in before.places)
    counted = any(item.field == "action_count" for item in before.filters)
    lists = before.target in ("actions", "bodies", *(target for target, _ in _FIELDS.values())) and not counted and (before.target == "actions" or not named) and before.form in ("list", "count") and bool(before.filters or before.choices or before.places)
    if named and not lists:
        return replace(one, target=target, form="list", fields=(field,), places=before.places, subject=(), notes=(), explicit=True, understood=(follows, *before.understood))
    if before.target == "indicators" and before.form in ("list", "count") and bool(before.filters) and not before.subject:
        return replace(before, question=one.question, target=target, form="list", fields=(), understood=(follows, *before.understood))
    if lists and not before.subject:
        return replace(before, question=one.question, target=target, form="list", fields=(), order="", understood=(follows, *before.understood))
    free = bool(before.subject) and not (before.filters or before.choices or before.places or before.target)
    if free and "dangling" not in before.notes:
        return replace(one, target=target, form="list", fields=(field,), subject=before.subject, notes=(NOTE,), understood=(follows,))
    return one


def _many(noun: Item) -> bool:
    """ "Which *footnotes*": all there are, unless something points back."""
    return fold(noun.text).endswith("notes")


def _points(words: Sequence[Item], noun: Item) -> bool:
    """ "That *action*", "the *actions*": not a noun of its own under which more is asked."""
    at = words.index(noun)
    return at > 0 and fold(words[at - 1].text) in ("that", "this", "these", "those", "the")
