"""The plain form of a text, and the way back from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.references.normal import Plain


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("a\u00a0b\u202fc\u2009d\te", "a b c d e"),
        ("a   b", "a b"),
        ("a\nb", "a b"),
        ("a\r\nb", "a b"),
        ("a\n\nb", "a\nb"),
        ("a \n \n b", "a\nb"),
        ("a\u2029b", "a\nb"),
        ("C\u2011634", "C-634"),
        ("4–6", "4–6"),  # the en dash stays: it marks ranges
        ("‘a’ “b”", "'a' \"b\""),
        ("Direc\u00adtive", "Directive"),
        ("Direc\u00ad\ntive", "Directive"),
        ("Frame-\nwork", "Framework"),
        ("EU-\nRegulation", "EU- Regulation"),  # a capital follows: no word was divided
        ("2002-\n2004", "2002- 2004"),
        ("\ufeffAct\u200b", "Act"),
        ("", ""),
    ],
)
def test_white_space_hyphens_and_quotes_are_made_plain(source: str, plain: str) -> None:
    assert Plain(source).text == plain


CHARACTERS = st.text("aB1 \n\r\t-\u00ad\u00a0\u200b\u2011‘’", max_size=60)


@given(CHARACTERS)
def test_every_plain_character_leads_back_to_one_it_stands_for(source: str) -> None:
    plain = Plain(source)
    at = 0
    for index, char in enumerate(plain.text):
        span = plain.span(index, index + 1)
        assert at <= span.start < span.end <= len(source)
        at = span.end
        if char.isalnum():
            assert source[span.start] == char


@given(CHARACTERS)
def test_the_lined_form_has_the_same_offsets(source: str) -> None:
    plain = Plain(source)
    lined = plain.lined()
    assert len(lined) == len(plain.text)
    assert [i for i, char in enumerate(lined) if char == "\n"] == [start - 1 for start in plain.line_starts[1:]]
