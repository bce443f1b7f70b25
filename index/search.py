"""A question to ranked passages: the Haystack components, and the pipeline of the two.

``Retriever`` embeds the question and asks the store for candidates by meaning and by words, in
one component, because lists of floats between components cost more than the search. ``Ranker``
fuses their scores and reads the passages. All scores of every candidate are exact: one that
only another side found is scored by its number. Mode ``dense`` is the model's cosine with the passages
and nothing else, ``keyword`` is BM25 over their words and nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from index.asked_index import Asked
from index.embed import Embedder, Vectors, check_text
from index.errors import UnknownFilter
from index.haystack import Pipeline, component
from index.records import Records
from index.store import EVERYWHERE, SENTENCES, STRIDE, Store, Within
from ingest.model import Passage
from ingest.passages import embedded

Mode = Literal["keyword", "dense", "hybrid"]

MODES: tuple[Mode, ...] = get_args(Mode)
DEFAULT_MODE: Mode = "hybrid"

_OWN, _OTHERS = ("passage",), ("question", "sentence")

POOL = 100
"""Candidates taken from each side: beyond, neither score can bring a passage to the top ten."""

SHARPNESS = 10.0
"""How much the nearest of a passage's vectors decides: see ``softest``. From 6 to 15 nothing changes that matters."""

QUIET = 1 / 6
"""What the own vectors of a text count more for each question that others have on average, where nobody has
written any for it: so it is no worse off beside them. With every second unit of the plan bereft of its twelve
questions, hit@1 in other words was .38 on those (without this: .08; with the nearest vector alone: .26) and .85
on the rest (.90, .78)."""

WORD_BM25 = 4.0
"""About what BM25 gives for one word of a question that a passage holds and few others do."""

KEYWORD_WEIGHT = 0.2
"""What a passage that accounts for all of the question's words adds, by its own words and again by those that
it has with its written questions; see ``fused``."""

_STEEP = 1.5
_CROWD = 4
"""Points looked at for each passage wanted: a passage may come up once for each question and sentence."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Scores by passage number; a passage without shared words has no keyword score.

    ``words``: how many words BM25 counts in the question. ``dense``: cosines of the passages' own vectors;
    ``meaning``: of all their vectors (``softest``), only in mode hybrid. ``wide``: BM25 with the questions
    that a passage answers, for the texts that have some.
    """

    mode: Mode
    words: int
    dense: Mapping[int, float]
    keyword: Mapping[int, float]
    meaning: Mapping[int, float] = field(default_factory=dict)
    wide: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. ``rank`` is from 1; ``score`` is of the mode asked for, ``dense`` the cosine of the
    passage, ``keyword`` BM25 (0.0 where no word is shared), ``meaning`` all its vectors taken together (``softest``);
    ``None`` where the mode does not look at it."""

    rank: int
    score: float
    dense: float | None
    keyword: float | None
    meaning: float | None
    passage: Passage


@component
class Retriever:
    """Question → candidates, from one store with one model, and the words of the written questions."""

    def __init__(self, store: Store, embedder: Embedder, asked: Asked | None = None) -> None:
        self._store = store
        self._embedder = embedder
        self._asked = asked or Asked({})

    @component.output_types(candidates=Candidates)
    def run(
        self, question: str, mode: str = DEFAULT_MODE, within: Within = EVERYWHERE, pool: int = POOL
    ) -> dict[str, Candidates]:
        known = check_mode(mode)
        words = self._store.length(question)
        if known == "keyword":
            return {"candidates": Candidates(known, words, {}, self._words(question, pool, within))}
        vector = self._embedder.query(question)
        nearest = self._store.dense(vector, pool, replace(within, roles=_OWN))
        dense = {each.number: each.score for each in nearest}
        if known == "dense":
            return {"candidates": Candidates(known, words, dense, {})}
        keyword = self._words(question, pool, within)
        found = self._near(vector, pool, within) | dense.keys() | keyword.keys()
        dense, meaning = self._meaning(vector, found)
        if len(keyword) >= pool:  # else no other passage shares a word
            keyword |= self._words(question, len(found), Within(numbers=found - keyword.keys()))
        wide = keyword | self._asked.scores(question, found)
        return {"candidates": Candidates(known, words, dense, keyword, meaning, wide)}

    def _words(self, question: str, limit: int, within: Within) -> dict[int, float]:
        return {each.number: each.score for each in self._store.keyword(question, limit, within)}

    def _near(self, vector: Vectors, pool: int, within: Within) -> set[int]:
        """The ``pool`` passages whose questions and sentences come nearest."""
        limit = pool * _CROWD
        while True:
            points = self._store.dense(vector, limit, replace(within, roles=_OTHERS))
            found = list(dict.fromkeys(each.number % STRIDE for each in points))
            if len(found) >= pool or len(points) < limit:
                return set(found[:pool])
            limit *= _CROWD  # the questions of a few passages have crowded out the others

    def _meaning(self, vector: Vectors, found: Collection[int]) -> tuple[dict[int, float], dict[int, float]]:
        """(cosine of its own vector, of all its vectors) of each of these passages."""
        dense: dict[int, float] = {}
        questions: dict[int, list[float]] = {}
        sentence: dict[int, float] = {}
        for each in self._store.dense(vector, self._store.count(), Within(passages=found)):
            k, number = divmod(each.number, STRIDE)
            if k == 0:
                dense[number] = each.score
            elif k < SENTENCES:
                questions.setdefault(number, []).append(each.score)
            else:
                sentence[number] = max(each.score, sentence.get(number, -1.0))
        meaning = {}
        for number, cosine in dense.items():
            own = [cosine, sentence[number]] if number in sentence else [cosine]
            weight = 1.0 if number in self._asked else 1.0 + QUIET * self._asked.mean
            meaning[number] = softest(own, questions.get(number, ()), weight)
        return dense, meaning


def softest(own: Sequence[float], questions: Sequence[float], weight: float = 1.0) -> float:
    """The cosines of a passage's vectors as one: the logarithm of the sum of their exponentials.

    Each vector (of the passage, of its best sentence, of each question that it answers) is a way to
    ask for it: several that are near say more than the nearest alone, and one that is far takes nothing away.
    It is what a mixture of von Mises-Fisher distributions gives, one a vector. ``weight``: what its own count.
    """
    whole = weight * sum(math.exp(SHARPNESS * each) for each in own)
    return math.log(whole + sum(math.exp(SHARPNESS * each) for each in questions)) / SHARPNESS


@component
class Ranker:
    """Candidates → hits, best first, ties in reading order."""

    def __init__(self, records: Records) -> None:
        self._records = records

    @component.output_types(hits=list[Hit])
    def run(self, candidates: Candidates, top_k: int = 10) -> dict[str, list[Hit]]:
        scores = fused(candidates)
        best = sorted(scores, key=lambda number: (-scores[number], number))[: max(top_k, 0)]
        passages = self._records.numbered_passages(best)
        asked_dense, asked_words = candidates.mode != "keyword", candidates.mode != "dense"
        hits = [
            Hit(
                rank,
                scores[number],
                candidates.dense.get(number) if asked_dense else None,
                candidates.keyword.get(number, 0.0) if asked_words else None,
                candidates.meaning.get(number),
                passages[number],
            )
            for rank, number in enumerate(best, start=1)
        ]
        return {"hits": hits}


def fused(candidates: Candidates) -> dict[int, float]:
    """One score a passage: its meaning, plus how much of the question its words account for.

    Steeper than a straight line, because a passage that holds nearly all of the question's words is
    certainly meant, and one that holds a third of them hardly. What else was tried, and how it did
    on the plan's questions and on a collection of another kind, is in the report
    (``python -m evaluation experiments``).
    """
    if candidates.mode == "dense":
        return dict(candidates.dense)
    if candidates.mode == "keyword":
        return dict(candidates.keyword)
    whole = WORD_BM25 * max(candidates.words, 1)
    return {
        number: meaning
        + sum(
            KEYWORD_WEIGHT * (scores.get(number, 0.0) / whole) ** _STEEP
            for scores in (candidates.keyword, candidates.wide)
        )
        for number, meaning in candidates.meaning.items()
    }


def _asked(records: Records) -> Asked:
    """The passages of the texts that questions were written for, with these questions as words."""
    passages = records.numbered_passages(sorted(records.questioned))
    texts = {number: [embedded(passage)] for number, passage in passages.items()}
    for number, question in records.asked:
        texts[number].append(question)
    return Asked({number: "\n".join(lines) for number, lines in texts.items()}, len(records.asked))


class Search:
    """The retrieval pipeline of one index version. Safe to share between threads."""

    def __init__(self, store: Store, embedder: Embedder, records: Records) -> None:
        self.pipeline = Pipeline()
        self.pipeline.add_component("retriever", Retriever(store, embedder, _asked(records)))
        self.pipeline.add_component("ranker", Ranker(records))
        self.pipeline.connect("retriever.candidates", "ranker.candidates")

    def find(
        self, question: str, *, top_k: int = 10, mode: str = DEFAULT_MODE, within: Within = EVERYWHERE
    ) -> list[Hit]:
        """The passages that answer best, at most ``top_k``.

        Raises:
            BadRequest: the question is blank or no text, or the mode does not exist.
            StoreError: the store does not answer.
        """
        check_text(question)
        check_mode(mode)
        pool = max(POOL, top_k)
        asked = {"question": question, "mode": mode, "within": within, "pool": pool}
        result = self.pipeline.run({"retriever": asked, "ranker": {"top_k": top_k}})
        hits: list[Hit] = result["ranker"]["hits"]
        return hits


def check_mode(mode: str) -> Mode:
    """``mode``, if there is such a mode.

    Raises:
        UnknownFilter: there is not.
    """
    for known in MODES:
        if mode == known:
            return known
    raise UnknownFilter(f"There is no mode {ascii(mode)[:80]}: it is one of {', '.join(MODES)}.")
