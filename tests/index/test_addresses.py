"""Provisions by their address: in any order and language, in the edition asked for, or said not to be there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.answer import ask
from index.engine import Engine
from index.question.act_wording import cited
from index.verify import verify
from ingest.fold import fold
from tests.growth import grows_linearly
from tests.index.own_corpus import opened


@pytest.mark.parametrize(
    ("question", "acts", "places"),
    [
        # French: paragraphs, points and subparagraphs behind, before, and with commas
        ("Que dit l'article 28, paragraphe 2, du règlement (UE) 2018/1805 ?", ["32018R1805"], ["art_28.par_2"]),
        ("Que dit le paragraphe 1 de l'article 7 du règlement (UE) 2018/1805 ?", ["32018R1805"], ["art_7.par_1"]),
        ("l'article 32, paragraphe 3, deuxième alinéa, de la directive 2015/849", ["32015L0849"], ["art_32.par_3.sub_2"]),
        ("la lettre b) de l'article 8, paragraphe 4, de la directive (UE) 2015/849", ["32015L0849"], ["art_8.par_4.pnt_b"]),
        ("les paragraphes 1 et 2 de l'article 5 de la directive 2014/42/UE", ["32014L0042"], ["art_5.par_1", "art_5.par_2"]),
        ("article 6 bis de la directive 2019/1153", ["32019L1153"], ["art_6a"]),
        ("l'article 4, paragraphe 1 bis, de la directive (UE) 2019/1153", ["32019L1153"], ["art_4.par_1a"]),
        ("article premier de la directive 2014/42/UE", ["32014L0042"], ["art_1"]),
        ("le considérant 12 du règlement 2018/1805", ["32018R1805"], ["rct_12"]),
        # a short form
        ("art. 11 par. 2 directive 2014/42/UE", ["32014L0042"], ["art_11.par_2"]),
        ("article 4 § 2 de la directive 2014/42/UE", ["32014L0042"], ["art_4.par_2"]),
        # German
        ("Was steht in Artikel 31 Absatz 4 Buchstabe c der Richtlinie (EU) 2015/849?", ["32015L0849"], ["art_31.par_4.pnt_c"]),
        ("Art. 2 Nr. 8 Buchst. a Ziff. ii der Verordnung (EU) 2018/1805", ["32018R1805"], ["art_2.pnt_8.pnt_a.pnt_ii"]),
        ("Artikel 32 Absatz 3 Unterabsatz 2 der Richtlinie 2015/849", ["32015L0849"], ["art_32.par_3.sub_2"]),
        ("Artikel 2 bis 4 des Rahmenbeschlusses 2004/757/JI", ["32004F0757"], ["art_2", "art_3", "art_4"]),
        ("Artikel 4 Absatz 1b der Richtlinie (EU) 2019/1153", ["32019L1153"], ["art_4.par_1b"]),
        ("Abschnitt C von Anhang I der Verordnung (EU) 2018/1805", ["32018R1805"], ["anx_I.sct_C"]),
        # Spanish: the ordinal may stand behind
        ("¿Qué dice el artículo 31, apartado 4, letra c), de la Directiva (UE) 2015/849?", ["32015L0849"], ["art_31.par_4.pnt_c"]),
        ("el artículo 32, apartado 3, párrafo segundo, de la Directiva 2015/849", ["32015L0849"], ["art_32.par_3.sub_2"]),
        ("El segundo párrafo del apartado 3 del artículo 32 de la Directiva 2015/849", ["32015L0849"], ["art_32.par_3.sub_2"]),
        ("el artículo 4, apartado 1b, de la Directiva (UE) 2019/1153", ["32019L1153"], ["art_4.par_1b"]),
        ("art. 8, ap. 7, Directiva 2014/42/UE", ["32014L0042"], ["art_8.par_7"]),
        ("art. 4, apdo. 2, Directiva 2014/42/UE", ["32014L0042"], ["art_4.par_2"]),
        # an English number sign, which alone is no provision
        ("Art. 3 No. 4 of Directive 2015/849", ["32015L0849"], ["art_3.pnt_4"]),
        # counted articles
        ("the last article of the directive", [], ["art_last"]),
        # nothing of the kind
        ("Quelles actions sont prévues pour 2023 et l'action 12 ?", [], []),
        ("Nummer 8 und Absatz", [], []),
    ],
)
def test_a_citation_is_read_in_any_language_and_order(question: str, acts: list[str], places: list[str]) -> None:
    found = list(cited(fold(question)))
    assert [id for _, _, ids, _ in found for id in ids] == acts
    assert [place for _, _, _, each in found for place in each] == places


@pytest.mark.parametrize("unit", ["1 et ", "article 1, ", "premier ", "§", "(1)"])
def test_hostile_citations_are_read_in_time_that_grows_with_their_length(unit: str) -> None:
    grows_linearly(lambda text: list(cited(text)), lambda size: "Article 3 " + unit * size)


ACT = """---
identifier: {number}
---
# Regulation (EU) 2019/888 of the European Parliament and of the Council of 6 May 2019 on locks

#### Article 1

##### Definitions

For the purposes of this Regulation:

(1) ‘lock’ means a chamber between two gates;

(2) ‘gate’ means:

(a) a door of wood;

(b) a door of iron;

(3) {third}

#### Article 2

##### Gates

1. Owners shall open the gates {times}.

They shall close them at night.

2. Member States may provide that a gate stays shut where:

(a) the river is in flood;

(b) the chamber is under repair.
{inserted}
#### Article 3

##### Repeal and entry into force

Directive 1999/55/EC is repealed with effect from 1 July 2019.

This Regulation shall enter into force on 1 June 2019.
"""
INSERTED = "\n#### Article 2a\n\nBoats of less than three metres shall wait.\n"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Iterator[Engine]:
    """The small plan, and a regulation as adopted and as amended."""
    files = {
        "act.md": ACT.format(number="32019R0888", times="twice a day", inserted="", third="‘key’ means a thing that opens a gate."),
        "2022.md": ACT.format(number="02019R0888-20220302", times="every hour", inserted=INSERTED, third="(deleted)"),
    }
    engine = opened(tmp_path_factory.mktemp("addresses"), models, files)
    yield engine
    engine.close()


def asked(engine: Engine, question: str) -> dict[str, Any]:
    answer = ask(engine, question, on=dt.date.today())
    assert verify(engine, answer)["verified"], (question, answer["answer"])
    return answer


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("Article 1(2)(b) of Regulation (EU) 2019/888", "a door of iron"),
        ("Was steht in Artikel 1 Nummer 1 der Verordnung (EU) 2019/888?", "a chamber between two gates"),
        ("¿Qué dice el artículo 2, apartado 1, párrafo segundo, del Reglamento (UE) 2019/888?", "They shall close them at night."),
        ("Que dit le dernier article du règlement (UE) 2019/888 ?", "repealed with effect from 1 July 2019"),
        ("Article 2a of Regulation (EU) 2019/888", "shall wait"),
        ("Article 1(1) of Regulation (EU) 2019/888", "a chamber between two gates"),
        ("point (2)(b) of Article 1 of the original text of Regulation (EU) 2019/888", "a door of iron"),
        ("What did Article 2(1) of Regulation (EU) 2019/888 say before it was amended?", "twice a day"),
        ("Article 2 of Regulation (EU) 2019/888 before 2022", "twice a day"),
    ],
)
def test_a_provision_is_quoted_from_its_own_place(held: Engine, question: str, quoted: str) -> None:
    answer = asked(held, question)
    assert answer["status"] == "complete"
    assert any(quoted in each["quote"] for each in answer["citations"])


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Article 1(7) of Regulation (EU) 2019/888", "points 1–3"),
        ("Article 2(2)(e) of Regulation (EU) 2019/888", "points a–b"),
        ("Article 2(5) of Regulation (EU) 2019/888", "paragraphs 1–2"),
        ("Article 2(1), fourth subparagraph, of Regulation (EU) 2019/888", "subparagraphs 1–2"),
        ("Article 2a of Regulation (EU) 2019/888 as adopted in 2019", "has no Article 2a"),
        ("Que dit l'article 2, paragraphe 5, du règlement (UE) 2019/888 ?", "n'y figure pas"),
        ("Article 1(3) of Regulation (EU) 2019/888", "was deleted. It is no longer there (consolidated text of 2 March 2022)"),
        ("What does Article 4 of Directive 1999/55/EC say?", "“Directive 1999/55/EC is repealed with effect from 1 July 2019.”"),
        ("What does Directive 1998/55/EC say?", "Directive 1998/55/EC (31998L0055) is neither held nor known"),
    ],
)
def test_what_is_not_there_is_said_first_with_what_is(held: Engine, question: str, said: str) -> None:
    answer = asked(held, question)
    assert answer["status"] == "not_held"
    assert said in answer["answer"]
    assert not answer["claims"]


def test_a_numbered_definition_is_quoted_without_its_neighbours(held: Engine) -> None:
    answer = asked(held, "What does Art. 1(1) of Regulation (EU) 2019/888 say?")
    assert {each["place"] for each in answer["citations"]} == {"art_1.pnt_1"}


def test_a_deleted_provision_does_not_hold(held: Engine) -> None:
    answer = asked(held, "Is Article 1(3) of Regulation (EU) 2019/888 still in force?")
    assert answer["status"] == "complete"
    assert "was deleted" in answer["answer"]


@pytest.mark.parametrize("question", ["Is Directive 1999/55/EC still in force?", "Wodurch wurde die Richtlinie 1999/55/EG ersetzt?"])
def test_a_text_held_tells_what_became_of_an_act_that_is_not(held: Engine, question: str) -> None:
    answer = asked(held, question)
    assert answer["status"] == "answered"
    assert [each["quote"] for each in answer["citations"]] == ["Directive 1999/55/EC is repealed with effect from 1 July 2019."]


def test_a_point_comes_with_the_words_that_lead_to_it(held: Engine) -> None:
    answer = asked(held, "Article 2(2)(b) of Regulation (EU) 2019/888")
    assert [each["quote"].split()[0] for each in answer["citations"]] == ["2.", "(b)"]


def test_parts_are_counted(held: Engine) -> None:
    answer = asked(held, "How many paragraphs does Article 2 of Regulation (EU) 2019/888 have?")
    assert answer["status"] == "complete"
    assert answer["result"]["count"] == 2


def test_what_an_act_repeals_stands_in_its_own_words(held: Engine) -> None:
    for question in ("Which directives did Regulation (EU) 2019/888 repeal?", "Quelles directives abroge le règlement (UE) 2019/888 ?"):
        assert "1999/55/EC" in asked(held, question)["answer"]


def test_two_acts_have_each_its_own_article(engine: Engine) -> None:
    answer = ask(engine, "Article 10 of Directive 2014/42/EU and Article 4 of Directive (EU) 2019/1153", on=dt.date(2026, 11, 28))
    assert [(each["document"], each["place"].split(".")[0]) for each in answer["citations"]][:1] == [("32014L0042.digest", "art_10")]
    assert {(each["document"], each["place"].split(".")[0]) for each in answer["citations"]} == {("32014L0042.digest", "art_10"), ("32019L1153.digest", "art_4")}


@pytest.mark.parametrize(
    ("question", "act", "other"),
    [
        ("Which regulation is about trade in drug precursors with third countries?", "32005R0111.digest", "act_"),
        ("Which recommendation is about drink driving?", "32001H0115.digest", "act_"),
        ("Which act created the EUDA?", "32023R1322.digest", "act_"),
    ],
)
def test_an_act_is_told_by_acts_and_never_by_the_plan(engine: Engine, question: str, act: str, other: str) -> None:
    answer = ask(engine, question, on=dt.date(2026, 11, 28))
    assert answer["citations"][0]["document"] == act
    assert not any(each["place"].startswith(other) for each in answer["citations"])


def test_who_set_up_a_body_is_not_guessed(engine: Engine) -> None:
    assert ask(engine, "Which act set up Europol?")["status"] == "not_found"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who wrote the action plan?", "European Commission"),
        ("When was the action plan adopted?", "24 July 2020"),
        ("What is the COM number of the action plan?", "COM(2020) 606 final/2"),
        ("When does the plan end?", "2025"),
        ("Is the EU Action Plan on Drugs 2021-2025 legally binding?", "not binding"),
    ],
)
def test_the_plan_is_asked_of_as_a_text(engine: Engine, question: str, said: str) -> None:
    answer = ask(engine, question, on=dt.date(2026, 11, 28))
    assert said in answer["answer"]
    assert "timetable" not in answer["answer"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What acts does the plan cite, and are they still in force?", ["2019/1153", "2014/42", "2004/757"]),
        ("Which of the directives cited in the plan have been replaced?", ["2019/1153", "2014/42"]),
        ("Does the UK still apply Framework Decision 2004/757/JHA?", ["the United Kingdom is no longer bound"]),
        ("What is the relationship between Directive (EU) 2024/1260 and Directive 2014/42/EU?", ["replaced by Directive (EU) 2024/1260"]),
        ("What does recital 35 of the action plan say?", ["EU Action Plan on Drugs 2021-2025 has no Recital 35"]),
    ],
)
def test_what_became_of_acts_is_told_of_each(engine: Engine, question: str, said: list[str]) -> None:
    answer = ask(engine, question, on=dt.date(2026, 11, 28))
    assert all(each in answer["answer"] for each in said), answer["answer"]


def test_the_number_of_an_act_is_no_subject(engine: Engine) -> None:
    answer = ask(engine, "Who monitors the implementation of Directive 2019/1153?", on=dt.date(2026, 11, 28))
    assert "“Directive 2019”" not in answer["answer"]


def test_what_differs_between_two_editions_of_an_article_is_told_in_the_words_of_each(held: Engine) -> None:
    answer = asked(held, "What is the difference between the original and the consolidated text of Article 2 of Regulation (EU) 2019/888?")
    assert answer["status"] == "complete"
    assert [each["quote"] for each in answer["citations"]] == ["1. Owners shall open the gates twice a day.", "1. Owners shall open the gates every hour."]
    assert [each["document"] for each in answer["citations"]] == ["32019R0888", "02019R0888-20220302"]
    same = asked(held, "How does Article 3 of Regulation (EU) 2019/888 differ between the original and the consolidated text?")
    assert "word for word the same" in same["answer"]


def test_what_changed_in_an_article_is_told_where_no_amending_act_is_held(held: Engine) -> None:
    assert "every hour" in asked(held, "What changed in Article 2 of Regulation (EU) 2019/888?")["answer"]


def test_a_term_that_an_act_no_longer_defines_is_told_from_the_edition_that_did(held: Engine) -> None:
    answer = asked(held, "Definition of “key” in Regulation (EU) 2019/888")
    assert [each["document"] for each in answer["citations"]] == ["32019R0888"]
    assert any("no such definition" in note for note in answer["notes"])


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Which article of Directive 2019/1153 deals with Europol?", ["art_11", "art_12"]),
        ("Quels articles de la directive 2019/1153 concernent Europol ?", ["art_11", "art_12"]),
        ("Which articles of Directive (EU) 2019/1153 mention FIUs?", ["art_7", "art_8", "art_9", "art_12"]),
        ("which article of framework decision 2004/757/JHA sets penalties", ["art_4"]),
        ("Welcher Artikel der Richtlinie 2014/42/EU regelt die Einziehung bei Dritten?", ["art_6"]),
    ],
)
def test_the_articles_on_something_are_those_whose_headings_say_so(engine: Engine, question: str, places: list[str]) -> None:
    answer = ask(engine, question, on=dt.date(2026, 11, 28))
    assert [item.split("/")[1] for item in answer["result"]["items"]] == places


@pytest.mark.parametrize(
    ("question", "actions"),
    [
        ("Which actions cite acts that have been replaced?", ["8"]),
        ("Which actions lean on law that has been amended?", ["4", "25"]),
        ("Which actions lean on law that has been repealed?", []),
        ("Which actions cite a directive that is no longer in force?", ["8"]),
        ("Quelles actions citent des actes qui ont été modifiés ?", ["4", "25"]),
        ("Welche Maßnahmen stützen sich auf Rechtsakte, die inzwischen ersetzt wurden?", ["8"]),
        ("¿Qué acciones citan actos que han sido sustituidos?", ["8"]),
    ],
)
def test_actions_are_found_by_what_became_of_the_law_they_cite(engine: Engine, question: str, actions: list[str]) -> None:
    answer = ask(engine, question, on=dt.date(2026, 11, 28))
    assert [item.split("act_")[1] for item in answer["result"]["items"]] == actions
    assert answer["result"]["scope"] == "complete"
    assert verify(engine, answer)["verified"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which act amended the framework decision to bring in new psychoactive substances?", "Directive (EU) 2017/2103"),
        ("Which directive amended 2019/1153 to add transaction records?", "Directive (EU) 2024/1654"),
        ("Regulation 273/2004 vs Regulation 111/2005: which one is about external trade?", "Regulation (EC) No 111/2005: “"),
        ("Is a study on the effectiveness of the framework decision planned?", "Action 25"),
        ("When did the plan enter into force?", "no force of law"),
        ("Wann wurde der Plan angenommen?", "24. Juli 2020"),
        ("Is the European Drug Report still in force?", "no force of law"),
        ("article with the heading 'Safeguards': which act, and what does it say?", "Article 8 (digest) of Directive 2014/42/EU"),
        ("Which decision did Directive 2017/2103 end?", "repeals Decision 2005/387/JHA"),
        ("Which act ended Decision 2005/387/JHA?", "Directive (EU) 2017/2103 came after"),
        ("was 2004/757 in force in 2010?", "Yes."),
        ("Art 3 RB 2004/757/JI", "Incitement"),
        ("Which act replaced the ARO decision?", "Directive (EU) 2024/1260"),
    ],
)
def test_what_is_known_of_an_act_answers_before_words_that_are_near(engine: Engine, question: str, said: str) -> None:
    answer = ask(engine, question, on=dt.date(2026, 11, 28))
    assert answer["status"] in ("complete", "answered")
    assert said in answer["answer"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Is personal use covered by 2004/757/JHA?", ""),
        ("What does 2014/42/EU say about legal persons?", ""),
        ("What is in action 71 of the Council's action plan?", "EU Drugs Action Plan 2021-2025 (Council)"),
    ],
)
def test_a_neighbouring_word_or_another_plan_does_not_answer(engine: Engine, question: str, said: str) -> None:
    answer = ask(engine, question, on=dt.date(2026, 11, 28))
    assert answer["status"] in ("not_found", "not_held")
    assert said in answer["answer"]
