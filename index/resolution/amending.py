"""The articles of an act that amend another: the words that they quote are that other act's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.model import Document, Reference, Unit

_AMENDS = re.compile(
    r"\b(?:is|are) (?:hereby )?(?:amended|replaced|inserted|added|deleted)\b"
    r"|\bshall be (?:amended|replaced|inserted|added|deleted)\b"
)
_OPENING = 600
"""Characters of an article within which its first words say what it amends."""


def amending_articles(document: Document, references: Sequence[Reference]) -> Iterator[tuple[Unit, str]]:
    """(article, CELEX number of the act that it amends), where an article opens by amending an act that it names."""
    for unit in document.units:
        if unit.kind != "article" or (unit.parent and unit.parent.startswith("anx")):
            continue
        opening = document.text[unit.start : min(unit.end, unit.start + _OPENING)]
        amends = _AMENDS.search(opening)
        if amends is None:
            continue
        for reference in references:
            if reference.start >= unit.start + amends.start():
                break
            if reference.start >= unit.start and reference.kind == "act" and len(reference.identifiers) == 1:
                yield unit, reference.identifiers[0]
                break
