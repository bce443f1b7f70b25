"""An act's short title as the other languages cite it: "Directive 2014/42/EU" is "Richtlinie 2014/42/EU".

Type, number and abbreviations follow fixed rules in every language (Interinstitutional Style Guide, 1.2.2 and 10.6),
so that nothing but the English short title is needed. Titles in words are not translated.
"""

from __future__ import annotations

import re

_TYPES = {
    "Delegated Directive": ("Directive déléguée", "Delegierte Richtlinie", "Directiva Delegada"),
    "Implementing Directive": ("Directive d'exécution", "Durchführungsrichtlinie", "Directiva de Ejecución"),
    "Delegated Regulation": ("Règlement délégué", "Delegierte Verordnung", "Reglamento Delegado"),
    "Implementing Regulation": ("Règlement d'exécution", "Durchführungsverordnung", "Reglamento de Ejecución"),
    "Implementing Decision": ("Décision d'exécution", "Durchführungsbeschluss", "Decisión de Ejecución"),
    "Framework Decision": ("Décision-cadre", "Rahmenbeschluss", "Decisión Marco"),
    "Joint Action": ("Action commune", "Gemeinsame Maßnahme", "Acción Común"),
    "Recommendation": ("Recommandation", "Empfehlung", "Recomendación"),
    "Regulation": ("Règlement", "Verordnung", "Reglamento"),
    "Directive": ("Directive", "Richtlinie", "Directiva"),
    "Decision": ("Décision", "Beschluss", "Decisión"),
}
_BEFORE_LISBON = "Entscheidung"
"""What decisions were called in German before the Treaty of Lisbon, but in justice and home affairs."""
TYPES = (*_TYPES.values(), ("Décision", _BEFORE_LISBON, "Decisión"))
"""The types of acts in French, German and Spanish."""
_LANGUAGES = {"fr": 0, "de": 1, "es": 2}
_REGIMES = {
    "EU": ("UE", "EU", "UE"),
    "EC": ("CE", "EG", "CE"),
    "EEC": ("CEE", "EWG", "CEE"),
    "JHA": ("JAI", "JI", "JAI"),
    "CFSP": ("PESC", "GASP", "PESC"),
    "Euratom": ("Euratom", "Euratom", "Euratom"),
}
_NUMBER_SIGNS = ("n° ", "Nr. ", "n.º ")
_EITHER = "|".join(_REGIMES)
_TITLE = re.compile(
    rf"(?P<type>{'|'.join(_TYPES)})(?: \((?P<regime>{_EITHER})\))? (?P<sign>No )?(?P<number>\d{{1,4}}/\d{{1,4}})(?:/(?P<suffix>{_EITHER}))?"
)


def in_language(title: str, language: str) -> str:
    """``in_language("Regulation (EC) No 273/2004", "fr") == "Règlement (CE) n° 273/2004"``; any other title as it is."""
    match = _TITLE.fullmatch(title)
    at = _LANGUAGES.get(language)
    if match is None or at is None:
        return title
    kind = _TYPES[match["type"]][at]
    if kind == "Beschluss" and match["suffix"] in ("EC", "EEC"):
        kind = _BEFORE_LISBON
    regime = f"({_REGIMES[match['regime']][at]}) " if match["regime"] else ""
    sign = _NUMBER_SIGNS[at] if match["sign"] else ""
    suffix = f"/{_REGIMES[match['suffix']][at]}" if match["suffix"] else ""
    return f"{kind} {regime}{sign}{match['number']}{suffix}"


def spoken_of(text: str) -> set[str]:
    """What the other languages call the acts whose short titles stand in a text."""
    return {in_language(match.group(), language) for match in _TITLE.finditer(text) for language in _LANGUAGES}
