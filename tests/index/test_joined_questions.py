"""A message that joins whole questions is answered as these questions sent one after another."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from index.answer import ask, recompute
from index.question.lexicon import language_of
from index.question.messages import questions
from index.receipts import verify
from tests.index import generated
from tests.index.talks import DAY

if TYPE_CHECKING:
    from index.engine import Engine

#: (a message, the questions that it joins)
JOINED = [
    ("Who is responsible for Action 4 and what does Action 5 say?", ["Who is responsible for Action 4", "what does Action 5 say?"]),
    ("When is Action 4 due and what does it say?", ["When is Action 4 due", "what does it say?"]),
    ("What does Action 7 say, who is responsible and when is it due?", ["What does Action 7 say", "who is responsible", "when is it due?"]),
    ("Who is responsible for Action 13 and is Europol one of them?", ["Who is responsible for Action 13", "is Europol one of them?"]),
    ("Tell me who is responsible for Action 4 and whether Eurojust is responsible for Action 5", ["Tell me who is responsible for Action 4", "whether Eurojust is responsible for Action 5"]),
    ("Explain Action 14 and also, who is in charge of Action 12?", ["Explain Action 14", "also, who is in charge of Action 12?"]),
    ("Explain Action 14 and list the actions due in 2023", ["Explain Action 14", "list the actions due in 2023"]),
    ("Which acts does Action 4 cite and are they in force?", ["Which acts does Action 4 cite", "are they in force?"]),
    ("Is Directive 2014/42/EU still in force and what replaced it?", ["Is Directive 2014/42/EU still in force", "what replaced it?"]),
    ("Qui est responsable de l'action 4 et que dit l'action 5 ?", ["Qui est responsable de l'action 4", "que dit l'action 5 ?"]),
    ("Wer ist für Maßnahme 4 verantwortlich und was steht in Maßnahme 5?", ["Wer ist für Maßnahme 4 verantwortlich", "was steht in Maßnahme 5?"]),
    ("Welche strategischen Prioritäten gibt es und bei welchen Maßnahmen ist Europol zuständig?", ["Welche strategischen Prioritäten gibt es", "bei welchen Maßnahmen ist Europol zuständig?"]),
    ("¿Quién es responsable de la acción 4 y qué dice la acción 5?", ["¿Quién es responsable de la acción 4", "qué dice la acción 5?"]),
]

#: Conditions, halves that lean on the other for a noun or a verb, and clauses that only go on.
ONE = [
    "Which bodies and which actions are in section A?",
    "Which actions are due in 2021 and which in 2022?",
    "How many actions are in section A and how many in B?",
    "Wie viele Maßnahmen hat Priorität 1, und wie viele Priorität 8?",
    "Which of Europol's actions mention encryption and have more than one responsible body?",
    "Which actions mention Europol and name Frontex as responsible?",
    "EEAS actions that run over the whole period and in which Member States are not responsible",
    "Which actions that have exactly 5 responsible bodies and which belong to priority 4 is the Commission responsible for?",
    "Quelles sont les actions dont Europol est responsable et qui sont à réaliser en 2021 ?",
    "Welche Maßnahmen nennen Europol nicht und haben Europol nicht als zuständige Stelle?",
    "¿Qué acciones tienen a Europol y a la EMCDDA pero no a Frontex y vencían en 2021?",
    "What is the deadline of Action 12, which is about crime?",
    "When and by whom is Action 5 to be done?",
]


@pytest.mark.parametrize(("message", "asked"), JOINED, ids=[message for message, _ in JOINED])
def test_what_is_joined_is_answered_one_after_the_other(engine: Engine, message: str, asked: list[str]) -> None:
    assert questions(message, language_of(message)) == asked
    answer = ask(engine, message, on=DAY)
    told: list[dict[str, Any]] = []
    for question in asked:
        told.append(ask(engine, question, on=DAY, previous=told[-1] if told else None))
    assert [(part["status"], part["answer"], part["result"]) for part in answer["parts"]] == [(each["status"], each["answer"], each["result"]) for each in told]
    assert "ambiguous" not in {part["status"] for part in answer["parts"]}
    assert verify(answer, engine.records, lambda given: recompute(engine, given))["verified"]


@pytest.mark.parametrize("message", ONE)
def test_a_clause_that_goes_on_is_no_question_of_its_own(message: str) -> None:
    assert questions(message, language_of(message)) == [message]


def test_conditions_put_together_are_never_cut() -> None:
    draw = random.Random(7)

    def pick(of: Any) -> Any:
        return of[draw.randrange(len(of))]

    for make in (generated.question, generated.foreign):
        for _ in range(3000):
            question, _ = make(pick)
            assert questions(question, language_of(question)) == [question]


def test_a_follow_up_is_asked_of_the_last_of_them(engine: Engine) -> None:
    first = ask(engine, "Who is responsible for Action 4 and when is Action 46 due?", on=DAY)
    assert ask(engine, "and what does it say?", on=DAY, previous=first)["result"]["items"][0].endswith("/act_46")
