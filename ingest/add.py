"""Put a file among the texts by hand: one that could not be fetched, or a document of one's own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest import spellings
from ingest.bodies import Bodies
from ingest.catalogue import DOCUMENTS, Catalogue
from ingest.check import Expected, check
from ingest.errors import CatalogueError, NoText
from ingest.identity import own_number
from ingest.model import Source, Work
from ingest.readers.blocks import Para, Reading
from ingest.readers.bounded import read_bounded
from ingest.structure import legal_act, structure
from ingest.structure.act_title import usual
from ingest.structure.canonical import Header
from ingest.texts import Entry, now, text_file

_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9.()_-]{0,119}")
_LANGUAGE = re.compile(r"(?P<id>.+)\.(?P<language>[a-z]{2})")


@dataclass(frozen=True, slots=True)
class Added:
    """What was put there. ``notices``: what could not be checked, or was decided for the file."""

    entry: Entry
    known: bool
    unchanged: bool
    notices: tuple[str, ...]


def add(
    catalogue: Catalogue,
    path: Path,
    *,
    id: str = "",
    language: str = "",
    replace: bool = False,
    read: Callable[[bytes, str], Reading] = read_bounded,
) -> Added:
    """Copy ``path`` among the texts, as the document ``id`` (a catalogue's work, a CELEX number or a new id).

    Without ``id`` the file's own CELEX number decides, whether the catalogue lists it or not; a file without
    one becomes a document of its own under a slug of its name. What is held under the id is replaced only
    if ``replace``.

    Raises:
        ReadError: the file cannot be read as a text.
        WrongText: it plainly is another text than ``id``.
        CatalogueError: the id is none, is taken, or names several works.
        OSError: the file cannot be opened.
    """
    reading = read(path.read_bytes(), path.name)
    if not any(not isinstance(block, Para) or block.text for block in reading.blocks):
        raise NoText(f"{path.name} holds no text")
    target = _target(catalogue, id, reading, path, language)
    notices = list(target.notices)
    if target.work is not None or spellings.is_celex(target.celex):
        notice = check(reading, Expected(target.celex, target.work, target.language))
        notices += [notice] if notice else []
    suffix = path.suffix.lower()  # of a file that was read, so any name will do that does not mislead
    file = text_file(f"1{suffix if suffix in DOCUMENTS else ''}", path, path.name)
    held = catalogue.texts.entry(target.id)
    work = target.work.id if target.work else spellings.base_celex(target.celex)[0]
    title = _own_title(reading) or (target.work.title if target.work else path.stem)
    if held and [each.sha256 for each in held.files] == [file.sha256]:
        return Added(held, target.work is not None, True, tuple(notices))
    if held and not replace:
        raise CatalogueError(
            f"{target.id} is held already ({held.how} on {held.when[:10]}); "
            "another --id, or --replace to put this file in its place, would be accepted"
        )
    entry = Entry(target.id, work, title, target.language, target.state, target.as_of, "added", now(), (file,))
    catalogue.texts.put(entry, [path])
    return Added(entry, target.work is not None, False, tuple(notices))


def _own_title(reading: Reading) -> str:
    """The title that the text bears; ``""`` where it has none."""
    return usual(structure(reading, Header("", "", reading.language or "en"), Bodies(())).title)


@dataclass(frozen=True, slots=True)
class _Target:
    """The document that a file becomes; ``celex`` is its id without the language."""

    id: str
    celex: str
    work: Work | None
    language: str
    state: str
    as_of: str | None
    notices: tuple[str, ...] = ()


def _target(catalogue: Catalogue, id: str, reading: Reading, path: Path, language: str) -> _Target:
    own = own_number(reading)
    language = language or reading.language[:2].lower() or "en"
    if not re.fullmatch("[a-z]{2}", language):
        raise CatalogueError(f"{language!r} is no language; a code of two letters such as en would be accepted")
    notices: tuple[str, ...] = ()
    if not id:
        if own:
            id, notices = own, (f"by its own words it is {own}",)
        else:
            return _document(catalogue, spellings.slug(path.stem), language)
    match = _LANGUAGE.fullmatch(id)
    if match and (spellings.is_celex(match["id"]) or catalogue.source(match["id"])):
        id, language = match["id"], match["language"]
    source = catalogue.source(id)
    if source is not None and source.held == "shipped":
        raise CatalogueError(f"{id} ships with Vouch and is not replaced; {_accepted(catalogue, source)}")
    if source is not None and source.held == "added" and source.work == id and not spellings.is_celex(id):
        return _document(catalogue, id, language)  # what is held under it says nothing of what this file is
    if source is not None and not spellings.is_celex(id):
        return _of_source(catalogue, source)
    work = _work(catalogue, id)
    if work is None and not spellings.is_celex(id):
        return _document(catalogue, id, language)
    celex = id if spellings.is_celex(id) else (work.celex or work.id if work else id)
    if own and celex != own and not spellings.base_celex(celex)[1] and spellings.base_celex(own)[0] == celex:
        notices, celex = (f"it is a consolidated state, so it is held as {own}",), own
    day = spellings.base_celex(celex)[1]
    state = "consolidated" if day else "original"
    if not day and legal_act.recognises(reading):
        # The name may be the original's and the wording a later one; then the words are believed.
        told = legal_act.build(reading, Header(celex, "", language), Bodies(()))
        if told.state != state:
            state = told.state
            notices += tuple(finding.message for finding in told.findings if finding.kind == "state_undated")
    held_as = celex if language == "en" else f"{celex}.{language}"
    return _Target(held_as, celex, work, language, state, day.isoformat() if day else None, notices)


def _work(catalogue: Catalogue, id: str) -> Work | None:
    found = catalogue.find(id)
    if len(found) > 1:
        raise CatalogueError(f"{id!r} fits {', '.join(work.id for work in found)}; one of these would be accepted")
    return found[0] if found else None


def _of_source(catalogue: Catalogue, source: Source) -> _Target:
    (work,) = catalogue.related([source.work])
    as_of = source.as_of.isoformat() if source.as_of else None
    return _Target(source.id, source.id, work, source.language, source.state, as_of)


def _document(catalogue: Catalogue, id: str, language: str) -> _Target:
    if not _SLUG.fullmatch(id):
        raise CatalogueError(f"{id!r} is no id; letters, digits and . ( ) _ - would be accepted, 120 at most")
    return _Target(id, id, None, language, "original", None)


def _accepted(catalogue: Catalogue, source: Source) -> str:
    (work,) = catalogue.related([source.work])
    others = [each.id for each in work.sources if each.held != "shipped"]
    return f"{' or '.join(others)} would be accepted" if others else "a new id would be accepted"
