"""An answer in a terminal and in a pipe."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest

from api.terminal import show
from index.answer import ask
from index.engine import Engine
from index.limits import refused

PLAN = "eu-drugs-action-plan-2021-2025"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def answered(engine: Engine, **fields: Any) -> dict[str, Any]:
    document = engine.records.document(PLAN)
    unit = engine.records.unit(PLAN, "act_46")
    citation = {
        "document": PLAN,
        "place": "act_46",
        "label": "Action 46",
        "kind": "text",
        "state": "original",
        "as_of": None,
        "language": "en",
        "legal_status": None,
        "start": unit.start,
        "end": unit.end,
        "quote": unit.span.of(document.text),
        "sha256": document.sha256,
    }
    items = [f"{PLAN}/act_4", f"{PLAN}/act_46"]
    base = refused("Which actions?", "2 of 53 actions: 4 and 46.", dt.date(2026, 1, 1), "v")
    result = {"kind": "actions", "items": items, "count": 2, "checked": 53, "scope": "complete", "groups": []}
    return {**base, "status": "complete", "citations": [citation], "result": result, **fields}


def printed(engine: Engine, answer: dict[str, Any], output: io.StringIO) -> str:
    show(answer, engine, output)
    return output.getvalue()


def test_a_pipe_gets_plain_lines_with_cells_separated_by_tabs(engine: Engine) -> None:
    text = printed(engine, answered(engine), io.StringIO())
    lines = text.splitlines()
    assert lines[0] == "2 of 53 actions: 4 and 46."
    assert "2 of 53 actions; complete" in lines
    assert any(line.startswith("46\t") and "\tMember States, CEPOL, EMCDDA, Eurojust" in line for line in lines)
    assert "“Action 46." in text
    assert "\x1b" not in text


def test_a_terminal_gets_a_table_with_a_caption(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    text = printed(engine, answered(engine), Terminal())
    assert "2 of 53 actions; complete" in text
    assert "Who" in text


def test_words_of_a_text_are_no_mark_up_and_obey_no_terminal(engine: Engine) -> None:
    nasty = "[bold red]x[/] \x1b[2J\x07 [link=http://x]y[/link]"
    answer = answered(engine, answer=nasty, notes=[nasty])
    text = printed(engine, answer, io.StringIO())
    assert "[bold red]x[/]" in text
    assert "\x1b" not in text
    assert "\x07" not in text


def test_a_refusal_shows_the_nearest_passages_as_such(engine: Engine) -> None:
    passage = {"rank": 1, "score": 0.1, "document": PLAN, "place": "act_1", "label": "Action 1", "text": "Further …"}
    fields: dict[str, Any] = {"citations": [], "result": None, "passages": [passage]}
    text = printed(engine, answered(engine, status="not_found", **fields), io.StringIO())
    assert "not found" in text
    assert "Nearest passages" in text
    assert "Action 1: Further …" in text


def test_what_is_held_instead_is_said_in_words_and_is_no_list_of_python(engine: Engine) -> None:
    output = io.StringIO()
    show(ask(engine, "What is performance indicator 13?"), engine, output)
    assert "Held instead: 1, 2, 3" in output.getvalue()
    assert "['1'" not in output.getvalue()


def test_readings_parts_and_groups_are_shown(engine: Engine) -> None:
    part = answered(engine, question="And who?")
    reading = {"reading": "due by then", "result": {"items": [f"{PLAN}/act_46"]}}
    text = printed(engine, answered(engine, readings=[reading], parts=[part]), io.StringIO())
    assert "due by then: 1 (act_46)" in text
    assert "And who?" in text


def test_many_quotes_are_cut_and_said_to_be(engine: Engine) -> None:
    answer = answered(engine)
    answer["citations"] = answer["citations"] * 20
    assert "12 more quotes" in printed(engine, answer, io.StringIO())
