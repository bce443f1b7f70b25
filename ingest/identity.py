"""Which act a file is, by its own words, whatever it is called: for files that nobody gave an id to.

A folder of one's own documents often holds acts too. One that lay there under a slug of its file's name would
stand beside the same act's digest, and no question about the act would find it.
"""

from __future__ import annotations

from collections import Counter
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
from ingest.structure.act_words import ANNEX, ARTICLE
from ingest.structure.canonical import Header

_UNCOMPARED = "identified by its own words; not compared with the published text"
_BESIDE = "the same edition as"
_PARTS = frozenset({ARTICLE, "recital", ANNEX})
_OPENING_BLOCKS = 12
"""Where a consolidated text's reference line stands ("02015L0849 — EN — 30.12.2024 — 004.001")."""


def own_number(reading: Reading) -> str:
    """The CELEX number that a text bears itself, in its metadata or, if it is an act, in its opening; or ``""``.

    An excerpt, which does not begin at the act's first article, is not the act. The number of a later wording is
    that of its day, where the file says which.
    """
    number = _number(reading)
    if not number or not reading.as_of or spellings.base_celex(number)[1] or not legal_act.recognises(reading):
        return number
    day = legal_act.build(reading, Header(number, "", reading.language or "en"), Bodies(())).as_of
    return spellings.consolidated_celex(number, day) if day else number


def _number(reading: Reading) -> str:
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
    keeps it; among several files of one edition the fullest does, the first of those that are alike. Then the
    document stays under the slug of its file, beside the one that answers, and both say so.
    """
    works = {work.id: work for work in catalogue.works}
    taken = {source.id for source in catalogue.sources() if documents.get(source.id, source).id == source.id}
    identified = {
        source: document
        for source in catalogue.sources()
        if (document := documents.get(source.id)) is not None and document.id != source.id
    }
    editions: dict[str, list[Source]] = {}
    for source, document in identified.items():
        editions.setdefault(_edition(document), []).append(source)
    best = {id: max(files, key=lambda each: _precedence(identified[each])) for id, files in editions.items()}
    beside: set[str] = set()
    sources: dict[str, Source] = {}
    settled: dict[str, Document] = {}
    for source, document in identified.items():
        celex, day = spellings.base_celex(document.id)
        id = _edition(document)
        finding = _identified(id, source)
        same: tuple[str, ...] = ()
        if id in taken or best[id] != source:
            first = None if id in taken else best[id]
            other = identified[first] if first else documents.get(id)
            if other is not None and other.state != document.state:
                finding = _of_another_state(id, source, document)
            else:
                finding = _held_twice(id, source, document, first, other)
                same = (f"{_BESIDE} {id}, which answers",)
                beside.add(source.id)
            id = source.id
        elif len(editions[id]) > 1:
            finding = replace(finding, message=f"{finding.message} {_beside(editions[id], source)}")
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
            label="; ".join(filter(None, (source.label, _UNCOMPARED, *same))),
            default=False,
        )
        works[work.id] = _with_edition(work, edition)
        sources[source.id] = edition
        settled[source.id] = replace(document, id=id, findings=(*document.findings, finding))
    titled = _titled(works, documents)
    works |= titled
    sources |= {each.id: each for work in titled.values() for each in work.sources}
    ordered = [with_default(work, catalogue.swallowing | beside) for work in works.values()]
    return Settled(tuple(ordered), sources, settled)


def _titled(works: Mapping[str, Work], documents: Mapping[str, Document]) -> dict[str, Work]:
    """The works of a folder's files under the titles that the texts have; those that several have, with the file's name behind."""
    own = {work.id: source for work in works.values() for source in work.sources if source.held == "folder" and source.id == work.id}
    titles = {id: documents[id].title for id in own if id in documents and documents[id].id == id}
    often = Counter(titles.values())
    return {id: retitled(works[id], title if often[title] == 1 else f"{title} ({own[id].title})") for id, title in titles.items()}


def retitled(work: Work, title: str) -> Work:
    """A work of a single text of its own under another title."""
    sources = tuple(replace(source, title=title) for source in work.sources)
    return replace(work, title=title, short_title=own_id.short_title(title) or title, sources=sources)


def remembered(catalogue: Catalogue, editions: Iterable[Source]) -> Catalogue:
    """The catalogue with those files of its folders that an index has identified among the editions that they are.

    ``editions``: the sources that the index knows. A file that was put there since is not among them.
    """
    known = {edition.paths: edition for edition in editions if edition.held == "folder"}
    works = {work.id: work for work in catalogue.works}
    beside: set[str] = set()
    for source in catalogue.sources():
        edition = known.get(source.paths)
        if source.held == "folder" and edition is not None and edition.work != source.work:
            work = works.get(edition.work) or own_work(edition.work, edition.title)
            if any(each.id == edition.id and each.paths for each in work.sources):
                continue  # it has come by another way since; the next build says what this file is beside it
            del works[source.work]
            works[work.id] = _with_edition(work, edition)
            beside |= {edition.id} if _BESIDE in edition.label else set()
        elif source.held == "folder" and edition is not None and edition.id == source.id:
            works[source.work] = retitled(works[source.work], edition.title)
    swallowing = catalogue.swallowing | beside
    return replace(catalogue, works=tuple(with_default(work, swallowing) for work in works.values()))


def _with_edition(work: Work, edition: Source) -> Work:
    return replace(work, sources=(*(each for each in work.sources if each.id != edition.id), edition))


def files_of(sources: Sequence[Source]) -> str:
    return ", ".join(path.rpartition("/")[2] for source in sources for path in source.paths)


def _identified(id: str, source: Source) -> Finding:
    message = f"By its own words the file {files_of([source])} is {id}, so it is held under that number."
    return Finding("identified", message, None, None)


def _edition(document: Document) -> str:
    """The id of the edition that a document is by its own words."""
    return document.id if document.language == "en" else f"{document.id}.{document.language}"


def _precedence(document: Document) -> tuple[bool, int]:
    """Of documents under one number: the wording of the adoption, to which it belongs; and the fullest, not an excerpt."""
    return document.state == "original", sum(unit.kind in _PARTS for unit in document.units)


def _of_another_state(id: str, source: Source, document: Document) -> Finding:
    message = (
        f"By its own words the file {files_of([source])} is a further edition of {id}, {document.state} "
        f"and without a day; it is held as {source.id}."
    )
    return Finding("identified", message, None, None)


def _held_twice(
    id: str, source: Source, document: Document, first: Source | None, answers: Document | None
) -> Finding:
    """``first`` is the file of the edition that answers, ``None`` where it was fetched or added."""
    which = f"the file {files_of([first])} is too" if first else "is held already"
    likeness = "" if answers is None else ", in the same words" if answers.text == document.text else ", in other words"
    message = (
        f"By its own words the file {files_of([source])} is {id}, which {which}{likeness}: the same edition twice. "
        f"That one answers; this one is held beside it as {source.id}."
    )
    return Finding("held_twice", message, None, None)


def _beside(files: Sequence[Source], source: Source) -> str:
    others = files_of([each for each in files if each != source])
    return f"The same edition lies in {others} too: this one answers, as the fullest or the first."
