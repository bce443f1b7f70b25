"""What a build reads: every source of the catalogue that has a text, and where its files are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.settings import Settings
from ingest.model import Source, Work
from ingest.structure.canonical import Header


@dataclass(frozen=True, slots=True)
class Entry:
    """A source with its files, in the order in which they are read."""

    source: Source
    header: Header
    paths: tuple[Path, ...]

    def sha256(self) -> str:
        """Over the bytes of all files; ``""`` if one cannot be read."""
        digest = hashlib.sha256()
        try:
            for path in self.paths:
                digest.update(path.read_bytes())
        except OSError:
            return ""
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Sources:
    """The works of the catalogue, and those of their sources that have a text here."""

    works: tuple[Work, ...]
    entries: tuple[Entry, ...]


def sources(settings: Settings) -> Sources:
    """Read the catalogue of ``settings``."""
    works = tuple(_shipped(settings.corpus))
    entries = []
    for work in works:
        for source in work.sources:
            if source.path is not None:
                header = Header(source.id, work.title, source.language, source.state, work.date, source.as_of)
                entries.append(Entry(source, header, (settings.corpus / source.path,)))
    return Sources(works, tuple(entries))


def _shipped(corpus: Path) -> Iterator[Work]:
    """The texts that lie in the corpus folder, named ``<id>.<language>.<ending>``."""
    for path in sorted((corpus / "texts").glob("*.*")):
        name, language = path.stem.rsplit(".", 1) if "." in path.stem else (path.stem, "en")
        where = str(path.relative_to(corpus))
        label = "as supplied"
        source = Source(name, name, language, "original", None, where, None, "", label, True)
        yield Work(name, name, name, "", (), None, (), (source,), (), "")
