"""Whatever words of a question are put together: it is answered or refused, never an error, and what is answered verifies."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from index.answer import ask
from index.engine import Engine
from index.question.lexicon import lexicon
from index.verify import verify
from ingest.wording import LANGUAGES

DAY = dt.date(2026, 11, 22)
NAMES = ["Europol", "EMCDDA", "Frontex", "EUDA", "Action 5", "Directive 2014/42/EU", "2021", "2025", "section A", "3.1", "Article 7", "SOCTA", "cannabis", "prisons", "indicator 4", "footnote 2", "2030", "three"]  # fmt: skip


def questions(language: str, count: int) -> list[str]:
    """Phrases that the lexicon of a language knows, between names that the records know, in any order."""
    chance = random.Random(language)
    phrases = sorted({" ".join(key) for key in lexicon(language).phrases if "…" not in " ".join(key)})
    made = []
    for _ in range(count):
        words = [chance.choice(phrases if chance.random() < 0.7 else NAMES) for _ in range(chance.randint(3, 8))]
        made.append(" ".join(words) + chance.choice(["?", "", "."]))
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_put_together_are_an_error_and_each_answer_verifies(engine: Engine, language: str) -> None:
    for question in questions(language, 120):
        answer = ask(engine, question, on=DAY)
        assert verify(engine, answer)["verified"], (question, answer["answer"])
