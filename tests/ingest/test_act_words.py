"""Headings and markers of acts, told by their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.structure import act_markers, act_words
from ingest.structure.act_markers import follows, marker_of
from tests.growth import grows_linearly


@pytest.mark.parametrize(
    ("text", "kind", "number", "title"),
    [
        ("Article 3", "article", "3", ""),
        ("ARTICLE 12a", "article", "12a", ""),
        ("Article\u00a07", "article", "7", ""),
        ("Article 1 — Scope", "article", "1", "Scope"),
        ("Sole Article", "article", "1", ""),
        ("Artikel 5", "article", "5", ""),
        ("Artículo 9", "article", "9", ""),
        ("Άρθρο 4", "article", "4", ""),
        ("Член 2", "article", "2", ""),
        ("4. cikk", "article", "4", ""),
        ("CHAPTER II", "chapter", "II", ""),
        ("Section 3", "section", "3", ""),
        ("TITLE IV", "division", "IV", ""),
        ("PART ONE", "part", "1", ""),
        ("ANNEX", "annex", "", ""),
        ("ANNEX III", "annex", "III", ""),
        ("ANHANG II", "annex", "II", ""),
        ("ANNEX I: Forms", "annex", "I", "Forms"),
    ],
)
def test_headings_name_a_part(text: str, kind: str, number: str, title: str) -> None:
    heading = act_words.heading_of(text)
    assert heading is not None
    assert (heading.kind, heading.number, heading.title) == (kind, number, title)


@pytest.mark.parametrize(
    "text",
    [
        "Article 3 shall apply from 2020.",
        "Article 3(2) of Directive 2005/11/EC",
        "Articles 3 and 4",
        "In Article 3",
        "Annexes",
        "Section 3 shall be deleted;",
        "Part of the goods",
        "Title",
        "",
    ],
)
def test_words_that_only_mention_a_part_are_no_heading(text: str) -> None:
    assert act_words.heading_of(text) is None


@pytest.mark.parametrize(
    ("text", "style", "number", "rest"),
    [
        ("(a) words", "(a)", "a", "words"),
        ("1. Words", "1.", "1", "Words"),
        ("1.\u00a0\u00a0\u00a0Words", "1.", "1", "Words"),
        ("4a. Words", "1.", "4a", "Words"),
        ("(12) Words", "(1)", "12", "Words"),
        ("1) Words", "1)", "1", "Words"),
        ("(iv) words", "(a)", "iv", "words"),
        ("(bb) words", "(a)", "bb", "words"),
        ("(A) words", "(A)", "A", "words"),
        ("1.2. Words", "1.1", "1.2", "Words"),
        ("— words", "-", "—", "words"),
        ("‘(b) words", "(a)", "b", "words"),
    ],
)
def test_markers_have_a_style_and_a_number(text: str, style: str, number: str, rest: str) -> None:
    marker = marker_of(text)
    assert marker is not None
    assert (marker.style, marker.number, text[marker.end :]) == (style, number, rest)


@pytest.mark.parametrize("text", ["2020 was a year", "1.5 million", "(see Article 3)", "a word", "-5"])
def test_words_and_numbers_are_no_markers(text: str) -> None:
    marker = marker_of(text)
    assert marker is None or marker.style == "1.1"


@pytest.mark.parametrize(
    ("before", "number"),
    [
        pair.split()
        for pair in (
            "1 2",
            "4 4a",
            "4a 4b",
            "4b 5",
            "a b",
            "h i",
            "i ii",
            "i j",
            "iii iv",
            "z aa",
            "b ba",
            "2bis 3",
            "IX X",
        )
    ],
)
def test_the_next_marker_of_a_list_follows(before: str, number: str) -> None:
    assert follows(before, number)


@pytest.mark.parametrize(("before", "number"), [("1", "3"), ("a", "a"), ("2", "1"), ("a", "c"), ("a", "2"), ("", "1")])
def test_others_do_not_follow(before: str, number: str) -> None:
    assert not follows(before, number)


@given(st.integers(1, 89))
def test_roman_numbers_are_read_as_they_are_written(number: int) -> None:
    written, left = "", number
    for value, letters in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while left >= value:
            written, left = written + letters, left - value
    assert act_markers.roman(written) == number


@given(st.text(max_size=40))
def test_no_text_breaks_headings_and_markers(text: str) -> None:
    act_words.heading_of(text)
    marker = marker_of(text)
    assert marker is None or 0 < marker.end <= len(text)


@pytest.mark.parametrize("unit", ["1", "(", "Article ", " ", "a.", "1.", "‘", "—", "I", "Article 1 "])
def test_hostile_lines_take_no_time(unit: str) -> None:
    for look in (act_words.heading_of, act_words.named, marker_of):
        grows_linearly(look, lambda size: unit * size, named=look.__name__)
