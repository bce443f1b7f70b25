"""What a provision is made of: how many paragraphs or points it has, which articles a chapter holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.answer import free
from index.answer.labels import unit_label
from index.answer.law.landing import land, parts, span_words
from index.answer.model import Answer, Result
from index.answer.phrases import phrase, quotation
from index.world import World
from ingest.model import Document, Span, Unit

#: Level → (what it is called in a question in any of the four languages, the key of its name).
_LEVELS = {
    "sub": (r"sub-?paragraphs?|alineas?|unterabsatz\w*|parrafos?", "noun_subparagraph"),
    "par": (r"paragraphs?|paragraphes?|absatz\w*|apartados?", "noun_paragraph"),
    "pnt": (r"points?|letters?|buchstaben?|nummern|letras?|puntos?|items?", "noun_point"),
    "idt": (r"indents?|tirets?|gedankenstrich\w*|guion\w*", "noun_indent"),
    "sct": (r"sections?|abschnitt\w*|seccion\w*", "noun_section"),
    "art": (r"articles?|artikel\w*|articulos?", "noun_article"),
}
_ASKED = {level: re.compile(rf"\b(?:how many|combien d[e']|wie ?viele|cuant[oa]s)\s?(?:{nouns})\b") for level, (nouns, _) in _LEVELS.items()}
DIVISIONS = frozenset(["chapter", "section", "title", "part", "subsection"])


def counted(wanted: Sequence[tuple[Document, str]], said: str, world: World, answer: Answer) -> bool:
    """How many parts of the level asked for each provision has; false where no level is asked for, or nothing can be counted."""
    level = next((level for level, pattern in _ASKED.items() if pattern.search(said)), None)
    if level is None:
        return False
    items: list[str] = []
    language = answer.language
    for document, place in wanted:
        landed = land(document, place, world, fixed=False)
        if landed.unit is None or landed.document.state == "digest":
            return False
        units = parts(landed.document.id, landed.unit.place, level, world)
        name = free.named(landed.unit.label, landed.document.id, world, language)
        noun = _LEVELS[level][1]
        if not units:
            said = phrase(language, "not_divided", label=name, noun=phrase(language, noun))
            answer.claim(said, answer.cite(landed.document.id, landed.unit.place, head(landed.document, landed.unit)))
            continue
        said = phrase(language, "counted_parts", label=name, count=len(units), noun=phrase(language, noun, number=len(units)), range=span_words(units, language))
        answer.claim(said, answer.cite(landed.document.id, units[-1].place, units[-1].span))
        items += [f"{landed.document.id}/{unit.place}" for unit in units]
    answer.answer = " ".join(text for text, _ in answer.claims)
    answer.status = "complete"
    answer.result = Result("units", tuple(items), "complete", len(items))
    return True


def contents(document: Document, unit: Unit, articles: Sequence[Unit], world: World, answer: Answer) -> str:
    """The articles of a chapter, ``unit``, with their headings."""
    opening = headed(document, unit, world, answer)
    language = answer.language
    name = free.named(unit.label, document.id, world, language)
    lines = []
    for article in articles:
        heading = f" {quotation(article.heading, language)}" if article.heading else ""
        lines.append(f"{unit_label(article.label, language, world)}{heading}")
        answer.claim(f"{phrase(language, 'labelled', label=name, text=lines[-1])}.", answer.cite(document.id, article.place, head(document, article)))
    label = unit_label(unit.label, language, world, running=True)
    answer.note(phrase(language, "show_all", command=f"vouch show {document.id} {unit.place}", label=label))
    return phrase(language, "holds_articles", number=len(articles), label=opening, count=len(articles), items="; ".join(lines))


def headed(document: Document, unit: Unit, world: World, answer: Answer) -> str:
    """The name of a unit with its heading; one with words in capitals is cited, as these may be names."""
    language = answer.language
    name = free.named(unit.label, document.id, world, language)
    heading = unit.heading if language == "en" else quotation(unit.heading, language)
    if unit.heading and (language != "en" or re.search(r"[A-Z]{2}", unit.heading)):
        answer.claim(f"{name}, {heading}.", answer.cite(document.id, unit.place, head(document, unit)))
    return f"{name}, {heading}" if unit.heading else name


def head(document: Document, unit: Unit) -> Span:
    """The number and the heading of a unit."""
    if unit.heading:
        at = document.text.find(unit.heading, unit.start, unit.end)
        if at >= 0:
            return Span(at, at + len(unit.heading))
    end = document.text.find("\n", unit.start, unit.end)
    return Span(unit.start, end if end > unit.start else unit.end)
