"""Gaps and repeats in the numbering of an act, as findings.

The document is its own oracle: articles, recitals, numbered paragraphs and points count from
one. In a consolidated text a number may be missing where the text says that something was deleted:
that is reported too, as a kind of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.model import Finding, Span, Unit
from ingest.structure.act_deletions import deleted_by
from ingest.structure.act_series import Series, missing, repeats, series
from ingest.structure.act_tree import Node

_NAMES = {"article": "Article", "recital": "Recital", "paragraph": "Paragraph", "point": "Point", "annex": "Annex"}


def numbering(root: Node, places: dict[Node, str], units: Sequence[Unit]) -> list[Finding]:
    """Findings ``<kind>_missing``, ``<kind>_deleted`` and ``<kind>_repeated``, at the part that shows it."""
    spans = {unit.place: unit.span for unit in units}
    found: list[Finding] = []
    for run in series(root):
        if run.parts and _told(run.parts, places.get(run.parts[0], "")):
            found += _checked(run, places, spans)
    return found


def _told(siblings: Sequence[Node], place: str) -> bool:
    """Whether the numbers are the format's, or the act's own: forms in annexes are numbered loosely."""
    return not place.startswith(("anx", "att")) or not any(node.worded for node in siblings)


def _checked(run: Series, places: dict[Node, str], spans: dict[str, Span]) -> Iterator[Finding]:
    before: Node | None = None
    for node in run.parts:
        place = places.get(node)
        span = spans.get(place) if place else None
        if before is not None and repeats(before.number, node.number):
            name = f"{_NAMES[node.kind]} {node.number}"
            message = f"{name} comes after {before.number}: its number is repeated or out of order."
            yield Finding(f"{node.kind}_repeated", message, place, span)
        elif gone := missing(before, node):
            after = f"after {before.number}" if before is not None else "at the start"
            message = f"{_named(_NAMES[node.kind], gone)} missing {after}: the next one is {node.number}"
            if node in run.marks:
                acts = ", ".join(dict.fromkeys(by for mark in run.marks[node] if (by := deleted_by(mark))))
                message += f", and the text marks a deletion there{f' by {acts}' if acts else ''}."
                yield Finding(f"{node.kind}_deleted", message, place, span)
            else:
                yield Finding(f"{node.kind}_missing", f"{message}.", place, span)
        before = node


def _named(name: str, numbers: Sequence[str]) -> str:
    """"Article 12 is", "Articles 12 and 13 are", "Articles 12 to 15 are"."""
    if len(numbers) == 1:
        return f"{name} {numbers[0]} is"
    return f"{name}s {numbers[0]} {'and' if len(numbers) == 2 else 'to'} {numbers[-1]} are"
