"""Canonical identifiers, computed from what a citation says and never looked up.

CELEX numbers follow the "CELEX numbering" note of the Publications Office: sector, year, letter,
number in four digits (``32014L0042``), then ``R(01)`` for a corrigendum; a consolidated state starts
with 0 and ends in its date (``02019L1153-20240709``). ELI templates are those of Council conclusions
2012/C 325/02 as the Office applies them (``eli/dir/2014/42/oj``).

The one hard question is which half of "2014/42" is the year. The rules of the Interinstitutional
style guide, point 10.1: until the end of 2014 regulations, and decisions of Parliament and Council
("Decision No 1082/2013/EU"), carry the number first, all else the year first; from 2015 on the year
is first everywhere. Until 1998 years had two digits. Where a spelling drops the marks that tell
these apart and both orders give an act, both are returned.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

FIRST_YEAR = 1952  # of the Coal and Steel Community; two-digit years run from here to 1999
NEW_STYLE = 2015  # from 1 January: one number series, year first

LETTERS = {
    "directive": "L",
    "regulation": "R",
    "decision": "D",
    "framework decision": "F",
    "recommendation": "H",
    "opinion": "A",
    "guideline": "O",
}
"""CELEX letters of nouns that have one whatever their domain; see ``letter``."""

THIRD_PILLAR, SECOND_PILLAR = "JHA", "CFSP"
_DOMAINS = {"CE": "EC", "CEE": "EEC", "UE": "EU", "JAI": "JHA", "PESC": "CFSP", "EURATOM": "EURATOM"}


@dataclass(frozen=True, slots=True)
class ActNumber:
    """The number of an act as written: ``first/second``, and the marks that tell what they are.

    ``domains``: the treaties or pillars beside it, in capitals ("EU", "EC", "JHA", "EURATOM").
    ``numbered``: "No" stands before it, which marks number-first. ``bracketed``: the domain stands in
    front ("(EU) 2019/1153"), the style since 2015. ``year``: of the date that follows, if any.
    """

    first: str
    second: str
    domains: frozenset[str] = frozenset()
    numbered: bool = False
    bracketed: bool = False
    year: int | None = None


def domain(written: str) -> str:
    """The English name of a treaty's or pillar's domain, in capitals ("CE" is "EC")."""
    upper = written.upper()
    return _DOMAINS.get(upper, upper)


def letters(noun: str, domains: frozenset[str], numbered: bool = False) -> tuple[str, ...]:
    """The CELEX letters that an act called ``noun`` may have; several where ``noun`` is ``""``.

    Joint actions and common positions are E under the second pillar and F under the third. The
    Coal and Steel Community's general decisions ("Decision No 2277/96/ECSC") are S.
    """
    if noun in {"joint action", "common position", "joint position"}:
        return ("E",) if SECOND_PILLAR in domains else ("F",)
    if noun == "common strategy":
        return ("E",)
    if noun == "decision" and domains == {"ECSC"} and numbered:
        return ("S",)
    if noun:
        return (LETTERS[noun],)
    if THIRD_PILLAR in domains:
        return ("F", "D")
    if SECOND_PILLAR in domains:
        return ("D", "E")
    return ("L", "D")


def act(noun: str, number: ActNumber) -> tuple[str, ...]:
    """The CELEX numbers that the citation allows: none, one, or two where it is ambiguous.

    ``noun`` is in the singular and lower case ("framework decision"), ``""`` for a number alone.
    """
    readings = _readings(noun, number)
    if len(readings) > 1 and number.year is not None:
        readings = tuple(r for r in readings if r[0] == number.year) or readings
    return tuple(
        celex("3", year, letter, serial)
        for letter in letters(noun, number.domains, number.numbered)
        for year, serial in readings
    )


def celex(sector: str, year: int, letter: str, serial: int) -> str:
    """``celex("3", 2014, "L", 42) == "32014L0042"``."""
    return f"{sector}{year}{letter}{serial:04d}"


def _readings(noun: str, number: ActNumber) -> tuple[tuple[int, int], ...]:
    """Pairs (year, serial) that the number allows by convention, the likelier first."""
    year_first = _pair(number.first, number.second)
    number_first = _pair(number.second, number.first)
    if year_first is None or number_first is None:
        only = year_first or number_first
        return (only,) if only else ()
    if noun not in {"regulation", "decision"}:
        return (year_first,)
    if number.numbered:
        return (number_first,)
    new_style = year_first[0] >= NEW_STYLE
    old_style = number_first[0] < NEW_STYLE
    if new_style and number.bracketed and "EU" in number.domains:
        return (year_first,)
    if noun == "decision":
        # Number first needs a "No", and its year had four digits by the time that writers drop it.
        dropped = len(number.second) == 4 and old_style
        return (year_first, number_first) if dropped else (year_first,)
    if number.domains & {"EC", "EEC", "ECSC"}:
        return (number_first,)
    if new_style != old_style:
        return (year_first,) if new_style else (number_first,)
    return (year_first, number_first)


def _pair(year: str, serial: str) -> tuple[int, int] | None:
    """``year`` and ``serial`` as numbers, if the one can be a year and the other a serial number."""
    value = full_year(year)
    number = int(serial)
    return (value, number) if value is not None and 0 < number < 10_000 else None


def full_year(written: str) -> int | None:
    """The year that two or four digits mean, ``None`` if they can mean none.

    "95" is 1995; "03" is 2003, which only loose writing does. A year after next is none: it keeps
    "2037/2000" from being read as an act of 2037.
    """
    if len(written) == 4:
        year = int(written)
        return year if FIRST_YEAR <= year <= dt.date.today().year + 1 else None
    if len(written) != 2:
        return None
    short = int(written)
    if short >= FIRST_YEAR % 100:
        return 1900 + short
    return 2000 + short if written.startswith("0") and short else None


# --------------------------------------------------------------------------- CELEX as written

CELEX = re.compile(
    r"""(?P<sector>[0-9CE]) (?P<year>[0-9]{4}) (?P<letter>[A-Z]{1,2}) (?P<serial>[0-9]{4})
        (?: R\( (?P<corrigendum>[0-9]{2}) \) | \( (?P<part>[0-9]{2}) \) )?
        (?: - (?P<state>[0-9]{8}) )?""",
    re.VERBOSE,
)
"""A whole CELEX number; ``state`` is the date of a consolidated state, ``part`` tells acts of one day apart."""


def corrigendum(act_celex: str, which: int) -> str:
    """``corrigendum("32014L0042", 1) == "32014L0042R(01)"``."""
    return f"{act_celex}R({which:02d})"


def consolidated(act_celex: str, state: dt.date) -> str:
    """``consolidated("32019L1153", date(2024, 7, 9)) == "02019L1153-20240709"``.

    Raises:
        ValueError: ``act_celex`` is not an act of sector 3.
    """
    if not act_celex.startswith("3"):
        raise ValueError(f"{act_celex} is no legal act (sector 3), so it has no consolidated state")
    return f"0{act_celex[1:]}-{state:%Y%m%d}"


def original(celex_number: str) -> str:
    """The act behind a consolidated state or a corrigendum; other identifiers come back unchanged.

    ``original("02019L1153-20240709") == original("32019L1153R(01)") == "32019L1153"``.
    """
    match = CELEX.fullmatch(celex_number)
    if not match or match["sector"] not in "03":
        return celex_number
    return f"3{match['year']}{match['letter']}{match['serial']}"


# --------------------------------------------------------------------------- ELI

_ELI_LETTERS = {
    "dir": "L",
    "dir_del": "L",
    "dir_impl": "L",
    "reg": "R",
    "reg_del": "R",
    "reg_impl": "R",
    "reg_finagg": "R",
    "dec": "D",
    "dec_del": "D",
    "dec_impl": "D",
    "dec_framw": "F",
    "jointact": "F",
    "joint_action": "F",
    "reco": "H",
    "recom": "H",
    "gui": "O",
    "guideline": "O",
    "opin": "A",
}
_ELI_TYPES = {"L": "dir", "R": "reg", "D": "dec", "F": "dec_framw", "H": "reco", "O": "gui", "A": "opin"}

ELI = re.compile(
    r"""eli/ (?P<type>[a-z_]{2,12}) / (?P<year>[0-9]{4}) / (?P<serial>[0-9]{1,4})
        (?: / (?P<place>(?:[a-z]{3}(?:_[0-9A-Za-z]{1,8})?)(?:/[a-z]{3}_[0-9A-Za-z]{1,8}){0,5}) (?=/|$|[^\w/]) )?
        (?: / (?P<state>[0-9]{4}-[0-9]{2}-[0-9]{2}) )?
        (?: /oj(?:/[a-z]{3})? )?""",
    re.VERBOSE,
)
"""The part of an ELI that says which act, which of its subdivisions and which state."""


def from_eli(eli: str) -> str | None:
    """The CELEX number of an ELI, ``None`` if ``eli`` is none or of a type unknown here.

    ``from_eli("http://data.europa.eu/eli/dir/2019/1153/2024-07-09") == "02019L1153-20240709"``.
    """
    match = ELI.search(eli)
    letter = _ELI_LETTERS.get(match["type"]) if match else None
    if match is None or letter is None:
        return None
    number = celex("3", int(match["year"]), letter, int(match["serial"]))
    if match["state"]:
        try:
            return consolidated(number, dt.date.fromisoformat(match["state"]))
        except ValueError:
            return None
    return number


def eli_place(eli: str) -> str | None:
    """The place that an ELI of a subdivision points to ("art_4.par_1"), ``None`` if to the act."""
    match = ELI.search(eli)
    return match["place"].replace("/", ".") if match and match["place"] and match["place"] != "oj" else None


def to_eli(celex_number: str) -> str | None:
    """The ELI of a legal act or of its consolidated state, ``None`` for other identifiers.

    Implementing and delegated acts have types of their own (``reg_impl``), which a CELEX number does
    not tell: for them this is the ELI of the base type, which does not resolve.
    """
    match = CELEX.fullmatch(celex_number)
    if not match or match["sector"] not in "03" or match["letter"] not in _ELI_TYPES or match["corrigendum"]:
        return None
    stem = f"http://data.europa.eu/eli/{_ELI_TYPES[match['letter']]}/{match['year']}/{int(match['serial'])}"
    state = match["state"]
    return f"{stem}/{state[:4]}-{state[4:6]}-{state[6:]}" if state else f"{stem}/oj"


# --------------------------------------------------------------------------- other series


def commission_document(series: str, year: str, serial: str) -> str | None:
    """``commission_document("COM", "2020", "606") == "COM/2020/606"``; two-digit years are filled up."""
    full = full_year(year)
    return f"{series.upper()}/{full}/{int(serial)}" if full is not None and int(serial) else None


def council_document(series: str, serial: str, year: str) -> str:
    """``council_document("ST", "14178", "20") == "ST-14178-2020"``; two-digit years up to 51 are of this century."""
    short = int(year)
    full = short if len(year) == 4 else short + (2000 if short < FIRST_YEAR % 100 else 1900)
    return f"{series.upper()}-{int(serial)}-{full}"


def official_journal(series: str, year: int, issue: str, page: str | None = None) -> str:
    """``official_journal("L", 2014, "127", "39") == "OJ:L:2014:127:39"``; "102 I" is "102I"."""
    stem = f"OJ:{series.upper()}:{year}:{issue.replace(' ', '').upper().lstrip('0')}"
    return f"{stem}:{int(page)}" if page else stem


def official_journal_act(series: str, year: str, serial: str) -> str:
    """Since October 2023 each act is an issue of its own: ``OJ:L:2024/1260``."""
    return f"OJ:{series.upper()}:{year}/{int(serial)}"
