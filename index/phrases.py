"""Phrases of a list as regular expressions: linear, on folded text, and of whole words."""

from __future__ import annotations

import re

from ingest.fold import fold

_ENDING = r"\w{0,8}"
_GAP = r"(?:\W{1,3}\w{1,20}){0,8}?"


def pattern(phrase: str) -> re.Pattern[str]:
    """A phrase of the lists: "*" ends a word that takes an ending, "…" stands for up to eight words."""
    made = ""
    for word in phrase.split():
        if word == "…":
            made += _GAP
        else:
            exact = re.escape(fold(word.removesuffix("*"))) + (_ENDING if word.endswith("*") else "")
            made += (r"\W{1,3}" if made else "") + exact
    return re.compile(rf"(?<!\w){made}(?!\w)")
