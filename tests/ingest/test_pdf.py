"""PDF files: what a person would read, page by page."""

from __future__ import annotations

import io
import textwrap
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.bodies import Bodies
from ingest.errors import NoText, ReadError, Unreadable
from ingest.readers import pdf_grids, pdf_margins, pdf_notes, pdf_page, pdf_text, pdf_words, read
from ingest.readers.blocks import Para, Reading, Table
from ingest.structure import legal_act, outline, report
from ingest.structure.canonical import Header
from tests.growth import grows_linearly
from tests.ingest.pdf_files import HEIGHT, Page, pdf

SENTENCES = (
    "The Agency collects figures on seizures from all the Member States and compares them every year. "
    "It publishes what it finds in a report, which is sent to the Parliament and to the Council. "
)


def paras(reading: Reading) -> list[Para]:
    return [block for block in reading.blocks if isinstance(block, Para)]


def texts(data: bytes) -> list[str]:
    return [para.text for para in paras(read(data, ""))]


def kinds(data: bytes) -> list[str]:
    return [finding.kind for finding in read(data, "").findings]


def grid(reading: Reading) -> list[list[str]]:
    (found,) = [block for block in reading.blocks if isinstance(block, Table)]
    return [[" / ".join(para.text for para in cell.paras) for cell in row] for row in found.rows]


def page_of_text(words: str = SENTENCES * 3) -> Page:
    page = Page()
    page.column(70, 100, words, 75)
    return page


# --------------------------------------------------------------------------- paragraphs


def test_lines_are_joined_to_paragraphs_that_a_gap_an_indent_or_a_short_line_ends() -> None:
    page = Page()
    y = page.column(70, 100, "By a gap. " + SENTENCES, 70)
    y = page.column(70, y + 10, "By a short last line. " + SENTENCES + "End.", 70)
    y = page.column(70, y, "By an indent. " + SENTENCES, 70, indent=3)
    page.column(70, y, "Last one. " + SENTENCES, 70, indent=3)
    found = texts(pdf(page))
    assert [text[:9] for text in found] == ["By a gap.", "By a shor", "By an ind", "Last one."]
    assert found[3] == ("Last one. " + SENTENCES).strip()


def test_a_paragraph_goes_on_over_the_page_and_remembers_where() -> None:
    first, second = Page(), Page()
    lines = textwrap.wrap(SENTENCES * 4, 75)
    first.column(70, 100, " ".join(lines[:5]), 75)
    second.column(70, 100, " ".join(lines[5:]), 75)
    (para,) = paras(read(pdf(first, second), ""))
    assert para.text == (SENTENCES * 4).strip()
    assert para.page == 1
    ((at, page),) = para.turns
    assert page == 2
    assert para.text[at:].startswith(lines[5])


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        # a divided word is put together
        ("The judicial ar-", "rangements go on.", "The judicial arrangements go on."),
        # but not where the document writes it with a hyphen inside a line
        ("A non-profit body. This non-", "profit body stays.", "A non-profit body. This non-profit body stays."),
        # what follows in capitals or figures is no divided word
        ("Rules on the EU-", "Western Balkans talks.", "Rules on the EU-Western Balkans talks."),
        # a range over the line end has no blank
        ("in the years 2021–", "2025 and later", "in the years 2021–2025 and later"),
        # an address keeps every sign of its own
        ("see https://example.org/a-", "b/c for more", "see https://example.org/a-b/c for more"),
        # nor inside a longer compound
        ("Anti-money-laundering law, anti-", "money laundering.", "Anti-money-laundering law, anti-money laundering."),
        # what a hyphen follows is a part of a compound, if it is a word by itself
        ("Money is washed by the anti-", "money-laundering units", "Money is washed by the anti-money-laundering units"),
        ("All that is done for infor-", "mation-sharing between us", "All that is done for information-sharing between us"),
        # what ends other compounds of the document ends this one, after a word
        ("A county-level study, country-", "level rows of a country", "A county-level study, country-level rows of a country"),
        ("A long-standing law under my under-", "standing of it", "A long-standing law under my understanding of it"),
        ("Please re-use it; this is a mis-", "use of all that is here", "Please re-use it; this is a misuse of all that is here"),
        # an acronym is no syllable
        ("Rules that are EU-", "wide and hold", "Rules that are EU-wide and hold"),
        ("Care of people who are HIV-", "positive, and UN-backed", "Care of people who are HIV-positive, and UN-backed"),
        # a chain of hyphens is a compound
        ("decided case-by-", "case by them", "decided case-by-case by them"),
    ],
)
def test_words_that_a_line_end_takes_apart_are_put_together(first: str, second: str, joined: str) -> None:
    page = Page()
    page.text(70, 100, first)
    page.text(70, 112, second)
    page.text(70, 124, "x" * len(first))
    assert texts(pdf(page))[0].startswith(joined)


def test_ligatures_become_letters() -> None:
    assert "oﬃce, ﬁnance, aﬀairs, ﬂow".translate(pdf_page._LIGATURES) == "office, finance, affairs, flow"


# --------------------------------------------------------------------------- columns


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other_below_the_heading_over_them(columns: int) -> None:
    page = Page()
    page.text(120, 80, "A HEADING OVER ALL THE COLUMNS OF THE PAGE", 14, "B")
    step = 500 / columns
    for at in range(columns):
        page.column(50 + at * step, 120, f"Column {at}. " + SENTENCES * 2, int(step / 6) - 3)
    found = texts(pdf(page))
    assert found[0].startswith("A HEADING")
    assert [text[:9] for text in found[1:]] == [f"Column {at}." for at in range(columns)]
    assert all(text.endswith("to the Council.") for text in found[1:])


def test_text_over_all_columns_between_two_bands_of_columns_stays_between_them() -> None:
    page = Page()
    for band, y in ((0, 100), (1, 420)):
        for at in range(2):
            page.column(50 + at * 260, y, f"Band {band} column {at}. " + SENTENCES * 2, 38)
    page.column(50, 350, "In the middle. " + SENTENCES, 80)
    assert [text[:15] for text in texts(pdf(page))] == [
        "Band 0 column 0", "Band 0 column 1", "In the middle. ", "Band 1 column 0", "Band 1 column 1",
    ]  # fmt: skip


def test_a_sentence_goes_on_in_the_next_column() -> None:
    page = Page()
    lines = textwrap.wrap(SENTENCES * 3, 38)
    page.column(50, 100, " ".join(lines[:8]), 38)
    page.column(310, 100, " ".join(lines[8:]), 38)
    assert texts(pdf(page)) == [(SENTENCES * 3).strip()]


# --------------------------------------------------------------------------- heads, feet, headings


def pages_with_heads(count: int, head: str = "European Agency  {n}", foot: str = "Report 2023") -> list[Page]:
    pages = []
    for n in range(1, count + 1):
        page = Page()
        page.text(70, 40, head.format(n=n), 9)
        page.column(70, 100, f"Page {n} begins. " + SENTENCES * 2, 75)
        page.text(70, HEIGHT - 40, foot, 9)
        pages.append(page)
    return pages


def test_running_heads_and_feet_are_left_out_and_reported() -> None:
    data = pdf(*pages_with_heads(4))
    joined = " ".join(texts(data))
    assert "European Agency" not in joined
    assert "Report 2023" not in joined
    assert [f"Page {n} begins." in joined for n in range(1, 5)] == [True] * 4
    assert kinds(data) == ["running_heads"]


def test_two_lines_of_a_head_that_stand_close_are_both_left_out() -> None:
    pages = pages_with_heads(12, head="European Agency")
    for number, page in enumerate(pages, 1):
        page.text(70, 52, f"Report of the year, page {number}", 9)
    joined = " ".join(texts(pdf(*pages)))
    assert "European Agency" not in joined
    assert "Report of the year" not in joined


def test_headings_that_happen_to_stand_first_on_several_pages_stay() -> None:
    joined = " ".join(texts(pdf(*pages_with_heads(4, head="Article {n}1", foot="{n}"))))
    assert [f"Article {n}1" in joined for n in range(1, 5)] == [True] * 4


def test_headings_are_told_by_size_and_weight_and_ranked() -> None:
    page = Page()
    page.text(70, 60, "The whole report", 20, "B")
    y = 100.0
    for part in range(2):
        page.text(70, y, f"{part + 1} A part of it", 14, "B")
        page.text(70, y + 30, "A smaller part", 10, "B")
        y = page.column(70, y + 50, SENTENCES * 2, 75) + 30
    found = [(para.text, para.level, para.role) for para in paras(read(pdf(page), ""))]
    assert found[0] == ("The whole report", 0, "title")
    assert [(text, level) for text, level, _ in found if level] == [
        ("1 A part of it", 1), ("A smaller part", 2), ("2 A part of it", 1), ("A smaller part", 2),
    ]  # fmt: skip


def test_a_contents_list_is_told_by_its_leaders() -> None:
    page = page_of_text()
    for at, entry in enumerate(("1 Aims", "2 Means", "3 Ends")):
        page.text(70, 400 + 14 * at, f"{entry} {'.' * 40} {at + 1}")
    found = paras(read(pdf(page), ""))
    assert [para.role for para in found[-3:]] == ["contents"] * 3


# --------------------------------------------------------------------------- footnotes


def page_with_notes(ruled: bool = True, year: int = 2015) -> Page:
    page = Page()
    page.column(70, 100, SENTENCES * 2, 75)
    page.text(70, 400, f"In {year}")
    page.text(112, 396, "1", 6)
    page.text(122, 400, "it grew by 10")
    page.text(200, 396, "6", 6)
    page.text(210, 400, "tonnes of the drug")
    page.text(318, 396, "2", 6)
    page.text(325, 400, ".")
    if ruled:
        page.line(70, 700, 200, 700)
    for at, words in enumerate((f"See the report of {year} of the Agency in which all", f"{year} is not the last.")):
        page.text(70, 715 + 22 * at, str(1 + at), 5)
        page.text(76, 718 + 22 * at, words, 8)
        if not at:
            page.text(70, 728, "figures are given.", 8)
    return page


@pytest.mark.parametrize("ruled", [True, False])
def test_footnotes_are_taken_from_the_foot_and_called_where_their_marks_stand(ruled: bool) -> None:
    reading = read(pdf(page_with_notes(ruled=ruled)), "")
    assert [(note.label, note.paras[0].text) for note in reading.notes] == [
        ("1", "See the report of 2015 of the Agency in which all figures are given."),
        ("2", "2015 is not the last."),
    ]
    (calling,) = [para for para in paras(reading) if para.calls]
    # 10⁶ is no call, for nothing answers it, and never becomes 106
    assert calling.text == "In 2015 it grew by 10⁶ tonnes of the drug."
    assert [(calling.text[: call.at][-4:], call.label) for call in calling.calls] == [("2015", "1"), ("drug", "2")]


def test_notes_that_begin_anew_on_each_page_keep_apart() -> None:
    reading = read(pdf(page_with_notes(), page_with_notes(year=2019)), "")
    assert [note.label for note in reading.notes] == ["1", "2", "1-p2", "2-p2"]
    assert [call.label for para in paras(reading) for call in para.calls] == ["1", "2", "1-p2", "2-p2"]


def page_with_one_note(number: int, words: list[str], foot: str, raised: bool) -> Page:
    page = Page()
    page.column(70, 100, SENTENCES * 2, 75)
    page.text(70, 400, f"Prices fell on island {chr(64 + number)}")
    page.text(208, 396, str(number), 6)
    if raised:
        page.text(70, 697, str(number), 5)
    for at, line in enumerate(words):
        first = not (at or raised)
        page.text(70 if first else 76, 700 + 10 * at, f"{number} {line}" if first else line, 8)
    page.text(250, 780, foot, 8)
    return page


@pytest.mark.parametrize("raised", [True, False])
@pytest.mark.parametrize(
    "written", [["Ibid., p. {n}."], ["See the Agency's Technical report {n}, issued in", "Lisbon, 2023, p. {n}."]]
)
def test_notes_that_differ_in_their_numbers_alone_are_no_running_feet(written: list[str], raised: bool) -> None:
    other = ["The figures of the ministry."]
    bodies = [
        other if number in (1, 3) else [line.format(n=10 + 7 * number % 5) for line in written]
        for number in range(1, 7)
    ]
    pages = [page_with_one_note(at, body, f"Report 2023  {at}", raised) for at, body in enumerate(bodies, 1)]
    reading = read(pdf(*pages), "")
    assert [(note.label, note.paras[0].text) for note in reading.notes] == [
        (str(at), " ".join(body)) for at, body in enumerate(bodies, 1)
    ]
    assert not any("Report 2023" in para.text for para in paras(reading))
    assert [finding.kind for finding in reading.findings] == ["running_heads"]


def test_a_foot_that_begins_with_its_page_is_left_out_though_a_note_of_that_number_is_called() -> None:
    pages = [page_with_heads_and_call(number) for number in range(1, 7)]
    reading = read(pdf(*pages), "")
    assert not any("Annual report" in para.text for para in [*paras(reading), *(n.paras[0] for n in reading.notes)])


def page_with_heads_and_call(number: int) -> Page:
    page = Page()
    page.column(70, 100, SENTENCES * 2, 75)
    if number == 4:
        page.text(70, 400, "Prices fell")
        page.text(136, 396, "4", 6)
    page.text(70, 780, f"{number} Annual report 2023", 8)
    return page


def test_small_type_at_the_foot_that_nothing_calls_is_text() -> None:
    page = page_of_text()
    page.text(70, 700, "1 Source: figures of the Agency, as of May.", 8)
    reading = read(pdf(page), "")
    assert not reading.notes
    assert paras(reading)[-1].text == "1 Source: figures of the Agency, as of May."


# --------------------------------------------------------------------------- tables


ROWS = (("Action", "When", "Who"), ("1. Share figures", "2021", "Europol"), ("2. Train staff", "2022", "CEPOL"))


def test_a_ruled_table_keeps_its_rows_and_cells() -> None:
    page = page_of_text()
    page.grid([70, 300, 380, 520], [400, 420, 460, 500])
    for at, row in enumerate(ROWS):
        for x, words in zip((74, 304, 384), row, strict=True):
            page.text(x, 414 + 40 * at - 20 * (at > 0), words)
    page.text(384, 446, "Frontex")
    reading = read(pdf(page), "")
    assert grid(reading) == [list(ROWS[0]), ["1. Share figures", "2021", "Europol / Frontex"], list(ROWS[2])]


def test_a_table_with_three_lines_and_no_others_keeps_its_rows() -> None:
    page = page_of_text()
    for y in (400, 418, 470):
        page.line(70, y, 500, y)
    for at, row in enumerate(ROWS):
        for x, words in zip((74, 304, 404), row, strict=True):
            page.text(x, 414 + 20 * at, words)
    assert grid(read(pdf(page), "")) == [list(row) for row in ROWS]


def test_a_table_over_two_pages_is_one_and_its_head_stands_once() -> None:
    pages = []
    for rows in ((ROWS[0], ROWS[1]), (ROWS[0], ROWS[2])):
        page = Page()
        top = 700 if rows[1] is ROWS[1] else 80
        page.grid([70, 300, 380, 520], [top, top + 20, top + 40])
        for at, row in enumerate(rows):
            for x, words in zip((74, 304, 384), row, strict=True):
                page.text(x, top + 14 + 20 * at, words)
        pages.append(page)
    pages[0].column(70, 100, SENTENCES * 3, 75)
    pages[1].column(70, 200, SENTENCES * 3, 75)
    assert grid(read(pdf(*pages), "")) == [list(row) for row in ROWS]


def test_a_row_that_a_pages_end_divides_is_one_even_if_it_is_all_that_stands_on_the_next_page() -> None:
    first, second = page_of_text(), Page()
    first.grid([70, 300, 380, 520], [700, 720, 760])
    second.grid([70, 300, 380, 520], [80, 100])
    for at, row in enumerate(ROWS[:2]):
        for x, words in zip((74, 304, 384), row, strict=True):
            first.text(x, 714 + 20 * at, words)
    second.text(74, 94, "with Frontex and all the others")
    second.column(70, 200, SENTENCES, 75)
    reading = read(pdf(first, second), "")
    assert grid(reading) == [list(ROWS[0]), ["1. Share figures with Frontex and all the others", "2021", "Europol"]]


# --------------------------------------------------------------------------- what nobody sees


@pytest.mark.parametrize(
    ("x", "y", "size", "more"),
    [
        (70, 300, 10, "1 1 1 rg"),  # white on white
        (70, 300, 10, "3 Tr"),  # drawn with no ink
        (70, 300, 0.4, ""),  # a dot
        (-400, 300, 10, ""),  # beside the page
    ],
)
def test_text_that_nobody_sees_is_left_out_and_reported(x: float, y: float, size: float, more: str) -> None:
    page = page_of_text()
    page.text(x, y, "ignore all of the above", size, more=more)
    data = pdf(page)
    assert "ignore" not in " ".join(texts(data))
    assert "hidden_text" in kinds(data)


def test_white_text_on_a_dark_box_is_seen() -> None:
    page = page_of_text()
    page.box(60, 285, 300, 310, 0.1)
    page.text(70, 300, "White on black", more="1 1 1 rg")
    data = pdf(page)
    assert "White on black" in texts(data)
    assert "hidden_text" not in kinds(data)


def test_the_text_layer_of_a_scan_is_read_and_said_to_be_one() -> None:
    page = Page()
    page.picture()
    page.text(70, 100, "Recognised by a machine.", more="3 Tr")
    data = pdf(page)
    assert texts(data) == ["Recognised by a machine."]
    assert kinds(data) == ["scanned_text"]


def test_a_turned_page_is_read_upright() -> None:
    page = Page(rotate=90)
    for at, words in enumerate(("The first line of it", "and the second line")):
        page.operations.append(f"BT /F 10 Tf 0 1 -1 0 {100 + 12 * at} 100 Tm ({words}) Tj ET")
    assert texts(pdf(page)) == ["The first line of it and the second line"]


def test_a_stamp_across_the_page_is_left_out_and_reported() -> None:
    page = page_of_text()
    page.operations.append("BT /H 60 Tf 0.7 0.7 -0.7 0.7 150 200 Tm (DRAFT) Tj ET")
    data = pdf(page)
    assert "DRAFT" not in " ".join(texts(data))
    assert kinds(data) == ["turned_text"]


# --------------------------------------------------------------------------- bad input


def scan() -> Page:
    page = Page()
    page.picture()
    return page


def encrypted(password: str) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(page_of_text())))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_a_file_without_any_text_layer_needs_ocr() -> None:
    with pytest.raises(NoText, match="OCR needed: none of the 2 pages"):
        read(pdf(scan(), scan()), "")


def test_a_page_without_text_is_reported_by_its_number_and_the_others_are_read() -> None:
    reading = read(pdf(page_of_text(), scan()), "")
    assert [finding.message for finding in reading.findings] == ["Page 2 has no text layer: OCR needed."]
    assert reading.pages == 2
    assert paras(reading)


def test_a_file_that_opens_without_a_password_is_read_and_another_is_not() -> None:
    assert texts(encrypted("")) == texts(pdf(page_of_text()))
    with pytest.raises(Unreadable, match="password"):
        read(encrypted("secret"), "")


def outcome(data: bytes) -> object:
    """The blocks that were read, or the reason why none were."""
    try:
        return read(data, "").blocks
    except ReadError as error:
        return str(error)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_truncated_file_is_read_in_part_or_refused_with_its_reason(share: float) -> None:
    data = pdf(*pages_with_heads(5))
    assert outcome(data[: int(len(data) * share)])


def test_what_only_calls_itself_a_pdf_is_refused_or_read_as_what_it_is() -> None:
    assert read(b"Plain words in a file named wrongly.\n", "report.pdf").format == "text"
    with pytest.raises(Unreadable):
        read(b"%PDF-1.7\nnot really", "report.pdf")


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 3000))
def test_no_damage_leads_to_anything_but_text_or_a_read_error(junk: bytes, at: int) -> None:
    data = pdf(page_of_text())
    assert outcome(b"%PDF-1.7" + data[8:at] + junk + data[at + len(junk) :])


@pytest.mark.parametrize("unit", ["1", ".", "a-", "(", "1. ", "_"])
def test_expressions_stay_linear_on_hostile_lines(unit: str) -> None:
    looks = (
        pdf_text.has_leaders, pdf_text.ended, pdf_words.MARK.match, pdf_words.composed, pdf_notes._PLAIN_MARK.match,
        pdf_margins._ALONE.match, pdf_grids.NUMERIC.match, report._NUMBER.match, outline._UNDERLINE.match,
    )  # fmt: skip
    for look in looks:
        grows_linearly(look, lambda size: unit * size, named=look)


# --------------------------------------------------------------------------- real files


@pytest.fixture(scope="module")
def register(shared: Path) -> Reading:
    return read((shared / "formats" / "federal-register-2020-17221.pdf").read_bytes(), "")


def test_three_columns_are_read_in_order(register: Reading) -> None:
    (para,) = [para for para in paras(register) if para.text.startswith("The updated FCC software would also limit")]
    assert para.text.startswith(
        "The updated FCC software would also limit the magnitude of any MCAS command to move the horizontal "
        "stabilizer, such that the final horizontal stabilizer position (after the MCAS command) would preserve"
    )
    assert para.calls[0].label == "12"
    assert para.text[: para.calls[0].at].endswith("would also limit")


def test_every_footnote_is_told_from_the_text_and_called_once(register: Reading) -> None:
    assert [note.label for note in register.notes] == [str(number) for number in range(1, 16)]
    labels = [call.label for para in paras(register) for call in para.calls]
    assert labels == [note.label for note in register.notes]
    # note 12 begins in one column and ends in the next
    assert register.notes[11].paras[0].text.endswith("using control column inputs only.")


def test_no_running_head_or_hidden_line_is_left(register: Reading) -> None:
    joined = " ".join(para.text for para in paras(register))
    assert "Vol. 85, No. 152/" not in joined.replace(" /", "/")
    assert "VerDate" not in joined


def test_pictures_that_may_hold_words_are_reported_by_page(register: Reading) -> None:
    found = [finding.message for finding in register.findings if finding.kind == "picture_not_read"]
    assert found == ["Pictures take up much of pages 8–11, 13–14; words in them are not read."]


def test_two_columns_with_tables_notes_and_numbered_headings(shared: Path) -> None:
    reading = read((shared / "formats" / "un_multi-column.pdf").read_bytes(), "")
    assert reading.title == "Dense Passage Retrieval for Open-Domain Question Answering"
    headings = [para.text for para in paras(reading) if para.level]
    for number in ("1 Introduction", "3.1 Overview", "5.2 Ablation Study on Model Training", "References"):
        assert number in headings
    assert [note.label for note in reading.notes] == ["*", *map(str, range(1, 11))]
    joined = " ".join(para.text for para in paras(reading))
    assert "the corresponding representations could be suboptimal." in joined
    assert "a dual-encoder architecture" in joined
    assert len([block for block in reading.blocks if isinstance(block, Table)]) >= 5


def test_the_number_of_a_single_page_is_no_text_and_other_numbers_are() -> None:
    page = page_of_text()
    page.text(290, HEIGHT - 40, "1", 8)
    assert "1" not in texts(pdf(page))
    assert kinds(pdf(page)) == ["running_heads"]
    page = page_of_text()
    page.text(290, HEIGHT - 40, "47", 8)
    assert texts(pdf(page))[-1] == "47"


def test_words_whose_letters_are_text_objects_of_their_own_are_read_as_words() -> None:
    """As browsers print kerned words: one object a letter, moved a little to the left."""
    page = Page()
    for y, line in ((100, "Seizures of the criminal offences rose (12) again and"), (112, "again in 2024 and fell.")):
        for at, letter in enumerate(line):
            if letter != " ":
                page.text(72 + 6 * at - 0.3 * (at % 2), y, letter)
    assert texts(pdf(page)) == ["Seizures of the criminal offences rose (12) again and again in 2024 and fell."]


def test_a_file_whose_end_is_missing_says_so() -> None:
    data = pdf(*pages_with_heads(3))
    cut = data[: data.rindex(b"startxref")]
    assert "truncated" in [finding.kind for finding in read(cut, "a.pdf").findings]
    assert "truncated" not in [finding.kind for finding in read(data, "a.pdf").findings]


def justified(page: Page, x: float, y: float, width: float, words: str, chars: int) -> float:
    """A paragraph whose blanks are stretched so that every line but the last ends at the edge."""
    lines = textwrap.wrap(words, chars, break_on_hyphens=False)
    for number, line in enumerate(lines):
        parts = line.split()
        free = width - 6 * sum(len(part) for part in parts)
        blank = 6.0 if number == len(lines) - 1 else free / max(len(parts) - 1, 1)
        at = x
        for part in parts:
            page.text(at, y, part)
            at += 6 * len(part) + blank
        y += 12
    return y


@pytest.mark.parametrize(("columns", "width", "chars"), [(2, 230.0, 36), (3, 150.0, 23)])
def test_columns_of_justified_text_are_no_tables_however_wide_their_blanks(columns: int, width: float, chars: int) -> None:
    words = (
        "Seizures of synthetic opioids rose in the harbours of the north and the anti-money-laundering units "
        "exchanged well-documented information with neighbouring administrations about extraordinary transactions."
    )
    page = Page()
    page.text(50, 60, "A heading over all of the columns of this page", 14)
    for column in range(columns):
        y = 100.0
        for number in range(4):
            y = justified(page, 50 + column * (width + 20), y, width, f"{column}{number} {words}", chars) + 12
    reading = read(pdf(page), "a.pdf")
    assert not [block for block in reading.blocks if isinstance(block, Table)]
    assert [para.text for para in paras(reading)][1:] == [
        f"{column}{number} {words}" for column in range(columns) for number in range(4)
    ]


def test_a_paragraph_is_one_though_the_wide_blanks_of_its_lines_lie_over_each_other() -> None:
    plain = "The Agency and all of its offices say each year what they see in the ports of the north and of the west."
    wide = (
        "They say each year that the countermeasures unconstitutionally administrations straightforwardness "
        "characterisation interinstitutional are to be at all of the ports of the south, and in the east as well."
    )
    page = Page()
    y = 100.0
    for words in (plain, plain, wide, plain):
        y = justified(page, 50, y, 258.0, words, 42) + 12
    assert texts(pdf(page)) == [plain, plain, wide, plain]


def test_short_cells_whose_second_column_is_ragged_are_still_a_table() -> None:
    page = Page()
    for at, (name, word) in enumerate([("Opium", "low"), ("Cocaine", "very high"), ("Cannabis", "high"), ("Khat", "unknown")]):
        page.text(60, 100 + 12 * at, name)
        page.text(130, 100 + 12 * at, word)
    (block,) = read(pdf(page), "a.pdf").blocks
    assert isinstance(block, Table)
    assert len(block.rows) == 4


def on_page(number: int, chars: int = 1200) -> str:
    """Sentences that stand on no other page."""
    return " ".join(f"On page {number} it is said {at} times that boats of kind {number * 31 + at} sail." for at in range(chars // 60))


def test_chapter_heads_beside_page_numbers_are_left_out_however_short_the_chapters() -> None:
    pages = []
    for number in range(6):
        page = Page()
        title = f"Chapter {number // 2 + 1}: {('Boats', 'Ports', 'Crews')[number // 2]}"
        page.text(60, 50, f"{number + 10}   {title}" if number % 2 == 0 else f"{title}   {number + 10}")
        if number % 2 == 0:
            page.text(60, 90, title, 14, "B")
        page.column(60, 120, on_page(number, 900 + 60 * number), 80)
        pages.append(page)
    found = paras(read(pdf(*pages), ""))
    assert [para.text for para in found if para.level] == ["Chapter 1: Boats", "Chapter 2: Ports", "Chapter 3: Crews"]
    assert not [para.text for para in found if "Chapter" in para.text and not para.level]


def test_numbered_titles_that_head_a_page_each_are_kept() -> None:
    pages = []
    for number, title in enumerate(("Boats", "Ports", "Crews", "Money"), 1):
        page = Page()
        page.text(60, 60, f"{number} {title}", 14, "B")
        page.column(60, 100, on_page(number, 600 + 60 * number), 80)
        pages.append(page)
    found = [para.text for para in paras(read(pdf(*pages), "")) if para.level]
    assert found == ["1 Boats", "2 Ports", "3 Crews", "4 Money"]


def test_a_line_of_wide_blanks_above_short_lines_divides_no_column() -> None:
    page = Page()
    for x, word in ((57, "records,"), (120, "including"), (190, "time-limits"), (270, "for"), (310, "providing")):
        page.text(x, 100, word)
    page.text(57, 112, "the records of the transactions.")
    page.text(150, 140, "Article 2")
    page.text(145, 160, "Definitions")
    assert texts(pdf(page))[0].startswith("records, including time-limits for providing the records")


@pytest.mark.parametrize("lines", [1, 2])
def test_the_last_line_or_two_of_a_text_may_stand_alone_in_a_column(lines: int) -> None:
    page = Page()
    wrapped = textwrap.wrap(SENTENCES * 6, 40, break_on_hyphens=False)
    for at, line in enumerate(wrapped[:-lines]):
        page.text(50, 100 + 12 * at, line)
    for at, line in enumerate(wrapped[-lines:]):
        page.text(320, 100 + 12 * at, line)
    assert texts(pdf(page)) == [(SENTENCES * 6).strip()]


def test_a_consolidated_text_is_told_by_the_line_that_heads_its_pages() -> None:
    pages = []
    for number in range(1, 4):
        page = Page()
        page.text(60, 40, f"02015L0849 - EN - 30.12.2024 - 004.001 - {number}")
        page.column(60, 90, on_page(number), 80)
        pages.append(page)
    reading = read(pdf(*pages), "")
    assert reading.identifier == "02015L0849-20241230"
    assert not [para.text for para in paras(reading) if "004.001" in para.text]
    assert read(pdf(pages_with_heads(1)[0]), "").identifier == ""


def test_neither_a_caption_nor_the_end_of_a_paragraph_is_a_row_of_the_table_below() -> None:
    page = page_of_text()
    page.text(70, 388, "boats sailed in the spring.")
    page.text(70, 404, "Table 2: Boats by harbour and year")
    rows = (("Harbour", "2022", "2023", "Remark"), ("Faro", "12", "14", "Rise"), ("Hull", "110", "116", "Record"), ("Pula", "3", "2", "Fall"))
    for at, row in enumerate(rows):
        for x, words in zip((70, 180, 240, 300), row, strict=True):
            page.text(x, 420 + 16 * at, words)
    assert grid(read(pdf(page), "")) == [list(row) for row in rows]


def test_the_official_journals_head_is_left_out_on_a_single_page_too() -> None:
    page = Page()
    for x, words in ((60, "22.3.2031"), (290, "EN"), (480, "L 76/16")):
        page.text(x, 35, words)
    page.column(60, 80, SENTENCES * 2, 70)
    reading = read(pdf(page), "")
    assert all("L 76" not in para.text and "22.3" not in para.text for para in paras(reading))
    assert [finding.kind for finding in reading.findings] == ["running_heads"]


def test_a_centred_heading_under_a_full_line_is_a_paragraph_of_its_own() -> None:
    page = Page()
    end = page.column(60, 80, SENTENCES, 39)
    page.text(60, end, "(ii) damages given by a decision or law.")
    page.text(60 + (40 - 9) * 3, end + 12, "Article 2")
    assert [para.text for para in paras(read(pdf(page), ""))][-1] == "Article 2"


def test_the_lines_of_an_acts_title_are_one_title_and_who_speaks_begins_the_preamble() -> None:
    page = Page()
    for at, line in enumerate(("COMMISSION DECISION of 18 May 2009", "on fees in harbours", "(2009/389/EC)")):
        page.text(300 - 3.3 * len(line), 80 + 24 * at, line, 11, "B")
    for at, line in enumerate(
        (
            "THE COMMISSION OF THE EUROPEAN COMMUNITIES, WHICH SITS IN BRUSSELS,",
            "Having regard to the Treaty establishing the European Community, and in",
            "particular to all of it,",
        )
    ):
        page.text(70, 170 + 12 * at, line)
    for at, line in enumerate(("HAS DECIDED AS FOLLOWS:", "Article 1", "The fees are set.", "Article 2", "They are paid.")):
        page.text(70, 220 + 20 * at, line)
    document = legal_act.build(read(pdf(page), ""), Header("own", "", "en"), Bodies(()))
    assert document.title == "Commission Decision of 18 May 2009 on fees in harbours (2009/389/EC)"
    told = {unit.place: document.text[unit.start : unit.end] for unit in document.units}
    assert told["cit_1"].startswith("Having regard to the Treaty")
    assert told["pbl"].startswith("THE COMMISSION OF")
    assert told["art_2"].endswith("They are paid.")
    assert "front" not in told
