"""A digest's blocks → units with the addresses of the text it sums up, each labelled as a digest.

``art_7`` of a digest is "Article 7 (digest)": it stands in for the article until the text is there, and
its label keeps anyone from taking it for the legal text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ingest.bodies import Bodies
from ingest.model import Document, Finding, Span, Unit
from ingest.readers import digest as reader
from ingest.readers.blocks import Para, Reading
from ingest.structure.canonical import Canonical, Header


def recognises(reading: Reading) -> bool:
    """Whether a digest was read."""
    return reading.format == reader.FORMAT


def build(reading: Reading, header: Header, bodies: Bodies) -> Document:
    """Units: the title, chapters with their articles, annexes, or one ``summary`` of the whole."""
    partly = {finding.place for finding in reading.findings if finding.kind == "partly_confirmed"}
    canonical = Canonical()
    drafts: dict[str, _Draft] = {}
    for block in reading.blocks:
        if not isinstance(block, Para):
            continue
        draft = drafts.get(block.anchor)
        span = canonical.add(block, "\n\n" if draft is None else "\n")
        if draft is None:
            drafts[block.anchor] = _Draft(block, span.start, span.end)
        else:
            draft.end = span.end
            draft.heading = draft.heading or (block.text if block.role.endswith("_heading") else "")
    units = _units(drafts, partly)
    spans = {unit.place: unit.span for unit in units}
    findings = [_placed(finding, spans) for finding in reading.findings]
    return canonical.document(replace(header, state="digest"), "digest", units, findings=findings)


@dataclass(slots=True)
class _Draft:
    first: Para
    start: int
    end: int
    heading: str = ""


def _units(drafts: dict[str, _Draft], partly: set[str | None]) -> list[Unit]:
    units: list[Unit] = []
    chapter: int | None = None
    for place, draft in drafts.items():
        kind, number, name = _named(place, draft.first)
        label = f"{name} (digest, confirmed in part)" if place in partly else f"{name} (digest)"
        if kind == "article" and chapter is not None:
            parent = units[chapter].place
            units[chapter] = replace(units[chapter], end=draft.end)
        else:
            parent = None
            chapter = len(units) if kind == "chapter" else None
        units.append(Unit(place, kind, number, label, draft.heading, draft.start, draft.end, parent))
    return units


def _named(place: str, first: Para) -> tuple[str, str, str]:
    """Kind, number and name of a unit, from its first words ("Article 7") and its place."""
    if place in ("title", "summary"):
        return place, "", place.capitalize()
    return first.role, first.text.partition(" ")[2], first.text


def _placed(finding: Finding, spans: dict[str, Span]) -> Finding:
    return replace(finding, span=spans[finding.place]) if finding.place in spans else finding
