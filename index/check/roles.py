"""Who is responsible, involved or mentioned: what a draft says, against the row."""

from __future__ import annotations

from collections.abc import Sequence

from index.answer.model import listed
from index.check.facts import Facts, Ruling
from index.world import Row


def responsible(
    facts: Facts, row: Row, names: Sequence[str], *, denied: bool, only: bool, either: bool, exact: bool
) -> Ruling:
    """Whether the bodies named are responsible for the action: all of them, and where ``only``, no others.

    ``exact``: the draft gives them as *the* bodies responsible. ``either``: joined by "or".
    """
    evidence = facts.cite_bodies(row)
    there = [name for name in names if facts.responsible(row, name)]
    absent = [name for name in names if name not in there]
    label, holders = row.action.label, [body.name for body in row.action.bodies]
    said = f"{label} names {listed(holders) or 'nobody'} as responsible"
    notes = facts.successions(names, row)
    if not holders:
        return Ruling("not_checkable", f"{label} names no responsible body.", evidence)
    if denied:
        if only:  # "not only"
            return Ruling("not_checkable", f"{said}.", evidence, notes)
        if there:
            return Ruling("wrong_body", f"{said}; {listed(there)} among them.", evidence, notes)
        return Ruling("confirmed", f"{said}, and not {listed(absent, 'or')}.", evidence, notes)
    if either:
        if not there:
            return Ruling("wrong_body", f"{said}, and not {listed(absent, 'or')}.", evidence, notes)
        return Ruling("not_checkable", f"{said}; the draft leaves open who.", evidence, notes)
    if absent:
        return Ruling("wrong_body", f"{said}, and not {listed(absent, 'or')}.", evidence, notes)
    others = [name for name in holders if not any(facts.same(name) & facts.same(each) for each in names)]
    if others and (only or exact):
        return Ruling("wrong_body", f"{said}: {listed(others)} too.", evidence, notes)
    if others:
        notes = (f"Also responsible: {listed(others)}.", *notes)
    return Ruling("confirmed", f"{said}.", evidence, notes)


def lead(facts: Facts, row: Row, names: Sequence[str], *, denied: bool) -> Ruling:
    """A lead: no plan's row names one, so it is decided only where a single body is responsible, or another."""
    evidence = facts.cite_bodies(row)
    holders = [body.name for body in row.action.bodies]
    absent = [name for name in names if not facts.responsible(row, name)]
    label, notes = row.action.label, facts.successions(names, row)
    said = f"{label} names {listed(holders) or 'nobody'} as responsible"
    if denied:
        if len(absent) == len(names):
            return Ruling("confirmed", f"{said}, and not {listed(absent, 'or')}.", evidence, notes)
        if len(holders) == 1:
            return Ruling("wrong_body", f"{said}.", evidence, notes)
        return Ruling("not_checkable", f"{said}; no lead is named.", evidence, notes)
    if absent:
        return Ruling("wrong_body", f"{said}, and not {listed(absent, 'or')}; no lead is named.", evidence, notes)
    if len(holders) == 1:
        return Ruling("confirmed", f"{said}, and nobody else.", evidence, notes)
    return Ruling("not_checkable", f"No lead is named: {said[0].upper() + said[1:]}, without order.", evidence, notes)


def no_lead(facts: Facts, row: Row) -> Ruling:
    """ "Action 4 has no lead"."""
    holders = [body.name for body in row.action.bodies]
    verdict = "not_checkable" if len(holders) == 1 else "confirmed"
    reason = f"{row.action.label} names {listed(holders)} as responsible, and no lead."
    return Ruling(verdict, reason, facts.cite_bodies(row))


def involved(facts: Facts, row: Row, names: Sequence[str], *, denied: bool) -> Ruling:
    """Taking part: being responsible, or being named in the action's text."""
    evidence = (*facts.cite_bodies(row), *facts.cite_label(row))
    in_row = [name for name in names if facts.responsible(row, name)]
    in_text = [name for name in names if name not in in_row and facts.same(name) & row.named]
    absent = [name for name in names if name not in in_row and name not in in_text]
    label, notes = row.action.label, facts.successions(names, row)
    if in_text and not absent and not denied:
        reason = f"{label} names {listed(in_text)} in its text without making it responsible."
        return Ruling("not_checkable", reason, evidence, notes)
    if denied:
        if in_row:
            return Ruling("wrong_body", f"{listed(in_row)} is responsible for {label}.", evidence, notes)
        if in_text:
            return Ruling("not_checkable", f"{label} names {listed(in_text)} in its text only.", evidence, notes)
        return Ruling("confirmed", f"{label} names {listed(absent, 'or')} nowhere.", evidence, notes)
    if absent:
        return Ruling("wrong_body", f"{label} names {listed(absent, 'or')} nowhere.", evidence, notes)
    return Ruling("confirmed", f"{label} makes {listed(in_row)} responsible.", evidence, notes)


def mentioned(facts: Facts, row: Row, names: Sequence[str], *, denied: bool) -> Ruling:
    """Being named in the row at all: in its text or among those responsible."""
    evidence = (*facts.cite_label(row), *facts.cite_bodies(row))
    there = [name for name in names if facts.same(name) & (row.named | row.responsible)]
    absent = [name for name in names if name not in there]
    label, notes = row.action.label, facts.successions(names, row)
    if denied and there:
        return Ruling("wrong_body", f"{label} names {listed(there)}.", evidence, notes)
    if not denied and absent:
        return Ruling("wrong_body", f"{label} does not name {listed(absent, 'or')}.", evidence, notes)
    words = f"does not name {listed(absent, 'or')}" if denied else f"names {listed(there)}"
    return Ruling("confirmed", f"{label} {words}.", evidence, notes)


def how_many(facts: Facts, row: Row, said: int, *, compared: str) -> Ruling:
    """The number of bodies responsible for an action."""
    from index.check.counting import compare

    holders = [body.name for body in row.action.bodies]
    verdict = "confirmed" if compare(len(holders), said, compared) else "wrong_number"
    reason = f"{row.action.label} names {len(holders)}: {listed(holders)}."
    return Ruling(verdict, reason, facts.cite_bodies(row))
