"""The frames of answers in the language of the question (``phrases.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from index.answer.model import listed

_FORMS = re.compile(r"\[([^][|]{0,60})\|([^][|]{0,60})\]")


def phrase(language: str, key: str, *, number: int = 2, **values: object) -> str:
    """The frame ``key`` in ``language`` (English where there is none), filled in.

    ``number``: of what is spoken about, which decides between the forms "[one|more]" of the frame.
    """
    known = _phrases()
    frame = known.get(language, known["en"]).get(key, known["en"][key])
    return numbered(frame, number).format(**values)


def numbered(frame: str, number: int) -> str:
    """``frame`` with each "[one|more]" in the form for ``number``."""
    return _FORMS.sub(lambda match: match[1] if number == 1 else match[2], frame)


def joined(language: str, values: Sequence[str], last: str = "and") -> str:
    """Values as a list in running text, "and" or "or" before the last."""
    return listed(list(values), phrase(language, last))


def label(language: str, kind: str, numbers: Sequence[str]) -> str:
    """What units of a kind are called in running text: "Action 13", "les actions 2 et 3"."""
    return phrase(language, f"label_{kind}", number=len(numbers), n=joined(language, numbers))


def sentence(text: str) -> str:
    """``text`` as a sentence: a capital letter first, a stop at the end, no doubled blanks."""
    plain = re.sub(r" {2,}", " ", text.strip())
    return f"{plain[:1].upper()}{plain[1:]}{'' if plain.endswith(_STOPS) else '.'}"


_STOPS = (".", "!", "?", ".”", "!”", "?”", ".“", ".»", ". »")


@cache
def _phrases() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
