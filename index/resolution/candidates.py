"""Texts named without a number → works that may be meant, each with the words that speak for it.

A candidate is an offer, never an answer: what was named without a number stays unresolved until somebody
decides. Words weigh by how rare they are among all works (inverse document frequency), so "European
Union" speaks for nothing, and "blood alcohol" for one recommendation.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from index.evidence.function_words import FUNCTION_WORDS
from index.resolution.model import Candidate
from index.world import stem
from ingest.fold import tokens
from ingest.model import Document, Work

BEARS = "it bears this name"
"""The reason of a candidate whose title or name the words are."""
_LEAST = 0.5
"""Share of the weight of all words that must be shared: at less, words of the field alone made offers
("drug" and "trafficking" for every act on drugs)."""
_MOST = 5

_TYPES = """
    directive regulation decision recommendation strategy communication report study conclusions agenda plan
    declaration convention resolution charter treaty agreement guideline proposal document protocol code
    evaluation assessment memorandum handbook
"""
_MAKERS = "action framework joint eu european union commission council parliament member state new"
_TYPE_STEMS = frozenset(map(stem, _TYPES.split()))
# Words that name the kind of a text or who made it, not what it is about: they alone make no offer.
_FRAME = _TYPE_STEMS | frozenset(map(stem, _MAKERS.split()))
_LAW = frozenset({stem("legislation"), stem("acquis")})
_SUBJECT = re.compile(r"\b(?:on|for|against|concerning|regarding|relating|establishing|laying|of)\b")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True)
class _Entry:
    work: Work
    words: frozenset[str]
    years: frozenset[str]
    names: tuple[tuple[str, ...], ...]


class Candidates:
    """The works that a text may be named after. ``held`` are the documents that answer for them."""

    def __init__(self, works: Mapping[str, Work], held: Mapping[str, Document]) -> None:
        self._held = held
        self._entries = [_entry(work) for work in works.values()]
        counts: dict[str, int] = {}
        for entry in self._entries:
            for word in entry.words:
                counts[word] = counts.get(word, 0) + 1
        total = len(self._entries) or 1
        self._weights = {word: math.log(1 + total / count) for word, count in counts.items()}
        self._unseen = math.log(1 + total)

    def of(self, named: str) -> tuple[Candidate, ...]:
        """Works that ``named`` ("the drug precursor legislation") may mean, the likeliest first, five at most."""
        words = dict.fromkeys(_content(named))
        years = frozenset(_YEAR.findall(named))
        types = _types_of(named)
        law = any(word in _LAW for word in words)
        asked = [word for word in words if word not in _LAW and not word.isdecimal()]
        whole = sum(map(self._weight, asked))
        found = []
        for entry in self._entries:
            if (years and not years <= entry.years) or not types <= entry.words or (law and not entry.work.binding):
                continue
            same = tuple(_content(named)) in entry.names and bool(set(asked) - _FRAME)
            shared = [word for word in asked if word in entry.words]
            telling = [word for word in shared if word not in _FRAME]
            score = sum(map(self._weight, shared)) / whole if whole else 0.0
            if same or (score >= _LEAST and (len(telling) > 1 or score == 1.0) and telling):
                found.append(self._candidate(entry.work, named, shared, 1.0 if same else score, same, years))
        near = {entry.work.id: self._nearness(asked, entry) for entry in self._entries}
        found.sort(key=lambda each: (-each.score, -near[each.work]))
        return tuple(found[:_MOST])

    def _nearness(self, asked: list[str], entry: _Entry) -> float:
        """How much of its nearest name was said: "Confiscation Directive" is the whole of one work's name and a
        part of another's."""
        said = set(asked)
        shares = [
            sum(self._weight(word) for word in set(name) if word in said) / sum(map(self._weight, set(name)))
            for name in entry.names
            if name
        ]
        return max(shares, default=0.0)

    def _weight(self, word: str) -> float:
        return self._weights.get(word, self._unseen)

    def _candidate(
        self, work: Work, named: str, shared: list[str], score: float, same: bool, years: frozenset[str]
    ) -> Candidate:
        written = {stem(word): named[start:end] for word, start, end in tokens(named)}
        words = tuple(written[word] for word in shared)
        reasons = (
            [BEARS] if same else [f"its title or names hold {', '.join(f'“{word}”' for word in words)}"]
        )
        if years and not same:
            reasons.append(f"its title or date holds {', '.join(sorted(years))}")
        held = self._held.get(work.id)
        return Candidate(work.id, work.title, held.id if held else None, round(score, 2), words, tuple(reasons))


def _entry(work: Work) -> _Entry:
    called = (work.title, work.short_title, *work.names)
    words = frozenset(word for name in (*called, work.kind) for word in _content(name))
    years = set(_YEAR.findall(" ".join(called)))
    if work.date:
        years.add(str(work.date.year))
    return _Entry(work, words, frozenset(years), tuple(tuple(_content(name)) for name in called))


def _content(text: str) -> list[str]:
    """The stems of the words that carry something."""
    return [stem(word) for word, _, _ in tokens(text) if word not in FUNCTION_WORDS["en"]]


def _types_of(named: str) -> frozenset[str]:
    """The nouns of the kind of text that is named ("Recommendation"), before its subject begins."""
    match = _SUBJECT.search(named)
    head = named[: match.start()] if match and match.start() else named
    return frozenset(stem(word) for word, _, _ in tokens(head) if stem(word) in _TYPE_STEMS)
