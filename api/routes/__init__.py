"""Routes of the HTTP API, one module a subject, which exports ``routes``; each is short and holds no logic."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from api.engines import Engines
from api.models import ERRORS
from api.strict_json import StrictRoute
from index.engine import Engine


def engines(request: Request) -> Engines:
    held: Engines = request.app.state.engines
    return held


def engine(request: Request) -> Engine:
    """The engine that serves, or a 503."""
    return engines(request).get()


Opened = Annotated[Engine, Depends(engine)]


def router(tag: str) -> APIRouter:
    """A router whose bodies are read strictly and whose errors are described."""
    return APIRouter(tags=[tag], route_class=StrictRoute, responses=ERRORS)
