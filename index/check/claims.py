"""The claims of a sentence, and the ruling on each.

A sentence is a few clauses, a clause a string of letters (``lexicon``), and each kind of claim a pattern of such
letters (``frames``). What no claim accounts for is itself a claim that cannot be checked, so that nothing is confirmed
silently; a denial, an "only" or an "about" that no claim has taken in makes the whole clause one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.check.clauses import Clause
from index.check.facts import Facts
from index.check.frames.acts import Acts
from index.check.frames.amounts import Amounts
from index.check.frames.citations import Citations
from index.check.frames.comparing import Comparing
from index.check.frames.contents import Contents
from index.check.frames.counts import Counts
from index.check.frames.dated import Dated
from index.check.frames.existence import Existence
from index.check.frames.frame import PAST, Letters, unsure
from index.check.frames.loose import Loose
from index.check.frames.places import Places
from index.check.frames.rest import Rest
from index.check.frames.rows import Rows
from index.check.frames.successions import Successions
from index.check.frames.times import Times
from index.check.frames.who import Who
from index.check.laws import Laws
from index.check.model import Claim
from ingest.model import Document, Span, Unit

_NOT_DONE = "The plan says what is to be done and when; whether it was done is not in it."
_HEDGED = "It is hedged, conditional or somebody's view, so that it cannot be true or false."


class Claims:
    """Reads the clauses of one draft's sentences."""

    def __init__(self, facts: Facts, laws: Laws) -> None:
        self._existence = Existence(facts, laws)
        self._citations = Citations(facts, laws)
        self._frames = tuple(
            kind(facts, laws)
            for kind in (Comparing, Counts, Dated, Acts, Successions, Rows, Times, Who, Places, Loose, Contents)
        )
        self._rest = Rest(facts, laws)
        self._amounts = Amounts(facts, laws)

    def amounts(self, span: Span, units: Sequence[tuple[Document, Unit]]) -> list[Claim]:
        """Amounts in a sentence (``span``) that the units which it is about give otherwise."""
        return list(self._amounts.claims(span, units))

    def of(self, clause: Clause, sentence_end: int, *, heading: bool, quoting: bool) -> list[Claim]:
        """The claims of a clause, in the order of where they stand."""
        # "according to" the plan or an act is no hedge; according to anybody else it is
        reading = Letters(clause, re.sub("@(?![DAL])", "H", clause.codes).replace("@", "_"), [])
        self._existence.read(reading)
        existing = list(reading.made)
        self._citations.claims(reading, sentence_end)
        cited = list(reading.made)
        without = "G" in reading.left and "without" in clause.words.split()
        if without or "H" in reading.left or "%" in reading.left:
            return [*cited, unsure(clause, _HEDGED)] if not heading else cited
        if "e" in reading.left and "m" not in reading.left and _implemented(reading):
            return [*cited, unsure(clause, _NOT_DONE)]
        for frame in self._frames:
            frame.read(reading)
        if _untaken(reading) and len(reading.made) > len(cited):
            # a denial, an "only" or an "about" that no claim has taken in: what it bears on is not known
            kept = [
                claim for claim in reading.made if claim.verdict in ("does_not_exist", "wrong_act") or claim in existing
            ]
            return [*kept, unsure(clause, "How far a “not”, an “only” or an “about” reaches here is not certain.")]
        rest = self._rest.claims(reading, heading=heading, quoting=quoting)
        return sorted([*reading.made, *rest], key=lambda claim: (claim.span.start, claim.span.end))


def _untaken(reading: Letters) -> bool:
    """Whether a word that turns a claim round, or narrows it, is in none of them."""
    return bool(set(reading.left) & set("no>}<{qJKC"))


def _implemented(reading: Letters) -> bool:
    """Whether the clause says that something was done, which no plan records."""
    words, left = reading.clause.words, reading.left
    if not ("A" in left or "a" in left):
        return False
    if re.search("A[vmh]*e[PRS]", left) and not PAST.search(words):
        return False  # "Action 4 implements Strategic priority 2"
    if re.search("uG[vmh]*e", left) and not PAST.search(words):
        return False  # "it falls to CEPOL to implement Action 46"
    # "is implemented by": whose task it is
    return not (re.search("ew?[ob]?G", left) and not PAST.search(words) and "v" in left)
