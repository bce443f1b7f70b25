"""A decision on a reference, and the closed vocabulary of decisions.

``confirmed``     it is what Vouch says it is
``corrected``     it is something else: ``identifiers`` (and ``places``) say what
``added``         a reference that Vouch did not find
``unresolvable``  nobody can tell what it means
``withdrawn``     an earlier decision no longer counts
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Choice = Literal["confirmed", "corrected", "added", "unresolvable", "withdrawn"]
CHOICES: tuple[Choice, ...] = ("confirmed", "corrected", "added", "unresolvable", "withdrawn")


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the journal.

    ``uid`` names the line; ``supersedes`` that of an earlier one which it takes the place of. ``key``,
    ``context`` and ``words`` are what the reference is recognised by (``index.audit.identity``), ``place`` where
    it stood. ``on`` is the day that the reviewer gives, ``at`` when the line was written, UTC.
    """

    uid: str
    at: str
    reviewer: str
    on: dt.date
    document: str
    decision: Choice
    key: str
    context: str
    words: str
    place: str
    identifiers: tuple[str, ...]
    places: tuple[str, ...]
    note: str
    supersedes: str | None
