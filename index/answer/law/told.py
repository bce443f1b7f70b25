"""What the record tells of an act: sentences, each with what in the texts would bear it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from index.answer.free import named
from index.answer.law.asked import Asked
from index.answer.phrases import phrase, quotation
from index.world import World
from ingest.model import Document, Span, StatusEvent, Work
from ingest.naming import called
from ingest.status import Placed, Status, state_name
from ingest.status_words import event_text, kind_words
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
        return self.called(self.work)

    @property
    def language(self) -> str:
        return self.asked.language

    def called(self, work: Work) -> str:
        """What a work is called here."""
        return called(work, self.language)

    def state(self, code: str) -> str:
        """What a state is called here."""
        return state_name(code, self.language)

    @property
    def kind(self) -> str:
        """What kind of text it is, in words."""
        return kind_words(self.work.kind, self.language)

    def say(self, key: str, *, number: int = 2, **values: object) -> str:
        """A sentence in the language of the question; ``act`` is this act where nothing else is given."""
        return phrase(self.language, key, number=number, **{"act": self.name, **values})

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
            event_text(self.works, self.status, placed, self.language, self.world.spoken),
            (event.date,) if event.date and event.precision == "day" else (),
            self.works.related([event.by] if event.by else []),
            (event.kind,),
        )

    def quote(self, label: str, document: Document, span: Span) -> str:
        """Words of a text behind the unit that they stand in."""
        where = named(label, document.id, self.world, self.language)
        return phrase(self.language, "labelled", label=where, text=quotation(span.of(document.text), self.language))

    def tell_all(self, *kinds: str) -> tuple[Said, ...]:
        return tuple(self.tell(each) for each in self.events(*kinds))

    def by(self, *kinds: str) -> tuple[Work, ...]:
        """The acts that did what these events tell."""
        return self.works.related(each.event.by for each in self.events(*kinds) if each.event.by)


def in_running(text: str, language: str) -> str:
    """A sentence behind a colon: begun small, but in German, where it stands for itself."""
    return text if language == "de" else text[:1].lower() + text[1:]


def unrecorded(text: str, rest: Iterable[Said] = ()) -> Told:
    """That no record tells what is asked."""
    return Told((Said(text), *rest), recorded=False)


def unique(said: Iterable[Said]) -> tuple[Said, ...]:
    """Each sentence once."""
    found: dict[str, Said] = {}
    for each in said:
        found.setdefault(each.text, each)
    return tuple(found.values())
