"""Questions about acts: which act, by any name, and which property of it; read in four languages."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from index.answer import ask
from index.question.act_numbers import provisions
from index.verify import verify
from ingest.fold import fold
from tests.growth import grows_linearly

if TYPE_CHECKING:
    from index.engine import Engine

DAY = dt.date(2026, 11, 28)


def asked(engine: Engine, question: str) -> dict[str, Any]:
    answer = ask(engine, question, on=DAY)
    assert verify(engine, json.loads(json.dumps(answer)))["verified"], (question, answer["answer"])
    return answer


@pytest.mark.parametrize(
    ("question", "act"),
    [
        ("When was the financial information directive adopted?", "32019L1153"),
        ("On which day did the 2004 framework decision enter into force?", "32004F0757"),
        ("When did the freezing and confiscation directive start to apply?", "32014L0042"),
        ("What blood alcohol limit does the Recommendation that Action 41 mentions advise?", "32001H0115"),
        ("What became of the act that Action 25 leans on?", "32004F0757"),
        ("Action 8's directive: what is its status?", "32014L0042"),
        ("What is the transposition deadline of the NPS directive of 2017?", "32017L2103"),
        ("What kind of act is 2007/845/JHA?", "32007D0845"),
        ("La directive sur la confiscation est-elle en vigueur ?", "32014L0042"),
        ("Welche Rechtsakte haben den Rahmenbeschluss 2004/757/JI geändert?", "32004F0757"),
        ("¿Sigue en vigor el Reglamento (CE) n.º 1920/2006?", "32006R1920"),
    ],
)
def test_an_act_is_known_by_any_of_its_names(engine: Engine, question: str, act: str) -> None:
    assert [each for each in ask(engine, question, on=DAY)["interpretation"]["acts"] if not each.startswith("/")] == [act]


def test_an_act_that_nobody_knows_is_refused_by_its_name(engine: Engine) -> None:
    answer = ask(engine, "What does the firearms directive say about deactivation?", on=DAY)
    assert answer["status"] == "not_held"
    assert "firearms directive" in answer["answer"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("La directive 2014/42/UE est-elle encore en vigueur ?", "22 mai 2024"),
        ("Quand la directive (UE) 2019/1153 a-t-elle été adoptée ?", "20 juin 2019"),
        ("Quels actes ont modifié la décision-cadre 2004/757/JAI ?", "Directive (UE) 2017/2103"),
        ("Wodurch wurde die Richtlinie 2014/42/EU ersetzt?", "Richtlinie (EU) 2024/1260"),
        ("Bis wann musste die Richtlinie (EU) 2019/1153 umgesetzt werden?", "1. August 2021"),
        ("Welche CELEX-Nummer hat die Richtlinie hinter Maßnahme 8?", "32014L0042"),
        ("¿Está Dinamarca vinculada por la Directiva 2014/42/UE?", "no vincula a Dinamarca"),
        ("¿Qué acto sustituyó a la Directiva 2014/42/UE?", "Directiva (UE) 2024/1260"),
    ],
)
def test_the_record_of_an_act_is_told_in_whatever_language_it_is_asked(engine: Engine, question: str, said: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] in ("complete", "answered")
    assert said.casefold() in answer["answer"].casefold()


@pytest.mark.parametrize(
    ("question", "status", "first"),
    [
        ("Who was the rapporteur for Directive 2019/1153?", "not_found", "Not recorded"),
        ("Has Germany transposed Directive 2019/1153?", "not_found", "Not recorded"),
        ("Does the asset recovery directive bind Ireland?", "not_found", "Not recorded"),
        ("Who signed Directive 2014/42/EU?", "not_found", "Not recorded"),
        ("¿Quién firmó el plan?", "not_found", "No consta"),
        ("Who adopted the plan?", "complete", "The European Commission adopted EU Action Plan on Drugs 2021-2025, of 24 July 2020, as the catalogue records"),
        ("How many recitals has Directive 2014/42/EU?", "not_found", "Not recorded"),
        ("How many years is the maximum penalty under Article 4 of the Framework Decision?", "not_found", "Article 4"),
        ("Is 2001/115/EC a directive?", "complete", "No."),
        ("Who adopted Directive 2014/42/EU?", "complete", "The European Parliament and the Council"),
        ("Which Member States are not bound by Regulation 2018/1805?", "complete", "Recorded as not bound"),
        ("How many actions does the Council's action plan contain?", "complete", "EU Drugs Action Plan 2021-2025 (Council) is recorded as having 85"),
        ("What did Directive 2017/2103 repeal?", "answered", "Directive (EU) 2017/2103 repeals Decision 2005/387/JHA."),
        ("Which older instruments did Directive 2014/42/EU replace?", "answered", "Directive 2014/42/EU replaces Joint Action 98/699/JHA."),
        ("Did Directive 2017/2103 amend the Framework Decision?", "complete", "Yes."),
        ("What cites Directive (EU) 2015/849?", "complete", "Directive (EU) 2015/849 is cited by 1 of"),
        ("Has the Framework Decision been changed since 2020?", "answered", "Yes, since 2020."),
        ("32018R1805 - which act is that?", "answered", "Regulation (EU) 2018/1805 is “Regulation (EU) 2018/1805 of the"),
    ],
)  # fmt: skip
def test_each_property_is_answered_or_said_not_to_be_recorded(engine: Engine, question: str, status: str, first: str) -> None:
    answer = asked(engine, question)
    assert (answer["status"], answer["answer"][: len(first)]) == (status, first)


def test_what_is_confirmed_in_part_is_never_complete(engine: Engine) -> None:
    for question in ("Is Regulation (EC) No 1920/2006 still in force?", "What replaced Directive 2014/42/EU?"):
        answer = asked(engine, question)
        assert answer["status"] == "answered"
        assert "partly confirmed" in answer["answer"]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("By when did countries have to transpose Directive (EU) 2019/1153?", "32019L1153.digest/art_23"),
        ("When did the Framework Decision enter into force?", "32004F0757.digest/art_11"),
        ("Which decision did Directive 2019/1153 abolish?", "32019L1153.digest/art_24"),
        ("Which older instruments did Directive 2014/42/EU replace?", "32014L0042.digest/art_14"),
    ],
)
def test_a_fact_is_cited_to_the_sentence_that_states_it(engine: Engine, question: str, place: str) -> None:
    cited = {f"{each['document']}/{each['place']}" for each in asked(engine, question)["citations"]}
    assert place in cited


def test_words_that_no_property_accounts_for_are_sought_in_the_act_itself(engine: Engine) -> None:
    for question, document in (
        ("Which statistics must Member States send to the Commission under Directive 2014/42/EU?", "32014L0042.digest"),
        ("When is the report due under the Framework Decision?", "32004F0757.digest"),
    ):
        answer = asked(engine, question)
        assert answer["status"] == "answered"
        assert {each["document"] for each in answer["citations"]} == {document}
        assert any("Ranked, not selected" in note for note in answer["notes"])


def test_what_an_amending_act_brought_is_found_in_the_act_that_it_amended(engine: Engine) -> None:
    answer = asked(engine, "which substances were added by 2017/2103")
    assert answer["citations"][0]["place"] == "anx"


def test_a_term_is_defined_by_the_act_that_is_named(engine: Engine) -> None:
    answer = asked(engine, 'How is "freezing" defined in the act behind Action 8?')
    assert [each["place"] for each in answer["citations"]] == ["art_2"]


@pytest.mark.parametrize(
    "question",
    [
        "What amended Framework Decision 2004/757/JHA and when?",
        "Has Directive (EU) 2019/1153 been amended? By what and when?",
        "What replaced the EMCDDA and when?",
        "When was the EU Drugs Strategy 2021-2025 approved, and by whom?",
    ],
)
def test_a_second_half_asks_more_of_the_same_act(engine: Engine, question: str) -> None:
    assert not asked(engine, question)["parts"]


def test_a_provision_without_its_act_is_asked_back(engine: Engine) -> None:
    answer = asked(engine, "What does Article 4 say?")
    assert answer["status"] == "ambiguous"
    assert len(answer["mentions"]) > 1


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Article 7(2) point (a) of it", "art_7.par_2.pnt_a"),
        ("point (a) of Article 7(2)", "art_7.par_2.pnt_a"),
        ("paragraph 2 of Article 7", "art_7.par_2"),
        ("Artikel 5 Absatz 1 Buchstabe a", "art_5.par_1.pnt_a"),
        ("article 6, paragraphe 1, point a)", "art_6.par_1.pnt_a"),
        ("artículo 10, apartado 2", "art_10.par_2"),
        ("considérant 12", "rct_12"),
        ("Erwägungsgrund 3", "rct_3"),
        ("Annex II", "anx_II"),
    ],
)
def test_provisions_are_read_as_each_language_writes_them(written: str, place: str) -> None:
    assert [found for _, _, found in provisions(fold(written))] == [place]


def test_provisions_are_read_in_linear_time() -> None:
    for unit in ("1", "article "):
        grows_linearly(lambda text: list(provisions(text)), lambda size, unit=unit: unit * size, named=unit)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("2019/1153: which committee procedure for the technical specifications of Article 6a", "art_22"),
        ("What does Article 10 of Directive 2014/42/EU say about ferries?", "art_10"),
        ("Was sagt Artikel 10 der Richtlinie 2014/42/EU über Fähren?", "art_10"),
        ("Que prévoit l'article 7 de la directive 2014/42/UE pour les navires ?", "art_7"),
    ],
)
def test_a_provision_that_lacks_what_is_asked_is_never_the_whole_answer(engine: Engine, question: str, place: str) -> None:
    answer = asked(engine, question)
    assert (answer["status"], answer["citations"][0]["place"]) == ("answered", place)
    assert verify(engine, answer)["verified"]


def test_a_provision_that_has_every_word_of_the_question_is(engine: Engine) -> None:
    for question in ("What does Article 7 of Directive 2014/42/EU say about freezing?", "Explain Article 7 of 2014/42 in detail"):
        assert asked(engine, question)["status"] == "complete"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("what does the GDPR say in article 17", "GDPR"),
        ("Article 21 of the NIS2 directive", "NIS2 directive"),
        ("Article 3 of the e-evidence regulation", "e-evidence regulation"),
        ("Was sagt Artikel 17 der DSGVO?", "DSGVO"),
        ("Que dit l'article 17 du RGPD ?", "RGPD"),
        ("Article 6 of the Budapest Convention", "Budapest Convention"),
        ("Article 12 2000/31", "2000/31 is neither"),
    ],
)
def test_a_provision_of_an_act_that_is_not_held_is_no_other_acts(engine: Engine, question: str, name: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] == "not_held"
    assert name in answer["answer"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What are the deadlines in Directive 2019/1153?", "had to comply by 1 August 2021"),
        ("Quels délais fixe la directive 2019/1153 ?", "had to comply by 1 August 2021"),
        ("Which articles of Directive 2019/1153 deal with costs?", "Article 19"),
        ("when does the anti-money-laundering directive 2015/849 stop applying", "From 10 July 2027 repealed"),
        ("Wann tritt die Richtlinie 2015/849 außer Kraft?", "Ab dem 10. Juli 2027 aufgehoben"),
        ("Which regulation covers precursors inside the EU?", "Regulation (EC) No 273/2004"),
        ("Which regulation covers trade in precursors with third countries?", "Regulation (EC) No 111/2005"),
        ("2014/42/EU art. 8 para 7", "Article 8"),  # "para" is no Spanish there
        ("Cite l'action 8 un acte ?", "L'action 8 cite la directive 2014/42/UE"),
        ("Was ersetzt die Verordnung 2018/1805?", "Die Verordnung (EU) 2018/1805 ersetzt teilweise den Rahmenbeschluss 2003/577/JI."),
        ("Welche Texte verweisen auf die Verordnung 2018/1805?", "verweist auf die Verordnung (EU) 2018/1805"),
        ("which of 2014/42/EU and 2018/1805 covers mutual recognition?", "Regulation (EU) 2018/1805"),
        ("which delegated directive brought in 3-MMC", "2022/1326"),
        ("Qui a signé le règlement 2018/1805 ?", "qui a signé le règlement (UE) 2018/1805"),
    ],
)
def test_what_people_ask_of_acts_besides(engine: Engine, question: str, said: str) -> None:
    answer = asked(engine, question)
    assert said in answer["answer"]
    assert verify(engine, answer)["verified"]


def test_where_an_event_was_seen_is_said_in_the_language_of_the_question(engine: Engine) -> None:
    said = {
        "Qu'est devenue la décision-cadre 2005/212/JAI ?": "vu dans : article 14 de la directive 2014/42/UE",
        "Was ist aus dem Rahmenbeschluss 2005/212/JI geworden?": "gesehen in: Artikel 14 der Richtlinie 2014/42/EU",
        "La décision-cadre 2003/577/JAI est-elle encore en vigueur ?": "synthèse du règlement (UE) 2018/1805 et considérants 52, 56 et 57 du règlement (UE) 2018/1805",
    }
    for question, where in said.items():
        assert any(where in note for note in asked(engine, question)["notes"]), question


@pytest.mark.parametrize(
    ("question", "successor"),
    [
        ("Is there a newer drugs strategy?", "eu-drugs-strategy-2025"),
        ("Has there been a new drugs strategy?", "eu-drugs-strategy-2025"),
        ("Is there a successor to the action plan?", "eu-action-plan-drug-trafficking-2026-2030"),
        ("Is there a more recent confiscation directive?", "32024L1260.digest"),
        ("Which act replaced the confiscation directive cited in Action 8?", "32024L1260.digest"),
    ],
)
def test_whether_there_is_a_newer_text_is_what_replaced_it(engine: Engine, question: str, successor: str) -> None:
    answer = ask(engine, question)
    assert answer["question"] == question
    assert successor in answer["result"]["items"]
    assert "came after" in answer["answer"]


@pytest.mark.parametrize("question", ["Which documents does the plan refer to?", "Which documents are cited in the plan?", "Welche Dokumente nennt der Plan?", "Quels documents le plan cite-t-il ?", "¿Qué documentos cita el plan?"])
def test_documents_of_the_plan_are_the_acts_that_it_cites(engine: Engine, question: str) -> None:
    answer = asked(engine, question)
    assert (answer["status"], answer["result"]["items"]) == ("complete", ["32019L1153", "32014L0042", "32004F0757"])


@pytest.mark.parametrize("question", ["Which documents mention the plan?", "Welche Dokumente nennen den Plan?", "¿Qué documentos citan el plan?"])
def test_what_documents_cite_the_plan_is_in_no_record(engine: Engine, question: str) -> None:
    assert asked(engine, question)["status"] == "not_found"


@pytest.mark.parametrize("question", ["Which documents are held?", "What documents are available?", "How many documents do you hold?", "List the documents in the corpus", "Welche Dokumente sind vorhanden?", "Quels documents sont disponibles ?"])
def test_documents_that_are_held(engine: Engine, question: str) -> None:
    answer = asked(engine, question)
    assert (answer["status"], answer["result"]["count"]) == ("complete", len(engine.world.documents))
