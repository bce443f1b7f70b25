"""Comparing over HTTP and on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html
from starlette.testclient import TestClient

from api.cli import main
from index.compare.plain import COLUMNS
from index.engine import Engine

PLAN = "eu-drugs-action-plan-2021-2025"


@pytest.fixture
def edition(tmp_path: Path, corpus: Path) -> Path:
    """The plan with a word, a year and a formula changed."""
    source = (corpus / "texts" / f"{PLAN}.en.txt").read_text("utf-8")
    changed = source.replace("Further enhance: (i)", "=Weaken <b>: (i)", 1).replace("\t2021-2025", "\t2021-2030", 1)
    path = tmp_path / "edition.txt"
    path.write_text(changed, "utf-8")
    return path


def run(engine: Engine, *arguments: str) -> str:
    environment = {"VOUCH_DATA": str(engine.settings.data), "VOUCH_CORPUS": str(engine.settings.corpus)}
    result = CliRunner().invoke(main, ["compare", *arguments], env=environment)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_file_is_compared_with_a_document(engine: Engine, edition: Path) -> None:
    said = run(engine, PLAN, str(edition))
    assert "1 reworded, 1 date changed" in said
    assert "[-2025-]{+2030+}" in said
    data = json.loads(run(engine, PLAN, str(edition), "--format", "json"))
    assert data["counts"] == {"reworded": 1, "date_changed": 1}
    text = engine.records.document(PLAN).text
    for change in data["changes"]:
        for edit in change["edits"]:
            assert text[edit["a_start"] : edit["a_end"]] == edit["before"]


def test_the_spreadsheet_and_the_page_run_nothing(engine: Engine, edition: Path) -> None:
    written = run(engine, str(edition), PLAN, "--format", "csv")
    head, *rows = csv.reader(io.StringIO(written.removeprefix("\ufeff")))
    assert tuple(head) == COLUMNS
    assert len(rows) == 2
    assert rows[0][head.index("before")].startswith("'=Weaken")
    page = run(engine, PLAN, str(edition), "--format", "html")
    tree = html.fromstring(page.encode())
    assert not tree.xpath("//script|//b|//link")
    assert [each.text for each in tree.xpath("//ins")][-1] == "2030"


def test_what_is_neither_held_nor_a_file_is_said(engine: Engine) -> None:
    environment = {"VOUCH_DATA": str(engine.settings.data), "VOUCH_CORPUS": str(engine.settings.corpus)}
    result = CliRunner().invoke(main, ["compare", PLAN, "nowhere.txt"], env=environment)
    assert result.exit_code == 2
    assert "There is no document 'nowhere.txt'" in result.output


def test_documents_are_compared_over_http(client: TestClient) -> None:
    same = client.get("/v1/compare", params={"a": PLAN, "b": PLAN}).json()
    assert same["same"]
    assert same["changes"] == []
    other = client.get("/v1/compare", params={"a": PLAN, "b": "32014L0042.digest"})
    assert other.status_code == 200
    assert other.json()["counts"]["removed"]
    table = client.get("/v1/compare", params={"a": PLAN, "b": "32014L0042.digest", "format": "csv"})
    assert table.content.startswith(b"\xef\xbb\xbf")
    assert client.get("/v1/compare", params={"a": PLAN, "b": PLAN, "format": "html"}).text.startswith("<!DOCTYPE")
    assert client.get("/v1/compare", params={"a": PLAN, "b": "/etc/passwd"}).status_code == 404
    assert client.get("/v1/compare", params={"a": PLAN}).status_code == 422
