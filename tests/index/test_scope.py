"""What two parts of a question have to do with each other is read, or the answer is no complete list."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluation.gold.plan import ACTIONS, BODIES, Row
from index.answer import ask
from tests.index.generated import NAMES

if TYPE_CHECKING:
    from index.engine import Engine

DAY = dt.date(2026, 11, 22)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
body = st.sampled_from(sorted(NAMES))


def asked(engine: Engine, question: str) -> dict[str, Any]:
    return ask(engine, question, on=DAY)


def numbers(answer: dict[str, Any]) -> list[int]:
    return [int(item.rsplit("_", 1)[1]) for item in answer["result"]["items"]] if answer["result"] else []


def chosen(test: Any) -> list[int]:
    return [row.number for row in ACTIONS if test(row)]


def has(*names: str) -> Any:
    return lambda row: set(names) <= set(row.bodies)


# ------------------------------------------------------------------ relations that are not read


@QUICK
@given(
    pair=st.lists(body, min_size=2, max_size=2, unique=True),
    wording=st.sampled_from(
        [
            "Which actions does {0} do for {1}?", "Which actions does {0} do through {1}?", "Which actions go from {0} to {1}?",
            "Which actions does {0} give to {1}?", "Which actions does {0} take over from {1}?", "Which actions does {0} do instead of {1}?",
            "Which actions does {0} have because of {1}?", "Which actions of {0} depend on reports by {1}?", "Which actions bring {0} to {1}?",
            "Which actions were moved from {0} to {1}?", "¿Qué acciones realiza {0} para {1}?", "Which actions has {0} via {1}?",
        ]
    ),
)  # fmt: skip
def test_what_one_body_does_for_another_is_never_a_list_of_what_both_do(engine: Engine, pair: list[str], wording: str) -> None:
    answer = asked(engine, wording.format(*(NAMES[name] for name in pair)))
    assert answer["status"] not in ("complete", "empty") or answer["result"]["scope"] == "ranked", answer["question"]


@pytest.mark.parametrize(
    "question",
    [
        "Do Europol and Frontex share all their actions?",
        "Which priority areas are not covered by Europol?",
        "Which bodies are not responsible for Action 13?",
        "Which actions were due in 2021 since the Commission wanted it?",
        "Which actions of Europol are more urgent than those of Frontex?",
        "Which actions is Europol responsible for such that Frontex agrees?",
        "Which actions is Frontex responsible for? Only the ones that matter.",
    ],
)
def test_what_is_not_read_is_no_complete_list(engine: Engine, question: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] not in ("complete", "empty")


# ------------------------------------------------------------------ questions that ask twice


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Which actions are due in 2021 and which in 2022?", [lambda r: r.end == 2021, lambda r: r.end == 2022]),
        ("Which actions start in 2021 and which in 2022?", [lambda r: r.start == 2021, lambda r: r.start == 2022]),
        ("Which actions mention Europol and which Frontex?", [lambda r: "Europol" in r.names, lambda r: "Frontex" in r.names]),
        ("Which actions fall to Europol and which to Frontex?", [has("Europol"), has("Frontex")]),
        ("Which actions have a footnote and which mention Europol?", [lambda r: bool(r.footnotes), lambda r: "Europol" in r.names]),
        (
            "Which actions of Europol are due in 2021 and which in 2025?",
            [lambda r: has("Europol")(r) and r.end == 2021, lambda r: has("Europol")(r) and r.end == 2025],
        ),
        (
            "Which actions fall to Europol in section A and to the EMCDDA in section B?",
            [lambda r: has("Europol")(r) and r.section == "A", lambda r: has("EMCDDA")(r) and r.section == "B"],
        ),
        (
            "Which actions in section A name Europol and in section B the EMCDDA?",
            [lambda r: "Europol" in r.names and r.section == "A", lambda r: "EMCDDA" in r.names and r.section == "B"],
        ),
        ("Welche Maßnahmen sind 2021 fällig und welche 2022?", [lambda r: r.end == 2021, lambda r: r.end == 2022]),
        ("¿Qué acciones vencen en 2021 y cuáles en 2022?", [lambda r: r.end == 2021, lambda r: r.end == 2022]),
        ("Quelles actions incombent à Europol et lesquelles à Frontex ?", [has("Europol"), has("Frontex")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_half_without_a_verb_of_its_own_takes_it_from_the_other(engine: Engine, question: str, parts: list[Any]) -> None:
    answer = asked(engine, question)
    assert [numbers(part) for part in answer["parts"]] == [chosen(test) for test in parts]
    assert all(part["status"] in ("complete", "empty") for part in answer["parts"])


def test_indicators_of_one_source_and_of_another_are_two_lists(engine: Engine) -> None:
    parts = asked(engine, "Which indicators rely on EMCDDA data and which on Europol's?")["parts"]
    assert [numbers(part) for part in parts] == [[1, 2, 3, 4, 5, 7, 8, 9, 10], [1, 3, 4, 5]]


def test_yes_or_no_is_said_of_each_body_and_its_own_action(engine: Engine) -> None:
    parts = asked(engine, "Is Frontex responsible for Action 13 and Europol for Action 14?")["parts"]
    assert [part["result"]["items"] for part in parts] == [["yes"], ["no"]]


@pytest.mark.parametrize(
    ("question", "tests"),
    [
        ("Which actions of Europol are due in 2021 and which have a footnote?", (lambda r: has("Europol")(r) and r.end == 2021, lambda r: has("Europol")(r) and r.footnotes)),
        ("Which actions of CEPOL are due in 2021, and which have no Europol?", (lambda r: has("CEPOL")(r) and r.end == 2021, lambda r: has("CEPOL")(r) and not has("Europol")(r))),
        ("Which Europol actions are in section B, and which do not involve the Commission?", (lambda r: has("Europol")(r) and r.section == "B", lambda r: has("Europol")(r) and not has("European Commission")(r))),
    ],
)
def test_halves_with_verbs_of_their_own_share_what_stands_before_them(engine: Engine, question: str, tests: tuple[Any, Any]) -> None:
    parts = asked(engine, question)["parts"]
    assert [numbers(part) for part in parts] == [chosen(test) for test in tests]


@pytest.mark.parametrize(
    ("first", "then", "tests"),
    [
        ("Which actions of CEPOL are there?", "which of them are due in 2023, and which have no Europol?", (lambda r: has("CEPOL")(r) and r.end == 2023, lambda r: has("CEPOL")(r) and not has("Europol")(r))),
        ("Which actions is Frontex responsible for?", "or Eurojust?", (lambda r: has("Frontex")(r) or has("Eurojust")(r),)),
        ("Which actions of Frontex are due in 2021?", "or 2025?", (lambda r: has("Frontex")(r) and r.end in (2021, 2025),)),
        ("Europol's actions", "which of these are in section B or have no area?", (lambda r: has("Europol")(r) and (r.section == "B" or not r.areas),)),
        ("Europol's actions", "the ones due earliest?", (lambda r: has("Europol")(r) and r.end == 2021,)),
        ("Europol's actions", "same but for the EMCDDA", (has("EMCDDA"),)),
        ("Which actions fall to Frontex?", "drop those with Europol", (lambda r: has("Frontex")(r) and not has("Europol")(r),)),
        ("Which actions fall to Frontex?", "keep those with Eurojust", (lambda r: has("Frontex")(r) and has("Eurojust")(r),)),
        ("Which actions of Europol are in priority 2?", "replace Europol by the EEAS", (lambda r: has("EEAS")(r) and r.priority == 2,)),
        ("priority 7", "and not the ones due in 2021", (lambda r: r.priority == 7 and r.end != 2021,)),
        ("Which actions is Frontex responsible for without Europol?", "and with it?", (lambda r: has("Frontex")(r) and has("Europol")(r),)),
    ],
)
def test_a_follow_up_adds_a_value_or_turns_one_or_asks_twice(engine: Engine, first: str, then: str, tests: tuple[Any, ...]) -> None:
    answer = ask(engine, then, on=DAY, previous=asked(engine, first)["interpretation"])
    assert [numbers(part) for part in answer["parts"] or [answer]] == [chosen(test) for test in tests]


def test_if_not_opens_a_question_of_its_own(engine: Engine) -> None:
    first, second = asked(engine, "Is Europol responsible for Action 17, and if not, who is?")["parts"]
    assert first["answer"].startswith("No.")
    assert first["result"]["items"] == ["no"]
    assert second["answer"] == "Responsible for Action 17: European Commission."


@pytest.mark.parametrize(
    ("message", "test"),
    [
        ("Which actions is Europol responsible for? Only those due in 2021.", lambda r: has("Europol")(r) and r.end == 2021),
        ("Which actions is Europol responsible for? I mean without Frontex.", lambda r: has("Europol")(r) and not has("Frontex")(r)),
        ("I need the actions of Europol. Leave out those shared with Frontex.", lambda r: has("Europol")(r) and not has("Frontex")(r)),
        ("List Europol's actions. Not the ones in section A.", lambda r: has("Europol")(r) and r.section != "A"),
    ],
)
def test_a_sentence_that_only_narrows_the_question_before_it_does(engine: Engine, message: str, test: Any) -> None:
    answer = asked(engine, message)
    assert answer["status"] == "complete"
    assert numbers(answer) == chosen(test)


# ------------------------------------------------------------------ whom a quantifier or a negation is about


def with_bodies(test: Any) -> set[str]:
    """The bodies of the actions that pass."""
    return {name for row in ACTIONS if test(row) for name in row.bodies}


EVERYONE = set(BODIES.values())


@QUICK
@given(name=body)
def test_who_never_shares_an_action_with_a_body(engine: Engine, name: str) -> None:
    answer = asked(engine, f"Which bodies never share an action with {NAMES[name]}?")
    assert set(answer["result"]["items"]) == EVERYONE - with_bodies(has(name)) - {name}


@QUICK
@given(name=body)
def test_who_works_with_a_body_is_somebody_else(engine: Engine, name: str) -> None:
    for wording in ("Which bodies work with {0}?", "Who else is responsible for the actions of {0}?", "Which bodies does {0} work with?"):
        answer = asked(engine, wording.format(NAMES[name]))
        assert set(answer["result"]["items"]) == with_bodies(has(name)) - {name}, answer["question"]


def test_alone_and_only_together_are_said_of_all_actions_of_a_body(engine: Engine) -> None:
    alone = {row.bodies[0] for row in ACTIONS if len(row.bodies) == 1}
    assert set(asked(engine, "Which bodies are never responsible alone?")["result"]["items"]) == EVERYONE - alone
    assert set(asked(engine, "Which bodies are responsible alone?")["result"]["items"]) == alone
    apart = with_bodies(lambda row: "Member States" not in row.bodies)
    only = asked(engine, "Which bodies only ever appear together with Member States?")["result"]["items"]
    assert set(only) == EVERYONE - apart - {"Member States"}


@QUICK
@given(pair=st.lists(body, min_size=2, max_size=2, unique=True))
def test_every_is_said_of_the_actions_and_asked_of_the_body(engine: Engine, pair: list[str]) -> None:
    answer = asked(engine, f"Is {NAMES[pair[0]]} responsible for every action of {NAMES[pair[1]]}?")
    mine = [row for row in ACTIONS if pair[1] in row.bodies]
    assert answer["result"]["items"] == ["yes" if all(pair[0] in row.bodies for row in mine) else "no"]


def test_all_of_a_class_is_each_of_it(engine: Engine) -> None:
    assert asked(engine, "Which actions are all EU agencies responsible for?")["status"] == "empty"
    assert asked(engine, "List the actions of all EU agencies")["status"] == "complete"


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Which sections does Europol have actions in?", lambda row: row.section),
        ("Which priorities have actions of Europol?", lambda row: row.priority),
    ],
)
def test_parts_of_the_plan_under_a_condition_are_those_of_the_actions_that_meet_it(engine: Engine, question: str, values: Any) -> None:
    answer = asked(engine, question)
    wanted = {values(row) for row in ACTIONS if "Europol" in row.bodies} - {None}
    assert len(answer["result"]["items"]) == len(wanted)


def test_areas_without_an_action_of_a_body(engine: Engine) -> None:
    areas: set[str] = {code for row in ACTIONS for code in row.areas}
    theirs = {code for row in ACTIONS if "Europol" in row.bodies for code in row.areas}
    assert set(asked(engine, "Which priority areas have no action for Europol?")["result"]["items"]) == areas - theirs


def test_a_condition_that_can_be_read_in_two_ways_is_so_for_values_too(engine: Engine) -> None:
    answer = asked(engine, "Which priorities involve Frontex?")
    assert answer["status"] == "ambiguous"
    assert [reading["count"] for reading in answer["readings"]] == [2, 1]



# ------------------------------------------------------------------ measured by what is named


def row_of(number: int) -> Row:
    return next(row for row in ACTIONS if row.number == number)


numbered = st.integers(1, len(ACTIONS))


@QUICK
@given(number=numbered)
def test_what_is_the_same_as_in_an_action_is_looked_up_there(engine: Engine, number: int) -> None:
    mine = row_of(number)
    answer = asked(engine, f"Which actions have the same responsible bodies as Action {number}?")
    assert numbers(answer) == chosen(lambda row: set(row.bodies) == set(mine.bodies) and row is not mine)
    if mine.end is not None:
        for wording in (f"Which actions are due in the same year as Action {number}?", f"Welche Maßnahmen haben dieselbe Frist wie Maßnahme {number}?"):
            assert numbers(asked(engine, wording)) == chosen(lambda row: row.end == mine.end and row is not mine), wording
        answer = asked(engine, f"Which actions are due before Action {number}?")
        assert numbers(answer) == chosen(lambda row: row.end is not None and row.end < mine.end)
    answer = asked(engine, f"Which actions have more bodies than Action {number}?")
    assert numbers(answer) == chosen(lambda row: len(row.bodies) > len(mine.bodies))


@QUICK
@given(pair=st.lists(numbered, min_size=2, max_size=2, unique=True))
def test_two_actions_are_held_against_each_other(engine: Engine, pair: list[int]) -> None:
    one, other = map(row_of, pair)
    common = asked(engine, f"Which bodies are responsible for both Action {pair[0]} and Action {pair[1]}?")
    assert set(common["result"]["items"]) == set(one.bodies) & set(other.bodies)
    first = asked(engine, f"Who is responsible for Action {pair[0]} but not for Action {pair[1]}?")
    assert set(first["result"]["items"]) == set(one.bodies) - set(other.bodies)
    if one.end is not None and other.end is not None:
        for wording in ("Do Actions {0} and {1} have the same deadline?", "¿Tienen las acciones {0} y {1} el mismo plazo?", "Les actions {0} et {1} ont-elles la même échéance ?"):
            answer = asked(engine, wording.format(*pair))
            assert answer["result"]["items"] == ["yes" if one.end == other.end else "no"], answer["question"]
        answer = asked(engine, f"Is Action {pair[0]} due before Action {pair[1]}?")
        assert answer["result"]["items"] == ["yes" if one.end < other.end else "no"]


def count(name: str) -> int:
    return sum(name in row.bodies for row in ACTIONS)


@QUICK
@given(pair=st.lists(body, min_size=2, max_size=2, unique=True))
def test_the_numbers_of_actions_of_two_bodies_are_held_against_each_other(engine: Engine, pair: list[str]) -> None:
    x, y = (NAMES[name] for name in pair)
    more = asked(engine, f"Does {x} have more actions than {y}?")
    assert more["result"]["items"] == ["yes" if count(pair[0]) > count(pair[1]) else "no"]
    answer = asked(engine, f"How many more actions does {x} have than {y}?")
    assert answer["answer"].startswith(f"{count(pair[0]) - count(pair[1])}.")
    if count(pair[0]) != count(pair[1]):
        assert asked(engine, f"Who has more actions, {x} or {y}?")["result"]["items"] == [max(pair, key=count)]


@QUICK
@given(name=body)
def test_bodies_with_more_actions_than_another(engine: Engine, name: str) -> None:
    answer = asked(engine, f"Which bodies have more actions than {NAMES[name]}?")
    assert set(answer["result"]["items"]) == {other for other in EVERYONE if count(other) > count(name)}


@pytest.mark.parametrize(
    "question",
    [
        "Which bodies have more actions than Frontex in section A?",
        "Which actions are more important than Action 13?",
        
        "Which actions have the same aim as Action 13?",
        "Which actions are Europol or Frontex and the Commission responsible for?",
        "Which actions does Frontex share with Europol and which with the EMCDDA?",
    ],
)
def test_a_measure_that_is_not_read_gives_no_list(engine: Engine, question: str) -> None:
    answer = asked(engine, question)
    assert all(part["status"] not in ("complete", "empty") for part in answer["parts"][1:] or [answer])


# ------------------------------------------------------------------ lists of bodies, and what frames a question


@QUICK
@given(names=st.lists(body, min_size=3, max_size=3, unique=True))
def test_or_behind_a_body_that_shares_is_between_the_others(engine: Engine, names: list[str]) -> None:
    x, y, z = (NAMES[name] for name in names)
    wanted = chosen(lambda row: names[0] in row.bodies and bool({names[1], names[2]} & set(row.bodies)))
    for wording in ("Which actions does {0} share with {1} or {2}?", "Which actions do {0} and either {1} or {2} share?"):
        assert numbers(asked(engine, wording.format(x, y, z))) == wanted, wording
    named = chosen(lambda row: bool({names[0], names[1]} & set(row.names)) and names[2] not in row.names)
    assert numbers(asked(engine, f"Which actions name {x} or {y} but not {z}?")) == named


@pytest.mark.parametrize(
    "message",
    [
        "I'd need a list of the actions assigned to Eurojust.", "Remind me which actions Eurojust is down for.",
        "Would you happen to know in which actions Eurojust features as a responsible body?",
        "Donnez-moi la liste complète des actions confiées à Eurojust.", "Necesito la lista de todas las acciones asignadas a Eurojust.",
        "Ich wüsste gern, für welche Maßnahmen Eurojust zuständig ist.", "Können Sie mir sagen, wo Eurojust als Verantwortlicher eingetragen ist?",
        "Hello,\n\nmy head of unit asked me for the list of Eurojust's actions.\n\nBest,\nTom",
        "Which of the 53 actions carry Eurojust's name as a responsible party?",
    ],
)  # fmt: skip
def test_who_asks_and_why_is_no_part_of_what_is_asked(engine: Engine, message: str) -> None:
    answer = asked(engine, message)
    assert (answer["status"], numbers(answer)) == ("complete", chosen(has("Eurojust"))), answer["answer"]


@pytest.mark.parametrize("question", ["Which easy actions does strategic priority 5 contain?", "Which actions did Eurojust propose?", "Which actions due in 2023 were actually completed?"])
def test_that_no_row_holds_a_word_of_the_question_is_no_proof_of_an_empty_list(engine: Engine, question: str) -> None:
    assert asked(engine, question)["status"] in ("answered", "not_found")


def test_what_could_not_be_found_is_not_followed_up_with_everything(engine: Engine) -> None:
    parts = asked(engine, "Who is responsible for the biscuits and when are they due?")["parts"]
    assert all(part["status"] not in ("complete", "empty") for part in parts)


@pytest.mark.parametrize("words", ["the EUDA, formerly EMCDDA,", "the EMCDDA (now EUDA)", "the EMCDDA, now called EUDA,"])
def test_a_body_called_by_two_names_is_one(engine: Engine, words: str) -> None:
    answer = asked(engine, f"Which actions is {words} responsible for?")
    assert (answer["status"], numbers(answer)) == ("complete", chosen(has("EMCDDA")))


# ------------------------------------------------------------------ unlike conditions that an "or" joins

EITHER: list[tuple[str, Any]] = [
    ("due in 2021", lambda row: row.end == 2021),
    ("have a footnote", lambda row: bool(row.footnotes)),
    ("belong to section B", lambda row: row.section == "B"),
    ("fall under area 6.1", lambda row: "6.1" in row.areas),
    ("have no deadline", lambda row: row.end is None),
    ("mention Europol", lambda row: "Europol" in row.names),
    ("have Frontex as a responsible body", has("Frontex")),
    ("have more than four responsible bodies", lambda row: len(row.bodies) > 4),
]


@QUICK
@given(pair=st.lists(st.sampled_from(EITHER), min_size=2, max_size=2, unique=True))
def test_unlike_conditions_that_an_or_joins_select_what_meets_either(engine: Engine, pair: list[tuple[str, Any]]) -> None:
    (one, first), (other, second) = pair
    said = [words if words.startswith(("have", "belong", "fall", "mention")) else f"are {words}" for words in (one, other)]
    answer = asked(engine, f"Which actions {said[0]} or {said[1]}?")
    assert answer["status"] == "complete", (answer["question"], answer["interpretation"]["subject"])
    assert numbers(answer) == chosen(lambda row: first(row) or second(row)), answer["question"]
    again = ask(engine, "how many?", on=DAY, previous=answer["interpretation"])
    assert numbers(again) == numbers(answer)


@pytest.mark.parametrize("question", ["Which actions in section A or due in 2021 is Europol responsible for?", "Which actions are due in 2021, have a footnote or mention Europol?", "Which actions are due in 2021 or before 2024?"])
def test_an_or_whose_reach_is_not_plain_gives_no_list(engine: Engine, question: str) -> None:
    assert asked(engine, question)["status"] not in ("complete", "empty")


def test_a_body_in_a_list_of_words_is_one_of_the_words(engine: Engine) -> None:
    words = asked(engine, "Which actions mention cocaine?")
    named = chosen(lambda row: "Europol" in row.names)
    assert numbers(asked(engine, "Which actions mention cocaine or Europol?")) == sorted({*numbers(words), *named})


# ------------------------------------------------------------------ actions found by their words, and what was done


@pytest.mark.parametrize(
    ("question", "items", "number"),
    [
        ("What is the timetable of the action on naloxone?", ["2021"], 43),
        ("Who is responsible for the naloxone action?", ["Member States", "EMCDDA"], 43),
        ("Who handles naloxone?", ["Member States", "EMCDDA"], 43),
        ("By when were the guidelines on drugs in prisons to be ready?", ["2024"], 45),
        ("When is the European Prevention Curriculum roll-out due?", ["2022-2025"], 28),
        ("Which priority area does the action on prison training belong to?", ["8.2"], 46),
        ("Quel est le calendrier de l'action sur la naloxone ?", ["2021"], 43),
    ],
)  # fmt: skip
def test_a_field_of_an_action_that_its_words_name(engine: Engine, question: str, items: list[str], number: int) -> None:
    answer = asked(engine, question)
    assert (answer["status"], answer["result"]["scope"], answer["result"]["items"]) == ("answered", "ranked", items)
    assert str(number) in answer["answer"]
    assert any(cited["place"].startswith(f"act_{number}") for cited in answer["citations"])


def test_who_works_on_a_topic_is_told_by_a_word_scan(engine: Engine) -> None:
    answer = asked(engine, "Which agencies work on prisons?")
    assert (answer["status"], answer["result"]["scope"]) == ("answered", "ranked")
    assert set(answer["result"]["items"]) == {"EMCDDA", "CEPOL", "Eurojust"}
    apart = asked(engine, "Is Europol in charge of any action on prisons?")
    assert "46" in apart["answer"]
    assert "Europol" in apart["answer"]


@pytest.mark.parametrize(
    "question",
    [
        "Has action 25 been done?", "Was Action 14 completed?", "Is Action 13 finished?", "Has Europol implemented Action 12?",
        "Which actions have been implemented?", "How many actions were completed by 2023?", "What is the status of Action 25?",
        "Ist Maßnahme 25 umgesetzt worden?", "Welche Maßnahmen wurden 2021 abgeschlossen?", "L'action 25 a-t-elle été réalisée ?",
        "¿Se ha realizado la acción 25?", "¿Qué acciones han sido completadas?",
    ],
)  # fmt: skip
def test_what_was_done_is_not_in_the_plan_and_the_answer_says_so(engine: Engine, question: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "not_found"
    assert any(word in answer["answer"] for word in ("records no implementation", "keine Umsetzung", "aucune mise en œuvre", "ninguna ejecución"))


@pytest.mark.parametrize(
    ("question", "test"),
    [
        ("Welche Maßnahmen müssen 2021 abgeschlossen werden?", lambda r: r.end == 2021),
        ("Quelles actions doivent être achevées en 2021 ?", lambda r: r.end == 2021),
        ("¿Qué acciones deben estar terminadas en 2021?", lambda r: r.end == 2021),
        ("Which actions must be implemented by Europol?", has("Europol")),
    ],
)
def test_what_is_to_be_done_is(engine: Engine, question: str, test: Any) -> None:
    answer = asked(engine, question)
    assert (answer["status"], numbers(answer)) == ("complete", chosen(test))
