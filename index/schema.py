"""The tables of ``records.sqlite``: the structured half of an index version, made to be browsed.

``start`` and ``end`` are offsets into ``documents.text`` (0-based, half-open, code points);
``place`` is a unit's address in its document. Lists that nobody filters on are JSON.
"""

from __future__ import annotations

VERSION = 3
"""Raised whenever a table changes: a version of another make is refused, and built anew."""

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- record: the whole work as JSON, its history and its sources included
CREATE TABLE works (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, short_title TEXT NOT NULL,
    kind TEXT NOT NULL, date TEXT, note TEXT NOT NULL, record TEXT NOT NULL
);
CREATE TABLE status_events (
    work TEXT NOT NULL REFERENCES works(id), ordinal INTEGER NOT NULL, kind TEXT NOT NULL, date TEXT,
    by TEXT, extent TEXT NOT NULL, scope TEXT NOT NULL, confidence TEXT NOT NULL, checked TEXT NOT NULL,
    PRIMARY KEY (work, ordinal)
) WITHOUT ROWID;
CREATE TABLE sources (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, work TEXT NOT NULL REFERENCES works(id),
    language TEXT NOT NULL, state TEXT NOT NULL, as_of TEXT, address TEXT, licence TEXT NOT NULL,
    label TEXT NOT NULL, is_default INTEGER NOT NULL
);
-- what became of every source that has a text: sources = indexed + empty + failed
CREATE TABLE accounts (
    source TEXT PRIMARY KEY REFERENCES sources(id), outcome TEXT NOT NULL
        CHECK (outcome IN ('indexed', 'empty', 'failed')),
    reason TEXT NOT NULL, format TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
    passages INTEGER NOT NULL, findings INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE documents (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, work TEXT NOT NULL, title TEXT NOT NULL,
    kind TEXT NOT NULL, language TEXT NOT NULL, state TEXT NOT NULL, as_of TEXT, sha256 TEXT NOT NULL,
    text TEXT NOT NULL, origins TEXT NOT NULL, pages TEXT NOT NULL
);
CREATE TABLE units (
    document TEXT NOT NULL REFERENCES documents(id), ordinal INTEGER NOT NULL, place TEXT NOT NULL,
    kind TEXT NOT NULL, number TEXT NOT NULL, label TEXT NOT NULL, heading TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, parent TEXT,
    PRIMARY KEY (document, ordinal), UNIQUE (document, place)
) WITHOUT ROWID;

-- parts that a consolidated text says were deleted; deleted_by: CELEX of the act that did it
CREATE TABLE deletions (
    document TEXT NOT NULL REFERENCES documents(id), ordinal INTEGER NOT NULL, place TEXT NOT NULL,
    kind TEXT NOT NULL, number TEXT NOT NULL, label TEXT NOT NULL, parent TEXT, deleted_by TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, PRIMARY KEY (document, ordinal), UNIQUE (document, place)
) WITHOUT ROWID;

CREATE TABLE actions (
    document TEXT NOT NULL REFERENCES documents(id), ordinal INTEGER NOT NULL, place TEXT NOT NULL,
    number TEXT NOT NULL, label TEXT NOT NULL, text_start INTEGER NOT NULL, text_end INTEGER NOT NULL,
    prose_start INTEGER NOT NULL, prose_end INTEGER NOT NULL, section TEXT, priority TEXT,
    timetable TEXT, timetable_place TEXT, timetable_start INTEGER, timetable_end INTEGER,
    start_year INTEGER, end_year INTEGER, ongoing INTEGER, footnotes TEXT NOT NULL,
    PRIMARY KEY (document, ordinal), UNIQUE (document, place)
) WITHOUT ROWID;
CREATE TABLE action_areas (
    document TEXT NOT NULL, action TEXT NOT NULL, ordinal INTEGER NOT NULL, code TEXT NOT NULL,
    place TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (document, action, ordinal)
) WITHOUT ROWID;
CREATE TABLE action_bodies (
    document TEXT NOT NULL, action TEXT NOT NULL, ordinal INTEGER NOT NULL, name TEXT NOT NULL,
    written TEXT NOT NULL, place TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    known INTEGER NOT NULL, PRIMARY KEY (document, action, ordinal)
) WITHOUT ROWID;
CREATE TABLE action_fields (
    document TEXT NOT NULL, action TEXT NOT NULL, ordinal INTEGER NOT NULL, header TEXT NOT NULL,
    place TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (document, action, ordinal)
) WITHOUT ROWID;

CREATE TABLE indicators (
    document TEXT NOT NULL REFERENCES documents(id), ordinal INTEGER NOT NULL, place TEXT NOT NULL,
    number TEXT NOT NULL, label TEXT NOT NULL, text_start INTEGER NOT NULL, text_end INTEGER NOT NULL,
    prose_start INTEGER NOT NULL, prose_end INTEGER NOT NULL, written TEXT NOT NULL,
    PRIMARY KEY (document, ordinal), UNIQUE (document, place)
) WITHOUT ROWID;
CREATE TABLE indicator_sources (
    document TEXT NOT NULL, indicator TEXT NOT NULL, ordinal INTEGER NOT NULL, name TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, known INTEGER NOT NULL,
    PRIMARY KEY (document, indicator, ordinal)
) WITHOUT ROWID;

CREATE TABLE footnotes (
    document TEXT NOT NULL REFERENCES documents(id), ordinal INTEGER NOT NULL, place TEXT NOT NULL,
    number TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (document, ordinal), UNIQUE (document, place)
) WITHOUT ROWID;
CREATE TABLE footnote_calls (
    document TEXT NOT NULL, footnote TEXT NOT NULL, ordinal INTEGER NOT NULL, place TEXT, at INTEGER NOT NULL,
    PRIMARY KEY (document, footnote, ordinal)
) WITHOUT ROWID;

CREATE TABLE findings (
    document TEXT NOT NULL, ordinal INTEGER NOT NULL, kind TEXT NOT NULL, message TEXT NOT NULL,
    place TEXT, start INTEGER, "end" INTEGER, PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE text_references (
    document TEXT NOT NULL REFERENCES documents(id), ordinal INTEGER NOT NULL, place TEXT,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL,
    identifiers TEXT NOT NULL, places TEXT NOT NULL, instrument_start INTEGER, instrument_end INTEGER,
    anaphoric INTEGER NOT NULL, ambiguous INTEGER NOT NULL, PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE TABLE reference_targets (
    identifier TEXT NOT NULL, document TEXT NOT NULL, reference INTEGER NOT NULL,
    PRIMARY KEY (identifier, document, reference)
) WITHOUT ROWID;
CREATE TABLE mentions (
    document TEXT NOT NULL REFERENCES documents(id), ordinal INTEGER NOT NULL, place TEXT,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL,
    name TEXT NOT NULL, PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

-- number: the id of the passage's point in the vector store
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL REFERENCES documents(id),
    place TEXT NOT NULL, label TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text TEXT NOT NULL, context TEXT NOT NULL
);

-- questions that a passage answers, written by hand
CREATE TABLE asked (passage INTEGER NOT NULL REFERENCES passages(number), question TEXT NOT NULL);

-- for people
CREATE VIEW action_rows AS
SELECT a.document, a.label, substr(d.text, a.prose_start + 1, a.prose_end - a.prose_start) AS prose,
    (SELECT group_concat(code, ', ') FROM action_areas r WHERE r.document = a.document AND r.action = a.place)
        AS areas,
    a.timetable,
    (SELECT group_concat(name, ', ') FROM action_bodies b
        WHERE b.document = a.document AND b.action = a.place) AS bodies,
    a.priority, a.section, a.start_year, a.end_year, a.ongoing
FROM actions a JOIN documents d ON d.id = a.document ORDER BY d.ordinal, a.ordinal;
"""
