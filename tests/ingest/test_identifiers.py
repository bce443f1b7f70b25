"""Identifiers are computed from what a citation says: the year by convention, the letter by the noun."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.identifiers import (
    CELEX,
    ActNumber,
    act,
    celex,
    commission_document,
    consolidated,
    corrigendum,
    council_document,
    eli_place,
    from_eli,
    official_journal,
    official_journal_act,
    original,
    to_eli,
)


def number(written: str, *domains: str, no: bool = False, front: bool = False, year: int | None = None) -> ActNumber:
    first, second = written.split("/")
    return ActNumber(first, second, frozenset(domains), numbered=no, bracketed=front, year=year)


@pytest.mark.parametrize(
    ("noun", "written", "expected"),
    [
        # year first, all along
        ("directive", number("2014/42", "EU"), ["32014L0042"]),
        ("directive", number("95/46", "EC"), ["31995L0046"]),
        ("framework decision", number("2004/757", "JHA"), ["32004F0757"]),
        # number first until 2014
        ("regulation", number("273/2004", "EC", no=True, front=True), ["32004R0273"]),
        ("regulation", number("1408/71", "EEC", no=True, front=True), ["31971R1408"]),
        ("decision", number("1082/2013", "EU", no=True), ["32013D1082"]),
        # year first since 2015
        ("regulation", number("2018/1805", "EU", front=True), ["32018R1805"]),
        ("regulation", number("2015/1", "EU", front=True), ["32015R0001"]),
        # only one half can be a year
        ("regulation", number("2018/1805"), ["32018R1805"]),
        ("regulation", number("1/2003"), ["32003R0001"]),
        ("directive", number("42/2014", "EU"), ["32014L0042"]),
        # both can: the marks decide
        ("regulation", number("2015/2014", "EU", no=True, front=True), ["32014R2015"]),
        ("regulation", number("2015/2014", "EU", front=True), ["32015R2014"]),
        ("decision", number("1999/2000", "EC", no=True), ["32000D1999"]),
        ("decision", number("87/88", "EEC"), ["31987D0088"]),
        # … or the date
        ("regulation", number("2015/2014", year=2014), ["32014R2015"]),
        # … or nothing does
        ("regulation", number("2015/2014"), ["32015R2014", "32014R2015"]),
        ("decision", number("1999/2000", "EC"), ["31999D2000", "32000D1999"]),
        ("", number("2004/757", "JHA"), ["32004F0757", "32004D0757"]),
        # letters
        ("joint action", number("98/733", "JHA"), ["31998F0733"]),
        ("joint action", number("2008/736", "CFSP"), ["32008E0736"]),
        ("recommendation", number("2018/334", "EU", front=True), ["32018H0334"]),
        ("decision", number("2277/96", "ECSC", no=True), ["31996S2277"]),
        # neither half is a year, or the number is none
        ("regulation", number("24/7"), []),
        ("decision", number("50/50"), []),
        ("directive", number("2014/0", "EU"), []),
    ],
)
def test_an_act_has_the_celex_numbers_that_its_spelling_allows(
    noun: str, written: ActNumber, expected: list[str]
) -> None:
    assert list(act(noun, written)) == expected


def test_a_year_after_next_is_no_year() -> None:
    ahead = dt.date.today().year + 3
    assert act("regulation", number(f"{ahead}/2000")) == (f"32000R{ahead}",)


@pytest.mark.parametrize(
    ("written", "act_behind"),
    [
        ("02019L1153-20240709", "32019L1153"),
        ("32014L0042R(01)", "32014L0042"),
        ("32014L0042", "32014L0042"),
        ("52020DC0606", "52020DC0606"),
        ("eu-drugs-action-plan-2021-2025", "eu-drugs-action-plan-2021-2025"),
    ],
)
def test_a_state_or_corrigendum_leads_to_its_act(written: str, act_behind: str) -> None:
    assert original(written) == act_behind


def test_states_and_corrigenda_are_written_as_eur_lex_does() -> None:
    assert consolidated("32019L1153", dt.date(2024, 7, 9)) == "02019L1153-20240709"
    assert corrigendum("32014L0042", 1) == "32014L0042R(01)"
    with pytest.raises(ValueError, match="52020DC0606 is no legal act"):
        consolidated("52020DC0606", dt.date(2024, 7, 9))


@pytest.mark.parametrize(
    ("eli", "expected"),
    [
        ("http://data.europa.eu/eli/dir/2014/42/oj", "32014L0042"),
        ("http://data.europa.eu/eli/dec_framw/2004/757/oj", "32004F0757"),
        ("http://data.europa.eu/eli/reg_impl/2021/808/oj", "32021R0808"),
        ("https://data.europa.eu/eli/dir/2019/1153/2024-07-09", "02019L1153-20240709"),
        ("http://data.europa.eu/eli/dir/2019/1153/2024-13-09", None),
        ("http://data.europa.eu/eli/treaty/tfeu_2012/oj", None),
        ("https://example.org", None),
    ],
)
def test_an_eli_gives_its_celex_number(eli: str, expected: str | None) -> None:
    assert from_eli(eli) == expected


def test_an_eli_of_a_subdivision_gives_its_place() -> None:
    assert eli_place("http://data.europa.eu/eli/dir/2014/42/art_4/par_1/oj") == "art_4.par_1"
    assert eli_place("http://data.europa.eu/eli/dir/2014/42/oj") is None


def test_documents_and_journals_have_the_identifiers_of_the_design() -> None:
    assert commission_document("COM", "2020", "606") == "COM/2020/606"
    assert commission_document("com", "97", "670") == "COM/1997/670"
    assert commission_document("COM", "2020", "0") is None
    assert council_document("ST", "14178", "20") == council_document("st", "14178", "2020") == "ST-14178-2020"
    assert council_document("ST", "9999", "98") == "ST-9999-1998"
    assert official_journal("L", 2014, "127", "39") == "OJ:L:2014:127:39"
    assert official_journal("C", 2021, "102 I", "1") == "OJ:C:2021:102I:1"
    assert official_journal("L", 2014, "008") == "OJ:L:2014:8"
    assert official_journal_act("L", "2024", "1260") == "OJ:L:2024/1260"


YEARS = st.integers(1958, dt.date.today().year)
SERIALS = st.integers(1, 9999)


@given(YEARS, st.sampled_from("LRDFH"), SERIALS)
def test_celex_and_eli_lead_to_each_other(year: int, letter: str, serial: int) -> None:
    written = celex("3", year, letter, serial)
    assert CELEX.fullmatch(written)
    eli = to_eli(written)
    assert eli is not None
    assert from_eli(eli) == written


@given(st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31)), YEARS, SERIALS)
def test_a_consolidated_state_survives_its_eli(state: dt.date, year: int, serial: int) -> None:
    written = consolidated(celex("3", year, "L", serial), state)
    eli = to_eli(written)
    assert eli is not None
    assert from_eli(eli) == written
    assert original(written) == celex("3", year, "L", serial)


@given(YEARS, st.integers(1, 1951))
def test_official_spellings_are_never_ambiguous(year: int, serial: int) -> None:
    if year < 2015:
        regulation = number(f"{serial}/{year}", "EC", no=True, front=True)
    else:
        regulation = number(f"{year}/{serial}", "EU", front=True)
    assert act("regulation", regulation) == (celex("3", year, "R", serial),)
    assert act("directive", number(f"{year}/{serial}", "EU")) == (celex("3", year, "L", serial),)


@given(st.text("0123456789", min_size=1, max_size=4), st.text("0123456789", min_size=1, max_size=4))
def test_whatever_the_digits_every_reading_is_a_celex_number(first: str, second: str) -> None:
    for noun in ("directive", "regulation", "decision", ""):
        for reading in act(noun, ActNumber(first, second)):
            assert CELEX.fullmatch(reading)
