"""A source's files to the document they make: read in bounded children, and only once.

Texts that ship with Vouch are read in this process; whatever was fetched, added or lies in a folder
is read in a child that may use only so much memory and time. What was made of a source is kept
under the hash of everything that it depends on, so a build that was interrupted goes on where it was.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from index.codec import from_plain, to_plain
from index.sources import Entry
from index.versions import digest
from ingest import readers, references
from ingest.bodies import Bodies
from ingest.identity import identified
from ingest.model import Document, Mention, Reference
from ingest.readers.bounded import Readers
from ingest.sources import join
from ingest.structure import structure


@dataclass(frozen=True, slots=True)
class Made:
    """A document with what it cites and mentions, and the format of the file that it was made of."""

    document: Document
    format: str
    references: tuple[Reference, ...]
    mentions: tuple[Mention, ...]


class SourceReader:
    """Reads sources one by one; a context manager, for one thread."""

    def __init__(self, bodies: Bodies, cache: Path, stamp: str) -> None:
        """``stamp`` stands for all that decides what is made of a file: code and registers."""
        self._bodies = bodies
        self._names = tuple(name for body in bodies.bodies for name in (body.name, *body.names))
        self._cache = cache
        self._stamp = stamp
        self._used: set[str] = set()
        self._children = Readers()
        cache.mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> SourceReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._children.close()
        if kind is None:
            self._sweep()

    def read(self, entry: Entry) -> Made:
        """The document that the files of ``entry`` make.

        Raises:
            ReadError: a file could not be read; NoText if there is none in it.
            OSError: a file is gone.
        """
        header = to_plain(entry.header)
        key = digest(self._stamp, header, [path.name for path in entry.paths], entry.sha256())
        kept = self._cache / f"{key}.json"
        self._used.add(kept.name)
        try:
            return from_plain(Made, json.loads(kept.read_text("utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            pass  # not there, or half written by a build that was killed
        made = self._read(entry)
        new = kept.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(to_plain(made), ensure_ascii=False), "utf-8")
        new.replace(kept)
        return made

    def _read(self, entry: Entry) -> Made:
        read = readers.read if entry.source.held == "shipped" else self._children.read
        reading = join([read(path.read_bytes(), path.name) for path in entry.paths])
        header = identified(entry.header, reading) if entry.source.held == "folder" else entry.header
        document = structure(reading, header, self._bodies)
        found = references.find(document.text, self._names)
        return Made(document, reading.format, found.references, found.mentions)

    def _sweep(self) -> None:
        """Remove what no source of this build used."""
        for path in self._cache.iterdir():
            if path.name not in self._used:
                path.unlink()
