"""Asking the product: every question once, and every free question in every mode of search."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.load import Question
from evaluation.measures import retrieval
from evaluation.scoring import Scored, score
from evaluation.units import grades, ranking
from index.answer import ask
from index.engine import Engine
from index.errors import BadRequest
from index.progress import Progress
from index.search import MODES

PASSAGES = 50
"""Taken from each ranking: several passages of one unit count once, and ten units must remain."""

RELEVANT = 2
"""The least grade that answers; see evaluation/questions/README.md."""

FAILED = "failed"
"""The status given to a question on which the product broke down."""

SEARCHED = ("plain", "reworded", "distant", "cross", "messy", "language")
"""Kinds with questions in free words."""


@dataclass(frozen=True, slots=True)
class Searched:
    """The rankings of one mode: units by question, and the measures of each question."""

    mode: str
    run: dict[str, list[str]]
    scores: retrieval.Scores


def searched(engine: Engine, questions: Sequence[Question], progress: Progress) -> list[Searched]:
    """Every mode over the questions in free words that some unit answers."""
    asked = [each for each in questions if each.kind in SEARCHED and each.gold.needs]
    qrels = {each.id: grades(each.gold) for each in asked}
    found = []
    for mode in MODES:
        progress.stage(f"Searching ({mode})", len(asked))
        run = {}
        for question in asked:
            hits = engine.search.find(question.text, top_k=PASSAGES, mode=mode)
            places = [(hit.passage.document, hit.passage.place) for hit in hits]
            run[question.id] = ranking(question.gold, places)
            progress.advance()
        found.append(Searched(mode, run, retrieval.per_query(run, qrels, RELEVANT)))
    return found


def answered(
    engine: Engine, questions: Sequence[Question], on: dt.date, progress: Progress
) -> tuple[list[Scored], dict[str, dict[str, Any]]]:
    """Every question asked and judged; also the answers by question id."""
    progress.stage("Asking", len(questions))
    texts = {document.id: document.text for document in engine.records.documents()}
    scores, answers = [], {}
    for question in questions:
        answer = _ask(engine, question.text, on)
        answers[question.id] = answer
        scores.append(score(question, answer, texts.__getitem__))
        progress.advance()
    return scores, answers


def _ask(engine: Engine, text: str, on: dt.date) -> dict[str, Any]:
    """The answer. A question refused before it is understood counts as ``not_found``; one that the
    product cannot survive has the status ``failed``, which no gold accepts, and the rest go on."""
    try:
        return ask(engine, text, on=on)
    except BadRequest as error:
        return {"status": "not_found", "answer": str(error), "citations": [], "result": None}
    except Exception as error:  # whatever it is, it is a finding and not the end of the report
        return {"status": FAILED, "answer": f"{type(error).__name__}: {error}", "citations": [], "result": None}
