"""What is odd in a plan as a whole, and plans made to slow the reader down."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.bodies import Bodies
from ingest.model import Document
from ingest.readers import text
from ingest.readers.blocks import Reading
from ingest.structure import action_plan
from ingest.structure.canonical import Header
from tests.growth import grows_linearly
from tests.ingest.plan_files import Line, Plan, Rows, as_export, built

HEADER = ["Action", "Area", "Timetable", "Responsible"]


@pytest.fixture(scope="module")
def bodies(corpus: Path) -> Bodies:
    return Bodies.load(corpus / "bodies.toml")


def plan(bodies: Bodies, *rows: Sequence[str], before: Sequence[str] = (), after: Sequence[str] = ()) -> Document:
    parts = [Line("Action plan"), *map(Line, before), Rows([HEADER, *rows]), *map(Line, after)]
    return built(as_export(Plan(parts)), bodies)


def found(document: Document, kind: str) -> list[tuple[str | None, str]]:
    return [
        (finding.place, finding.span.of(document.text) if finding.span else "")
        for finding in document.findings
        if finding.kind == kind
    ]


def test_an_area_of_another_priority_and_one_that_no_priority_has(bodies: Bodies) -> None:
    rows = [
        ["Action 1. Build tracks", "1.1\n2.3", "2021", "Europol"],
        ["Action 2. Fill the gaps", "9.1", "2021", "Europol"],
    ]
    document = plan(bodies, *rows, before=["Priority 2. Two", "Priority 1. One"])
    assert found(document, "area_of_other_priority") == [("act_1.areas", "2.3")]
    assert found(document, "area_unknown") == [("act_2.areas", "9.1")]


def test_codes_all_with_a_full_stop_are_not_odd(bodies: Bodies) -> None:
    rows = [[f"Action {n}. Build tracks", "1.1.", "2021", "Europol"] for n in (1, 2)]
    assert found(plan(bodies, *rows), "area_spelling") == []


def test_one_body_in_two_spellings_at_the_rarer(bodies: Bodies) -> None:
    rows = [
        ["Action 1. Build tracks", "1.1", "2021", "European Commission\nMinistry of Health"],
        ["Action 2. Fill the gaps", "1.1", "2021", "Commission\nMinistry for Health"],
        ["Action 3. Light the paths", "1.1", "2021", "European Commission\nMinistry of Health"],
    ]
    assert found(plan(bodies, *rows), "name_spellings") == [
        ("act_2.bodies.1", "Commission"),
        ("act_2.bodies.2", "Ministry for Health"),
    ]


def test_one_body_named_twice_in_a_row_is_responsible_once(bodies: Bodies) -> None:
    document = plan(
        bodies,
        ["Action 1. Build tracks", "1.1", "2021", "Commission\nEuropol\nEuropean Commission"],
        ["Action 2. Fill the gaps", "1.1", "2021", "EMCDDA (European Monitoring Centre for Drugs and Drug Addiction)"],
    )
    assert [body.name for body in document.actions[0].bodies] == ["European Commission", "Europol"]
    assert found(document, "body_repeated") == [("act_1.bodies.1", "European Commission")]
    assert [body.name for body in document.actions[1].bodies] == ["EMCDDA"]


def test_gaps_are_told_as_runs_and_by_their_part(bodies: Bodies) -> None:
    rows = [[f"Action {n}. Build tracks", "1.1", "2021", "Europol"] for n in ("1", "2", "6", "8")]
    messages = [f.message for f in plan(bodies, *rows).findings if f.kind == "numbering_gap"]
    assert messages == ["There are no actions 3 to 5.", "There is no action 7."]
    rows = [[f"Action {n}. Build tracks", "1.1", "2021", "Europol"] for n in ("1.1", "1.2", "2.2")]
    messages = [f.message for f in plan(bodies, *rows).findings if f.kind == "numbering_gap"]
    assert messages == ["There is no action 2.1."]


def test_acronyms_that_nothing_explains(bodies: Bodies) -> None:
    document = plan(
        bodies,
        ["Action 1. Use the safety audit scheme (SAS) and RSI (road safety inspections)", "1.1", "2021", "EMSA"],
        ["Action 2. Extend SAS and QRX to lorries; see QRX and HGVs", "1.1", "2021", "EMSA"],
        before=["SAFER CYCLING FOR ALL OF US", "Part II: Roads"],
    )
    assert found(document, "acronym_unexplained") == [
        ("act_1.bodies.1", "EMSA"),
        ("act_2.text", "QRX"),
        ("act_2.text", "HGVs"),
    ]


def test_rows_without_timetable_or_body_or_with_an_unread_one(bodies: Bodies) -> None:
    document = plan(
        bodies,
        ["Action 1. Build tracks", "1.1", "", "Europol"],
        ["Action 2. Fill the gaps", "1.1", "short term", ""],
    )
    assert [place for place, _ in found(document, "no_timetable")] == ["act_1"]
    assert [place for place, _ in found(document, "no_bodies")] == ["act_2"]
    assert found(document, "timetable_unread") == [("act_2.timetable", "short term")]
    assert document.actions[1].timetable is not None
    assert document.actions[1].timetable.written == "short term"


def test_a_line_alone_behind_a_table_may_be_a_body(bodies: Bodies) -> None:
    rows = [[f"Action {n}. Build tracks", "1.1", "2021", "Europol"] for n in (1, 2)]
    document = plan(bodies, *rows, after=["Road Safety Board", "This plan was adopted in May."])
    assert found(document, "line_after_table") == [("par_1", "Road Safety Board")]


def test_repeated_priorities_and_indicators_are_reported(bodies: Bodies) -> None:
    rows = [[f"Action {n}. Build tracks", "1.1", "2021", "Europol"] for n in (1, 2)]
    document = plan(
        bodies,
        *rows,
        before=["Priority 1. One", "Priority 1. Two"],
        after=["Annex 1", "Indicators", "Indicator 1. Deaths (Eurostat)", "Indicator 1. Injuries (Eurostat)"],
    )
    assert [place for place, _ in found(document, "number_repeated")] == ["sp_1_2", "pi_1_2"]
    assert [i.place for i in document.indicators] == ["pi_1", "pi_1_2"]


def test_lines_between_indicators_are_the_first_ones(bodies: Bodies) -> None:
    rows = [[f"Action {n}. Build tracks", "1.1", "2021", "Europol"] for n in (1, 2)]
    document = plan(
        bodies,
        *rows,
        after=["Annex 1", "Indicators", "Indicator 1. Deaths.", "Counted within 30 days (Eurostat)", "Indicator 2. Injuries", "The end."],
    )  # fmt: skip
    first, second = document.indicators
    assert first.prose.of(document.text) == "Deaths.\n\nCounted within 30 days (Eurostat)"
    assert [source.name for source in first.sources] == ["Eurostat"]
    assert second.prose.of(document.text) == "Injuries"
    assert [u.span.of(document.text) for u in document.units if u.kind == "paragraph"] == ["The end."]


def test_priorities_nest_by_their_numbers(bodies: Bodies) -> None:
    rows = [[f"Action {n}. Build tracks", "1.1", "2021", "Europol"] for n in (1, 2)]
    document = plan(bodies, *rows, before=["A) ROADS", "Priority 1. One", "Priority area 1.2: Two of one"])
    parents = {unit.place: unit.parent for unit in document.units if unit.kind in ("section", "priority")}
    assert parents == {"sec_A": None, "sp_1": "sec_A", "sp_1-2": "sp_1"}
    assert [(a.section, a.priority) for a in document.actions] == [("sec_A", "sp_1-2")] * 2


# --------------------------------------------------------------------------- hostile plans

START = "\tActions\n\tTimetable\n\tResponsibility\n\n\tAction 1. Do it\n\t2021\n\tEuropol\n"
HOSTILE = {
    "rows": lambda n: "".join(f"\tAction {i}. Do it\n\t2021\n\tEuropol\n\n" for i in range(2, n)),
    "rows of one number": lambda n: "\tAction 1. Do it\n\t2021\n\tEuropol\n\n" * n,
    "rows of other lengths": lambda n: "\tAction 2. x\n\t2021\n\tx\n\ty\n\tz\n\n" * n,
    "cells without labels": lambda n: "\tfoo bar\n" * n,
    "headers": lambda n: "\tActions\n\tTimetable\n\tResponsibility\n" * n,
    "different headers": lambda n: "".join(f"\tActions\n\tWhen {'a' * (i % 12)}\n\tWho\n\n" for i in range(n)),
    "bodies in a cell": lambda n: "\tAction 2. x\n\t2021\n\t" + "Europol, " * n,
    "unknown bodies in a cell": lambda n: "\tAction 2. x\n\t2021\n\t" + "a,b;c " * n,
    "lines in a cell": lambda n: "\tAction 2. x\n\t2021\n\t" + "Europol\nfoo\n" * n,
    "priorities": lambda n: "\n" + "Strategic priority 1. Foo\n\n" * n,
    "paragraphs": lambda n: "\n" + "Some text here.\n\n" * n,
    "indicators": lambda n: "\nAnnex 1\n" + "".join(f"Performance indicator {i}. Foo (Europol)\n" for i in range(n)),
    "brackets in an indicator": lambda n: "\nPerformance indicator 1. " + "(Europol " * n,
    "a sheet": lambda n: "\nAction\tWho\tWhen\n" + "Action 1. Do\tEuropol\t2021\n" * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_plan_and_no_faster(name: str, bodies: Bodies) -> None:
    def work(reading: Reading) -> None:
        action_plan.recognises(reading)
        action_plan.build(reading, Header("plan", ""), bodies)

    grows_linearly(work, lambda size: text.read((START + HOSTILE[name](size)).encode()), start=250, most=1000)
