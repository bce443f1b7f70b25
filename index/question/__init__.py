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
    alternatives,
    antecedent,
    as_actions,
    averages,
    beyond,
    claimed,
    combined,
    complement,
    difference,
    durations,
    elliptic,
    extremes,
    fractions,
    fragment,
    kept,
    larger,
    letters,
    named_years,
    noted_down,
    nowhere,
    ordinals,
    other_act,
    pairs,
    partners,
    plan_years,
    preface,
    projected,
    reordered,
    restated,
    same_of,
    set_beside,
    shortened,
    solely,
    speaker,
    spread,
    taking_part,
    theirs,
    throughout,
    varied,
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
from index.question.pointing import points_ahead, points_back
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
    found = named_years.told(speaker.told(letters.told(items(cleaned.text, words, world))), cleaned.text, world, language)
    found = ago.told(plan_years.told(found, cleaned.text, world.period), cleaned.text, on)
    found, taken_back = restated.settled(durations.told(found, cleaned.text), cleaned.text)
    found = shortened.told(noted_down.told(found, cleaned.text), world.period)
    found = fractions.hundredths(found, cleaned.text, len(world.rows))
    found = larger.told(fractions.told(reordered.told(found, len(world.rows)), len(world.rows)))
    pieces = [piece for clause in split(found) for piece in preface.parted(clause, cleaned.text)]
    asking = [piece for piece in pieces if (piece.asked or _asks(piece.items)) and not piece.chatter]
    asking = asking or [piece for piece in pieces if not piece.chatter and _requests(piece.items)]
    asking = asking or _first([piece for piece in pieces if not piece.chatter] or pieces)
    limits = [piece for piece in pieces if piece not in asking and not piece.chatter and _limits(piece.items)]
    limits = [piece for piece in limits if pieces.index(piece) > pieces.index(asking[-1])]
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
            those = _narrows(clause)  # "*only* those due in 2025"
            clause = fragment.completed(taking_part.who_else(clause), before, instead=turn.instead)
        others = False
        if opens and before:
            clause, others = beyond.told(beyond.of_class(clause, before, world), before)
        read_one = partial(interpret, question=text, language=language, world=world, on=on)
        one = alternatives.read(read_one(clause, before=before), clause, read_one)
        one = difference.read(one, clause, read_one)
        one = claimed.read(one, clause, world, partial(read_one, before=before))
        one = solely.read(one, clause, partial(read_one, before=before))
        one = nowhere.read(one, clause, partial(read_one, before=before))
        one = throughout.read(one, clause, world, partial(read_one, before=before))
        one = throughout.joined(one, clause)
        one = spread.read(one, clause, partial(read_one, before=before))
        one = averages.read(one, clause, read_one)
        one = combined.read(one, clause, read_one)
        one = projected.read(one, clause, partial(read_one, before=before))
        if before:
            one = of_acts(before, numbered(before, one, clause), clause, world)
        if others and before:
            read.append(beyond.of(clause, one, before))
            continue
        if opens and before:
            one = fragment.of_what_was_found(clause, fragment.cited(before, one), before)
            one = fragment.toggled(clause, fragment.either(clause, one, before), before)
            one = fragment.each(clause, fragment.topic(clause, one, before), before)
            one = fragment.of_indicators(clause, one, before)
            before = replace(before, subject=()) if fragment.retopics(clause, one, before) else before
            one = extremes.again(before, one)
            before = extremes.unsettled(before) if extremes.noted(one) or ordinals.noted(one) else before
            before = as_actions.of_actions(clause, one, before)
            if elliptic.which_actions(clause):
                one = replace(one, subject=(), notes=tuple(note for note in one.notes if note != "unread"))  # "*for which* actions?"
            one = taking_part.of_one_action(clause, one, before)
            ranked = before.form == "rank" and before.target != "actions" and points_back(clause) and bool(one.filters or one.places or one.choices)
            among = theirs.among(clause, one, before, back=points_back(clause) or elliptic.of_what_was_found(clause))
            if among is not one:
                read.append(among)
                continue
            again = partners.of_another(clause, one, before)
            if again is not one:
                read.append(again)
                continue
            paired = pairs.of_them(clause, one, before, world)
            if paired is not one:
                read.append(paired)
                continue
            elsewhere = elliptic.which_actions(clause) and before.target == "indicators"  # no record links the two
            if elliptic.which_indicators(clause) and before.target == "indicators" and _says_something(before):
                read.append(replace(before, question=text, form=one.form, understood=(("", f"follows: {before.question}"), *before.understood)))
                continue
            if unclear(clause) or ranked or elsewhere or (ordinals.noted(one) and before.form in ("compare", "beside", "measure", "table")):  # "both", of two that the question before does not name; "these", of what it only counted
                read.append(replace(one, notes=(*one.notes, "unclear")))
                continue
            again = varied.varied(clause, one, before, replaced)
            if again is not one:
                read.append(again)
                continue
            if before.acts and fragment.only_asks(clause):
                read.append(replace(before, question=f"{before.question} {text}", understood=(("", f"follows: {before.question}"), *before.understood)))
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
        elif before and opens and (fragment.leans(clause, one, before, instead=turn.instead) or ((leans(clause, one) or (fragment.names_a_field(clause) and kept.of_actions(before) and one.target == "bodies")) and not fragment.apart(clause, one, before))):
            if one.places and one.target in ("sections", "priorities", "areas"):
                one = replace(one, target="")  # the noun belongs to the condition
            before = kept.ungrouped(before, one, clause)
            narrowing = not turn.instead and (those or _narrows(clause) or set_beside.narrows(clause) or "narrowed" in one.notes or "takes_part" in one.notes or bool(ordinals.noted(one)))
            one = refine(before, set_beside.beside(clause, before, one, instead=turn.instead, possessive=set_beside.possessive(message)), narrowing=narrowing, within=points_back(clause) or elliptic.of_what_was_found(clause))
        elif opens and before and (elliptic.which_actions(clause) or (elliptic.which_indicators(clause) and not one.filters) or fragment.names_a_field(clause)) and _says_something(before):
            one = replace(one, notes=(*one.notes, "unclear"))  # never all that there are
        elif before and not opens and before.form == one.form == "count" and not one.subject and not any(item.concepts & set(NOUNS) for item in clause):
            one = replace(one, target=before.target, explicit=before.explicit)  # "…, and how many has *priority 8*?"
        elif before and not opens and leans(clause, one):
            one = refine(before, one, narrowing=_narrows(clause), within=points_back(clause))
        elif opens and before and points_back(clause) and not (one.acts or one.places or one.subject):
            one = replace(one, notes=(*one.notes, "unclear"))  # "which *of those* are due in 2021?", of indicators
        elif (before is None and (points_back(clause) or bare(clause, one)) and not (points_ahead(clause) and one.target in ("", "actions"))) or unclear(clause):
            one = replace(one, notes=(*one.notes, "dangling"))
        read.append(one)
    return tuple(read)


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


def _says_something(before: Interpretation) -> bool:
    """Whether a question asks for less than all that there are of something."""
    return bool(before.filters or before.choices or before.places or before.acts or before.subject) or before.form in ("rank", "compare", "measure", "average")


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
