"""From signals to a probability: logistic regression, its numbers stored as data beside this file.

``scale.json`` says on which questions and which day they were found (``evaluation.refusal``);
no number of it was set by hand but the threshold's aim.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import EngineError


@dataclass(frozen=True, slots=True)
class Scale:
    """Signals are standardised by ``mean`` and ``spread``, weighted and summed.

    ``threshold``: below this probability a question is refused. ``calibrated``: the day, the set
    and its size, in words.
    """

    names: tuple[str, ...]
    mean: tuple[float, ...]
    spread: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    threshold: float
    calibrated: str

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
        }
        target = path or Path(__file__).with_name("scale.json")
        target.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")

    def probability(self, signals: Mapping[str, float]) -> float:
        """How likely a passage with these signals answers, in [0, 1].

        Raises:
            KeyError: a signal of the scale is missing.
        """
        return sigmoid(self.intercept + self._sum([signals[name] for name in self.names]))

    def _sum(self, values: Sequence[float]) -> float:
        parts = zip(values, self.mean, self.spread, self.weights, strict=True)
        return sum(weight * (value - mean) / spread for value, mean, spread, weight in parts)


def sigmoid(value: float) -> float:
    """The logistic function, without overflow."""
    if value >= 0:
        return 1 / (1 + math.exp(-value))
    return math.exp(value) / (1 + math.exp(value))
