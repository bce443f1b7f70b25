"""``vouch audit``, ``vouch review`` and the route: formats, exit codes, baselines, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import html as parser
from starlette.testclient import TestClient

import api.commands.audit
import api.commands.review
from api.cli import main
from index.engine import Engine
from index.review import Journal

PLAN = "eu-drugs-action-plan-2021-2025"
ON = "2026-11-22"


@pytest.fixture
def vouch(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Runs a command against the shipped corpus; decisions made by it are removed afterwards."""
    for module in (api.commands.audit, api.commands.review):
        monkeypatch.setattr(module, "opened", lambda: engine)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, list(arguments))

    yield run
    shutil.rmtree(Journal(engine.settings.data).path.parent, ignore_errors=True)


# ------------------------------------------------------------------ vouch audit


def test_the_table_says_what_follows_and_exit_code_1_that_something_was_replaced(vouch: Any) -> None:
    done = vouch("audit", PLAN, "--on", ON)
    assert done.exit_code == 1
    assert "Action 8, text\tDirective 2014/42/EU" in done.output
    assert "The law behind Action 8 has changed since the text was written (2020-07-24)" in done.output
    assert "5 references: 1 adopted, 2 amended, 1 not checked, 1 replaced in part. 0 of 5 reviewed." in done.output


def test_json_csv_jsonld_and_html_tell_of_the_same_references(vouch: Any) -> None:
    report = json.loads(vouch("audit", PLAN, "--on", ON, "--format", "json").output)
    ids = [row["id"] for row in report["references"]]
    text = vouch("audit", PLAN, "--on", ON, "--format", "csv").stdout_bytes.decode("utf-8-sig")
    assert [row["id"] for row in csv.DictReader(io.StringIO(text))] == ids
    linked = json.loads(vouch("audit", PLAN, "--on", ON, "--format", "jsonld").output)
    assert [item["id"].rpartition(":")[2] for item in linked["items"]] == ids
    page = parser.fromstring(vouch("audit", PLAN, "--on", ON, "--format", "html").stdout_bytes)
    assert [row.get("id").removeprefix("row-") for row in page.xpath("//tr[@id]")] == ids


def test_the_page_shows_the_whole_text_with_what_was_found(vouch: Any, engine: Engine) -> None:
    page = parser.fromstring(vouch("audit", PLAN, "--on", ON, "--format", "html").stdout_bytes)
    shown = " ".join(" ".join(page.xpath("//div[@class='text']//text()")).split())
    for word in ("Action 1.", "Action 53.", "Frontex"):
        assert word in shown
    marked = {mark.text_content() for mark in page.xpath("//mark[@id]")}
    assert {"Directive 2014/42/EU", "drug precursor legislation", "11985/15"} <= marked
    assert not page.xpath("//script")
    for link in page.xpath("//a/@href"):
        assert page.xpath(f"//*[@id='{link.removeprefix('#')}']"), link


def test_a_sound_document_ends_with_0(vouch: Any) -> None:
    assert vouch("audit", "european-drug-report.digest").exit_code == 0


def test_only_new_problems_fail_against_a_baseline(vouch: Any, tmp_path: Path) -> None:
    file = str(tmp_path / "known.json")
    assert vouch("audit", PLAN, "--on", ON, "--write-baseline", file).exit_code == 0
    done = vouch("audit", PLAN, "--on", ON, "--baseline", file)
    assert done.exit_code == 0
    assert "1 problems, 0 of them not in the baseline." in done.output
    assert vouch("audit", PLAN, "--on", "2021-06-01", "--baseline", file).exit_code == 0


def test_what_fails_can_be_chosen(vouch: Any) -> None:
    assert vouch("audit", PLAN, "--on", ON, "--fail-on", "broken,repealed").exit_code == 0
    assert vouch("audit", PLAN, "--on", ON, "--fail-on", "amended").exit_code == 1
    assert vouch("audit", PLAN, "--on", ON, "--fail-on", "none").exit_code == 0


def test_a_file_is_audited_as_it_is(vouch: Any, tmp_path: Path) -> None:
    file = tmp_path / "briefing.txt"
    file.write_text("Briefing\n\n1. Law\n\nSee Article 99 of Directive 2014/42/EU and Action 54.\n")
    done = vouch("audit", str(file), "--on", ON, "--format", "json")
    assert done.exit_code == 1
    assert [row["verdict"] for row in json.loads(done.output)["references"]][:1] == ["broken"]


BAD = [
    (("audit", "nothing"), "no document 'nothing'"),
    (("audit", PLAN, "--on", "yesterday"), "yesterday"),
    (("audit", PLAN, "--format", "pdf"), "pdf"),
    (("audit", PLAN, "--fail-on", "ugly"), "no verdict"),
    (("audit", PLAN, "--baseline", "{folder}/absent.json"), "absent.json"),
    (("audit", PLAN, "--baseline", "{folder}/other.json"), "no baseline that Vouch wrote"),
    (("audit", PLAN, "--baseline", "{folder}/binary.json"), "not UTF-8"),
    (("review", "list", "nothing"), "no document 'nothing'"),
    (("review", "decide", PLAN, "ffff", "confirmed", "--by", "Ada"), "no reference 'ffff'"),
    (("review", "decide", PLAN, "ffff", "guessed"), "guessed"),
    (("review", "remove", PLAN, "ffff", "--by", "Ada"), "no decision on 'ffff'"),
    (("review", "add", PLAN, "drug", "--identifier", "32004R0273", "--by", "Ada"), "they must stand there once"),
    (("review", "add", PLAN, "no such words", "--identifier", "32004R0273", "--by", "Ada"), "stand 0 times"),
    (
        ("review", "add", PLAN, "Directive 2014/42/EU", "--identifier", "32004R0273", "--by", "Ada"),
        "found there already",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), BAD, ids=lambda value: str(value)[-40:])
def test_what_cannot_be_done_is_said_with_exit_code_2(
    vouch: Any, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "other.json").write_text('{"format": "something else"}')
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00")
    done = vouch(*(each.replace("{folder}", str(tmp_path)) for each in arguments))
    assert done.exit_code == 2
    assert message in done.output
    assert "Traceback" not in done.output


# ------------------------------------------------------------------ vouch review


def reference(vouch: Any, words: str) -> dict[str, Any]:
    listed = json.loads(vouch("review", "list", PLAN, "--json").output)["references"]
    return next(row for row in listed if row["text"] == words)


def test_a_decision_joins_the_audit_in_every_format(vouch: Any) -> None:
    id = reference(vouch, "Directive 2014/42/EU")["id"]
    done = vouch(
        "review", "decide", PLAN, id, "confirmed", "--by", "Ada Reviewer", "--date", "2026-11-20", "--note", "seen"
    )
    assert done.exit_code == 0
    assert "1 of 5 reviewed" in done.output
    report = json.loads(vouch("audit", PLAN, "--format", "json").output)
    assert report["summary"]["reviewed"] == 1
    (row,) = [row for row in report["references"] if row["review"]]
    assert (row["review"]["standing"], row["review"]["on"], row["review"]["note"]) == ("stands", "2026-11-20", "seen")
    for form in ("table", "csv", "jsonld", "html"):
        assert b"Ada Reviewer" in vouch("audit", PLAN, "--format", form).stdout_bytes, form


def test_a_decision_can_be_changed_and_removed(vouch: Any) -> None:
    id = reference(vouch, "11985/15")["id"]
    assert vouch("review", "decide", PLAN, id, "unresolvable", "--by", "Ada").exit_code == 0
    assert vouch("review", "decide", PLAN, id, "corrected", "--identifier", "32014L0042", "--by", "Bob").exit_code == 0
    row = reference(vouch, "11985/15")
    assert (row["identifiers"], row["verdict"]) == (["32014L0042"], "replaced_in_part")
    assert vouch("review", "remove", PLAN, id, "--by", "Bob").exit_code == 0
    assert reference(vouch, "11985/15")["identifiers"] == ["ST-11985-2015"]


def test_what_was_not_found_is_added_by_hand(vouch: Any) -> None:
    words = "drug precursor legislation"
    done = vouch("review", "add", PLAN, words, "--identifier", "32004R0273", "--by", "Ada")
    assert done.exit_code == 0, done.output
    row = next(r for r in json.loads(vouch("audit", PLAN, "--format", "json").output)["references"] if r["by_hand"])
    assert (row["text"], row["verdict"], row["label"]) == (words, "amended", "Action 23, text")
    listed = vouch("review", "list", PLAN, "--open").output
    assert "1 of 6 reviewed" in listed


def test_a_damaged_file_of_decisions_is_said(vouch: Any, engine: Engine) -> None:
    path = Journal(engine.settings.data).path
    path.parent.mkdir(parents=True)
    path.write_text("what is this\n")
    for arguments in (("audit", PLAN), ("review", "list", PLAN)):
        done = vouch(*arguments)
        assert done.exit_code == 2
        assert "decisions.jsonl, line 1, cannot be understood" in done.output


# ------------------------------------------------------------------ over HTTP


def test_the_route_gives_what_the_command_gives(client: TestClient, vouch: Any) -> None:
    over_http = client.get(f"/v1/documents/{PLAN}/audit", params={"on": ON}).json()
    assert over_http == json.loads(vouch("audit", PLAN, "--on", ON, "--format", "json").output)


@pytest.mark.parametrize(
    ("form", "media"), [("csv", "text/csv"), ("jsonld", "application/ld+json"), ("html", "text/html")]
)
def test_the_route_has_the_same_formats(client: TestClient, form: str, media: str) -> None:
    response = client.get(f"/v1/documents/{PLAN}/audit", params={"format": form})
    assert response.status_code == 200
    assert response.headers["content-type"].startswith(media)
    assert "Directive 2014/42/EU" in response.text
    policy = response.headers["content-security-policy"]
    assert "unsafe-inline" not in policy
    assert ("style-src 'sha256-" in policy) == (form == "html")


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("nothing", {}, 404),
        (PLAN, {"on": "yesterday"}, 422),
        (PLAN, {"format": "pdf"}, 422),
    ],
)
def test_the_route_refuses_what_it_cannot_do(client: TestClient, path: str, query: dict[str, str], status: int) -> None:
    response = client.get(f"/v1/documents/{path}/audit", params=query)
    assert response.status_code == status
    assert response.json()["error"]["message"]


def test_decisions_are_not_made_over_http(client: TestClient) -> None:
    assert client.post(f"/v1/documents/{PLAN}/audit", json={}).status_code == 405
