"""Why a question is not answered, in words, in its own language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


def reason(code: str, language: str, **values: str) -> str:
    """The sentence for ``code`` of ``reasons.toml``; English where the language lacks it."""
    written = _reasons()
    sentence = written.get(language, {}).get(code) or written["en"][code]
    return sentence.format(**values)


@cache
def _reasons() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_name("reasons.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
