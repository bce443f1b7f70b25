"""Acts by the date that they bear are selected from the catalogue; whoever tells states to write them into law asks for that deadline."""

from __future__ import annotations

import re

import pytest

from index.answer import ask
from index.engine import Engine

DATED = {
    "Which acts were adopted before 2010?": ("", 0, 2009),
    "Which acts are older than 2010?": ("", 0, 2009),
    "Which directives date from after 2015?": ("L", 2016, 9999),
    "Which acts are from 2018?": ("", 2018, 2018),
    "Which regulations were adopted between 2015 and 2020?": ("R", 2015, 2020),
    "How many acts were adopted after 2020?": ("", 2021, 9999),
    "Which directives were adopted since 2019?": ("L", 2019, 9999),
    "Which directives were adopted in 1999?": ("L", 1999, 1999),
    "List the acts passed in 2014.": ("", 2014, 2014),
    "Quels actes datent d'avant 2010 ?": ("", 0, 2009),
    "Quelles directives ont été adoptées en 2014 ?": ("L", 2014, 2014),
    "Welche Rechtsakte stammen aus der Zeit vor 2010?": ("", 0, 2009),
    "Welche Richtlinien wurden nach 2015 verabschiedet?": ("L", 2016, 9999),
    "¿Qué actos se adoptaron antes de 2010?": ("", 0, 2009),
}


def _expected(engine: Engine, letter: str, first: int, last: int) -> tuple[set[str], int]:
    assert engine.world.catalogue is not None
    acts = [work for work in engine.world.catalogue.works if work.date and re.match(rf"3\d{{4}}{letter or '[A-Z]'}", work.id)]
    return {work.id for work in acts if work.date and first <= work.date.year <= last}, len(acts)


def _works(items: tuple[str, ...]) -> set[str]:
    return {item.split(".")[0] for item in items}


@pytest.mark.parametrize("question", DATED)
def test_acts_are_listed_by_their_own_date(engine: Engine, question: str) -> None:
    answer = ask(engine, question)
    works, checked = _expected(engine, *DATED[question])
    assert answer["status"] == ("complete" if works else "empty")
    assert (_works(answer["result"]["items"]), answer["result"]["checked"]) == (works, checked)


def test_a_further_year_is_asked_of_the_acts_too(engine: Engine) -> None:
    first = ask(engine, "Which acts were adopted before 2010?")
    answer = ask(engine, "and after 2015?", previous=first["interpretation"])
    assert _works(answer["result"]["items"]) == _expected(engine, "", 2016, 9999)[0]


@pytest.mark.parametrize("question", ["Which acts are due before 2022?", "Which acts were amended before 2010?", "Which acts cited by the plan were adopted before 2010?", "Which actions are due in 2022?"])
def test_another_year_is_none_of_the_acts(engine: Engine, question: str) -> None:
    assert "date" not in str(ask(engine, question)["interpretation"].get("understood"))


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("By when did countries have to put the 2014 confiscation directive into their law?", "4 October 2016"),
        ("When did states have to write Directive 2019/1153 into national law?", "1 August 2021"),
        ("By when must countries apply the framework decision?", "12 May 2006"),
        ("When do states have to apply Directive 2014/42/EU?", "4 October 2016"),
        ("By when must states have Directive 2014/42/EU on the statute book?", "4 October 2016"),
        ("¿Cuándo debían los Estados miembros aplicar la Directiva 2014/42/UE?", "4 de octubre de 2016"),
    ],
)
def test_what_states_had_to_do_is_the_transposition(engine: Engine, question: str, day: str) -> None:
    answer = ask(engine, question)
    assert answer["status"] == "complete"
    assert day in answer["answer"][:80]


@pytest.mark.parametrize("question", ["When did the framework decision start to apply?", "When did Directive 2014/42/EU enter into force?"])
def test_when_an_act_applies_is_no_duty_of_states(engine: Engine, question: str) -> None:
    assert "in force since" in ask(engine, question)["answer"]


@pytest.mark.parametrize(
    ("told", "plain"),
    [
        ("Answer only yes: is Frontex responsible for Action 20?", "Is Frontex responsible for Action 20?"),
        ("Answer with one word: who is responsible for Action 53?", "Who is responsible for Action 53?"),
        ("Yes or no: is Europol responsible for Action 13?", "Is Europol responsible for Action 13?"),
        ("Just answer yes: is Frontex responsible for Action 20?", "Is Frontex responsible for Action 20?"),
        ("In one word: which actions are due in 2022?", "Which actions are due in 2022?"),
        ("Réponds par oui ou non : Europol est-il responsable de l'action 13 ?", "Europol est-il responsable de l'action 13 ?"),
        ("Antworte nur mit Ja: Ist Europol für Maßnahme 13 verantwortlich?", "Ist Europol für Maßnahme 13 verantwortlich?"),
        ("Responde solo sí: ¿es Europol responsable de la acción 13?", "¿Es Europol responsable de la acción 13?"),
    ],
)
def test_how_to_answer_is_left_aside(engine: Engine, told: str, plain: str) -> None:
    one, other = ask(engine, told), ask(engine, plain)
    assert (one["status"], one["answer"], one["result"]) == (other["status"], other["answer"], other["result"])
