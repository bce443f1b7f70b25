""" "Is there a newer drugs strategy?" asks what took the place of one: the catalogue tells it of the texts that it knows."""

from __future__ import annotations

import re

from index.expect import expect
from index.question.interpretation import Interpretation
from index.world import World, stem
from ingest.fold import fold, tokens
from ingest.model import Work

_NEWER = re.compile(r"\b(?:newer|more recent|later|latest|updated|new|successors?|replaced|succeeded|followed|came after)\b(?: (?:version|edition|to|of))*\b")
_BARE = frozenset({"a", "an", "the", "this", "that", "of", "to", "on", "for", "already", "exist", "yet", "now", "any", "there", "than", "after", "from", "in", "version", "edition"})


def restated(one: Interpretation, world: World) -> str:
    """The question what came after the text of which ``one`` asks for a newer one; ``""`` where it asks no such thing, or of no
    text that is known to have one."""
    if one.language != "en" or world.catalogue is None or expect(one.question, "en").kind != "later":
        return ""
    if one.acts:
        known = [work for act in one.acts if not act.startswith("/") for work in world.catalogue.find(act)]
    else:
        known = _named(one.question, world)
    texts = [work for work in known if any(kind == "succeeded_by" for kind, _ in work.relations) or any(event.by for event in work.history)]
    return f"What replaced {texts[0].short_title}?" if len(texts) == 1 else ""


def _named(question: str, world: World) -> list[Work]:
    """Works whose names have all that the question says of the text; the plan asked about before others like it."""
    folded = fold(question)
    newer = _NEWER.search(folded)
    wanted = {stem(word) for word, _, _ in tokens(folded[newer.end() :]) if word not in _BARE and not word.isdigit()} if newer else set()
    if not wanted or world.catalogue is None:
        return []
    found = [work for work in world.catalogue.works if any(wanted <= _stems(name) for name in (work.title, work.short_title, *work.names))]
    own = {work.id for plan in world.plans if (work := world.work_of(plan.id))}
    return [work for work in found if work.id in own] or found


def _stems(name: str) -> set[str]:
    return {stem(word) for word, _, _ in tokens(name)}
