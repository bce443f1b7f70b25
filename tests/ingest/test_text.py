"""The text reader: encodings, cells, rows, marks, and files made to slow it down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import NoText, UnknownFormat, Unreadable
from ingest.readers import html, text
from ingest.readers.blocks import Para, Reading, Table
from tests.growth import grows_linearly


def shape(reading: Reading) -> list[object]:
    """Paragraphs as strings, tables as (ruled, rows of cells, each a list of its paragraphs)."""
    return [
        block.text
        if isinstance(block, Para)
        else (block.ruled, [[[para.text for para in cell.paras] for cell in row] for row in block.rows])
        for block in reading.blocks
    ]


def paras(reading: Reading) -> list[Para]:
    found = []
    for block in reading.blocks:
        if isinstance(block, Table):
            found += [para for row in block.rows for cell in row for para in cell.paras]
        else:
            found.append(block)
    return [*found, *(para for note in reading.notes for para in note.paras)]


# --------------------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        ("Für “alle” – 1".encode(), []),
        (b"\xef\xbb\xbf" + "Für “alle” – 1".encode(), []),
        (b"\xff\xfe" + "Für “alle” – 1".encode("utf-16-le"), []),
        (b"\xfe\xff" + "Für “alle” – 1".encode("utf-16-be"), []),
        ("Für “alle” – 1".encode("cp1252"), ["encoding"]),
        ("Für “alle” – 1".encode("utf-16-le"), ["encoding"]),
        ("Für “alle” – 1".encode("utf-16-be"), ["encoding"]),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16 LE", "UTF-16 BE", "Windows-1252", "UTF-16 LE unmarked", "UTF-16 BE unmarked"],
)
def test_the_encoding_is_told_from_the_bytes(data: bytes, kinds: list[str]) -> None:
    reading = text.read(data)
    assert shape(reading) == ["Für “alle” – 1"]
    assert [finding.kind for finding in reading.findings] == kinds


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Η πρόληψη είναι υπόθεση των κρατών μελών και των οργανισμών της Ένωσης.", "cp1253"),
        ("Профилактика является делом государств-членов и органов Союза.", "cp1251"),
        ("Właściwe władze państw członkowskich są odpowiedzialne za działania dłuższe niż rok.", "cp1250"),
    ],
)
def test_another_alphabet_is_refused_and_not_guessed_at(words: str, encoding: str) -> None:
    for read in (text.read, lambda data: html.read(b"<html><body><p>" + data + b"</p></body></html>")):
        with pytest.raises(Unreadable, match="Save it as UTF-8"):
            read((words + "\n").encode(encoding) * 3)


@pytest.mark.parametrize("words", ["Les États membres sont chargés des mesures nécessaires à l'été.", "Aðildarríki bera ábyrgð á aðgerðum sínum í þágu heilsu.", "2 m², 3 % ½ ± 5 °C — «¿qué?» œuvre naïve."])
def test_what_is_windows_1252_is_read_as_such(words: str) -> None:
    assert shape(text.read(words.encode("cp1252"))) == [words]


def test_one_broken_byte_does_not_make_utf_8_something_else() -> None:
    reading = text.read(("ÄÖÜäöüß–“”éèê " * 20).encode() + b"\xff end")
    assert [finding.kind for finding in reading.findings] == ["undecodable"]
    (block,) = reading.blocks
    assert isinstance(block, Para)
    assert block.text.endswith("\ufffd end")
    assert block.text.startswith("ÄÖÜäöüß–“”éèê")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UnknownFormat, match="binary"):
        text.read(b"PK\x03\x04\x00\x00", "plan.zip")
    for blank in (b"", b" \n\t\r\n", b"\xef\xbb\xbf"):
        with pytest.raises(NoText, match="no words"):
            text.read(blank)


# --------------------------------------------------------------------------- cells and rows


def test_a_tab_opens_a_cell_and_a_blank_line_ends_the_run() -> None:
    reading = text.read(b"Title\n\tone\ntwo\n\tthree\n\n\tfour\nLine\n\nEnd")
    assert shape(reading) == [
        "Title",
        (False, [[["one", "two"], ["three"]], [["four", "Line"]]]),
        "End",
    ]


def test_a_line_of_one_tab_is_an_empty_cell() -> None:
    assert shape(text.read(b"\ta\n\t\n\tb\n")) == [(False, [[["a"], [], ["b"]]])]


def test_tabs_behind_words_open_nothing() -> None:
    assert shape(text.read(b"\ta\t\t\n\tb \t \n")) == [(False, [[["a"], ["b"]]])]


def test_lines_of_cells_are_a_ruled_table() -> None:
    sheet = "Action\tWho\tWhen\nBuild\tMS\t2022\nFill\t\t2023\n\tMS\t2024\nLight\t\t\n"
    assert shape(text.read(sheet.encode())) == [
        (
            True,
            [
                [["Action"], ["Who"], ["When"]],
                [["Build"], ["MS"], ["2022"]],
                [["Fill"], [], ["2023"]],
                [[], ["MS"], ["2024"]],
                [["Light"]],
            ],
        )
    ]


def test_a_sheet_may_begin_with_an_empty_header() -> None:
    assert shape(text.read(b"\tAction\tWho\n1\tBuild\tMS\n")) == [
        (True, [[[], ["Action"], ["Who"]], [["1"], ["Build"], ["MS"]]])
    ]


def test_two_columns_are_a_sheet_and_list_items_are_none() -> None:
    assert shape(text.read(b"Action\tWhen\nBuild\t2022\n")) == [(True, [[["Action"], ["When"]], [["Build"], ["2022"]]])]
    assert shape(text.read(b"A)\tSECURITY\nB)\tPREVENTION\n1.\tone\n")) == ["A)\tSECURITY", "B)\tPREVENTION", "1.\tone"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028"])
def test_every_kind_of_line_end_ends_a_line(line_end: str) -> None:
    source = f"One{line_end}\tcell{line_end}more{line_end}"
    assert shape(text.read(source.encode())) == ["One", (False, [[["cell", "more"]]])]


# --------------------------------------------------------------------------- marks


def test_marks_are_cut_and_remembered_where_they_stood() -> None:
    reading = text.read(
        b"The SOCTA[footnoteRef:1] 2021; more[footnoteRef:2]. [1:  \tA note.] [2:  \tTwo\nlines.]\n\nEnd"
    )
    first = reading.blocks[0]
    assert isinstance(first, Para)
    assert first.text == "The SOCTA 2021; more."
    assert [(call.label, first.text[: call.at]) for call in first.calls] == [
        ("1", "The SOCTA"), ("2", "The SOCTA 2021; more"),
    ]  # fmt: skip
    assert [(note.label, [para.text for para in note.paras]) for note in reading.notes] == [
        ("1", ["A note."]), ("2", ["Two", "lines."]),
    ]  # fmt: skip
    assert [(odd.kind, odd.at) for odd in first.oddities] == [("footnote_marker", 9), ("footnotes_on_one_line", 21)]


def test_brackets_that_only_look_like_notes_are_wording() -> None:
    source = "See [1: 2021] and [sic] and [12:30]."
    assert shape(text.read(source.encode())) == [source]


def test_a_comment_inside_a_note_is_left_out_of_it() -> None:
    reading = text.read(b"Word[footnoteRef:1] [1:  \tA note.Comment by A B (C): zzqq] and on\n")
    assert [para.text for para in reading.notes[0].paras] == ["A note."]
    assert shape(reading) == ["Word  and on"]


def test_a_comment_on_a_line_of_cells_ends_with_its_cell() -> None:
    sheet = b"Action\tWho\tWhen\nBuild\tMS Comment by A B (C): zzqq\t2022\nFill\tCOM\t2023\n"
    ((ruled, rows),) = shape(text.read(sheet))  # type: ignore[misc]
    assert ruled
    assert rows[1] == [["Build"], ["MS"], ["2022"]]


MARKS = [
    "[footnoteRef:1]",
    " [1:  \tA [note] here.]",
    "\tComment by A B (C): zzqq",
    "\n",
    "\t",
    "\r\n",
    " ",
    "a",
    "Bc",
    "[",
    "]",
    "1",
]


@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
def test_every_character_kept_comes_from_where_the_map_says(source: str) -> None:
    if not source.strip():
        return
    try:
        reading = text.read(source.encode())
    except NoText:
        return
    for para in paras(reading):
        assert para.text == para.text.strip() != ""
        assert "zzqq" not in para.text
        starts = [at for at, _ in para.origins]
        assert starts == sorted(set(starts))
        assert starts[0] == 0
        for (at, origin), end in zip(para.origins, [*starts[1:], len(para.text)], strict=True):
            assert source[origin : origin + end - at] == para.text[at:end]
        for call in para.calls:
            assert 0 <= call.at <= len(para.text)
    calls = sum(len(para.calls) for para in paras(reading))
    assert calls <= source.count("[footnoteRef:1]")


# --------------------------------------------------------------------------- hostile input

HEADER = "\tActions\n\tTimetable\n\tResponsibility\n\n\tAction 1. Do it\n\t2021\n\tEuropol\n"
HOSTILE = {
    "tabs": ("", "\t"),
    "lines of a tab": ("", "\t\n"),
    "brackets": ("", "["),
    "open notes": ("x[footnoteRef:1]\n", "[1:  \t"),
    "open notes with brackets": ("x[footnoteRef:1]\n", "[1:  \t[a \n"),
    "markers on one line": ("", "a[footnoteRef:1] "),
    "markers on lines": ("", "a[footnoteRef:1]\n\n"),
    "comments": ("", "\tEEAS\tComment by X: foo\n"),
    "comments on one line": ("", "x\ta Comment by X (Y): foo\tb\t"),
    "blanks": ("", " "),
    "carriage returns": ("", "\r"),
}


@pytest.mark.parametrize(("before", "unit"), HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_file_and_no_faster(before: str, unit: str) -> None:
    grows_linearly(text.read, lambda size: f"{HEADER}{before}{unit * size}x".encode())
