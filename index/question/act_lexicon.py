"""The words with which people ask about an act itself (``act_topics.toml``), found in a question."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.question.lexicon import words_of
from ingest.fold import fold


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of the question: what it stands for, its words, and where it stands in the question."""

    concepts: frozenset[str]
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Exact phrases, single words known by how they begin, the number of words of the longest phrase, and the phrases' words."""

    phrases: Mapping[tuple[str, ...], frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    longest: int
    words: frozenset[str]

    def at(self, words: Sequence[str]) -> tuple[int, frozenset[str]]:
        """(how many words, what they stand for) of the longest phrase at the beginning of ``words``."""
        for count in range(min(self.longest, len(words)), 0, -1):
            concepts = self.phrases.get(tuple(words[:count])) or (count == 1 and self.phrases.get((words[0].removesuffix("s"),)))
            if concepts:
                return count, concepts | (self._begins(words[0]) if count == 1 else frozenset())
        begun = self._begins(words[0])
        return (1, begun) if begun else (0, frozenset())

    def _begins(self, word: str) -> frozenset[str]:
        return frozenset().union(*(concepts for stem, concepts in self.stems.items() if word.startswith(stem)))


def find(question: str, language: str) -> tuple[list[Found], list[Found]]:
    """(phrases that stand for something, content words left over), both in order."""
    lexicon = _lexicon(language)
    small = FUNCTION_WORDS.get(language, frozenset()) | FRAME_WORDS.get(language, frozenset())
    words = [(word.removesuffix("'s"), start, end) for word, start, end in words_of(question, language)]
    known: list[Found] = []
    left: list[Found] = []
    at = 0
    while at < len(words):
        run = [word for word, _, _ in words[at : at + lexicon.longest]]
        count, concepts = lexicon.at(run)
        end = at + max(count, 1)
        found = Found(concepts, " ".join(run[: max(count, 1)]), words[at][1], words[end - 1][2])
        if count:
            known.append(found)
        elif run[0] not in small and len(run[0]) > 1:
            left.append(found)
        at = end
    return known, left


def knows(word: str, language: str) -> bool:
    """Whether a folded word is one with which people ask about acts: no typing error."""
    lexicon = _lexicon(language)
    return word in lexicon.words or bool(lexicon.at([word])[0])


@cache
def _lexicon(language: str) -> _Lexicon:
    data = tomllib.loads(Path(__file__).with_name("act_topics.toml").read_text(encoding="utf-8"))
    phrases: dict[tuple[str, ...], set[str]] = {}
    stems: dict[str, set[str]] = {}
    for concept, entries in data.get(language, data["en"]).items():
        for entry in entries:
            if entry.endswith("*"):
                stems.setdefault(fold(entry[:-1]), set()).add(concept)
            else:
                phrases.setdefault(tuple(word for word, _, _ in words_of(entry, language)), set()).add(concept)
    return _Lexicon(
        {key: frozenset(value) for key, value in phrases.items()},
        {key: frozenset(value) for key, value in stems.items()},
        max(map(len, phrases)),
        frozenset(word for key in phrases for word in key),
    )
