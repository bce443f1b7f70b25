"""Footnotes that *explain* something: of a footnote that says no more than that it has the word, or what it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.items import Item
from ingest.fold import fold

_EXPLAINS = frozenset(
    ["explain", "explains", "explained", "explaining", "clarify", "clarifies", "clarified", "elucidates", "expands", "glosses", "explique", "expliquent", "expliquee", "precise", "erklart", "erklaren", "erlautert", "erlautern", "explica", "explican", "aclara", "aclaran"]
)
_NUMBERED = frozenset(["footnote", "action", "indicator", "act", "work"])


def kept(items: Sequence[Item]) -> list[Item]:
    """The items with each such verb as one that says what a footnote contains, where none is named by its number.

    A text that is explained may be called otherwise in its footnote, and "what … is" is no word to be found.
    """
    if not any("n_footnote" in item.concepts for item in items) or any(item.kind in _NUMBERED or fold(item.text) == "what" for item in items[1:]):
        return list(items)
    return [replace(item, kind="concept", concepts=frozenset({"mentions", "active"})) if fold(item.text) in _EXPLAINS else item for item in items]
