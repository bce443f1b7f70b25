"""Whether a follow-up that says "they", "those" or "of them" is asked of what the question before found.

What a follow-up keeps of the question before is decided from its words. Here the two answers are compared: what it selects must be
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
    if not _refers(one) or before.subject or before.acts or before.choices or one.subject or one.acts or "unclear" in one.notes:
        return one
    return replace(one, notes=(*one.notes, "unclear")) if _lost(one, before, again) else one


def _refers(one: Interpretation) -> bool:
    """Whether it leans on the question before, and says that it asks of what was found."""
    meanings = {meaning for _, meaning in one.understood}
    follows = any(meaning.startswith("follows: ") for meaning in meanings)
    return follows and not meanings & _ELSE and bool(_REFERS.search(fold(one.question)))


def _lost(one: Interpretation, before: Interpretation, again: Callable[[Interpretation], Answer]) -> bool:
    if before.form in _GROUPED and one.form == before.form:
        return True
    if before.target not in (*FIELDS, "actions", "indicators") or before.form not in _SAME_SET:
        return False
    if before.target in FIELDS and (one.form in _SAME_SET or one.form == "every") and one.target != before.target:
        return bool(narrowed_by(before) or before.form == "rank") and not _of_the_found(one, before)
    if one.form not in _SAME_SET:
        return False
    if before.form == one.form == "rank" and before.target in FIELDS and _conditions(one) != _conditions(before):
        return True  # ranked anew under another condition
    if one.target == before.target:
        return not _items(again(one)) <= _items(again(before))
    if before.target == "actions" and one.target in FIELDS and one.form != "rank":
        plain = replace(one, target="actions", form="list", fields=(), notes=before.notes)
        return not _items(again(plain)) <= _items(again(before))
    return False


def _of_the_found(one: Interpretation, before: Interpretation) -> bool:
    """Whether the follow-up names what was found as its condition, or keeps all that narrowed it."""
    named = any(item.field == FIELDS[before.target] and item not in before.filters for item in one.filters)
    return named or (bool(narrowed_by(before)) and narrowed_by(before) <= narrowed_by(one))


def _conditions(one: Interpretation) -> tuple[object, ...]:
    return one.filters, one.places, one.choices


def _items(answer: Answer) -> set[str]:
    return set(answer.result.items) if answer.result is not None else set()
