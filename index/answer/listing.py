"""Lists of the plan's own parts: priorities, sections, footnotes, areas, acts, and the documents held."""

from __future__ import annotations

import re

from index.answer.model import Answer, Result, listed
from index.question.interpretation import Interpretation
from index.question.nouns import ACT_LETTERS
from index.world import World

_KINDS = {"priorities": "priority", "sections": "section", "footnotes": "footnote"}


def answers(one: Interpretation) -> bool:
    """Whether the question asks for a list of parts, under no other condition."""
    return one.target in (*_KINDS, "acts", "documents") and not one.subject


def list_parts(one: Interpretation, world: World, answer: Answer) -> None:
    """Answer with the parts."""
    if one.target == "documents":
        items = list(world.documents)
        answer.result = Result("documents", tuple(items), "complete", len(items))
        answer.answer = f"{len(items)} documents: {listed([world.documents[id].title for id in items])}."
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
        answer.claim(f"{unit.label}: “{text}”", answer.cite(document, unit.place, unit.span))
    answer.result = Result("units", tuple(f"{d}/{u.place}" for d, u in units), "complete", len(units))
    answer.answer = f"{len(units)} {one.target}: " + "; ".join(text for text, _ in answer.claims) + "."


#: A CELEX number of an act; other identifiers name documents that are no law.
_LEGAL = re.compile(r"3\d{4}[LRDFH]")


def _acts(one: Interpretation, world: World, answer: Answer) -> None:
    """The acts that the plan's actions cite, of the types asked for."""
    letters = [ACT_LETTERS[str(v)] for f in one.filters if f.field == "act_type" for v in f.values]
    found: dict[str, list[str]] = {}
    for row in world.rows:
        for celex in filter(_LEGAL.match, sorted(row.acts)):
            if not letters or celex[5:6] in letters:
                found.setdefault(celex, []).append(row.action.label)
                answer.claim(
                    f"{row.action.label} cites {celex}.",
                    answer.cite(row.document, row.action.place, row.action.text),
                )
    answer.result = Result("documents", tuple(found), "complete", len(world.rows))
    if not found:
        answer.status, answer.answer = "empty", "No action cites such an act."
        return
    shown = [f"{celex} ({listed(labels)})" for celex, labels in found.items()]
    answer.answer = f"{len(found)} acts are cited by actions: {listed(shown)}."
