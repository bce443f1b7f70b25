"""Scores of questions to the figures of a report, by kind and part, each with its interval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from evaluation.errors import EvaluationError
from evaluation.load import Question
from evaluation.measures import intervals, refusal
from evaluation.runs import Searched
from evaluation.scoring import Scored
from index.search import DEFAULT_MODE

Values = dict[str, dict[str, float]]
"""measure → question id → value: what intervals and comparisons are drawn from."""


def _flag(value: bool | None) -> float | None:
    return None if value is None else float(value)


_OF_AN_ANSWER: dict[str, Callable[[Scored], float | None]] = {
    "right": lambda s: float(s.right),
    "status right": lambda s: float(s.status_right),
    "set exact": lambda s: float(s.items.exact) if s.items else None,
    "set precision": lambda s: s.items.precision if s.items else None,
    "set recall": lambda s: s.items.recall if s.items else None,
    "all readings": lambda s: _flag(s.readings),
    "value given": lambda s: _flag(s.expected),
    "cited first": lambda s: float(s.rank == 1) if s.cited else None,
    "citation precision": lambda s: s.cited.precision if s.cited else None,
    "citation recall": lambda s: s.cited.recall if s.cited else None,
    "quotes stand": lambda s: s.quotes[0] / s.quotes[1] if s.quotes[1] else None,
    "refused": lambda s: None if s.answerable else float(s.refused),
    "wrongly refused": lambda s: float(s.refused) if s.answerable else None,
}


def answer_values(scores: Iterable[Scored]) -> Values:
    """Every measure of an answer, for the questions that have it."""
    found: Values = {name: {} for name in _OF_AN_ANSWER}
    for scored in scores:
        for name, of in _OF_AN_ANSWER.items():
            value = of(scored)
            if value is not None:
                found[name][scored.id] = value
    return found


def table(values: Values, questions: Iterable[Question]) -> dict[str, dict[str, dict[str, Any]]]:
    """``"<part> <kind>"`` → measure → mean, low, high, n; groups and measures without values left out."""
    groups: dict[str, set[str]] = {}
    for question in questions:
        groups.setdefault(f"{question.part} {question.kind}", set()).add(question.id)
        groups.setdefault(f"{question.part} all", set()).add(question.id)
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for group, members in groups.items():
        for name, of in values.items():
            held = [value for identifier, value in of.items() if identifier in members]
            if held:
                found.setdefault(group, {})[name] = asdict(intervals.interval(held))
    return found


def modes(results: Sequence[Searched], questions: Sequence[Question]) -> dict[str, Any]:
    """The retrieval table of every mode, and the default against each of the others, paired."""
    default = next(each for each in results if each.mode == DEFAULT_MODE)
    kinds = {question.id: f"{question.part} {question.kind}" for question in questions}
    against: dict[str, dict[str, Any]] = {}
    for other in results:
        if other is default:
            continue
        for group in sorted({kinds[identifier] for identifier in default.run}):
            members = [identifier for identifier in default.run if kinds[identifier] == group]
            ours, theirs = ([each.scores["RR@10"][m] for m in members] for each in (default, other))
            difference = intervals.paired(ours, theirs)
            row = asdict(difference) | {"significant": difference.significant}
            against.setdefault(other.mode, {})[group] = row
    return {
        "default": default.mode,
        "tables": {each.mode: table(each.scores, questions) for each in results},
        "default_against": against,
    }


def refusing(scores: Sequence[Scored]) -> dict[str, Any]:
    """Rates, AUROC and the risk–coverage curve for each part.

    The curve and AUROC are over answers that rest on ranked passages, because only these have a
    confidence; answers selected from the records are proved and stand outside.
    """
    found = {}
    for part in sorted({scored.part for scored in scores}):
        own = [scored for scored in scores if scored.part == part]
        rates = refusal.rates([s.refused for s in own], [s.answerable for s in own])
        sure = [(s.confidence, s) for s in own if s.confidence is not None]
        confidence = [value for value, _ in sure]
        curve = refusal.risk_coverage(confidence, [s.right and s.answerable for _, s in sure])
        found[part] = asdict(rates) | {
            "auroc": _auroc(confidence, [s.answerable for _, s in sure]),
            "aurc": refusal.area(curve) if curve else None,
            "curve": [asdict(point) for point in curve],
            "with_confidence": len(sure),
        }
    return found


def _auroc(confidence: Sequence[float], answerable: Sequence[bool]) -> float | None:
    try:
        return refusal.auroc(confidence, answerable)
    except EvaluationError:
        return None


def latency(scores: Sequence[Scored]) -> dict[str, float]:
    """Median and 95th percentile of the milliseconds that answers took."""
    took = [scored.took_ms for scored in scores]
    return {"p50_ms": float(np.quantile(took, 0.5)), "p95_ms": float(np.quantile(took, 0.95))}


def changes(ours: Mapping[str, Values], theirs: Mapping[str, Values]) -> list[dict[str, Any]]:
    """What differs between two reports on the questions that both asked, significant ones first.

    Both map a family (``answers``, ``search <mode>``) to its values.
    """
    rows = []
    for family in sorted(ours.keys() & theirs.keys()):
        for name in ours[family].keys() & theirs[family].keys():
            mine, other = ours[family][name], theirs[family][name]
            common = sorted(mine.keys() & other.keys())
            moved = [identifier for identifier in common if mine[identifier] != other[identifier]]
            if not moved:
                continue
            difference = intervals.paired([mine[i] for i in common], [other[i] for i in common])
            rows.append(
                asdict(difference)
                | {"family": family, "measure": name, "significant": difference.significant}
                | {"higher": [i for i in moved if mine[i] > other[i]]}
                | {"lower": [i for i in moved if mine[i] < other[i]]}
            )
    return sorted(rows, key=lambda row: (not row["significant"], -abs(row["mean"]), row["family"], row["measure"]))
