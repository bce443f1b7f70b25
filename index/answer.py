"""A question to an answer: the best passages, quoted."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping
from typing import Any

from index.engine import Engine
from index.limits import check_question
from ingest.sentences import sentences


def ask(
    engine: Engine, question: str, *, on: dt.date | None = None, previous: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The answer's JSON.

    Raises:
        BadQuestion: the question is blank, too long or no text.
    """
    started = time.perf_counter()
    check_question(question)
    hits = engine.search.find(question, top_k=5)
    citations = []
    for hit in hits[:1]:
        document = engine.records.document(hit.passage.document)
        for span in sentences(document.text, hit.passage.start, hit.passage.end)[:2]:
            source = engine.records.sources.get(document.id)
            citations.append(
                {
                    "document": document.id,
                    "place": hit.passage.place,
                    "label": hit.passage.label,
                    "kind": "digest" if document.kind == "digest" else "text",
                    "state": document.state,
                    "as_of": document.as_of.isoformat() if document.as_of else None,
                    "language": document.language,
                    "legal_status": source.label if source else None,
                    "start": span.start,
                    "end": span.end,
                    "quote": span.of(document.text),
                    "sha256": document.sha256,
                }
            )
    quotes = [str(citation["quote"]) for citation in citations]
    return {
        "version": 1,
        "question": question,
        "status": "answered" if citations else "not_found",
        "on": (on or dt.date.today()).isoformat(),
        "answer": " ".join(quotes) or "Nothing that is held answers this.",
        "claims": [{"text": quote, "citations": [number]} for number, quote in enumerate(quotes)],
        "citations": citations,
        "result": None,
        "readings": [],
        "parts": [],
        "mentions": [],
        "notes": [],
        "interpretation": {},
        "passages": [
            {
                "rank": hit.rank,
                "score": hit.score,
                "document": hit.passage.document,
                "place": hit.passage.place,
                "label": hit.passage.label,
                "text": hit.passage.text,
                "start": hit.passage.start,
                "end": hit.passage.end,
            }
            for hit in hits
        ],
        "index": engine.version,
        "took_ms": (time.perf_counter() - started) * 1000,
    }


def recompute(engine: Engine, answer: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The result of an answer computed again from its question; none is computed here."""
    return None
