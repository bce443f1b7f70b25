from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.bodies import Bodies
from ingest.errors import Unreadable
from ingest.model import Document
from ingest.readers import read as read_any
from ingest.readers.digest import read, recognises
from ingest.structure import structure
from ingest.structure.canonical import Header


@pytest.fixture(scope="module")
def bodies(corpus: Path) -> Bodies:
    return Bodies.load(corpus / "bodies.toml")


def _document(corpus: Path, name: str, bodies: Bodies) -> Document:
    path = corpus / "digests" / f"{name}.toml"
    return structure(read_any(path.read_bytes(), path.name), Header(f"{name}.digest", "title"), bodies)


def test_each_article_has_the_address_of_the_article_it_sums_up_and_says_that_it_is_a_digest(
    corpus: Path, bodies: Bodies
) -> None:
    document = _document(corpus, "32014L0042", bodies)
    units = {unit.place: unit for unit in document.units}
    assert [place for place in units if place.startswith("art_")] == [
        f"art_{number}" for number in range(1, 17)
    ]
    freezing = units["art_7"]
    assert (freezing.kind, freezing.number, freezing.label, freezing.heading) == (
        "article", "7", "Article 7 (digest)", "Freezing",
    )  # fmt: skip
    words = document.text[freezing.start : freezing.end]
    assert words.startswith("Article 7\nFreezing\nCompetent authorities must be able to freeze property")
    assert words.endswith("Property held by third parties within Article 6 can be frozen too.")
    assert (document.kind, document.state) == ("digest", "digest")


def test_chapters_hold_their_articles(corpus: Path, bodies: Bodies) -> None:
    document = _document(corpus, "32019L1153", bodies)
    units = {unit.place: unit for unit in document.units}
    assert [unit.number for unit in document.units if unit.kind == "chapter"] == [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
    ]
    articles = [unit.number for unit in document.units if unit.kind == "article"]
    assert articles == [*map(str, range(1, 7)), "6a", *map(str, range(7, 27))]
    for unit in document.units:
        if unit.parent:
            assert units[unit.parent].span.covers(unit.span)
    assert units["art_6a"].parent == "cpt_II"


def test_what_could_not_be_confirmed_is_left_out_and_said_to_be(corpus: Path, bodies: Bodies) -> None:
    document = _document(corpus, "32004F0757", bodies)
    places = {unit.place for unit in document.units}
    assert places.isdisjoint({"art_7", "art_8", "art_10"})
    assert {"art_1a", "art_1b", "art_8a", "anx"} <= places
    (left_out,) = (finding for finding in document.findings if finding.kind == "left_out_unconfirmed")
    assert left_out.message.endswith("Article 7, 8, 10.")


def test_what_is_confirmed_in_part_says_so_in_label_words_and_findings(corpus: Path, bodies: Bodies) -> None:
    document = _document(corpus, "32004F0757", bodies)
    unit = next(unit for unit in document.units if unit.place == "art_4")
    assert unit.label == "Article 4 (digest, confirmed in part)"
    assert "Note: This summary is confirmed in part only." in unit.span.of(document.text)
    assert ("art_4", unit.span) in [
        (f.place, f.span) for f in document.findings if f.kind == "partly_confirmed"
    ]


def test_a_text_summed_up_as_a_whole_is_one_unit(corpus: Path, bodies: Bodies) -> None:
    document = _document(corpus, "32018R1805", bodies)
    assert [(unit.place, unit.kind, unit.label) for unit in document.units] == [
        ("title", "title", "Title (digest)"),
        ("summary", "summary", "Summary (digest)"),
    ]


def test_every_digest_is_read_as_one_and_its_spans_are_within_its_text(corpus: Path, bodies: Bodies) -> None:
    for path in sorted((corpus / "digests").glob("*.toml")):
        document = _document(corpus, path.stem, bodies)
        assert document.kind == "digest"
        for unit in document.units:
            assert document.text[unit.start : unit.end].strip() == document.text[unit.start : unit.end] != ""
        for offset in (0, len(document.text) // 2, len(document.text)):
            assert document.source_offset(offset) >= 0


def test_the_digests_are_those_that_were_written_without_the_unconfirmed(corpus: Path, shared: Path) -> None:
    ours = {}
    for path in (corpus / "digests").glob("*.toml"):
        for block in read(path.read_bytes(), path.name).blocks:
            ours[getattr(block, "text", "")] = path.stem
    written = [
        (part["confidence"], " ".join(part["summary"].split()))
        for path in sorted((shared / "digests").glob("*.json"))
        for part in (lambda data: data.get("articles") or data["records"])(
            json.loads(path.read_text("utf-8"))
        )
    ]
    assert len(written) > 70
    for confidence, summary in written:
        assert (summary in ours) is (confidence != "unconfirmed"), summary


GOOD = """format = "vouch-digest-1"
work = "x"
title = "T"
[[part]]
kind = "summary"
confidence = "confirmed"
summary = "S."
"""


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (GOOD + "[", "not valid TOML"),
        (GOOD.replace('title = "T"', ""), "`title` is None"),
        (GOOD.replace('"S."', '" "'), "`summary` is ' '"),
        (GOOD.replace("confirmed", "unconfirmed"), "'unconfirmed' does not belong here"),
        (GOOD.replace('"summary"', '"poem"'), "kind 'poem'"),
        (GOOD.partition("[[")[0], r"no \[\[part\]\]"),
    ],
)
def test_a_digest_that_lacks_something_is_refused(written: str, message: str) -> None:
    assert recognises(written.encode(), "")
    with pytest.raises(Unreadable, match=message):
        read(written.encode(), "x.toml")


@pytest.mark.parametrize("data", [b"", b"format = 'x'", b"{}", b"\xff\xfe", b"x" + GOOD.encode()])
def test_other_files_are_not_taken_for_digests(data: bytes) -> None:
    assert not recognises(data, "a.toml")
