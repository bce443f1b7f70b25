"""Lists of the plan's own parts: priorities, sections, footnotes, areas, acts, and the documents held."""

from __future__ import annotations

import re

from index.answer.conditions import act_name
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, parted, phrase, quotation, sentence
from index.question.interpretation import Interpretation
from index.question.nouns import ACT_LETTERS
from index.world import World
from ingest.model import Unit

_KINDS = {"priorities": "priority", "sections": "section", "footnotes": "footnote"}


def answers(one: Interpretation) -> bool:
    """Whether the question asks for a list of parts, under no other condition."""
    if one.target not in (*_KINDS, "acts", "documents") or one.subject or one.choices:
        return False
    places = [place for place in one.places if one.target != "priorities" or not place.startswith(("section:", "place:sec_"))]
    return one.target == "documents" or not (places or any(item.field != "act_type" for item in one.filters))


def list_parts(one: Interpretation, world: World, answer: Answer) -> None:
    """Answer with the parts."""
    if one.target == "documents":
        items = list(world.documents)
        answer.result = Result("documents", tuple(items), "complete", len(items))
        titles = joined(one.language, [world.documents[id].title for id in items])
        answer.answer = phrase(one.language, "documents", number=len(items), count=len(items), items=titles)
        return
    if one.target == "acts":
        _acts(one, world, answer)
        return
    units = world.units(_KINDS[one.target])
    wanted = {p.split(":", 1)[1] for p in one.places if p.startswith(("section:", "place:sec_"))}
    if wanted and one.target == "priorities":
        units = [
            (d, u)
            for d, u in units
            if (u.parent or "").removeprefix("sec_") in {w.removeprefix("sec_") for w in wanted}
        ]
    for document, unit in units:
        text = unit.heading or world.text(document, unit.span)
        text = quotation(text, one.language)
        said = phrase(one.language, "labelled", label=_called(one, unit), text=text) if unit.number else text
        answer.claim(said, answer.cite(document, unit.place, unit.span))
    answer.result = Result("units", tuple(f"{d}/{u.place}" for d, u in units), "complete", len(units))
    key = "section_priorities" if wanted and one.target == "priorities" else f"parts_{one.target}"
    parts = parted(one.language, [text for text, _ in answer.claims]).removesuffix(".")
    said = phrase(one.language, key, number=len(units), count=len(units), items=parts)
    answer.answer = sentence(said) if units else phrase(one.language, "parts_none")


def _called(one: Interpretation, unit: Unit) -> str:
    """A unit's kind and number, before its words."""
    said = label(one.language, unit.kind, [unit.number or ""])
    return f"{said[:1].upper()}{said[1:]}"


#: A CELEX number of an act; other identifiers name documents that are no law.
_LEGAL = re.compile(r"3\d{4}[LRDFH]")


def _acts(one: Interpretation, world: World, answer: Answer) -> None:
    """The acts that the plan's actions cite, of the types asked for."""
    letters = [ACT_LETTERS[str(v)] for f in one.filters if f.field == "act_type" for v in f.values]
    found: dict[str, list[str]] = {}
    for row in world.rows:
        for celex in filter(_LEGAL.match, sorted(row.acts)):
            if not letters or celex[5:6] in letters:
                found.setdefault(celex, []).append(row.action.number)
                answer.claim(
                    sentence(phrase(one.language, "cites", label=label(one.language, "action", [row.action.number]), items=act_name(celex, world))),
                    answer.cite(row.document, row.action.place, row.action.text),
                )
    answer.result = Result("documents", tuple(found), "complete", len(world.rows))
    if not found:
        answer.status, answer.answer = "empty", phrase(one.language, "acts_none")
        return
    shown = [f"{act_name(celex, world)} ({label(one.language, 'action', numbers)})" for celex, numbers in found.items()]
    answer.answer = phrase(one.language, "acts", number=len(found), count=len(found), items=joined(one.language, shown))
