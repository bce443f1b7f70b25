"""How many things there are, and that all or none are so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.check import counting
from index.check.facts import Ruling
from index.check.frames.conditions import Conditions
from index.check.frames.frame import OPEN, Letters, claim, unsure
from index.check.items import NOUNS, Item
from index.check.model import WRONG
from ingest.fold import fold
from ingest.model import Span

_COUNTED = re.compile(
    r"(?P<how>[>}<{qo]?)(?P<n>N|E|^n)(?:W+(?P<total>N))?(?P<between>[WDGuUdOPRS]*)(?P<noun>[aiprsfb])"
)

_LAST = re.compile(r"(?:D[Mvh]*)?(?P<what>[aiprsfb][^N]*[vh])(?P<how>[>}<{qo]?)(?P<n>N)")
""" "The actions for which CEPOL is responsible are two": the number comes last."""


class Counts(Conditions):
    """Numbers of actions under conditions, and of a plan's other units."""

    def read(self, reading: Letters) -> None:
        if last := _LAST.fullmatch(reading.left):
            _number_first(reading, last)
        codes = reading.left
        if re.search(r"N?u?b", codes) and "A" in codes and "a" not in codes:
            return  # the bodies of an action
        matches = [match for match in _COUNTED.finditer(codes) if match["n"] != "n" or match.start() == 0]
        if not matches:
            self._enumerated(reading)
            return
        everything = reading.clause
        unread = set(codes) & set("?L_!~yjxcUeQHl$&JKC") - ({"c", "L"} if re.search("c[Ww]*L", codes) else set())
        if set(codes) & set("ub") or re.fullmatch("Dx[^G]*", codes):
            unread -= {"x"}  # "names CEPOL as responsible"
        if re.search(r"e", codes) and "m" in codes:
            unread -= {"e"}
        extra_n = codes.count("n") > (1 if matches[0]["n"] == "n" else 0)
        bounds = sum(code in ">}<{q" for code in codes) > sum(
            bool(match["how"]) and match["how"] in ">}<{q" for match in matches
        )
        if unread or bounds or extra_n or any(match["how"] == "q" for match in matches):
            reading.take(0, len(codes))
            reading.made.append(unsure(everything, "It counts under conditions that the records cannot decide."))
            return
        if len(matches) > 1:
            self._totals(reading, matches)
            return
        match = matches[0]
        ruling = self._counted(reading, match)
        reading.take(0, len(codes))
        reading.made.append(claim(Span(everything.start, everything.end), "number", ruling))

    def _totals(self, reading: Letters, matches: Sequence[re.Match[str]]) -> None:
        """ "53 actions in eight strategic priorities, and 12 indicators"."""
        outside = _COUNTED.sub("", reading.left)
        for match in matches:
            if set(outside) <= set("DvhzWkgtoMx") and match["n"] == "N" and not set(match["between"]) - set("WD"):
                ruling = self._total(match, reading)
            else:
                ruling = Ruling("not_checkable", OPEN)
            reading.made.append(claim(reading.span(*match.span()), "number", ruling))
        reading.take(0, len(reading.left))

    def _counted(self, reading: Letters, match: re.Match[str]) -> Ruling:
        noun, facts = match["noun"], self.facts
        rest = reading.left[: match.start()] + reading.left[match.end() :] + match["between"]
        if noun != "a":
            if match["n"] != "N" or set(rest) - set("DvhzWtoPSMgx"):
                return Ruling("not_checkable", OPEN)
            if set(rest) & set("PS") and noun not in "pr":
                return Ruling("not_checkable", OPEN)
            return self._total(match, reading)
        conditions = self.conditions(reading, match)
        if conditions is None:
            return Ruling("not_checkable", "It counts under conditions that the records cannot decide.")
        subject, predicate = conditions
        if match["n"] in ("E", "n"):
            item = reading.clause.items[match.start("n")]
            none = match["n"] == "n" or item.value == "none"
            return self._all(reading, match, subject, predicate, none=none)
        number = int(reading.clause.items[match.start("n")].value)
        total_at = match.start("total")
        total = int(reading.clause.items[total_at].value) if match["total"] else None
        if total not in (None, len(self.facts.world.rows)) and re.match("W?[GYTOPRSL]", reading.left[match.end() :]):
            return Ruling("not_checkable", OPEN)  # "two of the 19 actions of Frontex"
        how = match["how"] if match["how"] in ">}<{" else "="
        readings = [[*before, *after] for before in subject for after in predicate]
        ruling = counting.actions(facts, number, how or "=", readings, total)
        named = next((item for item in reading.clause.items if item.code == "A"), None)
        if named is not None:
            ruling = self._listing(named, readings, ruling)
        return ruling

    def _listing(self, named: Item, readings: Sequence[Sequence[counting.Condition]], ruling: Ruling) -> Ruling:
        """The actions that a count is followed by must be those counted."""
        said = set(named.value)
        sets = [
            {row.action.number for row in self.facts.world.rows if all(each.test(row) for each in reading)}
            for reading in readings
        ]
        if said in sets or ruling.verdict in WRONG:
            return ruling
        right = sorted(sets[0], key=lambda number: (len(number), number))
        off = ", ".join(sorted(said ^ sets[0], key=lambda number: (len(number), number))[:10])
        return Ruling(
            "wrong_number", f"They are actions {', '.join(right[:60])}; not so: {off}.", ruling.evidence, ruling.notes
        )

    def _enumerated(self, reading: Letters) -> None:
        """ "The actions due in 2024 are Actions 45 and 53"."""
        match = re.fullmatch(r"[aDGuUdOWwXZVYTPRSh]*a[uWdOgGYTPRSwVXZh]*[vo]+A", reading.left)
        if match is None:
            return
        fake = re.search("a", reading.left)
        assert fake is not None
        conditions = self.conditions(reading, fake)
        named = reading.item(match, "A")
        if conditions is None or named is None:
            return
        readings = [[*before, *after] for before in conditions[0] for after in conditions[1]]
        if not any(readings):
            return
        rows = [row for number in named.value for row in self.facts.rows(number)]
        evidence = tuple(each for row in rows[:6] for condition in readings[0] for each in condition.cite(row))
        right = self._listing(named, readings, Ruling("confirmed", "They are all there are.", evidence))
        self.add(reading, match, "number", [right])

    def _all(
        self, reading: Letters, match: re.Match[str], readings: Sequence[Sequence[counting.Condition]],
        predicate: Sequence[Sequence[counting.Condition]], *, none: bool,
    ) -> Ruling:  # fmt: skip
        """ "All actions of Strategic priority 8 are due by 2024": what stands before the verb tells which."""
        codes = reading.left
        conditions = list(readings[-1])  # the widest: "by 2025" takes in what is due before
        if not conditions:
            return Ruling("not_checkable", OPEN)
        verb = re.search("[vmu]", codes[match.end() :])
        at = match.end() + verb.start() if verb else len(codes)
        order = [code for code in codes if code in "GYTOPRSL"]
        before = sum(code in "GYTOPRSL" for code in codes[:at])
        if len(order) != len(conditions):
            return Ruling("not_checkable", OPEN)
        subject, said = conditions[:before], conditions[before:]
        if not verb or not said:  # "Frontex is responsible for all actions": what is counted comes last
            if not re.search("[GD][vh]*u?", codes[: match.start()]) or before == 0:
                return Ruling("not_checkable", OPEN)
            first = sum(code in "GYTOPRSL" for code in codes[: match.start()])
            said, subject = conditions[:first], conditions[first:]
            if not said:
                return Ruling("not_checkable", OPEN)
        kinds = {"G": "wrong_body", "Y": "wrong_deadline", "T": "wrong_deadline", "O": "wrong_deadline"}
        kind = kinds.get(next((code for code in codes[at:] if code in "GYTOPRSL"), "G"), "wrong_number")
        return counting.every(self.facts, none, subject, said, kind)

    def _total(self, match: re.Match[str], reading: Letters) -> Ruling:
        """A number of things that the plan has in all."""
        world, noun = self.facts.world, match["noun"]
        said = int(reading.clause.items[match.start("n")].value)
        how = match["how"] if match["how"] in ">}<{" and match["how"] else "="
        if len(world.plans) != 1:
            return Ruling("not_checkable", f"{len(world.plans)} plans are held.")
        plan = world.plans[0]
        holders = [item for item in reading.clause.items if item.code in "PS"]
        units = {"a": "action", "i": "indicator", "p": "priority", "s": "section", "f": "footnote"}
        if noun in units:
            found = [unit for unit in plan.units if unit.kind == units[noun]]
            if holders:
                found = [unit for unit in found if any(self._above(plan.id, unit.parent, holder) for holder in holders)]
            counts = {len(found)}
            if noun == "s":
                counts.add(sum(len(unit.number) == 1 for unit in found))
            evidence = tuple(self.facts.cite_unit(plan, unit) for unit in (found[:1] + found[-1:] if found else []))
            label = f", {found[0].label} to {found[-1].label}" if found else ""
            reason = f"{plan.title} has {max(counts)} {units[noun]}{'' if max(counts) == 1 else 's'}{label}.".replace(
                "prioritys", "priorities"
            )
        elif noun == "r":
            codes = self.facts.numbers("R")
            if holders:
                return Ruling("not_checkable", OPEN)
            counts, evidence = {len(codes)}, ()
            reason = f"{plan.title} names {len(codes)} priority areas: {', '.join(codes)}."
        else:
            counts, evidence = {len(world.responsible)}, ()
            reason = f"{plan.title} makes {len(world.responsible)} bodies responsible: {', '.join(world.responsible)}."
        fits = [counting.compare(count, said, how) for count in counts]
        verdict = "confirmed" if all(fits) else "not_checkable" if any(fits) else "wrong_number"
        return Ruling(verdict, reason, evidence)

    def _above(self, document: str, parent: str | None, holder: Item) -> bool:
        while parent:
            unit = self.facts.world.unit(document, parent)
            if unit is None:
                return False
            if unit.kind == NOUNS[holder.code] and fold(unit.number) in {fold(number) for number in holder.value}:
                return True
            parent = unit.parent
        return False


def _number_first(reading: Letters, match: re.Match[str]) -> None:
    """Put the number before what it counts."""
    at = match.start("how") if match["how"] else match.start("n")
    clause = reading.clause
    order = [*range(at, len(reading.left)), *range(at)]
    reading.clause = replace(
        clause, items=tuple(clause.items[i] for i in order), codes="".join(clause.codes[i] for i in order)
    )
    reading.left = "".join(reading.left[i] for i in order)
