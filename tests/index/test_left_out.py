"""Follow-ups of a few words that leave out a noun, a verb or whose they are, against a plain filter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evaluation.gold.plan import ACTIONS, Row
from index.answer import recompute
from index.engine import Engine
from tests.index.talks import talk

Test = Callable[[Row], bool]


def has(name: str) -> Test:
    return lambda row: name in row.bodies


def due_by(year: int) -> Test:
    return lambda row: row.end is not None and row.end <= year


def numbers(answer: dict[str, object]) -> list[int]:
    return [int(item.rpartition("_")[2]) for item in answer["result"]["items"]]  # type: ignore[index]


FIRST = "Which actions does Frontex have?"


@pytest.mark.parametrize(
    ("turns", "test"),
    [
        (f"{FIRST} | had to be done by the end of 2021", lambda row: has("Frontex")(row) and due_by(2021)(row)),
        (f"{FIRST} | must be finished by 2021", lambda row: has("Frontex")(row) and due_by(2021)(row)),
        (f"{FIRST} | are due in 2025", lambda row: has("Frontex")(row) and row.end == 2025),
        (f"{FIRST} | have to start in 2022", lambda row: has("Frontex")(row) and row.start == 2022),
        ("Quelles actions a Frontex ? | doivent être achevées en 2021", lambda row: has("Frontex")(row) and row.end == 2021),
        ("Welche Maßnahmen hat Frontex? | müssen bis 2021 fertig sein", lambda row: has("Frontex")(row) and due_by(2021)(row)),
        ("¿Qué acciones tiene Frontex? | deben terminar en 2021", lambda row: has("Frontex")(row) and row.end == 2021),
        ("Which actions does CEPOL have? | and for the one in 2023?", lambda row: has("CEPOL")(row) and row.end == 2023),
        ("Which actions does CEPOL have? | the one due in 2023", lambda row: has("CEPOL")(row) and row.end == 2023),
        ("Quelles actions a CEPOL ? | et celle de 2023 ?", lambda row: has("CEPOL")(row) and row.end == 2023),
        ("Welche Maßnahmen hat CEPOL? | und die von 2023?", lambda row: has("CEPOL")(row) and row.end == 2023),
        ("¿Qué acciones tiene CEPOL? | ¿y la de 2023?", lambda row: has("CEPOL")(row) and row.end == 2023),
        ("Which actions does CEPOL have? | which is the most recent?", lambda row: row.number == 4),
        ("Quelles actions a CEPOL ? | laquelle est la plus récente ?", lambda row: row.number == 4),
        ("Welche Maßnahmen hat CEPOL? | welche ist die neueste?", lambda row: row.number == 4),
        ("¿Qué acciones tiene CEPOL? | ¿cuál es la más reciente?", lambda row: row.number == 4),
        ("Which section is Action 7 in? | Are any others in the same section?", lambda row: row.section == "A" and row.number != 7),
        ("Which section is Action 7 in? | which others are in the same section?", lambda row: row.section == "A" and row.number != 7),
        ("Which actions are due by the end of 2023? | Only Frontex's", lambda row: due_by(2023)(row) and has("Frontex")(row)),
        ("Which actions are due in 2021? | Only Frontex's | must be finished by 2021", lambda row: row.end == 2021 and has("Frontex")(row)),
        ("Which actions is the EMA responsible for? | and the other health agencies?", lambda row: has("EMCDDA")(row) or has("ECDC")(row)),
        ("Quelles actions a l'EMA ? | et les autres agences de santé ?", lambda row: has("EMCDDA")(row) or has("ECDC")(row)),
        ("Welche Maßnahmen hat Europol? | und die anderen Strafverfolgungsbehörden?", lambda row: has("Frontex")(row) or has("CEPOL")(row)),
        ("Which actions of priority 2 have Europol? | the rest of priority 2", lambda row: row.priority == 2 and not has("Europol")(row)),
        ("Quelles actions de la priorité 2 ont Europol ? | le reste de la priorité 2", lambda row: row.priority == 2 and not has("Europol")(row)),
        ("Welche Maßnahmen in Abschnitt C sind 2021 fällig? | der Rest von Abschnitt C", lambda row: row.section == "C" and row.end != 2021),
        ("Which actions are due in 2021? | the rest of Europol's", lambda row: has("Europol")(row) and row.end != 2021),
    ],
)
def test_a_follow_up_that_leaves_words_out(engine: Engine, turns: str, test: Test) -> None:
    answer = talk(engine, turns)
    assert answer["status"] in ("complete", "empty")
    assert numbers(answer) == [row.number for row in ACTIONS if test(row)]
    assert recompute(engine, answer) == answer["result"]


@pytest.mark.parametrize(
    ("turns", "yes"),
    [
        ("Is EUCPN mentioned in the plan? | and in the framework decision?", False),
        ("Does the plan mention EUCPN? | and the framework decision?", False),
        ("Is Europol mentioned in the plan? | and in Directive 2019/1153?", True),
        ("Is Europol mentioned in Directive 2019/1153? | and in the plan?", True),
        ("¿Se menciona Europol en el plan? | ¿y en la decisión marco?", False),
    ],
)
def test_the_same_word_in_another_text(engine: Engine, turns: str, yes: bool) -> None:
    answer = talk(engine, turns)
    assert answer["status"] == "complete"
    assert bool(answer["result"]["count"]) == yes


@pytest.mark.parametrize(
    ("turns", "status", "groups"),
    [
        ("Which countries does the plan name? | and cities?", "empty", 0),
        ("Which countries does the plan name? | and regions?", "complete", 1),
        ("Which countries does the plan name? | and cities? | and regions?", "complete", 1),
        ("Quels pays le plan nomme-t-il ? | et les villes ?", "empty", 0),
    ],
)
def test_places_of_another_sort(engine: Engine, turns: str, status: str, groups: int) -> None:
    answer = talk(engine, turns)
    assert (answer["status"], len(answer["result"]["groups"])) == (status, groups)


def test_the_others_of_a_class_are_no_list_after_a_whether(engine: Engine) -> None:
    assert talk(engine, "Is Europol in all sections? | and the other law enforcement agencies?")["status"] == "not_found"


@pytest.mark.parametrize(
    ("turns", "test"),
    [
        ("List the actions of strategic priority 6 | only those without the Commission | Which of these two has the EMA?", lambda row: row.number == 35),
        ("Which actions does CEPOL have? | which of the two is due in 2023?", lambda row: row.number == 46),
        ("Which actions does CEPOL have? | which one of the two is in section C?", lambda row: row.number == 46),
        ("Quelles actions a CEPOL ? | laquelle des deux s'achève en 2023 ?", lambda row: row.number == 46),
        ("Welche Maßnahmen hat CEPOL? | welche von beiden endet 2023?", lambda row: row.number == 46),
        ("¿Qué acciones tiene CEPOL? | ¿cuál de las dos termina en 2023?", lambda row: row.number == 46),
        ("Which actions does the EMA have? | which of these three are due in 2025?", lambda row: has("EMA")(row) and row.end == 2025),
        ("Quelles actions relèvent d'Europol ? | Et de Frontex ? | Lesquelles ont les deux ?", lambda row: has("Europol")(row) and has("Frontex")(row)),
        ("Which actions does Europol have? | and Frontex? | which have both?", lambda row: has("Europol")(row) and has("Frontex")(row)),
    ],
)
def test_of_so_many_found(engine: Engine, turns: str, test: Test) -> None:
    answer = talk(engine, turns)
    assert answer["status"] == "complete"
    assert numbers(answer) == [row.number for row in ACTIONS if test(row)]


@pytest.mark.parametrize("turns", ["Which actions does the EMA have? | which of these two are due in 2025?", "Which indicators use Europol data? | and which actions?"])
def test_where_so_many_were_not_found_it_is_not_clear(engine: Engine, turns: str) -> None:
    assert talk(engine, turns)["status"] == "ambiguous"


@pytest.mark.parametrize("question", ["Which of the 53 actions are Europol's?", "Which of the three sections has most actions?", "Which of the 12 indicators use Eurostat data?"])
def test_of_all_that_there_are_is_no_pointing_back(engine: Engine, question: str) -> None:
    followed, alone = talk(engine, f"To whom is Action 50 assigned? | {question}"), talk(engine, question)
    assert (followed["status"], followed["result"]) == (alone["status"], alone["result"])


def test_both_of_two_found_is_a_whether_of_each(engine: Engine) -> None:
    assert talk(engine, "Which actions does CEPOL have? | are both due in 2025?")["result"]["items"] == ["no"]


@pytest.mark.parametrize("turns", ["Quand l'action 52 devait-elle être terminée ? | Par qui ? | De quoi s'agit-il ?", "Wann ist Maßnahme 52 fällig? | Um was geht es?", "¿Cuándo vence la acción 52? | ¿De qué se trata?"])
def test_what_it_is_about(engine: Engine, turns: str) -> None:
    answer = talk(engine, turns)
    assert answer["status"] == "complete"
    assert answer["result"]["items"] == ["eu-drugs-action-plan-2021-2025/act_52"]


@pytest.mark.parametrize(
    "turns",
    [
        "Which indicators use Eurostat data? | which of those are due in 2021?",
        "Which actions does CEPOL have? | which indicators?",
        "Which bodies are in section B? | how many actions?",
        "Who is responsible for Action 13? | how many actions?",
        "Compare Europol and Frontex | how many actions?",
        "Compare Europol and Frontex | the first one?",
        "How is the darknet to be monitored? | how many actions?",
        "How is the darknet to be monitored? | combien d'actions ?",
        "What is priority 7? | and in section B?",
        "What is section B? | and priority 7?",
        "Is Europol responsible for Action 4? | how many actions is that?",
    ],
)
def test_what_nothing_found_has_is_not_clear(engine: Engine, turns: str) -> None:
    assert talk(engine, turns)["status"] == "ambiguous"


@pytest.mark.parametrize(
    ("turns", "count"),
    [
        ("Which actions does CEPOL have? | how many actions?", 2),
        ("What is priority 7? | how many actions?", 7),
        ("Which body has the most actions? | how many actions?", 45),
        ("Which year has the most actions? | how many actions?", 29),
        ("Which indicators use Eurostat data? | which indicators?", 1),
        ("Which actions does CEPOL have? | how many actions are there in total?", 53),
        ("How many actions are there? | and how many indicators?", 12),
    ],
)
def test_a_noun_alone_is_asked_of_what_was_found(engine: Engine, turns: str, count: int) -> None:
    assert talk(engine, turns)["result"]["count"] == count


@pytest.mark.parametrize(
    ("turns", "test"),
    [
        ("How many actions does Frontex have? | list the actions", has("Frontex")),
        ("How many actions does Frontex have? | show me the actions", has("Frontex")),
        ("Combien d'actions a CEPOL ? | donne-moi les actions", has("CEPOL")),
        ("Wie viele Maßnahmen hat CEPOL? | nenne die Maßnahmen", has("CEPOL")),
        ("¿Cuántas acciones tiene CEPOL? | enumera las acciones", has("CEPOL")),
        ("How many actions does Frontex have? | list all actions", lambda row: True),
        ("What is section B about? | list the actions", lambda row: row.section == "B"),
        ("When are the actions in section A due? | which of them are due in 2021?", lambda row: row.section == "A" and row.end == 2021),
        ("When are Frontex's actions due? | only those due in 2021", lambda row: has("Frontex")(row) and row.end == 2021),
        ("When are EMCDDA's actions due? | which of these actions have Frontex?", lambda row: has("EMCDDA")(row) and has("Frontex")(row)),
        ("Wann sind die Maßnahmen von CEPOL fällig? | welche davon sind 2023 fällig?", lambda row: row.number == 46),
        ("Which priorities does Frontex work on? | which of these actions are due in 2021?", lambda row: has("Frontex")(row) and row.end == 2021),
        ("Is Europol responsible for Action 46? | which actions?", has("Europol")),
        ("Is Europol responsible for Action 46? | for which actions?", has("Europol")),
        ("Is CEPOL responsible for Action 13? | lesquelles ?", has("CEPOL")),
        ("Is Europol responsible for Action 4? | welche sind das?", lambda row: row.number == 4),
        ("Who works with EMCDDA? | which of them are due in 2021?", lambda row: has("EMCDDA")(row) and row.end == 2021),
        ("What does the EMCDDA begin in 2022? | only those due in 2025", lambda row: has("EMCDDA")(row) and row.start == 2022 and row.end == 2025),
        ("Ist CEPOL für Maßnahme 13 zuständig? | welche Maßnahmen?", has("CEPOL")),
    ],
)
def test_the_actions_of_what_was_asked_before(engine: Engine, turns: str, test: Test) -> None:
    answer = talk(engine, turns)
    assert answer["status"] == "complete"
    assert numbers(answer) == [row.number for row in ACTIONS if test(row)]


@pytest.mark.parametrize("turns", ["Which priorities does Frontex work on? | is any of them due in 2025?", "In which sections does Europol have actions? | is CEPOL responsible for any of them?"])
def test_whether_any_of_them_is_no_list_of_parts(engine: Engine, turns: str) -> None:
    assert talk(engine, turns)["answer"].startswith("Yes")


def test_which_of_the_bodies_have_actions_is_asked_of_bodies(engine: Engine) -> None:
    assert talk(engine, "Which bodies are in section A? | which of those have actions due in 2022?")["result"]["kind"] == "bodies"
