"""Figures, comparisons, floors and the page, on scores that are easy to add up."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape

from evaluation import figures, report
from evaluation.errors import QuestionError
from evaluation.load import KINDS, PARTS, Gold, Question
from evaluation.measures.sets import Overlap
from evaluation.page import page, tried
from evaluation.runs import Searched
from evaluation.scoring import Scored
from index.search import DEFAULT_MODE

FROZEN_WORDS = "a wording that nobody may see"


def question(identifier: str, part: str = "tune", kind: str = "plain", text: str = "?") -> Question:
    gold = Gold(("answered",), (("plan/act_1",),), (), None, ())
    return Question(identifier, kind, part, text, "en", gold, (), "")  # type: ignore[arg-type]


def scored(identifier: str, **fields: Any) -> Scored:
    usual: dict[str, Any] = {
        "id": identifier, "kind": "plain", "part": "tune", "status": "answered", "right": True, "status_right": True,
        "answerable": True, "refused": False, "items": None, "readings": None, "expected": None, "cited": None,
        "rank": None, "quotes": (0, 0), "confidence": None, "took_ms": 10.0,
    }  # fmt: skip
    return Scored(**usual | fields)


QUESTIONS = [question("a"), question("b"), question("c", "frozen", text=FROZEN_WORDS)]


def searched(mode: str, values: dict[str, float]) -> Searched:
    names = ("hit@1", "Recall@5", "Recall@10", "RR@10", "nDCG@10", "MAP@10")
    return Searched(mode, {key: ["plan/act_9", "plan/act_1"] for key in values}, dict.fromkeys(names, values))


def made(scores: list[Scored]) -> report.Report:
    """A report as ``assemble`` makes it, without an index to ask."""
    results = [
        searched(DEFAULT_MODE, {"a": 1.0, "b": 0.5, "c": 0.0}),
        searched("dense", {"a": 0.0, "b": 0.5, "c": 1.0}),
    ]
    answers = figures.answer_values(scores)
    return {
        "version": 1, "made": "2026-11-22T00:00:00+00:00", "on": "2026-11-22", "index": "i", "model": "m",
        "documents": ["plan"], "questions": {}, "answers": figures.table(answers, QUESTIONS),
        "search": figures.modes(results, QUESTIONS), "refusing": figures.refusing(scores), "failed": [],
        "latency": figures.latency(scores), "took_ms": sorted(each.took_ms for each in scores),
        "worst": report.worst(QUESTIONS, scores, results),
        "values": {"answers": answers} | {f"search {each.mode}": each.scores for each in results},
    }  # fmt: skip


def three(**first: Any) -> list[Scored]:
    return [scored("a", **first), scored("b"), scored("c", part="frozen", right=False)]


def test_a_measure_counts_only_where_the_gold_asks_for_it():
    values = figures.answer_values([scored("a", items=Overlap(False, 0.5, 1.0), quotes=(1, 2)), scored("b")])
    assert values["set precision"] == {"a": 0.5}
    assert values["quotes stand"] == {"a": 0.5}
    assert values["right"] == {"a": 1.0, "b": 1.0}
    assert values["refused"] == {}
    assert values["wrongly refused"] == {"a": 0.0, "b": 0.0}


def test_groups_are_part_and_kind_and_all_kinds_together():
    held = figures.table({"right": {"a": 1.0, "b": 0.0, "c": 1.0}}, QUESTIONS)
    assert set(held) == {"tune plain", "tune all", "frozen plain", "frozen all"}
    assert (held["tune plain"]["right"]["mean"], held["tune plain"]["right"]["n"]) == (0.5, 2)


def test_the_default_mode_is_compared_with_every_other():
    found = figures.modes(
        [searched(DEFAULT_MODE, {"a": 1.0, "b": 1.0}), searched("dense", {"a": 0.0, "b": 0.0})], QUESTIONS
    )
    row = found["default_against"]["dense"]["tune plain"]
    assert (row["mean"], row["significant"]) == (1.0, True)


def test_refusals_are_counted_by_part_and_the_curve_needs_a_confidence():
    scores = [
        scored("a", confidence=0.9),
        scored("b", confidence=0.4, answerable=False, refused=True, right=True),
        scored("x", part="frozen", answerable=False, refused=False, right=False),
    ]
    found = figures.refusing(scores)
    assert (found["tune"]["refused_of_unanswerable"], found["tune"]["wrongly_refused"]) == (1.0, 0.0)
    assert found["tune"]["auroc"] == 1.0
    assert [point["risk"] for point in found["tune"]["curve"]] == [0.0, 0.5]
    assert (found["frozen"]["auroc"], found["frozen"]["curve"], found["frozen"]["aurc"]) == (None, [], None)


def test_the_worst_are_wrong_answers_of_the_tuning_part_with_their_ranks():
    rows = report.worst(QUESTIONS, three(right=False), [searched(DEFAULT_MODE, {"a": 0.5})])
    assert [(row["id"], row["ranks"]) for row in rows] == [("a", {DEFAULT_MODE: 2})]


def test_the_page_holds_the_figures_and_no_word_of_a_frozen_question():
    written = page(made(three(right=False)))
    assert FROZEN_WORDS not in written
    assert written.count("<svg") == 3
    assert "frozen plain" in written
    assert "<script" not in written


def test_what_changed_is_listed_with_the_questions_that_moved(tmp_path):
    before, after = made(three(right=False)), made(three(right=True))
    report.write(before, tmp_path)
    report.write(after, tmp_path, report.read(tmp_path))
    rows = report.read(tmp_path)["against"]["rows"]
    moved = next(row for row in rows if row["measure"] == "right")
    assert (moved["higher"], moved["lower"]) == (["a"], [])
    assert moved["mean"] == pytest.approx(1 / 3)
    assert "What changed" in (tmp_path / "index.html").read_text("utf-8")


def test_the_same_report_twice_changes_nothing():
    values = made(three())["values"]
    assert figures.changes(values, values) == []


@pytest.mark.parametrize("content", ["", "[]", '{"version": 2}', "\x00"])
def test_what_is_no_report_is_refused(tmp_path, content):
    (tmp_path / "report.json").write_text(content, "utf-8")
    with pytest.raises(QuestionError, match="report"):
        report.read(tmp_path)


def floors(folder: Path, text: str) -> Path:
    path = folder / "floors.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_floor_is_crossed_from_above_and_a_ceiling_from_below(tmp_path):
    held = made(three())
    fine = floors(tmp_path, '[answers."tune all"]\n"right" = 1.0\n"wrongly refused" = 0.0\n')
    assert report.crossed(held, fine) == []
    low = floors(tmp_path, '[answers."frozen all"]\n"right" = 0.5\n[search."tune plain"]\n"hit@1" = 0.8\n')
    assert report.crossed(held, low) == [
        "answers, frozen all: right is 0.000, below the floor of 0.5",
        "search, tune plain: hit@1 is 0.750, below the floor of 0.8",
    ]


def test_a_floor_for_what_was_not_measured_counts_as_crossed(tmp_path):
    absent = floors(tmp_path, '[answers."tune set"]\n"set exact" = 0.5\n')
    assert report.crossed(made(three()), absent) == ["answers, tune set: set exact was not measured, the floor is 0.5"]
    with pytest.raises(QuestionError, match="cannot be read"):
        report.crossed(made(three()), tmp_path / "none.toml")


def test_the_floors_that_ship_name_groups_that_exist():
    names = {f"{part} {kind}" for part in PARTS for kind in (*KINDS, "all")}
    for groups in tomllib.loads(report.FLOORS.read_text("utf-8")).values():
        assert set(groups) <= names


def test_a_report_is_plain_json():
    assert json.loads(json.dumps(made(three())))["version"] == 1


def test_the_page_holds_the_table_of_what_was_tried(tmp_path):
    file = tmp_path / "experiments.md"
    file.write_text("# Tried\n\nWords.\n\n| way | tune |\n|---|---|\n| a | 0.5 − |\n| **b** | 0.9 |\n", "utf-8")
    assert tried(file) == [["way", "tune"], ["a", "0.5 −"], ["b", "0.9"]]
    assert tried(tmp_path / "nowhere.md") == []
    written = page(made(three(right=False)))
    assert [row[0] for row in tried() if str(escape(row[0])) not in written] == []
