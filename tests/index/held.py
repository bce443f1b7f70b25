"""Records made of a few texts without vectors: what resolving and auditing read."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from index.recorder import Indexed, write
from index.records import Records
from ingest.bodies import Bodies
from ingest.inspect import inspect
from ingest.model import Document, Work
from ingest.readers import read
from ingest.references import find

ROOT = Path(__file__).parents[2]
BODIES = Bodies.load(ROOT / "corpus" / "bodies.toml")
ACT = (ROOT / "tests" / "ingest" / "acts" / "act.txt").read_text("utf-8")


def document(id: str, text: str, **changes: object) -> Document:
    """The document that a plain text becomes, under another id."""
    made = inspect(text.encode(), f"{id}.txt", BODIES, read).document
    return replace(made, id=id, **changes)  # type: ignore[arg-type]


def records(folder: Path, documents: Mapping[str, Document], works: Sequence[Work] = ()) -> Records:
    """Records that hold ``documents``, by the id of the work that each is an edition of (a document's own id
    will do), with all that they cite and mention."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "records.sqlite"
    path.unlink(missing_ok=True)
    names = [name for body in BODIES.bodies for name in (body.name, *body.names)]
    indexed = []
    for key, each in documents.items():
        found = find(each.text, names)
        indexed.append(Indexed(each, key.split("#")[0], (), found.references, found.mentions))
    with closing(sqlite3.connect(path)) as connection:
        write(connection, indexed, works)
    return Records(path)


def work(id: str, title: str, **more: object) -> Work:
    """A work of the catalogue of which little is known."""
    blank = Work(
        id=id, title=title, short_title=title, kind="directive", celex=id if id[:1] == "3" else None,
        identifiers=(id,), names=(), date=None, binding=True, bound=(), not_bound=(), history=(), sources=(),
        relations=(), note="",
    )  # fmt: skip
    return replace(blank, **more)  # type: ignore[arg-type]
