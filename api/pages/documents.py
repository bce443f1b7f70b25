"""A document's text, every unit with an address, the cited words marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import Path, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field

from api.pages import answers
from api.pages.blocks import blocks, contents
from api.pages.citing import edition, line, official
from api.pages.errors import error_page
from api.pages.view import address, page, router
from api.routes import Opened
from index.engine import Engine
from ingest.model import Document, Reference, Span
from ingest.status import status
from ingest.status_words import sentences

routes = router()
Id = Annotated[str, Path(max_length=200)]


class DocumentQuery(BaseModel):
    """The address of words in a document: offsets, the text's hash, and the question that led here."""

    start: int | None = Field(None, alias="from", ge=0, le=2**40)
    end: int | None = Field(None, alias="to", ge=0, le=2**40)
    sha: str = Field("", max_length=64)
    q: str = Field("", max_length=3000)
    on: dt.date | None = None
    after: list[Annotated[str, Field(max_length=3000)]] = Field([], max_length=20)
    without: list[Annotated[str, Field(max_length=400)]] = Field([], max_length=50)
    choose: list[Annotated[str, Field(max_length=400)]] = Field([], max_length=50)
    document: list[Annotated[str, Field(max_length=400)]] = Field([], max_length=100)
    n: str = Field("", max_length=12)


@routes.get("/documents")
def documents(request: Request) -> Response:
    """What is held is a part of the page on coverage."""
    return RedirectResponse(address(request, "/coverage", fragment="held"), 307)


@routes.get("/documents/{id}/{place}")
def unit(request: Request, engine: Opened, id: Id, place: Annotated[str, Path(max_length=200)]) -> Response:
    """A unit's address that is looked up by the server: it says so where there is none."""
    engine.records.unit(id, place)
    return RedirectResponse(address(request, f"/documents/{id}", fragment=place), 307)


@routes.get("/documents/{id}")
def document(request: Request, engine: Opened, id: Id, query: Annotated[DocumentQuery, Query()]) -> Response:
    """The text, with the words ``from:to`` marked."""
    held = engine.records.document(id)
    cited = _cited(held, query)
    if cited is None and query.start is not None:
        message = (
            f"{held.title} has {len(held.text):,} characters, and the words of this address do not lie in it. "
            "Open the whole text, or ask the question again."
        )
        return error_page(request, 404, message, query.q)
    found = blocks(held, cited, _links(request, engine, held))
    place = engine.records.innermost(id, cited.start, cited.end) if cited else None
    today = (query.on or dt.date.today()).isoformat()
    work = engine.world.work_of(id)
    source = engine.records.sources.get(id)
    return page(
        request,
        "document.html",
        q=query.q,
        document=held,
        blocks=found,
        contents=contents(found),
        edition=edition(engine, held),
        official=official(engine, id),
        licence=source.licence if source else "",
        status=sentences(engine.world.catalogue, status(engine.world.catalogue, work, query.on or dt.date.today()))
        if work and engine.world.catalogue
        else (),
        quote=cited.of(held.text) if cited else "",
        label=place.label if place else held.title,
        line=line(request, engine, held, place.label if place else "text", cited.start, cited.end, today)
        if cited
        else "",
        changed=bool(query.sha) and not held.sha256.startswith(query.sha),
        hits=_hits(request, engine, id, query),
        cited_by=_cited_by(request, engine, held),
        unplaced=[each for each in held.findings if each.span is None and each.place is None],
    )


def _cited(held: Document, query: DocumentQuery) -> Span | None:
    if query.start is None or query.end is None or not query.start < query.end <= len(held.text):
        return None
    return Span(query.start, query.end)


def _hits(request: Request, engine: Engine, id: str, query: DocumentQuery) -> Mapping[str, Any] | None:
    """The citations of the answer that led here: which this is, the one before, the one after, the answer."""
    if not query.q.strip():
        return None
    asked = answers.Asked(
        query.q, query.on, tuple(query.after), tuple(query.without), tuple(query.choose), tuple(query.document)
    )
    whole = answers.view(request, engine, asked, answers.ask(engine, asked))
    listed = [(f"{part.prefix}{each.number}", each) for part in (whole, *whole.parts) for each in part.citations]
    names = [name for name, _ in listed]
    back = address(request, "/", asked.query())
    if query.n not in names:
        return {"back": back, "number": "", "count": len(listed), "before": None, "next": None}
    at = names.index(query.n)
    return {
        "back": back + f"#{listed[at][1].id}",
        "number": names[at],
        "count": len(listed),
        "before": listed[at - 1][1] if at else None,
        "next": listed[at + 1][1] if at + 1 < len(listed) else None,
    }


_INSIDE = {
    "action": "act",
    "strategic_priority": "sp",
    "performance_indicator": "pi",
    "footnote": "fn",
}


def _links(request: Request, engine: Engine, held: Document) -> dict[Span, str]:
    """Each reference that means something held, with the address of that."""
    found = {}
    for reference in engine.records.references(held.id):
        href = _target(request, engine, held, reference)
        if href:
            found[Span(reference.start, reference.end)] = href
    return found


def _target(request: Request, engine: Engine, held: Document, reference: Reference) -> str:
    if reference.ambiguous or not reference.identifiers:
        return ""
    identifier = reference.identifiers[0]
    kind, _, number = identifier.partition(":")
    if kind in _INSIDE:
        place = f"{_INSIDE[kind]}_{number}"
        return f"#{place}" if engine.records.find_unit(held.id, place) else ""
    if identifier == "self":
        return _first_place(engine, held.id, reference.places, "#")
    catalogue = engine.world.catalogue
    work = catalogue.work(identifier) if catalogue else None
    meant = engine.records.default_edition(work.id) if work else None
    if meant is None or meant.id == held.id:
        return ""
    return address(request, f"/documents/{meant.id}") + _first_place(engine, meant.id, reference.places, "#")


def _first_place(engine: Engine, id: str, places: Sequence[str], mark: str) -> str:
    """The first provision named, or as near above it as the text has a unit."""
    for place in places[:1]:
        parts = place.split(".")
        for length in range(len(parts), 0, -1):
            if engine.records.find_unit(id, ".".join(parts[:length])):
                return mark + ".".join(parts[:length])
    return ""


def _cited_by(request: Request, engine: Engine, held: Document) -> list[dict[str, str]]:
    """Where other texts name this one: by any of its work's identifiers."""
    work = engine.world.work_of(held.id)
    if work is None:
        return []
    found = {}
    for identifier in dict.fromkeys((work.id, work.celex or work.id, *work.identifiers)):
        for id, reference in engine.records.cited_by(identifier):
            if id == held.id:
                continue
            citing = engine.records.document(id)
            at = engine.records.innermost(id, reference.start, reference.end)
            query = {"from": reference.start, "to": reference.end, "sha": citing.sha256[:16]}
            found[id, reference.start] = {
                "label": f"{at.label if at else 'text'}, {citing.title}",
                "href": address(request, f"/documents/{id}", query, "cited"),
                "words": reference.text,
                "here": _first_place(engine, held.id, reference.places, ""),
                "language": citing.language,
            }
    return list(found.values())
