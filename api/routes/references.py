"""References: what a text cites, and what cites a work."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from api.models import Json, ReferencesBody
from api.routes import Opened, router
from index.errors import BadRequest
from index.graph.citations import as_row, citations, split
from ingest.references import as_json, find

routes = router("references")


@routes.post("/v1/references", summary="What a text cites")
def references(engine: Opened, body: ReferencesBody) -> Json:
    """References with their canonical identifiers and exact spans, and mentions without a number."""
    names = [name for each in engine.bodies.bodies for name in (each.name, *each.names)]
    return as_json(find(body.text, names))


@routes.get("/v1/references", summary="What cites a text, or what a text cites")
def citing(
    engine: Opened,
    to: Annotated[
        str | None, Query(max_length=200, description="A text, or a unit of it.", examples=["32014L0042", "32014L0042/art_7"])
    ] = None,
    from_: Annotated[
        str | None,
        Query(alias="from", max_length=200, description="A document, or a unit of it.", examples=["eu-drugs-action-plan-2021-2025/act_4"]),
    ] = None,
) -> Json:
    """Over all documents held, with the unit that each reference stands in and what it leads to. `to` an act also
    finds references to its articles, `to` an article those to its paragraphs; with both, `from` narrows."""
    if to is None and from_ is None:
        raise BadRequest("Say what cites (from=DOCUMENT or DOCUMENT/PLACE) or what is cited (to=32014L0042 or 32014L0042/art_7).")
    known = citations(engine.records)
    found = list(known.cites(*split(from_))) if from_ is not None else list(known.cited_by(*split(to or "")))
    if from_ is not None and to is not None:
        cited = {id(each) for each in known.cited_by(*split(to))}
        found = [each for each in found if id(each) in cited]
    return {"to": to, "from": from_, "references": [as_row(each) for each in found], "index": engine.version}
