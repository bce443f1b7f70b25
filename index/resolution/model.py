"""The outcomes of resolving, and their records.

The states are closed, and ordered from sound to unsound; what cites several texts has the least sound
state of them:

``held``        the text is held, and every unit that is cited of it was found
``not_held``    the text is not held; ``Target.work`` tells whether the catalogue knows it
``unresolved``  no text can be told: it is named without a number, or the words do not say of which text
                they cite a provision; candidates are offered with what speaks for them
``ambiguous``   the spelling allows several texts, all of which are given
``broken``      the text is held, and has no such article, point or action
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["held", "not_held", "unresolved", "ambiguous", "broken"]
STATES: tuple[State, ...] = ("held", "not_held", "unresolved", "ambiguous", "broken")

Reached = Literal["unit", "around", "missing"]


@dataclass(frozen=True, slots=True)
class Landing:
    """Where one cited provision is found in a document.

    ``cited`` is its path as cited (``art_2.par_5``), ``place`` the unit's address in the document (there
    ``art_2.pnt_5``), ``""`` for the document as a whole. ``reached``: the ``unit`` itself; the unit ``around``
    it, where the text is not divided so far (a digest, a sentence of a paragraph); or it is ``missing``, and
    ``place`` is the last unit of the path that is there. ``note`` says so in words, ``""`` for a plain hit.
    """

    cited: str
    place: str
    label: str
    reached: Reached
    note: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work or unit that may be meant. ``shared`` are the words that speak for it, ``score`` their weight
    as a share of all the words that it is named by (0 to 1); ``reasons`` say it for people."""

    work: str
    title: str
    document: str | None
    score: float
    shared: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """One text that a reference leads to.

    ``work`` is its id in the catalogue, ``None`` where that does not know it; ``document`` the edition held
    that was looked into, ``kind`` what that is: ``text`` or ``digest``. ``missing`` says what is not there.
    """

    identifier: str
    title: str
    state: State
    work: str | None = None
    document: str | None = None
    kind: Literal["text", "digest"] | None = None
    landings: tuple[Landing, ...] = ()
    missing: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a reference or mention leads to. ``internal``: to the document that it stands in, and nowhere else."""

    state: State
    targets: tuple[Target, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    internal: bool = False
    note: str = ""


def least_sound(states: list[State]) -> State:
    """The last of the states in the order of ``STATES``."""
    return max(states, key=STATES.index)
