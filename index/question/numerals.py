"""Numerals of order in front of what they number ("the third action", "la 15e action", "die vierte strategische Priorität"),
and numbers behind an article alone, which name an action: "la 52", "die 46". All of it over folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_GERMAN = "zweit dritt viert funft sechst siebt acht neunt zehnt elft zwolft dreizehnt vierzehnt funfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst"
_FRENCH = "deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme treizieme quatorzieme quinzieme seizieme dix-septieme dix-huitieme dix-neuvieme vingtieme"
_SPANISH = "segund tercer cuart quint sext septim octav noven decim undecim duodecim decimotercer decimocuart decimoquint decimosext decimoseptim decimoctav decimonoven vigesim"
_ENGLISH = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_FIRST = ("first", "1st", "erste", "ersten", "erster", "premier", "premiere", "primer", "primera", "primero")


def _ordinals() -> dict[str, str]:
    found = dict.fromkeys(_FIRST, "1")
    for number, word in enumerate(_ENGLISH.split(), start=2):
        found[word] = str(number)
    for number, short in enumerate(["2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th", "11th", "12th"], start=2):
        found[short] = str(number)
    for number, stem in enumerate(_GERMAN.split(), start=2):
        found |= {stem + ending: str(number) for ending in ("e", "en", "er", "es", "em")}
    for number, word in enumerate(_FRENCH.split(), start=2):
        found[word] = str(number)
    for number, stem in enumerate(_SPANISH.split(), start=2):
        found |= {stem + ending: str(number) for ending in ("a", "o")}
    return found | {"seconde": "2", "decimoprimera": "11", "decimosegunda": "12", "decimooctava": "18", "septima": "7", "setima": "7"}


#: Numerals of order → the number.
ORDINALS = _ordinals()

_FIRSTS = "|".join(_FIRST)
_WORDS = "|".join(sorted(ORDINALS, key=len, reverse=True))
_MARK = r"\s?(?:\.\s?[oa]|\.|ieme|eme|er|re|th|st|nd|rd|e|o|a)"
_FIGURES = rf"\d{{1,3}}{_MARK}"
_ADJECTIVE = r"(?:strat(?:egic|egische[nrms]?|egique)|performance|prioritare)?\s*"


def ordered(noun: str, *, first: bool = True) -> re.Pattern[str]:
    """A numeral of order before ``noun``; ``first``: "first" as well, which of actions is the first of something."""
    words = rf"({_WORDS}|{_FIGURES})" if first else rf"(?!(?:{_FIRSTS})\b)({_WORDS}|{_FIGURES})"
    return re.compile(rf"(?<![\w.]){words}\s+{_ADJECTIVE}(?:{noun})\b(?!\s*\d)")


def number(written: str) -> str | None:
    """The number of a numeral of order, ``None`` if it is none."""
    if written in ORDINALS:
        return ORDINALS[written]
    figures = re.match(rf"(\d{{1,3}}){_MARK}\Z", written)
    return str(int(figures.group(1))) if figures else None


#: An article in the singular, or "number", with a number: whatever it counted would be in the plural. The German article
#: may be one of the plural, which a noun would follow: a word with a capital, or an adjective before one.
_LONE = re.compile(r"(?<!\w)(?:la|die|der|zur|celle|esa|esta|cette)\s+(?:n[.o]{1,3}\s*|nr\.?\s*|no\.?\s*|numero\s+|nummer\s+)?(\d{1,3})(?:\s?\.?[ao]|eme|ieme|e)?(?![\w%]|[.,/:-]\d|\s*%)")
_COUNTED = re.compile(r"\s+(?:[a-zäöüß]{3,30}en\s+)?[A-ZÄÖÜ]")
_GERMAN_ARTICLES = ("die", "der", "zur")


def lone(text: str, folded: str, most: int) -> Iterator[tuple[int, int, str]]:
    """(start, end, number) of numbers up to ``most`` that stand for an action; the article is no part of it."""
    for match in _LONE.finditer(folded):
        article = match.group().split()[0]
        if not 1 < int(match.group(1)) <= most:
            continue
        if article in _GERMAN_ARTICLES and _COUNTED.match(text, match.end()):
            continue
        yield match.start() + len(article) + 1, match.end(), str(int(match.group(1)))
