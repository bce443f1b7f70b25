"""The harness on a collection that is small enough to check by hand, and on SciFact by words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation import beir, collection
from index.progress import Silent
from index.settings import Settings

ROOT = Path(__file__).parents[2]
CORPUS = {
    "ports": "Containers are screened for cocaine in large ports.",
    "prison": "Prison staff learn how to find drugs.",
    "letters": "Dogs and x-ray machines check suspicious letters and parcels.",
    "law": "A framework decision lays down penalties for trafficking.",
}
QUERIES = {
    "q-words": "suspicious parcels",
    "q-meaning": "jail guards get courses",
    "ports": "screening of containers in large ports",  # its own id is a document's, as in BEIR's duplicates
}
QRELS = {"q-words": {"letters": 1}, "q-meaning": {"prison": 1}, "ports": {"law": 1}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("tiny")
    rows = {"corpus": CORPUS, "queries": QUERIES}
    for name, texts in rows.items():
        lines = (json.dumps({"_id": key, "text": text}) + "\n" for key, text in texts.items())
        (made / f"{name}.jsonl").write_text("".join(lines), "utf-8")
    judged = [f"{query}\t{unit}\t{grade}" for query, grades in QRELS.items() for unit, grade in grades.items()]
    (made / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n" + "\n".join(judged) + "\n", "utf-8")
    return made


@pytest.fixture(scope="module")
def settings(tmp_path_factory) -> Settings:
    return Settings(data=tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def found(folder, settings):
    with beir.indexed(collection.load(folder), settings, Silent()) as made:
        yield made


def test_words_find_what_shares_them_and_nothing_else(found):
    assert beir.rank(found, "q-words", QUERIES["q-words"], "keyword", 10) == ["letters"]
    assert beir.rank(found, "q-meaning", QUERIES["q-meaning"], "keyword", 10) == []


def test_meaning_finds_what_shares_no_word(found):
    ranked = beir.rank(found, "q-meaning", QUERIES["q-meaning"], "dense", 10)
    assert ranked[0] == "prison"
    assert sorted(ranked) == sorted(CORPUS)


def test_a_document_with_the_querys_own_id_is_left_out(found):
    ranked = beir.rank(found, "ports", QUERIES["ports"], "hybrid", 2)
    assert len(ranked) == 2
    assert "ports" not in ranked


def test_the_report_holds_the_measures_that_a_hand_computes(found, folder):
    report = beir.evaluate(found, collection.load(folder), "keyword", 10, Silent())
    # by words: letters first; nothing for the jail; the third finds its own document only
    assert report.per_query["RR@10"] == {"q-words": 1.0, "q-meaning": 0.0, "ports": 0.0}
    assert report.measures["nDCG@10"].mean == pytest.approx(1 / 3)
    shown = report.as_json()
    assert {"nDCG@10", "Recall@10", "MAP@10", "RR@10"} <= set(shown["measures"])
    assert shown["mode"] == "keyword"
    assert shown["queries_per_second"] > 0
    assert shown["notes"] == []


def test_default_is_the_mode_that_search_uses_by_default(found, folder):
    report = beir.evaluate(found, collection.load(folder), "default", 10, Silent())
    assert report.mode == beir.DEFAULT_MODE


def test_another_depth_names_its_measures(found, folder):
    report = beir.evaluate(found, collection.load(folder), "dense", 3, Silent())
    assert {"nDCG@3", "Recall@3", "MAP@3", "RR@3"} <= set(report.measures)


def command(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    asked = [sys.executable, "-m", "evaluation", "beir", *arguments]
    surroundings = {**os.environ, "VOUCH_DATA": str(data)}
    return subprocess.run(asked, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)


def test_the_command_prints_one_json_object_and_keeps_progress_off_standard_output(folder, settings):
    done = command(str(folder), "--mode", "keyword", "--json", data=settings.data)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["measures"]["nDCG@10"] == pytest.approx(1 / 3)


def test_the_command_says_what_is_wrong_in_one_line(tmp_path):
    done = command(str(tmp_path / "nowhere"), data=tmp_path)
    assert done.returncode == 2
    assert done.stderr.strip().endswith("give one with corpus.jsonl, queries.jsonl and qrels.tsv")
    assert "Traceback" not in done.stderr


def test_scifact_by_words_gives_the_published_figure(shared, settings):
    """Published for BM25: .676 to .690. By words alone, because embedding takes minutes."""
    read = collection.load(shared / "bench" / "scifact")
    with beir.indexed(read, settings, Silent(), mode="keyword") as made:
        report = beir.evaluate(made, read, "keyword", 10, Silent())
    assert 0.676 <= report.measures["nDCG@10"].mean <= 0.690
