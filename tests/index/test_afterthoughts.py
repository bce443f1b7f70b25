"""What is said to be meant behind a question, bodies of a single action, actions shared with nobody: against the records."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from evaluation.gold.plan import ACTIONS
from index.answer import ask
from tests.index.talks import DAY
from tests.index.test_sizes_and_kinds import places

if TYPE_CHECKING:
    from index.engine import Engine

COUNTS = Counter(name for row in ACTIONS for name in row.bodies)


@pytest.mark.parametrize(
    "question",
    [
        "Which actions end 2021? (Europol)", "Which actions end 2021? (Europol I mean)", "Which actions end 2021? Europol I mean", "Which actions end 2021? I mean Europol's",
        "Welche Maßnahmen enden 2021? (Europol)", "Welche Maßnahmen enden 2021? Ich meine Europol", "Quelles actions se terminent en 2021 ? (Europol)",
        "Quelles actions se terminent en 2021 ? Je veux dire Europol", "¿Qué acciones terminan en 2021? (Europol, quiero decir)",
    ],
)  # fmt: skip
def test_names_in_brackets_or_said_to_be_meant_narrow_the_question(engine: Engine, question: str) -> None:
    assert places(engine, question) == {f"act_{row.number}" for row in ACTIONS if row.end == 2021 and "Europol" in row.bodies}


def test_a_question_put_again_counts_alone(engine: Engine) -> None:
    named = {"Europol", "Frontex", "CEPOL"}
    question = "What share of the plan do law enforcement bodies have, I mean how many actions list Europol, Frontex or CEPOL?"
    assert places(engine, question) == {f"act_{row.number}" for row in ACTIONS if named & set(row.bodies)}


@pytest.mark.parametrize(
    "question",
    [
        "Which bodies appear in one single action only?", "Which bodies are in a single action only?", "Which bodies are involved in one action only?",
        "Which bodies appear only once?", "Quels organismes n'apparaissent que dans une seule action ?", "¿Qué organismos aparecen en una sola acción?",
    ],
)  # fmt: skip
def test_bodies_of_a_single_action(engine: Engine, question: str) -> None:
    assert places(engine, question) == {name for name, count in COUNTS.items() if count == 1}


@pytest.mark.parametrize("question", ["Which of the actions does the Commission not share with anyone?", "Which actions does the Commission share with nobody?", "Which actions does the Commission share with no one?"])
def test_shared_with_nobody_is_alone(engine: Engine, question: str) -> None:
    assert places(engine, question) == {f"act_{row.number}" for row in ACTIONS if set(row.bodies) == {"European Commission"}}


@pytest.mark.parametrize("question", ["Which bodies are in section A? (EU agencies)", "Which bodies are in section A? EU agencies only", "Welche Stellen sind in Abschnitt A? (EU-Agenturen)"])
def test_a_class_in_brackets_is_what_is_asked_for_of_bodies(engine: Engine, question: str) -> None:
    agencies = set(next(each.members for each in engine.world.bodies.classes if each.name == "EU agencies"))
    found = {name for row in ACTIONS if row.section == "A" for name in row.bodies} & agencies
    assert set(ask(engine, question, on=DAY)["result"]["items"]) == found


@pytest.mark.parametrize("question", ["Which actions are Europol's? (section B)", "Which actions are Europol's? Section B only"])
def test_a_section_in_brackets_narrows(engine: Engine, question: str) -> None:
    assert places(engine, question) == {f"act_{row.number}" for row in ACTIONS if row.section == "B" and "Europol" in row.bodies}


@pytest.mark.parametrize("question", ["Which bodies are in section A but not B?", "Which bodies are in section A and not in B?"])
def test_a_letter_alone_is_the_section_beside_the_one_named(engine: Engine, question: str) -> None:
    a, b = ({name for row in ACTIONS if row.section == letter for name in row.bodies} for letter in "AB")
    assert set(ask(engine, question, on=DAY)["result"]["items"]) == a - b


def test_another_name_of_what_is_named_changes_nothing(engine: Engine) -> None:
    plain, named = (ask(engine, question, on=DAY) for question in ("Which actions involve the European Medicines Agency?", "Which actions involve the European Medicines Agency? (EMA)"))
    assert [reading["items"] for reading in named["readings"]] == [reading["items"] for reading in plain["readings"]]
    assert (named["status"], named["answer"]) == (plain["status"], plain["answer"])
