"""What is denied twice of one body, and what a second "how many" counts: against a plain filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evaluation.gold.plan import ACTIONS, DOCUMENT
from index.answer import ask
from tests.index.talks import DAY

if TYPE_CHECKING:
    from index.engine import Engine

NEITHER = [f"{DOCUMENT}/{row.place}" for row in ACTIONS if "Europol" not in (*row.names, *row.bodies)]
NAMED_ONLY = [f"{DOCUMENT}/{row.place}" for row in ACTIONS if "Europol" in row.names and "Europol" not in row.bodies]


@pytest.mark.parametrize(
    "question",
    [
        "Which actions neither name Europol nor have Europol as a responsible body?",
        "Which actions do not name Europol and do not have it as a responsible body?",
        "Quelles actions ne nomment pas Europol et n'ont pas Europol comme responsable ?",
        "Welche Maßnahmen nennen Europol nicht und haben Europol nicht als zuständige Stelle?",
        "¿Qué acciones no nombran a Europol ni tienen a Europol como responsable?",
    ],
)
def test_neither_named_nor_responsible(engine: Engine, question: str) -> None:
    answer = ask(engine, question, on=DAY)
    assert answer["status"] == "complete"
    assert answer["result"]["items"] == NEITHER


@pytest.mark.parametrize(
    "question",
    [
        "Which actions name Europol but do not have Europol as a responsible body?",
        "In welchen Maßnahmen wird Europol genannt, ist aber nicht zuständig?",
        "Quelles actions nomment Europol sans qu'il soit responsable ?",
    ],
)
def test_named_and_not_responsible(engine: Engine, question: str) -> None:
    assert ask(engine, question, on=DAY)["result"]["items"] == NAMED_ONLY


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("How many actions has strategic priority 1, and how many has 8?", [10, 2]),
        ("Wie viele Maßnahmen hat Priorität 1, und wie viele Priorität 8?", [10, 2]),
        ("How many bodies are in section A, and how many in section B?", [9, 5]),
        ("How many actions are in section A, how many in B and how many in C?", [26, 5, 15]),
    ],
)
def test_a_second_how_many_counts_the_same(engine: Engine, question: str, counts: list[int]) -> None:
    parts = ask(engine, question, on=DAY)["parts"]
    assert [part["result"]["count"] for part in parts] == counts
    assert len({part["result"]["kind"] for part in parts}) == 1
