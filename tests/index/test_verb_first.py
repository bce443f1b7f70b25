"""German and Spanish questions for yes or no that open with their verb, against the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evaluation.gold.plan import ACTIONS
from index.answer import ask
from tests.index.talks import DAY

if TYPE_CHECKING:
    from index.engine import Engine

NO = ("No.", "Nein.")
YES = ("Sí.", "Ja.")


@pytest.mark.parametrize("year", [2021, 2022, 2025])
@pytest.mark.parametrize(
    ("question", "every"),
    [
        ("Enden alle Maßnahmen von Frontex {}?", True), ("¿Terminan en {} todas las acciones de Frontex?", True),
        ("Endet eine Maßnahme von Frontex {}?", False), ("¿Termina en {} alguna acción de Frontex?", False), ("¿Vence alguna acción de Frontex en {}?", False),
    ],
)  # fmt: skip
def test_a_verb_in_front_asks_for_yes_or_no(engine: Engine, question: str, every: bool, year: int) -> None:
    ends = [row.end == year for row in ACTIONS if "Frontex" in row.bodies]
    holds = all(ends) if every else any(ends)
    assert ask(engine, question.format(year), on=DAY)["answer"].startswith(YES if holds else NO)


@pytest.mark.parametrize("question", ["Welche Maßnahmen enden 2021?", "¿Qué acciones terminan en 2021?", "Maßnahmen, die 2021 enden"])
def test_other_questions_with_these_verbs_list(engine: Engine, question: str) -> None:
    answer = ask(engine, question, on=DAY)
    assert {item.split("/")[-1] for item in answer["result"]["items"]} == {row.place for row in ACTIONS if row.end == 2021}
    assert answer["answer"][:2] not in ("Ja", "Sí")
