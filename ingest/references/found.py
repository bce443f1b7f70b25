"""What was found in a text, and its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ingest.model import Mention, Reference


@dataclass(frozen=True, slots=True)
class Found:
    """References and mentions of a text, each in order and without overlap, none of one within the other."""

    references: tuple[Reference, ...]
    mentions: tuple[Mention, ...]


def as_json(found: Found, id: str | None = None) -> dict[str, Any]:
    """The JSON of ``vouch references``: offsets in code points, half-open; ``id`` as it was given.

    ``instrument_start`` and ``instrument_end`` are ``None`` where a reference names no text of its own
    ("this Article", "Action 8").
    """
    return {
        "id": id,
        "mentions": [
            {"start": one.start, "end": one.end, "text": one.text, "kind": one.kind, "name": one.name}
            for one in found.mentions
        ],
        "references": [
            {
                "start": one.start,
                "end": one.end,
                "text": one.text,
                "kind": one.kind,
                "identifiers": list(one.identifiers),
                "places": list(one.places),
                "instrument_start": one.instrument.start if one.instrument else None,
                "instrument_end": one.instrument.end if one.instrument else None,
                "anaphoric": one.anaphoric,
                "ambiguous": one.ambiguous,
            }
            for one in found.references
        ],
    }
