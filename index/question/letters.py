""" "In section A but not *B*", "in Abschnitt A oder *C*", "how many in section A, how many in *B*": a letter that shares the noun of the section before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.clause import filler
from index.question.items import Item

REACH = 5
"""So many items may join a letter to the section before it: ", but not in"."""


def told(found: Sequence[Item]) -> list[Item]:
    """The items with each such letter as a section."""
    read = list(found)
    for index, item in enumerate(read):
        if _letter(item) and _shares(read, index):
            read[index] = replace(item, kind="section", values=(item.text,), concepts=frozenset())
    return read


def _letter(item: Item) -> bool:
    return item.kind in ("word", "stop", "concept") and len(item.text) == 1 and item.text.isalpha() and item.text.isupper()


def _shares(items: Sequence[Item], index: int) -> bool:
    """Whether a section stands before a letter, and nothing between them but words that join or deny."""
    for at in range(index - 1, max(-1, index - 1 - REACH), -1):
        item = items[at]
        if item.kind == "section":
            return any(each.concepts & {"and", "or", "not", "without", "but", "how_many"} for each in items[at + 1 : index])
        if not (filler(item) or item.text == "," or item.concepts & {"and", "or", "not", "without", "in", "but", "and_what", "how_many"}):
            return False
    return False
