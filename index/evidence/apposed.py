"""Whether a sentence says in passing what a term is: "the search system BARIS", "Ports, the places where …".

Only what stands right beside the term counts. An example ("… systems (e.g. X)") names a kind, but explains nothing.
"""

from __future__ import annotations

import re

from ingest.fold import fold

_TELLING = re.compile(r"^(?:s|es)? (?:that|which) (?!is |are |was |were )[a-z]{3,}")  # "Asset Recovery Offices that trace …"
_CLASS = re.compile(r"\b[a-z][a-z-]{3,30} $")  # a common noun right before a name in capitals
_AFTER = re.compile(r"^(?:,| -| –| —|:) (?:an?|any|the|which (?:is|are)) |^ \((?!e\.g|eg\b|see\b|EU\b)[a-z][^()]{6,200}\)")
_BEFORE = re.compile(r"[a-z-]{4,30} \($")  # "opioid antagonists (Naloxone)"


def apposed(term: str, sentence: str) -> bool:
    """Whether ``sentence`` explains ``term`` where it names it."""
    wanted = fold(term)
    if not wanted:
        return False
    text = " ".join(sentence.split())
    folded = fold(text)
    if len(folded) != len(text):
        return False
    at = folded.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        before, after = text[max(0, at - 40) : at], text[end : end + 220]
        capital = len(wanted.split()) > 1 and all(word[:1].isupper() for word in text[at:end].split())
        if capital and not before[-1:].isalnum() and _TELLING.match(after):
            return True  # a name, and what bears it does
        alone = not (before[-1:].isalnum() or after[:1].isalnum())
        if alone and (_AFTER.match(after) or (after.startswith(")") and _BEFORE.search(before))):
            return True
        if alone and text[at:end].isupper() and _CLASS.search(before):
            return True
        at = folded.find(wanted, end)
    return False
