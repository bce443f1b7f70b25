"""Where acts are cited, whether they hold, and what changed them."""

from __future__ import annotations

import re

from index.check.frames.frame import PAST, Frame, Letters
from ingest.fold import fold


class Acts(Frame):
    """Statements about an act's citations and its status."""

    def read(self, reading: Letters) -> None:
        for match in list(re.finditer(r"A[vmno]*[cx][ocWw]*L", reading.left)):
            self._cited(reading, match)
        for match in list(re.finditer(r"L[vmno]*[cx][cwWgo]*Ao?", reading.left)):
            self._cited(reading, match)
        for match in list(re.finditer(r"L[vmn]*[cx][Ww]*D|D[vmn]*[cx]L", reading.left)):
            self._in_plan(reading, match)
        for match in list(re.finditer(r"L(?P<v>[hvmn]*)~(?P<by>[wW]*(?P<other>L))?(?P<when>[wWV]*Y)?", reading.left)):
            self._changed(reading, match)
        for match in list(re.finditer(r"L[vmno]*(?P<is>!|Y)(?P<when>[WVX]*Y)?", reading.left)):
            if match["is"] == "!":
                self._in_force(reading, match)

    def _cited(self, reading: Letters, match: re.Match[str]) -> None:
        law, subject = self.one(reading.item(match, "L")), reading.item(match, "A")
        if law is None or subject is None or law.places or match.group().count("n") > 1:
            return
        rows = [row for number in self.existing(subject) for row in self.facts.rows(number)]
        if not rows or len(self.facts.world.plans) != 1:
            return
        if law.work is not None and not law.work.celex:
            return
        denied, only = "n" in match.group(), "o" in match.group()
        if denied and only:
            return
        self.add(reading, match, "citation", [self.laws.cited_in(law, rows, denied=denied, only=only)])

    def _in_plan(self, reading: Letters, match: re.Match[str]) -> None:
        """ "Directive 2014/42/EU is cited in the plan"."""
        law = self.one(reading.item(match, "L"))
        if law is None or law.places or len(self.facts.world.plans) != 1 or match.group().count("n") > 1:
            return
        if law.work is not None and law.work.celex:
            self.add(reading, match, "citation", [self.laws.cited_anywhere(law, denied="n" in match.group())])

    def _changed(self, reading: Letters, match: re.Match[str]) -> None:
        law = self.one(reading.item(match, "L"))
        verb = reading.clause.items[match.end("v")]
        other = self.one(reading.clause.items[match.start("other")]) if match["other"] else None
        when = self.when(reading, match)
        written = fold(self.laws.text[verb.start : verb.end])
        passive = "v" in match["v"]
        if (
            match["other"]
            and not passive
            and re.search(
                r"s$|^(?:repealed|replaced|amended|superseded)$|^(?:repeal|replace|amend|supersede)$|ing$", written
            )
        ):
            law, other = other, law  # "the one replaced the other"
        if law is None or law.work is None or match["v"].count("n") > 1:
            return
        if not passive and not match["other"] and not written.startswith("expire"):
            return
        ruling = self.laws.changed(
            law.work,
            written,
            other.work if other else None,
            when,
            denied="n" in match["v"],
            names_other=bool(match["other"]),
        )
        self.add(reading, match, "status", [ruling])

    def _in_force(self, reading: Letters, match: re.Match[str]) -> None:
        law = self.one(reading.item(match, "L"))
        if (
            law is None
            or law.work is None
            or "o" in match.group()
            or match.group().count("n") > 1
            or "m" in match.group()
        ):
            return
        verb = reading.clause.items[match.start("is")]
        past = bool(PAST.search(reading.clause.words)) or self.laws.text[verb.start : verb.end].lower() == "applied"
        when = self.when(reading, match)
        if past and when is None:
            return
        if match["when"] and re.search("[VX]", match["when"]):
            return
        ruling = self.laws.in_force(law.work, denied="n" in match.group(), when=when, today=not past)
        self.add(reading, match, "status", [ruling])
