"""An act's name inside a sentence: "Richtlinie 2014/42/EU" is "der Richtlinie 2014/42/EU" after "in", "Règlement (UE) 2018/1805" "du règlement (UE) 2018/1805".

A frame of ``ingest.wording`` says how a name stands in it, as the format of its value: ``{act:the}`` with its article,
``{act:de}``, ``{act:à}``, ``{act:a}`` behind a preposition that is repeated before each of several names, in German the case
``{act:nom}``, ``acc``, ``dat``, ``gen``. Written with a capital ("{act:The}", "{act:Nom}") it opens a sentence. English needs none.
Only names that open with the type of an act have an article; other titles stay as they are, after "von" where a genitive is wanted.
"""

from __future__ import annotations

import re

from ingest.short_titles import TYPES

_FEMININE = {"nom": "die", "acc": "die", "dat": "der", "gen": "der"}
_MASCULINE = {"nom": "der", "acc": "den", "dat": "dem", "gen": "des"}
CASES = frozenset(["the", "de", "à", "a", *_FEMININE])
"""Formats of a frame's value that are cases; with a capital too."""

_BETWEEN = {"fr": r", | et | ou ", "de": r", | und | oder ", "es": r", | y | e | o | u "}
_AT = {"fr": 0, "de": 1, "es": 2}
_NAME = {
    language: re.compile(rf"(?P<before>\A|{_BETWEEN[language]})(?P<type>{'|'.join(sorted((names[at] for names in TYPES), key=len, reverse=True))})(?= (?:\([A-Z]|[Nn][°.r]|\d))")
    for language, at in _AT.items()
}


def is_case(spec: str) -> bool:
    """Whether the format of a value is a case of act names."""
    return spec.lower() in CASES


def in_case(text: str, language: str, spec: str) -> str:
    """``text``, an act's name or several as ``wording.joined`` lists them, as it stands in a sentence.

    ``in_case("Beschluss 2007/845/JI", "de", "gen") == "des Beschlusses 2007/845/JI"``
    """
    pattern, case = _NAME.get(language), spec.lower()
    if pattern is None:
        return text
    said = pattern.sub(lambda match: match["before"] + _declined(match["type"], language, case), text)
    if not pattern.match(text):
        said = {"de": "de ", "à": "à ", "a": "a ", "gen": "von "}.get(case, "") + said
    return said[:1].upper() + said[1:] if spec[0].isupper() else said


def _declined(kind: str, language: str, case: str) -> str:
    if language == "fr":
        small = kind[:1].lower() + kind[1:]
        if small.startswith("règlement"):
            return {"the": "le", "de": "du", "à": "au"}[case] + f" {small}"
        article = "l'" if small.startswith("a") else "la "
        return {"the": "", "de": "de ", "à": "à "}[case] + article + small
    if language == "es":
        if kind.startswith("Reglamento"):
            return {"the": "el", "de": "del", "a": "al"}[case] + f" {kind}"
        return {"the": "", "de": "de ", "a": "a "}[case] + f"la {kind}"
    if kind.lower().endswith("beschluss"):
        return f"{_MASCULINE[case]} {kind}{'es' if case == 'gen' else ''}"
    adjective, _, noun = kind.rpartition(" ")
    ending = "n " if adjective and case in ("dat", "gen") else " " if adjective else ""
    return f"{_FEMININE[case]} {adjective}{ending}{noun}"
