"""Comparing words whatever their case, accents, width, dashes and quotation marks.

``fold`` keeps every offset: one character in, one character out, so that what is found in
folded text stands at the same place in the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SAME = dict.fromkeys("‐‑‒–—―−﹣－", "-") | dict.fromkeys("‘’‚‛′`´ʼ", "'") | dict.fromkeys("“”„‟«»″", '"') | {"ß": "s"}


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if character.isspace():
        return character if character in "\n\t" else " "
    plain = unicodedata.normalize("NFKD", character)[:1]
    return plain.lower()[:1] or character


def fold(text: str) -> str:
    """``text`` in lower case, without accents, with plain dashes and quotes; ``len`` is kept."""
    return "".join(map(_fold_character, text))


_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def tokens(text: str) -> list[tuple[str, int, int]]:
    """(folded word, start, end) of each word of ``text``; an inner apostrophe parts no word."""
    return [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(fold(text))]
