"""Answers of every kind pass their own verification: result computed again, refusals repeated, every figure found."""

from __future__ import annotations

import copy
import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from index.answer import ask
from index.errors import BadAnswer, BadQuestion
from index.question.changes import parts
from index.question.interpretation import Interpretation
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
        "Which bodies have actions in all priority areas?",  # the areas that are counted under stand in the result
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


def altered(given: dict[str, Any], **changes: object) -> dict[str, Any]:
    return {**copy.deepcopy(given), **changes}


REFUSED = "Is Action 60 due in 2023?"
ASKED = ("Which actions is CEPOL responsible for?", "Who monitors the darknet?", "Which actions is CEPOL responsible for by 2023?", REFUSED)
CHANGES: tuple[dict[str, Any], ...] = (
    {"answer": "No action is due in 2022."},
    {"status": "empty"},
    {"question": "Which actions is Frontex responsible for?"},
    {"claims": [], "citations": []},
)


@pytest.mark.parametrize(
    ("question", "changes"),
    [(question, changes) for question in ASKED for changes in (CHANGES[:3] if question == REFUSED else CHANGES)],
)
def test_an_altered_answer_fails(engine: Engine, question: str, changes: dict[str, Any]) -> None:
    answer = json.loads(json.dumps(ask(engine, question, on=DAY)))
    report = verify(engine, altered(answer, **changes))
    assert not report["verified"]
    assert report["wording"]["state"] == "differs"


def test_another_body_in_the_row_of_a_ranked_answer_fails(engine: Engine) -> None:
    answer = json.loads(json.dumps(ask(engine, "Who monitors the darknet?", on=DAY)))
    told = json.loads(json.dumps(answer).replace("European Commission, Europol, EMCDDA", "European Commission, Europol"))
    assert told != answer
    assert not verify(engine, told)["verified"]


def test_a_ranked_answer_of_another_index_stands_by_its_quotes(engine: Engine) -> None:
    answer = json.loads(json.dumps(ask(engine, "Who monitors the darknet?", on=DAY)))
    fewer = altered(answer, index="another", answer=answer["claims"][0]["text"], claims=answer["claims"][:1])
    report = verify(engine, fewer)
    assert (report["wording"]["state"], report["verified"]) == ("other_index", True)


def test_a_follow_up_and_a_settled_reading_are_given_again_as_they_were_understood(engine: Engine) -> None:
    first = json.loads(json.dumps(ask(engine, "Which actions is Frontex responsible for by 2023?", on=DAY)))
    follow = ask(engine, "and CEPOL?", on=DAY, previous=first["interpretation"])
    settled = ask(engine, first["question"], on=DAY, choose=[parts(Interpretation.from_json(first["interpretation"]))[-1].choices[1][0]])
    assert settled["answer"] != first["answer"]
    for answer in (follow, settled):
        assert verify(engine, json.loads(json.dumps(answer)))["verified"]


@pytest.mark.parametrize("given", [{}, {"question": "Who?", "answer": "All."}, {"question": "Who?", "status": "sure", "answer": "All."}])
def test_what_is_no_answer_is_refused(engine: Engine, given: dict[str, Any]) -> None:
    with pytest.raises(BadAnswer, match="no answer of ours"):
        verify(engine, given)


def test_a_follow_up_takes_the_answer_before_or_what_was_understood_of_it(engine: Engine) -> None:
    before = json.loads(json.dumps(ask(engine, "Which actions is Frontex responsible for?", on=DAY)))
    both = json.loads(json.dumps(ask(engine, "Who is responsible for Action 4? Which actions is Frontex responsible for?", on=DAY)))
    plain = ask(engine, "and CEPOL?", on=DAY, previous=before["interpretation"])["answer"]
    assert ask(engine, "and CEPOL?", on=DAY, previous=before)["answer"] == plain
    assert ask(engine, "and CEPOL?", on=DAY, previous=both)["answer"] == plain
    with pytest.raises(BadQuestion):
        ask(engine, "and CEPOL?", on=DAY, previous={"question": "Which?"})


@pytest.mark.parametrize(
    "questions",
    [
        ("What replaced Directive 2014/42/EU?", "when?"),
        ("How is the darknet to be monitored?", "who is responsible?"),
        ("What does the plan do about prisons?", "who is responsible?", "is CEPOL involved?"),
        ("Compare Europol and Frontex", "and Eurojust?"),
        ("Which actions are due in 2025?", "group them by section"),
        ("Compare priority 6 and priority 7",),
    ],
)
def test_answers_to_follow_ups_verify_by_themselves(engine: Engine, questions: tuple[str, ...]) -> None:
    before: dict[str, Any] = {}
    for question in questions:
        before = json.loads(json.dumps(ask(engine, question, on=DAY, previous=before.get("interpretation"))))
        assert verify(engine, before)["verified"], question
