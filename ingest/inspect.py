"""What a file would become, before anything is indexed: its document, units, counts and findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from ingest.bodies import Bodies
from ingest.identity import identified
from ingest.model import Deletion, Document, Finding, Unit
from ingest.readers.blocks import Reading
from ingest.readers.bounded import read_bounded
from ingest.spellings import is_celex, slug
from ingest.structure import structure
from ingest.structure.canonical import Header

Read = Callable[[bytes, str], Reading]
_SHOWN = 72
"""Characters of a unit's words in a line for people."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """A file's document, and what its reader found out about the file itself."""

    document: Document
    format: str
    identifier: str
    pages: int


def inspect(data: bytes, name: str, bodies: Bodies, read: Read = read_bounded) -> Inspection:
    """Read a file's bytes as a build would. ``name`` is the file's name: a hint, and a title of last resort.

    Raises:
        ReadError: as ``read`` does; for the bounded reader ``TooCostly`` too.
    """
    reading = read(data, name)
    stem = PurePath(name).stem
    header = identified(Header(slug(stem or "document"), reading.title, reading.language or "en"), reading)
    identifier = header.id if is_celex(header.id) else reading.identifier
    header = replace(header, id=identifier or header.id)
    document = structure(reading, header, bodies)
    if not document.title:
        document = replace(document, title=stem)
    return Inspection(document, reading.format, identifier, reading.pages)


def as_json(inspection: Inspection) -> dict[str, Any]:
    """The inspection as plain values, for ``--json``. Offsets are code points of the canonical text."""
    document = inspection.document
    return {
        "document": {
            "id": document.id,
            "title": document.title,
            "kind": document.kind,
            "language": document.language,
            "state": document.state,
            "as_of": document.as_of.isoformat() if document.as_of else None,
            "format": inspection.format,
            "identifier": inspection.identifier or None,
            "sha256": document.sha256,
            "length": len(document.text),
            "pages": inspection.pages or None,
        },
        "units": [_unit(document, unit) for unit in document.units],
        "counts": counts(document),
        "deletions": [_deletion(each) for each in document.deletions],
        "findings": [_finding(finding) for finding in document.findings],
    }


def counts(document: Document) -> dict[str, int]:
    """How many units there are of each kind, in the order in which kinds first appear."""
    return dict(Counter(unit.kind for unit in document.units))


def as_text(inspection: Inspection) -> Iterator[str]:
    """The inspection in lines for people: the document, its outline, counts and findings."""
    document = inspection.document
    yield document.title or document.id
    about = [
        f"id {document.id}",
        document.kind.replace("_", " "),
        f"language {document.language}",
        document.state if document.as_of is None else f"{document.state}, as of {document.as_of}",
        f"read as {inspection.format}",
        f"{len(document.text):,} characters",
        f"{inspection.pages} pages" if inspection.pages else "",
    ]
    yield "  " + " · ".join(part for part in about if part)
    yield f"  sha256 {document.sha256}"
    yield ""
    depths: dict[str, int] = {}
    for unit in document.units:
        depth = depths[unit.place] = depths.get(unit.parent or "", -1) + 1
        yield f"{'  ' * depth}{unit.place}  {_shown(document, unit)}"
    yield ""
    yield "Units: " + (", ".join(f"{count} {kind}" for kind, count in counts(document).items()) or "none")
    if document.deletions:
        yield f"Deleted, as the text itself says: {len(document.deletions)}"
        for each in document.deletions:
            yield f"  {each.place}  {each.label}" + (f", by {each.by}" if each.by else "")
    yield f"Findings: {len(document.findings)}"
    for finding in document.findings:
        where = f" [{finding.place}]" if finding.place else ""
        yield f"  {finding.kind}{where}: {finding.message}"


def _shown(document: Document, unit: Unit) -> str:
    words = " ".join(document.text[unit.start : unit.end].split())
    short = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
    page = document.page_of(unit.start)
    return f"{unit.kind}: {short}" + (f" (page {page})" if page else "")


def _unit(document: Document, unit: Unit) -> dict[str, Any]:
    return {
        "place": unit.place,
        "kind": unit.kind,
        "number": unit.number,
        "label": unit.label,
        "heading": unit.heading,
        "start": unit.start,
        "end": unit.end,
        "parent": unit.parent,
        "page": document.page_of(unit.start),
    }


def _deletion(deletion: Deletion) -> dict[str, Any]:
    return {
        "place": deletion.place,
        "kind": deletion.kind,
        "number": deletion.number,
        "label": deletion.label,
        "by": deletion.by or None,
        "start": deletion.span.start,
        "end": deletion.span.end,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "message": finding.message,
        "place": finding.place,
        "start": finding.span.start if finding.span else None,
        "end": finding.span.end if finding.span else None,
    }
