"""Texts whose contents are asked for and that the corpus only names: "What does the Outcome Document say about …?".

A passage that names such a text speaks of it, and never tells what stands in it, however near the words come. A text that is
held answers for itself, and "the document" by itself is the plan. Questions in English; acts are told by their own names.
"""

from __future__ import annotations

import re

from index.evidence.function_words import FUNCTION_WORDS
from index.evidence.ground import Ground
from index.world import stem
from ingest.fold import fold, tokens

_KINDS = (
    "assessment communication conclusions convention curriculum declaration document documents evaluation evaluations guidance guideline "
    "guidelines handbook leaflet letter manual opinion paper protocol questionnaire recommendation recommendations report reports "
    "resolution review standards statement strategy studies study survey surveys treaty"
)
_KIND = re.compile(rf"\b(?:{'|'.join(_KINDS.split())})\b(?=$| (?:of|on|about|by|from|for|to|against|with|in|concerning|regarding|\w+ed|20\d\d)\b| \d| \()")
_SAYING = (
    r"(?:say|state|contain|recommend|list|provide|require|demand|propose|mention|prescribe|lay down|set out|call for|ask for|teach|tell|suggest|"
    r"advise|promise|argue|claim|describe|explain|prohibit|stipulate|include|have|look like|conclude|read)\b"
)
_ASKED = (
    re.compile(rf"^\W{{0,3}}(?:and |but |so )?(?:what|which(?: \w+){{1,3}}?)(?: exactly| else| kind of \w+)? (?:do|does|did) (?P<name>[^?.!]{{3,90}}?) {_SAYING}"),
    re.compile(r"^\W{0,3}(?:what|which(?: \w+){1,3}?)(?: \w+ing)? (?:is|are|was|were|stands?) (?:\w+ )?in (?P<name>[^?.!,]{3,90}?)\W{0,3}$"),
    re.compile(r"^\W{0,3}what (?:is|are|was|were) the (?:main |key )?(?:recommendations?|contents?|chapters?|demands?|wording|topics?|table of contents) (?:of|in) (?P<name>[^?.!,]{3,90}?)\W{0,3}$"),
    re.compile(r"^\W{0,3}according to (?P<name>[^?.!,]{3,90}?),"),
)
_OWN = frozenset({"document", "documents", "text", "paper", "strategy", "report", "reports"})
"""What the plan itself may be called, where nothing says which one is meant."""

_ANY = frozenset(map(stem, ("eu", "european", "union", "commission", "council", "national", "official", "new", "whole", "full", "final", "original")))
_HALF = 0.5
_SAME = 0.6  # so alike, a word of the name stands for one of a title


def elsewhere(question: str, ground: Ground) -> str:
    """The text whose contents ``question`` asks for and that is not held, as written; ``""`` where there is none."""
    folded = fold(question)
    if len(folded) != len(question):
        return ""
    for pattern in _ASKED:
        match = pattern.search(folded)
        kind = _KIND.search(match["name"]) if match else None
        if match is None or kind is None:
            continue
        words = [word for word, _, _ in tokens(match["name"]) if word not in FUNCTION_WORDS["en"]]
        telling = [word for word in words if stem(word) not in _ANY and word != kind.group() and not word.isdigit()]
        if not telling and kind.group() in _OWN:
            return ""
        return "" if _held(kind.group(), telling, ground) else question[match.start("name") : match.end("name")]
    return ""


def _held(kind: str, telling: list[str], ground: Ground) -> bool:
    """Whether some text held is of this kind by its names and has at least half of what the name tells besides."""
    for document in ground.world.documents.values():
        work = ground.world.work_of(document.id)
        named = " ".join((document.title, *((work.title, work.short_title, *work.names) if work else ())))
        words = list(dict.fromkeys(word for word, _, _ in tokens(named) if len(word) > 1))
        stems = {stem(word) for word in words}
        if stem(kind) not in stems:
            continue
        if not telling:
            return True
        alike = (ground.likeness.vectors(telling) @ ground.likeness.vectors(words).T).max(axis=1)
        found = [stem(word) in stems or (not word[0].isdigit() and near >= _SAME) for word, near in zip(telling, alike, strict=True)]
        if sum(found) >= _HALF * len(telling):
            return True
    return False
