"""When an action is due, and the years that a plan covers."""

from __future__ import annotations

import re
from functools import partial

from index.check import deadlines
from index.check.facts import Ruling, together
from index.check.frames.frame import Frame, Letters
from index.check.items import Item

_TIME = "[wWXVZ]*[YTO]"
_DEADLINES = (
    re.compile(rf"d[dWwgV]*A[vmndo]*(?P<how>{_TIME})"),
    re.compile(r"(?P<how>[YTO])[vn]+d[Wg]*A"),
    re.compile(rf"A(?:[vmndehob]|E(?=d))*(?P<how>{_TIME})"),
    re.compile(r"(?P<how>[wWXZ]+[YT])A[vmn]+[ed]"),
    re.compile(r"(?P<how>[wWXZ]+[YT])G[vmn]+eA"),
    re.compile(r"A[vmdeuUbGhow]*(?P<how>[wXZ]+W?[YT])"),
    re.compile(r"e[W]*A(?P<how>[wXWZ]+[YT])"),
    re.compile(r"A[^AYTO]*m[^AYTO]*(?P<how>[wX]Y)"),
)
_TIMELESS = (
    re.compile(r"A[vhx]*n[hvd]*d(?![wWXVZ]*[YTO])"),
    re.compile(r"z?nd[vdWg]*A"),
    re.compile(r"A[vhx]*no?[YT]?d$"),
)
_PERIOD = re.compile(r"D[vmndh]*[wWXV]*T")


class Times(Frame):
    """Deadlines, periods, and that there are none."""

    def read(self, reading: Letters) -> None:
        self._period(reading)
        self._timeless(reading)
        self._deadlines(reading)

    def _deadlines(self, reading: Letters) -> None:
        for pattern in _DEADLINES:
            for match in list(pattern.finditer(reading.left)):
                if "_" in match.group() and pattern is not _DEADLINES[-1]:
                    continue
                if not match.group("how").strip("_") or reading.left[match.start()] == "_":
                    continue
                subject = reading.item(match, "A")
                time = next(reading.clause.items[i] for i in range(match.start("how"), match.end("how"))
                            if reading.clause.codes[i] in "YTO")  # fmt: skip
                if subject is None or match.group().count("n") > 1:
                    continue
                self._deadline(reading, match, subject, time)

    def _deadline(self, reading: Letters, match: re.Match[str], subject: Item, time: Item) -> None:
        words = reading.clause.words
        numbers = self.existing(subject)
        denied = "n" in match.group()
        loose = bool(set(match.group()) - set("AvmndehobWwXVZYTOEg"))  # what stands between stays a claim of its own
        if time.code == "Y" and len(time.value) == len(numbers) > 1 and "respectively" in words:
            rulings = []
            for number, when in zip(numbers, time.value, strict=True):
                said = deadlines.manner(words, match["how"], (when,), "Y")
                rows = self.facts.rows(number)
                if said and rows:
                    rulings.append(together([deadlines.judge(self.facts, row, said, denied) for row in rows]))
            self.add(reading, match, "deadline", rulings)
            return
        said = deadlines.manner(words, match["how"], time.value, time.code)
        if said is None or (denied and said.manner == "by" and "X" in match["how"]):
            return
        rulings = self.each(subject, partial(deadlines.judge, self.facts, said=said, denied=denied))
        if not loose:
            self.add(reading, match, "deadline", rulings)
            return
        if denied:
            return
        before = reading.left
        self.add(reading, match, "deadline", rulings)
        first, last = match.span("how")
        reading.left = before
        reading.take(first, last)
        if re.search("[?]", match.group()):  # the obligation itself is what the other words are about
            reading.left = "".join(
                "_" if match.start() <= i < last and code in "Amvd" else code for i, code in enumerate(reading.left)
            )

    def _timeless(self, reading: Letters) -> None:
        for pattern in _TIMELESS:
            for match in list(pattern.finditer(reading.left)):
                subject = reading.item(match, "A")
                if subject is not None and "_" not in match.group():
                    said = deadlines.Said("none")
                    rulings = self.each(subject, partial(deadlines.judge, self.facts, said=said, denied=False))
                    self.add(reading, match, "deadline", rulings)

    def _period(self, reading: Letters) -> None:
        """The years that the plan itself covers."""
        period = self.facts.world.period
        match = _PERIOD.search(reading.left)
        if match is None or period is None or len(self.facts.world.plans) != 1:
            return
        time = reading.item(match, "T")
        assert time is not None
        right = (time.value == period) != ("n" in match.group())
        plan = self.facts.world.plans[0]
        evidence = tuple(self.facts.cite_unit(plan, unit) for unit in plan.units[:1])
        reason = f"The timetables of {plan.title} run from {period[0]} to {period[1]}."
        ruling = Ruling("confirmed" if right else "wrong_deadline", reason, evidence)
        self.add(reading, match, "deadline", [ruling])
