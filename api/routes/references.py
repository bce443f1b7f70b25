"""References: what a text cites, and what cites a work."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from api.models import Json, ReferencesBody
from api.routes import Opened, router
from index.cited import cited_by
from ingest.references import as_json, find

routes = router("references")


@routes.post("/v1/references", summary="What a text cites")
def references(engine: Opened, body: ReferencesBody) -> Json:
    """References with their canonical identifiers and exact spans, and mentions without a number."""
    names = [name for each in engine.bodies.bodies for name in (each.name, *each.names)]
    return as_json(find(body.text, names))


@routes.get("/v1/references", summary="What cites a work")
def citing(
    engine: Opened,
    to: Annotated[str, Query(max_length=200, description="An identifier.", examples=["32014L0042"])],
) -> Json:
    """Every reference to an identifier in the documents held, with the unit that it stands in."""
    return {"to": to, "references": cited_by(engine.records, to), "index": engine.version}
