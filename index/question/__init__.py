"""A question in people's words → what is asked for, as data.

``understand`` is the only door: it cleans the message, finds the clauses that ask, reads each
into an ``Interpretation``, and lists what it ignored. No rule knows an action or a question.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from index.question.filters import Choice, Filter
from index.question.grammar import interpret
from index.question.interpretation import Interpretation
from index.question.items import Item, items
from index.question.lexicon import language_of, lexicon
from index.question.spelling import Spelling
from index.world import World

_ASKING = frozenset(
    {"which", "how_many", "share", "who", "when", "overview", "compare", "acronym", "define", "replaced"}
)


def understand(
    question: str,
    world: World,
    on: dt.date,
    previous: Interpretation | None = None,
) -> tuple[Interpretation, ...]:
    """The interpretations of a message, one for each question in it, in order; at least one.

    Args:
        previous: what the question before was understood as, for "and Frontex?".
    """
    language = language_of(question)
    words = lexicon(language)
    cleaned = _spelling(language, world).clean(question)
    found = items(cleaned.text, words, world)
    clauses = _clauses(found)
    asking = [clause for clause in clauses if _asks(clause)] or clauses[:1]
    ignored = tuple(_text(cleaned.text, clause) for clause in clauses if clause not in asking)
    read: list[Interpretation] = []
    for clause in asking:
        text = _text(cleaned.text, clause)
        one = interpret(clause, text, language, world, on)
        before = read[-1] if read else previous
        if read and _repeats(one):
            continue
        if before and _follows(clause, one, first=not read):
            one = _refine(before, one)
        read.append(replace(one, ignored=ignored, corrections=cleaned.corrections, asks=_asks(clause)))
    return tuple(read)


@lru_cache(maxsize=8)
def _spelling(language: str, world: World) -> Spelling:
    return Spelling(lexicon(language), world)


# --------------------------------------------------------------------------- clauses


def _clauses(found: Sequence[Item]) -> list[list[Item]]:
    """Items cut at sentence ends, and before "and who …" within a sentence."""
    clauses: list[list[Item]] = [[]]
    for index, item in enumerate(found):
        if item.kind == "punct" and item.text in "?!.;\n":
            clauses[-1].append(item)
            clauses.append([])
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        if (
            item.kind in ("stop", "concept")
            and item.concepts & {"and"}
            and following
            and following.concepts & {"who", "when", "how_many"}
            and any(i.concepts & _ASKING for i in clauses[-1])
            and any(i.kind != "stop" and not i.concepts & _ASKING for i in clauses[-1])
        ):
            clauses.append([])
            continue
        clauses[-1].append(item)
    return [clause for clause in clauses if any(item.kind != "punct" for item in clause)] or [[]]


def _asks(clause: Sequence[Item]) -> bool:
    """Whether a clause asks: a question mark, a word that asks, or an auxiliary in front."""
    if any(item.kind == "punct" and item.text == "?" for item in clause):
        return True
    opening = next((item for item in clause if item.kind != "punct" and "hello" not in item.concepts), None)
    return bool(opening and opening.concepts & (_ASKING - {"define", "acronym", "replaced"}))


def _text(text: str, clause: Sequence[Item]) -> str:
    return text[clause[0].start : clause[-1].end].strip() if clause else text.strip()


# --------------------------------------------------------------------------- follow-ups


def _follows(clause: Sequence[Item], one: Interpretation, *, first: bool) -> bool:
    """Whether a clause leans on the question before it: "and Frontex?", "which of those …?", or no target at all."""
    opening = next((item for item in clause if item.kind != "punct"), None)
    if any("those" in item.concepts and item.kind == "concept" and "stop" not in item.concepts for item in clause):
        return True
    if opening and opening.concepts & {"and_what"} and one.form in ("list", "count", "yes_no") and not one.subject:
        return True
    if any(item.text.lower() in ("those", "these", "them") for item in clause) and not one.subject:
        return True
    return not first and not one.places and bool(one.fields) and not one.filters and not one.subject


def _repeats(one: Interpretation) -> bool:
    """ "List the actions." after a question that asked for them already adds nothing."""
    asked = one.filters or one.choices or one.places or one.subject or one.acts or one.fields
    return one.form == "list" and not asked


def _refine(before: Interpretation, one: Interpretation) -> Interpretation:
    """The earlier interpretation with what the follow-up changes or adds.

    A filter on the same field replaces the earlier one after "and …?", since that asks the same
    of another body or year; after "of those" it is added.
    """
    narrowing = any(word in one.question.lower().split() for word in ("those", "these", "them"))
    fresh: set[str] = {_field(f) for f in one.filters} | {_field(c) for c in one.choices}
    keep = [f for f in before.filters if narrowing or _field(f) not in fresh]
    choices = [c for c in before.choices if narrowing or _field(c) not in fresh]
    places = one.places or before.places
    form = before.form if one.form == "list" else one.form
    return replace(
        one,
        target=before.target if one.target in ("", "actions") and not one.fields else one.target,
        form="list" if form in ("free",) else form,
        places=places,
        filters=(*keep, *one.filters),
        choices=(*choices, *one.choices),
        understood=(("", f"follows: {before.question}"), *one.understood),
    )


def _field(item: Filter | Choice) -> str:
    field = item.field if isinstance(item, Filter) else item.readings[0][1].field
    return {"named": "body", "row": "body", "timetable": "year"}.get(field, field)
