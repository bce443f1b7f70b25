"""Reading ``records.sqlite``: a version's documents and what they say, as the model's records.

A document is read once and kept: the corpus of an administration is a few hundred texts, and a
set question touches every action of a plan. Safe to share between threads.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from index.codec import from_plain
from index.errors import IndexDamaged, UnknownDocument, UnknownPlace
from index.places import Places
from index.recorder import Account
from index.schema import VERSION
from ingest.model import (
    Action,
    Area,
    Call,
    DataSource,
    Deletion,
    Document,
    Field,
    Finding,
    Footnote,
    Indicator,
    Mention,
    Origin,
    Page,
    Passage,
    Reference,
    Responsible,
    Source,
    Span,
    Timetable,
    Unit,
    Work,
)

Rows = list[sqlite3.Row]
# Which edition of a work answers where its default one has no text: the law as it stands now,
# then as it was made, then our own summary.
_STATES = ("consolidated", "original", "digest")


class Records:
    """The structured half of one index version, read-only."""

    def __init__(self, path: Path) -> None:
        """Open the database.

        Raises:
            IndexDamaged: there is none, or it is of another make.
        """
        self._lock = threading.RLock()
        try:
            uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._connection.row_factory = sqlite3.Row
            made = self._rows("SELECT value FROM meta WHERE key = 'schema'")
        except sqlite3.Error as error:
            raise IndexDamaged(f"{path} cannot be read ({error}). Run `vouch build`.") from error
        if not made or made[0]["value"] != str(VERSION):
            raise IndexDamaged(f"{path} was made by another version of Vouch. Run `vouch build`.")
        heads = self._rows("SELECT id, work FROM documents ORDER BY ordinal")
        self._works: dict[str, str] = {row["id"]: row["work"] for row in heads}
        self._documents: dict[str, Document] = {}
        self._units: dict[str, dict[str, Unit]] = {}
        self._children: dict[str, dict[str | None, list[Unit]]] = {}
        self._places: dict[str, Places] = {}
        self._passages: dict[str, tuple[Passage, ...]] = {}
        self._visiting: dict[str, tuple[tuple[Reference, ...], tuple[Mention, ...]]] = {}

    def visited_by(
        self, document: Document, work: str, references: Sequence[Reference], mentions: Sequence[Mention]
    ) -> Records:
        """These records with one more document, which is written nowhere; a document of the same id is hidden.

        They share a connection: closing one closes the other.
        """
        visited = copy.copy(self)
        visited._works = {**{id: of for id, of in self._works.items() if id != document.id}, document.id: work}
        visited._documents = {**self._documents, document.id: document}
        visited._units, visited._children, visited._places = {}, {}, {}
        visited._passages = {document.id: ()}
        visited._visiting = {document.id: (tuple(references), tuple(mentions))}
        return visited

    def close(self) -> None:
        self._connection.close()

    # ------------------------------------------------------------------ documents

    @property
    def document_ids(self) -> tuple[str, ...]:
        """Ids of all documents, in the catalogue's order."""
        return tuple(self._works)

    def documents(self) -> tuple[Document, ...]:
        """All documents, whole."""
        return tuple(map(self.document, self._works))

    def document(self, document: str) -> Document:
        """One document, whole: text, units, actions, indicators, footnotes, findings.

        Raises:
            UnknownDocument: it is not held.
        """
        if document not in self._works:
            raise UnknownDocument(document, self.document_ids)
        with self._lock:
            if document not in self._documents:
                self._documents[document] = self._read(document)
            return self._documents[document]

    def work_of(self, document: str) -> str:
        """The id of the work that a document is an edition of."""
        if document not in self._works:
            raise UnknownDocument(document, self.document_ids)
        return self._works[document]

    def editions(self, work: str) -> tuple[Document, ...]:
        """The documents of a work that are held, in the catalogue's order."""
        return tuple(self.document(each) for each, of in self._works.items() if of == work)

    def default_documents(self, kind: str | None = None) -> tuple[Document, ...]:
        """One edition a work, the one that unqualified questions go to; only of ``kind`` if given."""
        chosen = [self.default_edition(work) for work in dict.fromkeys(self._works.values())]
        return tuple(each for each in chosen if each is not None and (kind is None or each.kind == kind))

    def default_edition(self, work: str, among: Collection[str] | None = None) -> Document | None:
        """The edition of ``work`` (``among`` these ids) that answers: the catalogue's default, else the best there is."""
        held = [each for each in self.editions(work) if among is None or each.id in among]

        def preference(document: Document) -> tuple[bool, int, dt.date]:
            source = self.sources.get(document.id)
            state = _STATES.index(document.state) if document.state in _STATES else len(_STATES)
            return source is not None and source.default, -state, document.as_of or dt.date.min

        return max(held, key=preference) if held else None

    # ------------------------------------------------------------------ units

    def units(self, document: str) -> tuple[Unit, ...]:
        return self.document(document).units

    def unit(self, document: str, place: str) -> Unit:
        """The unit at ``place``.

        Raises:
            UnknownDocument, UnknownPlace: there is none.
        """
        unit = self.find_unit(document, place)
        if unit is None:
            units = self.document(document).units
            examples = sorted({each.kind: each.place for each in reversed(units)}.values())[:6]
            raise UnknownPlace(document, place, f"Places look like: {', '.join(examples) or '(none)'}.")
        return unit

    def find_unit(self, document: str, place: str) -> Unit | None:
        """The unit at ``place``, ``None`` if the document has none."""
        if document not in self._units:
            self._units[document] = {unit.place: unit for unit in self.document(document).units}
        return self._units[document].get(place)

    def text(self, document: str, place: str) -> str:
        """A unit's words."""
        return self.unit(document, place).span.of(self.document(document).text)

    def children(self, document: str, place: str | None) -> tuple[Unit, ...]:
        """The units right under ``place``, or the outermost ones for ``None``."""
        if document not in self._children:
            below = defaultdict(list)
            for unit in self.document(document).units:
                below[unit.parent].append(unit)
            self._children[document] = below
        return tuple(self._children[document].get(place, ()))

    def ancestors(self, document: str, place: str) -> tuple[Unit, ...]:
        """The units above ``place``, the nearest first."""
        above: dict[str, Unit] = {}
        unit = self.unit(document, place)
        while unit.parent is not None and unit.parent not in above:
            parent = self.find_unit(document, unit.parent)
            if parent is None:
                break
            above[parent.place] = unit = parent
        return tuple(above.values())

    def innermost(self, document: str, start: int, end: int) -> Unit | None:
        """The smallest unit that holds the words ``start:end`` whole."""
        if document not in self._places:
            self._places[document] = Places(self.document(document).units)
        return self._places[document].innermost(start, end)

    # ------------------------------------------------------------------ what plans hold

    def actions(self, document: str) -> tuple[Action, ...]:
        return self.document(document).actions

    def indicators(self, document: str) -> tuple[Indicator, ...]:
        return self.document(document).indicators

    def footnotes(self, document: str) -> tuple[Footnote, ...]:
        return self.document(document).footnotes

    def findings(self, document: str | None = None) -> tuple[tuple[str, Finding], ...]:
        """Findings with the id of their document, of one document or of all."""
        chosen = self.document_ids if document is None else (document,)
        return tuple((each, finding) for each in chosen for finding in self.document(each).findings)

    # ------------------------------------------------------------------ references

    def references(self, document: str) -> tuple[Reference, ...]:
        """The references in a document's text, in reading order."""
        if document in self._visiting:
            return self._visiting[document][0]
        rows = self._rows("SELECT * FROM text_references WHERE document = ? ORDER BY ordinal", document)
        return tuple(map(_reference, rows))

    def mentions(self, document: str) -> tuple[Mention, ...]:
        if document in self._visiting:
            return self._visiting[document][1]
        rows = self._rows("SELECT * FROM mentions WHERE document = ? ORDER BY ordinal", document)
        return tuple(Mention(r["start"], r["end"], r["text"], r["kind"], r["name"]) for r in rows)

    def cited_by(self, identifier: str) -> tuple[tuple[str, Reference], ...]:
        """Every reference to ``identifier``, with the id of the document that it stands in."""
        rows = self._rows(
            "SELECT r.* FROM reference_targets t JOIN text_references r"
            " ON r.document = t.document AND r.ordinal = t.reference"
            " JOIN documents d ON d.id = r.document WHERE t.identifier = ? ORDER BY d.ordinal, r.ordinal",
            identifier,
        )
        return tuple((row["document"], _reference(row)) for row in rows)

    # ------------------------------------------------------------------ passages

    def passages(self, document: str) -> tuple[Passage, ...]:
        with self._lock:
            if document not in self._passages:
                rows = self._rows("SELECT * FROM passages WHERE document = ? ORDER BY number", document)
                self._passages[document] = tuple(map(_passage, rows))
            return self._passages[document]

    def numbered_passages(self, numbers: Sequence[int]) -> dict[int, Passage]:
        """Passages by the number of their point in the store."""
        found: dict[int, Passage] = {}
        for first in range(0, len(numbers), 500):  # SQLite takes 999 values at least
            some = numbers[first : first + 500]
            marks = ",".join("?" * len(some))
            rows = self._rows(f"SELECT * FROM passages WHERE number IN ({marks})", *some)
            found |= {row["number"]: _passage(row) for row in rows}
        return found

    @cached_property
    def asked(self) -> tuple[tuple[int, str], ...]:
        """(number of a passage, a question that it answers), as they were written."""
        rows = self._rows("SELECT passage, question FROM asked ORDER BY rowid")
        return tuple((row["passage"], row["question"]) for row in rows)

    @cached_property
    def questioned(self) -> frozenset[int]:
        """The numbers of all passages of the documents that questions were written for."""
        rows = self._rows(
            "SELECT number FROM passages WHERE document IN"
            " (SELECT document FROM passages WHERE number IN (SELECT passage FROM asked))"
        )
        return frozenset(row["number"] for row in rows)

    @cached_property
    def passage_count(self) -> int:
        return int(self._rows("SELECT count(*) AS n FROM passages")[0]["n"])

    # ------------------------------------------------------------------ catalogue and account

    @cached_property
    def works(self) -> dict[str, Work]:
        """The catalogue's works by id, as they were when the version was built."""
        rows = self._rows("SELECT record FROM works ORDER BY ordinal")
        works = [from_plain(Work, json.loads(row["record"])) for row in rows]
        return {work.id: work for work in works}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The catalogue's sources by id; a source's document has the same id."""
        return {source.id: source for work in self.works.values() for source in work.sources}

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """What became of every source that had a text when the version was built."""
        rows = self._rows(
            "SELECT a.* FROM accounts a LEFT JOIN sources s ON s.id = a.source ORDER BY s.ordinal"
        )
        return tuple(Account(**dict(row)) for row in rows)

    # ------------------------------------------------------------------ reading

    def _rows(self, sql: str, *values: object) -> Rows:
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def _read(self, document: str) -> Document:
        (head,) = self._rows("SELECT * FROM documents WHERE id = ?", document)
        units = self._rows("SELECT * FROM units WHERE document = ? ORDER BY ordinal", document)
        findings = self._rows("SELECT * FROM findings WHERE document = ? ORDER BY ordinal", document)
        return Document(
            id=document,
            title=head["title"],
            kind=head["kind"],
            language=head["language"],
            state=head["state"],
            as_of=_date(head["as_of"]),
            text=head["text"],
            units=tuple(
                Unit(
                    r["place"],
                    r["kind"],
                    r["number"],
                    r["label"],
                    r["heading"],
                    r["start"],
                    r["end"],
                    r["parent"],
                )
                for r in units
            ),
            actions=self._actions(document),
            indicators=self._indicators(document),
            footnotes=self._footnotes(document),
            findings=tuple(
                Finding(r["kind"], r["message"], r["place"], _span(r["start"], r["end"])) for r in findings
            ),
            origins=tuple(Origin(start, source) for start, source in json.loads(head["origins"])),
            pages=tuple(Page(*page) for page in json.loads(head["pages"])),
            deletions=tuple(
                Deletion(
                    r["place"],
                    r["kind"],
                    r["number"],
                    r["label"],
                    r["parent"],
                    r["deleted_by"],
                    Span(r["start"], r["end"]),
                )
                for r in self._rows("SELECT * FROM deletions WHERE document = ? ORDER BY ordinal", document)
            ),
        )

    def _grouped(self, table: str, document: str, by: str) -> dict[str, Rows]:
        groups: dict[str, Rows] = defaultdict(list)
        for row in self._rows(f"SELECT * FROM {table} WHERE document = ? ORDER BY ordinal", document):
            groups[row[by]].append(row)
        return groups

    def _actions(self, document: str) -> tuple[Action, ...]:
        areas = self._grouped("action_areas", document, "action")
        bodies = self._grouped("action_bodies", document, "action")
        fields = self._grouped("action_fields", document, "action")
        rows = self._rows("SELECT * FROM actions WHERE document = ? ORDER BY ordinal", document)
        return tuple(
            Action(
                place=r["place"],
                number=r["number"],
                label=r["label"],
                text=Span(r["text_start"], r["text_end"]),
                prose=Span(r["prose_start"], r["prose_end"]),
                section=r["section"],
                priority=r["priority"],
                areas=tuple(
                    Area(a["code"], a["place"], Span(a["start"], a["end"])) for a in areas[r["place"]]
                ),
                timetable=_timetable(r),
                bodies=tuple(
                    Responsible(
                        b["name"], b["written"], b["place"], Span(b["start"], b["end"]), bool(b["known"])
                    )
                    for b in bodies[r["place"]]
                ),
                fields=tuple(
                    Field(f["header"], f["place"], Span(f["start"], f["end"])) for f in fields[r["place"]]
                ),
                footnotes=tuple(json.loads(r["footnotes"])),
            )
            for r in rows
        )

    def _indicators(self, document: str) -> tuple[Indicator, ...]:
        sources = self._grouped("indicator_sources", document, "indicator")
        rows = self._rows("SELECT * FROM indicators WHERE document = ? ORDER BY ordinal", document)
        return tuple(
            Indicator(
                r["place"],
                r["number"],
                r["label"],
                Span(r["text_start"], r["text_end"]),
                Span(r["prose_start"], r["prose_end"]),
                tuple(
                    DataSource(s["name"], Span(s["start"], s["end"]), bool(s["known"]))
                    for s in sources[r["place"]]
                ),
                tuple(Span(start, end) for start, end in json.loads(r["written"])),
            )
            for r in rows
        )

    def _footnotes(self, document: str) -> tuple[Footnote, ...]:
        calls = self._grouped("footnote_calls", document, "footnote")
        rows = self._rows("SELECT * FROM footnotes WHERE document = ? ORDER BY ordinal", document)
        return tuple(
            Footnote(
                r["place"],
                r["number"],
                Span(r["start"], r["end"]),
                tuple(Call(c["place"], c["at"]) for c in calls[r["place"]]),
            )
            for r in rows
        )


def _timetable(row: sqlite3.Row) -> Timetable | None:
    if row["timetable"] is None:
        return None
    span = Span(row["timetable_start"], row["timetable_end"])
    place, years = row["timetable_place"], (row["start_year"], row["end_year"])
    return Timetable(row["timetable"], place, span, *years, bool(row["ongoing"]))


def _reference(row: sqlite3.Row) -> Reference:
    return Reference(
        row["start"], row["end"], row["text"], row["kind"], tuple(json.loads(row["identifiers"])),
        tuple(json.loads(row["places"])), _span(row["instrument_start"], row["instrument_end"]),
        bool(row["anaphoric"]), bool(row["ambiguous"]),
    )  # fmt: skip


def _passage(row: sqlite3.Row) -> Passage:
    values: list[Any] = [
        row[key] for key in ("id", "document", "place", "label", "start", "end", "text", "context")
    ]
    return Passage(*values)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _date(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
