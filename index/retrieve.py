"""Passages asked for by name of document, kind and place: the search as callers outside see it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from index.engine import Engine
from index.errors import UnknownFilter
from index.limits import check_question
from index.search import DEFAULT_MODE, Hit
from index.store import Within


def retrieve(
    engine: Engine,
    question: str,
    *,
    top_k: int = 10,
    mode: str = DEFAULT_MODE,
    documents: Sequence[str] = (),
    kinds: Sequence[str] = (),
    places: Sequence[str] = (),
) -> dict[str, Any]:
    """The best passages as JSON; ``places`` are ``document/place``.

    Raises:
        BadQuestion, UnknownDocument, UnknownPlace, UnknownFilter: what was given cannot be.
    """
    check_question(question)
    within = Within(
        documents=_documents(engine, documents) or None,
        kinds=_kinds(engine, kinds) or None,
        places=_places(engine, places) or None,
    )
    hits = engine.search.find(question, top_k=top_k, mode=mode, within=within)
    return {
        "question": question,
        "mode": mode,
        "passages": [plain(hit) for hit in hits],
        "index": engine.version,
    }


def plain(hit: Hit) -> dict[str, Any]:
    """A hit as JSON, the way answers list it under ``passages``."""
    passage = hit.passage
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "dense": None if hit.dense is None else round(hit.dense, 6),
        "keyword": None if hit.keyword is None else round(hit.keyword, 6),
        "document": passage.document,
        "place": passage.place,
        "label": passage.label,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
    }


def _documents(engine: Engine, documents: Sequence[str]) -> Collection[str]:
    return {engine.records.document(each).id for each in documents}


def _kinds(engine: Engine, kinds: Sequence[str]) -> Collection[str]:
    if not kinds:
        return ()
    held = {unit.kind for document in engine.records.documents() for unit in document.units}
    for kind in kinds:
        if kind not in held:
            known = ", ".join(sorted(held))
            raise UnknownFilter(f"There is no kind of unit {ascii(kind)[:60]}. There are: {known}.")
    return set(kinds)


def _places(engine: Engine, places: Sequence[str]) -> Collection[str]:
    for each in places:
        document, _, place = each.partition("/")
        engine.records.unit(document, place)
    return set(places)
