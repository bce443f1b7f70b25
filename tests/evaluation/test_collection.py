"""Reading a collection in BEIR layout, and refusing what is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.collection import load
from evaluation.errors import CollectionError

CORPUS = [
    {"_id": "d1", "title": "Ports", "text": "Containers are screened.", "metadata": {}},
    {"_id": "d2", "text": "Prison staff are trained."},
    {"_id": 3, "title": "", "text": "Letters are x-rayed."},
    {"_id": "blank", "title": " ", "text": ""},
]
QUERIES = [{"_id": "q1", "text": "screening of containers"}, {"_id": "q2", "text": "never judged"}]
QRELS = "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\n"


def write(folder: Path, *, corpus: object = CORPUS, queries: object = QUERIES, qrels: str = QRELS) -> Path:
    for name, rows in (("corpus", corpus), ("queries", queries)):
        text = rows if isinstance(rows, str) else "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(text, "utf-8")
    (folder / "qrels.tsv").write_text(qrels, "utf-8")
    return folder


def test_titles_precede_texts_and_only_judged_queries_are_asked(tmp_path):
    found = load(write(tmp_path))
    assert found.documents == {
        "d1": "Ports Containers are screened.",
        "d2": "Prison staff are trained.",
        "3": "Letters are x-rayed.",
    }
    assert found.queries == {"q1": "screening of containers"}
    assert found.qrels == {"q1": {"d1": 2, "d2": 0}}
    assert (found.blank, found.unheld) == (1, 0)


def test_judgements_may_lie_where_beir_puts_them_and_lack_a_header(tmp_path):
    write(tmp_path)
    (tmp_path / "qrels.tsv").unlink()
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("q1\td1\t1\nq1\tgone\t1\n", "utf-8")
    found = load(tmp_path)
    assert found.qrels == {"q1": {"d1": 1, "gone": 1}}
    assert found.unheld == 1


def test_a_query_without_any_relevant_document_is_left_out(tmp_path):
    found = load(write(tmp_path, qrels=QRELS + "q2\td2\t0\n"))
    assert set(found.qrels) == {"q1"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"corpus": "not json\n"}, r"corpus\.jsonl, line 1: no JSON"),
        ({"corpus": '{"_id": "a"}\n'}, r"corpus\.jsonl, line 1: .text. and .title. must be strings"),
        ({"corpus": '{"text": "a"}\n'}, r"corpus\.jsonl, line 1: an object with"),
        ({"corpus": "[1]\n"}, r"line 1: an object with"),
        ({"corpus": '{"_id": "a", "text": 7}\n'}, r"must be strings"),
        ({"corpus": CORPUS + CORPUS[:1]}, r"line 5: the id 'd1' occurs twice"),
        ({"corpus": ""}, r"corpus\.jsonl is empty"),
        ({"corpus": '{"_id": "a", "text": " "}\n'}, "holds no document with words"),
        ({"corpus": '{"_id": "a", "text": "\\ud800"}\n'}, "lone surrogate"),
        ({"queries": '{"_id": "q1", "text": " "}\n'}, r"queries\.jsonl, line 1: query 'q1' is blank"),
        ({"qrels": "q1 d1 1\n"}, r"qrels\.tsv, line 1: 1 tab-separated fields"),
        ({"qrels": QRELS + "q1\td2\thigh\n"}, r"line 4: the score 'high' is no whole number"),
        ({"qrels": "query-id\tcorpus-id\tscore\n"}, "judges no document relevant"),
        ({"qrels": QRELS + "q9\td1\t1\n"}, "name 1 queries that queries.jsonl lacks, such as 'q9'"),
    ],
)
def test_what_is_wrong_is_said_with_its_file_and_line(tmp_path, change, message):
    with pytest.raises(CollectionError, match=message):
        load(write(tmp_path, **change))


def test_missing_files_and_wrong_bytes_are_said(tmp_path):
    with pytest.raises(CollectionError, match="is no folder"):
        load(tmp_path / "nowhere")
    with pytest.raises(CollectionError, match=r"corpus\.jsonl cannot be read"):
        load(tmp_path)
    write(tmp_path)
    (tmp_path / "corpus.jsonl").write_bytes(b'{"_id": "a", "text": "\xff"}\n')
    with pytest.raises(CollectionError, match="no UTF-8"):
        load(tmp_path)
    write(tmp_path)
    (tmp_path / "qrels.tsv").unlink()
    with pytest.raises(CollectionError, match="has neither"):
        load(tmp_path)


def test_scifact_is_read_as_published(shared):
    found = load(shared / "bench" / "scifact")
    assert (len(found.documents), len(found.queries)) == (5183, 300)
    assert sum(len(grades) for grades in found.qrels.values()) == 339
