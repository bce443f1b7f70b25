"""Measures of knowing when not to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.errors import EvaluationError


@dataclass(frozen=True, slots=True)
class Rates:
    """``refused_of_unanswerable``: the more the better; ``wrongly_refused``: of answerable ones.

    ``None`` where there is no question of that sort.
    """

    refused_of_unanswerable: float | None
    wrongly_refused: float | None


def rates(refused: Sequence[bool], answerable: Sequence[bool]) -> Rates:
    """Share refused among the unanswerable and among the answerable questions."""
    pairs = list(zip(refused, answerable, strict=True))
    unanswerable = [said_no for said_no, can in pairs if not can]
    others = [said_no for said_no, can in pairs if can]
    return Rates(_share(unanswerable), _share(others))


def auroc(confidence: Sequence[float], answerable: Sequence[bool]) -> float:
    """Area under the ROC curve of ``confidence`` for telling answerable from unanswerable.

    The chance that an answerable question gets the higher confidence of a random pair, ties
    counting half (the Mann-Whitney U statistic; Hanley and McNeil 1982).

    Raises:
        EvaluationError: one of the two sorts is missing.
    """
    values, can = np.asarray(confidence, float), np.asarray(answerable, bool)
    positive, negative = values[can], values[~can]
    if not len(positive) or not len(negative):
        raise EvaluationError("AUROC needs answerable and unanswerable questions")
    above = (positive[:, None] > negative[None, :]).sum()
    equal = (positive[:, None] == negative[None, :]).sum()
    return float((above + equal / 2) / (len(positive) * len(negative)))


@dataclass(frozen=True, slots=True)
class Point:
    """Answering only where confidence is at least ``threshold``: share answered, and of these wrong."""

    threshold: float
    coverage: float
    risk: float


def risk_coverage(confidence: Sequence[float], right: Sequence[bool]) -> list[Point]:
    """The risk–coverage curve (El-Yaniv and Wiener 2010; Geifman and El-Yaniv 2017).

    One point for each distinct confidence, from the highest on; the last covers everything.
    An answer to an unanswerable question counts as wrong.
    """
    values, wrong = np.asarray(confidence, float), ~np.asarray(right, bool)
    if len(values) != len(wrong):
        raise EvaluationError(f"{len(values)} confidences for {len(wrong)} answers")
    if not len(values):
        return []
    order = np.argsort(-values, kind="stable")
    values, errors = values[order], np.cumsum(wrong[order])
    last = np.flatnonzero(np.append(values[1:] != values[:-1], True))
    return [Point(float(values[at]), (at + 1) / len(values), float(errors[at] / (at + 1))) for at in last.tolist()]


def area(curve: Sequence[Point]) -> float:
    """Area under the risk–coverage curve (AURC), as a step function from the left; lower is better.

    Raises:
        EvaluationError: the curve is empty.
    """
    if not curve:
        raise EvaluationError("the risk–coverage curve of no answers has no area")
    widths = np.diff([0.0, *(point.coverage for point in curve)])
    return float(np.dot(widths, [point.risk for point in curve]))


def _share(flags: Sequence[bool]) -> float | None:
    return sum(flags) / len(flags) if flags else None
