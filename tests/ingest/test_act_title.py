"""Titles of acts are written in the usual way, whatever the print."""

from __future__ import annotations

import pytest

from ingest.structure.act_title import usual


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        (
            "DIRECTIVE (EU) 2016/680 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL of 27 April 2016 on the EU",
            "Directive (EU) 2016/680 of the European Parliament and of the Council of 27 April 2016 on the EU",
        ),
        ("COUNCIL IMPLEMENTING DECISION of 7 May", "Council Implementing Decision of 7 May"),
        ("REGULATION (EU) No 648/2012 OF THE COUNCIL of 4 July", "Regulation (EU) No 648/2012 of the Council of 4 July"),
        (
            "RICHTLINIE (EU) 2016/680 DES EUROPÄISCHEN PARLAMENTS UND DES RATES vom 27. April 2016",
            "Richtlinie (EU) 2016/680 des Europäischen Parlaments und des Rates vom 27. April 2016",
        ),
        (
            "DIRECTIVE (UE) 2016/680 DU PARLEMENT EUROPÉEN ET DU CONSEIL du 27 avril 2016",
            "Directive (UE) 2016/680 du Parlement européen et du Conseil du 27 avril 2016",
        ),
        (
            "DIRECTIVA (UE) 2016/680 DEL PARLAMENTO EUROPEO Y DEL CONSEJO de 27 de abril",
            "Directiva (UE) 2016/680 del Parlamento Europeo y del Consejo de 27 de abril",
        ),
        # a note on the EEA is no part of a title, and a title that is written already stays
        ("Directive 2014/42/EU\n of 3 April 2014 (Text with EEA relevance)", "Directive 2014/42/EU of 3 April 2014"),
        # a word in capitals that is not known may be an acronym
        ("DECISION OF THE CEPOL MANAGEMENT BOARD of 3 May", "DECISION OF THE CEPOL MANAGEMENT BOARD of 3 May"),
        ("", ""),
    ],
)
def test_a_title_in_capitals_is_written_as_people_do(printed: str, written: str) -> None:
    assert usual(printed) == written
    assert usual(written) == written
