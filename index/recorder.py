"""Writing ``records.sqlite``: what the texts say, as rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from index.codec import to_plain
from index.places import Places
from index.schema import SCHEMA, VERSION
from ingest.model import Action, Document, Mention, Passage, Reference, Work

Outcome = Literal["indexed", "empty", "failed"]


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a source that has a text. ``sha256`` and ``bytes`` are those of its file."""

    source: str
    outcome: Outcome
    reason: str
    format: str
    sha256: str
    bytes: int
    passages: int
    findings: int


@dataclass(frozen=True, slots=True)
class Indexed:
    """A document with all that was found in it, ready to be written.

    ``asked``: (index of a passage, a question that it answers).
    """

    document: Document
    work: str
    passages: tuple[Passage, ...]
    references: tuple[Reference, ...] = ()
    mentions: tuple[Mention, ...] = ()
    asked: tuple[tuple[int, str], ...] = ()


def write(
    connection: sqlite3.Connection,
    documents: Iterable[Indexed],
    works: Iterable[Work] = (),
    accounts: Iterable[Account] = (),
) -> None:
    """Fill an empty database in one transaction; passages are numbered from 1 as they come."""
    connection.executescript(SCHEMA)
    with connection:
        _insert(connection, "meta", [("schema", str(VERSION))])
        for ordinal, work in enumerate(works):
            _work(connection, ordinal, work)
        _insert(
            connection,
            "accounts",
            [
                (a.source, a.outcome, a.reason, a.format, a.sha256, a.bytes, a.passages, a.findings)
                for a in accounts
            ],
        )
        number = 1
        for ordinal, indexed in enumerate(documents):
            _document(connection, ordinal, indexed)
            rows = [
                (number + at, p.id, p.document, p.place, p.label, p.start, p.end, p.text, p.context)
                for at, p in enumerate(indexed.passages)
            ]
            _insert(connection, "passages", rows)
            _insert(connection, "asked", [(number + at, question) for at, question in indexed.asked])
            number += len(rows)
    connection.execute("PRAGMA optimize")


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        marks = ",".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _work(connection: sqlite3.Connection, ordinal: int, work: Work) -> None:
    date = work.date.isoformat() if work.date else None
    record = json.dumps(to_plain(work), ensure_ascii=False)
    _insert(
        connection,
        "works",
        [(ordinal, work.id, work.title, work.short_title, work.kind, date, work.note, record)],
    )
    events = [
        (
            work.id, at, e.kind, e.date.isoformat() if e.date else None, e.by, e.extent, e.scope,
            e.confidence, e.checked.isoformat(),
        )
        for at, e in enumerate(work.history)
    ]  # fmt: skip
    _insert(connection, "status_events", events)
    sources = [
        (
            None, s.id, s.work, s.language, s.state, s.as_of.isoformat() if s.as_of else None, s.address,
            s.licence, s.label, s.default,
        )
        for s in work.sources
    ]  # fmt: skip
    _insert(connection, "sources", sources)


def _document(connection: sqlite3.Connection, ordinal: int, indexed: Indexed) -> None:
    document = indexed.document
    origins = json.dumps([[each.start, each.source] for each in document.origins])
    pages = json.dumps([[page.number, page.start, page.end] for page in document.pages])
    as_of = document.as_of.isoformat() if document.as_of else None
    row = (
        ordinal, document.id, indexed.work, document.title, document.kind, document.language, document.state,
        as_of, document.sha256, document.text, origins, pages,
    )  # fmt: skip
    _insert(connection, "documents", [row])
    units = [
        (document.id, at, u.place, u.kind, u.number, u.label, u.heading, u.start, u.end, u.parent)
        for at, u in enumerate(document.units)
    ]
    _insert(connection, "units", units)
    deletions = [
        (document.id, at, d.place, d.kind, d.number, d.label, d.parent, d.by, d.span.start, d.span.end)
        for at, d in enumerate(document.deletions)
    ]
    _insert(connection, "deletions", deletions)
    for at, action in enumerate(document.actions):
        _action(connection, document.id, at, action)
    for at, indicator in enumerate(document.indicators):
        text, prose = indicator.text, indicator.prose
        head = (document.id, at, indicator.place, indicator.number, indicator.label)
        written = json.dumps([[span.start, span.end] for span in indicator.written])
        _insert(connection, "indicators", [(*head, text.start, text.end, prose.start, prose.end, written)])
        sources = [
            (document.id, indicator.place, each, s.name, s.span.start, s.span.end, s.known)
            for each, s in enumerate(indicator.sources)
        ]
        _insert(connection, "indicator_sources", sources)
    for at, note in enumerate(document.footnotes):
        span = note.text
        _insert(connection, "footnotes", [(document.id, at, note.place, note.number, span.start, span.end)])
        calls = [(document.id, note.place, each, call.place, call.at) for each, call in enumerate(note.calls)]
        _insert(connection, "footnote_calls", calls)
    findings = [
        (
            document.id,
            at,
            f.kind,
            f.message,
            f.place,
            *((f.span.start, f.span.end) if f.span else (None, None)),
        )
        for at, f in enumerate(document.findings)
    ]
    _insert(connection, "findings", findings)
    _references(connection, indexed)


def _action(connection: sqlite3.Connection, document: str, ordinal: int, action: Action) -> None:
    due = action.timetable
    timetable: tuple[Any, ...] = (None,) * 7
    if due is not None:
        timetable = (due.written, due.place, due.span.start, due.span.end, due.start, due.end, due.ongoing)
    row = (
        document, ordinal, action.place, action.number, action.label, action.text.start, action.text.end,
        action.prose.start, action.prose.end, action.section, action.priority, *timetable,
        json.dumps(action.footnotes),
    )  # fmt: skip
    _insert(connection, "actions", [row])
    areas = [
        (document, action.place, at, a.code, a.place, a.span.start, a.span.end)
        for at, a in enumerate(action.areas)
    ]
    _insert(connection, "action_areas", areas)
    bodies = [
        (document, action.place, at, b.name, b.written, b.place, b.span.start, b.span.end, b.known)
        for at, b in enumerate(action.bodies)
    ]
    _insert(connection, "action_bodies", bodies)
    fields = [
        (document, action.place, at, f.header, f.place, f.span.start, f.span.end)
        for at, f in enumerate(action.fields)
    ]
    _insert(connection, "action_fields", fields)


def _references(connection: sqlite3.Connection, indexed: Indexed) -> None:
    document = indexed.document
    places = Places(document.units)

    def place(start: int, end: int) -> str | None:
        unit = places.innermost(start, end) or places.innermost(start, start)
        return unit.place if unit else None

    rows, targets = [], []
    for at, reference in enumerate(indexed.references):
        part = reference.instrument
        rows.append(
            (
                document.id, at, place(reference.start, reference.end), reference.start,
                reference.end, reference.text, reference.kind, json.dumps(reference.identifiers),
                json.dumps(reference.places), part.start if part else None, part.end if part else None,
                reference.anaphoric, reference.ambiguous,
            )
        )  # fmt: skip
        targets += [(identifier, document.id, at) for identifier in dict.fromkeys(reference.identifiers)]
    _insert(connection, "text_references", rows)
    _insert(connection, "reference_targets", targets)
    mentions = [
        (document.id, at, place(m.start, m.end), m.start, m.end, m.text, m.kind, m.name)
        for at, m in enumerate(indexed.mentions)
    ]
    _insert(connection, "mentions", mentions)
