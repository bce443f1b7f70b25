"""The graph of all references, bodies and acts."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Query, Response

from api.exports.graph import MEDIA, written
from api.routes import Opened, router
from index.graph.whole import chosen

routes = router("references")


@routes.get(
    "/v1/graph",
    summary="Who cites what, who is responsible for what, what became of which act",
    response_model=dict[str, Any],
    responses={200: {"content": {kind.partition(";")[0]: {} for kind in MEDIA.values()}}},
)
def graph(
    engine: Opened,
    around: Annotated[
        str | None,
        Query(max_length=200, description="Only what is joined to this: an act, document/place, body:Name.", examples=["32014L0042"]),
    ] = None,
    depth: Annotated[int, Query(ge=1, le=5, description="Steps from it.")] = 1,
    format: Annotated[Literal["json", "csv", "jsonld", "graphml"], Query(description="JSON-LD is in ELI's words.")] = "json",
) -> Any:
    """Nodes: works, documents, units that cite or are cited, bodies. Edges: cites (with the words and where they
    stand), responsible_for, amends, corrects, replaces, repeals, succeeds, edition_of, part_of."""
    found = chosen(engine.records, engine.bodies, around, depth)
    headers = {} if format == "json" else {"Content-Disposition": f'attachment; filename="graph.{format}"'}
    return Response(written(found, format), media_type=MEDIA[format], headers=headers)
