"""Means over the selected actions: of their bodies or areas, or of the actions of each body, section, priority, area or year."""

from __future__ import annotations

from dataclasses import replace

from index.answer.model import Answer, Result
from index.answer.phrases import phrase
from index.answer.row_words import claim_rows
from index.answer.selection import readings, rows
from index.answer.sets import leading
from index.answer.tally import NONE, tally
from index.question.interpretation import Interpretation
from index.world import World


def average(one: Interpretation, world: World, answer: Answer) -> None:
    """The mean that is asked for, with what it is told from."""
    plain = readings(one)[0][1]
    found = rows(plain, world)
    if one.order == "actions":
        counts = [len(row.action.bodies) if "bodies" in one.fields else len(row.action.areas) for row in found]
        key, noun = f"average_{one.fields[0]}", ""
    else:
        held = tally(plain, found, one.order, world)
        counts = [held[name] for name in _every(plain, world)]
        key, noun = "average_actions", phrase(one.language, f"within_{one.order}", number=len(counts))
    total = sum(counts)
    if not total:
        answer.status, answer.answer = "empty", leading(plain, world, found).strip() or phrase(one.language, "no_values")
        return
    mean = _written(total / len(counts), one.language)
    answer.result = Result("number", (mean,), "complete", len(world.rows), columns=(one.order, one.fields[0], "mean"), rows=((len(counts), total, mean),))
    answer.status = "complete"
    answer.answer = f"{leading(plain, world, found)}{phrase(one.language, key, number=len(counts), count=len(counts), mean=mean, total=total, noun=noun)}"
    claim_rows(answer, found)


def _every(one: Interpretation, world: World) -> list[str]:
    """All that a mean is taken over, those without any of the selected actions too: every year of the plan, every section …."""
    if one.order == "years" and world.period:
        return [str(year) for year in range(world.period[0], world.period[1] + 1)]
    everything = tally(replace(one, filters=(), places=()), world.rows, one.order, world)
    return [name for name in everything if name != NONE and (one.order != "years" or name.isdigit())]


def _written(mean: float, language: str) -> str:
    """A mean to one place, as the language writes it."""
    written = f"{mean:.1f}".removesuffix(".0")
    return written if language == "en" else written.replace(".", ",")
