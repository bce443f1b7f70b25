"""The audit of a document's references. Read only: decisions are made on the command line (``vouch review``),
because over HTTP nobody can tell who decides."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated, Any, Literal

from fastapi import Query, Response

from api.exports.audit import html, policy
from api.routes import Opened, router
from api.routes.documents import Id
from api.tables import csv_bytes
from index import audit as audits
from index.audit.jsonld import as_jsonld
from index.audit.plain import COLUMNS, as_json, rows
from index.review import Journal

routes = router("documents")

_MEDIA: dict[str, Any] = {"application/json": {}, "text/csv": {}, "application/ld+json": {}, "text/html": {}}


@routes.get(
    "/v1/documents/{id}/audit",
    summary="Audit a document's references",
    response_model=dict[str, Any],
    responses={200: {"content": _MEDIA}},
)
def audit(
    engine: Opened,
    id: Id,
    on: Annotated[dt.date | None, Query(description="The day; today if left out.")] = None,
    format: Annotated[
        Literal["json", "csv", "jsonld", "html"],
        Query(
            description="jsonld: W3C Web Annotations. html: a page that stands alone, with the text and what was found in it."
        ),
    ] = "json",
) -> Any:
    """Every reference: what it is, whether it is held, its status on the day with the event and its source, what
    follows for the action or article that cites it, and what a reviewer decided. `summary.states` and
    `summary.verdicts` each add up to `summary.references`. What is named without a number is in `mentions`."""
    decisions = Journal(engine.settings.data).active(id)
    found = audits.audit(engine.records, engine.bodies, id, on or dt.date.today(), decisions)
    if format == "csv":
        headers = {"Content-Disposition": 'attachment; filename="audit.csv"'}
        return Response(csv_bytes(COLUMNS, rows(found)), media_type="text/csv; charset=utf-8", headers=headers)
    if format == "jsonld":
        return Response(json.dumps(as_jsonld(found)), media_type="application/ld+json")
    report = as_json(found, engine.version)
    if format == "html":
        page = html(found, report).encode("utf-8", "replace")
        return Response(page, media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": policy()})
    return report
