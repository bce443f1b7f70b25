"""Whether the service lives, and whether it can answer."""

from __future__ import annotations

from fastapi import Request

from api.models import Json
from api.routes import engines, router

routes = router("service")


@routes.get("/health", summary="Alive")
async def health() -> Json:
    """The process answers, whether or not there is an index."""
    return {"status": "ok"}


@routes.get("/ready", summary="Ready to answer")
async def ready(request: Request) -> Json:
    """200 with the index version, or 503 with the reason."""
    manifest = engines(request).get().manifest
    return {
        "status": "ready",
        "index": manifest.version,
        "created": manifest.created,
        "documents": manifest.documents,
        "passages": manifest.passages,
        "findings": manifest.findings,
        "model": f"{manifest.model}@{manifest.model_revision}",
    }
