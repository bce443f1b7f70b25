"""How alike words and sentences are in meaning: the model's vectors, each computed once.

A question looks at a few hundred words and sentences, most of them of passages that other
questions have met before; so what was embedded is remembered.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

import numpy as np

from index.embed import Vectors

REMEMBERED = 40_000
"""Texts remembered at most: 60 MB of vectors of 384 dimensions, more than a corpus of 100 pages holds."""


class Likeness:
    """Unit vectors of short texts. Safe to share between threads."""

    def __init__(self, embed: Callable[[Sequence[str]], Vectors], remembered: int = REMEMBERED) -> None:
        self._embed = embed
        self._remembered = remembered
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row a text, float32; blank texts have no direction and are rows of zeros."""
        with self._lock:
            found = {text: self._known[text] for text in texts if text in self._known}
            for text in found:
                self._known.move_to_end(text)
        missing = [text for text in dict.fromkeys(texts) if text not in found and text.strip()]
        if missing:
            made = dict(zip(missing, self._embed(missing), strict=True))
            found |= made
            with self._lock:
                self._known |= made
                while len(self._known) > self._remembered:
                    self._known.popitem(last=False)
        if not found:
            return np.zeros((len(texts), 1), np.float32)
        blank = np.zeros_like(next(iter(found.values())))
        return np.array([found.get(text, blank) for text in texts], np.float32)
