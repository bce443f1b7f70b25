"""Rows of tables and lists: an action and nothing but cells of its row."""

from __future__ import annotations

import re
from functools import partial

from index.check import deadlines, membership, roles
from index.check.frames.frame import Frame, Letters, agreed, claim
from ingest.model import Span


class Rows(Frame):
    """ "Action 25: European Commission, 2022"."""

    def read(self, reading: Letters) -> None:
        """ "Action 25: European Commission, 2022": an action and nothing but cells of its row."""
        match = re.fullmatch(r"A[GYTOPRSdub]+", reading.left)
        if match is None:
            return
        subject = reading.clause.items[0]
        for item in reading.clause.items[1:]:
            facts, code = self.facts, item.code
            if code == "G":
                names = tuple(dict.fromkeys(item.value))
                rulings = self.each(subject, partial(
                    roles.responsible, facts, names=names, denied=False, only=False, either=False, exact=False
                ))  # fmt: skip
            elif code in "YTO":
                said = deadlines.manner("", "", item.value, code)
                if said is None:
                    continue
                rulings = self.each(subject, partial(deadlines.judge, facts, said=said, denied=False))
            elif code in "PRS":
                numbers = self.existing(item)
                if not numbers:
                    continue
                rulings = self.each(
                    subject, partial(membership.belongs, facts, code=code, numbers=numbers, denied=False)
                )
            else:
                continue
            kind = {"G": "body", "P": "membership", "R": "membership", "S": "membership"}.get(code, "deadline")
            reading.made += [claim(Span(item.start, item.end), kind, ruling) for ruling in agreed(rulings)]
        reading.take(0, len(reading.left))
