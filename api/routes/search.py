"""Searching passages."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from api.models import Json, SearchFilters
from api.routes import Opened, router
from index.limits import check_question
from index.retrieve import retrieve

routes = router("search")


@routes.get("/v1/search", summary="Search passages")
def search(engine: Opened, filters: Annotated[SearchFilters, Query()]) -> Json:
    """Ranked passages with their scores: `dense` a cosine, `keyword` BM25."""
    return retrieve(
        engine,
        check_question(filters.q),
        top_k=filters.top_k,
        mode=filters.mode,
        documents=filters.document,
        kinds=filters.kind,
        places=filters.place,
    )
