"""Acts' short titles in other languages."""

from __future__ import annotations

import pytest

from ingest.short_titles import in_language


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Directive 2014/42/EU", ("Directive 2014/42/UE", "Richtlinie 2014/42/EU", "Directiva 2014/42/UE")),
        ("Regulation (EC) No 273/2004", ("Règlement (CE) n° 273/2004", "Verordnung (EG) Nr. 273/2004", "Reglamento (CE) n.º 273/2004")),
        ("Framework Decision 2004/757/JHA", ("Décision-cadre 2004/757/JAI", "Rahmenbeschluss 2004/757/JI", "Decisión Marco 2004/757/JAI")),
        ("Decision 2007/845/JHA", ("Décision 2007/845/JAI", "Beschluss 2007/845/JI", "Decisión 2007/845/JAI")),
        ("Decision 1999/468/EC", ("Décision 1999/468/CE", "Entscheidung 1999/468/EG", "Decisión 1999/468/CE")),
        ("Directive 2014/41", ("Directive 2014/41", "Richtlinie 2014/41", "Directiva 2014/41")),
        ("European Drug Report", ("European Drug Report",) * 3),
    ],
)
def test_an_act_is_called_by_type_and_number_in_each_language(title: str, expected: tuple[str, ...]) -> None:
    assert tuple(in_language(title, language) for language in ("fr", "de", "es")) == expected
    assert in_language(title, "en") == title
