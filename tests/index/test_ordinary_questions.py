"""Questions on the records as policy officers put them, each with what a plain filter over the rows gives."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from evaluation.gold.plan import ACTIONS, AGENCIES, BODIES, Row
from index.answer import ask

if TYPE_CHECKING:
    from index.engine import Engine

DAY = dt.date(2026, 11, 22)
Test = Callable[[Row], bool]


def asked(engine: Engine, question: str) -> dict[str, Any]:
    return ask(engine, question, on=DAY)


def numbers(answer: dict[str, Any]) -> list[int]:
    return [int(item.rsplit("_", 1)[1]) for item in answer["result"]["items"]] if answer["result"] else []


def chosen(test: Test) -> list[int]:
    return [row.number for row in ACTIONS if test(row)]


def has(name: str) -> Test:
    return lambda row: name in row.bodies


def agencies(row: Row) -> int:
    return sum(name in row.bodies for name in AGENCIES)


@pytest.mark.parametrize(
    ("question", "test"),
    [
        # so many bodies, with verbs of taking part
        ("How many actions involve at least four bodies?", lambda row: len(row.bodies) >= 4),
        ("How many involve at least four bodies?", lambda row: len(row.bodies) >= 4),
        ("Which actions have four or more bodies involved?", lambda row: len(row.bodies) >= 4),
        ("Which actions involve only one body?", lambda row: len(row.bodies) == 1),
        ("Which actions involve more than one agency?", lambda row: agencies(row) > 1),
        ("Which actions run with at least three agencies taking part?", lambda row: agencies(row) >= 3),
        ("Which actions have at least three agencies involved?", lambda row: agencies(row) >= 3),
        ("In how many actions do at least three agencies take part?", lambda row: agencies(row) >= 3),
        # named, and no condition
        ("Which actions with or without Europol are due in 2023?", lambda row: row.end == 2023),
        ("Which actions are due in 2023, with or without Europol?", lambda row: row.end == 2023),
        ("Which actions are due in 2023 whether or not Europol is involved?", lambda row: row.end == 2023),
        ("Which actions are due in 2023 regardless of Europol?", lambda row: row.end == 2023),
        ("Show all actions in section B, with or without Europol or Frontex", lambda row: row.section == "B"),
        ("Quelles actions avec ou sans Europol arrivent à échéance en 2023 ?", lambda row: row.end == 2023),
        ("Welche Maßnahmen mit oder ohne Europol sind 2023 fällig?", lambda row: row.end == 2023),
        # who says for whom they speak is "we"
        ("I'm from Eurojust, what do we have to do?", has("Eurojust")),
        ("We are the EMCDDA. Which actions are we responsible for?", has("EMCDDA")),
        ("Wir sind von Europol, welche Maßnahmen müssen wir umsetzen?", has("Europol")),
        ("Je travaille chez Frontex, de quelles actions sommes-nous responsables ?", has("Frontex")),
        ("what do we have to do?", has("Member States")),
        # years written short
        ("Which actions are due in 21?", lambda row: row.end == 2021),
        ("Which actions are due in '23?", lambda row: row.end == 2023),
        ("Which actions end by 23?", lambda row: row.end is not None and row.end <= 2023),
        ("What is the earliest start date in the plan?", lambda row: row.start == 2021),
        ("What is the latest start date?", lambda row: row.start == 2024),
        ("How many are there outside any priority?", lambda row: row.priority is None),
        ("How many are outside any priority?", lambda row: row.priority is None),
    ],
)
def test_actions_are_selected(engine: Engine, question: str, test: Test) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "complete"
    assert numbers(answer) == chosen(test)


@pytest.mark.parametrize(
    ("question", "test"),
    [
        ("Which bodies appear in only one section?", lambda rows: len({row.section for row in rows}) == 1),
        ("Which bodies are in more than one section?", lambda rows: len({row.section for row in rows}) > 1),
        ("Which bodies have actions in exactly two sections?", lambda rows: len({row.section for row in rows}) == 2),
        ("Who appears in only one priority?", lambda rows: len({row.priority for row in rows} - {None}) == 1),
        ("Which bodies have actions in at least three priorities?", lambda rows: len({row.priority for row in rows} - {None}) >= 3),
        ("How many bodies are in only one section?", lambda rows: len({row.section for row in rows}) == 1),
        ("Which bodies have no deadline?", lambda rows: all(row.end is None for row in rows)),
        ("Which bodies are responsible for less than half of the actions?", lambda rows: 2 * len(rows) < len(ACTIONS)),
        ("Which bodies are responsible for at least a quarter of the actions?", lambda rows: 4 * len(rows) >= len(ACTIONS)),
        ("Which bodies are in more than two thirds of the actions?", lambda rows: 3 * len(rows) > 2 * len(ACTIONS)),
    ],
)
def test_bodies_are_told_by_all_their_actions(engine: Engine, question: str, test: Callable[[list[Row]], bool]) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "complete"
    assert set(answer["result"]["items"]) == {name for name in BODIES.values() if test([row for row in ACTIONS if name in row.bodies])}


@pytest.mark.parametrize(
    ("question", "mean"),
    [
        ("On average how many bodies per action?", sum(len(row.bodies) for row in ACTIONS) / len(ACTIONS)),
        ("What is the average number of responsible bodies per action?", sum(len(row.bodies) for row in ACTIONS) / len(ACTIONS)),
        ("How many bodies does an action have on average?", sum(len(row.bodies) for row in ACTIONS) / len(ACTIONS)),
        ("How many priority areas does an action have on average?", sum(len(row.areas) for row in ACTIONS) / len(ACTIONS)),
        ("What is the average number of actions per body?", sum(len(row.bodies) for row in ACTIONS) / len(BODIES)),
        ("How many actions does an agency have on average?", sum(agencies(row) for row in ACTIONS) / len(AGENCIES)),
        ("How many actions does a section have on average?", len(ACTIONS) / 4),
        ("What is the average number of bodies for Europol's actions?", sum(len(row.bodies) for row in ACTIONS if has("Europol")(row)) / sum(map(has("Europol"), ACTIONS))),
        ("Combien d'organismes par action en moyenne ?", sum(len(row.bodies) for row in ACTIONS) / len(ACTIONS)),
        ("Wie viele Stellen hat eine Maßnahme im Durchschnitt?", sum(len(row.bodies) for row in ACTIONS) / len(ACTIONS)),
    ],
)
def test_means_are_computed(engine: Engine, question: str, mean: float) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "complete"
    assert [item.replace(",", ".") for item in answer["result"]["items"]] == [f"{mean:.1f}".removesuffix(".0")]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is Europol in less than half of the actions?", "yes"),
        ("Is the EMCDDA responsible for more than half of the actions?", "yes"),
        ("Has the Commission more than half of the actions?", "yes"),
        ("Are more than half of the actions due by 2023?", "no"),
        ("Is Frontex in at least a quarter of the actions?", "no"),
    ],
)
def test_a_part_of_all_actions_is_a_number_of_them(engine: Engine, question: str, verdict: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "complete"
    assert answer["answer"].lower().startswith(f"{verdict}.")


@pytest.mark.parametrize(("question", "percent"), [("Are half of Europol's actions due in 2025?", "70"), ("Is less than a third of Frontex's actions due in 2021?", "44"), ("Are a third of the actions due in 2025?", "55")])
def test_a_part_of_some_actions_is_answered_with_how_many_percent(engine: Engine, question: str, percent: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "complete"
    assert f"({percent} %)" in answer["answer"]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which section has more EMCDDA actions, B or C?", "32 of 53 actions have the EMCDDA as a responsible body. Section C has 14"),
        ("Which section has more actions: A, B or C?", "Section A has 26"),
        ("Which section has the most actions, A or C?", "Section A has 26"),
        ("Which priority has fewer actions, 1 or 2?", "Strategic priority 2 has 7"),
        ("Who has more, Europol or Frontex?", "Europol has 20"),
        ("Does Europol or Frontex have more?", "Europol has 20"),
        ("Who has fewer, Frontex or Eurojust?", "Eurojust has 5"),
    ],
)
def test_whoever_has_more_or_fewer_stands_first(engine: Engine, question: str, first: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "complete"
    assert answer["answer"].startswith(first)


@pytest.mark.parametrize(
    ("question", "kind", "value"),
    [
        ("Which priority has the most Europol actions?", "sp_", lambda row: has("Europol")(row) and row.priority),
        ("Which section has the most EMCDDA actions?", "sec_", lambda row: has("EMCDDA")(row) and row.section),
        ("Which year is the busiest for Europol?", "", lambda row: has("Europol")(row) and row.end),
        ("When is Europol busiest?", "", lambda row: has("Europol")(row) and row.end),
    ],
)
def test_parts_and_years_are_ranked_by_the_actions_of_a_body(engine: Engine, question: str, kind: str, value: Callable[[Row], Any]) -> None:
    answer = asked(engine, question)
    counts = Counter(value(row) for row in ACTIONS if value(row))
    best = {str(name) for name, count in counts.items() if count == max(counts.values())}
    assert answer["status"] == "complete"
    assert {item.rpartition("/")[2].removeprefix(kind) for item in answer["result"]["items"]} == best


@pytest.mark.parametrize("question", ["Which data sources do the indicators use?", "What data sources are named?", "Which sources feed the indicators?", "How many data sources are there?"])
def test_data_sources_are_those_of_all_indicators(engine: Engine, question: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "complete"
    assert answer["result"]["kind"] == "sources"
    assert {"EMCDDA", "Europol", "Eurostat"} <= set(answer["result"]["items"])


def test_the_source_of_the_most_indicators_is_no_body_with_the_most_actions(engine: Engine) -> None:
    for question in ("Which source feeds the most indicators?", "Which data source is used most?"):
        answer = asked(engine, question)
        assert answer["result"]["items"] == ["EMCDDA"]
        assert "indicators" in answer["answer"]


@pytest.mark.parametrize("question", ["Which actions are due in 1850?", "Which actions were due in 1995?", "Anything due in 2030?"])
def test_a_year_of_any_century_is_a_year(engine: Engine, question: str) -> None:
    assert asked(engine, question)["status"] == "not_held"


@pytest.mark.parametrize("question", ["Which actions can be done by anybody but Europol?", "Which actions involve everybody but Europol?", "Which actions are due in 21 days?"])
def test_what_can_mean_two_things_is_no_list(engine: Engine, question: str) -> None:
    assert asked(engine, question)["status"] not in ("complete", "empty")


@pytest.mark.parametrize(
    ("question", "test"),
    [
        ("When do the actions in section C start?", lambda row: row.section == "C"),
        ("When do Frontex's actions start?", has("Frontex")),
        ("In which years do EMCDDA actions start?", has("EMCDDA")),
    ],
)
def test_when_actions_start_is_not_when_they_end(engine: Engine, question: str, test: Test) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "complete"
    assert {item for item in answer["result"]["items"] if item.isdigit()} == {str(row.start) for row in ACTIONS if test(row) and row.start}
    assert "start in" in answer["answer"]


def test_years_are_ranked_and_counted_by_what_starts_in_them(engine: Engine) -> None:
    starts = Counter(str(row.start) for row in ACTIONS if row.start)
    assert asked(engine, "In which year do most actions start?")["result"]["items"] == [starts.most_common(1)[0][0]]
    table = dict(asked(engine, "How many actions start each year?")["result"]["rows"])
    assert {year: count for year, count in table.items() if year.isdigit()} == dict(starts)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is everything in section A due by 2021?", "no"), ("Is everything in section A due by 2025?", "yes"), ("Is everything due by 2025?", "no"),
        ("Does everything have a deadline?", "no"), ("Is everything in priority 8 with the EMCDDA?", "yes"), ("Ist alles in Abschnitt A 2021 fällig?", "nein"),
    ],
)  # fmt: skip
def test_everything_is_all_actions_and_not_some(engine: Engine, question: str, verdict: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "complete"
    assert answer["answer"].lower().startswith(f"{verdict}.")
