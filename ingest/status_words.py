"""A status in sentences for people, in any of the languages, and as plain data for machines. English days are in ISO 8601."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from ingest.model import StatusEvent
from ingest.naming import called
from ingest.spoken import Spoken
from ingest.status import ENDS, STARTS, Placed, Status, open_for, state_name
from ingest.wording import Wording, fill, joined, parted, written, written_month
from ingest.works import Works

_AS_IT_IS = Spoken()

WORDING = Wording(Path(__file__).with_name("status_words.toml"))


def headline(result: Status, language: str = "en") -> str:
    """One sentence: which text, which day, and what it was then (not: what happened on that day)."""
    begun = next((each.event.kind for each in result.events if each.event.kind in STARTS), "there")
    state = state_name(result.for_state, language) if result.for_state else ""
    word = result.word
    if word == "adopted" and any(placed.event.kind in ENDS for placed in result.events):
        word = "running"  # its end is on record, and later than the day asked for
    words = _say(language, f"is_{word}", begun=_say(language, f"begun_{begun}"), state=state)
    on = _say(language, "as_of", day=_written(result.on, language))
    return _say(language, "headline", title=called(result.work, language), on=on, words=words)


def kind_words(kind: str, language: str) -> str:
    """What kind of text a work is: "framework decision", "décision-cadre"."""
    key = f"kind_{kind.replace(' ', '_')}"
    return _say(language, key) if WORDING.has("en", key) else kind


def sentences(works: Works, result: Status, language: str = "en", spoken: Spoken = _AS_IT_IS) -> tuple[str, ...]:
    """The headline; what ended it, also later than the day asked for; other events; what is not known."""
    said = [headline(result, language)]
    ends = [placed for placed in result.events if placed.event.kind in ENDS]
    said += [event_text(works, result, placed, language, spoken) for placed in ends]
    said += [event_text(works, result, placed, language, spoken) for placed in result.events if placed not in ends]
    said += _for_state(works, result, language)
    said += _around(works, result, language)
    if result.word == "unknown" and not result.work.binding:
        said.append(_say(language, "no_force", kind=kind_words(result.work.kind, language)))
    if result.stale and result.checked is not None:
        said.append(_say(language, "stale", day=_written(result.checked, language)))
    return tuple(said)


def brief(works: Works, result: Status, language: str = "en", spoken: Spoken = _AS_IT_IS) -> tuple[str, ...]:
    """The headline, and what ended the text or will: what belongs beside every quotation from it."""
    ends = [placed for placed in result.events if placed.event.kind in ENDS]
    return (headline(result, language), *(event_text(works, result, placed, language, spoken) for placed in ends))


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

#: What happens on its day whether anybody looked or not: told from the day that is asked for, all else from the last look-up.
_BY_THE_CLOCK = frozenset(["transposition_due", "expired"])


def event_text(
    works: Works, result: Status, placed: Placed, language: str = "en", spoken: Spoken = _AS_IT_IS
) -> str:
    """One event in a sentence: what happened, when, by which act, and what of it is not certain."""
    event = placed.event
    acts = works.related([event.by] if event.by else [])
    act = called(acts[0], language) if acts else ""
    unseen = event.date is not None and event.date > event.checked  # and not known to have happened
    foreseen = placed.phase == "coming" if event.kind in _BY_THE_CLOCK else unseen
    key = f"will_{event.kind}" if foreseen and WORDING.has("en", f"will_{event.kind}") else event.kind
    day, on = _day(event, language), _on(event, language)
    words = _say(
        language,
        key,
        on=on,
        since=_since(event, language),
        day=day,
        effect=_say(language, "effect_day", day=day) if event.precision == "day" else on,
        by=_say(language, "by", act=act) if act else "",
        with_=_say(language, "with_", act=act) if act else "",
        states=joined(language, [state_name(code, language) for code in event.states]) or _say(language, "some_states"),
    )
    if event.extent == "states_bound" and not event.states:
        words = _say(language, "for_bound", said=words)
    elif event.extent == "some_provisions" and event.kind in (*ENDS, *STARTS):
        words = _say(language, "in_part", said=words)
    details = [_say(language, event.confidence)] if event.confidence != "confirmed" else []
    details += [spoken.of(event.scope, language)] if event.scope else []
    if placed.phase == "open" and event.date is not None:
        details.append(_say(language, "open", day=_written(result.on, language)))
    said = words[:1].upper() + words[1:]
    return f"{said} ({parted(language, details)})." if details else f"{said}."


def _say(language: str, key: str, **values: object) -> str:
    return fill(language, WORDING.frame(language, key), values)


def _written(day: dt.date, language: str) -> str:
    """A day in words; in English as in ISO 8601."""
    return day.isoformat() if language == "en" else written(day, language)


def _day(event: StatusEvent, language: str) -> str:
    """The day of an event, as far as it is known."""
    if event.date is None:
        return _say(language, "no_day")
    if language == "en":
        return event.date.isoformat()[: {"day": 10, "month": 7, "year": 4}[event.precision]]
    if event.precision == "year":
        return str(event.date.year)
    return written(event.date, language) if event.precision == "day" else written_month(event.date, language)


def _since(event: StatusEvent, language: str) -> str:
    """The same as it stands behind "since"."""
    if event.date is None:
        return _say(language, "since_no_day")
    day = _day(event, language)
    return _say(language, "since_day", day=day) if event.precision == "day" else day


def _on(event: StatusEvent, language: str) -> str:
    if event.date is None:
        return _say(language, "on_no_day")
    return _say(language, "on_year" if event.precision in ("month", "year") else "on_day", day=_day(event, language))


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


def _for_state(works: Works, result: Status, language: str) -> list[str]:
    if result.for_state is None or not result.work.binding or result.bound is False:
        return []
    state = state_name(result.for_state, language)
    said = [_say(language, "takes_part" if result.bound else "binds_unrecorded", state=state)]
    for work in open_for(works, result):
        said.append(_say(language, "act_binds_unrecorded", act=called(work, language), state=state))
    return said


def _around(works: Works, result: Status, language: str) -> list[str]:
    told = {placed.event.by for placed in result.events}
    after = [work for work in works.successors(result.work) if work.id not in told]
    said = []
    if after:
        names = [
            called(work, language)
            if any(source.paths for source in work.sources)
            else _say(language, "not_held", act=called(work, language))
            for work in after
        ]
        said.append(_say(language, "came_after", names=parted(language, names)))
    for other in works.others(result.work):
        said.append(_say(language, "not_mixed_up", title=other.title))
    return said
