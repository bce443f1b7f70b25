"""Thanks, greetings and single words of surprise are neither answered nor searched for."""

from __future__ import annotations

import pytest

from index.answer import ask
from index.engine import Engine
from index.question.courtesies import only_courtesy


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("ok?", "en"),
        ("Thank you so much!", "en"),
        ("really?", "en"),
        ("why?", "en"),
        ("hi there", "en"),
        ("who are you?", "en"),
        ("Merci beaucoup", "fr"),
        ("Vielen Dank!", "de"),
        ("¡Muchas gracias!", "es"),
    ],
)
def test_a_courtesy_is_told_what_can_be_asked(engine: Engine, message: str, language: str) -> None:
    assert only_courtesy(message, language)
    answer = ask(engine, message)
    assert (answer["status"], answer["passages"], answer["claims"]) == ("not_found", [], [])
    assert {"en": "You can ask", "fr": "Vous pouvez", "de": "Sie können", "es": "Puede preguntar"}[language] in answer["answer"]


@pytest.mark.parametrize(
    "message",
    ["prisons?", "Thanks, and which actions are due in 2023?", "Action 5", "naloxone", "Who is responsible?", "ok Europol", "", "?"],
)
def test_what_names_anything_is_no_courtesy(message: str) -> None:
    assert not only_courtesy(message, "en")


def test_what_stands_around_a_question_makes_it_one(engine: Engine) -> None:
    answer = ask(engine, "Mothers who use drugs do not come to the clinic. What would help?")
    assert "You can ask" not in answer["answer"]
    assert answer["passages"]


def test_a_question_that_points_back_says_that_the_one_before_is_missing(engine: Engine) -> None:
    assert ask(engine, "who runs it?")["status"] == "ambiguous"


@pytest.mark.parametrize(
    "message",
    [
        "Which actions mention firearms? Could you send it by Friday?",
        "Which actions mention firearms? Please reply by tomorrow.",
        "I need this by Monday. Which actions mention firearms? Can you get back to me today?",
        "Welche Maßnahmen nennen firearms? Könnten Sie mir das bis morgen schicken?",
        "Quelles actions mentionnent firearms ? Pourriez-vous me l'envoyer, cela presse, me répondre vite ?",
    ],
)
def test_how_an_answer_is_to_be_sent_is_no_question(engine: Engine, message: str) -> None:
    answer = ask(engine, message)
    assert (answer["status"], answer["parts"]) == ("complete", [])
    assert [item.rsplit("/", 1)[1] for item in answer["result"]["items"]] == ["act_2"]
