"""Word counts of passages together with the questions written for them: BM25 in memory.

The store counts a passage's own words and no others, so that its BM25 is what anybody would compute.
Questions are written by hand, so there are never too many of them to be held here.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from index.store import WordCounts, mean_length


class Asked:
    """Texts by the number of their passage; empty where nobody has written questions. Never changes.

    ``mean``: questions a passage.
    """

    def __init__(self, texts: Mapping[int, str], questions: int = 0) -> None:
        self.mean = questions / len(texts) if texts else 0.0
        self._numbers = frozenset(texts)
        self._words = WordCounts(mean_length(texts.values()))
        self._holding: dict[int, dict[int, float]] = {}
        for number, text in texts.items():
            for word, weight in zip(*self._words.document(text), strict=True):
                self._holding.setdefault(word, {})[number] = weight

    def __contains__(self, number: int) -> bool:
        return number in self._numbers

    def scores(self, question: str, among: Collection[int]) -> dict[int, float]:
        """BM25 of each of the passages ``among`` that are held here (0.0 where no word is shared)."""
        found = dict.fromkeys((number for number in among if number in self._numbers), 0.0)
        if not found:
            return found
        for word, count in zip(*self._words.query(question), strict=True):
            holding = self._holding.get(word, {})
            idf = math.log(1 + (len(self._numbers) - len(holding) + 0.5) / (len(holding) + 0.5))
            for number in found.keys() & holding.keys():
                found[number] += count * idf * holding[number]
        return found
