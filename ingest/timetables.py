"""A timetable as seen from a day. Past due never means not done: a plan's table records no implementation."""

from __future__ import annotations

import datetime as dt

from ingest.model import Timetable, Work

PHASES = ("coming", "running", "past", "ongoing", "no_date")


def phase(timetable: Timetable | None, on: dt.date) -> str:
    """Where ``on`` stands in a timetable; years are taken whole, so "2022" is running all through 2022.

    ``ongoing`` is a timetable without an end that has begun, ``no_date`` one that names no year at all.
    """
    if timetable is None or (timetable.start is None and timetable.end is None):
        return "ongoing" if timetable is not None and timetable.ongoing else "no_date"
    if timetable.start is not None and on.year < timetable.start:
        return "coming"
    if timetable.end is not None:
        return "past" if on.year > timetable.end else "running"
    return "ongoing" if timetable.ongoing else "running"


def period(work: Work) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of the period that a work covers, by its history; ``None`` where it says nothing."""
    starts = [event.date for event in work.history if event.kind == "applies" and event.date]
    ends = [event.date for event in work.history if event.kind == "expired" and event.date]
    return min(starts, default=None), max(ends, default=None)


def period_note(work: Work, on: dt.date) -> str:
    """What has to be said with any answer about "overdue" or "still open"; "" while the period runs."""
    first, last = period(work)
    if last is not None and on > last:
        return (
            f"The period that {work.short_title} covers ended on {last}. It records no implementation: "
            "past due does not mean not done."
        )
    if first is not None and on < first:
        return f"The period that {work.short_title} covers begins on {first}."
    return ""
