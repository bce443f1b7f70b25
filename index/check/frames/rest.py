"""What no claim accounts for: a claim that cannot be checked, or an act relied on that no longer holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.check.frames.frame import OPEN, Frame, Letters, claim, unsure
from index.check.items import NOUNS
from index.check.model import Claim
from ingest.model import Span

_FORMERLY = re.compile(
    r"\b(?:was|were|had|former|formerly|then|previous|previously|old|earlier|until|repealed|replaced|superseded|history|adopted|expired)\b"
)
_RELIES = re.compile(
    r"\b(?:under|pursuant to|in accordance with|on the basis of|based on|requires?|obliges?|provides?|must|shall|lays? down"
    r"|sets? out|governs?|regulates?|applies|apply|in line with|by virtue of|according to|comply|transpose|stipulates?|prohibits?"
    r"|allows?|binds?|remains?|current|today|harmonises?|defines?|covers?)\b"
)
_CONTENT = 4
"""Words beside a quotation, on which the records are silent, from which on they are a claim of their own."""

_TELLS_NOTHING = frozenset("_DMvmhWwgtyxdjbuk")
"""Words of a relation that is stated already, where nothing is left for them to be about."""


class Rest(Frame):
    """The letters that are left."""

    def claims(self, reading: Letters, *, heading: bool, quoting: bool) -> Iterator[Claim]:
        """What no claim accounts for: a claim that cannot be checked, or an act relied on that no longer holds."""
        left, clause = reading.left, reading.clause
        notes: list[str] = []
        for i, item in enumerate(clause.items):
            if left[i] != "L":
                continue
            for law in self.laws.of(item.value, Span(item.start, item.end)):
                if law.work is None:
                    continue
                changed = self.laws.relied_on(law.work)
                if changed and _RELIES.search(clause.words) and not _FORMERLY.search(clause.words):
                    yield claim(law.span, "status", changed)
                elif note := self.laws.note(law.work):
                    notes.append(note)
        unknown = [i for i, code in enumerate(left) if code in "?l$&1"]
        said = "IFA" if "_" in left else "IFAD"  # of what is said, that the plan says it is no claim more
        named = [i for i, code in enumerate(left) if code in f"GYTNOEPRSL!~ujcxUde{said}"]
        verbs = [i for i, code in enumerate(left) if code in "vmhegyzdM"]
        if heading or (quoting and len(unknown) < _CONTENT and not set(left) & set("YTN")):
            return
        if not unknown and not (named and verbs) and not set(left) & set("YTNOG"):
            return
        if not unknown and not verbs and set(left) <= set("_APRSIFLDWgab"):
            return  # named, and nothing said of it
        if "_" in left and set(left) <= _TELLS_NOTHING:
            return
        cited = tuple(
            self.facts.cite_unit(*unit)
            for item in clause.items if item.code in NOUNS
            for number in item.value[:2] for unit in self.facts.units(item.code, number)[:1]
        )  # fmt: skip
        yield replace(unsure(clause, OPEN), evidence=cited[:3], notes=tuple(dict.fromkeys(notes)))
