"""What a reference is recognised by when its document is built anew: what it says and what stands around it.

Offsets move with every edition, so they are no part of it. The ``key`` holds the document, what is
identified and the words; the ``context`` the words before and behind it in its paragraph. White space,
punctuation and capitals are no words: a re-export that changes them changes nothing here.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.fold import tokens
from ingest.model import Document

_WORDS = 8
"""Words of context on each side."""
_REACH = 400
"""Characters within which they are looked for."""


@dataclass(frozen=True, slots=True)
class Identity:
    """``id`` stands for the key, the context and which of several alike it is."""

    id: str
    key: str
    context: str


class Identities:
    """Gives out identities for one document, in reading order, so that what is alike is told apart by its number."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._seen: Counter[tuple[str, str]] = Counter()

    def of(self, start: int, end: int, identifiers: Sequence[str] = (), places: Sequence[str] = ()) -> Identity:
        words = plain(self._document.text[start:end])
        key = _short("\0".join([self._document.id, ",".join(identifiers), ",".join(places), words]), 16)
        context = context_of(self._document.text, start, end)
        self._seen[key, context] += 1
        id = _short("\0".join([key, context, str(self._seen[key, context])]), 10)
        return Identity(id, key, context)


def context_of(text: str, start: int, end: int) -> str:
    """Up to eight words on each side of ``start:end`` in its paragraph, an ellipsis between them."""
    left = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    right = text[end : end + _REACH].partition("\n")[0]
    return f"{' '.join(_tokens(left)[-_WORDS:])} … {' '.join(_tokens(right)[:_WORDS])}"


def plain(words: str) -> str:
    """Words folded and joined by single blanks."""
    return " ".join(_tokens(words))


def _tokens(text: str) -> list[str]:
    return [word for word, _, _ in tokens(text)]


def _short(text: str, length: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]
