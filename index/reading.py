"""A source's files to the document they make: read in bounded children, and only once.

Texts that ship with Vouch are read in this process; whatever was fetched, added or lies in a folder
is read in a child that may use only so much memory and time. What was made of a source is kept
under the hash of everything that it depends on, so a build that was interrupted goes on where it was.
What a child read is kept by itself: it depends on the readers alone, and is what costs most.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from index.codec import from_plain, to_plain
from index.sources import Entry
from index.versions import digest
from ingest import readers, references
from ingest.bodies import Bodies
from ingest.identity import identified
from ingest.model import Document, Mention, Reference
from ingest.readers.blocks import Reading
from ingest.readers.bounded import Readers
from ingest.readers.wire import decode, encode
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
        self._readers_stamp = _readers_stamp()
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
        if entry.source.held != "shipped":
            self._used.update(self._kept_reading(path).name for path in entry.paths if path.is_file())
        try:
            return from_plain(Made, json.loads(kept.read_text("utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            pass  # not there, or half written by a build that was killed
        made = self._read(entry)
        _keep(kept, json.dumps(to_plain(made), ensure_ascii=False).encode())
        return made

    def _read(self, entry: Entry) -> Made:
        if entry.source.held == "shipped":
            reading = join([readers.read(path.read_bytes(), path.name) for path in entry.paths])
        else:
            reading = join([self._read_in_child(path) for path in entry.paths])
        own = entry.source.held == "folder"  # titled by what it says itself, else by the file's name
        header = replace(identified(entry.header, reading), title="") if own else entry.header
        document = structure(reading, header, self._bodies)
        document = document if document.title.strip() else replace(document, title=entry.header.title)
        found = references.find(document.text, self._names)
        return Made(document, reading.format, found.references, found.mentions)

    def _read_in_child(self, path: Path) -> Reading:
        kept = self._kept_reading(path)
        try:
            return decode(kept.read_bytes())
        except (OSError, ValueError):
            pass
        reading = self._children.read(path.read_bytes(), path.name)
        _keep(kept, encode(reading))
        return reading

    def _kept_reading(self, path: Path) -> Path:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        return self._cache / f"{digest(self._readers_stamp, path.name, content)}.reading"

    def _sweep(self) -> None:
        """Remove what no source of this build used."""
        for path in self._cache.iterdir():
            if path.name not in self._used:
                path.unlink()


def _keep(place: Path, data: bytes) -> None:
    new = place.with_suffix(f".{os.getpid()}")
    new.write_bytes(data)
    new.replace(place)


def _readers_stamp() -> str:
    """Over all code that decides what is read out of a file's bytes (tests hold that the readers import no more)."""
    ingest = Path(readers.__file__).parents[1]
    code = [*sorted((ingest / "readers").rglob("*.py")), ingest / "model.py", ingest / "errors.py"]
    return digest([(path.name, path.read_text("utf-8")) for path in code])
