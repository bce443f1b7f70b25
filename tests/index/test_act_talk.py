"""Talks about acts: "it", "the new one", "which of them" are the acts of the questions before."""

from __future__ import annotations

import pytest

from index.answer import ask
from index.engine import Engine
from tests.index.talks import DAY, talk


@pytest.mark.parametrize(
    ("turns", "act"),
    [
        ("What replaced Directive 2014/42/EU? | When did it enter into force?", "32024L1260"),
        ("What is the successor of 2014/42/EU? | What is it about?", "32024L1260"),
        ("What replaced Directive 2014/42/EU? | When did it enter into force? | And the old one?", "32014L0042"),
        ("Is 2014/42/EU still in force? | What came after it? | When must the new one be transposed?", "32024L1260"),
        ("What replaced Directive 2014/42/EU? | When was the old directive adopted?", "32014L0042"),
        ("Which actions cite Framework Decision 2004/757/JHA? | Is it still in force?", "32004F0757"),
        ("What is Framework Decision 2004/757/JHA about? | Was it amended? | By what?", "32004F0757"),
        ("What is Framework Decision 2004/757/JHA about? | Nonsense about them zzz? | When was it adopted?", "32004F0757"),
        ("Par quoi la directive 2014/42/UE a-t-elle été remplacée ? | Quand est-elle entrée en vigueur ?", "32024L1260"),
        ("La directive 2014/42/UE est-elle en vigueur ? | Qu'est-ce qui l'a remplacée ? | Quand la nouvelle est-elle entrée en vigueur ?", "32024L1260"),
        ("Par quoi la directive 2014/42/UE a-t-elle été remplacée ? | Quand est-elle entrée en vigueur ? | Et l'ancienne ?", "32014L0042"),
        ("Wodurch wurde die Richtlinie 2014/42/EU ersetzt? | Wann ist sie in Kraft getreten?", "32024L1260"),
        ("Wodurch wurde die Richtlinie 2014/42/EU ersetzt? | Wann ist sie in Kraft getreten? | Und die alte?", "32014L0042"),
        ("¿Qué sustituyó a la Directiva 2014/42/UE? | ¿Cuándo entró en vigor?", "32024L1260"),
        ("¿Qué sustituyó a la Directiva 2014/42/UE? | ¿Cuándo entró en vigor? | ¿Y la antigua?", "32014L0042"),
    ],
)
def test_what_is_pointed_to_is_the_act_that_is_meant(engine: Engine, turns: str, act: str) -> None:
    told = talk(engine, turns)
    assert told["status"] in ("complete", "answered")
    assert told["result"]["items"][0].split("/")[0].removesuffix(".digest") == act


@pytest.mark.parametrize(
    ("turns", "actions"),
    [
        ("Which acts does the plan cite? | Which of them are still in force? | And which actions cite them?", [4, 8, 25]),
        ("What does Article 4 of Directive 2014/42/EU say? | What about recital 12? | Which actions of the plan refer to it?", [8]),
        ("Is 2014/42/EU still in force? | What replaced it? | Does the plan cite the new one?", []),
        ("Is 2014/42/EU still in force? | What replaced it? | Does the plan cite the new one? | And the old one?", [8]),
        ("La directive 2014/42/UE est-elle en vigueur ? | Quelles actions la citent ?", [8]),
        ("Gilt die Richtlinie 2014/42/EU noch? | Welche Maßnahmen verweisen auf sie?", [8]),
        ("¿Sigue en vigor la Directiva 2014/42/UE? | ¿Qué acciones la citan?", [8]),
    ],
)
def test_actions_that_cite_it(engine: Engine, turns: str, actions: list[int]) -> None:
    told = talk(engine, turns)
    assert told["status"] == ("complete" if told["result"]["items"] else "empty")
    assert [item.split("/act_")[1] for item in told["result"]["items"]] == [str(number) for number in actions]


def test_all_of_them_are_told_of(engine: Engine) -> None:
    told = talk(engine, "Which directives does the plan cite? | When were they adopted?")
    assert "20 June 2019" in told["answer"]
    assert "3 April 2014" in told["answer"]


def test_a_follow_up_that_finds_nothing_leaves_the_question_before_in_place(engine: Engine) -> None:
    told = talk(engine, "What is Action 12 about? | Who pays for it? | When is it due?")
    assert told["answer"].startswith("The timetable of Action 12")
    alone = ask(engine, "Who pays for it?", on=DAY, previous=talk(engine, "What is Action 12 about?"))
    again = ask(engine, "When is it due?", on=DAY, previous=alone["interpretation"])
    assert again["answer"] == told["answer"]
