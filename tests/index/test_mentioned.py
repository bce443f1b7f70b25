"""Whether one act names something is proved by a scan of what is held of it, either way; what is said of a thing is no such question."""

from __future__ import annotations

import re

import pytest

from index.answer import ask
from index.engine import Engine
from ingest.fold import fold

ACTS = {"the framework decision": "32004F0757", "Directive 2014/42/EU": "32014L0042", "Directive 2019/1153": "32019L1153"}
WORDS = ("alcohol", "cannabis", "victims", "lawyer", "heroin", "tobacco", "Europol", "Frontex", "money laundering")
FRAMES = ("Is {word} mentioned in {act}?", "Does {act} mention {word}?", "Does {act} refer to {word}?", 'Does the word "{word}" appear in {act}?', "Is {word} named in {act}?")


def _holding(engine: Engine, work: str, word: str) -> set[str]:
    document = engine.world.edition(work)
    assert document is not None
    stem = r"[\s-]".join(map(re.escape, fold(word).rstrip("s").split()))
    parents = {unit.parent for unit in document.units}
    leaves = [unit for unit in document.units if unit.place not in parents]
    return {unit.place for unit in leaves if re.search(rf"\b{stem}", fold(document.text[unit.start : unit.end]))}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("word", WORDS)
def test_yes_and_no_are_proved(engine: Engine, word: str, act: str, frame: str) -> None:
    answer = ask(engine, frame.format(word=word, act=act))
    held = _holding(engine, ACTS[act], word)
    assert answer["status"] == "complete", answer["answer"]
    assert answer["answer"].startswith("Yes." if held else "No."), answer["answer"]
    assert {item.split("/", 1)[1] for item in answer["result"]["items"]} == held


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Le cannabis est-il mentionné dans la décision-cadre ?", "Oui."),
        ("Wird Cannabis im Rahmenbeschluss erwähnt?", "Ja."),
        ("¿Se menciona el cannabis en la Decisión Marco?", "Sí."),
        ("Does Directive 2014/42/EU mention victims and lawyers?", "Yes."),
        ("Does Directive 2014/42/EU mention victims or tobacco?", "Yes."),
        ("Does Directive 2014/42/EU mention victims and tobacco?", "No."),
    ],
)
def test_several_words_and_other_languages(engine: Engine, question: str, said: str) -> None:
    answer = ask(engine, question)
    assert (answer["status"], answer["answer"].split(" ")[0]) == ("complete", said)


@pytest.mark.parametrize(
    "question",
    ["Does Directive 2014/42/EU mention that victims are paid?", "Does the framework decision mention how new drugs are added?", "Are victims compensated under Directive 2014/42/EU?", "Is Europol responsible under Directive 2019/1153?"],
)
def test_what_is_said_of_a_thing_is_no_scan(engine: Engine, question: str) -> None:
    assert ask(engine, question)["status"] != "complete"
