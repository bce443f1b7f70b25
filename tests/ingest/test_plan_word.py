"""Action plans as Word files: the shipped plan again, and what Word does to tables."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import docx
import pytest
from docx.table import Table

from ingest.bodies import Bodies
from ingest.model import Action, Document
from ingest.structure.canonical import Header
from tests.ingest.plan_files import add_footnotes, as_word, built, facts, plan_of, saved, write_cell

HEADER = Header("plan", "", date=dt.date(2021, 6, 18))


@pytest.fixture(scope="module")
def bodies(corpus: Path) -> Bodies:
    return Bodies.load(corpus / "bodies.toml")


@pytest.fixture(scope="module")
def exported(corpus: Path, bodies: Bodies) -> Document:
    data = (corpus / "texts" / "eu-drugs-action-plan-2021-2025.en.txt").read_bytes()
    return built(data, bodies, HEADER)


@pytest.fixture(scope="module")
def word(exported: Document, bodies: Bodies) -> Document:
    data = as_word(plan_of(exported), comment=("EEAS", "zzqq: is this the right body?"), bold_labels=True)
    return built(data, bodies, HEADER)


def table(document: docx.document.Document, *rows: list[str | None]) -> Table:
    """A table; ``None`` leaves a cell as it is."""
    made = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            if text is not None:
                write_cell(cell, text)
    return made


def said(document: Document, action: Action) -> dict[str, object]:
    """What a row says, without what is empty."""
    timetable = action.timetable
    found = {
        "prose": " ".join(action.prose.of(document.text).split()),
        "areas": [area.code for area in action.areas],
        "when": timetable and (timetable.start, timetable.end, timetable.ongoing),
        "bodies": [body.name for body in action.bodies],
        "fields": {f.header: " ".join(f.span.of(document.text).split()) for f in action.fields},
    }
    return {key: value for key, value in found.items() if value}


# --------------------------------------------------------------------------- the shipped plan


def test_the_plan_as_a_word_file_says_the_same(word: Document, exported: Document) -> None:
    assert len(word.actions) == 53
    assert facts(word) == facts(exported)


def test_what_is_odd_in_the_text_is_odd_in_word_too(word: Document, exported: Document) -> None:
    of_the_export = {
        "blank_line_in_row", "footnotes_on_one_line", "footnote_marker", "glued_heading", "reviewer_comment",
    }  # fmt: skip
    expected = [(f.kind, f.place) for f in exported.findings if f.kind not in of_the_export]
    assert [(f.kind, f.place) for f in word.findings if f.kind not in of_the_export] == expected
    assert "reviewer_comment" in {f.kind for f in word.findings}
    assert "zzqq" not in word.text + repr(word.findings)


def test_every_character_of_a_word_file_maps_to_what_was_read(word: Document) -> None:
    offsets = [word.source_offset(at) for at, character in enumerate(word.text) if character != "\n"]
    assert len(set(offsets)) == len(offsets)


# --------------------------------------------------------------------------- what Word does to tables


def test_an_objective_merged_over_rows_and_a_shared_timetable(bodies: Bodies) -> None:
    """The layout of the EU action plans on drugs of 2013 and 2017 (OJ C 351, 30.11.2013)."""
    file = docx.Document()
    file.add_heading("EU ACTION PLAN ON DRUGS 2013-2016", 0)
    file.add_heading("I. DRUG DEMAND REDUCTION", 1)
    file.add_paragraph("Contribute to a measurable reduction in the use of drugs.")
    made = table(
        file,
        ["Objective", "Action", "Timetable", "Responsible party", "Indicator(s)", "Data collection/assessment mechanisms"],
        ["1. Prevent drug use", "1. Improve programmes", "Ongoing", "MS", "— Overarching indicators 1, 12\n— Level", "EMCDDA"],
        [None, "2. Target risk factors:\n(a) age;\n(b) gender", "2014-2016", "MS\nCOM\nEMCDDA", "", "MS reporting"],
        [None, "3. Raise awareness", None, "Council, PRES", "", ""],
    )  # fmt: skip
    made.cell(1, 0).merge(made.cell(3, 0))
    made.cell(2, 2).merge(made.cell(3, 2))
    file.add_heading("II. DRUG SUPPLY REDUCTION", 1)
    table(
        file,
        ["Objective", "Action", "Timetable", "Responsible party", "Indicator(s)", "Data collection/assessment mechanisms"],
        ["2. Enhance law enforcement", "4. Share best practices", "By 2014", "Europol\nCEPOL", "", ""],
    )  # fmt: skip
    document = built(saved(file), bodies)
    objective = {"Objective": "1. Prevent drug use"}
    assert [said(document, action) for action in document.actions] == [
        {
            "prose": "Improve programmes",
            "when": (None, None, True),
            "bodies": ["Member States"],
            "fields": {
                **objective,
                "Indicator(s)": "— Overarching indicators 1, 12 — Level",
                "Data collection/assessment mechanisms": "EMCDDA",
            },
        },
        {
            "prose": "Target risk factors: (a) age; (b) gender",
            "when": (2014, 2016, False),
            "bodies": ["Member States", "European Commission", "EMCDDA"],
            "fields": {**objective, "Data collection/assessment mechanisms": "MS reporting"},
        },
        {
            "prose": "Raise awareness",
            "when": (2014, 2016, False),
            "bodies": ["Council of the European Union", "PRES"],
            "fields": objective,
        },
        {
            "prose": "Share best practices",
            "when": (None, 2014, False),
            "bodies": ["Europol", "CEPOL"],
            "fields": {"Objective": "2. Enhance law enforcement"},
        },
    ]
    assert [action.section for action in document.actions] == ["sec_I", "sec_I", "sec_I", "sec_II"]
    shared = document.actions[2].timetable
    assert shared is not None
    assert shared.place == "act_2.timetable"  # where its words stand


def test_a_title_above_the_header_and_headings_between_rows(bodies: Bodies) -> None:
    file = docx.Document()
    file.add_heading("Plan of action for safer cycling", 0)
    made = table(
        file,
        ["Table of measures 2022-2026", None, None],
        ["Measure", "Responsible", "Period"],
        ["A. Infrastructure", None, None],
        ["Measure 1: Build tracks", "Member States", "2022"],
        ["B. Education", None, None],
        ["Measure 2: Train children", "Schools, Member States", "2023"],
    )
    for row in (0, 2, 4):
        made.cell(row, 0).merge(made.cell(row, 2))
    document = built(saved(file), bodies)
    sections = {unit.place: unit.heading for unit in document.units if unit.kind == "section"}
    assert sections == {
        "sec_table": "Table of measures 2022-2026", "sec_A": "Infrastructure", "sec_B": "Education",
    }  # fmt: skip
    assert [(a.label, a.section) for a in document.actions] == [("Measure 1", "sec_A"), ("Measure 2", "sec_B")]


def test_a_header_of_two_rows_with_start_and_end(bodies: Bodies) -> None:
    file = docx.Document()
    made = table(
        file,
        ["No.", "Action", "Timeline", None, "Responsible"],
        [None, None, "Start", "End", None],
        ["1", "Build tracks", "2022", "2024", "Member States"],
        ["2", "Fill gaps", "2023", "ongoing", "European Commission"],
    )
    made.cell(0, 2).merge(made.cell(0, 3))
    for column in (0, 1, 4):
        made.cell(0, column).merge(made.cell(1, column))
    document = built(saved(file), bodies)
    assert [said(document, action) for action in document.actions] == [
        {"prose": "Build tracks", "when": (2022, 2024, False), "bodies": ["Member States"]},
        {"prose": "Fill gaps", "when": (2023, None, True), "bodies": ["European Commission"]},
    ]
    places = [unit.place for unit in document.units]
    assert len(places) == len(set(places))


def test_a_table_goes_on_in_another_with_its_header_or_without(bodies: Bodies) -> None:
    file = docx.Document()
    header = ["Action", "Timetable", "Responsible"]
    table(file, header, ["Action 1. Build tracks", "2022", "Member States"])
    file.add_paragraph()
    table(file, header, ["Action 2. Fill gaps", "2023", "Member States"])
    file.add_paragraph("The work goes on.")
    table(file, ["Action 3. Light paths", "2024", "European Commission"], ["Action 4. Train", "2025", "Schools"])
    document = built(saved(file), bodies)
    assert [action.number for action in document.actions] == ["1", "2", "3", "4"]
    assert [action.timetable and action.timetable.start for action in document.actions] == [2022, 2023, 2024, 2025]
    assert [unit.kind for unit in document.units if unit.kind == "paragraph"] == ["paragraph"]


def test_another_table_of_the_plan_is_no_actions(bodies: Bodies) -> None:
    file = docx.Document()
    table(file, ["Acronym", "Meaning"], ["MS", "Member States"], ["CSO", "civil society organisation"])
    table(
        file,
        ["Action", "Timetable", "Responsible"],
        ["Action 1. Build tracks", "2022", "Member States"],
        ["Action 2. Fill gaps", "2023", "Member States"],
    )
    table(file, ["Fund", "Amount"], ["ESF+", "EUR 2 million"], ["Cohesion Fund", "EUR 1 million"])
    document = built(saved(file), bodies)
    assert [action.number for action in document.actions] == ["1", "2"]
    assert "EUR 2 million" in document.text
    assert [f.kind for f in document.findings if f.kind.startswith("row")] == []


def test_numbers_that_word_gives_by_itself(bodies: Bodies) -> None:
    file = docx.Document()
    made = table(file, ["Action", "Responsibility", "Timeline"], [None, "MS", "2022"], [None, "COM", "2023"])
    for row, text in ((1, "Build tracks"), (2, "Fill gaps")):
        paragraph = made.cell(row, 0).paragraphs[0]
        paragraph.style = "List Number"
        paragraph.add_run(text)
    document = built(saved(file), bodies)
    assert [(a.number, a.prose.of(document.text)) for a in document.actions] == [("1", "Build tracks"), ("2", "Fill gaps")]
    assert "action_without_number" not in {f.kind for f in document.findings}


def test_an_action_merged_over_rows_takes_them_all(bodies: Bodies) -> None:
    file = docx.Document()
    made = table(
        file,
        ["Action", "Responsibility", "Timeline", "Output"],
        ["Action 1. Build tracks", "European Commission", "2022", "Report"],
        [None, "Member States", "2023", "Law"],
        ["Action 2. Fill gaps", "Europol", "2024", ""],
    )
    made.cell(1, 0).merge(made.cell(2, 0))
    document = built(saved(file), bodies)
    assert [said(document, action) for action in document.actions] == [
        {
            "prose": "Build tracks",
            "when": (2022, 2023, False),
            "bodies": ["European Commission", "Member States"],
            "fields": {"Output": "Report Law"},
        },
        {"prose": "Fill gaps", "when": (2024, 2024, False), "bodies": ["Europol"]},
    ]


@pytest.mark.parametrize("written", ["paragraphs", "line breaks", "commas", "and"])
def test_bodies_in_one_cell_however_parted(written: str, bodies: Bodies) -> None:
    file = docx.Document()
    made = table(file, ["Who", "When", "What"], [None, "2022", "Action 1. Build"], ["MS", "2023", "Action 2. Fill"])
    cell = made.cell(1, 0)
    names = ["European Commission", "Member States", "Road Safety Authority"]
    if written == "paragraphs":
        write_cell(cell, "\n".join(names))
    elif written == "line breaks":
        run = cell.paragraphs[0].add_run()
        for i, name in enumerate(names):
            if i:
                run.add_break()
            run.add_text(name)
    else:
        write_cell(cell, {"commas": ", ".join(names), "and": "European Commission, Member States and Road Safety Authority"}[written])
    document = built(saved(file), bodies)
    assert [body.name for body in document.actions[0].bodies] == names
    assert [body.known for body in document.actions[0].bodies] == [True, True, False]


def test_a_table_of_what_and_when_with_groups_and_no_numbers(bodies: Bodies) -> None:
    """The layout of the annex to the European Green Deal (COM(2019) 640)."""
    file = docx.Document()
    file.add_paragraph("Annex to the Communication")
    file.add_paragraph("Roadmap - Key actions")
    made = table(
        file,
        ["Actions", "Indicative Timetable"],
        ["Climate ambition", None],
        ["Proposal on a European Climate Law", "March 2020"],
        ["Comprehensive plan to increase the 2030 target", "Summer 2020"],
        ["Clean energy", None],
        ["Assessment of the final national plans", "June 2020"],
    )
    for row in (1, 4):
        made.cell(row, 0).merge(made.cell(row, 1))
    document = built(saved(file), bodies)
    assert [(a.number, a.section) for a in document.actions] == [
        ("1", "sec_climate"), ("2", "sec_climate"), ("3", "sec_clean"),
    ]  # fmt: skip
    assert [a.timetable and a.timetable.written for a in document.actions] == ["March 2020", "Summer 2020", "June 2020"]
    (finding,) = (f for f in document.findings if f.kind == "action_without_number")
    assert finding.place is None


def test_footnotes_hang_on_the_cell_that_calls_them(bodies: Bodies) -> None:
    file = docx.Document()
    table(
        file,
        ["No", "Action", "Lead", "Deadline"],
        ["1", "Build tracks⟦1⟧ and paths", "Member States⟦2⟧", "2022"],
        ["2", "Fill gaps", "Europol", "2023"],
    )
    add_footnotes(file, {1: "At least two metres wide.", 2: "Where they have not done so."})
    document = built(saved(file), bodies)
    assert [(f.number, f.text.of(document.text)) for f in document.footnotes] == [
        ("1", "At least two metres wide."), ("2", "Where they have not done so."),
    ]  # fmt: skip
    assert [call.place for f in document.footnotes for call in f.calls] == ["act_1.text", "act_1.bodies.1"]
    assert document.actions[0].footnotes == ("fn_1", "fn_2")
    assert document.actions[0].prose.of(document.text) == "Build tracks and paths"
