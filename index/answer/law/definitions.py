"""What a term means in an act that is named: from that act alone, never from another one."""

from __future__ import annotations

from collections.abc import Sequence

from index.answer import free
from index.answer.law import provisions
from index.answer.model import Answer, Result
from index.glossary import Glossary
from index.world import World, stem
from ingest.fold import tokens
from ingest.model import Document


def define(held: Sequence[Document], asked: Sequence[str], glossary: Glossary, world: World, answer: Answer, *, sure: bool = True) -> bool:
    """Quote what the texts say that a term means; false where they say nothing of it.

    ``sure``: a meaning is asked for, so that the article of definitions answers that holds the words.
    """
    term = " ".join(asked)
    ids = {document.id for document in held}
    entries = [entry for entry in glossary.all(term) if entry.document in ids] if term else []
    for entry in entries:
        unit = world.unit(entry.document, entry.place)
        answer.claim(free.quoting(unit.label if unit else entry.place, entry.document, entry.quote, answer), answer.cite(entry.document, entry.place, entry.quote))
    if entries:
        answer.answer = " ".join(text for text, _ in answer.claims)
        answer.result = Result("units", tuple(dict.fromkeys(f"{entry.document}/{entry.place}" for entry in entries)), "complete", len(held))
        return True
    places = [(document, place) for document in held if sure and (place := _definitions(document, asked))]
    if places:
        provisions.quote(places, asked, world, answer)
    return bool(places)


def _definitions(document: Document, asked: Sequence[str]) -> str | None:
    """The article headed "Definitions", if it holds the term."""
    wanted = {stem(word) for text in asked for word, _, _ in tokens(text)}
    for unit in document.units:
        if unit.kind == "article" and unit.heading.lower().startswith("definition"):
            held = {stem(word) for word, _, _ in tokens(unit.span.of(document.text))}
            return unit.place if wanted and wanted <= held else None
    return None
