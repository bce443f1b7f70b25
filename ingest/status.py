"""What had become of a text on a day: in force, amended, replaced, over; from the catalogue alone.

A history is what records say, with the confidence they allow. What they leave open stays open here: an
event of which only the year is known is neither past nor to come within that year, and a day after the
last look-up is answered with "not checked since".
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from ingest.model import StatusEvent, Work
from ingest.states import state_code
from ingest.wording import Wording
from ingest.works import Works

# The machine's words, from "holds" to "does not": in_force, amended, adopted (a text that binds nobody, no
# end recorded), replaced_in_part, replaced, repealed, expired, not_yet, not_bound (the state asked for is
# not bound on that day), unknown.
WORDS = (
    "in_force",
    "amended",
    "adopted",
    "replaced_in_part",
    "replaced",
    "repealed",
    "expired",
    "not_yet",
    "not_bound",
    "unknown",
)
STARTS = ("adopted", "in_force", "applies")
ENDS = ("replaced", "repealed", "expired")


@dataclass(frozen=True, slots=True)
class Placed:
    """An event as seen from a day. ``phase``: ``past``, ``coming``, ``open`` (the record does not tell)."""

    event: StatusEvent
    phase: str


@dataclass(frozen=True, slots=True)
class Status:
    """The status of ``work`` on ``on``, for the state ``for_state`` (ISO 3166 code) or in general.

    ``word`` is one of ``WORDS``; ``bound`` whether a record says that the state is bound (``None``: none
    says). ``checked`` is the day up to which the history was looked up; ``stale`` that ``on`` lies later.
    """

    work: Work
    on: dt.date
    for_state: str | None
    word: str
    bound: bool | None
    events: tuple[Placed, ...]
    checked: dt.date | None
    stale: bool

    @property
    def holds(self) -> bool | None:
        """Whether the text still holds, in whole or in part; ``None`` where the record does not tell."""
        if self.word in ("unknown", "replaced_in_part"):
            return None if self.word == "unknown" else True
        return self.word in ("in_force", "amended", "adopted")


def status(works: Works, work: Work, on: dt.date, for_state: str | None = None) -> Status:
    """The status of ``work`` on a day.

    Raises:
        ValueError: ``for_state`` is no Member State and not the United Kingdom.
    """
    state = state_code(for_state) if for_state else None
    events = tuple(Placed(event, _phase(event, on)) for event in work.history)
    bound = _bound(work, state, on)
    checked = min((event.checked for event in work.history), default=None)
    word = "not_bound" if bound is False else _word(works, work, events, on, state)
    return Status(work, on, state, word, bound, events, checked, checked is not None and on > checked)


# ---------------------------------------------------------------------- one event


def first_day(event: StatusEvent) -> dt.date | None:
    """The first day on which the event can have worked; ``None`` where nothing is known."""
    if event.date is None:
        return None
    return event.date + dt.timedelta(days=1) if event.kind == "expired" else event.date


def last_day(event: StatusEvent) -> dt.date | None:
    """The last day on which it can have begun to work: that same day, or the end of its month or year."""
    if event.date is None or event.precision == "day":
        return first_day(event)
    month = 12 if event.precision == "year" else event.date.month
    return event.date.replace(month=month, day=calendar.monthrange(event.date.year, month)[1])


def _phase(event: StatusEvent, on: dt.date) -> str:
    first, last = first_day(event), last_day(event)
    if first is None or last is None:
        return "open"
    if on < first:
        return "coming"
    return "past" if on >= last else "open"


# ---------------------------------------------------------------------- the whole


def _bound(work: Work, state: str | None, on: dt.date) -> bool | None:
    if state is None:
        return None
    if state in work.not_bound:
        return False
    for event in work.history:
        if event.kind == "ceased" and state in event.states and _phase(event, on) == "past":
            return False
    return True if state in work.bound else None


def _word(works: Works, work: Work, events: tuple[Placed, ...], on: dt.date, state: str | None) -> str:
    if not _begun(work, events, on):
        return "not_yet"
    # The last end decides: a text replaced first and repealed later is repealed.
    ends = [placed for placed in events if placed.event.kind in ENDS and placed.phase != "coming"]
    partly = False
    for placed in reversed(ends):
        reach = _reach(works, placed.event, state)
        if reach == "none":
            continue
        if reach == "part":
            partly = True
        elif placed.phase == "open":
            return "unknown"
        else:
            return placed.event.kind
    if partly:
        return "replaced_in_part"
    if any(placed.event.kind == "amended" and placed.phase == "past" for placed in events):
        return "amended"
    if not any(placed.event.kind in STARTS for placed in events):
        return "unknown"
    return "in_force" if work.binding else "adopted"


def _begun(work: Work, events: tuple[Placed, ...], on: dt.date) -> bool:
    """False only where a record says that the text did not yet exist or not yet work on that day."""
    starts = [placed for placed in events if placed.event.kind in STARTS]
    if work.date is not None and on < work.date and starts:
        return False
    # "in force" comes before "applies": once one of them is reached, or undated, the text has begun.
    return not starts or any(placed.phase != "coming" for placed in starts)


def _reach(works: Works, event: StatusEvent, state: str | None) -> str:
    """How far an end reaches for the state asked for: ``whole``, ``part`` or ``none``."""
    if event.extent == "whole":
        return "whole"
    if event.extent == "some_provisions" or state is None:
        return "part"
    if event.states:
        return "whole" if state in event.states else "none"
    successors = works.related([event.by] if event.by else [])
    if any(state in successor.bound for successor in successors):
        return "whole"
    return "none" if any(state in successor.not_bound for successor in successors) else "part"


# ---------------------------------------------------------------------- for the state asked for


def open_for(works: Works, result: Status) -> tuple[Work, ...]:
    """Successors of which no record says whether they bind the state that was asked for."""
    if result.for_state is None or result.bound is False:
        return ()
    ids = [
        placed.event.by
        for placed in result.events
        if placed.event.extent == "states_bound" and placed.event.by and not placed.event.states
    ]
    return tuple(
        work
        for work in works.related(ids)
        if result.for_state not in work.bound and result.for_state not in work.not_bound
    )


_NAMES = Wording(Path(__file__).with_name("states.toml"))


def state_name(code: str, language: str = "en") -> str:
    """How a state is written within a sentence of ``language``."""
    return _NAMES.frame(language, code)
