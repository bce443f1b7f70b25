""" "And Frontex?", "and in section B?", "I meant Eurojust": the question before, asked of another.

The oracle is the question itself, written with the other name: both must be answered alike.
"""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from index.answer import recompute
from index.engine import Engine
from ingest.fold import fold
from tests.index.talks import talk
from tests.index.wordings import table

#: (question, what it is asked of, what else, follow-ups)
ASKED_OF_ANOTHER = [
    ("Is {} in all sections?", "Europol", "Frontex", ["and Frontex?", "what about Frontex?", "no, I meant Frontex"]),
    ("¿Está {} en todas las secciones?", "Europol", "Frontex", ["¿y Frontex?", "¿qué pasa con Frontex?"]),
    ("Ist {} in allen Abschnitten?", "Europol", "Eurojust", ["und Eurojust?", "wie sieht es mit Eurojust aus?"]),
    ("{} est-il dans toutes les sections ?", "Europol", "Eurojust", ["et Eurojust ?", "qu'en est-il d'Eurojust ?"]),
    ("In which section does {} have the most actions?", "Frontex", "Europol", ["and Europol?"]),
    ("Is {} only responsible in section A?", "Europol", "CEPOL", ["and CEPOL?"]),
    ("Is Europol only responsible in {}?", "section A", "section B", ["and section B?", "and in section B?"]),
    ("Are all actions in {} due by 2025?", "section A", "section C", ["and section C?", "what about section C?"]),
    ("What's the first action in {}?", "section B", "section C", ["and section C?"]),
    ("What is the earliest deadline of {}?", "Europol", "CEPOL", ["and CEPOL?", "I meant CEPOL"]),
    ("What comes after {}?", "Action 12", "Action 40", ["and Action 40?"]),
    ("Where does the data for {} come from?", "indicator 3", "indicator 2", ["and indicator 2?"]),
    ("Which actions do not require {} to act?", "Member States", "Europol", ["and Europol?"]),
    ("Which actions are not in {}?", "section A", "section C", ["and section C?"]),
    ("With whom does {} work?", "Europol", "Eurojust", ["and Eurojust?"]),
    ("Is {} named in the plan?", "EUCPN", "Eurojust", ["and Eurojust?"]),
    ("Which actions launched in {} are Member States responsible for?", "2022", "2025", ["and in 2025?", "and 2025?"]),
    ("How many actions are due by {}?", "2023", "2025", ["and by 2025?", "and 2025?"]),
]


def told(answer: dict[str, Any]) -> tuple[Any, ...]:
    result = answer["result"] or {}
    return answer["status"], answer["answer"], result.get("kind"), result.get("items"), result.get("count")


@pytest.mark.parametrize(("question", "one", "other", "follow"), [(question, one, other, follow) for question, one, other, follows in ASKED_OF_ANOTHER for follow in follows])
def test_the_same_of_another_is_answered_as_the_question_written_out(engine: Engine, question: str, one: str, other: str, follow: str) -> None:
    followed = talk(engine, f"{question.format(one)} | {follow}")
    assert told(followed) == told(talk(engine, question.format(other)))
    assert recompute(engine, followed) == followed["result"]


@pytest.mark.parametrize("follow", ["and in 2025?", "and with Frontex?", "and Frontex too?", "only Frontex", "and of those, Frontex?"])
def test_a_follow_up_that_says_more_is_not_the_same_of_another(engine: Engine, follow: str) -> None:
    first = "Which actions does Europol have by the end of 2023?"
    assert talk(engine, f"{first} | {follow}")["interpretation"]["question"] == follow.rstrip("?").join(["", "?" if "?" in follow else ""])


@pytest.mark.parametrize(
    "turns",
    [
        "Which actions have Europol and Frontex? | Eurojust instead of Frontex",
        "Quelles actions ont Europol et Frontex ? | non, je voulais dire Eurojust au lieu de Frontex",
        "Quelles actions ont Europol et Frontex ? | Eurojust à la place de Frontex",
        "Welche Maßnahmen haben Europol und Frontex? | Eurojust statt Frontex",
        "¿Qué acciones tienen Europol y Frontex? | Eurojust en lugar de Frontex",
    ],
)
def test_one_body_in_the_place_of_one_of_two(engine: Engine, turns: str) -> None:
    answer = talk(engine, turns)
    assert answer["status"] == "complete"
    assert [item.rsplit("_", 1)[1] for item in answer["result"]["items"]] == ["3", "4", "6", "7"]


@pytest.mark.parametrize(
    "turns",
    [
        "Which actions have Europol and Frontex? | no, I meant with Eurojust",
        "Which actions have Europol and Frontex? | sorry, Eurojust",
        "Quelles actions ont Europol et Frontex ? | non, je voulais dire avec Eurojust",
        "Welche Maßnahmen haben Europol und Frontex? | nein, ich meinte mit Eurojust",
        "¿Qué acciones tienen Europol y Frontex? | no, quería decir con Eurojust",
    ],
)
def test_in_whose_place_of_two_is_shown_as_open(engine: Engine, turns: str) -> None:
    answer = talk(engine, turns)
    assert answer["status"] == "ambiguous"
    assert [each["result"]["count"] for each in answer["readings"]] == [4, 1, 5]


#: Questions that say themselves what they are asked of, after questions about one unit, a table or a ranking.
WHOLE = [
    "For what is the External Action Service responsible?",
    "what duties does Europol have?",
    "what does the Commission have to do?",
    "Does Frontex figure among the responsible bodies anywhere?",
    "Besides Europol, which bodies handle the actions due in 2021?",
    "Apart from Europol, which actions also involve Frontex as responsible?",
    "Which actions above number 45 name the EMCDDA as responsible?",
    "Where does the plan cite Framework Decision 2004/757?",
    "where do Europol and EMCDDA work hand in hand as responsible bodies?",
    "which actions are the Member States responsible for, other than those shared with Europol or the EMCDDA?",
    "Which body has the most actions?",
    "Quel organisme a le plus d'actions ?",
]
UNITS = ["Does Action 4 cite a directive?", "Where does the data for indicator 3 come from?", "To whom is Action 50 assigned?", "Does Action 15 mention MAOC-N?", "When is Action 12 due?"]


@pytest.mark.parametrize("question", WHOLE)
@pytest.mark.parametrize("first", UNITS)
def test_a_whole_question_is_not_asked_of_the_unit_before_it(engine: Engine, first: str, question: str) -> None:
    assert told(talk(engine, f"{first} | {question}")) == told(talk(engine, question))


def test_which_bodies_after_a_whether_is_no_whether(engine: Engine) -> None:
    answer = talk(engine, "Does Action 4 cite a directive? | which bodies are responsible?")
    assert told(answer)[2:4] == ("bodies", ["European Commission", "Member States", "Europol", "Eurojust", "CEPOL"])


_OPENING = re.compile(r"\W*(?:which|what|who|how many|when|quelles?|quels?|qui|combien|welche[rsn]?|wer|wie viele|wann|que|quienes?|quien|cuales|cuantas) ")
_LEANING = re.compile(r"\b(?:it|its|they|them|their|those|these|this|that|and|ones?|other|others|else|same|more|only|both|there|et|elles?|ils?|leurs?|ses|son|sa|celles|en|und|sie|davon|ihre\w*|diese\w*|y|ellas?|ellos?|sus?|es[ao]s?|est[ao]s?)\b")
_NOUN = re.compile(r"\b(?:actions?|mesures?|massnahmen|masnahmen|acciones|indicators?|bod(?:y|ies)|organismes?|stellen|organismos?|footnotes?)\b")


def pairs() -> list[tuple[str, str]]:
    """Forty pairs of questions that have nothing to do with each other: one about a unit, and a whole one of the table."""
    whole = sorted({each.question for each in table("ask") if each.question.endswith("?") and _OPENING.match(fold(each.question)) and _NOUN.search(fold(each.question)) and not _LEANING.search(fold(each.question))})
    draw = random.Random(8)
    return [(draw.choice(UNITS), draw.choice(whole)) for _ in range(40)]


@pytest.mark.parametrize(("first", "question"), pairs())
def test_a_question_of_the_table_is_answered_the_same_after_another(engine: Engine, first: str, question: str) -> None:
    alone, followed = talk(engine, question), talk(engine, f"{first} | {question}")
    assert told(followed)[2:] == told(alone)[2:] or followed["status"] == "ambiguous"
