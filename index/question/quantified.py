"""What is asked of all, of none, or of so many actions: "are *none* of X's actions due …?", "are there *more than 20* …?".

``opened`` looks at the items before the other rules do, as a "none" there denies the whole and no condition of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.question.clause import filler, last_word
from index.question.items import Item
from ingest.fold import fold

_OPENING = frozenset(["is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "will", "would", "can", "should", "must", "there", "is there", "are there", "it", "true", "that", "is it true that", "it true that", "true that", "ist", "sind", "hat", "haben", "gibt es", "est-ce que", "est-ce qu'", "y a-t-il", "es", "son", "hay"])  # fmt: skip
_NONE = frozenset(["none", "none of", "not one of", "not any of", "not a single one of", "no", "not one", "not a single", "not any", "aucune", "aucun", "aucune de", "aucune des", "keine", "keine der", "keiner", "ninguna", "ninguna de", "ningun"])  # fmt: skip
_ACTIONS = 6
"""The noun that a denial counts stands within so many items ("none of the EU agencies' actions")."""


def opened(items: Sequence[Item]) -> tuple[list[Item], bool]:
    """(The items, whether a yes-or-no question opens with a "none" or "no" of its actions): that word then denies nothing else."""
    found = _not_all(items)
    words = [i for i, item in enumerate(found) if item.kind != "punct" and "hello" not in item.concepts]
    for first, second in pairwise(words[:3]):
        if fold(found[first].text).endswith(("not", "n't")) and "all" in found[second].concepts:
            found[second] = replace(found[second], kind="word", concepts=frozenset())  # "are *not all* due …?" can be meant either way
            return found, False
    found = _any_at_all(found, words)
    at = 0
    while at < len(words) and (fold(found[words[at]].text) in _OPENING or (at and found[words[at]].kind in ("body", "class"))):
        at += 1
    if not 0 < at < len(words):
        return found, False
    end = next((n for n in range(min(3, len(words) - at), 0, -1) if " ".join(fold(found[i].text) for i in words[at : at + n]) in _NONE), 0)
    if not end:
        return found, False
    counted = _counted(found, words[at + end :], own=any(found[i].kind in ("body", "class") for i in words[:at]))
    if not counted:
        return found, False
    for i in words[at : at + end]:
        found[i] = replace(found[i], kind="stop", concepts=frozenset({"stop"}))
    return found, True


def _not_all(items: Sequence[Item]) -> list[Item]:
    """The items with the "all" of "*nicht alle*", "ne sont *pas toutes*", "*no son todas*" as a plain word: it can be meant of each of
    them or of some."""
    found = list(items)
    for index, item in enumerate(found):
        led = index - 1
        while led > 0 and fold(found[led].text) in _ARE:
            led -= 1
        if "all" in item.concepts and led >= 0 and "not" in found[led].concepts and last_word(found[led]) in _NOT:
            found[index] = replace(item, kind="word", concepts=frozenset())
    return found


_ARE = frozenset(["sont", "son", "sind", "estan", "-elles", "sont-elles"])
_NOT = frozenset(["nicht", "pas", "no"])


def _any_at_all(items: list[Item], words: Sequence[int]) -> list[Item]:
    """ "Does *a single* action of …?", "is there *even one* action …?": any at all."""
    for n, i in enumerate(words[1:4], 1):
        rest = [fold(items[j].text) for j in words[n : n + 3]]
        opening = fold(items[words[0]].text)
        even = rest[:1] == ["even"] and rest[1:2] in (["one"], ["a single"])
        if even or (n == 1 and rest[:1] in (["a single"], ["one single"]) and opening in ("does", "do", "did", "has", "have")):
            many = 2 if even else 1
            return [replace(item, kind="stop", concepts=frozenset({"stop"})) if j in words[n : n + many] else item for j, item in enumerate(items)]
        if not (opening in _OPENING and (fold(items[i].text) in _OPENING or items[i].kind in ("body", "class"))):
            break
    return items


def _counted(items: Sequence[Item], behind: Sequence[int], *, own: bool) -> bool:
    """Whether the noun for actions is what is counted: over names and fillers; right away where a body has (none of) them."""
    for i in behind[: 1 if own else _ACTIONS]:
        item = items[i]
        if "n_action" in item.concepts:
            return True
        if not (filler(item) or item.kind in ("body", "class", "state") or fold(item.text) in ("'s", "s")):
            return False
    return False
