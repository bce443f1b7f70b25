"""The Official Journal: "OJ L 127, 29.4.2014, p. 39", in the spellings of seven decades and of law reviews."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.identifiers import official_journal, official_journal_act
from ingest.references.dates import DATE
from ingest.references.instruments import Instrument

_NAME = r"(?:O\.?J\.?|Official Journal(?: of the European (?:Union|Communities|Community))?)(?: ?No\.?)?"
_SERIES = r"(?P<series>[LCS])"
_ISSUE = r"(?P<issue>[0-9]{1,3} ?[AEIM]?(?![0-9A-Za-z]))"
_PAGE = r"(?:pp?\.? ?|P\. ?|pages? |/ ?)(?P<page>[0-9]{1,5})(?: ?[-–] ?[0-9]{1,5})?"

_CLASSIC = re.compile(  # OJ L 127, 29.4.2014, p. 39; OJ No C 15, 19. 1. 1989, p. 8; OJ L 395 , 30/12/1989 P. 0033 - 0035
    rf"(?<![\w/-]){_NAME} ?{_SERIES} ?(?:No\.? ?)?{_ISSUE} ?(?:,? of |, ?| |, dated )(?P<date>{DATE})(?:,? {_PAGE})?(?![\w/])"
)
_DATE_LAST = re.compile(  # OJ L 335/8, 11.11.2004
    rf"(?<![\w/-]){_NAME} ?{_SERIES} ?{_ISSUE} ?/ ?(?P<page>[0-9]{{1,5}})(?:, ?| of | \()(?P<date>{DATE})\)?(?![\w/])"
)
_YEAR_BEFORE = re.compile(  # [2014] OJ L 127/39; OJ 2014 L 127, p. 39; OJ [2014] L127/39
    rf"(?<![\w/-])(?:[\[(](?P<year>(?:19|20)[0-9]{{2}})[\])] {_NAME}|{_NAME} [\[(]?(?P<year2>(?:19|20)[0-9]{{2}})[\])]?,?)"
    rf" {_SERIES} ?{_ISSUE}(?:, ?| ?(?=/)| ){_PAGE}(?![\w/])"
)
_BY_ACT = re.compile(  # OJ L, 2024/1260, 2.5.2024; OJ C, C/2024/1234, 5.2.2024; OJ L 2024/1260
    rf"(?<![\w/-]){_NAME} ?(?P<series>[LC])(?: series)?,? ?(?:[LC]/)?(?P<year>20[2-9][0-9])/(?P<serial>[0-9]{{1,5}})(?![\w/])(?:, ?{DATE})?"
)
_COLONS = re.compile(
    r"(?<![\w/-])OJ:(?P<series>[LC]):(?P<year>[0-9]{4}):(?P<issue>[0-9]{1,3}[A-Z]?)(?::(?P<page>[0-9]{1,5}|TOC))?(?![\w/])"
)

_BY_TEXT = re.compile(  # 2000/C 197/01: the first text in OJ C 197 of 2000
    r"(?<![\w/-])(?P<year>(?:19|20)[0-9]{2})/(?P<series>[LC]) ?(?P<issue>[0-9]{1,3} ?[AEI]?)/[0-9]{2}(?![\w/])"
)


def journal(text: str) -> Iterator[Instrument]:
    """Every reference to an issue of the Official Journal, its date and page included.

    One without a year (neither date nor volume) identifies nothing and is left out.
    """
    for match in _BY_ACT.finditer(text):
        yield _found(match, official_journal_act(match["series"], match["year"], match["serial"]))
    for match in (*_CLASSIC.finditer(text), *_DATE_LAST.finditer(text)):
        year = int(match["date"][-4:])
        yield _found(match, official_journal(match["series"], year, match["issue"], match["page"]))
    for match in _YEAR_BEFORE.finditer(text):
        year = int(match["year"] or match["year2"])
        yield _found(match, official_journal(match["series"], year, match["issue"], match["page"]))
    for match in _BY_TEXT.finditer(text):
        yield _found(match, official_journal(match["series"], int(match["year"]), match["issue"]))
    for match in _COLONS.finditer(text):
        page = match["page"] if match["page"] != "TOC" else None
        yield _found(match, official_journal(match["series"], int(match["year"]), match["issue"], page))


def _found(match: re.Match[str], identifier: str) -> Instrument:
    return Instrument(match.start(), match.end(), "journal", (identifier,), "journal")
