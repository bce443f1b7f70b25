"""How long things take, for the README: ``python -m evaluation.benchmark``.

Three figures, each from a process of its own, so that nothing is warm that would not be: from a
checkout with packages but without an index to the first answer; from start to ready with the
index built; and a question, answered in one process, one after the other.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from evaluation.load import PARTS, questions
from index.answer import ask
from index.engine import ensure
from index.errors import BadRequest
from index.settings import Settings

_QUESTION = "Which actions is CEPOL responsible for?"
_DEADLINE_S = 600
_REPEATS = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds and milliseconds; ``processors`` is how many there were, ``load`` what else they did."""

    first_answer_s: float
    ready_s: float
    question_p50_ms: float
    question_p95_ms: float
    questions: int
    processors: int
    load: float


def measure() -> Figures:
    """All three figures, in a folder that is removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="vouch-benchmark-"))
    try:
        environment = {**os.environ, "VOUCH_DATA": str(folder)}
        started = time.perf_counter()
        _vouch("ask", _QUESTION, environment=environment)
        first_answer = time.perf_counter() - started
        ready = statistics.median(_ready(environment) for _ in range(_REPEATS))
        times = _questions(Settings(data=folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return Figures(
        round(first_answer, 1), round(ready, 1), round(percentile(times, 50), 1), round(percentile(times, 95), 1),
        len(times), os.cpu_count() or 1, round(os.getloadavg()[0], 1),
    )  # fmt: skip


def from_clone() -> float:
    """Seconds from a fresh clone to the first answer, by the commands that `make run` runs; packages are
    downloaded or taken from wherever pip finds them."""
    checkout = Path(__file__).resolve().parents[1]
    with tempfile.TemporaryDirectory(prefix="vouch-clone-") as folder:
        clone = Path(folder) / "vouch"
        subprocess.run(["git", "clone", "--quiet", str(checkout), str(clone)], check=True)
        started = time.perf_counter()
        subprocess.run(["make", "--silent", "setup"], cwd=clone, check=True, stdout=subprocess.DEVNULL)
        subprocess.run([".venv/bin/vouch", "ask", _QUESTION], cwd=clone, check=True, stdout=subprocess.DEVNULL)
        return round(time.perf_counter() - started, 1)


def _vouch(*arguments: str, environment: Mapping[str, str]) -> None:
    command = [sys.executable, "-m", "api.cli", *arguments]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _ready(environment: Mapping[str, str]) -> float:
    """Seconds from starting a server until it says that it is ready."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port)]
    started = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            while time.perf_counter() - started < _DEADLINE_S:
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/ready", timeout=5):
                        return time.perf_counter() - started
                except (urllib.error.URLError, OSError):
                    time.sleep(0.02)
            raise TimeoutError(f"the server was not ready after {_DEADLINE_S} s")
        finally:
            server.terminate()


def _questions(settings: Settings) -> list[float]:
    """Milliseconds for each question of the question sets."""
    engine = ensure(settings)
    times = []
    for question in questions(PARTS):
        started = time.perf_counter()
        try:
            ask(engine, question.text)
        except BadRequest:
            continue
        times.append((time.perf_counter() - started) * 1000)
    engine.close()
    return times


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least ``percent`` of all are no greater than (nearest rank)."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(len(ranked) * percent / 100) - 1)]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--clone", is_flag=True, help="Only this: from a fresh clone, packages installed, to an answer.")
def main(as_json: bool, clone: bool) -> None:
    """Measure how long the first answer, a start and a question take on this machine."""
    if clone:
        seconds = from_clone()
        click.echo(json.dumps({"clone_s": seconds}) if as_json else f"from a fresh clone to an answer: {seconds} s")
        return
    figures = measure()
    if as_json:
        click.echo(json.dumps(asdict(figures)))
        return
    click.echo(f"from installed packages to the first answer: {figures.first_answer_s} s")
    click.echo(f"from start to ready, index built: {figures.ready_s} s")
    click.echo(
        f"a question: median {figures.question_p50_ms} ms, 95th percentile {figures.question_p95_ms} ms "
        f"({figures.questions} questions; {figures.processors} processors, load {figures.load})"
    )


if __name__ == "__main__":
    main()
