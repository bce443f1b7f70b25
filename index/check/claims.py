"""The claims of a sentence, and the ruling on each.

A sentence is a few clauses, a clause a string of letters (``lexicon``), and each kind of claim a pattern of such
letters. What no claim accounts for is itself a claim that cannot be checked, so that nothing is confirmed
silently; a denial, an "only" or an "about" that no claim has taken in makes the whole clause one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from index.check import counting, deadlines, membership, roles
from index.check.clauses import Clause
from index.check.facts import Facts, Ruling, together
from index.check.items import NOUNS, Item, When
from index.check.laws import Law, Laws
from index.check.model import WRONG, Claim
from index.world import Row
from ingest.fold import fold
from ingest.model import Span

_PAST = re.compile(r"\b(?:was|were|has been|have been|had been|already|been)\b")
_FORMERLY = re.compile(
    r"\b(?:was|were|had|former|formerly|then|previous|previously|old|earlier|until|repealed|replaced|superseded|history|adopted|expired)\b"
)
_RELIES = re.compile(
    r"\b(?:under|pursuant to|in accordance with|on the basis of|based on|requires?|obliges?|provides?|must|shall|lays? down"
    r"|sets? out|governs?|regulates?|applies|apply|in line with|by virtue of|according to|comply|transpose|stipulates?|prohibits?"
    r"|allows?|binds?|remains?|current|today|harmonises?|defines?|covers?)\b"
)
_WHOLE = re.compile(r"\b(?:consists?|comprises?|made up|composed)\b")
_AMONG = re.compile(r"\b(?:one of|among|amongst)\b")
_NOT_DONE = "The plan says what is to be done and when; whether it was done is not in it."
_OPEN = "The records hold nothing that decides this."
_HEDGED = "It is hedged, conditional or somebody's view, so that it cannot be true or false."
_CONTENT = 4
"""Words beside a quotation, on which the records are silent, from which on they are a claim of their own."""

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
_TIMELESS = (re.compile(r"A[vh]*n[hvd]*d(?![wWXVZ]*[YTO])"), re.compile(r"z?nd[vdWg]*A"), re.compile(r"A[vh]*no?[YT]?d$"))
_ROLES = (
    re.compile(r"A[vmnodht]*[uUe][uvwWgV]*[ob]*G[ou]?"),
    re.compile(r"[ob]?G[obt]*[vmnohtxbd]*[uUe][uvwWb]*[DW]*A[o]?"),
    re.compile(r"[bu][uWwVg]*A[vmnoh]*[uUgWw]*[ob]?Go?"),
    re.compile(r"G[vn]+b[uWw]*A"),
    re.compile(r"A[vmnohx]*[b][vuW]*G"),
    re.compile(r"A[x]G[u]"),
)
_LEADLESS = re.compile(r"A[vh]*n[h]*U|n[UW]+[vxd]*[Wg]*A|A[vh]nUb?")
_INVOLVED = (re.compile(r"A[vmno]*j[wW]*G"), re.compile(r"G[vmno]*j[wWg]*A"))
_MENTIONED = (re.compile(r"A[vmno]*x[W]*[ob]*G(?!u)"), re.compile(r"G[vmno]*x[wWg]*A"))
_BODIES = (re.compile(r"[>}<{oq]?Nu?b[vmu]*[WwgV]*A"), re.compile(r"A[vh]*[>}<{oq]?Nu?b"), re.compile(r"A[vu]+[w]*[>}<{oq]?Nb"))
_BELONGS = (
    re.compile(r"A[vmnoh]*[gWhu]+(?P<in>[PRS])(?:W(?P<and>[PS]))?"),
    re.compile(r"^[gW](?P<in>[PRS])(?=A)"),
)
_HOLDS = re.compile(r"(?P<in>[PRS])[vmno]*ho?A")
_SECTIONED = re.compile(r"P[vn]*[gW]+S")
_COUNTED = re.compile(r"(?P<how>[>}<{qo]?)(?P<n>N|E|^n)(?:W+(?P<total>N))?(?P<between>[WDGuUdOPRS]*)(?P<noun>[aiprsfb])")
_PERIOD = re.compile(r"D[vmndh]*[wWXV]*T")


@dataclass(slots=True)
class _Reading:
    """A clause while its claims are read; ``left`` are its letters, ``_`` where a claim has taken one."""

    clause: Clause
    left: str
    made: list[Claim]

    def take(self, first: int, last: int) -> None:
        self.left = self.left[:first] + "_" * (last - first) + self.left[last:]

    def item(self, match: re.Match[str], codes: str) -> Item | None:
        """The first item of these letters in a match."""
        for i in range(match.start(), match.end()):
            if self.clause.codes[i] in codes:
                return self.clause.items[i]
        return None

    def span(self, first: int, last: int) -> Span:
        items = self.clause.items[first:last]
        return Span(min(item.start for item in items), max(item.end for item in items))


class Claims:
    """Reads the clauses of one draft's sentences."""

    def __init__(self, facts: Facts, laws: Laws) -> None:
        self._facts = facts
        self._laws = laws

    def of(self, clause: Clause, sentence_end: int, *, heading: bool, quoting: bool) -> list[Claim]:
        """The claims of a clause, in the order of where they stand."""
        # "according to" the plan or an act is no hedge; according to anybody else it is
        reading = _Reading(clause, re.sub("@(?![DAL])", "H", clause.codes).replace("@", "_"), [])
        self._existence(reading)
        existing = list(reading.made)
        self._citations(reading, sentence_end)
        cited = list(reading.made)
        if "H" in reading.left or "%" in reading.left:
            return [*cited, self._open(clause, _HEDGED)] if not heading else cited
        if "e" in reading.left and "m" not in reading.left and self._implemented(reading):
            return [*cited, self._open(clause, _NOT_DONE)]
        for frame in (self._count, self._acts, self._period, self._successions, self._rows, self._timeless, self._deadlines,
                      self._bodies, self._roles, self._places):  # fmt: skip
            frame(reading)
        if self._untaken(reading) and len(reading.made) > len(cited):
            # a denial, an "only" or an "about" that no claim has taken in: what it bears on is not known
            kept = [claim for claim in reading.made if claim.verdict in ("does_not_exist", "wrong_act") or claim in existing]
            return [*kept, self._open(clause, "How far a “not”, an “only” or an “about” reaches here is not certain.")]
        rest = self._rest(reading, heading=heading, quoting=quoting)
        return sorted([*reading.made, *rest], key=lambda claim: (claim.span.start, claim.span.end))

    # ------------------------------------------------------------------ what is named

    def _existence(self, reading: _Reading) -> None:
        """Whatever is named by a number and is not there; whether it is said to be there or not."""
        codes = reading.clause.codes
        says_none = bool(re.search(r"zn[APRIFS]|[APRIFS][vmn]*n[vmh]*z|n[APRIFS]z|D[v]*nhn?[APRIFS]|Dhn[APRIFS]", codes))
        for i, item in enumerate(reading.clause.items):
            if item.code not in NOUNS:
                continue
            missing = [number for number in item.value if self._facts.missing(item.code, number)]
            for number in missing:
                reason = self._facts.missing(item.code, number)
                span = Span(item.start, item.end)
                if span.start == span.end:
                    continue  # taken over from the clause before, where it was said
                there = self._facts.numbers(item.code)
                last = self._facts.units(item.code, there[-1]) if there else []
                evidence = tuple(self._facts.cite_unit(*each) for each in last[:1])
                verdict = "confirmed" if says_none else "does_not_exist"
                reading.made.append(Claim(span, "existence", verdict, reason, evidence))
            if missing and len(missing) == len(item.value):
                reading.left = reading.left[:i] + "_" + reading.left[i + 1 :]
                if says_none:
                    reading.left = re.sub("[nzhD]", "_", reading.left)
        match = re.search(r"z(?P<n>n?)(?P<it>[APRIFS])|(?P<it2>[APRIFS])(?P<n2>[vmn]*)z", reading.left)
        if match and match.group().count("n") < 2:
            thing = reading.item(match, "APRIFS")
            if thing is None:
                return
            found = [unit for number in thing.value for unit in self._facts.units(thing.code, number)]
            evidence = tuple(self._facts.cite_unit(*each) for each in found[:2])
            denied = "n" in match.group()
            label = found[0][1].label if found else ""
            if found:
                verdict = "does_not_exist" if denied else "confirmed"
                reading.made.append(Claim(reading.span(*match.span()), "existence", verdict, f"{label} is there.", evidence))
                reading.take(*match.span())

    def _citations(self, reading: _Reading, sentence_end: int) -> None:
        """Acts with a wrong number, kind, date, title or provision."""
        for item in reading.clause.items:
            if item.code != "L" or item.start == item.end:
                continue
            for law in self._laws.of(item.value, Span(item.start, item.end)):
                for span, kind, ruling in self._laws.problems(law, item.value, sentence_end):
                    claim = _claim(span, kind, ruling)
                    if claim not in reading.made:
                        reading.made.append(claim)

    def _existing(self, item: Item) -> list[str]:
        return [number for number in item.value if not self._facts.missing(item.code, number)]

    def _each(self, item: Item, rule: Callable[[Row], Ruling]) -> list[Ruling]:
        """A ruling for each action of an item, over all plans that have one of its number."""
        return [together([rule(row) for row in rows]) for number in self._existing(item) if (rows := self._facts.rows(number))]

    def _add(self, reading: _Reading, match: re.Match[str], kind: str, rulings: Sequence[Ruling]) -> None:
        """Claims for the rulings on a match: one where they agree that all is right."""
        span = reading.span(*match.span())
        reading.take(*match.span())
        if rulings and all(ruling.verdict == "confirmed" for ruling in rulings) and len(rulings) > 1:
            evidence = tuple(dict.fromkeys(each for ruling in rulings for each in ruling.evidence))
            reason = " ".join(ruling.reason for ruling in rulings)
            notes = tuple(dict.fromkeys(note for ruling in rulings for note in ruling.notes))
            reading.made.append(Claim(span, kind, "confirmed", reason, evidence, (), (), notes))
            return
        reading.made += [_claim(span, kind, ruling) for ruling in rulings]

    # ------------------------------------------------------------------ times

    def _deadlines(self, reading: _Reading) -> None:
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

    def _deadline(self, reading: _Reading, match: re.Match[str], subject: Item, time: Item) -> None:
        words = reading.clause.words
        numbers = self._existing(subject)
        denied = "n" in match.group()
        loose = bool(set(match.group()) - set("AvmndehobWwXVZYTOEg"))  # what stands between stays a claim of its own
        if time.code == "Y" and len(time.value) == len(numbers) > 1 and "respectively" in words:
            rulings = []
            for number, when in zip(numbers, time.value, strict=True):
                said = deadlines.manner(words, match["how"], (when,), "Y")
                rows = self._facts.rows(number)
                if said and rows:
                    rulings.append(together([deadlines.judge(self._facts, row, said, denied) for row in rows]))
            self._add(reading, match, "deadline", rulings)
            return
        said = deadlines.manner(words, match["how"], time.value, time.code)
        if said is None or (denied and said.manner == "by" and "X" in match["how"]):
            return
        rulings = self._each(subject, partial(deadlines.judge, self._facts, said=said, denied=denied))
        if not loose:
            self._add(reading, match, "deadline", rulings)
            return
        if denied:
            return
        before = reading.left
        self._add(reading, match, "deadline", rulings)
        first, last = match.span("how")
        reading.left = before
        reading.take(first, last)
        if re.search("[?]", match.group()):  # the obligation itself is what the other words are about
            reading.left = "".join(
                "_" if match.start() <= i < last and code in "Amvd" else code for i, code in enumerate(reading.left)
            )

    def _timeless(self, reading: _Reading) -> None:
        for pattern in _TIMELESS:
            for match in list(pattern.finditer(reading.left)):
                subject = reading.item(match, "A")
                if subject is not None and "_" not in match.group():
                    said = deadlines.Said("none")
                    rulings = self._each(subject, partial(deadlines.judge, self._facts, said=said, denied=False))
                    self._add(reading, match, "deadline", rulings)

    def _period(self, reading: _Reading) -> None:
        """The years that the plan itself covers."""
        period = self._facts.world.period
        match = _PERIOD.search(reading.left)
        if match is None or period is None or len(self._facts.world.plans) != 1:
            return
        time = reading.item(match, "T")
        assert time is not None
        right = (time.value == period) != ("n" in match.group())
        plan = self._facts.world.plans[0]
        evidence = tuple(self._facts.cite_unit(plan, unit) for unit in plan.units[:1])
        reason = f"The timetables of {plan.title} run from {period[0]} to {period[1]}."
        ruling = Ruling("confirmed" if right else "wrong_deadline", reason, evidence)
        self._add(reading, match, "deadline", [ruling])

    def _implemented(self, reading: _Reading) -> bool:
        """Whether the clause says that something was done, which no plan records."""
        words, left = reading.clause.words, reading.left
        if not ("A" in left or "a" in left):
            return False
        # "is implemented by": whose task it is
        return not (re.search("ew?[ob]?G", left) and not _PAST.search(words) and "v" in left)

    # ------------------------------------------------------------------ who

    def _roles(self, reading: _Reading) -> None:
        match = _LEADLESS.search(reading.left)
        if match and (subject := reading.item(match, "A")):
            self._add(reading, match, "body", self._each(subject, partial(roles.no_lead, self._facts)))
        for patterns, kind in ((_ROLES, "role"), (_INVOLVED, "involved"), (_MENTIONED, "mentioned")):
            for pattern in patterns:
                for match in list(pattern.finditer(reading.left)):
                    if "_" not in match.group():
                        self._role(reading, match, kind)

    def _role(self, reading: _Reading, match: re.Match[str], kind: str) -> None:
        subject, bodies = reading.item(match, "A"), reading.item(match, "G")
        codes = match.group()
        before = reading.left[match.start() - 1 : match.start()]
        if subject is None or bodies is None or codes.count("n") + (before == "n") > 1:
            return
        first = match.start()
        if before == "n":  # "neither … nor", "not Frontex is …"
            first -= 1
        denied = "n" in codes or before == "n"
        among = bool(_AMONG.search(reading.clause.words))  # there may be others
        if among and "o" in codes:
            return
        names = tuple(dict.fromkeys(bodies.value))
        facts = self._facts
        if kind == "involved":
            if "o" in codes:
                return
            rulings = self._each(subject, partial(roles.involved, facts, names=names, denied=denied))
        elif kind == "mentioned":
            if "o" in codes:
                return
            rulings = self._each(subject, partial(roles.mentioned, facts, names=names, denied=denied))
        elif "U" in codes:
            if "o" in codes:
                return
            rulings = self._each(subject, partial(roles.lead, facts, names=names, denied=denied))
        else:
            exact = bool(re.match("[bu][uWwVg]*A|A[vmnohx]*b|A[vmn]*ub", codes)) and "x" not in codes and not among
            either = bodies.joined == "or" and not denied
            rulings = self._each(
                subject,
                partial(
                    roles.responsible, facts, names=names, denied=denied, only="o" in codes, either=either, exact=exact
                ),
            )
        self._add(reading, match, "body", rulings)
        if first < match.start():
            reading.take(first, match.start())

    def _bodies(self, reading: _Reading) -> None:
        """How many bodies are responsible for an action."""
        for pattern in _BODIES:
            for match in list(pattern.finditer(reading.left)):
                subject, number = reading.item(match, "A"), reading.item(match, "N")
                how = next((code for code in match.group() if code in ">}<{q"), "=")
                if subject is None or number is None or how == "q":
                    continue
                said = int(number.value)
                rulings = self._each(subject, partial(roles.how_many, self._facts, said=said, compared=how))
                self._add(reading, match, "number", rulings)

    # ------------------------------------------------------------------ where in the plan

    def _places(self, reading: _Reading) -> None:
        for pattern in _BELONGS:
            for match in list(pattern.finditer(reading.left)):
                named = (item for item in reading.clause.items if item.code == "A")
                subject = reading.item(match, "A") or next(named)  # the second pattern stands before it
                for group in ("in", "and"):
                    if group not in pattern.groupindex or match[group] is None:
                        continue
                    holder = reading.clause.items[match.start(group)]
                    numbers, denied, code = self._existing(holder), "n" in match.group(), holder.code
                    if numbers:
                        rule = partial(membership.belongs, self._facts, code=code, numbers=numbers, denied=denied)
                        span = reading.span(*match.span())
                        reading.made += [
                            _claim(span, "membership", ruling) for ruling in _agreed(self._each(subject, rule))
                        ]
                reading.take(*match.span())
        for match in list(_HOLDS.finditer(reading.left)):
            whose, held = reading.item(match, "PRS"), reading.item(match, "A")
            assert whose is not None
            assert held is not None
            numbers = self._existing(whose)
            rows = [row for number in self._existing(held) for row in self._facts.rows(number)]
            if len(numbers) != 1 or not rows or "n" in match.group():
                continue
            whole = "o" in match.group() or bool(_WHOLE.search(reading.clause.words))
            ruling = membership.holds(self._facts, whose.code, numbers[0], rows, whole=whole)
            self._add(reading, match, "membership", [ruling])
        for match in list(_SECTIONED.finditer(reading.left)):
            priorities, section = reading.item(match, "P"), reading.item(match, "S")
            assert priorities is not None
            assert section is not None
            denied = "n" in match.group()
            rulings = [
                membership.priority_in_section(self._facts, number, section.value[0], denied=denied)
                for number in self._existing(priorities)
            ]
            self._add(reading, match, "membership", rulings)

    # ------------------------------------------------------------------ rows of tables and lists

    def _rows(self, reading: _Reading) -> None:
        """ "Action 25: European Commission, 2022": an action and nothing but cells of its row."""
        match = re.fullmatch(r"A[GYTOPRSdub]+", reading.left)
        if match is None:
            return
        subject = reading.clause.items[0]
        for item in reading.clause.items[1:]:
            facts, code = self._facts, item.code
            if code == "G":
                names = tuple(dict.fromkeys(item.value))
                rulings = self._each(subject, partial(
                    roles.responsible, facts, names=names, denied=False, only=False, either=False, exact=False
                ))  # fmt: skip
            elif code in "YTO":
                said = deadlines.manner("", "", item.value, code)
                if said is None:
                    continue
                rulings = self._each(subject, partial(deadlines.judge, facts, said=said, denied=False))
            elif code in "PRS":
                numbers = self._existing(item)
                if not numbers:
                    continue
                rulings = self._each(subject, partial(membership.belongs, facts, code=code, numbers=numbers, denied=False))
            else:
                continue
            kind = {"G": "body", "P": "membership", "R": "membership", "S": "membership"}.get(code, "deadline")
            reading.made += [_claim(Span(item.start, item.end), kind, ruling) for ruling in _agreed(rulings)]
        reading.take(0, len(reading.left))

    # ------------------------------------------------------------------ how many

    def _count(self, reading: _Reading) -> None:
        codes = reading.left
        if re.search(r"N?u?b", codes) and "A" in codes and "a" not in codes:
            return  # the bodies of an action
        matches = [match for match in _COUNTED.finditer(codes) if match["n"] != "n" or match.start() == 0]
        if not matches:
            self._enumerated(reading)
            return
        everything = reading.clause
        unsure = set(codes) & set("?L_!~yjxcUeQH") - ({"c", "L"} if re.search("c[Ww]*L", codes) else set())
        if re.search(r"e", codes) and "m" in codes:
            unsure -= {"e"}
        extra_n = codes.count("n") > (1 if matches[0]["n"] == "n" else 0)
        if unsure or extra_n or any(match["how"] == "q" for match in matches):
            reading.take(0, len(codes))
            reading.made.append(self._open(everything, "It counts under conditions that the records cannot decide."))
            return
        if len(matches) > 1:
            self._totals(reading, matches)
            return
        match = matches[0]
        ruling = self._counted(reading, match)
        reading.take(0, len(codes))
        reading.made.append(_claim(Span(everything.start, everything.end), "number", ruling))

    def _totals(self, reading: _Reading, matches: Sequence[re.Match[str]]) -> None:
        """ "53 actions in eight strategic priorities, and 12 indicators"."""
        outside = _COUNTED.sub("", reading.left)
        for match in matches:
            if set(outside) <= set("DvhzWkgto") and match["n"] == "N" and not set(match["between"]) - set("WD"):
                ruling = self._total(match, reading)
            else:
                ruling = Ruling("not_checkable", _OPEN)
            reading.made.append(_claim(reading.span(*match.span()), "number", ruling))
        reading.take(0, len(reading.left))

    def _counted(self, reading: _Reading, match: re.Match[str]) -> Ruling:
        noun, facts = match["noun"], self._facts
        rest = reading.left[: match.start()] + reading.left[match.end() :] + match["between"]
        if noun != "a":
            if match["n"] != "N" or set(rest) - set("DvhzWtoPS"):
                return Ruling("not_checkable", _OPEN)
            if set(rest) & set("PS") and noun not in "pr":
                return Ruling("not_checkable", _OPEN)
            return self._total(match, reading)
        conditions = self._conditions(reading, match)
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
            {row.action.number for row in self._facts.world.rows if all(each.test(row) for each in reading)} for reading in readings
        ]
        if said in sets or ruling.verdict in WRONG:
            return ruling
        right = sorted(sets[0], key=lambda number: (len(number), number))
        off = ", ".join(sorted(said ^ sets[0], key=lambda number: (len(number), number))[:10])
        return Ruling("wrong_number", f"They are actions {', '.join(right[:60])}; not so: {off}.", ruling.evidence, ruling.notes)

    def _enumerated(self, reading: _Reading) -> None:
        """ "The actions due in 2024 are Actions 45 and 53"."""
        match = re.fullmatch(r"[aDGuUdOWwXZVYTPRSh]*a[uWdOgGYTPRSwVXZh]*[vo]+A", reading.left)
        if match is None:
            return
        fake = re.search("a", reading.left)
        assert fake is not None
        conditions = self._conditions(reading, fake)
        named = reading.item(match, "A")
        if conditions is None or named is None:
            return
        readings = [[*before, *after] for before in conditions[0] for after in conditions[1]]
        if not any(readings):
            return
        rows = [row for number in named.value for row in self._facts.rows(number)]
        evidence = tuple(each for row in rows[:6] for condition in readings[0] for each in condition.cite(row))
        right = self._listing(named, readings, Ruling("confirmed", "They are all there are.", evidence))
        self._add(reading, match, "number", [right])

    def _conditions(
        self, reading: _Reading, match: re.Match[str]
    ) -> tuple[list[list[counting.Condition]], list[list[counting.Condition]]] | None:
        """What the actions counted have in common: what stands before the noun or with it, and what is said of them.

        Each is a list of ways to understand it; ``None`` where something in the clause cannot be understood.
        """
        facts, clause, codes = self._facts, reading.clause, reading.left
        parts: list[list[list[counting.Condition]]] = []
        used = set(range(match.start(), match.end()))
        if set(codes) & set("jxceU") - {"c", "e"}:
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
                numbers = self._existing(item)
                if len(numbers) != 1 or len(item.value) != 1:
                    return None
                parts.append([[counting.under(facts, code, numbers[0])]])
                used.add(i)
            elif code == "L":
                laws = self._laws.of(item.value, Span(item.start, item.end))
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

    def _all(
        self, reading: _Reading, match: re.Match[str], readings: Sequence[Sequence[counting.Condition]],
        predicate: Sequence[Sequence[counting.Condition]], *, none: bool,
    ) -> Ruling:  # fmt: skip
        """ "All actions of Strategic priority 8 are due by 2024": what stands before the verb tells which."""
        codes = reading.left
        conditions = list(readings[-1])  # the widest: "by 2025" takes in what is due before
        if not conditions:
            return Ruling("not_checkable", _OPEN)
        verb = re.search("[vmu]", codes[match.end() :])
        at = match.end() + verb.start() if verb else len(codes)
        order = [code for code in codes if code in "GYTOPRSL"]
        before = sum(code in "GYTOPRSL" for code in codes[:at])
        if len(order) != len(conditions):
            return Ruling("not_checkable", _OPEN)
        subject, said = conditions[:before], conditions[before:]
        if not verb or not said:  # "Frontex is responsible for all actions": what is counted comes last
            if not re.search("[GD][vh]*u?", codes[: match.start()]) or before == 0:
                return Ruling("not_checkable", _OPEN)
            first = sum(code in "GYTOPRSL" for code in codes[: match.start()])
            said, subject = conditions[:first], conditions[first:]
            if not said:
                return Ruling("not_checkable", _OPEN)
        kinds = {"G": "wrong_body", "Y": "wrong_deadline", "T": "wrong_deadline", "O": "wrong_deadline"}
        kind = kinds.get(next((code for code in codes[at:] if code in "GYTOPRSL"), "G"), "wrong_number")
        return counting.every(self._facts, none, subject, said, kind)

    def _total(self, match: re.Match[str], reading: _Reading) -> Ruling:
        """A number of things that the plan has in all."""
        world, noun = self._facts.world, match["noun"]
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
            evidence = tuple(self._facts.cite_unit(plan, unit) for unit in (found[:1] + found[-1:] if found else []))
            label = f", {found[0].label} to {found[-1].label}" if found else ""
            reason = f"{plan.title} has {max(counts)} {units[noun]}{'' if max(counts) == 1 else 's'}{label}.".replace("prioritys", "priorities")
        elif noun == "r":
            codes = self._facts.numbers("R")
            if holders:
                return Ruling("not_checkable", _OPEN)
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
            unit = self._facts.world.unit(document, parent)
            if unit is None:
                return False
            if unit.kind == NOUNS[holder.code] and fold(unit.number) in {fold(number) for number in holder.value}:
                return True
            parent = unit.parent
        return False

    # ------------------------------------------------------------------ acts

    def _acts(self, reading: _Reading) -> None:
        for match in list(re.finditer(r"A[vmno]*[cx][ocWw]*L", reading.left)):
            self._cited(reading, match)
        for match in list(re.finditer(r"L[vmno]*[cx][cwWgo]*Ao?", reading.left)):
            self._cited(reading, match)
        for match in list(re.finditer(r"L(?P<v>[hvmn]*)~(?P<by>[wW]*(?P<other>L))?(?P<when>[wWV]*Y)?", reading.left)):
            self._changed(reading, match)
        for match in list(re.finditer(r"L[vmno]*(?P<is>!|Y)(?P<when>[WVX]*Y)?", reading.left)):
            if match["is"] == "!":
                self._in_force(reading, match)

    def _one(self, item: Item | None) -> Law | None:
        if item is None:
            return None
        laws = self._laws.of(item.value, Span(item.start, item.end))
        return laws[0] if len(laws) == 1 else None

    def _cited(self, reading: _Reading, match: re.Match[str]) -> None:
        law, subject = self._one(reading.item(match, "L")), reading.item(match, "A")
        if law is None or subject is None or law.places or match.group().count("n") > 1:
            return
        rows = [row for number in self._existing(subject) for row in self._facts.rows(number)]
        if not rows or len(self._facts.world.plans) != 1:
            return
        if law.work is not None and not law.work.celex:
            return
        denied, only = "n" in match.group(), "o" in match.group()
        if denied and only:
            return
        self._add(reading, match, "citation", [self._laws.cited_in(law, rows, denied=denied, only=only)])

    def _changed(self, reading: _Reading, match: re.Match[str]) -> None:
        law = self._one(reading.item(match, "L"))
        verb = reading.clause.items[match.end("v")]
        other = self._one(reading.clause.items[match.start("other")]) if match["other"] else None
        when = self._when(reading, match)
        written = fold(self._laws.text[verb.start : verb.end])
        passive = "v" in match["v"]
        if match["other"] and not passive and re.search(r"s$|^(?:repealed|replaced|amended|superseded)$|^(?:repeal|replace|amend|supersede)$|ing$", written):
            law, other = other, law  # "the one replaced the other"
        if law is None or law.work is None or match["v"].count("n") > 1:
            return
        if not passive and not match["other"] and not written.startswith("expire"):
            return
        ruling = self._laws.changed(
            law.work, written, other.work if other else None, when, denied="n" in match["v"], names_other=bool(match["other"])
        )
        self._add(reading, match, "status", [ruling])

    def _when(self, reading: _Reading, match: re.Match[str]) -> When | None:
        if match["when"] is None:
            return None
        item = reading.clause.items[match.end("when") - 1]
        return item.value[0] if item.code == "Y" and len(item.value) == 1 else None

    def _in_force(self, reading: _Reading, match: re.Match[str]) -> None:
        law = self._one(reading.item(match, "L"))
        if law is None or law.work is None or "o" in match.group() or match.group().count("n") > 1 or "m" in match.group():
            return
        past = bool(_PAST.search(reading.clause.words))
        when = self._when(reading, match)
        if past and when is None:
            return
        if match["when"] and re.search("[VX]", match["when"]):
            return
        ruling = self._laws.in_force(law.work, denied="n" in match.group(), when=when, today=not past)
        self._add(reading, match, "status", [ruling])

    def _successions(self, reading: _Reading) -> None:
        """ "The one became the other on a day"."""
        match = re.search(r"G(?P<v>[vn]*)~(?P<w>[wW]*)G(?P<when>[WV]*Y)?", reading.left)
        if match is None or "n" in match["v"]:
            return
        items = reading.clause.items
        first, second = items[match.start()], items[match.end("w")]
        verb = items[match.end("v")]
        written = fold(self._laws.text[verb.start : verb.end])
        if len(first.value) != 1 or len(second.value) != 1:
            return
        old, new = first.value[0], second.value[0]
        if not match["v"] and not written.startswith(("became", "become")):
            old, new = new, old  # "the new one replaced the old"
        steps = [step for step in self._facts.world.bodies.successions if {step.old, step.new} == {old, new}]
        if not steps:
            return
        step, when = steps[0], self._when(reading, match)
        right = (step.old, step.new) == (old, new)
        if right and when is not None:
            right = when.day == step.date if when.day else when.year == step.date.year
        ruling = Ruling("confirmed" if right else "wrong_body", step.words, (), (), (step.by,))
        self._add(reading, match, "body", [ruling])

    # ------------------------------------------------------------------ what is left

    def _untaken(self, reading: _Reading) -> bool:
        """Whether a word that turns a claim round, or narrows it, is in none of them."""
        return bool(set(reading.left) & set("no>}<{q"))

    def _rest(self, reading: _Reading, *, heading: bool, quoting: bool) -> Iterator[Claim]:
        """What no claim accounts for: a claim that cannot be checked, or an act relied on that no longer holds."""
        left, clause = reading.left, reading.clause
        notes: list[str] = []
        for i, item in enumerate(clause.items):
            if left[i] != "L":
                continue
            for law in self._laws.of(item.value, Span(item.start, item.end)):
                if law.work is None:
                    continue
                changed = self._laws.relied_on(law.work)
                if changed and _RELIES.search(clause.words) and not _FORMERLY.search(clause.words):
                    yield _claim(law.span, "status", changed)
                elif note := self._laws.note(law.work):
                    notes.append(note)
        unknown = [i for i, code in enumerate(left) if code == "?"]
        named = [i for i, code in enumerate(left) if code in "GYTNOEPRSL!~ujcxUdeIFAD"]
        verbs = [i for i, code in enumerate(left) if code in "vmhegyzd"]
        if heading or (quoting and len(unknown) < _CONTENT and not set(left) & set("YTN")):
            return
        if not unknown and not (named and verbs) and not set(left) & set("YTNOG"):
            return
        if not unknown and not verbs and set(left) <= set("_APRSIFLDWgab"):
            return  # named, and nothing said of it
        cited = tuple(
            self._facts.cite_unit(*unit)
            for item in clause.items if item.code in NOUNS
            for number in item.value[:2] for unit in self._facts.units(item.code, number)[:1]
        )  # fmt: skip
        yield replace(self._open(clause, _OPEN), evidence=cited[:3], notes=tuple(dict.fromkeys(notes)))

    def _open(self, clause: Clause, reason: str) -> Claim:
        return Claim(Span(clause.start, clause.end), "other", "not_checkable", reason)


def _agreed(rulings: Sequence[Ruling]) -> Sequence[Ruling]:
    """One ruling where all are the same."""
    return list(dict.fromkeys(rulings))


def _claim(span: Span, kind: str, ruling: Ruling) -> Claim:
    return Claim(span, kind, ruling.verdict, ruling.reason, ruling.evidence, (), ruling.sources, ruling.notes)
