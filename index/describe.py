"""Documents and units as JSON: what is held, where it comes from, and what stands where."""

from __future__ import annotations

import datetime as dt
from typing import Any

from index.engine import Engine
from index.errors import UnknownDocument, UnknownFilter
from ingest.model import Document, Unit
from ingest.status import status as status_of
from ingest.status_words import as_json
from ingest.works import Works


def document(engine: Engine, held: Document) -> dict[str, Any]:
    """A document without its text: what it is, where it comes from, how much is in it."""
    source = engine.records.sources.get(held.id)
    counts: dict[str, int] = {}
    for unit in held.units:
        counts[unit.kind] = counts.get(unit.kind, 0) + 1
    return {
        "id": held.id,
        "work": engine.records.work_of(held.id),
        "title": held.title,
        "kind": held.kind,
        "language": held.language,
        "state": held.state,
        "as_of": held.as_of.isoformat() if held.as_of else None,
        "label": source.label if source else "",
        "licence": source.licence if source else "",
        "address": source.address if source else None,
        "default": source.default if source else False,
        "sha256": held.sha256,
        "characters": len(held.text),
        "pages": len({page.number for page in held.pages}),
        "units": counts,
        "deletions": [
            {"place": each.place, "label": each.label, "by": each.by or None} for each in held.deletions
        ],
        "findings": [
            {"kind": finding.kind, "message": finding.message, "place": finding.place}
            for finding in held.findings
        ],
    }


def heading(unit: Unit) -> dict[str, Any]:
    """A unit without its words."""
    return {
        "place": unit.place,
        "kind": unit.kind,
        "number": unit.number,
        "label": unit.label,
        "heading": unit.heading,
        "start": unit.start,
        "end": unit.end,
        "parent": unit.parent,
    }


def unit(engine: Engine, id: str, place: str) -> dict[str, Any]:
    """A unit with its words, what is above and in it, and the footnotes called in it.

    Raises:
        UnknownDocument, UnknownPlace: there is none.
    """
    records = engine.records
    held, found = records.document(id), records.unit(id, place)
    notes = [
        {"place": note.place, "number": note.number, "text": note.text.of(held.text)}
        for note in held.footnotes
        if any(found.start <= call.at <= found.end and call.place is not None for call in note.calls)
    ]
    return {
        "document": id,
        **heading(found),
        "text": found.span.of(held.text),
        "sha256": held.sha256,
        "ancestors": [heading(each) for each in records.ancestors(id, place)],
        "children": [heading(each) for each in records.children(id, place)],
        "footnotes": notes,
        "findings": [
            {"kind": each.kind, "message": each.message} for each in held.findings if each.place == place
        ],
    }


def status(engine: Engine, identifier: str, on: dt.date, state: str | None = None) -> dict[str, Any]:
    """What had become of a work on a day; named by a document's id, a CELEX number or any of its identifiers.

    Raises:
        UnknownDocument: the catalogue knows no such work.
        UnknownFilter: ``state`` is no Member State.
    """
    works = Works(tuple(engine.records.works.values()))
    held = identifier in engine.records.document_ids
    work = works.work(engine.records.work_of(identifier) if held else identifier)
    if work is None:
        raise UnknownDocument(identifier, tuple(each.id for each in works.works))
    try:
        return as_json(works, status_of(works, work, on, state))
    except ValueError as error:
        raise UnknownFilter(str(error)) from error
