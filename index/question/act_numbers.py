"""Acts and provisions as French, German and Spanish write them: "Rahmenbeschluss 2004/757/JI", "article 7, paragraphe 2".

What English writes is found by ``ingest.references``; here it is only brought to that form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from index.question.lexicon import lexicon
from index.question.nouns import TYPES
from index.world import World
from ingest.references import find

_LANGUAGES = ("en", "fr", "de", "es")
#: What others write for EU, EC, EEC and JHA.
_REGIMES = {"ue": "EU", "ce": "EC", "eg": "EC", "cee": "EEC", "ewg": "EEC", "jai": "JHA", "ji": "JHA"}
_OURS = ("eu", "ec", "eec", "jha")
_REGIME = "|".join((*_REGIMES, *_OURS))


#: Types as people shorten them before a number.
_SHORT = {
    **dict.fromkeys(("rl", "dir", "dir."), "directive"),
    **dict.fromkeys(("vo", "reg", "reg.", "regl."), "regulation"),
    **dict.fromkeys(("rb", "fd", "dc", "dm"), "framework decision"),
    **dict.fromkeys(("dec", "dec."), "decision"),
}


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """(type, brackets, number, regime behind it), and the English type of each noun of the four lexicons."""
    nouns = {
        noun: TYPES[concept]
        for language in _LANGUAGES
        for words, concepts in lexicon(language).phrases.items()
        for concept in concepts & set(TYPES)
        if (noun := " ".join(words))
    }
    nouns |= _SHORT
    either = "|".join(re.escape(noun).replace(r"\ ", "[ -]") for noun in sorted(nouns, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?P<noun>{either})(?P<ending>e?s|en)?\s{{1,3}}(?:\((?P<regime>{_REGIME})\)\s{{0,2}})?(?:n\.?[or°]?\.?\s{{0,2}})?"
        rf"(?P<first>\d{{1,4}})/(?P<second>\d{{1,4}})(?:/(?P<suffix>{_REGIME}))?(?![\w/])"
    ), nouns


def numbered(folded: str, world: World) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """(start, end, identifiers) of acts by number, where the type or the regime is written in another language."""
    pattern, nouns = _pattern()
    for match in pattern.finditer(folded):
        written = match["regime"] or match["suffix"] or ""
        if match["noun"] == _kind(match, nouns) and written not in _REGIMES:
            continue  # English, all of it
        english = act_in_english(match)
        known = world.catalogue.find(english) if world.catalogue else ()
        values = tuple(work.celex for work in known if work.celex)
        values = values or tuple(dict.fromkeys(each for found in find(english).references for each in found.identifiers))
        if values:
            yield match.start(), match.end(), values


def act_pattern() -> re.Pattern[str]:
    """An act by type and number, in any of the four languages."""
    return _pattern()[0]


def act_in_english(match: re.Match[str]) -> str:
    """The act of a match of ``act_pattern`` as English cites it."""
    written = match["regime"] or match["suffix"] or ""
    regime = _REGIMES.get(written, written.upper())
    before = f"({regime}) " if match["regime"] else ""
    behind = f"/{regime}" if match["suffix"] else ""
    return f"{_kind(match, _pattern()[1]).title()} {before}{match['first']}/{match['second']}{behind}"


def _kind(match: re.Match[str], nouns: dict[str, str]) -> str:
    return nouns[" ".join(re.split("[ -]", match["noun"]))] if match["noun"] not in nouns else nouns[match["noun"]]


_PARAGRAPH = r"(?:paragraphs?|paras?\.?|paragraphes?|absatz|abs\.|apartados?)"
_POINT = r"(?:points?|letters?|lit\.|buchstaben?|letras?|lettres?)"
_PROVISION = re.compile(
    r"\b(?P<kind>articles?|artikels?|articulos?|art\.?|recitals?|considerants?|erwagungsgrund|erwagungsgrunde?s|considerandos?|"
    r"annex|anhang|annexe|anexo|chapter|kapitel|chapitre|capitulo)\s?"
    r"(?P<number>\d{1,3}[a-z]?|[ivx]{1,5})\b"
    rf"(?:\s?\((?P<par>\d{{1,2}})\)|,?\s{_PARAGRAPH}\s\(?(?P<paragraph>\d{{1,2}})\)?)?"
    rf"(?:\s?\((?P<pnt>[a-z])\)|,?\s(?:{_POINT})\s\(?(?P<point>[a-z]|[ivx]{{1,4}})\)?(?!\w))?"
)
#: "Paragraph 2 of Article 7", "point (a) of Article 7(2)": the parts stand before the whole.
_LEADING = re.compile(
    rf"(?:\b{_POINT}\s\(?(?P<point>[a-z])\)?\s(?:of|in)\s)?(?:\b{_PARAGRAPH}\s\(?(?P<par>\d{{1,2}})\)?\s(?:of|in)\s)?\Z"
)
_KINDS = {"rec": "rct", "con": "rct", "erw": "rct", "ann": "anx", "anh": "anx", "ane": "anx", "cha": "cpt", "kap": "cpt", "cap": "cpt"}


def provisions(folded: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, place) of provisions named beside an act that the question names in words."""
    for match in _PROVISION.finditer(folded):
        leading = _LEADING.search(folded, max(0, match.start() - 40), match.start())
        prefix = _KINDS.get(match["kind"][:3], "art")
        number = match["number"]
        number = number.upper() if prefix in ("anx", "cpt") and not number.isdigit() else number
        paragraph = match["par"] or match["paragraph"] or (leading and leading["par"])
        point = match["pnt"] or match["point"] or (leading and leading["point"])
        parts = [f"{prefix}_{number}", f"par_{paragraph}" if paragraph else "", f"pnt_{point}" if point else ""]
        start = leading.start() if leading and leading.group() else match.start()
        yield start, match.end(), ".".join(part for part in parts if part)
