"""Why a question is not answered, in words, in its own language."""

from __future__ import annotations

from pathlib import Path

from ingest.wording import Wording, fill

WORDING = Wording(Path(__file__).with_name("reasons.toml"))


def reason(code: str, language: str, **values: object) -> str:
    """The sentence for ``code`` of ``reasons.toml``; English where the language lacks it."""
    return fill(language, WORDING.frame(language, code), values)
