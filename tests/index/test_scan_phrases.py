"""Where the words that are scanned for end: how often something stands somewhere, or before what else, is no word of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.answer import ask
from tests.index.talks import DAY

if TYPE_CHECKING:
    from index.engine import Engine


@pytest.mark.parametrize(
    "question",
    [
        "Which action mentions darknet first?",
        "Which actions mention cannabis more than once?",
        "Which actions mention cannabis twice?",
        "Which actions mention women first and foremost?",
        "Which actions mention cannabis at least two times?",
    ],
)
def test_how_often_is_not_looked_for(engine: Engine, question: str) -> None:
    assert ask(engine, question, on=DAY)["status"] in ("answered", "not_found")


@pytest.mark.parametrize("question", ["Which actions mention synthetic drugs and precursors together?", "Which actions mention both synthetic drugs and precursors?"])
def test_words_together_are_both(engine: Engine, question: str) -> None:
    answer = ask(engine, question, on=DAY)
    assert {str(value) for each in answer["interpretation"]["filters"] for value in each["values"]} == {"synthetic drugs", "precursors"}


def test_a_noun_of_two_words_is_asked_for(engine: Engine) -> None:
    assert ask(engine, "Which deadline years occur in the plan?", on=DAY)["result"]["items"] == ask(engine, "Which deadlines occur in the plan?", on=DAY)["result"]["items"]


def test_a_phrase_that_opens_with_such_a_word_is_one(engine: Engine) -> None:
    assert ask(engine, "Which actions mention first responders?", on=DAY)["status"] == "empty"
