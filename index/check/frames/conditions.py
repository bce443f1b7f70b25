"""What actions that are counted have in common."""

from __future__ import annotations

import re

from index.check import counting, deadlines
from index.check.frames.frame import Frame, Letters
from ingest.model import Span


class Conditions(Frame):
    """Reads conditions off the letters around a counted noun."""

    def conditions(
        self, reading: Letters, match: re.Match[str]
    ) -> tuple[list[list[counting.Condition]], list[list[counting.Condition]]] | None:
        """What the actions counted have in common: what stands before the noun or with it, and what is said of them.

        Each is a list of ways to understand it; ``None`` where something in the clause cannot be understood.
        """
        facts, clause, codes = self.facts, reading.clause, reading.left
        parts: list[list[list[counting.Condition]]] = []
        used = set(range(match.start(), match.end()))
        if set(codes) & (set("jU") if set(codes) & set("ub") else set("jxU")):
            return None
        timed = False
        for i, code in enumerate(codes):
            item = clause.items[i]
            if code == "G":
                if not set(codes) & set("uhat"):
                    return None
                names = tuple(dict.fromkeys(item.value))
                only = "o" in (codes[i - 1 : i], codes[i + 1 : i + 2])
                together_ = bool(re.search(r"\b(?:jointly|both|shared?|sharing|in common|joint)\b", clause.words))
                all_of = [counting.responsible(facts, name) for name in names]
                if only:
                    parts.append([[counting.alone(facts, names)]])
                elif len(names) == 1 or together_:
                    parts.append([all_of])
                elif item.joined == "or":
                    parts.append([[counting.either(facts, names)]])
                else:
                    parts.append([all_of, [counting.either(facts, names)]])
                used.add(i)
            elif code in "YTO":
                before = re.search("[wWXVZ]*$", codes[:i])
                said = deadlines.manner(clause.words, before.group() if before else "", item.value, code)
                if said is None or said.fine:
                    return None
                parts.append([[one] for one in counting.timed(facts, said)])
                timed = True
                used.add(i)
            elif code in "PRS":
                numbers = self.existing(item)
                if len(numbers) != 1 or len(item.value) != 1:
                    return None
                parts.append([[counting.under(facts, code, numbers[0])]])
                used.add(i)
            elif code == "L":
                laws = self.laws.of(item.value, Span(item.start, item.end))
                if len(laws) != 1 or laws[0].work is None or not laws[0].work.celex or laws[0].places:
                    return None
                parts.append([[counting.citing(facts, laws[0].work.celex, laws[0].work.short_title)]])
                used.add(i)
            elif code == "N" and i not in used:
                return None
        if "d" in codes and not timed and "n" not in codes[:1]:
            return None
        if "u" in codes and "G" not in codes:
            return None
        readings: list[list[counting.Condition]] = [[]]
        for part in parts:
            readings = [[*before, *after] for before in readings for after in part]
        return readings, [[]]
