from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.catalogue import Catalogue, load
from ingest.model import Span, Timetable
from ingest.states import STATES, state_code
from ingest.status import WORDS, Status, status
from ingest.status_words import as_json, sentences, text
from ingest.timetables import period, period_note, phase


@pytest.fixture(scope="module")
def catalogue(corpus: Path) -> Catalogue:
    return load(corpus, Path("no folder of texts"))


def _status(catalogue: Catalogue, identifier: str, on: str, state: str | None = None) -> Status:
    work = catalogue.work(identifier)
    assert work is not None
    return status(catalogue, work, dt.date.fromisoformat(on), state)


# identifier, day, state → word
CASES = {
    # the day before, and the day itself
    ("2014/42/EU", "2014-04-02", None): "not_yet",
    ("2014/42/EU", "2014-05-18", None): "not_yet",
    ("2014/42/EU", "2014-05-19", None): "in_force",
    ("2014/42/EU", "2021-01-01", None): "in_force",
    ("2014/42/EU", "2024-05-21", None): "in_force",
    # replaced for the states that its successor binds: that is not the whole
    ("2014/42/EU", "2024-05-22", None): "replaced_in_part",
    ("2014/42/EU", "2026-11-22", None): "replaced_in_part",
    # a state that never took part; one that does, and of whose successor no record speaks
    ("2014/42/EU", "2021-01-01", "DK"): "not_bound",
    ("2014/42/EU", "2026-11-22", "Denmark"): "not_bound",
    ("2014/42/EU", "2021-01-01", "Ireland"): "in_force",
    ("2014/42/EU", "2026-11-22", "IE"): "replaced_in_part",
    # an amendment on its day
    ("2019/1153", "2024-07-08", None): "in_force",
    ("2019/1153", "2024-07-09", None): "amended",
    # several amendments, and a state that it ceased to apply to
    ("2004/757/JHA", "2017-11-21", None): "in_force",
    ("2004/757/JHA", "2026-11-22", None): "amended",
    ("2004/757/JHA", "2014-11-30", "UK"): "in_force",
    ("2004/757/JHA", "2014-12-01", "UK"): "not_bound",
    # repealed, and known only to be repealed at a later day
    ("1920/2006", "2024-07-01", None): "amended",
    ("1920/2006", "2024-07-02", None): "repealed",
    ("2015/849", "2026-11-22", None): "amended",
    ("2015/849", "2027-07-09", None): "amended",
    ("2015/849", "2027-07-10", None): "repealed",
    # in force, and applied only later
    ("2023/1322", "2023-06-30", None): "not_yet",
    ("2023/1322", "2023-07-01", None): "in_force",
    # the last day of a period is still covered
    ("eu-drugs-action-plan-2021-2025", "2020-12-31", None): "not_yet",
    ("eu-drugs-action-plan-2021-2025", "2021-01-01", None): "adopted",
    ("eu-drugs-action-plan-2021-2025", "2025-12-31", None): "adopted",
    ("eu-drugs-action-plan-2021-2025", "2026-01-01", None): "expired",
    # of the end only the year is known
    ("2005/387/JHA", "2016-12-31", None): "unknown",
    ("2005/387/JHA", "2017-06-01", None): "unknown",
    ("2005/387/JHA", "2017-12-31", None): "repealed",
    # nothing is recorded
    ("2018/843", "2026-11-22", None): "unknown",
    ("European Drug Report", "2026-11-22", None): "unknown",
    ("EU Drug Markets Report", "2023-01-01", None): "replaced",
    ("2001/115/EC", "2026-11-22", None): "adopted",
    ("2001/115/EC", "2000-01-01", None): "not_yet",
}


@pytest.mark.parametrize("case", CASES)
def test_the_status_on_a_day(catalogue: Catalogue, case: tuple[str, str, str | None]) -> None:
    assert _status(catalogue, *case).word == CASES[case]


def test_the_answer_to_2021_tells_what_came_later(catalogue: Catalogue) -> None:
    said = sentences(catalogue, _status(catalogue, "32014L0042", "2021-01-01"))
    assert said[0] == "Directive 2014/42/EU, on 2021-01-01: in force."
    assert said[1].startswith(
        "Since 2024-05-22 replaced by Directive (EU) 2024/1260 for the Member States bound by that (partly"
    )


def test_what_no_record_says_of_a_state_is_said_to_be_missing(catalogue: Catalogue) -> None:
    said = text(catalogue, _status(catalogue, "2014/42/EU", "2026-11-22", "DE"))
    assert "Whether Directive (EU) 2024/1260 binds Germany is not recorded here." in said
    assert "Whether it binds Germany is not recorded here." in said


def test_a_doubtful_date_is_shown_as_doubtful(catalogue: Catalogue) -> None:
    said = text(catalogue, _status(catalogue, "2004/757/JHA", "2019-06-01"))
    assert "Amended by Delegated Directive (EU) 2019/369 in 2019 (doubtful;" in said
    assert "whether before or after 2019-06-01 is not recorded" in said


def test_a_later_day_is_answered_with_not_checked_since(catalogue: Catalogue) -> None:
    on_the_day = _status(catalogue, "2019/1153", "2026-11-22")
    assert not on_the_day.stale
    later = _status(catalogue, "2019/1153", "2026-11-23")
    assert later.stale
    assert sentences(catalogue, later)[-1] == "Not checked since 2026-11-22."


def test_what_lies_ahead_of_the_last_look_up_is_foreseen_and_not_told_as_done(catalogue: Catalogue) -> None:
    said = text(catalogue, _status(catalogue, "2015/849", "2026-11-22"))
    assert "From 2027-07-10 repealed by Directive (EU) 2024/1640" in said
    said = text(catalogue, _status(catalogue, "2024/1260", "2026-11-22"))
    assert "National law must comply by 2026-11-23." in said


def test_the_plan_names_what_came_after_it_and_what_it_is_not(catalogue: Catalogue) -> None:
    said = text(catalogue, _status(catalogue, "eu-drugs-action-plan-2021-2025", "2026-11-22"))
    assert "EU Drugs Strategy of December 2025 (not held)" in said
    assert "EU action plan against drug trafficking 2026-2030 (not held)" in said
    assert "Not to be mixed up with: EU Drugs Action Plan 2021-2025 (2021/C 272/02)." in said
    assert "no implementation is recorded" in said


def test_the_data_hold_what_the_words_say(catalogue: Catalogue) -> None:
    data = as_json(catalogue, _status(catalogue, "32014L0042", "2025-01-01", "dk"))
    assert json.loads(json.dumps(data)) == data
    assert (data["status"], data["for"], data["bound"], data["holds"]) == ("not_bound", "DK", False, False)
    assert (data["checked"], data["not_checked_since"]) == ("2026-11-22", None)
    replaced = next(event for event in data["events"] if event["kind"] == "replaced")
    assert replaced["date"] == "2024-05-22"
    assert (replaced["by"], replaced["extent"], replaced["phase"]) == ("32024L1260", "states_bound", "past")
    assert replaced["confidence"] == "partly"
    assert replaced["sources"]
    undated = next(event for event in data["events"] if event["date"] is None)
    assert (undated["precision"], undated["phase"]) == ("none", "open")
    assert data["successors"] == [
        {"id": "32024L1260", "short_title": "Directive (EU) 2024/1260", "held": True}
    ]


def test_a_state_that_is_none_is_refused_with_those_that_are_accepted(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match=r"no state 'Atlantis'.*AT, BE"):
        _status(catalogue, "2014/42/EU", "2021-01-01", "Atlantis")


@pytest.mark.parametrize(
    ("written", "code"), [("dk", "DK"), ("the Netherlands", "NL"), (" united  kingdom", "GB"), ("EL", "GR")]
)
def test_states_are_known_by_code_and_name(written: str, code: str) -> None:
    assert state_code(written) == code


@given(on=st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)), state=st.sampled_from([None, *STATES]))
def test_any_day_and_state_has_a_word_and_sentences(
    catalogue: Catalogue, on: dt.date, state: str | None
) -> None:
    for work in catalogue.works:
        found = status(catalogue, work, on, state)
        assert found.word in WORDS
        assert all(
            sentence.endswith(".") and "None" not in sentence for sentence in sentences(catalogue, found)
        )
        json.dumps(as_json(catalogue, found))


@given(st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31)), st.integers(0, 4000))
def test_what_has_ended_for_good_does_not_begin_again(catalogue: Catalogue, on: dt.date, days: int) -> None:
    for work in catalogue.works:
        if status(catalogue, work, on).word in ("repealed", "replaced", "expired"):
            assert status(catalogue, work, on + dt.timedelta(days)).word in (
                "repealed",
                "replaced",
                "expired",
            )


# ---------------------------------------------------------------------- timetables, as seen from a day


def _timetable(start: int | None, end: int | None, ongoing: bool = False) -> Timetable:
    return Timetable("", "act_1.timetable", Span(0, 0), start, end, ongoing)


@pytest.mark.parametrize(
    ("timetable", "on", "expected"),
    [
        (_timetable(2022, 2022), "2021-12-31", "coming"),
        (_timetable(2022, 2022), "2022-12-31", "running"),
        (_timetable(2022, 2022), "2023-01-01", "past"),
        (_timetable(2021, 2025), "2023-01-01", "running"),
        (_timetable(2021, None, ongoing=True), "2026-01-01", "ongoing"),
        (_timetable(2021, None, ongoing=True), "2020-01-01", "coming"),
        (_timetable(None, 2023), "2020-01-01", "running"),
        (_timetable(None, None, ongoing=True), "2020-01-01", "ongoing"),
        (_timetable(None, None), "2020-01-01", "no_date"),
        (None, "2020-01-01", "no_date"),
    ],
)
def test_a_timetable_as_seen_from_a_day(timetable: Timetable | None, on: str, expected: str) -> None:
    assert phase(timetable, dt.date.fromisoformat(on)) == expected


def test_after_its_period_it_is_said_that_past_due_does_not_mean_not_done(catalogue: Catalogue) -> None:
    plan = catalogue.work("eu-drugs-action-plan-2021-2025")
    assert plan is not None
    assert period(plan) == (dt.date(2021, 1, 1), dt.date(2025, 12, 31))
    note = period_note(plan, dt.date(2026, 1, 1))
    assert "ended on 2025-12-31" in note
    assert "past due does not mean not done" in note
    assert period_note(plan, dt.date(2025, 12, 31)) == ""
    assert "begins on 2021-01-01" in period_note(plan, dt.date(2020, 12, 31))


def test_a_plan_whose_end_is_on_record_is_not_said_to_have_none(catalogue: Catalogue) -> None:
    said = sentences(catalogue, _status(catalogue, "eu-drugs-action-plan-2021-2025", "2023-01-01"))
    assert said[0].endswith("on 2023-01-01: adopted, and not yet at its end; it is not binding.")
    assert "2025-12-31" in said[1]


@pytest.mark.parametrize(("state", "word"), [("DK", "in_force"), ("IE", "in_force"), (None, "replaced_in_part")])
def test_a_decision_goes_on_for_states_that_its_successor_does_not_bind(
    catalogue: Catalogue, state: str | None, word: str
) -> None:
    # Regulation (EU) 2018/1805, recitals 52, 56 and 57: neither takes part in it.
    assert _status(catalogue, "32006F0783", "2023-01-01", state).word in (word, "unknown")
    assert _status(catalogue, "32018R1805", "2023-01-01", state).word == ("not_bound" if state else "in_force")


def test_a_deadline_is_past_or_to_come_as_seen_from_the_day(catalogue: Catalogue) -> None:
    for day, said in (("2020-01-01", "National law must comply by 2021-08-01."), ("2026-11-28", "National law had to comply by 2021-08-01.")):
        assert said in sentences(catalogue, _status(catalogue, "32019L1153", day))
    assert "National law had to comply by 2026-11-23." in sentences(catalogue, _status(catalogue, "32024L1260", "2026-11-28"))
