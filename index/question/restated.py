"""Words that a writer takes back: "the OEDT... sorry, the EMCDDA", "action 13 – I mean 15", "2021, no, 2022".

What stands before the word of correction counts no more, if what stands behind it is of the same kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.question.clause import filler
from index.question.items import Item
from ingest.fold import fold

_WORDS = (
    r"sorry|pardon(?: me)?|oops|excuse me|my mistake|correction|i mean|i meant|make that|or rather|rather|that is to say|wait|"
    r"je veux dire|je voulais dire|ou plutot|plutot|enfin|desole|ich meine|ich meinte|besser gesagt|vielmehr|entschuldigung|verzeihung|"
    r"perdon|quiero decir|queria decir|mejor dicho|digo|disculpe"
)
_TAKEN_BACK = re.compile(rf"(?:\.{{2,}}|\u2026|[,;:(\u2013\u2014-])\s*(?:(?:no|non|nein)[,;.!]?\s+)?(?:(?:{_WORDS})\b[\s,;:!]*){{1,3}}|(?<=\w)\s+(?:sorry|i mean|or rather|make that)[,:]?\s+")
_BODIES = frozenset(["body", "class", "state"])
_KINDS = frozenset([*_BODIES, "year", "years", "action", "indicator", "footnote", "priority", "section", "area"])


def settled(items: Sequence[Item], text: str) -> tuple[list[Item], list[tuple[str, str]]]:
    """The items without what is taken back, and (what was written, what it was corrected to) of each."""
    found = list(items)
    corrections: list[tuple[str, str]] = []
    for match in _TAKEN_BACK.finditer(fold(text)):
        before = [item for item in found if item.end <= match.start() and item.kind != "punct"]
        behind = [item for item in found if item.start >= match.end() and item.kind != "punct"]
        old, new = (before[-1] if before else None), next((item for item in behind[:3] if not filler(item)), None)
        if old is None or new is None or new.kind not in _KINDS or not _alike(old, new):
            continue
        if text[old.end : match.start()].strip(" .\u2026,()"):
            continue  # something stands between
        dropped = {id(item) for item in found if old.start <= item.start < match.end()}
        found = [item for item in found if id(item) not in dropped]
        if fold(old.text) != fold(new.text):
            corrections.append((old.text, new.text))
    return found, corrections


def _alike(old: Item, new: Item) -> bool:
    """Whether one may have been written for the other: both bodies, both years; or a name in capitals that nothing knows, for a body."""
    if new.kind in _BODIES:
        return old.kind in _BODIES or (old.kind == "word" and old.text.isupper() and len(old.text) > 1)
    if {old.kind, new.kind} <= {"year", "years"}:
        return True
    return old.kind == new.kind
