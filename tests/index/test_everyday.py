"""What people call things that the texts call otherwise: the list that ships, and one that somebody else writes."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.everyday import FILE, Everyday
from index.narrow import narrowed

if TYPE_CHECKING:
    from index.engine import Engine


def written(path: Path, words: str) -> Everyday:
    path.write_text(words, encoding="utf-8")
    return Everyday.load(path)


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
    assert everyday.counterparts(question) == (("fishing gear, discards",) if there else ())


def test_no_list_knows_no_phrase(tmp_path: Path) -> None:
    assert Everyday.load(tmp_path / FILE).counterparts("Who pays for it?") == ()


def test_the_list_that_ships_has_each_phrase_once_and_none_that_is_the_words_of_the_texts(corpus: Path) -> None:
    listed: dict[str, list[str]] = tomllib.loads((corpus / FILE).read_text(encoding="utf-8"))
    phrases = [phrase for each in listed.values() for phrase in each]
    assert len(set(phrases)) == len(phrases)
    for words, each in listed.items():
        assert not set(words.split(", ")) & set(each), words


def test_every_phrase_of_the_list_is_found_where_it_stands(corpus: Path) -> None:
    listed: dict[str, list[str]] = tomllib.loads((corpus / FILE).read_text(encoding="utf-8"))
    everyday = Everyday.load(corpus / FILE)
    for words, each in listed.items():
        for phrase in each:
            assert words in everyday.counterparts(f"What of {phrase.replace('*', '')}, then?")


def test_an_index_keeps_the_list_that_it_was_built_with(engine: Engine) -> None:
    for world in (engine.world, engine.world.about("x"), narrowed(engine, [engine.records.document_ids[0]]).world):
        assert "customer due diligence" in world.everyday.counterparts("What is KYC?")
