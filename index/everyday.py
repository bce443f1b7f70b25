"""What people call things that the texts call otherwise (``corpus/everyday.toml``): a hand-made list, known to have gaps."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from index.phrases import pattern
from ingest.fold import fold

FILE = "everyday.toml"


@dataclass(frozen=True, slots=True)
class Everyday:
    """``entries``: words of the texts with the phrases that people use for them, as listed."""

    entries: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...] = ()

    @classmethod
    def load(cls, path: Path) -> Everyday:
        """The list at ``path``, empty where there is none."""
        if not path.is_file():
            return cls()
        data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(tuple((words, tuple(map(pattern, phrases))) for words, phrases in data.items()))

    def counterparts(self, question: str) -> tuple[str, ...]:
        """What the texts call the things that a question names by everyday phrases, as listed."""
        said = fold(question)
        return tuple(words for words, phrases in self.entries if any(phrase.search(said) for phrase in phrases))
