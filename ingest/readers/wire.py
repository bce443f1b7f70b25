"""A reading as JSON bytes and back, to cross from the child process that made it.

JSON and not pickle: the child has looked at hostile bytes, and what it sends back must not be
able to do more than describe a reading.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from typing import Any

from ingest.model import Finding, Span
from ingest.readers.blocks import Cell, Deleted, Note, NoteCall, Oddity, Para, Reading, Table

_CLASSES: tuple[type, ...] = (Reading, Para, NoteCall, Oddity, Deleted, Table, Cell, Note, Finding, Span)
_BY_NAME = {cls.__name__: cls for cls in _CLASSES}
_FIELDS = {cls: tuple((field.name, field.default) for field in fields(cls)) for cls in _CLASSES}
_KIND = "_"


def encode(reading: Reading) -> bytes:
    """The reading as UTF-8 JSON; fields at their default are left out."""
    return json.dumps(_plain(reading), separators=(",", ":")).encode("ascii")


def decode(data: bytes) -> Reading:
    """The reading that ``encode`` wrote.

    Raises:
        ValueError: the bytes are no reading.
    """
    try:
        made = _made(json.loads(data))
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(f"no reading: {error}") from error
    if not isinstance(made, Reading):
        raise ValueError("no reading")
    return made


def _plain(value: Any) -> Any:
    known = _FIELDS.get(type(value))
    if known is not None:
        plain = {_KIND: type(value).__name__}
        for name, default in known:
            own = getattr(value, name)
            if default is MISSING or own != default:
                plain[name] = _plain(own)
        return plain
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _made(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_made(item) for item in value)
    if isinstance(value, dict):
        return _BY_NAME[value.pop(_KIND)](**{name: _made(item) for name, item in value.items()})
    return value
