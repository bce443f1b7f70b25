"""What the texts say that their acronyms and terms mean, and nothing that they do not say."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from index.acronyms import expansion, pairs
from index.glossary import Glossary, glossary
from ingest.bodies import Bodies
from ingest.model import Document, Span, Unit
from ingest.readers import text as text_reader
from ingest.structure import structure
from ingest.structure.canonical import Header
from tests.growth import grows_linearly


def document(text: str) -> Document:
    unit = Unit("art_2", "article", "2", "Article 2", "", 0, len(text), None)
    return Document("act", "An act", "legal_act", "en", "original", None, text, (unit,))


def read(text: str) -> Glossary:
    return glossary({"act": document(text)})


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "the Secure Information Exchange Network Application (SIENA).",
            "SIENA",
            "Secure Information Exchange Network Application",
        ),
        # a plural's s is no letter of the acronym
        ("held by Financial Intelligence Units (FIUs) under", "FIUs", "Financial Intelligence Units"),
        # two letters of one word
        ("of the European Prevention Curriculum (EUPC) training", "EUPC", "European Prevention Curriculum"),
        # a hyphen inside
        (
            "Maritime Analysis and Operation Centre - Narcotics (MAOC-N)",
            "MAOC-N",
            "Maritime Analysis and Operation Centre - Narcotics",
        ),
        # the other way round
        (
            "data from HBSC (Health Behaviour in School-aged Children) and",
            "HBSC",
            "Health Behaviour in School-aged Children",
        ),
        # an article is not the first word
        (
            "the Treaty on the Functioning of the European Union (TFEU), and",
            "TFEU",
            "Treaty on the Functioning of the European Union",
        ),
    ],
)
def test_an_acronym_is_spelt_out_by_the_words_beside_it(text: str, short: str, long: str) -> None:
    (pair,) = pairs(text)
    assert (pair.short.of(text), pair.long.of(text)) == (short, long)


@pytest.mark.parametrize(
    "text",
    [
        "the Directive on financial information (Directive (EU) 2019/1153).",
        "established by Regulation (EU) No 575/2013 of the Council",
        "crime (Europol, EMCDDA Drug Related Homicide data) and",
        "the serious crime policy (EMPACT) of the Union",
        "opioid antagonists (Naloxone) are",
    ],
)
def test_brackets_that_spell_nothing_out_make_no_pair(text: str) -> None:
    assert list(pairs(text)) == []


def test_what_letters_do_not_spell_is_kept_as_a_name() -> None:
    entry = read("Enhance the EU policy cycle for organised and serious crime (EMPACT) by 2021.").define("EMPACT")
    assert entry is not None
    assert (entry.kind, entry.meaning) == ("name", "EU policy cycle for organised and serious crime")


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        (
            "(5) ‘freezing’ means the temporary prohibition of the transfer of property; (6) next",
            "freezing",
            "the temporary prohibition of the transfer of property",
        ),
        (
            "'Precursors' are substances scheduled in Union law. More follows.",
            "precursor",
            "substances scheduled in Union law",
        ),
        (
            "Defines proceeds (any direct or indirect gain from an offence), property and more.",
            "proceeds",
            "any direct or indirect gain from an offence",
        ),
        # a definition whose points stand on lines of their own
        (
            "‘senior staff’ means:\n(a) directors;\n(b) heads.\n\nNext article.",
            "senior staff",
            "(a) directors; (b) heads",
        ),
    ],
)
def test_a_definition_is_read_with_its_term(text: str, term: str, meaning: str) -> None:
    entry = read(text).define(term)
    assert entry is not None
    assert (entry.kind, entry.meaning, entry.place) == ("definition", meaning, "art_2")


def test_a_word_that_no_text_explains_is_not_explained() -> None:
    assert read("Reduce recidivism of young offenders.").define("recidivism") is None


def test_terms_are_found_in_the_plural_with_an_article_and_in_quotes() -> None:
    found = read("‘vessel’ means any ship; the rest.")
    assert found.define("a “vessel”") == found.define("vessels") == found.define("the term vessel?")
    assert found.define("vessel") is not None


@pytest.fixture(scope="module")
def plan(corpus: Path) -> Document:
    data = (corpus / "texts" / "eu-drugs-action-plan-2021-2025.en.txt").read_bytes()
    header = Header("plan", "A plan", date=dt.date(2020, 7, 24))
    return structure(text_reader.read(data), header, Bodies.load(corpus / "bodies.toml"))


def test_footnotes_explain_the_words_that_they_are_called_at(plan: Document) -> None:
    found = glossary({"plan": plan})
    assessment = found.define("SOCTA")
    agency = found.define("EMCDDA")
    item = found.define("postal items")
    assert assessment is not None
    assert agency is not None
    assert item is not None
    assert (assessment.meaning, assessment.place) == ("Serious and Organised Crime Threat Assessment", "fn_1")
    assert (agency.meaning, agency.place) == ("European Monitoring Centre for Drugs and Drug Addiction", "fn_2")
    assert (item.kind, item.place) == ("definition", "fn_4")
    assert item.meaning.startswith("an item addressed in the final form")


def test_every_entry_of_the_plan_is_quoted_where_it_stands(plan: Document) -> None:
    entries = glossary({"plan": plan}).entries
    assert len(entries) >= 15
    units = {unit.place: unit for unit in plan.units}
    for entry in entries:
        quoted = " ".join(entry.quote.of(plan.text).split())
        assert entry.meaning.split(".")[0] in quoted
        assert units[entry.place].span.covers(entry.quote)


def test_synonyms_are_acronyms_with_what_they_stand_for_once_each(plan: Document) -> None:
    synonyms = glossary({"plan": plan}).synonyms()
    assert ("NPS", "new psychoactive substances") in synonyms
    assert len(set(synonyms)) == len(synonyms)
    assert not any(short == "EMPACT" for short, _ in synonyms)


def test_nothing_spells_out_an_acronym_from_one_word() -> None:
    assert expansion("EU", "Europe", Span(0, 6)) is None


@pytest.mark.parametrize("unit", ["(A", "A", "‘", "(ABC) ", "x: an "])
def test_hostile_texts_are_read_in_linear_time(unit: str) -> None:
    grows_linearly(read, lambda size: f"{unit * size} (AA)")
