"""What a build reads: every source of the catalogue that has a text, and where its files are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from index.settings import Settings
from ingest import catalogue
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
    """The catalogue, and those of its sources that have a text here."""

    catalogue: catalogue.Catalogue
    entries: tuple[Entry, ...]

    @property
    def works(self) -> tuple[Work, ...]:
        return self.catalogue.works


def sources(settings: Settings) -> Sources:
    """Read the catalogue of ``settings``, with the texts that were fetched or added."""
    known = catalogue.load(settings.corpus, settings.texts_folder)
    entries = []
    for work in known.works:
        for source in work.sources:
            if source.paths:
                title = source.title or work.title
                header = Header(source.id, title, source.language, source.state, work.date, source.as_of)
                entries.append(Entry(source, header, known.paths(source)))
    return Sources(known, tuple(entries))
