"""``python -m evaluation`` over the real corpus, from asking to the page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def command(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    asked = [sys.executable, "-m", "evaluation", *arguments]
    surroundings = {**os.environ, "VOUCH_DATA": str(data)}
    return subprocess.run(asked, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """Where one index is built for all of these tests."""
    return tmp_path_factory.mktemp("data")


@pytest.mark.slow
def test_a_part_of_the_questions_gives_a_report_that_the_next_one_is_compared_with(tmp_path, data):
    narrow = ("--part", "tune", "--kind", "language", "--kind", "set", "--folder", str(tmp_path / "report"))
    first = command(*narrow, data=data)
    assert first.returncode == 0, first.stderr
    assert "tune language" in first.stdout
    made = json.loads((tmp_path / "report" / "report.json").read_text("utf-8"))
    assert made["questions"] == {"tune language": 24, "tune set": 60}
    assert made["answers"]["tune all"]["quotes stand"]["mean"] == 1.0
    again = command(*narrow, data=data)
    assert again.returncode == 0, again.stderr
    rows = json.loads((tmp_path / "report" / "report.json").read_text("utf-8"))["against"]["rows"]
    assert rows == []


@pytest.mark.slow
def test_a_crossed_floor_is_exit_code_one_and_is_said(tmp_path, data):
    narrow = ("--part", "tune", "--kind", "set", "--check", "--folder", str(tmp_path / "report"))
    done = command(*narrow, data=data)
    assert done.returncode == 1, done.stderr
    assert "was not measured" in done.stderr  # the floors want the frozen part too


def test_an_earlier_report_that_is_none_is_said_before_anything_is_asked(tmp_path, data):
    done = command("--against", str(tmp_path / "nowhere.json"), data=data)
    assert done.returncode == 2
    assert "cannot be read as a report" in done.stderr
    assert "Traceback" not in done.stderr
