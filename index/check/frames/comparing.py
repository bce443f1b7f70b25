"""Two bodies compared by the number of their actions: more, fewer, as many."""

from __future__ import annotations

import re

from index.check.facts import Ruling
from index.check.frames.frame import Frame, Letters

_COMPARED = re.compile(
    r"(?P<one>G)?[vmnhDuxjWwt]*(?P<by>N)?(?P<how>[JK])[uW]*a[uWwDxj]*(?P<first>G)?[vmhuxjWt]*C[wWuh]*(?P<other>G)[vmh]*"
)
_MORE = re.compile(r"(?P<one>G)[vmhDuxWwt]*(?P<by>N)a(?P<how>[><])(?P<first>(?!))?(?P<other>G)")
""" "Europol is responsible for one action more than Frontex"."""


class Comparing(Frame):
    """ "Europol has more actions than Frontex"."""

    def read(self, reading: Letters) -> None:
        match = _COMPARED.fullmatch(reading.left) or _MORE.fullmatch(reading.left)
        if match is None or "n" in match.group() or bool(match["one"]) == bool(match["first"]):
            return
        items = reading.clause.items
        one, other = items[match.start("one" if match["one"] else "first")], items[match.start("other")]
        if len(one.value) != 1 or len(other.value) != 1:
            return
        counts = []
        for name in (one.value[0], other.value[0]):
            rows = [row for row in self.facts.world.rows if self.facts.responsible(row, name)]
            counts.append((name, len(rows), tuple(each for row in rows[:2] for each in self.facts.cite_bodies(row))))
        difference = counts[0][1] - counts[1][1]
        if match["how"] in "K<":
            difference = -difference
        right = difference > 0 and (not match["by"] or difference == int(items[match.start("by")].value))
        reason = f"{counts[0][0]} is responsible for {counts[0][1]} actions, {counts[1][0]} for {counts[1][1]}."
        ruling = Ruling("confirmed" if right else "wrong_number", reason, counts[0][2] + counts[1][2])
        self.add(reading, match, "number", [ruling])
