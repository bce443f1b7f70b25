"""Where in the plan things stand: priorities, priority areas, sections."""

from __future__ import annotations

import re
from functools import partial

from index.check import membership
from index.check.frames.frame import Frame, Letters, agreed, claim

_WHOLE = re.compile(r"\b(?:consists?|comprises?|made up|composed)\b")
_BELONGS = (
    re.compile(r"A[vmnoh]*[gWhu]+(?P<in>[PRS])(?:W(?P<and>[PS]))?"),
    re.compile(r"^[gW](?P<in>[PRS])(?=A)"),
)
_HOLDS = re.compile(r"(?P<in>[PRS])[vmno]*ho?A")
_SECTIONED = re.compile(r"P[vn]*[gW]+S")


class Places(Frame):
    """What belongs to what."""

    def read(self, reading: Letters) -> None:
        for pattern in _BELONGS:
            for match in list(pattern.finditer(reading.left)):
                named = (item for item in reading.clause.items if item.code == "A")
                subject = reading.item(match, "A") or next(named)  # the second pattern stands before it
                for group in ("in", "and"):
                    if group not in pattern.groupindex or match[group] is None:
                        continue
                    holder = reading.clause.items[match.start(group)]
                    numbers, denied, code = self.existing(holder), "n" in match.group(), holder.code
                    if numbers:
                        rule = partial(membership.belongs, self.facts, code=code, numbers=numbers, denied=denied)
                        span = reading.span(*match.span())
                        reading.made += [
                            claim(span, "membership", ruling) for ruling in agreed(self.each(subject, rule))
                        ]
                reading.take(*match.span())
        for match in list(_HOLDS.finditer(reading.left)):
            whose, held = reading.item(match, "PRS"), reading.item(match, "A")
            assert whose is not None
            assert held is not None
            numbers = self.existing(whose)
            rows = [row for number in self.existing(held) for row in self.facts.rows(number)]
            if len(numbers) != 1 or not rows or "n" in match.group():
                continue
            whole = "o" in match.group() or bool(_WHOLE.search(reading.clause.words))
            ruling = membership.holds(self.facts, whose.code, numbers[0], rows, whole=whole)
            self.add(reading, match, "membership", [ruling])
        for match in list(_SECTIONED.finditer(reading.left)):
            priorities, section = reading.item(match, "P"), reading.item(match, "S")
            assert priorities is not None
            assert section is not None
            denied = "n" in match.group()
            rulings = [
                membership.priority_in_section(self.facts, number, section.value[0], denied=denied)
                for number in self.existing(priorities)
            ]
            self.add(reading, match, "membership", rulings)
