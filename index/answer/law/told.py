"""What the record tells of an act: sentences, each with what in the texts would bear it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from index.answer.law.asked import Asked
from index.world import World
from ingest.model import Span, StatusEvent, Work
from ingest.status import Placed, Status
from ingest.status_words import event_text
from ingest.works import Works


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence; ``days`` and ``acts`` are what it says besides the name of the act, ``kinds`` of what kind of event.

    ``at``: (document, place, span) that it quotes, where it quotes.
    """

    text: str
    days: tuple[dt.date, ...] = ()
    acts: tuple[Work, ...] = ()
    kinds: tuple[str, ...] = ()
    at: tuple[str, str, Span] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Sentences about one act, the answer first.

    ``others``: further works that belong to what is selected. ``decisive``: the events that the answer rests on.
    ``recorded``: false where all that is said is that no record tells. ``count``: what was counted, where it was.
    """

    said: tuple[Said, ...]
    others: tuple[Work, ...] = ()
    decisive: tuple[StatusEvent, ...] = ()
    recorded: bool = True
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Of:
    """An act with its status on the day asked for, and what is asked of it."""

    work: Work
    works: Works
    world: World
    status: Status
    asked: Asked
    with_: tuple[Work, ...] = field(default=())

    @property
    def name(self) -> str:
        return self.work.short_title

    def events(self, *kinds: str) -> list[Placed]:
        """Events of these kinds, within the years asked for."""
        found = [each for each in self.status.events if each.event.kind in kinds]
        if self.asked.period is None:
            return found
        first, last = self.asked.period
        return [each for each in found if each.event.date and first <= each.event.date.year <= last]

    def tell(self, placed: Placed) -> Said:
        """An event in a sentence."""
        event = placed.event
        return Said(
            event_text(self.works, self.status, placed),
            (event.date,) if event.date and event.precision == "day" else (),
            self.works.related([event.by] if event.by else []),
            (event.kind,),
        )

    def tell_all(self, *kinds: str) -> tuple[Said, ...]:
        return tuple(self.tell(each) for each in self.events(*kinds))

    def by(self, *kinds: str) -> tuple[Work, ...]:
        """The acts that did what these events tell."""
        return self.works.related(each.event.by for each in self.events(*kinds) if each.event.by)


def unrecorded(text: str, rest: Iterable[Said] = ()) -> Told:
    """That no record tells what is asked."""
    return Told((Said(text), *rest), recorded=False)


def unique(said: Iterable[Said]) -> tuple[Said, ...]:
    """Each sentence once."""
    found: dict[str, Said] = {}
    for each in said:
        found.setdefault(each.text, each)
    return tuple(found.values())
