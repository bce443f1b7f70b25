"""The search box's script: a versioned address that never changes, and one that follows it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi import Path as Parameter

_FILE = Path(__file__).parents[1] / "static" / "embed.js"

routes = APIRouter(tags=["embed"])


@cache
def script() -> tuple[bytes, str, str]:
    """(the script, its version, its integrity hash for a script tag)."""
    data = _FILE.read_bytes()
    integrity = base64.b64encode(hashlib.sha384(data).digest()).decode()
    return data, hashlib.sha256(data).hexdigest()[:12], f"sha384-{integrity}"


def _reply(cache_control: str) -> Response:
    data, version, integrity = script()
    headers = {
        "Cache-Control": cache_control,
        "ETag": f'"{version}"',
        "X-Integrity": integrity,
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Access-Control-Allow-Origin": "*",
    }
    return Response(data, media_type="text/javascript; charset=utf-8", headers=headers)


@routes.get("/embed.js", summary="The search box, as it is now", response_class=Response)
def embed(request: Request) -> Response:
    """One script without dependencies; revalidated on every use."""
    _, version, _ = script()
    if request.headers.get("if-none-match") == f'"{version}"':
        return Response(status_code=304, headers={"ETag": f'"{version}"'})
    return _reply("no-cache")


@routes.get("/embed/{version}.js", summary="The search box, one version of it", response_class=Response)
def versioned(
    version: Annotated[
        str, Parameter(max_length=40, description="The version, as the page that shows the box names it.")
    ],
) -> Response:
    """Never changes: for a script tag with an integrity hash (see the header `X-Integrity`)."""
    if version != script()[1]:
        raise HTTPException(404)
    return _reply("public, max-age=31536000, immutable")
