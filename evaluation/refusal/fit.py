"""Calibrating the scale: logistic regression on the passages of the tuning questions.

An answerable question gives its right passages as examples of answers. Of the others it is the
passage that looks most like an answer that must be told apart, and which one that is depends on
the scale: so fitting and choosing alternate (multiple-instance learning; Andrews, Tsochantaridis
and Hofmann 2002), answers weighing as much as the rest. No signal may speak against its sense
(``index.evidence.signals.SIGNS``): unbound, "lag" spoke *for* a passage, since the best of five is
rarely the first where none answers, and that picked wrong passages for the right reasons.

Each question is learnt from twice: as the texts are, and as if no questions had been written for their passages, for
most texts have none: fitted on the first alone, the scale refused a third of the answerable questions of the second.

What a question says beyond its nearest text (a vector) is fitted along with them. Whoever writes questions has
habits of their own, and what is learnt from them helps with nobody else's: so what is reported is measured on
each source of questions by a scale that was fitted on the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evaluation.refusal.asked import Asked
from index.embed import Vectors
from index.evidence import Judged
from index.evidence.scale import BEYOND, Scale
from index.evidence.signals import SIGNS

RIDGE = 3.0
"""Strength of the penalty on squared weights, for some 300 examples."""

OTHER = 0.3
"""What a passage that does not answer an answerable question counts, beside one of an unanswerable."""

LEFT = 3.5
"""How far the vectors of what is left are stretched beside the standardised signals. Half and twice as far changed
little when it was tried with a plain logistic regression; README.md has what the vectors gain on each source."""

BREADTH = 100
"""Axes along which what is left varies most, of the 384 of the vectors: along the others it is learnt by heart. All of them
refuse a fiftieth less of the questions without an answer of sources that were not fitted on."""

ROUNDS = 4  # of fitting and choosing; later rounds change no choice

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A passage as an example: its question's index, its signals, whether it answers, what it counts, and what
    the question says beyond it."""

    question: int
    signals: Mapping[str, float]
    answers: bool
    counts: float
    left: Vectors


def examples(questions: Sequence[Asked], found: Sequence[Judged]) -> list[Example]:
    """What can be learnt from: passages that answer, and those that could be taken for an answer."""
    made = []
    for at, (each, one) in enumerate(zip(questions, found, strict=True)):
        for support in one.supports:
            if each.answerable and each.answered_by(support):
                made.append(Example(at, support.signals, True, 1.0, support.left))
            elif support.holds:
                made.append(Example(at, support.signals, False, OTHER if each.answerable else 1.0, support.left))
    return made


def fitted(learnt: Sequence[Example], threshold: float, calibrated: str, model: str) -> Scale:
    """The scale that tells answers from what is none best; ``model`` made the vectors."""
    names = tuple(SIGNS)
    values = np.array([[each.signals[name] for name in names] for each in learnt])
    answers = np.array([each.answers for each in learnt])
    counts = np.array([each.counts for each in learnt])
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    left = np.array([each.left for each in learnt], float)
    axes = np.linalg.svd(left - left.mean(axis=0), full_matrices=False)[2][:BREADTH].T
    standard = np.hstack([(values - mean) / spread, LEFT * left @ axes])
    chosen = np.ones(len(learnt), bool)
    weights = np.zeros(standard.shape[1] + 1)
    for _ in range(ROUNDS):
        weights = _logistic(standard[chosen], answers[chosen], counts[chosen])
        chosen = answers | _strongest(learnt, standard @ weights[1:])
    return Scale(
        names,
        tuple(map(float, mean)),
        tuple(map(float, spread)),
        tuple(map(float, weights[1 : len(names) + 1])),
        float(weights[0]),
        threshold,
        calibrated,
        model,
        tuple(map(float, LEFT * axes @ weights[len(names) + 1 :])),
    )


def likely(signals: Mapping[str, float], left: Vectors, scale: Scale) -> float:
    """What ``scale`` makes of a passage that was weighed with another scale."""
    return scale.probability({**signals, BEYOND: scale.beyond(left, scale.model)})


def _strongest(learnt: Sequence[Example], scores: Numbers) -> NDArray[np.bool_]:
    """Of each question the passage that scores best of those that do not answer."""
    best: dict[int, int] = {}
    for at, each in enumerate(learnt):
        if not each.answers and (each.question not in best or scores[at] > scores[best[each.question]]):
            best[each.question] = at
    chosen = np.zeros(len(learnt), bool)
    chosen[list(best.values())] = True
    return chosen


def _logistic(values: Numbers, answers: NDArray[np.bool_], counts: Numbers) -> Numbers:
    """Intercept and weights, each signal held to its sign, answers weighing as much as the rest."""
    design = np.hstack([np.ones((len(values), 1)), values])
    importance = np.where(answers, counts / counts[answers].sum(), counts / counts[~answers].sum())
    importance *= len(values) / 2

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        scores = design @ weights
        likely = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        missed = np.logaddexp(0, np.where(answers, -scores, scores))
        gradient = design.T @ (importance * (likely - answers))
        gradient[1:] += RIDGE * weights[1:]
        return float(importance @ missed + RIDGE / 2 * (weights[1:] ** 2).sum()), gradient

    start = np.zeros(design.shape[1])
    bounds = [(None, None), *(_BOUNDS[sign] for sign in SIGNS.values())]
    bounds += [(None, None)] * (len(start) - len(bounds))
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x, float)


_BOUNDS: Mapping[int, tuple[float | None, float | None]] = {1: (0, None), -1: (None, 0), 0: (None, None)}


def confidence(one: Judged, scale: Scale) -> float:
    """What ``index.evidence.weigh`` would be sure of."""
    if one.ruled is not None:
        return one.ruled.confidence
    return max((likely(each.signals, each.left, scale) for each in one.supports if each.holds), default=0.0)


def cross_validated(questions: Sequence[Asked], found: Sequence[Judged], model: str) -> tuple[Numbers, list[bool]]:
    """Each question's confidence by a scale that was fitted without its source, and whether it is right."""
    sure = np.zeros(len(questions))
    correct = [False] * len(questions)
    learnt = examples(questions, found)
    for source in sorted({each.source for each in questions}):
        others = [each for each in learnt if questions[each.question].source != source]
        scale = fitted(others or learnt, 0.5, "", model)
        for at in (at for at, each in enumerate(questions) if each.source == source):
            sure[at] = confidence(found[at], scale)
            correct[at] = right(questions[at], found[at], scale)
    return sure, correct


def right(each: Asked, one: Judged, scale: Scale) -> bool:
    """Whether the passage that would be answered with is of a unit that answers."""
    if not each.answerable:
        return False
    if one.ruled is not None:
        quoted = [f"{quote.document}/{quote.place}" for quote in one.ruled.quotes]
        return any(place == gold or place.startswith(f"{gold}.") for place in quoted for gold in each.gold)
    holding = [support for support in one.supports if support.holds]
    best = max(holding, key=lambda support: likely(support.signals, support.left, scale), default=None)
    return best is not None and each.answered_by(best)


def best_threshold(questions: Sequence[Asked], sure: Numbers) -> float:
    """Where refused unanswerable less refused answerable questions is most, wordings weighing the same.

    Counting every answer from a passage outside ``gold`` as a mistake as dear as an answer to an
    unanswerable question would refuse four reworded questions of five (threshold .66).
    """
    sorts: dict[str, list[int]] = {}
    for at, each in enumerate(questions):
        sorts.setdefault(each.wording if each.answerable else "", []).append(at)

    def gain(threshold: float) -> float:
        refused = {sort: float((sure[those] < threshold).mean()) for sort, those in sorts.items()}
        wrongly = [share for sort, share in refused.items() if sort]
        return refused.get("", 0.0) - sum(wrongly) / max(len(wrongly), 1)

    return _plateau(gain)


def _plateau(gain: Callable[[float], float]) -> float:
    """The middle of the thresholds (in hundredths) within a point of the best: the peak itself is chance."""
    tried = [step / 100 for step in range(5, 96)]
    gains = [gain(threshold) for threshold in tried]
    good = [threshold for threshold, value in zip(tried, gains, strict=True) if value >= max(gains) - 0.01]
    return round((min(good) + max(good)) / 2, 2)
