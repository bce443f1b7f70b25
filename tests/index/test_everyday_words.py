"""Everyday words for what the records hold, in four languages, and words that no record says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from evaluation.gold.plan import ACTIONS, Row
from index.answer import ask, recompute
from index.question.lexicon import lexicon
from index.receipts import verify

if TYPE_CHECKING:
    from index.engine import Engine

DAY = dt.date(2026, 11, 22)


def asked(engine: Engine, question: str) -> dict[str, Any]:
    return ask(engine, question, on=DAY)


def numbers(answer: dict[str, Any]) -> list[int]:
    return [int(item.rsplit("_", 1)[1]) for item in answer["result"]["items"]]


def _of(name: str) -> Callable[[Row], bool]:
    return lambda row: name in row.bodies


def _both(row: Row) -> bool:
    return {"Europol", "Frontex"} <= set(row.bodies)


SETS: dict[str, Callable[[Row], bool]] = {
    # a light verb, a preposition or a noun of responsibility
    "Which actions carry Europol's name as a responsible party?": _of("Europol"),
    "Which actions name Europol under responsibility?": _of("Europol"),
    "Which measures rest on Europol's shoulders?": _of("Europol"),
    "Which actions does Europol have to see to?": _of("Europol"),
    "In which rows does Europol show up as responsible?": _of("Europol"),
    "Quelles actions sont du ressort d'Europol ?": _of("Europol"),
    "Quelles actions Europol prend-il en charge ?": _of("Europol"),
    "Quelles actions portent le nom d'Europol dans la colonne des responsables ?": _of("Europol"),
    "Welche Maßnahmen liegen bei Europol?": _of("Europol"),
    "Können Sie mir sagen, wo Europol als Verantwortlicher eingetragen ist?": _of("Europol"),
    "Welche Maßnahmen führt Europol durch?": _of("Europol"),
    "Necesito la lista de todas las acciones asignadas a Europol.": _of("Europol"),
    "¿Qué acciones están en manos de Europol?": _of("Europol"),
    "Which rows have Eurojust down as an actor?": _of("Eurojust"),
    "Welche Aufgaben weist der Plan Eurojust zu?": _of("Eurojust"),
    "¿Qué tareas asigna el plan a Eurojust?": _of("Eurojust"),
    # two bodies
    "Which rows bring Europol and Frontex together?": _both,
    "Quelles actions réunissent Europol et Frontex ?": _both,
    "Welche Maßnahmen Europol und Frontex gemeinsam verantworten": _both,
    "¿Qué acciones unen a Europol y Frontex?": _both,
    # time
    "Which actions only begin in 2022?": lambda row: row.start == 2022,
    "Welche Maßnahmen laufen 2022 an?": lambda row: row.start == 2022,
    "Quelles actions ne commencent qu'en 2022 ?": lambda row: row.start == 2022,
    "Which actions stretch over 2021-2025?": lambda row: (row.start, row.end) == (2021, 2025),
    "¿Qué debe estar acabado a más tardar en 2023?": lambda row: row.end is not None and row.end <= 2023,
    "Welche Maßnahmen kommen 2022 zum Abschluss?": lambda row: row.end == 2022,
    "Qu'est-ce qui doit être terminé d'ici fin 2022 ?": lambda row: row.end is not None and row.end <= 2022,
    "Which actions kick in in 2023?": lambda row: row.start == 2023,
    "Which actions should already be finished today?": lambda row: row.end is not None and row.end <= 2025,
    "Welche Maßnahmen müssten schon abgeschlossen sein?": lambda row: row.end is not None and row.end <= 2025,
    # places
    "Quelles actions concernent la priorité 6.1 ?": lambda row: "6.1" in row.areas,
    "Which actions does the governance part contain?": lambda row: row.section == "gov",
    "¿Qué acciones se enmarcan en la prioridad estratégica 3?": lambda row: row.priority == 3,
    # a name that was another one
    "Which actions is the EUDA, formerly EMCDDA, responsible for?": _of("EMCDDA"),
    "Für welche Maßnahmen ist die EUDA (früher EBDD) zuständig?": _of("EMCDDA"),
    # words that hold a question together, mistyped
    "wich actions ar due in 2021": lambda row: row.end == 2021,
    "which actions do europol adn frontex share": _both,
    "actions thta are deu in 2022": lambda row: row.end == 2022,
    "How many actions have two responsible bodies, no more and no less?": lambda row: len(row.bodies) == 2,
    # a list that is called complete
    "la liste complète des actions confiées à Eurojust": _of("Eurojust"),
    "Vollständige Liste der Maßnahmen von CEPOL": _of("CEPOL"),
}


@pytest.mark.parametrize("question", SETS)
def test_everyday_words_select_what_they_mean(engine: Engine, question: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "complete", answer["answer"]
    assert numbers(answer) == [row.number for row in ACTIONS if SETS[question](row)]


@pytest.mark.parametrize(
    "question",
    [
        "Which actions due in 2023 were actually completed?", "Which easy actions does SP 5 contain?", "Which actions did Eurojust propose?",
        "Which important actions does section B contain?", "Which actions of Frontex failed?", "Which actions does Europol fund?",
        "Quelles actions Eurojust a-t-il proposées ?", "Welche wichtigen Maßnahmen enthält Abschnitt B?", "¿Qué acciones importantes contiene la sección B?",
        "Which actions should the EEAS hand over to the EU Drugs Agency?", "Welche Maßnahmen sollte Europol an Frontex abgeben?",
        "Which actions contain ambitious targets for Europol?", "Which actions does Europol oppose?", "Welche Maßnahmen kritisiert Europol?",
    ],
)  # fmt: skip
def test_what_somebody_did_or_how_things_are_is_never_an_empty_or_a_complete_list(engine: Engine, question: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] in ("answered", "not_found")
    assert answer["result"] is None or answer["result"]["scope"] == "ranked"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("L'action 35 mentionne-t-elle « civil society » ?", "no"),
        ("L'action 3 mentionne-t-elle « confiscation » ?", "yes"),
        ("Le mot « confiscation » figure-t-il dans l'action 3 ?", "yes"),
        ("Kommt das Wort \"confiscation\" in Maßnahme 3 vor?", "yes"),
        ("Erwähnt die Maßnahme 39 das Darknet?", "no"),
        ("¿Aparece la palabra «confiscation» en la acción 3?", "yes"),
        ("¿La acción 39 menciona la palabra darknet?", "no"),
        ("Is the darknet referred to in Action 39?", "no"),
        ("Nennt Maßnahme 3 Europol?", "yes"),
    ],
)  # fmt: skip
def test_whether_words_stand_in_an_action_is_answered_yes_or_no(engine: Engine, question: str, said: str) -> None:
    assert asked(engine, question)["result"]["items"] == [said]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("What comes after Action 12?", [13]),
        ("Quelle action suit l'action 12 ?", [13]),
        ("Welche Maßnahme kommt vor Maßnahme 12?", [11]),
        ("Which actions come after Action 50?", [51, 52, 53]),
        ("Which actions follow Action 50?", [51, 52, 53]),
        ("Which actions come right after Action 12?", [13]),
        ("Which action comes before Action 13?", [12]),
        ("What is the last action?", [53]),
        ("List the first five actions.", [1, 2, 3, 4, 5]),
        ("Las tres primeras acciones", [1, 2, 3]),
        ("The first three actions of Frontex", [2, 3, 5]),
        ("What is CEPOL's last action?", [46]),
        ("What is the first action due in 2022?", [25]),
    ],
)
def test_places_in_the_order_of_the_plan(engine: Engine, question: str, wanted: list[int]) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "complete", answer["answer"]
    assert numbers(answer) == wanted
    assert verify(answer, engine.records, lambda given: recompute(engine, given))["verified"]


def test_two_actions_are_set_side_by_side_field_by_field(engine: Engine) -> None:
    english, french = ("responsible", "timetable", "Member States"), ("organismes responsables", "calendrier", "États membres")
    for question, (bodies, timetable, states) in {
        "Compare Action 3 and Action 46": english,
        "Set Action 3 against Action 46": english,
        "Quelle est la différence entre l'action 3 et l'action 46 ?": french,
    }.items():
        answer = asked(engine, question)
        assert answer["status"] == "complete"
        rows = {row[0]: row[1:] for row in answer["result"]["rows"]}
        assert rows[bodies][2] == f"{states}, Eurojust"
        assert rows[timetable] == ["2021-2025", "2023", "–"]
        assert verify(answer, engine.records, lambda given: recompute(engine, given))["verified"]


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("Which bodies are responsible for both Action 3 and Action 46?", ["Member States", "Eurojust"]),
        ("Welche Stellen sind für Maßnahme 3 und Maßnahme 46 gemeinsam zuständig?", ["Member States", "Eurojust"]),
        ("Who is responsible for Action 3 but not for Action 46?", ["European Commission", "Europol", "Frontex"]),
    ],
)
def test_bodies_of_one_action_and_of_another(engine: Engine, question: str, bodies: list[str]) -> None:
    assert asked(engine, question)["result"]["items"] == bodies


def test_how_often_counts_places_in_the_text_not_actions(engine: Engine) -> None:
    plan = engine.world.plans[0]
    for question in ("How often is Europol named in the plan?", "Wie oft wird Europol im Plan genannt?"):
        answer = asked(engine, question)
        assert answer["result"]["count"] == plan.text.count("Europol")
        assert sum(number for _, number in answer["result"]["rows"]) == plan.text.count("Europol")


def test_what_another_plan_says_of_itself_is_not_said_of_the_plan(engine: Engine) -> None:
    for question in ("Why was the plan adopted?", "Who adopted the action plan?"):
        answer = asked(engine, question)
        assert not [made for made in answer["citations"] if made["document"].startswith("council-")]


def test_phrases_in_two_pieces_are_read_in_one(engine: Engine) -> None:
    assert lexicon("de").gaps["kommt"]
    answer = asked(engine, "Welche Maßnahmen kommen im Jahr 2022 zum Abschluss?")
    assert answer["status"] == "complete"


def test_a_word_of_another_language_is_looked_for_as_the_texts_have_it(engine: Engine) -> None:
    for question, word in (
        ("Welche Maßnahmen erwähnen Gefängnisse?", "prison"),
        ("¿Qué acciones mencionan las cárceles?", "prison"),
        ("Quelles mesures font mention des droits de l'homme ?", "human rights"),
    ):
        answer = asked(engine, question)
        assert numbers(answer) == numbers(asked(engine, f"Which actions mention {word}?"))
        assert any(word in note for note in answer["notes"])


def test_a_word_of_another_language_that_stands_nowhere_proves_nothing(engine: Engine) -> None:
    answer = asked(engine, "Welche Maßnahmen erwähnen Sicherheitsforschung?")
    assert answer["status"] == "answered"
    assert answer["result"]["scope"] == "ranked"


@pytest.mark.parametrize(
    ("question", "said", "lacking"),
    [
        ("Are all actions of CEPOL also Europol's?", "no", ["46"]),
        ("Are all actions of CEPOL also Eurojust's?", "yes", []),
        ("Toutes les actions de CEPOL sont-elles aussi celles d'Europol ?", "no", ["46"]),
    ],
)
def test_whether_all_actions_of_one_body_are_also_those_of_another(engine: Engine, question: str, said: str, lacking: list[str]) -> None:
    answer = asked(engine, question)
    assert answer["result"]["items"] == [said]
    assert all(number in answer["answer"] for number in lacking)


NEAR = {
    # indicators that a question names by their words
    "Which sources does the seizures indicator use?": "pi_4",
    "What are the sources of the indicator on prisons?": "pi_11",
    "Which data sources has the indicator about gang violence?": "pi_1",
    "What does indicator 12 look at?": "pi_12",
    # "measure" and "be found" as verbs
    "How do they measure at what age kids start using drugs?": "pi_8",
    "How will cocaine labs be found?": "act_24",
    "Which school surveys measure the age of first use?": "pi_8",
    # of data sources, no action has years
    "How many Eurobarometer surveys are there and when?": "pi_6",
    # words that the texts have another for
    "What does the plan foresee for pregnant women or mothers?": "act_34",
    "Anything on HIV testing or hepatitis C?": "pi_10",
    "Is possession for personal consumption a crime under the 2004 act?": "art_2",
    "Hitting kingpins in their wallets?": "act_4",
    "Might judges send users to therapy rather than to a cell?": "act_42",
    "Is there a gauge for how new synthetic highs are spotted and judged?": "pi_5",
    "What limit applies to motorcyclists?": "summary",
    "Please spell out SIENA": "act_1",
    "Summarise Action 4 in one sentence": "act_4",
    "What's the point of Action 40?": "act_40",
    # what a thing with a name does is what it is
    "what's an asset recovery office": "summary",
    # a quantity is no priority area
    "Are drivers with 0.5 allowed to drive?": "summary",
}


@pytest.mark.parametrize(("question", "place"), NEAR.items())
def test_questions_in_everyday_words_are_answered_from(engine: Engine, question: str, place: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] in ("answered", "complete")
    assert place in {made["place"].split(".")[0] for made in answer["citations"]}


def test_an_area_is_one_where_it_is_called_so(engine: Engine) -> None:
    assert asked(engine, "Which actions are in area 0.5?")["status"] == "not_held"
    assert asked(engine, "Which actions are in 9.9?")["status"] == "not_held"
    assert numbers(asked(engine, "Which actions are in 8.1?")) == [45]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What has been done about Action 12 up to now?", "The plan records no implementation"),
        ("What did Action 53 find?", "The plan records no implementation"),
        ("What has Action 43 achieved?", "The plan records no implementation"),
        ("How often does the Civil Society Forum meet?", "“meet”"),
        ("Since when is Europol at work?", "“Since when”"),
        ("When did the EUDA start its work?", "“When”"),
        ("Which action is the best?", "A comparison is asked for"),
        ("Are there quotas for women in treatment?", "“quotas”"),
        ("how are parents punished when kids take drugs", "No passage"),
        ("Does prison training work?", "A judgement is asked for"),
        ("Who should citizens contact if they see dealing in their street?", "An address, contact or instructions"),
    ],
)
def test_what_no_record_says_is_refused(engine: Engine, question: str, said: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "not_found"
    assert said in answer["answer"]


def test_what_an_action_has_to_do_is_no_outcome(engine: Engine) -> None:
    assert asked(engine, "What did Action 12 say?")["status"] == "complete"
    assert numbers(asked(engine, "Which actions mention best practices?")) == [20, 26, 29, 31, 36, 38, 43, 44]
    assert asked(engine, "When did Europol have to finish?")["status"] == "complete"
    assert asked(engine, "How often is Europol responsible?")["result"]["count"] == 20


def test_an_acronym_that_only_people_use_is_looked_for_as_what_it_spells(engine: Engine) -> None:
    answer = asked(engine, "Which actions mention AI?")
    assert numbers(answer) == [20]
    assert any("“artificial intelligence” (AI)" in note for note in answer["notes"])
    assert numbers(asked(engine, "Which actions mention HIV?")) == []  # nothing that the letters spell stands there


def test_what_an_indicator_measures_is_told_by_its_number(engine: Engine) -> None:
    assert "performance indicator 7 names this" in asked(engine, "How many people use drugs?")["answer"]
    assert "l'indicateur 7 le cite" in asked(engine, "Combien de personnes consomment des drogues ?")["answer"]


def test_several_numbers_beyond_the_plan_are_told_in_the_plural(engine: Engine) -> None:
    answer = asked(engine, "Actions 50 to 55")
    assert numbers(answer) == [50, 51, 52, 53]
    assert "There are no Actions 54 and 55: the plan has actions 1 to 53." in answer["notes"]
