"""A canonical identifier → the work of the catalogue, and the documents held of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property

from index.records import Records
from ingest import references
from ingest.identifiers import CELEX, from_eli, original
from ingest.model import Document, Work
from ingest.naming import name_of

_HEAD = 100
"""Characters of a title within which its own number stands, the issuing institution before it included."""

_STATES = ("consolidated", "original", "digest")


class Texts:
    """The works known when an index version was built, by their canonical identifiers."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def work(self, identifier: str) -> Work | None:
        """The work of an identifier, ``None`` where the catalogue knows none.

        Exact, never near: a CELEX number also finds its consolidated states, a corrigendum no text, because it
        is one of its own.
        """
        match = CELEX.fullmatch(identifier)
        if match and match["corrigendum"]:
            return None
        id = self._ids.get(identifier) or self._ids.get(original(identifier))
        return self._records.works.get(id) if id else None

    def title(self, identifier: str) -> str:
        """The catalogue's title, else what the identifier itself says."""
        work = self.work(identifier)
        return work.title if work else name_of(identifier)

    def editions(self, work: str) -> tuple[Document, ...]:
        """The documents held of a work, the one that answers first, then from the law as it stands to digests."""
        held = list(self._records.editions(work))
        first = self._records.default_edition(work)

        def order(document: Document) -> tuple[bool, int, int]:
            state = _STATES.index(document.state) if document.state in _STATES else len(_STATES)
            day = document.as_of or dt.date.min
            return document is not first, state, -day.toordinal()

        return tuple(sorted(held, key=order))

    def identifier_of(self, document: str) -> str | None:
        """The canonical identifier of a document's work, if it has one."""
        return self._by_work.get(self._records.work_of(document))

    @cached_property
    def _ids(self) -> dict[str, str]:
        """Canonical identifier → id of the work."""
        held = [(document, self._records.work_of(document.id)) for document in self._records.documents()]
        return known(self._records.works.values(), held)

    @cached_property
    def _by_work(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for identifier, work in self._ids.items():
            if CELEX.fullmatch(identifier) and identifier == original(identifier):
                found.setdefault(work, identifier)
        return found


def known(works: Iterable[Work], held: Iterable[tuple[Document, str]]) -> dict[str, str]:
    """Canonical identifier → id of the work. What the catalogue says comes before what titles say.

    Args:
        held: documents with the ids of their works; one's own acts are known by the number that their title begins with.
    """
    found: dict[str, str] = {}
    by_id = {work.id: work for work in works}
    for work in by_id.values():
        for identifier in (work.celex, work.id, *work.identifiers, *(source.id for source in work.sources)):
            if identifier:
                found.setdefault(from_eli(identifier) or identifier, work.id)
    for document, id in held:
        of = by_id.get(id)
        if document.kind == "legal_act" and not (of and of.celex) and (number := own_number(document.title)):
            found.setdefault(number, id)
    return found


def own_number(title: str) -> str | None:
    """The identifier that an act's title begins with: "DIRECTIVE (EU) 2016/680 OF THE EUROPEAN PARLIAMENT …".

    Title case and capitals alike; ``None`` where the number stands further back, as that of an amended act does.
    """
    words = " ".join(title.split())
    head = words[:_HEAD]
    for text in (head, head.title().replace("(Eu)", "(EU)").replace("(Ec)", "(EC)")):
        found = references.find(text).references
        if found and found[0].start == 0 and found[0].kind == "act" and len(found[0].identifiers) == 1:
            return original(found[0].identifiers[0])
    return None
