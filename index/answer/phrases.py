"""The frames of answers in the language of the question (``phrases.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


def phrase(language: str, key: str, **values: object) -> str:
    """The frame ``key`` in ``language`` (English where there is none), filled in."""
    known = _phrases()
    return known.get(language, known["en"]).get(key, known["en"][key]).format(**values)


@cache
def _phrases() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
