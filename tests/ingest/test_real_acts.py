"""Real acts from EUR-Lex: every article under its address, with its own words and no neighbour's.

The oracle is the file itself, read in another way: by its ids, or by regular expressions over its
raw lines. Words are compared without blanks, because only those may differ.
"""

from __future__ import annotations

import html as entities
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from ingest.bodies import Bodies
from ingest.errors import Unreadable
from ingest.model import Document
from ingest.readers import formex, html, markdown
from ingest.readers.blocks import Para, Reading
from ingest.structure import legal_act
from ingest.structure.canonical import Header

#: articles, recitals, annexes, quoted articles
COUNTS = {
    "32015L0849.oj.en.xhtml": (69, 68, 4, 0),
    "32018L0843.oj.en.xhtml": (6, 55, 0, 15),
    "32016L0680.oj.en.xhtml": (65, 107, 0, 0),
    "32018R1805.savedpage.en.html": (41, 57, 2, 0),
    "32014L0041.cons-2014-05-01.en.fmx4.xml": (39, 46, 4, 0),
    "32015L0849.cons-2024-12-30.en.html": (81, 0, 4, 0),
    "32015L0849.cons-2024-12-30.en.fmx4.xml": (81, 0, 4, 0),
    "32015L0849.cons-2018-07-09.en.html": (78, 0, 4, 0),
    "31989l0665__1989-12-21__en.html": (6, 9, 0, 0),
    "32001l0029__2001-05-22__en.html": (15, 61, 0, 0),
    "32002l0065__2002-09-23__en.html": (23, 34, 0, 0),
    "32004l0101__2004-10-27__en.xml": (4, 20, 0, 4),
    "32009d1008__2015-12-18__en.html": (3, 7, 0, 0),
    "32000l0031__2024-02-17__en.html": (20, 0, 1, 0),
    "32014L0042.md": (16, 0, 0, 0),
    "32019L1153.md": (27, 0, 0, 0),
}
#: What may be said of these files: their own oddities, by kind.
ODD = {
    "32018L0843.oj.en.xhtml": {"footnote_missing": 2},  # notes *13 and *14 are called, and not there
    "32014L0042.md": {"footnote_never_called": 11},  # those of the recitals, which were left out
    "32019L1153.md": {"state_dated": 1},  # it calls itself by the act's number, has an Article 6a and says of which day
    "32000l0031__2024-02-17__en.html": {"article_deleted": 1},  # 12 to 15
    "32015L0849.cons-2024-12-30.en.html": {"point_deleted": 1, "paragraph_deleted": 1},  # Article 2(1)(3)(g), (h); 31(8)
    "32015L0849.cons-2024-12-30.en.fmx4.xml": {"point_deleted": 1, "paragraph_deleted": 1},
    "32015L0849.cons-2018-07-09.en.html": {"paragraph_deleted": 1},
}


HEADER = Header("a-slug", "")
NO_BODIES = Bodies(())  # acts name no bodies in columns


def path_of(shared: Path, name: str) -> Path:
    return shared / ("acts" if name.endswith(".md") else "eurlex") / name


@cache
def document(shared: Path, name: str) -> Document:
    data = path_of(shared, name).read_bytes()
    reader = next(reader for reader in (formex, html, markdown) if reader.recognises(data, ""))
    reading = reader.read(data, "")
    assert legal_act.recognises(reading)
    return legal_act.build(reading, Header(reading.identifier, ""), NO_BODIES)


def bare(words: str) -> str:
    return "".join(words.split())


def texts(doc: Document, *kinds: str) -> dict[str, str]:
    return {unit.place: bare(unit.span.of(doc.text)) for unit in doc.units if unit.kind in kinds}


@pytest.mark.parametrize("name", COUNTS)
def test_articles_recitals_annexes_and_quoted_articles_are_as_many_as_there_are(name: str, shared: Path) -> None:
    count = Counter(unit.kind for unit in document(shared, name).units)
    assert tuple(count[kind] for kind in ("article", "recital", "annex", "quoted")) == COUNTS[name]


@pytest.mark.parametrize("name", COUNTS)
def test_only_real_oddities_are_reported(name: str, shared: Path) -> None:
    doc = document(shared, name)
    assert dict(Counter(finding.kind for finding in doc.findings)) == ODD.get(name, {})


@pytest.mark.parametrize("name", COUNTS)
def test_parts_nest_and_articles_never_overlap(name: str, shared: Path) -> None:
    doc = document(shared, name)
    units = {unit.place: unit for unit in doc.units}
    assert len(units) == len(doc.units)
    for unit in doc.units:
        assert unit.start < unit.end
        if unit.parent and unit.kind != "footnote":
            assert units[unit.parent].span.covers(unit.span)
    end = 0
    for unit in doc.units:
        if unit.kind == "article":
            assert unit.start >= end
            assert re.match(rf"Article\s{unit.number}\s", unit.span.of(doc.text) + "\n")
            end = unit.end


# --------------------------------------------------------------------------- by the ids of the file


@pytest.mark.parametrize(
    "name",
    [
        "32015L0849.oj.en.xhtml",
        "32018L0843.oj.en.xhtml",
        "32016L0680.oj.en.xhtml",
        "32018R1805.savedpage.en.html",
        "32004l0101__2004-10-27__en.xml",
        "32015L0849.cons-2024-12-30.en.html",
        "32000l0031__2024-02-17__en.html",
    ],
)
def test_each_part_has_exactly_the_words_of_its_element(name: str, shared: Path) -> None:
    tree = etree.fromstring(
        path_of(shared, name).read_bytes(), etree.HTMLParser(encoding="utf-8", remove_comments=True)
    )
    for note in tree.xpath("//p[contains(@class,'note') or contains(@class,'modref')]"):
        kept = "—————" if "—————" in "".join(note.itertext()) else ""
        for child in list(note):
            note.remove(child)
        note.text = kept
    for call in tree.xpath("//a[.//span[contains(@class,'note-tag') or @class='superscript']]"):
        before = call.getprevious()
        tail = call.tail or ""
        text = (before.tail if before is not None else call.getparent().text) or ""
        if text.rstrip().endswith("(") and tail.lstrip().startswith(")"):  # parentheses outside the link
            text, tail = text.rstrip()[:-1], tail.lstrip()[1:]
        if before is not None:
            before.tail = text + tail
        else:
            call.getparent().text = text + tail
        call.tail = None
        call.getparent().remove(call)
    doc = document(shared, name)
    found = texts(doc, "article", "recital", "annex")
    places = {
        " ".join(element.get("id").split()): bare(re.sub("[►▼][A-Z]\\d*|◄", "", "".join(element.itertext())))
        for element in tree.xpath("//div[@id]")
        if re.fullmatch(r"(?:art|rct|anx)(?:_\w+)?", " ".join(element.get("id").split()))
    }
    if name.startswith("32000"):  # an only annex has no number, though its division's id says "anx_1"
        places["anx"] = places.pop("anx_1")
    assert found == places


def test_each_numbered_paragraph_has_the_words_of_its_element(shared: Path) -> None:
    name = "32016L0680.oj.en.xhtml"
    tree = etree.fromstring(path_of(shared, name).read_bytes(), etree.HTMLParser(encoding="utf-8"))
    expected = {}
    for element in tree.xpath("//div[@id]"):
        found = re.fullmatch(r"(\d{3})\.(\d{3})", element.get("id"))
        if found and not element.xpath(".//span[contains(@class,'note-tag')]"):
            place = f"art_{int(found.group(1))}.par_{int(found.group(2))}"
            expected[place] = bare("".join(element.itertext()))
    paragraphs = texts(document(shared, name), "paragraph")
    assert len(expected) > 150
    assert {place: paragraphs[place] for place in expected} == expected


def test_chapters_run_from_their_heading_to_the_end_of_their_last_article(shared: Path) -> None:
    doc = document(shared, "32015L0849.oj.en.xhtml")
    units = {unit.place: unit for unit in doc.units}
    assert units["cpt_II"].start < units["art_10"].start
    assert units["cpt_II"].end == units["art_29"].end
    assert units["cpt_II.sct_4"].heading == "Performance by third parties"
    assert units["art_25"].parent == "cpt_II.sct_4"
    assert units["anx_IV.tbl_1"].parent == "anx_IV"


# --------------------------------------------------------------------------- across formats


def test_html_and_formex_of_one_state_have_the_same_places_and_words(shared: Path) -> None:
    kinds = {unit.kind for unit in document(shared, "32015L0849.cons-2024-12-30.en.html").units} - {"title"}
    page = texts(document(shared, "32015L0849.cons-2024-12-30.en.html"), *kinds)
    stream = texts(document(shared, "32015L0849.cons-2024-12-30.en.fmx4.xml"), *kinds)
    assert len(page) > 800
    assert page == stream


def test_pages_with_and_without_ids_give_what_was_not_amended_the_same_places(shared: Path) -> None:
    later = texts(document(shared, "32015L0849.cons-2024-12-30.en.html"), "article", "paragraph", "point")
    before = texts(document(shared, "32015L0849.cons-2018-07-09.en.html"), "article", "paragraph", "point")
    same = set(before.items()) & set(later.items())
    assert len(same) > 520
    amended = {"art_2.par_1.pnt_3.pnt_g", "art_2.par_1.pnt_3.pnt_h", "art_31.par_4.pnt_d"}
    assert set(before) - set(later) == amended


# --------------------------------------------------------------------------- with less to go by

CONVENTIONAL = [
    "32015L0849.oj.en.xhtml",
    "32018L0843.oj.en.xhtml",
    "32016L0680.oj.en.xhtml",
    "32018R1805.savedpage.en.html",
    "32004l0101__2004-10-27__en.xml",
    "32015L0849.cons-2024-12-30.en.html",
    "32000l0031__2024-02-17__en.html",
]


def everything(doc: Document) -> dict[str, str]:
    return {unit.place: bare(unit.span.of(doc.text)) for unit in doc.units if unit.kind != "title"}


@pytest.mark.parametrize("name", CONVENTIONAL)
def test_pages_without_the_prefix_of_classes_and_without_ids_give_the_same(name: str, shared: Path) -> None:
    page = path_of(shared, name).read_text("utf-8").replace('class="oj-', 'class="')
    page = re.sub(r'\sid="(?!ntc|ntr|E\d|document|textTab|docHtml|src|footn)[^"]*"', "", page)
    reading = html.read(page.encode())
    assert everything(legal_act.build(reading, HEADER, NO_BODIES)) == everything(document(shared, name))


@pytest.mark.parametrize("name", CONVENTIONAL)
def test_the_words_alone_give_the_same_parts(name: str, shared: Path) -> None:
    reading = html.read(path_of(shared, name).read_bytes())
    flat = [
        Para(f"{block.marker} {block.text}".strip(), ((0, 0),)) if isinstance(block, Para) else block
        for block in reading.blocks
    ]
    found = everything(legal_act.build(Reading("text", tuple(flat), notes=reading.notes), HEADER, NO_BODIES))
    expected = everything(document(shared, name))
    if name.startswith("32018R1805"):  # the lists in the boxes of its forms are told by their tables alone
        found, expected = ({k: v for k, v in each.items() if not k.startswith("anx_")} for each in (found, expected))
    assert found == expected


# --------------------------------------------------------------------------- by the raw lines


@pytest.mark.parametrize("name", ["32014L0042.md", "32019L1153.md"])
def test_markdown_articles_have_the_words_between_their_headings(name: str, shared: Path) -> None:
    raw = path_of(shared, name).read_text("utf-8")
    raw = re.split(r"^\[\^E\d+\]:", raw, maxsplit=1, flags=re.M)[0]
    raw = re.sub(r"^## .*$", "", raw, flags=re.M)
    raw = re.sub(r"\s?\(\[\^E\d+\]\)", "", raw)
    parts = re.split(r"^#### (?=Article)", raw, flags=re.M)[1:]
    expected = {}
    for part in parts:
        words = re.sub(r"^\s*(?:- |#{1,6} )", "", part, flags=re.M).replace("*", "")
        number = re.match(r"Article (\w+)", words)
        assert number is not None
        expected[f"art_{number.group(1)}"] = bare(words)
    assert texts(document(shared, name), "article") == expected


@pytest.mark.parametrize(
    "name",
    [
        "31989l0665__1989-12-21__en.html",
        "32001l0029__2001-05-22__en.html",
        "32002l0065__2002-09-23__en.html",
    ],
)
def test_articles_up_to_2004_have_the_words_between_their_headings(name: str, shared: Path) -> None:
    raw = path_of(shared, name).read_text("utf-8")
    body = entities.unescape(raw[raw.index("<TXT_TE>") : raw.index("Done at")])
    lines = [" ".join(line.split()) for line in re.split(r"</?p>|<TXT_TE>", body) if line.strip()]
    expected: dict[str, str] = {}
    place = ""
    for index, line in enumerate(lines):
        heading = re.fullmatch(r"Article (\d+)", line)
        if heading:
            place = f"art_{heading.group(1)}"
            expected[place] = ""
        if line.startswith("CHAPTER") or lines[index - 1].startswith("CHAPTER"):
            place = ""
        if place:
            expected[place] += bare(line)
    found = texts(document(shared, name), "article")
    assert set(found) == set(expected)
    for place, words in found.items():
        with_calls = "".join(rf"(?:\(\d+\))?{re.escape(char)}" for char in words)
        assert re.fullmatch(with_calls + r"(?:\(\d+\))?", expected[place]), place


@pytest.mark.parametrize("name", ["31996l0061__2003-10-25__en.html", "32018r0688__2018-03-23__en.html"])
def test_pages_about_an_act_without_its_text_are_refused(name: str, shared: Path) -> None:
    with pytest.raises(Unreadable, match="without the document's text"):
        html.read((shared / "shells" / name).read_bytes())
