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
        if _asked_anew(before, behind, match.group()):
            found = [item for item in found if item.start >= match.end()]
            corrections.append((text[: match.start()].strip(), text[match.end() :].strip(" ?.!")))
            continue
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


def _asked_anew(before: Sequence[Item], behind: Sequence[Item], said: str) -> bool:
    """ "What share does X have, *I mean how many* actions …?": the question is put again, and only the second one counts."""
    meant = any(word in _VERBS for word in fold(said).replace(",", " ").split())
    named, again = ({"body" if item.kind in _BODIES else item.kind for item in half if item.kind in _KINDS} for half in (before, behind))
    return meant and bool(behind) and bool(behind[0].concepts & _ASKING) and any(item.concepts & _ASKING for item in before) and named <= again


_ASKING = frozenset(["which", "how_many", "who", "when", "share"])
_VERBS = frozenset(["mean", "meant", "dire", "meine", "meinte", "gesagt", "decir", "digo"])


def plain(clause: Sequence[Item]) -> list[Item]:
    """An afterthought without brackets, words of meaning and an "only" that closes it."""
    return [item for item in clause if item.kind != "punct" and not (item.kind == "concept" and "only" in item.concepts and item is clause[-1]) and not (fold(item.text) in _MEANT or fold(item.text) in ("i", "je", "ich"))]


def afterthought(clause: Sequence[Item]) -> bool:
    """ "(Europol)", "Europol *I mean*", "EU agencies *only*" behind a question: names alone, in brackets or said to be meant, which narrow it."""
    words = [item for item in clause if item.kind != "punct"]
    meant = any(fold(item.text) in _MEANT for item in words)
    bracketed = bool(clause) and clause[0].text == "(" and clause[-1].text == ")"
    named = [item for item in words if item.kind in _KINDS]
    only = bool(words) and "only" in words[-1].concepts and words[-1] not in words[:1]
    said = words[:-1] if only else words
    return (meant or bracketed or only) and bool(named) and all(item in named or filler(item) or fold(item.text) in _MEANT or item.concepts & {"and", "or"} for item in said)


_MEANT = frozenset(["i mean", "mean", "meant", "i meant", "je veux dire", "veux dire", "dire", "veux", "ich meine", "meine", "meinte", "quiero decir", "quiero", "decir", "digo"])


def _alike(old: Item, new: Item) -> bool:
    """Whether one may have been written for the other: both bodies, both years; or a name in capitals that nothing knows, for a body."""
    if new.kind in _BODIES:
        return old.kind in _BODIES or (old.kind == "word" and old.text.isupper() and len(old.text) > 1)
    if {old.kind, new.kind} <= {"year", "years"}:
        return True
    return old.kind == new.kind
