"""A draft checked on a page: what is wrong in it, where that is told from, and that nothing of it stays."""

from __future__ import annotations

import dataclasses
import logging

import pytest
from lxml import html as parser
from starlette.testclient import TestClient

from api.app import create
from index.engine import Engine

DRAFT = """Briefing

Action 46 says: "Implement trainings for prison staff to better detect drugs entering prisons, increase awareness of the problem".
CEPOL is responsible for Actions 4 and 46. Action 46 is due in 2024. Action 54 sets up an agency.
"""


def words(node: parser.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def test_each_sentence_has_a_verdict_with_its_evidence(client: TestClient) -> None:
    page = parser.fromstring(client.post("/check", data={"text": DRAFT}).text)
    wrong = page.xpath("//ol[@class='checked']/li[@class='is-wrong']")
    assert len(wrong) == 3
    assert "2023" in words(wrong[1])  # what the timetable says
    assert wrong[1].xpath(".//blockquote[@data-line]")
    (sound,) = page.xpath("//ol[@class='checked']/li[@class='is-confirmed']")
    assert "CEPOL" in words(sound)
    assert page.xpath("//a[.='Go to the first']/@href") == [f"#{wrong[0].get('id')}"]


def test_a_file_is_read_like_a_pasted_text(client: TestClient) -> None:
    file = {"file": ("draft.txt", DRAFT.encode(), "text/plain")}
    page = parser.fromstring(client.post("/check", files=file).text)
    assert len(page.xpath("//li[@class='is-wrong']")) == 3
    assert "draft.txt" in page.text_content()


def test_nothing_of_a_draft_stays(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        reply = client.post("/check", data={"text": "Zyxwv secretly runs Action 46."})
    assert reply.headers["cache-control"] == "no-store"
    assert "Zyxwv" not in caplog.text
    assert "Zyxwv" not in client.get("/check").text


def test_what_cannot_be_checked_is_said_in_the_form(client: TestClient) -> None:
    for sent in ({"text": ""}, {"text": "  "}):
        reply = client.post("/check", data=sent)
        assert reply.status_code == 422
        assert parser.fromstring(reply.text).xpath("//*[@role='alert']")
    assert client.post("/check", data={"text": "Action 46.", "on": "soon"}).status_code == 400


def test_a_file_that_is_no_text_is_said_to_be_none(client: TestClient) -> None:
    reply = client.post("/check", files={"file": ("a.png", b"\x89PNG\r\n\x1a\n0000", "image/png")})
    assert reply.status_code == 422
    assert "picture" in parser.fromstring(reply.text).xpath("//*[@role='alert']")[0].text_content()


def test_a_draft_that_is_too_large_is_refused(client: TestClient) -> None:
    file = {"file": ("a.txt", b"x" * 8_100_000, "text/plain")}
    assert client.post("/check", files=file).status_code == 413


def test_markup_in_a_draft_stays_words(client: TestClient) -> None:
    reply = client.post("/check", data={"text": "</textarea><script>alert(1)</script> Action 46 is due in 2024. \u202eabc"})
    page = parser.fromstring(reply.text)
    assert len(page.xpath("//script")) == 1
    assert "<script>alert(1)</script>" in page.text_content()
    assert "\u202e" not in reply.text


def test_checking_can_be_switched_off(engine: Engine) -> None:
    settings = engine.settings.model_copy(update={"check_drafts": False})
    with TestClient(create(settings, dataclasses.replace(engine, settings=settings))) as off:
        for reply in (off.get("/check"), off.post("/check", data={"text": DRAFT})):
            assert reply.status_code in (403, 404)
            assert "VOUCH_CHECK_DRAFTS" in reply.text
        assert "/check" not in off.get("/").text
