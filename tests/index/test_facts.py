"""What the catalogue records of a text is answered first, and for what was asked."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from index.answer import ask
from index.verify import verify

if TYPE_CHECKING:
    from index.engine import Engine

DAY = dt.date(2026, 11, 22)


def asked(engine: Engine, question: str) -> dict[str, Any]:
    answer = ask(engine, question, on=DAY)
    assert verify(engine, json.loads(json.dumps(answer)))["verified"], (question, answer["answer"])
    return answer


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Is the Framework Decision on drug trafficking still valid?", "Yes, as amended."),
        ("Does the EMCDDA Regulation still apply?", "No."),
        ("Was Regulation (EU) 2018/1805 in force on 1 March 2022?", "Yes"),
        ("Is Directive (EU) 2019/1153 already in force?", "Yes, as amended."),
        ("Did Directive 2014/42/EU apply in Denmark?", "No: a record says that Denmark is not bound"),
        ("Is Ireland bound by the Confiscation Directive?", "Yes: a record says that Ireland takes part"),
        ("Is the United Kingdom bound by Framework Decision 2004/757/JHA?", "No: the United Kingdom is no longer bound"),
        ("Does Latvia take part in Directive (EU) 2024/1260?", "Not recorded:"),
        ("Is the EU Drugs Strategy legally binding?", "No: EU Drugs Strategy 2021-2025 is recorded as not binding"),
        ("Is Regulation (EU) 2018/1805 binding?", "Yes: Regulation (EU) 2018/1805 is recorded as a binding act"),
        ("Since when does Regulation (EU) 2018/1805 apply?", "From 19 December 2020"),
        ("When did the Asset Recovery Directive enter into force?", "From 22 May 2024"),
        ("What is the deadline for transposition of the Asset Recovery Directive?", "Directive (EU) 2024/1260: by 23 November 2026."),
        ("In which year was the Confiscation Directive adopted?", "On 3 April 2014"),
        ("Which act replaced the Confiscation Directive?", "Directive (EU) 2024/1260 came after"),
        ("Which directive does Directive (EU) 2024/1654 amend?", "Directive (EU) 2024/1654 amends Directive (EU) 2019/1153."),
        ("Has Directive (EU) 2019/1153 been amended?", "Yes. Amended by Directive (EU) 2024/1654"),
        ("Give the CELEX number of Directive (EU) 2019/1153.", "32019L1153 is the CELEX number"),
        ("In which Official Journal was the Framework Decision on drug trafficking published?", "Framework Decision 2004/757/JHA was published"),
        ("Does the action plan bind Member States?", "No: EU Action Plan on Drugs 2021-2025 is recorded as not binding"),
        ("Ist der Plan für die Mitgliedstaaten verbindlich?", "Nein: EU Action Plan on Drugs 2021-2025 ist als nicht verbindlich"),
        ("What is the legal basis of the Confiscation Directive?", "Not recorded: no legal basis of Directive 2014/42/EU is recorded"),
        ("What came after the EU Drugs Strategy 2021-2025?", "EU Drugs Strategy, presented by the Commission on 4 December 2025"),
    ],
)  # fmt: skip
def test_the_answer_comes_first(engine: Engine, question: str, first: str) -> None:
    assert asked(engine, question)["answer"].startswith(first)


def test_a_status_does_not_sound_like_an_event_of_that_day(engine: Engine) -> None:
    said = asked(engine, "What is the status of Directive 2014/42/EU?")["answer"]
    assert said.startswith("Directive 2014/42/EU, on 22 November 2026: replaced in part. Since 22 May 2024 replaced by")


def test_a_question_about_what_an_act_says_is_none_about_the_act(engine: Engine) -> None:
    for question in (
        "How long is frozen property kept under Directive 2014/42/EU?",
        "What does Directive 2014/42/EU say about publishing statistics?",
        "When must a Member State return property under the Confiscation Directive?",
    ):
        result = ask(engine, question, on=DAY)["result"]
        assert not result or result["kind"] != "documents"


def test_what_a_digest_leaves_out_is_not_said_to_be_missing_in_the_act(engine: Engine) -> None:
    answer = asked(engine, "What does Article 7 of Framework Decision 2004/757/JHA say?")
    assert answer["status"] == "not_held"
    assert "The summary held of Framework Decision 2004/757/JHA does not cover Article 7" in answer["answer"]
    assert "has no" not in answer["answer"]
    assert "vouch fetch 32004F0757" in answer["answer"]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Has the European Monitoring Centre for Drugs and Drug Addiction been replaced?", "Yes: the European Union Drugs Agency"),
        ("What became of the EMCDDA?", "The European Union Drugs Agency (EUDA) took over from the EMCDDA on 2 July 2024"),
        ("When did the EUDA succeed the EMCDDA?", "The European Union Drugs Agency (EUDA) took over from the EMCDDA"),
        ("Is the EUDA the same as the EMCDDA?", "The European Union Drugs Agency (EUDA) took over from the EMCDDA"),
        ("What's the difference between the EUDA and the EMCDDA?", "The European Union Drugs Agency (EUDA) took over from the EMCDDA"),
        ("Ist die EUDA dasselbe wie die EBDD?", "Die EUDA folgte am 2. Juli 2024 auf die EMCDDA"),
        ("What is the EUDA?", "The European Union Drugs Agency (EUDA) took over from the EMCDDA"),
        ("Is the law behind Action 25 still in force?", "Action 25 cites Framework Decision 2004/757/JHA. Yes, as amended."),
        ("Which directive is behind Action 8, and is it still in force?", "(1) Action 8 cites Directive 2014/42/EU (32014L0042). (2) In part."),
        ("When was the act cited in Action 25 adopted?", "Action 25 cites Framework Decision 2004/757/JHA. On 25 October 2004"),
        ("Who adopted the directive that Action 8 refers to?", "Action 8 cites Directive 2014/42/EU. The European Parliament and the Council adopted"),
        ("What does the directive cited in Action 4 deal with?", "Action 4 cites Directive (EU) 2019/1153 (32019L1153). Article 1"),
        ("What does the directive cited in Action 8 cite?", "Directive 2014/42/EU cites Framework Decision 2004/757/JHA"),
        ("What is the law that Action 25 rests on?", "Action 25 cites Framework Decision 2004/757/JHA (32004F0757)."),
    ],
)
def test_what_became_of_a_body_or_of_an_act_behind_an_action(engine: Engine, question: str, first: str) -> None:
    assert asked(engine, question)["answer"].startswith(first)


def test_actions_of_a_renamed_body_are_still_actions(engine: Engine) -> None:
    result = ask(engine, "How many actions is the EUDA responsible for?", on=DAY)["result"]
    assert (result["kind"], result["count"]) == ("actions", 32)


def test_a_remark_on_a_summary_is_never_an_answer(engine: Engine) -> None:
    for question in ("What was inferred from the start of application?", "Is the end date of Regulation (EC) No 1920/2006 inferred?"):
        assert not any("Note:" in made["quote"] or "inferred" in made["quote"] for made in ask(engine, question, on=DAY)["citations"])


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("Definitions in Directive 2019/1153", "32019L1153.digest/art_2"),
        ("the definitions article of Directive 2014/42/EU", "32014L0042.digest/art_2"),
        ("What does Directive 2014/42/EU say about extended confiscation?", "32014L0042.digest/art_5"),
    ],
)
def test_an_article_is_found_by_its_heading(engine: Engine, question: str, cited: str) -> None:
    answer = asked(engine, question)
    assert {f"{each['document']}/{each['place']}" for each in answer["citations"]} == {cited}


def test_the_annex_of_a_communication_is_the_plan(engine: Engine) -> None:
    for question in ("how many actions are in the annex of COM(2020) 606", "How many actions does the annex to COM(2020) 606 final/2 have?"):
        assert ask(engine, question, on=DAY)["result"]["count"] == 53


@pytest.mark.parametrize(
    "question",
    ["Is Framework Decision 2004/757/JHA outdated?", "Is Framework Decision 2004/757/JHA no longer in force?", "Is the plan obsolete?", "Is the plan no longer valid?", "Ist der Plan veraltet?", "Le plan est-il périmé ?", "Gilt die Richtlinie 2014/42/EU nicht mehr?"],
)
def test_whether_something_no_longer_holds_gets_no_yes_and_no_no(engine: Engine, question: str) -> None:
    answer = asked(engine, question)
    assert answer["status"] in ("complete", "answered")
    assert answer["answer"].split()[0].strip(".,:") not in ("Yes", "No", "Oui", "Non", "Ja", "Nein", "In")


@pytest.mark.parametrize("question", ["Is the plan still valid today?", "Le plan est-il encore valable aujourd'hui ?", "Ist der Plan noch gültig?", "¿Es válido el plan todavía?"])
def test_whether_the_plan_still_holds(engine: Engine, question: str) -> None:
    assert asked(engine, question)["answer"].startswith(("No", "Nein"))


@pytest.mark.parametrize("question", ["Until when does Directive (EU) 2015/849 remain in force?", "Jusqu'à quand la directive 2015/849 reste-t-elle en vigueur ?", "Bis wann bleibt die Richtlinie 2015/849 in Kraft?", "¿Hasta cuándo sigue en vigor la Directiva 2015/849?"])
def test_until_when_an_act_holds_is_told_by_what_ends_it(engine: Engine, question: str) -> None:
    assert "2027" in asked(engine, question)["answer"].split(".")[0] + asked(engine, question)["answer"][:80]


@pytest.mark.parametrize("question", ["Actions with no fixed end date, please", "What is still running at this moment?", "Was läuft momentan noch?"])
def test_what_has_no_end(engine: Engine, question: str) -> None:
    answer = asked(engine, question)
    assert (answer["status"], [item.rpartition("_")[2] for item in answer["result"]["items"]]) == ("complete", ["47", "49", "50", "51"])
