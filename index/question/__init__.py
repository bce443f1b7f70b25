"""A question in people's words → what is asked for, as data.

``understand`` is the only door: it cleans the message, finds the clauses that ask, reads each
into an ``Interpretation``, and lists what it ignored. No rule knows an action or a question.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from index.question import preface
from index.question.follow import bare, leans, numbered, points_back, refine, repeats
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
    pieces = [piece for clause in _clauses(found) for piece in preface.parted(clause, cleaned.text)]
    clauses = [piece.items for piece in pieces]
    asking = [piece.items for piece in pieces if _asks(piece.items) and not piece.chatter]
    asking = asking or [piece.items for piece in pieces if not piece.chatter][:1] or clauses[:1]
    ignored = tuple(_text(cleaned.text, clause) for clause in clauses if clause not in asking)
    read: list[Interpretation] = []
    turned = False  # whether the question before asks what took something's place
    for clause in asking:
        text = _text(cleaned.text, clause)
        before = read[-1] if read else previous
        if before is None:
            clause = preface.meant(clause, clauses)
        one = interpret(clause, text, language, world, on, before=before)
        if before:
            one = numbered(before, one)
        if read and _adds(clause, one) and (read[-1].acts or turned):
            read[-1] = replace(read[-1], question=f"{read[-1].question} {text}")
            continue
        turned = any("replaced" in item.concepts for item in clause)
        if read and (repeats(one) or any(_same(one, other) for other in read)):
            continue
        if before and leans(clause, one):
            one = refine(before, one, narrowing=_narrows(clause))
        elif before is None and (points_back(clause) or bare(clause, one)):
            one = replace(one, notes=(*one.notes, "dangling"))
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
            and ((following.concepts & {"who", "when", "how_many"} and following.text.lower() not in _RELATIVE) or _asks_anew(found, index + 1, clauses[-1]))
            and any(i.concepts & _ASKING for i in clauses[-1])
            and any(i.kind != "stop" and not i.concepts & _ASKING for i in clauses[-1])
        ):
            clauses.append([])
            continue
        clauses[-1].append(item)
    return [clause for clause in clauses if any(item.kind != "punct" for item in clause)] or [[]]


def _asks_anew(found: Sequence[Item], start: int, before: Sequence[Item]) -> bool:
    """ "… and which is Frontex responsible for?": another question, as it names a body of its own beside the one before."""
    if "which" not in found[start].concepts or not any(item.kind in _BODIES for item in before):
        return False
    asked = next((item for item in found[start + 1 : start + 5] if item.kind != "stop" and "n_action" not in item.concepts), None)
    return asked is not None and asked.kind in _BODIES


_BODIES = ("body", "class", "state")
#: Interrogatives that, after an "and", only go on with a relative clause.
_RELATIVE = ("whose", "whom", "dont")


def _same(one: Interpretation, other: Interpretation) -> bool:
    """Whether two questions of a message ask the same in other words, as one above its own forwarded copy."""
    return bool(one.filters or one.places) and not one.subject and replace(
        one, question="", understood=(), explicit=True, asks=True, filters=(), fields=()
    ) == replace(
        other, question="", understood=(), explicit=True, asks=True, filters=(), fields=(), ignored=(), corrections=()
    ) and [(f.field, f.op, f.values) for f in one.filters] == [(f.field, f.op, f.values) for f in other.filters] and one.fields == other.fields


def _adds(clause: Sequence[Item], one: Interpretation) -> bool:
    """ "… and when?", "by what, and by whom?": nothing but words that ask, for more of what the question before asks of."""
    asks = {"who", "when", "which", "how", "by", "and", "and_what"}
    return not (one.places or one.filters or one.acts) and all(
        item.kind in ("stop", "punct") or item.concepts & asks or item.text.lower() in ("why", "where") for item in clause
    )


def _narrows(clause: Sequence[Item]) -> bool:
    """Whether a follow-up asks among what was found ("of those", "only …"), rather than anew."""
    opening = next((item for item in clause if item.kind != "punct"), None)
    return points_back(clause) or bool(opening and "only" in opening.concepts)


def _asks(clause: Sequence[Item]) -> bool:
    """Whether a clause asks: a question mark, a word that asks, or an auxiliary in front."""
    if any(item.kind == "punct" and item.text == "?" for item in clause):
        return True
    opening = next((item for item in clause if item.kind != "punct" and "hello" not in item.concepts), None)
    return bool(opening and opening.concepts & (_ASKING - {"define", "acronym", "replaced"}))


def _text(text: str, clause: Sequence[Item]) -> str:
    return text[clause[0].start : clause[-1].end].strip() if clause else text.strip()
