"""The days of an act: adopted, in force, applied, transposed, published, amended, corrected."""

from __future__ import annotations

import datetime as dt
import re

from index.answer.law import own_words
from index.answer.law.holding import brief_of, does
from index.answer.law.told import Of, Said, Told, in_running, unique, unrecorded
from ingest.model import StatusEvent
from ingest.status import Placed, first_day
from ingest.wording import written, written_month


def starts(of: Of) -> Told:
    """Since when the act is in force, or applies."""
    wanted = ("in_force", "applies") if "force" in of.asked.concepts else ("applies", "in_force")
    # An earlier day of a few provisions is not that of the act.
    by_kind = [sorted(of.events(kind), key=lambda each: each.event.extent == "some_provisions") for kind in wanted]
    known = [each for events in by_kind for each in events if each.event.date]
    own = own_words.says(of, "force", "applies") if "force" in of.asked.concepts else own_words.says(of, "applies") or own_words.says(of, "force")
    if not known and own:
        return Told(unique([*own, *brief_of(of)]))
    if not known:
        return unrecorded(of.say("unrecorded_start"), brief_of(of))
    first = known[0]
    assert first.event.date is not None
    if not of.work.binding and "force" in of.asked.concepts:
        none = Said(of.say("no_force", kind=of.kind))
        made = adopted(of).said[:1] if of.work.date else ()
        return Told(unique([none, *made, *of.tell_all(*wanted), *brief_of(of)]), (), (first.event,))
    what = "starts_applies" if first.event.kind == "applies" else "starts_in_force"
    then = "from_then" if first.event.date > of.status.on else "since_then"
    lead = Said(of.say(f"{what}_{then}", day=_from(first.event, of)), _days([first]), kinds=(first.event.kind,))
    return Told(unique([lead, *own, *of.tell_all(*wanted), *brief_of(of)]), (), (first.event,))


def _from(event: StatusEvent, of: Of) -> str:
    day = first_day(event)
    assert day is not None
    if event.precision == "day":
        return of.say("from_day", day=written(day, of.language))
    shown = str(day.year) if event.precision == "year" else written_month(day, of.language)
    return of.say("from_month", day=shown)


def _days(placed: list[Placed]) -> tuple[dt.date, ...]:
    return tuple(each.event.date for each in placed if each.event.date and each.event.precision == "day")


def transposed(of: Of) -> Told:
    """By when national law had to comply; whether a state did is not recorded."""
    due = [each for each in of.events("transposition_due") if each.event.date]
    did = of.asked.yes_no and not of.asked.concepts & {"when", "until", "due"} and of.asked.period is None
    if of.status.for_state or did:
        return unrecorded(of.say("unrecorded_transposed"), of.tell_all("transposition_due"))
    said = own_words.says(of, "transpose")
    if not due and said:
        return Told(said)
    if not due:
        return unrecorded(of.say("unrecorded_deadline", kind=of.kind))
    own = [each for each in due if each.event.by is None] or due
    event = own[0].event
    assert event.date is not None
    if of.language != "en":  # there the event itself says nothing but the deadline
        of_act = of.say("of_act", text=in_running(of.tell(own[0]).text, of.language))
        rest = [each for each in of.tell_all("transposition_due") if each.text != of.tell(own[0]).text]
        return Told(unique([Said(of_act, _days(own[:1]), kinds=("transposition_due",)), *said, *rest]), of.by("transposition_due"), (event,))
    lead = Said(of.say("deadline", day=_when(event, of)), _days(own[:1]), kinds=("transposition_due",))
    return Told(unique([lead, *said, *of.tell_all("transposition_due")]), of.by("transposition_due"), (event,))


def adopted(of: Of) -> Told:
    """The day that the act bears."""
    if of.work.date is None:
        return unrecorded(of.say("unrecorded_adoption"))
    return Told((Said(of.say("bears_date", day=written(of.work.date, of.language)), (of.work.date,)), *brief_of(of)))


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
            return Told(unique([Said(of.say("yes_within", within=within) if within else of.say("holds_yes")), *told, *brief_of(of)]), by, tuple(past[:1]))
        rest = tuple(each for each in brief_of(of))
        return unrecorded(of.say("unrecorded_amendment", within=within), (*told, *rest))
    if not events:
        return unrecorded(of.say("unrecorded_amendment", within=within), brief_of(of))
    count = Said(of.say("amendments_recorded", number=len(events), count=len(events), within=within))
    lead = (count,) if "how_many" in of.asked.concepts else ()
    return Told(unique([*lead, *told, *brief_of(of)]), by, decisive)


def _within(of: Of) -> str:
    if of.asked.period is None:
        return ""
    first, last = of.asked.period
    key = "in_year" if first == last else "since_year" if last == 9999 else "until_year" if not first else "from_year_to"
    return of.say(f"within_{key}", first=first, last=last)


def corrected(of: Of) -> Told:
    """Corrigenda of the act."""
    told = of.tell_all("corrected")
    if not told:
        return unrecorded(of.say("unrecorded_corrigendum"), brief_of(of))
    first = (Said(of.say("holds_yes")),) if of.asked.yes_no else ()
    return Told((*first, *told), (), tuple(each.event for each in of.events("corrected")))


def _when(event: StatusEvent, of: Of) -> str:
    assert event.date is not None
    return written(event.date, of.language) if event.precision == "day" else str(event.date.year)


_PRINTED = re.compile(r"\bOJ [A-Z]{1,2} ?\d[^.;]{0,12}, \d{1,2}\.\d{1,2}\.\d{4}(?:, pp?\. \d{1,5}(?:[-–]\d{1,5})?)?")


def published(of: Of) -> Told:
    """Where the act was printed: as a note gives it, else as its identifier does."""
    printed = _PRINTED.search(of.work.note)
    if printed:
        return Told((Said(of.say("published", where=printed.group())),))
    for each in of.work.identifiers:
        parts = each.split(":")
        if parts[0] == "OJ" and len(parts) == 5:
            return Told((Said(of.say("published_page", series=parts[1], issue=parts[3], year=parts[2], page=parts[4])),))
        if parts[0] == "OJ" and len(parts) == 3:
            return Told((Said(of.say("published_series", series=parts[1], issue=parts[2])),))
        if re.fullmatch(r"\d{4}/[A-Z] \d{1,4}(?: ?I)?/\d{1,3}", each):
            return Told((Said(of.say("published_number", issue=each)),))
    return unrecorded(of.say("unrecorded_published"))
