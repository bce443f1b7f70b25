"""The ways to score that the report compares: what a way is worth can be counted on three passages."""

from __future__ import annotations

import numpy as np

from evaluation import experiments
from evaluation.experiments import DEFAULT, WAYS, Bench, compare, table
from evaluation.measures import retrieval
from index.progress import Silent


def bench(*, asked: bool) -> Bench:
    """One question; the second passage is right, shares no word with it and is only the second by its vector."""
    vectors = np.array([[1.0, 0.0]])
    passages = np.array([[0.6, 0.8], [0.5, 0.75**0.5], [0.0, 1.0]])
    own = vectors @ passages.T
    words = np.array([[1.0, 0.0, 0.0]])
    owners = np.array([1, 1]) if asked else np.zeros(0, np.int64)
    questions = np.array([[0.9, 0.19**0.5], [0.8, 0.6]]) if asked else np.zeros((0, 2))

    def measure(scores):
        order = [str(at) for at in np.argsort(-scores[0], kind="stable")]
        return retrieval.per_query({"q": order}, {"q": {"1": 2}}, 2)

    return Bench(
        "three", {"all": [0]}, vectors, np.array([3.0]), own, {}, own, words, words, owners, questions, passages,
        (own, words), measure,
    )  # fmt: skip


def test_written_questions_lift_the_passage_that_they_were_written_for():
    found = compare(bench(asked=True), Silent())
    assert found["BM25 alone (mode keyword)"]["all"]["hit@1"] == 0.0
    assert found[DEFAULT]["all"]["hit@1"] == 1.0


def test_without_written_questions_the_ways_with_them_are_those_without():
    found = compare(bench(asked=False), Silent())
    assert found[DEFAULT]["all"]["hit@1"] == 0.0
    assert set(WAYS) == set(found)


def test_the_table_names_every_way_and_marks_the_default():
    written = table({"benches": {"tune": compare(bench(asked=True), Silent())}})
    assert all(way in written for way in WAYS)
    assert f"**{DEFAULT}**" in written


def test_a_query_is_lengthened_by_what_its_acronyms_stand_for():
    synonyms = [("EMA", "European Medicines Agency")]
    assert experiments._expanded("who heads EMA?", synonyms) == "who heads EMA? European Medicines Agency"
    assert experiments._expanded("what of the European Medicines Agency", synonyms).endswith(" EMA")
    assert experiments._expanded("nothing short", synonyms) == "nothing short"
