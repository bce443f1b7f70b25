"""What became of a body: whether another took its place, when, and by which act. Told from the list of bodies."""

from __future__ import annotations

import re

from index.answer.free import named
from index.answer.model import Answer, Result
from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.question.interpretation import Interpretation
from index.quotable import quotable
from index.world import World
from ingest.bodies import Succession
from ingest.fold import fold, tokens

_BECAME = re.compile(
    r"\b(?:replac\w+|succe\w+|supersed\w+|happened|become|became|renamed|called|exists?|existing|abolished|dissolved|took over|"
    r"take over|taken over|new name|inherit\w*|continues?|continued|closed)\b"
)
_IS = re.compile(r"\W*(?:what|who) (?:is|was|are|were)\b")
_MADE_OF = frozenset(
    [
        *("replaced", "replace", "replaces", "replacing", "succeed", "succeeded", "succeeds", "successor", "superseded", "happened"),
        *("become", "became", "renamed", "called", "exist", "exists", "existing", "abolished", "dissolved", "took", "take"),
        *("taken", "over", "new", "name", "inherit", "inherited", "continue", "continues", "continued", "closed", "still"),
        *("now", "today", "nowadays", "already", "agency", "body", "when", "since", "which", "else", "another", "other"),
        *("something", "been", "actually", "since", "year", "day", "date", "place"),
    ]
)


def renamed(one: Interpretation, world: World, answer: Answer) -> bool:
    """Answer what became of the body that the question names, or what it is; false where it asks something else."""
    if one.acts or one.places or one.explicit or one.language != "en":
        return False
    bodies = list(world.bodies.find(one.question))
    steps = {step for each in bodies for step in (*world.bodies.predecessors(each.body), *world.bodies.successors(each.body))}
    said = fold("".join(c for i, c in enumerate(one.question) if not any(each.span.start <= i < each.span.end for each in bodies)))
    if not steps or not (_BECAME.search(said) or _IS.match(said)):
        return False
    known = FUNCTION_WORDS["en"] | FRAME_WORDS["en"] | _MADE_OF
    if any(word not in known and len(word) > 1 for word, _, _ in tokens(said)):
        return False
    items: list[str] = []
    for step in sorted(steps, key=lambda each: each.date):
        items += _told(step, re.match(r"\W*(?:has|have|was|were|is|did|does)\b", said) is not None, world, answer)
    answer.answer = " ".join(text for text, _ in answer.claims)
    answer.result = Result("documents", tuple(dict.fromkeys(items)), "complete", len(world.bodies.successions))
    return True


def _told(step: Succession, yes_no: bool, world: World, answer: Answer) -> list[str]:
    """The succession in words, with what is held of the act that brought it."""
    lead = ("Yes: " if step.date <= answer.on else "Not yet: ") if yes_no else ""
    document = world.edition(step.by)
    said = f"{lead}{step.words[:1].lower() if lead and step.words.startswith('The ') else step.words[:1]}{step.words[1:]}"
    if document is None:
        answer.claim(said)
        return [step.by]
    title = next((unit for unit in document.units if unit.kind == "title"), document.units[0])
    answer.claim(said, answer.cite(document.id, title.place, title.span))
    unit = next((unit for unit in document.units if unit.kind in ("summary", "article")), None)
    span = next(iter(quotable(document, unit.start, unit.end)), None) if unit else None
    if unit and span:
        answer.claim(
            f"{named(unit.label, document.id, world)}: “{span.of(document.text)}”", answer.cite(document.id, unit.place, span)
        )
    return [document.id]
