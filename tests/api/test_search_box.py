"""The search box's script and its suggestions."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from api.routes.embed import integrity_of, version_of
from index.engine import Engine
from index.suggest import suggest
from tests.growth import grows_linearly


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


@pytest.mark.parametrize("unit", ["e", "eu ", "what is the ", "action ", "drug ", "1"])
def test_suggestions_take_time_that_grows_with_what_is_typed(engine: Engine, unit: str) -> None:
    grows_linearly(lambda typed: suggest(engine, typed), lambda size: unit * size, most=4_000)


def test_suggestions_can_be_restricted_to_documents(client: TestClient) -> None:
    one = {"document": ["32014L0042.digest"]}
    found = client.get("/v1/suggest", params={"q": "con", **one}).json()["suggestions"]
    assert found
    assert {each["kind"] for each in found} <= {"act", "term", "question"}
    assert client.get("/v1/suggest", params={"q": "cepol", **one}).json()["suggestions"] == []
    assert client.get("/v1/suggest", params={"q": "con", "document": "nope"}).status_code == 404


def test_answers_can_be_restricted_to_documents_and_verify_as_such(client: TestClient) -> None:
    def ask(question: str, **more: object) -> dict[str, object]:
        reply: dict[str, object] = client.post("/v1/ask", json={"question": question, **more}).json()
        return reply

    question = "Can property be confiscated without a conviction?"
    whole, one = ask(question), ask(question, documents=["32014L0042.digest"])
    assert one["documents"] == ["32014L0042.digest"]
    assert "documents" not in whole
    assert {each["document"] for each in one["citations"]} == {"32014L0042.digest"}  # type: ignore[attr-defined]
    assert client.post("/v1/verify", json=one).json()["verified"]
    refused = ask("Which actions is CEPOL responsible for?", documents=["32014L0042.digest"])
    assert refused["status"] in ("not_held", "not_found")
    assert client.post("/v1/verify", json=refused).json()["verified"]
    assert ask(question, documents=["eu-drugs-action-plan-2021-2025"])["citations"] != one["citations"]
    assert client.post("/v1/ask", json={"question": question, "documents": ["nope"]}).status_code == 404


def test_a_version_that_was_served_before_is_still_served(client: TestClient, engine: Engine) -> None:
    earlier = b"/* an earlier search box */"
    folder = engine.settings.data / "embed"
    folder.mkdir(exist_ok=True)
    (folder / f"{version_of(earlier)}.js").write_bytes(earlier)
    (folder / "0123456789ab.js").write_bytes(b"not what its name says")
    kept = client.get(f"/embed/{version_of(earlier)}.js")
    assert kept.content == earlier
    assert kept.headers["x-integrity"] == integrity_of(earlier)
    assert client.get("/embed/0123456789ab.js").status_code == 404
    assert client.get("/embed/..%2f..%2fcurrent.js").status_code == 404


def test_the_page_for_webmasters_prints_version_and_integrity(client: TestClient) -> None:
    page = client.get("/embed").text
    latest = client.get("/embed.js").headers
    assert f"/embed/{latest['etag'].strip(chr(34))}.js" in page
    assert html.unescape(page).count(latest["x-integrity"]) == 2


def test_browsers_can_add_it_as_a_search_engine(client: TestClient) -> None:
    home = client.get("/").text
    at = re.search(r'<link rel="search" href="([^"]+)" type="application/opensearchdescription\+xml"', home)
    assert at
    described = client.get(at[1])
    assert described.headers["content-type"].startswith("application/opensearchdescription+xml")
    urls = ElementTree.fromstring(described.text).findall("{*}Url")
    templates = {each.get("type"): each.get("template") for each in urls}
    asked = (templates["text/html"] or "").replace("{searchTerms}", "What%20does%20Action%2046%20say%3F")
    assert "prison" in client.get(asked).text
    offered = client.get((templates["application/x-suggestions+json"] or "").replace("{searchTerms}", "cep"))
    assert offered.headers["content-type"].startswith("application/x-suggestions+json")
    typed, questions, _, addresses = offered.json()
    assert typed == "cep"
    assert questions[0] == "Which actions is CEPOL responsible for?"
    assert client.get(addresses[0]).status_code == 200
