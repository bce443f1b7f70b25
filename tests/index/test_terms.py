"""What words of the texts are called in other languages: a list that misleads nobody, and scans that read it."""

from __future__ import annotations

import datetime as dt
import tomllib
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from index.answer import ask
from index.evidence.function_words import FUNCTION_WORDS
from index.terms import ENDING, EVERYDAY, FILE, Terms
from tests.growth import grows_linearly

if TYPE_CHECKING:
    from index.engine import Engine

DAY = dt.date(2026, 11, 22)
LANGUAGES = ("fr", "de", "es")


@pytest.fixture(scope="module")
def whole(corpus: Path) -> dict[str, dict[str, dict[str, list[str]]]]:
    return tomllib.loads((corpus / FILE).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def listed(whole: dict[str, dict[str, dict[str, list[str]]]]) -> dict[str, dict[str, dict[str, list[str]]]]:
    return {part: terms for part, terms in whole.items() if part != EVERYDAY}


@pytest.fixture(scope="module")
def terms(corpus: Path) -> Terms:
    return Terms.load(corpus / FILE)


def written(path: Path, words: str) -> Terms:
    path.write_text(words, encoding="utf-8")
    return Terms.load(path)


# The list


def test_every_term_stands_in_a_text_and_those_of_the_acts_in_none(
    engine: Engine, listed: dict[str, dict[str, dict[str, list[str]]]]
) -> None:
    for part, stands in (("texts", True), ("acts", False)):
        for term in listed.get(part, {}):
            assert any(words.find(engine.world.roots(term)) for words in engine.world.words) is stands, term


def test_every_term_is_listed_once_with_words_of_each_language(
    engine: Engine, listed: dict[str, dict[str, dict[str, list[str]]]]
) -> None:
    found = [term for part in listed.values() for term in part]
    assert len({engine.world.roots(term) for term in found}) == len(found) >= 1200
    for part in listed.values():
        for term, languages in part.items():
            assert tuple(languages) == LANGUAGES, term
            assert all(languages.values()), term


def test_a_star_stands_behind_a_stem_not_behind_a_syllable(terms: Terms) -> None:
    for pattern, term in terms.patterns:
        assert pattern, term
        assert not any("*" in piece for piece in pattern[:-1]), (pattern, term)
        assert not pattern[-1].endswith("*") or len(pattern[-1]) > 4, (pattern, term)


def test_no_word_of_the_list_is_a_function_word_of_its_language(terms: Terms) -> None:
    for language in LANGUAGES:
        for word in FUNCTION_WORDS[language] | FUNCTION_WORDS["en"]:
            assert not terms.counterparts(word, language) or word in _NOUNS, (language, word)


_NOUNS = frozenset(["kind"])
"""German nouns with the letters of an English function word."""


def test_everyday_words_come_near_to_words_of_a_text_and_are_not_those_listed_already(
    engine: Engine, whole: dict[str, dict[str, dict[str, list[str]]]], terms: Terms
) -> None:
    for term, languages in whole[EVERYDAY].items():
        assert any(words.find(engine.world.roots(term)) for words in engine.world.words), term
        for language, words in languages.items():
            for word in words:
                plain = word.removesuffix("*")
                assert not terms.counterparts(plain, language), word
                assert term in terms.counterparts(plain, language, everyday=True), word


# Reading it


@pytest.mark.parametrize(
    ("phrase", "language", "term"),
    [
        ("die Gefängnisse", "de", "prison"),
        ("les prisons", "fr", "prison"),
        ("las cárceles", "es", "prison"),
        # an article, or an "of" that is one word with it, inside
        ("trafic de la drogue", "fr", "drug trafficking"),
        ("la reducción de los daños", "es", "harm reduction"),
        # cases of two words
        ("der organisierten Kriminalität", "de", "organised crime"),
        # an apostrophe joins an article
        ("l'alerte rapide", "fr", "early warning"),
    ],
)
def test_inflections_and_articles_are_read_over(terms: Terms, phrase: str, language: str, term: str) -> None:
    assert term in terms.counterparts(phrase, language)
    assert term in terms.counterparts(phrase)


def test_a_longer_ending_or_a_word_left_over_is_another_thing(terms: Terms) -> None:
    assert not terms.counterparts("Gefängnisinsassenvertretung", "de")
    assert not terms.counterparts("prisons surpeuplées", "fr")


def test_a_word_is_read_in_its_own_language(tmp_path: Path) -> None:
    terms = written(
        tmp_path / FILE,
        '[texts]\n"staff" = { fr = ["personnel"], de = ["personal"], es = ["plantilla"] }\n"personal" = { es = ["personal"] }\n',
    )
    assert terms.counterparts("Personal", "de") == ("staff",)
    assert terms.counterparts("personal", "es") == ("personal",)
    assert terms.counterparts("personal", "fr") == ()
    assert set(terms.counterparts("personal")) == {"staff", "personal"}


def test_no_list_knows_no_word(tmp_path: Path) -> None:
    terms = Terms.load(tmp_path / FILE)
    assert terms.counterparts("Gefängnis", "de") == terms.counterparts("", "de") == ()
    assert terms.words == frozenset()


def test_an_ending_has_three_letters_at_most(tmp_path: Path) -> None:
    terms = written(tmp_path / FILE, '[texts]\n"evaluation" = { de = ["bewert*"] }\n')
    for ending in ("", "en", "ung"):
        assert terms.counterparts(f"Bewert{ending}", "de") == ("evaluation",)
    assert not terms.counterparts("bewert" + "u" * (ENDING + 1), "de")


def test_a_long_list_costs_nothing(tmp_path: Path) -> None:
    """As many words again as the list has terms are looked up in twice the time, not in four times as much."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(three) + "wort" for three in combinations(letters, 3)]

    def listed(size: int) -> tuple[Terms, list[str]]:
        lines = [f'"term {word}" = {{ de = ["{word}*"] }}' for word in words[:size]]
        return written(tmp_path / FILE, "\n".join(["[texts]", *lines])), words[:size]

    def look_up(made: tuple[Terms, list[str]]) -> None:
        terms, known = made
        for word in known:
            assert terms.counterparts(f"{word}en", "de") == (f"term {word}",)

    grows_linearly(look_up, listed, most=len(words))


# Scanning with it


def asked(engine: Engine, question: str) -> dict[str, Any]:
    return ask(engine, question, on=DAY)


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("Quelles actions mentionnent les ports ?", "Which actions mention ports or harbours?"),
        ("¿Qué acciones mencionan la reducción de los daños?", "Which actions mention harm reduction?"),
        ("Welche Maßnahmen erwähnen Schadensminderung?", "Which actions mention harm reduction?"),
        ("Quelles actions mentionnent la peine de mort ?", "Which actions mention the death penalty?"),
        ("¿Qué acciones mencionan a los profesores?", "Which actions mention teachers?"),
        ("Welche Maßnahmen erwähnen den Drogenhandel?", "Which actions mention drug trafficking?"),
        ("Welche Maßnahmen erwähnen die Westbalkanstaaten?", "Which actions mention the Western Balkan?"),
        ("Quels indicateurs mentionnent les décès ?", "Which indicators mention deaths?"),
        ("¿Cuántas acciones mencionan las campañas?", "How many actions mention campaigns?"),
        ("Welche Maßnahmen erwähnen Korruption oder Geldwäsche?", "Which actions mention corruption or money laundering?"),
        # a word of the texts' own letters that is another one
        ("Welche Maßnahmen erwähnen Personal?", "Which actions mention staff or workforce?"),
        # each word may have several counterparts, and any of them will do
        ("Quelles actions mentionnent les ports et les gares ?", "Which actions mention both ports and train stations?"),
        # a denial behind the verb, or behind all
        ("Welche Maßnahmen erwähnen Zollbehörden nicht?", "Which actions do not mention customs?"),
        ("Quelles actions ne mentionnent pas la coopération ?", "Which actions do not mention cooperation?"),
        ("¿Qué acciones no mencionan el cifrado?", "Which actions do not mention encryption?"),
    ],
)
def test_a_scan_finds_what_the_english_one_finds(engine: Engine, question: str, english: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "complete"
    assert answer["result"]["items"] == asked(engine, english)["result"]["items"]
