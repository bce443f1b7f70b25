"""The ways in which people and publishers write the identifier of one text, brought to one key.

A CELEX number of an act (sector 3) is sector, year, letter and number, ``32014L0042``; ``0…`` with a day
is a consolidated state of it, ``02014L0042-20140519`` (EUR-Lex, "CELEX numbers explained"). The European
Legislation Identifier writes the same as ``eli/dir/2014/42/oj`` (Council conclusions 2012/C 325/02).
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

_CELEX = re.compile(
    r"(?P<sector>[0-9CE])(?P<year>[0-9]{4})(?P<letter>[A-Z]{1,2})(?P<number>[0-9]{4})(?P<part>\([0-9]{2}\))?"
)
_CONSOLIDATED = re.compile(r"0(?P<act>[0-9]{4}[A-Z][0-9]{4})-(?P<day>[0-9]{8})")
_ELI = re.compile(
    r"(?:https?://data\.europa\.eu/)?eli/(?P<type>[a-z]{3,5}(?:_[a-z]{2,5})?)"
    r"/(?P<year>[0-9]{4})/(?P<number>[0-9]{1,4})(?:/[a-z0-9/-]{0,30})?",
    re.IGNORECASE,
)
_PREPARATORY = re.compile(
    r"(?P<series>COM|SWD|JOIN|SEC|C) ?[/(](?P<year>[0-9]{4})[)/] ?(?P<number>[0-9]{1,4})"
    r"(?: final)?(?:/[0-9])?",
    re.IGNORECASE,
)
# "Directive (EU) 2019/1153", "Council Framework Decision 2004/757/JHA", "Regulation (EC) No 1920/2006".
_NUMBERED = re.compile(
    r"(?:(?:council|commission|delegated|implementing) ){0,3}"
    r"(?:(?P<type>framework decision|joint action|directive|regulation|decision|recommendation) )?"
    r"(?:\((?:eu|ec|eec|euratom|jha|cfsp|eu, euratom)\) ?)?"
    r"(?:no\.? ?)?(?P<first>[0-9]{1,4})/(?P<second>[0-9]{1,4})"
    r"(?:/(?:eu|ec|eec|jha|cfsp|euratom))?",
    re.IGNORECASE,
)

LETTERS = {
    "directive": "L",
    "regulation": "R",
    "decision": "D",
    "framework decision": "F",
    "joint action": "F",
    "recommendation": "H",
}
_ELI_LETTERS = {"dir": "L", "reg": "R", "dec": "D", "dec_framw": "F", "reco": "H", "joint_action": "F"}


@dataclass(frozen=True, slots=True)
class Numbered:
    """An act named by its number alone: both readings of "2014/42", and the letter if the type is said."""

    pairs: frozenset[tuple[int, int]]
    letter: str | None


def squeeze(text: str) -> str:
    """``text`` without case, blanks, width and kinds of dashes: the key under which spellings meet."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\u2010-\u2015\u2212]", "-", re.sub(r"\s", "", folded))


def slug(name: str) -> str:
    """An id made of a name: "Réport 2024 (final)" → ``report-2024-final``; never empty."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:81].strip("-") or "document"


def is_celex(text: str) -> bool:
    """Whether ``text`` has the form of a CELEX number, of a consolidated state or not."""
    return bool(_CELEX.fullmatch(text) or _CONSOLIDATED.fullmatch(text))


def base_celex(celex: str) -> tuple[str, dt.date | None]:
    """The act's own number and the day of the state: ``02014L0042-20140519`` → ``32014L0042``, that day."""
    match = _CONSOLIDATED.fullmatch(celex)
    if match is None:
        return celex, None
    try:
        return "3" + match["act"], dt.datetime.strptime(match["day"], "%Y%m%d").date()
    except ValueError:
        return "3" + match["act"], None


def consolidated_celex(celex: str, day: dt.date) -> str:
    """The number of an act's consolidated state of ``day``."""
    return f"0{celex[1:]}-{day:%Y%m%d}"


def numbers(celex: str) -> tuple[int, int, str] | None:
    """Year, number and letter of an act's CELEX number, ``None`` for other sectors."""
    match = _CELEX.fullmatch(celex)
    if match is None or match["sector"] != "3" or match["part"]:
        return None
    return int(match["year"]), int(match["number"]), match["letter"]


def written_numbers(celex: str) -> tuple[str, ...]:
    """How an act's number is written in titles: "2014/42", for older ones "89/665" or "1920/2006" too."""
    found = numbers(celex)
    if found is None:
        return ()
    year, number, letter = found
    forms = [f"{year}/{number}"]
    if letter == "R" and year < 2015:
        forms.append(f"{number}/{year}")
    if year < 2000:
        forms += [f"{year % 100:02}/{number}", f"{number}/{year % 100:02}"]
    return tuple(forms)


def from_eli(text: str) -> str | None:
    """The CELEX number of an ELI, ``None`` if it is none or of a type not listed here."""
    match = _ELI.fullmatch(text.strip())
    letter = match and _ELI_LETTERS.get(match["type"].lower().removesuffix("_del").removesuffix("_impl"))
    return f"3{match['year']}{letter}{int(match['number']):04}" if match and letter else None


def preparatory(text: str) -> str | None:
    """``COM(2020) 606 final/2`` → ``COM/2020/606``; ``None`` if it is no such document."""
    match = _PREPARATORY.fullmatch(" ".join(text.split()))
    return f"{match['series'].upper()}/{match['year']}/{int(match['number'])}" if match else None


def numbered(text: str) -> Numbered | None:
    """What act a number names, "Directive 2014/42/EU" or bare "2014/42"; ``None`` if it is something else."""
    match = _NUMBERED.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    first, second = match["first"], match["second"]
    pairs = {(_year(first), int(second)), (_year(second), int(first))}
    return Numbered(frozenset(pairs), LETTERS.get((match["type"] or "").lower()))


def _year(digits: str) -> int:
    return 1900 + int(digits) if len(digits) == 2 and int(digits) > 50 else int(digits)
