"""What speaks for a passage as the answer to a question: named numbers, and what the question says beyond it.

Tried and left out, since they gained nothing on sources of questions that they were not fitted on (``evaluation/refusal``):
token by token similarity in any layer of the model, similarity of phrases of up to three words,
z-scores against other passages, leaving out one word of the question at a time, how common a word
is in general English, WordNet's synonyms and hypernyms, BM25, exact matches apart from near ones,
the margin over the second and the ninth hit, words absent from the corpus apart from words absent from the
passage, the weight of the word accounted for least, past tense of question and passage, similarity of the best
sentence, of the best written question here and anywhere, products and differences of vectors,
the words that a single sentence or written question accounts for, proper names apart from other words, whether any
sentence has the kind of thing asked for where an answer may do without.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.embed import Vectors
from index.evidence.apposed import apposed
from index.evidence.ground import Ground, PassageWords
from index.evidence.scale import BEYOND
from index.evidence.subject import Subject, Word
from index.expect import Expectation, asks_which
from index.present import present
from index.search import Hit
from index.world import stem
from ingest.fold import tokens
from ingest.model import Span
from ingest.passages import embedded

CONSIDERED = 5
"""Hits looked at: a right passage below is rarely the best of all by these signals, and each costs time."""

SIGNS: Mapping[str, int] = {
    "meaning": 1,  # of question and passage, by all of the passage's vectors (index.search.softest)
    "near": 1,  # share of the subject that the passage accounts for, words weighing by their rarity
    "unsaid": -1,  # of the question's vector, what the passage's sentences and written questions together cannot make up
    "noun": -1,  # how far it is from naming what "which …" asks for
    "lag": -1,  # how far its score is below that of the first hit
    "which": -1,  # whether one thing or reason is asked for, which a text on the subject more rarely has than the subject itself
    "length": 0,  # logarithm of how many words the question has: the more of them are met, the less that is chance
    "written": 0,  # whether questions are written for the passage: their words and meanings bring any question nearer
}
"""Every signal, and which way it may only speak: for the passage (1), against it (-1), or either (0)."""

_NEAREST = 8  # texts of a passage that may make up a question together; more are never needed
_SHORT, _LONG = 7, 16  # words: a few words in a search box are no worse for that, nor is a question better for what is pasted around it

# A word is like another from here on, and the same in meaning up there (cosine of single words;
# the best match of an unrelated word among the 60 of a passage lies about .45).
_ALIKE, _SAME = 0.3, 0.8
_SORT = 0.65  # less alike, no word names the sort of thing asked for
_COUNTED = 0.6  # so alike, a word may name what is counted
_ACCOUNTED = 0.5  # a word of which less is accounted for is missing


@dataclass(frozen=True, slots=True)
class Support:
    """A hit weighed. ``holds``: it has the kind of thing asked for, in ``spans`` (sentences with their
    similarity, best first) or in ``cell``, a field of its action's row. ``missing``: words of the
    subject that it does not account for, the weightiest first. ``left``: what is left of the question's vector
    without the direction of the nearest sentence or written question of the passage. ``unnamed``: the passage itself has no word
    for the sort of thing that "which …" asks for, whatever is written for it."""

    hit: Hit
    signals: Mapping[str, float]
    holds: bool
    spans: tuple[tuple[Span, float], ...]
    cell: str
    missing: tuple[Word, ...]
    left: Vectors
    unnamed: bool = False


def supports(question: str, asked: Expectation, about: Subject, hits: Sequence[Hit], ground: Ground) -> list[Support]:
    """The first hits weighed, in their order."""
    if not hits:
        return []
    vector = ground.likeness.vectors([question])[0]
    first = max(hit.score for hit in hits)
    own = {
        "which": float(asks_which(question, asked.language)),
        "length": math.log1p(min(max(sum(1 for _ in tokens(question)), _SHORT), _LONG)),
    }
    return [_support(hit, vector, asked, about, first, own, ground) for hit in hits[:CONSIDERED]]


def _support(
    hit: Hit,
    vector: Vectors,
    asked: Expectation,
    about: Subject,
    first: float,
    own: Mapping[str, float],
    ground: Ground,
) -> Support:
    read = ground.read(hit.passage)
    source = ground.world.documents[hit.passage.document].text
    texts = [span.of(source) for span in read.sentences]
    cosines = [float(cosine) for cosine in ground.likeness.vectors(texts) @ vector]
    cell = _cell(asked, hit)
    alike = _Alike(ground)
    free = bool(cell) or not asked.firm
    holding = [at for at, text in enumerate(texts) if free or present(asked, text, alike) or _explained(asked, about, text)]
    ranked = sorted(holding, key=lambda at: -cosines[at])
    words = read.words
    if ranked and not free:
        around = "\n".join(texts[max(0, ranked[0] - 1) : ranked[0] + 2])
        words = (*_words(around), *read.framing)
    near = _nearness(about, read, words, ground, asked.language)
    total = sum(word.weight for word in about.words)
    meaning = hit.meaning if hit.meaning is not None else _meaning(hit, vector, ground)
    written = ground.questions(hit.passage)
    left, unsaid = _left(vector, ground.likeness.vectors([*texts, *written]))
    signals = {
        "meaning": meaning,
        "near": sum(word.weight * near[word.stem] for word in about.words) / total if total else 0.0,
        "unsaid": unsaid,
        "noun": 1 - max((near.get(stem(noun), 1.0) for noun in about.nouns), default=1.0),
        "lag": first - hit.score,
        "written": float(bool(written)),
        **own,
        BEYOND: ground.scale.beyond(left, ground.model),
    }
    missing = sorted(
        (word for word in about.words if near[word.stem] < _ACCOUNTED),
        key=lambda word: (near[word.stem] - 1) * word.weight,
    )
    spans = tuple((read.sentences[at], cosines[at]) for at in ranked)
    return Support(hit, signals, bool(holding), spans, cell, tuple(missing), left, _unnamed(about, hit, ground))


def _unnamed(about: Subject, hit: Hit, ground: Ground) -> bool:
    """Whether no word of the passage itself is, or comes near to, what "which …" asks with."""
    said = _words(hit.passage.text) if about.sorts else []
    if not said:
        return False
    stems = {stem(word) for word in said}
    if any(stem(noun) in stems for noun in about.sorts):
        return False
    return float((ground.likeness.vectors(about.sorts) @ ground.likeness.vectors(said).T).max()) < _SORT


def _explained(asked: Expectation, about: Subject, text: str) -> bool:
    """Whether a sentence says what the term asked about is, though it defines nothing."""
    return asked.grain == "term" and apposed(about.phrase, text)


def _left(vector: Vectors, texts: Vectors) -> tuple[Vectors, float]:
    """What ``vector`` says beyond the nearest of ``texts`` (what is left of it at a right angle to that one), and how long
    what is left is at a right angle to the nearest ones together."""
    cosines = texts @ vector
    nearest = texts[np.argsort(-cosines)[:_NEAREST]]
    left: Vectors = vector - cosines.max() * nearest[0]
    axes, _ = np.linalg.qr(nearest.T)
    return left, float(np.linalg.norm(vector - axes @ (axes.T @ vector)))


def _meaning(hit: Hit, vector: Vectors, ground: Ground) -> float:
    """The cosine, where the search did not tell what all vectors mean together."""
    return hit.dense if hit.dense is not None else float(ground.likeness.vectors([embedded(hit.passage)])[0] @ vector)


def _cell(asked: Expectation, hit: Hit) -> str:
    """The cell of an action's row that holds what is asked for: when it is due, never when it was done."""
    due = asked.kind == "date" and asked.grain in ("", "year") and not asked.past
    return "timetable" if due and hit.passage.place.startswith("act_") else ""


def _nearness(about: Subject, read: PassageWords, words: Sequence[str], ground: Ground, language: str) -> dict[str, float]:
    """How near each word of the subject comes to one of ``words``, from 0 to 1 (the word itself).

    A word of another language that the model has no word for comes near nothing, whatever it looks like ("légaliser").
    """
    if not about.words or not words:
        return dict.fromkeys((word.stem for word in about.words), 0.0)
    stems = {stem(word) for word in words}
    cosines = ground.likeness.vectors([word.text for word in about.words]) @ ground.likeness.vectors(words).T
    found = {}
    for word, row in zip(about.words, cosines, strict=True):
        if _named(word, read, stems, ground):
            found[word.stem] = 1.0
        elif language != "en" and not word.held and word.text not in ground.world.dictionary:
            found[word.stem] = 0.0
        elif word.number:
            found[word.stem] = 0.0  # 2018 is like 2019 to the model, and is not 2019
        else:
            found[word.stem] = float(np.clip((row.max() - _ALIKE) / (_SAME - _ALIKE), 0, 1))
    return found


def _named(word: Word, read: PassageWords, stems: set[str], ground: Ground) -> bool:
    """Whether the word itself is there, the year it names, the body, or what an acronym stands for."""
    if word.number and word.text.isdigit() and len(word.text) == 4:
        return int(word.text) in read.years
    if word.body and any(name in read.bodies for name in ground.world.bodies.same(word.body)):
        return True
    return word.stem in stems or word.stem in read.spelt_out


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(word for word, _, _ in tokens(text) if len(word) > 1))


class _Alike:
    """Whether two words name the same things counted, by stem or by meaning."""

    def __init__(self, ground: Ground) -> None:
        self._likeness = ground.likeness

    def __call__(self, one: str, other: str) -> bool:
        if stem(one) == stem(other):
            return True
        first, second = self._likeness.vectors([one, other])
        return float(first @ second) >= _COUNTED
