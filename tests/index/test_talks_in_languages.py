"""Follow-ups in French, German and Spanish, as they are said: "quid de …", "wer noch?", "¿y lo mismo con …?"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from evaluation.gold.plan import ACTIONS, Row
from tests.index.talks import talk

if TYPE_CHECKING:
    from index.engine import Engine

Test = Callable[[Row], bool]
CEPOL = {"fr": "Quelles actions relèvent de CEPOL ?", "de": "Welche Maßnahmen hat CEPOL?", "es": "¿Qué acciones tiene CEPOL?", "en": "Which actions does CEPOL have?"}
TWELVE = {"fr": "Qui est responsable de l'action 12 ?", "de": "Wer ist für Maßnahme 12 zuständig?", "es": "¿Quién es responsable de la acción 12?", "en": "Who is responsible for Action 12?"}
SEVEN = {"fr": "Que mesure l'indicateur 7 ?", "de": "Was misst Indikator 7?", "es": "¿Qué mide el indicador 7?", "en": "What does indicator 7 measure?"}


def has(name: str) -> Test:
    return lambda row: name in row.bodies


#: The same of another body, in idioms.
SAME = {
    "fr": ["même chose pour {}", "idem pour {}", "quid de {} ?", "qu'en est-il de {} ?", "même question avec {}", "et {} ?"],
    "de": ["das Gleiche für {}", "wie sieht es mit {} aus?", "wie steht's mit {}?", "dasselbe für {}", "gleiche Frage für {}", "und {}?"],
    "es": ["lo mismo para {}", "¿y lo mismo con {}?", "¿qué pasa con {}?", "¿y qué hay de {}?", "igual para {}", "¿y {}?"],
}
#: Whether that is all: what was found, once more, and out of how many.
ALL = {"fr": ["c'est tout ?"], "de": ["ist das alles?", "sind das alle?"], "es": ["¿eso es todo?"], "en": ["is that all?"]}
ELSE = {
    "fr": ["qui d'autre ?", "quelqu'un d'autre ?", "et qui d'autre en est responsable ?"],
    "de": ["wer noch?", "sonst noch jemand?", "wer ist noch beteiligt?"],
    "es": ["¿quién más?", "¿alguien más?"],
    "en": ["who else?", "anybody else?"],
}
WHETHER = {
    "fr": ["elle relève aussi de {} ?", "{} aussi ?", "et {} ?", "{} y participe-t-elle ?"],
    "de": ["ist {} auch dabei?", "gehört sie auch zu {}?", "{} auch?", "macht {} mit?"],
    "es": ["¿también {}?", "¿participa {}?", "¿está también {}?"],
    "en": ["{} too?", "is {} in it too?", "and {}?"],
}
SOURCES = {
    "fr": ["Quelles sont ses sources ?", "D'où viennent les données ?", "et ses sources ?"],
    "de": ["Woher stammen die Daten?", "Und welche Quellen nutzt er?"],
    "es": ["¿De dónde salen los datos?", "¿Y sus fuentes?"],
    "en": ["Where does the data come from?", "What are its sources?"],
}


def each(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, turn) for language, turns in table.items() for turn in turns]


def numbers(answer: dict[str, object]) -> list[int]:
    result = answer["result"]
    assert isinstance(result, dict), answer["answer"]
    return [int(item.rsplit("_", 1)[1]) for item in result["items"]]


def chosen(test: Test) -> list[int]:
    return [row.number for row in ACTIONS if test(row)]


@pytest.mark.parametrize(("language", "turn"), each(SAME))
def test_the_same_is_asked_of_another_body(engine: Engine, language: str, turn: str) -> None:
    answer = talk(engine, f"{CEPOL[language]} | {turn.format('Frontex')}")
    assert (answer["status"], numbers(answer)) == ("complete", chosen(has("Frontex"))), answer["answer"]
    again = talk(engine, f"{CEPOL[language]} | {turn.format('Frontex')} | {turn.format('Eurojust')}")
    assert numbers(again) == chosen(has("Eurojust"))


@pytest.mark.parametrize(("language", "turn"), each(ALL))
def test_whether_that_is_all_is_told_with_how_many_were_checked(engine: Engine, language: str, turn: str) -> None:
    answer = talk(engine, f"{CEPOL[language]} | {turn}")
    assert (answer["status"], numbers(answer)) == ("complete", chosen(has("CEPOL")))
    assert "53" in answer["answer"]


@pytest.mark.parametrize(("language", "turn"), each(ELSE))
def test_who_else_is_asked_for_bodies(engine: Engine, language: str, turn: str) -> None:
    answer = talk(engine, f"{CEPOL[language]} | {turn}")
    others = {body for row in ACTIONS if "CEPOL" in row.bodies for body in row.bodies} - {"CEPOL"}
    assert answer["status"] == "complete"
    assert set(answer["result"]["items"]) == others, answer["answer"]
    named = talk(engine, f"{TWELVE[language]} | {turn}")
    assert set(named["result"]["items"]) == set(next(row.bodies for row in ACTIONS if row.number == 12))


@pytest.mark.parametrize(("language", "turn"), each(WHETHER))
def test_whether_a_body_takes_part_in_the_action_before_is_a_yes_or_no(engine: Engine, language: str, turn: str) -> None:
    for body, said in (("CEPOL", "no"), ("Frontex", "yes")):
        answer = talk(engine, f"{TWELVE[language]} | {turn.format(body)}")
        assert (answer["status"], answer["result"]["kind"], answer["result"]["items"]) == ("complete", "yes_no", [said]), answer["answer"]


@pytest.mark.parametrize(("language", "turn"), each(SOURCES))
def test_the_sources_of_the_indicator_before_are_told(engine: Engine, language: str, turn: str) -> None:
    answer = talk(engine, f"{SEVEN[language]} | {turn}")
    assert answer["status"] == "complete"
    assert "EMCDDA" in answer["result"]["items"], answer["answer"]


@pytest.mark.parametrize(
    "question",
    [
        "Was misst Indikator 7 und woher stammen die Daten?",
        "Que mesure l'indicateur 7 et d'où viennent les données ?",
        "¿Qué mide el indicador 7 y de dónde salen los datos?",
        "What does indicator 7 measure and where does the data come from?",
        "Que mesure l'indicateur 7 et quelles sont ses sources ?",
        "¿Qué mide el indicador 7 y cuáles son sus fuentes?",
    ],
)
def test_what_an_indicator_measures_and_its_sources_are_both_told(engine: Engine, question: str) -> None:
    answer = talk(engine, question)
    assert answer["status"] == "complete"
    assert "Percentage of population" in answer["answer"]
    assert "EMCDDA" in answer["answer"].split("”")[-1].split("“")[-1].split("»")[-1]


@pytest.mark.parametrize("question", ["Qui a rédigé le plan ?", "Wer hat den Plan geschrieben?", "Wer hat den Plan verfasst?", "¿Quién redactó el plan?", "¿Quién es el autor del plan?", "Who drafted the plan?"])
def test_who_wrote_the_plan_is_no_question_for_those_responsible(engine: Engine, question: str) -> None:
    answer = talk(engine, question)
    assert answer["status"] == "not_found"
    assert "Europol" not in answer["answer"]


@pytest.mark.parametrize("turns", ["Quelles actions relèvent de CEPOL ? | la deuxième, que dit-elle ?", "¿Qué acciones tiene CEPOL? | la segunda, ¿qué dice?", "Welche Maßnahmen hat CEPOL? | die zweite, was sagt die?"])
def test_the_second_is_one_of_those_found(engine: Engine, turns: str) -> None:
    assert numbers(talk(engine, turns)) == chosen(has("CEPOL"))[1:2]


@pytest.mark.parametrize(
    "turns",
    [
        "Quelles sont les priorités stratégiques ? | la troisième ? | quelles actions en font partie ?",
        "Welche strategischen Prioritäten gibt es? | und die dritte? | welche Maßnahmen gehören dazu?",
        "¿Cuáles son las prioridades estratégicas? | ¿y la tercera? | ¿qué acciones incluye?",
        "Was ist Priorität 3? | welche Maßnahmen fallen darunter?",
    ],
)
def test_what_belongs_to_the_heading_before_is_listed(engine: Engine, turns: str) -> None:
    answer = talk(engine, turns)
    assert (answer["status"], numbers(answer)) == ("complete", chosen(lambda row: row.priority == 3)), answer["answer"]


@pytest.mark.parametrize("turns", ["Who is responsible for Action 12? | how many?", "¿Quién es responsable de la acción 12? | ¿cuántos son?", "Wer ist für Maßnahme 12 zuständig? | wie viele sind das?", "Qui est responsable de l'action 12 ? | combien sont-ils ?"])
def test_how_many_after_who_counts_those_responsible(engine: Engine, turns: str) -> None:
    answer = talk(engine, turns)
    assert answer["answer"].startswith("4 ")


@pytest.mark.parametrize("question", ["Läuft Maßnahme 19 noch?", "Ist Maßnahme 19 noch am Laufen?", "¿Sigue en marcha la acción 19?", "L'action 19 court-elle encore ?"])
def test_whether_an_action_still_runs_is_told_by_its_timetable(engine: Engine, question: str) -> None:
    answer = talk(engine, question)
    assert (answer["status"], answer["result"]["items"]) == ("complete", ["no"])


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Was kann man gegen Bandengewalt tun?", "pi_1"),
        ("Wie werden illegale Labore ausgehoben?", "act_24"),
        ("Wie hilft man Süchtigen beim Ausstieg?", "act_32"),
        ("Comment la police peut-elle déchiffrer les messages cryptés ?", "act_7"),
        ("Comment suivre la consommation grâce aux eaux usées ?", "pi_2"),
        ("Gibt es Maßnahmen zu Hepatitis und HIV?", "act_39"),
        ("Wie arbeitet die Union mit dem Westbalkan zusammen?", "act_10"),
    ],
)
def test_everyday_words_of_free_questions_are_known(engine: Engine, question: str, place: str) -> None:
    answer = talk(engine, question)
    assert answer["status"] == "answered"
    assert place in {citation["place"].split(".")[0] for citation in answer["citations"]}, answer["answer"]
