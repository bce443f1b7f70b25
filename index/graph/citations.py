"""What a unit cites and what cites it, over all documents of an index version."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from index.errors import UnknownDocument
from index.records import Records
from index.resolution import Resolution, Resolver, Target
from ingest.model import Reference, Unit
from ingest.works import Works

_PLACED = re.compile(r"(?P<text>.+?)/(?P<place>[a-z]{2,4}_[^/]+)")


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference in a document held, what it leads to, and the units it stands for.

    ``place`` is the innermost unit of its words; ``unit`` the action, article, recital … that cites: of a
    footnote's words that is the unit which calls it. Both are ``None`` outside all units.
    """

    document: str
    reference: Reference
    resolution: Resolution
    place: Unit | None
    unit: Unit | None


class Citations:
    """All references of an index version, resolved."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.works = Works(tuple(records.works.values()))
        resolver = Resolver(records)
        self.all: tuple[Cited, ...] = tuple(
            self._cited(document, reference, resolver.resolve(reference, document))
            for document in records.document_ids
            for reference in records.references(document)
        )

    def cites(self, document: str, place: str | None = None) -> Iterator[Cited]:
        """What ``document``, or one unit of it and what is in it, cites; footnotes count for who calls them.

        Raises:
            UnknownDocument, UnknownPlace: there is none.
        """
        self.records.document(document)
        if place is not None:
            self.records.unit(document, place)
        for each in self.all:
            if each.document == document and (place is None or self._stands_in(each, place)):
                yield each

    def cited_by(self, text: str, place: str | None = None) -> Iterator[Cited]:
        """What cites ``text`` (any spelling of an identifier, or a document's id), or its unit ``place``.

        A reference to a part of what is asked for counts; one that cites the whole act does not cite its
        Article 7. A document's references to itself count too.
        """
        wanted = self.identifiers(text)
        for each in self.all:
            targets = [target for target in each.resolution.targets if self._is_one_of(target, wanted)]
            if (not targets and not each.resolution.targets and wanted & set(each.reference.identifiers)) or (targets and (place is None or _within(each.reference, targets, place))):
                yield each

    def identifiers(self, text: str) -> frozenset[str]:
        """The identifiers under which ``text`` may be cited: as it is written, and as the work that it names."""
        found = {text, text.upper()} if text.isascii() else {text}
        work = self.works.work(text)
        if work is None:
            try:
                work = self.records.works.get(self.records.work_of(text))
            except UnknownDocument:
                work = None
        if work is not None:
            found |= {work.id, *(id for id in (work.celex,) if id)}
        return frozenset(found)

    def _is_one_of(self, target: Target, wanted: frozenset[str]) -> bool:
        return bool({target.work, target.identifier, target.document} & wanted)

    def _cited(self, document: str, reference: Reference, resolution: Resolution) -> Cited:
        place = self.records.innermost(document, reference.start, reference.end) or self.records.innermost(
            document, reference.start, reference.start
        )
        return Cited(document, reference, resolution, place, self._speaker(document, place))

    def _speaker(self, document: str, place: Unit | None) -> Unit | None:
        """The addressable unit that words at ``place`` are said by."""
        if place is None:
            return None
        top = self.records.find_unit(document, place.place.split(".")[0]) or place
        if top.kind == "footnote" and top.parent:
            return self.records.find_unit(document, top.parent.split(".")[0]) or top
        return top

    def _stands_in(self, cited: Cited, place: str) -> bool:
        if cited.place is None:
            return False
        if _is_in(cited.place.place, place):
            return True
        top = cited.place.place.split(".")[0]
        note = self.records.find_unit(cited.document, top)
        if note is not None and note.kind == "footnote" and note.parent and _is_in(note.parent, place):
            return True
        above = self.records.ancestors(cited.document, cited.place.place)
        return any(unit.place == place for unit in above)


@lru_cache(maxsize=2)
def citations(records: Records) -> Citations:
    """The citations of an index version, worked out once."""
    return Citations(records)


def split(written: str) -> tuple[str, str | None]:
    """ "32014L0042/art_7" → the text and the place in it; identifiers with strokes of their own stay whole."""
    match = _PLACED.fullmatch(written.strip())
    return (match["text"], match["place"]) if match else (written.strip(), None)


def as_row(cited: Cited) -> dict[str, Any]:
    """A citation as plain values; offsets are code points of the citing document's text."""
    reference = cited.reference
    return {
        "document": cited.document,
        "place": cited.place.place if cited.place else None,
        "label": cited.place.label if cited.place else None,
        "unit": cited.unit.place if cited.unit else None,
        "start": reference.start,
        "end": reference.end,
        "text": reference.text,
        "identifiers": list(reference.identifiers),
        "places": list(reference.places),
        "anaphoric": reference.anaphoric,
        "ambiguous": reference.ambiguous,
        "state": cited.resolution.state,
        "targets": [
            {
                "identifier": target.identifier,
                "title": target.title,
                "work": target.work,
                "document": target.document,
                "places": [landing.place for landing in target.landings if landing.reached != "missing"],
            }
            for target in cited.resolution.targets
        ],
    }


def _within(reference: Reference, targets: Sequence[Target], place: str) -> bool:
    """Whether one of the cited places is ``place`` or a part of it; a place that is not found counts as written."""
    landings = [landing for target in targets for landing in target.landings]
    if not landings:
        return any(_is_in(cited, place) for cited in reference.places)
    return any(_is_in(landing.place, place) or _is_in(landing.cited, place) for landing in landings)


def _is_in(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith(f"{outer}.")
