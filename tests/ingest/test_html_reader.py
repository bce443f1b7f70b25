"""The HTML reader: what is text on a page and what is not, lists, tables, notes, and hostile pages."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.bodies import Bodies
from ingest.errors import NoText, TooCostly, Unreadable
from ingest.readers import html
from ingest.readers.blocks import Para, Reading, Table
from ingest.structure import report
from ingest.structure.canonical import Header
from tests.growth import grows_linearly


def page(body: str, head: str = "") -> bytes:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()
    )


def paras(reading: Reading) -> list[Para]:
    return [block for block in reading.blocks if isinstance(block, Para)]


def texts(reading: Reading) -> list[str]:
    return [f"{para.marker} {para.text}".strip() for para in paras(reading)]


def tables(reading: Reading) -> list[list[list[str]]]:
    return [
        [["\n".join(para.text for para in cell.paras) for cell in row] for row in block.rows]
        for block in reading.blocks
        if isinstance(block, Table)
    ]


# --------------------------------------------------------------------------- any page, as a report


def test_a_page_that_was_cut_short_when_it_was_saved_says_so() -> None:
    whole = page("<p>Seizures rose.</p><p>Prices fell.</p>")
    assert html.read(whole).findings == ()
    assert [finding.kind for finding in html.read(whole[: whole.index(b"fell")]).findings] == ["truncated"]
    assert html.read(whole[: whole.index(b"</body>")]).findings == ()  # the ends of elements may be left out
    assert html.read(b"<p>A piece of a page that somebody wrote.</p>").findings == ()

REPORT = page(
    """
    <header><a href="/">Agency</a></header>
    <nav><ul><li>Home</li><li>About</li></ul></nav>
    <div class="cookie" style="display: none">We use cookies.</div>
    <main>
      <h1>Drug markets <em>in</em> Europe</h1>
      <p>Prices fell&nbsp;by 5&#160;% in 2021<br>and again in 2022.</p>
      <script>var p = "<p>not text</p>";</script>
      <h2>Findings</h2>
      <ul><li>Supply grew.<ul><li>By sea.</li><li><p>By air.</p><p>Also by post.</p></li></ul></li><li>Use fell.</li></ul>
      <ol start="3"><li>Third.</li><li value="7">Seventh.</li><li>Eighth.</li></ol>
      <ol type="a"><li>Alpha.</li><li>Beta.</li></ol>
      <ol type="I"><li>One.</li></ol>
      <table><caption>Prices</caption><thead><tr><th>Drug</th><th>EUR</th></tr></thead>
        <tbody><tr><td>Herb</td><td>9<br>per g</td></tr><tr><td>Resin</td><td><p>8</p><p>falling</p></td></tr></tbody></table>
      <pre>a  b
  c</pre>
    </main>
    <footer>Contact us</footer>
    """,
    "<title>Report 7</title>",
)


def test_a_page_is_read_as_a_browser_shows_its_text() -> None:
    reading = html.read(REPORT)
    assert reading.format == "html"
    assert (reading.title, reading.language, reading.identifier) == ("Report 7", "en", "")
    assert texts(reading) == [
        "Drug markets in Europe",
        "Prices fell\u00a0by 5\u00a0% in 2021\nand again in 2022.",
        "Findings",
        "Supply grew.",
        "By sea.",
        "By air.",
        "Also by post.",
        "Use fell.",
        "3. Third.",
        "7. Seventh.",
        "8. Eighth.",
        "a. Alpha.",
        "b. Beta.",
        "I. One.",
        "Prices",
        "a  b\n  c",
    ]
    assert [para.level for para in paras(reading)][:4] == [1, 0, 2, 0]
    assert [para.depth for para in paras(reading)][3:8] == [1, 2, 2, 2, 1]
    assert tables(reading) == [[["Drug", "EUR"], ["Herb", "9\nper g"], ["Resin", "8\nfalling"]]]


def test_a_page_of_one_article_element_keeps_the_header_inside_it() -> None:
    reading = html.read(
        page("<header>Site</header><article><header><h1>Title</h1></header><p>Text.</p></article><aside>Ad</aside>")
    )
    assert texts(reading) == ["Title", "Text."]


def test_several_articles_on_a_page_are_all_read() -> None:
    assert texts(html.read(page("<article><p>One.</p></article><article><p>Two.</p></article>"))) == ["One.", "Two."]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>(a)</td><td>words</td></tr></table>",
        "<table><tr><td>—</td><td>words</td></tr><tr><td>—</td><td>more</td></tr></table>",
        '<table role="presentation"><tr><td>left</td><td>right</td></tr><tr><td>l</td><td>r</td></tr></table>',
        "<table><tr><td><p>only one cell a row</p></td></tr><tr><td><p>another</p></td></tr></table>",
    ],
)
def test_tables_that_only_lay_words_out_are_no_tables(table: str) -> None:
    assert tables(html.read(page(table))) == []


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><th>Year</th><th>Seizures</th></tr><tr><td>1</td><td>2</td></tr></table>",
        "<table><tr><td>Year</td><td>Seizures</td></tr><tr><td>2020</td><td>12</td></tr></table>",
        '<table border="1"><tr><td>Year</td><td>2020</td></tr></table>',
        '<table class="oj-table"><tr><td><p class="oj-tbl-txt">(a)</p></td><td><p class="oj-tbl-txt">w</p></td></tr></table>',
    ],
)
def test_tables_that_mean_something_are_tables(table: str) -> None:
    (found,) = tables(html.read(page(table)))
    assert all(len(row) == 2 for row in found)


def test_a_table_within_a_cell_stays_in_the_cell() -> None:
    inner = "<table><tr><th>x</th><th>y</th></tr></table>"
    (found,) = tables(
        html.read(page(f"<table><tr><th>A</th><th>B</th></tr><tr><td>{inner}</td><td>b</td></tr></table>"))
    )
    assert found == [["A", "B"], ["x\ny", "b"]]


def test_notes_of_an_ordinary_page_are_taken_out_to_their_calls() -> None:
    reading = html.read(
        page(
            '<p>Prices fell<sup><a href="#fn1" id="r1">1</a></sup> and rose<a href="#fn2" role="doc-noteref">2</a>.</p>'
            '<section role="doc-endnotes"><ol><li id="fn1">In 2021. <a href="#r1">↩</a></li><li id="fn2">In 2022.</li></ol>'
            "</section>"
        )
    )
    (para,) = paras(reading)
    assert para.text == "Prices fell and rose."
    assert [(call.at, call.label) for call in para.calls] == [(11, "1"), (20, "2")]
    assert [(note.label, note.paras[0].text[:8]) for note in reading.notes] == [("1", "In 2021."), ("2", "In 2022.")]


def test_a_link_within_a_page_is_text() -> None:
    reading = html.read(
        page('<p>See <a href="#two">Chapter two</a> (page <a href="#p">9</a>).</p><h2 id="two">Two</h2>')
    )
    assert texts(reading) == ["See Chapter two (page 9).", "Two"]


# --------------------------------------------------------------------------- EUR-Lex


def oj(body: str, head: str = "<title>L_2021001EN.01000101.xml</title>") -> bytes:
    return page(f'<p class="oj-doc-ti">REGULATION (EU) 2021/7</p>{body}', head)


def test_marks_of_consolidation_go_and_dashes_for_deleted_text_stay() -> None:
    reading = html.read(
        page(
            '<p class="reference">02015L0849 — EN — 30.12.2024 — 004.001</p><p class="disclaimer">No legal effect.</p>'
            '<hr class="separator"/><p class="title-doc-first">DIRECTIVE</p><p class="modref">▼M1</p>'
            '<p class="title-article-norm">Article 1</p><p class="normal">►M2 New words. ◄ Old words.</p>'
            '<p class="modref">▼B</p><p class="normal">—————</p>'
        )
    )
    assert texts(reading) == ["DIRECTIVE", "Article 1", "New words. Old words.", "—————"]
    assert (reading.identifier, reading.language) == ("02015L0849-20241230", "en")


def test_the_act_that_deleted_words_is_told_by_the_mark_its_link_or_the_table_at_the_head() -> None:
    head = (
        '<p class="reference">02015L0849 — EN — 30.12.2024 — 004.001</p>'
        '<table><tr><td><p class="arrow"><a title="32020L0001">►M1</a></p></td><td><p>DIRECTIVE</p></td></tr>'
        '<tr><td><p class="arrow">►M2</p></td><td><p>REGULATION (EU) 2021/7 of 1 May 2021</p></td></tr></table>'
        '<hr class="separator"/>'
    )
    marks = (
        '<a title="32022R0009: DELETED">▼M3</a> —————',
        "▼M1 —————",
        '▼M2</p><p class="norm">—————',
        "▼B</p><p>—————",
    )
    body = "".join(f'<p class="modref">{mark}</p><p class="title-article-norm">Article 9</p>' for mark in marks)
    found = [block.deleted for block in html.read(page(head + body)).blocks if isinstance(block, Para) and block.deleted]
    assert [each.by for each in found] == ["32022R0009", "32020L0001", "32021R0007"]


def test_a_heading_with_a_line_break_is_two_lines() -> None:
    reading = html.read(oj('<p class="oj-ti-art">Article 1<br/>Scope</p><p class="oj-normal">Words.</p>'))
    assert [(para.text, para.role) for para in paras(reading)][1:3] == [
        ("Article 1", "article"),
        ("Scope", "article_heading"),
    ]


def test_a_marker_in_a_paragraph_of_its_own_that_is_shown_inline_stays_with_its_words() -> None:
    reading = html.read(
        oj(
            '<div><p class="oj-normal" style="display: inline;">1.</p><p class="oj-normal" style="display:inline">One.</p></div>'
        )
    )
    assert texts(reading)[1:] == ["1. One."]


def test_lines_of_the_journal_itself_are_no_text_of_the_act() -> None:
    reading = html.read(
        oj(
            '<p class="oj-ti-art">Article 1</p><p class="oj-normal">Words.</p><a class="linkToTop" href="#document1">Top</a>'
            '<p class="oj-doc-end">ELI: http://data.europa.eu/eli/reg/2021/7/oj</p>'
            "<p>ISSN 1977-0677 (electronic edition)</p>"
        )
    )
    assert texts(reading)[1:] == ["Article 1", "Words."]
    assert reading.identifier == "32021R0007"
    assert reading.language == "en"


def test_a_saved_page_is_read_from_where_its_document_stands() -> None:
    saved = page(
        '<div id="MainContent" class="eurlex"><ul><li>Menu</li></ul><h1>Document 32021R0007</h1>'
        '<div id="textTabContent"><div id="document1"><p class="doc-ti">REGULATION (EU) 2021/7</p>'
        '<p class="ti-art">Article 1</p><p class="normal">Words.</p></div></div></div><p>© EU</p>',
        '<meta name="WT.z_docID" content="32021R0007"/><title>Saved</title>',
    )
    reading = html.read(saved)
    assert texts(reading) == ["REGULATION (EU) 2021/7", "Article 1", "Words."]
    assert (reading.title, reading.identifier) == ("REGULATION (EU) 2021/7", "32021R0007")


def test_notes_counted_anew_in_each_part_have_labels_of_their_own() -> None:
    call = '<span class="oj-super oj-note-tag">1</span>'
    reading = html.read(
        oj(
            f'<p class="oj-normal">Words ({call}).</p><p class="oj-note">(1) First.</p>'
            f'<p class="oj-normal">More ({call}).</p><p class="oj-note">(1) Second.</p>'
        )
    )
    assert texts(reading)[1:] == ["Words.", "More."]
    calls = [call.label for para in paras(reading) for call in para.calls]
    assert calls == [note.label for note in reading.notes]
    assert [note.paras[0].text for note in reading.notes] == ["First.", "Second."]


def test_pages_about_a_document_and_challenges_are_refused() -> None:
    about = page(
        "<h1>Document 32021R0007</h1><p>Text is not available.</p>", '<link href="/eurlex-frontoffice/x.css"/>'
    )
    with pytest.raises(Unreadable, match="without the document's text"):
        html.read(about)
    challenge = page(
        '<div id="challenge-container"></div><noscript><h1>JavaScript is disabled</h1></noscript>',
        '<script src="https://x.edge.sdk.awswaf.com/challenge.js"></script>',
    )
    with pytest.raises(Unreadable, match="challenge"):
        html.read(challenge)


def test_a_report_that_mentions_a_firewall_is_read() -> None:
    long = "".join(f"<p>Line {number} of a report on the awswaf firewall.</p>" for number in range(60))
    assert len(texts(html.read(page(long)))) == 60


# --------------------------------------------------------------------------- recognising, offsets


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><p>x",
        b"\xef\xbb\xbf\n <!-- saved from url --><html><body>x",
        b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y"><html>',
        b"<h1>Report</h1>",
        "<html><body>ő".encode("utf-16"),
    ],
)
def test_html_is_told_by_its_content(data: bytes) -> None:
    assert html.recognises(data, "x.bin")


@pytest.mark.parametrize("data", [b"<ACT><TITLE/></ACT>", b"# Heading\n<p>x</p>", b"%PDF-1.7", b"", b"a < b", b"<pq>"])
def test_other_content_is_no_html(data: bytes) -> None:
    assert not html.recognises(data, "x.html")


WORDS = st.text(st.sampled_from("abé&<> \u00a0\n\t12"), max_size=30)


@given(st.lists(st.tuples(st.sampled_from(["p", "li", "h2", "td", "div", "span", "b"]), WORDS), max_size=12))
def test_no_words_are_lost_or_told_twice_and_origins_ascend(pieces: list[tuple[str, str]]) -> None:
    escaped = [(tag, words.replace("&", "&amp;").replace("<", "&lt;")) for tag, words in pieces]
    data = page("".join(f"<{tag}>{words}</{tag}>" for tag, words in escaped))
    said = "".join("".join(words.split()) for _, words in pieces)
    if not said:
        with pytest.raises(NoText):
            html.read(data)
        return
    reading = html.read(data)
    assert "".join("".join(para.text.split()) for para in paras(reading)) == said
    last = -1
    for para in paras(reading):
        assert para.origins[0][0] == 0
        assert para.origins[0][1] > last
        last = para.origins[-1][1]


# --------------------------------------------------------------------------- hostile pages


def test_a_million_nested_elements_are_refused() -> None:
    with pytest.raises(TooCostly):
        html.read(b"<html><body>" + b"<div>" * 1_000_000 + b"x")


def test_tables_in_tables_and_lists_in_lists_end() -> None:
    assert texts(html.read(page("<ul><li>" * 400 + "deep" + "</li></ul>" * 400))) == ["deep"]
    nested = html.read(page("<table><tr><td>" * 250 + "deep" + "</td></tr></table>" * 250))
    assert texts(nested) == ["deep"]


@pytest.mark.parametrize(
    "unit", ["<td>x</td>", "<li>x</li>", "<a href='#x'>y</a>", "<sup>1</sup>", "<p>(a)", "<tr><td>—<td>x"]
)
def test_pages_of_very_many_elements_are_read_in_one_pass(unit: str) -> None:
    table = "<table><tr>" if unit.startswith("<t") else ""

    grows_linearly(html.read, lambda size: page(table + unit * size))


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<html><body><script>x</script></body></html>", b"<!--"])
def test_pages_without_words_are_refused(data: bytes) -> None:
    with pytest.raises((NoText, Unreadable)):
        html.read(data)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    with contextlib.suppress(Unreadable, NoText):
        html.read(b"<html><p>word " + data)


def test_what_a_site_puts_round_an_act_is_no_text_of_the_act() -> None:
    act = '<p class="oj-doc-ti">DIRECTIVE</p><p class="oj-ti-art">Article 1</p><p class="oj-normal">Words.</p>'
    around = f"<header>Our site</header><main><article><header>{act}</header></article></main><footer>Imprint</footer>"
    assert texts(html.read(oj(around), "")) == texts(html.read(oj(act), ""))


def test_a_merged_cell_stands_once_and_moves_no_other() -> None:
    merged = (
        "<table border=1><tr><th rowspan=2>Port</th><th colspan=2>Seizures</th></tr><tr><th>2023</th><th>2024</th></tr>"
        "<tr><td rowspan=2>North<td>1<td>2<tr><td>3<td>4<tr><td>South<td colspan=2>none</table>"
    )
    (table,) = [block for block in html.read(page(merged)).blocks if isinstance(block, Table)]
    assert [["".join(p.text for p in cell.paras) or cell.covered for cell in row] for row in table.rows] == [
        ["Port", "Seizures", "left"],
        ["above", "2023", "2024"],
        ["North", "1", "2"],
        ["above", "3", "4"],
        ["South", "none", "left"],
    ]


@pytest.mark.parametrize("span", ["0", "-1", "x", "9999999999", "65000", ""])
def test_a_span_of_any_size_costs_little(span: str) -> None:
    rows = f"<tr><th colspan={span!r} rowspan={span!r}>a</th><td>b</td></tr><tr><td>c</td></tr>"
    grows_linearly(html.read, lambda size: page(f"<table border=1>{rows * size}</table>"), start=8)


CALL = 'Ports grew<a href="#fn1" id="ref1"><sup>1</sup></a> in 2024.'


@pytest.mark.parametrize(
    "body",
    [
        # as Word saves it
        '<p>Ports grew<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> in 2024.</p><hr><div id="ftn1">'
        '<p class="MsoFootnoteText"><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> See the report.</p></div>',
        # as sites write it
        '<p>Ports grew<sup><a href="#fn1" id="ref1">1</a></sup> in 2024.</p><p id="fn1"><a href="#ref1">1</a> See the report.</p>',
        '<p>Ports grew<sup id="ref1"><a href="#fn1">*</a></sup> in 2024.</p><ol><li id="fn1">See the report. <a href="#ref1"></a></ol>',
        # in tables: a row of one that lays out, a row of a real one, a cell
        f'<p>{CALL}</p><table><tr id="fn1"><td><a href="#ref1">1</a></td><td>See the report.</td></tr></table>',
        f'<p>{CALL}</p><table border=1><tr id="fn1"><td><a href="#ref1">1</a></td><td>See the report.</td></tr></table>',
        f'<p>{CALL}</p><table><tr><td id="fn1"><a href="#ref1">1</a></td><td>See the report.</td></tr></table>',
        # in lists of terms: one for each note, one for all
        f'<p>{CALL}</p><dl id="fn1"><dt><a href="#ref1">(1)</a></dt><dd><p>See the report.</p></dd></dl>',
        f'<p>{CALL}</p><dl><dt id="fn1"><a href="#ref1">1</a></dt><dd>See the report.</dd></dl>',
        # loose, behind an anchor, or with the label in a paragraph of its own
        f'<p>{CALL}</p><a id="fn1" href="#ref1">[1]</a> See <i>the</i> report.<br>',
        f'<p>{CALL}</p><a name="fn1"></a><p><a href="#ref1">1</a> See the report.</p>',
        f'<p>{CALL}</p><p id="fn1"><a href="#ref1">1</a></p><p>See the report.</p>',
    ],
)
def test_a_note_is_known_by_links_that_lead_to_it_and_back(body: str) -> None:
    reading = html.read(page(body))
    assert texts(reading) == ["Ports grew in 2024."]
    assert [[para.text for para in note.paras] for note in reading.notes] == [["See the report."]]
    assert [(call.at, call.label) for call in paras(reading)[0].calls] == [(10, reading.notes[0].label)]


@pytest.mark.parametrize(
    "notes",
    [
        '<a name="n1" href="#r1">[1]</a> First.<br><a name="n2" href="#r2">[2]</a> Second.',
        '<p><a name="n1" href="#r1">[1]</a> First.<br><a name="n2" href="#r2">[2]</a> <b>Second</b>.</p>',
        '<p><span><a name="n1" href="#r1">1</a> First. <a name="n2" href="#r2">2</a> Second.</span></p>',
        '<dl><dt id="n1"><a href="#r1">1</a></dt><dd>First.</dd><dt id="n2"><a href="#r2">2</a></dt><dd>Second.</dd></dl>',
        '<table border=1><tr id="n1"><td><a href="#r1">1</a><td>First.<tr id="n2"><td><a href="#r2">2</a><td>Second.</table>',
    ],
)
def test_notes_beside_each_other_take_neither_each_other_nor_the_text(notes: str) -> None:
    text = '<h1>Ports</h1><p>One<a id="r1" href="#n1">[1]</a>, two<a id="r2" href="#n2">[2]</a>.</p><h2>Ends</h2><p>Last.</p>'
    reading = html.read(page(f"<div>{text}{notes}</div>"))
    assert texts(reading) == ["Ports", "One, two.", "Ends", "Last."]
    assert [(note.label, *(para.text for para in note.paras)) for note in reading.notes] == [("1", "First."), ("2", "Second.")]
    assert [call.label for call in paras(reading)[1].calls] == ["1", "2"]


def test_headings_that_link_back_to_a_list_of_contents_are_no_notes() -> None:
    toc = '<p><a id="t1" href="#s1">1</a> Supply <a id="t2" href="#s2">2</a> Demand</p>'
    body = '<section id="s1"><h2><a href="#t1">1</a> Supply</h2><p>Rose.</p></section><h2 id="s2"><a href="#t2">2</a> Demand</h2>'
    reading = html.read(page(toc + body))
    assert reading.notes == ()
    assert texts(reading) == ["1 Supply 2 Demand", "1 Supply", "Rose.", "2 Demand"]


def test_many_loose_notes_cost_no_more_than_linear_time() -> None:
    def made(size: int) -> bytes:
        calls = "".join(f'<p>word<a id="r{n}" href="#n{n}">1</a>' for n in range(size))
        return page(f"<div>{calls}" + "".join(f'<a id="n{n}" href="#r{n}">1</a> words ' for n in range(size)) + "</div>")

    grows_linearly(html.read, made, most=12_000)


def test_links_within_a_page_that_lead_nowhere_back_call_no_notes() -> None:
    body = '<p><a href="#s1">1</a> <a href="#s2">2</a></p><p id="s1">First part. <a href="#top">up</a></p><p id="s2">Second.</p>'
    reading = html.read(page(body))
    assert reading.notes == ()
    assert texts(reading)[1:] == ["First part. up", "Second."]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("10<sup>3</sup> units on 25 m<sup>2</sup>.", "10³ units on 25 m²."),
        ("5 × 10<sup>−3</sup> g of H<sub>2</sub>O", "5 × 10⁻³ g of H2O"),
        ('10<span class="oj-super">6</span> doses', "10⁶ doses"),
        ('10<span style="vertical-align: super">6</span> doses', "10⁶ doses"),
        ("10<sup>1<i>2</i></sup>, 10<sup>1.5</sup>", "10¹², 10^1.5"),
        ("the 1<sup>st</sup>, CO<sup> 2</sup>, (<sup>1</sup>)", "the 1st, CO 2, (1)"),
        ("<sup>1</sup> A mark that stands by itself.", "1 A mark that stands by itself."),
        ("a<sup>2</sup>b<sup>2</sup>2", "a²b²2"),
    ],
)
def test_raised_digits_are_not_joined_to_the_number_before(written: str, shown: str) -> None:
    reading = html.read(page(f"<p>{written}</p><table border=1><tr><td>x</td><td>{written}</td></tr><tr><td>a</td></tr></table>"))
    assert texts(reading) == [shown]
    assert tables(reading)[0][0] == ["x", shown]


def test_raised_marks_of_notes_stay_calls() -> None:
    call = '10<span class="oj-super">3</span> units (<a id="c1" href="#n1"><span class="oj-super oj-note-tag">1</span></a>), 10<sup>2</sup>.'
    reading = html.read(page(f'<p>{call}</p><p class="oj-note" id="n1">(<span class="oj-super">1</span>) OJ L 1.</p>'))
    assert texts(reading) == ["10³ units, 10²."]
    assert [(note.label, note.paras[0].text) for note in reading.notes] == [("1", "OJ L 1.")]


def test_a_document_of_the_commission_has_its_contents_numbers_bullets_and_annexes() -> None:
    lines = [
        ("Typedudocument", "STAFF WORKING DOCUMENT"),
        ("TOCHeading", "Table of contents"),
        ("TOC1", "<span>1 Introduction</span><span>2</span>"),
        ("li Heading1", '<span class="num">1</span><span>Introduction</span>'),
        ("Normal", "<span>A</span><span> purpose:</span>"),
        ("ListBullet", "<span>–</span><span>a bullet.</span>"),
        ("Heading1", "<span>2</span><span>Scope</span>"),
        ("Heading2", "<span>2.1.</span><span>Time</span>"),
        ("Normal", "<span>2</span><span>021 and 2022.</span>"),
        ("Annexetitre", "ANNEX 1: PROCEDURE"),
        ("Normal", "Lead: HOME."),
    ]
    reading = html.read(page("".join(f'<p class="{name}">{words}</p>' for name, words in lines)))
    said = [(para.role, para.marker, para.text) for para in paras(reading)][1:]
    assert said[:2] == [("contents", "", "Table of contents"), ("contents", "", "1 Introduction2")]
    assert said[2:6] == [("", "1", "Introduction"), ("", "", "A purpose:"), ("", "–", "a bullet."), ("", "2", "Scope")]
    assert said[7] == ("", "", "2021 and 2022.")
    document = report.build(reading, Header("a-report", ""), Bodies(()))
    units = {unit.place: unit.label for unit in document.units if unit.kind in ("section", "annex", "contents")}
    assert units == {"toc": "Contents", "sec_1": "Section 1", "sec_2": "Section 2", "sec_2.sec_1": "Section 2.1", "anx_1": "Annex 1"}


def test_a_saved_page_of_several_documents_is_read_to_its_end() -> None:
    parts = '<div id="document1"><p class="oj-doc-ti">The act.</p></div><div id="document2"><p class="oj-normal">Its annex.</p></div>'
    saved = page(f'<div>Menu</div><div id="textTabContent">{parts}</div><div>Foot</div>', '<meta name="WT.z_docID" content="x">')
    assert texts(html.read(saved)) == ["The act.", "Its annex."]
