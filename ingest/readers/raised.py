"""Raised digits that are no call of a note: 10³ must not be read as 103.

Formats set them by a style that plain text has not, so they become Unicode's superscripts where they stand
directly behind a word or a number; what has no superscript in Unicode (10^1.5) is written with a caret.
"""

from __future__ import annotations

import re

SUPERSCRIPTS = str.maketrans("0123456789+-−–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ")
_POWER = re.compile(r"[+\-−–]?\d{1,9}|[+\-−]|n")
_FRACTION = re.compile(r"[+\-−–]?\d{1,6}[.,/]\d{1,6}")
_APART = frozenset("([{‘“«„'\"*†‡ \u00a0\n\t")


def raised(words: str, before: str) -> str:
    """Words set above the line, as they are written behind ``before``, whose last sign says what they belong to."""
    bare = words.strip()
    last = before[-1:]
    if not last or last in _APART or words[:1].isspace():
        return words  # a label, or a mark that stands by itself
    if _POWER.fullmatch(bare) and (bare != "n" or last.isalnum()):
        return words.translate(SUPERSCRIPTS)
    if _FRACTION.fullmatch(bare) and last.isdigit():
        return f"^{words}"
    return words
