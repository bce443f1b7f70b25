"""A document's text, every unit with an address, the cited words marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from fastapi import Path, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field

from api.pages import answers
from api.pages.blocks import Block, blocks, contents
from api.pages.citing import edition, line, official, place_query
from api.pages.errors import error_page
from api.pages.linking import Citing, by_unit, cited_by, cited_inside, links
from api.pages.view import address, page, router
from api.routes import Opened
from index.engine import Engine
from ingest.model import Document, Span
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
    swap: list[Annotated[str, Field(max_length=400)]] = Field([], max_length=50)
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
        whole = (address(request, f"/documents/{id}"), "Open the whole text")
        return error_page(request, 404, message, query.q, instead=whole)
    found = blocks(held, cited, links(request, engine, held))
    citing = cited_by(request, engine, held)
    _say_who_cites(found, [*citing, *cited_inside(request, engine, held)])
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
        cited_by=[each for each in citing if not each.here],
        cite=_cite_links(request, held, found),
        today=today,
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
        query.q, query.on, tuple(query.after), tuple(query.without), tuple(query.choose), tuple(query.swap),
        tuple(query.document),
    )  # fmt: skip
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


def _say_who_cites(found: Iterable[Block], citing: list[Citing]) -> None:
    """Put each reference at the block that shows the unit it means, or the unit around that."""
    shown: dict[str, Block] = {}
    for block in found:
        for id in (block.id, *(cell.id for cell in block.cells)):
            shown.setdefault(id, block)
    for place, references in by_unit(citing).items():
        parts = place.split(".")
        around = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        at = next((shown[each] for each in around if each in shown), None)
        if at:
            at.cited_by += references


def _cite_links(request: Request, held: Document, found: Iterable[Block]) -> dict[str, str]:
    """For rows, and for articles and the like: the address at which the unit is cited, by its place."""
    units = {unit.place: unit for unit in held.units}
    return {
        block.id: address(request, f"/documents/{held.id}", place_query(held, units[block.id].start, units[block.id].end), "v-quoted")
        for block in found
        if block.id in units and (block.kind == "row" or units[block.id].kind in ("article", "recital", "annex", "footnote", "indicator"))
    }
