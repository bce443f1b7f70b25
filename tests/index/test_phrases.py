"""The wording of answers: every condition has words in every language, and sentences are whole in theirs."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import index.answer as package
from index.answer import ask, conditions
from index.answer.phrases import numbered, sentence
from index.question.filters import NOT, OPERATORS, Filter
from tests.index.wordings import table

if TYPE_CHECKING:
    from index.engine import Engine

DAY = dt.date(2026, 11, 22)
HERE = Path(package.__file__).parent
LANGUAGES = ("en", "fr", "de", "es")
FRAMES = tomllib.loads((HERE / "phrases.toml").read_text("utf-8"))
FORMS = tomllib.loads((HERE / "conditions.toml").read_text("utf-8"))
FIELDS = re.compile(r"\{(\w+)(?::\w+)?\}")


def asked(engine: Engine, question: str) -> dict[str, Any]:
    return ask(engine, question, on=DAY)


@pytest.mark.parametrize("texts", [FRAMES, FORMS], ids=["frames", "conditions"])
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_each_language_says_everything_with_the_same_values(texts: dict[str, dict[str, str]], language: str) -> None:
    lacking = {key for key in texts["en"].keys() - texts[language].keys() if not key.endswith("-1")}
    assert not lacking
    for key, frame in texts[language].items():
        if key in texts["en"]:
            assert set(FIELDS.findall(frame)) == set(FIELDS.findall(texts["en"][key])), key


VALUES: dict[str, tuple[str | int, ...]] = {
    "year": (2021, 2023), "area": ("1.1", "2.2"), "priority": ("sp_1", "sp_2"), "section": ("sec_A", "sec_B"),
    "act": ("32014L0042",), "act_type": ("framework decision",), "footnote": ("5",), "number": ("1", "2"),
    "of_bodies": (2, "Europol", "Frontex"), "body_count": (2,), "area_count": (2,), "year_count": (2,), "source_count": (2,), "action_count": (2,), "word": ("cocaine",),
    "either": ("body any Europol", "year due_in 2021"),
}  # fmt: skip


def every_filter() -> list[Filter]:
    found = []
    for field, operators in OPERATORS.items():
        for op in sorted(operators | {f"{NOT}{op}" for op in operators if not op.startswith(NOT)}):
            values = VALUES.get(field, ("Europol", "Frontex") if field != "timetable" else ())
            found += [Filter(field, op, values), Filter(field, op, values[:1] if field != "of_bodies" else values)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_every_condition_has_words(engine: Engine, language: str, count: int) -> None:
    for item in every_filter():
        said = conditions.said([item], language, engine.world, count, none=not count)
        if item.field != "action_count":
            assert said, item
            assert not re.search(r"[\[\]{}|¬]|  |None", said), said


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_condition_is_said_in_the_language_of_the_question(engine: Engine, language: str) -> None:
    english = {word for frame in FORMS["en"].values() for word in re.findall(r"[a-z]{3,}", frame)}
    own = {word for frame in FORMS[language].values() for word in re.findall(r"[^\W\d_]{3,}", frame)}
    for item in every_filter():
        said = conditions.said([item], language, engine.world, 2)
        if item.field in ("act", "act_type", "priority", "section"):
            continue  # names of acts and headings are as the texts have them
        assert not (english - own) & set(re.findall(r"[^\W\d_]{3,}", said.replace("cocaine", ""))), said


def test_forms_go_by_the_number_of_things() -> None:
    assert numbered("[is|are] due[| each]", 1) == "is due"
    assert numbered("[is|are] due[| each]", 3) == "are due each"
    assert numbered("[" * 50_000, 2) == "[" * 50_000


def test_a_sentence_begins_large_and_ends_with_one_stop() -> None:
    assert sentence("the end") == "The end."
    assert sentence("the “end.”") == "The “end.”"
    assert sentence("a  b ") == "A b."


def test_denied_verbs_of_french_take_their_particle(engine: Engine) -> None:
    body, year = Filter("body", "any", ("CEPOL",)), Filter("year", "starts_in", (2021,))
    said = conditions.said([body, year], "fr", engine.world, 0, none=True)
    assert said == "n'a CEPOL parmi les organismes responsables et ne débute en 2021"


ASKED = [
    ("Which actions is CEPOL responsible for?", "2 of 53 actions have CEPOL as a responsible body: 4 and 46."),
    ("Which actions is ECDC responsible for?", "1 of 53 actions has the ECDC as a responsible body: Action 39."),
    ("Quelles actions de CEPOL arrivent à échéance en 2021 ?", "Aucune des 53 actions n'a CEPOL parmi les organismes responsables et n'arrive à échéance en 2021."),
    ("Welche Maßnahmen von CEPOL sind 2021 fällig?", "Keine der 53 Maßnahmen hat CEPOL als zuständige Stelle und ist 2021 fällig."),
    ("¿Qué acciones de CEPOL vencen en 2021?", "Ninguna de las 53 acciones tiene a CEPOL entre los organismos responsables y vence en 2021."),
    ("Frontex est-elle responsable de l'action 13 ?", "Oui. Frontex est responsable de l'action 13 ; sa ligne nomme"),
    ("Ist Frontex für Maßnahme 17 zuständig?", "Nein. Frontex ist nicht für Maßnahme 17 zuständig"),
    ("Quel est le domaine prioritaire de l'action 48 ?", "L'action 48 n'a pas de domaine prioritaire."),
    ("Hat Maßnahme 10 eine Fußnote?", "Nein. Maßnahme 10 hat keine Fußnote."),
    ("Wer ist für Maßnahme 54 zuständig?", "Maßnahme 54 gibt es nicht: Der Plan hat Maßnahmen 1 bis 53."),
    ("¿Quién es responsable de la acción 54?", "No existe la acción 54: el plan tiene las acciones 1 a 53."),
    ("Which body has the fewest actions?", "MAOC-N, the EUCPN, the ECDC and the CSFD have the fewest actions: 1 of 53 each."),
    ("Welche Maßnahme hat die meisten zuständigen Stellen?", "Maßnahme 15 hat die meisten zuständigen Stellen: 6."),
    ("Are all actions of CEPOL due by 2025?", "Yes. 2 of 53 actions have CEPOL as a responsible body. All of them are due by the end of 2025."),
    ("Which Frontex actions mention the darknet?", "Without the other conditions, Action 18 contains “darknet”."),
    ("How many actions are there?", "The plan has 53 actions: 1 to 53."),
    ("Who leads Action 25?", "No lead is named."),
    ("Qui coordonne l'action 13 ?", "Aucun chef de file n'est désigné."),
    ("Which actions does France lead?", "No Member State is singled out. No lead is named."),
    ("Which actions are overdue?", "The plan records no implementation: past due does not mean not done."),
    ("Welche Maßnahmen sind überfällig?", "Überfällig heißt nicht unerledigt."),
    ("Is Action 25 still ongoing?", "No. Action 25 is not marked as ongoing."),
    ("Does Action 10 have more than three responsible bodies?", "No. Action 10 has exactly 2 responsible bodies."),
    ("Is Action 12 in section B?", "No. Action 12 does not stand in section B. Action 12 stands in section A"),
    ("In which years are the EMA's actions due?", "The timetables end in 2025 (3)."),
    ("What does the plan say about ports, airports and borders?", "contain “ports”, “airports” or “borders”: Actions 12, 13, 14 and 21."),
    ("Tell me about darknet monitoring", "2 units of the plan contain “darknet” and “monitoring”: Action 18; footnote 3."),
    ("Which Europol actions are about firearms?", "1 of 53 actions has Europol as a responsible body and contains “firearms”: Action 2."),
    ("Which Frontex actions are about naloxone?", "Without the other conditions, Action 43 contains “naloxone”."),
    ("¿Qué acciones de Europol son bonitas?", "Los datos no dicen «bonitas»"),
    ("Is Germany responsible for Action 3?", "Yes. The Member States are responsible for Action 3"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "said"), ASKED, ids=[question for question, _ in ASKED])
def test_an_answer_is_a_sentence(engine: Engine, question: str, said: str) -> None:
    assert said in asked(engine, question)["answer"]


def test_readings_are_sentences_and_none_stands_twice(engine: Engine) -> None:
    answer = asked(engine, "Which actions in 2023 involve the EMCDDA?")
    assert "(1) 1 of 53 actions has the EMCDDA as a responsible body and is due in 2023: Action 46." in answer["answer"]
    items = [tuple(reading["items"]) for reading in answer["readings"]]
    assert len(items) == len(set(items)) > 1
    assert answer["result"]["items"] == list(items[0])


def test_which_rows_were_looked_at_is_said(engine: Engine) -> None:
    said = asked(engine, "Which actions of Europol are due in 2021?")["answer"]
    assert said.endswith("Checked: responsible bodies and timetable of all 53 actions.")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is Europol?", "No text held says what Europol is. The plan makes Europol responsible for 20 of 53 actions."),
        ("Was ist Europol?", "Kein vorliegender Text sagt, was Europol ist."),
        ("What is the EMA?", "Action 32 writes “European Medicine Agency” for the EMA."),
    ],
)
def test_a_body_that_no_text_defines_is_told_with_what_the_plan_has_of_it(engine: Engine, question: str, said: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "not_found"
    assert said in answer["answer"]


def test_words_that_never_stand_together_are_said_not_to(engine: Engine) -> None:
    answer = asked(engine, "What does the plan say about naloxone trafficking?")
    assert answer["answer"].startswith("No unit of the plan contains “naloxone” and “trafficking” together.")
    assert "“naloxone” stands in Action 43." in answer["answer"]


def test_half_of_a_term_is_not_defined_in_its_place(engine: Engine) -> None:
    answer = asked(engine, "What is a drug precursor?")
    assert not answer["answer"].startswith("drug:")


SCRAPS = re.compile(r"  |\.\.(?!\.)|[\[\]{}¬]|None(?! of)| ,|: \.|“”|\b(\w{3,}) \1\b|\b0 (?:actions?|Maßnahmen|acciones)\b")


@pytest.mark.parametrize("question", sorted({wording.question for wording in table("ask")})[::7])
def test_no_answer_holds_scraps_of_its_making(engine: Engine, question: str) -> None:
    answer = asked(engine, question)
    for text in (answer["answer"], *answer["notes"], *(part["answer"] for part in answer["parts"])):
        bare = re.sub(r"“[^“”]*”", "“…”", text)
        assert not SCRAPS.search(bare), text
        assert text.rstrip().endswith((".", "”", "?", "…", "»")), text


def test_a_listed_word_that_stands_nowhere_is_said_and_the_others_are_shown(engine: Engine) -> None:
    found = ask(engine, "Tell me about the darknet and casinos", on=DAY)
    assert found["answer"].endswith("Nowhere in the plan: “casinos”.")
    assert [item.split("/")[1] for item in found["result"]["items"]] == ["act_18", "fn_3"]
    assert not any("casinos" in note for note in found["notes"])


@pytest.mark.parametrize("question", ["Summarise strategic priority 8", "Fasse die strategische Priorität 8 zusammen", "Résumez la priorité stratégique 8"])
def test_a_heading_is_summed_up_by_the_actions_that_stand_under_it(engine: Engine, question: str) -> None:
    found = ask(engine, question, on=DAY)["result"]
    assert found["items"] == ask(engine, "Which actions stand under strategic priority 8?", on=DAY)["result"]["items"]
    assert found["scope"] == "complete"


def test_a_word_left_out_of_an_overview_is_named(engine: Engine) -> None:
    answer = asked(engine, "What does the plan say about drugs in prisons?")
    assert any("“drugs”" in note for note in answer["notes"])


@pytest.mark.parametrize("question", ["prisons", "what about prisons", "info on prisons", "drugs in prisons", "quoi de neuf sur les prisons", "Infos zu Gefängnissen"])
def test_a_subject_by_itself_is_a_wish_for_all_there_is_on_it(engine: Engine, question: str) -> None:
    answer = asked(engine, question)
    assert [item.rsplit("/", 1)[1].removesuffix(".text") for item in answer["result"]["items"]] == ["sp_8", "act_45", "act_46", "pi_11"]


def test_an_overview_of_one_unit_says_what_it_says(engine: Engine) -> None:
    assert "barriers to treatment and other service utilisation for women" in asked(engine, "women")["answer"]


@pytest.mark.parametrize(
    "question",
    [
        "Why did the Commission give ECDC only one action?",
        "Why is Action 44 due in 2021?",
        "Why does Ireland not take part in the confiscation directive?",
        "Why was Denmark left out of Directive 2014/42/EU?",
        "Pourquoi l'Irlande ne participe-t-elle pas à la directive 2014/42/UE ?",
    ],
)
def test_a_reason_that_no_text_gives_is_no_list_and_no_yes(engine: Engine, question: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "not_found"
    assert "reason" in answer["answer"] or "raison" in answer["answer"]


def test_what_replaced_an_act_is_why_it_no_longer_holds(engine: Engine) -> None:
    assert "2024/1260" in asked(engine, "Why is Directive 2014/42/EU no longer in force?")["answer"]


def test_a_title_before_a_name_ends_no_question(engine: Engine) -> None:
    answer = asked(engine, "Who is Mr. Goosdeel?")
    assert not answer["parts"]
    assert "Goosdeel" in answer["answer"]
