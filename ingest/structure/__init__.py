"""Blocks → units: what a text is made of, told from its content."""

from __future__ import annotations

from typing import Protocol

from ingest.bodies import Bodies
from ingest.errors import UnknownFormat
from ingest.model import Document
from ingest.readers.blocks import Reading
from ingest.structure import action_plan, digest, legal_act, report
from ingest.structure.canonical import Header
from ingest.structure.words import with_odd_words


class Structure(Protocol):
    """A module that knows one kind of text."""

    def recognises(self, reading: Reading) -> bool: ...

    def build(self, reading: Reading, header: Header, bodies: Bodies) -> Document: ...


_KINDS: tuple[Structure, ...] = (digest, action_plan, legal_act, report)


def structure(reading: Reading, header: Header, bodies: Bodies) -> Document:
    """The document that a file's blocks make, by the first structure that recognises them."""
    for kind in _KINDS:
        if kind.recognises(reading):
            return with_odd_words(kind.build(reading, header, bodies), bodies)
    raise UnknownFormat(f"{header.id}: no structure recognises this text")
