"""What is asked of actions that meet conditions (who, when, where, how many, most), against a plain filter; questions are put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluation.gold.plan import ACTIONS, Row
from index.answer import ask
from tests.index import generated
from tests.index.talks import DAY

if TYPE_CHECKING:
    from index.engine import Engine

QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
Rows = Sequence[Row]
Wanted = Callable[[Rows, str], set[str]]


def bodies(rows: Rows) -> Counter[str]:
    return Counter(name for row in rows for name in row.bodies)


def top(counts: Counter[Any]) -> set[str]:
    return {str(name) for name, count in counts.items() if count == max(counts.values())}


def sections(rows: Rows) -> list[str]:
    return [f"sec_{row.section}" if row.section in "ABC" else "sec_gov" for row in rows]


#: Wordings with a gap for conditions behind a noun (``{b}``) or as relative clauses (``{r}``), and a body ``{x}`` → the last parts of the items.
ASKED: list[tuple[tuple[str, ...], Wanted]] = [
    (("Which bodies are responsible for actions {b}?", "Who is responsible for the actions {r}?", "Which bodies have actions {b}?"), lambda rows, x: set(bodies(rows))),
    (("Which sections have actions {b}?", "Which sections contain actions {b}?", "In which sections are the actions {r}?"), lambda rows, x: set(sections(rows))),
    (("Which strategic priorities contain actions {b}?", "Under which priorities are there actions {b}?"), lambda rows, x: {f"sp_{row.priority}" for row in rows if row.priority}),
    (("Which priority areas have actions {b}?", "Which priority areas do the actions {r} belong to?"), lambda rows, x: {area for row in rows for area in row.areas}),
    (("When are the actions {r} due?", "What are the deadlines of the actions {r}?", "In which years do the actions {r} end?"), lambda rows, x: {str(row.end) for row in rows if row.end}),
    (("Which body has the most actions {b}?", "Who has most actions {b}?"), lambda rows, x: top(bodies(rows))),
    (("Which section has the most actions {b}?",), lambda rows, x: top(Counter(sections(rows)))),
    (("Which bodies have only one action {b}?", "Which bodies have exactly one action {b}?"), lambda rows, x: {name for name, count in bodies(rows).items() if count == 1}),
    (("Which bodies have more than two actions {b}?",), lambda rows, x: {name for name, count in bodies(rows).items() if count > 2}),
    (("Which bodies have no actions {b}?", "Which bodies are not responsible for any action {b}?"), lambda rows, x: set(bodies(ACTIONS)) - set(bodies(rows))),
    (("With which bodies does {x} share actions {b}?", "Who works with {x} on actions {b}?"), lambda rows, x: {name for row in rows if x in row.bodies for name in row.bodies} - {x}),
    (("What are the deadlines of {x}'s actions {b}?",), lambda rows, x: {str(row.end) for row in rows if row.end and x in row.bodies}),
    (("Which priority areas do {x}'s actions {b} belong to?",), lambda rows, x: {area for row in rows if x in row.bodies for area in row.areas}),
]
NAMES = sorted(set(generated.NAMES) - {"European Commission", "Member States"})


def _made(draw: st.DrawFn) -> tuple[str, set[str]]:
    wordings, wanted = draw(st.sampled_from(ASKED))
    said = [draw(st.sampled_from(generated.conditions()))]
    if draw(st.booleans()):
        said += [other for other in [draw(st.sampled_from(generated.conditions()))] if other.field != said[0].field]
    name = draw(st.sampled_from(NAMES))
    behind, relative = (" ".join(draw(st.sampled_from(each.behind)) for each in said), " and ".join(draw(st.sampled_from(each.relative)) for each in said))
    rows = [row for row in ACTIONS if all(each.test(row) for each in said)]
    return draw(st.sampled_from(wordings)).format(b=behind, r=relative, x=name), wanted(rows, name)


def items(answer: dict[str, Any]) -> set[str]:
    found = {item.rpartition("/")[2] for item in (answer["result"] or {"items": []})["items"]} if answer["status"] == "complete" else set()
    return {item.removeprefix("sp_") if "." in item else item for item in found} - {"ongoing", "none"}


@settings(QUICK, max_examples=120)
@given(made=st.composite(_made)())
def test_what_actions_have_under_conditions(engine: Engine, made: tuple[str, set[str]]) -> None:
    question, wanted = made
    answer = ask(engine, question, on=DAY)
    assert answer["status"] in ("complete", "empty", "not_found"), question
    assert answer["status"] == "not_found" or items(answer) == wanted, question


#: The same in three languages: (wordings, conditions with their filters).
FOREIGN: dict[str, tuple[list[tuple[str, Callable[[Rows], set[str]]]], Callable[[int], list[tuple[str, Callable[[Row], bool]]]]]] = {
    "fr": (
        [("Quels organismes sont responsables des actions {} ?", lambda rows: set(bodies(rows))), ("Quelles sections contiennent des actions {} ?", lambda rows: set(sections(rows))), ("Quel organisme a le plus d'actions {} ?", lambda rows: top(bodies(rows))), ("Quelle section a le plus d'actions {} ?", lambda rows: top(Counter(sections(rows)))), ("Quels organismes n'ont qu'une seule action {} ?", lambda rows: {name for name, count in bodies(rows).items() if count == 1})],
        lambda n: [(f"à achever en {2020 + n}", lambda row: row.end == 2020 + n), (f"qui ont plus de {n} organismes responsables", lambda row: len(row.bodies) > n), (f"de la priorité stratégique {n}", lambda row: row.priority == n)],
    ),
    "de": (
        [("Welche Stellen sind für Maßnahmen {} zuständig?", lambda rows: set(bodies(rows))), ("Welche Abschnitte enthalten Maßnahmen {}?", lambda rows: set(sections(rows))), ("Welche Stelle hat die meisten Maßnahmen {}?", lambda rows: top(bodies(rows))), ("Welche Stellen haben nur eine Maßnahme {}?", lambda rows: {name for name, count in bodies(rows).items() if count == 1})],
        lambda n: [(f"mit Frist {2020 + n}", lambda row: row.end == 2020 + n), (f"mit mehr als {n} zuständigen Stellen", lambda row: len(row.bodies) > n), (f"der strategischen Priorität {n}", lambda row: row.priority == n)],
    ),
    "es": (
        [("¿Qué organismos son responsables de las acciones {}?", lambda rows: set(bodies(rows))), ("¿Qué secciones contienen acciones {}?", lambda rows: set(sections(rows))), ("¿Qué organismo tiene más acciones {}?", lambda rows: top(bodies(rows))), ("¿Qué organismos tienen solo una acción {}?", lambda rows: {name for name, count in bodies(rows).items() if count == 1})],
        lambda n: [(f"que vencen en {2020 + n}", lambda row: row.end == 2020 + n), (f"con más de {n} organismos responsables", lambda row: len(row.bodies) > n), (f"de la prioridad estratégica {n}", lambda row: row.priority == n)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(FOREIGN))
def test_the_same_in_other_languages(engine: Engine, language: str) -> None:
    wordings, conditions = FOREIGN[language]
    for number in (1, 2, 5):
        for words, test in conditions(number):
            rows = [row for row in ACTIONS if test(row)]
            for wording, wanted in wordings:
                answer = ask(engine, wording.format(words), on=DAY)
                assert (answer["status"] in ("complete", "empty"), items(answer)) == (True, wanted(rows)), answer["question"]


@pytest.mark.parametrize(
    ("question", "words"),
    [("When do the actions due in 2022 start?", "start in"), ("When are the actions which begin in 2021 due?", "end in 2021 (15) and 2025 (27)")],
)
def test_the_verb_that_closes_a_question_is_its_own(engine: Engine, question: str, words: str) -> None:
    assert words in ask(engine, question, on=DAY)["answer"]


PAIRS = [("Europol", "Frontex"), ("EMA", "ECDC"), ("EEAS", "CSFD"), ("CEPOL", "Eurojust")]
CONDITIONS: list[tuple[str, Callable[[Row], bool]]] = [
    ("due in 2021", lambda row: row.end == 2021), ("in section C", lambda row: row.section == "C"), ("with at least 4 responsible bodies", lambda row: len(row.bodies) > 3), ("not due in 2025", lambda row: row.end != 2025), ("with a footnote", lambda row: bool(row.footnotes)),
]  # fmt: skip


@pytest.mark.parametrize(("mine", "theirs"), PAIRS)
@pytest.mark.parametrize(("words", "test"), CONDITIONS, ids=[words for words, _ in CONDITIONS])
def test_two_bodies_are_compared_by_actions_that_meet_a_condition(engine: Engine, words: str, test: Callable[[Row], bool], mine: str, theirs: str) -> None:
    a, b = (sum(test(row) and name in row.bodies for row in ACTIONS) for name in (mine, theirs))
    for question in (f"Does {mine} have more actions {words} than {theirs}?", f"Is {mine} responsible for more actions {words} than {theirs}?"):
        assert ask(engine, question, on=DAY)["result"]["items"] == ["yes" if a > b else "no"], question
    most = ask(engine, f"Who has more actions {words}, {mine} or {theirs}?", on=DAY)
    assert set(most["result"]["items"]) == ({mine, theirs} if a == b else {mine if a > b else theirs})
    assert ask(engine, f"How many more actions {words} does {mine} have than {theirs}?", on=DAY)["answer"].startswith(f"{a - b}.")


@pytest.mark.parametrize(("question", "verdict"), [("Are all Europol actions due after 2023 and before 2026?", "No"), ("Are all actions of CEPOL due after 2021 but before 2024?", "No"), ("Are all actions of CEPOL due after 2022 and before 2026?", "Yes"), ("Are all Europol actions due after 2023 due before 2026?", "Yes")])
def test_both_ends_of_a_stretch_are_asked_of_each(engine: Engine, question: str, verdict: str) -> None:
    assert ask(engine, question, on=DAY)["answer"].startswith(verdict)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Hat Europol mehr Maßnahmen in Abschnitt A als Frontex?", ["yes"]), ("Europol a-t-il plus d'actions à achever en 2021 que Frontex ?", ["yes"]), ("¿Tiene Europol más acciones en la sección A que Frontex?", ["yes"]),
        ("Wer hat mehr Maßnahmen in Abschnitt C, EMA oder ECDC?", ["EMA"]), ("Qui a le plus d'actions dans la section C, l'EMA ou l'ECDC ?", ["EMA"]), ("¿Quién tiene más acciones en la sección C, la EMA o el ECDC?", ["EMA"]),
    ],
)  # fmt: skip
def test_two_bodies_are_compared_in_other_languages(engine: Engine, question: str, items: list[str]) -> None:
    answer = ask(engine, question, on=DAY)
    assert (answer["status"], answer["result"]["items"]) == ("complete", items)
