"""What became of a body: whether another took its place, when, and by which act. Told from the list of bodies."""

from __future__ import annotations

import re

from index.answer.conditions import act_name, called
from index.answer.free import quoting
from index.answer.model import Answer, Result
from index.answer.phrases import phrase, sentence
from index.question.act_lexicon import find
from index.question.interpretation import Interpretation
from index.quotable import quotable
from index.world import World
from ingest.bodies import Succession
from ingest.wording import written

#: Concepts with which people ask what became of a body, and those that ask nothing themselves.
_BECAME = frozenset(["replace", "became", "repeal", "renamed"])
_ASKS = frozenset(["which", "who", "when", "until"])
_WHOLE_WORDS = re.compile(r"[^\W_]")


def renamed(one: Interpretation, world: World, answer: Answer) -> bool:
    """Answer what became of the body that the question names, or what it is; false where it asks something else."""
    if one.acts or one.places or (one.explicit and one.target != "bodies"):
        return False
    bodies = list(world.bodies.find(one.question, any_case=True))
    steps = {step for each in bodies for step in (*world.bodies.predecessors(each.body), *world.bodies.successors(each.body))}
    if not steps:
        return False
    spans = [each.span for each in bodies]
    said = "".join(" " if any(span.start <= i < span.end for span in spans) else c for i, c in enumerate(one.question))
    known, left = find(said, one.language)
    concepts = frozenset(concept for each in known for concept in each.concepts)
    alike = "same" in concepts and len({each.body for each in bodies}) > 1
    others = any({each.body} - {name for step in steps for name in (step.old, step.new)} for each in bodies)  # "which are X's and Y's?"
    if left or not (concepts & _BECAME or alike or _exists(concepts) or (_identifies(concepts, said) and not others)):
        return False
    if "why" in concepts:
        answer.status = "not_found"
        rest = " ".join(succession(step, world, one.language) for step in steps)
        answer.answer = phrase(one.language, "why_unrecorded", rest=rest)
        return True
    yes_no = not concepts & {*_ASKS, "became", "same"}
    items: list[str] = []
    for step in sorted(steps, key=lambda each: each.date):
        key = _lead(step, answer, gone=bool(concepts & {"ongoing", "status"})) if yes_no else ""
        items += _told(step, key, world, answer)
    answer.answer = " ".join(text for text, _ in answer.claims)
    answer.result = Result("documents", tuple(dict.fromkeys(items)), "complete", len(world.bodies.successions))
    return True


def of_two_names(one: Interpretation, world: World) -> bool:
    """Whether a question names a body and the one whose place it took: "is the EUDA the same as the EMCDDA?"."""
    named = {each.body for each in world.bodies.find(one.question, any_case=True)}
    return any({step.old, step.new} <= named for step in world.bodies.successions)


def _exists(concepts: frozenset[str]) -> bool:
    """ "Does it still exist?": whether, and nothing of what it does."""
    return "status" in concepts and not concepts & {"which", "when"}


def _identifies(concepts: frozenset[str], said: str) -> bool:
    """ "What is the EUDA?": a word that asks, and nothing besides."""
    return bool(concepts & {"which", "who"}) and not concepts - {"which", "who", "passive", "frame"} and bool(_WHOLE_WORDS.search(said))


def _lead(step: Succession, answer: Answer, *, gone: bool) -> str:
    """The phrase for yes or no, to whether it was replaced or (``gone``) whether it is still there."""
    if step.date > answer.on:
        return "yes_for_now" if gone else "not_yet_as"
    return "no_as" if gone else "yes_as"


def succession(step: Succession, world: World, language: str) -> str:
    """What took the place of what, when and by which act: in English in the register's own words."""
    if language == "en":
        return step.words
    old, new = (called(name, language, world) for name in (step.old, step.new))
    return sentence(phrase(language, "succeeded", old=old, new=new, day=written(step.date, language), act=act_name(step.by, world, language)))


def _told(step: Succession, key: str, world: World, answer: Answer) -> list[str]:
    """The succession in words, behind the yes or no of ``key``, with what is held of the act that brought it."""
    document = world.edition(step.by)
    said = succession(step, world, answer.language)
    if key:
        articled = said.startswith("The ") or (answer.language != "en" and not said[1:2].isupper())
        said = phrase(answer.language, key, why=said[:1].lower() + said[1:] if articled else said)
    if document is None:
        answer.claim(said)
        return [step.by]
    title = next((unit for unit in document.units if unit.kind == "title"), document.units[0])
    answer.claim(said, answer.cite(document.id, title.place, title.span))
    unit = next((unit for unit in document.units if unit.kind in ("summary", "article")), None)
    span = next(iter(quotable(document, unit.start, unit.end)), None) if unit else None
    if unit and span:
        answer.claim(quoting(unit.label, document.id, span, answer), answer.cite(document.id, unit.place, span))
    return [document.id]
