"""Which act a file is, by its own words, whatever it is called: for files that nobody gave an id to.

A folder of one's own documents often holds acts too. One that lay there under a slug of its file's name would
stand beside the same act's digest, and no question about the act would find it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest import spellings
from ingest.bodies import Bodies
from ingest.catalogue import Catalogue, own_work, with_default
from ingest.catalogue_file import PUBLISHER
from ingest.model import Document, Finding, Source, Work
from ingest.readers import own_id
from ingest.readers.blocks import Para, Reading
from ingest.structure import legal_act
from ingest.structure.act_words import ARTICLE
from ingest.structure.canonical import Header

_UNCOMPARED = "identified by its own words; not compared with the published text"
_OPENING_BLOCKS = 12
"""Where a consolidated text's reference line stands ("02015L0849 — EN — 30.12.2024 — 004.001")."""


def own_number(reading: Reading) -> str:
    """The CELEX number that a text bears itself, in its metadata or, if it is an act, in its opening; or ``""``.

    An excerpt, which does not begin at the act's first article, is not the act.
    """
    if spellings.is_celex(reading.identifier):
        return reading.identifier
    if not legal_act.recognises(reading):
        return ""
    document = legal_act.build(reading, Header("", ""), Bodies(()))
    first = next((unit.number for unit in document.units if unit.kind == ARTICLE), None)
    if first not in (None, "", "1"):
        return ""
    for block in reading.blocks[:_OPENING_BLOCKS]:
        if isinstance(block, Para) and (found := own_id.from_reference(block.text)[0]):
            return found
    # A file's metadata often give it another title than stands on its first page.
    titles = (document.title, *(unit.heading for unit in document.units if unit.kind == "title"))
    return next((found for title in titles if (found := own_id.from_title(title))), "")


def identified(header: Header, reading: Reading) -> Header:
    """The header with what the text says of itself, where it says which act it is: number, state and language."""
    own = own_number(reading)
    if not own:
        return header
    day = spellings.base_celex(own)[1]
    return replace(
        header,
        id=own,
        title="",  # the file's name
        language=reading.language[:2].lower() or header.language,
        state="consolidated" if day else "original",
        as_of=day,
    )


@dataclass(frozen=True, slots=True)
class Settled:
    """The works with each identified text among the editions of its own; documents and their sources by
    the source's id before."""

    works: tuple[Work, ...]
    sources: Mapping[str, Source]
    documents: Mapping[str, Document]


def settle(catalogue: Catalogue, documents: Mapping[str, Document]) -> Settled:
    """Put each document of a folder whose own words say which act it is among that act's editions.

    ``documents``: by the id of the source that each was made of; one that was identified has the act's
    number as its id. An act that is held under that number already, fetched, added or from another file,
    keeps it; then the document stays under the slug of its file and is one more edition of the same work.
    """
    works = {work.id: work for work in catalogue.works}
    taken = {source.id for source in catalogue.sources() if documents.get(source.id, source).id == source.id}
    sources: dict[str, Source] = {}
    settled: dict[str, Document] = {}
    for source in catalogue.sources():
        document = documents.get(source.id)
        if document is None or document.id == source.id:
            continue
        celex, day = spellings.base_celex(document.id)
        id = document.id if document.language == "en" else f"{document.id}.{document.language}"
        held = id in taken
        finding = _held_twice(id, source) if held else _identified(id, source)
        id = source.id if held else id
        taken.add(id)
        del works[source.work]
        work = next((work for work in works.values() if work.celex == celex), None) or own_work(celex, document.title)
        edition = replace(
            source,
            id=id,
            work=work.id,
            title=work.title if document.language == "en" else document.title,
            language=document.language,
            state=document.state,
            as_of=document.as_of or day,
            address=PUBLISHER + document.id,
            licence=source.licence or next((each.licence for each in work.sources if each.licence), ""),
            label="; ".join(filter(None, (source.label, _UNCOMPARED))),
            default=False,
        )
        works[work.id] = _with_edition(work, edition)
        sources[source.id] = edition
        settled[source.id] = replace(document, id=id, findings=(*document.findings, finding))
    ordered = [with_default(work, catalogue.swallowing) for work in works.values()]
    return Settled(tuple(ordered), sources, settled)


def remembered(catalogue: Catalogue, editions: Iterable[Source]) -> Catalogue:
    """The catalogue with those files of its folders that an index has identified among the editions that they are.

    ``editions``: the sources that the index knows. A file that was put there since is not among them.
    """
    known = {edition.paths: edition for edition in editions if edition.held == "folder"}
    works = {work.id: work for work in catalogue.works}
    for source in catalogue.sources():
        edition = known.get(source.paths)
        if source.held == "folder" and edition is not None and edition.work != source.work:
            work = works.get(edition.work) or own_work(edition.work, edition.title)
            if any(each.id == edition.id and each.paths for each in work.sources):
                continue  # it has come by another way since; the next build says what this file is beside it
            del works[source.work]
            works[work.id] = _with_edition(work, edition)
    return replace(catalogue, works=tuple(with_default(work, catalogue.swallowing) for work in works.values()))


def _with_edition(work: Work, edition: Source) -> Work:
    return replace(work, sources=(*(each for each in work.sources if each.id != edition.id), edition))


def files_of(sources: Sequence[Source]) -> str:
    return ", ".join(path.rpartition("/")[2] for source in sources for path in source.paths)


def _identified(id: str, source: Source) -> Finding:
    message = f"By its own words the file {files_of([source])} is {id}, so it is held under that number."
    return Finding("identified", message, None, None)


def _held_twice(id: str, source: Source) -> Finding:
    message = (
        f"By its own words the file {files_of([source])} is {id}, which is held already; "
        f"it is a further edition of the same act, under {source.id}."
    )
    return Finding("held_twice", message, None, None)
