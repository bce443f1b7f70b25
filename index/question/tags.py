"""Closing tags: "…, isn't it?", "…, non ?", "…, oder?" ask to confirm what stands before them, and deny nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.question.items import Item
from ingest.fold import fold

_TAGS = frozenset(
    [
        "right", "correct", "yes", "no", "true", "or not", "is that right", "is that correct", "is that so", "am i right", "yes or no", "not true", "innit", "huh", "eh",
        "oder", "oder nicht", "nicht wahr", "stimmt's", "stimmt s", "stimmts", "stimmt das", "richtig", "ja", "nicht", "gell", "korrekt",
        "non", "n'est-ce pas", "n est-ce pas", "vrai", "c'est bien ca", "c est bien ca", "c'est ca", "c est ca", "exact", "pas vrai", "oui", "ou non", "est-ce exact",
        "verdad", "no es asi", "no es verdad", "no es cierto", "cierto", "si", "o no", "es correcto", "correcto", "a que si",
    ]
)  # fmt: skip
_APOSTROPHE = re.compile(r"[’'\s-]+")
_PLAIN = frozenset(_APOSTROPHE.sub(" ", tag) for tag in _TAGS)
#: English tags made of a verb and a pronoun.
_TURNED = re.compile(r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|isn t|aren t|wasn t|weren t|doesn t|don t|didn t|hasn t|haven t|can t|won t|wouldn t|shouldn t)(?: not)? (?:it|they|he|she|there)(?: not)?")


def closed(items: Sequence[Item]) -> list[Item]:
    """The items with a tag at their end, behind a comma, as one item that says no more than that it asks."""
    commas = [i for i, item in enumerate(items) if item.text in (",", ";")]
    if not commas or not any(item.text == "?" for item in items[-2:]):
        return list(items)
    tail = [item for item in items[commas[-1] + 1 :] if item.kind != "punct" and item.text not in "¿?"]
    said = _APOSTROPHE.sub(" ", " ".join(fold(item.text) for item in tail)).strip()
    if not tail or len(tail) > 5 or commas[-1] < 2 or not (said in _PLAIN or _TURNED.fullmatch(said)):
        return list(items)
    first, last = tail[0], tail[-1]
    tag = Item("concept", (), first.start, last.end, " ".join(item.text for item in tail), frozenset({"tag", "stop"}))
    return [*items[: commas[-1] + 1], tag, *(item for item in items if item.kind == "punct" and item.start >= last.end)]
