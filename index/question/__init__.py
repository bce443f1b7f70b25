"""A question in people's words → what is asked for, as data.

``understand`` is the only door: it cleans the message, finds the clauses that ask, reads each
into an ``Interpretation``, and lists what it ignored. No rule knows an action or a question.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import takewhile

from index.question import (
    act_referents,
    ago,
    antecedent,
    beyond,
    complement,
    durations,
    follow_up,
    fractions,
    fragment,
    larger,
    letters,
    named_years,
    noted_down,
    other_act,
    plan_years,
    preface,
    readings,
    reordered,
    restated,
    same_of,
    shortened,
    speaker,
    taking_part,
)
from index.question.clause import filler
from index.question.follow import bare, leans, numbered, of_acts, refine, repeats, unclear, without
from index.question.grammar import interpret
from index.question.halves import conjoined, limited, shared
from index.question.interpretation import Interpretation
from index.question.items import Item, items
from index.question.lexicon import language_of, lexicon
from index.question.nouns import NOUNS
from index.question.parts import split
from index.question.pointing import asks_among, points_ahead, points_back
from index.question.spelling import Spelling
from index.question.turn import Turn
from index.question.turn import turned as turning
from index.world import World

_ASKING = frozenset({"which", "how_many", "share", "who", "when", "overview", "compare"})


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
    message = question
    turn = turning(noted_down.written(question), follows=previous is not None)
    question, previous = turn.question, None if turn.anew or previous is None else antecedent.conditioned(previous)
    written = act_referents.written_out(question, previous, world) if previous else ""
    if previous and written:
        words = lexicon(previous.language)
        whole = other_act.in_its_place(items(written, words, world), previous, items(previous.question, words, world))
        talk = act_referents.came_after(previous, world)
        follows = ("", f"follows: {previous.question}")
        return tuple(replace(each, understood=(follows, *each.understood), notes=(*each.notes, *talk)) for each in understand(whole or written, world, on))
    language = language_of(question, previous.language if previous else "en")
    words = lexicon(language)
    cleaned = _spelling(language, world).clean(question)
    found, taken_back = _told(cleaned.text, language, world, on)
    pieces = [piece for clause in split(found) for piece in preface.parted(clause, cleaned.text)]
    asking, limits = _asked(pieces)
    beside = [_text(cleaned.text, piece.items) for piece in pieces if piece not in asking and piece not in limits]
    ignored = tuple(filter(None, beside))
    read: list[Interpretation] = []
    base = previous  # what the clause before leans on
    turned = False  # whether the question before asks what took something's place
    for piece in (*asking, *limits):
        clause = _limit(piece.items) if piece in limits else piece.items
        text = _text(cleaned.text, clause)
        before = base if read and piece.joined == "same" else read[-1] if read else previous
        if before is not None and "whole_plan" in before.notes and not read:
            before = None  # "what is the plan about?": what follows asks of the plan by itself
        base = before
        if before is None:
            clause = preface.meant(clause, [each.items for each in pieces])
            clause = antecedent.beside(clause, [each.items for each in pieces], world)
        else:
            clause = antecedent.named(clause, before, world)
            before = antecedent.scanned(before, clause, world)
        opens = (not read or piece.joined == "same") and before is not None  # the first clause of a follow-up
        replaced = _replaced(clause, message, world) if turn.instead else []
        again = _of_another(clause, before, replaced, turn, world, on) if opens and before else None
        if again is not None:
            read.append(again)
            continue
        if opens and before:
            if fragment.completeness(clause) or taking_part.asks_who_else(clause, before):
                read.append(replace(before, understood=(("", f"follows: {before.question}"), *before.understood)))
                continue
            those = asks_among(clause)  # "*only* those due in 2025"
            clause = fragment.completed(taking_part.who_else(clause), before, instead=turn.instead)
        others = False
        if opens and before:
            clause, others = beyond.told(beyond.of_class(clause, before, world), before)
        read_one = partial(interpret, question=text, language=language, world=world, on=on)
        one = readings.read(clause, before, read_one, world)
        if before:
            one = of_acts(before, numbered(before, one, clause), clause, world)
        if others and before:
            read.append(beyond.of(clause, one, before))
            continue
        if opens and before:
            settled, one, before = follow_up.settled(clause, one, before, world, text=text, replaced=replaced)
            if settled is not None:
                read.append(settled)
                continue
        asks = piece.asked or _asks(clause) or _requests(clause)
        one = replace(one, ignored=ignored, corrections=(*cleaned.corrections, *taken_back), asks=asks)
        if piece in limits and before:
            read[-1:] = [replace(limited(before, one), ignored=ignored, asks=before.asks)]
            continue
        if read and _adds(clause, one) and (read[-1].acts or turned):
            read[-1] = replace(read[-1], question=f"{read[-1].question} {text}")
            continue
        turned = any("replaced" in item.concepts for item in clause)
        if read and not piece.joined and (repeats(one, clause) or any(_same(one, other) for other in read)):
            continue
        field = fragment.dropped(clause, before) if opens and before else ""
        if before and field:
            read.append(without(before, one, field))
            continue
        if before and complement.asks(clause):
            read.append(complement.of(before, one))
            continue
        if before and piece.joined not in ("", "same"):
            read[-1:] = [before := shared(before, one)]
            charged = any(item.concepts & {"responsible", "lead"} for item in clause)
            one = conjoined(before, one, piece.joined, charged=charged)
        elif before and opens:
            one = follow_up.leaning(clause, one, before, turn, only=those, message=message)
        elif before and before.form == one.form == "count" and not one.subject and not any(item.concepts & set(NOUNS) for item in clause):
            one = replace(one, target=before.target, explicit=before.explicit)  # "…, and how many has *priority 8*?"
        elif before and leans(clause, one):
            one = refine(before, one, narrowing=asks_among(clause), within=points_back(clause))
        elif (before is None and (points_back(clause) or bare(clause, one)) and not (points_ahead(clause) and one.target in ("", "actions"))) or unclear(clause):
            one = replace(one, notes=(*one.notes, "dangling"))
        read.append(one)
    return tuple(read)


def _told(text: str, language: str, world: World, on: dt.date) -> tuple[list[Item], list[tuple[str, str]]]:
    """The items of a message with years, quantities and lengths as what they mean, and what its writer took back."""
    count = len(world.rows)
    found = letters.told(items(text, lexicon(language), world))
    found = named_years.told(speaker.told(found), text, world, language)
    found = ago.told(plan_years.told(found, text, world.period), text, on)
    found, taken_back = restated.settled(durations.told(found, text), text)
    found = shortened.told(noted_down.told(found, text), world.period)
    found = fractions.told(reordered.told(fractions.hundredths(found, text, count), count), count)
    return larger.told(found), taken_back


def _asked(pieces: Sequence[preface.Piece]) -> tuple[list[preface.Piece], list[preface.Piece]]:
    """(the pieces that ask, those behind them that only narrow what they ask)."""
    spoken = [piece for piece in pieces if not piece.chatter]
    asking = [piece for piece in spoken if piece.asked or _asks(piece.items)]
    asking = asking or [piece for piece in spoken if _requests(piece.items)] or _first(spoken or pieces)
    last = pieces.index(asking[-1])
    return asking, [piece for piece in pieces[last + 1 :] if piece in spoken and piece not in asking and _limits(piece.items)]


def _replaced(clause: Sequence[Item], message: str, world: World) -> list[str]:
    """The bodies of a message in whose place it names others: "X instead of Y"."""
    named = {str(item.values[0]) for item in clause if item.kind == "body"}
    return [each.body for each in world.bodies.find(message, any_case=True) if each.body not in named]


def _of_another(clause: Sequence[Item], before: Interpretation, replaced: Sequence[str], turn: Turn, world: World, on: dt.date) -> Interpretation | None:
    """The question before asked of another body, part, unit or act, where the follow-up says no more than that."""
    asked = items(before.question, lexicon(before.language), world)
    whole = other_act.in_its_place(clause, before, asked) if before.acts else ""
    if not whole:
        whole = same_of.written(clause, asked, before, instead=turn.instead, replaced=replaced)
        if not whole or not same_of.whole(before, antecedent.conditioned(understand(before.question, world, on)[0])):
            return None
    again = understand(whole, world, on)[0]
    return replace(again, notes=(*again.notes, same_of.NOTE), understood=(("", f"follows: {before.question}"), *again.understood))


def _first(pieces: Sequence[preface.Piece]) -> list[preface.Piece]:
    """Where none asks: the first, with the pieces of its sentence that are set against it."""
    joined = takewhile(lambda piece: piece.joined, pieces[1:])
    return [*pieces[:1], *joined]


@lru_cache(maxsize=8)
def _spelling(language: str, world: World) -> Spelling:
    return Spelling(lexicon(language), world)


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


def _limits(clause: Sequence[Item]) -> bool:
    """ "Only those due in 2021.", "I mean without Frontex.": a sentence that only narrows the question before it."""
    opening = next(iter(_limit(clause)), None)
    return restated.afterthought(clause) or (opening is not None and bool(opening.concepts & {"only", "without", "not", "excluded"}))


def _limit(clause: Sequence[Item]) -> list[Item]:
    """A sentence from its first word of weight on: "I mean" and "please" only lead to it."""
    if restated.afterthought(clause):
        return restated.plain(clause)
    leading = 0
    for item in clause:
        if not (item.kind == "punct" or filler(item) or "hello" in item.concepts or item.text.lower() == "mean"):
            break
        leading += 1
    return list(clause[leading:])


def _asks(clause: Sequence[Item]) -> bool:
    """Whether a clause asks: a question mark, a word that asks, or an auxiliary in front."""
    if any(item.kind == "punct" and item.text == "?" for item in clause):
        return True
    opening = next((item for item in clause if item.kind != "punct" and "hello" not in item.concepts), None)
    return bool(opening and opening.concepts & _ASKING)


def _requests(clause: Sequence[Item]) -> bool:
    """Whether a clause asks to be given something that the records have: "benötige ich eine Übersicht derjenigen Maßnahmen …"."""
    at = next((i for i, item in enumerate(clause) if "request" in item.concepts), len(clause))
    return any(item.concepts & set(NOUNS) for item in clause[at:])


def _text(text: str, clause: Sequence[Item]) -> str:
    return text[clause[0].start : clause[-1].end].strip() if clause else text.strip()
