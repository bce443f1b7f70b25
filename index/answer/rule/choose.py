"""Which words of the article answer: its whole paragraphs, lists with their lead-ins, never half a rule.

A paragraph is taken whole. Of a list that is long, or that defines terms, the points asked for are taken with the
words that lead them in: a lead-in alone says nothing, nor does a point without it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.answer.rule.find import Rule, content, held_stems, share, weighted
from index.answer.rule.kinds import kinds, wordings
from index.embed import Vectors
from index.engine import Engine
from index.evidence.ground import Ground
from index.expect import Expectation
from index.points import points
from index.present import present
from index.quotable import quotable
from index.world import stem
from ingest.fold import tokens
from ingest.model import Document, Span, Unit

LONG = 3_000
"""Characters of an answer's rule: a page, more than nearly all paragraphs have. Of a longer list the points asked for are quoted."""

SHORT = 2_000
"""Characters of an article that is quoted whole."""

_ALSO = 0.07
"""A further paragraph is part of the answer where it comes as near as this to the best."""

_LISTED = 0.06
"""What a list gains where several things are asked for ("which grounds", "what must it contain") …"""

_NAMED = 0.25
"""… and where its lead-in names them: "which statistics": "the statistics shall include: (a) …"."""

_CIRCUMSTANCE = 0.15
"""What a paragraph gains that says when or why, where a question for these takes circumstances ("when may it …")."""

_WORDS = 0.3
_FEWEST = 4  # words of a sentence that says something
_DEFINES = re.compile(r"\bdefinitions? (?:shall )?appl(?:y|ies)\b|\bshall mean\b|^For the purposes? of this (?:\w+ ){1,3}:?$", re.MULTILINE)
_TERM = re.compile(r"\s*(?:\(?\w{1,5}\)\s*)?[‘'“\"«]([^’'”\"»\n]{2,80})[’'”\"»]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words to quote as one claim: ``spans`` of the text in reading order, each at its own place.

    ``place``: of the paragraph, ``label``: of what is quoted. ``left``: points of the list that are not quoted.
    """

    place: str
    label: str
    spans: tuple[tuple[str, Span], ...]
    left: int = 0

    @property
    def length(self) -> int:
        """Characters quoted."""
        return sum(span.end - span.start for _, span in self.spans)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The pieces of one rule that answer, and the labels of the rest of it."""

    rule: Rule
    pieces: tuple[Piece, ...]
    rest: tuple[str, ...]


def choose(question: str, rule: Rule, asked: Expectation, engine: Engine) -> Chosen:
    """The paragraphs of a rule that answer: the nearest, those about as near, all where its heading is what is asked."""
    document = engine.world.documents[rule.document]
    parts = _parts(document, rule.unit)
    worded = wordings(question, [rule.document], engine.world)
    said = [weighted(text, engine) for text in worded]
    vectors = engine.ground.likeness.vectors(worded)
    scores = [_score(document, part, vectors, said, engine.ground) + _listed(question, document, part) for part in parts]
    if asked.firm and asked.kind != "content":
        holding = [gives(asked, document, part.span) for part in parts]
        if any(holding):
            scores = [score if holds else -1.0 for score, holds in zip(scores, holding, strict=True)]
    elif asked.kind in ("date", "reason"):
        scores = [score + _CIRCUMSTANCE * gives(asked, document, part.span) for score, part in zip(scores, parts, strict=True)]
    best = max(scores)
    short = rule.unit.kind == "article" and rule.unit.end - rule.unit.start <= SHORT
    broad = short or _headed(question, rule.unit, engine) or (asked.firm and _kindred(question, rule.unit))
    taken = [at for at, score in enumerate(scores) if score >= best - _ALSO or (broad and score > -1.0)]
    order = sorted(taken, key=lambda at: -scores[at])
    kept: list[int] = []
    length = 0
    for at in order:
        size = min(parts[at].end - parts[at].start, LONG)
        if not kept or length + size <= LONG:
            kept.append(at)
            length += size
    pieces = tuple(_piece(question, document, rule.unit, parts[at], vectors, engine) for at in sorted(kept))
    rest = tuple(part.label for at, part in enumerate(parts) if at not in kept)
    return Chosen(rule, pieces, rest)


def gives(asked: Expectation, document: Document, span: Span) -> bool:
    """Whether one of the sentences holds a thing of the kind asked for."""
    return any(present(asked, each.of(document.text), _same) for each in quotable(document, span.start, span.end))


def _same(one: str, other: str) -> bool:
    return stem(one) == stem(other)


def _headed(question: str, unit: Unit, engine: Engine) -> bool:
    """Whether the heading says what is asked for, and the question hardly more."""
    heading = held_stems(unit.heading)
    words = weighted(question, engine)
    if not heading or not words:
        return False
    return share(words, heading) >= _HEADED or any(kind.whole and kind.heads(heading) for kind in kinds(question))


def _kindred(question: str, unit: Unit) -> bool:
    """Whether an article is headed as the kind of rule that is asked for."""
    heading = held_stems(unit.heading)
    return any(kind.heads(heading) for kind in kinds(question))


def _listed(question: str, document: Document, part: Unit) -> float:
    found = points(document, part)
    several = _SEVERAL.search(question)
    if len(found) < 2 or not several:
        return 0.0
    nouns = {stem(word) for word, _, _ in tokens(several["noun"] or "")} - {""}
    lead = held_stems(_lead(document, part, found).of(document.text))
    return _NAMED if nouns and nouns <= lead else _LISTED


_HEADED = 0.7
_SEVERAL = re.compile(
    r"\b(?:which|what) (?:\w{2,20} ){0,2}?(?P<noun>[a-z]{2,20}[^s\W]s)\b|\bwhat (?:must|should|shall|does|do) .{2,80}? (?:contain|include|comprise|set out|consist)\b|\bgrounds\b",
    re.IGNORECASE,
)


def _score(document: Document, part: Unit, vectors: Vectors, said: Sequence[dict[str, float]], ground: Ground) -> float:
    texts = [span.of(document.text) for span in quotable(document, part.start, part.end)]
    texts = [text for text in texts if len(text.split()) >= _FEWEST] or texts
    whole = " ".join(part.span.of(document.text).split())
    near = (ground.likeness.vectors(texts) @ vectors.T).max(axis=0) if texts else np.zeros(len(vectors))
    near = (near + (ground.likeness.vectors([whole]) @ vectors.T)[0]) / 2
    held = held_stems(part.span.of(document.text))
    return float((near + _WORDS * np.array([share(words, held) for words in said])).mean())


# --------------------------------------------------------------------------- paragraphs


def _parts(document: Document, unit: Unit) -> list[Unit]:
    """The paragraphs of a unit side by side; what of it lies in none of them, its heading left out, is one too."""
    inner = [each for each in document.units if each.kind in _PARTS and each.place != unit.place and unit.span.covers(each.span)]
    parts: list[Unit] = []
    for each in sorted(inner, key=lambda each: (each.start, -each.end)):
        if not parts or each.start >= parts[-1].end:
            parts.append(each)
    parts = [each for each in parts if _says(document, each)]
    return parts or [_body(document, unit)]


_PARTS = frozenset(["paragraph", "section", "part", "indent", "subparagraph"])


def _says(document: Document, unit: Unit) -> bool:
    """Whether a paragraph is a sentence, or long enough to say something: titles and cells are neither."""
    text = unit.span.of(document.text).strip()
    return len(text.split()) >= _FEWEST and (text[-1] in ".;:!?)”’" or len(text.split()) >= _LINE)


_LINE = 12  # words


def _body(document: Document, unit: Unit) -> Unit:
    """A unit without the lines that are its label and its heading."""
    start = unit.start
    for line in unit.span.of(document.text).split("\n"):
        if line.strip(" .:\t") in ("", unit.label, unit.heading.strip(" .:"), f"{unit.label}. {unit.heading}".strip(" .:")):
            start += len(line) + 1
            continue
        break
    if start >= unit.end:
        start = unit.start
    return Unit(unit.place, unit.kind, unit.number, unit.label, unit.heading, start, unit.end, unit.parent)


# --------------------------------------------------------------------------- lists


def _piece(question: str, document: Document, unit: Unit, part: Unit, vectors: Vectors, engine: Engine) -> Piece:
    """A paragraph whole, or of a list of definitions and of a long one the points asked for, led in."""
    found = points(document, part)
    lead = _lead(document, part, found)
    defining = len(found) > 1 and bool(_DEFINES.search(lead.of(document.text)))
    if len(found) < 2 or (not defining and part.end - part.start <= LONG):
        return Piece(part.place, part.label, ((part.place, _trimmed(document, part.span)),))
    if defining:
        terms = _defined(question, document, found)
        if terms:
            return _led(part, lead, terms, found)
    ranked = sorted(found, key=lambda point: -_nearest(document, point, vectors, engine))
    kept: list[Unit] = []
    length = lead.end - lead.start
    for point in ranked[: 1 if defining else None]:
        if not kept or length + point.end - point.start <= LONG:
            kept.append(point)
            length += point.end - point.start
    return _led(part, lead, sorted(kept, key=lambda point: point.start), found)


def _led(part: Unit, lead: Span, kept: Sequence[Unit], found: Sequence[Unit]) -> Piece:
    spans = [(part.place, lead)] if lead.start < lead.end else []
    spans += [(point.place, point.span) for point in kept]
    label = kept[0].label if len(kept) == 1 else part.label
    return Piece(part.place, label, tuple(spans), len(found) - len(kept))


def completed(document: Document, span: Span) -> Piece | None:
    """The paragraph that some words stand in, whole; of a long list the point that they stand in, led in."""
    around = [each for each in document.units if each.kind in _PARTS and each.span.covers(span)]
    if not around:
        return None
    part = min(around, key=lambda each: (each.end - each.start, each.start))
    if part.kind == "subparagraph" and part.parent:
        part = next((each for each in around if each.place == part.parent and each.end - each.start <= LONG), part)
    found = points(document, part)
    if part.end - part.start <= LONG or len(found) < 2:
        return Piece(part.place, part.label, ((part.place, _trimmed(document, part.span)),))
    kept = [point for point in found if point.start < span.end and span.start < point.end] or found[:1]
    return _led(part, _lead(document, part, found), kept, found)


def _lead(document: Document, part: Unit, found: Sequence[Unit]) -> Span:
    return _trimmed(document, Span(part.start, found[0].start if found else part.end))


def _defined(question: str, document: Document, found: Sequence[Unit]) -> list[Unit]:
    """The points that define a term of the question: that with most words, and others of as many."""
    asked = set(content(question)) | {stem(word) for word, _, _ in tokens(question)}
    sized: list[tuple[int, Unit]] = []
    for point in found:
        match = _TERM.match(document.text, point.start, point.end)
        term = {stem(word) for word, _, _ in tokens(match.group(1))} if match else set()
        if term and term <= asked:
            sized.append((len(term), point))
    most = max((size for size, _ in sized), default=0)
    return [point for size, point in sized if size == most][:2]


def _nearest(document: Document, point: Unit, vectors: Vectors, engine: Engine) -> float:
    texts = [span.of(document.text) for span in quotable(document, point.start, point.end)]
    return float((engine.ground.likeness.vectors(texts) @ vectors.T).max(axis=0).mean()) if texts else -1.0


def _trimmed(document: Document, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and document.text[start].isspace():
        start += 1
    while end > start and document.text[end - 1].isspace():
        end -= 1
    return Span(start, end)
