"""Whatever is named by a number and is not there, whether it is said to be there or not."""

from __future__ import annotations

import re

from index.check.frames.frame import Frame, Letters
from index.check.items import NOUNS
from index.check.model import Claim
from ingest.model import Span


class Existence(Frame):
    """Actions, priorities, areas, indicators and footnotes by their numbers."""

    def read(self, reading: Letters) -> None:
        """Whatever is named by a number and is not there; whether it is said to be there or not."""
        codes = reading.clause.codes
        says_none = bool(
            re.search(r"zn[APRIFS]|[APRIFS][vmn]*n[vmh]*z|n[APRIFS]z|D[v]*nhn?[APRIFS]|Dhn[APRIFS]", codes)
        )
        for i, item in enumerate(reading.clause.items):
            if item.code not in NOUNS:
                continue
            missing = [number for number in item.value if self.facts.missing(item.code, number)]
            for number in missing:
                reason = self.facts.missing(item.code, number)
                span = Span(item.start, item.end)
                if span.start == span.end:
                    continue  # taken over from the clause before, where it was said
                there = self.facts.numbers(item.code)
                last = self.facts.units(item.code, there[-1]) if there else []
                evidence = tuple(self.facts.cite_unit(*each) for each in last[:1])
                verdict = "confirmed" if says_none else "does_not_exist"
                reading.made.append(Claim(span, "existence", verdict, reason, evidence))
            if missing and len(missing) == len(item.value):
                reading.left = reading.left[:i] + "_" + reading.left[i + 1 :]
                if says_none:
                    reading.left = re.sub("[nzhD]", "_", reading.left)
        match = re.search(r"z(?P<n>n?)(?P<it>[APRIFS])|(?P<it2>[APRIFS])(?P<n2>[vmn]*)z", reading.left)
        if match and match.group().count("n") < 2:
            thing = reading.item(match, "APRIFS")
            if thing is None:
                return
            found = [unit for number in thing.value for unit in self.facts.units(thing.code, number)]
            evidence = tuple(self.facts.cite_unit(*each) for each in found[:2])
            denied = "n" in match.group()
            label = found[0][1].label if found else ""
            if found:
                verdict = "does_not_exist" if denied else "confirmed"
                reading.made.append(
                    Claim(reading.span(*match.span()), "existence", verdict, f"{label} is there.", evidence)
                )
                reading.take(*match.span())
