"""What words of the texts are called in other languages (``corpus/terms.toml``): a hand-made list, known to have gaps."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.fold import tokens

FILE = "terms.toml"


@dataclass(frozen=True, slots=True)
class Terms:
    """``patterns``: words as folded tokens, a last one with "*" taking an ending → what stands in the texts."""

    patterns: tuple[tuple[tuple[str, ...], str], ...] = ()

    @classmethod
    def load(cls, path: Path) -> Terms:
        """The list at ``path``, empty where there is none."""
        if not path.is_file():
            return cls()
        data: Mapping[str, Sequence[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(tuple((_pattern(word), term) for term, words in data.items() for word in words))

    @property
    def words(self) -> frozenset[str]:
        """Every word of the list, without its ending: no typing errors."""
        return frozenset(piece.removesuffix("*") for pattern, _ in self.patterns for piece in pattern)

    def counterparts(self, phrase: str) -> tuple[str, ...]:
        """What a phrase of another language is called in the texts: all its words, none left over."""
        words = _words(phrase)
        while words and words[0] in _ARTICLES:
            words = words[1:]
        found = [term for pattern, term in self.patterns if len(pattern) == len(words) and all(map(_matches, pattern, words))]
        return tuple(dict.fromkeys(found))


def _words(text: str) -> list[str]:
    """Folded words, those that are joined by an apostrophe apart."""
    return [piece for word, _, _ in tokens(text) for piece in word.split("'")]


def _pattern(word: str) -> tuple[str, ...]:
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
