"""A citation as people read it: where the words stand, in which edition, and where to find them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request

from api.pages.view import address, whole_address
from api.wording import day, legal, say, state
from index.engine import Engine
from ingest.model import Document
from ingest.wording import parted


@dataclass(frozen=True, slots=True)
class Cited:
    """A numbered citation. ``line`` is what is copied with the quote; ``href`` shows it in its text."""

    number: int
    id: str
    label: str
    title: str
    edition: str
    quote: str
    language: str
    href: str
    line: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Official:
    """Where the publisher has a text; ``host`` in ASCII, so that no look-alike passes for another."""

    href: str
    host: str


def edition(engine: Engine, document: Document, language: str = "en") -> str:
    """Which state of the text it is, and how far to trust it."""
    said = state(document.state, document.as_of.isoformat() if document.as_of else None, language)
    source = engine.records.sources.get(document.id)
    return f"{said} ({engine.world.spoken.of(source.label, language)})" if source and source.label else said


def official(engine: Engine, document: str) -> Official | None:
    """The publisher's address, where one is known that a browser may be sent to."""
    source = engine.records.sources.get(document)
    return linked(source.address if source else None)


def linked(written: str | None) -> Official | None:
    """An address that may be linked: http or https, with a host."""
    if not written:
        return None
    try:
        parts = urlsplit(written)
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError:
        return None
    return Official(written, host) if parts.scheme in ("http", "https") and host else None


def place_query(document: Document, start: int, end: int) -> list[tuple[str, Any]]:
    """What shows ``start:end`` in a document's page, and proves that the text is still the same."""
    return [("from", start), ("to", end), ("sha", document.sha256[:16])]


def line(
    request: Request, engine: Engine, document: Document, label: str, start: int, end: int, on: str, language: str = "en"
) -> str:
    """Issuer, title, identifier, place, edition, date, permalink and official address in one line."""
    permalink = whole_address(request, f"/documents/{document.id}", place_query(document, start, end), "cited")
    known = official(engine, document.id)
    work = engine.world.work_of(document.id) or engine.records.works.get(engine.records.work_of(document.id))
    issuer = f"{work.issuer}: " if work and work.issuer else ""
    said = [issuer + document.title, f"({document.id}), {label}", edition(engine, document, language)]
    said += [say(language, "read_on", day=day(on, language)), permalink]
    return "; ".join([f"{said[0]} {said[1]}", *said[2:], *([known.href] if known else [])])


def cited(
    request: Request,
    engine: Engine,
    citation: Mapping[str, Any],
    number: int,
    prefix: str,
    on: str,
    asked: list[tuple[str, Any]],
    language: str = "en",
) -> Cited:
    """A citation of an answer in ``language``. ``asked``: the answer's own address, so that the text can lead back to it."""
    document = engine.records.document(citation["document"])
    start, end = citation["start"], citation["end"]
    query = [*place_query(document, start, end), *asked, ("n", f"{prefix}{number}")]
    return Cited(
        number=number,
        id=f"v-{prefix}c{number}",
        label=citation["label"],
        title=document.title,
        edition=_with_status(edition(engine, document, language), citation, language),
        quote=citation["quote"],
        language=citation["language"],
        href=address(request, f"/documents/{document.id}", query, "cited"),
        line=line(request, engine, document, citation["label"], start, end, on, language),
        document=document.id,
        start=start,
        end=end,
    )


def _with_status(said: str, citation: Mapping[str, Any], language: str) -> str:
    status = citation.get("legal_status")
    return parted(language, [said, legal(str(status), language)]) if status else said


