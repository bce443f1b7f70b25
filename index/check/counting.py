"""How many: a number that a draft gives, against what the records count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.answer.model import Citation, listed
from index.check.deadlines import Said
from index.check.facts import Facts, Ruling
from index.world import Row
from ingest.model import Timetable

Test = Callable[[Row], bool]
_EVIDENCE = 12
"""Rows whose words are given as evidence; the note has all their numbers."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that the rows counted have in common; ``cite`` gives the words that say so."""

    words: str
    test: Test
    cite: Callable[[Row], tuple[Citation, ...]]


def compare(there: int, said: int, how: str) -> bool:
    """Whether a count fits what is said of it: ``=``, ``>``, ``}`` (at least), ``<`` or ``{`` (at most)."""
    return {"=": there == said, ">": there > said, "}": there >= said, "<": there < said, "{": there <= said}[how]


def actions(facts: Facts, said: int, how: str, readings: Sequence[Sequence[Condition]], total: int | None) -> Ruling:
    """A number of actions under conditions, each reading being one way to understand them.

    Where readings differ, only a number that fits none is wrong, and only one that fits all is right.
    """
    rows = facts.world.rows
    counted = [[row for row in rows if all(condition.test(row) for condition in reading)] for reading in readings]
    words = [listed([condition.words for condition in reading]) for reading in readings]
    fits = [compare(len(found), said, how) for found in counted]
    evidence = tuple(
        each
        for row in counted[0][:_EVIDENCE]
        for condition in readings[0]
        for each in condition.cite(row)
    )
    evidence = tuple(dict.fromkeys(evidence))[: 2 * _EVIDENCE]
    if not readings[0] and rows:
        plan = facts.world.plans[0]
        labels = f"from {rows[0].action.label} to {rows[-1].action.label}"
        evidence = (*facts.cite_label(rows[0]), *facts.cite_label(rows[-1]))
        reason = f"{plan.title} has {len(rows)} actions, {labels}."
    else:
        parts = dict.fromkeys(f"{len(found)} {word}" for found, word in zip(counted, words, strict=True))
        reason = f"Of {len(rows)} actions, {listed(list(parts))}."
    notes = [f"Actions: {listed([row.action.number for row in found])}." for found in counted[:1] if found and readings[0]]
    if total is not None and total != len(rows):
        return Ruling("wrong_number", f"{reason} There are {len(rows)} actions, and not {total}.", evidence, tuple(notes))
    if all(fits):
        return Ruling("confirmed", reason, evidence, tuple(notes))
    if any(fits):
        return Ruling("not_checkable", f"{reason} The words can mean either.", evidence, tuple(notes))
    return Ruling("wrong_number", reason, evidence, tuple(notes))


def every(facts: Facts, none: bool, subject: Sequence[Condition], predicate: Sequence[Condition], kind: str) -> Ruling:
    """ "All EMCDDA actions are due by 2025", "No action is due in 2022"."""
    rows = [row for row in facts.world.rows if all(condition.test(row) for condition in subject)]
    right = [row for row in rows if all(condition.test(row) for condition in predicate)]
    against = right if none else [row for row in rows if row not in right]
    words = listed([condition.words for condition in predicate])
    evidence = tuple(each for row in against[:_EVIDENCE] for condition in predicate for each in condition.cite(row))
    if not rows:
        return Ruling("not_checkable", "There are no such actions.")
    if against:
        which = f"{len(against)} are {'' if none else 'not '}{words}"
        reason = f"Of {len(rows)} actions {which}: {listed([row.action.number for row in against])}."
        return Ruling(kind, reason, evidence)
    return Ruling("confirmed", f"{'None' if none else 'All'} of {len(rows)} actions are {words}.")


def responsible(facts: Facts, name: str) -> Condition:
    return Condition(f"with {name} responsible", lambda row: facts.responsible(row, name), facts.cite_bodies)


def either(facts: Facts, names: Sequence[str]) -> Condition:
    words = f"with {listed(list(names), 'or')} responsible"
    return Condition(words, lambda row: any(facts.responsible(row, name) for name in names), facts.cite_bodies)


def alone(facts: Facts, names: Sequence[str]) -> Condition:
    allowed = {same for name in names for same in facts.same(name)}
    words = f"with only {listed(list(names))} responsible"
    return Condition(
        words,
        lambda row: row.responsible <= allowed and all(facts.responsible(row, name) for name in names),
        facts.cite_bodies,
    )


def under(facts: Facts, code: str, number: str) -> Condition:
    from index.check.membership import belongs

    noun = {"P": "strategic priority", "R": "priority area", "S": "section"}[code]
    return Condition(
        f"under {noun} {number}",
        lambda row: belongs(facts, row, code, [number], denied=False).verdict == "confirmed",
        facts.cite_label,
    )


def citing(facts: Facts, celex: str, title: str) -> Condition:
    return Condition(f"citing {title}", lambda row: celex in row.acts, facts.cite_label)


def timed(facts: Facts, said: Said) -> list[Condition]:
    """The ways to understand a time in a count: the last year, or years under way."""

    def condition(words: str, test: Callable[[Timetable], bool]) -> Condition:
        def of(row: Row) -> bool:
            return row.action.timetable is not None and test(row.action.timetable)

        return Condition(words, of, facts.cite_time)

    first, last = said.first, said.last
    if said.manner == "ongoing":
        return [condition("ongoing", lambda table: table.ongoing)]
    if said.manner == "none":
        return [condition("without a year", lambda table: table.start is None and table.end is None)]
    if said.manner == "period":
        return [condition(f"timed {first}-{last}", lambda table: (table.start, table.end) == (first, last))]
    if said.manner in ("start", "from"):
        return [condition(f"starting in {first}", lambda table: table.start == first)]
    assert last is not None
    ends = condition(f"due in {last}", lambda table: table.end == last)
    if said.manner == "in":
        return [ends]
    if said.manner == "before":
        return [condition(f"due before {last}", lambda table: table.end is not None and table.end < last)]
    return [ends, condition(f"due in {last} or before", lambda table: table.end is not None and table.end <= last)]
