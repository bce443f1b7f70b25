"""Calibrating the scale: logistic regression on the passages of the tuning questions.

An answerable question gives its right passages as examples of answers. Of an unanswerable one
it is the passage that looks most like an answer that must be told apart, and which one that is
depends on the scale: so fitting and choosing alternate (multiple-instance learning; Andrews,
Tsochantaridis and Hofmann 2002), both sorts weighing the same.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evaluation.refusal.asked import Asked
from index.evidence import Judged
from index.evidence.scale import Scale

SIGNALS = ("meaning", "near", "beside", "worst", "noun", "margin", "lag", "words")
"""Kept of those tried: without any of them the tuning questions fared worse or no better."""

RIDGE = 3.0
"""Strength of the penalty on squared weights, for about 150 examples."""

ROUNDS = 4  # of fitting and choosing; the choice no longer changes after three
FOLDS = 5

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A passage as an example: its question's index, its signals, and whether it answers."""

    question: int
    signals: dict[str, float]
    answers: bool


def examples(questions: Sequence[Asked], found: Sequence[Judged]) -> list[Example]:
    """What can be learnt from: right passages, and what unanswerable questions could be answered with."""
    made = []
    for at, (each, one) in enumerate(zip(questions, found, strict=True)):
        for support in one.supports:
            right = each.answerable and each.answered_by(support)
            if right or (not each.answerable and support.holds):
                made.append(Example(at, support.signals, right))
    return made


def fitted(learnt: Sequence[Example], threshold: float, calibrated: str) -> Scale:
    """The scale that tells answers from what is none best."""
    values = np.array([[each.signals[name] for name in SIGNALS] for each in learnt])
    answers = np.array([each.answers for each in learnt])
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    standard = (values - mean) / spread
    chosen = np.ones(len(learnt), bool)
    weights = np.zeros(len(SIGNALS) + 1)
    for _ in range(ROUNDS):
        weights = _logistic(standard[chosen], answers[chosen])
        chosen = answers | _strongest(learnt, standard @ weights[1:])
    return Scale(
        SIGNALS,
        tuple(map(float, mean)),
        tuple(map(float, spread)),
        tuple(map(float, weights[1:])),
        float(weights[0]),
        threshold,
        calibrated,
    )


def _strongest(learnt: Sequence[Example], scores: Numbers) -> NDArray[np.bool_]:
    """Of each unanswerable question the passage that scores best."""
    best: dict[int, int] = {}
    for at, each in enumerate(learnt):
        if not each.answers and (each.question not in best or scores[at] > scores[best[each.question]]):
            best[each.question] = at
    chosen = np.zeros(len(learnt), bool)
    chosen[list(best.values())] = True
    return chosen


def _logistic(values: Numbers, answers: NDArray[np.bool_]) -> Numbers:
    """Intercept and weights by Newton's method, the two sorts weighing the same, with a ridge."""
    design = np.hstack([np.ones((len(values), 1)), values])
    importance = np.where(answers, 0.5 / answers.mean(), 0.5 / (1 - answers.mean()))
    penalty = np.diag([0.0, *[RIDGE] * values.shape[1]])
    weights = np.zeros(design.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (importance * (likely - answers)) + penalty @ weights
        curvature = (design * (importance * likely * (1 - likely))[:, None]).T @ design + penalty
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def confidence(one: Judged, scale: Scale) -> float:
    """What ``index.evidence.weigh`` would be sure of."""
    if one.ruled is not None:
        return one.ruled.confidence
    return max((scale.probability(each.signals) for each in one.supports if each.holds), default=0.0)


def cross_validated(questions: Sequence[Asked], found: Sequence[Judged]) -> Numbers:
    """Each question's confidence by a scale that was fitted without its group."""
    sides = np.array([zlib.crc32(each.group.encode()) % FOLDS for each in questions])
    result = np.zeros(len(questions))
    learnt = examples(questions, found)
    for side in range(FOLDS):
        scale = fitted([each for each in learnt if sides[each.question] != side], 0.5, "")
        for at in np.flatnonzero(sides == side):
            result[at] = confidence(found[at], scale)
    return result


def best_threshold(questions: Sequence[Asked], sure: Numbers) -> float:
    """Where refused unanswerable less refused answerable questions is most, wordings weighing the same."""
    wordings = sorted({each.wording for each in questions if each.answerable})
    unanswerable = sure[[not each.answerable for each in questions]]
    answerable = [
        sure[[each.answerable and each.wording == wording for each in questions]] for wording in wordings
    ]

    def gain(threshold: float) -> float:
        wrongly = sum(float((some < threshold).mean()) for some in answerable) / len(answerable)
        return float((unanswerable < threshold).mean()) - wrongly

    return _plateau(gain)


def _plateau(gain: Callable[[float], float]) -> float:
    """The middle of the thresholds (in hundredths) within a point of the best: the peak itself is chance."""
    tried = [step / 100 for step in range(5, 96)]
    gains = [gain(threshold) for threshold in tried]
    good = [threshold for threshold, value in zip(tried, gains, strict=True) if value >= max(gains) - 0.01]
    return round((min(good) + max(good)) / 2, 2)
