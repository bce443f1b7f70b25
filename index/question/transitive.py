"""Verbs of ending and starting with an object: "does Action 52 *close* the EMCDDA?" asks for no timetable, but what is done to a body.

They stay words like any, which no record explains.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.items import Item
from ingest.fold import fold

_TIMES = frozenset(["due", "start", "running"])
_ASKING = frozenset(["does", "do", "did", "will", "would", "can", "could", "should", "must", "may"])
_OBJECTS = frozenset(["body", "class"])
_ARTICLES = frozenset(["the", "a", "an", "its", "this", "that"])


def kept(items: Sequence[Item]) -> list[Item]:
    """The items with each such verb as a plain word."""
    found = list(items)
    for index, item in enumerate(items[:-1]):
        if index < 2 or not item.concepts & _TIMES or items[index - 1].kind not in ("action", "indicator"):
            continue
        behind = [each for each in items[index + 1 : index + 3] if fold(each.text) not in _ARTICLES][:1]
        if fold(items[index - 2].text) in _ASKING and behind and behind[0].kind in _OBJECTS:
            found[index] = replace(item, kind="word", concepts=frozenset())
    return found
