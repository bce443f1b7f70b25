"""Whatever the layout and the file, a plan's rows come out as they were put in.

None of these plans is about the subject of the shipped one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.bodies import Bodies
from ingest.model import Document
from ingest.readers import read
from ingest.structure import action_plan
from tests.ingest.plan_files import Line, Plan, Rows, as_export, as_tabs, as_word, built, facts

HEADERS = {
    "action": ["Action", "Actions", "Measures", "Activity", "Key actions", "What"],
    "bodies": ["Responsible party", "Responsibility", "Who", "Lead", "Responsible bodies", "Implemented by"],
    "timetable": ["Timetable", "Timeline", "Time frame", "Deadline", "When", "Timing", "Due date"],
    "areas": ["Corresponding priority area", "Area", "Priority areas"],
    "field": ["Indicators", "Resources", "Expected results", "Remarks", "Status of the action", "Objective"],
}
TIMETABLES = {
    "2022-2026": (2022, 2026, False),
    "Q3 2022": (2022, 2022, False),
    "by end of 2023": (None, 2023, False),
    "mid-2024": (2024, 2024, False),
    "continuous": (None, None, True),
    "Ongoing": (None, None, True),
    "from 2023": (2023, None, True),
    "2025": (2025, 2025, False),
}
BODIES = {
    "European Commission": "European Commission",
    "Member States": "Member States",
    "MS": "Member States",
    "COM": "European Commission",
    "Europol": "Europol",
    "European Maritime Safety Agency": "EMSA",
    "Cyclists' Union": "Cyclists' Union",
    "Ministry of Transport and Infrastructure": "Ministry of Transport and Infrastructure",
}
PROSE = [
    "Publish design guidance for junctions and roundabouts.",
    "Map gaps in the network and close the worst 100 of them.",
    "Work with Europol and Frontex on stolen bicycles, including cross-border cases.",
    "In 2023, review the measures of Objective 2; report on them by 2024.",
    "Train lorry drivers: (i) in blind spots; (ii) in overtaking.",
    "Maintain cycle tracks in winter.",
    "Support Member States in the areas 1.2 and 1.3 of the strategy.",
]
REMARKS = ["Guidance published", "Number of km built", "EUR 200 000", "see above", "Cohesion Fund, ESF+"]


@pytest.fixture(scope="module")
def bodies(corpus: Path) -> Bodies:
    return Bodies.load(corpus / "bodies.toml")


@dataclass(frozen=True)
class Entry:
    """A row as it was put in."""

    number: int
    prose: str
    areas: tuple[str, ...]
    timetable: str
    bodies: tuple[str, ...]
    remark: str


@st.composite
def entries(draw: st.DrawFn, first: int) -> list[Entry]:
    count = draw(st.integers(2, 6))
    return [
        Entry(
            number,
            draw(st.sampled_from(PROSE)),
            tuple(draw(st.lists(st.sampled_from(["1.1", "1.2", "2.1", "10.3"]), max_size=3, unique=True))),
            draw(st.sampled_from([*TIMETABLES])),
            tuple(draw(st.lists(st.sampled_from([*BODIES]), min_size=1, max_size=4, unique_by=lambda b: BODIES[b]))),
            draw(st.sampled_from(REMARKS)),
        )
        for number in range(first, first + count)
    ]


Layout = tuple[list[tuple[str, str]], str, str]
"""Columns as (kind, header), how actions are numbered, what parts bodies."""


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    kinds = ["action", "bodies", "timetable"]
    kinds += draw(st.sampled_from([[], ["areas"], ["field"], ["areas", "field"]]))
    columns = [(kind, draw(st.sampled_from(HEADERS[kind]))) for kind in draw(st.permutations(kinds))]
    numbering = draw(st.sampled_from(["Action {}. ", "Action {}: ", "Measure {} – ", "{}. ", "column"]))
    if numbering == "column":
        columns.insert(0, ("number", draw(st.sampled_from(["No.", "No", "Ref", "Action no."]))))
    return columns, numbering, draw(st.sampled_from(["\n", ", ", "; "]))


def cell(entry: Entry, kind: str, numbering: str, separator: str) -> str:
    if kind == "number":
        return str(entry.number)
    if kind == "action":
        return ("" if numbering == "column" else numbering.format(entry.number)) + entry.prose
    if kind == "areas":
        return "\n".join(entry.areas)
    if kind == "bodies":
        return separator.join(entry.bodies)
    return entry.timetable if kind == "timetable" else entry.remark


def plan_in(layout: Layout, tables: list[list[Entry]]) -> Plan:
    columns, numbering, separator = layout
    parts: list[Line | Rows] = [Line("Plan of action for safer cycling 2022-2026")]
    for number, rows in enumerate(tables, start=1):
        header = [header for _, header in columns]
        body = [[cell(entry, kind, numbering, separator) for kind, _ in columns] for entry in rows]
        parts.append(Line(f"Objective {number}: Networks that people of all ages can use", 1))
        parts.append(Rows([header, *body]))
    return Plan(parts)


def check(document: Document, layout: Layout, tables: list[list[Entry]]) -> None:
    """The document holds exactly these rows."""
    kinds = {kind for kind, _ in layout[0]}
    every = [(f"sp_{i}", entry) for i, rows in enumerate(tables, start=1) for entry in rows]
    assert [action.number for action in document.actions] == [str(entry.number) for _, entry in every]
    for action, (priority, entry) in zip(document.actions, every, strict=True):
        assert action.prose.of(document.text) == entry.prose
        assert action.priority == priority
        assert action.timetable is not None
        when = (action.timetable.start, action.timetable.end, action.timetable.ongoing)
        assert when == TIMETABLES[entry.timetable]
        assert [body.name for body in action.bodies] == [BODIES[written] for written in entry.bodies]
        assert [body.span.of(document.text) for body in action.bodies] == list(entry.bodies)
        assert [area.code for area in action.areas] == (list(entry.areas) if "areas" in kinds else [])
        remarks = [field.span.of(document.text) for field in action.fields]
        assert remarks == ([entry.remark] if "field" in kinds else [])


@pytest.mark.parametrize("write", [as_export, as_tabs, as_word])
@settings(max_examples=25, deadline=None)
@given(layout=layouts(), data=st.data())
def test_rows_come_out_as_they_were_put_in(
    write: Callable[[Plan], bytes], bodies: Bodies, layout: Layout, data: st.DataObject
) -> None:
    first = data.draw(entries(1))
    tables = [first, data.draw(entries(len(first) + 1))]
    document = built(write(plan_in(layout, tables)), bodies)
    check(document, layout, tables)
    odd = {"row_misfit", "number_repeated", "numbering_gap", "row_without_action", "blank_line_in_row"}
    assert not odd & {finding.kind for finding in document.findings}


@settings(max_examples=40, deadline=None)
@given(layout=layouts(), data=st.data())
def test_an_export_without_blank_lines_says_the_same(bodies: Bodies, layout: Layout, data: st.DataObject) -> None:
    first = data.draw(entries(1))
    tables = [first, data.draw(entries(len(first) + 1))]
    export = re.sub(rb"\n\n+", b"\n", as_export(plan_in(layout, tables)))
    check(built(export, bodies), layout, tables)


@settings(max_examples=40, deadline=None)
@given(layout=layouts(), data=st.data(), seed=st.integers(0, 2**32))
def test_a_cell_that_is_missing_moves_no_other_row(
    bodies: Bodies, layout: Layout, data: st.DataObject, seed: int
) -> None:
    chance = random.Random(seed)
    first = data.draw(entries(1))
    tables = [first, data.draw(entries(len(first) + 1))]
    plan = plan_in(layout, tables)
    droppable = [i for i, (kind, _) in enumerate(layout[0]) if kind not in ("action", "number")]
    table = chance.choice([part for part in plan.parts if isinstance(part, Rows)])
    row = chance.randrange(1, len(table.rows))
    index = chance.choice(droppable)
    damaged = [list(cells) for cells in table.rows]
    del damaged[row][index]
    parts = [Rows(damaged) if part is table else part for part in plan.parts]
    whole, found = built(as_export(plan), bodies), built(as_export(Plan(parts)), bodies)
    touched = first[row - 1].number if table is plan.parts[2] else tables[1][row - 1].number
    before, after = facts(whole), facts(found)
    del before[f"act_{touched}"], after[f"act_{touched}"]
    assert after == before
    assert "row_misfit" in {finding.kind for finding in found.findings}


# --------------------------------------------------------------------------- a plan of another make

HEADER = ["No", "Responsible party", "Timeline", "Action", "Indicators", "Resources"]
CYCLING = Plan(
    [
        Line("Plan of action for safer cycling 2022-2026"),
        Line("This plan was adopted by the ministers in May 2022."),
        Line("Objective 1: Build networks that people of all ages can use", 1),
        Rows(
            [
                HEADER,
                ["1", "European Commission, Member States", "Q3 2022", "Publish guidance⟦1⟧ on junctions.", "Guidance out", "EUR 200 000"],
                ["2", "Ministry of Transport and Infrastructure, Cyclists' Union", "by end of 2023", "Close the worst 100 gaps.", "1. Gaps mapped\n2. Gaps closed", "Cohesion Fund"],
                ["3", "MS", "continuous", "Maintain tracks in winter.", "", "Own budget"],
            ]
        ),
        Line("Objective 2: Safer vehicles", 1),
        Rows(
            [
                HEADER,
                ["4", "COM; EMSA", "mid-2024", "Revise type approval of limiters.", "Share of lorries with limiters", "–"],
                ["5", "Member States\nCyclists' Union", "2022-2026", "Train lorry drivers with Europol.", "Drivers trained", "ESF+"],
            ]
        ),
    ],
    {1: "See the handbook of 2019."},
)  # fmt: skip


@pytest.mark.parametrize("write", [as_export, as_tabs, as_word])
def test_another_plan_is_read_as_well(write: Callable[[Plan], bytes], bodies: Bodies) -> None:
    document = built(write(CYCLING), bodies)
    text = document.text
    assert document.title == "Plan of action for safer cycling 2022-2026"
    assert [(u.place, u.label, u.heading) for u in document.units if u.kind == "priority"] == [
        ("sp_1", "Objective 1", "Build networks that people of all ages can use"),
        ("sp_2", "Objective 2", "Safer vehicles"),
    ]
    assert [unit.span.of(text) for unit in document.units if unit.kind == "paragraph"] == [
        "This plan was adopted by the ministers in May 2022."
    ]
    assert [(a.section, a.priority) for a in document.actions] == [(None, "sp_1")] * 3 + [(None, "sp_2")] * 2
    assert [a.prose.of(text) for a in document.actions] == [
        "Publish guidance on junctions.",
        "Close the worst 100 gaps.",
        "Maintain tracks in winter.",
        "Revise type approval of limiters.",
        "Train lorry drivers with Europol.",
    ]
    assert [[(b.name, b.known) for b in a.bodies] for a in document.actions] == [
        [("European Commission", True), ("Member States", True)],
        [("Ministry of Transport and Infrastructure", False), ("Cyclists' Union", False)],
        [("Member States", True)],
        [("European Commission", True), ("EMSA", True)],
        [("Member States", True), ("Cyclists' Union", False)],
    ]
    tables = [a.timetable for a in document.actions]
    assert [t and (t.start, t.end, t.ongoing) for t in tables] == [
        (2022, 2022, False), (None, 2023, False), (None, None, True), (2024, 2024, False), (2022, 2026, False),
    ]  # fmt: skip
    assert [f.header for f in document.actions[0].fields] == ["Indicators", "Resources"]
    assert document.actions[0].footnotes == ("fn_1",)
    assert document.footnotes[0].text.of(text) == "See the handbook of 2019."
    unknown = [(f.place, f.span and f.span.of(text)) for f in document.findings if f.kind == "body_unknown"]
    assert unknown == [
        ("act_2.bodies.1", "Ministry of Transport and Infrastructure"),
        ("act_2.bodies.2", "Cyclists' Union"),
        ("act_5.bodies.2", "Cyclists' Union"),
    ]


@pytest.mark.parametrize("titles", [("Infrastructure", "Education"), ("A. Infrastructure", "B. Education")])
@pytest.mark.parametrize("write", [as_export, as_tabs])
def test_rows_of_one_cell_are_headings(titles: tuple[str, str], write: Callable[[Plan], bytes], bodies: Bodies) -> None:
    rows = [
        ["Measure", "Responsible", "Period"],
        [titles[0]],
        ["Measure 1: Build tracks", "Member States", "2022"],
        ["Measure 2: Fill gaps", "Road Agency", "2023"],
        [titles[1]],
        ["Measure 3: Train children", "Schools", "2023"],
        ["Measure 4: Train drivers", "Member States", "ongoing"],
    ]
    document = built(write(Plan([Line("Action plan for safer cycling"), Rows(rows)])), bodies)
    headings = {unit.place: unit.heading for unit in document.units if unit.kind == "section"}
    assert list(headings.values()) == ["Infrastructure", "Education"]
    first, second = headings
    assert [action.section for action in document.actions] == [first, first, second, second]
    assert [[body.name for body in action.bodies] for action in document.actions] == [
        ["Member States"], ["Road Agency"], ["Schools"], ["Member States"],
    ]  # fmt: skip


SUPPORT = "1. Delivering comprehensive support"
LAYOUTS: dict[str, tuple[list[list[str]], list[str], list[list[str]]]] = {
    "objectives, lettered actions": (
        [
            ["Objective", "Action", "Timeline", "Responsibility"],
            [SUPPORT, "a. Ensure support for institutions.", "2015-2019", "EEAS, COM"],
            [SUPPORT, "b. Promote dialogue.", "Ongoing", "EEAS, COM, MS"],
            ["2. Justice", "a. Train judges.", "2016", "COM"],
        ],
        ["1a", "1b", "2a"],
        [["EEAS", "European Commission"], ["EEAS", "European Commission", "Member States"], ["European Commission"]],
    ),
    "numbers with dots, lead and partners in one cell": (
        [
            ["No.", "Strategic Action", "Delivered by"],
            ["1.1.1", "Deliver the commitment to an integrated approach.", "Lead: DOH\nPartners: DES, HSE"],
            ["1.1.2", "Improve education across all sectors, including youth services.", "HSE, AGS"],
        ],
        ["1.1.1", "1.1.2"],
        [["DOH", "DES", "HSE"], ["HSE", "AGS"]],
    ),
    "codes, owners, due dates, a status": (
        [
            ["Ref", "Initiative", "Owner", "Due date", "Status"],
            ["A1", "Set up a national response team", "Ministry of Defence", "Q4 2024", "ongoing"],
            ["A2", "Run exercises with all operators", "ENISA & Member States", "2025 Q2", "open"],
            ["B1", "Adopt a law", "Parliament", "31/12/2025", "planned"],
        ],
        ["A1", "A2", "B1"],
        [["Ministry of Defence"], ["ENISA", "Member States"], ["Parliament"]],
    ),
    "lead and partners in columns of their own": (
        [
            ["Partners", "Lead", "What", "When"],
            ["Member States", "Europol", "Measure 1 – Share data", "2021 – 2025"],
            ["EMSA", "European Commission", "Measure 2 – Map the ports", "annually"],
        ],
        ["1", "2"],
        [["Europol"], ["European Commission"]],
    ),
    "no numbers": (
        [
            ["What", "Who", "When"],
            ["Build tracks across the whole country", "Member States", "2022"],
            ["Fill the gaps", "Europol", "2023"],
            ["Light all of the paths at night", "Road Agency", "2024"],
        ],
        ["1", "2", "3"],
        [["Member States"], ["Europol"], ["Road Agency"]],
    ),
    "German headers": (
        [
            ["Nr.", "Maßnahme", "Zuständigkeit", "Frist"],
            ["1", "Radwege bauen", "Europäische Kommission, Mitgliedstaaten", "bis 2024"],
            ["2", "Lücken schließen", "Mitgliedstaaten", "laufend"],
        ],
        ["1", "2"],
        [["European Commission", "Member States"], ["Member States"]],
    ),
}


@pytest.mark.parametrize("write", [as_export, as_tabs, as_word])
@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts_that_plans_are_known_to_have(name: str, write: Callable[[Plan], bytes], bodies: Bodies) -> None:
    rows, numbers, responsible = LAYOUTS[name]
    document = built(write(Plan([Line("Action plan on something else"), Rows(rows)])), bodies)
    assert [action.number for action in document.actions] == numbers
    assert [[body.name for body in action.bodies] for action in document.actions] == responsible
    assert not {"row_misfit", "row_without_action"} & {finding.kind for finding in document.findings}


def test_a_report_with_a_table_of_dates_is_no_plan() -> None:
    report = Plan(
        [
            Line("Report on the year 2023"),
            Line("The following was done."),
            Rows([["Activity", "Date"], ["A conference in Lisbon", "May 2023"], ["A workshop", "June 2023"]]),
        ]
    )
    for write in (as_export, as_tabs, as_word):
        assert not action_plan.recognises(read(write(report), "report"))


def test_an_act_whose_annex_lists_measures_is_no_plan() -> None:
    """Articles make a text an act, whatever its tables say."""
    act = (
        "<html><head><title>L_2019</title></head><body><p class='oj-doc-ti'>DIRECTIVE (EU) 2019/1</p>"
        "<div class='eli-subdivision' id='art_1'><p class='oj-ti-art'>Article 1</p><p class='oj-normal'>Text.</p></div>"
        "<table class='oj-table'><tr><td><p class='oj-tbl-hdr'>Measure</p></td><td><p class='oj-tbl-hdr'>Responsible</p></td>"
        "<td><p class='oj-tbl-hdr'>Deadline</p></td></tr><tr><td>1. Report</td><td>Member States</td><td>2021</td></tr>"
        "<tr><td>2. Review</td><td>Commission</td><td>2022</td></tr></table></body></html>"
    )
    assert not action_plan.recognises(read(act.encode(), "act.html"))
