"""What a clause says whatever the order of its words: where its letters allow one reading only.

The patterns of the other frames know the usual orders. Here nothing is known of order: a clause that names one action
and one thing more, and whose other words all belong to one relation between the two, says that relation.
One denial turns it round; any word that is not of the relation leaves it undecided.
"""

from __future__ import annotations

import re
from functools import partial

from index.check import deadlines, membership, roles
from index.check.frames.frame import PAST, Frame, Letters, agreed, claim
from index.check.items import Item

_SAYS_SO = frozenset("DMvmhgWwtzy")
"""Words that tie two things together without saying how, and the plan as the one that says it."""
_ROLE = _SAYS_SO | frozenset("AGubjxeno")
_TIME = _SAYS_SO | frozenset("AYTOdeXVZn")
_PLACE = frozenset("DMvmhgWwtzyPRSArapuxejsn")
_SHARED = frozenset("AGuvmhtWwDg")
_WITH = re.compile(r"\b(?:(?:together|along|jointly|in common) with|alongside|as well as|in addition to)\b")
_ONLY = re.compile(r"oG|Go|b?oG")


class Loose(Frame):
    """Roles, times and places in any order of words."""

    def read(self, reading: Letters) -> None:
        if "_" in reading.left:
            return
        codes = "".join(sorted(set(reading.left)))
        count = {code: reading.left.count(code) for code in "AGYTOPRSn"}
        if count["A"] != 1 or count["n"] > 1:
            return
        if count["G"] == 2 and not count["n"]:
            self._shared(reading, codes)
            return
        things = [code for code in "GYTOPRS" if count[code]]
        if len(things) != 1 or count[things[0]] != 1:
            return
        subject = self._item(reading, "A")
        thing = self._item(reading, things[0])
        denied = bool(count["n"])
        if things == ["G"] and set(codes) <= _ROLE:
            self._role(reading, subject, thing, denied)
        elif things[0] in "YTO" and set(codes) <= _TIME and set(codes) & set("deMh"):
            self._time(reading, subject, thing, denied)
        elif things[0] in "PRS" and set(codes) <= _PLACE and set(codes) & set("gerMhxj"):
            self._place(reading, subject, thing, denied)

    def _shared(self, reading: Letters, codes: str) -> None:
        """ "CEPOL is responsible for Action 46 together with Eurojust": both are."""
        if not _WITH.search(reading.clause.words) or not set(codes) <= _SHARED or "u" not in codes:
            return
        bodies = [item for item, code in zip(reading.clause.items, reading.left, strict=True) if code == "G"]
        names = tuple(dict.fromkeys(name for item in bodies for name in item.value))
        if any(item.joined == "or" for item in bodies):
            return
        rule = partial(roles.responsible, self.facts, names=names, denied=False, only=False, either=False, exact=False)
        subject = self._item(reading, "A")
        self.add(reading, self._whole(reading), "body", self.each(subject, rule))

    def _item(self, reading: Letters, code: str) -> Item:
        return reading.clause.items[reading.left.index(code)]

    def _whole(self, reading: Letters) -> re.Match[str]:
        match = re.match(".*", reading.left, re.DOTALL)
        assert match is not None
        return match

    def _role(self, reading: Letters, subject: Item, bodies: Item, denied: bool) -> None:
        left = reading.left
        facts, names = self.facts, tuple(dict.fromkeys(bodies.value))
        only = "o" in left
        if only and not (_ONLY.search(left) and left.count("o") == 1):
            return
        if "u" in left or ("b" in left and "x" in left) or re.search("DM[vmhtw]*A[wWh]*G", left):
            if "e" in left and PAST.search(reading.clause.words):
                return
            either = bodies.joined == "or" and not denied
            rule = partial(roles.responsible, facts, names=names, denied=denied, only=only, either=either, exact=False)
        elif only or "b" in left or "e" in left:
            return
        elif "j" in left:
            rule = partial(roles.involved, facts, names=names, denied=denied)
        elif "x" in left:
            rule = partial(roles.mentioned, facts, names=names, denied=denied)
        else:
            return
        self.add(reading, self._whole(reading), "body", self.each(subject, rule))

    def _time(self, reading: Letters, subject: Item, time: Item, denied: bool) -> None:
        left, at = reading.left, reading.left.index(time.code)
        before = re.search("[wWXVZ]*$", left[:at])
        how = before.group() if before else ""
        outside = left[:at].removesuffix(how) + left[at + 1 :]
        if set(outside) & set("XVZ") or ("e" in left and not set(left) & set("mdM")):
            return  # a second time word, or a report of what was done
        said = deadlines.manner(reading.clause.words, how, time.value, time.code)
        if said is None or (denied and said.manner == "by" and "X" in how):
            return
        rule = partial(deadlines.judge, self.facts, said=said, denied=denied)
        self.add(reading, self._whole(reading), "deadline", self.each(subject, rule))

    def _place(self, reading: Letters, subject: Item, holder: Item, denied: bool) -> None:
        numbers = self.existing(holder)
        if not numbers:
            return
        rule = partial(membership.belongs, self.facts, code=holder.code, numbers=numbers, denied=denied)
        span = reading.span(0, len(reading.left))
        reading.made += [claim(span, "membership", ruling) for ruling in agreed(self.each(subject, rule))]
        reading.take(0, len(reading.left))
