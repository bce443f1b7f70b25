"""Free questions on full acts and long reports: the rule that answers, quoted whole, with its name and heading.

First the article, then its paragraphs (``find``, ``choose``); what stands beside it is named apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.answer import free
from index.answer.labels import unit_label
from index.answer.model import Answer
from index.answer.phrases import joined, phrase, quotation
from index.answer.rule.choose import Chosen, Piece, choose, completed, gives
from index.answer.rule.decide import decide
from index.answer.rule.find import Rule, held_stems, rules, share, weighted
from index.answer.rule.kinds import wordings
from index.engine import Engine
from index.expect import Expectation, expect
from index.search import Hit
from index.store import Within
from index.world import World
from ingest.model import Document, Span

__all__ = ["Rule", "completed", "gives", "has_rules", "quote", "write"]

_LOOKED_AT = 8
_CANDIDATES = 5

_CLOSE = 0.02
"""The article that comes as near as this to the one quoted is quoted too, apart, by the paragraph that answers best …"""
_MOST_CLOSE = 1_200
"""… unless that has more characters than these: it is named then."""

_BESIDE = 0.1
"""Articles that come as near as this to the one quoted are named beside it, two at most."""
_MOST_BESIDE = 2
_MOST_REST = 3
"""Paragraphs of the article that are named one by one; more are named by the article."""


def has_rules(document: Document) -> bool:
    """Whether a document is a full text, cut into articles or sections: no digest, and no plan, whose rows answer."""
    return document.state != "digest" and document.kind != "action_plan"


def quote(question: str, documents: Sequence[str], engine: Engine, answer: Answer, *, language: str = "en", subject: str = "") -> bool:
    """Quote the rule of these documents that answers ``question``; false, and the reason in ``answer``, where none does.

    ``subject``: what of the question no record accounts for, by itself: one more wording for the evidence.
    """
    asked = expect(question, language)
    nearest = [rule for rule in rules(question, documents, engine, _LOOKED_AT) if rule.unit.kind != "title"]
    found = _giving(nearest, asked, engine.world)
    hits = _hits(question, found[:_CANDIDATES], asked, engine)
    decided = decide(question, found, hits, asked, engine, language, subject)
    answer.confidence = round(decided.evidence.confidence, 4)
    answer.passages = free.passages(answer, hits)
    if decided.rule is None:
        answer.status, answer.answer = "not_found", decided.evidence.reason
        return False
    best = _enacting(question, decided.rule, found, engine)
    chosen = choose(question, best, asked, engine)
    answer.answer = " ".join(write(piece, best, answer, first=number == 0) for number, piece in enumerate(chosen.pieces))
    answer.status = "answered"
    second = next((rule for rule in found if rule != best), None)
    if second is not None and second.unit.kind == best.unit.kind and second.score >= best.score - _CLOSE:
        piece = choose(question, second, asked, engine).pieces[0]
        told = {_words(span, chosen.rule, engine.world) for each in chosen.pieces for _, span in each.spans}
        if piece.length <= _MOST_CLOSE and not {_words(span, second, engine.world) for _, span in piece.spans} <= told:  # a text that is printed twice
            answer.answer = f"{answer.answer} {write(piece, second, answer, also=True)}"
            found = [rule for rule in found if rule != second]
    _beside(chosen, found, answer)
    return True


def _words(span: Span, rule: Rule, world: World) -> str:
    return " ".join(span.of(world.documents[rule.document].text).split())


def _enacting(question: str, decided: Rule, found: Sequence[Rule], engine: Engine) -> Rule:
    """The article that rules what a recital explains, where one comes about as near and has the question's words too."""
    if decided.unit.kind not in _EXPLAINING:
        return decided
    document = engine.world.documents[decided.document]
    asked = [weighted(wording, engine) for wording in wordings(question, [decided.document], engine.world)]
    enough = _ENOUGH * max(share(words, held_stems(decided.unit.span.of(document.text))) for words in asked)
    for rule in found:
        said = held_stems(f"{rule.unit.heading} {rule.unit.span.of(document.text)}")
        if rule.document == decided.document and rule.unit.kind == "article" and max(share(words, said) for words in asked) >= enough:
            return rule
    return decided


_EXPLAINING = frozenset(["recital", "footnote", "preamble", "citation"])
_ENOUGH = 0.7
"""Of the recital's share of the question's words, what an article must have to be quoted for it."""


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


def write(piece: Piece, rule: Rule, answer: Answer, *, first: bool = True, also: bool = False) -> str:
    """Claim a piece as one statement, under its name and, the ``first`` of an answer, the text's and its article's heading.

    ``also``: it is named as what stands beside the answer.
    """
    document = answer.world.documents[rule.document]
    name = free.named(piece.label, document.id, answer.world, answer.language) if first else unit_label(piece.label, answer.language, answer.world)
    heading = " ".join(rule.unit.heading.split())
    if first and heading and heading not in piece.label:
        name = phrase(answer.language, "label_headed", label=name, heading=heading)
    words = quotation(" ".join(" ".join(span.of(document.text).split()) for _, span in piece.spans), answer.language)
    said = phrase(answer.language, "labelled", label=name, text=words)
    if piece.left:
        said = f"{said} {phrase(answer.language, 'points_left', number=piece.left, count=piece.left)}"
        answer.note(phrase(answer.language, "whole_at", address=f"{document.id} {piece.place}"))
    if also:
        said = phrase(answer.language, "see_also_quoted", text=said)
    answer.claim(said, *[answer.cite(document.id, place, span) for place, span in piece.spans])
    return said


def _beside(chosen: Chosen, found: Sequence[Rule], answer: Answer) -> None:
    """Name the rest of the article, and the articles that come about as near."""
    near = [rule for rule in found if rule != chosen.rule and rule.unit.kind == chosen.rule.unit.kind and rule.score >= chosen.rule.score - _BESIDE]
    rest = chosen.rest if len(chosen.rest) <= _MOST_REST else (chosen.rule.unit.label,)
    names = [unit_label(label, answer.language, answer.world, running=True) for label in rest]
    for rule in near[:_MOST_BESIDE]:
        name = unit_label(rule.unit.label, answer.language, answer.world, running=True)
        heading = " ".join(rule.unit.heading.split())
        names.append(phrase(answer.language, "label_and_heading", label=name, heading=heading) if heading and heading not in name else name)
    if names:
        answer.note(phrase(answer.language, "see_also", items=joined(answer.language, list(dict.fromkeys(names)))))
