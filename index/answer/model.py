"""An answer, version 1, as the command line and HTTP give it; see ``as_json`` for the shape."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from index.answer.labels import unit_label
from index.answer.understood import shown
from index.question.interpretation import Interpretation
from index.world import World
from ingest.model import Document, Span, Unit

VERSION = 1
STATUSES = ("complete", "empty", "answered", "ambiguous", "not_held", "not_found")


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer to words: ``document.text[start:end] == quote``, always."""

    document: str
    place: str
    label: str
    kind: str
    state: str
    as_of: dt.date | None
    language: str
    legal_status: str | None
    start: int
    end: int
    quote: str
    sha256: str

    def as_json(self) -> dict[str, Any]:
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {**values, "as_of": self.as_of.isoformat() if self.as_of else None}


@dataclass(frozen=True, slots=True)
class Result:
    """What was selected. ``checked`` is the number of rows looked at, ``undecided`` those that the records
    cannot decide; ``columns`` and ``rows`` only for a table."""

    kind: str
    items: tuple[str, ...]
    scope: str
    checked: int
    undecided: tuple[str, ...] = ()
    groups: tuple[Mapping[str, Any], ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str | int, ...], ...] = ()
    count: int | None = None

    def as_json(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "kind": self.kind,
            "items": list(self.items),
            "count": len(self.items) if self.count is None else self.count,
            "scope": self.scope,
            "checked": self.checked,
            "undecided": list(self.undecided),
            "groups": [dict(group) for group in self.groups],
        }
        if self.columns:
            found |= {"columns": list(self.columns), "rows": [list(row) for row in self.rows]}
        return found


@dataclass(slots=True)
class Answer:
    """An answer while it is being written: claims are added with the words they rest on."""

    question: str
    on: dt.date
    world: World
    status: str = "complete"
    answer: str = ""
    claims: list[tuple[str, list[int]]] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    result: Result | None = None
    readings: list[dict[str, Any]] = field(default_factory=list)
    parts: list[Answer] = field(default_factory=list)
    mentions: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    interpretation: Interpretation | None = None
    passages: list[dict[str, Any]] = field(default_factory=list)
    confidence: float | None = None

    @property
    def language(self) -> str:
        """The language of the question, and so of all that is said here."""
        return self.interpretation.language if self.interpretation else "en"

    def cite(self, document: str, place: str, span: Span) -> int:
        """The number of the citation of these words, added if it is new."""
        source = self.world.documents[document]
        unit = self.world.unit(document, place)
        made = citation(source, unit, place, span, self.world.legal_status(document, self.on))
        made = replace(made, label=unit_label(made.label, self.language, self.world))
        for number, known in enumerate(self.citations):
            if (known.document, known.place, known.start, known.end) == (
                document,
                place,
                span.start,
                span.end,
            ):
                return number
        self.citations.append(made)
        return len(self.citations) - 1

    def claim(self, text: str, *citations: int) -> None:
        """Add a statement with the numbers of the citations it rests on."""
        self.claims.append((text, list(citations)))

    def note(self, text: str) -> None:
        """Add a note once."""
        if text and text not in self.notes:
            self.notes.append(text)

    def as_json(self, index: str, took_ms: float) -> dict[str, Any]:
        return {
            "version": VERSION,
            "question": self.question,
            "status": self.status,
            "on": self.on.isoformat(),
            "answer": self.answer,
            "claims": [{"text": text, "citations": numbers} for text, numbers in self.claims],
            "citations": [made.as_json() for made in self.citations],
            "result": self.result.as_json() if self.result else None,
            "readings": self.readings,
            "parts": [part.as_json(index, took_ms) for part in self.parts],
            "mentions": self.mentions,
            "notes": self.notes,
            "interpretation": self._interpretation(),
            "passages": self.passages,
            "confidence": self.confidence,
            "index": index,
            "took_ms": round(took_ms, 2),
        }

    def _interpretation(self) -> dict[str, Any]:
        return shown(self.interpretation.as_json(), self.language, self.world) if self.interpretation else {}


def citation(source: Document, unit: Unit | None, place: str, span: Span, status: str | None) -> Citation:
    """The citation of a span of a document."""
    return Citation(
        document=source.id,
        place=place,
        label=unit.label if unit else place,
        kind="digest" if source.state == "digest" else "text",
        state=source.state,
        as_of=source.as_of,
        language=source.language,
        legal_status=status,
        start=span.start,
        end=span.end,
        quote=span.of(source.text),
        sha256=source.sha256,
    )


def listed(values: Sequence[str], last: str = "and") -> str:
    """ "1, 2 and 3"."""
    if len(values) < 2:
        return "".join(values)
    return f"{', '.join(values[:-1])} {last} {values[-1]}"
