"""Documents: what is held, their canonical text, their units."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import Path, Query, Request, Response

from api.models import Json
from api.routes import Opened, router
from index import describe

routes = router("documents")

Id = Annotated[str, Path(max_length=200, description="A document's id.", examples=["32014L0042"])]
Place = Annotated[str, Path(max_length=200, description="A unit's address.", examples=["act_46", "art_7.par_1"])]


@routes.get("/v1/documents", summary="What is held")
def documents(engine: Opened) -> Json:
    """Every document, and what became of every source of the catalogue that has a text."""
    records = engine.records
    accounts = [
        {"source": each.source, "outcome": each.outcome, "reason": each.reason, "passages": each.passages}
        for each in records.accounts
    ]
    held = [describe.document(engine, each) for each in records.documents()]
    return {"documents": held, "sources": accounts, "index": engine.version}


@routes.get("/v1/documents/{id}", summary="One document")
def document(engine: Opened, id: Id) -> Json:
    """What it is, where it comes from, how much is in it, what is odd in it."""
    return {**describe.document(engine, engine.records.document(id)), "index": engine.version}


@routes.get(
    "/v1/documents/{id}/text",
    summary="A document's canonical text",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}}},
)
def text(engine: Opened, request: Request, id: Id) -> Response:
    """UTF-8, line feeds only: the bytes that `sha256` of every citation is taken over."""
    held = engine.records.document(id)
    headers = {"ETag": f'"{held.sha256}"', "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(held.text.encode("utf-8"), media_type="text/plain; charset=utf-8", headers=headers)


@routes.get("/v1/documents/{id}/units", summary="A document's units")
def units(engine: Opened, id: Id) -> Json:
    """All units in reading order, without their words."""
    found = [describe.heading(each) for each in engine.records.units(id)]
    return {"document": id, "units": found, "index": engine.version}


@routes.get("/v1/documents/{id}/units/{place}", summary="One unit")
def unit(engine: Opened, id: Id, place: Place) -> Json:
    """Its words, what is above and in it, and the footnotes called in it."""
    return {**describe.unit(engine, id, place), "index": engine.version}


@routes.get("/v1/documents/{id}/status", summary="What had become of a text on a day")
def status(
    engine: Opened,
    id: Id,
    on: Annotated[dt.date | None, Query(description="The day; today if left out.")] = None,
    state: Annotated[str | None, Query(alias="for", max_length=60, description="A Member State.", examples=["DK"])] = None,
) -> Json:
    """In force, amended, replaced, repealed or over, with the events and how sure they are."""
    return {**describe.status(engine, id, on or dt.date.today(), state), "index": engine.version}
