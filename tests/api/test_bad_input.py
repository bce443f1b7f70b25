"""No input gives a 5xx, and every error has the one shape."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

PLAN = "eu-drugs-action-plan-2021-2025"


def refused(response: Any) -> dict[str, Any]:
    """The error of a refused request, its shape checked."""
    assert 400 <= response.status_code < 500, (response.status_code, response.text[:300])
    error: dict[str, Any] = response.json()["error"]
    assert set(error) == {"code", "message", "request_id", "details"}
    assert error["message"]
    assert error["request_id"] == response.headers["x-request-id"]
    return error


BODIES = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'"x"',
    b"{}",
    b'{"question": null}',
    b'{"question": 5}',
    b'{"question": ["x"]}',
    b'{"question": ""}',
    b'{"question": "  \\n\\t "}',
    b'{"question": "\\u200b"}'.replace(b"\\u200b", b" "),
    b'{"question": NaN}',
    b'{"question": "x", "on": NaN}',
    b'{"question": "x", "previous": {"a": NaN}}',
    b'{"question": "x", "previous": {"a": Infinity}}',
    b'{"question": "x", "previous": {"a": -Infinity}}',
    b'{"question": "x", "previous": {"a": 1e400}}',
    b'{"question": "x", "previous": {"a": 123456789012345678901234567890}}',
    b'{"question": "\\ud800"}',
    b'{"question": "a\\udfffb"}',
    b'{"question": "x", "previous": {"\\ud800": 1}}',
    b'{"question": "x", "on": "yesterday"}',
    b'{"question": "x", "on": "2024-02-30"}',
    b'{"question": "x", "unknown": 1}',
    b'{"question": "x", "previous": []}',
    b'{"question": "' + b"x" * 3000 + b'"}',
    b'{"question": "' + b"\\u00e9" * 3000 + b'"}',
    b'{"question": "x", "previous": ' + b'{"a":' * 100 + b"1" + b"}" * 100 + b"}",
    b"[" * 900_000,
    b'{"a":' * 150_000,
    b'"' + b'\\"' * 300_000,
    b"1" * 100_000,
    b"\xff\xfe{}",
    b"\xef\xbb\xbf{}",
    b'{"question": "\xff"}',
]


@pytest.mark.parametrize("route", ["/v1/ask", "/v1/verify"])
@pytest.mark.parametrize("body", BODIES, ids=lambda body: repr(body[:40]))
def test_bodies_that_are_wrong_are_refused(client: TestClient, route: str, body: bytes) -> None:
    response = client.post(route, content=body, headers={"Content-Type": "application/json"})
    if route == "/v1/verify" and response.status_code == 200:
        assert not response.json()["citations"]  # an object without citations is an answer without receipts
        return
    refused(response)


def test_a_question_is_refused_with_what_would_be_right(client: TestClient) -> None:
    empty = refused(client.post("/v1/ask", json={"question": " "}))
    assert (empty["code"], "Ask something" in empty["message"]) == ("bad_question", True)
    long = refused(client.post("/v1/ask", json={"question": "x" * 3000}))
    assert (long["code"], "2,900" in long["message"]) == ("bad_question", True)


def test_a_body_may_have_a_megabyte(client: TestClient) -> None:
    large = json.dumps({"question": "x" * 1_100_000}).encode()
    assert refused(client.post("/v1/ask", content=large))["code"] == "too_large"

    def drops() -> Any:
        for _ in range(200):
            yield b" " * 10_000

    assert refused(client.post("/v1/ask", content=drops()))["code"] == "too_large"


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere",
        "/v1",
        "/v1/documents/nothing",
        "/v1/documents/%00",
        "/v1/documents/%ff%fe",
        "/v1/documents/" + "x" * 3000,
        f"/v1/documents/{PLAN}/units/act_54",
        f"/v1/documents/{PLAN}/units/%F0%9F%92%A9",
        "/v1/documents/nothing/text",
        "/v1/documents/nothing/units",
        "/v1/actions/54",
        "/v1/actions/0",
        "/v1/actions/-1",
        "/v1/actions/46?document=nothing",
        "/v1/actions/%ED%A0%80",
        "/v1/actions?body=nobody",
        "/v1/actions?body=",
        "/v1/actions?year=soon",
        "/v1/actions?year=99999999999999999999",
        "/v1/actions?year=NaN",
        "/v1/actions?area=99.9",
        "/v1/actions?priority=9",
        "/v1/actions?section=Z",
        "/v1/actions?timetable=someday",
        "/v1/actions?document=nothing",
        "/v1/actions?colour=blue",
        "/v1/actions?format=pdf",
        "/v1/actions?body=%ff",
        "/v1/search",
        "/v1/search?q=",
        "/v1/search?q=%20",
        "/v1/search?q=" + "x" * 3000,
        "/v1/search?q=x&top_k=0",
        "/v1/search?q=x&top_k=1000000",
        "/v1/search?q=x&top_k=NaN",
        "/v1/search?q=x&mode=magic",
        "/v1/search?q=x&document=nothing",
        "/v1/search?q=x&kind=nothing",
        f"/v1/search?q=x&place={PLAN}/act_54",
        "/v1/search?q=x&place=act_5",
        "/v1/search?q=x&colour=blue",
    ],
)
def test_addresses_that_are_wrong_are_refused(client: TestClient, address: str) -> None:
    refused(client.get(address))


def test_methods_that_are_wrong_are_refused(client: TestClient) -> None:
    assert refused(client.get("/v1/ask"))["code"] == "method_not_allowed"
    assert client.delete("/v1/documents").headers["allow"] == "GET"


def test_a_refusal_lists_what_there_is(client: TestClient) -> None:
    assert "53 actions" in refused(client.get("/v1/actions/54"))["message"]
    assert "CEPOL" in refused(client.get("/v1/actions?body=nobody"))["message"]
    assert PLAN in refused(client.get("/v1/documents/nothing"))["message"]
    assert "act_1" in refused(client.get(f"/v1/documents/{PLAN}/units/nowhere"))["message"]
    assert "6.1" in refused(client.get("/v1/actions?area=9.9"))["message"]


CITATION = {"document": PLAN, "place": "act_46", "start": 0, "end": 5, "quote": "x", "sha256": "0"}


@pytest.mark.parametrize(
    "answer",
    [
        {"citations": 5},
        {"citations": ["x"]},
        {"citations": [{}]},
        {"citations": [{**CITATION, "start": "0"}]},
        {"citations": [{**CITATION, "end": True}]},
        {"citations": [{**CITATION, "quote": None}]},
        {"citations": [CITATION], "claims": [{"text": "x", "citations": [1]}]},
        {"citations": [CITATION], "claims": [{"text": "x", "citations": [-1]}]},
        {"citations": [CITATION], "claims": [{"citations": [0]}]},
        {"citations": [CITATION], "claims": {"a": 1}},
        {"citations": [], "result": []},
        {"citations": [], "answer": 5},
        {"citations": [CITATION] * 1001},
        {"citations": [], "parts": "x"},
        {"parts": [{"citations": 5}]},
    ],
)
def test_what_is_no_answer_is_refused(client: TestClient, answer: dict[str, Any]) -> None:
    assert refused(client.post("/v1/verify", json=answer))["code"] == "bad_answer"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip
fields = ("question", "on", "previous", "citations", "claims", "result", "answer", "parts", "readings", "version")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(fields), json_values, max_size=6))
def test_no_json_makes_the_service_fail(client: TestClient, body: dict[str, Any]) -> None:
    for route in ("/v1/ask", "/v1/verify"):
        response = client.post(route, json=body)
        assert response.status_code < 500, (body, response.text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_no_question_makes_the_service_fail(client: TestClient, question: str) -> None:
    assert client.post("/v1/ask", json={"question": question}).status_code < 500
    assert client.get("/v1/search", params={"q": question}).status_code < 500
    assert client.get("/v1/actions", params={"body": question}).status_code < 500
