"""What follow-ups of a few words ask, of what the questions before them named or found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from evaluation.gold.plan import ACTIONS, Row
from index.answer import ask

if TYPE_CHECKING:
    from index.engine import Engine

DAY = dt.date(2026, 11, 22)
Test = Callable[[Row], bool]


def last(engine: Engine, talk: str) -> dict[str, Any]:
    """The answer to the last question of a talk, whose questions a bar separates."""
    answer: dict[str, Any] = {}
    for question in talk.split(" | "):
        answer = ask(engine, question, on=DAY, previous=answer.get("interpretation"))
    return answer


def numbers(answer: dict[str, Any]) -> list[int]:
    return [int(item.rsplit("_", 1)[1]) for item in answer["result"]["items"]] if answer["result"] else []


def chosen(test: Test) -> list[int]:
    return [row.number for row in ACTIONS if test(row)]


def has(*names: str) -> Test:
    return lambda row: set(names) <= set(row.bodies)


def lacks(*names: str) -> Test:
    return lambda row: not set(names) & set(row.bodies)


EITHER = "Which actions is Europol or Frontex responsible for?"
SHARED = "Which actions do Europol and Frontex share?"
SET_AGAINST = "Compare Europol and Frontex"
BOTH = has("Europol", "Frontex")


def one_of(row: Row) -> bool:
    return ("Europol" in row.bodies) != ("Frontex" in row.bodies)


def any_of(row: Row) -> bool:
    return "Europol" in row.bodies or "Frontex" in row.bodies


@pytest.mark.parametrize(
    ("talk", "test"),
    [
        # both, either, neither, one of the two that were named
        (f"{EITHER} | And both of them?", BOTH),
        (f"{EITHER} | both", BOTH),
        (f"{EITHER} | which ones do they share?", BOTH),
        (f"{EITHER} | And how many have both?", BOTH),
        (f"{EITHER} | neither", lacks("Europol", "Frontex")),
        (f"{SHARED} | and only one of them?", one_of),
        (f"{SHARED} | either of them?", any_of),
        (f"{SET_AGAINST} | How many are in both?", BOTH),
        (f"{SET_AGAINST} | How many do they have in common?", BOTH),
        ("Who has more actions, Europol or Frontex? | Which do they share?", BOTH),
        ("Which actions has Europol but not Frontex? | and both?", BOTH),
        ("How many actions has Europol? | and Frontex? | and both?", BOTH),
        ("Show me the actions of the EMCDDA | what about Eurojust? | and both together?", has("EMCDDA", "Eurojust")),
        ("Which actions is Europol or Frontex responsible for in section A? | both of them", lambda row: BOTH(row) and row.section == "A"),
        ("Quelles actions relèvent d'Europol ou de Frontex ? | les deux ?", BOTH),
        ("Für welche Maßnahmen ist Europol oder Frontex zuständig? | und beide?", BOTH),
        ("¿De qué acciones es responsable Europol o Frontex? | ¿y ambas?", BOTH),
        # others than those in the list
        ("Which actions is Europol responsible for? | Which other actions is Frontex in?", lambda row: has("Frontex")(row) and lacks("Europol")(row)),
        ("Which actions are due in 2021? | And which other actions does Europol have?", lambda row: has("Europol")(row) and row.end != 2021),
        ("Which actions are due in 2021? | How many other actions does Europol have?", lambda row: has("Europol")(row) and row.end != 2021),
        ("Which actions does Europol have? | What other actions are due in 2021?", lambda row: lacks("Europol")(row) and row.end == 2021),
        ("Which Europol actions are in section A? | Which other actions does it have?", lambda row: has("Europol")(row) and row.section != "A"),
        ("Which Europol actions are due in 2021? | Which other actions is Frontex in?", lambda row: has("Frontex")(row) and not (has("Europol")(row) and row.end == 2021)),
        ("Which actions run from 2021 to 2025? | Which other actions does the EMCDDA have?", lambda row: has("EMCDDA")(row) and row.timetable != "2021-2025"),
        ("Is Europol responsible for Action 13? | For which other actions?", lambda row: has("Europol")(row) and row.number != 13),
        # the ends of time
        ("Which actions is CEPOL responsible for? | Which one is latest?", lambda row: row.number == 4),
        ("Which actions is CEPOL responsible for? | Which one is latest? | and the earliest?", lambda row: row.number == 46),
        ("Which actions does Frontex have? | which is the earliest?", lambda row: has("Frontex")(row) and row.end == 2021),
        ("When do Eurojust's actions end? | which is the latest?", lambda row: has("Eurojust")(row) and row.end == 2025),
        # what was counted or ranked
        ("Which body has the fewest actions? | which ones?", lambda row: bool({"MAOC-N", "EUCPN", "ECDC", "CSFD"} & set(row.bodies))),
        ("Which bodies take part in only one action? | for which actions?", lambda row: bool({"MAOC-N", "EUCPN", "ECDC", "CSFD"} & set(row.bodies))),
        ("Which agency has the most actions due in 2021? | which ones?", lambda row: has("EMCDDA")(row) and row.end == 2021),
        ("Which section has the most actions? | which ones?", lambda row: row.section == "A"),
        ("Which year has the most actions? | which actions are those?", lambda row: row.end == 2025),
        # which of those that were named by number, and not what was asked of them
        ("Who is responsible for Actions 12 and 13? | which of these are due in 2021?", lambda row: row.number == 13),
        ("When are Actions 4 and 46 due? | which of them have Europol?", lambda row: row.number == 4),
        ("What do Actions 12, 13 and 14 say? | How many of them are due in 2021?", lambda row: row.number in (13, 14)),
        ("What do Actions 12, 13 and 14 say? | which of those are not due in 2021?", lambda row: row.number == 12),
        ("Show me Actions 4, 8 and 46 | which of these has the most bodies?", lambda row: row.number == 4),
        # what was said short, of what was found
        ("What are CEPOL's actions? | What does the second one say?", lambda row: row.number == 46),
        ("Actions with Europol and Eurojust | without Frontex | how many are left?", lambda row: has("Europol", "Eurojust")(row) and lacks("Frontex")(row)),
        ("Can you list Frontex's actions by deadline? | Which is the earliest?", lambda row: has("Frontex")(row) and row.end == 2021),
        ("Which priority is about prevention? | How many actions does it have?", lambda row: row.priority == 5),
        ("Which section has the most actions? | how many of them are Europol's?", lambda row: row.section == "A" and has("Europol")(row)),
        ("Which body has the fewest actions? | What are they about?", lambda row: bool({"MAOC-N", "EUCPN", "ECDC", "CSFD"} & set(row.bodies))),
        # what else was said short, of values, counts and verdicts
        ("Which sections have actions due in 2024? | Which actions?", lambda row: row.end == 2024),
        ("Which bodies work with CEPOL? | On what?", has("CEPOL")),
        ("Which actions have exactly three responsible bodies? | and four? | and more than five?", lambda row: len(row.bodies) > 5),
        ("Which actions have exactly three responsible bodies? | and at least five?", lambda row: len(row.bodies) >= 5),
        ("Is everything in section A due by 2021? | what isn't?", lambda row: row.section == "A" and not (row.end and row.end <= 2021)),
        ("Are all Europol actions due by 2021? | which are not?", lambda row: has("Europol")(row) and not (row.end and row.end <= 2021)),
        ("Which actions have Frontex but not Europol? | and the other way round?", lambda row: has("Europol")(row) and lacks("Frontex")(row)),
        ("List the actions in area 1.2 | without Eurojust | and with it?", lambda row: "1.2" in row.areas and has("Eurojust")(row)),
        ("Which areas have just one action? | Which actions are these?", lambda row: any(sum(area in other.areas for other in ACTIONS) == 1 for area in row.areas)),
        ("When do the actions in section C start? | Which starts last?", lambda row: row.section == "C" and row.start == 2024),
        ("In which year do most actions start? | which ones?", lambda row: row.start == 2021),
        ("Is the European Medicines Agency responsible for anything? | What?", has("EMA")),
        # in total
        ("How many actions are due in 2022? | and in total?", lambda row: True),
        ("How many actions does Europol have in section B? | and overall?", has("Europol")),
        ("How many Frontex actions are due by 2021? | and all told?", has("Frontex")),
    ],
)
def test_a_few_words_ask_of_the_actions_that_the_talk_is_about(engine: Engine, talk: str, test: Test) -> None:
    answer = last(engine, talk)
    assert answer["status"] == ("complete" if answer["result"]["items"] else "empty")
    assert numbers(answer) == chosen(test)


@pytest.mark.parametrize(
    ("talk", "bodies"),
    [
        ("Who is responsible for Action 12? | And the one before?", 11),
        ("Who is responsible for Action 12? | What about the one after?", 13),
        ("Who is responsible for Action 12? | and the next action?", 13),
        ("Who is responsible for Action 12? | who else?", 12),
        ("Qui est responsable de l'action 12 ? | et la suivante ?", 13),
        ("Wer ist für Maßnahme 12 zuständig? | und die nächste?", 13),
        ("¿Quién es responsable de la acción 12? | ¿y la anterior?", 11),
    ],
)
def test_a_neighbour_is_asked_the_same(engine: Engine, talk: str, bodies: int) -> None:
    answer = last(engine, talk)
    assert answer["status"] == "complete"
    assert sorted(answer["result"]["items"]) == sorted(next(row.bodies for row in ACTIONS if row.number == bodies))


@pytest.mark.parametrize(
    ("talk", "place"),
    [
        ("What does indicator 10 measure? | number 11", "pi_11"),
        ("What does indicator 10 measure? | and the next one?", "pi_11"),
        ("What is priority 4 about? | and the following one?", "sp_5"),
        ("What does footnote 3 say? | and the one before?", "fn_2"),
        ("Which actions are in section B? | number 12", "act_12"),
    ],
)
def test_a_number_or_a_neighbour_is_of_the_kind_that_the_talk_is_about(engine: Engine, talk: str, place: str) -> None:
    answer = last(engine, talk)
    assert answer["status"] == "complete"
    assert [item.rpartition("/")[2] for item in answer["result"]["items"]] == [place]


@pytest.mark.parametrize(
    ("talk", "form"),
    [
        ("What are Europol and Frontex responsible for? | Compare them", "compare"),
        (f"{SHARED} | compare the two", "compare"),
        ("How many actions has Europol? | and Frontex? | compare them", "compare"),
        ("Show me actions 4 and 46 | compare the two", "beside"),
        ("How many actions are in sections B and C? | compare them", "beside"),
        ("Show me section C | Now section B | Compare the two", "beside"),
        ("What does Action 7 say? | And Action 8? | What do they have in common?", "beside"),
    ],
)
def test_what_was_named_is_compared(engine: Engine, talk: str, form: str) -> None:
    answer = last(engine, talk)
    assert answer["status"] == "complete"
    assert answer["interpretation"]["form"] == form


@pytest.mark.parametrize(
    "talk",
    [
        "What does action 4 say? | compare them", "Which actions is CEPOL responsible for? | both?", "Which actions is CEPOL responsible for? | compare the two",
        "Compare Europol, Frontex and CEPOL | both?", "Which bodies are responsible for Action 5? | For which other actions?", "Which actions is Europol in? | the next one?",
    ],
)  # fmt: skip
def test_what_nothing_before_names_is_not_guessed(engine: Engine, talk: str) -> None:
    assert last(engine, talk)["status"] == "ambiguous"


def test_beyond_the_last_unit_there_is_none(engine: Engine) -> None:
    assert last(engine, "What does indicator 12 measure? | and the next one?")["status"] == "not_held"
    assert last(engine, "Who is responsible for Action 53? | and the next?")["status"] == "empty"


@pytest.mark.parametrize(
    ("talk", "items"),
    [
        ("How is the darknet to be monitored? | Is there a deadline?", ["2021"]),
        ("How is the darknet to be monitored? | And the deadline?", ["2021"]),
        ("Which actions is CEPOL responsible for? | Do they have a deadline?", ["2025", "2023"]),
        ("What does the plan do about prisons? | Is there a deadline?", ["2024", "2023"]),
        ("Which actions is CEPOL responsible for? | which priorities are they under?", ["sp_1", "sp_8"]),
        ("Which actions is CEPOL responsible for? | and the section?", ["sec_A", "sec_C"]),
    ],
)
def test_a_field_is_asked_of_what_the_talk_is_about(engine: Engine, talk: str, items: list[str]) -> None:
    answer = last(engine, talk)
    assert answer["status"] == "complete"
    assert sorted(item.rpartition("/")[2] for item in answer["result"]["items"]) == sorted(items)


@pytest.mark.parametrize("talk", ["What is SIENA? | is there a deadline?", "Why are drugs bad? | is there a deadline?"])
def test_a_field_of_nothing_is_not_asked_of_all(engine: Engine, talk: str) -> None:
    assert last(engine, talk)["status"] == "ambiguous"


@pytest.mark.parametrize(("talk", "verdict"), [("Who supports harm reduction? | Which of these actions end in 2025?", "no"), ("Who supports harm reduction? | Which of these is due in 2021?", "yes")])
def test_a_condition_is_asked_of_the_one_action_that_a_free_question_found(engine: Engine, talk: str, verdict: str) -> None:
    answer = last(engine, talk)
    assert answer["status"] == "complete"
    assert answer["result"]["items"] == [verdict]


@pytest.mark.parametrize(
    ("talk", "items"),
    [
        ("How many bodies are involved in the plan? | Which have only one action?", {"MAOC-N", "EUCPN", "ECDC", "CSFD"}),
        ("Which bodies are responsible in section A? | which have more than ten actions?", {"European Commission", "Member States", "Europol", "EMCDDA"}),
        ("Which actions is CEPOL in? | with whom?", {"European Commission", "Member States", "Europol", "Eurojust", "EMCDDA"}),
        ("Which actions is CEPOL in? | together with whom?", {"European Commission", "Member States", "Europol", "Eurojust", "EMCDDA"}),
        ("What does Action 7 say? | Which agencies are involved in Action 7?", {"Europol", "Eurojust", "EMCDDA"}),
        ("Which priority is about prevention? | Who is responsible?", {"European Commission", "Member States", "EMCDDA", "Europol", "EUCPN"}),
        ("What indicators are there on treatment? | Who supplies the data?", {"EMCDDA"}),
        ("Show me everything due in 2022 | Who is responsible for the first one? | And the second?", {"European Commission"}),
        ("Which bodies have actions in section B? | and which don't?", {"Frontex", "Eurojust", "CEPOL", "EEAS", "MAOC-N", "EMA", "ECDC", "CSFD"}),
        ("What's in priority 8? | How many bodies? | Which of them has most?", {"EMCDDA"}),
        ("What does indicator 4 measure? | who supplies the data?", {"EMCDDA", "Europol", "European Commission"}),
        ("Which indicators use Europol data? | which sources do they have?", {"EMCDDA", "Europol", "European Commission"}),
        ("Which strategic priority has the fewest actions? | What is it called?", {"eu-drugs-action-plan-2021-2025/sp_8"}),
        ("Which section has the most actions? | what is it called?", {"eu-drugs-action-plan-2021-2025/sec_A"}),
        ("Which indicators use Europol data? | what does the first one measure?", {"eu-drugs-action-plan-2021-2025/pi_1"}),
    ],
)
def test_bodies_sources_and_titles_are_those_of_what_the_talk_is_about(engine: Engine, talk: str, items: set[str]) -> None:
    answer = last(engine, talk)
    assert answer["status"] == "complete"
    assert set(answer["result"]["items"]) == items


def test_whether_the_action_before_was_done_is_in_no_record(engine: Engine) -> None:
    assert last(engine, "Tell me about Action 22 | Has it been done?")["answer"].startswith("The plan records no implementation")


def test_a_table_is_counted_by_something_else(engine: Engine) -> None:
    answer = last(engine, "How many actions does each priority have? | and each section?")
    assert dict(answer["result"]["rows"])["Section C"] == sum(row.section == "C" for row in ACTIONS)
    assert len(answer["result"]["rows"]) == 4


def test_by_how_many_is_the_difference(engine: Engine) -> None:
    assert last(engine, "Does Europol have more actions than Eurojust? | By how many?")["answer"].startswith("15.")
