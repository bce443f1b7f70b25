"""Files → blocks of text: the format is told by content, and each format is one module."""

from __future__ import annotations

import importlib
import importlib.util
from functools import cache
from types import ModuleType

from ingest.errors import UnknownFormat, Unreadable
from ingest.readers.blocks import Reading

FORMATS = ("digest", "pdf", "word", "formex", "html", "markdown", "text")
"""Modules of this package, asked in this order: the surest signatures first, plain text last."""

_FOREIGN = (
    (b"{\\rtf", "a Rich Text file"),
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
_READ = "Vouch reads Word (.docx), PDF, HTML, Formex, Markdown and plain text"


def read(data: bytes, name: str = "") -> Reading:
    """Read a file in this process. ``name`` is only a hint where the content leaves a choice.

    Raises:
        UnknownFormat: no reader knows the content.
        Unreadable, NoText, TooCostly: as the format's own reader says.
    """
    if not data.strip():
        raise Unreadable("the file is empty")
    _refuse_office_95(data)
    for reader in _readers():
        if reader.recognises(data, name):
            reading: Reading = reader.read(data, name)
            return reading
    for signature, what in _FOREIGN:
        if data.startswith(signature):
            raise UnknownFormat(f"this is {what}; {_READ}")
    raise UnknownFormat(f"no reader knows this content; {_READ}")


def _refuse_office_95(data: bytes) -> None:
    if not data.startswith(_OLE):
        return
    if _ENCRYPTED_PACKAGE in data:
        raise Unreadable("the file is encrypted with a password; save it without one")
    raise UnknownFormat(f"this is a file of Office 97-2003 (.doc); save it as .docx. {_READ}")


@cache
def _readers() -> tuple[ModuleType, ...]:
    found = []
    for name in FORMATS:
        full = f"{__name__}.{name}"
        if importlib.util.find_spec(full) is not None:
            found.append(importlib.import_module(full))
    return tuple(found)
