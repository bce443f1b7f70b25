"""What can go wrong while reading texts.

IngestError
├── CatalogueError        the catalogue or bodies.toml says something impossible
├── ReadError             a file's bytes could not be read as a text
│   ├── UnknownFormat     … because no reader knows them
│   ├── Unreadable        … because they are broken, encrypted or a shell without text
│   ├── NoText            … because there is no text in them ("OCR needed")
│   └── TooCostly         … because reading took more memory or time than allowed
└── FetchError            a text could not be fetched
    ├── Challenged        … because a challenge for browsers came back: nothing more is asked
    ├── Unreached         … because the server cannot be reached at all: nothing more is asked
    └── WrongText         … because what came back is cut short, a shell, or another text
"""

from __future__ import annotations


class IngestError(Exception):
    """A source could not be turned into a document."""


class CatalogueError(IngestError):
    """The catalogue or bodies.toml is missing, malformed or contradicts itself."""


class ReadError(IngestError):
    """A file's bytes could not be read as a text."""


class UnknownFormat(ReadError):
    """No reader knows this content."""


class Unreadable(ReadError):
    """The bytes are broken, encrypted, or a page without the text it should hold."""


class NoText(ReadError):
    """The file is sound but holds no text, such as a scan without a text layer."""


class TooCostly(ReadError):
    """Reading took more memory or time than the bounds allow."""


class FetchError(IngestError):
    """A text could not be fetched, or what came back is not that text."""


class Challenged(FetchError):
    """The publisher's guard answered instead of the publisher; it is never worked around."""


class Unreached(FetchError):
    """No connection to the publisher's server could be made, however often it was tried."""


class WrongText(FetchError):
    """A file is cut short, in another language, or the text of another act."""
