"""Checking drafts on the command line and over HTTP."""

from __future__ import annotations

import dataclasses
import json
import logging
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from starlette.testclient import TestClient

from api.app import create
from api.cli import main
from api.uploads import DRAFT_BYTES
from index.engine import Engine
from tests.ingest.word_files import p, run, word

WRONG = "Frontex is one of the bodies responsible for Action 46."
RIGHT = "Action 46 names CEPOL as a responsible body. Action 45 is due by 2024."


def vouch(engine: Engine, *arguments: str, input: bytes | None = None) -> Result:
    environment = {"VOUCH_DATA": str(engine.settings.data), "VOUCH_CORPUS": str(engine.settings.corpus)}
    return CliRunner().invoke(main, ["check", *arguments], env=environment, input=input)


def test_the_exit_code_says_whether_anything_is_wrong(engine: Engine, tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text(f"# About prisons\n\n{WRONG} {RIGHT}\n", "utf-8")
    wrong = vouch(engine, str(note))
    assert wrong.exit_code == 1
    assert f"wrong body\t{WRONG}" in wrong.stdout
    assert "Action 46, responsible" in wrong.stdout or "Action 46" in wrong.stdout
    assert "1 of 4 sentences wrong" in wrong.stdout
    note.write_text(RIGHT, "utf-8")
    right = vouch(engine, str(note), "--on", "2026-01-31")
    assert right.exit_code == 0, right.output
    assert "2026-01-31" in right.stdout


def test_a_file_of_word_and_standard_input_are_read(engine: Engine, tmp_path: Path) -> None:
    note = tmp_path / "note.docx"
    note.write_bytes(word(p(run(WRONG))))
    found = vouch(engine, str(note), "--json")
    assert found.exit_code == 1
    assert json.loads(found.stdout)["summary"] == {"wrong_body": 1}
    assert json.loads(vouch(engine, "-", "--json", input=WRONG.encode()).stdout)["wrong"] is True


@pytest.mark.parametrize("data", [b"", bytes(range(256)) * 4, b"%PDF-1.7 broken"])
def test_a_file_that_holds_no_text_is_refused_in_one_line(engine: Engine, tmp_path: Path, data: bytes) -> None:
    note = tmp_path / "note.docx"
    note.write_bytes(data)
    result = vouch(engine, str(note))
    assert result.exit_code not in (0, 1)
    assert "Traceback" not in result.output


def test_json_and_files_are_checked_over_http(client: TestClient) -> None:
    sent = client.post("/v1/check", json={"text": WRONG, "on": "2026-01-31"})
    assert sent.status_code == 200
    assert sent.json()["on"] == "2026-01-31"
    assert sent.json()["sentences"][0]["verdict"] == "wrong_body"
    for name, data in (("note.docx", word(p(run(WRONG)))), ("note.txt", WRONG.encode())):
        uploaded = client.post("/v1/check", files={"file": (name, data)}, data={"on": "2026-01-31"})
        assert uploaded.status_code == 200, uploaded.text
        assert uploaded.json()["summary"] == {"wrong_body": 1}


def test_requests_that_are_none_are_refused(client: TestClient) -> None:
    refused = [
        client.post("/v1/check", json={}),
        client.post("/v1/check", json={"text": 4}),
        client.post("/v1/check", json={"text": " "}),
        client.post("/v1/check", json={"text": "x", "name": "y"}),
        client.post("/v1/check", json={"text": "x", "on": "tomorrow"}),
        client.post("/v1/check", content=b'{"text": "\\ud800"}', headers={"Content-Type": "application/json"}),
        client.post("/v1/check", data={"text": ""}),
        client.post("/v1/check", files={"file": ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(99))}),
        client.post("/v1/check", content=b"--", headers={"Content-Type": "multipart/form-data; boundary=x"}),
        client.post("/v1/check", content=b"--", headers={"Content-Type": "multipart/form-data"}),
    ]
    assert [each.status_code for each in refused] == [400] * len(refused)
    assert all(each.json()["error"]["message"] for each in refused)
    assert client.post("/v1/check", content=b"x", headers={"Content-Type": "text/plain"}).status_code == 415


def test_a_draft_may_be_large_and_no_larger(client: TestClient) -> None:
    middling = client.post("/v1/check", json={"text": "“" + "words " * 250_000 + "”."})
    assert middling.status_code == 200
    assert client.post("/v1/check", files={"file": ("a.txt", b"x" * (DRAFT_BYTES + 1))}).status_code == 413
    assert client.post("/v1/references", json={"text": "x" * 1_500_000}).status_code == 413


def test_an_installation_may_check_none(engine: Engine) -> None:
    settings = engine.settings.model_copy(update={"check_drafts": False})
    with TestClient(create(settings, dataclasses.replace(engine, settings=settings))) as client:
        refused = client.post("/v1/check", json={"text": WRONG})
    assert refused.status_code == 403
    assert refused.json()["error"]["code"] == "drafts_refused"
    assert "VOUCH_CHECK_DRAFTS" in refused.json()["error"]["message"]


def test_a_draft_is_neither_stored_nor_logged(
    client: TestClient, engine: Engine, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rolled(self: object) -> None:
        raise AssertionError("a draft was about to be written to the disk")

    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover", rolled)
    before = sorted(each for each in engine.settings.data.rglob("*") if each.is_file())
    secret = "Ubiquitous zygomorphic marmalade is due in 2023. "
    with caplog.at_level(logging.DEBUG):
        large = (secret * 40_000).encode()
        assert client.post("/v1/check", files={"file": ("zygomorphic.txt", large)}).status_code == 200
        assert client.post("/v1/check", json={"text": secret}).status_code == 200
    assert "zygomorphic" not in caplog.text.lower()
    assert sorted(each for each in engine.settings.data.rglob("*") if each.is_file()) == before
