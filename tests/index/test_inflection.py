"""Which forms of a word a scan counts, and that it says so."""

from __future__ import annotations

import pytest

from index.answer import ask
from index.engine import Engine


def numbers(engine: Engine, question: str) -> set[str]:
    return {item.rsplit("_", 1)[1] for item in ask(engine, question)["result"]["items"]}


def test_a_noun_in_ing_is_not_the_verb_that_it_comes_from(engine: Engine) -> None:
    trains, trainings = numbers(engine, "Which actions mention trains?"), numbers(engine, "Which actions mention training?")
    assert trains
    assert trainings
    assert not trains & trainings


def test_a_verb_in_ing_is_found_in_its_other_forms_and_says_which(engine: Engine) -> None:
    found = ask(engine, "Which actions mention monitoring?")
    assert "Counted as “monitoring”: “monitor” and “monitored”." in found["notes"]


@pytest.mark.parametrize("word", ["cooperation", "law enforcement"])
def test_no_other_forms_no_note(engine: Engine, word: str) -> None:
    assert not any("Counted as" in note for note in ask(engine, f"Which actions contain “{word}”?")["notes"])
