"""What is asked on a ranking: the next in the order, and how many the one found has."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from evaluation.gold.plan import ACTIONS
from index.answer import recompute
from index.engine import Engine
from tests.index.talks import talk

BODIES = Counter(name for row in ACTIONS for name in row.bodies)
SECTIONS = Counter(row.section for row in ACTIONS)
YEARS = Counter(row.end for row in ACTIONS if row.end)


def place(counts: Counter[Any], number: int) -> set[str]:
    """What stands in a place of the order; of the fewest where it is negative."""
    levels = sorted(set(counts.values()), reverse=number > 0)
    return {str(name) for name, count in counts.items() if count == levels[abs(number) - 1]}


def items(answer: dict[str, Any]) -> set[str]:
    return {item.rpartition("/")[2].removeprefix("sec_") for item in answer["result"]["items"]}


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ("Which body has the most actions? | and the second most?", place(BODIES, 2)),
        ("Which body has the most actions? | who is second?", place(BODIES, 2)),
        ("Which body has the most actions? | who comes next?", place(BODIES, 2)),
        ("Which body has the most actions? | and the second? | and the third?", place(BODIES, 3)),
        ("Which body has the most actions? | and the second? | and after that?", place(BODIES, 3)),
        ("Which section has the most actions? | which section comes second?", place(SECTIONS, 2)),
        ("Which section has the fewest actions? | and the second fewest?", place(SECTIONS, -2)),
        ("In which year are most actions due? | which year comes second?", place(YEARS, 2)),
        ("Quel organisme a le plus d'actions ? | et le deuxième ?", place(BODIES, 2)),
        ("Quel organisme a le plus d'actions ? | qui vient ensuite ?", place(BODIES, 2)),
        ("Welche Stelle hat die meisten Maßnahmen? | und die zweite?", place(BODIES, 2)),
        ("Welche Stelle hat die meisten Maßnahmen? | und wer kommt danach?", place(BODIES, 2)),
        ("¿Qué organismo tiene más acciones? | ¿y el segundo?", place(BODIES, 2)),
        ("¿Qué organismo tiene más acciones? | ¿quién viene después?", place(BODIES, 2)),
    ],
)
def test_another_place_in_the_order(engine: Engine, turns: str, expected: set[str]) -> None:
    answer = talk(engine, turns)
    assert answer["status"] == "complete"
    assert items(answer) == expected
    assert recompute(engine, answer) == answer["result"]


@pytest.mark.parametrize(
    ("turns", "body"),
    [
        ("Which body has the most actions? | how many does it have?", "European Commission"),
        ("Which body has the most actions? | how many is it responsible for?", "European Commission"),
        ("Which body has the most actions? | and the second most? | how many does it have?", "Member States"),
        ("Who is responsible for Action 25? | how many is it responsible for?", "European Commission"),
        ("Quel organisme a le plus d'actions ? | et combien en a-t-il ?", "European Commission"),
        ("Welche Stelle hat die meisten Maßnahmen? | wie viele hat sie?", "European Commission"),
        ("¿Qué organismo tiene más acciones? | ¿cuántas tiene?", "European Commission"),
        ("Which actions is CEPOL responsible for? | how many does it have?", "CEPOL"),
    ],
)
def test_how_many_the_one_found_has(engine: Engine, turns: str, body: str) -> None:
    answer = talk(engine, turns)
    assert answer["status"] == "complete"
    assert answer["result"]["count"] == BODIES[body]


@pytest.mark.parametrize("turns", ["Who is responsible for Action 13? | how many does it have?", "Which body has the most actions in section B? | how many does it have?"])
def test_of_several_it_is_not_clear(engine: Engine, turns: str) -> None:
    assert talk(engine, turns)["status"] == "ambiguous"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which actions in section A or C?", {row.number for row in ACTIONS if row.section in ("A", "C")}),
        ("which actions are in neither section A nor B?", {row.number for row in ACTIONS if row.section not in ("A", "B")}),
        ("actions in section A but not B", {row.number for row in ACTIONS if row.section == "A"}),
        ("actions of the EMCDDA in section C but not A", {row.number for row in ACTIONS if row.section == "C" and "EMCDDA" in row.bodies}),
        ("Maßnahmen in Abschnitt A oder C", {row.number for row in ACTIONS if row.section in ("A", "C")}),
    ],
)
def test_a_letter_shares_the_noun_of_the_section_before_it(engine: Engine, question: str, expected: set[int]) -> None:
    answer = talk(engine, question)
    assert answer["status"] == "complete"
    assert {int(item.rpartition("_")[2]) for item in answer["result"]["items"]} == expected


def test_whose_actions_those_of_the_first_section_alone_are(engine: Engine) -> None:
    answer = talk(engine, "Which bodies have actions in section A but not B? | which actions do they have?")
    in_b = {name for row in ACTIONS if row.section == "B" for name in row.bodies}
    expected = {row.number for row in ACTIONS if row.section == "A" and set(row.bodies) - in_b}
    assert {int(item.rpartition("_")[2]) for item in answer["result"]["items"]} == expected
