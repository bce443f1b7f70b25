"""Office Open XML packages: parts, relationships and XML, opened without trusting any of them.

ISO/IEC 29500-2 (packages) forbids document type declarations, so one is refused before its
entities can grow. Both families of namespaces, transitional and strict, are told apart from
everything else by ``word_tag``.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from functools import lru_cache

from lxml import etree

from ingest.errors import TooCostly, Unreadable

MAX_PART_BYTES = 256 * 2**20
"""One part unpacked. The body of an 872-page book is 5 MB; a bomb of 1 MB unpacks to 1,000."""

_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    OSError,
)
_WORD_NAMESPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_MATH_NAMESPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    }
)
_MARKUP_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


class Package:
    """A zip archive of parts.

    Raises:
        Unreadable: the archive is broken or encrypted.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except _BROKEN_ZIP as error:
            raise Unreadable(f"the file is a damaged or truncated zip archive ({error})") from error

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, ``None`` if there is none of this name.

        Raises:
            Unreadable: the part is damaged or encrypted.
            TooCostly: it unpacks to more than ``MAX_PART_BYTES``.
        """
        if name not in self.names:
            return None
        try:
            with self._zip.open(name) as stream:
                content = stream.read(MAX_PART_BYTES + 1)
        except _BROKEN_ZIP as error:
            raise Unreadable(f"{name} inside the file is damaged or encrypted ({error})") from error
        if len(content) > MAX_PART_BYTES:
            raise TooCostly(f"{name} inside the file unpacks to more than {MAX_PART_BYTES // 2**20} MB")
        return content

    def xml(self, name: str) -> etree._Element | None:
        """The root element of an XML part, ``None`` if there is no such part.

        Raises:
            Unreadable: it is no well-formed XML, or declares a document type.
        """
        content = self.read(name)
        return None if content is None else parse_xml(content, name)

    def related(self, part: str) -> dict[str, str]:
        """Relationships of a part ("" for the package): last word of the type → name of the part."""
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        found: dict[str, str] = {}
        for relation in root:
            if not isinstance(relation.tag, str) or relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            name = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found.setdefault(relation.get("Type", "").rsplit("/", 1)[-1], posixpath.normpath(name))
        return found


def parse_xml(content: bytes, name: str) -> etree._Element:
    """Parse XML that may be hostile: no network, no entities, no document type, bounded depth.

    Raises:
        Unreadable: not well-formed, deeper than 256 elements, or with a document type.
        TooCostly: the tree does not fit into the memory allowed.
    """
    # A parser for each part: lxml parsers are not to be shared by threads.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise TooCostly(f"{name} inside the file needs too much memory") from error
        raise Unreadable(f"{name} inside the file is no well-formed XML ({error})") from error
    except MemoryError as error:
        raise TooCostly(f"{name} inside the file needs too much memory") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(f"{name} inside the file declares a document type, which the format forbids")
    return root


@lru_cache(maxsize=4096)
def word_tag(tag: object) -> str:
    """A short name: "p" for a Word element, "m:t" for math, "mc:Choice"; else the tag as it is."""
    if not isinstance(tag, str):
        return ""  # comments and processing instructions
    namespace, brace, local = tag[1:].partition("}")
    if not brace:
        return tag
    if namespace in _WORD_NAMESPACES:
        return local
    if namespace in _MATH_NAMESPACES:
        return f"m:{local}"
    if namespace == _MARKUP_COMPATIBILITY:
        return f"mc:{local}"
    return tag


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of this short name."""
    if element is not None:
        for node in element:
            if word_tag(node.tag) == name:
                return node
    return None


def attribute(element: etree._Element | None, name: str) -> str | None:
    """A Word attribute by its local name, whatever its namespace."""
    if element is not None:
        for key, value in element.attrib.items():
            if str(key).rpartition("}")[2] == name:
                return str(value)
    return None


def value(element: etree._Element | None, name: str) -> str | None:
    """``w:val`` of a child: ``value(pPr, "pStyle")``."""
    return attribute(child(element, name), "val")


def number(written: str | None) -> int | None:
    """A small whole number as Word writes it, ``None`` where it is none."""
    try:
        return int(written) if written is not None and len(written) < 10 else None
    except ValueError:
        return None


def switch(element: etree._Element | None, name: str) -> bool | None:
    """An on/off property: ``None`` where it is not written, else whether it is on."""
    node = child(element, name)
    if node is None:
        return None
    return attribute(node, "val") not in ("0", "false", "off", "none")
