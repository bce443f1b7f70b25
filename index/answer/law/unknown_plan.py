"""A plan or strategy that is named and not there, where its actions are asked for: never answered from another plan."""

from __future__ import annotations

import re

from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.question.interpretation import Interpretation
from index.world import World, stem
from ingest.fold import fold, tokens

_NOUN = re.compile(r"(?:action )?plans?|strateg(?:y|ies)|road ?maps?|agendas?|programmes?|pacts?|aktionsplans?|plan d'action|estrategias?|strategies?")
_BEFORE = 4
"""Words before "plan" that may name which one."""
_POINTS = """
    whole entire current this that same new old present said latest first last previous next existing other official full
    eu europe european union s commission council our your draft final various individual all of drug drugs anti"""
_POINTING = frozenset(_POINTS.split())
#: Nouns of texts that are asked for their actions like a plan, and that no words for the plan held mean.
_OTHERS = ("road", "agenda", "programme", "pact", "strateg", "estrateg")


def unknown_plan(one: Interpretation, world: World) -> str | None:
    """The name of a plan that is not held, of which the question asks how many actions it has, or which."""
    if one.acts or one.language != "en" or not (one.explicit and one.target == "actions") or one.form not in ("count", "list", "share") or not world.catalogue:
        return None
    known = {stem(word) for work in world.catalogue.works if not work.binding for name in (work.title, work.short_title, *work.names) for word, _, _ in tokens(name)}
    folded = fold(one.question)
    words = tokens(one.question)
    for at, (word, start, end) in enumerate(words):
        if not _NOUN.fullmatch(word):
            continue
        before: list[tuple[str, int]] = []
        for earlier, begin, stop in reversed(words[max(0, at - _BEFORE) : at]):
            beside = folded[stop : before[0][1] if before else start]
            if earlier in FUNCTION_WORDS["en"] or (earlier in FRAME_WORDS["en"] and earlier != "action") or re.search(r"[^\s-]", beside):
                break
            before.insert(0, (earlier, begin))
        unknown = [each for each, _ in before if each not in _POINTING and each != "action" and stem(each) not in known]
        if unknown or (word.startswith(_OTHERS) and stem(word) not in known):
            return one.question[before[0][1] if before else start : end]
    return None
