"""Who comes first when actions are counted, however that is said; and what asks only for the layout of an answer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from evaluation.gold.plan import ACTIONS
from index.answer import ask
from tests.index.talks import DAY

if TYPE_CHECKING:
    from index.engine import Engine


@pytest.mark.parametrize(("question", "section"), [("Which body leads section A by number of actions?", "A"), ("Which body comes first by number of actions in section C?", "C"), ("Who leads by number of actions?", "")])
def test_what_leads_by_number_has_most(engine: Engine, question: str, section: str) -> None:
    counts = Counter(name for row in ACTIONS if not section or row.section == section for name in row.bodies)
    most = [name for name, count in counts.items() if count == max(counts.values())]
    answer = ask(engine, question, on=DAY)
    assert (answer["status"], answer["result"]["items"]) == ("complete", most)


def test_the_part_that_leads_by_number(engine: Engine) -> None:
    assert ask(engine, "Which section leads by number of actions?", on=DAY)["result"]["items"][0].endswith("/sec_A")


@pytest.mark.parametrize("question", ["action 38 who when which areas", "Maßnahme 38 wer wann welche Bereiche", "action 38 qui quand quels domaines"])
def test_interrogatives_noted_down_all_ask(engine: Engine, question: str) -> None:
    row = next(row for row in ACTIONS if row.number == 38)
    items = ask(engine, question, on=DAY)["result"]["items"]
    assert {*row.bodies, *row.areas} <= set(items)


@pytest.mark.parametrize("question", ["Eurojust's actions one per line", "Please list Eurojust's actions briefly", "Eurojust's actions as bullet points", "Liste des actions d'Eurojust sous forme de tableau", "Acciones de Eurojust en una tabla"])
def test_layout_restricts_nothing(engine: Engine, question: str) -> None:
    answer = ask(engine, question, on=DAY)
    assert (answer["status"], answer["result"]["count"]) == ("complete", sum("Eurojust" in row.bodies for row in ACTIONS))


@pytest.mark.parametrize("question", ["Show Europol's actions in reverse order", "List Eurojust's actions in alphabetical order"])
def test_an_order_that_is_not_given_is_not_claimed(engine: Engine, question: str) -> None:
    assert ask(engine, question, on=DAY)["status"] != "complete"
