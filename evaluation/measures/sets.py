"""Measures of what was selected and what was cited, against gold."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from evaluation.load import Gold
from evaluation.units import Unit, meets


@dataclass(frozen=True, slots=True)
class Overlap:
    """Precision and recall of items, between 0 and 1; ``exact`` where both sets are equal.

    Precision of nothing is 1 where nothing was expected and 0 otherwise; recall of an empty
    gold is 1 (van Rijsbergen 1979 leaves both undefined).
    """

    exact: bool
    precision: float
    recall: float


def overlap(given: Collection[str], expected: Collection[str]) -> Overlap:
    """Compare two sets of items; order and repetition are ignored."""
    ours, gold = set(given), set(expected)
    common = len(ours & gold)
    return Overlap(
        exact=ours == gold,
        precision=common / len(ours) if ours else float(not gold),
        recall=common / len(gold) if gold else 1.0,
    )


def citations(cited: Sequence[Unit], gold: Gold) -> Overlap:
    """Citation precision and recall, by units.

    Precision: share of the cited (document, place) pairs, each once, that meet a need or are related
    (grade 1 or 2). Recall: share of the needs that some citation meets. (Gao et al. 2023,
    "Enabling Large Language Models to Generate Text with Citations", judge support by a
    model; here it is judged by hand-made gold.) ``exact``: both are 1.
    """
    needs = gold.needs or ()
    supporting = [unit for need in needs for unit in need] + list(gold.related)
    distinct = set(cited)
    right = sum(any(meets(unit, *pair) for unit in supporting) for pair in distinct)
    met = sum(any(meets(unit, *pair) for unit in need for pair in distinct) for need in needs)
    precision = right / len(distinct) if distinct else float(not needs)
    recall = met / len(needs) if needs else 1.0
    return Overlap(exact=precision == recall == 1.0, precision=precision, recall=recall)
