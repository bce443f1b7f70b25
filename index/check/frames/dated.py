"""The days of an act: when it was adopted, came into force, and had to be transposed."""

from __future__ import annotations

import re

from index.answer.editions import in_words
from index.check.facts import Ruling
from index.check.frames.frame import Frame, Letters
from index.check.items import Item, When
from ingest.model import StatusEvent, Work

_TIME = r"(?P<how>[WVwXZ]*)(?P<y>Y)"
_LATER = r"(?P<how2>[WVwXZ]*)(?P<y2>Y)"
_KINDS = (
    # letter of the verb, kinds of events, what the day is called
    ("l", ("adopted",), "was adopted"),
    ("$", ("in_force",), "came into force"),
    ("&", ("transposition_due",), "had to be transposed by"),
)
_FRAMES = {
    letter: (
        re.compile(rf"(?:[GD][vmh]*)?L[vmnhGdWw]*[{letter}][GvhdWw]*?{_TIME}"),
        re.compile(rf"(?:[GD][vmh]*)?[{letter}][vhdWwg]*L[vmhd]*{_TIME}"),
        re.compile(rf"{_TIME}[v]*(?:[GD][vmh]*)?(?:L[vmnh]*[{letter}]|[{letter}][W]*L)"),
        re.compile(rf"[GD][vmh]*{_TIME}[{letter}][W]*L"),
        re.compile(rf"[d][W]*[{letter}][W]*L[vmh]*{_TIME}"),
    )
    for letter, _, _ in _KINDS
}
_IS_OF = re.compile(r"L[v]+(?P<how>W)(?P<y>Y)")
_HOLDS_SINCE = re.compile(r"L[vh]+!(?P<how>V)(?P<y>Y)")


class Dated(Frame):
    """ "Directive 2014/42/EU was adopted on 3 April 2014"."""

    def read(self, reading: Letters) -> None:
        for letter, kinds, words in _KINDS:
            if letter in reading.left:
                for pattern in _FRAMES[letter]:
                    for match in list(pattern.finditer(reading.left)):
                        self._judge(reading, match, kinds, words)
        for match in list(_IS_OF.finditer(reading.left)):
            self._judge(reading, match, ("adopted",), "is of")
        for match in list(_HOLDS_SINCE.finditer(reading.left)):
            verb = next(item for i, item in enumerate(reading.clause.items) if i >= match.start() and item.code == "!")
            applies = self.laws.text[verb.start : verb.end].lower().startswith("appl")
            kinds, words = (
                (("applies",), "has applied since") if applies else (("in_force",), "has been in force since")
            )
            self._judge(reading, match, kinds, words)

    def _judge(self, reading: Letters, match: re.Match[str], kinds: tuple[str, ...], words: str) -> None:
        if "_" in match.group() or match.group().count("n") > 1:
            return
        actor = reading.item(match, "G")
        if actor is not None and (
            kinds != ("transposition_due",) or set(actor.value) != {self.facts.world.bodies.states_body}
        ):
            return  # who adopted an act is not on record
        law, time = self.one(reading.item(match, "L")), reading.clause.items[match.start("y")]
        if law is None or law.work is None or not law.work.binding or law.places:
            return
        ruling = self._ruling(law.work, time, kinds, words, denied="n" in match.group(), how=match["how"])
        if ruling is not None:
            self.add(reading, match, "status", [ruling])

    def _ruling(
        self, work: Work, time: Item, kinds: tuple[str, ...], words: str, *, denied: bool, how: str
    ) -> Ruling | None:
        if len(time.value) != 1:
            return None
        when: When = time.value[0]
        events = [each for each in work.history if each.kind in kinds and each.date and each.confidence != "doubtful"]
        days = [(each.date, each.precision) for each in events if each.date]
        if "adopted" in kinds and work.date:
            days.append((work.date, "day"))
        if not days:
            return None
        cited, sources = self.laws.cite(work), (work.id,)
        shown = ", ".join(dict.fromkeys(in_words(day.isoformat()) for day, _ in days))
        reason = f"{work.short_title} {words} {shown}."
        notes = tuple(dict.fromkeys(_scope(each) for each in events if each.scope))
        if when.day is not None:
            fits = [day == when.day for day, precision in days if precision == "day"]
        elif when.fine:
            return (
                Ruling("not_checkable", reason, cited, notes, sources)
                if any(day.year == when.year for day, _ in days)
                else (Ruling("law_changed" if kinds != ("adopted",) else "wrong_act", reason, cited, notes, sources))
            )
        else:
            fits = [day.year == when.year for day, _ in days]
        if "Z" in how or not fits:
            return Ruling("not_checkable", reason, cited, notes, sources)
        if any(fits) != all(fits):
            # several days are recorded, as for some provisions: the draft may mean one of them
            right = any(fits)
            if denied:
                return Ruling("not_checkable", reason, cited, notes, sources)
        else:
            right = any(fits) != denied
        wrong = "wrong_act" if kinds == ("adopted",) else "law_changed"
        return Ruling("confirmed" if right else wrong, reason, cited, notes, sources)


def _scope(event: StatusEvent) -> str:
    return f"{event.scope[:1].upper()}{event.scope[1:]}."
