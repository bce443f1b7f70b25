"""Acts and provisions as French, German and Spanish cite them, put into the English form of the same citation.

"l'article 32, paragraphe 3, deuxième alinéa, de la directive (UE) 2015/849" becomes "Article 32, paragraph 3, second
subparagraph, of the Directive (EU) 2015/849", which ``ingest.references`` reads in whatever order it stands. Put into
English are chains of provisions and acts with nothing but small words between them; all else stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from index.question.act_numbers import act_in_english, act_pattern
from ingest.references import find

#: English noun of a level → how the other languages call it (folded), and English where it is written in another way.
_NOUNS = {
    "Article": r"articles?|artikels?|artikeln|articulos?|art\.?",
    "paragraph": r"paragraphs?|paras?\.?|par\.|paragraphes?|absatz|absatze[sn]?|abs\.|apartados?|apdo\.|apdos\.|ap\.|§§?",
    "subparagraph": r"sub-?paragraphs?|alineas?|al\.|unterabsatz|unterabs\.|uabs\.|parrafos?",
    "point": r"points?|letters?|lit\.?|lettres?|buchstaben?|buchst\.|letras?|puntos?|sous-points?|incisos?",
    "indent": r"indents?|tirets?|gedankenstrichs?|spiegelstrichs?|guion(?:es)?",
    "sentence": r"sentences?|phrases?|satz(?:es)?|frases?",
    "Recital": r"recitals?|considerants?|erwagungsgrund|erwagungsgrunde[sn]?|erwg\.?|considerandos?",
    "Annex": r"annex|annexes|anhang|anhangs|annexe|anexos?",
    "Chapter": r"chapters?|kapitels?|chapitres?|capitulos?",
    "Section": r"sections?|abschnitts?|seccion(?:es)?",
    "Title": r"titles?|titels?|titres?|titulos?",
}
#: Behind another provision, "Nr. 4" is a point of it; alone it is a number of anything.
_NUMBER_SIGN = r"nr\.|nos?\.|n[o°]\.?|nummern?|numeros?|ziff(?:er|\.)"
_LATIN = {"bis": "a", "ter": "b", "quater": "c", "quinquies": "d", "sexies": "e"}
_FIGURE = rf"\(?\d{{1,3}}(?:[a-z](?!\w)|\s(?:{'|'.join(_LATIN)})(?!\w|\s\(?\d))?\)?(?![\w/])"
_BRACKETS = r"(?:\s?\((?:\d{1,3}[a-z]?|[a-z]{1,2}|[ivx]{1,5})\)|\s[a-z]\)){0,4}"
_LETTERS = r"\((?:[a-z]{1,2}|[ivx]{1,5})\)|(?:[a-z]|[ivx]{1,5})(?:\)|(?![\w'/)-]))"
_ROMAN = r"[ivxl]{1,7}(?![\w'])"
#: Numbers of each level; a bracket may follow ("artículo 7 (2)").
_NUMBERS = {
    "Article": rf"(?:1er|{_FIGURE}(?:\.\d{{1,2}}(?![\d.]))?){_BRACKETS}",
    "point": rf"(?:{_FIGURE}|{_LETTERS}){_BRACKETS}",
    "": rf"(?:{_FIGURE}|\(?[ivx]{{1,5}}\)?(?![\w'/-]))",
    "Annex": rf"(?:{_ROMAN}|\d{{1,2}}(?!\w))",
    "Chapter": rf"(?:{_ROMAN}|\d{{1,2}}(?!\w))",
    "Section": rf"(?:{_ROMAN}|\d{{1,2}}(?!\w)|[a-n](?![\w'/)-]))",
    "Title": rf"(?:{_ROMAN}|\d{{1,2}}(?!\w))",
}
_AND = {"et": "and", "und": "and", "y": "and", "e": "and", "ou": "or", "oder": "or", "o": "or", "bis": "to", "a": "to", "al": "to", "and": "and", "or": "or", "to": "to", ",": ",", "-": "to"}
_JOINS = r"(?:\s(?:et|und|y|e|ou|oder|o|bis|al?|and|or|to)\s|\s?[,-]\s?)"

_ORDINALS = {
    "first": "premier premiere erster erste ersten erstes primer primero primera",
    "second": "deuxieme second seconde zweiter zweite zweiten zweites segundo segunda",
    "third": "troisieme dritter dritte dritten drittes tercer tercero tercera",
    "fourth": "quatrieme vierter vierte vierten viertes cuarto cuarta",
    "fifth": "cinquieme funfter funfte funften funftes quinto quinta",
    "sixth": "sixieme sechster sechste sechsten sexto sexta",
    "seventh": "septieme siebter siebte siebten septimo septima",
    "last": "final dernier derniere letzter letzte letzten ultimo ultima",
}
_ORDINAL = {word: english for english, words in _ORDINALS.items() for word in (english, *words.split())}
_ORDERED = "|".join(sorted(_ORDINAL, key=len, reverse=True))
_COUNTED = {
    "subparagraph": _NOUNS["subparagraph"],
    "paragraph": r"paragraphs?|paragraphes?|absatz|absatzes|apartados?",
    "indent": _NOUNS["indent"],
    "sentence": _NOUNS["sentence"],
    "Article": r"articles?|articulos?",
}

#: What may stand between two parts of one citation; with a preposition, the second holds the first.
_LINK = re.compile(
    r"\s?,?\s?(?P<and>(?:et|und|y|e|sowie|and|ou|oder|o|or)\s)?(?P<of>(?:of\sthe|of\sthat|of|in\sthe|in|de\sl'|d'|de\sla|du|des|de\slos|de\slas|de\sle|del|de|der|dem|den|die|von\sder|von|vom|zu\sder|zur|zum|im|aus\sder|a\sl'|a\sla|au|en\sla|en\sel|en)(?:\s|(?<=')))?"
    r"(?:la\s|le\s|les\s|el\s|das\s|den\s|the\s|l')?\Z"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A provision or an act in a folded question, and what it is in English; ``foreign``: English does not write it so."""

    start: int
    end: int
    english: str
    act: bool = False
    foreign: bool = False
    dependent: bool = False


def cited(folded: str, *, english: bool = False) -> Iterator[tuple[int, int, tuple[str, ...], tuple[str, ...]]]:
    """(start, end, identifiers, places) of citations that English would write in other words, in order.

    ``identifiers`` is empty where the act is not named by its number. ``english``: instead, provisions as English
    writes them with no act directly behind: "point (13) of Article 3 of the original text of …".
    """
    for match in () if english else _counted_units().finditer(folded):
        order = _ORDINAL[match["order"]]
        number = "last" if order == "last" else str(1 + list(_ORDINALS).index(order))
        yield match.start(), match.end(), (), (f"{_LEVEL_OF[match['noun'][:3]]}_{number}",)
    for chain in _chains(sorted(_parts(folded), key=lambda part: (part.start, -part.end)), folded):
        if any(part.foreign for part in chain) == english or all(part.act for part in chain):
            continue
        written, origins = _written(chain, folded)
        for reference in find(written).references:
            identifiers = tuple(each for each in reference.identifiers if ":" not in each and each != "self")
            if identifiers or (reference.places and all(place.startswith(_HEADED) for place in reference.places)):
                first, last = origins[reference.start], origins[reference.end - 1]
                yield first[0], last[1], identifiers, reference.places


_LEVEL_OF = {"art": "art", "rec": "rct", "con": "rct", "erw": "rct"}


@cache
def _counted_units() -> re.Pattern[str]:
    """ "The last article", "le premier considérant"."""
    return re.compile(rf"(?<![\w-])(?P<order>{_ORDERED})\s(?P<noun>article|artikels?|articulo|recital|considerant|considerando|erwagungsgrund)(?!\w)(?!\s\d)")


def is_level(word: str) -> bool:
    """Whether a folded word is what a level of provisions is called, or a numeral of order before one."""
    return word in _ORDINAL or any(pattern.fullmatch(word) for pattern in _levels())


@cache
def _levels() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(written) for written in (*_NOUNS.values(), _NUMBER_SIGN))


_HEADED = ("art_", "rct_", "anx", "cpt_")


def _parts(folded: str) -> Iterator[_Part]:
    for match in act_pattern().finditer(folded):
        yield _Part(*match.span(), act_in_english(match), act=True, foreign=True)
    for noun, pattern in _numbered().items():
        for match in pattern.finditer(folded):
            foreign = noun == "" or not _ENGLISH.fullmatch(match["noun"]) or match["number"] == "1er" or re.search(r"\s[a-z]\)", match["number"]) is not None
            yield _Part(*match.span(), f"{noun or 'point'} {_figures(match['number'], noun)}", foreign=foreign, dependent=noun in _DEPENDENT)
    for noun, pattern in _ordered().items():
        for match in pattern.finditer(folded):
            order = match["before"] or match["behind"]
            if noun == "Article" and _ORDINAL[order] == "first" and match["behind"]:
                yield _Part(*match.span(), "Article 1", foreign=True)
            elif noun != "Article":
                foreign = order not in _ORDINALS or not _ENGLISH.fullmatch(match["noun"] or "")  # English counts before the noun
                yield _Part(*match.span(), f"{_ORDINAL[order]} {noun}", foreign=foreign, dependent=True)


_ENGLISH = re.compile(
    r"(?:articles?|art\.?|paragraphs?|paras?\.?|sub-?paragraphs?|points?|letters?|lit\.?|indents?|sentences?|recitals?|annex|annexes|chapters?|sections?|titles?)"
)
#: Levels that name nothing without what they are in; "" is a number behind another level.
_DEPENDENT = ("", "subparagraph", "sentence", "indent", "Section", "Title", "point", "paragraph")


@cache
def _numbered() -> dict[str, re.Pattern[str]]:
    """A noun of each level with its numbers."""
    found = {}
    for noun, written in (*_NOUNS.items(), ("", _NUMBER_SIGN)):
        number = _NUMBERS.get(noun, _FIGURE)
        sign = r"(?:n[o°]\.?\s?|nr\.\s)?" if noun else ""
        found[noun] = re.compile(rf"(?<![\w-])(?P<noun>{written})\s?{sign}(?P<number>{number}(?:{_JOINS}{number}){{0,8}})")
    return found


@cache
def _ordered() -> dict[str, re.Pattern[str]]:
    """A level that is counted in words: "deuxième alinéa", "párrafo segundo", "article premier"."""
    return {
        noun: re.compile(rf"(?<![\w-])(?:(?P<before>{_ORDERED})\s(?P<noun>{written})|(?:{written})\s(?P<behind>{_ORDERED}))(?!\w)")
        for noun, written in _COUNTED.items()
    }


def _figures(written: str, noun: str) -> str:
    """The numbers of a level as English writes them: "c)" → "(c)", "6 bis" → "6a", "1 et 2" → "1 and 2"."""
    said = re.sub(r"\s(bis|ter|quater|quinquies|sexies)(?!\w)(?!\s\(?\d)", lambda match: _LATIN[match[1]], written).replace("1er", "1")
    if noun == "Article":
        return _joined(re.sub(r"\s([a-z])\)", r"(\1)", re.sub(r"\s(?=\()", "", said)))
    if noun in ("Annex", "Chapter", "Section", "Title"):
        return re.sub(r"(?<!\w)[ivxl]+(?!\w)|(?<!\w)[a-n](?!\w)", lambda match: match.group().upper(), _joined(said))
    if noun in ("point", ""):
        return re.sub(r"(?<![\w(])([a-z]{1,2}|[ivx]{1,5})\)?(?![\w)])", lambda match: match[0] if match[1] in ("and", "or", "to") else f"({match[1]})", _joined(said))
    return _joined(said)


def _joined(numbers: str) -> str:
    """A list with its joining words in English."""
    return re.sub(_JOINS, lambda match: f" {_AND[word]} " if (word := match.group().split()[0] if match.group().strip() else ",") in _AND and word != "," else ", ", numbers)


def _chains(parts: list[_Part], folded: str) -> Iterator[list[_Part]]:
    """Parts with nothing but a link between them, each word in one part; one that only goes with others is not alone."""
    chain: list[_Part] = []
    for part in parts:
        if chain and part.start < chain[-1].end:
            continue
        if chain and not _LINK.match(folded[chain[-1].end : part.start]):
            yield from _whole(chain)
            chain = []
        chain.append(part)
    yield from _whole(chain)


def _whole(chain: list[_Part]) -> Iterator[list[_Part]]:
    if any(not part.dependent and not part.act for part in chain) or any(part.act for part in chain):
        yield chain


def _written(chain: list[_Part], folded: str) -> tuple[str, list[tuple[int, int]]]:
    """A chain in English, and for each of its characters where in the question it comes from."""
    text = ""
    origins: list[tuple[int, int]] = []
    for number, part in enumerate(chain):
        english = part.english
        before = chain[number - 1]
        gap = folded[before.end : part.start] if number else ""
        link = _LINK.match(gap)
        if number and english.startswith("point (") and before.english.startswith("point ") and not (link and link["of"]):
            english = english.removeprefix("point ")  # "point 8, point (a), point (ii)" is 8(a)(ii)
        elif number:
            comma = "," if "," in gap else ""
            joined = " and" if link and link["and"] else ""
            written = f"{comma}{joined} " if joined or not (link and link["of"]) else f"{comma} of the "
            text += written
            origins += [(before.end, part.start)] * len(written)
        text += english
        origins += [(part.start, part.end)] * len(english)
    return text, origins
