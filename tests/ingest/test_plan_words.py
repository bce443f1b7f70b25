"""What single words of a plan mean: labels, headings, column headers, timetables, areas, bodies."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.bodies import Bodies
from ingest.readers.blocks import Para
from ingest.structure.plan.cells import areas, bodies_in, is_areas, is_bodies
from ingest.structure.plan.columns import columns_of
from ingest.structure.plan.headings import heading_of, looks_like_heading, part_of
from ingest.structure.plan.labels import follows, label_of, number_alone, slug
from ingest.structure.plan.timetable import is_timetable, years
from tests.growth import grows_linearly


@pytest.fixture(scope="module")
def bodies(corpus: Path) -> Bodies:
    return Bodies.load(corpus / "bodies.toml")


def para(text: str, level: int = 0, marker: str = "", role: str = "") -> Para:
    return Para(text, ((0, 0),), level=level, marker=marker, role=role)


# --------------------------------------------------------------------------- timetables

TIMETABLES = [
    ("2021-2025", 2021, 2025, False),
    ("2021 – 2025", 2021, 2025, False),
    ("2021–25", 2021, 2025, False),
    ("2021/22", 2021, 2022, False),
    ("2021, 2023 and 2025", 2021, 2025, False),
    ("From 2022 until 2024", 2022, 2024, False),
    ("Q4 2021 – Q2 2022", 2021, 2022, False),
    ("2021-2025 (annual review)", 2021, 2025, False),
    ("2022", 2022, 2022, False),
    ("Q3 2022", 2022, 2022, False),
    ("2025 Q2", 2025, 2025, False),
    ("End of 2023", 2023, 2023, False),
    ("start of 2022", 2022, 2022, False),
    ("mid-2024", 2024, 2024, False),
    ("31.12.2023", 2023, 2023, False),
    ("2021-06-30", 2021, 2021, False),
    ("2021-06", 2021, 2021, False),
    # an end, and no beginning
    ("by 2023", None, 2023, False),
    ("By end of 2023", None, 2023, False),
    ("no later than December 2023", None, 2023, False),
    ("2023 at the latest", None, 2023, False),
    ("before 2023", None, 2022, False),
    ("before the end of 2023", None, 2023, False),
    ("until 2025", None, 2025, False),
    ("Ongoing until 2025", None, 2025, False),
    # a beginning, and no end
    ("from 2022", 2022, None, True),
    ("2022 onwards", 2022, None, True),
    ("2022+", 2022, None, True),
    ("2022 –", 2022, None, True),
    ("2022, then ongoing", 2022, None, True),
    ("annually from 2022", 2022, None, True),
    # neither
    ("Ongoing", None, None, True),
    ("on-going", None, None, True),
    ("continuous", None, None, True),
    ("Annual", None, None, True),
    ("Permanent", None, None, True),
    ("Ongoing, with a review in 2023", None, None, True),
    ("by 2023 and ongoing thereafter", None, None, True),
    # no year at all
    ("Short term", None, None, False),
    ("tbd", None, None, False),
    ("12021", None, None, False),
    ("", None, None, False),
]


@pytest.mark.parametrize(("written", "start", "end", "ongoing"), TIMETABLES, ids=lambda value: repr(value))
def test_years_of_a_timetable(written: str, start: int | None, end: int | None, ongoing: bool) -> None:
    assert years(written) == (start, end, ongoing)


def test_a_timetable_is_told_from_prose_with_a_year() -> None:
    assert is_timetable("by end of 2023")
    assert not is_timetable("Short term")
    assert not is_timetable("Review the measures that were adopted under the plan of the year 2016 and report.")


@given(st.text(max_size=80))
def test_any_text_has_a_first_year_no_later_than_its_last(written: str) -> None:
    start, end, _ = years(written)
    assert start is None or end is None or start <= end


# --------------------------------------------------------------------------- areas


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("1.1", ["1.1"]),
        ("1.1\n1.2", ["1.1", "1.2"]),
        ("5.1.", ["5.1"]),
        ("1.1, 1.2 & 10.3", ["1.1", "1.2", "10.3"]),
        ("Priority area 6.1", ["6.1"]),
        ("1.2.3", ["1.2.3"]),
        ("Prevention", ["Prevention"]),
        ("Early detection, Treatment", ["Early detection", "Treatment"]),
        ("Prevention;\nTreatment", ["Prevention", "Treatment"]),
        ("n/a", []),
        ("–", []),
        ("", []),
    ],
)
def test_areas_of_a_cell(written: str, codes: list[str]) -> None:
    found = list(areas(written))
    assert [area.code for area in found] == codes
    assert [" ".join(area.span.of(written).split()) for area in found] == codes


def test_only_a_full_stop_behind_a_code_is_odd() -> None:
    assert [area.dotted for area in areas("5.1.\n5.2")] == [True, False]
    assert is_areas("5.1.\n5.2")
    assert not is_areas("Support the areas 5.1 and 5.2")
    assert not is_areas("2021")


# --------------------------------------------------------------------------- bodies of a cell

CELLS = [
    # a line each, as in most plans
    ("European Commission\nMember States\nEuropol ", ["European Commission", "Member States", "Europol"]),
    # acronyms and commas, slashes, "and", "&"
    ("COM, MS, EMCDDA", ["European Commission", "Member States", "EMCDDA"]),
    ("MS/COM", ["Member States", "European Commission"]),
    ("Member States and Europol", ["Member States", "Europol"]),
    ("ENISA & Member States", ["ENISA", "Member States"]),
    # cooperation
    ("Member States, in cooperation with the European Commission", ["Member States", "European Commission"]),
    ("Road Authority with support from Europol", ["Road Authority", "Europol"]),
    # what stands in brackets belongs to the name before it
    ("Commission (DG HOME), Member States (Spain, Portugal)", ["European Commission", "Member States"]),
    ("MAOC (N)", ["MAOC-N"]),
    # unknown bodies keep their own name, whole
    ("Ministry of Labour and Social Affairs", ["Ministry of Labour and Social Affairs"]),
    ("Ministry of Health, Welfare and Sport\nPolice", ["Ministry of Health, Welfare and Sport", "Police"]),
    ("Department of Health\nand Social Care", ["Department of Health and Social Care"]),
    ("Police, Customs, Courts", ["Police", "Customs", "Courts"]),
    ("Health and Safety Executive/Police", ["Health and Safety Executive", "Police"]),
    ("Commission and relevant stakeholders", ["European Commission", "relevant stakeholders"]),
    ("police\ncustoms", ["police", "customs"]),
    ("- the police\n- Europol", ["police", "Europol"]),
    ("Lead: Ministry of Health; Partners: police, Europol", ["Ministry of Health", "police", "Europol"]),
    ("Lead: HSE\nPartners: DES, DCYA", ["HSE", "DES", "DCYA"]),
    # names over two lines
    ("European Monitoring Centre for Drugs\nand Drug Addiction", ["EMCDDA"]),
    # a list leaves articles out
    ("Council\nPresidency", ["Council of the European Union", "Presidency"]),
    # nobody
    ("n/a", []),
    ("–", []),
    ("2021", []),
]


@pytest.mark.parametrize(("written", "names"), CELLS, ids=lambda value: repr(value)[:40])
def test_bodies_of_a_cell(written: str, names: list[str], bodies: Bodies) -> None:
    assert [body.name for body in bodies_in(written, bodies)] == names


@given(written=st.text(alphabet="ABab ,;/&()\n.-\tEuropolMS", max_size=60))
def test_bodies_lie_in_the_cell_in_order_and_apart(written: str, bodies: Bodies) -> None:
    end = 0
    for body in bodies_in(written, bodies):
        assert end <= body.span.start < body.span.end <= len(written)
        end = body.span.end
        if not body.known:
            assert " ".join(body.span.of(written).split()) == body.name


def test_a_cell_of_known_bodies_is_told_from_prose_about_them(bodies: Bodies) -> None:
    assert is_bodies("European Commission\nMember States", bodies)
    assert not is_bodies("Agency for Roads", bodies)
    assert not is_bodies("Improve the exchange of all relevant customs information with Europol", bodies)


# --------------------------------------------------------------------------- headers

HEADERS = [
    ("Actions |Corresponding priority area|Timetable|Responsibility ", "action areas timetable bodies"),
    (
        "Objective|Action|Timetable|Responsible party|Indicator(s)|Data collection/assessment mechanisms",
        "field action timetable bodies field field",
    ),
    ("No.|Action|Lead|Partners|Timeline", "number action bodies field timetable"),
    ("#|Measure|Who?|Budget|When?", "number action bodies field timetable"),
    ("|Action|Who|When", "number action bodies timetable"),
    ("Ref|Responsible party|Measure|Start|End|Budget", "number bodies action timetable timetable field"),
    ("Action|Status of the action|Responsible for the action|Date of adoption", "action field bodies timetable"),
    ("Policy area|Initiative|Timeframe", "areas action timetable"),
    ("Actions|Indicative Timetable", "action timetable"),
    ("Strategic Action|Delivered by", "action bodies"),
    ("Objective|Responsible|Timeframe", "action bodies timetable"),
    ("ACTIONS|TIME FRAME|RESPONSIBILITIES", "action timetable bodies"),
    ("Maßnahme|Zuständigkeit|Frist", "action bodies timetable"),
    ("Mesure|Responsable|Échéance", "action bodies timetable"),
    ("Acción|Responsable|Plazo", "action bodies timetable"),
    ("Ac\u00adtion|Time\u00adtable|Respon\u00adsible par\u200bties", "action timetable bodies"),
    # no headers of an action table
    ("Acronym|Meaning", None),
    ("Indicator|Source of data|Baseline", None),
    ("Fund|Amount", None),
    ("Action", None),
    ("Objective|Indicator|Target year", None),
]


@pytest.mark.parametrize(("header", "kinds"), HEADERS)
def test_columns_are_told_by_their_headers(header: str, kinds: str | None) -> None:
    columns = columns_of(header.split("|"))
    assert (" ".join(column.kind for column in columns) if columns else None) == kinds


# --------------------------------------------------------------------------- labels

LABELS = [
    ("Action 1. Further enhance", ("Action", "1", ".", "Further")),
    ("Action 2: Reinforce", ("Action", "2", ":", "Reinforce")),
    ("ACTION 12 – Improve", ("ACTION", "12", "–", "Improve")),
    ("Action 12.Improve", ("Action", "12", ".", "Improve")),
    ("Action 12 Improve", ("Action", "12", "", "Improve")),
    ("Action no. 7: Do", ("Action", "7", ":", "Do")),
    ("Action 33 (i) Support", ("Action", "33", "", "(i)")),
    ("Action A1. Do", ("Action", "A1", ".", "Do")),
    ("Action B: Do", ("Action", "B", ":", "Do")),
    ("Measure 3 Do", ("Measure", "3", "", "Do")),
    ("Maßnahme 4. Tun", ("Maßnahme", "4", ".", "Tun")),
    ("12. Improve", ("", "12", ".", "Improve")),
    ("4a) Improve", ("", "4a", ")", "Improve")),
    ("1.2.1 Support", ("", "1.2.1", "", "Support")),
    ("a. Ensure", ("", "a", ".", "Ensure")),
    ("Actions 3 and 4 are linked", None),
    ("Action plan 2021", None),
    ("Action in 2021", None),
    ("10 countries take part", None),
    ("1.1\n1.2", None),
    ("2021-2025", None),
    ("Europol", None),
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_labels_of_actions(text: str, expected: tuple[str, str, str, str] | None) -> None:
    label = label_of(text)
    found = label and (label.word, label.number, label.mark, text[label.at :].split()[0])
    assert found == expected


def test_a_number_alone_in_its_cell() -> None:
    alone = ["12", "12.", "Action 12", "A.1", "1.2.3", "#4", "B", "IV"]
    assert [number_alone(text) for text in alone] == ["12", "12", "12", "A.1", "1.2.3", "4", "B", "IV"]
    assert [number_alone(text) for text in ("12 km", "Europol", "2021-2025", "")] == [None] * 4


@pytest.mark.parametrize(
    ("number", "before", "expected"),
    [
        ("13", "12", True),
        ("1.3", "1.2", True),
        ("2.1", "1.7", True),
        ("2", "1.7", True),
        ("1.1", "1", True),
        ("B1", "A3", True),
        ("b", "a", True),
        ("12", "12", False),
        ("14", "12", False),
        ("1.4", "1.2", False),
        ("2021", "3", False),
    ],
)
def test_which_number_follows_another(number: str, before: str, expected: bool) -> None:
    assert follows(number, before) is expected


def test_a_number_becomes_part_of_a_place() -> None:
    assert [slug(number) for number in ("12", "1.2", "4(a)", "A.1", "B-3")] == ["12", "1-2", "4-a", "A-1", "B-3"]


# --------------------------------------------------------------------------- headings

HEADINGS = [
    ("Strategic priority 3. Increase monitoring", ("priority", "Strategic priority", "3", ".", "Increase monitoring")),
    ("Objective 1: Build networks.", ("priority", "Objective", "1", ":", "Build networks.")),
    ("Priority area 6.1 – Treatment", ("priority", "Priority area", "6.1", "–", "Treatment")),
    ("Goal 2", ("priority", "Goal", "2", "", "")),
    ("A)\tENHANCED SECURITY", ("section", "", "A", "", "ENHANCED SECURITY")),
    ("Pillar II: Demand", ("section", "Pillar", "II", ":", "Demand")),
    ("Annex 2", ("annex", "Annex", "2", "", "")),
    ("ANNEX I — 15 over-arching indicators", ("annex", "ANNEX", "I", "—", "15 over-arching indicators")),
    ("Performance indicator 9: Trends", ("indicator", "Performance indicator", "9", ":", "Trends")),
    ("KPI 4 Share of trips", ("indicator", "KPI", "4", "", "Share of trips")),
    # what only begins like one
    ("Priority 1 actions are those that save lives.", None),
    ("Objective 3 of the strategy is to reduce harm.", None),
    ("Annex 2 of the budget, as amended.", None),
    ("Annexes are attached", None),
    ("Part 2 of this plan describes how it is run.", None),
    ("A) do this; B) do that;", None),
    ("Indicator 3 shows no change", None),
    ("Strategic priority 1. Disrupt markets\t3", None),  # a line of a table of contents
    ("Objective 1: Networks ..... 12", None),
]


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_headings_are_told_by_their_words(text: str, expected: tuple[str, ...] | None) -> None:
    heading = heading_of(para(text))
    found = heading and (heading.kind, heading.word, heading.number, heading.mark, heading.title)
    assert found == expected


def test_a_list_marker_counts_as_part_of_a_heading() -> None:
    heading = heading_of(para("Disrupt markets", level=2, marker="Strategic priority 1."))
    assert heading is not None
    assert (heading.kind, heading.number, heading.title, heading.at) == ("priority", "1", "Disrupt markets", 0)
    numbered = heading_of(para("Strategic priority 1. Disrupt markets", level=2, marker="1."))
    assert numbered is not None
    assert numbered.number == "1"


def test_headings_that_only_their_place_tells() -> None:
    assert part_of(para("1. Prevention")).number == "1"
    assert part_of(para("II. DRUG SUPPLY REDUCTION")).title == "DRUG SUPPLY REDUCTION"
    assert part_of(para("A drug-free youth")).number == ""
    assert part_of(para("Governance")).title == "Governance"
    assert looks_like_heading(para("Governance, implementation and monitoring"))
    assert not looks_like_heading(para("The actions are as follows:"))
    assert not looks_like_heading(para("Table 1: Actions"))


# --------------------------------------------------------------------------- hostile input


RULES = {
    "years": years,
    "areas": lambda text: list(areas(text)),
    "label": label_of,
    "number": number_alone,
    "heading": lambda text: heading_of(para(text)),
    "columns": lambda text: columns_of([text, text]),
}


@pytest.mark.parametrize(
    ("before", "unit"),
    [("", "1"), ("", "1."), ("", "Action "), ("Priority 1 ", " "), ("", "A"), ("", "(")],
    ids=["digits", "dots", "actions", "blanks", "letters", "brackets"],
)
def test_rules_are_linear(before: str, unit: str) -> None:
    for name, rule in RULES.items():
        grows_linearly(rule, lambda size: f"{before}{unit * size}x", named=name)
