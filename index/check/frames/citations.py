"""Acts with a wrong number, kind, date, title or provision."""

from __future__ import annotations

from index.check.frames.frame import Frame, Letters, claim
from ingest.model import Span


class Citations(Frame):
    """What is wrong with the citation of an act itself."""

    def claims(self, reading: Letters, sentence_end: int) -> None:
        """Acts with a wrong number, kind, date, title or provision."""
        for item in reading.clause.items:
            if item.code != "L" or item.start == item.end:
                continue
            for law in self.laws.of(item.value, Span(item.start, item.end)):
                for span, kind, ruling in self.laws.problems(law, item.value, sentence_end):
                    made = claim(span, kind, ruling)
                    if made not in reading.made:
                        reading.made.append(made)
