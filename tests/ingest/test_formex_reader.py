"""The Formex reader: what its elements say, what consolidation left out, zips of streams, hostile XML."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.bodies import Bodies
from ingest.errors import NoText, ReadError, TooCostly, Unreadable
from ingest.model import Document
from ingest.readers import formex
from ingest.readers.blocks import Para, Reading, Table
from ingest.structure import legal_act
from ingest.structure.canonical import Header


def act(enacting: str, *, title: str = "Regulation (EU) 2021/7", more: str = "", final: str = "") -> bytes:
    return (
        f"<ACT><BIB.INSTANCE><DATE>20210101</DATE><LG.DOC>EN</LG.DOC></BIB.INSTANCE>"
        f"<TITLE><TI><P>{title}</P></TI></TITLE>{more}"
        f"<ENACTING.TERMS>{enacting}</ENACTING.TERMS>{final}</ACT>"
    ).encode()


def article(number: str, content: str, heading: str = "") -> str:
    sub = f"<STI.ART>{heading}</STI.ART>" if heading else ""
    return f'<ARTICLE IDENTIFIER="{int(number):03}"><TI.ART>Article {number}</TI.ART>{sub}{content}</ARTICLE>'


def texts(reading: Reading) -> list[str]:
    return [f"{block.marker} {block.text}".strip() for block in reading.blocks if isinstance(block, Para)]


def built(data: bytes) -> Document:
    return legal_act.build(formex.read(data), Header("a-slug", ""), Bodies(()))


def said(document: Document, place: str) -> str:
    unit = next(unit for unit in document.units if unit.place == place)
    return " ".join(unit.span.of(document.text).split())


def packed(**streams: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in streams.items():
            archive.writestr(f"{name}.xml", content)
    return file.getvalue()


# --------------------------------------------------------------------------- elements


def test_paragraphs_lists_and_subparagraphs_have_their_places() -> None:
    document = built(
        act(
            article(
                "1",
                '<PARAG IDENTIFIER="001.001"><NO.PARAG>1.</NO.PARAG><ALINEA><P>Goods are:</P><LIST TYPE="alpha">'
                '<ITEM><NP><NO.P>(a)</NO.P><TXT>old:</TXT><P><LIST TYPE="roman"><ITEM><NP><NO.P>(i)</NO.P>'
                "<TXT>very old;</TXT></NP></ITEM></LIST></P></NP></ITEM>"
                "<ITEM><NP><NO.P>(b)</NO.P><TXT>new.</TXT></NP></ITEM></LIST></ALINEA><ALINEA>More.</ALINEA></PARAG>",
                "Goods",
            )
            + article("2", '<ALINEA><P>Either:</P><LIST TYPE="DASH"><ITEM><P>this,</P></ITEM></LIST></ALINEA>')
        )
    )
    assert [unit.place for unit in document.units] == [
        "title",
        "art_1",
        "art_1.par_1",
        "art_1.par_1.sub_1",
        "art_1.par_1.pnt_a",
        "art_1.par_1.pnt_a.pnt_i",
        "art_1.par_1.pnt_b",
        "art_1.par_1.sub_2",
        "art_2",
        "art_2.par_1",
        "art_2.idt_1",
    ]
    assert said(document, "art_1.par_1.pnt_a") == "(a) old: (i) very old;"
    assert said(document, "art_2") == "Article 2 Either: — this,"
    assert document.title == "Regulation (EU) 2021/7"


def test_quotation_marks_and_what_they_enclose() -> None:
    data = act(
        article(
            "1",
            '<ALINEA><P>The following Article is inserted:</P><QUOT.S LEVEL="1"><QUOT.START ID="Q1" REF.END="Q2" '
            'CODE="2018"/><ARTICLE IDENTIFIER="003A"><TI.ART>Article 3a</TI.ART><ALINEA>New words.'
            '<QUOT.END ID="Q2" REF.START="Q1" CODE="2019"/></ALINEA></ARTICLE></QUOT.S></ALINEA>',
        )
        + article("2", "<ALINEA>The end.</ALINEA>")
    )
    document = built(data)
    assert [unit.place for unit in document.units if unit.kind in ("article", "quoted")] == [
        "art_1",
        "art_1.par_1.quo_3a",
        "art_2",
    ]
    assert said(document, "art_1.par_1.quo_3a") == "‘Article 3a New words.’"


def test_deleted_parts_are_known_by_their_numbers_and_by_what_deleted_them() -> None:
    def gone(ident: str, act: str, words: str) -> str:
        opened = f'<?CLG.MDFO ID="O{ident}" ACTION="DELETED" LEVEL="STRUCTURE" ACTIVE.DOC="{act}"?>'
        return f'{opened}{words}<?CLG.MDFC ID="C{ident}" IDREF="O{ident}"?>'

    def paragraph(number: int, words: str) -> str:
        return f"<PARAG><NO.PARAG>{number}.</NO.PARAG><ALINEA>{words}</ALINEA></PARAG>"

    inside = paragraph(1, "One.") + gone("1", "32022R0002", paragraph(2, "Two.") + paragraph(3, "Three."))
    data = act(
        article("1", inside)
        + gone("2", "32023L0003", article("2", paragraph(1, "Gone.")))
        + gone("3", "32024L0004", article("3", paragraph(1, "Gone.")))
        + article("4", "<ALINEA>Words.</ALINEA>")
    )
    document = built(data)
    assert [(each.place, each.label, each.by) for each in document.deletions] == [
        ("art_1.par_2", "Article 1(2)", "32022R0002"),
        ("art_1.par_3", "Article 1(3)", "32022R0002"),
        ("art_2", "Article 2", "32023L0003"),
        ("art_3", "Article 3", "32024L0004"),
    ]
    assert {each.span.of(document.text) for each in document.deletions} == {"—————"}
    assert "Gone" not in document.text


def test_deleted_words_are_left_out_and_marked() -> None:
    deleted = '<?CLG.MDFO ID="M1" ACTION="DELETED" LEVEL="{}"?>{}<?CLG.MDFC ID="M2" IDREF="M1"?>'
    data = (
        act(
            article("1", "<ALINEA>Kept " + deleted.format("TEXT", "gone ") + "words.</ALINEA>")
            + article(
                "2",
                "<ALINEA>Before.</ALINEA>"
                + deleted.format("STRUCT", "<ALINEA>Gone.</ALINEA>")
                + "<ALINEA>After.</ALINEA>",
            )
            + '<?CLG.MDFO ID="M7" ACTION="REPLACED" LEVEL="TEXT"?>'
            + article("3", "<ALINEA>New.</ALINEA>")
            + '<?CLG.MDFC ID="M8" IDREF="M7"?>'
        )
        .replace(b"<ACT>", b"<CONS.ACT>")
        .replace(b"</ACT>", b"</CONS.ACT>")
    )
    assert texts(formex.read(data))[1:] == [
        "Article 1",
        "Kept words.",
        "Article 2",
        "Before.",
        "—————",
        "After.",
        "Article 3",
        "New.",
    ]


def test_notes_stand_at_their_calls_and_are_counted_as_printed() -> None:
    reading = formex.read(
        act(
            article(
                "1",
                '<ALINEA>One <NOTE NOTE.ID="E1" NUMBERING="ARAB" TYPE="FOOTNOTE"><P>First note.</P></NOTE>, two '
                '<NOTE NOTE.ID="E2" NUMBERING="STAR" TYPE="FOOTNOTE"><P>Starred.</P><P>More.</P></NOTE> and three '
                '<NOTE NOTE.REF="E1" TYPE="FOOTNOTE"/>.</ALINEA>',
            )
        )
    )
    para = reading.blocks[-1]
    assert isinstance(para, Para)
    assert para.text == "One, two and three."
    assert [call.label for call in para.calls] == ["1", "*1", "1"]
    assert [(note.label, [p.text for p in note.paras]) for note in reading.notes] == [
        ("1", ["First note."]),
        ("*1", ["Starred.", "More."]),
    ]


def test_tables_keep_rows_and_cells_and_tables_in_cells_stay_there() -> None:
    inner = '<TBL COLS="1"><CORPUS><ROW><CELL COL="1">inner</CELL></ROW></CORPUS></TBL>'
    reading = formex.read(
        act(
            article(
                "1",
                '<ALINEA><P>See:</P><TBL COLS="2"><TITLE><TI><P>Prices</P></TI></TITLE><CORPUS><ROW TYPE="HEADER">'
                f'<CELL COL="1">Goods</CELL><CELL COL="2">EUR</CELL></ROW><ROW><CELL COL="1"><P>a</P><P>b</P></CELL>'
                f'<CELL COL="2">{inner}</CELL></ROW><ROW><CELL COL="1"><IE/></CELL></ROW></CORPUS></TBL></ALINEA>',
            )
        )
    )
    (table,) = [block for block in reading.blocks if isinstance(block, Table)]
    assert [[[para.text for para in cell.paras] for cell in row] for row in table.rows] == [
        [["Goods"], ["EUR"]],
        [["a", "b"], ["inner"]],
    ]
    assert texts(reading)[-2:] == ["See:", "Prices"]


def test_recitals_citations_and_signatures_have_their_parts() -> None:
    preamble = (
        "<PREAMBLE><PREAMBLE.INIT>THE COUNCIL,</PREAMBLE.INIT><GR.VISA><VISA>Having regard to the Treaty,</VISA></GR.VISA>"
        "<GR.CONSID><GR.CONSID.INIT>Whereas:</GR.CONSID.INIT><CONSID><NP><NO.P>(1)</NO.P><TXT>Goods exist.</TXT></NP>"
        "</CONSID><CONSID><NP><NO.P>(2)</NO.P><TXT>So do labels.</TXT></NP></CONSID></GR.CONSID>"
        "<PREAMBLE.FINAL>HAS ADOPTED THIS REGULATION:</PREAMBLE.FINAL></PREAMBLE>"
    )
    final = "<FINAL><P>Binding in its entirety.</P><SIGNATURE><PL.DATE><P>Done at Brussels.</P></PL.DATE></SIGNATURE></FINAL>"
    document = built(act(article("1", "<ALINEA>Words.</ALINEA>"), more=preamble, final=final))
    assert [unit.place for unit in document.units] == [
        "title",
        "pbl",
        "cit_1",
        "rct_1",
        "rct_2",
        "art_1",
        "art_1.par_1",
        "fnp",
    ]
    assert said(document, "rct_2") == "(2) So do labels."


# --------------------------------------------------------------------------- files


def test_the_streams_of_a_zip_come_in_the_order_of_its_document() -> None:
    annex = "<ANNEX><TITLE><TI><P>ANNEX {}</P></TI></TITLE><CONTENTS><P>Words of {}.</P></CONTENTS></ANNEX>"
    document = (
        '<DOC><FMX><DOC.MAIN.PUB><LG.DOC>EN</LG.DOC><REF.PHYS FILE="z.xml"/></DOC.MAIN.PUB><DOC.SUB.PUB>'
        '<REF.PHYS FILE="b.xml"/></DOC.SUB.PUB><DOC.SUB.PUB><REF.PHYS FILE="a.xml"/></DOC.SUB.PUB></FMX></DOC>'
    )
    streams = {
        "a": annex.format("II", "two").encode(),
        "b": annex.format("I", "one").encode(),
        "z": act(article("1", "<ALINEA>Words.</ALINEA>")),
    }
    data = packed(**streams, doc=document.encode())
    assert formex.recognises(data, "x")
    assert [unit.place for unit in built(data).units if unit.parent is None] == ["title", "art_1", "anx_I", "anx_II"]
    unordered = packed(**streams)
    assert [unit.place for unit in built(unordered).units if unit.kind == "annex"] == ["anx_II", "anx_I"]


def test_offsets_of_several_streams_ascend() -> None:
    reading = formex.read(
        packed(a=act(article("1", "<ALINEA>Words.</ALINEA>")), b=act(article("2", "<ALINEA>More.</ALINEA>")))
    )
    starts = [block.origins[0][1] for block in reading.blocks if isinstance(block, Para)]
    assert starts == sorted(set(starts))


def test_metadata_without_a_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="does not hold its text"):
        formex.read(b"<DOC><BIB.DOC/><FMX><DOC.MAIN.PUB><LG.DOC>EN</LG.DOC></DOC.MAIN.PUB></FMX></DOC>")
    with pytest.raises(NoText):
        formex.read(b"<ACT><BIB.INSTANCE/></ACT>")


def test_a_consolidated_stream_names_its_state() -> None:
    data = (
        b'<CONS.ACT><INFO.CONSLEG CONSLEG.REF="2015L0849" START.DATE="20241230"/><CONS.DOC><BIB.INSTANCE.CONS>'
        b"<LG.DOC>EN</LG.DOC></BIB.INSTANCE.CONS><TITLE><TI><P>DIRECTIVE</P></TI></TITLE><ENACTING.TERMS>"
        + article("1", "<ALINEA>Words.</ALINEA>").encode()
        + b"</ENACTING.TERMS></CONS.DOC></CONS.ACT>"
    )
    document = built(data)
    assert formex.read(data).identifier == "02015L0849-20241230"
    assert (document.state, str(document.as_of)) == ("consolidated", "2024-12-30")


@pytest.mark.parametrize(
    "data",
    [
        act(""),
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x --><ANNEX>',
        b"<CONS.ACT xmlns:xsi='x'>",
        packed(x=act("")),
    ],
)
def test_formex_is_told_by_its_content(data: bytes) -> None:
    assert formex.recognises(data, "x.bin")


@pytest.mark.parametrize(
    "data", [b"<html><ACT/></html>", b"<act/>", b"ACT", b"", b"PK\x03\x04", packed(x=b"<html/>"), b"<?xml?><TEI>"]
)
def test_other_content_is_no_formex(data: bytes) -> None:
    assert not formex.recognises(data, "x.fmx.xml")


# --------------------------------------------------------------------------- hostile


def test_entities_are_never_expanded_and_nothing_outside_is_loaded() -> None:
    words = article("1", "<ALINEA>&x;</ALINEA>")
    laughs = '<!DOCTYPE ACT [<!ENTITY a "ha"><!ENTITY x "&a;&a;&a;&a;">]>'
    outside = '<!DOCTYPE ACT [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    for doctype in (laughs, outside):
        with pytest.raises(Unreadable, match="entities"):
            formex.read(doctype.encode() + act(words))
    missing = b'<!DOCTYPE ACT SYSTEM "http://127.0.0.1:1/formex.dtd">' + act(article("1", "<ALINEA>Words.</ALINEA>"))
    assert texts(formex.read(missing))[-1] == "Words."


def test_a_million_nested_elements_are_refused() -> None:
    with pytest.raises(TooCostly):
        formex.read(b"<ACT>" + b"<P>" * 1_000_000 + b"x" + b"</P>" * 1_000_000 + b"</ACT>")


def test_lists_in_lists_end() -> None:
    opened = '<LIST TYPE="DASH"><ITEM><P>x</P>' * 300
    document = built(act(article("1", f"<ALINEA>{opened}{'</ITEM></LIST>' * 300}</ALINEA>")))
    assert document.units[1].place == "art_1"


def test_broken_files_are_refused() -> None:
    whole = packed(a=act(article("1", "<ALINEA>Words.</ALINEA>" * 50)))
    for data in (act("")[:-9], b"<ACT>", whole[:200], whole[:60] + b"\0" * 40 + whole[100:]):
        with pytest.raises(ReadError):
            formex.read(data)


@given(st.integers(0, 2000), st.binary(max_size=6))
def test_no_damage_breaks_the_reader(at: int, junk: bytes) -> None:
    data = packed(a=act(article("1", "<ALINEA>Words.</ALINEA>")), b=b"<ANNEX><P>x</P></ANNEX>")
    at %= len(data)
    damaged = data[:at] + junk + data[at + len(junk) :]
    if formex.recognises(damaged, ""):
        with contextlib.suppress(ReadError):
            formex.read(damaged)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_stream_is_told_in_any_encoding(encoding: str) -> None:
    data = f'<?xml version="1.0"?>{act(article("1", "<ALINEA>Words.</ALINEA>")).decode()}'.encode(encoding)
    assert formex.recognises(data, "x.bin")
    assert texts(formex.read(data))[-1] == "Words."


def test_raised_digits_are_not_joined_to_the_number_before() -> None:
    note = '<HT TYPE="SUP"><NOTE NOTE.ID="E1"><P>Of 10 tonnes.</P></NOTE></HT>'
    words = f'<ALINEA>10<HT TYPE="SUP">3</HT> kg{note}, 5 m<IND LOC="SUP">2</IND>, x<EXPONENT>2</EXPONENT>, H<HT TYPE="SUB">2</HT>O.</ALINEA>'
    reading = formex.read(act(article("1", words)))
    assert "10³ kg, 5 m², x², H2O." in texts(reading)
    assert [note.paras[0].text for note in reading.notes] == ["Of 10 tonnes."]
