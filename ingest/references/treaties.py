"""Treaties of the Union, the Charter, protocols, and international conventions.

Treaties have no numbers but their names, so names stand here; the list holds founding law and the
conventions that Union acts of any field cite, not those of one field. Every other convention is
identified by its number in the Council of Europe's series or by the year that it is called by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.references.dates import DATE
from ingest.references.instruments import Form, Instrument

_CHARTER = r"(?:EU |European )?Charter of (?:the )?Fundamental Rights(?: of the (?:European Union|EU|Union))?"
_ORGANISED = r"Transnational Organi[sz]ed Crime"
_UN = r"(?:(?:United Nations|UN|U\.N\.) )"

_NAMES: tuple[tuple[str, str, str], ...] = (
    # identifier, noun of a back-reference, pattern
    (
        "TFEU",
        "treaty",
        r"Treaty on the Functioning of the (?:European Union|EU|Union)|TFEU",
    ),
    ("TEU", "treaty", r"Treaty on (?:the )?European Union|(?:EU|Maastricht) Treaty|TEU"),
    (
        "EAEC",
        "treaty",
        r"Treaty establishing the European Atomic Energy Community|(?:Euratom|EAEC) Treaty|TEAEC",
    ),
    ("ECSC", "treaty", r"Treaty establishing the European Coal and Steel Community|ECSC Treaty"),
    (
        "TEC",
        "treaty",
        r"Treaty establishing the European (?:Economic )?Community|(?:EC|EEC) Treaty|Treaty of Rome",
    ),
    ("Treaty-of-Lisbon", "treaty", r"Treaty of Lisbon|Lisbon Treaty"),
    ("Treaty-of-Amsterdam", "treaty", r"Treaty of Amsterdam|Amsterdam Treaty"),
    ("Treaty-of-Nice", "treaty", r"Treaty of Nice|Nice Treaty"),
    ("CFR", "charter", rf"{_CHARTER}|EU Charter(?! (?:of|for)\b)|CFREU"),
    (
        "ECHR",
        "convention",
        r"(?:European )?Convention for the Protection of Human Rights and Fundamental Freedoms"
        r"|European Convention (?:on|of|for) Human Rights(?: and Fundamental Freedoms)?|ECHR(?!, (?:Grand|judgment|case|no\.)| (?:judgment|case|ruling))",
    ),
    ("UNCAC", "convention", rf"{_UN}?Convention against Corruption|UNCAC"),
    ("UNTOC", "convention", rf"{_UN}?Convention against {_ORGANISED}|UNTOC|Palermo Convention"),
    ("UNCRC", "convention", rf"{_UN}?Convention on the Rights of the Child|UNCRC"),
    ("UNCRPD", "convention", rf"{_UN}?Convention on the Rights of Persons with Disabilities|(?:UN)?CRPD"),
    ("UNCLOS", "convention", rf"{_UN}?Convention on the Law of the Sea|UNCLOS"),
    ("ICCPR", "covenant", r"International Covenant on Civil and Political Rights|ICCPR"),
    ("ICESCR", "covenant", r"International Covenant on Economic,? Social and Cultural Rights|ICESCR"),
    ("VCLT", "convention", r"Vienna Convention on the Law of Treaties|VCLT"),
)
_NAME = re.compile(
    r"(?<![\w/-])(?:"
    + "|".join(f"(?P<n{index}>{pattern})" for index, (_, _, pattern) in enumerate(_NAMES))
    + r")(?![\w/-])"
)
_CHARTER_ALONE = re.compile(r"(?<![\w-])(?<!UN )(?<!Nations )Charter(?! (?:of|for|on)\b)(?![\w-])")
_SIGN = re.compile(
    r"(?:(?<=[0-9)] )|(?<=[0-9][a-z] )|(?<= the )(?=CFR|TEC))(?P<short>EC|EU|EEC|EA|CS|CFR|TEC)(?![\w/-])"
)
_AFTER_SIGN = re.compile(
    r" (?!(?:and|or|in|by|is|does|must|to|on|as|was|were|are|provides|which|for|applies|has|cannot|may|the)\b)[A-Za-z(]"
)
_SIGNS = {"EC": "TEC", "EEC": "TEC", "EU": "TEU", "EA": "EAEC", "CS": "ECSC", "CFR": "CFR", "TEC": "TEC"}

_TO_ECHR = re.compile(
    r" to the (?:ECHR|(?:European )?Convention (?:for the Protection|on Human Rights)[\w ]{0,50}?(?:Freedoms|Rights))(?!\w)"
)
_PROTOCOLS = re.compile(
    r"(?<![\w-])Protocols (?P<numbers>(?:[Nn]os?\.? ?)?[0-9]{1,2}(?:(?:, | and |, and )(?:[Nn]o\.? ?)?[0-9]{1,2}){1,9})(?![\w/]|\.[0-9])"
)
_PROTOCOL = re.compile(
    r"(?<![\w-])(?:Additional )?Protocol (?:\( ?[Nn]o\.? ?(?P<inner>[0-9]{1,2}) ?\)|(?:[Nn]o\.? ?)?(?P<number>[0-9]{1,2}))(?![\w/]|\.[0-9]|,? ?[0-9])"
)

_SERIES = re.compile(
    r"(?<![\w-])(?:CETS|ETS|Council of Europe Treaty Series|European Treaty Series)(?: ?[-–] ?|,? )(?:(?:[Nn]o|[Nn]r|[Nn]°)\.? ?)?(?P<number>[0-9]{1,3})(?![\w/])"
)
_CONVENTION_108 = re.compile(
    r"(?<![\w-])(?:Council of Europe )?Convention (?:[Nn]o\.? ?)?(?P<number>[1-9][0-9]{1,2})\+?(?![\w/.]|,? ?[0-9])"
)

_YEAR = r"(?:19|20)[0-9]{2}"
_YEARS = rf"{_YEAR}(?:(?:, | and |, and ){_YEAR}){{0,5}}"
_BODY = r"(?:United Nations|UN|U\.N\.|Council of Europe|European|Vienna|Geneva|Hague|New York|Single)"
_CAPITAL = (
    r"(?!(?:Directive|Regulation|Decision|Framework|Council|Commission|Article|Joint|Case|Member|EU)\b)[A-Z][\w'-]*"
)
_LINK = r"(?:the|an?|of|in|for|on|to|with|from|by|against|or|their|its)"
_TITLE = (  # a convention's title is its name, and written with capitals
    rf"(?: (?:on|against|for|relating to|concerning|regarding) (?:{_LINK} ){{0,2}}{_CAPITAL}"
    rf"(?:, {_CAPITAL}(?=,| and )| and (?:on (?:the )?)?{_CAPITAL}| (?:{_LINK} ){{0,3}}{_CAPITAL}){{0,24}})?"
)
_BY_YEAR = re.compile(  # the 1988 United Nations Convention against …; the 1961, 1971 and 1988 UN Conventions
    rf"(?<![\w/-])(?P<years>{_YEARS}) (?:{_BODY} )?(?:[A-Z][a-z]+ ){{0,2}}Conventions?(?![\w-]){_TITLE}"
)
_YEAR_BEHIND = re.compile(  # Single Convention on Narcotic Drugs of 1961; UN Conventions of 1961 and 1971
    rf"(?<![\w/-])(?:{_BODY} ){{1,2}}(?:[A-Z][a-z]+ ){{0,2}}Conventions?{_TITLE}"
    rf"(?:(?:,| of) (?P<years>{_YEARS})(?![0-9/]| ?\()| \((?P<in_brackets>{_YEAR})\)|(?= of (?P<date>{DATE})))"
)


def treaties(text: str) -> Iterator[Instrument]:
    """Treaties, the Charter, protocols and conventions that carry a name, a number or a year known to identify them."""
    yield from _protocols(text)
    yield from _several_protocols(text)
    for match in _NAME.finditer(text):
        identifier, noun, _ = _NAMES[int(str(match.lastgroup)[1:])]
        kind = "treaty" if noun in {"treaty", "charter"} else "convention"
        if not _is_abbreviation_of_itself(text, match):
            yield Instrument(match.start(), match.end(), kind, (identifier,), noun, full=noun)
    for match in _CHARTER_ALONE.finditer(text):
        if text[max(0, match.start() - 4) : match.start()].lower() == "the ":
            yield Instrument(match.start(), match.end(), "treaty", ("CFR",), "charter", full="charter")


def _protocols(text: str) -> Iterator[Instrument]:
    for match in _PROTOCOL.finditer(text):
        identifier, end = f"Protocol-{match['inner'] or match['number']}", match.end()
        if behind := _TO_ECHR.match(text, end):
            identifier, end = f"ECHR-{identifier}", behind.end()
        yield Instrument(match.start(), end, "treaty", (identifier,), "protocol", full="protocol")


def _several_protocols(text: str) -> Iterator[Instrument]:
    for match in _PROTOCOLS.finditer(text):
        numbers = tuple(f"Protocol-{number}" for number in re.findall(r"[0-9]+", match["numbers"]))
        yield Instrument(match.start(), match.end(), "treaty", numbers, "protocol", several=True, full="protocol")


def _is_abbreviation_of_itself(text: str, match: re.Match[str]) -> bool:
    """Whether "TFEU" only explains the name before it: "Treaty on the … European Union (TFEU)"."""
    before = text[max(0, match.start() - 20) : match.start()]
    return bool(re.search(r"[a-z] \((?:the |hereinafter |'|\")*$", before)) and bool(
        re.match(r"['\"]*\)", text[match.end() : match.end() + 3])
    )


def treaty_signs(text: str) -> Iterator[Instrument]:
    """ "Article 81 EC", "Article 47 CFR": signs that mean a treaty only where an article is said to be of it."""
    for match in _SIGN.finditer(text):
        if not _AFTER_SIGN.match(text, match.end()):
            identifier = _SIGNS[match["short"]]
            noun = "charter" if identifier == "CFR" else "treaty"
            yield Instrument(match.start(), match.end(), "treaty", (identifier,), noun, Form.WEAK, full=noun)


def conventions(text: str) -> Iterator[Instrument]:
    """Conventions by number ("CETS No 198" is ``CETS-198``) or year ("1988 UN Convention" is ``convention:1988``)."""
    for pattern in (_SERIES, _CONVENTION_108):
        for match in pattern.finditer(text):
            yield Instrument(match.start(), match.end(), "convention", (f"CETS-{match['number']}",), "convention")
    for match in _BY_YEAR.finditer(text):
        yield _by_year(match, match["years"])
    for match in _YEAR_BEHIND.finditer(text):
        yield _by_year(match, match["years"] or match["in_brackets"] or match["date"][-4:])


def _by_year(match: re.Match[str], written: str) -> Instrument:
    years = tuple(f"convention:{year}" for year in re.findall(_YEAR, written))
    return Instrument(match.start(), match.end(), "convention", years, "convention", several=len(years) > 1)
