"""The rule that a question asks for: of whole articles, which one; a passage alone does not tell.

Each article (recital, annex, section of a report) is judged by the nearest of its passages and sentences, by
its heading, and by how much of the question's words it holds, in every wording of the question
(``index.answer.rule.kinds``). On 55 questions written for this, half of them in an officer's own words, the
right article was the nearest for 44; by its nearest passage alone for 32, by passages' and questions' words for 20.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from index.answer.rule.kinds import kinds, wordings
from index.engine import Engine
from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.store import STRIDE, Within
from index.world import World, stem
from ingest.fold import tokens
from ingest.model import Document, Unit
from ingest.passages import embedded

POOL = 60
"""Passages looked at for each wording, by meaning and again by words."""

_CROWD = 6
_HEADING = 0.2
_WORDS = 0.4
_NAMED = 0.08
"""What an article gains whose heading the question names word for word."""

_KINDRED = 0.06
"""What an article gains that is headed as the kind of rule that is asked for."""

_LENGTH, _USUAL = 0.04, 3_000
"""What an article loses for each time that it is e times as long as this (characters): of many sentences, some one comes near by chance."""

_FORM = -0.2
_FIELDS = re.compile(r"☐|…\s*$|\b[Pp]lease (?:indicate|tick|provide|specify|state|give)\b", re.MULTILINE)
_BLANKS = 3
"""So many fields to fill in make a form of an annex: it repeats words of every rule, and is none."""

_BESIDE: Mapping[str, float] = {"annex": -0.05, "recital": -0.25, "footnote": -0.5, "title": -0.5, "citation": -0.5, "preamble": -0.5, "closing": -0.5}
"""What is no rule, but explains one, names a text or is a form, comes behind those that are about as near."""

_WHOLE = frozenset(["article", "recital", "annex", "footnote", "title", "citation", "preamble", "closing", "summary"])


@dataclass(frozen=True, slots=True)
class Rule:
    """A unit that may hold the answer, with how near it comes. ``heading``: its cosine with the question."""

    document: str
    unit: Unit
    score: float


def rules(question: str, documents: Collection[str], engine: Engine, most: int = 5) -> list[Rule]:
    """The units of these documents that come nearest to what is asked, best first."""
    asked = wordings(question, documents, engine.world)
    vectors = engine.ground.likeness.vectors(asked)
    within = Within(documents=list(documents))
    found = _candidates(asked, vectors, within, engine)
    passages = engine.records.numbered_passages(sorted(found))
    near = np.full((len(asked), len(passages)), -1.0)
    column = {number: at for at, number in enumerate(passages)}
    for row, vector in enumerate(vectors):
        for each in engine.store.dense(vector, engine.store.count(), Within(passages=found)):
            at = column[each.number % STRIDE]
            near[row, at] = max(near[row, at], each.score)
    said = [weighted(text, engine) for text in asked]
    own = {id: held_stems(engine.world.documents[id].title) for id in {passage.document for passage in passages.values()}}
    words_held = np.array([[share(telling(words, own[passage.document]), held_stems(embedded(passage))) for passage in passages.values()] for words in said])
    units: dict[tuple[str, str], Unit] = {}
    columns: dict[tuple[str, str], list[int]] = {}
    for number, passage in passages.items():
        unit = whole(passage.document, passage.place, engine.world)
        if unit is not None:
            units[passage.document, unit.place] = unit
            columns.setdefault((passage.document, unit.place), []).append(column[number])
    titles = [headed(key[0], unit, engine.world) for key, unit in units.items()]
    headings = engine.ground.likeness.vectors(titles)
    asked_kinds = kinds(question)
    scored = []
    for (key, unit), title, heading in zip(units.items(), titles, headings, strict=True):
        nearest = near[:, columns[key]].max(axis=1)
        above = vectors @ heading if title else nearest
        covered = words_held[:, columns[key]].max(axis=1)
        each = nearest + _HEADING * above + _WORDS * covered
        score = float(each.mean() + each.max()) / 2 + _NAMED * named(unit, asked[0], engine) + _beside(unit, engine.world.documents[key[0]])
        score += _KINDRED * any(kind.heads(held_stems(unit.heading)) for kind in asked_kinds)
        score -= _LENGTH * max(0.0, math.log((unit.end - unit.start) / _USUAL))
        scored.append(Rule(key[0], unit, score))
    scored.sort(key=lambda rule: (-rule.score, rule.document, rule.unit.start))
    return scored[:most]


def headed(document: str, unit: Unit, world: World) -> str:
    """The heading of an article, or of the section or chapter that it stands in, if it has none."""
    here: Unit | None = unit
    while here is not None and unit.kind == "article":
        if here.heading:
            return " ".join(here.heading.split())
        here = world.unit(document, here.parent) if here.parent else None
    return unit.heading


def named(unit: Unit, question: str, engine: Engine) -> float:
    """How much of a unit's heading, by weight, the question names; of a heading of a single word half as much."""
    words = weighted(unit.heading, engine) if unit.heading else {}
    return share(words, held_stems(question)) * (1.0 if len(words) > 1 else 0.5)


def telling(words: Mapping[str, float], title: Collection[str]) -> dict[str, float]:
    """The words with those that an act's own title has counting for less: what it is about as a whole tells none of its articles."""
    return {word: weight * (_TITLED if word in title else 1.0) for word, weight in words.items()}


_TITLED = 0.4


def _beside(unit: Unit, document: Document) -> float:
    form = unit.kind == "annex" and len(_FIELDS.findall(document.text, unit.start, unit.end)) >= _BLANKS
    return _BESIDE.get(unit.kind, 0.0) + _FORM * form


def _candidates(asked: Sequence[str], vectors: np.ndarray[tuple[int, int], np.dtype[np.float32]], within: Within, engine: Engine) -> set[int]:
    """The passages that any wording brings up."""
    found: set[int] = set()
    for text, vector in zip(asked, vectors, strict=True):
        points = engine.store.dense(vector, POOL * _CROWD, within)
        found |= set(list(dict.fromkeys(each.number % STRIDE for each in points))[:POOL])
        found |= {each.number for each in engine.store.keyword(text, POOL, within)}
    return found


def whole(document: str, place: str, world: World) -> Unit | None:
    """The article, recital, annex or innermost section that a place lies in; the unit itself where it lies in none."""
    unit = here = world.unit(document, place)
    report = world.documents[document].kind not in ("legal_act", "act")
    while unit is not None:
        if unit.kind in _WHOLE or (report and unit.kind == "section"):
            return unit
        unit = world.unit(document, unit.parent) if unit.parent else None
    return here


def weighted(text: str, engine: Engine) -> dict[str, float]:
    """The stems of a question's content words, with how much each decides."""
    return {each: engine.ground.rarity.weight(each) for each in content(text)}


def content(text: str) -> list[str]:
    """The stems of what is asked about, in order: no function words, no words that only frame a question."""
    return list(dict.fromkeys(stem(word) for word, _, _ in tokens(text) if word not in _DROPPED and len(word) > 1))


_DROPPED = FUNCTION_WORDS["en"] | FRAME_WORDS["en"] | frozenset(["directive", "regulation", "decision", "framework", "article", "provide", "provides", "say", "says", "under"])


def share(words: Mapping[str, float], held: Collection[str]) -> float:
    """How much of ``words``, by weight, is among ``held``."""
    total = sum(words.values())
    return sum(weight for word, weight in words.items() if word in held) / total if total else 0.0


@lru_cache(maxsize=4096)
def held_stems(text: str) -> frozenset[str]:
    return frozenset(_stems(text))


def _stems(text: str) -> Iterator[str]:
    for word, _, _ in tokens(text):
        yield stem(word)
