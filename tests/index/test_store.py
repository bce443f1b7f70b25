"""One contract, two stores: Qdrant Edge in the process, and a Qdrant server."""

from __future__ import annotations

import math
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.errors import IndexDamaged, StoreError, StoreUnavailable
from index.store import (
    SENTENCES,
    STRIDE,
    EdgeStore,
    Point,
    Scored,
    ServerStore,
    Store,
    Within,
    further,
    mean_length,
)

QdrantStub = Any  # see conftest.py
TEXTS = [
    "monitoring of the darknet and of darknet markets",
    "customs risk analysis at ports",
    "training of prison staff",
    "drug treatment in prison",
    "postal items and parcels",
    "Médecins du Monde",
]
POINTS = [
    Point(
        number,
        text,
        f"doc{number % 2}",
        "action" if number < 4 else "article",
        (f"doc{number % 2}/u{number}", f"doc{number % 2}/part"),
    )
    for number, text in enumerate(TEXTS, start=1)
]
VECTORS = np.eye(6, 8, dtype=np.float32) + 0.1


@pytest.fixture(params=["edge", "memory", "http", "server"])
def store(request: pytest.FixtureRequest, tmp_path: Path, qdrant_stub: QdrantStub) -> Iterator[Store]:
    avg_len = mean_length(TEXTS)
    if request.param == "edge":
        EdgeStore.build(tmp_path / "shard", POINTS, VECTORS, avg_len)
        opened: Store = EdgeStore(tmp_path / "shard")
        yield opened
        opened.close()
        return
    urls = {"memory": ":memory:", "http": qdrant_stub.url, "server": os.environ.get("VOUCH_TEST_QDRANT_URL")}
    url = urls[request.param]
    if not url:
        pytest.skip("VOUCH_TEST_QDRANT_URL names no Qdrant server")
    key = qdrant_stub.key if request.param == "http" else os.environ.get("VOUCH_TEST_QDRANT_API_KEY", "")
    client = ServerStore.connect(url, key)
    ServerStore.build(client, "vouch-contract", POINTS, VECTORS, avg_len)
    opened = ServerStore(client, "vouch-contract")
    yield opened
    ServerStore.delete(client, "vouch-contract")
    opened.close()


def numbers(found: list[Scored]) -> list[int]:
    return [each.number for each in found]


def test_it_holds_what_was_put_in(store: Store) -> None:
    assert store.count() == len(POINTS)


def test_dense_scores_are_cosines_best_first(store: Store) -> None:
    found = store.dense(VECTORS[2], 6)
    assert found[0].number == 3
    for each in found:
        other = VECTORS[each.number - 1]
        cosine = float(other @ VECTORS[2] / np.linalg.norm(other) / np.linalg.norm(VECTORS[2]))
        assert each.score == pytest.approx(cosine, abs=1e-5)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_keyword_scores_are_bm25(store: Store) -> None:
    """k = 1.2, b = 0.75; IDF = ln(1 + (N − n + .5) / (n + .5)), as Qdrant documents it."""
    found = {each.number: each.score for each in store.keyword("prison", 6)}
    assert set(found) == {3, 4}
    idf = math.log(1 + (6 - 2 + 0.5) / (2 + 0.5))
    average = mean_length(TEXTS)
    for number in found:
        length = mean_length([TEXTS[number - 1]])
        weight = 1 * 2.2 / (1 + 1.2 * (0.25 + 0.75 * length / average))
        assert found[number] == pytest.approx(idf * weight, rel=1e-4)


def test_words_are_found_in_other_forms_and_without_accents(store: Store) -> None:
    assert numbers(store.keyword("market", 1)) == [1]
    assert numbers(store.keyword("medecins", 1)) == [6]


def test_words_that_occur_nowhere_find_nothing(store: Store) -> None:
    assert store.keyword("xylophone", 6) == []
    assert store.keyword("of the and", 6) == []


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        (Within(documents=["doc1"]), {1, 3, 5}),
        (Within(kinds=["article"]), {4, 5, 6}),
        (Within(places=["doc0/u2", "doc1/u5"]), {2, 5}),
        (Within(places=["doc1/part"]), {1, 3, 5}),  # a unit above
        (Within(numbers=[1, 6]), {1, 6}),
        (Within(documents=["doc1"], kinds=["article"]), {5}),
        (Within(documents=[]), set()),  # nothing is allowed, which is not the same as no condition
        (Within(places=["nowhere/u1"]), set()),
    ],
)
def test_filters_hold_together(store: Store, within: Within, expected: set[int]) -> None:
    assert set(numbers(store.dense(VECTORS[0], 6, within))) == expected


def test_keyword_search_is_filtered_too_and_scores_stay_those_of_the_whole(store: Store) -> None:
    everywhere = {each.number: each.score for each in store.keyword("prison", 6)}
    (only,) = store.keyword("prison", 6, Within(documents=["doc0"]))
    assert (only.number, only.score) == (4, pytest.approx(everywhere[4]))


def test_questions_and_sentences_stand_for_their_passage_and_bm25_does_not_see_them(tmp_path: Path) -> None:
    own = Point(1, "training of prison staff", "doc", "action", ("doc/act_1",))
    made = further(own, ["who teaches guards?"], ["Prison staff are trained each year."])
    points = [own, *(point for point, _ in made)]
    EdgeStore.build(tmp_path / "shard", points, VECTORS[:3], mean_length([own.text]))
    opened = EdgeStore(tmp_path / "shard")
    assert numbers(opened.dense(VECTORS[0], 9)) == [1, 1 + STRIDE, 1 + SENTENCES * STRIDE]
    assert numbers(opened.dense(VECTORS[0], 9, Within(roles=["sentence"]))) == [1 + SENTENCES * STRIDE]
    assert len(opened.dense(VECTORS[0], 9, Within(passages=[1]))) == 3
    assert opened.dense(VECTORS[0], 9, Within(passages=[2])) == []
    assert numbers(opened.keyword("prison", 9)) == [1]
    assert max(numbers(opened.dense(VECTORS[0], 9))) < 2**53
    opened.close()


def test_limits_hold(store: Store) -> None:
    assert len(store.dense(VECTORS[0], 2)) == 2
    assert store.dense(VECTORS[0], 0) == []


def test_many_threads_see_the_same(store: Store) -> None:
    expected = store.dense(VECTORS[1], 6)
    with ThreadPoolExecutor(8) as pool:
        assert all(each == expected for each in pool.map(lambda _: store.dense(VECTORS[1], 6), range(100)))


# ------------------------------------------------------------------------------ each by itself


def test_two_processes_may_read_one_shard_and_reading_changes_no_file(tmp_path: Path) -> None:
    from index.versions import files_of

    EdgeStore.build(tmp_path / "shard", POINTS, VECTORS, 4.0)
    before = files_of(tmp_path / "shard")
    first, second = EdgeStore(tmp_path / "shard"), EdgeStore(tmp_path / "shard")
    assert first.dense(VECTORS[0], 3) == second.dense(VECTORS[0], 3)
    first.close()
    second.close()
    assert files_of(tmp_path / "shard") == before


def test_an_open_shard_survives_its_folder(tmp_path: Path) -> None:
    EdgeStore.build(tmp_path / "shard", POINTS, VECTORS, 4.0)
    store = EdgeStore(tmp_path / "shard")
    expected = store.keyword("prison", 3)
    shutil.rmtree(tmp_path / "shard")
    assert store.keyword("prison", 3) == expected
    store.close()


def test_a_missing_shard_is_a_damaged_index(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="vouch build"):
        EdgeStore(tmp_path / "nowhere")


def test_a_missing_collection_is_a_damaged_index() -> None:
    with pytest.raises(IndexDamaged, match="vouch build"):
        ServerStore(ServerStore.connect(":memory:"), "nowhere")


def test_a_server_that_is_not_there_is_said_to_be_so() -> None:
    client = ServerStore.connect("http://127.0.0.1:9", "key")
    with pytest.raises(StoreUnavailable, match="VOUCH_QDRANT_URL"):
        ServerStore(client, "vouch")


def test_a_wrong_key_is_said_to_be_wrong(qdrant_stub: QdrantStub) -> None:
    with pytest.raises(StoreError, match="VOUCH_QDRANT_API_KEY"):
        ServerStore(ServerStore.connect(qdrant_stub.url, "wrong"), "vouch")


@pytest.mark.parametrize(
    ("status", "error"),
    [(500, StoreUnavailable), (503, StoreUnavailable), (429, StoreUnavailable), (400, StoreError)],
)
def test_what_a_server_refuses_is_translated(
    qdrant_stub: QdrantStub, status: int, error: type[Exception]
) -> None:
    client = ServerStore.connect(qdrant_stub.url, qdrant_stub.key)
    ServerStore.build(client, "translated", POINTS, VECTORS, 4.0)
    store = ServerStore(client, "translated")
    qdrant_stub.failing = status
    try:
        with pytest.raises(error):
            store.dense(VECTORS[0], 3)
    finally:
        qdrant_stub.failing = 0
        store.close()


def test_a_server_that_lost_points_fails_the_build(qdrant_stub: QdrantStub) -> None:
    qdrant_stub.forgetting = True
    try:
        with pytest.raises(StoreError, match="0 of 6"):
            ServerStore.build(
                ServerStore.connect(qdrant_stub.url, qdrant_stub.key), "lossy", POINTS, VECTORS, 4.0
            )
    finally:
        qdrant_stub.forgetting = False
