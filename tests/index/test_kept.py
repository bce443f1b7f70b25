"""What a follow-up keeps of the question before: what told the things found apart goes over whole, or the answer says that it is unclear."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from evaluation.gold.plan import ACTIONS, Row
from index.answer import ask
from tests.index.talks import DAY, talk

if TYPE_CHECKING:
    from index.engine import Engine

#: Questions whose answer is told apart by more than conditions on rows.
APART = ["Which bodies are only in section A?", "Which bodies have more than ten actions?", "Which bodies have actions in section A but not section B?", "Which bodies are in no action due in 2021?", "Which body has the most actions?"]


@pytest.mark.parametrize("first", APART)
@pytest.mark.parametrize("then", ["which of those are due in 2025?", "are they all due in 2025?", "which of them is in section C?", "and without Europol?", "when are they due?", "in which sections are they?"])
def test_what_is_asked_of_them_is_never_asked_of_all(engine: Engine, first: str, then: str) -> None:
    assert talk(engine, f"{first} | {then}")["status"] in ("ambiguous", "not_found", "empty") or _within(engine, first, then)


def _within(engine: Engine, first: str, then: str) -> bool:
    """Whether nothing is told but of what was found."""
    found, told = talk(engine, first)["result"], talk(engine, f"{first} | {then}")["result"]
    return told["kind"] == found["kind"] and set(told["items"]) <= set(found["items"])


@pytest.mark.parametrize("first", APART)
@pytest.mark.parametrize("then", ["list them", "how many of them are there?"])
def test_the_same_things_are_told_again(engine: Engine, first: str, then: str) -> None:
    told = talk(engine, f"{first} | {then}")
    assert told["status"] in ("complete", "ambiguous" if then.startswith("how") else "complete")
    assert told["status"] == "ambiguous" or told["result"]["items"] == talk(engine, first)["result"]["items"]


@pytest.mark.parametrize("turns", [
    "Welche Maßnahmen enden 2028? | die anderen",
    "Which bodies are only in section A? | the others",
    "How many actions are due per year? | which actions are they?",
    "What does footnote 3 say? | which of them involve Europol?",
])  # fmt: skip
def test_what_cannot_be_meant_is_said_to_be_unclear(engine: Engine, turns: str) -> None:
    assert talk(engine, turns)["status"] == "ambiguous"


@pytest.mark.parametrize(("turns", "test"), [
    ("Which actions are due in 2022? | Which bodies are involved?", lambda row: row.end == 2022),
    ("Quelles actions se terminent en 2022 ? | Quels organismes sont concernés ?", lambda row: row.end == 2022),
    ("Welche Maßnahmen gehören zu Priorität 6? | Welche Stellen sind beteiligt?", lambda row: row.priority == 6),
    ("¿Qué acciones terminan en 2022? | ¿Qué organismos participan?", lambda row: row.end == 2022),
])  # fmt: skip
def test_bodies_that_nothing_says_of_what_are_those_of_the_list(engine: Engine, turns: str, test: Callable[[Row], bool]) -> None:
    told = talk(engine, turns)
    assert told["status"] == "complete"
    assert set(told["result"]["items"]) == {body for row in ACTIONS if test(row) for body in row.bodies}


@pytest.mark.parametrize("turns", [
    "Which actions are in area 2.2? | of those only the ones with Europol",
    "Which actions are in area 2.2? | only those with Europol",
    "Welche Maßnahmen gehören zum Bereich 2.2? | Davon nur die mit Europol.",
    "Quelles actions relèvent du domaine 2.2 ? | parmi celles-ci, seulement celles avec Europol",
    "¿Qué acciones son del área 2.2? | de esas, solo las de Europol",
])  # fmt: skip
def test_only_those_with_a_body_narrows_the_list(engine: Engine, turns: str) -> None:
    told = talk(engine, turns)
    assert told["status"] == "complete"
    assert [item.rpartition("_")[2] for item in told["result"]["items"]] == ["15", "16"]


def test_a_year_of_a_table_is_asked_for_as_a_list(engine: Engine) -> None:
    told = talk(engine, "How many actions are due each year? | Which ones are due in 2022?")
    assert told["status"] == "complete"
    assert (told["result"]["kind"], told["result"]["count"]) == ("actions", 2)


#: A question, and one that is whole by itself: what the first asked for is no condition of it.
WHOLE = [
    ("What is Frontex responsible for?", "What is Eurojust responsible for?"),
    ("What has been assigned to the EMCDDA?", "What duties does Europol have?"),
    ("Which actions are due in 2022, 2023 or 2024?", "For what is the External Action Service responsible?"),
    ("Which actions name customs?", "In priority area 2.2, what was due in 2021?"),
    ("Is Action 20 under strategic priority 4?", "Besides Europol, which bodies handle the actions due in 2021?"),
    ("Which actions have fewer than three responsible bodies?", "Apart from Europol, who is responsible for actions due in 2021?"),
    ("To whom is Action 50 assigned?", "Where do Europol and EMCDDA work hand in hand as responsible bodies?"),
    ("Which actions relies on Directive (EU) 2019/1153?", "Where is Directive 2014/42/EU mentioned?"),
    ("Which performance indicators are there?", "Which actions are the Member States responsible for, other than those shared with Europol or the EMCDDA?"),
    ("Which of Europol's actions are in section B?", "Which actions have 2021 as their deadline?"),
    ("De quoi Frontex est-il responsable ?", "De quoi Europol est-il responsable ?"),
    ("Wofür ist Frontex zuständig?", "Wofür ist Europol zuständig?"),
    ("¿De qué es responsable Frontex?", "¿De qué es responsable Europol?"),
]


@pytest.mark.parametrize(("first", "second"), WHOLE, ids=[second for _, second in WHOLE])
def test_a_whole_question_is_asked_anew(engine: Engine, first: str, second: str) -> None:
    after = ask(engine, second, on=DAY, previous=ask(engine, first, on=DAY))
    alone = ask(engine, second, on=DAY)
    assert (after["status"], after["result"]) == (alone["status"], alone["result"])


def test_bodies_asked_for_after_a_yes_are_those_of_the_action(engine: Engine) -> None:
    first = ask(engine, "Does Action 4 cite a directive?", on=DAY)
    assert ask(engine, "Which bodies are responsible?", on=DAY, previous=first)["result"]["kind"] == "bodies"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Which actions is CEPOL responsible for?", "Is Eurojust in both?"), ("Which actions is CEPOL responsible for?", "Is Eurojust on both?"), ("Which actions is CEPOL responsible for?", "Does Eurojust have both?"),
        ("Welche Maßnahmen hat CEPOL?", "Ist Eurojust bei beiden dabei?"), ("Quelles actions relèvent de CEPOL ?", "Eurojust est-il dans les deux ?"), ("¿Qué acciones son de CEPOL?", "¿Está Eurojust en ambas?"),
    ],
)  # fmt: skip
def test_both_are_those_that_were_found(engine: Engine, first: str, second: str) -> None:
    rows = [row for row in ACTIONS if "CEPOL" in row.bodies]
    answer = talk(engine, f"{first} | {second}")
    assert answer["result"]["items"] == ["yes" if all("Eurojust" in row.bodies for row in rows) else "no"]
    assert len(rows) == 2
