"""Bodies that became others."""

from __future__ import annotations

import re

from index.check.facts import Ruling
from index.check.frames.frame import Frame, Letters
from ingest.fold import fold


class Successions(Frame):
    """ "The one became the other on a day"."""

    def read(self, reading: Letters) -> None:
        """ "The one became the other on a day"."""
        match = re.search(r"G(?P<v>[vn]*)~(?P<w>[wW]*)G(?P<when>[WV]*Y)?", reading.left)
        if match is None or "n" in match["v"]:
            return
        items = reading.clause.items
        first, second = items[match.start()], items[match.end("w")]
        verb = items[match.end("v")]
        written = fold(self.laws.text[verb.start : verb.end])
        if len(first.value) != 1 or len(second.value) != 1:
            return
        old, new = first.value[0], second.value[0]
        if not match["v"] and not written.startswith(("became", "become")):
            old, new = new, old  # "the new one replaced the old"
        steps = [step for step in self.facts.world.bodies.successions if {step.old, step.new} == {old, new}]
        if not steps:
            return
        step, when = steps[0], self.when(reading, match)
        right = (step.old, step.new) == (old, new)
        if right and when is not None:
            right = when.day == step.date if when.day else when.year == step.date.year
        ruling = Ruling("confirmed" if right else "wrong_body", step.words, (), (), (step.by,))
        self.add(reading, match, "body", [ruling])
