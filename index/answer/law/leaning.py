"""Which actions lean on law that has been amended, replaced or repealed, or still holds: what they cite, joined with the acts' histories."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import select
from index.answer.editions import in_words
from index.answer.law import resting
from index.answer.law.asked import Asked, read
from index.answer.law.holding import brief_of
from index.answer.law.told import Of, Said
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, phrase, sentence
from index.answer.selection import filters_of
from index.question.act_lexicon import find
from index.question.act_names import mentioned
from index.question.interpretation import Interpretation
from index.world import Row, World
from ingest.model import Work
from ingest.naming import called
from ingest.status import ENDS, Status, status

#: What is asked of the acts, and the events that make it so.
_KINDS = {"repeal": ("repealed",), "replace": ("replaced",), "amend": ("amended",), "ends": ENDS, "became": ENDS, "correct": ("corrected",)}
_DENIED = re.compile(r"\b(?:no longer|not|isn't|aren't|no more|ne\b.{0,40}\bplus|ne\b.{0,40}\bpas|nicht(?: mehr)?|ya no|no)\b")


def asks(one: Interpretation, asked: Asked) -> bool:
    """Whether actions are asked for by what became of the acts that they cite."""
    citing = any(each.field == "act" or (each.field == "act_type" and each.op == "any") for each in one.filters)
    became = asked.concepts & (set(_KINDS) | {"force", "status"})
    due = became == {"ends"} and any(each.field == "year" for each in one.filters)  # "welche davon *enden* 2021?": the actions do
    known = bool(became) and not due and set(asked.topics) <= {"ended", "amended", "holds", "correct", "citing", "bound"}
    besides = find(" ".join(one.subject), one.language)[1]  # of what no condition on the records accounts for
    return one.target == "actions" and citing and known and not besides and not one.acts


def answer_leaning(one: Interpretation, world: World, answer: Answer) -> bool:
    """Name the actions and the acts with what became of each; false where something else is asked."""
    one = answer.interpretation or one  # in the asker's own words
    asked = read(one)
    if world.catalogue is None or not asks(one, asked):
        return False
    language = answer.language
    kinds = next((kinds for concept, kinds in _KINDS.items() if concept in asked.concepts), ())
    wants_holding = not kinds and not _DENIED.search(asked.said)
    leaning = [(row, work, status(world.catalogue, work, asked.day or answer.on)) for row, work in _cited(one, world)]
    chosen = [each for each in leaning if _so(each[2], kinds, holding=wants_holding)]
    rows = list(dict.fromkeys(row.action.number for row, _, _ in chosen))
    what = phrase(language, f"leaning_{_key(kinds, holding=wants_holding)}")
    lead = phrase(language, "leaning" if rows else "leaning_none", number=len(rows), count=len(rows), checked=len(world.rows), what=what, items=joined(language, rows) if len(rows) > 1 else label(language, "action", rows))
    answer.claim(lead, *(answer.cite(row.document, row.action.place, row.action.text) for row, _, _ in chosen or leaning))
    for row, work, seen in chosen or leaning:
        act = sentence(phrase(language, "cites", label=label(language, "action", [row.action.number]), items=called(work, language)))
        held = world.edition(work.id)
        answer.claim(act, answer.cite(row.document, row.action.place, row.action.text), *([answer.cite(held.id, *resting.head(held))] if held else []))
        for said in _told(Of(work, world.catalogue, world, seen, asked), kinds):
            answer.claim(in_words(said.text), *resting.cite(said, work, world, answer))
    answer.answer = " ".join(text for text, _ in answer.claims)
    sure = all(event.event.confidence == "confirmed" for _, _, seen in chosen for event in seen.events if event.event.kind in (kinds or ENDS))
    answer.status = ("complete" if sure else "answered") if rows else "empty"
    answer.result = Result("actions", tuple(dict.fromkeys(row.id for row, _, _ in chosen)), "complete", len(world.rows))
    return True


def _cited(one: Interpretation, world: World) -> list[tuple[Row, Work]]:
    """The actions that meet the question's other conditions, with each act of the catalogue that they cite."""
    rows = select.actions(world, filters_of(one, world))
    acts = {id for row in rows for id in row.acts}
    return [(row, work) for row in rows for id in mentioned(row, world) if id in acts for work in world.catalogue.find(id)[:1]] if world.catalogue else []


def _so(seen: Status, kinds: Sequence[str], *, holding: bool) -> bool:
    if kinds:
        return any(each.event.kind in kinds and each.phase == "past" for each in seen.events)
    return bool(seen.holds) is holding or (not holding and seen.word == "replaced_in_part")


def _key(kinds: Sequence[str], *, holding: bool) -> str:
    if len(kinds) == 1:
        return kinds[0]
    return "ended" if kinds or not holding else "holding"


def _told(of: Of, kinds: Sequence[str]) -> tuple[Said, ...]:
    """What became of the act: the events asked for, or its status with its end."""
    events = tuple(of.tell(each) for each in of.status.events if each.event.kind in kinds and each.phase == "past")
    return events or brief_of(of)
