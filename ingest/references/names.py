"""Names of bodies, networks and programmes: those given from outside, and those whose form gives them away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.references.occurrences import occurrences
from ingest.references.phrases import WORD, YEARS
from ingest.references.titles import Named

_HEADS = (
    (
        "network",
        r"(?:Networks?|Systems?|Platforms?|Partnerships?)",
    ),
    (
        "programme",
        r"(?:Programmes?|Programs?|Funds?|Instruments?|Facilit(?:y|ies)|Initiatives?|Projects?|Horizon|Polic(?:y|ies) Cycles?)",
    ),
    (
        "body",
        r"(?:Agenc(?:y|ies)|Authorit(?:y|ies)|Cent(?:re|er)s?|Offices?|Committees?|Commission|Council|Courts?|Banks?"
        r"|Boards?|Organi[sz]ations?|Institutes?|Forum|Ministr(?:y|ies)|Parliament|Assembly|Secretariat"
        r"|Directorates?-General|Groups?|Working Part(?:y|ies)|Task Force|Units?|Observator(?:y|ies)|Foundation"
        r"|Federation|Association|Session|Service|Supervisor|Ombudsman|Prosecutor(?:'s Office)?|Tribunal|Panel"
        r"|Presidency|Points?|Coordinator)",
    ),
)
_HEAD = re.compile("|".join(rf"(?P<{kind}>(?<![\w'-]){noun})(?![\w'-])" for kind, noun in _HEADS))
_KIND_WORDS = re.compile(
    r"(?P<network>\b[Nn]etwork\b|\b[Ss]ystem\b)|(?P<programme>\b[Pp]rogramme\b|\bFund\b|\bFacility\b|\bHorizon\b|\b[Pp]roject\b)"
)

_SEGMENT = rf"{WORD}(?: {WORD}){{0,8}}(?: {YEARS})?"
_LINK = r"(?: (?P<link>of|on|for|and|against)(?P<article> the)? )"
_FIRST = re.compile(rf"(?<![\w/.-])(?:{YEARS} )?{_SEGMENT}")
_FURTHER = re.compile(rf"{_LINK}(?P<segment>{_SEGMENT})")
_ANOTHER = re.compile(r"(?:European|EU|United|National|International|World|Commission|Council|Member)\b")
_MAX_SEGMENTS = 12

_SMALL_HEAD = re.compile(
    rf"(?<![\w/-]){WORD}(?: {WORD}){{0,4}} (?:(?P<network>networks?)|(?P<programme>programmes?|fund|initiative|project))(?![\w-])"
)
_ACRONYM = re.compile(r" \(['\"]?(?:the )?(?P<acronym>[A-Z][A-Za-z]*[A-Z][A-Za-z0-9-]{0,10})['\"]?[,)]")


def known(text: str, names: Iterable[str]) -> Iterator[Named]:
    """Every occurrence of a name of ``names``, the longest where several start alike; capitals count."""
    for start, end, name in occurrences(text, names):
        yield start, end, kind_of(name)


def kind_of(name: str) -> str:
    """``network``, ``programme`` or ``body``, by the words of ``name``."""
    match = _KIND_WORDS.search(name)
    return str(match.lastgroup) if match else "body"


def by_form(text: str) -> Iterator[Named]:
    """Names made of capitalised words around a noun for a body, network or programme.

    A part joined by "of", "for" or "on" belongs to the name before it; one that comes with an article
    or "and" and has such a noun itself is another name.
    """
    at = 0
    while first := _FIRST.search(text, at):
        at = first.end()
        start, end = first.start(), first.end()
        kind, words, complement = _kind(first[0]), len(first[0].split()), False
        for _ in range(_MAX_SEGMENTS):
            further = _FURTHER.match(text, end)
            if further is None:
                break
            own = _kind(further["segment"])
            joins = further["link"] != "and" and not (own and further["article"])
            if kind and (joins or (complement and not own)):
                end, complement = further.end(), True
                continue
            if (
                not kind
                and own
                and words > 1
                and further["link"] == "and"
                and not further["article"]
                and not _ANOTHER.match(further["segment"])
            ):
                kind, end = own, further.end()  # "Maritime Analysis and Operation Centre"
                continue
            if kind and (words > 1 or complement):
                yield start, end, kind
            start, end = further.start("segment"), further.end()
            kind, words, complement = own, len(further["segment"].split()), False
        if kind and (words > 1 or complement):
            yield start, end, kind
        at = max(at, end)
    for match in _SMALL_HEAD.finditer(text):
        yield match.start(), match.end(), str(match.lastgroup)


def _kind(words: str) -> str:
    """The kind that the last telling noun of ``words`` stands for, ``""`` without one."""
    found = [match.lastgroup for match in _HEAD.finditer(words)]
    return str(found[-1]) if found else ""


def acronyms(text: str, named: Iterable[Named]) -> Iterator[Named]:
    """Every use of an acronym that stands in brackets behind a name: "… Addiction (EMCDDA)"."""
    given: dict[str, str] = {}
    for _, end, kind in named:
        match = _ACRONYM.match(text, end)
        if match:
            given.setdefault(match["acronym"], kind)
    for start, end, acronym in occurrences(text, given):
        yield start, end, given[acronym]
