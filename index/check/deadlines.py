"""When an action is due: what a draft says, against its timetable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.answer.model import Citation
from index.check.facts import Facts, Ruling
from index.check.items import When
from index.world import Row
from ingest.model import Timetable

_STARTS = frozenset(["start", "starts", "started", "starting", "begin", "begins", "beginning", "launched", "launch", "launches", "initiated", "kicked"])


@dataclass(frozen=True, slots=True)
class Said:
    """A time as a draft says it. ``manner``: ``by``, ``in``, ``before``, ``from``, ``start``, ``period``, ``ongoing``,
    ``row`` (in a table or brackets) or ``none`` (no time is set)."""

    manner: str
    first: int | None = None
    last: int | None = None
    fine: bool = False


def manner(words: str, prepositions: str, when: Sequence[When] | tuple[int, int] | None, code: str) -> Said | None:
    """The time that a clause names, ``None`` where it names several.

    ``prepositions`` are the letters between verb and time, ``words`` the clause.
    """
    if code == "O":
        return Said("ongoing")
    if code == "T" and when is not None:
        first, last = when
        assert isinstance(first, int)
        assert isinstance(last, int)
        return Said("period", first, last)
    whens = [each for each in when or () if isinstance(each, When)]
    if len(whens) != 1:
        return None
    year, fine = whens[0].year, whens[0].fine
    starts = any(word in words.split() for word in _STARTS)
    if starts:
        return Said("start", year, None, fine)
    last_sign = next((each for each in reversed(prepositions) if each in "wWXVZ"), "")
    kind = {"w": "by", "X": "by", "W": "in", "Z": "before", "V": "from"}.get(last_sign, "in")
    return Said(kind, year if kind == "from" else None, None if kind == "from" else year, fine)


def judge(facts: Facts, row: Row, said: Said, denied: bool) -> Ruling:
    """Whether the row's timetable says the same."""
    table = row.action.timetable
    evidence = facts.cite_time(row)
    label = row.action.label
    written = f"the timetable says {table.written}" if table else "the row has no timetable"
    if said.manner == "none":
        none = table is None or (table.start is None and table.end is None)
        return _ruled(none != denied, f"{label}: {written}.", evidence)
    if table is None:
        return Ruling("not_checkable", f"{label} has no timetable.", evidence)
    holds = _holds(table, said)
    if holds is None:
        return Ruling("not_checkable", f"{label}: {written}, which names no such year.", evidence)
    if denied:
        if said.fine or (said.manner in ("by", "before") and not holds):
            return Ruling("not_checkable", f"{label}: {written}.", evidence)
        return _ruled(not holds, f"{label}: {written}.", evidence)
    if holds and said.fine:
        reason = f"{label}: {written}; it says nothing finer than the year."
        return Ruling("not_checkable", reason, evidence)
    notes: tuple[str, ...] = ()
    if holds and said.manner != "period" and table.start != table.end and table.start is not None:
        notes = (f"The timetable is {table.written}.",)
    return Ruling(*_verdict(holds, f"{label}: {written}."), evidence, notes)


def _holds(table: Timetable, said: Said) -> bool | None:
    if said.manner == "ongoing":
        return table.ongoing
    if table.start is None and table.end is None:
        return False if table.ongoing else None
    if said.manner == "period":
        return (table.start, table.end) == (said.first, said.last)
    if said.manner in ("start", "from"):
        return table.start == said.first
    if said.manner == "before":
        return said.last is not None and table.end is not None and table.end < said.last
    return table.end == said.last


def _verdict(holds: bool, reason: str) -> tuple[str, str]:
    return ("confirmed" if holds else "wrong_deadline"), reason[0].upper() + reason[1:]


def _ruled(holds: bool, reason: str, evidence: tuple[Citation, ...]) -> Ruling:
    return Ruling(*_verdict(holds, reason), evidence)
