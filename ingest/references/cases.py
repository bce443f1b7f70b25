"""Cases of the Union's courts, opinions of the Court, and ECLI."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.references.instruments import Instrument
from ingest.references.numbering import between

_SUFFIX = r"(?: (?:P(?:PU)?(?:-[A-Z]+)?|R(?:EC)?|RENV|OP|TO|DEP|AJ|SA|INT)(?:\([A-Z0-9]{1,3}\))?(?![\w]))"
_NUMBER = rf"[CTF] ?[-–] ?[0-9]{{1,4}}/[0-9]{{2}}(?![\w/]){_SUFFIX}{{0,2}}"
_OLD = r"(?:[0-9]{1,4} and )?[0-9]{1,4}/[5-9][0-9](?![\w/])"  # until 1989; "56 and 58/64" is two
_AND = r"(?:, | and |, and | to | ?& ?)"

_WITH_WORD = re.compile(
    rf"(?<![\w/-])(?:(?:Joined |joined )?[Cc]ases?)(?: [Nn]os?\.?)? (?P<numbers>(?:{_NUMBER}|{_OLD})(?:{_AND}(?:{_NUMBER}|{_OLD})){{0,60}})"
)
_ALONE = re.compile(rf"(?<![\w/.-])(?P<numbers>{_NUMBER}(?:{_AND}{_NUMBER}){{0,60}})")
_OPINION = re.compile(
    r"(?<![\w/-])Opinion (?P<number>[0-9]{1,2}/[0-9]{2})(?![\w/])"
    r"(?: of the (?:Court(?: of Justice)?(?: of the European (?:Union|Communities))?|CJEU|ECJ)(?![\w]))?"
)
_STRASBOURG = re.compile(  # application no. 61496/08; v. Romania, no. 61496/08
    r"(?<![\w/-])(?:(?:[Aa]pplications?|[Aa]pp(?:l)?\.?) (?:[Nn]os?\.? )?|(?<=, )(?:[Nn]os?\.) )"
    r"(?P<numbers>[0-9]{3,5}/[0-9]{2}(?:(?:, | and |, and )[0-9]{3,5}/[0-9]{2}){0,20})(?![\w/])"
)
_PARTIES = re.compile(r" v\.? [A-Z][\w ]{2,40},? (?:\[GC\],? )?$")
_ECLI = re.compile(
    r"(?<![\w/:.-])(?:ECLI: ?(?P<full>[A-Z]{2}:[A-Za-z0-9]{1,7}:[0-9]{4}:[A-Za-z0-9][A-Za-z0-9.]{0,24})"
    r"|(?P<short>EU:[CTF]:[0-9]{4}:[0-9]{1,4}))(?![\w:])"
)
_COMPETITION = re.compile(
    r"(?<![\w/-])[Cc]ase(?: [Nn]o\.?)? (?:COMP/|IV/)?(?P<number>(?:AT|M|JV|SA|C-[0-9])[./][0-9]{3,5}(?:\.[0-9]{3})?)(?![\w/])"
)
_ONE = re.compile(
    r"(?P<letter>[CTF]) ?[-–] ?(?P<number>[0-9]{1,4}/[0-9]{2})|(?P<old>[0-9]{1,4}/[5-9][0-9])|(?P<shared>[0-9]{1,4})(?= and [0-9]{1,4}(?P<year>/[0-9]{2}))"
)


def cases(text: str) -> Iterator[Instrument]:
    """Cases by number, with the word "Case" and the Court's suffixes (P, PPU), without the parties."""
    for pattern in (_WITH_WORD, _ALONE):
        for match in pattern.finditer(text):
            numbers = _expanded(match["numbers"])
            yield Instrument(match.start(), match.end(), "case", numbers, "case", several=len(numbers) > 1)
    yield from _strasbourg(text)
    for match in _OPINION.finditer(text):
        yield Instrument(match.start(), match.end(), "case", (f"Opinion-{match['number']}",), "opinion")
    for match in _COMPETITION.finditer(text):
        yield Instrument(match.start(), match.end(), "case", (match["number"].replace("/", "."),), "case")


def _strasbourg(text: str) -> Iterator[Instrument]:
    """Applications to the European Court of Human Rights, called so or behind the parties' names."""
    for match in _STRASBOURG.finditer(text):
        called = match[0][0] in "Aa"
        if called or _PARTIES.search(text, max(0, match.start() - 60), match.start()):
            numbers = tuple(re.findall(r"[0-9]+/[0-9]+", match["numbers"]))
            yield Instrument(match.start(), match.end(), "case", numbers, "case", several=len(numbers) > 1)


def _expanded(written: str) -> tuple[str, ...]:
    numbers: list[str] = []
    end = 0
    for one in _ONE.finditer(written):
        number = one["old"] or (one["shared"] and one["shared"] + one["year"]) or f"{one['letter']}-{one['number']}"
        if numbers and written[end : one.start()] == " to ":
            prefix, (first, year) = number[: number.find("-") + 1], numbers[-1].split("-")[-1].split("/")
            last, last_year = number.split("-")[-1].split("/")
            if year == last_year:
                numbers += [f"{prefix}{serial}/{year}" for serial in between(first, last) or ()]
        numbers.append(number)
        end = one.end()
    return tuple(numbers)


def ecli(text: str) -> Iterator[Instrument]:
    """European case-law identifiers, in full or as the Court shortens them ("EU:C:2014:238")."""
    for match in _ECLI.finditer(text):
        written = (match["full"] or match["short"]).rstrip(".")
        end = match.end() - (1 if match[0].endswith(".") else 0)
        yield Instrument(match.start(), end, "case", (f"ECLI:{written}",), "case")
