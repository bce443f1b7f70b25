"""Whatever the layout and the file, a plan's rows come out as they were put in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.bodies import Bodies
from tests.ingest.plan_files import Line, Plan, Rows, as_export, as_tabs, as_word, built

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


@st.composite
def layouts(draw: st.DrawFn) -> tuple[list[tuple[str, str]], str, str]:
    """(columns as (kind, header), how actions are numbered, what parts bodies)."""
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


@pytest.mark.parametrize("write", [as_export, as_tabs, as_word])
@settings(max_examples=25, deadline=None)
@given(layout=layouts(), data=st.data())
def test_rows_come_out_as_they_were_put_in(
    write: Callable[[Plan], bytes],
    bodies: Bodies,
    layout: tuple[list[tuple[str, str]], str, str],
    data: st.DataObject,
) -> None:
    columns, numbering, separator = layout
    first = data.draw(entries(1))
    second = data.draw(entries(len(first) + 1))
    parts: list[Line | Rows] = [Line("Plan of action for safer cycling 2022-2026")]
    for number, rows in enumerate((first, second), start=1):
        header = [header for _, header in columns]
        body = [[cell(entry, kind, numbering, separator) for kind, _ in columns] for entry in rows]
        parts += [Line(f"Objective {number}: Networks that people of all ages can use", 1), Rows([header, *body])]
    document = built(write(Plan(parts)), bodies)
    kinds = {kind for kind, _ in columns}
    assert [action.number for action in document.actions] == [str(e.number) for e in (*first, *second)]
    for action, entry in zip(document.actions, (*first, *second), strict=True):
        assert action.prose.of(document.text) == entry.prose
        assert action.priority == ("sp_1" if entry in first else "sp_2")
        table = action.timetable
        assert table is not None
        assert (table.start, table.end, table.ongoing) == TIMETABLES[entry.timetable]
        assert [body.name for body in action.bodies] == [BODIES[written] for written in entry.bodies]
        assert [body.span.of(document.text) for body in action.bodies] == list(entry.bodies)
        assert [area.code for area in action.areas] == (list(entry.areas) if "areas" in kinds else [])
        assert [f.span.of(document.text) for f in action.fields] == ([entry.remark] if "field" in kinds else [])
    assert not {"row_misfit", "number_repeated", "numbering_gap", "row_without_action"} & {
        finding.kind for finding in document.findings
    }
