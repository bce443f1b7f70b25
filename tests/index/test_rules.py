"""Free questions on full acts: the rule that answers, whole, under its name; not the sentence that sounds most alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.answer import ask
from index.answer.rule.find import telling
from index.answer.rule.kinds import kinds, wordings
from index.engine import Engine
from index.verify import verify
from tests.growth import grows_linearly
from tests.index.own_corpus import opened

ACT = """---
identifier: 32018R0778
---
# Regulation (EU) 2018/778 of the European Parliament and of the Council of 4 May 2018 on the licensing of ferries

#### Article 1

##### Subject matter

This Regulation lays down rules under which Member States license ferries and recognise licences of other Member States.

#### Article 2

##### Definitions

For the purposes of this Regulation, the following definitions apply:

(1) ‘ferry’ means a vessel that carries passengers or vehicles across water on a fixed route;

(2) ‘licence’ means a decision by which a licensing authority allows a ferry to be operated;

(3) ‘licensing authority’ means a public authority that a Member State has designated under Article 7;

(4) ‘mooring’ means a place where a vessel is made fast, which national law may call “berth” or “pontoon”;

(5) ‘gangway’ means a movable bridge between a vessel and the shore;

(6) ‘tonnage’ means the volume of the enclosed spaces of a vessel;

(7) ‘ballast’ means matter that is taken on board to keep a vessel upright;

(8) ‘draught’ means the depth of a keel below the surface;

(9) ‘helm’ means the gear by which a vessel is steered.

#### Article 3

##### Grounds for non-recognition of licences

1. The licensing authority may decide not to recognise a licence only where:

(a) the licence has expired;

(b) the vessel has been altered since the licence was issued; or

(c) the holder has been convicted of smuggling.

2. In any of the cases referred to in paragraph 1, the licensing authority shall consult the authority that issued the licence before it takes a decision.

3. Where a ground for non-recognition of a licence becomes known only later, the licensing authority shall contact the issuing authority in order to discuss what measures to take.

4. A decision not to recognise a licence shall be notified in writing. The holder of the licence may be heard before the decision is taken, and the licensing authority shall keep a record of the hearing, which it shall make available to the issuing authority upon request. The record shall state the arguments of the holder and the reasons for which the licensing authority did not follow them, and it shall be kept together with the licence. Where the holder does not appear at the hearing although he or she was invited in due time, the licensing authority may decide on the basis of what is in its files, and shall say so in the decision.

#### Article 4

##### Time limits

1. The licensing authority shall decide on the recognition of a licence no later than 45 days after it has received the application.

2. The licensing authority shall communicate its decision to the applicant without delay.

#### Article 5

##### Costs

Each Member State shall bear its own costs that result from the application of this Regulation.

#### Article 6

##### Prohibition of disclosure

The crew and the owners of a ferry shall not disclose to passengers that an inspection is being carried out.

#### Article 7

##### Designation of authorities

Each Member State shall designate the authorities that are competent to license ferries and shall inform the Commission thereof.
"""


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Iterator[Engine]:
    engine = opened(tmp_path_factory.mktemp("ferries"), models, {"act.md": ACT})
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def acts(tmp_path_factory: pytest.TempPathFactory, models: Path, shared: Path) -> Iterator[Engine]:
    files = {name: shared / "acts" / name for name in ("32014L0042.md", "32019L1153.md")}
    engine = opened(tmp_path_factory.mktemp("acts"), models, dict(files))
    yield engine
    engine.close()


def asked(engine: Engine, question: str) -> dict[str, Any]:
    answer = ask(engine, question)
    assert verify(engine, answer)["verified"]
    for citation in answer["citations"]:
        text = engine.world.documents[citation["document"]].text
        assert text[citation["start"] : citation["end"]] == citation["quote"]
    return answer


def quoted(answer: dict[str, Any]) -> str:
    return " ".join(citation["quote"] for citation in answer["citations"])


@pytest.mark.parametrize(
    ("question", "place", "words"),
    [
        ("On what grounds may a licence not be recognised under Regulation (EU) 2018/778?", "art_3.par_1", ["has expired", "has been altered", "convicted of smuggling"]),
        ("When can an authority turn down a foreign licence under Regulation 2018/778?", "art_3.par_1", ["has expired", "convicted of smuggling"]),
        ("How fast must an application be dealt with under Regulation 2018/778?", "art_4.par_1", ["no later than 45 days"]),
        ("Who bears the costs that result from Regulation 2018/778?", "art_5", ["bear its own costs"]),
        ("May the crew tell passengers that there is an inspection under Regulation 2018/778?", "art_6", ["shall not disclose"]),
        ("What is a ferry according to Regulation (EU) 2018/778?", "art_2", ["carries passengers or vehicles"]),
    ],
)
def test_the_rule_that_is_asked_for_is_quoted_whole(ferries: Engine, question: str, place: str, words: list[str]) -> None:
    answer = asked(ferries, question)
    assert answer["status"] in ("answered", "complete")
    assert answer["citations"][0]["place"].startswith(place)
    assert all(each in quoted(answer) for each in words)


def test_a_rule_stands_under_its_name_and_its_heading(ferries: Engine) -> None:
    said = asked(ferries, "On what grounds may a licence not be recognised under Regulation (EU) 2018/778?")["answer"]
    assert said.startswith("Article 3(1) of Regulation (EU) 2018/778")
    assert "Grounds for non-recognition of licences: “1. The licensing authority may decide" in said


def test_no_lead_in_is_quoted_without_its_list(ferries: Engine) -> None:
    for question in ("Which definitions apply under Regulation 2018/778?", "On what grounds may recognition be refused under Regulation 2018/778?"):
        answer = asked(ferries, question)
        assert not any(claim["text"].rstrip("”").endswith(":") for claim in answer["claims"])


@pytest.mark.parametrize(
    "question",
    [
        "mooring three in cooperation with.",  # eight points are left, and no text says eight
        "three mooring vollzogene licence",  # what is quoted has marks that end a German quotation
        "conjuguions mooring proviennent au moins",
        "mooring compietieron helm",
    ],
)
def test_points_that_are_quoted_with_their_lead_in_verify_in_every_language(ferries: Engine, question: str) -> None:
    answer = ask(ferries, question)
    assert verify(ferries, answer)["verified"], answer["answer"]


def test_what_an_act_is_about_as_a_whole_tells_none_of_its_articles() -> None:
    told = telling({"ferri": 2.0, "cost": 2.0}, {"licens", "ferri"})
    assert told["ferri"] < told["cost"] == 2.0


def test_what_stands_beside_the_rule_is_named_and_not_quoted(ferries: Engine) -> None:
    answer = asked(ferries, "How fast must an application be dealt with under Regulation 2018/778?")
    assert {citation["place"].split(".")[0] for citation in answer["citations"]} == {"art_4"}
    assert "smuggling" not in answer["answer"]


@pytest.mark.parametrize(
    "question",
    [
        "What does Regulation (EU) 2018/778 say about wolves?",
        "How many passengers drowned in 2019 under Regulation 2018/778?",
        "Which chef cooks on board under Regulation 2018/778?",
    ],
)
def test_what_the_act_does_not_say_is_refused(ferries: Engine, question: str) -> None:
    answer = asked(ferries, question)
    assert answer["status"] in ("not_found", "not_held")
    assert answer["claims"] == []


@pytest.mark.parametrize(
    ("question", "place", "words"),
    [
        ("Which offences does Directive 2014/42/EU apply to?", "art_3", ["2000/383/JHA", "2004/757/JHA", "as well as other legal instruments"]),
        ("What does Directive 2014/42/EU provide on extended confiscation?", "art_5", ["disproportionate to the lawful income"]),
        ("Which statistics must be sent to the Commission under Directive 2014/42/EU?", "art_11", ["number of freezing orders executed", "estimated value of property recovered"]),
        ("What must the logs of access and searches include under Directive (EU) 2019/1153?", "art_6", ["national file reference", "unique user identifier"]),
        ("How long are the records of bank account searches kept under Directive 2019/1153?", "art_17", ["five years after their creation"]),
        ("When may an FIU refuse to answer under Directive 2019/1153?", "art_7", ["under no obligation to comply"]),
    ],
)
def test_the_rules_of_real_acts_are_found(acts: Engine, question: str, place: str, words: list[str]) -> None:
    answer = asked(acts, question)
    assert place in {citation["place"].split(".")[0] for citation in answer["citations"]}
    assert all(each in quoted(answer) for each in words)


# --------------------------------------------------------------------------- kinds of rule


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who pays for it?", "costs"),
        ("How long must the files be kept?", "retention"),
        ("How quickly must they decide?", "limit"),
        ("May it refuse?", "grounds"),
        ("Can he appeal?", "remedies"),
        ("Who supervises this?", "supervision"),
        ("By when must it be put into national law?", "transposition"),
    ],
)
def test_questions_tell_the_kind_of_rule_that_they_ask_for(question: str, name: str) -> None:
    assert name in [kind.name for kind in kinds(question)]


def test_a_question_without_a_known_phrase_has_one_wording(engine: Engine) -> None:
    assert wordings("Rivers and lakes", engine.world.defaults, engine.world) == ("Rivers and lakes",)


def test_a_question_is_worded_as_the_documents_searched_word_it(engine: Engine) -> None:
    document = next(id for id in engine.world.defaults if id.startswith("32019L1153"))
    _, reworded, beside = wordings("How fast must a cop get an answer?", [document], engine.world)
    assert reworded == "How fast must a competent authorities get an answer?"
    assert beside.startswith("How fast must a cop get an answer? (competent authorities;")
    assert beside.endswith("no later than hours, days or months after)")


@pytest.mark.parametrize("unit", ["how long ", "9", "a", "who pays (((", "cop judge "])
def test_wordings_of_hostile_questions_are_told_in_linear_time(engine: Engine, unit: str) -> None:
    grows_linearly(lambda question: wordings(question, engine.world.defaults[:1], engine.world), lambda size: "how long " + unit * size)
