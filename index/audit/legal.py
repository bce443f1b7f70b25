"""A work's status on a day, with the events that decide it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from index.audit.model import Event, Legal, Verdict
from ingest.model import StatusEvent, Work
from ingest.status import ENDS, STARTS, Placed, Status, first_day, last_day, status
from ingest.status_words import event_text, headline
from ingest.works import Works

_WORD_KINDS = {
    "in_force": ("in_force", "applies"),
    "adopted": ("adopted",),
    "amended": ("amended",),
    "replaced_in_part": ("replaced", "repealed", "expired"),
    "replaced": ("replaced",),
    "repealed": ("repealed",),
    "expired": ("expired",),
    "not_yet": STARTS,
    "unknown": ENDS,
}


class LegalStatus:
    """The status of works on one day, as a text written on another sees it."""

    def __init__(self, works: Works, on: dt.date, written: dt.date | None) -> None:
        self._works = works
        self._on = on
        self._written = written
        self._known: dict[str, Legal | None] = {}

    def of(self, work: Work | None) -> Legal | None:
        """``None`` where the catalogue knows no history of the work: it was not checked."""
        if work is None or not work.history:
            return None
        if work.id not in self._known:
            self._known[work.id] = self._legal(status(self._works, work, self._on))
        return self._known[work.id]

    def _legal(self, result: Status) -> Legal:
        kinds = _WORD_KINDS.get(result.word, ())
        phases = {
            "not_yet": ("coming",),
            "unknown": ("open",),
            "adopted": ("past", "open"),
            "in_force": ("past", "open"),
        }
        wanted = phases.get(result.word, ("past", "open") if result.word == "replaced_in_part" else ("past",))
        deciding = [each for each in result.events if each.event.kind in kinds and each.phase in wanted]
        if result.word in ("replaced", "repealed", "expired"):
            deciding = deciding[-1:]
        ahead = [each for each in result.events if each.event.kind in ENDS and each.phase == "coming"]
        return Legal(
            result,
            headline(result),
            tuple(self._event(result, each) for each in deciding),
            tuple(self._event(result, each) for each in ahead),
            result.checked,
            result.stale,
        )

    def _event(self, result: Status, placed: Placed) -> Event:
        event = placed.event
        acts = self._works.related([event.by] if event.by else [])
        return Event(
            event.kind,
            event.date,
            event.precision,
            event.by,
            acts[0].short_title if acts else None,
            event.extent,
            event.scope,
            event.confidence,
            event.evidence,
            since(event, self._written),
            event_text(self._works, result, placed),
        )


def since(event: StatusEvent, written: dt.date | None) -> Literal["after", "before", "unknown"]:
    """Whether an event came after or before the day that a text was written."""
    first, last = first_day(event), last_day(event)
    if written is None or first is None or last is None:
        return "unknown"
    if first > written:
        return "after"
    return "before" if last <= written else "unknown"


def verdict(legal: Legal | None) -> Verdict:
    """The verdict that a status gives."""
    if legal is None:
        return "not_checked"
    word = legal.status.word
    return word if word != "not_bound" else "unknown"  # type: ignore[return-value]
