"""Which edition of an act answers, and which action plan: never two of them as one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.answer import ask, recompute
from index.answer.labels import place_label
from index.engine import Engine
from index.verify import verify
from tests.index.own_corpus import opened

ACT = """---
identifier: {number}
---
# Regulation (EU) 2018/777 of the European Parliament and of the Council of 4 May 2018 on weirs

{recitals}#### Article 1

##### Subject matter

1. This Regulation lays down rules on {subject}.

2. Owners shall let water through. They shall do so by night too.

3. The measures referred to in paragraph 2 include the possibility to sell or transfer stones of a weir.

#### Article 2

##### Entry into force

This Regulation shall enter into force on 1 June 2018.
"""
RECITALS = "Whereas:\n\n(1) Salmon need to climb.\n\n(2) Weirs stand in their way.\n\nHAVE ADOPTED THIS REGULATION:\n\n"
OTHER_PLAN = "# Lake Action Plan 2031-2033\n\n| Action | Timetable | Responsible party |\n|---|---|---|\n" + "".join(
    f"| Action {number}. Clean lake number {number}. | 2031-2033 | Frontex |\n" for number in range(1, 8)
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Iterator[Engine]:
    """The small plan, a regulation in three editions, and another action plan."""
    files = {
        "act.md": ACT.format(number="32018R0777", recitals=RECITALS, subject="weirs of stone"),
        "2020.md": ACT.format(number="02018R0777-20200101", recitals="", subject="weirs of stone and wood"),
        "2023.md": ACT.format(number="02018R0777-20230101", recitals="", subject="all weirs"),
        "lakes.md": OTHER_PLAN,
    }
    engine = opened(tmp_path_factory.mktemp("editions"), models, files)
    yield engine
    engine.close()


def asked(engine: Engine, question: str, on: dt.date | None = None) -> dict[str, Any]:
    answer = ask(engine, question, on=on)
    again = recompute(engine, answer)
    assert again == answer["result"]
    assert verify(engine, answer)["verified"]
    return answer


def documents(answer: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(citation["document"] for citation in answer["citations"]))


@pytest.mark.parametrize(
    ("question", "edition", "said"),
    [
        ("Article 1 of Regulation (EU) 2018/777", "02018R0777-20230101", "consolidated text of 1 January 2023"),
        ("What did Article 1 of Regulation (EU) 2018/777 say originally?", "32018R0777", "original text"),
        ("Article 1 of Regulation (EU) 2018/777 in the state of 5 March 2021", "02018R0777-20200101", "1 January 2020"),
        ("Article 1 of Regulation (EU) 2018/777 as it stood on 2019-01-01", "32018R0777", "original text"),
        ("Article 1 of 02018R0777-20200101", "02018R0777-20200101", "1 January 2020"),
    ],
)
def test_the_edition_that_is_meant_answers_and_is_named(held: Engine, question: str, edition: str, said: str) -> None:
    answer = asked(held, question)
    assert documents(answer) == [edition]
    assert said in answer["answer"]


def test_the_day_that_is_answered_for_chooses_the_edition(held: Engine) -> None:
    question = "Article 1 of Regulation (EU) 2018/777"
    assert documents(asked(held, question, dt.date(2018, 7, 1))) == ["32018R0777"]


def test_each_sentence_is_cited_at_its_own_paragraph(held: Engine) -> None:
    answer = asked(held, "Article 1 of Regulation (EU) 2018/777")
    cited = [(each["place"], each["quote"]) for each in answer["citations"]]
    assert ("art_1.par_2", "They shall do so by night too.") in cited
    assert any("Article 1(2) of Regulation (EU) 2018/777" in claim["text"] for claim in answer["claims"])


def test_what_only_another_edition_has_is_quoted_from_that_and_said(held: Engine) -> None:
    answer = asked(held, "Recital 2 of Regulation (EU) 2018/777")
    assert documents(answer) == ["32018R0777"]
    assert any("holds no Recital 2" in note for note in answer["notes"])


def test_two_editions_stand_side_by_side_under_their_names(held: Engine) -> None:
    answer = asked(held, "Does Article 1 of Regulation (EU) 2018/777 differ between the original and the consolidated text?")
    assert documents(answer) == ["32018R0777", "02018R0777-20230101"]
    assert any("Two editions" in note for note in answer["notes"])


def test_the_editions_held_are_listed(held: Engine) -> None:
    answer = asked(held, "Which editions of Regulation (EU) 2018/777 are held?")
    assert sorted(answer["result"]["items"]) == ["02018R0777-20200101", "02018R0777-20230101", "32018R0777"]


def test_a_provision_that_is_not_there_is_refused_by_its_name(held: Engine) -> None:
    answer = ask(held, "Article 9 of Regulation (EU) 2018/777")
    assert answer["status"] == "not_held"
    assert "has no Article 9: it has articles 1 to 2" in answer["answer"]


def test_an_unqualified_question_goes_to_one_plan_alone(held: Engine) -> None:
    answer = asked(held, "How many actions are there?")
    assert answer["result"]["count"] == 3
    assert any("Lake Action Plan 2031-2033" in note for note in answer["notes"])
    assert ask(held, "What does Action 6 say?")["status"] == "not_held"
    assert documents(asked(held, "Which actions is Frontex responsible for?")) == ["rivers"]


def test_another_plan_is_asked_by_its_name(held: Engine) -> None:
    answer = asked(held, "How many actions does the Lake Action Plan 2031-2033 have?")
    assert answer["result"]["count"] == 7
    assert documents(answer) == ["lakes"]
    more = ask(held, "and by 2032?", previous=answer["interpretation"])
    assert documents(more) in ([], ["lakes"])


@pytest.mark.parametrize("named", ["2018/777", "the 2018/777 Regulation", "the original 2018/777"])
def test_an_act_is_known_by_its_number_alone(held: Engine, named: str) -> None:
    answer = asked(held, f"Art 2 of {named}")
    assert documents(answer) == ["32018R0777" if "original" in named else "02018R0777-20230101"]
    assert "Article 2 of Regulation (EU) 2018/777 (" in answer["answer"]


def test_the_sentence_beside_that_has_the_questions_own_word_is_quoted_too(held: Engine) -> None:
    answer = asked(held, "What does Regulation (EU) 2018/777 say about selling stones and letting water through?")
    assert "possibility to sell or transfer stones" in answer["answer"]
    assert "let water through" in answer["answer"]


@pytest.mark.parametrize("question", ["Which stones may be transferred?", "Who must let water through by night?"])
def test_texts_on_any_subject_are_answered_from(held: Engine, question: str) -> None:
    """What was learnt of the questions that Vouch was built with must not refuse those about other texts."""
    assert asked(held, question)["citations"][0]["document"] == "02018R0777-20230101"


@pytest.mark.parametrize("question", ["What colour are the weirs painted?", "Who paid for the weirs of the river Ostra?"])
def test_texts_on_any_subject_do_not_answer_everything(held: Engine, question: str) -> None:
    assert ask(held, question)["status"] == "not_found"


def test_a_year_range_is_no_act(held: Engine) -> None:
    assert not ask(held, "Which actions run in 2030/2031?")["interpretation"]["acts"]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("art_7.par_2.pnt_a", "Article 7(2), point (a)"),
        ("rct_12", "Recital 12"),
        ("anx_I", "Annex I"),
        ("art_2.pnt_4", "Article 2, point (4)"),
    ],
)
def test_places_are_said_as_people_write_them(place: str, words: str) -> None:
    assert place_label(place) == words


AMENDING = """---
identifier: 32020R0555
---
# Regulation (EU) 2020/555 of the European Parliament and of the Council of 4 May 2020 amending Regulation (EU) 2018/777

#### Article 1

##### Amendments to Regulation (EU) 2018/777

Regulation (EU) 2018/777 is amended as follows:

(1) Article 1 is amended as follows: stones may be of wood.

#### Article 2

##### Amendment to Directive 2013/36/EU

In Article 56 of Directive 2013/36/EU, the following point is added: weirs under Regulation (EU) 2018/777.
"""


def test_an_amending_act_s_own_article_is_no_instruction_on_the_article_of_that_number(tmp_path: Path, models: Path) -> None:
    files = {"act.md": ACT.format(number="32018R0777", recitals="", subject="weirs"), "amending.md": AMENDING}
    engine = opened(tmp_path, models, files)
    try:
        assert "was amended by Regulation (EU) 2020/555" in asked(engine, "Which act amended Article 1 of Regulation (EU) 2018/777?")["answer"]
        assert "2013/36" not in asked(engine, "Which act amended Article 2 of Regulation (EU) 2018/777?")["answer"]
    finally:
        engine.close()


def test_what_changed_between_two_years_is_told_of_the_editions_at_their_ends(held: Engine) -> None:
    answer = asked(held, "What changed in Article 1 of Regulation (EU) 2018/777 between 2020 and 2023?")
    assert {each["document"] for each in answer["citations"]} == {"02018R0777-20200101", "02018R0777-20230101"}
