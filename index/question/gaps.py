"""Phrases in two pieces: "kommt … vor", "bring … together", "ne … que": read as what they mean in one.

The lexicon writes them with "…". The second piece must close the clause, or stand before a comma or another
condition, for verbs that part ("…|" at its end says so); else it may stand anywhere behind the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question import denials
from index.question.items import Item
from index.question.lexicon import Lexicon
from ingest.fold import fold

REACH = 16
"""So many items may stand between the two pieces: what a clause's middle holds."""


def joined(items: Sequence[Item], lexicon: Lexicon) -> list[Item]:
    """The items with the first piece read as the whole phrase, and the second as nothing more."""
    found = denials.read(items, lexicon.language)
    if not lexicon.gaps:
        return found
    texts = [_NE.get(text, text) for text in (fold(item.text) for item in found)]
    for index, text in enumerate(texts):
        for second, closing, concepts in lexicon.gaps.get(text, ()):
            at = _second(found, texts, index, second, closing=closing, beside=fold(found[index].text) in _NE)
            if "request" in concepts and any(item.kind != "punct" and not item.concepts & {"hello", "stop"} for item in found[:index]):
                continue  # an order opens its sentence: "*zähl* mir die Maßnahmen *auf*", but not "welche *Stellen* arbeiten *zusammen*"
            if at is not None and not (text in denials.NE and any(each in denials.WORDS for each in texts[index + 1 : at])):
                bears, other = (at, index) if _behind(text, second) else (index, at)
                found[bears] = replace(found[bears], kind="concept", concepts=concepts)
                found[other] = replace(found[other], kind="stop", concepts=frozenset({"stop"}) | (found[other].concepts & {"and", "or"}))
                break
    return found


def _behind(first: str, second: str) -> bool:
    """Whether the second piece bears the meaning: "*ne* comptent *que* deux organismes", "*niemand* hat sie *außer* X"."""
    return first in denials.NE or (first in _NOBODY and second not in _NOBODY)


#: French verbs with the "ne" before them.
_NE = {"n'est": "ne", "n'a": "ne", "n'ont": "ne"}
_NOBODY = frozenset(["nobody", "no one", "niemand", "niemandem", "niemanden", "personne", "nadie"])


def _second(items: Sequence[Item], texts: Sequence[str], first: int, second: str, *, closing: bool, beside: bool) -> int | None:
    """Where the second piece stands, ``None`` if it does not; ``beside``: it may stand right behind the first ("n'ont *que*")."""
    for i in range(first + 1, min(first + 1 + REACH, len(items))):
        if items[i].text in "?!.;":
            return None
        if texts[i] == second and (i > first + 1 or beside) and (not closing or _closes(items, i)):
            return i
    return None


def _closes(items: Sequence[Item], index: int) -> bool:
    """Whether nothing of the clause follows."""
    following = items[index + 1 : index + 2]
    return not following or following[0].kind == "punct" or bool(following[0].concepts & {"and", "or"})
