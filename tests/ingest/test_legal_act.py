"""One invented act in every convention that acts come in, and the structure told from words alone.

The files in ``acts/`` say the same: with the classes and ids of the Official Journal, without the
``oj-`` prefix, without ids, as up to 2004, consolidated, as a Commission proposal, as Formex streams,
Markdown and plain text. Whatever the format says or leaves out, the parts and their words are the same.
"""

from __future__ import annotations

import io
import itertools
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.bodies import Bodies
from ingest.model import Document, Unit
from ingest.readers import formex, html, markdown, text
from ingest.readers.blocks import Cell, Para, Reading, Table
from ingest.structure import legal_act
from ingest.structure.canonical import Header
from tests.growth import grows_linearly

ACTS = Path(__file__).parent / "acts"
FULL = (
    "oj.xhtml",
    "oj-without-prefix.xhtml",
    "oj-without-ids.xhtml",
    "up-to-2004.html",
    "commission.html",
    "act.md",
    "act.txt",
    "formex.zip",
)
CONSOLIDATED = ("consolidated.html", "consolidated-without-ids.html", "consolidated.fmx.xml")
BODIES = Bodies(())  # acts name no bodies in columns


def content(name: str) -> bytes:
    if name != "formex.zip":
        return (ACTS / name).read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for stream in ("annex-2", "annex-1", "document", "act"):  # a zip keeps no reading order
            archive.write(ACTS / f"{stream}.fmx.xml", f"{stream}.fmx.xml")
    return packed.getvalue()


def reading_of(name: str) -> Reading:
    data = content(name)
    reader = next(reader for reader in (formex, html, markdown, text) if reader.recognises(data, ""))
    return reader.read(data, "")


def build(reading: Reading, id: str = "a-slug") -> Document:
    assert legal_act.recognises(reading)
    return legal_act.build(reading, Header(id, ""), BODIES)  # type: ignore[arg-type]


def lines(*texts: str, **roles: str) -> Reading:
    """A reading of paragraphs without any role: what Word, PDF and plain text may leave."""
    paras, at = [], 0
    for words in texts:
        paras.append(Para(words, ((0, at),)))
        at += len(words) + 1
    return Reading("text", tuple(paras))


def unit(document: Document, place: str) -> Unit:
    return next(unit for unit in document.units if unit.place == place)


def said(document: Document, place: str) -> str:
    """The words of a unit, blanks of any kind as one blank."""
    return " ".join(unit(document, place).span.of(document.text).split())


def places(document: Document, *kinds: str) -> list[str]:
    return [unit.place for unit in document.units if unit.kind in kinds]


# --------------------------------------------------------------------------- the same act


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {name: build(reading_of(name)) for name in (*FULL, *CONSOLIDATED)}


_OUTLINE = """
    title pbl cit_1 cit_2 cit_3 rct_1 rct_2 cpt_I art_1 art_1.par_1 art_1.par_1.pnt_a art_1.par_1.pnt_a.pnt_i
    art_1.par_1.pnt_a.pnt_ii art_1.par_1.pnt_b art_1.par_2 art_1.par_2.sub_1 art_1.par_2.sub_2 art_2
    art_2.par_1 art_2.pnt_1 art_2.pnt_2 cpt_II cpt_II.sct_1 art_3 art_3.par_1 art_3.par_2 art_3a art_3a.par_1
    art_3a.par_1a art_3a.par_1a.idt_1 art_3a.par_1a.idt_2 cpt_II.sct_2 art_4 art_4.par_1 art_4.pnt_1
    art_4.pnt_2 art_4.pnt_2.quo_7a art_4.pnt_2.quo_7b art_5 art_5.par_1 fnp anx_I anx_I.tbl_1 anx_II
    anx_II.pnt_1 anx_II.pnt_1.pnt_a anx_II.pnt_1.pnt_b anx_II.pnt_2
"""
OUTLINE = _OUTLINE.split()


@pytest.mark.parametrize("name", FULL)
def test_every_convention_gives_the_same_parts_in_the_same_order(name: str, documents: dict[str, Document]) -> None:
    found = [
        unit.place for unit in documents[name].units if unit.kind != "footnote" and not unit.place.startswith("front")
    ]
    assert found == OUTLINE


@pytest.mark.parametrize("name", FULL)
def test_every_convention_gives_each_part_the_same_words(name: str, documents: dict[str, Document]) -> None:
    expected, found = documents["oj.xhtml"], documents[name]
    for place in OUTLINE:
        words, ours = said(found, place).removeprefix("Proposal for a "), said(expected, place)
        if name == "act.md" and place.startswith(("cpt_II", "art_3a")):
            ours = ours.replace("— ", "")  # Markdown's own bullet stands for the dash
        assert words == ours, place


@pytest.mark.parametrize("name", CONSOLIDATED)
def test_consolidated_texts_have_the_same_articles_and_no_preamble(name: str, documents: dict[str, Document]) -> None:
    expected, found = documents["oj.xhtml"], documents[name]
    gone = ("pbl", "cit_", "rct_", "fnp", "art_4.")
    outline = [place for place in OUTLINE if not place.startswith(gone)]
    assert [unit.place for unit in found.units if unit.kind != "footnote"] == outline
    for place in outline:
        if place not in ("cpt_II", "cpt_II.sct_2", "art_4"):
            assert said(found, place) == said(expected, place), place
    assert said(found, "art_4") == "Article 4 Amendment —————"
    assert (found.state, str(found.as_of)) == ("consolidated", "2022-06-01")


@pytest.mark.parametrize("name", FULL)
def test_footnotes_stand_after_the_body_at_their_calls(name: str, documents: dict[str, Document]) -> None:
    document = documents[name]
    called = {note.number.removeprefix("E000"): note.calls for note in document.footnotes}
    assert {number: [call.place for call in calls] for number, calls in called.items()} == {
        "1": ["cit_2"],
        "2": ["rct_2"],
        "3": ["art_2.pnt_2"],
    }
    body_ends = max(unit.end for unit in document.units if unit.kind != "footnote")
    assert all(note.text.start > body_ends for note in document.footnotes)
    call = called["2"][0].at
    assert document.text[:call].endswith("of the European Parliament and of the Council")
    assert document.text[call:].startswith(" lays down")


@pytest.mark.parametrize("name", [*FULL, *CONSOLIDATED])
def test_nothing_is_odd_about_a_sound_act(name: str, documents: dict[str, Document]) -> None:
    assert documents[name].findings == ()


@pytest.mark.parametrize("name", [*FULL, *CONSOLIDATED])
def test_spans_nest_and_offsets_lead_back_to_the_source(name: str, documents: dict[str, Document]) -> None:
    document = documents[name]
    by_place = {unit.place: unit for unit in document.units}
    assert len(by_place) == len(document.units)
    for each in document.units:
        assert 0 <= each.start < each.end <= len(document.text)
        assert not each.span.of(document.text)[0].isspace()
        assert not each.span.of(document.text)[-1].isspace()
        if each.parent and each.kind != "footnote":
            assert by_place[each.parent].span.covers(each.span)
    siblings = [by_place[place] for place in places(document, "article")]
    for first, second in itertools.pairwise(siblings):
        assert first.end < second.start
    assert [origin.start for origin in document.origins] == sorted(origin.start for origin in document.origins)
    assert document.source_offset(0) >= 0


def test_a_text_format_leads_back_to_the_very_characters() -> None:
    for name in ("act.md", "act.txt"):
        source = content(name).decode("utf-8")
        document = build(reading_of(name))
        for place in ("art_1.par_2", "art_2.pnt_2", "art_3a", "anx_II.pnt_2", "rct_2"):
            span = unit(document, place).span
            first = span.of(document.text)[:12]
            assert source[document.source_offset(span.start) :].startswith(first)


def test_labels_say_how_people_name_a_part(documents: dict[str, Document]) -> None:
    document = documents["oj.xhtml"]
    labels = {unit.place: unit.label for unit in document.units}
    assert labels["art_1.par_1.pnt_a.pnt_ii"] == "Article 1(1), point (a)(ii)"
    assert labels["art_1.par_2.sub_2"] == "Article 1(2), second subparagraph"
    assert labels["art_2.pnt_2"] == "Article 2, point (2)"
    assert labels["art_3.par_2"] == "Article 3, second paragraph"
    assert labels["art_3a.par_1a.idt_2"] == "Article 3a(1a), second indent"
    assert labels["art_4.pnt_2.quo_7a"] == "Article 7a (quoted in Article 4, point (2))"
    assert labels["cpt_II.sct_1"] == "Chapter II, Section 1"
    assert labels["anx_II.pnt_1.pnt_a"] == "Annex II, point 1(a)"
    assert unit(document, "art_3a").heading == "Languages"
    assert unit(document, "cpt_II").heading == "LABELS"
    assert unit(document, "anx_I").heading == "COLOURS OF LABELS"


def test_the_file_says_what_it_is() -> None:
    assert {name: reading_of(name).identifier for name in (*FULL[:6], "formex.zip")} == {
        "oj.xhtml": "32021L0999",
        "oj-without-prefix.xhtml": "32021L0999",
        "oj-without-ids.xhtml": "32021L0999",
        "up-to-2004.html": "32021L0999",
        "commission.html": "COM/2021/77",
        "act.md": "32021L0999",
        "formex.zip": "32021L0999",
    }
    assert {reading_of(name).identifier for name in CONSOLIDATED} == {"02021L0999-20220601"}
    assert {
        reading_of(name).language for name in (*FULL, *CONSOLIDATED) if name not in ("act.txt", "commission.html")
    } == {"en"}
    assert reading_of("oj-without-ids.xhtml").title.startswith("DIRECTIVE (EU) 2021/999 OF THE")


def test_another_act_language_or_state_than_expected_is_a_finding() -> None:
    reading = reading_of("consolidated.html")
    wrong = legal_act.build(reading, Header("32014L0042", "", language="fr"), BODIES)  # type: ignore[arg-type]
    kinds = {finding.kind for finding in wrong.findings}
    assert kinds == {"identifier_differs", "language_differs", "state_differs"}
    assert wrong.language == "en"


def test_roles_of_the_format_need_no_english_words() -> None:
    def p(name: str, words: str) -> str:
        return f'<p class="oj-{name}">{words}</p>'

    def item(marker: str, words: str) -> str:
        return f"<table><tr><td>{p('normal', marker)}</td><td>{p('normal', words)}</td></tr></table>"

    page = (
        "<html><head><meta charset='utf-8'><title>L_2021999DE.01000101.xml</title></head><body>",
        p("doc-ti", "RICHTLINIE (EU) 2021/999 DES RATES"),
        p("doc-ti", "vom 1. März 2021"),
        p("normal", "Der Rat der Europäischen Union, gestützt auf den Vertrag —"),
        p("normal", "in Erwägung nachstehender Gründe:"),
        item("(1)", "Waren gibt es."),
        item("(2)", "Schilder auch."),
        p("normal", "HAT FOLGENDE RICHTLINIE ERLASSEN:"),
        p("ti-section-1", "KAPITEL I"),
        p("ti-section-2", "ALLGEMEINES"),
        p("ti-art", "Artikel 1"),
        p("sti-art", "Gegenstand"),
        p("normal", "(1)   Diese Richtlinie regelt:"),
        item("a)", "Waren;"),
        item("b)", "Schilder."),
        p("normal", "(2)   Sonst nichts."),
        p("ti-art", "Artikel 2"),
        p("normal", "Die Richtlinie 2005/11/EG wird wie folgt geändert:"),
        item("1.", "Folgender Artikel wird eingefügt:" + p("ti-art", "„Artikel 3a") + p("normal", "Neue Wörter.“")),
        f'<div class="oj-final">{p("normal", "Geschehen zu Brüssel am 1. März 2021.")}</div>',
        p("doc-ti", "ANHANG I"),
        p("doc-ti", "Listen"),
        item("1.", "Eins."),
        "</html>",
    )
    document = legal_act.build(html.read("".join(page).encode()), Header("a-slug", "", "de"), BODIES)
    assert [part.place for part in document.units] == [
        *("title", "pbl", "cit_1", "rct_1", "rct_2", "cpt_I", "art_1", "art_1.par_1"),
        *("art_1.par_1.pnt_a", "art_1.par_1.pnt_b", "art_1.par_2", "art_2", "art_2.par_1"),
        *("art_2.pnt_1", "art_2.pnt_1.quo_3a", "fnp", "anx_I", "anx_I.pnt_1"),
    ]
    assert unit(document, "anx_I").heading == "Listen"
    assert (document.language, document.title) == ("de", "Richtlinie (EU) 2021/999 des Rates vom 1. März 2021")
    assert document.findings == ()


def test_a_single_annex_stream_is_part_of_an_act() -> None:
    document = build(formex.read((ACTS / "annex-2.fmx.xml").read_bytes()))
    assert places(document, "annex", "point") == OUTLINE[-5:]


# --------------------------------------------------------------------------- words alone


ENACTED = ("Having regard to the Treaty,", "HAS ADOPTED THIS REGULATION:")


def test_whereas_paragraphs_are_recitals_also_where_a_page_ends_in_one() -> None:
    document = build(
        lines(
            "COUNCIL REGULATION of 2 May 1980 on goods (80/99/EEC)",
            "THE COUNCIL OF THE EUROPEAN COMMUNITIES,",
            "Having regard to the Treaty,",
            "Whereas goods are not known to the",
            "Commission and should be;",
            "Whereas labels make them known,",
            "HAS ADOPTED THIS REGULATION:",
            "Article 1",
            "Goods shall be labelled.",
            "This Regulation shall be binding in its entirety and directly applicable in all Member States.",
            "Done at Brussels, 2 May 1980.",
        )
    )
    assert places(document, "recital") == ["rct_1", "rct_2"]
    assert said(document, "rct_1").endswith("Commission and should be;")
    assert said(document, "art_1") == "Article 1 Goods shall be labelled."
    assert said(document, "fnp").startswith("This Regulation shall be binding")


def test_a_page_end_inside_a_paragraph_makes_no_subparagraph() -> None:
    document = build(lines(*ENACTED, "Article 1", "1. The States may decide not to", "grant such measures.", "2. No."))
    assert places(document, "paragraph", "subparagraph") == ["art_1.par_1", "art_1.par_2"]
    assert said(document, "art_1.par_1") == "1. The States may decide not to grant such measures."


def test_words_that_close_a_list_belong_to_the_paragraph_and_not_to_the_last_point() -> None:
    document = build(
        lines(
            *ENACTED,
            "Article 1",
            "1. Services which:",
            "(a) are sold, or",
            "(b) are bought,",
            "shall be taxed.",
            "2. No.",
        )
    )
    assert said(document, "art_1.par_1.pnt_b") == "(b) are bought,"
    assert said(document, "art_1.par_1").endswith("shall be taxed.")


def test_i_after_h_is_a_letter_and_i_before_ii_a_roman_number() -> None:
    letters = [f"({letter}) goods;" for letter in "abcdefg"]
    flat = build(lines(*ENACTED, "Article 1", "The goods are:", *letters, "(h) goods;", "(i) goods;", "(j) goods."))
    assert places(flat, "point")[-3:] == ["art_1.pnt_h", "art_1.pnt_i", "art_1.pnt_j"]
    nested = build(
        lines(*ENACTED, "Article 1", "The goods are:", *letters, "(h) goods:", "(i) red;", "(ii) blue;", "(i) tins.")
    )
    assert places(nested, "point")[-3:] == ["art_1.pnt_h.pnt_i", "art_1.pnt_h.pnt_ii", "art_1.pnt_i"]


def test_numbered_lines_after_a_lead_in_are_points_and_otherwise_paragraphs() -> None:
    document = build(
        lines(
            *ENACTED,
            "Article 1",
            "The Act is amended as follows:",
            "1. one word goes;",
            "2. another comes.",
            "Article 2",
            "1. It applies.",
            "2. It stays.",
        )
    )
    assert places(document, "point") == ["art_1.pnt_1", "art_1.pnt_2"]
    assert places(document, "paragraph") == ["art_1.par_1", "art_2.par_1", "art_2.par_2"]


def test_points_of_two_subparagraphs_never_share_an_address() -> None:
    document = build(
        lines(
            *ENACTED,
            "Article 1",
            "1. States shall:",
            "(a) ask;",
            "(b) answer.",
            "The Commission shall:",
            "(a) ask;",
            "(c) go.",
            "2. End.",
        )
    )
    assert places(document, "point") == [
        "art_1.par_1.pnt_a",
        "art_1.par_1.pnt_b",
        "art_1.par_1.sub_2.pnt_a",
        "art_1.par_1.pnt_c",
    ]
    assert unit(document, "art_1.par_1.sub_2.pnt_a").label == "Article 1(1), second subparagraph, point (a)"


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("Article 1", "art_1"),
        ("ARTICLE 1", "art_1"),
        ("Article 1 – Scope", "art_1"),
        ("Article 1. Scope", "art_1"),
        ("Sole Article", "art_1"),
        ("Artikel 1", "art_1"),
        ("Article premier", "art_1"),
        ("Artículo 1", "art_1"),
        ("1 straipsnis", "art_1"),
        ("1. cikk", "art_1"),
        ("Άρθρο 1", "art_1"),
        ("Член 1", "art_1"),
    ],
)
def test_articles_are_told_by_their_words_in_any_language(heading: str, place: str) -> None:
    document = build(lines(*ENACTED, heading, "Words."))
    assert places(document, "article") == [place]


def test_text_that_begins_with_article_3_is_no_heading() -> None:
    document = build(
        lines(
            *ENACTED,
            "Article 1",
            "Article 3 shall apply.",
            "Article 3(2) of Directive 2005/11/EC too.",
            "Article 2",
            "End.",
        )
    )
    assert places(document, "article") == ["art_1", "art_2"]


def test_articles_of_the_amended_act_are_quoted_even_where_no_mark_closes() -> None:
    document = build(
        lines(
            *ENACTED,
            "Article 1",
            "The following Articles are inserted:",
            "Article 31a",
            "States shall ask.",
            "Article 31b",
            "States shall answer.",
            "Article 2",
            "This Regulation shall enter into force today.",
        )
    )
    assert places(document, "article") == ["art_1", "art_2"]


def test_text_after_an_inner_list_belongs_to_the_item_whose_list_goes_on() -> None:
    document = build(
        lines(
            *ENACTED,
            "Article 1",
            "1. Goods are:",
            "(a) old goods:",
            "(i) from before 1900;",
            "This includes copies.",
            "So it does.",
            "(ii) from before 1800;",
            "as far as they are known.",
            "(b) new goods.",
            "Other things are no goods.",
            "2. The following are labels:",
            "(h) signs. The following are signs:",
            "(i) words;",
            "(ii) pictures;",
            "(i) numbers.",
        )
    )
    assert said(document, "art_1.par_1.pnt_a.pnt_i") == "(i) from before 1900; This includes copies. So it does."
    assert said(document, "art_1.par_1.pnt_a").endswith("(ii) from before 1800; as far as they are known.")
    assert said(document, "art_1.par_1.sub_2") == "Other things are no goods."
    assert "art_1.par_2.pnt_h.pnt_ii" in places(document, "point")


def test_a_quotation_whose_closing_mark_stands_in_a_footnote_ends_at_the_next_item() -> None:
    document = build(
        lines(
            *ENACTED,
            "Article 1",
            "Directive 92/1/EEC is amended as follows:",
            "(1) Article 4 is replaced by the following:",
            "‘Article 4",
            "1. Goods are known.",
            "2. Labels of them, as in Directive 92/2/EEC, are not.",
            "(2) Article 5 is amended as follows:",
            "(a) paragraph 1 is replaced by the following:",
            "‘1. Signs.’;",
            "(b) paragraph 2 is replaced by the following:",
            "‘2. Words.’.",
            "Article 2",
            "End.",
        )
    )
    assert places(document, "article", "point", "quoted") == [
        "art_1",
        "art_1.pnt_1",
        "art_1.pnt_1.quo_4",
        "art_1.pnt_2",
        "art_1.pnt_2.pnt_a",
        "art_1.pnt_2.pnt_b",
        "art_2",
    ]
    assert said(document, "art_1.pnt_1.quo_4").endswith("are not.")


def test_straight_quotation_marks_quote_too() -> None:
    document = build(
        lines(
            *ENACTED,
            "Article 1",
            "1. In Directive 92/1/EEC, Article 4 shall be replaced by the following:",
            '"Article 4',
            'The "goods" are known.',
            '2. They are labelled."',
            '2. Article 5 shall be replaced by the following: "5. Old goods go.',
            'New goods come."',
            "Article 2",
            "End.",
        )
    )
    assert places(document, "article", "paragraph", "quoted") == [
        "art_1",
        "art_1.par_1",
        "art_1.par_1.quo_4",
        "art_1.par_2",
        "art_2",
        "art_2.par_1",
    ]
    assert said(document, "art_1.par_2").endswith('New goods come."')


def test_a_definition_in_quotation_marks_is_not_quoted_from_another_act() -> None:
    document = build(
        lines(
            *ENACTED,
            "Article 1",
            "The following definitions apply:",
            "(a) ‘goods’ means things;",
            "(b) ‘label’ means a sign;",
            "‘Member States’ means all of them.",
        )
    )
    assert places(document, "point") == ["art_1.pnt_a", "art_1.pnt_b"]


def test_footnotes_after_the_signatures_find_their_calls_and_leave_provisions_alone() -> None:
    document = build(
        lines(
            "Having regard to the opinion of the Committee (1),",
            "HAS ADOPTED THIS DECISION:",
            "Article 1",
            "As laid down in Article 2 (2) and paragraph 3 (2) of Directive 89/440/EEC (2), goods(3) are (4) things.",
            "Done at Brussels, 2 May 1980.",
            "For the Council",
            "The President",
            "(1) OJ No C 1, 2. 3. 1980, p. 4 and OJ No C 2,",
            "3. 4. 1980.",
            "(2) OJ No L 210, 21. 7. 1989, p. 1.",
            "(3) In the sense of the Act.",
            "ANNEX",
            "LIST",
            "(1) first goods",
        )
    )
    assert said(document, "art_1.par_1").endswith("Directive 89/440/EEC, goods are (4) things.")
    assert [note.number for note in document.footnotes] == ["1", "2", "3"]
    assert document.footnotes[0].text.of(document.text).endswith("3. 4. 1980.")
    assert places(document, "annex", "point") == ["anx", "anx.pnt_1"]


def test_two_annexes_without_numbers_have_addresses_of_their_own() -> None:
    document = build(lines(*ENACTED, "Article 1", "Words.", "ANNEX", "One.", "ANNEX", "Two."))
    assert places(document, "annex") == ["anx", "anx-2"]


def test_articles_of_an_annexed_agreement_stay_in_the_annex() -> None:
    document = build(
        lines(
            *ENACTED,
            "Article 1",
            "The Agreement is approved.",
            "Article 2",
            "End.",
            "Done at Brussels, 2 May 1980.",
            "ANNEX I",
            "AGREEMENT",
            "Article 1",
            "Goods.",
            "Article 2",
            "Labels.",
        )
    )
    assert places(document, "article") == ["art_1", "art_2", "anx_I.art_1", "anx_I.art_2"]
    assert document.findings == ()


def test_a_table_of_contents_is_not_taken_for_the_articles() -> None:
    document = build(
        lines(
            "CONTENTS",
            "Article 1 Scope",
            "Article 2 Goods",
            "Article 3 End",
            *ENACTED,
            "Article 1",
            "Scope",
            "Words one.",
            "Article 2",
            "Goods",
            "Words two.",
            "Article 3",
            "End",
            "Words three.",
        )
    )
    assert places(document, "article") == ["art_1", "art_2", "art_3"]
    assert said(document, "art_2") == "Article 2 Goods Words two."


def test_a_report_that_mentions_articles_is_no_act() -> None:
    pages = [f"Drug markets changed in 20{year}, and this report says how." for year in range(10, 24)]
    assert not legal_act.recognises(lines("European Drug Report", *pages, "Article 7", "See above."))
    assert not legal_act.recognises(lines(*pages))
    assert not legal_act.recognises(Reading("text", (Table(((Cell(()),),)),)))


# --------------------------------------------------------------------------- numbering


def kinds(document: Document) -> list[tuple[str, str | None]]:
    return [(finding.kind, finding.place) for finding in document.findings]


def test_gaps_and_repeats_are_findings_and_nothing_is_repaired() -> None:
    document = build(
        lines(
            "Having regard to the Treaty,",
            "Whereas:",
            "(1) Goods are known.",
            "(3) Labels are not.",
            "HAS ADOPTED THIS REGULATION:",
            "Article 1",
            "1. One.",
            "3. Three.",
            "Article 2",
            "1. The goods are:",
            "(a) red;",
            "(c) blue;",
            "(c) green.",
            "2. End.",
            "Article 4",
            "Four.",
            "Article 4",
            "Four again.",
        )
    )
    assert kinds(document) == [
        ("article_missing", "art_4"),
        ("article_repeated", "art_4-2"),
        ("recital_missing", "rct_3"),
        ("paragraph_missing", "art_1.par_3"),
        ("point_missing", "art_2.par_1.pnt_c"),
        ("point_repeated", "art_2.par_1.pnt_c-2"),
    ]
    missing = document.findings[0]
    assert missing.message == "Article 3 is missing after 2: the next one is 4."
    assert missing.span is not None
    assert missing.span.of(document.text).startswith("Article 4")
    assert said(document, "art_4-2") == "Article 4 Four again."


def test_inserted_numbers_are_no_gap() -> None:
    document = build(
        lines(
            *ENACTED,
            "Article 1",
            "1. One.",
            "1a. One a.",
            "1b. One b.",
            "2. Two.",
            "Article 1a",
            "Words.",
            "Article 1b",
            "Words.",
            "Article 2",
            "Words.",
        )
    )
    assert kinds(document) == [("state_undated", None)]  # they tell a later state, and no gap
    assert places(document, "article") == ["art_1", "art_1a", "art_1b", "art_2"]


def test_a_gap_where_the_text_marks_a_deletion_is_reported_as_that() -> None:
    texts = ["Article 1", "1. One.", "—————", "3. Three.", "—————", "Article 3", "Words.", "—————"]
    document = build(lines(*ENACTED, *texts, "Article 6", "Words.", "—————", "Article 9", "Words."))
    assert kinds(document) == [
        *(("article_deleted", "art_3"), ("article_deleted", "art_6"), ("article_deleted", "art_9")),
        ("paragraph_deleted", "art_1.par_3"),
    ]
    assert [finding.message.partition(" missing")[0] for finding in document.findings] == [
        *("Article 2 is", "Articles 4 and 5 are", "Articles 7 and 8 are", "Paragraph 2 is")
    ]
    assert document.findings[0].message.endswith("the next one is 3, and the text marks a deletion there.")


def deleted(document: Document) -> list[tuple[str, str, str]]:
    return [(each.place, each.label, each.by) for each in document.deletions]


def test_the_numbers_in_a_gap_with_a_mark_are_known_as_deleted() -> None:
    texts = ["Article 1", "1. One.", "—————", "4. Four.", "5. (deleted)", "—————", "Article 3", "Words:", "(a) one;"]
    document = build(lines(*ENACTED, *texts, "—————", "(c) three.", "Article 4", "Deleted.", "Article 5", "Words."))
    assert deleted(document) == [
        ("art_1.par_2", "Article 1(2)", ""),
        ("art_1.par_3", "Article 1(3)", ""),
        ("art_1.par_5", "Article 1(5)", ""),
        ("art_2", "Article 2", ""),
        ("art_3.pnt_b", "Article 3, point (b)", ""),
        ("art_4", "Article 4", ""),
    ]
    assert [each.span.of(document.text) for each in document.deletions][2:] == [
        *("5. (deleted)", "—————", "—————", "Deleted.")
    ]
    inside = document.deletion("art_2.par_1.pnt_a")
    assert inside is not None
    assert inside.place == "art_2"
    assert document.deletion("art_3.pnt_a") is None


def test_a_gap_without_a_mark_and_a_mark_without_a_gap_tell_no_deletion() -> None:
    document = build(lines(*ENACTED, "Article 1", "1. One.", "—————", "2. Two.", "Article 3", "3. Three."))
    assert deleted(document) == []


# --------------------------------------------------------------------------- properties


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.integers(min_value=0, max_value=4), min_size=1, max_size=5),
        min_size=1,
        max_size=8,
    )
)
def test_any_act_gives_each_article_its_own_words_and_no_neighbours(articles: list[list[int]]) -> None:
    """``articles``: for each paragraph of each article, how many points it has."""
    texts = list(ENACTED)
    for number, paragraphs in enumerate(articles, 1):
        texts += [f"Article {number}", f"Heading {number}"]
        for par, points in enumerate(paragraphs, 1):
            texts.append(f"{par}. Words {number}/{par}{':' if points else '.'}")
            texts += [f"({'abcd'[at]}) point {number}/{par}/{at};" for at in range(points)]
    document = build(lines(*texts))
    assert places(document, "article") == [f"art_{n}" for n in range(1, len(articles) + 1)]
    for number, paragraphs in enumerate(articles, 1):
        words = said(document, f"art_{number}")
        assert words.startswith(f"Article {number} Heading {number} 1. Words {number}/1")
        assert f"Article {number + 1}" not in words
        assert f"ords {number + 1}/" not in words
        for par, points in enumerate(paragraphs, 1):
            assert said(document, f"art_{number}.par_{par}").startswith(f"{par}. Words {number}/{par}")
            for at in range(points):
                place = f"art_{number}.par_{par}.pnt_{'abcd'[at]}"
                assert said(document, place) == f"({'abcd'[at]}) point {number}/{par}/{at};"


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Article 1",
                "Article 2",
                "‘Article 7a",
                "1. One:",
                "(a) a;",
                "(i) i;",
                "— dash",
                "“x",
                "x”.",
                "ANNEX I",
                "TITLE II",
                "—————",
                "Whereas:",
                "(2) r",
                "Done at X.",
                "and",
                "SECTION A: x",
                "1.1 y",
                "as follows:",
                '"q',
                "’;",
            ]
        ),
        max_size=25,
    )
)
def test_no_order_of_lines_breaks_the_structure(texts: list[str]) -> None:
    reading = lines(*texts, "Article 1", "End.")
    document = legal_act.build(reading, Header("x", ""), BODIES)  # type: ignore[arg-type]
    assert " ".join(document.text.split()) == " ".join([*" ".join(texts).split(), "Article", "1", "End."])
    by_place = {unit.place: unit for unit in document.units}
    assert len(by_place) == len(document.units)
    for each in document.units:
        if each.parent:
            assert by_place[each.parent].span.covers(each.span)


# --------------------------------------------------------------------------- hostile


@pytest.mark.parametrize("unit", ["1", "(", "Article ", "‘", "I", " "])
def test_hostile_lines_take_no_time(unit: str) -> None:
    grows_linearly(build, lambda size: lines(*ENACTED, "Article 1", f"Article 1{unit * size}", unit * size))


def test_lists_that_claim_to_nest_for_ever_are_cut_off() -> None:
    texts = ["(a) x:", "(i) y:", "(1) z:", "1. k:"] * 300
    document = build(lines(*ENACTED, "Article 1", *texts))
    assert max(unit.place.count(".") for unit in document.units) < 20


# --------------------------------------------------------------------------- as a page's looks tell it


def looks(*lines: tuple[int, str]) -> Reading:
    """Lines as PDF and Word give them: a level where the type is a heading's, and no role."""
    return Reading("pdf", tuple(Para(words, ((0, 0),), level=level) for level, words in lines))


LOOKS = (
    (1, "DIRECTIVE (EU) 2031/7 OF THE COUNCIL"),
    (0, "Having regard to the Treaty,"),
    (0, "HAS ADOPTED THIS DIRECTIVE:"),
    (2, "CHAPTER I"),
    (1, "GENERAL PROVISIONS"),
    (2, "Article 1"),
    (2, "Subject matter"),
    (0, "This Directive is about nets and the ferries that carry them."),
    (2, "CHAPTER II"),
    (2, "FINAL PROVISIONS"),
    (2, "Article 2"),
    (0, "It shall enter into force on the day after its publication."),
    (0, "Done at Delta, 3 May 2031."),
    (0, "For the European Parliament"),
    (0, "The President"),
    (2, "M. RIVER"),
    (0, "For the Council"),
    (0, "The President"),
    (2, "Z. BROOK"),
    (2, "ANNEX"),
    (2, "Correlation table"),
    (0, "Directive 1999/7/EC This Directive"),
    (0, "Article 1 Article 1"),
    (0, "Article 2(3) to (9) Article 2"),
    (0, "Article 4 —"),
    (0, "Article 22 Articles 2(4) and 3, Annex I"),
)


def test_headings_of_the_same_size_below_a_division_or_an_article_are_its_title() -> None:
    document = build(looks(*LOOKS))
    headings = {unit.place: unit.heading for unit in document.units if unit.kind in ("chapter", "article", "section")}
    titles = {"cpt_I": "GENERAL PROVISIONS", "art_1": "Subject matter", "cpt_II": "FINAL PROVISIONS", "art_2": ""}
    assert headings == titles


def test_names_in_large_type_below_an_act_are_signatures_and_no_parts() -> None:
    document = build(looks(*LOOKS))
    (closing,) = [unit for unit in document.units if unit.kind == "closing"]
    assert "M. RIVER" in closing.span.of(document.text)
    assert "Z. BROOK" in closing.span.of(document.text)
    assert "Correlation" not in closing.span.of(document.text)


def test_rows_of_a_correlation_table_head_no_articles() -> None:
    document = build(looks(*LOOKS))
    assert [unit.number for unit in document.units if unit.kind == "article"] == ["1", "2"]
    annex = next(unit for unit in document.units if unit.kind == "annex")
    assert annex.span.of(document.text).endswith("Article 22 Articles 2(4) and 3, Annex I")


@pytest.mark.parametrize("title", ["Article 29 Working Party", "Annexes", "Sections of the register"])
def test_a_title_that_begins_with_the_name_of_a_part_is_a_title(title: str) -> None:
    lines = [(0, line) if line != "Article 2" else (0, f"Article 2 {title}") for _, line in LOOKS[:12]]
    document = build(looks(*lines))
    assert next(unit.heading for unit in document.units if unit.place == "art_2") == title


def test_a_statement_after_the_signatures_is_attached() -> None:
    said = (2, "Statement by the Council"), (0, "The Council states that nets will be counted again in every year.")
    document = build(looks(*LOOKS[:19], *said))
    assert [unit.heading for unit in document.units if unit.place.startswith("att")] == ["Statement by the Council"]


def test_what_stands_above_the_title_is_the_pages_and_capitals_are_no_section() -> None:
    texts = [("4.5.2016 L 119/89", 0), ("DIRECTIVE (EU) 2031/77 OF THE COUNCIL", 2), ("of 3 May 2031", 0), ("on registers", 0)]
    paras = [Para(text, ((0, 0),), level=level) for text, level in texts]
    rest = [Para(text, ((0, 0),)) for text in ("THE COUNCIL OF THE EUROPEAN UNION,", "HAS ADOPTED:", "Article 1", "Words.")]
    document = legal_act.build(Reading("docx", (*paras, *rest), title="L_2016119EN.01008901.xml"), Header("a-slug", ""), BODIES)
    assert document.title == "Directive (EU) 2031/77 of the Council of 3 May 2031 on registers"
    assert said(document, "title") == "DIRECTIVE (EU) 2031/77 OF THE COUNCIL of 3 May 2031 on registers"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (
            "# COUNCIL DECISION (EU) 2021/4444\n\nof 3 May 2021\n\non the fees to be taken (recast)\n\n(Text with EEA relevance)",
            "Council Decision (EU) 2021/4444 of 3 May 2021 on the fees to be taken (recast)",
        ),
        (
            "# RICHTLINIE (EU) 2021/44 DES RATES\n\nvom 3. Mai 2021\n\nüber Gebühren",
            "Richtlinie (EU) 2021/44 des Rates vom 3. Mai 2021 über Gebühren",
        ),
        # what follows the title and is none of it
        ("# Decision (EU) 2021/4444\n\nThis is an excerpt.", "Decision (EU) 2021/4444"),
    ],
)
def test_a_title_that_begins_with_a_heading_goes_on_in_the_lines_below(above: str, title: str) -> None:
    words = f"{above}\n\nTHE COUNCIL,\n\nHaving regard to the Treaty,\n\nHAS DECIDED:\n\nArticle 1\n\nOne.\n\nArticle 2\n\nTwo.\n"
    document = build(markdown.read(words.encode(), "a.md"))
    assert document.title == title
    assert ("front" in {unit.place for unit in document.units}) == ("excerpt" in above)


@pytest.mark.parametrize(
    ("done", "prefix"),
    [("Done at Brussels, 18 May 2009.", ""), ("Fait à Bruxelles, le 18 mai 2009.", "oj-"), ("Done at Malta, 18 May 2009.", "oj-")],
)
def test_a_closing_formula_that_the_page_does_not_tell_is_no_part_of_the_last_article(done: str, prefix: str) -> None:
    lines = [
        ("doc-ti", "COUNCIL DECISION (EU) 2021/4444"),
        ("ti-art", "Article 1"),
        ("normal", "It shall be signed as follows:"),
        ("normal", "Done at Rome, 3 May 2021, it says."),
        ("ti-art", "Article 2"),
        ("normal", "This Decision is addressed to Malta."),
        ("normal", done),
        ("normal", "For the Council"),
        ("doc-ti", "ANNEX"),
        ("normal", "Done at Brussels, 1 January 2000, the list holds:"),
    ]
    page = "".join(f'<p class="{prefix}{name}">{words}</p>' for name, words in lines)
    document = build(html.read(f"<html><body>{page}</body></html>".encode()))
    assert said(document, "art_1") == "Article 1 It shall be signed as follows: Done at Rome, 3 May 2021, it says."
    assert said(document, "art_2") == "Article 2 This Decision is addressed to Malta."
    assert said(document, "fnp") == f"{done} For the Council"
    assert said(document, "anx").endswith("the list holds:")


def test_what_is_attached_behind_the_signature_of_a_proposal_keeps_its_text() -> None:
    lines = [
        ("Typedudocument", "REGULATION OF THE COUNCIL"),
        ("Titreobjet", "on labels"),
        ("Formuledadoption", "HAS ADOPTED THIS REGULATION:"),
        ("Titrearticle", "Article 1"),
        ("Normal", "Labels shall be red."),
        ("Fait", "Done at Brussels,"),
        ("Institutionquisigne", "For the Council"),
        ("Fichefinanciretitre", "LEGISLATIVE FINANCIAL STATEMENT"),
        ("Normal", "FRAMEWORK"),
        ("li ManualHeading1", '<span class="num">1.</span><span>COSTS</span>'),
        ("Normal", "It costs EUR 5 million."),
        ("Annexetitre", "ANNEX I"),
        ("Normal", "A list."),
    ]
    page = "".join(f'<p class="{name}">{words}</p>' for name, words in lines)
    document = build(html.read(f"<html><body>{page}</body></html>".encode()))
    assert said(document, "fnp") == "Done at Brussels, For the Council"
    assert said(document, "att_1") == "LEGISLATIVE FINANCIAL STATEMENT FRAMEWORK 1. COSTS It costs EUR 5 million."
    assert said(document, "anx_I") == "ANNEX I A list."
    assert [unit.kind for unit in document.units].count("closing") == 1
