"""What a unit is said to speak of, in its own words: "Action 50 refers to the 2016 Outcome Document".

Only words that stand in the unit in this order confirm it, and nothing is ever called wrong: a draft may say
the same otherwise.
"""

from __future__ import annotations

import re

from index.check.facts import Ruling, together
from index.check.frames.frame import Frame, Letters
from index.check.wording import tokens

_SPEAKS = re.compile(r"(?P<it>[AIPSF])[vmh]*(?P<how>[cx])")
_VERBS = re.compile(
    r"(?:mentions?|names?|refers? to|makes? reference to|speaks? of|cites?|concerns?|deals? with|(?:is|are) about|addresses|covers?)"
)
_LEAST, _MOST = 2, 40
"""Words that must stand in a row."""
_ARTICLE = frozenset(["the", "a", "an", "its", "their"])


class Contents(Frame):
    """Words said to be in a unit, held against it."""

    def read(self, reading: Letters) -> None:
        match = _SPEAKS.match(reading.left)
        if match is None or "_" in reading.left or set(reading.left) & set("no"):
            return
        items, at = reading.clause.items, match.end()
        if at >= len(items) or len(items[match.start("it")].value) != 1:
            return
        verb = items[match.start("how")]
        if not _VERBS.fullmatch(" ".join(self.laws.text[verb.start : verb.end].lower().split())):
            return
        said = [token.key.casefold() for token in tokens(self.laws.text, verb.end, reading.clause.end)]
        while said and said[0] in _ARTICLE:
            said.pop(0)
        while said and not said[-1][0].isalnum():
            said.pop()
        if not _LEAST <= sum(word[0].isalnum() for word in said) <= _MOST:
            return
        subject = items[match.start("it")]
        units = self.facts.units(subject.code, subject.value[0])
        rulings = []
        for plan, unit in units:
            held = [(token.key.casefold(), token) for token in tokens(plan.text, unit.start, unit.end)]
            keys = [key for key, _ in held]
            spot = next((i for i in range(len(keys) - len(said) + 1) if keys[i : i + len(said)] == said), None)
            if spot is None:
                return
            first, last = held[spot][1], held[spot + len(said) - 1][1]
            cited = self.facts.cite_words(plan, first.start, last.end)
            rulings.append(Ruling("confirmed", f"{unit.label} says “{cited.quote}”.", (cited,)))
        if rulings:
            whole = re.match(".*", reading.left, re.DOTALL)
            assert whole is not None
            self.add(reading, whole, "text", [together(rulings)])
