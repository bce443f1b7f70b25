"""The points of a paragraph's list, side by side: what a list is made of when some of it is quoted and the rest counted."""

from __future__ import annotations

from ingest.model import Document, Unit

_POINTS = frozenset(["point", "indent", "list_item"])


def points(document: Document, part: Unit) -> list[Unit]:
    """The outermost points inside a unit, in reading order."""
    inner = sorted((each for each in document.units if each.kind in _POINTS and part.span.covers(each.span) and each.place != part.place), key=lambda each: (each.start, -each.end))
    found: list[Unit] = []
    for each in inner:
        if not found or each.start >= found[-1].end:
            found.append(each)
    return found
