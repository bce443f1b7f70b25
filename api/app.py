"""The HTTP application: routes, one shape for errors, the same headers on everything."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi.middleware.cors import CORSMiddleware

import api.routes
from api import failures, pages
from api.engines import Engines
from api.middleware import Plain
from api.routes import embed
from api.uploads import DRAFT_BYTES
from index.engine import Engine
from index.settings import Settings

BODY_BYTES = 1_000_000
"""The largest body: an answer with a thousand citations, offered for verifying."""


def _routers() -> Iterator[APIRouter]:
    """The router of every module in ``api/routes``, which each export ``routes``."""
    for module in sorted(pkgutil.iter_modules(api.routes.__path__), key=lambda module: module.name):
        yield importlib.import_module(f"api.routes.{module.name}").routes


def create(settings: Settings | None = None, engine: Engine | None = None) -> FastAPI:
    """The application. Without ``engine`` it opens the published version in the background, and says
    503 until there is one; either way it takes up a new version when a build publishes one."""
    settings = settings or Settings()
    engines = Engines(settings, engine)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        engines.start()
        embed.keep(settings.data)
        yield
        engines.stop()

    app = FastAPI(
        title="Vouch",
        summary="Ask policy texts, and check every answer.",
        version="1",
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.engines = engines
    failures.install(app)
    for routes in _routers():
        app.include_router(routes)
    pages.install(app)
    if settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.allowed_origins),
            allow_credentials=False,
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type"],
            expose_headers=["X-Request-ID", "Retry-After"],
        )
    larger = dict.fromkeys(("/v1/check", "/check"), DRAFT_BYTES)
    app.add_middleware(Plain, body_bytes=BODY_BYTES, base_path=settings.base_path, larger=larger)
    return app
