"""The EU Action Plan on Drugs 2021-2025, read from the text export it was supplied as.

What is expected here was read from that file by eye, not taken from the program.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from ingest.bodies import Bodies
from ingest.model import Action, Document, Finding
from ingest.readers import text as text_reader
from ingest.structure import action_plan
from ingest.structure.canonical import Header

NAME = "eu-drugs-action-plan-2021-2025.en.txt"

BODIES = {
    "COM": "European Commission",
    "MS": "Member States",
    "CSFD": "CSFD",  # written "Civil Society Forum on Drugs"
    "EMA": "EMA",  # written "European Medicine Agency"
}

# number | areas | timetable | responsible bodies, in the order of the row
ROWS = """
1  | 1.1         | 2021-2025 | COM MS Europol EMCDDA
2  | 1.1 1.2     | 2021-2025 | COM MS Europol EMCDDA Frontex
3  | 1.1 1.2     | 2021-2025 | COM MS Europol Frontex Eurojust
4  | 1.2         | 2021-2025 | COM MS Europol Eurojust CEPOL
5  | 1.2         | 2021-2025 | COM MS Europol Frontex
6  | 1.2         | 2021-2025 | COM MS Europol Eurojust
7  | 1.2         | 2021-2025 | COM MS Europol Eurojust EMCDDA
8  | 1.2         | 2021-2025 | COM MS
9  | 1.3         | 2021-2025 | COM EEAS Europol EMCDDA
10 | 1.3         | 2021-2025 | COM EEAS
11 | 2.1         | 2021-2025 | COM MS Frontex Europol
12 | 2.1         | 2021-2025 | COM MS Frontex Europol
13 | 2.1         | 2021      | COM MS Frontex Europol EMCDDA
14 | 2.1 2.2     | 2021      | COM MS Frontex EEAS
15 | 2.2         | 2021      | COM MS MAOC-N Europol Frontex EMCDDA
16 | 2.2         | 2021      | COM MS Europol Frontex EMCDDA
17 | 2.2         | 2021      | COM
18 | 3.1         | 2021      | COM Europol EMCDDA
19 | 3.2         | 2021-2025 | COM MS Europol EMCDDA
20 | 3.2         | 2021-2025 | COM MS
21 | 3.3         | 2021-2025 | COM MS Europol EMCDDA
22 | 4.1         | 2021      | COM MS Europol EMCDDA
23 | 4.1         | 2021      | COM MS
24 | 4.1         | 2021-2025 | MS Europol EMCDDA
25 | 4.1         | 2022      | COM
26 | 4.2         | 2021-2025 | COM MS EEAS
27 | 5.1 5.3     | 2021-2025 | COM MS EMCDDA
28 | 5.1         | 2022-2025 | MS EMCDDA
29 | 5.1         | 2022-2025 | MS EMCDDA
30 | 5.1         | 2021-2025 | EMCDDA Europol
31 | 5.2         | 2021-2025 | COM MS EUCPN
32 | 6.1 6.2 6.3 | 2021-2025 | COM MS EMCDDA EMA
33 | 6.1 6.2     | 2021-2025 | COM MS EMCDDA EMA
34 | 6.2         | 2021-2025 | COM MS EMCDDA
35 | 6.1 6.2 6.3 | 2021-2025 | MS EMCDDA EMA
36 | 6.1 6.2 6.3 | 2021-2025 | MS EMCDDA
37 | 6.1 6.2 6.3 | 2021      | COM MS EMCDDA
38 | 7.1 7.3     | 2021      | COM MS EMCDDA
39 | 7.1         | 2021      | COM MS EMCDDA ECDC
40 | 7.4         | 2021-2025 | COM MS EMCDDA
41 | 7.4         | 2022      | COM
42 | 7.5         | 2021-2025 | COM MS EMCDDA
43 | 7.2 7.6     | 2021      | MS EMCDDA
44 | 7.6         | 2021      | COM MS EMCDDA
45 | 8.1 8.2     | 2024      | COM EMCDDA
46 | 8.2         | 2023      | MS CEPOL EMCDDA Eurojust
47 |             | Ongoing   | COM EMCDDA Europol
48 |             | 2021      | COM MS EMCDDA
49 |             | Ongoing   | COM MS CSFD
50 |             | Ongoing   | COM EEAS
51 |             | Ongoing   | COM EEAS
52 |             | 2021      | COM
53 |             | 2024      | COM
"""

YEARS = {
    "2021-2025": (2021, 2025, False),
    "2022-2025": (2022, 2025, False),
    "2021": (2021, 2021, False),
    "2022": (2022, 2022, False),
    "2023": (2023, 2023, False),
    "2024": (2024, 2024, False),
    "Ongoing": (None, None, True),
}

PRIORITIES = {
    "1": "Disrupt and dismantle major high-risk drug-related organised crime groups operating in, originating "
    "in or targeting the EU Member States and address links with other security threats",
    "2": "Increase detection of illicit wholesale trafficking of drugs and drug precursors at EU points of "
    "entry and exit",
    "3": "Increase effective monitoring of logistical and digital channels exploited for medium and "
    "small-volume drug distribution and increase seizures of illicit substances smuggled through these "
    "channels in close cooperation with the private sector",
    "4": "Dismantle drug production and processing, prevent the diversion and trafficking of drug precursors "
    "for illicit drug production, and eradicate illegal cultivation",
    "5": "Prevent the uptake of drugs, enhance crime prevention, and raise awareness of the adverse effects "
    "of drugs on citizens and communities",
    "6": "Enhance access to treatment options that meet the range of health and rehabilitation needs of "
    "people who experience harm from substance use",
    "7": "Increase the efficiency of risk and harm reduction interventions to protect the health of drug "
    "users and the public",
    "8": "Develop a balanced and comprehensive approach to the use of drugs in prisons (reduce demand and "
    "restrict supply)",
}

# last action of each priority; 47 to 53 stand in none
LAST = {"sp_1": 10, "sp_2": 17, "sp_3": 21, "sp_4": 26, "sp_5": 31, "sp_6": 37, "sp_7": 44, "sp_8": 46}


@pytest.fixture(scope="module")
def source(corpus: Path) -> str:
    return (corpus / "texts" / NAME).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def plan(corpus: Path, source: str) -> Document:
    reading = text_reader.read(source.encode())
    assert action_plan.recognises(reading)
    header = Header("plan", "", date=dt.date(2021, 6, 18))
    return action_plan.build(reading, header, Bodies.load(corpus / "bodies.toml"))


def action(plan: Document, number: int) -> Action:
    return plan.actions[number - 1]


def findings(plan: Document, kind: str) -> list[Finding]:
    return [finding for finding in plan.findings if finding.kind == kind]


# --------------------------------------------------------------------------- actions


def test_there_are_53_actions_in_order(plan: Document) -> None:
    assert [a.number for a in plan.actions] == [str(n) for n in range(1, 54)]
    assert [a.place for a in plan.actions] == [f"act_{n}" for n in range(1, 54)]


@pytest.mark.parametrize("row", ROWS.strip().splitlines(), ids=lambda row: row.split(" ")[0])
def test_each_row_has_its_areas_timetable_and_bodies(plan: Document, row: str) -> None:
    number, areas, timetable, bodies = (part.strip() for part in row.split("|"))
    found = action(plan, int(number))
    assert [area.code for area in found.areas] == areas.split()
    assert [area.span.of(plan.text) for area in found.areas] == areas.split()
    assert found.timetable is not None
    assert found.timetable.written == timetable
    assert (found.timetable.start, found.timetable.end, found.timetable.ongoing) == YEARS[timetable]
    assert [body.name for body in found.bodies] == [BODIES.get(body, body) for body in bodies.split()]
    assert all(body.known for body in found.bodies)


def test_every_cell_has_a_span_and_a_place_of_its_own(plan: Document) -> None:
    units = {unit.place: unit for unit in plan.units}
    assert len(units) == len(plan.units)
    for found in plan.actions:
        row = units[found.place].span
        assert units[f"{found.place}.text"].span == found.text
        assert row.covers(found.text)
        assert found.text.covers(found.prose)
        assert found.timetable is not None
        assert units[f"{found.place}.timetable"].span == found.timetable.span
        for number, body in enumerate(found.bodies, start=1):
            assert body.place == f"{found.place}.bodies.{number}"
            assert units[body.place].span == body.span
            assert body.span.of(plan.text) == body.written
            assert units[f"{found.place}.bodies"].span.covers(body.span)
        for area in found.areas:
            assert area.place == f"{found.place}.areas"
            assert units[area.place].span.covers(area.span)


def test_text_starts_with_the_label_and_prose_behind_it(plan: Document) -> None:
    for found in plan.actions:
        mark = ":" if found.number == "2" else "."
        assert found.text.of(plan.text).startswith(f"Action {found.number}{mark} ")
        assert not re.match(r"Action|[\d\s.:]", found.prose.of(plan.text))
    assert action(plan, 2).prose.of(plan.text).startswith("Reinforce information sharing and analysis on")
    assert action(plan, 17).prose.of(plan.text) == (
        "Conclude agreements between the European Union  and third countries where drug trafficking hubs are "
        "located, enabling relevant EU agencies such as Europol and Frontex to exchange information and data, "
        "including personal and operational data."
    )
    assert action(plan, 33).prose.of(plan.text).startswith("(i) Support innovation in treatment delivery;")
    assert action(plan, 52).text.of(plan.text) == (
        "Action 52. Review the mandate of the EMCDDA following the evaluation completed in 2019."
    )


def test_bodies_named_in_the_prose_are_not_thereby_responsible(plan: Document) -> None:
    found = action(plan, 17)
    assert "Europol and Frontex" in found.prose.of(plan.text)
    assert [body.name for body in found.bodies] == ["European Commission"]
    never_in_prose = [
        a.number
        for a in plan.actions
        if any(body.name == "EMCDDA" for body in a.bodies) and "EMCDDA" not in a.prose.of(plan.text)
    ]
    assert sum(any(body.name == "EMCDDA" for body in a.bodies) for a in plan.actions) == 32
    assert len(never_in_prose) == 25


# --------------------------------------------------------------------------- parts


def test_the_priorities_have_their_full_titles(plan: Document) -> None:
    found = {unit.number: unit for unit in plan.units if unit.kind == "priority"}
    assert {number: unit.heading for number, unit in found.items()} == PRIORITIES
    for number, unit in found.items():
        assert (unit.place, unit.label) == (f"sp_{number}", f"Strategic priority {number}")
        assert unit.span.of(plan.text) == f"Strategic priority {number}. {PRIORITIES[number]}"


def test_each_action_stands_in_its_priority_and_section(plan: Document) -> None:
    first = 1
    for priority, last in LAST.items():
        section = "sec_A" if priority <= "sp_4" else "sec_B" if priority == "sp_5" else "sec_C"
        for number in range(first, last + 1):
            assert (action(plan, number).section, action(plan, number).priority) == (section, priority)
        first = last + 1
    for number in range(47, 54):
        assert (action(plan, number).section, action(plan, number).priority) == ("sec_gov", None)


def test_the_sections_are_a_b_c_and_governance(plan: Document) -> None:
    assert [(u.place, u.label, u.heading) for u in plan.units if u.kind == "section"] == [
        ("sec_A", "Section A", "ENHANCED SECURITY - DISRUPTING THE DRUG MARKETS"),
        ("sec_B", "Section B", "PREVENTION AND AWARENESS RAISING"),
        ("sec_C", "Section C", "ADDRESSING DRUG-RELATED HARMS"),
        (
            "sec_gov",
            "Section “Governance, implementation and monitoring of the EU Agenda on Drugs”",
            "Governance, implementation and monitoring of the EU Agenda on Drugs",
        ),
    ]
    assert plan.title == "EU Action Plan on Drugs 2021-2025"


def test_every_line_is_accounted_for(plan: Document) -> None:
    kinds = {"title", "section", "priority", "action", "text", "areas", "timetable", "bodies", "body"}
    assert {unit.kind for unit in plan.units} == kinds | {"annex", "indicator", "footnote"}


# --------------------------------------------------------------------------- footnotes


def test_six_footnotes_hang_where_they_are_called(plan: Document) -> None:
    assert [(f.place, f.number) for f in plan.footnotes] == [(f"fn_{n}", str(n)) for n in range(1, 7)]
    assert [f.text.of(plan.text).split()[0] for f in plan.footnotes] == [
        "Serious", "European", "For", "Postal", "Council", "For",
    ]  # fmt: skip
    calls = [
        (call.place, plan.text[call.at - 8 : call.at], plan.text[call.at : call.at + 6])
        for footnote in plan.footnotes
        for call in footnote.calls
    ]
    assert calls == [
        ("act_1.text", "he SOCTA", " 2021;"),
        ("act_1.text", "e EMCDDA", " and t"),
        ("act_18.text", "results.", " Reinf"),
        ("act_19.text", "al items", ". Conc"),
        ("act_37.text", " in 2015", " and e"),
        ("act_52.text", "in 2019.", "\n2021\n"),
    ]
    called = {a.number: a.footnotes for a in plan.actions if a.footnotes}
    assert called == {
        "1": ("fn_1", "fn_2"), "18": ("fn_3",), "19": ("fn_4",), "37": ("fn_5",), "52": ("fn_6",),
    }  # fmt: skip


def test_footnotes_stand_whole_behind_the_body(plan: Document) -> None:
    texts = [f.text.of(plan.text) for f in plan.footnotes]
    assert texts[0] == "Serious and Organised Crime Threat Assessment."
    assert texts[1] == "European Monitoring Centre for Drugs and Drug Addiction"
    assert texts[3].startswith("Postal item: an item addressed")
    assert texts[3].endswith("commercial value.")
    assert texts[4].endswith("in the European Union 11985/15.")
    assert texts[5].endswith("-European-Monitoring-Centre-for-Drugs-and-Drug-Addiction")
    body_end = max(unit.end for unit in plan.units if unit.kind != "footnote")
    assert min(f.text.start for f in plan.footnotes) > body_end


def test_no_marker_is_left_and_no_year_runs_into_one(plan: Document) -> None:
    assert not re.search(r"footnoteRef|\[\d", plan.text)
    assert "20155" not in plan.text
    assert "adopted by the Council in 2015 and evidence-based" in action(plan, 37).prose.of(plan.text)
    assert "the SOCTA 2021; (ii)" in action(plan, 1).prose.of(plan.text)


# --------------------------------------------------------------------------- indicators


def test_twelve_indicators_name_their_data_sources(plan: Document) -> None:
    assert [i.number for i in plan.indicators] == [str(n) for n in range(1, 13)]
    assert [[source.name for source in i.sources] for i in plan.indicators] == [
        ["Europol", "EMCDDA"],
        ["EMCDDA", "SCORE"],
        ["Europol", "EMCDDA"],
        ["EMCDDA", "Europol", "European Commission"],
        ["EMCDDA", "Europol"],
        ["Eurobarometer"],
        ["EMCDDA", "General Population Survey"],
        ["ESPAD", "HBSC", "General Population Survey", "EMCDDA"],
        ["EMCDDA"],
        ["EMCDDA"],
        ["Member States"],
        ["Eurostat"],
    ]
    assert [len(i.written) for i in plan.indicators] == [1, 1, 1, 1, 2, 1, 1, 3, 1, 1, 1, 1]


def test_indicators_stand_in_the_annex_that_is_glued_to_the_last_row(plan: Document) -> None:
    annex = next(unit for unit in plan.units if unit.kind == "annex")
    assert (annex.place, annex.label, annex.heading) == ("anx_2", "Annex 2", "Performance Indicators")
    units = [unit for unit in plan.units if unit.kind == "indicator"]
    assert {unit.parent for unit in units} == {"anx_2"}
    assert [body.written for body in action(plan, 53).bodies] == ["European Commission"]
    tenth = plan.indicators[9]
    assert tenth.label == "Performance indicator 10"
    assert tenth.prose.of(plan.text).startswith("Measures of availability of treatment and harm reduction")
    assert [span.of(plan.text) for span in tenth.written] == ["(EMCDDA)"]
    assert plan.indicators[8].prose.of(plan.text).startswith("Trends in drug related morbidity and mortality.")


# --------------------------------------------------------------------------- what is odd


@pytest.mark.parametrize(
    ("kind", "places"),
    [
        ("label_punctuation", ["act_2", "pi_9"]),
        ("blank_line_in_row", ["act_1", "act_18", "act_19", "act_22", "act_33", "act_37", "act_52"]),
        ("table_without_column", ["sec_gov"]),
        ("area_spelling", ["act_28.areas"]),
        ("footnotes_on_one_line", ["act_1.text"]),
        ("footnote_marker", ["act_1.text", "act_37.text"]),
        ("glued_heading", ["anx_2"]),
        ("name_variant", ["act_32.bodies.4", "act_33.bodies.4", "act_35.bodies.3"]),
        ("reviewer_comment", ["act_14.bodies.4"]),
        ("numbering_gap", [None]),  # there is an Annex 2 and no Annex 1
    ],
)
def test_what_is_odd_is_reported_with_its_place(plan: Document, kind: str, places: list[str]) -> None:
    assert [finding.place for finding in findings(plan, kind)] == places


def test_nothing_else_is_odd_but_acronyms(plan: Document) -> None:
    usual = {
        "label_punctuation", "blank_line_in_row", "table_without_column", "area_spelling",
        "footnotes_on_one_line", "footnote_marker", "glued_heading", "name_variant", "reviewer_comment",
        "numbering_gap", "acronym_unexplained",
    }  # fmt: skip
    assert {finding.kind for finding in plan.findings} == usual
    unexplained = {f.span.of(plan.text) for f in findings(plan, "acronym_unexplained") if f.span}
    assert {"CEPOL", "EEAS", "HCV"} <= unexplained
    assert not unexplained & {"SIENA", "EMCDDA", "SOCTA", "NPS", "EUCPN", "MAOC-N", "FIUs", "PREVENTION"}


def test_the_reviewers_comment_is_nowhere_and_its_body_is_kept(plan: Document, source: str) -> None:
    line = next(line for line in source.splitlines() if re.match(r"EEAS\t", line))
    comment = line.removeprefix("EEAS\t")
    assert [body.written for body in action(plan, 14).bodies][-1] == "EEAS"
    for shown in (plan.text, repr(plan.findings), repr(plan.units), repr(plan.actions), repr(plan.footnotes)):
        assert comment not in shown
        for words in re.findall(r"\w{5,}", comment.split("by ", 1)[1]):
            assert words not in shown
        assert "Comment by" not in shown


# --------------------------------------------------------------------------- canonical text


def test_header_rows_stand_in_the_text_but_in_no_unit(plan: Document) -> None:
    headers = [m.start() for m in re.finditer(r"\n\nActions\n", plan.text)]
    assert len(headers) == 9
    for start in headers:
        end = plan.text.index("\n\n", start + 2)
        assert plan.text[start + 2 : end].split("\n")[-1] == "Responsibility"
        assert not [unit for unit in plan.units if unit.start < end and start + 2 < unit.end]


def test_every_character_comes_from_the_source_where_the_map_says(plan: Document, source: str) -> None:
    """A line feed may stand for the end of a cell instead."""
    for offset, character in enumerate(plan.text):
        if character != "\n":
            assert source[plan.source_offset(offset)] == character


def test_line_ends_and_a_byte_order_mark_shift_the_map_and_nothing_else(plan: Document, corpus: Path) -> None:
    bodies = Bodies.load(corpus / "bodies.toml")
    source = (corpus / "texts" / NAME).read_text(encoding="utf-8")
    for changed, data in (
        (source.replace("\n", "\r\n"), source.replace("\n", "\r\n").encode()),
        (source, b"\xef\xbb\xbf" + source.encode()),
        (source, b"\xff\xfe" + source.encode("utf-16-le")),
        (source.rstrip(), source.rstrip().encode()),
    ):
        document = action_plan.build(text_reader.read(data), Header("plan", ""), bodies)
        assert document.text == plan.text
        assert all(
            changed[document.source_offset(offset)] == character
            for offset, character in enumerate(document.text)
            if character != "\n"
        )


def test_the_text_is_pinned(plan: Document) -> None:
    """A change here moves every citation: if it is meant, evaluation sets and receipts move with it."""
    assert plan.sha256 == "d9305e176235fe20ee70bea2cd5be135069a4dc06e17b015b195320b73d4e03b"
