"""Which sentences of the passages that answer are quoted.

The nearest one first; then those of its passage that come about as near, or that have what the question says and the
nearest does not ("… can be taken from those who knew. Third parties *acting in good faith* keep their rights"). Of a short
passage that is to tell whether something is so all is quoted, since the one sentence may be the rule and the other its exception.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.evidence.ground import Ground
from index.evidence.signals import Support
from index.evidence.subject import Subject
from index.world import stem
from ingest.fold import tokens
from ingest.model import Span

QUOTES = 3
"""Sentences quoted at most; a row's cell comes on top."""

SHORT = 2
"""Sentences of a passage that is quoted whole where it is asked whether something is so."""

_SECOND = 0.8  # a further sentence is quoted where it comes so near to the best
_SAME = 0.6  # so alike, a word of a sentence stands for one of the question (cosine of single words)


@dataclass(frozen=True, slots=True)
class Quote:
    """Whole sentences of canonical text, or a cell of a row, with the hit that they are from."""

    document: str
    place: str
    label: str
    span: Span
    score: float


def quotes(question: str, about: Subject, answering: Sequence[tuple[float, Support]], ground: Ground) -> tuple[Quote, ...]:
    """The best sentences of the best passage, then the best one of each other."""
    found: list[Quote] = []
    for at, (_, support) in enumerate(answering):
        room = QUOTES - (at == 0 and len(answering) > 1)
        spans = _chosen(question, about, support, ground) if at == 0 else support.spans[:1]
        top = support.spans[0][1]
        found += [_quote(support, span, score) for span, score in spans[: max(0, room - len(found))] if at == 0 or score >= _SECOND * top]
        if at == 0 and support.cell:
            cell = _cell(support, ground)
            if cell is not None:
                found.append(cell)
    return tuple(found)


def _chosen(question: str, about: Subject, support: Support, ground: Ground) -> list[tuple[Span, float]]:
    """The sentences of the best passage that are quoted, the nearest first, then what tells more."""
    (first, top), *others = support.spans
    if (about.whether and len(others) < SHORT) or (about.way and _measures(support, ground)):
        return [*support.spans]
    wanted = _wanted(question, about, ground)
    source = ground.world.documents[support.hit.passage.document].text
    lacking = [words for words in wanted if not _has(words, first.of(source), ground)]
    telling = [pair for pair in others if any(_has(words, pair[0].of(source), ground) for words in lacking)] if about.whether or lacking else []
    near = [pair for pair in others if pair[1] >= _SECOND * top and pair not in telling]
    return [(first, top), *telling, *near]


def _measures(support: Support, ground: Ground) -> bool:
    """Whether a passage is an indicator, which says behind what it measures from which sources that is known."""
    passage = support.hit.passage
    return passage.place.split(".")[0] in {each.place for each in ground.world.documents[passage.document].indicators}


def _wanted(question: str, about: Subject, ground: Ground) -> list[tuple[str, ...]]:
    """Of each word or everyday phrase of the question what may stand for it."""
    called = ground.world.everyday.called(question, lambda words: ground.world.said(list(ground.world.defaults), words))
    phrases = [tuple(word for name in each.names for word, _, _ in tokens(name) if len(word) > 2) for each in called]
    return [(word.text,) for word in about.words if not any(each.start <= word.span.start < each.end for each in called)] + [each for each in phrases if each]


def _has(words: Sequence[str], text: str, ground: Ground) -> bool:
    """Whether a sentence has one of these words, or one like it."""
    said = list(dict.fromkeys(word for word, _, _ in tokens(text) if len(word) > 1))
    if not said:
        return False
    stems = {stem(word) for word in said}
    if any(stem(word) in stems for word in words):
        return True
    return float(np.max(ground.likeness.vectors(list(words)) @ ground.likeness.vectors(said).T)) >= _SAME


def _quote(support: Support, span: Span, score: float) -> Quote:
    passage = support.hit.passage
    return Quote(passage.document, passage.place, passage.label, span, score)


def _cell(support: Support, ground: Ground) -> Quote | None:
    passage = support.hit.passage
    place = passage.place.split(".")[0]
    action = next((each for each in ground.world.documents[passage.document].actions if each.place == place), None)
    if action is None or action.timetable is None:
        return None
    return Quote(passage.document, action.timetable.place, passage.label, action.timetable.span, 1.0)
