"""The search box's script: a versioned address that never changes, and one that follows it."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi import Path as Parameter

from api.routes import engines

_FILE = Path(__file__).parents[1] / "static" / "embed.js"
_VERSION = re.compile(r"[0-9a-f]{12}")

routes = APIRouter(tags=["embed"])


@cache
def script() -> tuple[bytes, str, str]:
    """(the script, its version, its integrity hash for a script tag)."""
    data = _FILE.read_bytes()
    return data, version_of(data), integrity_of(data)


def version_of(data: bytes) -> str:
    """The name of a version: the beginning of its SHA-256."""
    return hashlib.sha256(data).hexdigest()[:12]


def integrity_of(data: bytes) -> str:
    """What a script tag's ``integrity`` holds (W3C, Subresource Integrity)."""
    return f"sha384-{base64.b64encode(hashlib.sha384(data).digest()).decode()}"


def keep(folder: Path) -> None:
    """Put the script among those that this installation has served, so that a page which names its
    version goes on working when Vouch is renewed. Where the folder cannot be written, it is not kept."""
    data, version, _ = script()
    kept = folder / "embed" / f"{version}.js"
    try:
        if not kept.is_file():
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(data)
    except OSError:
        return


def _kept(folder: Path, version: str) -> bytes | None:
    """A version that was served before; what is not what its name says is not served."""
    if not _VERSION.fullmatch(version):
        return None
    try:
        data = (folder / "embed" / f"{version}.js").read_bytes()
    except OSError:
        return None
    return data if version_of(data) == version else None


def _reply(data: bytes, cache_control: str) -> Response:
    headers = {
        "Cache-Control": cache_control,
        "ETag": f'"{version_of(data)}"',
        "X-Integrity": integrity_of(data),
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Access-Control-Allow-Origin": "*",
    }
    return Response(data, media_type="text/javascript; charset=utf-8", headers=headers)


@routes.get("/embed.js", summary="The search box, as it is now", response_class=Response)
def embed(request: Request) -> Response:
    """One script without dependencies; revalidated on every use."""
    data, version, _ = script()
    if request.headers.get("if-none-match") == f'"{version}"':
        return Response(status_code=304, headers={"ETag": f'"{version}"'})
    return _reply(data, "no-cache")


@routes.get("/embed/{version}.js", summary="The search box, one version of it", response_class=Response)
def versioned(
    request: Request,
    version: Annotated[
        str, Parameter(max_length=40, description="The version, as the page that shows the box names it.")
    ],
) -> Response:
    """Never changes: for a script tag with an integrity hash (see the header `X-Integrity`, or `/embed`)."""
    data = script()[0] if version == script()[1] else _kept(engines(request).settings.data, version)
    if data is None:
        raise HTTPException(404)
    return _reply(data, "public, max-age=31536000, immutable")
