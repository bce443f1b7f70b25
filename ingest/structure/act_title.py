"""An act's title as people write it: the Official Journal prints its first lines in capitals.

"DIRECTIVE (EU) 2016/680 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL of 27 April 2016 on …" is called
"Directive (EU) 2016/680 of the European Parliament and of the Council of 27 April 2016 on …". The text itself stays
as it is. Capitals of words that are not known here could be an acronym's, and such a title is left as it stands.
"""

from __future__ import annotations

import re

_WORDS = """
    of the and to for on European Parliament Council Commission Central Bank Union Directive Regulation Decision
    Recommendation Framework Implementing Delegated Joint Action
    du de des la le et d'exécution d’exécution délégué déléguée européen européenne Parlement Conseil Banque centrale
    règlement décision décision-cadre recommandation
    der und vom zur Richtlinie Verordnung Beschluss Rahmenbeschluss Durchführungsverordnung Durchführungsrichtlinie
    Durchführungsbeschluss Empfehlung delegierte delegierter Europäischen Parlaments Rates Kommission Zentralbank
    del el y Europeo Europea Parlamento Consejo Comisión Banco Directiva Reglamento Decisión marco Recomendación
    ejecución delegado delegada
"""
_USUAL = {word.upper(): word for word in _WORDS.split()}
_RELEVANCE = re.compile(
    r"\s*\((?:Text with EEA relevance|Texte présentant de l['’]intérêt pour l['’]EEE|Text von Bedeutung für den EWR"
    r"|Texto pertinente a efectos del EEE)\.?\)\s*$",
    re.IGNORECASE,
)


def usual(title: str) -> str:
    """The title in one line, without capitals that stand for print and without a note on the EEA behind it."""
    title = _RELEVANCE.sub("", " ".join(title.split()))
    words = title.split(" ")
    written: list[str] = []
    shouted = False
    for at, word in enumerate(words):
        if not word.isupper() or any(char.isdigit() for char in word) or word.startswith("("):
            if any(char.islower() for char in word) and len(word) > 2:  # past "No" and "Nr"
                written += words[at:]
                break
            written.append(word)
            continue
        shouted, bare = True, word.rstrip(",")
        if bare not in _USUAL:
            return title
        written.append(_USUAL[bare] + word[len(bare) :])
    joined = " ".join(written)
    return joined[:1].upper() + joined[1:] if shouted else title
