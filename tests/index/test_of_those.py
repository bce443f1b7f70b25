"""Follow-ups that ask among what was found, against a plain filter: any list of actions that the table of wordings asks for, and then
"which of those …?", "are they all …?", "y en a-t-il …?" of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pytest

from evaluation.gold.plan import ACTIONS, DOCUMENT, Row
from index.answer import ask, recompute, repeated
from index.receipts import verify
from tests.index import wordings
from tests.index.talks import DAY, talk

if TYPE_CHECKING:
    from index.engine import Engine

Test = Callable[[Row], bool]
ROWS = {row.place: row for row in ACTIONS}


def has(name: str) -> Test:
    return lambda row: name in row.bodies


def lacks(name: str) -> Test:
    return lambda row: name not in row.bodies


#: Turns that select among what was found → which.
SELECT: list[tuple[Test, list[str]]] = [
    (lambda row: row.end == 2021, ["which of those are due in 2021?", "welche davon enden 2021?", "¿cuáles de ellas terminan en 2021?"]),
    (has("Europol"), ["which of them have Europol?", "and of those, which is Europol responsible for?", "parmi celles-ci, lesquelles relèvent d'Europol ?", "welche davon hat Europol?", "¿cuáles de ellas son de Europol?"]),
    (lacks("European Commission"), ["which of those is the Commission not responsible for?", "davon ohne die Kommission"]),
    (lambda row: row.section == "A", ["which of them are in section A?", "welche davon sind in Abschnitt A?"]),
    (lambda row: row.section != "B", ["which of those are not in section B?"]),
    (lambda row: len(row.bodies) > 3, ["of those, which have at least four responsible bodies?", "welche davon haben mehr als drei Zuständige?", "lesquelles ont plus de trois responsables ?"]),
    (lambda row: row.priority == 5, ["which of those belong to strategic priority 5?"]),
    (lambda row: "Europol" in row.bodies and "Frontex" not in row.bodies, ["which of them have Europol but not Frontex?"]),
    (lambda row: True, ["list them", "how many are there?", "combien y en a-t-il ?", "wie viele sind das?"]),
]
#: Turns that ask whether any of what was found meets a condition.
ANY: list[tuple[Test, list[str]]] = [
    (lambda row: row.end == 2022, ["are any of them due in 2022?", "y en a-t-il qui s'achèvent en 2022 ?", "endet eine davon 2022?", "¿alguna de ellas termina en 2022?", "gibt es welche, die 2022 enden?", "¿hay alguna que termine en 2022?", "are there any due in 2022?"]),
    (has("EMA"), ["does EMA have any of them?", "is EMA responsible for any of those?"]),
]
#: Turns that ask whether all of it does.
ALL: list[tuple[Test, list[str]]] = [
    (lambda row: row.section == "A", ["are all of them in section A?", "are they in section A?", "sont-elles toutes dans la section A ?", "sind sie alle in Abschnitt A?", "¿están todas en la sección A?", "¿son todas de la sección A?"]),
    (has("Europol"), ["do they all have Europol?", "is Europol in all of them?", "is Europol responsible for each of them?", "ont-elles toutes Europol ?", "haben sie alle Europol?", "¿tienen todas Europol?"]),
    (lambda row: row.section == "A" and row.end == 2021, ["are they all in section A and due in 2021?"]),
]


def asked(table: Sequence[tuple[Test, list[str]]]) -> list[Any]:
    return [pytest.param(test, turn, id=turn) for test, turns in table for turn in turns]


@pytest.fixture(scope="module")
def lists(engine: Engine) -> list[tuple[dict[str, Any], list[Row]]]:
    """Every eighth group of the table of wordings: what its first wording was answered with, where that lists actions, and their rows."""
    found = []
    for group in wordings.groups()[::8]:
        if group.get("kind", "actions") == "actions" and group.get("ask") and "readings" not in group:
            answer = ask(engine, group["ask"][0], on=DAY)
            result = answer["result"]
            if answer["status"] == "complete" and result["kind"] == "actions" and result["scope"] == "complete" and not answer["parts"]:
                found.append((answer, [ROWS[item.split("/")[1]] for item in result["items"]]))
    assert len(found) > 12
    return found


@pytest.mark.parametrize(("test", "turn"), asked(SELECT))
def test_what_is_asked_among_what_was_found_is_selected_from_it(engine: Engine, lists: list[tuple[dict[str, Any], list[Row]]], test: Test, turn: str) -> None:
    for first, rows in lists:
        answer = ask(engine, turn, on=DAY, previous=first)
        if answer["status"] in ("complete", "empty") and answer["result"]["kind"] == "actions":
            assert answer["result"]["items"] == [f"{DOCUMENT}/{row.place}" for row in rows if test(row)], (first["question"], answer["answer"])
        elif answer["status"] in ("complete", "empty"):  # of a single action: whether it is so
            assert len(rows) == 1
            assert answer["result"]["items"] == ["yes" if test(rows[0]) else "no"], (first["question"], answer["answer"])


@pytest.mark.parametrize(("test", "turn"), asked(ANY))
def test_whether_any_of_what_was_found_is_so(engine: Engine, lists: list[tuple[dict[str, Any], list[Row]]], test: Test, turn: str) -> None:
    for first, rows in lists:
        answer = ask(engine, turn, on=DAY, previous=first)
        if answer["status"] in ("complete", "empty"):
            said = answer["result"]["items"] == ["yes"] if answer["result"]["kind"] == "yes_no" else answer["result"]["count"] > 0
            assert said == any(map(test, rows)), (first["question"], answer["answer"])


@pytest.mark.parametrize(("test", "turn"), asked(ALL))
def test_whether_all_of_what_was_found_is_so(engine: Engine, lists: list[tuple[dict[str, Any], list[Row]]], test: Test, turn: str) -> None:
    for first, rows in lists:
        answer = ask(engine, turn, on=DAY, previous=first)
        if answer["status"] in ("complete", "empty"):
            assert answer["result"]["kind"] == "yes_no", (first["question"], answer["answer"])
            assert answer["result"]["items"] == ["yes" if all(map(test, rows)) else "no"], (first["question"], answer["answer"])


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ("Which actions have the fewest bodies? | which of those are due in 2022?", {25, 41}),
        ("Which actions have the fewest bodies? | how many of those are in section A?", {17, 25}),
        ("Which actions cite Directive 2014/42/EU? | list them", {8}),
        ("Which action deals with Framework Decision 2004/757/JHA? | and Directive 2014/42/EU?", {8}),
        ("Which actions mention Frontex without making it responsible? | and Europol?", {17}),
        ("Welche Maßnahmen gehören zum Bereich 2.2? | Davon nur die mit Europol.", {15, 16}),
        ("Which actions are in area 2.2? | of those, only the ones with Europol", {15, 16}),
        ("fila con la nota 4 | ¿y la nota 5?", {37}),
        ("What do Actions 13 and 14 say? | are both due in 2021?", {13, 14}),
        ("What does Action 25 say? | Which other actions have the same deadline?", {41}),
        ("What does Action 25 say? | Is Eurojust among them? | Which other actions have the same deadline?", {41}),
        ("Was sagt Maßnahme 25? | Welche anderen Maßnahmen haben dieselbe Frist?", {41}),
        # in the same way: named in the text, and beside what else was asked
        ("Which actions name Europol in the text? | and Frontex?", {row.number for row in ACTIONS if "Frontex" in row.names}),
        ("Welche Maßnahmen nennen Europol im Text? | und Frontex?", {row.number for row in ACTIONS if "Frontex" in row.names}),
        ("In the wording of which actions does the EMCDDA appear? | which of them are Europol's? | and the Member States'?", {row.number for row in ACTIONS if "EMCDDA" in row.names and "Member States" in row.bodies}),
        ("Which actions are in section B? | et celles où Europol est responsable ?", {30}),
        ("Quelles actions relèvent d'Europol ? | celles qui s'achèvent en 2021", {row.number for row in ACTIONS if "Europol" in row.bodies and row.end == 2021}),
        ("¿Qué acciones tiene Europol? | las que terminan en 2021", {row.number for row in ACTIONS if "Europol" in row.bodies and row.end == 2021}),
        ("Was sagen Maßnahmen 13 und 14? | sind beide in Abschnitt A?", {13, 14}),
    ],
)
def test_what_a_list_was_asked_for_by_stays_a_condition(engine: Engine, turns: str, expected: set[int]) -> None:
    answer = talk(engine, turns)
    assert answer["status"] == "complete"
    assert {int(item.split("/act_")[1]) for item in answer["result"]["items"]} == expected


@pytest.mark.parametrize(
    ("turns", "items"),
    [
        ("Which actions have the fewest bodies? | who is responsible for those?", ["European Commission"]),
        ("Which action deals with Framework Decision 2004/757/JHA? | wer ist dafür zuständig?", ["European Commission"]),
        ("Quelles actions mentionnent les prisons ? | Quelles agences sont concernées ?", ["EMCDDA", "CEPOL", "Eurojust"]),
        ("Which actions mention prisons? | which agencies are involved?", ["EMCDDA", "CEPOL", "Eurojust"]),
        ("Which actions cite a directive? | which sections are they in?", [f"{DOCUMENT}/sec_A"]),
        ("Which actions have the most bodies? | which of them have CEPOL?", ["no"]),
        ("Which actions is CEPOL responsible for? | ¿y cuáles de esas son también de los Estados miembros? | are all of them in section A?", ["no"]),
        ("Quelles actions arrivent à échéance en 2021 ? | welche davon sind in Abschnitt A? | are they all in section A and due in 2021?", ["yes"]),
    ],
)
def test_values_are_those_of_what_was_found(engine: Engine, turns: str, items: list[str]) -> None:
    assert talk(engine, turns)["result"]["items"] == items


AGENCIES = {"EMCDDA", "EMA", "ECDC", "CEPOL", "Eurojust", "Europol", "Frontex"}
IDLE = {"Eurojust", "CEPOL", "EUCPN", "EMA", "CSFD"}
"""Bodies without any action due in 2021."""


@pytest.mark.parametrize(
    ("turns", "test"),
    [
        ("Which agencies are in section C? | which actions do they have?", lambda row: row.section == "C" and AGENCIES & set(row.bodies)),
        ("Which agencies are in section C? | which of their actions are due in 2021?", lambda row: row.section == "C" and row.end == 2021 and AGENCIES & set(row.bodies)),
        ("Which bodies are in no action due in 2021? | which actions do they have?", lambda row: IDLE & set(row.bodies)),
        ("Which bodies are only in section A? | which are their actions?", lambda row: {"Frontex", "MAOC-N"} & set(row.bodies)),
        ("Which body has the most actions? | which of its actions are due in 2022?", lambda row: row.end == 2022 and "European Commission" in row.bodies),
        ("Quel organisme a le plus d'actions ? | combien de ses actions s'achèvent en 2022 ?", lambda row: row.end == 2022 and "European Commission" in row.bodies),
        ("Welche Stelle hat die meisten Maßnahmen? | welche ihrer Maßnahmen enden 2022?", lambda row: row.end == 2022 and "European Commission" in row.bodies),
        ("¿Qué organismo tiene más acciones? | ¿cuáles de sus acciones terminan en 2022?", lambda row: row.end == 2022 and "European Commission" in row.bodies),
        ("Which section has the fewest actions? | which actions are they?", lambda row: row.section == "B"),
        ("What is priority 7? | which actions?", lambda row: row.priority == 7),
        ("Is naloxone mentioned? | in which action?", lambda row: "naloxone" in wordings.prose()[row.number].lower()),
        ("How is the darknet to be monitored? | in which action?", lambda row: "darknet" in wordings.prose()[row.number].lower()),
    ],
)
def test_the_actions_of_what_was_found(engine: Engine, turns: str, test: Callable[[Row], object]) -> None:
    answer = talk(engine, turns)
    assert answer["status"] == "complete"
    assert answer["result"]["items"] == [f"{DOCUMENT}/{row.place}" for row in ACTIONS if test(row)]


#: A noun and the word that asks for it, in the four languages.
BARE = ["which section?", "how many bodies?", "which directive?", "which agencies?", "in welchem Abschnitt?", "welche Agenturen?", "quel organisme ?", "¿en qué sección?"]
#: Questions that no action is the answer to.
OTHERS = ["Which body has the most actions?", "Which indicators use Eurostat data?", "Compare Europol and Frontex", "Is Directive 2014/42/EU still in force?"]


@pytest.mark.parametrize("first", OTHERS)
def test_a_bare_noun_after_what_has_none_is_unclear(engine: Engine, first: str) -> None:
    before = ask(engine, first, on=DAY)
    for turn in BARE:
        assert ask(engine, turn, on=DAY, previous=before)["status"] == "ambiguous", turn


@pytest.mark.parametrize(
    ("turns", "status", "said"),
    [
        ("Which directive does Action 8 cite?", "complete", "cites Directive 2014/42/EU"),
        ("Which directive does Action 25 cite?", "empty", "cites no act of that type. Action 25 cites Framework Decision 2004/757/JHA"),
        ("What is Action 8 about? | which directive?", "complete", "cites Directive 2014/42/EU"),
        ("Which actions are due in 2022? | the third of them", "empty", "2 of 53 actions are due in 2022. There is no number 3 among them."),
        ("Which actions contain cocaine? | the last one", "empty", "None of the 53 actions contains “cocaine”."),
        ("What comes after Action 53?", "empty", "none comes after it"),
        ("Welche Maßnahme kommt vor Maßnahme 1?", "empty", "Davor kommt keine"),
        ("Which indicators use Eurostat? | the second one", "empty", "There is no number 2 among them."),
    ],
)
def test_what_is_lacking_is_said(engine: Engine, turns: str, status: str, said: str) -> None:
    answer = talk(engine, turns)
    assert answer["status"] == status
    assert said in answer["answer"]


@pytest.mark.parametrize("turns", ["What is SIENA? | which actions?", "Which indicators use Eurostat data? | which actions?", "Which bodies have more than ten actions? | which of them are in section B?"])
def test_a_bare_noun_is_never_all_that_there_are(engine: Engine, turns: str) -> None:
    assert talk(engine, turns)["status"] == "ambiguous"


def test_a_body_in_the_place_of_one_that_is_involved_may_be_responsible_or_named(engine: Engine) -> None:
    answer = talk(engine, "Which actions involve Europol? | and Frontex?")
    assert answer["status"] == "ambiguous"
    assert {9, 3} <= {reading["count"] for reading in answer["readings"]}


@pytest.mark.parametrize("turns", ["Which bodies are in section B? | are they in section A?", "Which bodies are in section B? | are they all agencies?"])
def test_they_after_bodies_may_be_these_or_their_actions(engine: Engine, turns: str) -> None:
    assert talk(engine, turns)["status"] == "ambiguous"


def test_a_heading_that_an_empty_list_is_said_by_is_cited(engine: Engine) -> None:
    answer = ask(engine, "Which actions of the governance section end in 2025?", on=DAY)
    assert answer["status"] == "empty"
    assert verify(answer, engine.records, recompute=lambda one: recompute(engine, one), again=lambda one: repeated(engine, one))["verified"]
