"""Vouch as a search engine of the browser: OpenSearch 1.1 description and suggestions."""

from __future__ import annotations

from typing import Annotated
from xml.sax.saxutils import escape

from fastapi import Query, Request
from fastapi.responses import JSONResponse, Response

from api.pages.view import router, whole_address
from api.routes import Opened
from index.suggest import suggest

routes = router()
DESCRIPTION = "application/opensearchdescription+xml"
SUGGESTIONS = "application/x-suggestions+json"


@routes.get("/opensearch.xml")
def description(request: Request) -> Response:
    """What a browser reads to add this service to its search engines."""

    def template(path: str) -> str:
        return escape(f"{whole_address(request, path)}?q={{searchTerms}}", {'"': "&quot;"})

    icon = escape(whole_address(request, "/static/vouch.svg"))
    host = escape(request.url.netloc)
    xml = f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Vouch</ShortName>
<Description>Ask policy texts, and check every answer ({host})</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image width="16" height="16" type="image/svg+xml">{icon}</Image>
<Url type="text/html" method="get" template="{template("/")}"/>
<Url type="{SUGGESTIONS}" method="get" template="{template("/opensearch/suggest")}"/>
<Url type="{DESCRIPTION}" rel="self" template="{escape(whole_address(request, "/opensearch.xml"))}"/>
</OpenSearchDescription>
"""
    return Response(xml.encode(), media_type=DESCRIPTION, headers={"Cache-Control": "no-cache"})


@routes.get("/opensearch/suggest")
def suggestions(request: Request, engine: Opened, q: Annotated[str, Query(max_length=400)] = "") -> Response:
    """Questions for what is being typed: words, completions, what they are, their addresses."""
    found = suggest(engine, q[:200])
    rows = [q, [each.query for each in found], [f"{each.kind}: {each.text}" for each in found]]
    links = [whole_address(request, "/", {"q": each.query}) for each in found]
    return JSONResponse([*rows, links], media_type=SUGGESTIONS)
