"""The pages: rendered on the server from what the HTTP API is made of, readable without JavaScript."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from api.pages import actions, ask, audit, check, compare, coverage, documents, embed, graph, opensearch

_STATIC = Path(__file__).parents[1] / "static"


def install(app: FastAPI) -> None:
    """Add the pages, and the stylesheet and script that they use."""
    for module in (ask, actions, documents, audit, check, compare, graph, coverage, embed, opensearch):
        app.include_router(module.routes)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
