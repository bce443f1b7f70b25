"""What answers are judged on: the documents held, how rare each word is in them, what words mean in them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise

from index.embed import Embedder, Vectors
from index.evidence.likeness import Likeness
from index.evidence.scale import Scale
from index.glossary import Glossary, glossary
from index.quotable import quotable
from index.world import World, stem, stems
from ingest.fold import tokens
from ingest.model import Passage, Span


class Rarity:
    """Which units hold each stem, and so how much a word decides."""

    def __init__(self, units: Iterable[Iterable[str]]) -> None:
        self._holding: dict[str, set[int]] = {}
        self._units = 0
        for unit in units:
            for stemmed in unit:
                self._holding.setdefault(stemmed, set()).add(self._units)
            self._units += 1

    def __contains__(self, stemmed: str) -> bool:
        return stemmed in self._holding

    def weight(self, stemmed: str) -> float:
        """BM25's IDF: highest for a word that no unit holds."""
        holding = len(self._holding.get(stemmed, ()))
        return math.log(1 + (self._units - holding + 0.5) / (holding + 0.5))

    def together(self, stemmed: Sequence[str]) -> bool:
        """Whether one unit holds all of these stems."""
        return bool(set.intersection(*(self._holding.get(each, set()) for each in stemmed)))


@dataclass(frozen=True, slots=True)
class PassageWords:
    """A passage as folded words: ``words`` with those of its ``framing`` (its context and its document's title).

    ``spelt_out``: stems that an acronym of it stands for, and of acronyms that stand for its
    words. ``bodies``: canonical names. ``sentences``: without a bare label.
    """

    words: tuple[str, ...]
    framing: tuple[str, ...]
    spelt_out: frozenset[str]
    bodies: frozenset[str]
    years: frozenset[int]
    sentences: tuple[Span, ...]


@dataclass(frozen=True)
class Ground:
    """Built once an index version, shared by all questions."""

    world: World
    rarity: Rarity
    likeness: Likeness
    glossary: Glossary
    scale: Scale
    asked: Mapping[str, str]
    model: str
    _read: dict[str, PassageWords] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        world: World,
        embedder: Embedder,
        scale: Scale | None = None,
        asked: Mapping[str, str] | None = None,
    ) -> Ground:
        """The ground of the documents of ``world``; ``scale`` is the shipped one by default.

        ``asked``: the questions that a passage is known to answer, by its id, as one text: their words
        account for a question's subject as the passage's own do, though none of them is ever quoted.
        """

        def embed(texts: Sequence[str]) -> Vectors:
            return embedder.documents(texts)

        return cls(
            world,
            Rarity(
                chain(
                    (stems(world.text(words.document, words.unit.span)) for words in world.words),
                    map(stems, (asked or {}).values()),
                )
            ),
            Likeness(embed),
            glossary(world.documents),
            scale or Scale.load(),
            asked or {},
            embedder.card.key,
        )

    def has_body(self, name: str) -> bool:
        """Whether any unit has the words of a name that this body bears or has borne."""
        bodies = filter(None, map(self.world.bodies.get, self.world.bodies.same(name)))
        names = (name for body in bodies for name in (body.name, *body.names, *body.variants))
        return any(self.rarity.together([stem(word) for word, _, _ in tokens(name)]) for name in names)

    def questions(self, passage: Passage) -> list[str]:
        """The written questions that the passage is known to answer."""
        return self.asked.get(passage.id, "").splitlines()

    def read(self, passage: Passage) -> PassageWords:
        """The passage's words, read once."""
        known = self._read.get(passage.id)
        if known is None:
            known = self._read[passage.id] = self._words(passage)
        return known

    def _words(self, passage: Passage) -> PassageWords:
        document = self.world.documents[passage.document]
        frame = f"{passage.context}\n{document.title}\n{self.asked.get(passage.id, '')}"
        whole = f"{passage.text}\n{frame}"
        stemmed = _stems(whole)
        spelt_out: set[str] = set()
        for short, long in self.glossary.synonyms():
            shorts, longs = _stems(short), _stems(long)
            if shorts <= stemmed or longs <= stemmed:
                spelt_out |= shorts | longs
        label = passage.label.strip(" .:")
        spans = tuple(
            span
            for span in quotable(document, passage.start, passage.end)
            if span.of(document.text).strip(" .:") != label
        )
        return PassageWords(
            _words(whole),
            _words(frame),
            frozenset(spelt_out),
            self.world.named(whole),
            _years(whole),
            spans or (Span(passage.start, passage.end),),
        )


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word, _, _ in tokens(text) if len(word) > 1))


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word, _, _ in tokens(text))


def _years(text: str) -> frozenset[int]:
    """The calendar years named in a text, those of ranges ("2021-2025") included."""
    numbers = [(int(word), start, end) for word, start, end in tokens(text) if word.isdigit() and len(word) == 4]
    found = {year for year, _, _ in numbers}
    for (first, _, end), (last, start, _) in pairwise(numbers):
        if start - end <= 3 and text[end:start].strip() in ("-", "–", "—") and 0 < last - first <= 30:
            found |= set(range(first, last + 1))
    return frozenset(found)
