"""The HTTP application: routes, one shape for errors, the same headers on everything."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from api import failures, pages
from api.engines import Engines
from api.middleware import Plain
from api.routes import actions, ask, documents, health, search
from index.engine import Engine
from index.settings import Settings

BODY_BYTES = 1_000_000
"""The largest body: an answer with a thousand citations, offered for verifying."""

_ROUTES = (ask, search, actions, documents, health)


def create(settings: Settings | None = None, engine: Engine | None = None) -> FastAPI:
    """The application. Without ``engine`` it opens the published version in the background, and says
    503 until there is one; either way it takes up a new version when a build publishes one."""
    settings = settings or Settings()
    engines = Engines(settings, engine)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        engines.start()
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
    for module in _ROUTES:
        app.include_router(module.routes)
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
    app.add_middleware(Plain, body_bytes=BODY_BYTES, base_path=settings.base_path)
    return app
