"""What has some and not others, alone or nobody else, and words that say a sort of places: single questions against the records."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from evaluation.gold.plan import ACTIONS, Row
from index.answer import ask
from index.verify import verify
from tests.index.talks import DAY

if TYPE_CHECKING:
    from index.engine import Engine

Test = Callable[[Row], bool]


def bodies(test: Test) -> set[str]:
    return {name for row in ACTIONS if test(row) for name in row.bodies}


def under(section: str) -> Test:
    return lambda row: row.section == section


def due(year: int) -> Test:
    return lambda row: row.end == year


@pytest.mark.parametrize(
    ("question", "some", "none"),
    [
        ("Which bodies have actions in section A and no action in section C?", under("A"), under("C")),
        ("Which bodies have actions in section A but no action in section C?", under("A"), under("C")),
        ("Which bodies have actions in section A but none in section C?", under("A"), under("C")),
        ("Which bodies have actions due in 2021 and none due in 2025?", due(2021), due(2025)),
    ],
)
def test_bodies_with_some_actions_and_no_others(engine: Engine, question: str, some: Test, none: Test) -> None:
    answer = ask(engine, question, on=DAY)
    assert (answer["status"], set(answer["result"]["items"])) == ("complete", bodies(some) - bodies(none))
    assert verify(engine, answer)["verified"]


def test_no_action_here_and_none_there_is_none_in_either(engine: Engine) -> None:
    answer = ask(engine, "Which bodies have no action in section A and no action in section C?", on=DAY)
    assert set(answer["result"]["items"]) == bodies(lambda row: True) - bodies(under("A")) - bodies(under("C"))


ONLY_THESE = {"European Commission", "Member States"}


@pytest.mark.parametrize(
    ("question", "test"),
    [
        ("Which actions have no responsible body other than the Commission and Member States?", lambda row: set(row.bodies) <= ONLY_THESE),
        ("Which actions have no responsible body other than the Commission?", lambda row: set(row.bodies) == {"European Commission"}),
        ("Which actions have the Commission and the Member States and nobody else?", lambda row: set(row.bodies) == ONLY_THESE),
        ("Actions straddling 2.1 and 2.2?", lambda row: {"2.1", "2.2"} <= set(row.areas)),
    ],
)
def test_nobody_else_and_both(engine: Engine, question: str, test: Test) -> None:
    answer = ask(engine, question, on=DAY)
    assert answer["status"] == "complete"
    assert {item.split("/")[-1] for item in answer["result"]["items"]} == {row.place for row in ACTIONS if test(row)}


def test_an_action_of_ones_own_is_not_any_action(engine: Engine) -> None:
    assert ask(engine, "Which bodies have an action of their own?", on=DAY)["status"] == "not_found"


@pytest.mark.parametrize(("question", "note"), [("Which actions name a third country?", "by its own name"), ("Quelles actions mentionnent des pays tiers ?", "par son propre nom")])
def test_a_sort_of_places_looked_for_as_a_word_is_noted(engine: Engine, question: str, note: str) -> None:
    assert any(note in each for each in ask(engine, question, on=DAY)["notes"])
