"""An answer checked again by the engine that serves: receipts, its result computed again, its refusal repeated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from index import answer, receipts
from index.engine import Engine
from index.narrow import narrowed


def verify(engine: Engine, given: Mapping[str, Any]) -> dict[str, Any]:
    """What of an answer still holds (see ``index.receipts.verify``).

    Raises:
        BadAnswer: this is no answer of ours.
    """

    documents = given.get("documents")
    if isinstance(documents, list):  # what it was answered from, if not from all
        held = engine.records.document_ids
        engine = narrowed(engine, [each for each in documents if each in held])

    def recompute(each: Mapping[str, Any]) -> Mapping[str, Any] | None:
        return answer.recompute(engine, each)

    def again(each: Mapping[str, Any]) -> Mapping[str, Any]:
        return answer.repeated(engine, each)

    return receipts.verify(given, engine.records, recompute, again)
