"""Decisions → the references of a text as it is now: those that stand, those that are open again, those without one.

A decision was made on words in their surroundings. It stands where the same words, identified alike, stand in the
same surroundings, wherever that is now. Where the surroundings differ it is **reopened**, because what a reference
means depends on them; where the words are gone it is **orphaned**, and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from index.review.model import Decision

Standing = Literal["stands", "reopened", "orphaned"]
_ALIKE = 0.3
"""Share of the words around that must be the same for a decision to be taken to the same reference in another
paragraph; in the same unit none need be."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What may have been decided on: a reference or mention as it is now. ``words`` are plain (folded)."""

    id: str
    key: str
    context: str
    words: str
    place: str


@dataclass(frozen=True, slots=True)
class Matched:
    """A decision with what has become of it; ``subject`` is the id of the reference that it is about, if any."""

    decision: Decision
    standing: Standing
    subject: str | None
    why: str


def match(decisions: Sequence[Decision], subjects: Iterable[Subject]) -> tuple[Matched, ...]:
    """Each decision with its subject; a subject has one decision at most, the latest that fits it best."""
    free = {subject.id: subject for subject in subjects}
    found: dict[str, Matched] = {}
    waiting = []
    for decision in reversed(decisions):
        same = [s for s in free.values() if s.key == decision.key and s.context == decision.context]
        if not same and decision.decision == "added":
            same = [s for s in free.values() if s.words == decision.words and s.context == decision.context]
        if same:
            found[decision.uid] = Matched(decision, "stands", same[0].id, "")
            del free[same[0].id]
        else:
            waiting.append(decision)
    for decision in waiting:
        near = _nearest(decision, free.values())
        if near is None:
            found[decision.uid] = Matched(decision, "orphaned", None, "The words are no longer in the text.")
            continue
        why = (
            "The words around it changed." if near.context != decision.context else "What it is identified as changed."
        )
        found[decision.uid] = Matched(decision, "reopened", near.id, why)
        del free[near.id]
    return tuple(found[decision.uid] for decision in decisions)


def _nearest(decision: Decision, subjects: Iterable[Subject]) -> Subject | None:
    """The subject of the same words whose surroundings are most alike."""
    best: tuple[float, Subject] | None = None
    for subject in subjects:
        if subject.words != decision.words:
            continue
        alike = SequenceMatcher(None, subject.context.split(), decision.context.split(), autojunk=False).ratio()
        if subject.place == decision.place:
            alike += 1
        if alike >= _ALIKE and (best is None or alike > best[0]):
            best = alike, subject
    return best[1] if best else None
