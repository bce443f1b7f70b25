"""Which units of a document a reference stands for: the action whose row it is in, the actions that call the
footnote it is in, or the article, recital, section or indicator around it."""

from __future__ import annotations

from index.audit.model import Unit
from index.records import Records
from ingest.model import Document
from ingest.model import Unit as Part

_WHOLE = frozenset({"action", "indicator", "article", "recital", "annex", "section", "summary", "title", "footnote"})


class Concerns:
    """The units of one document that words in it concern."""

    def __init__(self, records: Records, document: Document) -> None:
        self._records = records
        self._document = document
        self._calls = {note.place: [call.place for call in note.calls if call.place] for note in document.footnotes}

    def of(self, start: int, end: int) -> tuple[Unit, ...]:
        """The units, in reading order; none for words that stand in no unit."""
        inner = self._records.innermost(self._document.id, start, end)
        if inner is None:
            return ()
        chain = (inner, *self._records.ancestors(self._document.id, inner.place))
        note = next((unit for unit in chain if unit.place in self._calls), None)
        if note is not None and self._calls[note.place]:
            found = [self._around(place) for place in self._calls[note.place]]
            return tuple(dict.fromkeys(Unit(each.place, each.label) for each in found))
        whole = self._whole(chain)
        return (Unit(whole.place, whole.label),)

    def _around(self, place: str) -> Part:
        unit = self._records.unit(self._document.id, place)
        return self._whole((unit, *self._records.ancestors(self._document.id, place)))

    @staticmethod
    def _whole(chain: tuple[Part, ...]) -> Part:
        """The nearest unit that people speak of as a whole."""
        return next((unit for unit in chain if unit.kind in _WHOLE), chain[-1])
