"""Every measure on cases small enough to compute by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import EvaluationError
from evaluation.load import Gold
from evaluation.measures import intervals, refusal, retrieval, sets

QRELS = {"q1": {"a": 2, "b": 1}, "q2": {"c": 2}, "q3": {"d": 2, "e": 2}}
RUN = {"q1": ["b", "a", "x"], "q2": ["x", "y", "z", "c"]}


def test_hit_recall_and_reciprocal_rank_count_grade_two_only_when_asked_to():
    strict = retrieval.per_query(RUN, QRELS, relevant=2)
    assert strict["hit@1"] == {"q1": 0.0, "q2": 0.0, "q3": 0.0}
    assert strict["RR@10"] == {"q1": 0.5, "q2": 0.25, "q3": 0.0}
    assert strict["Recall@5"] == {"q1": 1.0, "q2": 1.0, "q3": 0.0}
    assert retrieval.per_query(RUN, QRELS, relevant=1)["hit@1"]["q1"] == 1.0


def test_ndcg_uses_both_grades_with_linear_gain():
    found = retrieval.per_query(RUN, QRELS, relevant=2)["nDCG@10"]
    ideal = 2 + 1 / math.log2(3)
    assert found["q1"] == pytest.approx((1 + 2 / math.log2(3)) / ideal)
    assert found["q2"] == pytest.approx(1 / math.log2(5))
    assert found["q3"] == 0.0


def test_average_precision_is_cut_at_ten():
    qrels = {"q": {"a": 1, "b": 1}}
    run = {"q": ["a", *(f"x{n}" for n in range(9)), "b"]}
    assert retrieval.per_query(run, qrels)["MAP@10"]["q"] == 0.5
    assert retrieval.per_query(run, qrels, depth=20)["MAP@20"]["q"] == pytest.approx((1 + 2 / 11) / 2)


def test_a_query_that_was_never_run_scores_zero_and_one_never_judged_is_left_out():
    found = retrieval.per_query({"other": ["a"]}, QRELS)
    assert set(found["RR@10"]) == set(QRELS)
    assert set(found["RR@10"].values()) == {0.0}


def test_a_ranking_that_repeats_a_unit_is_refused():
    with pytest.raises(EvaluationError, match="twice"):
        retrieval.per_query({"q1": ["a", "a"]}, QRELS)


def test_the_first_rank_is_counted_from_one_or_none():
    assert retrieval.first_rank(["b", "a"], QRELS["q1"], relevant=2) == 2
    assert retrieval.first_rank(["x"], QRELS["q1"]) is None


# ------------------------------------------------------------------ sets


def test_overlap_of_items():
    assert sets.overlap(["a", "b"], ["b", "a"]) == sets.Overlap(True, 1.0, 1.0)
    assert sets.overlap(["a", "b"], ["b", "c", "d"]) == sets.Overlap(False, 0.5, pytest.approx(1 / 3))
    assert sets.overlap([], []) == sets.Overlap(True, 1.0, 1.0)
    assert sets.overlap([], ["a"]) == sets.Overlap(False, 0.0, 0.0)
    assert sets.overlap(["a"], []) == sets.Overlap(False, 0.0, 1.0)


def test_citations_are_precise_if_they_support_and_complete_if_every_need_is_met():
    gold = Gold(("answered",), (("p/act_8",), ("32014L0042/art_10", "32014L0042/art_7")), ("p/act_3",), None, ())
    cited = [("32014L0042.digest", "art_10"), ("p", "act_3"), ("p", "act_9"), ("p", "act_9")]
    assert sets.citations(cited, gold) == sets.Overlap(False, pytest.approx(2 / 3), 0.5)
    assert sets.citations([("p", "act_8.text"), ("32014L0042", "art_10.par_2")], gold).exact
    assert sets.citations([], gold) == sets.Overlap(False, 0.0, 0.0)


# ------------------------------------------------------------------ refusal


def test_rates_of_refusal_are_over_each_sort_of_question():
    found = refusal.rates([True, True, False, True, False], [False, False, False, True, True])
    assert found == refusal.Rates(pytest.approx(2 / 3), 0.5)
    assert refusal.rates([True], [True]).refused_of_unanswerable is None


def test_auroc_is_the_chance_of_the_right_order_with_ties_half():
    assert refusal.auroc([0.9, 0.8, 0.1], [True, True, False]) == 1.0
    assert refusal.auroc([0.5, 0.5], [True, False]) == 0.5
    assert refusal.auroc([0.9, 0.2, 0.5], [True, True, False]) == 0.5
    with pytest.raises(EvaluationError):
        refusal.auroc([0.5], [True])


def test_risk_rises_with_coverage_where_wrong_answers_are_unsure():
    curve = refusal.risk_coverage([0.9, 0.8, 0.8, 0.1], [True, True, False, False])
    assert curve == [
        refusal.Point(0.9, 0.25, 0.0),
        refusal.Point(0.8, 0.75, pytest.approx(1 / 3)),
        refusal.Point(0.1, 1.0, 0.5),
    ]
    assert refusal.area(curve) == pytest.approx(0.5 / 3 + 0.25 * 0.5)


def test_the_curve_of_nothing_is_empty_and_has_no_area():
    assert refusal.risk_coverage([], []) == []
    with pytest.raises(EvaluationError):
        refusal.area([])


# ------------------------------------------------------------------ intervals


def test_the_interval_of_a_constant_is_a_point():
    assert intervals.interval([1.0] * 20) == intervals.Interval(1.0, 1.0, 1.0, 20)


def test_the_interval_of_a_share_is_near_the_normal_one():
    values = [1.0] * 80 + [0.0] * 20
    found = intervals.interval(values)
    half = 1.96 * math.sqrt(0.8 * 0.2 / 100)
    assert found.mean == pytest.approx(0.8)
    assert found.low == pytest.approx(0.8 - half, abs=0.015)
    assert found.high == pytest.approx(0.8 + half, abs=0.015)


def test_a_constant_gain_is_significant_and_no_gain_is_not():
    base = list(np.linspace(0, 1, 30))
    better = [value + 0.1 for value in base]
    assert intervals.paired(better, base).significant
    same = intervals.paired(base, base)
    assert (same.mean, same.p, same.significant) == (0.0, 1.0, False)


def test_pairing_sees_what_the_spread_of_queries_hides():
    rng = np.random.default_rng(1)
    base = rng.normal(0, 5, 60)
    better = base + rng.normal(0.3, 0.3, 60)
    assert intervals.paired(list(better), list(base)).p < 0.01
    shuffled = intervals.paired(list(better), list(rng.permutation(base)))
    assert shuffled.p > 0.05


def test_a_comparison_of_unequal_lengths_or_of_nothing_is_refused():
    with pytest.raises(EvaluationError, match="paired"):
        intervals.paired([1.0], [1.0, 2.0])
    with pytest.raises(EvaluationError, match="no values"):
        intervals.interval([])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_an_interval_never_leaves_the_range_of_its_values(values):
    found = intervals.interval(values, resamples=500)
    assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9


@given(st.lists(st.sampled_from("abcdef"), max_size=8), st.lists(st.sampled_from("abcdef"), max_size=8))
def test_overlap_is_exact_just_where_precision_and_recall_are_one(ours, gold):
    found = sets.overlap(ours, gold)
    assert found.exact == (found.precision == found.recall == 1.0)
