"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from api.cli import main
from index.build import build
from index.engine import Engine
from index.settings import Settings
from index.versions import Versions

ROOT = Path(__file__).parents[2]


@pytest.fixture
def vouch(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Any:
    """Runs a command on the small corpus, which has no index yet."""
    monkeypatch.setenv("VOUCH_DATA", str(settings.data))
    monkeypatch.setenv("VOUCH_CORPUS", str(settings.corpus))

    def run(*arguments: str, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return run


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> Any:
    """Runs a command on the shipped corpus, which is indexed."""
    monkeypatch.setenv("VOUCH_DATA", str(engine.settings.data))
    monkeypatch.setenv("VOUCH_CORPUS", str(engine.settings.corpus))

    def run(*arguments: str, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return run


def said(result: Result, code: int = 0) -> str:
    assert result.exit_code == code, result.output + str(result.exception)
    return result.stdout


# ------------------------------------------------------------------------------ build


def test_build_prints_the_account_and_again_that_nothing_changed(vouch: Any) -> None:
    first = said(vouch("build"))
    assert "1 sources = 1 indexed + 0 empty + 0 failed" in first
    assert "findings" in first
    assert "0 passages embedded" in said(vouch("build"))
    report = json.loads(said(vouch("build", "--force", "--json")))
    assert (report["published"], report["embedded"]) == (True, 0)


def test_a_second_build_exits_with_2_and_says_who_builds(vouch: Any, settings: Settings) -> None:
    with Versions(settings.data).lock():
        result = vouch("build")
    said(result, 2)
    assert f"process {os.getpid()}" in result.stderr


def test_versions_are_listed_and_one_can_go_back(vouch: Any) -> None:
    said(vouch("build"))
    said(vouch("build", "--force"))
    newest, older = said(vouch("versions")).splitlines()
    assert newest.startswith("* ")
    name = older.split()[0]
    assert f"* {name}" in said(vouch("versions", "--use", name))
    result = vouch("versions", "--use", "nothing")
    said(result, 2)
    assert name in result.stderr


# ------------------------------------------------------------------------------ ask


def test_ask_builds_an_absent_index_and_keeps_progress_off_standard_output(vouch: Any) -> None:
    result = vouch("ask", "--json", "Who measures the water of the rivers?")
    answer = json.loads(said(result))
    assert answer["version"] == 1
    assert "Embedding" in result.stderr


def test_ask_prints_an_answer_for_people(shipped: Any) -> None:
    text = said(shipped("ask", "What is monitored on the darknet?"))
    assert "Action 18" in text
    assert "“" in text
    assert "\x1b" not in text  # no terminal, no colours


@pytest.mark.parametrize("question", ["", "   ", "x" * 3000, "half \udcff"])
def test_a_question_that_is_none_exits_with_2_and_says_what_would_be_right(shipped: Any, question: str) -> None:
    result = shipped("ask", question)
    assert said(result, 2) == ""
    assert "Error" in result.stderr


@pytest.mark.parametrize("arguments", [["ask"], ["ask", "x", "--on", "soon"], ["ask", "--batch", "nowhere.jsonl"]])
def test_a_command_that_is_wrong_exits_with_2(shipped: Any, arguments: list[str]) -> None:
    said(shipped(*arguments), 2)


def test_a_batch_answers_line_by_line_and_prints_nothing_else(shipped: Any) -> None:
    lines = [
        '{"id": "a", "question": "What is monitored on the darknet?"}',
        "",
        '{"id": 7, "question": "  "}',
        json.dumps({"id": "long", "question": "x" * 3000}),
        '{"id": "half", "question": "\\ud800"}',
        '{"id": "none"}',
        '{"id": "number", "question": 5}',
        '{"id": ["odd"], "question": "What is monitored on the darknet?", "on": "2024-01-01"}',
        '{"id": "day", "question": "What is monitored on the darknet?", "on": "soon"}',
        "not JSON",
        '{"id": NaN, "question": "x"}',
        "[1]",
    ]
    result = shipped("ask", "--batch", "-", stdin="\n".join(lines))
    answered = [json.loads(line) for line in said(result).splitlines()]
    assert [each["id"] for each in answered] == [
        "a", 7, "long", "half", "none", "number", ["odd"], "day", None, None, None
    ]  # fmt: skip
    for each in answered:
        assert set(each) == {"id", "answer"}
        assert each["answer"]["version"] == 1
    for number in (1, 2, 3, 4, 5, 7, 8, 9, 10):
        assert answered[number]["answer"]["status"] == "not_found"
        assert answered[number]["answer"]["answer"]
        assert answered[number]["answer"]["claims"] == []
    assert answered[6]["answer"]["on"] == "2024-01-01"


def test_a_batch_that_holds_no_question_at_all_is_refused(shipped: Any, tmp_path: Path) -> None:
    (tmp_path / "image.jsonl").write_bytes(b"\x89PNG\r\n\x1a\n" * 3)
    for stdin in ("hello\nworld\n", b"\xff\xfe\x00"):
        said(shipped("ask", "--batch", "-", stdin=stdin), 2)
    said(shipped("ask", "--batch", str(tmp_path / "image.jsonl")), 2)
    assert said(shipped("ask", "--batch", "-", stdin="")) == ""


# ------------------------------------------------------------------------------ verify


def test_what_was_answered_verifies_and_what_was_altered_exits_with_1(shipped: Any, tmp_path: Path) -> None:
    answer = json.loads(said(shipped("ask", "--json", "How are prison staff trained?")))
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(answer), "utf-8")
    assert "Verified." in said(shipped("verify", str(path)))
    assert "Verified." in said(shipped("verify", "-", stdin=json.dumps({"id": 1, "answer": answer})))
    answer["citations"][0]["quote"] += " and fish"
    path.write_text(json.dumps(answer), "utf-8")
    assert "changed" in said(shipped("verify", str(path)), 1)
    for wrong in ("", "[]", '{"citations": 5}', "{", '{"citations": [NaN]}'):
        said(shipped("verify", "-", stdin=wrong), 2)


# ------------------------------------------------------------------------------ the rest


def test_search_prints_scores_and_refuses_what_does_not_exist(shipped: Any) -> None:
    assert "act_18" in said(shipped("search", "darknet", "--mode", "keyword", "--top-k", "3"))
    found = json.loads(said(shipped("search", "darknet", "--json", "--document", "32014L0042.digest")))
    assert {hit["document"] for hit in found["passages"]} == {"32014L0042.digest"}
    said(shipped("search", "darknet", "--mode", "magic"), 2)
    said(shipped("search", "darknet", "--document", "nothing"), 2)
    said(shipped("search", " "), 2)


def test_documents_and_their_units_are_shown(shipped: Any) -> None:
    assert "53 action" in said(shipped("documents"))
    assert json.loads(said(shipped("documents", "--json")))[0]["units"]["action"] == 53
    assert said(shipped("show", "eu-drugs-action-plan-2021-2025", "act_46.timetable")) == "2023\n"
    assert json.loads(said(shipped("show", "eu-drugs-action-plan-2021-2025", "act_46", "--json")))["ancestors"]
    said(shipped("show", "nothing"), 2)
    said(shipped("show", "eu-drugs-action-plan-2021-2025", "act_54"), 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [("VOUCH_PORT", "many"), ("VOUCH_PORT", "0"), ("VOUCH_LOG_LEVEL", "loud"), ("VOUCH_QDRANT_URL", "::")],
)
def test_a_setting_that_is_wrong_is_named(vouch: Any, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    result = vouch("build")
    said(result, 2)
    assert name in result.stderr


def test_a_folder_that_cannot_be_written_to_is_named(
    vouch: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("VOUCH_DATA", str(tmp_path / "file" / "data"))
    result = vouch("build")
    said(result, 2)
    assert "file" in result.stderr


def test_a_damaged_index_is_an_error_that_says_what_to_do(vouch: Any, settings: Settings) -> None:
    version = build(settings).version
    (settings.data / "versions" / version / "records.sqlite").unlink()
    for arguments in (["ask", "salmon?"], ["serve", "--port", "8999"], ["documents"]):
        result = vouch(*arguments)
        said(result, 2)
        assert "vouch build" in result.stderr


def test_every_command_has_help() -> None:
    for name, command in main.commands.items():
        result = CliRunner().invoke(main, [name, "--help"])
        assert said(result)
        assert command.help, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, (name, parameter.name)


# ------------------------------------------------------------------------------ serve


@pytest.fixture
def environment(settings: Settings) -> dict[str, str]:
    here = {"VOUCH_DATA": str(settings.data), "VOUCH_CORPUS": str(settings.corpus), "PYTHONPATH": str(ROOT)}
    return {**os.environ, **here}


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    return number


def test_serve_builds_says_when_it_is_ready_and_where_and_stops_on_request(
    environment: dict[str, str], port: int, settings: Settings
) -> None:
    arguments = [sys.executable, "-m", "api.cli", "serve", "--port", str(port)]
    with subprocess.Popen(
        arguments, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        ready = process.stdout.readline()
        assert ready.startswith(f"Ready on http://127.0.0.1:{port} ")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/ready", timeout=10) as response:
            assert json.load(response)["index"] == Versions(settings.data).current()
        # building and asking go on beside a server
        assert build(settings, force=True).published
        process.terminate()
        _, logged = process.communicate(timeout=20)
    assert process.returncode in (0, -15)
    assert "Traceback" not in logged


def test_a_port_in_use_is_said_before_anything_is_built(vouch: Any, settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = vouch("serve", "--port", str(taken.getsockname()[1]))
    said(result, 2)
    assert "--port" in result.stderr
    assert Versions(settings.data).current() is None


def test_two_that_ask_at_once_without_an_index_build_it_once(environment: dict[str, str], settings: Settings) -> None:
    arguments = [sys.executable, "-m", "api.cli", "search", "salmon", "--json"]
    both = [
        subprocess.Popen(arguments, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for process in both:
        out, err = process.communicate(timeout=100)
        assert process.returncode == 0, err
        assert json.loads(out)["passages"][0]["place"] == "act_3"
    assert len(Versions(settings.data).names()) == 1
