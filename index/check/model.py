"""What checking a draft finds: sentences with their claims, each with a verdict, a reason and its evidence."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from index.answer.model import Citation
from ingest.model import Span

VERSION = 1

VERDICTS = {
    "does_not_exist": "the action, article, indicator, footnote or priority named does not exist",
    "altered": "a quotation whose words are not those of the text",
    "wrong_place": "a quotation that stands elsewhere than the draft says",
    "wrong_number": "a number that differs from what the records give",
    "wrong_deadline": "a time that differs from the timetable",
    "wrong_body": "a body that the row does not name, or leaves out",
    "wrong_priority": "a priority, area or section that the row does not stand under",
    "wrong_act": "an act with a wrong number, kind, date or title",
    "wrong_citation": "an act that is not cited where the draft says",
    "law_changed": "an act given as the law on a day on which it no longer was, in whole or in part",
    "not_checkable": "a claim that the records cannot decide",
    "abridged": "a quotation with marked omissions or insertions, otherwise word for word",
    "intact": "a quotation, word for word",
    "confirmed": "a claim that the records bear out",
    "no_claim": "a heading, a question or a courtesy",
}
"""The closed vocabulary, the worst first: a sentence has the worst verdict of its claims."""

WRONG = frozenset(tuple(VERDICTS)[:10])
"""Verdicts that say that the draft is wrong."""

_RANK = {verdict: rank for rank, verdict in enumerate(VERDICTS)}


def worst(verdicts: list[str]) -> str:
    """The worst of some verdicts; ``no_claim`` of none."""
    return min(verdicts, key=_RANK.__getitem__, default="no_claim")


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of words side by side: ``same``, ``changed``, ``added`` (only the draft has it) or ``left_out``."""

    kind: str
    draft: str
    held: str

    def as_json(self) -> dict[str, str]:
        return {"kind": self.kind, "draft": self.draft, "held": self.held}


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of a sentence. ``span`` are its words in the draft, ``kind`` what it is about.

    ``evidence`` are citations of held words; ``sources`` ids of catalogue entries that it rests on beside
    them; ``differences`` only for quotations that are not word for word.
    """

    span: Span
    kind: str
    verdict: str
    reason: str
    evidence: tuple[Citation, ...] = ()
    differences: tuple[Difference, ...] = ()
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def as_json(self, text: str) -> dict[str, Any]:
        return {
            "start": self.span.start,
            "end": self.span.end,
            "text": self.span.of(text),
            "kind": self.kind,
            "verdict": self.verdict,
            "reason": self.reason,
            "evidence": [each.as_json() for each in self.evidence],
            "differences": [each.as_json() for each in self.differences],
            "sources": list(self.sources),
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the draft with its claims, in order of where they stand."""

    span: Span
    verdict: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft, checked. Offsets count code points of ``text``, the draft as it was read."""

    text: str
    on: dt.date
    index: str
    sentences: tuple[Sentence, ...]
    notes: tuple[str, ...] = field(default=())

    @property
    def wrong(self) -> bool:
        """Whether anything in the draft is wrong."""
        return any(sentence.verdict in WRONG for sentence in self.sentences)

    @property
    def summary(self) -> dict[str, int]:
        """How many sentences have each verdict, the worst first; only those that occur."""
        counts = Counter(sentence.verdict for sentence in self.sentences)
        return {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]}

    def as_json(self) -> dict[str, Any]:
        """Version 1: ``text`` is the draft, ``sentences[].start`` and ``.end`` are offsets into it."""
        return {
            "version": VERSION,
            "on": self.on.isoformat(),
            "index": self.index,
            "wrong": self.wrong,
            "summary": self.summary,
            "sentences": [
                {
                    "start": each.span.start,
                    "end": each.span.end,
                    "text": each.span.of(self.text),
                    "verdict": each.verdict,
                    "claims": [claim.as_json(self.text) for claim in each.claims],
                }
                for each in self.sentences
            ],
            "notes": list(self.notes),
            "text": self.text,
        }
