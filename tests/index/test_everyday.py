"""What people call things that the texts call otherwise: the list that ships, and one that somebody else writes."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.everyday import FILE, Everyday, reworded
from index.narrow import narrowed

if TYPE_CHECKING:
    from index.engine import Engine


def written(path: Path, words: str) -> Everyday:
    path.write_text(words, encoding="utf-8")
    return Everyday.load(path)


def said(**counts: int) -> Callable[[str], int]:
    """How often a text has some words, by the first that is listed."""
    return lambda words: next((counts[word] for word in words.replace("-", " ").split() if word in counts), 0)


@pytest.mark.parametrize(
    ("question", "there"),
    [
        ("Who fishes with a NET?", True),
        ("Who fishes with nets?", False),
        ("Are trawlers allowed?", True),
        ("Are trawlerbuildingyards allowed?", False),
        ("May the crew throw a small fish back?", True),
        ("May they throw one two three four five six seven eight nine back?", False),
        ("Rivers and lakes", False),
    ],
)
def test_phrases_are_whole_words_with_endings_and_gaps(tmp_path: Path, question: str, there: bool) -> None:
    everyday = written(tmp_path / FILE, '"fishing gear, discards" = ["net", "trawler*", "throw … back"]\n')
    assert [each.names for each in everyday.called(question, said(gear=2, discards=1))] == ([("fishing gear", "discards")] if there else [])


def test_no_list_knows_no_phrase(tmp_path: Path) -> None:
    assert Everyday.load(tmp_path / FILE).called("Who pays for it?", said()) == ()


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"consumer": 9, "client": 1}, "May a consumer return the goods?"),  # the commonest name in the text that is asked
        ({"consumer": 1, "client": 9}, "May a client return the goods?"),
        ({"consumer": 9, "client": 1, "shopper": 9}, "May a shopper return the goods?"),  # the text says so itself
        ({}, "May a shopper return the goods?"),  # a name that the text does not have helps nobody
    ],
)
def test_the_text_that_is_asked_decides_what_a_thing_is_called(tmp_path: Path, counts: dict[str, int], expected: str) -> None:
    everyday = written(tmp_path / FILE, '"consumer, client" = ["shopper"]\n')
    question = "May a shopper return the goods?"
    assert reworded(question, everyday.called(question, said(**counts))) == expected


def test_the_longest_phrase_decides_and_two_entries_share_one(tmp_path: Path) -> None:
    everyday = written(tmp_path / FILE, '"Member State" = ["country"]\n"third country" = ["foreign country"]\n"non-member State" = ["foreign country"]\n')
    question = "Is a FOREIGN country, or this country, asked first?"
    called = everyday.called(question, lambda words: {"Member State": 3, "third country": 2, "non-member State": 5}.get(words, 0))
    assert [each.names for each in called] == [("non-member State", "third country"), ("Member State",)]
    assert reworded(question, called) == "Is a non-member State, or this Member State, asked first?"


def test_no_entry_of_the_list_that_ships_names_a_phrase_twice_or_by_itself(corpus: Path) -> None:
    listed: dict[str, list[str]] = tomllib.loads((corpus / FILE).read_text(encoding="utf-8"))
    for words, each in listed.items():
        assert len(set(each)) == len(each), words
        assert not set(words.split(", ")) & set(each), words


def test_every_phrase_of_the_list_is_found_where_it_stands(corpus: Path) -> None:
    listed: dict[str, list[str]] = tomllib.loads((corpus / FILE).read_text(encoding="utf-8"))
    for (words, each), (names, patterns) in zip(listed.items(), Everyday.load(corpus / FILE).entries, strict=True):
        assert names == tuple(words.split(", "))
        for phrase, pattern in zip(each, patterns, strict=True):
            assert pattern.search(f"what of {phrase.replace('*', '')}, then?"), phrase


def test_an_index_keeps_the_list_that_it_was_built_with(engine: Engine) -> None:
    for world in (engine.world, engine.world.about("x"), narrowed(engine, [engine.records.document_ids[0]]).world):
        assert [each.names for each in world.everyday.called("What is KYC?", said(customer=1))] == [("customer due diligence",)]
