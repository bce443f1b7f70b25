"""The refusal questions are what they say, and calibrating finds what is there to be found."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from evaluation.errors import QuestionError
from evaluation.refusal.asked import SETS, Asked, load
from evaluation.refusal.fit import Example, best_threshold, fitted, likely
from index.engine import Engine
from index.evidence.signals import SIGNS


def asked(number: int, answerable: bool, wording: str = "plain") -> Asked:
    return Asked(str(number), str(number), "?", wording, answerable, (), "", "one")


@pytest.mark.parametrize("path", SETS[:3], ids=lambda path: path.stem)
def test_each_set_has_both_sorts_and_every_answerable_question_both_wordings(path: Path) -> None:
    questions = load(path)
    assert sum(not each.answerable for each in questions) >= 100
    wordings = Counter((each.group, each.wording) for each in questions if each.answerable)
    groups = {group for group, _ in wordings}
    assert len(groups) >= 60
    assert all(wordings[group, "plain"] == wordings[group, "reworded"] == 1 for group in groups)
    assert all(bool(each.gold) == each.answerable and bool(each.kind) != each.answerable for each in questions)


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_question_has_a_unit_that_answers_or_a_reason_why_none_does(path: Path) -> None:
    questions = load(path)
    assert len({each.id for each in questions}) == len(questions) > 50
    assert all(bool(each.gold) == each.answerable and bool(each.kind) != each.answerable for each in questions)
    assert {each.wording for each in questions if each.answerable} <= {"plain", "reworded"}


def test_no_question_stands_in_two_sets() -> None:
    questions = Counter(each.question.lower() for path in SETS for each in load(path))
    assert [question for question, times in questions.items() if times > 1] == []


def test_every_gold_unit_is_held(engine: Engine) -> None:
    held = {f"{document.id}/{unit.place}" for document in engine.world.documents.values() for unit in document.units}
    held |= set(engine.world.documents)
    assert {gold for path in SETS for each in load(path) for gold in each.gold} <= held


def test_a_malformed_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "asked.jsonl"
    path.write_text(json.dumps({"id": 1}) + "\n", encoding="utf-8")
    with pytest.raises(QuestionError, match=r"asked\.jsonl, line 1"):
        load(path)


def test_fitting_tells_answers_from_the_rest_and_keeps_every_sign() -> None:
    random = np.random.default_rng(7)
    learnt = []
    for question in range(200):
        answers = question % 2 == 0
        signals = {name: float(random.normal()) for name in SIGNS}
        signals["near"] += 2.0 * answers
        signals["lag"] += 2.0 * answers  # speaks against its sense, and must not be believed
        learnt.append(Example(question, signals, answers, 1.0, random.normal(size=8) / 10))
    scale = fitted(learnt, 0.5, "a test", "a model")
    weights = dict(zip(scale.names, scale.weights, strict=True))
    assert weights["near"] > 0.5
    assert weights["lag"] == 0.0
    sure = [likely(each.signals, each.left, scale) for each in learnt]
    assert np.mean([s >= 0.5 for s, e in zip(sure, learnt, strict=True) if e.answers]) > 0.7
    assert np.mean([s < 0.5 for s, e in zip(sure, learnt, strict=True) if not e.answers]) > 0.7


def test_what_questions_say_beyond_their_nearest_text_is_learnt_as_a_direction_of_one_model() -> None:
    random = np.random.default_rng(7)
    learnt = []
    for question in range(200):
        answers = question % 2 == 0
        left = random.normal(size=8) / 10
        left[3] += 0.4 if answers else -0.4
        learnt.append(Example(question, dict.fromkeys(SIGNS, 0.0), answers, 1.0, left))
    scale = fitted(learnt, 0.5, "a test", "a model")
    assert max(scale.direction) == scale.direction[3] > 1.0
    assert np.mean([likely(e.signals, e.left, scale) >= 0.5 for e in learnt if e.answers]) > 0.9
    assert scale.beyond(learnt[0].left, "another model") == 0.0


def test_the_threshold_lies_between_what_is_to_be_answered_and_what_is_not() -> None:
    questions = [asked(number, answerable=number >= 10) for number in range(20)]
    sure = np.array([0.2] * 10 + [0.6] * 10)
    assert 0.2 < best_threshold(questions, sure) <= 0.6
