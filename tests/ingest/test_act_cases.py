"""Acts' names inside sentences have the articles and cases that each language asks for."""

from __future__ import annotations

import pytest

from ingest.act_cases import in_case
from ingest.short_titles import in_language
from ingest.wording import fill, joined


@pytest.mark.parametrize(
    ("language", "frame", "said"),
    [
        ("fr", "l'article 14 de {act:the}", "l'article 14 de la directive 2014/42/UE"),
        ("fr", "{act:The} lie", "La directive 2014/42/UE lie"),
        ("fr", "renvoi {act:à}", "renvoi à la directive 2014/42/UE"),
        ("de", "in {act:dat}", "in der Richtlinie 2014/42/EU"),
        ("de", "Artikel 14 {act:gen}", "Artikel 14 der Richtlinie 2014/42/EU"),
        ("de", "{act:Nom} gilt", "Die Richtlinie 2014/42/EU gilt"),
        ("es", "artículo 14 de {act:the}", "artículo 14 de la Directiva 2014/42/UE"),
        ("en", "Article 14 of {act}", "Article 14 of Directive 2014/42/EU"),
    ],
)
def test_a_frame_says_how_a_name_stands_in_it(language: str, frame: str, said: str) -> None:
    assert fill(language, frame, {"act": in_language("Directive 2014/42/EU", language)}) == said


@pytest.mark.parametrize(
    ("title", "french", "german", "spanish"),
    [
        ("Regulation (EU) 2018/1805", "du règlement (UE) 2018/1805", "der Verordnung (EU) 2018/1805", "del Reglamento (UE) 2018/1805"),
        ("Regulation (EC) No 273/2004", "du règlement (CE) n° 273/2004", "der Verordnung (EG) Nr. 273/2004", "del Reglamento (CE) n.º 273/2004"),
        ("Framework Decision 2004/757/JHA", "de la décision-cadre 2004/757/JAI", "des Rahmenbeschlusses 2004/757/JI", "de la Decisión Marco 2004/757/JAI"),
        ("Decision 2000/642/EC", "de la décision 2000/642/CE", "der Entscheidung 2000/642/EG", "de la Decisión 2000/642/CE"),
        ("Joint Action 98/699/JHA", "de l'action commune 98/699/JAI", "der Gemeinsamen Maßnahme 98/699/JI", "de la Acción Común 98/699/JAI"),
        ("Implementing Decision (EU) 2020/12", "de la décision d'exécution (UE) 2020/12", "des Durchführungsbeschlusses (EU) 2020/12", "de la Decisión de Ejecución (UE) 2020/12"),
        ("EU Drugs Strategy 2021-2025", "de EU Drugs Strategy 2021-2025", "von EU Drugs Strategy 2021-2025", "de EU Drugs Strategy 2021-2025"),
    ],
)  # fmt: skip
def test_an_act_that_something_belongs_to(title: str, french: str, german: str, spanish: str) -> None:
    said = {"fr": french, "de": german, "es": spanish}
    cases = {"fr": "de", "de": "gen", "es": "de"}
    assert {language: in_case(in_language(title, language), language, cases[language]) for language in said} == said


def test_each_of_several_acts_has_its_own_article() -> None:
    names = ["Regulation (EU) 2018/1805", "Directive 2014/42/EU"]
    said = {language: in_case(joined(language, [in_language(name, language) for name in names]), language, case) for language, case in {"fr": "de", "de": "dat", "es": "a"}.items()}
    assert said == {
        "fr": "du règlement (UE) 2018/1805 et de la directive 2014/42/UE",
        "de": "der Verordnung (EU) 2018/1805 und der Richtlinie 2014/42/EU",
        "es": "al Reglamento (UE) 2018/1805 y a la Directiva 2014/42/UE",
    }
