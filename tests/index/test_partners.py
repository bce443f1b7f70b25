"""Whoever has actions together with a body, in four languages, against a plain filter: never the body itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from evaluation.gold.plan import ACTIONS
from index.answer import ask
from tests.index.talks import DAY

if TYPE_CHECKING:
    from index.engine import Engine

AGENCIES = {"Europol", "EMCDDA", "Frontex", "Eurojust", "CEPOL", "EMA", "ECDC"}
LISTS = [
    "With whom does {} work?", "Who does {} work with?", "Who are {}'s partners?", "Which partners does {} have?", "List {}'s partners",
    "Who are the co-responsible bodies of {}'s actions?", "With whom does {} work in the plan?",
    "Avec qui travaille {} ?", "Qui sont les partenaires de {} ?", "Mit wem arbeitet {} zusammen?", "Wer sind die Partner von {}?",
    "¿Con quién trabaja {}?", "¿Quiénes son los socios de {}?",
]  # fmt: skip
MOST = [
    "Which body does {} work with most?", "Who does {} work with most often?", "Who does {} mostly work with?", "Who is {}'s most frequent partner?",
    "Quel est le partenaire le plus fréquent de {} ?", "Mit welcher Stelle arbeitet {} am häufigsten zusammen?", "¿Con qué organismo trabaja más {}?",
]  # fmt: skip


def together(name: str) -> Counter[str]:
    return Counter(other for row in ACTIONS if name in row.bodies for other in row.bodies if other != name)


@pytest.mark.parametrize("name", ["Europol", "Frontex", "EUCPN", "EMA"])
@pytest.mark.parametrize("question", LISTS)
def test_who_works_with_a_body_is_somebody_else(engine: Engine, question: str, name: str) -> None:
    answer = ask(engine, question.format(name), on=DAY)
    assert answer["status"] == "complete"
    assert {row[0]: row[1] for row in answer["result"]["rows"]} == together(name)


@pytest.mark.parametrize("name", ["Europol", "Frontex", "EMCDDA"])
@pytest.mark.parametrize("question", MOST)
def test_who_works_with_a_body_most_is_somebody_else(engine: Engine, question: str, name: str) -> None:
    answer = ask(engine, question.format(name), on=DAY)
    counts = together(name)
    assert answer["status"] == "complete"
    assert set(answer["result"]["items"]) == {other for other, count in counts.items() if count == max(counts.values())}


def test_the_most_frequent_partner_of_a_class_is_of_that_class(engine: Engine) -> None:
    answer = ask(engine, "Which agency does Europol work with most often?", on=DAY)
    counts = {name: count for name, count in together("Europol").items() if name in AGENCIES}
    assert answer["result"]["items"] == [max(counts, key=lambda name: counts[name])]


def test_partners_within_a_section_are_counted_there(engine: Engine) -> None:
    answer = ask(engine, "With whom does Europol work in section A?", on=DAY)
    counts = Counter(name for row in ACTIONS if row.section == "A" and "Europol" in row.bodies for name in row.bodies if name != "Europol")
    assert {row[0]: row[1] for row in answer["result"]["rows"]} == counts


@pytest.mark.parametrize(
    ("opening", "turn", "name", "section"),
    [
        ("Who works with EMA?", "and with Europol?", "Europol", ""),
        ("Who are EMA's partners?", "and Europol's?", "Europol", ""),
        ("Avec qui travaille Europol ?", "et Frontex ?", "Frontex", ""),
        ("Mit wem arbeitet Europol zusammen?", "und Frontex?", "Frontex", ""),
        ("¿Con quién trabaja Europol?", "¿y Frontex?", "Frontex", ""),
        ("Who works with Europol?", "and in section A?", "Europol", "A"),
    ],
)
def test_a_follow_up_asks_the_same_of_another_body_or_part(engine: Engine, opening: str, turn: str, name: str, section: str) -> None:
    answer = ask(engine, turn, on=DAY, previous=ask(engine, opening, on=DAY))
    counts = Counter(other for row in ACTIONS if name in row.bodies and section in ("", row.section) for other in row.bodies if other != name)
    assert answer["status"] == "complete"
    assert {row[0]: row[1] for row in answer["result"]["rows"]} == counts
