"""What a file would become, shown before anything is indexed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.bodies import Bodies
from ingest.errors import NoText
from ingest.inspect import as_json, as_text, inspect
from tests.ingest.pdf_files import Page, pdf
from tests.ingest.word_files import call, note, p, run, style, table, tc, word


@pytest.fixture(scope="module")
def bodies(corpus: Path) -> Bodies:
    return Bodies.load(corpus / "bodies.toml")


def report() -> bytes:
    styles = style("H", "heading 1") + style("T", "Title")
    body = (
        p("A report", '<w:pStyle w:val="T"/>') + p("1. Aims", '<w:pStyle w:val="H"/>')
        + p(run("It aims high") + call("footnote", 2) + run(".") + '<w:r><w:commentReference w:id="0"/></w:r>')
        + table(tc("a") + tc("b"), tc("1") + tc("2"))
    )  # fmt: skip
    comments = f'<w:comment w:id="0">{p("Too high?")}</w:comment>'
    return word(body, styles=styles, footnotes=note("footnote", 2, "Ibid."), comments=comments, language="en-GB")


def test_the_json_says_document_units_counts_and_findings(bodies: Bodies) -> None:
    shown = as_json(inspect(report(), "My Report (final).docx", bodies))
    assert json.loads(json.dumps(shown)) == shown
    document = shown["document"]
    assert (document["id"], document["title"], document["kind"]) == ("my-report-final", "A report", "report")
    assert (document["language"], document["state"], document["as_of"]) == ("en", "original", None)
    assert (document["format"], document["identifier"], document["pages"]) == ("docx", None, None)
    assert len(document["sha256"]) == 64
    assert [(unit["place"], unit["kind"], unit["parent"]) for unit in shown["units"]] == [
        ("title", "title", None), ("sec_1", "section", None), ("sec_1.par_1", "paragraph", "sec_1"),
        ("tbl_1", "table", "sec_1"), ("fn_1", "footnote", "sec_1.par_1"),
    ]  # fmt: skip
    assert set(shown["units"][0]) >= {"place", "kind", "number", "label", "heading", "start", "end", "parent"}
    assert all(0 <= unit["start"] < unit["end"] <= document["length"] for unit in shown["units"])
    assert shown["counts"] == {"title": 1, "section": 1, "paragraph": 1, "table": 1, "footnote": 1}
    assert [(finding["kind"], finding["place"]) for finding in shown["findings"]] == [
        ("reviewer_comment", "sec_1.par_1")
    ]


def test_no_word_of_a_comment_is_shown(bodies: Bodies) -> None:
    inspection = inspect(report(), "x.docx", bodies)
    assert "Too high" not in json.dumps(as_json(inspection)) + "\n".join(as_text(inspection))


def test_the_lines_for_people_hold_every_unit_and_finding(bodies: Bodies) -> None:
    lines = list(as_text(inspect(report(), "x.docx", bodies)))
    assert lines[0] == "A report"
    for start in ("title", "sec_1", "  sec_1.par_1", "  tbl_1", "Units: 1 title, 1 section", "Findings: 1"):
        assert any(line.startswith(start) for line in lines)


def test_pages_of_a_pdf_are_counted_and_units_say_theirs(bodies: Bodies) -> None:
    pages = [Page(), Page()]
    for number, page in enumerate(pages, 1):
        page.column(70, 100, f"Words of page {number}, which end here.", 70)
    shown = as_json(inspect(pdf(*pages), "x.pdf", bodies))
    assert shown["document"]["pages"] == 2
    assert [unit["page"] for unit in shown["units"]] == [1, 2]


def test_a_file_without_a_title_is_called_by_its_name(bodies: Bodies) -> None:
    assert as_json(inspect(word(p("Words.")), "notes of May.docx", bodies))["document"]["title"] == "notes of May"


def test_a_file_that_cannot_be_read_raises_its_reason(bodies: Bodies) -> None:
    with pytest.raises(NoText, match="no text"):
        inspect(word(""), "x.docx", bodies)
