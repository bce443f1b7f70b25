"""What "and" joins for bodies (years, sections), what is only named, what is not there, ends of the plan: against the records."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

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


def due(year: int) -> Test:
    return lambda row: row.end == year


def under(section: str) -> Test:
    return lambda row: row.section == section


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Which bodies have actions in 2021 and 2025?", due(2021), due(2025)),
        ("Quels organismes ont des actions en 2021 et 2025 ?", due(2021), due(2025)),
        ("Welche Stellen haben Maßnahmen in 2021 und 2025?", due(2021), due(2025)),
        ("¿Qué organismos tienen acciones en 2021 y 2025?", due(2021), due(2025)),
        ("Which bodies have actions in sections A and B?", under("A"), under("B")),
    ],
)
def test_bodies_with_actions_in_two_years_or_parts_have_some_in_each_or_in_any(engine: Engine, question: str, first: Test, second: Test) -> None:
    answer = ask(engine, question, on=DAY)
    assert answer["status"] == "ambiguous"
    each, either = bodies(first) & bodies(second), bodies(first) | bodies(second)
    assert [set(reading["items"]) for reading in answer["readings"]] == [each, either]
    assert verify(engine, answer)["verified"]


@pytest.mark.parametrize("question", ["Which bodies have actions in 2021 or 2025?", "Who is responsible for the actions due in 2021 and 2025?"])
def test_or_and_whoever_is_responsible_for_any_are_one_reading(engine: Engine, question: str) -> None:
    answer = ask(engine, question, on=DAY)
    assert (answer["status"], set(answer["result"]["items"])) == ("complete", bodies(due(2021)) | bodies(due(2025)))


@pytest.mark.parametrize(
    "question",
    ["Which of Actions 3, 4 and 60 are due in 2025?", "Which of Actions 3, 4 and 60 involve Europol?", "Lesquelles des actions 3, 4 et 60 arrivent à échéance en 2025 ?", "Welche der Maßnahmen 3, 4 und 60 enden 2025?"],
)
def test_a_number_that_is_not_there_is_said(engine: Engine, question: str) -> None:
    answer = ask(engine, question, on=DAY)
    assert any("60" in note for note in answer["notes"])
    assert {item.split("/")[1] for item in answer["result"]["items"]} == {"act_3", "act_4"}


def test_numbers_of_which_none_is_there_are_refused(engine: Engine) -> None:
    assert ask(engine, "Of Actions 60 and 61, which are due in 2025?", on=DAY)["status"] == "not_held"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What comes after Action 53?", "Action 53 is the last of the 53 actions"),
        ("What comes before Action 1?", "Action 1 is the first of the 53 actions"),
        ("Was kommt nach Maßnahme 53?", "Maßnahme 53 ist die letzte der 53 Maßnahmen"),
        ("Which action follows Action 53?", "Action 53 is the last of the 53 actions"),
    ],
)
def test_nothing_stands_beyond_the_ends(engine: Engine, question: str, said: str) -> None:
    answer = ask(engine, question, on=DAY)
    assert answer["status"] == "empty"
    assert answer["answer"].startswith(said)
    assert verify(engine, answer)["verified"]


@pytest.mark.parametrize(
    ("question", "acts"),
    [
        ("Which acts of the type regulation does the plan cite?", set()),
        ("Which acts of the type directive does the plan cite?", {"32019L1153", "32014L0042"}),
        ("Which acts that are directives does the plan cite?", {"32019L1153", "32014L0042"}),
        ("Which acts does the plan cite?", {"32019L1153", "32014L0042", "32004F0757"}),
    ],
)
def test_acts_of_a_type_are_of_that_type(engine: Engine, question: str, acts: set[str]) -> None:
    answer = ask(engine, question, on=DAY)
    assert answer["status"] == ("complete" if acts else "empty")
    assert set(answer["result"]["items"]) == acts


@pytest.mark.parametrize("question", ["Which networks does the plan mention?", "Quels réseaux le plan mentionne-t-il ?", "¿Qué redes menciona el plan?"])
def test_those_only_named_are_told_apart_from_those_responsible(engine: Engine, question: str) -> None:
    answer = ask(engine, question, on=DAY)
    assert answer["result"]["items"] == ["EUCPN"]
    named: dict[str, Any] = next(group for group in answer["result"]["groups"] if group["label"] == "named")
    assert {"Reitox", "ENFSI"} <= set(named["items"])
    assert all(name not in bodies(lambda row: True) for name in named["items"])
    assert verify(engine, answer)["verified"]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [("Is Europol in all sections?", "No."), ("Is the EMCDDA in every section?", "Yes."), ("Are the Commission and Europol in all sections?", "No."), ("Have the EMCDDA and the Commission actions in all sections?", "Yes.")],
)
def test_whether_a_body_is_in_every_section_tells_its_actions_in_each(engine: Engine, question: str, verdict: str) -> None:
    answer = ask(engine, question, on=DAY)
    assert answer["answer"].startswith(f"{verdict} Actions of")
    counts = [sum("Europol" in row.bodies and row.section == section for row in ACTIONS) for section in "ABC"]
    if "Europol" in question:
        assert all(f"section {section} ({count})" in answer["answer"] for section, count in zip("ABC", counts, strict=True))
