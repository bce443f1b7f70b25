"""What the plan does about a subject, what a body does about it, and what the plan is about as a whole."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from index import select
from index.answer import ask, recompute
from index.receipts import verify

if TYPE_CHECKING:
    from index.engine import Engine

DAY = dt.date(2026, 11, 22)


def asked(engine: Engine, question: str) -> dict[str, Any]:
    return ask(engine, question, on=DAY)


def places(answer: dict[str, Any]) -> list[str]:
    return [item.split("/")[1] for item in answer["result"]["items"]] if answer["result"] else []


PRECURSORS = ["sp_2", "act_12", "sp_4", "act_23", "act_24", "pi_4"]


@pytest.mark.parametrize(
    "question",
    [
        "Summarise the plan's work on precursors",
        "What measures does the EU take on precursors?",
        "What are the plan's efforts against precursors?",
        "Give me an overview of what is done about precursors",
        "What is the Union doing about precursors?",
        "Was unternimmt die EU gegen Vorläuferstoffe?",
        "Que fait l'UE contre les précurseurs ?",
        "¿Qué medidas toma la UE contra los precursores?",
    ],
)
def test_what_the_plan_does_about_a_subject_is_every_unit_that_names_it(engine: Engine, question: str) -> None:
    answer = asked(engine, question)
    assert places(answer) == PRECURSORS
    assert answer["result"]["scope"] == "ranked"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What does Europol do about firearms?", ["act_2"]),
        ("What does CEPOL do in prisons?", ["act_46"]),
        ("Que fait Europol contre les armes à feu ?", ["act_2"]),
        ("What is the EMCDDA doing on cannabis?", ["act_35", "act_47"]),
    ],
)
def test_what_a_body_does_about_a_subject_is_its_actions_that_name_it(engine: Engine, question: str, found: list[str]) -> None:
    assert sorted(places(asked(engine, question))) == found


@pytest.mark.parametrize(
    ("question", "where"),
    [
        ("What does the plan say Frontex should do about the darknet?", "Action 18 contains"),
        ("What should Frontex do about the darknet?", "Action 18 contains"),
        ("Which actions of the EMCDDA concern wastewater?", "performance indicator 2 contains"),
    ],
)
def test_a_subject_outside_what_a_body_does_is_said_first_and_shown_where_it_is(engine: Engine, question: str, where: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "empty"
    assert answer["answer"].startswith("None of the 53 actions")
    assert where in answer["answer"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is the plan about?", "53 actions, 8 strategic priorities"),
        ("Summarise the plan", "53 actions, 8 strategic priorities"),
        ("How is the plan structured?", "(strategic priorities 1 to 4 and Actions 1 to 26)"),
        ("De quoi parle le plan ?", "(les priorités stratégiques 1 à 4 et les actions 1 à 26)"),
        ("Wie ist der Plan aufgebaut?", "(strategische Prioritäten 1 bis 4 und Maßnahmen 1 bis 26)"),
        ("What are the plan's goals?", "8 strategic priorities"),
        ("¿De qué trata el plan?", "(las prioridades estratégicas 1 a 4 y las acciones 1 a 26)"),
    ],
)
def test_the_plan_as_a_whole_is_its_headings_with_what_stands_under_them(engine: Engine, question: str, said: str) -> None:
    answer = asked(engine, question)
    assert said in answer["answer"]
    assert len(places(answer)) == 12
    assert verify(answer, engine.records, lambda given: recompute(engine, given))["verified"]


def test_words_written_together_or_apart_are_the_same(engine: Engine) -> None:
    for one, other in (("dark net", "darknet"), ("waste water", "wastewater"), ("market places", "marketplaces"), ("over doses", "overdoses")):
        assert select.holding(engine.world, one) == select.holding(engine.world, other) != []


@pytest.mark.parametrize(
    ("question", "same"),
    [
        ("Which actions mention co-operation?", "Which actions mention cooperation?"),
        ("Which actions mention re-integration?", "Which actions mention reintegration?"),
        ("Which actions is CEPOL (co-)responsible for?", "Which actions is CEPOL responsible for?"),
    ],
)
def test_a_hyphen_within_a_word_changes_nothing(engine: Engine, question: str, same: str) -> None:
    assert places(asked(engine, question)) == places(asked(engine, same)) != []


@pytest.mark.parametrize("question", ["Which actions mention non-EU countries?", "Which actions mention co-operating?"])
def test_what_a_prefix_changes_is_not_let_go(engine: Engine, question: str) -> None:
    assert places(asked(engine, question)) == []


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which actions deal with prisons or customs?", [5, 11, 13, 19, 44, 45, 46]),
        ("Which actions deal with drug trafficking hubs or money laundering?", [2, 5, 16, 17]),
        ("What does Europol do about firearms or the darknet?", [2, 18]),
    ],
)
def test_any_of_what_an_or_joins_will_do(engine: Engine, question: str, found: list[int]) -> None:
    assert sorted(int(place.removeprefix("act_")) for place in places(asked(engine, question))) == found


def test_what_happens_in_a_year_is_due_or_under_way_then(engine: Engine) -> None:
    for question in ("What happens in 2024?", "Was passiert 2024?"):
        assert asked(engine, question)["status"] == "ambiguous"


def test_success_is_measured_by_the_indicators(engine: Engine) -> None:
    for question in ("How is success measured?", "Woran wird der Erfolg gemessen?"):
        assert len(places(asked(engine, question))) == 12


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("does the plan say anything about heroin?", ["pi_4"]),
        ("Is heroin in the plan?", ["pi_4"]),
        ("Does the action plan cover prisons?", ["sp_8", "act_45", "act_46", "pi_11"]),
        ("Does the plan address alcohol?", ["act_41", "pi_8"]),
        ("Is cocaine a topic in the plan?", ["pi_4"]),
        ("Behandelt der Plan Alkohol?", ["act_41", "pi_8"]),
        ("Le plan couvre-t-il l'alcool ?", ["act_41", "pi_8"]),
    ],
)
def test_whether_the_plan_covers_a_subject_is_every_unit_that_names_it(engine: Engine, question: str, found: list[str]) -> None:
    answer = ask(engine, question)
    assert (answer["status"], answer["result"]["scope"]) == ("answered", "ranked")
    assert sorted(item.rsplit("/", 1)[1] for item in answer["result"]["items"]) == sorted(found)


@pytest.mark.parametrize("question", ["Does the plan deal with tobacco?", "Is ukraine covered by the plan?", "Does the plan cover fentanyl or nitazenes?"])
def test_a_subject_that_no_unit_names_is_said_to_be_in_none_and_the_nearest_are_shown(engine: Engine, question: str) -> None:
    answer = ask(engine, question)
    assert (answer["status"], answer["claims"]) == ("not_found", [])
    assert answer["answer"].startswith("No unit of the plan contains")
    assert answer["passages"]


@pytest.mark.parametrize("question", ["Does the plan set a target for seizures?", "Does the plan apply in Denmark?", "Does the plan fund research?"])
def test_what_the_plan_is_said_to_do_is_no_search_for_its_words(engine: Engine, question: str) -> None:
    assert not ask(engine, question)["answer"].startswith("No unit of the plan")


def test_what_is_being_done_about_a_subject_is_an_overview(engine: Engine) -> None:
    answer = ask(engine, "What's being done about new psychoactive substances?")
    assert [item.rsplit("/", 1)[1] for item in answer["result"]["items"]] == ["act_30", "act_32", "act_39", "pi_4", "pi_5", "pi_6"]


@pytest.mark.parametrize(
    ("typed", "status", "found"),
    [
        ("harm reduction EMCDDA", "answered", {32, 38, 43}),
        ("precursors Frontex", "answered", {12}),
        ("CEPOL training", "answered", {4, 46}),
        ("prisons 2024", "answered", {45}),
        ("darknet section A", "answered", {18}),
        ("prison staff training CEPOL 2023", "answered", {46}),
        ("section A prisons", "empty", set()),
        ("darknet Frontex", "empty", set()),
        ("EMCDDA address", "empty", set()),
    ],
)
def test_a_subject_typed_beside_conditions_is_looked_for_within_them(engine: Engine, typed: str, status: str, found: set[int]) -> None:
    answer = ask(engine, typed)
    assert (answer["status"], answer["result"]["scope"]) == (status, "ranked")
    assert {int(item.rsplit("_", 1)[1]) for item in answer["result"]["items"]} == found


@pytest.mark.parametrize("typed", ["Europol headquarters", "Europol director", "budget Europol"])
def test_what_no_text_says_of_a_body_is_no_list_of_its_actions(engine: Engine, typed: str) -> None:
    assert ask(engine, typed)["status"] == "not_found"


@pytest.mark.parametrize("typed", ["actions EEAS deadlines", "EEAS actions, deadlines", "EEAS actions deadline?"])
def test_columns_typed_behind_a_list_restrict_nothing(engine: Engine, typed: str) -> None:
    answer = ask(engine, typed)
    assert (answer["status"], answer["result"]["count"]) == ("complete", 6)


def test_a_place_of_two_words_is_named_whole(engine: Engine) -> None:
    assert "“United Kingdom”" in ask(engine, "What does the plan say about the United Kingdom?")["answer"]


@pytest.mark.parametrize(
    ("question", "place", "words"),
    [
        ("What does Action 5 say about customs?", "act_5", "tax/customs authorities"),
        ("What does action 12 say about airports?", "act_12", "airports"),
        ("What does indicator 4 say about heroin?", "pi_4", "heroin"),
    ],
)
def test_what_one_unit_says_about_a_subject_is_its_sentences_with_the_words(engine: Engine, question: str, place: str, words: str) -> None:
    answer = ask(engine, question)
    assert answer["status"] == "answered"
    assert {each["place"] for each in answer["citations"]} == {place}
    assert words in answer["answer"]


def test_what_one_unit_does_not_name_is_not_answered_from_it(engine: Engine) -> None:
    assert ask(engine, "What does action 5 say about women?")["status"] == "not_found"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Compare priority 6 and priority 7", ["6 actions (32, 33, 34, 35, 36 and 37)", "7 actions (38, 39, 40, 41, 42, 43 and 44)"]),
        ("How do sections B and C differ?", ["5 actions (27, 28, 29, 30 and 31)", "15 actions"]),
        ("Vergleiche Priorität 6 mit Priorität 7", ["6 Maßnahmen", "7 Maßnahmen"]),
        ("Which bodies are in charge of the customs actions?", ["Actions 5, 11, 13, 19 and 44 (a word scan)", "European Commission (5)"]),
        ("When do the customs actions end?", ["The timetables end in 2021 (2) and 2025 (3)"]),
        ("Which priority contains the most actions?", ["Strategic priority 1 has the most actions: 10 of 53."]),
        ("What does the plan say on the role of civil society?", ["1 unit of the plan contains “civil” and “society”: Action 49."]),
    ],
)
def test_headings_are_compared_and_actions_named_by_a_word_are_counted(engine: Engine, question: str, said: list[str]) -> None:
    answer = ask(engine, question)["answer"]
    assert all(words in answer for words in said)
