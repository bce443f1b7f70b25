"""Everything that the pieces of the patterns can match, enumerated; and numbers with their ranges."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.references.acts import NOUNS
from ingest.references.levels import LEVELS, ORDINAL, ordinal, token
from ingest.references.numbering import between, expand, roman, roman_value

SPELLINGS = {
    "framework decision": ["Framework Decision", "Framework-Decisions", "Framework Dec.", "FD", "FDs", "FWD"],
    "joint action": ["Joint Action", "Joint Actions"],
    "common position": ["Common Position", "Common Positions"],
    "joint position": ["Joint Position", "Joint Positions"],
    "common strategy": ["Common Strategy", "Common Strategies"],
    "directive": ["Directive", "Directives", "Dir.", "Dir", "Dirs."],
    "regulation": ["Regulation", "Regulations", "Reg.", "Reg", "Regs."],
    "decision": ["Decision", "Decisions", "Dec.", "Dec"],
    "recommendation": ["Recommendation", "Recommendations", "Rec."],
    "guideline": ["Guideline", "Guidelines"],
    "opinion": ["Opinion", "Opinions"],
}


def test_every_noun_of_an_act_is_matched_in_every_spelling_and_by_no_other_noun() -> None:
    assert SPELLINGS.keys() == NOUNS.keys()
    for noun, spellings in SPELLINGS.items():
        for spelling in spellings:
            matching = [name for name, pattern in NOUNS.items() if re.fullmatch(pattern, spelling, re.IGNORECASE)]
            assert matching == [noun], spelling


LEVEL_SPELLINGS = {
    "anx": ["Annex", "Annexes", "ANNEX", "ANNEXES"],
    "sch": ["Schedule", "Schedules", "SCHEDULES"],
    "tbl": ["Table", "Tables", "TABLE"],
    "prt": ["Part", "Parts"],
    "tis": ["Title", "Titles"],
    "cpt": ["Chapter", "chapters", "CHAPTER"],
    "sct": ["Section", "sections"],
    "sbs": ["Subsection", "subsections"],
    "rct": ["Recital", "recitals"],
    "art": ["Article", "articles", "ARTICLE", "Articles"],
    "par": ["Paragraph", "paragraphs", "para.", "paras", "par.", "§", "§§"],
    "sub": ["subparagraph", "Subparagraphs", "sub-paragraph"],
    "pnt": ["point", "Points", "letter", "lit.", "sub-point"],
    "idt": ["indent", "Indents"],
    "snt": ["sentence", "Sentences"],
}


def test_every_level_of_a_provision_is_called_by_its_names_and_by_no_others() -> None:
    assert LEVEL_SPELLINGS.keys() == {level.prefix for level in LEVELS}
    for prefix, spellings in LEVEL_SPELLINGS.items():
        for spelling in spellings:
            assert [level.prefix for level in LEVELS if re.fullmatch(level.nouns, spelling)] == [prefix], spelling


def test_the_levels_are_ordered_from_outside_in() -> None:
    assert [level.rank for level in LEVELS] == sorted(level.rank for level in LEVELS)


@pytest.mark.parametrize(
    ("prefix", "written"),
    [
        ("art", "4"), ("art", "32a"), ("art", "K.3"), ("art", "5.2"), ("art", "6A"), ("rct", "(12)"), ("rct", "12"),
        ("par", "7a"), ("par", "(2)"), ("pnt", "(a)"), ("pnt", "(aa)"), ("pnt", "(iv)"), ("pnt", "3.2.1"),
        ("anx", "XVII"), ("anx", "1A"), ("anx", "B"), ("cpt", "II"), ("sct", "2.1"), ("prt", "Three"), ("tis", "V"),
    ],
)  # fmt: skip
def test_numbers_of_each_level_are_matched_whole(prefix: str, written: str) -> None:
    level = next(level for level in LEVELS if level.prefix == prefix)
    match = re.match(level.numbers, written)
    assert match is not None
    assert match[0] == written


@pytest.mark.parametrize(
    ("prefix", "written"), [("art", "2014"), ("art", "4/2014"), ("art", "10.1096"), ("par", "12th")]
)
def test_other_numbers_are_none(prefix: str, written: str) -> None:
    level = next(level for level in LEVELS if level.prefix == prefix)
    assert re.match(level.numbers, written) is None


def test_ordinals_are_read_in_words_and_figures() -> None:
    for written, value in (("first", "1"), ("Twentieth", "20"), ("2nd", "2"), ("30th", "30"), ("last", "last")):
        assert ORDINAL.fullmatch(written)
        assert ordinal(written) == value
    assert not ORDINAL.fullmatch("firsts")
    assert (token("( 12 )"), token("Three")) == ("12", "3")


@given(st.integers(1, 3999))
def test_roman_numbers_lead_there_and_back(value: int) -> None:
    assert roman_value(roman(value)) == value
    assert roman_value(roman(value).upper()) == value


@pytest.mark.parametrize("written", ["", "iiii", "vv", "a", "ixi", "12"])
def test_what_is_no_roman_number_has_no_value(written: str) -> None:
    assert roman_value(written) is None


@pytest.mark.parametrize(
    ("first", "last", "inner"),
    [
        ("4", "6", ["5"]),
        ("a", "d", ["b", "c"]),
        ("h", "j", ["i"]),
        ("i", "iv", ["ii", "iii"]),
        ("I", "III", ["II"]),
        ("5a", "5c", ["5b"]),
        ("4", "6a", ["5", "6"]),
        ("1.1", "1.3", ["1.2"]),
        ("6", "4", None),
        ("1", "100000", None),  # no citation means that many
        ("5a", "7b", None),
    ],
)
def test_ranges_are_filled_where_their_numbers_can_be_counted(first: str, last: str, inner: list[str] | None) -> None:
    assert between(first, last) == inner


def test_a_range_of_paths_counts_where_they_part() -> None:
    assert expand(["art_4"], ["art_6", "par_1"]) == [("art_5",), ("art_6", "par_1")]
    assert expand(["art_4", "par_1"], ["art_4", "par_3"]) == [("art_4", "par_2"), ("art_4", "par_3")]
    assert expand(["art_4", "par_1"], ["art_6"]) == [("art_6",)]
