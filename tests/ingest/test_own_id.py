"""What an act says that it is: CELEX numbers from metadata, ELIs, reference lines and titles."""

from __future__ import annotations

import pytest

from ingest.readers import own_id
from tests.growth import grows_linearly


@pytest.mark.parametrize(
    ("text", "celex"),
    [
        ("32014L0042", "32014L0042"),
        ("CELEX:02015L0849-20241230 (EN)", "02015L0849-20241230"),
        ("32016R0679R(02)", "32016R0679R(02)"),
        ("52020DC0606", "52020DC0606"),
        ("telephone 32014200042", ""),
        ("X32014L0042", ""),
        ("", ""),
    ],
)
def test_celex_numbers_stand_on_their_own(text: str, celex: str) -> None:
    assert own_id.celex_in(text) == celex


@pytest.mark.parametrize(
    ("eli", "celex"),
    [
        ("http://data.europa.eu/eli/dir/2018/843/oj", "32018L0843"),
        ("ELI: http://data.europa.eu/eli/reg_del/2023/17/oj", "32023R0017"),
        ("http://data.europa.eu/eli/dir/2015/849/2024-12-30", "02015L0849-20241230"),
        ("http://data.europa.eu/eli/dec_framw/2008/841/oj", "32008F0841"),
        ("http://data.europa.eu/eli/treaty/teu_2016/oj", ""),
        ("http://example.org/eli/dir/2018/843/oj", ""),
    ],
)
def test_an_eli_names_the_act_or_its_state(eli: str, celex: str) -> None:
    assert own_id.from_eli(eli) == celex


def test_the_reference_line_of_a_consolidated_text_names_state_and_language() -> None:
    assert own_id.from_reference("02015L0849 — EN — 30.12.2024 — 004.001") == ("02015L0849-20241230", "en")
    assert own_id.from_reference("2004R0273 — FR — 18.08.2005 — 000.001") == ("02004R0273-20050818", "fr")
    assert own_id.from_reference("This text is meant purely as a documentation tool") == ("", "")


@pytest.mark.parametrize(
    ("title", "celex"),
    [
        ("Directive 2014/42/EU of the European Parliament and of the Council of 3 April 2014", "32014L0042"),
        ("REGULATION (EU) 2018/1805 OF THE EUROPEAN PARLIAMENT", "32018R1805"),
        ("Commission Implementing Decision (EU) 2021/1234 of 1 July 2021", "32021D1234"),
        ("Regulation (EC) No 273/2004 of the European Parliament", "32004R0273"),
        ("Council Regulation (EEC) No 3677/90 laying down measures", "31990R3677"),
        ("Council Framework Decision 2004/757/JHA of 25 October 2004", "32004F0757"),
        ("Council Directive of 21 December 1989 on the coordination of laws (89/665/EEC)", "31989L0665"),
        ("Directive of 3 April 2014 amending Directive 2005/29/EC", ""),
        ("European Drug Report 2023/2024", ""),
        # texts about an act
        ("Directive 2014/42/EU: how Member States applied it", ""),
        ("Directive 2014/42/EU in practice", ""),
        ("Report on Directive 2014/42/EU of the European Parliament and of the Council", ""),
        ("Corrigendum to Directive 2014/42/EU of the European Parliament and of the Council", ""),
        ("", ""),
    ],
)
def test_a_title_names_its_own_act_and_no_other(title: str, celex: str) -> None:
    assert own_id.from_title(title) == celex


def test_a_long_title_has_a_short_one() -> None:
    assert own_id.short_title("DIRECTIVE (EU) 2016/680 OF THE EUROPEAN PARLIAMENT") == "Directive (EU) 2016/680"
    assert own_id.short_title("Council Decision 2005/387/JHA of 10 May 2005") == "Decision 2005/387/JHA"
    assert own_id.short_title("COUNCIL IMPLEMENTING DECISION of 7 December 2009 authorising Latvia to derogate (2009/1008/EU)") == "Implementing Decision 2009/1008/EU"
    assert own_id.short_title("Directive 2014/42/EU: a study") == ""


def test_commission_documents_go_by_the_number_on_their_cover() -> None:
    assert own_id.from_commission("COM(2020) 606 final") == "COM/2020/606"
    assert own_id.from_commission("Brussels, 24.7.2020 SWD (2021)017 final/2") == "SWD/2021/17"
    assert own_id.from_commission("comment (2020) 606") == ""


@pytest.mark.parametrize(("before", "unit"), [("", "3"), ("Directive ", " "), ("", "("), ("data.europa.eu/eli/", "a")])
def test_hostile_words_take_no_time(before: str, unit: str) -> None:
    for look in (own_id.celex_in, own_id.from_eli, own_id.from_reference, own_id.from_title):
        grows_linearly(look, lambda size: f"{before}{unit * size}2", named=look.__name__)
