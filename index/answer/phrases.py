"""The frames of answers in the language of the question (``phrases.toml``, ``law/phrases.toml``); see ``ingest.wording``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.wording import Wording, joined, numbered, parted, quoted, sentence

__all__ = ["WORDING", "joined", "label", "numbered", "parted", "phrase", "quotation", "sentence"]

_HERE = Path(__file__).parent
WORDING = Wording(_HERE / "phrases.toml", _HERE / "law" / "phrases.toml")


def phrase(language: str, key: str, *, number: int = 2, **values: object) -> str:
    """The frame ``key`` in ``language``, filled in; ``number``: of what is spoken about, for "[one|more]"."""
    return WORDING.say(language, key, number=number, **values)


def quotation(words: str, language: str) -> str:
    """Words of a text, letter for letter, in the quotation marks of the language of the answer."""
    return quoted(language, words)


def label(language: str, kind: str, numbers: Sequence[str]) -> str:
    """What units of a kind are called in running text: "Action 13", "les actions 2 et 3"."""
    return phrase(language, f"label_{kind}", number=len(numbers), n=joined(language, numbers))
