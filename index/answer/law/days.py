"""The days of an act: adopted, in force, applied, transposed, published, amended, corrected."""

from __future__ import annotations

import datetime as dt
import re

from index.answer.law.holding import brief_of, does
from index.answer.law.told import Of, Said, Told, unique, unrecorded
from ingest.model import StatusEvent
from ingest.status import Placed, first_day


def starts(of: Of) -> Told:
    """Since when the act is in force, or applies."""
    wanted = ("in_force", "applies") if "force" in of.asked.concepts else ("applies", "in_force")
    # An earlier day of a few provisions is not that of the act.
    by_kind = [sorted(of.events(kind), key=lambda each: each.event.extent == "some_provisions") for kind in wanted]
    known = [each for events in by_kind for each in events if each.event.date]
    if not known:
        return unrecorded(f"Not recorded: no day is recorded on which {of.name} began to apply.", brief_of(of))
    first = known[0]
    assert first.event.date is not None
    what = "applies" if first.event.kind == "applies" else "is in force"
    then = "from then on" if first.event.date > of.status.on else "since then"
    lead = Said(f"{_from(first.event)}: {of.name} {what} {then}.", _days([first]), kinds=(first.event.kind,))
    return Told(unique([lead, *of.tell_all(*wanted), *brief_of(of)]), (), (first.event,))


def _from(event: StatusEvent) -> str:
    day = first_day(event)
    assert day is not None
    return f"From {day.isoformat()}" if event.precision == "day" else f"From {day.isoformat()[: 4 if event.precision == 'year' else 7]}"


def _days(placed: list[Placed]) -> tuple[dt.date, ...]:
    return tuple(each.event.date for each in placed if each.event.date and each.event.precision == "day")


def transposed(of: Of) -> Told:
    """By when national law had to comply; whether a state did is not recorded."""
    due = [each for each in of.events("transposition_due") if each.event.date]
    did = of.asked.yes_no and not of.asked.concepts & {"when", "until", "due"} and of.asked.period is None
    if of.status.for_state or did:
        who = "which states have transposed it, or how"
        return unrecorded(f"Not recorded: {who}; only by when {of.name} had to be transposed.", of.tell_all("transposition_due"))
    if not due:
        return unrecorded(f"Not recorded: no deadline for transposition of {of.name} ({of.work.kind}) is recorded.")
    own = [each for each in due if each.event.by is None] or due
    event = own[0].event
    assert event.date is not None
    lead = Said(f"{of.name}: by {event.date if event.precision == 'day' else event.date.year}.", _days(own[:1]), kinds=("transposition_due",))
    return Told(unique([lead, *of.tell_all("transposition_due")]), of.by("transposition_due"), (event,))


def adopted(of: Of) -> Told:
    """The day that the act bears."""
    if of.work.date is None:
        return unrecorded(f"Not recorded: no day of adoption is recorded for {of.name}.")
    return Told((Said(f"On {of.work.date}: {of.name} bears that date.", (of.work.date,)), *brief_of(of)))


def amended(of: Of) -> Told:
    """What amended the act, in the years asked for; or what it amends."""
    if of.asked.role == "agent":
        return does(of)
    events = of.events("amended")
    if of.with_:
        events = [each for each in events if each.event.by in {work.id for work in of.with_}] or events
    dated = sorted((each for each in events if each.event.date), key=lambda each: str(each.event.date))
    if of.asked.concepts & {"last", "first"} and dated:
        events = dated[-1:] if "last" in of.asked.concepts else dated[:1]
    told = tuple(of.tell(each) for each in events)
    by = of.works.related(each.event.by for each in events if each.event.by)
    decisive = tuple(each.event for each in events)
    within = _within(of)
    if of.asked.yes_no:
        past = [each.event for each in events if each.phase == "past"]
        if past:
            return Told(unique([Said(f"Yes,{within}." if within else "Yes."), *told, *brief_of(of)]), by, tuple(past[:1]))
        rest = tuple(each for each in brief_of(of))
        return unrecorded(f"Not recorded: no amendment of {of.name}{within} is recorded.", (*told, *rest))
    if not events:
        return unrecorded(f"Not recorded: no amendment of {of.name}{within} is recorded.", brief_of(of))
    count = Said(f"{len(events)} amendments of {of.name} are recorded{within}.") if len(events) > 1 else Said(f"1 amendment of {of.name} is recorded{within}.")
    lead = (count,) if "how_many" in of.asked.concepts else ()
    return Told(unique([*lead, *told, *brief_of(of)]), by, decisive)


def _within(of: Of) -> str:
    if of.asked.period is None:
        return ""
    first, last = of.asked.period
    if first == last:
        return f" in {first}"
    return f" since {first}" if last == 9999 else f" until {last}" if not first else f" from {first} to {last}"


def corrected(of: Of) -> Told:
    """Corrigenda of the act."""
    told = of.tell_all("corrected")
    if not told:
        return unrecorded(f"Not recorded: no corrigendum of {of.name} is recorded.", brief_of(of))
    first = (Said("Yes."),) if of.asked.yes_no else ()
    return Told((*first, *told), (), tuple(each.event for each in of.events("corrected")))


_PRINTED = re.compile(r"\bOJ [A-Z]{1,2} ?\d[^.;]{0,12}, \d{1,2}\.\d{1,2}\.\d{4}(?:, pp?\. \d{1,5}(?:[-–]\d{1,5})?)?")


def published(of: Of) -> Told:
    """Where the act was printed: as a note gives it, else as its identifier does."""
    printed = _PRINTED.search(of.work.note)
    if printed:
        return Told((Said(f"{of.name} was published in the Official Journal: {printed.group()}."),))
    for each in of.work.identifiers:
        parts = each.split(":")
        if parts[0] == "OJ" and len(parts) == 5:
            return Told((Said(f"{of.name} was published in the Official Journal {parts[1]} {parts[3]} of {parts[2]}, page {parts[4]}."),))
        if parts[0] == "OJ" and len(parts) == 3:
            return Told((Said(f"{of.name} was published in the Official Journal, {parts[1]} series, number {parts[2]}."),))
        if re.fullmatch(r"\d{4}/[A-Z] \d{1,4}(?: ?I)?/\d{1,3}", each):
            return Told((Said(f"{of.name} was published in the Official Journal under the number {each}."),))
    return unrecorded(f"Not recorded: no record says where {of.name} was published.")
