"""Free questions on full acts and long reports: the rule that answers, quoted whole, with its name and heading.

First the article, then its paragraphs (``find``, ``choose``); what stands beside it is named apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.answer import editions
from index.answer.model import Answer
from index.answer import free
from index.answer.rule.choose import Chosen, choose, gives
from index.answer.rule.find import Rule, rules
from index.answer.rule.kinds import wordings
from index.engine import Engine
from index.evidence import Evidence, weigh
from index.expect import Expectation, expect
from index.search import Hit
from index.store import Within
from index.world import World
from ingest.model import Document, Span

__all__ = ["has_rules", "quote"]

_LOOKED_AT = 8
_CANDIDATES = 5


def has_rules(document: Document) -> bool:
    """Whether a document is a full text, cut into articles or sections: no digest, and no plan, whose rows answer."""
    return document.state != "digest" and document.kind != "action_plan"


def quote(question: str, documents: Sequence[str], engine: Engine, answer: Answer, *, language: str = "en") -> bool:
    """Quote the rule of these documents that answers ``question``; false, and the reason in ``answer``, where none does."""
    asked = expect(question, language)
    found = _giving([rule for rule in rules(question, documents, engine, _LOOKED_AT) if rule.unit.kind != "title"], asked, engine.world)
    hits = _hits(question, found[:_CANDIDATES], asked, engine)
    evidence = _weighed(question, hits, engine, language)
    answer.confidence = round(evidence.confidence, 4)
    answer.passages = free.passages(answer, hits)
    if evidence.decision == "not_found" or not found:
        answer.status, answer.answer = "not_found", evidence.reason
        return False
    _write([choose(question, found[0], asked, engine)], engine.world, answer)
    answer.status = "answered"
    return True


def _giving(found: Sequence[Rule], asked: Expectation, world: World) -> list[Rule]:
    """The rules that hold what is asked for, a length of time say; all where none does."""
    if not asked.firm or asked.kind == "content":
        return list(found)
    return [rule for rule in found if gives(asked, world.documents[rule.document], rule.unit.span)] or list(found)


def _hits(question: str, found: Sequence[Rule], asked: Expectation, engine: Engine) -> list[Hit]:
    """The passages of these rules by their scores, those that hold what is asked for first."""
    within = Within(places=[f"{rule.document}/{rule.unit.place}" for rule in found])
    hits = engine.search.find(question, top_k=20, within=within) if found else []
    if asked.firm and asked.kind != "content":
        hits.sort(key=lambda hit: not gives(asked, engine.world.documents[hit.passage.document], Span(hit.passage.start, hit.passage.end)))
    return [replace(hit, rank=rank) for rank, hit in enumerate(hits, start=1)]


def _weighed(question: str, hits: Sequence[Hit], engine: Engine, language: str) -> Evidence:
    """The evidence for the question, as asked or in the words that acts use for it."""
    first = weigh(question, hits, engine.ground, language=language)
    if first.decision == "answered" or not first.confidence:
        return first
    others = (weigh(each, hits, engine.ground, language=language) for each in dict.fromkeys(wordings(question)[1:]))
    return next((each for each in others if each.decision == "answered"), first)


def _write(chosen: Sequence[Chosen], world: World, answer: Answer) -> None:
    """Each piece as one claim, under the name and heading of its article; what is beside it in a note."""
    lines: list[str] = []
    for each in chosen:
        document = world.documents[each.rule.document]
        for number, piece in enumerate(each.pieces):
            name = f"{piece.label} of {editions.named(document, world)}" if number == 0 else piece.label
            heading = f" ({each.rule.unit.heading})" if each.rule.unit.heading and number == 0 else ""
            words = " ".join(" ".join(span.of(document.text).split()) for _, span in piece.spans)
            said = f"{name}{heading}: “{words}”"
            if piece.left:
                said = f"{said} ({piece.left} more points there)"
            answer.claim(said, *[answer.cite(document.id, place, span) for place, span in piece.spans])
            lines.append(said)
    answer.answer = " ".join(lines)
