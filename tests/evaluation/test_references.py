"""The gold items of references are well formed, the finder meets them, and real acts agree by their own mark-up."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from evaluation.references import gold, measure, oracle
from evaluation.references.__main__ import HELD_OUT, HERE, main
from ingest.references import find

KNOWN = {entry["what"] for entry in tomllib.loads((HERE / "misses.toml").read_text("utf-8")).get("miss", [])}
ITEMS = gold.items()


def test_there_are_gold_items_of_every_kind() -> None:
    assert len(ITEMS) > 900
    assert sum(len(item.references) for item in ITEMS) > 1000
    assert {item.name.split(":")[0] for item in ITEMS} >= {"acts", "provisions", "back_references", "not_found"}


@pytest.mark.parametrize("file", sorted({item.name.split(":")[0] for item in ITEMS}))
def test_every_gold_item_is_met_or_a_known_miss(file: str) -> None:
    items = [item for item in ITEMS if item.name.startswith(f"{file}:")]
    wrong = measure.on_gold(items)["everything"].wrong + measure.mentions_on_gold(items).wrong
    assert set(wrong) <= KNOWN


def test_a_gold_item_is_read_with_its_marks_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "some.txt"
    path.write_text("# hard\nsee ⟦Article 4\\nof ⟨that Act⟩⟧\n= 32014L0042 | art_4 | anaphoric\nnothing\n", "utf-8")
    first, second = gold.read(path)
    assert (first.name, first.text) == ("some:2", "see Article 4\nof that Act")
    assert first.references == (
        gold.Expected(4, 25, ("32014L0042",), ("art_4",), (17, 25), anaphoric=True, ambiguous=False),
    )
    assert (second.text, second.references, second.mentions) == ("nothing", (), None)


def test_a_gold_item_with_a_mark_too_many_is_refused(tmp_path: Path) -> None:
    (tmp_path / "some.txt").write_text("⟦one⟧ and ⟦two⟧\n= action:1\n", "utf-8")
    with pytest.raises(ValueError, match=r"some:1: 2 marked spans, but 1 expectations"):
        gold.items(tmp_path)


def test_scores_count_what_is_right_among_wanted_and_found() -> None:
    score = measure.Score(wanted=4, found=2, right=1)
    assert (score.precision, score.recall) == (0.5, 0.25)
    assert score.f1 == pytest.approx(1 / 3)
    assert measure.Score().f1 == 1.0


OJ_PAGE = """<html><body>
<p class="oj-normal">under Directives 2010/64/EU<a id="ntc5" href="#ntr5">(<span>5</span>)</a> and 2012/13/EU
<a id="ntc6" href="#ntr6">(6)</a> of the European Parliament</p>
<p class="oj-note"><a id="ntr5" href="#ntc5">(5)</a> Directive 2010/64/EU of the European Parliament and of the
Council (<a href="http://publications.europa.eu/resource/oj/JOL_2010_280_R_TOC">OJ L 280, 26.10.2010, p. 1</a>).</p>
<p class="oj-note"><a id="ntr6" href="#ntc6">(6)</a> Directive 2012/13/EU of 22 May 2012
(<a href="./?uri=OJ:L:2012:142:TOC">OJ L 142, 1.6.2012, p. 1</a>).</p></body></html>"""


def test_the_oracle_reads_links_and_note_marks_off_a_page(tmp_path: Path) -> None:
    path = tmp_path / "act.xhtml"
    path.write_text(OJ_PAGE, "utf-8")
    read = oracle.read(path)
    assert [(link.stem, link.page) for link in read.links] == [("OJ:L:2010:280", "1"), ("OJ:L:2012:142", "1")]
    references = find(read.text).references
    links, calls = measure.on_links(read, references), measure.on_calls(read, references)
    assert (links.wanted, links.found, links.right) == (2, 2, 2)
    assert (calls.wanted, calls.right, calls.wrong) == (2, 2, [])
    assert measure.uncovered(read, references) == (4, [])


def test_the_oracle_reads_formex(tmp_path: Path) -> None:
    path = tmp_path / "act.fmx4.xml"
    path.write_text(
        "<ACT><P>under Council Framework Decision 2003/577/JHA<NOTE><P>Council Framework Decision 2003/577/JHA"
        ' (<REF.DOC.OJ COLL="L" DATE.PUB="20030802" NO.OJ="196" PAGE.FIRST="45">OJ L 196, 2.8.2003, p. 45'
        "</REF.DOC.OJ>).</P></NOTE> orders</P></ACT>",
        "utf-8",
    )
    read = oracle.read(path)
    assert "2003/577/JHA orders" in read.text
    references = find(read.text).references
    assert measure.on_links(read, references).right == measure.on_calls(read, references).right == 1


@pytest.mark.parametrize("held_out", [False, True])
def test_real_acts_agree_with_their_own_links_and_note_marks(shared: Path, held_out: bool) -> None:
    read_any = False
    for path in oracle.files(shared / "eurlex"):
        if (path.name[:10].upper() in HELD_OUT) != held_out:
            continue
        read = oracle.read(path)
        read_any = True
        references = find(read.text).references
        assert measure.on_links(read, references).wrong == []
        assert measure.on_calls(read, references).wrong == []
        assert measure.uncovered(read, references)[1] == []
    assert read_any


def test_abstracts_of_medicine_cite_no_law(shared: Path) -> None:
    lines = (shared / "bench" / "scifact" / "corpus.jsonl").read_text("utf-8").splitlines()[:600]
    found = [one.text for line in lines for one in find(line).references]
    assert found == []


def test_the_measuring_command_knows_no_new_miss(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VOUCH_SHARED", str(tmp_path))
    assert main() == 0
    assert "new: 0" in capsys.readouterr().out
