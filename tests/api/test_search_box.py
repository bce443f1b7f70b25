"""The search box's script and its suggestions."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from starlette.testclient import TestClient


def test_suggestions_are_of_several_kinds_and_begin_with_what_was_typed(client: TestClient) -> None:
    found = client.get("/v1/suggest", params={"q": "europ"}).json()["suggestions"]
    assert {each["kind"] for each in found} >= {"action", "body"}
    assert all(re.search(r"\beurop", each["text"], re.IGNORECASE) for each in found)


def test_what_is_suggested_has_an_answer(client: TestClient) -> None:
    for each in client.get("/v1/suggest", params={"q": "cepol"}).json()["suggestions"]:
        answer = client.post("/v1/ask", json={"question": each["query"]}).json()
        assert answer["status"] in ("complete", "answered"), each


@pytest.mark.parametrize("typed", ["", "   ", "zzzz", "<script>", "'\"&"])
def test_what_nothing_begins_with_gives_no_suggestion(client: TestClient, typed: str) -> None:
    assert client.get("/v1/suggest", params={"q": typed}).json()["suggestions"] == []


def test_the_script_is_small_and_calls_nobody_else(client: TestClient) -> None:
    script = client.get("/embed.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert len(script.content) < 30_000
    assert not re.search(r"eval\(|innerHTML|cookie|localStorage|https?://(?!vouch\.example)", script.text)


def test_a_version_of_the_script_never_changes_and_has_an_integrity_hash(client: TestClient) -> None:
    latest = client.get("/embed.js")
    assert latest.headers["cache-control"] == "no-cache"
    kept = client.get(f"/embed/{latest.headers['etag'].strip(chr(34))}.js")
    assert "immutable" in kept.headers["cache-control"]
    digest = base64.b64encode(hashlib.sha384(kept.content).digest()).decode()
    assert kept.headers["x-integrity"] == f"sha384-{digest}"
    assert client.get("/embed.js", headers={"If-None-Match": latest.headers["etag"]}).status_code == 304


def test_a_version_that_is_gone_is_a_404(client: TestClient) -> None:
    assert client.get("/embed/000000000000.js").status_code == 404
