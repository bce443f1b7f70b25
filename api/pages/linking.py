"""References as links: from the words that cite to what they mean, and from a unit back to who cites it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import Request

from api.pages.citing import linked, place_query
from api.pages.view import address
from index.engine import Engine
from index.resolution import Resolver, Target
from ingest.model import Document, Reference, Span

_resolvers: dict[str, Resolver] = {}  # by index version; the latest only


@dataclass(frozen=True, slots=True)
class Citing:
    """A reference to a document: where it stands, its words, and the unit that it means (``""``: the whole)."""

    label: str
    href: str
    words: str
    language: str
    here: str


def resolver(engine: Engine) -> Resolver:
    """The resolver of an index version."""
    if engine.version not in _resolvers:
        _resolvers.clear()
        _resolvers[engine.version] = Resolver(engine.records)
    return _resolvers[engine.version]


def links(request: Request, engine: Engine, held: Document) -> dict[Span, str]:
    """The address of what each reference of a document means: a unit held, else the publisher's page."""
    found = {}
    for reference in engine.records.references(held.id):
        href = _address(request, engine, held, reference)
        if href:
            found[Span(reference.start, reference.end)] = href
    return found


def _address(request: Request, engine: Engine, held: Document, reference: Reference) -> str:
    resolved = resolver(engine).resolve(reference, home=held.id)
    if resolved.state == "ambiguous":
        return ""
    for target in resolved.targets:
        place = _place(target)
        if target.document == held.id:
            return f"#{place}" if place else ""
        if target.document:
            return address(request, f"/documents/{target.document}", fragment=place)
        work = engine.records.works.get(target.work or "")
        known = [linked(source.address) for source in work.sources] if work else []
        for official in known:
            if official:
                return official.href
    return ""


def _place(target: Target) -> str:
    return next((landing.place for landing in target.landings if landing.place), "")


def cited_by(request: Request, engine: Engine, held: Document) -> list[Citing]:
    """Where other texts name this one, by any of its work's identifiers, in reading order."""
    work = engine.world.work_of(held.id)
    if work is None:
        return []
    found: dict[tuple[str, int], Citing] = {}
    for identifier in dict.fromkeys((work.id, work.celex or work.id, *work.identifiers)):
        for id, reference in engine.records.cited_by(identifier):
            if id != held.id:
                found.setdefault((id, reference.start), _citing(request, engine, held, id, reference))
    return list(found.values())


def cited_inside(request: Request, engine: Engine, held: Document) -> Iterator[Citing]:
    """Where a document names units of its own."""
    for reference in engine.records.references(held.id):
        made = _citing(request, engine, held, held.id, reference)
        if made.here and any(target.document == held.id for target in _targets(engine, held.id, reference)):
            yield made


def by_unit(citing: list[Citing]) -> dict[str, list[Citing]]:
    """The references by the unit that they mean."""
    found = defaultdict(list)
    for each in citing:
        if each.here:
            found[each.here].append(each)
    return found


def _targets(engine: Engine, home: str, reference: Reference) -> tuple[Target, ...]:
    return resolver(engine).resolve(reference, home=home).targets


def _citing(request: Request, engine: Engine, held: Document, id: str, reference: Reference) -> Citing:
    citing = engine.records.document(id)
    at = engine.records.innermost(id, reference.start, reference.end)
    work = engine.records.work_of(held.id)
    place = next((_place(each) for each in _targets(engine, id, reference) if each.work == work or each.document == held.id), "")
    query = place_query(citing, reference.start, reference.end)
    label = at.label if at else "text"
    return Citing(
        label=label if id == held.id else f"{label}, {citing.title}",
        href=f"#{at.place}" if id == held.id and at else address(request, f"/documents/{id}", query, "cited"),
        words=reference.text,
        language=citing.language,
        here=place if place and engine.records.find_unit(held.id, place) else "",
    )
