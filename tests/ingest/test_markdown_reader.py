"""The Markdown reader: front matter, headings, lists, notes, tables, and where each character came from."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import NoText, ReadError, UnknownFormat
from ingest.readers import markdown
from ingest.readers.blocks import Para, Reading, Table
from tests.growth import grows_linearly


def read(text: str) -> Reading:
    return markdown.read(text.encode())


def paras(reading: Reading) -> list[Para]:
    return [block for block in reading.blocks if isinstance(block, Para)]


def texts(reading: Reading) -> list[str]:
    return [para.text for para in paras(reading)]


def source_of(para: Para, at: int) -> int:
    start, source = next(pair for pair in reversed(para.origins) if pair[0] <= at)
    return source + at - start


def test_front_matter_says_what_the_file_is_and_is_no_text() -> None:
    reading = read('---\ntitle: "Directive 2014/42/EU"\nlang: EN\ncelex: 32014L0042\n---\n\n# Heading\n\nText.\n')
    assert (reading.title, reading.language, reading.identifier) == ("Directive 2014/42/EU", "en", "32014L0042")
    assert texts(reading) == ["Heading", "Text."]


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert texts(read("---\n\n# Heading\n\nText.\n\n---\n\nMore.\n")) == ["Heading", "Text.", "More."]


def test_headings_of_both_kinds_have_their_levels() -> None:
    reading = read("# One #\n\nTwo\n---\n\nThree\n===\n\n#### Four\n\n#no heading\n")
    assert [(para.text, para.level) for para in paras(reading)] == [
        ("One", 1),
        ("Two", 2),
        ("Three", 1),
        ("Four", 4),
        ("#no heading", 0),
    ]


def test_lists_nest_as_far_as_they_are_indented() -> None:
    reading = read("- one\n  goes on\n\n  second paragraph\n  - inner\n    * innermost\n- two\n\nAfter.\n")
    assert [(para.text, para.depth, para.role) for para in paras(reading)] == [
        ("one goes on", 1, "list_item"),
        ("second paragraph", 1, ""),
        ("inner", 2, "list_item"),
        ("innermost", 3, "list_item"),
        ("two", 1, "list_item"),
        ("After.", 0, ""),
    ]


def test_numbers_of_provisions_stay_part_of_the_words() -> None:
    reading = read(
        "1. One.\n\n1a. One a.\n\n2. Two:\n   - (a) first\n\n   More of two.\n\nIn the year\n2014. It was so.\n"
    )
    assert texts(reading) == [
        "1. One.",
        "1a. One a.",
        "2. Two:",
        "(a) first",
        "More of two.",
        "In the year 2014. It was so.",
    ]


def test_notes_are_taken_out_to_their_calls() -> None:
    reading = read("Words ([^E0012]) and more[^2].\n\n[^E0012]: A note\n    that goes on.\n\n[^2]: Another.\n\nText.\n")
    (first, last) = paras(reading)
    assert (first.text, last.text) == ("Words and more.", "Text.")
    assert [(call.at, call.label) for call in first.calls] == [(5, "E0012"), (14, "2")]
    assert [(note.label, note.paras[0].text) for note in reading.notes] == [
        ("E0012", "A note that goes on."),
        ("2", "Another."),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("*Cannabis* is **not** ***new***", "Cannabis is not new"),
        ("_word_ and snake_case_name", "word and snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("[a link](http://x.eu/(a)) and <http://y.eu>", "a link and http://y.eu"),
        ("a [bracket] and [another][1]", "a [bracket] and [another][1]"),
        (r"\*not emphasis\* \# \[^1]", "*not emphasis* # [^1]"),
        ("&lt;p&gt; &amp; &#8364;5 &nope;", "<p> & €5 &nope;"),
        ("x < y and a <b>bold</b> word", "x < y and a bold word"),
        ("`code *here*` stays", "code *here* stays"),
        ("![a picture](x.png) shown", "shown"),
        ("“quoted” — it's", "“quoted” — it's"),
    ],
)
def test_marks_go_and_words_stay(source: str, text: str) -> None:
    assert texts(read(f"# H\n\n{source}\n"))[1:] == [text]


def test_lines_are_joined_and_hard_breaks_kept() -> None:
    assert texts(read("one\ntwo  \nthree\\\nfour\n")) == ["one two\nthree\nfour"]


def test_tables_and_code_and_quotes() -> None:
    reading = read(
        "| Goods | EUR |\n|---|---:|\n| a *b* | 5 |\n|  | c \\| d |\n\n> quoted\n> on\n\n```\n# not a heading\n```\n"
    )
    (table,) = [block for block in reading.blocks if isinstance(block, Table)]
    assert [[[para.text for para in cell.paras] for cell in row] for row in table.rows] == [
        [["Goods"], ["EUR"]],
        [["a b"], ["5"]],
        [[], ["c | d"]],
    ]
    assert texts(reading) == ["quoted on", "# not a heading"]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: x\n---\nwords",
        "# One\n\n## Two\n",
        "# One\n\n- a\n- b\n",
        "## One\n\nA [link](http://x.eu) and **b**\n",
    ],
)
def test_markdown_is_told_by_its_marks(text: str) -> None:
    assert markdown.recognises(text.encode(), "x.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"Article 1\n\nWords.\n",
        b"- one\n- two\n",
        b"<html># x\n# y",
        b"# one comment\nkey = value\n",
        b"\0\1# a\n# b",
        b"#hashtag\n#another\n",
        b"",
    ],
)
def test_plain_text_is_not(data: bytes) -> None:
    assert not markdown.recognises(data, "x.txt")


def test_a_name_helps_only_where_there_is_a_heading() -> None:
    assert markdown.recognises(b"# One\n\nWords.\n", "x.md")
    assert not markdown.recognises(b"Words.\n", "x.md")


def test_files_without_words_are_refused() -> None:
    for data, error in ((b"\n\n---\n", NoText), (b"# \0", UnknownFormat), (b"", NoText)):
        with pytest.raises(error):
            markdown.read(data)


_MARKS = "word é * ** _ ` [ ](x) [^1] \\ &amp; <b> ( ) ! #"
MARKS = [*_MARKS.split(), " ", "\n", "- ", "1. "]
INLINE = st.lists(st.sampled_from(MARKS), max_size=25).map("".join)


@given(INLINE)
def test_every_word_leads_back_to_where_it_stands(text: str) -> None:
    source = f"start {text}\n"
    for para in [*paras(read(source)), *(para for note in read(source).notes for para in note.paras)]:
        for at, char in enumerate(para.text):
            if char.isalpha() and "&amp;" not in text:
                assert source[source_of(para, at)] == char


@given(INLINE)
def test_words_are_neither_lost_nor_told_twice(text: str) -> None:
    text = text.replace("!", "").replace("```", "")  # pictures and what fences say of code are not shown
    said = "".join(texts(read(f"start {text}\n\nend\n")))
    assert said.count("é") == text.count("é")


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    with contextlib.suppress(ReadError):
        markdown.read(text.encode("utf-8", errors="replace"))


@pytest.mark.parametrize(
    "unit", ["[", "*", "_", "`", "(", "[^", "- ", "> ", "#", "|", "&", "<a ", "](", "\\", "1", " ", "1. ", "    - x\n"]
)
def test_hostile_lines_take_no_time(unit: str) -> None:
    def work(data: bytes) -> None:
        with contextlib.suppress(ReadError):
            markdown.read(data)

    grows_linearly(work, lambda size: f"# H\n\n{unit * size}x\n".encode())


def test_a_break_that_is_written_as_a_tag_parts_words() -> None:
    reading = read("# T\n\none <br>two[^1]<BR/> three\n\n| a | b |\n|---|---|\n| one<br>two | <br /> |\n\n[^1]: Note.\n")
    assert texts(reading)[1] == "one\ntwo\nthree"
    table = next(block for block in reading.blocks if isinstance(block, Table))
    assert [[para.text for para in cell.paras] for cell in table.rows[1]] == [["one\ntwo"], []]
    assert [(call.at, call.label) for call in paras(reading)[1].calls] == [(7, "1")]


def test_code_after_a_note_is_no_part_of_it() -> None:
    reading = read("# T\n\nWords[^1].\n\n[^1]: Note.\n```\n# no heading\n```\n")
    assert texts(reading) == ["T", "Words.", "# no heading"]
    assert [para.text for para in reading.notes[0].paras] == ["Note."]


def test_a_numbered_list_begins_straight_after_a_bullet_or_a_colon_and_not_in_a_wrapped_line() -> None:
    reading = read("# T\n\n- alpha\n  - beta\n1. one\n2. two\n\nIt holds:\n1. first\n2. second\n\nup to the year\n1. May and\n2020. End\n")
    assert texts(reading) == [
        "T", "alpha", "beta", "1. one", "2. two", "It holds:", "1. first", "2. second", "up to the year 1. May and 2020. End"
    ]  # fmt: skip
