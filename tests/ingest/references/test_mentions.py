"""Texts, bodies, networks and programmes that are named without an identifier."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.references import find


def named(text: str, bodies: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(one.text, one.kind) for one in find(text, bodies).mentions]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a law by its subject
        ("the evaluation of the drug precursor legislation", [("drug precursor legislation", "text")]),
        # … but not by words that fit any
        ("in line with the relevant national legislation", []),
        # a study, with the year that tells it apart
        (
            "Follow-up to the Study on alternatives to coercive sanctions concluded in 2016, such as",
            [("Study on alternatives to coercive sanctions concluded in 2016", "text")],
        ),
        # a title ends at the verb of the sentence
        (
            "The Directive on the freezing and confiscation of proceeds applies to all.",
            [("Directive on the freezing and confiscation of proceeds", "text")],
        ),
        # an evaluation by its year
        ("following the evaluation completed in 2019", [("evaluation completed in 2019", "text")]),
        # a year before the name, another name behind "of the"
        (
            "the 2016 Outcome Document of the Special Session",
            [("2016 Outcome Document", "text"), ("Special Session", "body")],
        ),
        # … which belongs to no title before it
        (
            "in line with the EU Action Plan on Drugs, and the 2016 Outcome Document",
            [("EU Action Plan on Drugs", "text"), ("2016 Outcome Document", "text")],
        ),
        # what "of", "for" and "and" bring in belongs to the name
        (
            "the European Monitoring Centre for Drugs and Drug Addiction",
            [("European Monitoring Centre for Drugs and Drug Addiction", "body")],
        ),
        # "of the" brings in another where that is a name itself
        (
            "the Drugs Working Group of the European Network of Forensic Science Institutes",
            [("Drugs Working Group", "body"), ("European Network of Forensic Science Institutes", "network")],
        ),
        # programmes
        ("under the Internal Security Fund", [("Internal Security Fund", "programme")]),
        # an acronym, once it was given
        (
            "European Crime Prevention Network (EUCPN). The EUCPN met.",
            [("European Crime Prevention Network", "network"), ("EUCPN", "network"), ("EUCPN", "network")],
        ),
        # cells of a table are not read together
        ("European Commission\nMember States\nEuropean Medicines Agency", [
            ("European Commission", "body"),
            ("European Medicines Agency", "body"),
        ]),
        # plain sentences hold none
        ("The members met in the second week and agreed on everything.", []),
    ],
)  # fmt: skip
def test_what_is_named_without_a_number_is_a_mention(text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(text) == wanted


def test_names_given_from_outside_are_found_as_given() -> None:
    text = "Europol and CEPOL train; europol is not a name, nor is Europolitan."
    assert named(text, ("Europol", "CEPOL", "")) == [("Europol", "body"), ("CEPOL", "body")]


def test_the_longest_of_the_names_given_wins() -> None:
    assert named("the EU Early Warning System", ("Early Warning System", "EU Early Warning System")) == [
        ("EU Early Warning System", "network")
    ]


def test_nothing_is_a_reference_and_a_mention_at_once() -> None:
    found = find("Council Framework Decision 2004/757/JHA and the Council of the European Union", ("Council",))
    assert [one.text for one in found.references] == ["Council Framework Decision 2004/757/JHA"]
    assert all(one.start >= found.references[0].end for one in found.mentions)


def test_the_plan_names_every_text_that_it_leans_on(corpus: Path) -> None:
    text = (corpus / "texts" / "eu-drugs-action-plan-2021-2025.en.txt").read_text(encoding="utf-8")
    texts = {one.text for one in find(text).mentions if one.kind == "text"}
    assert {
        "drug precursor legislation",
        "EU Recommendation on permitted blood alcohol content for drivers",
        "2016 Outcome Document",
        "evaluation completed in 2019",
    } <= texts


def test_a_text_keeps_the_name_of_its_body() -> None:
    assert named("a possible Commission Recommendation on the topic", ("Commission",)) == [
        ("Commission Recommendation on the topic", "text")
    ]
