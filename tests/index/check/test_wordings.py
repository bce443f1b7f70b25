"""What is true is never called wrong, and what is false never right, in many wordings of what the records say."""

from __future__ import annotations

import datetime as dt
import random
from bisect import bisect_right
from collections.abc import Iterator

import pytest

from index.check import WRONG, check
from index.check.model import worst
from index.engine import Engine

DAY = dt.date(2026, 11, 28)
OTHERS = ("Europol", "Frontex", "CEPOL", "Eurojust", "EUCPN", "ECDC")

TIMES = """{A} is due by {x}.|{A} must be completed by the end of {x}.|The deadline set for {A} in the plan is {x}.
{x} was set as the deadline for {A}.|The plan gives {A} until {x}.|The plan schedules {A} for {x}.|In {x}, {A} falls due.
For {A}, the plan sets {x} as the deadline.|The timetable reads {x} for {A}.|Time for {A} runs out in {x}.|Under the plan, {A} is to be
completed by {x}.|{A} carries a {x} deadline.|- {A}: {x}|| {A} || {x} ||{A} has {x} as its deadline.|The plan wants {A} finished by {x}."""
ROLES = """{x} is responsible for {A}.|{A} also falls to {x}.|The plan counts {x} among the bodies responsible for {A}.|{x} shares
responsibility for {A}.|{x} is listed under {A} as responsible.|Among those responsible for {A} is {x}.|The responsible bodies of {A}
include {x}.|{A} is partly the responsibility of {x}.|{x} has a role in {A}.|{A} makes {x} responsible, among others.|{x} bears
responsibility for {A}, together with others.|{x} is included in the list of bodies responsible for {A}.|According to the plan, {x} is
responsible for {A}.|{x} has to help implement {A}.|{x} is co-responsible for {A}."""
DENIALS = """{x} is not responsible for {A}.|{A} does not fall to {x}.|{x} plays no part in {A}.|{x} is absent from {A}.|No responsibility
for {A} lies with {x}.|The plan does not make {x} responsible for {A}.|{A} makes no mention of {x}.|{A} falls neither to {x} nor to {x2}.
Neither {x} nor {x2} is responsible for {A}.|{A} is the responsibility of neither {x} nor {x2}.|Responsibility for {A} lies neither with {x}
nor with {x2}."""
PLACES = """{A} belongs to Strategic priority {x}.|Strategic priority {x} includes {A}.|{A} is one of the actions of Strategic priority {x}.
{A} is found under Strategic priority {x}.|The plan places {A} under Strategic priority {x}.|Under Strategic priority {x}, {A} is listed."""
COUNTS = """{x} is responsible for {n} actions.|There are {n} actions for which {x} is responsible.|{n} of the 53 actions name {x} as responsible.
The plan gives {n} actions to {x}.|The number of actions for which {x} is responsible is {n}.|{x} shares responsibility for {n} actions."""
MORE = """{x} is responsible for more actions than {y}.|{y} has fewer actions than {x}.|More actions fall to {x} than to {y}."""


def wordings(text: str) -> list[str]:
    cells = " ".join(text.split()).replace("||", "\0")
    parts = [part.strip().replace("\0", "|") for line in cells.split("|") for part in line.split(". ")]
    return [part if part.endswith((".", "|", "}")) else f"{part}." for part in parts if part]


def sentences(engine: Engine, chance: random.Random) -> Iterator[tuple[bool, str]]:
    rows = engine.world.rows
    counts = {name: sum(engine.world.bodies.canonical(name) in row.responsible for row in rows) for name in OTHERS}
    for row in rows:
        label, table = row.action.label, row.action.timetable
        there = [name for name in OTHERS if name in row.responsible]
        absent = [name for name in OTHERS if name not in row.responsible | row.named]
        if table and table.end and table.start in (None, table.end):
            said = chance.choice(wordings(TIMES))
            yield True, said.format(A=label, x=table.end)
            yield False, said.format(A=label, x=table.end + chance.choice([-2, -1, 1, 3]))
        if there and len(absent) > 1:
            said, denied = chance.choice(wordings(ROLES)), chance.choice(wordings(DENIALS))
            yield True, said.format(A=label, x=chance.choice(there))
            yield False, said.format(A=label, x=chance.choice(absent))
            one, other = chance.sample(absent, 2)
            yield True, denied.format(A=label, x=one, x2=other)
            yield False, denied.format(A=label, x=chance.choice(there), x2=other)
        if row.action.priority and (unit := engine.world.unit(row.document, row.action.priority)):
            said = chance.choice(wordings(PLACES))
            yield True, said.format(A=label, x=unit.number)
            yield False, said.format(A=label, x=chance.choice([n for n in "12345678" if n != unit.number]))
    for name, number in counts.items():
        for said in wordings(COUNTS):
            if number > 1:
                yield True, said.format(x=name, n=number)
            yield False, said.format(x=name, n=number + chance.choice([2, 3, 11]))
        for said in wordings(MORE):
            other = chance.choice([each for each in OTHERS if counts[each] != number])
            high, low = (name, other) if number > counts[other] else (other, name)
            yield True, said.format(x=high, y=low)
            yield False, said.format(x=low, y=high)


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_true_is_called_wrong_and_nothing_false_right(engine: Engine, seed: int) -> None:
    said = list(sentences(engine, random.Random(seed)))
    draft = "\n\n".join(sentence for _, sentence in said)
    starts, at = [], 0
    for _, sentence in said:
        starts.append(at)
        at += len(sentence) + 2
    verdicts: list[list[str]] = [[] for _ in said]
    for each in check(engine, draft, DAY).sentences:
        verdicts[bisect_right(starts, each.span.start) - 1].append(each.verdict)
    found = [worst(each) for each in verdicts]
    assert len(said) > 250
    assert [s for (true, s), v in zip(said, found, strict=True) if true and v in WRONG] == []
    assert [s for (true, s), v in zip(said, found, strict=True) if not true and v in ("confirmed", "intact")] == []
    undecided = [s for (_, s), v in zip(said, found, strict=True) if v in ("not_checkable", "no_claim")]
    assert len(undecided) * 20 < len(said), undecided


@pytest.mark.parametrize(
    ("sentence", "allowed"),
    [
        # what is said only in part, of others, or about something else
        ("CEPOL must report to the bodies responsible for Action 46.", {"not_checkable"}),
        ("CEPOL is responsible for the evaluation of Action 46.", {"not_checkable"}),
        ("CEPOL entrusts Action 46 to Frontex.", {"not_checkable"}),
        ("Frontex makes CEPOL responsible for Action 46.", {"not_checkable"}),
        ("CEPOL is responsible for Action 46 only.", {"not_checkable"}),
        ("CEPOL is only responsible for Action 46.", {"not_checkable"}),
        ("CEPOL is responsible for one of the 9 actions of Frontex.", {"not_checkable"}),
        ("Without Frontex, CEPOL is responsible for Action 46.", {"not_checkable"}),
        ("Action 45 was due by 2024 but has been extended to 2026.", {"not_checkable"}),
        ("Action 45 is due two years before 2024.", {"not_checkable"}),
        ("Action 45 is due in 2024 at the earliest.", {"not_checkable"}),
        ("The Commission adopted Directive 2014/42/EU on 3 April 2014.", {"not_checkable"}),
        ("Article 8 of Directive 2014/42/EU was adopted on 3 April 2014.", {"not_checkable"}),
        # turned round
        ("Nor is CEPOL responsible for Action 46.", {"wrong_body"}),
        ("Nobody but CEPOL is responsible for Action 46.", {"wrong_body"}),
        ("CEPOL is no longer responsible for Action 46.", {"wrong_body"}),
        ("Frontex, not CEPOL, is responsible for Action 46.", {"wrong_body"}),
        ("Europol is responsible for eleven actions more than Frontex.", {"confirmed"}),
        ("Europol is responsible for one action more than Frontex.", {"wrong_number"}),
        ("Action 46 by 2023, Action 45 by 2023.", {"wrong_deadline"}),
        # acts and their days
        ("Directive 2014/42/EU was adopted on 3 April 2014 and entered into force on 19 May 2014.", {"confirmed"}),
        ("Directive 2014/42/EU was adopted on 3 April 2014 and entered into force on 20 May 2014.", {"law_changed"}),
        ("Directive 2014/42/EU was not adopted on 3 April 2014.", {"wrong_act"}),
        ("Directive 2014/42/EU dates from 2013.", {"wrong_act"}),
        ("Directive (EU) 2019/1153 had to be transposed by 1 August 2021.", {"confirmed"}),
        ("The transposition deadline of Directive (EU) 2019/1153 was 1 August 2022.", {"law_changed"}),
        ("Member States had to transpose Directive 2014/42/EU by 4 October 2016.", {"confirmed"}),
        ("Regulation (EU) 2018/1805 has applied since 19 December 2020.", {"confirmed"}),
        ("Regulation (EU) 2018/1805 has applied since 19 December 2021.", {"law_changed"}),
        ("Council Decision 2005/387/JHA was repealed by Directive (EU) 2017/2103.", {"confirmed"}),
        ("As of 2021, Directive 2014/42/EU applied in full.", {"not_checkable"}),
        ("The EUDA took up its work on 2 July 2023.", {"wrong_body"}),
        ("Under Action 14, CEPOL is responsible together with the Commission, the Member States and Frontex.", {"wrong_body"}),
        ("Action 50 refers to the 2016 Outcome Document of the Special Session of the UN General Assembly.", {"confirmed"}),
        ("Action 50 refers to the 2015 Outcome Document of the Special Session of the UN General Assembly.", {"not_checkable"}),
        ("It falls to Frontex to implement Action 46.", {"wrong_body"}),
        ("Europol takes no part in Action 46.", {"confirmed"}),
        ("On 2 July 2024 the EUDA replaced the EMCDDA.", {"confirmed"}),
        ("The EMCDDA was replaced by Europol.", {"wrong_body"}),
        ("Directive 2014/42/EU is cited in the plan.", {"confirmed"}),
        ("Regulation (EU) 2018/1805 is cited in the plan.", {"wrong_citation"}),
        ("The priority area of Action 46 is 6.1.", {"wrong_priority"}),
    ],
)
def test_what_only_looks_alike_is_told_apart(engine: Engine, sentence: str, allowed: set[str]) -> None:
    (found,) = {worst([each.verdict for each in check(engine, sentence, DAY).sentences])}
    assert found in allowed
