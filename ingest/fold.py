"""Comparing words whatever their case, accents, width, dashes and quotation marks.

``fold`` keeps every offset: one character in, one character out, so that what is found in
folded text stands at the same place in the text itself.
"""

from __future__ import annotations

import re
import unicodedata

_SAME = dict.fromkeys("‐‑‒–—―−﹣－", "-") | dict.fromkeys("‘’‚‛′`´ʼ", "'") | dict.fromkeys("“”„‟«»″", '"') | {"ß": "s"}


class _Folding(dict[int, str]):
    """Code point → its folded character, worked out when first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in _SAME:
            folded = _SAME[character]
        elif character.isspace():
            folded = character if character in "\n\t" else " "
        else:
            folded = unicodedata.normalize("NFKD", character)[:1].lower()[:1] or character
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """``text`` in lower case, without accents, with plain dashes and quotes; ``len`` is kept."""
    return text.translate(_FOLDING)


UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens and joiners, which exports put in and leave out: no reader sees them."""
_NOTHING = dict.fromkeys(map(ord, UNSEEN))


def visible(text: str) -> str:
    """``text`` as it is read: single spaces, no characters that cannot be seen; offsets are not kept."""
    return " ".join(text.translate(_NOTHING).split())


_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def tokens(text: str) -> list[tuple[str, int, int]]:
    """(folded word, start, end) of each word of ``text``; an inner apostrophe parts no word."""
    return [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(fold(text))]
