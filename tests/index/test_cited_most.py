"""Which act most actions cite, and what follows on a part of the plan that there is not: against a plain count."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from evaluation.gold.plan import ACTIONS
from tests.index.talks import talk

if TYPE_CHECKING:
    from index.engine import Engine

CITED = Counter(act for row in ACTIONS for act in row.acts if act[0].isdigit())
NOTED = Counter(note for row in ACTIONS for note in row.footnotes)


@pytest.mark.parametrize(
    ("question", "counts", "most"),
    [
        *[(question, CITED, True) for question in ("Which act is cited most often?", "Which act is cited by most actions?", "Welcher Rechtsakt wird am häufigsten zitiert?", "Quel acte est le plus cité ?", "¿Qué acto se cita más?")],
        ("Which acts are cited least?", CITED, False),
        ("Which footnote has the most actions?", NOTED, True),
    ],
)
def test_the_act_or_footnote_with_most_actions_is_no_body(engine: Engine, question: str, counts: Counter[str], most: bool) -> None:
    answer = talk(engine, question)
    level = max(counts.values()) if most else min(counts.values())
    assert answer["status"] == "complete"
    assert {item.rpartition("/")[2] for item in answer["result"]["items"]} == {name for name, count in counts.items() if count == level}


@pytest.mark.parametrize(
    "said",
    [
        "Which actions are in section D? | the others",
        "Quelles actions sont dans la section D ? | les autres",
        "Which actions are under priority 14? | and the others?",
        "Which actions are in area 9.9? | which are not?",
    ],
)
def test_beside_a_part_that_there_is_not_nothing_is_the_rest(engine: Engine, said: str) -> None:
    assert talk(engine, said)["status"] == "not_held"
