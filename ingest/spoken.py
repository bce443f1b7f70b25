"""What the catalogue's own words are in other languages (``corpus/spoken.toml``): labels of texts, scopes of events.

A table for each language, English words = its words. What is not listed stands as it is, between ‘ and ’, which quote no text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ingest.wording import parted

FILE = "spoken.toml"


@dataclass(frozen=True, slots=True)
class Spoken:
    """``words``: language → English words → its words."""

    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Spoken:
        """The list at ``path``, empty where there is none."""
        return cls(tomllib.loads(path.read_text(encoding="utf-8"))) if path.is_file() else cls()

    def of(self, text: str, language: str) -> str:
        """``text`` in ``language``, whole or part by part between semicolons; what has no words there as it is, marked."""
        known = self.words.get(language, {})
        if language == "en" or not text:
            return text
        if text in known:
            return known[text]
        return parted(language, [known.get(each, f"‘{each}’") for each in text.split("; ")])
