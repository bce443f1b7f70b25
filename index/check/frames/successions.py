"""Bodies that became others."""

from __future__ import annotations

import re

from index.check.facts import Ruling
from index.check.frames.frame import Frame, Letters
from index.check.items import When
from ingest.fold import fold

_STARTED = re.compile(r"G[vmhn]*1[WVw]*Y|[WVw]*YG[vmhn]*1")


class Successions(Frame):
    """ "The one became the other on a day"."""

    def read(self, reading: Letters) -> None:
        if match := _STARTED.search(reading.left):
            self._started(reading, match)
        match = re.search(r"(?:[WV]*(?P<day>Y))?G(?P<v>[vnm]*)~(?P<w>[wW]*)G(?P<when>[WV]*Y)?", reading.left)
        if match is None or "n" in match["v"] or (match["day"] and match["when"]):
            return
        items = reading.clause.items
        first, second = items[match.start("v") - 1], items[match.end("w")]
        verb = items[match.end("v")]
        written = fold(self.laws.text[verb.start : verb.end])
        if len(first.value) != 1 or len(second.value) != 1:
            return
        old, new = first.value[0], second.value[0]
        if not match["v"] and not written.startswith(("became", "become")):
            old, new = new, old  # "the new one replaced the old"
        ruling = self._ruling(old, new, self._day(reading, match))
        if ruling is not None:
            self.add(reading, match, "body", [ruling])

    def _started(self, reading: Letters, match: re.Match[str]) -> None:
        """ "The new one took up its work on a day": the day on which it took over."""
        item = reading.item(match, "G")
        time = next(
            item for i, item in enumerate(reading.clause.items) if match.start() <= i < match.end() and item.code == "Y"
        )
        steps = [step for step in self.facts.world.bodies.successions if item and item.value == (step.new,)]
        if len(steps) != 1 or len(time.value) != 1 or "n" in match.group():
            return
        (when,), step = time.value, steps[0]
        right = when.day == step.date if when.day else when.year == step.date.year
        vague = right and when.fine and when.day is None
        verdict = "not_checkable" if vague else "confirmed" if right else "wrong_body"
        self.add(reading, match, "body", [Ruling(verdict, step.words, (), (), (step.by,))])

    def _day(self, reading: Letters, match: re.Match[str]) -> When | None:
        if match["day"] is None:
            return self.when(reading, match)
        item = reading.clause.items[match.start("day")]
        return item.value[0] if len(item.value) == 1 else None

    def _ruling(self, old: str, new: str, when: When | None) -> Ruling | None:
        successions = self.facts.world.bodies.successions
        steps = [step for step in successions if {step.old, step.new} == {old, new}]
        if not steps:  # another body took the place of the one, or the other took that of another
            others = [step for step in successions if step.old == old or step.new == new]
            if not others:
                return None
            return Ruling("wrong_body", others[0].words, (), (), (others[0].by,))
        step = steps[0]
        right = (step.old, step.new) == (old, new)
        if right and when is not None:
            right = when.day == step.date if when.day else when.year == step.date.year
            if right and when.fine and when.day is None:
                return Ruling("not_checkable", step.words, (), (), (step.by,))
        return Ruling("confirmed" if right else "wrong_body", step.words, (), (), (step.by,))
