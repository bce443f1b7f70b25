"""Whether one body has more actions than another, and how many more."""

from __future__ import annotations

from index.answer.aggregates import shown_as, with_actions
from index.answer.model import Answer, Result
from index.answer.phrases import joined, phrase, sentence
from index.answer.row_words import claim_rows
from index.answer.selection import readings, rows
from index.answer.sets import leading
from index.answer.tally import held, tally
from index.question.interpretation import Interpretation
from index.world import World


def answers(one: Interpretation) -> bool:
    """Whether the question sets the counts of two bodies against each other."""
    return one.form == "measure" and not one.subject


def measure(one: Interpretation, world: World, answer: Answer) -> None:
    """Both counts, and what follows from them."""
    names = next(note for note in one.notes if note.startswith("measured:")).split(":", 1)[1].split("|")
    found = rows(readings(one)[0][1], world)
    target = one.target or "bodies"
    counts = tally(one, found, target, world)
    mine, theirs = (counts[name] for name in names)
    table = ((names[0], mine), (names[1], theirs))
    told = [with_actions(name, count, shown_as(name, target, one, world, running=target != "bodies"), one, world) for name, count in table]
    shown = f"{leading(one, world, found)}{sentence(joined(one.language, told))}"
    if "difference" in one.fields:
        answer.answer = f"{mine - theirs if one.order == 'most' else theirs - mine}. {shown}"
        answer.result = Result("table", tuple(names), "complete", len(found), columns=(target, "actions"), rows=table)
    else:
        holds = {"most": mine > theirs, "fewest": mine < theirs}.get(one.order, mine == theirs)
        answer.answer = phrase(one.language, "yes" if holds else "no", why=shown)
        answer.result = Result("yes_no", ("yes" if holds else "no",), "complete", len(found), columns=(target, "actions"), rows=table)
    claim_rows(answer, [row for row in found if set(held(one, row, target)) & set(names)])
