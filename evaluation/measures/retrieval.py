"""Measures of a ranking, all by ir-measures (which uses trec_eval's code, through pytrec_eval).

* **hit@1** (``Success@1``): 1 if the first unit is relevant.
* **Recall@k** (``R@k``): share of the relevant units among the first k.
* **RR**: 1 / rank of the first relevant unit, 0 if there is none (Kantor and Voorhees 2000).
* **MAP@10** (``AP@10``): mean over the relevant units of the precision at their rank, those
  below rank 10 counting 0 (Buckley and Voorhees 2000).
* **nDCG@10**: gain = grade, discounted by log2(rank + 1), divided by that of the ideal ranking
  (Järvelin and Kekäläinen 2002; trec_eval's linear gain).

A query without a run scores 0 everywhere; a query without judgements is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ir_measures
from ir_measures import AP, RR, R, ScoredDoc, Success, nDCG

from evaluation.errors import EvaluationError

Qrels = Mapping[str, Mapping[str, int]]
"""query → unit → grade (0 or more)."""

Run = Mapping[str, Sequence[str]]
"""query → units, best first, each once."""

Scores = dict[str, dict[str, float]]
"""measure → query → value."""


def measures(relevant: int = 1, depth: int = 10) -> dict[str, ir_measures.Measure]:
    """The measures by the names that reports use.

    ``relevant`` is the least grade that counts for measures that know no grades; ``depth``
    cuts nDCG, Recall, MAP and RR off (10 is what published figures use).
    """
    return {
        "hit@1": Success(rel=relevant) @ 1,
        "Recall@5": R(rel=relevant) @ 5,
        f"Recall@{depth}": R(rel=relevant) @ depth,
        f"RR@{depth}": RR(rel=relevant) @ depth,
        f"nDCG@{depth}": nDCG @ depth,
        f"MAP@{depth}": AP(rel=relevant) @ depth,
    }


def per_query(run: Run, qrels: Qrels, relevant: int = 1, depth: int = 10) -> Scores:
    """Every measure for every judged query.

    Raises:
        EvaluationError: a ranking names a unit twice (trec_eval would silently count it once).
    """
    for query, units in run.items():
        if len(set(units)) != len(units):
            raise EvaluationError(f"the ranking of query {query!r} names a unit twice")
    judged = {query: dict(grades) for query, grades in qrels.items() if grades}
    wanted = measures(relevant, depth)
    scores: Scores = {name: dict.fromkeys(judged, 0.0) for name in wanted}
    names = {measure: name for name, measure in wanted.items()}
    documents = [
        ScoredDoc(query, unit, float(len(units) - rank))
        for query, units in run.items()
        if query in judged
        for rank, unit in enumerate(units)
    ]
    rows = [ir_measures.Qrel(query, unit, grade) for query, grades in judged.items() for unit, grade in grades.items()]
    if documents:
        for metric in ir_measures.iter_calc(list(names), rows, documents):
            scores[names[metric.measure]][metric.query_id] = metric.value
    return scores


def first_rank(ranking: Sequence[str], grades: Mapping[str, int], relevant: int = 1) -> int | None:
    """Rank, from 1, of the first relevant unit; ``None`` if it did not come."""
    return next((rank for rank, unit in enumerate(ranking, 1) if grades.get(unit, 0) >= relevant), None)
