"""Questions put together from conditions, each in several wordings, with the filter that each means.

A condition is said in three ways: behind a noun ("due in 2021"), as a relative clause ("that are due in
2021") and as a keyword ("deadline 2021"). Nothing here knows how questions are understood.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from evaluation.gold.plan import ACTIONS, BODIES, Row

T = TypeVar("T")
Choose = Callable[[Sequence[T]], T]
Test = Callable[[Row], bool]

NAMES = {name: f"the {name}" if name in ("European Commission", "Member States") else name for name in BODIES.values()}
AREAS = sorted({code for row in ACTIONS for code in row.areas})


@dataclass(frozen=True, slots=True)
class Said:
    """A condition in its wordings: ``behind`` a noun, as a ``relative`` clause, as a ``keyword``; and its filter."""

    field: str
    behind: tuple[str, ...]
    relative: tuple[str, ...]
    keyword: tuple[str, ...]
    test: Test


def _end(low: int, high: int) -> Test:
    return lambda row: row.end is not None and low <= row.end <= high


def _years(y: int) -> list[Said]:
    return [
        Said("year", (f"due in {y}", f"with a deadline in {y}", f"to be completed in {y}", f"ending in {y}"),
             (f"that are due in {y}", f"which have to be completed in {y}", f"that end in {y}", f"whose deadline is {y}", f"which must be finished in {y}"),
             (f"due {y}", f"deadline {y}", f"due in {y}"), _end(y, y)),
        Said("year", (f"due by {y}", f"due no later than {y}", f"due by the end of {y}"),
             (f"that are due by {y}", f"which must be completed by {y}", f"that have to be finished by the end of {y}"),
             (f"due by {y}", f"deadline by {y}"), _end(0, y)),
        Said("year", (f"due before {y}", f"with a deadline before {y}", f"due earlier than {y}"),
             (f"that are due before {y}", f"which end before {y}"), (f"due before {y}", f"deadline before {y}"), _end(0, y - 1)),
        Said("year", (f"due after {y}", f"due later than {y}", f"with a deadline after {y}"),
             (f"that are due after {y}", f"which end after {y}"), (f"due after {y}", f"deadline after {y}"), _end(y + 1, 9999)),
        Said("year", (f"due in {y} or later", f"due from {y} onwards"), (f"that are due in {y} or later", f"which are due from {y} on"),
             (f"due {y} or later",), _end(y, 9999)),
        Said("year", (f"not due in {y}",), (f"that are not due in {y}", f"which do not end in {y}"), (f"not due in {y}",),
             lambda row: not _end(y, y)(row)),
        Said("year", (f"due between {y} and {y + 1}", f"due after {y - 1} and before {y + 2}"), (f"that are due between {y} and {y + 1}", f"which are due after {y - 1} but before {y + 2}"),
             (f"due {y}-{y + 1}", f"due {y} to {y + 1}"), _end(y, y + 1)),
        Said("year", (f"starting in {y}", f"beginning in {y}"), (f"that start in {y}", f"which begin in {y}"),
             (f"start {y}", f"starting {y}"), lambda row: row.start == y),
        Said("year", (f"due in {y} or {y + 2}", f"due in either {y} or {y + 2}"), (f"that are due in {y} or {y + 2}", f"that are due in {y} and in {y + 2}"),
             (f"due {y} or {y + 2}",), lambda row: row.end in (y, y + 2)),
    ]  # fmt: skip


def _lasting(row: Row) -> int:
    """The calendar years of a timetable, 0 where it names none."""
    return row.end - row.start + 1 if row.start and row.end else 0


def conditions() -> list[Said]:
    """Every condition, with its values filled in."""
    found: list[Said] = []
    for y in range(2021, 2026):
        found += _years(y)
    found += [
        Said("year", ("without a deadline", "with no deadline", "without an end date"), ("that have no deadline", "which do not have a deadline"), ("no deadline", "without deadline"), lambda row: row.end is None),
        Said("year", ("running over the whole period",), ("that run over the entire period", "which cover the full period"), ("whole period",), lambda row: row.timetable == "2021-2025"),
        Said("footnote", ("with a footnote", "that carry a footnote"), ("that have a footnote", "which contain a footnote"), ("with footnote",), lambda row: bool(row.footnotes)),
        Said("footnote", ("without a footnote", "without footnotes"), ("that have no footnote", "which do not have a footnote"), ("no footnote", "without footnote"), lambda row: not row.footnotes),
        Said("place", ("outside section A", "not in section A"), ("that are not in section A", "which fall outside section A"), ("not section A", "without section A"), lambda row: row.section != "A"),
    ]  # fmt: skip
    for n, word in ((1, "one year"), (3, "three years"), (4, "four years")):
        found += [
            Said("length", (f"lasting more than {word}",), (f"that last more than {word}", f"which take longer than {word}"), (f"longer than {word}",), lambda row, k=n: _lasting(row) > k),  # type: ignore[misc]
            Said("length", (f"lasting at most {word}",), (f"that last no longer than {word}",), (f"at most {word} long",), lambda row, k=n: 0 < _lasting(row) <= k),  # type: ignore[misc]
        ]  # fmt: skip
    for at, word in enumerate(("first", "second", "third", "fourth", "last")):
        found.append(Said("year", (f"due in the {word} year of the plan", f"due in the plan's {word} year"), (f"that are due in the {word} year of the plan",), (f"due in the {word} year of the plan",), lambda row, y=2021 + at: row.end == y))  # type: ignore[misc]
    for letter in "ABC":
        found.append(Said("place", (f"in section {letter}", f"of section {letter}"), (f"that are in section {letter}", f"which belong to section {letter}"), (f"section {letter}",), lambda row, s=letter: row.section == s))  # type: ignore[misc]
    for n in range(1, 9):
        found.append(Said("place", (f"under strategic priority {n}", f"under priority {n}", f"in strategic priority {n}"), (f"that fall under strategic priority {n}", f"which belong to priority {n}"), (f"priority {n}", f"SP {n}"), lambda row, p=n: row.priority == p))  # type: ignore[misc]
    for code in AREAS:
        found.append(Said("place", (f"under priority area {code}", f"in area {code}"), (f"that belong to priority area {code}", f"which correspond to area {code}"), (f"area {code}",), lambda row, c=code: c in row.areas))  # type: ignore[misc]
    for n in range(1, 6):
        noun = "responsible body" if n == 1 else "responsible bodies"
        found += [
            Said("count", (f"with exactly {n} {noun}",), (f"that have exactly {n} {noun}",), (f"exactly {n} {noun}",), lambda row, k=n: len(row.bodies) == k),  # type: ignore[misc]
            Said("count", (f"with more than {n} {noun}", f"with at least {n + 1} responsible bodies"), (f"that have more than {n} {noun}",), (f"more than {n} {noun}",), lambda row, k=n: len(row.bodies) > k),  # type: ignore[misc]
            Said("count", (f"with at most {n} {noun}", f"with no more than {n} {noun}", f"with fewer than {n + 1} responsible bodies"), (f"that have at most {n} {noun}", f"which do not have more than {n} {noun}"), (f"at most {n} {noun}",), lambda row, k=n: len(row.bodies) <= k),  # type: ignore[misc]
        ]  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class Party:
    """Who is responsible, as ``has`` ("which actions … does X have"), as a relative clause and as a keyword."""

    has: tuple[str, ...]
    relative: tuple[str, ...]
    keyword: tuple[str, ...]
    test: Test


def parties(a: str, b: str, c: str) -> list[Party]:
    """What can be said of up to three bodies; the wordings have a gap ``{}`` for the other conditions."""
    x, y, z = NAMES[a], NAMES[b], NAMES[c]
    return [
        Party((f"Which actions{{}} is {x} responsible for?", f"For which actions{{}} is {x} responsible?", f"Which actions{{}} fall to {x}?", f"List all actions{{}} of {x}", f"How many actions{{}} does {x} have?", f"{x} actions{{}}"),
              (f"for which {x} is responsible", f"that {x} is in charge of", f"assigned to {x}"), (x, f"responsible: {x}"), lambda row: a in row.bodies),
        Party((f"Which actions{{}} is {x} not responsible for?", f"Which actions{{}} do not fall to {x}?", f"Actions{{}} without {x}", f"Which actions{{}} leave {x} out entirely?", f"Which actions{{}} run completely without {x}?"),
              (f"for which {x} is not responsible", f"that are not assigned to {x}"), (f"without {x}", f"not {x}"), lambda row: a not in row.bodies),
        Party((f"Which actions{{}} is only {x} responsible for?", f"Which actions{{}} are the sole responsibility of {x}?", f"For which actions{{}} is nobody but {x} responsible?", f"Which actions{{}} are strictly for {x} alone?"),
              (f"for which {x} alone is responsible", f"for which only {x} is responsible"), (f"only {x}", f"{x} alone"), lambda row: row.bodies == (a,)),
        Party((f"Which actions{{}} are both {x} and {y} responsible for?", f"Which actions{{}} do {x} and {y} share?", f"Which actions{{}} is {x} responsible for together with {y}?", f"Which actions{{}} have {x} as well as {y} as responsible bodies?"),
              (f"for which {x} and {y} are jointly responsible",), (f"{x} and {y} together", f"{x} + {y}"), lambda row: a in row.bodies and b in row.bodies),
        Party((f"Which actions{{}} is {x} or {y} responsible for?", f"Which actions{{}} is at least one of {x} and {y} responsible for?", f"Which actions{{}} is either {x} or {y} responsible for?"),
              (f"for which {x} or {y} is responsible",), (f"{x} or {y}",), lambda row: a in row.bodies or b in row.bodies),
        Party((f"Which actions{{}} is {x} but not {y} responsible for?", f"Which actions{{}} is {x} responsible for without {y}?", f"Which actions of {x}{{}} does {y} not share?", f"{x} actions{{}} excluding those of {y}"),
              (f"for which {x} but not {y} is responsible",), (f"{x} without {y}", f"{x}, not {y}"), lambda row: a in row.bodies and b not in row.bodies),
        Party((f"Which actions{{}} is neither {x} nor {y} responsible for?", f"Which actions{{}} have neither {x} nor {y} as a responsible body?"),
              (f"for which neither {x} nor {y} is responsible",), (f"neither {x} nor {y}", f"without {x} and without {y}"), lambda row: not {a, b} & set(row.bodies)),
        Party((f"Which actions{{}} is {x} responsible for, but neither {y} nor {z}?", f"Which actions{{}} does {x} have without {y} or {z}?", f"{x} actions{{}} except those of {y} or {z}"),
              (f"for which {x} is responsible without {y} and {z}",), (f"{x} without {y} and {z}",), lambda row: a in row.bodies and not {b, c} & set(row.bodies)),
        Party((f"Which actions{{}} are {x}, {y} and {z} all responsible for?", f"Which actions{{}} do {x}, {y} and {z} share?"),
              (f"for which {x}, {y} and {z} are jointly responsible",), (f"{x}, {y} and {z} together",), lambda row: {a, b, c} <= set(row.bodies)),
        Party((f"Which actions{{}} do {x} and {y} share without {z}?", f"Which actions{{}} are {x} and {y} both responsible for, but not {z}?"),
              (f"for which {x} and {y} but not {z} are responsible",), (f"{x} and {y} without {z}",), lambda row: {a, b} <= set(row.bodies) and c not in row.bodies),
        Party((f"Which actions{{}} is exactly one of {x} and {y} responsible for?", f"Which actions{{}} is either {x} or {y}, but not both, responsible for?"),
              (), (), lambda row: (a in row.bodies) != (b in row.bodies)),
        Party((f"Which actions{{}} does {x} share with at least one other body?", f"Which actions{{}} does {x} share with others?"),
              (), (), lambda row: a in row.bodies and len(row.bodies) > 1),
    ]  # fmt: skip


def question(choose: Callable[[Sequence[object]], object]) -> tuple[str, Test]:
    """A question and the filter that it means, made by choices."""
    def pick(of: Sequence[T]) -> T:
        return choose(of)  # type: ignore[arg-type, return-value]

    names = [pick(sorted(NAMES))]
    for _ in range(2):
        names.append(pick(sorted(set(NAMES) - set(names))))
    party = pick(parties(*names))
    first = pick(_ALL)
    second = pick([None, *(each for each in _ALL if each.field != first.field)])
    chosen = [first] if second is None else [first, second]
    style = pick(["behind", "relative", "keyword", "mixed"])
    if style == "behind":
        text = pick(party.has).format(" " + " ".join(pick(each.behind) for each in chosen))
    elif style == "mixed":
        text = pick(party.has).format(" " + " and ".join(pick(each.relative) for each in chosen))
    elif style == "relative" and party.relative:
        said = [pick(each.relative) for each in chosen]
        said.insert(pick(range(len(said) + 1)), pick(party.relative))
        text = f"{pick(['Which are the actions', 'Show me all actions', 'I need the actions'])} {', '.join(said[:-1])} and {said[-1]}"
    elif party.keyword:
        text = ", ".join([pick(party.keyword), *(pick(each.keyword) for each in chosen)])
    else:
        text = pick(party.has).format("")
        chosen = []
    return text, lambda row: party.test(row) and all(each.test(row) for each in chosen)


_ALL = conditions()


#: By language: names of bodies that decline or translate, then (template with one body and a condition, filter),
#: (condition, filter) behind the template's gap.
_FR = {"European Commission": "la Commission", "Member States": "les États membres"}
_DE = {"European Commission": "die Kommission", "Member States": "die Mitgliedstaaten"}
_ES = {"European Commission": "la Comisión", "Member States": "los Estados miembros"}
_HAS: Callable[[str, str], Test] = lambda a, b: lambda row: a in row.bodies  # noqa: E731
_LACKS: Callable[[str, str], Test] = lambda a, b: lambda row: a not in row.bodies  # noqa: E731
_BOTH: Callable[[str, str], Test] = lambda a, b: lambda row: a in row.bodies and b in row.bodies  # noqa: E731
_BUT: Callable[[str, str], Test] = lambda a, b: lambda row: a in row.bodies and b not in row.bodies  # noqa: E731
_ALONE: Callable[[str, str], Test] = lambda a, b: lambda row: row.bodies == (a,)  # noqa: E731

FOREIGN = {
    "fr": (
        _FR,
        {
            "De quelles actions{} {x} est-il responsable ?": _HAS,
            "Quelles actions{} incombent à {x} ?": _HAS,
            "Quelles actions{} n'incombent pas à {x} ?": _LACKS,
            "Quelles actions{} sont sous la responsabilité de {x} et de {y} conjointement ?": _BOTH,
            "De quelles actions{} {x} est-il responsable sans {y} ?": _BUT,
            "De quelles actions{} {x} est-il seul responsable ?": _ALONE,
        },
        lambda y: ((f" à achever en {y}", _end(y, y)), (f" à achever avant {y}", _end(0, y - 1)), (f" arrivant à échéance après {y}", _end(y + 1, 9999))),
        lambda n: (f" de la priorité stratégique {n}", lambda row: row.priority == n),
    ),
    "de": (
        _DE,
        {
            "Für welche Maßnahmen{} ist {x} zuständig?": _HAS,
            "Für welche Maßnahmen{} ist {x} nicht zuständig?": _LACKS,
            "Für welche Maßnahmen{} sind {x} und {y} gemeinsam zuständig?": _BOTH,
            "Für welche Maßnahmen{} ist {x}, aber nicht {y} zuständig?": _BUT,
            "Für welche Maßnahmen{} ist {x} ohne {y} verantwortlich?": _BUT,
            "Für welche Maßnahmen{} ist allein {x} zuständig?": _ALONE,
        },
        lambda y: ((f", die {y} fällig sind,", _end(y, y)), (f" mit Frist vor {y}", _end(0, y - 1)), (f", die nach {y} enden,", _end(y + 1, 9999))),
        lambda n: (f" der strategischen Priorität {n}", lambda row: row.priority == n),
    ),
    "es": (
        _ES,
        {
            "¿De qué acciones{} es responsable {x}?": _HAS,
            "¿De qué acciones{} no es responsable {x}?": _LACKS,
            "¿De qué acciones{} son responsables conjuntamente {x} y {y}?": _BOTH,
            "¿De qué acciones{} es responsable {x} pero no {y}?": _BUT,
            "¿De qué acciones{} es responsable únicamente {x}?": _ALONE,
        },
        lambda y: ((f" que vencen en {y}", _end(y, y)), (f" que vencen antes de {y}", _end(0, y - 1)), (f" con plazo posterior a {y}", _end(y + 1, 9999))),
        lambda n: (f" de la prioridad estratégica {n}", lambda row: row.priority == n),
    ),
}  # fmt: skip


def foreign(choose: Callable[[Sequence[object]], object]) -> tuple[str, Test]:
    """The same in French, German or Spanish."""
    def pick(of: Sequence[T]) -> T:
        return choose(of)  # type: ignore[arg-type, return-value]

    names, templates, timed, placed = FOREIGN[pick(sorted(FOREIGN))]
    a = pick(sorted(NAMES))
    b = pick(sorted(set(NAMES) - {a}))
    template = pick(sorted(templates))
    words, test = pick([("", lambda row: True), *timed(pick(range(2021, 2026))), placed(pick(range(1, 9)))])
    text = template.format(words, x=names.get(a, a), y=names.get(b, b))
    who = templates[template](a, b)
    return text, lambda row: who(row) and test(row)


_AND: Callable[[bool, bool], bool] = lambda x, y: x and y  # noqa: E731
_SUB: Callable[[bool, bool], bool] = lambda x, y: x and not y  # noqa: E731
_OR: Callable[[bool, bool], bool] = lambda x, y: x or y  # noqa: E731
_NOT: Callable[[bool, bool], bool] = lambda x, y: not x  # noqa: E731
_ONE: Callable[[bool, bool], bool] = lambda x, y: x  # noqa: E731

#: Ways to set conditions beside each other, or against the rest, as people do: ``b`` behind a noun, ``r`` a relative clause, ``k`` a keyword.
SET_TOGETHER: dict[str, Callable[[bool, bool], bool]] = {
    "Which actions are anything but {b}?": _NOT, "All actions but those {b}": _NOT, "Every action except the ones {b}": _NOT,
    "Which actions other than those {b} are there?": _NOT, "the actions, minus those {b}": _NOT, "Which actions are there apart from the ones {r}?": _NOT,
    "All actions save those {r}": _NOT, "Leaving aside the actions {b}, which actions remain?": _NOT, "The actions excluding any {r}": _NOT,
    "Name those of the 53 actions {r}.": _ONE, "I only need the actions {b}.": _ONE, "Just the actions {r}, thanks": _ONE, "Which, if any, actions are {b}?": _ONE,
    "Are there any actions {b}? If so, which?": _ONE, "Which actions that happen to be {b} are there?": _ONE,
    "Actions {b}, provided they are {b2}": _AND, "Actions {b} as long as they are {b2}": _AND, "Which actions {r} happen to be {b2}?": _AND,
    "How many of those {b} are {b2}?": _AND, "actions: {k}; {k2}": _AND, "Which actions?\n- {k}\n- {k2}": _AND, "Actions {r} even though they are {b2}": _AND,
    "Which actions are both {b} and {b2}?": _AND, "Among the actions {r}, list those {b2}": _AND, "Do any actions {b} exist {r2}?": _AND,
    "actions {b} rather than {b2}": _SUB, "Actions {b} unless they are {b2}": _SUB, "Which actions are {b} yet not {b2}?": _SUB, "Actions {b} but not {b2}": _SUB,
    "Actions not {b} but {b2}": lambda x, y: y and not x, "actions either {b} or {b2} but not both": lambda x, y: x != y, "actions that are {b} or {b2}": _OR,
    "all actions {r} as well as all those {r2}": _OR,
}  # fmt: skip


def set_together(choose: Callable[[Sequence[object]], object]) -> tuple[str, Test]:
    """A question that sets two conditions together, or one against the rest, and the filter that it means.

    Not of when an action starts or how long it runs: an action without a year meets neither such a condition nor its opposite.
    """
    def pick(of: Sequence[T]) -> T:
        return choose(of)  # type: ignore[arg-type, return-value]

    plain = [said for said in conditions() if said.field != "length" and not any("start" in words or "period" in words for words in said.behind)]
    a = pick(plain)
    b = pick([said for said in plain if said.field != a.field])
    template = pick(sorted(SET_TOGETHER))
    means = SET_TOGETHER[template]
    text = template.format(b=pick(a.behind), r=pick(a.relative), k=pick(a.keyword), b2=pick(b.behind), r2=pick(b.relative), k2=pick(b.keyword))
    return text, lambda row: means(bool(a.test(row)), bool(b.test(row)))
