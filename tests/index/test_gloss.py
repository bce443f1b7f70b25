"""Free questions and overviews in other languages than the texts: known words are searched for as the texts have them."""

from __future__ import annotations

import re

import pytest

from index.answer import ask
from index.answer.gloss import glossed
from index.engine import Engine
from index.question.interpretation import Interpretation

PRISONS = "What does the EU do about prisons?"


@pytest.mark.parametrize(
    "question",
    ["Überblick über Gefängnisse", "Que prévoit le plan pour les prisons ?", "¿Qué prevé el plan para las cárceles?", "Was sieht der Plan für Gefängnisse vor?"],
)
def test_an_overview_in_another_language_lists_what_the_english_one_lists(engine: Engine, question: str) -> None:
    found = ask(engine, question)
    assert found["result"]["items"] == ask(engine, PRISONS)["result"]["items"]
    assert any(re.search("[„«“] ?prison ?[“»”]", note) for note in found["notes"])


def test_the_words_searched_for_are_said_without_the_articles_before_them(engine: Engine) -> None:
    found = ask(engine, "Que fait l'UE contre le blanchiment d'argent ?")
    assert any("« money laundering » (blanchiment d'argent)" in note for note in found["notes"])
    assert {item.split("/")[-1] for item in found["result"]["items"]} == {"act_2", "act_5"}


def test_words_that_nobody_knows_are_said_where_nothing_is_found(engine: Engine) -> None:
    found = ask(engine, "Wie schmeckt Quarkkuchen in Gefängnissen?")
    assert found["status"] == "not_found"
    assert any("„Quarkkuchen“" in said for said in (found["answer"], *found["notes"]))


def test_a_question_in_the_language_of_the_texts_stays_as_it_is(engine: Engine) -> None:
    one = Interpretation("What is done about prison?", "en", subject=("prison",))
    assert glossed(one, engine.world) is one


@pytest.mark.parametrize("question", ["Wann tritt die Richtlinie 2024/1260 in Kraft?", "¿Qué acto sustituye a la Directiva 2014/42/UE?"])
def test_what_an_act_is_asked_for_is_read_in_the_question_s_own_language(engine: Engine, question: str) -> None:
    found = ask(engine, question)
    assert "2024" in found["answer"]
    assert found["result"]["kind"] == "documents"


def test_only_whole_words_of_a_refusal_are_put_back_into_the_question_s_language(engine: Engine) -> None:
    answer = ask(engine, "Alter beim ersten Konsum von Schülern auf dem Mond")
    assert "FrAlter" not in answer["answer"]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Was wird getan, damit straffällige Jugendliche nicht rückfällig werden?", "act_31"),
        ("Soll man Abhängige lieber behandeln als einsperren?", "act_42"),
        ("Darf man jemandem etwas wegnehmen, der geflohen ist?", "art_4"),
        ("Gibt es Hilfe für Gegenden mit viel Drogenhandel auf der Straße?", "act_31"),
        ("Wie sollen Frauen besser behandelt werden?", "act_34"),
        ("L'Union accepte-t-elle la peine capitale pour les trafiquants ?", "act_51"),
        ("Peut-on vendre les biens bloqués ?", "art_10"),
        ("¿Qué se hace para que no muera gente de sobredosis?", "act_43"),
        ("¿Qué derechos tienen los propietarios de bienes embargados?", "art_8"),
        ("¿Qué se ha aprendido de la pandemia?", "act_48"),
        ("¿Qué deben aprender los terapeutas?", "act_36"),
        ("¿Se persigue la contaminación causada por los laboratorios de droga?", "act_22"),
        ("Darf die Zentralstelle eine Anfrage ablehnen?", "art_7"),
    ],
)
def test_everyday_words_of_other_languages_are_searched_for_by_what_comes_near(engine: Engine, question: str, place: str) -> None:
    found = ask(engine, question)
    assert found["status"] == "answered"
    assert place in {made["place"].split(".")[0] for made in found["citations"]}


@pytest.mark.parametrize(
    "question",
    ["Quelles actions mentionnent les voitures ?", "Welche Maßnahmen erwähnen Autos?", "¿Qué acciones mencionan los coches?"],
)
def test_nothing_is_scanned_for_by_a_word_that_only_comes_near(engine: Engine, question: str) -> None:
    assert ask(engine, question)["status"] in ("answered", "not_found")


@pytest.mark.parametrize(
    "question",
    ["Wird Cannabis legalisiert?", "Le plan interdit-il le tabac ?", "¿Legaliza el plan la marihuana?", "Was kostet ein Drogenspürhund?", "Combien de détenus consomment de la drogue ?", "¿Quién es el director de Europol?"],
)
def test_what_no_text_tells_stays_refused_in_other_languages(engine: Engine, question: str) -> None:
    assert ask(engine, question)["status"] == "not_found"
