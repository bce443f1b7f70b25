"""What an act says of itself in its last articles: entry into force, application, transposition, repeal, addressees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.answer.law.told import Of, Said
from index.quotable import quotable
from index.world import World
from ingest.model import Document, Unit, Work
from ingest.structure.canonical import Nesting

#: How the texts of acts say it (Joint Practical Guide, points 15 and 20 to 22; the wording is fixed).
_SAYS = {
    "force": re.compile(r"\bshall (?:enter|come) into force\b|\bshall take effect\b"),
    "applies": re.compile(r"\b(?:It|This (?:Regulation|Directive|(?:Framework )?Decision)|Articles? [\w, ()]{1,60}) shall apply (?:as )?from\b|\bshall apply those (?:provisions|measures) from\b"),
    "transpose": re.compile(r"\bMember States shall\b[^.]{0,200}\bcomply with (?:this|the provisions of this|Article)"),
    "repeals": re.compile(r"\b(?:is|are) (?:hereby )?(?:repealed|replaced by this|deleted by this)\b"),
    "amends": re.compile(r"\b(?:is|are) (?:hereby )?amended as follows\b"),
    "addressed": re.compile(r"\b(?:is|are) addressed to\b"),
    "binding": re.compile(r"\bshall be binding in its entirety\b"),
}
_AMENDING = re.compile(r"\b(?:is|are) (?:hereby )?amended\b")
_OPENING = 400
"""Characters in which an article says that it amends another act."""
_LAST = 12
"""Articles, from the end, in which an act speaks of itself; amendments of other acts come before."""


def says(of: Of, *what: str) -> tuple[Said, ...]:
    """The sentences of the text held, the one that answers before others, that say this of the act itself."""
    for document in texts(of.work, of.world):
        if what == ("amends",):
            amended = tuple(_amending(document, of))
            if amended:
                return amended
            continue
        found = [
            Said(of.quote(unit.label, document, span), at=(document.id, unit.place, span))
            for unit in _closing(document)
            for span in quotable(document, unit.start, unit.end)
            if any(_SAYS[each].search(span.of(document.text)) for each in what)
        ]
        if found:
            return tuple(found)
    return ()


def _amending(document: Document, of: Of) -> Iterator[Said]:
    """Of each article that amends another act, the words that say so: what follows them is to stand there."""
    for article in (unit for unit in document.units if unit.kind == "article"):
        for span in quotable(document, article.start, min(article.end, article.start + _OPENING)):
            if _AMENDING.search(span.of(document.text)):
                unit = of.world.unit(document.id, Nesting(document.units).covering(span) or article.place) or article
                yield Said(of.quote(unit.label, document, span), at=(document.id, unit.place, span))
                break


def texts(work: Work, world: World) -> list[Document]:
    """The texts held of an act, the one that answers first, no summaries."""
    default = world.edition(work.id)
    held = [each for each in world.editions(work.id) if each.state != "digest"]
    return sorted(held, key=lambda each: (each is not default, each.id))


def _closing(document: Document) -> Iterator[Unit]:
    """The innermost units of the last articles, none that is quoted from another act."""
    articles = [unit for unit in document.units if unit.kind == "article"][-_LAST:]
    for article in articles:
        if _AMENDING.search(document.text, article.start, min(article.end, article.start + _OPENING)):
            continue  # what it says is to stand in another act
        parts = [unit for unit in document.units if unit.place.startswith(f"{article.place}.") and ".quo_" not in unit.place]
        parents = {unit.parent for unit in parts}
        yield from ([unit for unit in parts if unit.place not in parents] or [article])
