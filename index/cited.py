"""The graph of references backwards: what cites a work or a unit."""

from __future__ import annotations

from typing import Any

from index.records import Records


def cited_by(records: Records, identifier: str) -> list[dict[str, Any]]:
    """Every reference to ``identifier`` in the documents held, in reading order, with its innermost unit."""
    found = []
    for document, reference in records.cited_by(identifier):
        unit = records.innermost(document, reference.start, reference.end)
        found.append(
            {
                "document": document,
                "place": unit.place if unit else None,
                "label": unit.label if unit else None,
                "start": reference.start,
                "end": reference.end,
                "text": reference.text,
                "places": list(reference.places),
            }
        )
    return found
