"""The identifier that an act states of itself: in its metadata, its ELI or its title.

CELEX numbers of acts are ``3`` + year + type + four digits, of consolidated states ``0`` +
year + type + four digits + ``-`` + day (Publications Office, "How CELEX numbers are composed").
"""

from __future__ import annotations

import re

_CELEX = re.compile(r"(?<![0-9A-Z])([0-9CE]\d{4}[A-Z]{1,2}\d{4}(?:\(\d{2}\))?(?:R\(\d{2}\))?(?:-\d{8})?)(?![0-9A-Z])")
_ELI = re.compile(r"data\.europa\.eu/eli/([a-z_]{2,12})/(\d{4})/(\d{1,4})(?:\([0-9]{1,2}\))?/(oj|\d{4}-\d{2}-\d{2})")
_REFERENCE = re.compile(
    r"\b0?((?:19|20)\d{2}[A-Z]{1,2}\d{4})\s{0,4}[—–-]\s{0,4}([A-Z]{2})\s{0,4}[—–-]\s{0,4}(\d{2})\.(\d{2})\.(\d{4})"
)
_COM = re.compile(r"\b(COM|SWD|JOIN|SEC|C)\s{0,2}\((\d{4})\)\s{0,2}(\d{1,4})\b")
# A title of an act begins with its type; "Corrigendum to …", "Report on …" name another text.
_TYPE = re.compile(
    r"\W{0,5}(?:(?:council|commission|delegated|implementing|european|parliament|and|the|consolidated|text|delegierte[rn]?)\b[\s:]{1,3}){0,6}"
    r"(?:durchführungs)?(framework decision|directive|regulation|decision|recommendation|décision-cadre|règlement|décision|recommandation"
    r"|richtlinie|verordnung|rahmenbeschluss|beschluss|entscheidung|empfehlung|decisión marco|directiva|reglamento|decisión"
    r"|recomendación)\b"
    r"(?:\s(?:délégué|déléguée|d['’]exécution|delegado|delegada|de ejecución)\b)?",
    re.IGNORECASE,
)
# Who gave it, on what day, or what it does follows the number: "Directive 2014/42/EU: a study" is a study.
_NUMBER = re.compile(
    r"\s+(?:\([A-Za-z, ]{2,25}\)\s+)?((?:No|Nr\.?|n[°º]|n\.[°º])\s+)?(\d{1,4})/(\d{1,4})\b(?:/[A-Za-z]{2,7})?"
    r"(?=,?\s*$|,?\s+(?:of|on|concerning|[a-z]{3,20}ing|du|de|des|der|del|relative?|über|zur|sobre)\b)",
    re.IGNORECASE,
)
_LAST = re.compile(r"()\((\d{2,4})/(\d{1,4})/[A-Za-z, ]{2,15}\)\s*(?:\(Text with EEA relevance\.?\)\s*)?$")

_ELI_TYPES = {
    "dir": "L",
    "dir_impl": "L",
    "dir_del": "L",
    "reg": "R",
    "reg_impl": "R",
    "reg_del": "R",
    "dec": "D",
    "dec_impl": "D",
    "dec_del": "D",
    "dec_framw": "F",
    "reco": "H",
}
_TITLE_TYPES = {
    "framework decision": "F",
    "directive": "L",
    "regulation": "R",
    "decision": "D",
    "recommendation": "H",
    "décision-cadre": "F",
    "règlement": "R",
    "décision": "D",
    "recommandation": "H",
    "richtlinie": "L",
    "verordnung": "R",
    "rahmenbeschluss": "F",
    "beschluss": "D",
    "entscheidung": "D",
    "empfehlung": "H",
    "decisión marco": "F",
    "directiva": "L",
    "reglamento": "R",
    "decisión": "D",
    "recomendación": "H",
}


def celex_in(text: str) -> str:
    """The first CELEX number written in ``text``, or ``""``."""
    found = _CELEX.search(text)
    return found.group(1) if found else ""


def from_eli(text: str) -> str:
    """The CELEX number of the first ELI of an act in ``text``, that of the state where it is dated."""
    found = _ELI.search(text)
    if not found or found.group(1) not in _ELI_TYPES:
        return ""
    kind, year, number, state = found.groups()
    core = f"{year}{_ELI_TYPES[kind]}{int(number):04d}"
    return f"3{core}" if state == "oj" else f"0{core}-{state.replace('-', '')}"


def from_reference(text: str) -> tuple[str, str]:
    """Identifier and language of a consolidated text from its reference line.

    ``02015L0849 — EN — 30.12.2024 — 004.001`` gives ``("02015L0849-20241230", "en")``.
    """
    found = _REFERENCE.search(text)
    if not found:
        return "", ""
    core, language, day, month, year = found.groups()
    return f"0{core}-{year}{month}{day}", language.lower()


def from_title(title: str) -> str:
    """The CELEX number of the act whose title this is, in English, French, German or Spanish.

    ``Directive 2014/42/EU`` numbers by year first, ``Regulation (EU) No 648/2012`` by year last;
    before 1992 the number often ends the title: ``Council Directive of 21 December 1989 on …
    (89/665/EEC)``. A number that does not directly follow the type is another act's, and a title
    that does not read as an act's is that of a text about it.
    """
    title = " ".join(title.split())
    kind = _TYPE.match(title)
    number = (_NUMBER.match(title, kind.end()) or _LAST.search(title)) if kind else None
    if kind is None or number is None:
        return ""
    year_last, first, second = number.groups()
    year, serial = (second, first) if year_last or (len(first) < 4 <= len(second)) else (first, second)
    if len(year) == 2:
        year = f"19{year}"
    if len(year) != 4 or not year.startswith(("19", "20")):
        return ""
    return f"3{year}{_TITLE_TYPES[kind.group(1).lower()]}{int(serial):04d}"


def begins_title(line: str) -> bool:
    """Whether a line begins as an act's title does: with the act's type in capitals, or with its type and number."""
    line = " ".join(line.split())
    kind = _TYPE.match(line)
    return kind is not None and (kind[0].isupper() or _NUMBER.match(line, kind.end()) is not None)


_GIVERS = frozenset(["council", "commission", "european", "parliament", "and", "the", "consolidated", "text"])
"""Who gave an act, which its short title leaves out."""


def short_title(title: str) -> str:
    """Type and number of the act whose title this is, "Directive (EU) 2016/680"; ``""`` for other titles."""
    title = " ".join(title.split())
    kind = _TYPE.match(title)
    number = _NUMBER.match(title, kind.end()) if kind else None
    last = _LAST.search(title) if kind and number is None else None  # "Council Directive of 21 December 1989 on … (89/665/EEC)"
    if kind is None or (number is None and last is None):
        return ""
    words = [word.capitalize() if word.isalpha() and word.isupper() else word for word in title[: kind.end()].split()]
    while len(words) > 1 and words[0].strip(",:").lower() in _GIVERS:
        del words[0]
    named = title[kind.end() : number.end()] if number else f" {title[last.start() + 1 : title.index(')', last.start())]}" if last else ""
    return " ".join(words) + named


def from_commission(text: str) -> str:
    """The canonical id of a Commission document by the number on its cover: ``COM/2020/606``."""
    found = _COM.search(text)
    return f"{found.group(1)}/{found.group(2)}/{int(found.group(3))}" if found else ""
