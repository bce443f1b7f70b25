"""Formex 4, the XML of the Publications Office: single streams, and zips of a work's streams.

A zip holds the act and each of its annexes as a stream, and a document file that orders them.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from lxml import etree

from ingest.errors import NoText, TooCostly, Unreadable
from ingest.readers import own_id
from ingest.readers.blocks import Block, Note, Para, Reading
from ingest.readers.formex_walk import Walk

_TEXTS = """
    ACT CONS.ACT CONS.DOC CONS.OTH CONS.OTH.DOC ANNEX CONS.ANNEX GENERAL AGR LETTER CORR OTH.ACT OJ DECISION
    PROPOSAL COMMUNICATION CASE JUDGMENT OPINION ORDER SE
"""
_ACTS = frozenset(_TEXTS.split())
_METADATA = frozenset({"DOC", "PUBLICATION", "TOC"})
_ROOTS = _ACTS | _METADATA
_ROOT = re.compile(rb"<(?![?!])(?:[A-Za-z_][\w.-]{0,40}:)?([A-Z][A-Z0-9.]{1,30})[\s>/]")

_STREAM_LIMIT = 100_000_000  # bytes of all streams of a zip together, unpacked


def recognises(data: bytes, name: str) -> bool:
    """Whether the content is a Formex stream, or a zip that holds one."""
    if data[:4] == b"PK\x03\x04":
        return any(_root_of(head) in _ACTS for _, head in _heads(data))
    return _root_of(_ascii(data[:8192])) in _ROOTS


def read(data: bytes, name: str = "") -> Reading:
    """Blocks, notes and findings of one stream, or of all streams of a zip in their order.

    Raises:
        Unreadable: broken XML or zip, or a stream with nothing but metadata.
        TooCostly: nested deeper than libxml2 reads, or more than 100 MB unpacked.
        NoText: no words in it.
    """
    streams = list(_streams(data)) if data[:4] == b"PK\x03\x04" else [_parsed(data, name)]
    texts = [stream for stream in streams if stream.tag not in _METADATA]
    if not texts:
        raise Unreadable("this Formex stream describes a document and does not hold its text")
    blocks: list[Block] = []
    notes: list[Note] = []
    start = 0
    for stream in texts:
        walk = Walk(stream, start, {note.label for note in notes})
        blocks += walk.run()
        notes += walk.flow.note_bodies()
        start = walk.flow.extracted
    if not blocks:
        raise NoText("the Formex stream holds no words")
    title = _title(texts[0], blocks)
    return Reading(
        format="formex4",
        blocks=tuple(blocks),
        notes=tuple(notes),
        title=title,
        language=_words(texts[0].find(".//LG.DOC"))[:2].lower(),
        identifier=_identifier(streams, texts[0]) or own_id.from_title(title),
    )


# --------------------------------------------------------------------------- files


def _ascii(head: bytes) -> bytes:
    """The first bytes without their byte order mark, and without what is no ASCII where they are UTF-16."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", errors="ignore").encode("ascii", errors="ignore")
    return head.removeprefix(codecs.BOM_UTF8)[:4096]


def _root_of(head: bytes) -> str:
    if not head.lstrip().startswith(b"<"):
        return ""
    found = _ROOT.search(head)
    return found.group(1).decode("ascii") if found and b"<html" not in head[: found.start()].lower() else ""


def _heads(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Names and first bytes of a zip's XML files, without unpacking the rest."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist()[:2000]:
                if info.filename.lower().endswith(".xml") and not info.flag_bits & 1:
                    with archive.open(info) as file:
                        yield info.filename, file.read(2048).lstrip(b"\xef\xbb\xbf")
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, zlib.error):
        return


def _streams(data: bytes) -> Iterator[etree._Element]:
    """The streams of a zip: as its document file orders them, else by name."""
    parsed: dict[str, etree._Element] = {}
    left = _STREAM_LIMIT
    names = sorted(name for name, head in _heads(data) if _root_of(head) in _ROOTS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in names:
                with archive.open(name) as file:
                    content = file.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise TooCostly(f"the streams of the zip unpack to more than {_STREAM_LIMIT:,} bytes")
                parsed[name.rsplit("/", 1)[-1]] = _parsed(content, name)
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error) as error:
        raise Unreadable(f"the zip is broken: {error}") from error
    ordered = [
        ref.get("FILE", "") for stream in parsed.values() if stream.tag == "DOC" for ref in stream.iter("REF.PHYS")
    ]
    rank = {name: at for at, name in enumerate(ordered)}
    yield from (parsed[name] for name in sorted(parsed, key=lambda name: (rank.get(name, len(rank)), name)))


def _parsed(data: bytes, name: str) -> etree._Element:
    """The root element; entities are never expanded and nothing outside is loaded.

    Raises:
        Unreadable: the XML is broken, or declares entities of its own.
        TooCostly: nested deeper than 2,048.
    """
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "Excessive depth" in str(error):
            raise TooCostly("its elements are nested more than 2,048 deep") from error
        raise Unreadable(f"{name or 'the stream'} is broken XML: {error}") from error
    if next(root.iter(etree.Entity), None) is not None:
        raise Unreadable(f"{name or 'the stream'} uses entities of its own, which are not expanded")
    return root


# --------------------------------------------------------------------------- metadata


def _words(element: etree._Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _title(root: etree._Element, blocks: Sequence[Block]) -> str:
    lines = [block.text for block in blocks if isinstance(block, Para) and block.role == "title"]
    return " ".join(" ".join(lines).split()) or _words(root.find(".//FAM.COMP//TITLE"))


def _identifier(streams: Sequence[etree._Element], text: etree._Element) -> str:
    """CELEX: of a consolidated text with the day that it holds from, else from CELEX or ELI elements."""
    consleg = text.find(".//INFO.CONSLEG")
    if consleg is not None:
        reference, day = consleg.get("CONSLEG.REF", ""), consleg.get("START.DATE", "")
        if reference and day.isdigit():
            return f"0{reference}-{day}"
    for stream in streams:
        if stream.tag in ("DOC", "ACT", "CONS.ACT"):
            found = own_id.celex_in(_words(stream.find(".//NO.CELEX"))) or next(
                (celex for eli in stream.iter("NO.ELI") if (celex := own_id.from_eli(_words(eli)))), ""
            )
            if found:
                return found
    return ""
