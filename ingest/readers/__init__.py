"""Files → blocks of text: the format is told by content, and each format is one module."""

from __future__ import annotations

import codecs
import importlib
import re
from functools import cache
from typing import Protocol, cast

from ingest.errors import UnknownFormat, Unreadable
from ingest.readers.blocks import Reading


class Reader(Protocol):
    """A module that knows one format."""

    def recognises(self, data: bytes, name: str) -> bool: ...

    def read(self, data: bytes, name: str) -> Reading: ...


FORMATS = ("digest", "pdf", "word", "formex", "html", "markdown", "text")
"""Modules of this package, asked in this order: the surest signatures first, plain text last."""

_FOREIGN = (
    (b"{\\rtf", "a Rich Text file"),
    (b"%!PS", "a PostScript file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_ROOT = re.compile(rb"<([A-Za-z_][\w.:-]{0,60})[\s>/]")
_COMMENT = re.compile(rb"<!--.{0,4096}?-->", re.DOTALL)
_READ = "Vouch reads Word (.docx), PDF, HTML, Formex, Markdown and plain text"


def read(data: bytes, name: str = "") -> Reading:
    """Read a file in this process. ``name`` is only a hint where the content leaves a choice.

    Raises:
        UnknownFormat: no reader knows the content.
        Unreadable, NoText, TooCostly: as the format's own reader says.
    """
    if not data.strip():
        raise Unreadable("the file is empty")
    _refuse_foreign(data)
    for reader in _readers():
        if reader is _readers()[-1] and (root := _xml_root(data)):
            raise UnknownFormat(f"this is XML of a vocabulary that is not known here (<{root}>); {_READ}")
        if reader.recognises(data, name):
            return reader.read(data, name)
    if data.startswith(b"PK"):
        raise UnknownFormat(f"this is an archive, or a file of another office program; {_READ}")
    raise UnknownFormat(f"no reader knows this content; {_READ}")


def _xml_root(data: bytes) -> str:
    """The name of the root element of what declares itself as XML, ``""`` for anything else."""
    head = data[:4096].removeprefix(codecs.BOM_UTF8).lstrip()
    found = _ROOT.search(_COMMENT.sub(b"", head)) if head.startswith(b"<?xml") else None
    return found[1].decode("ascii") if found else ""


def _refuse_foreign(data: bytes) -> None:
    """Refuse what is known and not read, before the text reader takes it for words."""
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise Unreadable("the file is encrypted with a password; save it without one")
        raise UnknownFormat(f"this is a file of Office 97-2003 (.doc); save it as .docx. {_READ}")
    for signature, what in _FOREIGN:
        if data.startswith(signature):
            raise UnknownFormat(f"this is {what}; {_READ}")


@cache
def _readers() -> tuple[Reader, ...]:
    """Loaded when the first file is read: a process that only serves needs none of their libraries."""
    return tuple(cast(Reader, importlib.import_module(f"{__name__}.{name}")) for name in FORMATS)
