"""A status in sentences for people, and as plain data for machines. Days are written as in ISO 8601."""

from __future__ import annotations

from typing import Any

from ingest.model import StatusEvent
from ingest.status import ENDS, STARTS, Placed, Status, open_for, state_name
from ingest.works import Works

_HEADLINES = {
    "in_force": "in force",
    "amended": "in force, as amended",
    "adopted": "adopted, with no end recorded; it is not binding",
    "running": "adopted, and not yet at its end; it is not binding",
    "replaced_in_part": "replaced in part",
    "replaced": "replaced, and no longer current",
    "repealed": "repealed, and no longer in force",
    "expired": "over, as the period it covers has ended",
    "not_yet": "not yet {begun}",
    "not_bound": "{state} is not bound by it",
    "unknown": "no status is recorded",
}
_BEGUN = {"adopted": "adopted", "in_force": "in force", "applies": "applicable"}


def headline(result: Status) -> str:
    """One sentence: which text, which day, and what it was then (not: what happened on that day)."""
    begun = next((_BEGUN[each.event.kind] for each in result.events if each.event.kind in STARTS), "there")
    state = state_name(result.for_state) if result.for_state else ""
    word = result.word
    if word == "adopted" and any(placed.event.kind in ENDS for placed in result.events):
        word = "running"  # its end is on record, and later than the day asked for
    words = _HEADLINES[word].format(begun=begun, state=state)
    return f"{result.work.short_title}, on {result.on}: {words}."


def sentences(works: Works, result: Status) -> tuple[str, ...]:
    """The headline; what ended it, also later than the day asked for; other events; what is not known."""
    said = [headline(result)]
    ends = [placed for placed in result.events if placed.event.kind in ENDS]
    said += [event_text(works, result, placed) for placed in ends]
    said += [event_text(works, result, placed) for placed in result.events if placed not in ends]
    said += _for_state(works, result)
    said += _around(works, result)
    if result.word == "unknown" and not result.work.binding:
        said.append(f"A {result.work.kind} has no legal force of its own.")
    if result.stale and result.checked is not None:
        said.append(f"Not checked since {result.checked}.")
    return tuple(said)


def brief(works: Works, result: Status) -> tuple[str, ...]:
    """The headline, and what ended the text or will: what belongs beside every quotation from it."""
    ends = [placed for placed in result.events if placed.event.kind in ENDS]
    return (headline(result), *(event_text(works, result, placed) for placed in ends))


def text(works: Works, result: Status) -> str:
    """All sentences in one line."""
    return " ".join(sentences(works, result))


def as_json(works: Works, result: Status) -> dict[str, Any]:
    """Plain data: days in ISO form, ``None`` where a record says nothing."""
    said = sentences(works, result)
    checked = result.checked.isoformat() if result.checked else None
    return {
        "work": result.work.id,
        "title": result.work.title,
        "short_title": result.work.short_title,
        "on": result.on.isoformat(),
        "for": result.for_state,
        "status": result.word,
        "holds": result.holds,
        "bound": result.bound,
        "text": " ".join(said),
        "sentences": list(said),
        "events": [_event_json(works, result, placed) for placed in result.events],
        "successors": [
            {
                "id": work.id,
                "short_title": work.short_title,
                "held": any(source.paths for source in work.sources),
            }
            for work in works.successors(result.work)
        ],
        "checked": checked,
        "not_checked_since": checked if result.stale else None,
        "note": result.work.note,
    }


# ---------------------------------------------------------------------- one event

# "{on}" is "on 2024-05-22", "in 2022" or "on a day that is not recorded"; "{since}" the day or year alone;
# "{effect}" is "with effect from 2024-05-22" or "in 2022".
_SENTENCES = {
    "adopted": "Adopted {on}",
    "in_force": "In force since {since}",
    "applies": "Applies since {since}",
    "amended": "Amended{by} {effect}",
    "corrected": "Corrected {on}",
    "transposition_due": "National law had to comply{with_} by {since}",
    "replaced": "Since {since} replaced{by}",
    "repealed": "Since {since} repealed{by}",
    "expired": "Its period ended {on}",
    "ceased": "Ceased to apply to {states} {on}",
}
# The same of a day later than the last look-up: foreseen, and not known to have happened.
_FORESEEN = {
    "in_force": "In force from {since}",
    "applies": "Applies from {since}",
    "amended": "Will be amended{by} {effect}",
    "transposition_due": "National law must comply{with_} by {since}",
    "replaced": "From {since} replaced{by}",
    "repealed": "From {since} repealed{by}",
    "expired": "Its period ends {on}",
    "ceased": "Ceases to apply to {states} {on}",
}
_DOUBTS = {"confirmed": "", "partly": "partly confirmed", "doubtful": "doubtful"}


def event_text(works: Works, result: Status, placed: Placed) -> str:
    """One event in a sentence: what happened, when, by which act, and what of it is not certain."""
    event = placed.event
    acts = works.related([event.by] if event.by else [])
    act = acts[0].short_title if acts else ""
    foreseen = event.date is not None and event.date > event.checked
    pattern = (_FORESEEN if foreseen else _SENTENCES).get(event.kind, _SENTENCES[event.kind])
    words = pattern.format(
        on=_on(event),
        since=_day(event),
        effect=f"with effect from {_day(event)}" if event.precision == "day" else _on(event),
        by=f" by {act}" if act else "",
        with_=f" with the changes of {act}" if act else "",
        states=" and ".join(state_name(code) for code in event.states) or "some states",
    )
    if event.extent == "states_bound" and not event.states:
        words += " for the Member States bound by that"
    elif event.extent == "some_provisions" and event.kind in (*ENDS, *STARTS):
        words += " in part"
    details = [each for each in (_DOUBTS[event.confidence], event.scope) if each]
    if placed.phase == "open" and event.date is not None:
        details.append(f"whether before or after {result.on} is not recorded")
    return f"{words} ({'; '.join(details)})." if details else f"{words}."


def _day(event: StatusEvent) -> str:
    if event.date is None:
        return "a day that is not recorded"
    return event.date.isoformat()[: {"day": 10, "month": 7, "year": 4}[event.precision]]


def _on(event: StatusEvent) -> str:
    return f"{'in' if event.precision in ('month', 'year') else 'on'} {_day(event)}"


def _event_json(works: Works, result: Status, placed: Placed) -> dict[str, Any]:
    event = placed.event
    acts = works.related([event.by] if event.by else [])
    return {
        "kind": event.kind,
        "date": event.date.isoformat() if event.date else None,
        "precision": event.precision,
        "phase": placed.phase,
        "by": event.by,
        "by_title": acts[0].short_title if acts else None,
        "extent": event.extent,
        "scope": event.scope,
        "states": list(event.states),
        "confidence": event.confidence,
        "checked": event.checked.isoformat(),
        "sources": list(event.evidence),
        "text": event_text(works, result, placed),
    }


# ---------------------------------------------------------------------- around it


def _for_state(works: Works, result: Status) -> list[str]:
    if result.for_state is None or not result.work.binding or result.bound is False:
        return []
    name = state_name(result.for_state)
    if result.bound:
        said = [f"A record says that {name} takes part in it."]
    else:
        said = [f"Whether it binds {name} is not recorded here."]
    for work in open_for(works, result):
        said.append(f"Whether {work.short_title} binds {name} is not recorded here.")
    return said


def _around(works: Works, result: Status) -> list[str]:
    told = {placed.event.by for placed in result.events}
    after = [work for work in works.successors(result.work) if work.id not in told]
    said = []
    if after:
        names = [
            work.short_title if any(source.paths for source in work.sources) else f"{work.short_title} (not held)"
            for work in after
        ]
        said.append(f"What came after it: {'; '.join(names)}.")
    for other in works.others(result.work):
        said.append(f"Not to be mixed up with: {other.title}.")
    return said
