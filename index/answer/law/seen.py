"""Where the catalogue's events were seen, in the language of the question: addresses as they are, parts of acts by their names there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.answer.phrases import joined, phrase
from index.world import World
from ingest.short_titles import in_language

_OF_ACT = re.compile(r"(?:(?P<kind>[Aa]rticle|[Rr]ecital|[Aa]nnex)(?:s|es)? (?P<numbers>[^ ]{1,9}(?:(?:, | and )[^ ]{1,9}){0,12})|(?P<whole>digest|title)) of (?P<act>[A-Z].{4,80})")


def seen_in(sources: Sequence[str], language: str, world: World) -> str:
    """Sources of the catalogue as a list in running text: "Artikel 14 der Richtlinie 2014/42/EU"."""
    return joined(language, [_in_language(each, language, world) for each in sources])


def _in_language(source: str, language: str, world: World) -> str:
    if language == "en" or "://" in source:
        return source
    match = _OF_ACT.fullmatch(source)
    if match is None:
        return world.spoken.of(source, language)
    if match["kind"]:
        numbers = re.split(r", | and ", match["numbers"])
        noun = phrase(language, f"noun_{match['kind'].lower()}", number=len(numbers))
        part = f"{noun} {joined(language, numbers)}"
    else:
        part = phrase(language, f"seen_{match['whole']}")
    return phrase(language, "seen_part", part=part, act=in_language(match["act"], language))
