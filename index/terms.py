"""What words of the texts are called in other languages (``corpus/terms.toml``): a hand-made list, known to have gaps."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.fold import tokens

FILE = "terms.toml"

Pattern = tuple[str, ...]
"""Words as folded tokens, a last one with "*" taking an ending."""
Index = Mapping[str, Mapping[str, Sequence[tuple[Pattern, str]]]]
EVERYDAY = "everyday"
"""The part of the list with words that only come near to those of the texts: for a search by meaning, and never for a scan."""


@dataclass(frozen=True, slots=True)
class Terms:
    """``index``: language → how the first word of a pattern begins → (pattern, what stands in the texts), as listed;
    ``everyday``: the same of words that only come near to them."""

    index: Index = field(default_factory=dict)
    everyday: Index = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Terms:
        """The list at ``path``, empty where there is none."""
        if not path.is_file():
            return cls()
        data: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]] = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(_index(part for name, part in data.items() if name != EVERYDAY), _index([data.get(EVERYDAY, {})]))

    @property
    def patterns(self) -> tuple[tuple[Pattern, str], ...]:
        """The whole list."""
        return tuple(pair for index in (self.index, self.everyday) for beginnings in index.values() for pairs in beginnings.values() for pair in pairs)

    @property
    def words(self) -> frozenset[str]:
        """Every word of the list, without its ending: no typing errors."""
        return frozenset(piece.removesuffix("*") for pattern, _ in self.patterns for piece in pattern)

    def counterparts(self, phrase: str, language: str = "", *, everyday: bool = False) -> tuple[str, ...]:
        """What a phrase of another language is called in the texts: all its words but articles, none left over.

        A word may be one thing in German and another in Spanish ("personal"): of ``language`` alone, where it is given.
        ``everyday``: what only comes near to it in the texts.
        """
        words = _words(phrase)
        index = self.everyday if everyday else self.index
        lists = [index.get(language, {})] if language else list(index.values())
        near = [pair for each in lists for pair in each.get(_beginning(words[0]), ())] if words else []
        found = [term for pattern, term in near if len(pattern) == len(words) and all(map(_matches, pattern, words))]
        return tuple(dict.fromkeys(found))


def _index(parts: Iterable[Mapping[str, Mapping[str, Sequence[str]]]]) -> Index:
    index: dict[str, dict[str, list[tuple[Pattern, str]]]] = {}
    for term, languages in (pair for part in parts for pair in part.items()):
        for language, words in languages.items():
            for pattern in map(_pattern, words):
                index.setdefault(language, {}).setdefault(_beginning(pattern[0]), []).append((pattern, term))
    return index


def _beginning(word: str) -> str:
    """The letters that a list is parted by: no ending begins before the fourth."""
    return word[:3]


def _words(text: str) -> list[str]:
    """Folded words without articles, those that are joined by an apostrophe apart."""
    pieces = [piece for word, _, _ in tokens(text) for piece in word.split("'")]
    return [piece for piece in pieces if piece not in _ARTICLES]


def _pattern(word: str) -> Pattern:
    """A word of the list as tokens; the star, which is no letter, stays on the last."""
    pieces = tuple(_words(word))
    return (*pieces[:-1], f"{pieces[-1]}*") if word.endswith("*") else pieces


def _matches(pattern: str, word: str) -> bool:
    if not pattern.endswith("*"):
        return word == pattern
    return word.startswith(pattern[:-1]) and len(word) - len(pattern) < ENDING


ENDING = 3
"""So many letters may an ending have: more make another word of it ("Sicherheit", "Sicherheitsforschung")."""


_ARTICLES = frozenset(["le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "der", "die", "das", "den", "dem", "ein", "eine", "einen", "el", "los", "las", "una", "unos", "unas", "del"])
"""Also inside a phrase, with the "of" that is one word with them: "trafic de la drogue" is "trafic de drogue"."""
