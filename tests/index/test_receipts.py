"""A receipt is checked byte for byte, and nothing altered passes."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine import Engine
from index.receipts import check, verify
from index.records import Records

PLAN = "eu-drugs-action-plan-2021-2025"


@pytest.fixture(scope="module")
def records(engine: Engine) -> Records:
    return engine.records


def cited(records: Records, place: str, first: int = 0, length: int | None = None) -> dict[str, Any]:
    document, unit = records.document(PLAN), records.unit(PLAN, place)
    start = unit.start + first
    end = unit.end if length is None else start + length
    quote = document.text[start:end]
    return {"document": PLAN, "place": place, "start": start, "end": end, "quote": quote, "sha256": document.sha256}


def answered(records: Records) -> dict[str, Any]:
    citations = [cited(records, "act_46"), cited(records, "act_46.timetable")]
    result = {"kind": "actions", "items": [f"{PLAN}/act_46"], "count": 1, "scope": "complete", "checked": 53}
    return {
        "version": 1,
        "question": "Which CEPOL actions are due by 2023?",
        "status": "complete",
        "on": "2023-01-01",
        "answer": "1 of 53 actions: 46, due in 2023; it says “Implement trainings for prison staff”.",
        "claims": [{"text": "Action 46 is due in 2023.", "citations": [0, 1]}],
        "citations": citations,
        "result": result,
        "parts": [],
    }


def same(answer: Mapping[str, Any]) -> Mapping[str, Any] | None:
    return {"kind": "actions", "items": [f"{PLAN}/act_46"], "count": 1, "scope": "complete", "checked": 53}


# ------------------------------------------------------------------------------ citations


def test_words_that_are_where_they_were_stand(records: Records) -> None:
    found = check(cited(records, "act_46"), records)
    assert (found.state, found.same_text) == ("stands", True)


def test_words_at_other_offsets_have_moved_and_are_found(records: Records) -> None:
    citation = cited(records, "act_46", 11, 40)
    at = citation["start"]
    citation["start"] -= 7
    citation["end"] -= 7
    found = check(citation, records)
    assert (found.state, found.start) == ("moved", at)


def test_words_cited_from_another_unit_have_moved(records: Records) -> None:
    found = check({**cited(records, "act_46"), "place": "act_45"}, records)
    assert found.state == "moved"
    assert "act_46" in found.message
    assert check({**cited(records, "act_46"), "place": "act_99"}, records).state == "moved"


def test_another_state_of_the_text_is_said_to_be_so(records: Records) -> None:
    found = check({**cited(records, "act_46"), "sha256": "0" * 64}, records)
    assert (found.state, found.same_text) == ("stands", False)


def test_other_words_in_the_same_unit_have_changed(records: Records) -> None:
    citation = cited(records, "act_46")
    citation["quote"] = citation["quote"].replace("prison staff", "customs officers")
    assert check(citation, records).state == "changed"


@pytest.mark.parametrize(
    "altered",
    [
        {"document": "nothing"},
        {"quote": "Ferries shall be painted blue.", "start": 0, "end": 30},
        {"quote": "Ferries shall be painted blue.", "start": 0, "end": 30, "place": "act_99"},
        {"quote": "", "start": 5, "end": 5},
        {"quote": "   ", "start": 5, "end": 8},
    ],
)
def test_what_is_nowhere_is_gone(records: Records, altered: dict[str, Any]) -> None:
    assert check({**cited(records, "act_46"), **altered}, records).state == "gone"


@pytest.mark.parametrize("start", [-5, -(10**9), 10**9])
def test_offsets_outside_the_text_never_stand(records: Records, start: int) -> None:
    citation = cited(records, "act_46")
    length = citation["end"] - citation["start"]
    found = check({**citation, "start": start, "end": start + length}, records)
    assert found.state == "moved"


@given(st.data())
def test_no_altered_quote_stands(engine: Engine, data: st.DataObject) -> None:
    """Any other text at the same offsets, however near, is never said to stand."""
    citation = cited(engine.records, "act_19.text")
    quote = citation["quote"]
    at = data.draw(st.integers(0, len(quote) - 1))
    put = data.draw(st.sampled_from(["", " ", "x", quote[at].swapcase(), "\u00a0", "’", quote[at] * 2]))
    altered = quote[:at] + put + quote[at + 1 :]
    state = check({**citation, "quote": altered}, engine.records).state
    assert (state == "stands") == (altered == quote)


# ------------------------------------------------------------------------------ whole answers


def test_an_answer_that_holds_is_verified(records: Records) -> None:
    report = verify(answered(records), records, same)
    assert report["verified"], report
    assert [each["state"] for each in report["citations"]] == ["stands", "stands"]
    assert report["result"]["state"] == "same"
    assert report["values"]["unsupported"] == []


@pytest.mark.parametrize(
    "wording",
    [
        "2 of 53 actions: 46, due in 2023.",
        "1 of 53 actions: 46, due in 2024.",
        "1 of 53 actions: 46, by EUROJUST.",
        "It says “Implement trainings for customs staff”.",
        "It costs 5.5 million.",
    ],
)
def test_a_value_that_nothing_supports_is_named(records: Records, wording: str) -> None:
    report = verify({**answered(records), "answer": wording}, records, same)
    assert not report["verified"]
    assert len(report["values"]["unsupported"]) == 1


def test_a_claim_is_supported_by_its_own_citations_alone(records: Records) -> None:
    answer = answered(records)
    answer["claims"] = [{"text": "It is due in 2021.", "citations": [1]}]
    assert verify(answer, records, same)["values"]["unsupported"] == ["2021"]


def test_a_result_is_computed_again(records: Records) -> None:
    for field, value in (("count", 2), ("items", [f"{PLAN}/act_4"]), ("checked", 52), ("scope", "ranked")):
        answer = copy.deepcopy(answered(records))
        answer["result"][field] = value
        report = verify(answer, records, same)
        assert (report["result"]["state"], report["verified"]) == ("differs", False)
        assert field in report["result"]["message"]
    assert verify(answered(records), records)["result"]["state"] == "not_recomputed"


def test_every_part_of_an_answer_is_checked(records: Records) -> None:
    part = copy.deepcopy(answered(records))
    part["citations"][0]["quote"] = part["citations"][0]["quote"].replace("staff", "dogs")
    report = verify({**answered(records), "parts": [part]}, records, same)
    assert not report["verified"]
    assert report["parts"][0]["citations"][0]["state"] == "changed"
