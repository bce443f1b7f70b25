"""What a canonical identifier is called, in words: for texts of which nothing but the identifier is known.

Only what the identifier itself says: a CELEX number does not tell whether a directive carries "EU" or
"EC" behind its number, so neither is added.
"""

from __future__ import annotations

import re

from ingest.identifiers import CELEX, NEW_STYLE
from ingest.model import Work
from ingest.short_titles import in_language

_NOUNS = {
    "L": "Directive",
    "R": "Regulation",
    "D": "Decision",
    "F": "Framework Decision or Joint Action",
    "E": "Common foreign and security policy act",
    "S": "Decision (ECSC)",
    "H": "Recommendation",
    "O": "Guideline",
    "A": "Opinion",
}
_TREATIES = {
    "TEU": "Treaty on European Union",
    "TFEU": "Treaty on the Functioning of the European Union",
    "TEC": "Treaty establishing the European Community",
    "EAEC": "Treaty establishing the European Atomic Energy Community",
    "ECSC": "Treaty establishing the European Coal and Steel Community",
    "CFR": "Charter of Fundamental Rights of the European Union",
    "ECHR": "European Convention on Human Rights",
    "UNCAC": "United Nations Convention against Corruption",
    "UNTOC": "United Nations Convention against Transnational Organized Crime",
    "UNCRC": "United Nations Convention on the Rights of the Child",
    "UNCRPD": "United Nations Convention on the Rights of Persons with Disabilities",
    "UNCLOS": "United Nations Convention on the Law of the Sea",
    "ICCPR": "International Covenant on Civil and Political Rights",
    "ICESCR": "International Covenant on Economic, Social and Cultural Rights",
    "VCLT": "Vienna Convention on the Law of Treaties",
}
_INSIDE = {
    "action": "Action",
    "strategic_priority": "Strategic priority",
    "priority_area": "Priority area",
    "performance_indicator": "Performance indicator",
    "footnote": "Footnote",
    "budget_item": "Budget item",
    "convention": "Convention of",
}
INSIDE = frozenset(_INSIDE) - {"budget_item", "convention"}
"""Kinds of identifiers that name a unit of a plan instead of a text: ``action:8``."""

_COMMISSION = re.compile(r"(?P<series>[A-Z]{1,4})/(?P<year>[0-9]{4})/(?P<number>[0-9]{1,4})")
_COUNCIL = re.compile(r"(?P<series>[A-Z]{2,3})-(?P<number>[0-9]{1,5})-(?P<year>[0-9]{4})")
_JOURNAL = re.compile(r"OJ:(?P<series>[LC]):(?P<year>[0-9]{4}):(?P<issue>[0-9A-Z]{1,6})(?::(?P<page>[0-9]{1,4}))?")
_JOURNAL_ACT = re.compile(r"OJ:(?P<series>[LC]):(?P<number>[0-9]{4}/[0-9]{1,5})")


def called(work: Work, language: str) -> str:
    """A work by its short title; an act's number as that language cites it, while titles in words are not translated."""
    return in_language(work.short_title, language)


def named_in(identifier: str, language: str) -> str:
    """What an identifier is called in a language: an act by type and number, all else as in English."""
    return in_language(name_of(identifier), language)


def name_of(identifier: str) -> str:
    """``name_of("32014L0041") == "Directive 2014/41"``; what has no other name is called by itself."""
    if identifier in _TREATIES:
        return _TREATIES[identifier]
    kind, colon, rest = identifier.partition(":")
    if colon and kind in _INSIDE:
        return f"{_INSIDE[kind]} {rest}"
    if colon and kind == "ECLI":
        return identifier
    if found := CELEX.fullmatch(identifier):
        return _act(found)
    if found := _JOURNAL.fullmatch(identifier):
        page = f", p. {found['page']}" if found["page"] else ""
        return f"Official Journal {found['series']} {found['issue']} of {found['year']}{page}"
    if found := _JOURNAL_ACT.fullmatch(identifier):
        return f"Official Journal {found['series']}, {found['number']}"
    if found := _COMMISSION.fullmatch(identifier):
        return f"{found['series']}({found['year']}) {found['number']}"
    if found := _COUNCIL.fullmatch(identifier):
        return f"Council document {found['series']} {found['number']}/{found['year']}"
    if re.fullmatch(r"[CTF]-[0-9]{1,4}/[0-9]{2}(?: .{1,12})?|[0-9]{1,4}/[0-9]{2}", identifier):
        return f"Case {identifier}"
    if found := re.fullmatch(r"CETS-([0-9]{1,3})", identifier):
        return f"Council of Europe Treaty Series No. {found[1]}"
    return re.sub(r"^(Treaty|Protocol|Opinion)-(.+)$", lambda m: f"{m[1]} {m[2].replace('-', ' ')}", identifier)


def kind_of(identifier: str) -> str:
    """The kind of a reference to this identifier, as the finder gives it: ``act``, ``document``, ``treaty``…"""
    kind, colon, _ = identifier.partition(":")
    if is_inside(identifier):
        return kind
    if identifier == "self":
        return "provision"
    if colon:
        return {"OJ": "journal", "ECLI": "case", "convention": "convention", "budget_item": "budget"}.get(kind, "document")
    if identifier in _TREATIES:
        return "treaty" if identifier in ("TEU", "TFEU", "TEC", "EAEC", "ECSC", "CFR") else "convention"
    if found := CELEX.fullmatch(identifier):
        return "act" if found["sector"] in "03" else "document"
    if re.match(r"[CTF]-[0-9]{1,4}/|Opinion-", identifier):
        return "case"
    if identifier.startswith(("CETS-", "ECHR-")):
        return "convention"
    return "treaty" if identifier.startswith(("Treaty-", "Protocol-")) else "document"


def is_inside(identifier: str) -> bool:
    """Whether it names a unit of a plan ("action:8") instead of a text."""
    return identifier.partition(":")[0] in INSIDE and ":" in identifier


def _act(found: re.Match[str]) -> str:
    noun = _NOUNS.get(found["letter"])
    if noun is None or found["sector"] not in "03":
        return f"CELEX {found[0]}"
    year, number = int(found["year"]), int(found["serial"])
    first = f"No {number}/{year}" if found["letter"] == "R" and year < NEW_STYLE else f"{year}/{number}"
    name = f"{noun} {first}"
    if found["corrigendum"]:
        return f"Corrigendum {int(found['corrigendum'])} to {name}"
    if state := found["state"]:
        return f"{name}, consolidated state of {state[:4]}-{state[4:6]}-{state[6:]}"
    return name
