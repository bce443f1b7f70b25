"""Ranking: three modes, exact scores on both sides, restrictions, and no question that breaks it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asked_index import Asked
from index.engine import Engine
from index.errors import BadRequest, UnknownFilter
from index.search import MODES, Candidates, fused, softest
from index.store import Within
from ingest.passages import embedded

PLAN = "eu-drugs-action-plan-2021-2025"


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("monitoring of the darknet", "act_18"),
        ("training of prison staff to detect drugs", "act_46"),
        ("options on driving under the influence of drugs", "act_41"),
    ],
)
def test_plain_questions_find_their_action_in_every_mode(engine: Engine, mode: str, question: str, place: str) -> None:
    hits = engine.search.find(question, top_k=3, mode=mode)
    assert place in [hit.passage.place for hit in hits]
    assert [hit.rank for hit in hits] == [1, 2, 3]


def test_a_question_in_other_words_is_found_by_meaning(engine: Engine) -> None:
    within = Within(documents=[PLAN])
    hits = engine.search.find("how are jail guards taught to find narcotics?", top_k=3, within=within)
    assert "act_46" in [hit.passage.place for hit in hits]


def test_both_scores_of_a_hit_are_those_of_its_own_mode(engine: Engine) -> None:
    question = "customs and postal services"
    keyword = {hit.passage.id: hit.score for hit in engine.search.find(question, top_k=500, mode="keyword")}
    for hit in engine.search.find(question, top_k=50):
        assert hit.keyword == pytest.approx(keyword.get(hit.passage.id, 0.0), abs=1e-5)


def test_the_mode_dense_is_the_models_cosine_with_the_passages_and_nothing_else(engine: Engine) -> None:
    question = "how are jail guards taught to find narcotics?"
    vector = engine.embedder.query(question)
    for hit in engine.search.find(question, top_k=50, mode="dense"):
        (own,) = engine.embedder.documents([embedded(hit.passage)])
        assert hit.score == pytest.approx(float(own @ vector), abs=1e-4)
        assert (hit.keyword, hit.meaning) == (None, None)


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=3), st.lists(st.floats(-1, 1), max_size=20), st.floats(-1, 1))
def test_another_vector_never_takes_anything_away(own: list[float], questions: list[float], more: float) -> None:
    together = softest(own, questions)
    assert together >= max([*own, *questions]) - 1e-9
    assert softest(own, [*questions, more]) >= together - 1e-9
    assert softest(own, questions, 3.0) > together - 1e-9


def test_words_of_written_questions_count_for_their_passage_alone() -> None:
    asked = Asked({1: "training of staff\nhow are jail guards taught?", 2: "customs at ports"}, 1)
    assert asked.scores("jail guards", [1, 2, 3]) == {1: pytest.approx(asked.scores("jail guards", [1])[1]), 2: 0.0}
    assert asked.scores("jail guards", [1])[1] > 0
    assert asked.scores("xylophone", [1, 2]) == {1: 0.0, 2: 0.0}
    assert (3 in asked, 1 in asked, asked.mean) == (False, True, 0.5)
    assert Asked({}).scores("jail", [1]) == {}


def test_a_restriction_to_nothing_finds_nothing(engine: Engine) -> None:
    assert engine.search.find("drugs", within=Within(places=[])) == []
    assert engine.search.find("drugs", top_k=0) == []


def test_all_passages_can_be_had(engine: Engine) -> None:
    count = engine.records.passage_count
    hits = engine.search.find("drugs", top_k=count + 10)
    assert len(hits) == len({hit.passage.id for hit in hits}) == count


@pytest.mark.parametrize("question", ["", " \n", "\ud800"])
def test_what_is_no_question_is_refused(engine: Engine, question: str) -> None:
    with pytest.raises(BadRequest):
        engine.search.find(question)


def test_an_unknown_mode_lists_the_known_ones(engine: Engine) -> None:
    with pytest.raises(UnknownFilter, match="keyword, dense, hybrid"):
        engine.search.find("drugs", mode="magic")


def test_many_threads_get_the_same_answer(engine: Engine) -> None:
    expected = engine.search.find("drugs in prisons")
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda _: engine.search.find("drugs in prisons"), range(64))
        assert all(each == expected for each in found)


scores = st.dictionaries(st.integers(1, 20), st.floats(0, 1), max_size=20)


@given(scores, st.dictionaries(st.integers(1, 20), st.floats(0.1, 40), max_size=20), st.integers(0, 30))
def test_more_shared_words_never_lower_a_score(dense: dict[int, float], keyword: dict[int, float], words: int) -> None:
    keyword = {number: score for number, score in keyword.items() if number in dense}
    with_words = fused(Candidates("hybrid", words, dense, keyword, meaning=dense, wide=keyword))
    assert set(with_words) == set(dense)
    assert all(with_words[number] >= dense[number] for number in dense)
    assert fused(Candidates("dense", words, dense, {})) == dense


@given(st.text(min_size=1, max_size=80).filter(lambda text: text.strip()))
def test_any_text_can_be_searched_for(engine: Engine, question: str) -> None:
    if any("\ud800" <= character <= "\udfff" for character in question):
        return
    assert len(engine.search.find(question, top_k=3)) == 3
