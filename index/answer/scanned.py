"""Every unit of the documents held in which words stand: an exact scan."""

from __future__ import annotations

from index import select
from index.answer import conditions
from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import joined, phrase
from index.question.interpretation import Interpretation
from index.world import World


def answer_units(one: Interpretation, world: World, answer: Answer) -> None:
    """Every unit of the documents held in which words stand: an exact scan."""
    phrases = [str(value) for item in one.filters if item.field == "word" for value in item.values]
    names = [str(value) for item in one.filters if item.field == "named" for value in item.values]
    plans = {plan.id for plan in world.plans}
    where = [words for words in world.words if words.document in plans or "of_plan" not in one.notes]
    found = {words.id: words for each in (*phrases, *names) for words in select.holding(world, each) if words in where}
    answer.result = Result("units", tuple(found), "complete", len(where))
    said = joined(one.language, [conditions.quoted(each, one.language) for each in (*phrases, *names)], "or")
    if not found:
        answer.status = "empty"
        none = phrase(one.language, "units_plan_none" if "of_plan" in one.notes else "units_none", checked=len(where), words=said)
        answer.answer = phrase(one.language, "no", why=none) if one.form == "yes_no" else none
        return
    for words in found.values():
        named = unit_label(words.unit.label.removesuffix(", text"), one.language, world)
        answer.claim(named if "of_plan" in one.notes else f"{named} ({words.document})", answer.cite(words.document, words.unit.place, words.unit.span))
    labels = joined(one.language, [text for text, _ in answer.claims])
    values = {"count": len(found), "checked": len(where), "words": said, "items": labels}
    text = phrase(one.language, "units_plan" if "of_plan" in one.notes else "units", number=len(found), **values)
    answer.answer = phrase(one.language, "yes", why=text) if one.form == "yes_no" else text
