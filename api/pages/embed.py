"""For webmasters: the two elements that put the search box on a page, as this installation serves it."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from api.pages.view import page, router, whole_address
from api.routes import engines
from api.routes.embed import script

routes = router()


@routes.get("/embed")
def embed(request: Request) -> Response:
    """The elements with the version and its integrity hash, the policy a page needs, the origins allowed."""
    data, version, integrity = script()
    base = whole_address(request, "/")
    plain = (
        f'<vouch-search src="{base}">\n  <form role="search" action="{base}">\n'
        '    <label for="vouch-q">Ask the policy texts</label>\n    <input id="vouch-q" name="q">\n'
        "    <button>Ask</button>\n  </form>\n</vouch-search>"
    )
    pinned = (
        f'<script src="{whole_address(request, f"/embed/{version}.js")}"\n  integrity="{integrity}"\n'
        '  crossorigin="anonymous" defer></script>'
    )
    origin = f"{request.url.scheme}://{request.url.netloc}"
    return page(
        request,
        "embed.html",
        following=f'<script src="{whole_address(request, "/embed.js")}" defer></script>\n{plain}',
        pinned=f"{pinned}\n{plain}",
        policy=f"script-src {origin}; connect-src {origin}; form-action {origin}",
        version=version,
        integrity=integrity,
        kilobytes=round(len(data) / 1000),
        origins=engines(request).settings.allowed_origins,
        origin=origin,
        base=base,
    )
