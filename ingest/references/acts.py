"""Legal acts by their number: "Council Framework Decision 2004/757/JHA", "Reg. 2018/1805", "Directives … and …".

The span holds the institution, before or behind, and ends before the date and the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.identifiers import ActNumber, act, celex, domain, full_year
from ingest.references.dates import DATE_BEHIND
from ingest.references.instruments import Instrument
from ingest.references.numbering import between

# --------------------------------------------------------------------------- pieces

INSTITUTION = (
    r"(?:(?:(?:European )?Parliament|EP) and (?:of )?(?:the )?Council(?: of the European Union)?"
    r"|Council and (?:the )?(?:European )?(?:Parliament|Commission)"
    r"|(?:EU |EC )?(?:European )?(?:Council|Commission)(?: of the European (?:Union|Communities))?"
    r"|European Central Bank|European Parliament|High Authority|ECB)"
)
"""Who adopts acts, as it stands before the noun."""

BEHIND = (
    r",? of the (?:European Parliament,? and (?:of )?(?:the )?Council"
    r"|(?:EP|Parliament) and (?:of )?(?:the )?Council"
    r"|Council and (?:of )?(?:the )?(?:European )?(?:Parliament|Commission)"
    r"|European Council|European Commission|European Central Bank|European Parliament|Commission"
    r"|Council(?! of Europe))(?: of the European (?:Union|Communities))?(?![\w-])"
)
"""Who adopted the act, as it stands behind the number."""

NOUNS = {
    "framework decision": r"Framework[ -]Decisions?|Framework Dec\.|FW?Ds?",
    "joint action": r"Joint Actions?",
    "common position": r"Common Positions?",
    "joint position": r"Joint Positions?",
    "common strategy": r"Common Strateg(?:y|ies)",
    "directive": r"Directives?|Dirs?\.?",
    "regulation": r"Regulations?|Regs?\.?",
    "decision": r"Decisions?|Decs?\.?",
    "recommendation": r"Recommendations?|Recs?\.",
    "guideline": r"Guidelines?",
    "opinion": r"Opinions?",
}
_NOUN = "|".join(f"(?P<{name.replace(' ', '_')}>{pattern})" for name, pattern in NOUNS.items())

_DOMAIN = r"(?:EURATOM|ECSC|CFSP|PESC|EEC|CEE|JHA|JAI|EU|EC|CE|UE)"
_DOMAINS = rf"{_DOMAIN}(?:(?:, ?| and | ?/ ?){_DOMAIN}){{0,2}}"
_REGIME = rf"(?:\( ?(?P<bracketed>{_DOMAINS}) ?\)|(?P<open>{_DOMAINS})(?:(?= )|/(?=[0-9])))"  # "(EU, Euratom)", "EU"
_NUMBERED = r"(?:Nos?\b\.?|Nr\.?|n[°º]|№|n\.|numbers?\b|#)"
_MARKS = rf"(?: ?{_REGIME})?(?: ?(?P<numbered>{_NUMBERED}))? ?"
_NUMBER = (
    r"(?P<first>[0-9]{1,4}) ?/ ?(?P<second>[0-9]{1,4})"
    rf"(?: ?/ ?(?P<suffix>{_DOMAIN})(?P<more>(?:, ?| and |/)(?:Euratom|ECSC))?(?!\w)|(?!\w| ?/ ?\w))"
    r"(?! ?/ ?[0-9])(?: ?\((?P<after>EU|EC|EEC)\))?"
)
_FOOTNOTE = r"(?: ?\( ?\*?[0-9]{0,3} ?\)|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,3})?"  # a mark left in the text

_ACT = re.compile(
    rf"(?<![\w-])(?:the (?:said|same) )?(?:{INSTITUTION}(?:'s)? |(?:EU|EC)[ -])?(?P<modifier>(?:Implementing|Delegated) )?"
    rf"(?:{_NOUN})(?:{BEHIND})?(?P<marks>{_MARKS})(?P<bracket>\(?){_NUMBER}",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"{_FOOTNOTE}(?:(?P<range> to | ?– ?)|,? (?:and|or|as well as|&) (?:of )?|, ?)(?P<marks>{_MARKS}){_NUMBER}",
    re.IGNORECASE,
)
_BEHIND = re.compile(BEHIND, re.IGNORECASE)
_UNSLASHED = re.compile(rf"(?<![\w/-])(?:{INSTITUTION} )?Regulation(?: \(EEC\))? No (?P<serial>[0-9]{{1,3}})(?![0-9/])")
_BARE = re.compile(
    rf"(?<![\w/.-])(?P<first>[0-9]{{2,4}})/(?P<second>[0-9]{{1,4}})/(?P<suffix>{_DOMAIN})(?![\w/])(?:, Euratom)?"
)
_EEA = re.compile(
    r"(?<![\w/-])Decision(?: of the EEA Joint Committee)? No (?P<serial>[0-9]{1,3})/(?P<year>[0-9]{2,4})"
    r"(?: of the EEA Joint Committee)?(?![\w/])"
)

# What is numbered alike and is no act of the Union.
_OTHERS_BEHIND = re.compile(
    r",? of the (?:[A-Z][\w'/-]*,? |of |and |for |the ){0,8}?"
    r"(?:Association|Cooperation|Governing|Partnership|Supreme|Constitutional|High|Administrative|Executive)? ?"
    r"(?:Council|Committee|Board|Court|Tribunal|Ministry|Minister|Government|Prosecutor|Assembly|Agency"
    r"|Authority|Senate|Conference|Administrative Commission)\b"
)
_OTHERS_BEFORE = re.compile(
    r"(?:Government|Governmental|Ministerial|Ministry|Minister's|Royal|Presidential|Court|Cabinet|National"
    r"|Federal|Municipal|Tribunal|Board|Committee|Law|Decree) $"
)
_STANDS_BEFORE = re.compile(
    r"(?i:(?P<framework_decision>Framework[ -]Decision)|(?P<joint_action>Joint Action)"
    r"|(?P<common_position>Common Position))"
    r"|(?P<directive>Directive)|(?P<recommendation>Recommendation)|(?P<decision>Decision)"
)
_STANDS_BEHIND = re.compile(rf": (?:{INSTITUTION} )?(?:Implementing |Delegated )?(?:{_NOUN})(?!\w)")
_LOOK_BACK = 300  # characters: a title between "Council Decision of 6 April 2009" and its "(2009/371/JHA)"


# --------------------------------------------------------------------------- finding


def acts(text: str) -> Iterator[Instrument]:
    """The acts that ``text``, in its plain form, cites by number, several under one noun as one."""
    yield from _eea(text)
    at = 0
    while match := _ACT.search(text, at):
        found = _cited(text, match)
        at = found.end if found else match.end("marks")
        if found:
            yield found
    yield from _unslashed(text)


def _cited(text: str, match: re.Match[str]) -> Instrument | None:
    noun = next(name for name in NOUNS if match[name.replace(" ", "_")])
    written = match[noun.replace(" ", "_")]
    several = written.rstrip(".").lower().endswith("s") or (match["numbered"] or "").lower() == "nos"
    first = _written(match)
    if not _believable(text, noun, match, first):
        return None
    end, numbers = match.end(), [first]
    if match["bracket"]:  # "Framework Decision (2004/757/JHA)"
        if text[end : end + 1] != ")":
            return None
        end += 1
    while (following := _NEXT.match(text, end)) and (several or _own_marks(noun, following)):
        number = _inherit(_written(following), numbers[-1])
        if not act(noun, number):
            break
        numbers += _between(numbers[-1], number) if following["range"] else [number]
        end = following.end()
    behind = _BEHIND.match(text, end)
    end = behind.end() if behind else end
    dated = DATE_BEHIND.match(text, end)
    if dated and len(numbers) == 1:
        numbers = [replace(first, year=int(dated["date"][-4:]))]
    readings = [act(noun, number) for number in numbers]
    if not all(readings):
        return None
    modifier = (match["modifier"] or "").lower()
    return Instrument(
        match.start(),
        end,
        "act",
        tuple(dict.fromkeys(identifier for reading in readings for identifier in reading)),
        noun,
        ambiguous=any(len(reading) > 1 for reading in readings),
        several=len(readings) > 1,
        full=modifier + noun,
    )


def _written(match: re.Match[str]) -> ActNumber:
    parts = (match["bracketed"] or match["open"], match["suffix"], match["more"], match["after"])
    found = {domain(name) for part in parts if part for name in re.findall(r"[A-Za-z]+", part) if name.lower() != "and"}
    return ActNumber(
        match["first"],
        match["second"],
        frozenset(found),
        numbered=bool(match["numbered"]),
        bracketed=bool(match["bracketed"] or match["open"]),
    )


def _own_marks(noun: str, following: re.Match[str]) -> bool:
    """Whether a further number shows by itself that it is an act's: a singular noun does not tell."""
    numbered = noun in {"regulation", "decision"} and len(following["second"]) == 4  # 111/2005, unlike 2019/20
    return bool(following["suffix"] or following["bracketed"]) or numbered


def _inherit(number: ActNumber, before: ActNumber) -> ActNumber:
    """ "Regulations (EU) No 1093/2010 and 1094/2010": the second has the marks of the first."""
    if number.domains or number.numbered:
        return replace(number, numbered=number.numbered or (before.numbered and number.bracketed == before.bracketed))
    return replace(number, domains=before.domains, numbered=before.numbered, bracketed=before.bracketed)


def _between(first: ActNumber, last: ActNumber) -> list[ActNumber]:
    """The numbers after ``first`` up to ``last``, where both are of one year."""
    if first.second == last.second and (inner := between(first.first, last.first)) is not None:
        return [replace(first, first=serial) for serial in inner] + [last]
    if first.first == last.first and (inner := between(first.second, last.second)) is not None:
        return [replace(first, second=serial) for serial in inner] + [last]
    return [last]


def _believable(text: str, noun: str, match: re.Match[str], number: ActNumber) -> bool:
    """Whether the number is an act's of the Union: national and joint bodies number theirs alike."""
    if not act(noun, number):
        return False
    marked = bool(match["suffix"] or match["bracketed"])
    if noun in {"opinion", "guideline"} and not marked:
        return False  # "Opinion 1/94" is the Court's, "Guideline 2/2019" a board's
    if noun == "recommendation" and not marked and full_year(number.first) is None:
        return False
    if marked:
        return True
    if _OTHERS_BEFORE.search(text, max(0, match.start() - 20), match.start()):
        return False
    return bool(_BEHIND.match(text, match.end())) or not _OTHERS_BEHIND.match(text, match.end())


# --------------------------------------------------------------------------- rarer spellings


def _eea(text: str) -> Iterator[Instrument]:
    """Decisions of the EEA Joint Committee, which are international agreements (sector 2)."""
    for match in _EEA.finditer(text):
        year = full_year(match["year"])
        if "EEA" in match[0] and year:
            identifier = celex("2", year, "D", int(match["serial"]))
            yield Instrument(match.start(), match.end(), "act", (identifier,), "decision", full="decision")


def _unslashed(text: str) -> Iterator[Instrument]:
    """ "Regulation No 17" of 1962: until 1967 the numbers ran on, so the date has to tell the year."""
    for match in _UNSLASHED.finditer(text):
        dated = DATE_BEHIND.match(text, match.end())
        year = int(dated["date"][-4:]) if dated else 0
        if 1958 <= year <= 1967:
            identifier = celex("3", year, "R", int(match["serial"]))
            yield Instrument(match.start(), match.end(), "act", (identifier,), "regulation", full="regulation")


def numbers_alone(text: str) -> Iterator[Instrument]:
    """ "2009/371/JHA" without a noun, or with the noun before its title, or behind a colon."""
    for match in _BARE.finditer(text):
        noun = _noun_of(text, match)
        number = ActNumber(match["first"], match["second"], frozenset({domain(match["suffix"])}))
        identifiers = act(noun, number)
        if identifiers:
            yield Instrument(
                match.start(),
                match.end(),
                "act",
                identifiers,
                noun,
                ambiguous=len(identifiers) > 1,
                full=noun,
            )


def _noun_of(text: str, match: re.Match[str]) -> str:
    behind = _STANDS_BEHIND.match(text, match.end())
    if behind:
        return str(behind.lastgroup).replace("_", " ")
    if text[match.start() - 1 : match.start()] != "(":
        return ""
    # The nearest noun before the bracket, but none that a sentence's end or another number parts from it.
    start = max(0, match.start() - _LOOK_BACK)
    window = text[start : match.start() - 1]
    window = window[_last_break(window) :]
    nouns = list(_STANDS_BEFORE.finditer(window))
    dated = [noun for noun in nouns if DATE_BEHIND.match(window, noun.end())]
    chosen = dated[-1] if dated else nouns[-1] if nouns else None
    return str(chosen.lastgroup).replace("_", " ") if chosen else ""


_BREAK = re.compile(r"[.;] (?=[A-Z])|\n")


def _last_break(window: str) -> int:
    return max((match.end() for match in _BREAK.finditer(window)), default=0)
