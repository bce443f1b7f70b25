"""A draft that comes as a file: read like any other text, in a child process that is bounded in memory and time."""

from __future__ import annotations

from ingest.errors import Unreadable
from ingest.readers.blocks import Reading
from ingest.readers.bounded import read_bounded

_PLAIN = (".txt", ".md", ".markdown", ".text")


def draft_of(data: bytes, name: str) -> str | Reading:
    """The draft in a file: its words as they are where it is plain text or Markdown, else what a reader makes of it.

    Raises:
        ReadError: the file is empty, encrypted, of an unknown format, or too costly to read.
    """
    if not data.strip():
        raise Unreadable("the file is empty")
    if name.lower().endswith(_PLAIN) and b"\0" not in data[:4096]:
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            pass  # in another encoding: the reader of texts finds out which
    return read_bounded(data, name)
