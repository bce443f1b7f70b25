"""Whether the nearest rules answer: judged by their passages, and by the article as a whole.

A passage alone is asked for too much: who an article is about stands in its first paragraph, the time that it sets
in its third.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.answer.rule.choose import gives
from index.answer.rule.find import Rule, content, held_stems, share, weighted
from index.answer.rule.kinds import beyond, kinds, wordings
from index.engine import Engine
from index.evidence import Evidence, judge, weigh
from index.expect import Expectation
from index.search import Hit
from ingest.fold import fold

_TIMES = frozenset(["duration", "date"])
_CONFIRMED = 0.55
"""Of the threshold: enough where the article is of the kind of rule that is asked for, by its own words."""

_KIND = 0.5
_FEWEST = 3  # words that word a kind of rule: fewer stand in any article


@dataclass(frozen=True, slots=True)
class Decided:
    """The evidence for the question as asked; the rule that answers it, in any wording, ``None`` where none does."""

    evidence: Evidence
    rule: Rule | None


def decide(question: str, found: Sequence[Rule], hits: Sequence[Hit], asked: Expectation, engine: Engine, language: str, subject: str = "") -> Decided:
    """Whether the nearest of ``found`` answers, or another one that has both what is asked about and what is asked for."""
    first = weigh(question, hits, engine.ground, language=language)
    if not found or first.decision == "answered":
        return Decided(first, found[0] if found else None)
    documents = list(dict.fromkeys(rule.document for rule in found))
    if first.code in ("name", "nothing", "expansion"):
        told = fold(first.told)  # "DPO", which the texts spell out
        spelt = next((text for text in wordings(question, documents, engine.world)[1:] if told and not re.search(rf"\b{re.escape(told)}\b", fold(text))), "")
        if first.code != "name" or not spelt or weigh(spelt, hits, engine.ground, language=language).decision != "answered":
            return Decided(first, None)
        return Decided(first, found[0])
    if _of_act(question, found[0], asked, engine):
        return Decided(first, found[0])
    confirmed = _confirmed(question, found[0], engine)
    timed = [rule for rule in found if asked.kind in _TIMES and gives(asked, engine.world.documents[rule.document], rule.unit.span)]
    threshold = engine.ground.scale.threshold
    about = [subject] if subject and asked.kind == "content" else []
    for wording in dict.fromkeys((question, *about, *wordings(question, documents, engine.world))):
        if weigh(wording, hits, engine.ground, language=language).decision == "answered":
            return Decided(first, found[0])
        for support in judge(wording, hits, engine.ground, language=language).supports:
            likely = engine.ground.scale.probability(support.signals)
            if confirmed and support.holds and _within(support.hit, found[0]) and likely >= _CONFIRMED * threshold:
                return Decided(first, found[0])
            giving = next((rule for rule in timed if _within(support.hit, rule)), None)
            if giving is not None and likely >= threshold:
                return Decided(first, giving)
    return Decided(first, None)


def _within(hit: Hit, rule: Rule) -> bool:
    return hit.passage.document == rule.document and rule.unit.start <= hit.passage.start < rule.unit.end


def _of_act(question: str, rule: Rule, asked: Expectation, engine: Engine) -> bool:
    """Whether nothing is asked for but a rule about the act as a whole ("what is it meant to achieve"), and this one is headed so."""
    document = engine.world.documents[rule.document]
    if asked.firm and asked.kind != "content" and not gives(asked, document, rule.unit.span):
        return False
    heading, held = held_stems(rule.unit.heading), held_stems(rule.unit.span.of(document.text))
    return any(kind.of_act and kind.heads(heading) and held.issuperset(content(beyond(question, kind))) for kind in kinds(question))


def _confirmed(question: str, rule: Rule, engine: Engine) -> bool:
    """Whether an article has the words with which acts word the kind of rule that is asked for."""
    held = held_stems(rule.unit.span.of(engine.world.documents[rule.document].text))
    known = [kind for kind in kinds(question) if len(content(kind.worded)) >= _FEWEST]
    return any(share(weighted(kind.worded, engine), held) >= _KIND for kind in known)
