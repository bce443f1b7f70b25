"""Claims about a plan and its acts, each against the records."""

from __future__ import annotations

import datetime as dt

import pytest

from index.check import VERDICTS, check
from index.engine import Engine
from index.errors import BadRequest

DAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Action 25 is due by 2022.", "confirmed"),
        ("Action 25 must be finished in 2023.", "wrong_deadline"),
        ("Action 25 is not due by 2022.", "wrong_deadline"),
        ("Action 25 was completed in 2022.", "not_checkable"),
        ("If Action 25 slips, it is due in 2023.", "not_checkable"),
        ("According to the minister, Action 25 is due in 2024.", "not_checkable"),
        ("Actions 25 and 46 are due in 2023 and 2022, respectively.", "wrong_deadline"),
        ("Action 13 falls to Frontex and Europol.", "confirmed"),
        ("Frontex is not responsible for Action 13.", "wrong_body"),
        ("Frontex is not responsible for Action 46.", "confirmed"),
        ("Action 46 falls to CEPOL alone.", "wrong_body"),
        ("Action 46 must be implemented by CEPOL and Frontex by 2023.", "wrong_body"),
        ("Action 39 is the responsibility of Frontex by the end of 2021.", "wrong_body"),
        ("The deadline for Action 25 is 2024.", "wrong_deadline"),
        ("All EMCDDA actions are due by 2025.", "wrong_deadline"),
        ("All actions in Strategic priority 2 are due by 2025.", "confirmed"),
        ("CEPOL leads Action 4.", "not_checkable"),
        ("Frontex leads Action 4.", "wrong_body"),
        ("The EMCDDA is responsible for 31 actions.", "wrong_number"),
        ("The EMCDDA is responsible for 32 actions.", "confirmed"),
        ("The EMCDDA is responsible for 31 prison actions.", "not_checkable"),
        ("The plan has 53 actions and 12 indicators.", "confirmed"),
        ("Three actions are due in 2023.", "wrong_number"),
        ("Two actions are due in 2024: Actions 45 and 46.", "wrong_number"),
        ("Action 13 is part of Strategic priority 3.", "wrong_priority"),
        ("Action 54 deals with prisons.", "does_not_exist"),
        ("Article 45 of Directive 2014/42/EU sets the rules.", "does_not_exist"),
        ("Directive 2014/42/EU of 3 April 2013 was cited.", "wrong_act"),
        ("Regulation (EU) 2019/1153 is in force.", "wrong_act"),
        ("Directive 2014/42/EU is in force.", "law_changed"),
        ("Action 9 refers to Directive 2014/42/EU.", "wrong_citation"),
        ("Action 8 cites Directive 2014/42/EU.", "confirmed"),
        ("The Commission told us that the money is there.", "not_checkable"),
    ],
)
def test_a_sentence_has_the_worst_verdict_of_its_claims(engine: Engine, sentence: str, expected: str) -> None:
    checked = check(engine, sentence, DAY)
    assert [each.verdict for each in checked.sentences] == [expected]
    assert set(VERDICTS) >= set(checked.summary)
    for claim in checked.sentences[0].claims:
        assert claim.reason
        for each in claim.evidence:
            assert engine.world.documents[each.document].text[each.start : each.end] == each.quote


def test_a_draft_without_words_is_refused(engine: Engine) -> None:
    with pytest.raises(BadRequest):
        check(engine, " \n ")
