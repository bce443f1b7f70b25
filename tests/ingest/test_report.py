"""Reports: split along their own headings, whatever the file was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.bodies import Bodies
from ingest.inspect import inspect
from ingest.model import Document
from ingest.readers import read
from ingest.readers.blocks import Cell, Note, NoteCall, Para, Reading, Table
from ingest.structure import report
from ingest.structure.canonical import Header
from ingest.structure.outline import outlined
from tests.growth import grows_linearly

HEADER = Header("a-report", "")


def para(text: str, level: int = 0, *, role: str = "", marker: str = "", page: int | None = None) -> Para:
    return Para(text, ((0, 0),), level=level, role=role, marker=marker, page=page)


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(Cell((para(text),) if text else ()) for text in row) for row in rows))


def build(*blocks: Para | Table, notes: tuple[Note, ...] = ()) -> Document:
    reading = Reading("docx", blocks, notes)
    return report.build(reading, HEADER, NO_BODIES)


NO_BODIES: Bodies = Bodies.load(Path(__file__).parents[2] / "corpus" / "bodies.toml")


def outline(document: Document) -> list[tuple[str, str, str]]:
    return [(unit.place, unit.label, unit.heading) for unit in document.units if unit.kind in ("section", "annex")]


def words(document: Document, place: str) -> str:
    (unit,) = [unit for unit in document.units if unit.place == place]
    return unit.span.of(document.text)


# --------------------------------------------------------------------------- sections


def test_sections_nest_by_their_levels_and_are_named_by_their_numbers() -> None:
    document = build(
        para("1 Aims", 1), para("Text."), para("1.1 Scope", 2), para("Text."), para("1.2. Method", 2),
        para("2 Means", 1), para("More."),
    )  # fmt: skip
    assert outline(document) == [
        ("sec_1", "Section 1", "Aims"),
        ("sec_1.sec_1", "Section 1.1", "Scope"),
        ("sec_1.sec_2", "Section 1.2", "Method"),
        ("sec_2", "Section 2", "Means"),
    ]
    assert words(document, "sec_1") == "1 Aims\n\nText.\n\n1.1 Scope\n\nText.\n\n1.2. Method"


def test_numbers_nest_sections_that_the_format_gives_one_level() -> None:
    document = build(para("1. Aims", 1), para("1.1 Scope", 1), para("1.1.1 Law", 1), para("2. Means", 1))
    assert [place for place, _, _ in outline(document)] == ["sec_1", "sec_1.sec_1", "sec_1.sec_1.sec_1", "sec_2"]


def test_sections_without_numbers_are_counted_apart_from_those_with() -> None:
    document = build(para("Foreword", 1), para("1. Aims", 1), para("2. Means", 1), para("Thanks", 1))
    assert [place for place, _, _ in outline(document)] == ["sec_u1", "sec_1", "sec_2", "sec_u2"]
    plain = build(para("Aims", 1), para("Means", 1))
    assert outline(plain) == [("sec_1", "Aims", "Aims"), ("sec_2", "Means", "Means")]


@pytest.mark.parametrize(
    ("heading", "label", "title"),
    [
        ("Chapter 3: Markets", "Chapter 3", "Markets"),
        ("ANNEX II – Tables", "Annex II", "Tables"),
        ("IV. Outlook", "Section IV", "Outlook"),
        ("A. Supply", "Section A", "Supply"),
        # no numbers, for all that they begin like one
        ("A study of trends", "A study of trends", "A study of trends"),
        ("I wish to thank", "I wish to thank", "I wish to thank"),
        ("14 CFR Part 39", "14 CFR Part 39", "14 CFR Part 39"),
        ("2021 in figures", "2021 in figures", "2021 in figures"),
    ],
)
def test_a_heading_is_labelled_as_people_name_it(heading: str, label: str, title: str) -> None:
    ((_, found, own),) = outline(build(para(heading, 1), para("Text.")))
    assert (found, own) == (label, title)


def test_a_number_that_the_format_keeps_apart_stands_before_the_words() -> None:
    document = build(para("Aims", 1, marker="1."), para("First point", marker="(a)"), para("Second", marker="•"))
    assert outline(document) == [("sec_1", "Section 1", "Aims")]
    assert document.text == "1. Aims\n\n(a) First point\n\nSecond"


def test_gaps_and_repetitions_in_numbers_are_findings_at_their_place() -> None:
    document = build(*(para(f"{number}. Part", 1) for number in (1, 2, 4, 4)))
    assert [(finding.kind, finding.place) for finding in document.findings] == [
        ("numbering_gap", "sec_4"),
        ("numbering_repeated", "sec_4-2"),
    ]
    assert "3 is missing" in document.findings[0].message


# --------------------------------------------------------------------------- paragraphs, lists, tables


def test_paragraphs_are_counted_in_their_section_and_hold_the_list_they_lead_to() -> None:
    document = build(
        para("Aims", 1), para("One."), para("They will:"), para("(a) share;", role="list_item"),
        para("(b) train.", role="list_item"), para("Then."),
    )  # fmt: skip
    assert [(unit.place, unit.kind) for unit in document.units] == [
        ("sec_1", "section"), ("sec_1.par_1", "paragraph"), ("sec_1.par_2", "paragraph"),
        ("sec_1.par_2.pnt_a", "point"), ("sec_1.par_2.pnt_b", "point"), ("sec_1.par_3", "paragraph"),
    ]  # fmt: skip
    assert words(document, "sec_1.par_2") == "They will:\n(a) share;\n(b) train."


def test_a_table_is_one_unit_with_its_caption_and_rows_apart() -> None:
    document = build(para("Figures", 1), para("Table 7: Seizures by year"), table(("Year", "t"), ("2021", "303")))
    (unit,) = [unit for unit in document.units if unit.kind == "table"]
    assert (unit.place, unit.label, unit.heading, unit.parent) == (
        "tbl_1", "Table 7", "Table 7: Seizures by year", "sec_1",
    )  # fmt: skip
    assert words(document, "tbl_1") == "Table 7: Seizures by year\n\nYear\nt\n\n2021\n303"


def test_a_caption_below_a_table_belongs_to_it() -> None:
    document = build(table(("A", "B"), ("1", "2")), para("Table 1. Letters"), para("After."))
    assert words(document, "tbl_1").endswith("1\n2\n\nTable 1. Letters")
    assert words(document, "par_1") == "After."


def test_a_contents_list_is_one_unit_and_no_section() -> None:
    document = build(para("1 Aims ... 3", role="contents"), para("2 Means ... 5", role="contents"), para("1 Aims", 1))
    assert [(unit.place, unit.kind) for unit in document.units] == [("toc", "contents"), ("sec_1", "section")]


def test_footnotes_stand_after_the_body_and_are_tied_to_the_paragraph_that_calls_them() -> None:
    called = Para("In 2015 it fell.", ((0, 0),), calls=(NoteCall(7, "1"),))
    document = build(para("Trend", 1), called, notes=(Note("1", (para("Source: Agency."),)),))
    assert document.text.endswith("In 2015 it fell.\n\nSource: Agency.")
    (note,) = document.footnotes
    assert [(call.place, document.text[: call.at][-4:]) for call in note.calls] == [("sec_1.par_1", "2015")]


def test_pages_follow_the_text_over_a_turn_inside_a_paragraph() -> None:
    over = Para("Begins here and ends there.", ((0, 0),), page=1, turns=((12, 2),))
    document = build(over, para("Next.", page=2))
    assert document.page_of(document.text.index("Begins")) == 1
    assert document.page_of(document.text.index("and ends")) == 2
    assert document.page_of(document.text.index("Next")) == 2


levels = st.integers(0, 3)
headings = st.sampled_from(["Aims", "1 Aims", "1.1 Scope", "2. Means", "A. Else", "Chapter 3 End"])


@settings(deadline=None)
@given(st.lists(st.tuples(headings, levels), max_size=25))
def test_units_have_places_of_their_own_and_lie_inside_their_parents(parts: list[tuple[str, int]]) -> None:
    document = build(*(para(text if level else f"{text}.", level) for text, level in parts))
    places = [unit.place for unit in document.units]
    assert len(set(places)) == len(places)
    by_place = {unit.place: unit for unit in document.units}
    for unit in document.units:
        assert 0 <= unit.start < unit.end <= len(document.text)
        if unit.parent is not None:
            assert places.index(unit.parent) < places.index(unit.place)
            assert by_place[unit.parent].span.covers(unit.span)
    assert all(text in document.text for text, _ in parts)


# --------------------------------------------------------------------------- plain text


PLAIN = """ANNUAL REPORT

1 Background

The Agency collects figures on seizures from all the Member States and
compares them every year. It publishes what it finds in a report, which is
sent to the Parliament and to the Council.

The second paragraph is shorter.

1.1 Sources
-----------

There are three sources:
- police
- customs

2 Findings

More was seized than in the years before, as all of the Member States have
reported.
"""


def test_wrapped_lines_of_a_plain_text_are_paragraphs_again() -> None:
    reading = read(PLAIN.encode(), "report.txt")
    found = [block.text for block in outlined(reading.blocks, plain=True) if isinstance(block, Para)]
    assert found[2].startswith("The Agency collects")
    assert found[2].endswith("to the Council.")
    assert "\n" not in found[2]
    assert found[3] == "The second paragraph is shorter."


def test_a_blank_line_ends_a_paragraph_whose_last_line_is_full() -> None:
    full = "Seizures at the ports of the north rose again in the year that is reported on, as did"
    lines = [full, "all others.", "", full, "", "Nobody knows why.", "", full, "", "Ports", "", "The end."]
    reading = read("\n".join(lines).encode(), "report.txt")
    found = [block.text for block in outlined(reading.blocks, plain=True) if isinstance(block, Para)]
    assert found == [f"{full} all others.", full, "Nobody knows why.", full, "Ports", "The end."]


def test_headings_of_a_plain_text_are_told_by_numbers_and_underlines() -> None:
    document = report.build(read(PLAIN.encode(), "report.txt"), HEADER, NO_BODIES)
    assert document.title == "ANNUAL REPORT"
    assert [label for _, label, _ in outline(document)] == ["Section 1", "Section 1.1", "Section 2"]
    assert "---" not in document.text


def test_offsets_of_a_wrapped_text_lead_back_to_its_source() -> None:
    reading = read(PLAIN.encode(), "report.txt")
    document = report.build(reading, HEADER, NO_BODIES)
    for word in ("compares", "Parliament", "customs", "reported."):
        assert document.source_offset(document.text.index(word)) == PLAIN.index(word)


@pytest.mark.parametrize(
    "lines",
    [
        # the points of a list count on too, but nothing stands between them
        ("1 Apples", "2 Pears", "3 Plums", "4 Cherries"),
        # numbers that do not count on from one to the next
        ("5 years have passed", "Much was done.", "27 Member States took part", "Some more."),
        # whole sentences
        ("1 This is a sentence.", "Text.", "2 This is another one.", "Text."),
    ],
)
def test_numbered_lines_that_are_no_headings_stay_text(lines: tuple[str, ...]) -> None:
    document = build(*(para(line) for line in lines))
    assert not outline(document)


def test_capitals_and_chapter_words_head_sections_too() -> None:
    document = build(
        para("CHAPTER I"), para("Words of the first chapter, and more of these."), para("Chapter II"),
        para("Words of the second."),
    )  # fmt: skip
    assert [label for _, label, _ in outline(document)] == ["Chapter I", "Chapter II"]


# --------------------------------------------------------------------------- real files


def test_a_long_report_is_split_along_its_own_headings(shared: Path) -> None:
    reading = read((shared / "formats" / "handbook-872p.docx").read_bytes(), "")
    document = report.build(reading, HEADER, NO_BODIES)
    sections = [unit for unit in document.units if unit.kind == "section"]
    assert len(sections) > 250
    longest = max(unit.end - unit.start for unit in document.units if unit.kind == "paragraph")
    assert longest < 6_000


def test_a_pdf_report_keeps_pages_tables_and_footnotes(shared: Path) -> None:
    reading = read((shared / "formats" / "un_multi-column.pdf").read_bytes(), "")
    document = report.build(reading, HEADER, NO_BODIES)
    labels = [unit.label for unit in document.units if unit.kind == "section"]
    assert [label for label in labels if label in ("Section 1", "Section 3.1", "Section 6.2")] == [
        "Section 1",
        "Section 3.1",
        "Section 6.2",
    ]
    assert document.page_of(document.text.index("Our contributions are twofold")) == 2
    assert [note.number for note in document.footnotes] == ["*", *map(str, range(1, 11))]
    assert all(note.calls for note in document.footnotes)


def test_an_acronym_that_comes_again_and_again_and_is_never_explained(corpus: Path) -> None:
    words = (
        "Report\n\n1. Work\n\nThe ZKB met in May. The ZKB met again in June with the Office for Tides (OFT). "
        "The ZKB and the OFT met a third time, and the OFT was content.\n\n"
        "FOR FURTHER ADVICE see the ABC. The European Medicine Agency took part.\n"
    )
    made = inspect(words.encode(), "report.txt", Bodies.load(corpus / "bodies.toml")).document
    assert [(f.kind, f.span.of(made.text)) for f in made.findings if f.span] == [
        ("name_variant", "European Medicine Agency"),
        ("acronym_unexplained", "ZKB"),
    ]


# --------------------------------------------------------------------------- contents, annexes, chapters


def contents(document: Document) -> str:
    return next((" ".join(words(document, unit.place).split()) for unit in document.units if unit.kind == "contents"), "")


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        # dots lead to the pages, whatever stands above
        (("1 Aims .......... 3", "2 Means ......... 9", "Annex A – Data … 12"), False),
        (("Aims . . . . . iv", "Means . . . . . 1", "Ends . . . . . 7"), False),
        # below a line that says so, a tab or a blank is enough
        (("Contents", "1 Aims\t3", "2 Means\t9", "2.1 Ends\t9"), True),
        (("Inhaltsverzeichnis", "Ziele 3", "Mittel 9", "Anhang 12"), True),
        (("Table des matières :", "Buts 3", "Moyens 9", "Annexe 12"), True),
    ],
)
def test_a_table_of_contents_is_one_unit_and_no_headings(lines: tuple[str, ...], whole: bool) -> None:
    document = build(*(para(line) for line in lines), para("1 Aims", 1), para("It aims high."))
    assert contents(document) == " ".join(" ".join(lines).split())
    assert [unit.kind for unit in document.units] == ["contents", "section", "paragraph"]
    assert build(*(para(line, 1) for line in lines), para("It aims high.")).units[0].kind == "contents" or not whole


@pytest.mark.parametrize(
    "lines",
    [
        ("In 2021 they seized 3", "In 2022 they seized 9", "In 2023 they seized 12"),
        ("Contents", "Boats 12", "Ports 3", "Ships 1"),  # no pages: they fall
        ("Contents", "Boats 1", "Ports 3"),  # too few to tell
    ],
)
def test_lines_that_end_with_numbers_are_no_contents_by_that_alone(lines: tuple[str, ...]) -> None:
    assert not contents(build(*(para(line) for line in lines), para("Words.")))


def test_annexes_of_a_report_are_annexes() -> None:
    document = build(
        para("1 Means", 1), para("Text."), para("Annex A – Method", 1), para("A.1 Sample", 2), para("Text."),
        para("Annex", 1), para("Text."), para("Anhang 3: Daten", 1), para("Text."),
    )  # fmt: skip
    assert outline(document) == [
        ("sec_1", "Section 1", "Means"),
        ("anx_A", "Annex A", "Method"),
        ("anx_A.sec_1", "A.1 Sample", "A.1 Sample"),
        ("anx", "Annex", "Annex"),
        ("anx_3", "Anhang 3", "Daten"),
    ]
    assert [unit.kind for unit in document.units if unit.place.startswith("anx") and "." not in unit.place] == ["annex"] * 3


def test_a_chapters_number_and_the_title_under_it_are_one_heading() -> None:
    document = build(
        para("Chapter 1", 1, page=1), para("Ports", 2, page=1), para("Text.", page=2), para("1.1 Docks", 2, page=2),
        para("Chapter 2", 1, page=3), para("2.1 Boats", 2, page=3), para("Text.", page=3),
    )  # fmt: skip
    assert [(label, heading) for _, label, heading in outline(document)] == [
        ("Chapter 1", "Ports"), ("Section 1.1", "Docks"), ("Chapter 2", "Chapter 2"), ("Section 2.1", "Boats"),
    ]  # fmt: skip
    assert document.title == ""  # a chapter's heading is not the report's


@pytest.mark.parametrize(
    "heading",
    [lambda number: "1. Once more", lambda number: f"{number} Head", lambda number: "Annex"],
    ids=["one number again and again", "numbers without a dot", "annexes without a number"],
)
def test_sections_are_built_in_linear_time(heading: Callable[[int], str]) -> None:
    def made(size: int) -> list[Para]:
        return [para(heading(number), 2) for number in range(1, size + 1)]

    grows_linearly(lambda given: build(*given), made, start=500, most=8_000)


def test_looking_for_the_items_behind_each_paragraph_takes_linear_time() -> None:
    def made(size: int) -> report._Report:
        walked = report._Report(Reading("html", ()))
        walked.blocks = [para("word here")] * size
        return walked

    def work(walked: report._Report) -> None:
        for at in range(len(walked.blocks)):
            walked._while(at, report._is_item)

    grows_linearly(work, made, start=2_000, most=160_000)
