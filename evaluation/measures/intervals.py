"""How sure a mean is: bootstrap intervals, and the paired bootstrap for differences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evaluation.errors import EvaluationError

RESAMPLES = 10_000  # the interval's ends then move by less than .001 from seed to seed
LEVEL = 0.95
_SEED = 20_210_101  # fixed: the same answers give the same report


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean over ``n`` queries with the ends of its confidence interval."""

    mean: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean of ours minus theirs over the same ``n`` queries, its interval, and a two-sided p."""

    mean: float
    low: float
    high: float
    p: float
    n: int

    @property
    def significant(self) -> bool:
        """Whether the interval leaves 0 out."""
        return self.low > 0 or self.high < 0


def interval(values: Sequence[float], resamples: int = RESAMPLES, level: float = LEVEL) -> Interval:
    """Percentile bootstrap interval of the mean (Efron and Tibshirani 1993, chapter 13).

    Raises:
        EvaluationError: no values.
    """
    sample = _sample(values)
    low, high = np.quantile(_means(sample, resamples), _tails(level))
    return Interval(float(sample.mean()), float(low), float(high), len(sample))


def paired(
    ours: Sequence[float], theirs: Sequence[float], resamples: int = RESAMPLES, level: float = LEVEL
) -> Difference:
    """Paired bootstrap: the *queries* are drawn again, each with both its values.

    The interval is the percentile interval of the mean difference. p is the share of draws from
    the differences moved to mean 0 that lie at least as far from 0 as the observed mean, 1 added
    above and below (Efron and Tibshirani 1993, section 16.4; for retrieval: Sakai, SIGIR 2006).

    Raises:
        EvaluationError: no values, or not the same number of them.
    """
    if len(ours) != len(theirs):
        raise EvaluationError(f"a paired comparison of {len(ours)} with {len(theirs)} values")
    differences = _sample(ours) - _sample(theirs)
    observed = float(differences.mean())
    means = _means(differences, resamples)
    low, high = np.quantile(means, _tails(level))
    beyond = int((np.abs(means - observed) >= abs(observed) - 1e-12).sum())
    return Difference(observed, float(low), float(high), (beyond + 1) / (resamples + 1), len(differences))


def _sample(values: Sequence[float]) -> NDArray[np.float64]:
    sample = np.asarray(values, float)
    if not len(sample):
        raise EvaluationError("no values to draw from")
    return sample


def _means(sample: NDArray[np.float64], resamples: int) -> NDArray[np.float64]:
    drawn = np.random.default_rng(_SEED).integers(0, len(sample), (resamples, len(sample)))
    means: NDArray[np.float64] = sample[drawn].mean(axis=1)
    return means


def _tails(level: float) -> tuple[float, float]:
    return (1 - level) / 2, (1 + level) / 2
