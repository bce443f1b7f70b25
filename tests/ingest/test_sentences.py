"""Sentences of policy prose: where they end, and where a full stop does not end them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import sentences
from tests.growth import grows_linearly


def said(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # plain
        ("Adopt a plan. Review it by 2023.", ["Adopt a plan.", "Review it by 2023."]),
        # a year before the stop ends the sentence like any word
        ("It applies from 2021. Member States report.", ["It applies from 2021.", "Member States report."]),
        # a label belongs to what it labels
        ("Action 46. Implement trainings.", ["Action 46. Implement trainings."]),
        ("Strategic priority 1. Disrupt groups. Seize.", ["Strategic priority 1. Disrupt groups.", "Seize."]),
        ("5. Member States shall act. 6. They report.", ["5. Member States shall act.", "6. They report."]),
        # abbreviations and initials
        ("See Art. 5 of Reg. No. 273/2004. It holds.", ["See Art. 5 of Reg. No. 273/2004.", "It holds."]),
        (
            "Substances, e.g. Fentanyl, and A. Smith agree.",
            ["Substances, e.g. Fentanyl, and A. Smith agree."],
        ),
        # decimals and addresses have no blank behind the stop
        ("Some 2.5 kg at www.example.eu today.", ["Some 2.5 kg at www.example.eu today."]),
        # quotation marks close with the sentence
        ("He said “go.” Then he left.", ["He said “go.”", "Then he left."]),
        # lines end sentences: cells and points stand on lines of their own
        ("European Commission\nMember States", ["European Commission", "Member States"]),
        ("  \n \n", []),
    ],
)
def test_sentences_end_where_a_reader_would_say(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@given(st.text(alphabet="aA1. \n!?“”(),;", max_size=200))
def test_no_character_that_shows_is_lost_or_told_twice(text: str) -> None:
    spans = sentences(text)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


@pytest.mark.parametrize("unit", ["5", ".", "A. ", "(", "“", "1. "])
def test_hostile_text_takes_no_time(unit: str) -> None:
    grows_linearly(sentences, lambda size: unit * size)
