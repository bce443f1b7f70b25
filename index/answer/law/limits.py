"""Which deadlines an act sets: the sentences of its own articles that give a day or a length of time by which something is done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.answer import editions, free
from index.answer.labels import unit_label
from index.answer.law.asked import Asked
from index.answer.model import Answer, Result
from index.answer.phrases import joined, phrase
from index.quotable import quotable
from index.world import World
from ingest.model import Document, Span, Unit
from ingest.structure.canonical import Nesting

_MOST = 8
"""Sentences that are quoted; the articles of the others are named."""
_COUNT = r"(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|eighteen|twenty|thirty|sixty|ninety)"
_LENGTH = rf"{_COUNT}[- ](?:working |calendar )?(?:hours?|days?|weeks?|months?|years?)"
_DAY = r"\d{1,2}\s[A-Z][a-z]{2,8}\s(?:19|20)\d\d"
_LIMIT = re.compile(
    rf"\b(?:[Bb]y|[Uu]ntil|[Bb]efore|[Ll]ater than|[Ff]rom|[Aa]t the latest(?: by| on)?|starting on)\s(?:{_DAY})"
    rf"|\b(?:[Ww]ithin|[Ll]ater than|[Ee]very|period of(?: time of)?|period not exceeding|(?:at|for a period of) most|retained for|kept for|further)\s(?:a (?:maximum )?period of\s|a maximum of\s|at most\s|the\s)?{_LENGTH}"
    rf"|\b{_LENGTH}\s(?:after|from|following|of (?:its|the|receiving|receipt|being)|before)\b"
)
_PENALTY = re.compile(r"\b(?:custodial|imprisonment|detention order|penalt(?:y|ies) of)\b")
"""Years of a sentence are no deadline."""


def asks(asked: Asked) -> bool:
    """Whether the deadlines of an act are asked for, and nothing further of them."""
    return "limits" in asked.concepts and not asked.left and not asked.topics


def tell(held: Sequence[Document], world: World, answer: Answer) -> bool:
    """Quote the sentences that set a time, in the order of the text; false where there is none."""
    language = answer.language
    found: list[tuple[Document, Unit, Span]] = []
    for document in held:
        nesting = Nesting(document.units)
        for article in (unit for unit in document.units if unit.kind in ("article", "summary")):
            for span in quotable(document, article.start, article.end):
                said = span.of(document.text)
                if _LIMIT.search(said) and not _PENALTY.search(said):
                    found.append((document, world.unit(document.id, nesting.covering(span) or article.place) or article, span))
    if not found:
        return False
    shown, rest = found[:_MOST], found[_MOST:]
    for document, unit, span in shown:
        answer.claim(free.quoting(unit.label, document.id, span, answer), answer.cite(document.id, unit.place, span))
    answer.answer = " ".join(text for text, _ in answer.claims)
    answer.status = "answered"
    answer.result = Result("units", tuple(dict.fromkeys(f"{document.id}/{unit.place}" for document, unit, _ in shown)), "ranked", len(found))
    answer.note(phrase(language, "limits_found", number=len(found), count=len(found), texts=joined(language, [editions.named(document, world, language) for document in held])))
    if rest:
        labels = dict.fromkeys(unit_label(_article(document, unit, world).label, language, world, running=True) for document, unit, _ in rest)
        answer.note(phrase(language, "limits_more", items=joined(language, list(labels))))
    return True


def _article(document: Document, unit: Unit, world: World) -> Unit:
    return world.unit(document.id, unit.place.split(".")[0]) or unit
