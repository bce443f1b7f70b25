"""What is asked in another verb than the records', and of which things of a sort a text names: answered by what says that, or refused."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from index.answer import ask, recompute
from index.engine import Engine
from index.gazetteer import of_sort
from index.receipts import verify
from tests.index.talks import talk

ON = dt.date(2026, 11, 22)

NAMED = [
    ("Which countries does the plan name?", "country"),
    ("Which countries are mentioned in the action plan?", "country"),
    ("list the countries named in the plan", "country"),
    ("Please tell me which countries the plan names.", "country"),
    ("Which countries does Action 10 name?", "country"),
    ("Quels pays le plan nomme-t-il ?", "country"),
    ("Quels pays sont mentionnés dans le plan d'action ?", "country"),
    ("Welche Länder nennt der Plan?", "country"),
    ("¿Qué países menciona el plan?", "country"),
    ("Which regions does the plan refer to?", "region"),
    ("Which cities does the plan mention?", "city"),
    ("Welche Städte werden im Aktionsplan genannt?", "city"),
]


@pytest.mark.parametrize(("question", "sort"), NAMED)
def test_the_places_that_the_plan_names_are_all_told(engine: Engine, question: str, sort: str) -> None:
    answer = ask(engine, question, on=ON)
    plan = engine.world.plans[0]
    expected = {span.of(plan.text) for span in of_sort(plan.text, sort)}
    assert answer["status"] == ("complete" if expected else "empty")
    assert all(name in answer["answer"] for name in expected)
    assert answer["result"]["count"] == len(set(answer["result"]["items"]))
    assert verify(answer, engine.records, lambda given: recompute(engine, given))["verified"]


@pytest.mark.parametrize(
    "question",
    ["Which countries must adopt the directive?", "Which cities hold trainings?", "Which countries are responsible?", "Which drugs does the plan name?", "Which companies does the plan mention?", "Which brands are named in the plan?", "Which substances does the plan list?", "Which technologies does the plan mention?"],
)
def test_things_of_a_sort_are_no_scan_and_no_definition(engine: Engine, question: str) -> None:
    assert ask(engine, question, on=ON)["status"] == "not_found"


WHETHER = [
    "Are dealers deported?",
    "Can you tell me whether dealers are deported?",
    "Do customs officers carry guns?",
    "Do informants get paid?",
    "Must pharmacies stock naloxone?",
    "Are betting shops checked for money laundering of drug gangs?",
    "Does Action 25 amend the law?",
    "Does Action 25 abolish the framework decision?",
    "Does Action 8 repeal the directive?",
    "Does Action 16 launch Europol?",
    "Does Action 13 finance Frontex?",
]


@pytest.mark.parametrize("question", WHETHER)
def test_whether_something_is_so_is_not_answered_by_what_is_near(engine: Engine, question: str) -> None:
    answer = ask(engine, question, on=ON)
    assert answer["status"] == "not_found"
    assert answer["passages"]


@pytest.mark.parametrize("verb", ["abolish", "strengthen", "close", "end", "finish", "extend"])
def test_what_an_action_does_to_a_body_is_not_whether_that_is_responsible(engine: Engine, verb: str) -> None:
    answer = ask(engine, f"Does Action 52 {verb} the EMCDDA?", on=ON)
    assert answer["status"] in ("answered", "not_found")
    assert not re.match(r"(Yes|No)[.,:]", answer["answer"])


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Is Europol responsible for Action 52?", "No."),
        ("Is the EMCDDA in charge of Action 47?", "Yes."),
        ("Does Frontex lead Action 13?", "Yes."),
        ("Does Action 52 end in 2021?", "Yes."),
        ("Does Action 8 cite the directive?", "Yes"),
        ("Was the act that Action 25 cites amended?", "Action 25 cites"),
    ],
)
def test_the_verbs_of_the_records_are_answered_from_them(engine: Engine, question: str, said: str) -> None:
    answer = ask(engine, question, on=ON)
    assert answer["status"] in ("complete", "answered")
    assert answer["answer"].startswith(said)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Where does the EU stand on executing drug dealers?", "act_51"),
        ("I vaguely recall scanners for lorries and ships, where was that?", "act_12"),
        ("Was Hawala banking in there?", "act_5"),
        ("Was Hawala part of it?", "act_5"),
        ("How should police cope with encrypted phones?", "act_7"),
    ],
)
def test_words_that_only_seem_to_ask_for_a_place_or_an_outcome(engine: Engine, question: str, place: str) -> None:
    answer = ask(engine, question, on=ON)
    assert answer["status"] == "answered"
    assert answer["citations"][0]["place"].startswith(place)


@pytest.mark.parametrize("question", ["What is in Annex 2?", "What does Annex 2 contain?", "Is there an Annex 2?", "Was steht in Anhang 2?", "Que contient l'annexe 2 ?", "¿Qué contiene el anexo 2?"])
def test_the_annex_of_the_plan_is_told_with_its_indicators(engine: Engine, question: str) -> None:
    answer = ask(engine, question, on=ON)
    assert answer["status"] == "complete"
    assert "12" in answer["answer"]
    assert answer["citations"][0]["place"] == "anx_2"


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Which footnote explains naloxone?", "empty"),
        ("Which footnote explains the darknet?", "complete"),
        ("Which footnote explains SOCTA?", "not_found"),
    ],
)
def test_a_footnote_that_explains_a_word_has_it(engine: Engine, question: str, status: str) -> None:
    assert ask(engine, question, on=ON)["status"] == status


@pytest.mark.parametrize("question", ["How many years in prison for dealing cocaine?", "How does one join the Civil Society Forum?"])
def test_a_rate_is_no_length_of_time_and_a_subject_no_instructions(engine: Engine, question: str) -> None:
    assert ask(engine, question, on=ON)["status"] == "not_found"


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Who may handle data on people's health or faith?", "art_16"),
        ("Who is allowed to look up bank accounts?", "art_4"),
        ("Is there a measure of when youngsters first try drugs?", "pi_8"),
        ("By when was the darknet to be monitored?", "act_18"),
        ("When was the prison training due?", "act_46"),
    ],
)
def test_who_may_and_by_when_are_told_by_the_text_that_says_so(engine: Engine, question: str, place: str) -> None:
    answer = ask(engine, question, on=ON)
    assert answer["status"] == "answered"
    assert answer["citations"][0]["place"].split(".")[0] == place


@pytest.mark.parametrize("question", ["On what date was SIENA launched?", "When was the darknet monitored?", "When was the prison training held?"])
def test_no_timetable_says_when_something_was_done(engine: Engine, question: str) -> None:
    assert ask(engine, question, on=ON)["status"] == "not_found"


@pytest.mark.parametrize(
    ("question", "status", "said"),
    [
        ("Does Action 46 mention training for the staff?", "complete", "Yes."),
        ("Does Action 20 mention dogs for detection?", "complete", "Yes."),
        ("Does Action 8 mention training for the staff?", "complete", "No."),
        ("Which actions mention training for staff?", "answered", ""),
        ("Which actions mention cooperation with customs?", "answered", ""),
        ("How many actions mention exchange of best practices?", "complete", "4 of 53"),
    ],
)
def test_a_description_is_no_term_to_be_scanned_for_as_a_whole(engine: Engine, question: str, status: str, said: str) -> None:
    answer = ask(engine, question, on=ON)
    assert answer["status"] == status
    assert answer["answer"].startswith(said)


def test_a_description_is_sought_in_the_action_that_the_question_before_was_of(engine: Engine) -> None:
    answer = talk(engine, "What does Action 46 say? | Does it mention training for the staff?")
    assert answer["answer"].startswith("Yes.")
