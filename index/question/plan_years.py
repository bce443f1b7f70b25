"""Years told by the plan's own period: "the first year of the plan", "halfway through the plan", "the plan's second half".

They become items of kind ``year`` or ``years``, so that every rule about years reads them as if they were written out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.question.items import Item
from index.question.numerals import ORDINALS
from ingest.fold import fold

#: Words for a place in a row of years, by language; the last one counts from the end.
_ORDINALS = {
    **{word: int(number) for word, number in ORDINALS.items()},
    **dict.fromkeys(("opening", "initial", "premiere", "premier", "erste", "ersten", "erstes", "primer", "primero", "primera", "primeros"), 1),
    **dict.fromkeys(("deuxieme", "seconde", "zweite", "zweiten", "zweites", "segundo", "segunda"), 2),
    **dict.fromkeys(("troisieme", "dritte", "dritten", "drittes", "tercer", "tercero"), 3),
    **dict.fromkeys(("quatrieme", "vierte", "vierten", "viertes", "cuarto"), 4),
    **dict.fromkeys(("cinquieme", "funfte", "funften", "funftes", "quinto"), 5),
    **dict.fromkeys(("last", "final", "closing", "concluding", "derniere", "dernier", "dernieres", "letzte", "letzten", "letztes", "ultimo", "ultima", "ultimos"), -1),
    "premieres": 1,
}  # fmt: skip
_NUMERALS = {word: number for number, words in enumerate(("one", "two deux zwei dos", "three trois drei tres", "four quatre vier cuatro", "five"), start=1) for word in words.split()}

_OF = r"(?:of|in|du|de la|de|des|der|del)"
_PLAN = rf"{_OF} (?:the |this |our |its |la )?(?:(?:eu|eu-|drugs?|action|whole|current|planning|programming) ){{0,3}}(?:plan|period|programme|plan d'action|periode|plans|aktionsplans|laufzeit|zeitraums|planzeitraums|plan de accion|periodo)(?:'s)?(?: (?:period|duration|lifetime|term))?"
_OWNER = r"(?:plan|period|programme)(?:'s|s')? "
_ORDER = "|".join(_ORDINALS)
_COUNT = "|".join([*_NUMERALS, r"\d"])
_YEAR = r"(?:calendar |plan )?(?:years?|annees?|jahr(?:e[ns]?)?|anos?)"
_HALF = r"(?:half|moitie|halfte|mitad)"
_MIDDLE = r"(?:half ?-?way|mid ?-?way|mid[- ]?point|half ?-?time|middle|mi-parcours|mi-chemin|halbzeit|mitad)"
_ALSO = rf"(?:(?: (?:and|or|nor|und|oder|noch|et|ou|ni|y|o) (?:the |in the |la |le |el )?)(?P<also{{}}>{_ORDER}))?"
_PATTERN = re.compile(
    rf"\b(?:(?:(?P<nth>{_ORDER})(?: (?P<many>{_COUNT}))?{_ALSO.format('')} {_YEAR}|year (?P<no>{_COUNT})|(?P<half>{_ORDER}) {_HALF}) {_PLAN}"
    rf"|{_OWNER}(?:(?P<nth2>{_ORDER})(?: (?P<many2>{_COUNT}))?{_ALSO.format('2')} {_YEAR}|(?P<half2>{_ORDER}) {_HALF}|(?P<mid2>mid[- ]?point|middle|half-?way point))"
    rf"|the (?:very )?(?P<edge>start|beginning|outset|end) {_PLAN}"
    rf"|(?P<mid>{_MIDDLE})(?: point)?(?: (?:through|into|by))? ?(?:{_PLAN}|the (?:action )?plan))(?!\w)"
)  # fmt: skip


def told(items: Sequence[Item], text: str, period: tuple[int, int] | None) -> list[Item]:
    """The items with stretches of the plan's period as the years that they stand for; ``period``: its first and last year.

    A ``years`` item of four values has two readings: a period of an odd number of years has no half but with or without
    the year in its middle.
    """
    found = list(items)
    if period is None:
        return found
    for match in _PATTERN.finditer(fold(text)):
        also = match["also"] or match["also2"]
        if also:
            found = _both(found, match, text, period)
            continue
        values = _values(match, *period)
        covered = [item for item in found if item.start < match.end() and item.end > match.start()]
        if match["edge"] and len(covered) > 1 and covered[0].start < match.start():
            covered = covered[1:]  # "by the end of" is one item, which says what the year behind it means
        if not values or not covered or any(item.kind not in ("word", "concept", "stop", "number") for item in covered):
            continue
        start, end = min(item.start for item in covered), max(item.end for item in covered)
        kind = "year" if len(values) == 1 else "years"
        made = Item(kind, values, start, end, text[start:end])
        found = sorted([*(item for item in found if item not in covered), made], key=lambda item: item.start)
    return _bare(found, text, period)


#: "Due *in the first year*": with nothing said of what, of the plan; "in the last year" may be the one before this.
_BARE = re.compile(r"(?<=\bin )the (first|second|third|fourth|fifth|final) year(?!\w|'|\u2019| (?:of|after|under|in|for|from|since|when|that|with)\b)")


def _bare(items: list[Item], text: str, period: tuple[int, int]) -> list[Item]:
    for match in _BARE.finditer(fold(text)):
        year = _within(_year(_ORDINALS[match[1]], *period), *period)
        covered = [item for item in items if item.start < match.end() and item.end > match.start()]
        if not year or not covered or any(item.kind not in ("word", "concept", "stop", "number") for item in covered) or covered[0].start < match.start():
            continue
        made = Item("year", year, match.start(), match.end(), text[match.start() : match.end()])
        items = sorted([*(item for item in items if item not in covered), made], key=lambda item: item.start)
    return items


def _both(items: list[Item], match: re.Match[str], text: str, period: tuple[int, int]) -> list[Item]:
    """ "The *first* or the *second* year of the plan": two years, and what joins them as it stands."""
    group = "also" if match["also"] else "also2"
    first = _within(_year(_ORDINALS[match["nth"] or match["nth2"]], *period), *period)
    second = _within(_year(_ORDINALS[match[group]], *period), *period)
    spans = [match.span("nth") if match["nth"] else (match.start(), match.end("nth2")), (match.start(group), match.end())]
    found = items
    for (start, end), values in zip(spans, (first, second), strict=True):
        covered = [item for item in found if item.start < end and item.end > start]
        if not values or not covered or any(item.kind not in ("word", "concept", "stop", "number") for item in covered):
            return items
        start, end = min(item.start for item in covered), max(item.end for item in covered)
        found = sorted([*(item for item in found if item not in covered), Item("year", values, start, end, text[start:end])], key=lambda item: item.start)
    return found


def _year(place: int, first: int, last: int) -> tuple[int, ...]:
    """The year at a place of the period; -1 is the last."""
    return (last if place == -1 else first + place - 1,)


def _values(match: re.Match[str], first: int, last: int) -> tuple[int, ...]:
    """The years that a match stands for; none where the plan has no such year."""
    nth, many, half = (match[name] or match[f"{name}2"] for name in ("nth", "many", "half"))
    if match["edge"]:
        return (last if match["edge"] == "end" else first,)
    if match["mid"] or match["mid2"]:
        return ((first + last) // 2,) if (last - first) % 2 == 0 else ()
    if half:
        return _half(_ORDINALS[half], first, last)
    if match["no"]:
        return _within((first + _number(match["no"]) - 1,), first, last)
    place, count = _ORDINALS[nth], _number(many) if many else 1
    years: tuple[int, ...]
    if count > 1:
        years = (last - count + 1, last) if place == -1 else (first, first + count - 1) if place == 1 else ()
    else:
        years = _year(place, first, last)
    return _within(years, first, last)


def _half(place: int, first: int, last: int) -> tuple[int, ...]:
    """The first or the second half, and the same with the year in the middle where there is one."""
    if place not in (1, 2, -1):
        return ()
    middle, odd = divmod(first + last, 2)
    if odd:
        return (first, middle) if place == 1 else (middle + 1, last)
    return (first, middle - 1, first, middle) if place == 1 else (middle + 1, last, middle, last)


def _number(word: str) -> int:
    return _NUMERALS.get(word) or (int(word) if word.isdigit() else 0)


def _within(years: tuple[int, ...], first: int, last: int) -> tuple[int, ...]:
    return years if years and all(first <= year <= last for year in years) else ()
