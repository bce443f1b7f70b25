"""What speaks for a passage as the answer to a question: a handful of named numbers.

Tried and left out, since they gained nothing on the tuning questions: token by token similarity
(any layer of the model), similarity of phrases of up to three words, z-scores against other
passages, leaving out one word of the question at a time, general word frequency, WordNet's
synonyms and hypernyms, BM25. See ``evaluation/refusal``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.evidence.ground import Ground, PassageWords
from index.evidence.subject import Subject, Word
from index.expect import Expectation
from index.present import present
from index.search import Hit
from index.world import stem
from ingest.fold import tokens
from ingest.model import Span
from ingest.passages import embedded

CONSIDERED = 5
"""Hits looked at: a right passage below is rarely the best of all by these signals, and each costs time."""

# A word is like another from here on, and the same in meaning up there (cosine of single words;
# the best match of an unrelated word among the 60 of a passage lies about .45).
_ALIKE, _SAME = 0.3, 0.8
_COUNTED = 0.6  # so alike, a word may name what is counted
_BACKGROUND = 8  # the hit whose similarity stands for "any passage"

_PAST = re.compile(
    r"\b(?:was|were|has|have|had|did|found|showed|chose|concluded|became|ended|put|took|led|set up|"
    r"[a-z]{3,12}ed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Support:
    """A hit weighed. ``holds``: it has the kind of thing asked for, in ``spans`` (sentences with their
    similarity, best first) or in ``cell``, a field of its action's row. ``missing``: decisive words it lacks,
    heaviest first."""

    hit: Hit
    signals: dict[str, float]
    holds: bool
    spans: tuple[tuple[Span, float], ...]
    cell: str
    missing: tuple[Word, ...]


def supports(
    question: str, asked: Expectation, about: Subject, hits: Sequence[Hit], ground: Ground
) -> list[Support]:
    """The first hits weighed, in their order; each with every signal of the scale."""
    if not hits:
        return []
    vector = ground.likeness.vectors([question])[0]
    dense = [_dense(hit, vector, ground) for hit in hits]
    background = sorted(dense, reverse=True)[min(_BACKGROUND, len(dense) - 1)]
    best = max(dense)
    looked = list(zip(hits[:CONSIDERED], dense, strict=False))
    return [
        _support(hit, cosine, vector, asked, about, ground, best, background) for hit, cosine in looked
    ]


def _support(
    hit: Hit,
    dense: float,
    vector: np.ndarray,
    asked: Expectation,
    about: Subject,
    ground: Ground,
    best: float,
    background: float,
) -> Support:
    read = ground.read(hit.passage)
    document = ground.world.documents[hit.passage.document]
    texts = [span.of(document.text) for span in read.sentences]
    cosines = ground.likeness.vectors(texts) @ vector
    cell = _cell(asked, hit)
    holding = [bool(cell) or present(asked, text, _alike(ground)) for text in texts]
    holds = any(holding) or not asked.firm
    ranked = sorted(
        ((span, float(cosine)) for span, cosine, held in zip(read.sentences, cosines, holding, strict=True)
         if held or not asked.firm),
        key=lambda pair: -pair[1],
    )
    near = _nearness(about, read, ground)
    beside = [_beside(about, near, text, ground) for text, held in zip(texts, holding, strict=True) if held]
    weights = np.array([word.weight for word in about.words] or [1.0])
    values = np.array([near[word.stem] for word in about.words] or [0.0])
    exact = np.array([float(_exact(word, read, ground)) for word in about.words] or [0.0])
    absent = np.array([float(not word.held) for word in about.words] or [1.0])
    total = float(weights.sum())
    lacking = sorted(about.words, key=lambda word: near[word.stem] * word.weight - word.weight)
    signals = {
        "meaning": dense,
        "sentence": ranked[0][1] if ranked else -1.0,
        "exact": float((weights * exact).sum()) / total,
        "near": float((weights * values).sum()) / total,
        "beside": max(beside, default=0.0) if asked.firm and not cell else float((weights * values).sum()) / total,
        "worst": float(((1 - values) * weights).max()),
        "absent": float((weights * absent * (1 - values)).sum()) / total,
        "noun": 1 - near.get(stem(about.noun), 1.0) if about.noun else 0.0,
        "margin": dense - background,
        "lag": best - dense,
        "words": math.log1p(len(about.words)),
        "past": float(asked.past and not any(_PAST.search(text) for text in texts)),
    }
    missing = tuple(word for word in lacking if near[word.stem] < 0.5)
    return Support(hit, signals, holds, tuple(ranked), cell, missing)


def _dense(hit: Hit, vector: np.ndarray, ground: Ground) -> float:
    if hit.dense is not None:
        return hit.dense
    return float(ground.likeness.vectors([embedded(hit.passage)])[0] @ vector)


def _cell(asked: Expectation, hit: Hit) -> str:
    """The cell of an action's row that holds what is asked for: when it is due, never when it was done."""
    due = asked.kind == "date" and asked.grain in ("", "year") and not asked.past
    return "timetable" if due and hit.passage.place.startswith("act_") else ""


def _exact(word: Word, read: PassageWords, ground: Ground) -> bool:
    """Whether the passage holds the word itself, or names the body that it names."""
    if word.number and word.text.isdigit() and len(word.text) == 4:
        return int(word.text) in read.years
    if word.body and any(name in read.bodies for name in ground.world.bodies.same(word.body)):
        return True
    return word.stem in read.stems


def _nearness(about: Subject, read: PassageWords, ground: Ground) -> dict[str, float]:
    """How near each word of the subject comes to a word of the passage, from 0 to 1 (the word itself)."""
    if not about.words:
        return {}
    cosines = ground.likeness.vectors([word.text for word in about.words]) @ ground.likeness.vectors(read.words).T
    found = {}
    for word, row in zip(about.words, cosines, strict=True):
        if _exact(word, read, ground):
            found[word.stem] = 1.0
        elif word.number:
            found[word.stem] = 0.0  # 2018 is like 2019 to the model, and is not 2019
        else:
            found[word.stem] = float(np.clip((row.max() - _ALIKE) / (_SAME - _ALIKE), 0, 1))
    return found


def _beside(about: Subject, near: dict[str, float], sentence: str, ground: Ground) -> float:
    """The share of the subject that stands in the very sentence which holds what is asked for."""
    words = [word for word, _, _ in tokens(sentence)]
    total = sum(word.weight for word in about.words)
    if not words or not total:
        return 0.0
    stems = {stem(word) for word in words}
    cosines = (
        ground.likeness.vectors([word.text for word in about.words]) @ ground.likeness.vectors(words).T
    ).max(axis=1)
    found = 0.0
    for word, cosine in zip(about.words, cosines, strict=True):
        exact = near[word.stem] == 1.0 and word.stem in stems
        likeness = 0.0 if word.number else float(np.clip((cosine - _ALIKE) / (_SAME - _ALIKE), 0, 1))
        found += word.weight * (1.0 if exact else likeness)
    return found / total


class _alike:
    """Whether two words name the same things counted, by stem or by meaning."""

    def __init__(self, ground: Ground) -> None:
        self._likeness = ground.likeness

    def __call__(self, one: str, other: str) -> bool:
        if stem(one) == stem(other):
            return True
        first, second = self._likeness.vectors([one, other])
        return float(first @ second) >= _COUNTED
