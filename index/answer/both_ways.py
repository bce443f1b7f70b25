"""A comparison, a ranking or a table of actions whose condition can be read in two ways: each reading is answered, and all are shown."""

from __future__ import annotations

from collections.abc import Callable

from index.answer import conditions
from index.answer.model import Answer
from index.answer.phrases import joined, phrase
from index.answer.selection import filters_of, readings
from index.question.combined import FORM
from index.question.interpretation import Interpretation
from index.world import World
from ingest.model import Span

_FORMS = frozenset(["compare", "rank", "table", "measure", FORM])


def answers(one: Interpretation) -> bool:
    """Whether a question is of such a form, and has a choice left open."""
    return bool(one.choices) and not one.subject and one.form in _FORMS


def each_reading(one: Interpretation, world: World, answer: Answer, select: Callable[[Interpretation, Answer], None]) -> None:
    """Answer each reading, the likelier first: `ambiguous` where they differ.

    Args:
        select: answers an interpretation that leaves no choice open.
    """
    told: dict[str, tuple[str, Interpretation, Answer]] = {}
    same = []
    for _, plain in readings(one):
        each = Answer(plain.question, answer.on, world, interpretation=plain)
        select(plain, each)
        meant = conditions.said(filters_of(plain, world), plain.language, world, 2)
        kept = told.setdefault(repr((each.result.items, each.result.rows, each.result.groups) if each.result else each.answer), (meant, plain, each))
        same += [meant] if kept[2] is not each else []
    first = next(iter(told.values()))[2]
    answer.status, answer.answer, answer.result = first.status, first.answer, first.result
    for _, _, each in told.values():
        answer.mentions += [mention for mention in each.mentions if mention not in answer.mentions]
        for text, numbers in each.claims:
            cited = [each.citations[number] for number in numbers]
            answer.claim(text, *[answer.cite(made.document, made.place, Span(made.start, made.end)) for made in cited])
    for note in first.notes:
        answer.note(note)
    if len(told) > 1:
        answer.status = "ambiguous"
        ways = " ".join(f"({number}) {each.answer}" for number, (_, _, each) in enumerate(told.values(), start=1))
        answer.answer = phrase(one.language, "ambiguous", count=len(told), readings=ways)
        for meant, plain, each in told.values():
            if each.result is not None:
                shown = each.result.as_json()
                answer.readings.append({"reading": meant, "result": shown, "interpretation": plain.as_json(), "count": shown["count"], "items": shown["items"]})
    elif same:
        answer.note(phrase(one.language, "same_reading", what=joined(one.language, same, "or")))
