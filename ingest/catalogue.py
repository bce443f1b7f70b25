"""Which texts there are, which of them are held, and which one stands for a work when no edition is named.

``load`` joins what corpus/catalogue.toml says with the folder of fetched and added texts: a work's text
takes the place of its digest as soon as it is there, and the digest stays as a reading aid.
"""

from __future__ import annotations

import datetime as dt
import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ingest import spellings
from ingest.catalogue_file import PUBLISHER, Folder, Listed, parse
from ingest.errors import CatalogueError
from ingest.model import Source, Work
from ingest.readers import own_id
from ingest.texts import Entry, Texts, default_folder
from ingest.works import Works

FILE = "catalogue.toml"
# What a folder of one's own documents may hold. What a file is, its content tells; the names only keep out what
# lies beside documents (pictures, style sheets, programs). A document of a kind that no reader knows is accounted
# for as failed, with what to do about it: passed over in silence it would be missed by nobody.
DOCUMENTS = (".docx", ".pdf", ".html", ".htm", ".xhtml", ".xml", ".zip", ".md", ".txt")
_OTHERS = (
    ".doc", ".docm", ".dot", ".dotx", ".rtf", ".odt", ".pages", ".wpd", ".epub", ".markdown", ".text", ".ppt",
    ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".mht", ".mhtml", ".eml", ".msg", ".ps", ".tif", ".tiff",
)
_BY_HAND = "added by hand; not compared with the published text"
_FETCHED = "fetched from the Publications Office"


@dataclass(frozen=True, slots=True)
class Catalogue(Works):
    """Works in the order of the file, the administration's own documents after them.

    ``wanted`` are the ids of those that are fetched unless others are named, ``swallowing`` those of sources
    that hold another work's text too and never are a default.
    """

    corpus: Path
    texts: Texts
    wanted: frozenset[str]
    swallowing: frozenset[str]

    def paths(self, source: Source) -> tuple[Path, ...]:
        """The files of a source, in reading order."""
        return tuple(self.corpus / path for path in source.paths)


def load(corpus: Path, texts: Path | None = None) -> Catalogue:
    """The catalogue of ``corpus``, with the texts held in the folder ``texts`` (see ``default_folder``).

    Raises:
        CatalogueError: the catalogue, a digest or an entry of the folder is wrong; the message names it.
    """
    folder = Texts(default_folder() if texts is None else texts)
    listed = parse(corpus / FILE)
    works = _with_texts(listed, folder)
    swallowing = _swallowing(works, listed)
    works = _with_parts(works, listed)
    works += [work for each in listed.folders for work in _own_documents(each)]
    works = [with_default(work, swallowing) for work in works]
    seen: dict[str, str] = {}
    for work in works:
        for source in work.sources:
            if source.id in seen:
                raise CatalogueError(f"{source.id!r} is both a text of {seen[source.id]!r} and of {work.id!r}")
            seen[source.id] = work.id
    return Catalogue(tuple(works), corpus.resolve(), folder, listed.wanted, swallowing)


# ---------------------------------------------------------------------- what is held


def _with_texts(listed: Listed, folder: Texts) -> list[Work]:
    held: dict[str, list[Entry]] = defaultdict(list)
    for entry in folder.entries():
        held[entry.work].append(entry)
    works = []
    for work in listed.works:
        sources = {source.id: source for source in work.sources}
        for entry in held.pop(work.id, []):
            sources[entry.id] = _from_entry(entry, sources.get(entry.id), work, folder)
        works.append(replace(work, sources=tuple(sources.values())))
    for id, entries in held.items():
        works.append(_held_work(id, entries, folder))
    return works


def _from_entry(entry: Entry, listed: Source | None, work: Work, folder: Texts) -> Source:
    likeness = listed or next((source for source in work.sources if source.state != "digest"), None)
    fetched = entry.how == "fetched"
    return Source(
        id=entry.id,
        work=work.id,
        title=work.title if entry.language == "en" else entry.title,
        language=entry.language,
        state=entry.state,
        as_of=entry.day,
        paths=tuple(str(path) for path in folder.files(entry)),
        held=entry.how,
        address=listed.address if listed else (PUBLISHER + entry.id if spellings.is_celex(entry.id) else None),
        licence=likeness.licence if likeness else "",
        label=f"{_FETCHED} on {entry.when[:10]}" if fetched else _BY_HAND,
        default=False,
    )


def _with_parts(works: list[Work], listed: Listed) -> list[Work]:
    """Give editions that are the rest of another work's files those files, and leave that work its first."""
    by_source = {source.id: source for work in works for source in work.sources}
    changed: dict[str, Source] = {}
    for part in listed.parts:
        whole = by_source.get(part.of)
        if whole is None:
            raise CatalogueError(f"edition {part.source!r}: `from` is {part.of!r}, which is no edition of any work")
        if len(whole.paths) > 1 and not by_source[part.source].paths:
            changed[whole.id] = replace(whole, paths=whole.paths[:1])
            edition = by_source[part.source]
            changed[part.source] = replace(edition, paths=whole.paths[1:], held=whole.held)
    return [replace(work, sources=tuple(changed.get(source.id, source) for source in work.sources)) for work in works]


def _swallowing(works: list[Work], listed: Listed) -> frozenset[str]:
    """Sources that hold, in one single file, another work that is held elsewhere as well.

    They never are the default edition: what that other work says would be counted twice.
    """
    by_source = {source.id: (work, source) for work in works for source in work.sources}
    found = set()
    for part in listed.parts:
        inner, whole = by_source[part.source][0], by_source.get(part.of)
        if whole and len(whole[1].paths) == 1 and any(source.paths for source in inner.sources):
            found.add(part.of)
    return frozenset(found)


def own_work(id: str, title: str) -> Work:
    """The work of a text that the catalogue does not list, without its sources."""
    title = title or id
    return Work(
        id=id,
        title=title,
        short_title=own_id.short_title(title) or title,
        kind="own document",
        celex=id if spellings.is_celex(id) else None,
        identifiers=(id,),
        names=(),
        date=None,
        binding=spellings.is_celex(id),
        bound=(),
        not_bound=(),
        history=(),
        sources=(),
        relations=(),
        note="",
    )


def _held_work(id: str, entries: list[Entry], folder: Texts) -> Work:
    work = own_work(id, entries[0].title)
    return replace(work, sources=tuple(_from_entry(entry, None, work, folder) for entry in entries))


def _own_documents(folder: Folder) -> Iterator[Work]:
    if not folder.path.is_dir():
        raise CatalogueError(f"folder {folder.path}: there is no such folder")
    used: set[str] = set()
    files: set[Path] = set()
    for path in sorted(folder.path.rglob("*"), key=lambda path: (path.is_symlink(), path)):
        relative = path.relative_to(folder.path)
        gone = path.is_symlink() and not path.exists()  # read, and accounted for as failed
        if path.suffix.lower() not in ("", *DOCUMENTS, *_OTHERS) or not (path.is_file() or gone) or _aside(relative):
            continue
        if path.resolve() in files:
            continue  # a link to a file that lies in the folder itself
        files.add(path.resolve())
        id = spellings.slug(str(relative.with_suffix("")))
        while id in used:  # "report.pdf" beside "report.docx"
            id = spellings.slug(str(relative)) if spellings.slug(str(relative)) not in used else f"{id}-{len(used)}"
        used.add(id)
        source = Source(
            id=id,
            work=id,
            title=_readable(path.stem),
            language=folder.language,
            state="original",
            as_of=None,
            # A name that is no UTF-8 cannot be kept: as it is shown there is no such file, and so it is accounted for.
            paths=(os.fsencode(path.resolve()).decode("utf-8", "backslashreplace"),),
            held="folder",
            address=None,
            licence=folder.licence,
            label=folder.label,
            default=False,
        )
        yield replace(own_work(id, _readable(path.stem)), sources=(source,))


def _readable(name: str) -> str:
    """A file's name as a title: without line ends and marks of direction, and without bytes that are no letters."""
    shown = "".join(" " if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char for char in name)
    return " ".join(shown.split()) or "document"


def _aside(path: Path) -> bool:
    """Hidden files, Word's lock files, and what a browser saves beside a page."""
    return any(part.startswith((".", "~$")) or part.endswith("_files") for part in path.parts)


# ---------------------------------------------------------------------- which edition stands for a work


def with_default(work: Work, swallowing: frozenset[str]) -> Work:
    """The work with its best edition as the default."""
    held = [source for source in work.sources if source.paths]
    if not held:
        return work
    language = work.sources[0].language
    held = [source for source in held if source.id not in swallowing] or held
    best = max(held, key=lambda source: _rank(source, language, held.index(source)))
    return replace(work, sources=tuple(replace(each, default=each.id == best.id) for each in work.sources))


def _rank(source: Source, language: str, position: int) -> tuple[bool, bool, bool, dt.date, int]:
    """In the catalogue's language: a shipped text, the newest consolidated state, the original, a digest."""
    day = source.as_of if source.state == "consolidated" and source.as_of else dt.date.min
    shipped_text = source.held == "shipped" and source.state != "digest"
    return (source.language == language, source.state != "digest", shipped_text, day, -position)
