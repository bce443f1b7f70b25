"""Documents by their number: Commission, Council, Parliament, United Nations, Council of Europe; budget lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.identifiers import commission_document, council_document
from ingest.references.instruments import Instrument
from ingest.references.numbering import between

# --------------------------------------------------------------------------- Commission

_TITLE_WORDS = (
    r"(?:(?:(?:European )?Commission(?:'s)? |Joint )?"
    r"(?:Joint |Implementing |Delegated |Staff )?"
    r"(?:Communication|Decision|Recommendation|Regulation|Directive|Proposal|(?:[Ss]taff )?[Ww]orking [Dd]ocument|Report"
    r"|White Paper|Green Paper|[Dd]ocument|[Dd]oc\.) )?"
)
_COMMISSION = re.compile(
    rf"(?<![\w/-]){_TITLE_WORDS}"
    r"(?P<series>COM|SWD|SEC|JOIN|C) ?(?:\( ?(?P<year>[0-9]{4}|[0-9]{2}) ?\)|/(?P<year2>[0-9]{4})/) ?"
    r"(?P<serial>[0-9]{1,5})(?P<end>(?:(?: |-)?(?i:final|fin\.))?(?:/[0-9]{1,2})?(?:,? (?i:part) [0-9]{1,2}/[0-9]{1,2})?)(?![\w(])"
)
_CLOSES = re.compile(r"[.;)\]]|$")
_FURTHER = re.compile(
    r"(?:, | and |, and |(?P<range> ?[–-] ?| to ))(?P<serial>[0-9]{1,5})(?![\w(.]|/[0-9]{4})(?P<end>(?: (?i:final))?)"
)


def commission(text: str) -> Iterator[Instrument]:
    """COM, SWD, SEC, JOIN and C documents: "COM(2020) 606 final/2" is ``COM/2020/606``."""
    for match in _COMMISSION.finditer(text):
        year = match["year"] or match["year2"]
        serials, end = [match["serial"]], match.end()
        if not match["end"]:  # "COM(2020) 605, 606 and 607 final": only the last one is final
            more = list(_further(text, end))
            if more and (more[-1]["end"] or _CLOSES.match(text, more[-1].end())):
                for further in more:
                    serials += (between(serials[-1], further["serial"]) or []) if further["range"] else []
                    serials.append(further["serial"])
                end = more[-1].end()
        identifiers = [commission_document(match["series"], year, serial) for serial in serials]
        if all(identifiers):
            yield Instrument(
                match.start(),
                end,
                "document",
                tuple(str(i) for i in identifiers),
                "document",
                several=len(serials) > 1,
            )


def _further(text: str, at: int) -> Iterator[re.Match[str]]:
    while match := _FURTHER.match(text, at):
        yield match
        at = match.end()


# --------------------------------------------------------------------------- Council

_VERSION = r"(?:[ -](?:INIT|(?:REV|ADD|COR|EXT|DCL|AMD|LIMITE)(?: ?[0-9]{1,2})?(?![A-Za-z])))"
_FILE_CODE = r"(?:,? [A-Z]{3,12}(?: [A-Z]{2,6})? [0-9]{1,3}(?![0-9/]))"  # CORDROGUE 70: the filing subject
_SERIES = r"ST|SN|CM|DS|LT|EUCO|PE-CONS|XT"
_NUMBER = r"[0-9]{4,5}(?:/[0-9]{1,2})?/(?:[0-9]{4}|[0-9]{2})"
_WITH_SERIES = re.compile(
    rf"(?<![\w/-])(?:(?:Council )?(?:[Dd]ocument|[Dd]oc\.?|[Nn]ote) )?(?P<series>{_SERIES})[ -]?"
    rf"(?P<serial>[0-9]{{1,5}})(?:/[0-9]{{1,2}}(?=/))?[/ -](?P<year>[0-9]{{4}}|[0-9]{{2}})(?![\w/])(?!\.[0-9]){_VERSION}{{0,3}}{_FILE_CODE}{{0,4}}"
)
_WITH_NOUN = re.compile(
    rf"(?<![\w/-])(?:Council )?(?:[Dd]ocuments?|[Dd]ocs?\.?)(?: [Nn]os?\.?)? "
    rf"(?P<numbers>{_NUMBER}{_VERSION}{{0,3}}(?:(?:, | and |, and ){_NUMBER}{_VERSION}{{0,3}}){{0,20}})(?![\w/]){_FILE_CODE}{{0,4}}"
)
_WITH_VERSION = re.compile(
    rf"(?<![\w/.-])(?P<number>{_NUMBER})(?:{_VERSION}{{1,3}}{_FILE_CODE}{{0,4}}|{_FILE_CODE}{{1,4}})(?![\w/])"
)
_ALONE = re.compile(r"(?<![\w/.,-])(?<!\+)(?P<number>[0-9]{4,5}/[0-9]{2})(?![\w/-])")
_SPEAKS_OF_COUNCIL = re.compile(
    r"Council(?: of the European Union)? (?:\([0-9]{4}\)|[Cc]onclusions|[Rr]esolution|[Dd]ocument|[Dd]ecision|[Rr]ecommendation|[Nn]ote)|CORDROGUE"
)
_LOOK_BACK = 300  # characters: the title of conclusions, between the word Council and their number
_PARTS = re.compile(r"(?P<serial>[0-9]{4,5})(?:/[0-9]{1,2})?/(?P<year>[0-9]{4}|[0-9]{2})(?![0-9/])")


def council(text: str) -> Iterator[Instrument]:
    """Council documents: "Council doc. 11985/15", "ST 14178/2020 INIT", "5643/5/14 REV 5"."""
    for match in _WITH_SERIES.finditer(text):
        identifier = council_document(match["series"], match["serial"], match["year"])
        yield Instrument(match.start(), match.end(), "document", (identifier,), "document")
    for match in _WITH_NOUN.finditer(text):
        yield _numbers(match, match["numbers"])
    for match in _WITH_VERSION.finditer(text):
        yield _numbers(match, match["number"])
    for match in _ALONE.finditer(text):
        # A number alone is one only where the sentence speaks of what the Council adopted.
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if _SPEAKS_OF_COUNCIL.search(before[before.rfind("\n") + 1 :]):
            yield _numbers(match, match["number"])


def _numbers(match: re.Match[str], written: str) -> Instrument:
    identifiers = tuple(council_document("ST", part["serial"], part["year"]) for part in _PARTS.finditer(written))
    return Instrument(match.start(), match.end(), "document", identifiers, "document", several=len(identifiers) > 1)


# --------------------------------------------------------------------------- others

_OTHERS = (
    # texts adopted by the European Parliament, and reports tabled
    re.compile(r"(?<![\w/-])(?P<number>P[0-9]{1,2}_TA(?:-PROV)?\([0-9]{4}\)[0-9]{4})(?![\w(])"),
    re.compile(r"(?<![\w/-])(?P<number>[AB][5-9]-[0-9]{4}/[0-9]{4})(?![\w/])"),
    # United Nations: symbols of resolutions and of documents of the organs
    re.compile(
        r"(?<![\w/-])(?P<number>(?:A|S|E)/(?:RES|HRC|CN\.[0-9]{1,2})/[A-Z0-9][\w./-]{0,20}[0-9](?: ?\([0-9]{4}\))?)(?![\w/])"
    ),
    # Council of Europe, Committee of Ministers
    re.compile(
        r"(?<![\w-])(?:Recommendation (?:[Nn]o\.? )?)?"
        r"(?P<number>(?:CM/)?Rec ?\([0-9]{4}\) ?[0-9]{1,2}|(?<=[a-z.] )R ?\([0-9]{2}\) ?[0-9]{1,2})(?![\w/(])"
    ),
)
_SECURITY_COUNCIL = re.compile(
    r"(?<![\w/-])(?:(?:(?:UN |United Nations )?Security Council )?[Rr]esolution|UNSCR|UNSC Resolution) "
    r"(?P<serial>[0-9]{3,4}) ?\((?P<year>[0-9]{4})\)(?![\w/])"
)

_BUDGET_NUMBER = r"[0-9]{2}(?:[ .][0-9]{2}){1,4}(?! ?[0-9])(?!\.[0-9])"
_BUDGET = re.compile(
    rf"(?<![\w/-])(?:(?:[Bb]udget(?:ary)? )(?:lines?|items?|headings?|articles?|chapters?)|Items?|Article|Chapter)(?: [Nn]os?\.?)? "
    rf"(?P<numbers>{_BUDGET_NUMBER}(?:(?:, | and |, and ){_BUDGET_NUMBER}){{0,20}})(?!\w)"
)
_BUDGET_ONE = re.compile(_BUDGET_NUMBER)
_DIGITS = re.compile(r"[0-9]{2}")


def others(text: str) -> Iterator[Instrument]:
    """Documents of the Parliament, the United Nations and the Council of Europe, by their symbols."""
    for pattern in _OTHERS:
        for match in pattern.finditer(text):
            yield Instrument(match.start(), match.end(), "document", (match["number"].replace(" ", ""),), "document")
    for match in _SECURITY_COUNCIL.finditer(text):
        identifier = f"S/RES/{match['serial']}({match['year']})"
        yield Instrument(match.start(), match.end(), "document", (identifier,), "resolution")


def budget(text: str) -> Iterator[Instrument]:
    """Lines of the general budget: "Item 18 02 77 04" is ``budget_item:18 02 77 04``."""
    for match in _BUDGET.finditer(text):
        numbers = [" ".join(_DIGITS.findall(one[0])) for one in _BUDGET_ONE.finditer(match["numbers"])]
        if match[0][0] in "AC" and any(len(number) < 8 for number in numbers):
            continue  # "Article 18 02" is no line; "Article 18 02 03" is
        identifiers = tuple(f"budget_item:{number}" for number in numbers)
        yield Instrument(match.start(), match.end(), "budget", identifiers, "item", several=len(identifiers) > 1)
