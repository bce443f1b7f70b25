"""Suggestions for the search box."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import Query

from api.models import Json
from api.routes import Opened, router
from index.suggest import suggest

routes = router("suggest")


@routes.get("/v1/suggest", summary="Suggestions while typing")
def suggestions(
    engine: Opened,
    q: Annotated[str, Query(max_length=200, description="What has been typed so far.", examples=["cep"])],
    limit: Annotated[int, Query(ge=1, le=20, description="How many at most.")] = 8,
) -> Json:
    """Actions, bodies, acts, terms and questions whose words begin with those typed."""
    return {"q": q, "suggestions": [asdict(each) for each in suggest(engine, q, limit)], "index": engine.version}
