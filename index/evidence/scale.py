"""From signals to a probability: logistic regression, its numbers stored as data beside this file.

``scale.json`` says on which questions and which day they were found (``evaluation.refusal``);
no number of it was set by hand but the threshold's aim.

Besides the named signals it weighs what a question says *beyond* the text nearest to it: the part of the
question's vector that this text does not share. Questions without an answer go beyond what they come near to
in ways that are alike (they ask what it cost, who said so, how it went); ``direction`` is how.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embed import Vectors
from index.errors import EngineError

BEYOND = "beyond"
"""The signal that is not standardised: what a question says beyond a text, weighed with ``direction``."""

FURTHEST = 1.0
"""It speaks no louder than this, either way. Of texts on other subjects than those that it was fitted on it says -2.5 of
questions that their own words answer; held to this it costs a hundredth of what it gains on sources it was not fitted on."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Signals are standardised by ``mean`` and ``spread``, weighted and summed.

    ``threshold``: below this probability a question is refused. ``calibrated``: the day, the set
    and its size, in words. ``direction``: of vectors of ``model``, empty where it was not looked at; it says nothing
    of another model's.
    """

    names: tuple[str, ...]
    mean: tuple[float, ...]
    spread: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    threshold: float
    calibrated: str
    model: str = ""
    direction: tuple[float, ...] = ()

    @classmethod
    def load(cls, path: Path | None = None) -> Scale:
        """Read a scale; the shipped one by default.

        Raises:
            EngineError: the file is missing or malformed.
        """
        source = path or Path(__file__).with_name("scale.json")
        try:
            data = json.loads(source.read_text(encoding="utf-8"))
            signals = data["signals"]
            return cls(
                tuple(signals),
                tuple(float(each["mean"]) for each in signals.values()),
                tuple(float(each["spread"]) for each in signals.values()),
                tuple(float(each["weight"]) for each in signals.values()),
                float(data["intercept"]),
                float(data["threshold"]),
                str(data["calibrated"]),
                str(data["model"]),
                tuple(map(float, data["direction"])),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise EngineError(f"The scale of answers in {source.name} cannot be read ({error}).") from error

    def save(self, path: Path | None = None) -> None:
        """Write the scale where ``load`` reads it."""
        parts = zip(self.names, self.mean, self.spread, self.weights, strict=True)
        data = {
            "calibrated": self.calibrated,
            "threshold": round(self.threshold, 4),
            "intercept": round(self.intercept, 6),
            "signals": {
                name: {"mean": round(mean, 6), "spread": round(spread, 6), "weight": round(weight, 6)}
                for name, mean, spread, weight in parts
            },
            "model": self.model,
            "direction": [round(each, 3) for each in self.direction],
        }
        target = path or Path(__file__).with_name("scale.json")
        text = json.dumps(data, indent=1)
        direction = json.dumps(data["direction"])
        head, _, _ = text.partition('"direction": [')
        target.write_text(f'{head}"direction": {direction}\n}}\n', encoding="utf-8")

    def beyond(self, left: Vectors, model: str) -> float:
        """How much what a question says beyond its nearest text speaks for the passage; 0.0 for another model."""
        if model != self.model or len(left) != len(self.direction):
            return 0.0
        return max(-FURTHEST, min(FURTHEST, float(np.asarray(self.direction, np.float32) @ left)))

    def probability(self, signals: Mapping[str, float]) -> float:
        """How likely a passage with these signals answers, in [0, 1].

        Raises:
            KeyError: a signal of the scale is missing.
        """
        return sigmoid(self.intercept + self._sum([signals[name] for name in self.names]) + signals.get(BEYOND, 0.0))

    def _sum(self, values: Sequence[float]) -> float:
        parts = zip(values, self.mean, self.spread, self.weights, strict=True)
        return sum(weight * (value - mean) / spread for value, mean, spread, weight in parts)


def sigmoid(value: float) -> float:
    """The logistic function, without overflow."""
    if value >= 0:
        return 1 / (1 + math.exp(-value))
    return math.exp(value) / (1 + math.exp(value))
