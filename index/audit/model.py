"""The records of an audit.

A **verdict** sums up one reference in one word; verdicts are closed, and ordered from sound to unsound, so
that a reference to several texts has the least sound of theirs:

``internal``          a part of the document itself (or of the plan it speaks of), which is there
``in_force``          an act that is in force on the day, of which no amendment is recorded
``adopted``           a text that binds nobody, with no end recorded
``by_this_text``      amended, replaced or repealed by the document itself, which cannot do so without citing it
``amended``           in force, as amended
``not_yet``           not yet in force, or not yet adopted, on the day
``not_checked``       the catalogue knows no history of it (or does not know it at all)
``unknown``           the catalogue's history does not tell the status on that day
``unresolved``        what is meant cannot be told
``ambiguous``         two texts may be meant
``expired``           the period that it covers was over
``replaced_in_part``  replaced or repealed, in part or for some states
``replaced``          replaced
``repealed``          repealed
``broken``            the text that is cited is held, and has no such place
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

from index.resolution import Resolution, Target
from index.review.match import Matched
from ingest.model import Document, Finding, Mention, Reference
from ingest.status import Status

Verdict = Literal[
    "internal",
    "in_force",
    "adopted",
    "by_this_text",
    "amended",
    "not_yet",
    "not_checked",
    "unknown",
    "unresolved",
    "ambiguous",
    "expired",
    "replaced_in_part",
    "replaced",
    "repealed",
    "broken",
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
FAILING: tuple[Verdict, ...] = ("replaced_in_part", "replaced", "repealed", "broken")
"""What makes ``vouch audit`` end with exit code 1 unless other verdicts are named. An expired text is not
among them: policy texts build on earlier ones whose period is over, and nothing is wrong with that."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event that decides a status. ``since_text``: ``after`` or ``before`` the day the auditing text is of,
    ``unknown`` where either day is."""

    kind: str
    date: dt.date | None
    precision: str
    by: str | None
    by_title: str | None
    extent: str
    scope: str
    confidence: str
    evidence: tuple[str, ...]
    since_text: Literal["after", "before", "unknown"]
    text: str


@dataclass(frozen=True, slots=True)
class Legal:
    """What had become of a target's work. ``deciding`` are the events behind the status, the last one last;
    ``coming`` are ends that are foreseen. ``checked``: when the history was last looked up."""

    status: Status
    headline: str
    deciding: tuple[Event, ...]
    coming: tuple[Event, ...]
    checked: dt.date | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the document that a reference concerns."""

    place: str
    label: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A target with its status: ``legal`` is ``None`` for parts of the document itself and where nothing is known."""

    target: Target
    verdict: Verdict
    legal: Legal | None


@dataclass(frozen=True, slots=True)
class Row:
    """One reference, audited. ``id`` is short and survives rebuilds; ``key`` and ``context`` are what it is made
    of. ``concerns`` are the units for which ``consequence`` says what follows. ``review`` is what somebody decided on
    it; where that is a correction that stands, ``resolution`` is of what it was corrected to (``identifiers``, ``places``)
    and ``reference`` still what was found. ``by_hand``: it was added by a reviewer."""

    id: str
    key: str
    context: str
    reference: Reference
    place: str
    label: str
    resolution: Resolution
    judged: tuple[Judged, ...]
    verdict: Verdict
    concerns: tuple[Unit, ...]
    consequence: str
    identifiers: tuple[str, ...]
    places: tuple[str, ...]
    review: Matched | None
    by_hand: bool

    @property
    def reviewed(self) -> bool:
        """Whether a decision on it stands."""
        return self.review is not None and self.review.standing == "stands"


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text, body, programme, network or address that is named without an identifier."""

    id: str
    key: str
    context: str
    mention: Mention
    place: str
    label: str
    resolution: Resolution
    review: Matched | None

    @property
    def reviewed(self) -> bool:
        """Whether a decision on it stands."""
        return self.review is not None and self.review.standing == "stands"


@dataclass(frozen=True, slots=True)
class Touched:
    """A unit that a succession of bodies touches. ``roles``, the weightiest first: ``mandate`` (its words speak of
    the body's own mandate), ``responsible``, ``named``."""

    unit: Unit
    roles: tuple[str, ...]
    words: tuple[str, ...]
    consequence: str


@dataclass(frozen=True, slots=True)
class Succeeded:
    """A body that the document names and that another had taken over from on the day."""

    old: str
    new: str
    date: dt.date
    by: str
    by_title: str
    words: str
    since_text: Literal["after", "before", "unknown"]
    touched: tuple[Touched, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit of one document on one day. ``written``: the day its text is of; ``own``: its own status.
    ``orphaned`` are decisions on words that are no longer there."""

    document: Document
    work: str
    written: dt.date | None
    own: Legal | None
    on: dt.date
    rows: tuple[Row, ...]
    named: tuple[NamedText, ...]
    successions: tuple[Succeeded, ...]
    findings: tuple[Finding, ...]
    orphaned: tuple[Matched, ...]

    @property
    def reviewed(self) -> int:
        """How many references a standing decision is on."""
        return sum(row.reviewed for row in self.rows)

    def verdicts(self) -> dict[Verdict, int]:
        """How many references have each verdict; they add up to all of them."""
        counts = {verdict: sum(row.verdict == verdict for row in self.rows) for verdict in VERDICTS}
        return {verdict: count for verdict, count in counts.items() if count}

    def states(self) -> dict[str, int]:
        """How many references are held, not held and so on; they add up to all of them."""
        found: dict[str, int] = {}
        for row in self.rows:
            found[row.resolution.state] = found.get(row.resolution.state, 0) + 1
        return found


def least_sound(verdicts: list[Verdict]) -> Verdict:
    """The last of the verdicts in the order of ``VERDICTS``."""
    return max(verdicts, key=VERDICTS.index)
