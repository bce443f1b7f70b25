"""What a follow-up keeps of the question before: what told the things found apart goes over whole, or the answer says that it is unclear."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from evaluation.gold.plan import ACTIONS, Row
from tests.index.talks import talk

if TYPE_CHECKING:
    from index.engine import Engine

#: Questions whose answer is told apart by more than conditions on rows.
APART = ["Which bodies are only in section A?", "Which bodies have more than ten actions?", "Which bodies have actions in section A but not section B?", "Which bodies are in no action due in 2021?", "Which body has the most actions?"]


@pytest.mark.parametrize("first", APART)
@pytest.mark.parametrize("then", ["which of those are due in 2025?", "are they all due in 2025?", "which of them is in section C?", "and without Europol?", "when are they due?", "in which sections are they?"])
def test_what_is_asked_of_them_is_never_asked_of_all(engine: Engine, first: str, then: str) -> None:
    assert talk(engine, f"{first} | {then}")["status"] in ("ambiguous", "not_found", "empty") or _within(engine, first, then)


def _within(engine: Engine, first: str, then: str) -> bool:
    """Whether nothing is told but of what was found."""
    found, told = talk(engine, first)["result"], talk(engine, f"{first} | {then}")["result"]
    return told["kind"] == found["kind"] and set(told["items"]) <= set(found["items"])


@pytest.mark.parametrize("first", APART)
@pytest.mark.parametrize("then", ["list them", "how many of them are there?"])
def test_the_same_things_are_told_again(engine: Engine, first: str, then: str) -> None:
    told = talk(engine, f"{first} | {then}")
    assert told["status"] in ("complete", "ambiguous" if then.startswith("how") else "complete")
    assert told["status"] == "ambiguous" or told["result"]["items"] == talk(engine, first)["result"]["items"]


@pytest.mark.parametrize("turns", [
    "Welche Maßnahmen enden 2028? | die anderen",
    "Which bodies are only in section A? | the others",
    "How many actions are due per year? | which actions are they?",
    "What does footnote 3 say? | which of them involve Europol?",
])  # fmt: skip
def test_what_cannot_be_meant_is_said_to_be_unclear(engine: Engine, turns: str) -> None:
    assert talk(engine, turns)["status"] == "ambiguous"


@pytest.mark.parametrize(("turns", "test"), [
    ("Which actions are due in 2022? | Which bodies are involved?", lambda row: row.end == 2022),
    ("Quelles actions se terminent en 2022 ? | Quels organismes sont concernés ?", lambda row: row.end == 2022),
    ("Welche Maßnahmen gehören zu Priorität 6? | Welche Stellen sind beteiligt?", lambda row: row.priority == 6),
    ("¿Qué acciones terminan en 2022? | ¿Qué organismos participan?", lambda row: row.end == 2022),
])  # fmt: skip
def test_bodies_that_nothing_says_of_what_are_those_of_the_list(engine: Engine, turns: str, test: Callable[[Row], bool]) -> None:
    told = talk(engine, turns)
    assert told["status"] == "complete"
    assert set(told["result"]["items"]) == {body for row in ACTIONS if test(row) for body in row.bodies}


@pytest.mark.parametrize("turns", [
    "Which actions are in area 2.2? | of those only the ones with Europol",
    "Which actions are in area 2.2? | only those with Europol",
    "Welche Maßnahmen gehören zum Bereich 2.2? | Davon nur die mit Europol.",
    "Quelles actions relèvent du domaine 2.2 ? | parmi celles-ci, seulement celles avec Europol",
    "¿Qué acciones son del área 2.2? | de esas, solo las de Europol",
])  # fmt: skip
def test_only_those_with_a_body_narrows_the_list(engine: Engine, turns: str) -> None:
    told = talk(engine, turns)
    assert told["status"] == "complete"
    assert [item.rpartition("_")[2] for item in told["result"]["items"]] == ["15", "16"]


def test_a_year_of_a_table_is_asked_for_as_a_list(engine: Engine) -> None:
    told = talk(engine, "How many actions are due each year? | Which ones are due in 2022?")
    assert told["status"] == "complete"
    assert (told["result"]["kind"], told["result"]["count"]) == ("actions", 2)
