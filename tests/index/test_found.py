"""What a question found, asked on: who, when, what it says, and whether it meets a condition."""

from __future__ import annotations

from typing import Any

import pytest

from index.answer import recompute
from index.engine import Engine
from tests.index.talks import talk


def row(engine: Engine, number: str) -> Any:
    return next(row.action for row in engine.world.rows if row.action.number == number)


@pytest.mark.parametrize(
    ("turns", "number"),
    [
        ("Which actions have EUCPN? | What is it about?", "31"),
        ("Does the plan mention China? | What exactly does it say?", "10"),
        ("Training for prison officers, which action is it? | What does it say exactly?", "46"),
        ("Aktionen von CEPOL | die zweite | Was steht da genau?", "46"),
        ("¿Quién se encarga de las campañas para padres? | ¿Qué dice exactamente?", "27"),
        ("When is Action 46 due? | Tell me more", "46"),
        ("Quand finit l'action 27 ? | Dites-m'en plus", "27"),
        ("¿Cuándo termina la acción 27? | Cuéntame más", "27"),
        ("Wann ist Maßnahme 46 fällig? | Mehr dazu", "46"),
    ],
)
def test_the_text_of_the_one_action_found(engine: Engine, turns: str, number: str) -> None:
    told = talk(engine, turns)
    assert told["status"] == "complete"
    assert told["result"]["items"] == [f"eu-drugs-action-plan-2021-2025/act_{number}"]
    assert told["citations"][0]["place"].startswith(f"act_{number}")


@pytest.mark.parametrize(
    ("turns", "number", "kind"),
    [
        ("Which actions have MAOC-N? | Which bodies?", "15", "bodies"),
        ("Which actions have MAOC-N? | Is Frontex in it? | How many bodies?", "15", "bodies"),
        ("When is Action 46 due? | How many bodies?", "46", "bodies"),
        ("What does footnote 6 say? | Which action has it? | Who has to do that?", "52", "bodies"),
        ("How is the darknet to be monitored? | Who does it?", "18", "bodies"),
        ("What does footnote 6 say? | Which action has it? | By when?", "52", "years"),
        ("Which actions have EUCPN? | What is it about? | By when?", "31", "years"),
        ("Aktionen von CEPOL | die zweite | Was steht da genau? | Und bis wann?", "46", "years"),
    ],
)
def test_who_and_when_of_the_one_action_found(engine: Engine, turns: str, number: str, kind: str) -> None:
    told = talk(engine, turns)
    action = row(engine, number)
    assert told["status"] == "complete"
    assert told["result"]["kind"] == kind
    if kind == "bodies":
        assert told["result"]["items"] == [each.name for each in action.bodies]
    else:
        assert told["result"]["items"] == [action.timetable.written]
    assert recompute(engine, told) == told["result"]


@pytest.mark.parametrize(
    ("turns", "yes"),
    [
        ("What does Action 15 say? | And CEPOL?", False),
        ("What does Action 15 say? | And Frontex?", True),
        ("When is Action 15 due? | And in 2022?", False),
        ("When is Action 15 due? | In section A?", True),
        ("When is Action 15 due? | Any in section B?", False),
        ("Qui est responsable de l'action 15 ? | Et Frontex ?", True),
        ("Wer ist für Maßnahme 15 zuständig? | Und CEPOL?", False),
        ("¿Quién es responsable de la acción 15? | ¿Y Frontex?", True),
        ("Which actions have MAOC-N? | Is Frontex in it?", True),
        ("What does Action 15 say? | And Frontex? | In section B?", False),
        ("Is Frontex responsible for Action 13? | In section B?", False),
        ("Is Frontex responsible for Action 13? | And by 2020?", False),
        ("Is Frontex responsible for Action 13? | And by 2021?", True),
        ("Welche Maßnahmen hat MAOC-N? | Ist CEPOL dabei?", False),
    ],
)
def test_a_condition_after_one_action_asks_whether_it_meets_it(engine: Engine, turns: str, *, yes: bool) -> None:
    told = talk(engine, turns)
    assert told["status"] == "complete"
    assert told["result"]["kind"] == "yes_no"
    assert told["result"]["items"] == ["yes" if yes else "no"]


@pytest.mark.parametrize(
    ("turns", "numbers"),
    [
        ("Who is responsible for Actions 15 and 14? | And Europol?", ["15"]),
        ("Who is responsible for Actions 15 and 16? | Which of those has CEPOL?", []),
        ("What do Actions 14 and 25 say? | In 2022?", ["25"]),
    ],
)
def test_a_condition_after_several_actions_asks_which_meet_it(engine: Engine, turns: str, numbers: list[str]) -> None:
    told = talk(engine, turns)
    assert told["status"] == ("complete" if told["result"]["items"] else "empty")
    assert [item.split("/act_")[1] for item in told["result"]["items"]] == numbers


@pytest.mark.parametrize(
    ("turns", "items"),
    [
        ("Which actions is CEPOL in? | Which sections?", ["sec_A", "sec_C"]),
        ("Which actions is CEPOL in? | How many sections?", ["sec_A", "sec_C"]),
        ("When is Action 46 due? | Which section?", ["sec_C"]),
        ("When is Action 46 due? | And which priority?", ["sp_8"]),
        ("Wann ist Maßnahme 46 fällig? | Welcher Abschnitt?", ["sec_C"]),
        ("Quand finit l'action 27 ? | Quelle section ?", ["sec_B"]),
        ("¿Cuándo termina la acción 27? | ¿Qué prioridad?", ["sp_5"]),
    ],
)
def test_a_bare_noun_asks_it_of_what_was_found(engine: Engine, turns: str, items: list[str]) -> None:
    told = talk(engine, turns)
    assert told["status"] == "complete"
    assert [item.split("/")[-1] for item in told["result"]["items"]] == items


def test_indicators_found_are_asked_on_too(engine: Engine) -> None:
    assert talk(engine, "Which indicator is about prisons? | Where does its data come from?")["result"]["items"] == ["Member States"]
    assert talk(engine, "¿Qué indicadores usan datos de Eurostat? | ¿Qué mide exactamente?")["result"]["items"][0].endswith("/pi_12")


@pytest.mark.parametrize(
    ("turns", "items"),
    [
        ("How much will Action 40 cost? | OK just tell me who's responsible then", ["European Commission", "Member States", "EMCDDA"]),
        ("How much will Action 40 cost? | Who is responsible for it? | And is there a deadline?", ["2021-2025"]),
        ("Was kostet Aktion 15? | Na gut, wer ist dann zuständig?", ["European Commission", "Member States", "MAOC-N", "Europol", "Frontex", "EMCDDA"]),
        ("How much money goes to MAOC-N? | ok. then just tell me which action it's in", ["eu-drugs-action-plan-2021-2025/act_15"]),
        ("Which actions have EUCPN? | Thanks. Next: who handles action 40", ["European Commission", "Member States", "EMCDDA"]),
        ("Which actions are in area 7.6? | And 7.5? | By when is that one?", ["2021-2025"]),
        ("What are the strategic priorities? | The last one - which actions?", ["eu-drugs-action-plan-2021-2025/act_45", "eu-drugs-action-plan-2021-2025/act_46"]),
        ("What is SIENA? | Which actions mention it?", ["eu-drugs-action-plan-2021-2025/act_1", "eu-drugs-action-plan-2021-2025/act_11"]),
    ],
)
def test_what_a_refused_question_named_can_be_asked_of_the_records(engine: Engine, turns: str, items: list[str]) -> None:
    told = talk(engine, turns)
    assert told["status"] == "complete"
    assert told["result"]["items"] == items


@pytest.mark.parametrize(
    ("turns", "items"),
    [
        ("Which agency has the most actions? | Which are they?", ["EMCDDA"]),
        ("Which agencies have more than 5 actions? | Who are they?", ["Europol", "EMCDDA", "Frontex"]),
        ("Which agencies are responsible in section A? | And in section C?", ["EMCDDA", "EMA", "ECDC", "CEPOL", "Eurojust"]),
    ],
)
def test_agencies_stay_agencies_in_what_follows(engine: Engine, turns: str, items: list[str]) -> None:
    assert talk(engine, turns)["result"]["items"] == items


@pytest.mark.parametrize("question", ["Which agency has the most actions?", "Welche Agentur hat die meisten Aktionen?", "Quelle agence a le plus d'actions ?", "¿Qué agencia tiene más acciones?"])
def test_an_agency_is_no_institution(engine: Engine, question: str) -> None:
    assert talk(engine, question)["result"]["items"] == ["EMCDDA"]


@pytest.mark.parametrize("turns", ["How many actions does the EMCDDA have? | What percentage of all actions is that?", "Combien d'actions a l'EMCDDA ? | Quel pourcentage ?"])
def test_what_share_that_is(engine: Engine, turns: str) -> None:
    told = talk(engine, turns)
    assert told["status"] == "complete"
    assert "60 %" in told["answer"]


@pytest.mark.parametrize(
    "turns",
    [
        "What budget does Europol get for watching the darknet? | Fine, who else works on that with them?",
        "Which action deals with the EMCDDA's mandate?",
        "How does the plan define the word 'addiction'?",
        "¿Cómo define el plan la palabra 'adicción'?",
        "Wie definiert der Plan das Wort 'Sucht'?",
    ],
)
def test_words_that_no_record_accounts_for_leave_no_list_sure(engine: Engine, turns: str) -> None:
    assert talk(engine, turns)["status"] in ("not_found", "answered", "ambiguous")
