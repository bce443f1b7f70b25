"""What a unit of the plan says, in words and cited: an indicator and its sources, a heading, a footnote, an address."""

from __future__ import annotations

import re

from index.answer.conditions import bare
from index.answer.labels import unit_label
from index.answer.model import Answer
from index.answer.phrases import joined, label, phrase, quotation, sentence
from index.question.interpretation import Interpretation
from index.world import Gauge, World
from ingest.model import Document, Unit


def indicator(one: Interpretation, answer: Answer, gauge: Gauge) -> str:
    named = label(one.language, "indicator", [gauge.indicator.number])
    text = sentence(phrase(one.language, "labelled", label=named, text=quotation(gauge.prose, one.language)))
    answer.claim(text, answer.cite(gauge.document, gauge.indicator.place, gauge.indicator.prose))
    return f"{text} {sources(one, answer, gauge)}"


def sources(one: Interpretation, answer: Answer, gauge: Gauge) -> str:
    indicator = gauge.indicator
    named = label(one.language, "indicator", [indicator.number])
    if not indicator.sources:
        text = sentence(phrase(one.language, "no_sources", label=named))
        answer.claim(text, answer.cite(gauge.document, indicator.place, indicator.prose))
        return text
    names = list(dict.fromkeys(source.name for source in indicator.sources))
    spans = indicator.written or (indicator.prose,)
    items = joined(one.language, [bare(name, one.language, answer.world) for name in names])
    text = sentence(phrase(one.language, "sources_of", number=len(names), label=named, items=items))
    answer.claim(text, *[answer.cite(gauge.document, indicator.place, span) for span in spans])
    return text


def words(one: Interpretation, world: World, answer: Answer, document: Document, unit: Unit) -> str:
    text = quotation(unit.heading or unit.span.of(document.text), one.language)
    named = label(one.language, unit.kind, [unit.number]) if unit.number else ""
    said = sentence(phrase(one.language, "labelled", label=named, text=text) if named else text)
    answer.claim(said, answer.cite(document.id, unit.place, unit.span))
    return said


def callers(world: World, answer: Answer, document: Document, unit: Unit, one: Interpretation) -> list[str]:
    """Where a footnote is called."""
    rows = [row for row in world.rows if row.document == document.id and unit.place in row.action.footnotes]
    if not rows:
        return []
    labels = label(one.language, "action", [row.action.number for row in rows])
    text = sentence(phrase(one.language, "called_in", number=len(rows), labels=labels))
    answer.claim(
        phrase(one.language, "labelled", label=unit_label(unit.label, one.language), text=text),
        *[answer.cite(row.document, row.action.place, row.action.text) for row in rows],
    )
    return [text]


#: An address on the web, to the next blank.
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def addressed(one: Interpretation, world: World, answer: Answer, document: str, unit: Unit) -> tuple[str, list[str]]:
    """The web addresses that one unit gives, in a sentence."""
    links = _ADDRESS.findall(unit.span.of(world.documents[document].text))
    named = label(one.language, unit.kind, [unit.number or ""])
    key = "link_of" if links else "no_link"
    text = sentence(phrase(one.language, key, label=named, items=joined(one.language, links)))
    answer.claim(text, answer.cite(document, unit.place, unit.span))
    return text, links
