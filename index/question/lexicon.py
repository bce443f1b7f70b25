"""The words of questions, by language: phrases → concepts (``lexicon.toml``).

A concept is what a phrase does in a question ("due", "only", "how_many"); one phrase may
carry several, and the grammar takes the one that fits where it stands.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.fold import fold, tokens

#: Words by which a question's language is told; each stands in one language only.
_TELLTALE = {
    "en": "which what who when how many the is are does do of and for with by list show",
    "fr": "quelles quels quelle quel combien qui quand les des est sont du la le pour avec sans dont une un aux au",
    "de": "welche welcher welches wie viele wer wann die der das ist sind von und für mit ohne den dem bis wird werden regelt steht besagt artikel absatz zum zur im vom",
    "es": "que cuales cual cuantas cuantos quien cuando la las los del es son para con sin una un el por cuales",
}


#: Characters that one language alone writes.
_MARKS = {"es": "¿¡ñ", "de": "ß"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one language; ``longest`` is the number of words of the longest.

    ``gaps``: of phrases in two pieces, the first → (second, whether it closes the clause, concepts).
    """

    language: str
    phrases: Mapping[tuple[str, ...], frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    words: frozenset[str]
    longest: int
    gaps: Mapping[str, tuple[tuple[str, bool, frozenset[str]], ...]]

    def match(self, words: Sequence[str]) -> tuple[int, frozenset[str]]:
        """(how many words, their concepts) of the longest phrase that ``words`` begin with; (0, none) if none."""
        for count in range(min(self.longest, len(words)), 0, -1):
            concepts = self.phrases.get(tuple(words[:count]))
            if concepts:
                return count, concepts
        for stem, concepts in self.stems.items():
            if words and words[0].startswith(stem):
                return 1, concepts
        return 0, frozenset()


#: French words that lose their vowel before another word ("l'action", "qu'un").
_ELIDED = ("l'", "d'", "n'", "s'", "j'", "c'", "m'", "t'", "qu'", "jusqu'", "lorsqu'")


def words_of(text: str, language: str) -> list[tuple[str, int, int]]:
    """(folded word, start, end) of each word of a question; in French what is elided is a word of its own."""
    found = tokens(text)
    if language != "fr":
        return found
    parted = []
    for word, start, end in found:
        elided = next((each for each in _ELIDED if word.startswith(each)), "")
        if elided:
            parted.append((elided[:-1], start, start + len(elided) - 1))
        parted.append((word[len(elided) :], start + len(elided), end))
    return parted


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of ``en``, ``fr``, ``de`` or ``es``."""
    data = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))[language]
    numbers = data.pop("numbers", {})
    phrases: dict[tuple[str, ...], set[str]] = {}
    stems: dict[str, set[str]] = {}
    gaps: dict[str, dict[tuple[str, bool], set[str]]] = {}
    for concept, entries in data.items():
        for entry in entries:
            if "…" in entry:
                first, second = (fold(piece).strip() for piece in entry.rstrip("|").split("…"))
                gaps.setdefault(first, {}).setdefault((second, entry.endswith("|")), set()).add(concept)
            elif entry.endswith("*"):
                stems.setdefault(fold(entry[:-1]), set()).add(concept)
            else:
                key = tuple(word for word, _, _ in words_of(entry, language))
                if key:
                    phrases.setdefault(key, set()).add(concept)
    return Lexicon(
        language,
        {key: frozenset(value) for key, value in phrases.items()},
        {key: frozenset(value) for key, value in stems.items()},
        {fold(word): value for word, value in numbers.items()},
        frozenset(word for key in phrases for word in key) | frozenset(map(fold, numbers)) | _pieces(gaps),
        max(map(len, phrases)),
        {
            first: tuple((second, closing, frozenset(concepts)) for (second, closing), concepts in others.items())
            for first, others in gaps.items()
        },
    )


def _pieces(gaps: Mapping[str, Mapping[tuple[str, bool], set[str]]]) -> frozenset[str]:
    """The words of phrases in two pieces."""
    both = [*gaps, *(second for others in gaps.values() for second, _ in others)]
    return frozenset(word for piece in both for word in piece.split())


def language_of(text: str, otherwise: str = "en") -> str:
    """The language of a question among the four, by its function words; ``otherwise`` where no word tells."""
    own = _own()
    scores = {
        language: sum((word in known) + (word in own[language]) for word, _, _ in words_of(text, language) if len(word) > 1)
        for language, known in _telltales().items()
    }
    for language, marks in _MARKS.items():
        scores[language] += 3 * sum(mark in text for mark in marks)
    best = max(scores, key=lambda language: scores[language])
    if otherwise != "en" and (not any(scores.values()) or scores[otherwise] == scores[best]):
        return otherwise
    return best if scores[best] > scores["en"] else "en"


@cache
def _own() -> dict[str, frozenset[str]]:
    """The words of each lexicon that stand in no other."""
    words = {language: lexicon(language).words for language in _TELLTALE}
    return {
        language: known - frozenset().union(*(words[other] for other in words if other != language))
        for language, known in words.items()
    }


@cache
def _telltales() -> dict[str, frozenset[str]]:
    return {language: frozenset(map(fold, words.split())) for language, words in _TELLTALE.items()}
