"""The HTTP API: what each route says, and what holds for every response."""

from __future__ import annotations

import csv
import hashlib
import io
import logging
import time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create
from api.tables import harmless
from index.build import build
from index.engine import Engine
from index.settings import Settings

PLAN = "eu-drugs-action-plan-2021-2025"


def asked(client: TestClient, question: str, **more: Any) -> dict[str, Any]:
    response = client.post("/v1/ask", json={"question": question, **more})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


# ------------------------------------------------------------------------------ asking


def test_an_answer_cites_words_that_anyone_can_check(client: TestClient) -> None:
    answer = asked(client, "How are prison staff trained?")
    assert answer["citations"]
    for citation in answer["citations"]:
        text = client.get(f"/v1/documents/{citation['document']}/text")
        assert hashlib.sha256(text.content).hexdigest() == citation["sha256"]
        assert text.content.decode("utf-8")[citation["start"] : citation["end"]] == citation["quote"]


def test_an_answer_is_for_the_day_asked_for(client: TestClient) -> None:
    assert asked(client, "What is monitored on the darknet?", on="2024-02-29")["on"] == "2024-02-29"


def test_what_was_answered_verifies_and_what_was_altered_does_not(client: TestClient) -> None:
    answer = asked(client, "How are prison staff trained?")
    assert client.post("/v1/verify", json=answer).json()["verified"]
    altered = answer["citations"][0]
    altered["quote"] = altered["quote"].replace("prison", "hotel", 1)
    report = client.post("/v1/verify", json=answer).json()
    assert not report["verified"]
    assert report["citations"][0]["state"] == "changed"


# ------------------------------------------------------------------------------ searching


@pytest.mark.parametrize("mode", ["keyword", "dense", "hybrid"])
def test_search_ranks_passages_with_both_scores(client: TestClient, mode: str) -> None:
    found = client.get("/v1/search", params={"q": "monitoring the darknet", "mode": mode, "top_k": 5}).json()
    hits = found["passages"]
    assert [hit["rank"] for hit in hits] == [1, 2, 3, 4, 5]
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    assert (hits[0]["dense"] is None) == (mode == "keyword")
    assert (hits[0]["keyword"] is None) == (mode == "dense")
    assert any(hit["place"] == "act_18" for hit in hits)


def test_search_is_restricted_by_document_kind_and_place(client: TestClient) -> None:
    def places(**filters: Any) -> list[str]:
        hits = client.get("/v1/search", params={"q": "prison", **filters}).json()["passages"]
        return [f"{hit['document']}/{hit['place']}" for hit in hits]

    assert all(place.startswith("32014L0042.digest/") for place in places(document="32014L0042.digest"))
    assert set(places(kind="priority", document=PLAN)) == {f"{PLAN}/sp_{n}" for n in range(1, 9)}
    assert sorted(places(place=f"{PLAN}/sp_8")) == [f"{PLAN}/{place}" for place in ("act_45", "act_46", "sp_8")]


# ------------------------------------------------------------------------------ actions


def numbers(client: TestClient, **filters: Any) -> set[str]:
    response = client.get("/v1/actions", params=filters)
    assert response.status_code == 200, response.text
    found = response.json()
    assert found["checked"] == 53
    assert found["count"] == len(found["actions"])
    return {action["number"] for action in found["actions"]}


def test_actions_are_listed_whole_and_narrowed_by_every_filter(client: TestClient, engine: Engine) -> None:
    actions = engine.records.actions(PLAN)
    assert len(numbers(client)) == 53
    for filters, expected in [
        ({"body": "CEPOL"}, [a for a in actions if any(b.name == "CEPOL" for b in a.bodies)]),
        ({"body": "European Medicines Agency"}, [a for a in actions if any(b.name == "EMA" for b in a.bodies)]),
        ({"area": "8.2"}, [a for a in actions if any(x.code == "8.2" for x in a.areas)]),
        ({"priority": "8"}, [a for a in actions if a.priority == "sp_8"]),
        ({"priority": "sp_8"}, [a for a in actions if a.priority == "sp_8"]),
        ({"section": "a"}, [a for a in actions if a.section == "sec_A"]),
        ({"timetable": "ongoing"}, [a for a in actions if a.timetable and a.timetable.ongoing]),
        ({"timetable": "2023"}, [a for a in actions if a.timetable and a.timetable.written == "2023"]),
        ({"document": PLAN}, list(actions)),
    ]:
        assert numbers(client, **filters) == {action.number for action in expected}, filters


def test_filters_on_actions_hold_together(client: TestClient) -> None:
    both = numbers(client, body=["EMCDDA", "Eurojust"])
    assert both == numbers(client, body="EMCDDA") & numbers(client, body="Eurojust")
    assert numbers(client, body="CEPOL", priority="8") == {"46"}
    assert numbers(client, year=2023) > numbers(client, timetable="2023")
    assert numbers(client, year=1999) <= numbers(client, timetable="ongoing")


def test_a_body_s_old_and_new_names_find_the_same(client: TestClient) -> None:
    assert numbers(client, body="EUDA") == numbers(client, body="EMCDDA") != set()


def test_actions_export_to_a_spreadsheet(client: TestClient) -> None:
    response = client.get("/v1/actions", params={"format": "csv", "body": "CEPOL"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert {row["number"] for row in rows} == numbers(client, body="CEPOL")
    assert all(row["text"] and row["bodies"] for row in rows)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_a_spreadsheet_runs(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert harmless("plain = text") == "plain = text"


@pytest.mark.parametrize("number", ["46", "act_46", "Action 46", "ACTION 46"])
def test_one_action_has_its_row_and_its_place_in_the_text(client: TestClient, number: str) -> None:
    action = client.get(f"/v1/actions/{number}").json()
    assert action["bodies"] == ["Member States", "CEPOL", "EMCDDA", "Eurojust"]
    assert (action["timetable"], action["start"], action["end"]) == ("2023", 2023, 2023)
    text = client.get(f"/v1/documents/{PLAN}/text").content.decode("utf-8")
    assert text[action["start_offset"] : action["end_offset"]] == action["quote"]


# ------------------------------------------------------------------------------ documents


def test_documents_say_what_they_are_and_every_source_what_became_of_it(client: TestClient) -> None:
    found = client.get("/v1/documents").json()
    assert {"indexed"} == {source["outcome"] for source in found["sources"]}
    plan = next(each for each in found["documents"] if each["id"] == PLAN)
    assert plan == {k: v for k, v in client.get(f"/v1/documents/{PLAN}").json().items() if k != "index"}
    assert plan["units"]["action"] == 53
    assert plan["findings"]


def test_a_unit_has_its_words_its_neighbours_and_its_footnotes(client: TestClient) -> None:
    unit = client.get(f"/v1/documents/{PLAN}/units/act_19").json()
    assert unit["text"].startswith("Action 19.")
    assert [each["place"] for each in unit["ancestors"]] == ["sp_3", "sec_A"]
    assert "act_19.timetable" in [each["place"] for each in unit["children"]]
    assert [note["place"] for note in unit["footnotes"]] == ["fn_4"]
    listed = client.get(f"/v1/documents/{PLAN}/units").json()["units"]
    assert {each["place"] for each in listed} >= {"act_19", "fn_4", "sp_3"}


def test_canonical_text_is_served_once(client: TestClient) -> None:
    first = client.get(f"/v1/documents/{PLAN}/text")
    again = client.get(f"/v1/documents/{PLAN}/text", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


# ------------------------------------------------------------------------------ every response


def test_every_response_gives_nothing_away(client: TestClient) -> None:
    for path in ("/health", "/ready", "/v1/documents", "/nowhere", "/v1/search?q="):
        headers = client.get(path).headers
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert headers["x-content-type-options"] == "nosniff"
        assert len(headers["x-request-id"]) == 16
        assert "set-cookie" not in headers


def test_questions_are_never_logged(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    # commands that other tests ran in this process have set our own loggers' level
    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.DEBUG, logger="vouch"):
        asked(client, "Who supervises the zanzibar lighthouse?")
        client.get("/v1/search", params={"q": "zanzibar lighthouse"})
        client.get("/v1/zanzibar")
        client.post("/v1/ask", content=b'{"question": "zanzibar", ')
    ours = [record for record in caplog.records if record.name.startswith("vouch")]
    assert len(ours) == 4
    # the test client's own messages are those of whoever asks
    said = [r.getMessage() for r in caplog.records if not r.name.startswith(("httpx", "httpcore"))]
    assert not [message for message in said if "zanzibar" in message.lower()]


def test_the_description_has_an_example_and_a_summary_for_every_route(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], (path, method)
            assert operation["description"], (path, method)
            for parameter in operation.get("parameters", ()):
                assert parameter["description"], (path, parameter["name"])
    body = described["components"]["schemas"]["AskBody"]
    assert body["properties"]["question"]["examples"]


def test_other_origins_are_let_in_by_name_and_without_credentials(engine: Engine) -> None:
    settings = engine.settings.model_copy(update={"allowed_origins": ("https://intranet.example",)})
    with TestClient(create(settings, engine)) as client:
        allowed = client.get("/health", headers={"Origin": "https://intranet.example"}).headers
        assert allowed["access-control-allow-origin"] == "https://intranet.example"
        assert "access-control-allow-credentials" not in allowed
        refused = client.get("/health", headers={"Origin": "https://intranet.example.evil.example"}).headers
        assert "access-control-allow-origin" not in refused


def test_a_subpath_works_whether_the_proxy_keeps_it_or_strips_it(engine: Engine) -> None:
    settings = engine.settings.model_copy(update={"base_path": "/vouch"})
    with TestClient(create(settings, engine)) as client:
        assert client.get("/vouch/health").status_code == 200
        assert client.get("/health").status_code == 200


# ------------------------------------------------------------------------------ no index yet, a new index


def test_without_an_index_it_says_when_to_come_back_and_then_answers(settings: Settings) -> None:
    with TestClient(create(settings)) as client:
        assert client.get("/health").status_code == 200
        for response in (client.get("/ready"), client.post("/v1/ask", json={"question": "salmon?"})):
            assert response.status_code == 503
            assert int(response.headers["retry-after"]) > 0
            assert response.json()["error"]["code"] == "not_ready"
            assert "vouch build" in response.json()["error"]["message"]
        first = build(settings).version
        assert until(lambda: client.get("/ready").status_code == 200)
        assert client.get("/ready").json()["index"] == first
        second = build(settings, force=True).version
        assert until(lambda: client.get("/ready").json()["index"] == second)


def test_a_damaged_index_is_said_to_be_so(settings: Settings) -> None:
    report = build(settings)
    (settings.data / "versions" / report.version / "records.sqlite").write_bytes(b"")
    with TestClient(create(settings)) as client:
        assert until(lambda: "damaged" in client.get("/ready").json()["error"]["message"])
        assert client.get("/ready").status_code == 503


def test_the_last_index_goes_on_answering_when_a_newer_one_cannot_be_opened(settings: Settings) -> None:
    first = build(settings)
    engine = Engine.open(settings)
    with TestClient(create(settings, engine)) as client:
        (settings.data / "current").write_text("nowhere\n", "utf-8")
        time.sleep(0.1)
        assert client.get("/ready").json()["index"] == first.version


def until(condition: Any, seconds: float = 30) -> bool:
    """Wait for ``condition``; whether it came to hold."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


def test_the_corpus_folder_is_no_web_folder(client: TestClient) -> None:
    for path in ("/corpus/catalogue.toml", "/v1/documents/..%2f..%2fcatalogue.toml", "/v1/documents/../../etc/passwd"):
        assert client.get(path).status_code == 404
    assert Path("corpus/catalogue.toml").suffix == ".toml"
