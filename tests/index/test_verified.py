"""Answers of every kind pass their own verification: result computed again, refusals repeated, every figure found."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from index.answer import ask
from index.verify import verify

if TYPE_CHECKING:
    from index.engine import Engine

DAY = dt.date(2026, 11, 22)


def verified(engine: Engine, question: str) -> bool:
    answer = json.loads(json.dumps(ask(engine, question, on=DAY)))
    return bool(verify(engine, answer)["verified"])


@pytest.mark.parametrize(
    "question",
    [
        "What does EUCPN stand for?",  # the term that is asked about comes back with the interpretation
        "What is the full name of SOCTA?",
        "Which body has the highest number of actions due in 2021?",  # counted among fewer than all actions
        "Which EU agency has the most actions in section A?",
        "When is Action 60 due and who is responsible?",  # the second refusal leans on the first question
        "Which actions have no end date, and who is responsible?",
        "Which bodies have no action in section B?",
        "Is every action assigned to the Commission?",
        "Do all actions have a deadline?",
        "Which actions is only one of Europol and Frontex responsible for?",
        "Which actions are due in 2021 or in 2023?",
    ],
)
def test_an_answer_passes_its_own_verification(engine: Engine, question: str) -> None:
    assert verified(engine, question)


def test_answers_on_the_status_of_any_work_pass_too(engine: Engine) -> None:
    assert engine.world.catalogue
    for work in engine.world.catalogue.works:
        assert verified(engine, f"Is {work.short_title} still in force?"), work.id


def test_a_date_that_no_history_records_is_not_supported(engine: Engine) -> None:
    answer = json.loads(json.dumps(ask(engine, "Is SOCTA 2021 still in force?", on=DAY)))
    answer["answer"] = answer["answer"].replace("31 December 2025", "30 November 2027")
    assert not verify(engine, answer)["verified"]
