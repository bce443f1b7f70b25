"""Suggestions for the search box."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import Query

from api.models import Json, SuggestQuery
from api.routes import Opened, router
from index.narrow import narrowed
from index.suggest import suggest

routes = router("suggest")


@routes.get("/v1/suggest", summary="Suggestions while typing")
def suggestions(engine: Opened, query: Annotated[SuggestQuery, Query()]) -> Json:
    """Actions, bodies, acts, terms and questions whose words begin with those typed."""
    found = suggest(narrowed(engine, query.document), query.q, query.limit)
    return {"q": query.q, "suggestions": [asdict(each) for each in found], "index": engine.version}
