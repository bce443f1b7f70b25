"""Whether a follow-up that says "they", "those" or "of them" is asked of what the question before found.

What a follow-up keeps of the question before is decided from its words (``index.question.kept``). Here the two answers are compared: what it selects must be
among what was found, under everything that narrowed that. Where it is not provably so, to what it points is unclear.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from index.answer.model import Answer
from index.question.interpretation import Interpretation
from index.question.kept import narrowed_by
from index.question.theirs import FIELDS
from ingest.fold import fold

_REFERS = re.compile(r"\b(?:they|them|their|those|these|leurs?|elles|ils|celles|ceux|davon|hiervon|darunter|deren|ihnen|ihre[nrms]?|sind sie|sie alle|ell[ao]s|es[ao]s|est[ao]s|sus)\b")
_SAYING_WHICH = re.compile(r"(?<!\bof )(?<!\bamong )(?<!\bparmi )\b(?:those|celles|ceux|esas|esos|aquellas|aquellos) (?:with|without|due|that|which|who|whose|where|in|of|for|from|starting|ending|qui|que|dont|ou|avec|sans|con|sin|d'|de |des |du )")
"""Words for things that are told at once, and not the things found: "*those with* a deadline", "*celles d'*Europol"."""
_ELSE = frozenset(["all the others", "none of those", "those that do not"])
"""Meanings of a follow-up that asks for what was not found."""
_GROUPED = frozenset(["table", "measure"])
"""Forms whose answers are numbers, and no things that "they" could be."""
_SAME_SET = frozenset(["list", "count", "rank"])


def checked(one: Interpretation, before: Interpretation, again: Callable[[Interpretation], Answer]) -> Interpretation:
    """The follow-up, or the same with the note that what it points to is unclear.

    Args:
        again: answers an interpretation.
    """
    meanings = {meaning for _, meaning in one.understood}
    if "unclear" in one.notes or not any(meaning.startswith("follows: ") for meaning in meanings):
        return one
    if _miscounted(one, before, again):
        return replace(one, notes=(*one.notes, "unclear"))
    return replace(one, notes=(*one.notes, "unclear")) if _lost(one, before, again, other=bool(meanings & _ELSE)) else one


def _lost(one: Interpretation, before: Interpretation, again: Callable[[Interpretation], Answer], *, other: bool) -> bool:
    """Whether what was found cannot be told apart in what is asked of it."""
    plain = not (before.subject or before.acts or before.choices or one.subject or one.acts)
    if other:
        status = again(before).status  # all others than those of 2028; of a section that there is not, that is said
        return plain and (status == "not_found" or (status == "not_held" and not before.places))
    if plain and _adds(one, before) and (found := again(before)).status != "empty" and found.answer and again(one).answer == found.answer:
        return True  # a condition that changes nothing of what is said
    if not plain or before.target not in (*FIELDS, "actions", "indicators") or before.form not in (*_SAME_SET, *_GROUPED):
        return False
    if before.form in _SAME_SET and _dropped(one, before):
        return True
    return bool(_REFERS.search(_SAYING_WHICH.sub(" ", fold(one.question)))) and not _of_its_bodies(one, before) and _beside(one, before, again)


def _miscounted(one: Interpretation, before: Interpretation, again: Callable[[Interpretation], Answer]) -> bool:
    """Whether a follow-up says "of these two" where so many were not found."""
    said = _OF_SO_MANY.search(fold(one.question))
    if said is None:
        return False
    result = again(before).result
    many = next(number for number, words in _SO_MANY.items() if said[1] in words)
    return result is None or len(result.items) != many


_SO_MANY = {2: ("two", "deux", "zwei", "beiden", "dos", "2"), 3: ("three", "trois", "drei", "tres", "3"), 4: ("four", "quatre", "vier", "cuatro", "4"), 5: ("five", "cinq", "funf", "cinco", "5"), 6: ("six", "sechs", "seis", "6")}
_OF_SO_MANY = re.compile(rf"\b(?:which(?: ones?)?|lesquel(?:le)?s?|la?e?quel(?:le)?s?|welche[rs]?|cual(?:es)?) (?:of|des|d'entre|von|der|de) (?:(?:the|these|those|ces|les|den|diesen|las|los|estas|estos|esas|esos) )?({'|'.join(word for words in _SO_MANY.values() for word in words)})\b(?! (?:years|bodies|sections|annees|jahre|anos))")


def _adds(one: Interpretation, before: Interpretation) -> bool:
    """Whether a follow-up sets conditions that the question before does not."""
    return bool(set(one.filters) - set(before.filters) or set(one.places) - set(before.places) or set(one.choices))


def _dropped(one: Interpretation, before: Interpretation) -> bool:
    """Whether it asks for other things than bodies, years or parts that more than conditions on rows told apart, without naming these."""
    lists = one.form in _SAME_SET or one.form == "every"
    return before.target in FIELDS and lists and one.target != before.target and bool(narrowed_by(before)) and not _names(one, before)


def _names(one: Interpretation, before: Interpretation) -> bool:
    """Whether the follow-up has what was found as its condition."""
    field = FIELDS[before.target]
    filters = any(item.field == field and item.op in ("any", "all", "due_in", "starts_in") and item not in before.filters for item in one.filters)
    return filters or any(place.partition(":")[0] == field for place in set(one.places) - set(before.places))


def _of_its_bodies(one: Interpretation, before: Interpretation) -> bool:
    """ "Which do A and B share? … *Only one of them?*": they are the bodies that it names."""
    named = {item.values: item.op for item in before.filters if item.field == "body"}
    return any(item.field == "of_bodies" or (item.field == "body" and named.get(item.values, item.op) != item.op) for item in one.filters)


def _beside(one: Interpretation, before: Interpretation, again: Callable[[Interpretation], Answer]) -> bool:
    """Whether a follow-up that says "they" selects anything that was not found."""
    if before.form in _GROUPED:
        return one.form == before.form and not _adds(one, before)
    if one.form == "every":
        return one.target in FIELDS
    if one.form not in _SAME_SET:
        return False
    ranked = before.form == "rank" and before.target in FIELDS
    if ranked and one.target != before.target:
        return not _names(one, before)
    if ranked and one.form == "rank" and (_adds(one, before) or _adds(before, one)):
        return True  # ranked anew under another condition
    if one.target == before.target:
        return not _items(again(one)) <= _items(again(before))
    if before.target == "actions" and one.target in FIELDS and one.form != "rank":
        return not _items(again(replace(one, target="actions", form="list", fields=(), notes=before.notes))) <= _items(again(before))
    return False


def _items(answer: Answer) -> set[str]:
    return set(answer.result.items) if answer.result is not None else set()
