"""Closing tags: "…, isn't it?", "…, non ?", "…, oder?" ask to confirm what stands before them, and deny nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.question.items import Item
from ingest.fold import fold

_TAGS = frozenset(
    [
        "right", "correct", "yes", "no", "true", "or not", "is that right", "is that correct", "is that so", "am i right", "yes or no", "not true", "innit", "huh", "eh",
        "oder", "ja oder nein", "oder nicht", "nicht wahr", "stimmt's", "stimmt s", "stimmts", "stimmt das", "richtig", "ja", "nicht", "gell", "korrekt",
        "non", "ou pas", "oui ou non", "n'est-ce pas", "n est-ce pas", "vrai", "c'est bien ca", "c est bien ca", "c'est ca", "c est ca", "exact", "pas vrai", "oui", "ou non", "est-ce exact",
        "verdad", "si o no", "no es asi", "no es verdad", "no es cierto", "cierto", "si", "o no", "es correcto", "correcto", "a que si",
    ]
)  # fmt: skip
#: Tags that are one without a comma before them.
_OR_NOT = frozenset(["or not", "yes or no", "ou pas", "ou non", "oui ou non", "oder nicht", "ja oder nein", "o no", "si o no"])
_APOSTROPHE = re.compile(r"[’'\s-]+")
_PLAIN = frozenset(_APOSTROPHE.sub(" ", tag) for tag in _TAGS)
#: English tags made of a verb and a pronoun.
_TURNED = re.compile(r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|isn t|aren t|wasn t|weren t|doesn t|don t|didn t|hasn t|haven t|can t|won t|wouldn t|shouldn t)(?: not)? (?:it|they|he|she|there)(?: not)?")


def closed(items: Sequence[Item]) -> list[Item]:
    """The items with a tag at their end, behind a comma or an "or not", as one item that says no more than that it asks."""
    if not any(item.text == "?" for item in items[-2:]):
        return list(items)
    commas = [i for i, item in enumerate(items) if item.text in (",", ";")]
    starts = [commas[-1] + 1] if commas and commas[-1] > 1 else []
    for start in [*starts, *(len(items) - back for back in range(2, 6) if len(items) - back > 2 and len(items) - back not in starts)]:
        tail = [item for item in items[start:] if item.kind != "punct" and item.text not in "¿?"]
        said = _APOSTROPHE.sub(" ", " ".join(fold(item.text) for item in tail)).strip()
        if tail and len(tail) <= 5 and (said in _OR_NOT or (start in starts and (said in _PLAIN or _TURNED.fullmatch(said)))):
            first, last = tail[0], tail[-1]
            tag = Item("concept", (), first.start, last.end, " ".join(item.text for item in tail), frozenset({"tag", "stop"}))
            return [*items[:start], tag, *(item for item in items if item.kind == "punct" and item.start >= last.end)]
    return list(items)
