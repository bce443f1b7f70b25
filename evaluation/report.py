"""A report: figures with intervals as JSON, and the same as a page with tables and plots.

Words of frozen questions never enter a report, so that reading it tunes nothing: the list of the
worst questions is drawn from the tuning part, frozen ones appear as figures and ids alone.
"""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation import figures
from evaluation.errors import QuestionError
from evaluation.load import Question
from evaluation.measures.retrieval import first_rank
from evaluation.page import page
from evaluation.runs import FAILED, RELEVANT, Searched
from evaluation.scoring import Scored
from evaluation.units import grades
from index.engine import Engine

FOLDER = Path(__file__).parent / "report"
FLOORS = Path(__file__).parent / "floors.toml"
WORST = 60
"""Rows in the list of the worst questions."""

Report = dict[str, Any]


def assemble(
    engine: Engine,
    questions: Sequence[Question],
    scores: Sequence[Scored],
    results: Sequence[Searched],
    on: dt.date,
) -> Report:
    """Everything that a report says, as data that JSON can hold."""
    answers = figures.answer_values(scores)
    values = {"answers": answers} | {f"search {each.mode}": each.scores for each in results}
    return {
        "version": 1,
        "made": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "on": on.isoformat(),
        "index": engine.version,
        "model": engine.embedder.card.key,
        "documents": list(engine.records.document_ids),
        "questions": _counted(questions),
        "answers": figures.table(answers, questions),
        "search": figures.modes(results, questions),
        "refusing": figures.refusing(scores),
        "failed": sorted(each.id for each in scores if each.status == FAILED),
        "latency": figures.latency(scores),
        "took_ms": sorted(round(scored.took_ms, 3) for scored in scores),
        "worst": worst(questions, scores, results),
        "values": _rounded(values),
    }


def worst(questions: Sequence[Question], scores: Sequence[Scored], results: Sequence[Searched]) -> list[dict[str, Any]]:
    """Wrong answers of the tuning part, those whose right passage came last or never first."""
    scored = {each.id: each for each in scores}
    rows: list[dict[str, Any]] = []
    for question in questions:
        own = scored[question.id]
        if question.part != "tune" or own.right:
            continue
        ranks = {each.mode: _rank(question, each) for each in results if question.id in each.run}
        row = {
            "id": question.id,
            "question": question.text,
            "status": own.status,
            "wanted": list(question.gold.status),
            "cited_at": own.rank,
            "ranks": ranks,
        }
        rows.append(row)
    never = 1_000

    def badness(row: Mapping[str, Any]) -> tuple[int, str]:
        ranks = [rank or never for rank in row["ranks"].values()]
        return -min(ranks, default=0), row["id"]

    return sorted(rows, key=badness)[:WORST]


def _rank(question: Question, result: Searched) -> int | None:
    return first_rank(result.run[question.id], grades(question.gold), RELEVANT)


# ------------------------------------------------------------------ files


def read(path: Path) -> Report:
    """An earlier report: the file, or ``report.json`` in the folder.

    Raises:
        QuestionError: there is none, or it is no report of this version.
    """
    file = path / "report.json" if path.is_dir() else path
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise QuestionError(f"{file} cannot be read as a report: {error}") from error
    if not isinstance(found, dict) or found.get("version") != 1 or "values" not in found:
        raise QuestionError(f"{file} is no report of version 1")
    return found


def write(report: Report, folder: Path = FOLDER, against: Report | None = None) -> None:
    """``report.json`` and ``index.html`` in ``folder``; ``against`` adds what changed since."""
    if against is not None:
        changed = figures.changes(report["values"], against["values"])
        report = report | {"against": {"made": against["made"], "index": against["index"], "rows": changed}}
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report, ensure_ascii=False, indent=None, separators=(",", ":"), sort_keys=True)
    (folder / "report.json").write_text(text + "\n", "utf-8")
    (folder / "index.html").write_text(page(report), "utf-8")


# ------------------------------------------------------------------ floors


def crossed(report: Report, floors: Path = FLOORS) -> list[str]:
    """Each floor that the report falls below (or ceiling that it rises above), in words.

    A floor names a group and a measure that the report has; one that it lacks counts as crossed.

    Raises:
        QuestionError: the file of floors is missing or malformed.
    """
    try:
        wanted = tomllib.loads(floors.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise QuestionError(f"{floors} cannot be read: {error}") from error
    tables = {"answers": report["answers"], "search": report["search"]["tables"][report["search"]["default"]]}
    found = []
    for family, groups in wanted.items():
        for group, limits in groups.items():
            for measure, limit in limits.items():
                held = tables.get(family, {}).get(group, {}).get(measure)
                low = measure != "wrongly refused"
                if held is None:
                    found.append(f"{family}, {group}: {measure} was not measured, the floor is {limit}")
                elif (held["mean"] < limit) if low else (held["mean"] > limit):
                    side = "below the floor" if low else "above the ceiling"
                    found.append(f"{family}, {group}: {measure} is {held['mean']:.3f}, {side} of {limit}")
    return found


def _counted(questions: Sequence[Question]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for question in questions:
        group = f"{question.part} {question.kind}"
        counts[group] = counts.get(group, 0) + 1
    return counts


def _rounded(values: Mapping[str, figures.Values]) -> dict[str, figures.Values]:
    return {
        family: {name: {q: round(value, 6) for q, value in of.items()} for name, of in measures.items()}
        for family, measures in values.items()
    }
