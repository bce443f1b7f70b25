"""Quantities and kinds: shares in percent, sizes of parts, actions by their agencies, bodies by what they are, means, against the records."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from evaluation.gold.plan import ACTIONS
from index.answer import ask
from index.verify import verify
from tests.index.talks import DAY
from tests.index.test_partners import AGENCIES

if TYPE_CHECKING:
    from index.engine import Engine

COUNTS = Counter(name for row in ACTIONS for name in row.bodies)
YEARS = Counter(row.end for row in ACTIONS if row.end)


def places(engine: Engine, question: str) -> set[str]:
    answer = ask(engine, question, on=DAY)
    assert answer["status"] == "complete", answer["answer"]
    assert verify(engine, answer)["verified"]
    return {item.split("/")[-1] for item in answer["result"]["items"]}


@pytest.mark.parametrize(
    "question",
    [
        "Which bodies are responsible for more than 20 % of the actions?", "Who is responsible for more than 20 % of the actions?", "Which bodies have over 20 percent of all actions?",
        "Quels organismes ont plus de 20 % des actions ?", "Welche Stellen haben mehr als 20 % der Maßnahmen?",
    ],
)  # fmt: skip
def test_a_share_in_percent_is_a_number_of_actions(engine: Engine, question: str) -> None:
    assert places(engine, question) == {name for name, count in COUNTS.items() if count > 0.2 * len(ACTIONS)}


@pytest.mark.parametrize(
    ("question", "verdict"),
    [("Is Europol responsible for more than 30 % of the actions?", "Yes"), ("Is Europol responsible for more than 40 % of the actions?", "No"), ("Are more than 50 % of the actions due in 2025?", "Yes")],
)
def test_whether_a_share_in_percent_is_reached(engine: Engine, question: str, verdict: str) -> None:
    assert ask(engine, question, on=DAY)["answer"].startswith(f"{verdict}.")


def test_a_share_of_one_bodys_actions_is_left_unread(engine: Engine) -> None:
    assert ask(engine, "Which bodies are responsible for more than 20 % of Frontex's actions?", on=DAY)["status"] == "not_found"


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Which is bigger, section A or C?", "sec_A"), ("Which section is smaller, section A or section B?", "sec_B"),
        ("Which is larger, priority 1 or priority 5?", "sp_1"), ("Is section A bigger than section C?", "yes"), ("Ist Abschnitt A größer als Abschnitt C?", "yes"),
        ("Is section B larger than section C?", "no"),
    ],
)  # fmt: skip
def test_a_part_is_as_large_as_it_has_actions(engine: Engine, question: str, place: str) -> None:
    assert places(engine, question) == {place}


@pytest.mark.parametrize(
    "question",
    ["which action has most agencies?", "Which actions involve the most EU agencies?", "Quelle action a le plus d'agences ?", "Welche Maßnahme hat die meisten Agenturen?", "¿Qué acción tiene más agencias?"],
)
def test_the_actions_with_most_agencies(engine: Engine, question: str) -> None:
    most = max(len(set(row.bodies) & AGENCIES) for row in ACTIONS)
    assert places(engine, question) == {row.place for row in ACTIONS if len(set(row.bodies) & AGENCIES) == most}


@pytest.mark.parametrize(
    "question",
    ["Which bodies are not agencies?", "Which responsible bodies are not agencies?", "Which bodies are no EU agencies?", "Quels organismes ne sont pas des agences ?", "Welche Stellen sind keine Agenturen?", "¿Qué organismos no son agencias?"],
)
def test_bodies_that_are_of_no_such_kind(engine: Engine, question: str) -> None:
    assert places(engine, question) == set(COUNTS) - AGENCIES


@pytest.mark.parametrize("question", ["Which bodies are active in section A?", "Who is active in section A?", "Quels organismes sont actifs dans la section A ?"])
def test_whoever_is_active_in_a_part_has_actions_there(engine: Engine, question: str) -> None:
    assert places(engine, question) == {name for row in ACTIONS if row.section == "A" for name in row.bodies}


@pytest.mark.parametrize(
    ("question", "mean"),
    [
        ("What is the average number of actions per year?", sum(YEARS.values()) / 5),
        ("What is the average number of Frontex actions per year?", sum("Frontex" in row.bodies and row.end is not None for row in ACTIONS) / 5),
        ("What is the average number of actions per agency in section A?", sum(len(set(row.bodies) & AGENCIES) for row in ACTIONS if row.section == "A") / len(AGENCIES)),
        ("What is the average number of Frontex actions per section?", COUNTS["Frontex"] / 4),
    ],
)
def test_a_mean_is_over_those_without_any_too(engine: Engine, question: str, mean: float) -> None:
    answer = ask(engine, question, on=DAY)
    assert answer["result"]["items"] == [f"{mean:.1f}".removesuffix(".0")]
    assert verify(engine, answer)["verified"]


@pytest.mark.parametrize("question", ["Which years have fewer than five actions?", "Which years have at most 4 actions?"])
def test_ongoing_is_no_year(engine: Engine, question: str) -> None:
    assert places(engine, question) == {str(year) for year, count in YEARS.items() if count < 5}


def test_what_remains_is_what_is_left_of_all(engine: Engine) -> None:
    left = {row.place for row in ACTIONS if row.end not in (2021, None) and (row.start, row.end) != (2021, 2025)}
    assert places(engine, "which actions remain that are not ongoing, not 2021-2025, not 2021") == left


def test_each_reading_of_a_yes_or_no_question_says_which(engine: Engine) -> None:
    answer = ask(engine, "Do at least half of the actions involve Europol?", on=DAY)
    assert all(f"({number}) No." in answer["answer"] for number in (1, 2, 3))
