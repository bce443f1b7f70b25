"""CELEX numbers, ELIs, and web addresses: those that carry an identifier, and all others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ingest.identifiers import CELEX, commission_document, eli_place, from_eli, official_journal, original
from ingest.references.instruments import Instrument

_ADDRESS = re.compile(r"""(?i:https?://|www\.)[^\s<>"\[\]{}|^`]{3,2000}""")
_TRAILING = ".,;:!?'\""

_CELEX_NUMBER = r"[0-9CE][12][0-9]{3}[A-Z]{1,2}[0-9]{4}(?:R?\([0-9]{2}\))?(?:-[12][0-9]{7})?"
_CELEX = re.compile(
    rf"(?<![\w/.-])(?P<label>CELEX(?: ?[Nn]umber| ?[Nn]o\.?)?(?: ?[:=] ?| ))?(?P<number>{_CELEX_NUMBER})(?![\w/])(?!-[0-9])",
    re.IGNORECASE,
)
_ELI = re.compile(r"(?<![\w/:.-])(?:ELI(?::| ) ?)?(?=eli/)eli/[a-z_]{2,12}/[0-9]{4}/[0-9]{1,4}(?:/[\w-]{1,30}){0,8}")
_LABEL = re.compile(r"(?:ELI|CELEX): ?$")

_URI_CELEX = re.compile(rf"(?i:celex[:=/]|uri=celex:)(?P<number>{_CELEX_NUMBER})")
_URI_DOCUMENT = re.compile(
    r"(?i:uri=)(?P<series>COM|SWD|SEC|JOIN|C):(?P<year>[0-9]{4}):0*(?P<serial>[1-9][0-9]{0,4})\b"
)
_URI_JOURNAL = re.compile(
    r"(?i:uri=)OJ:(?P<series>[LC]):(?P<year>[0-9]{4}):(?P<issue>[0-9]{1,3}[A-Z]?):(?P<page>[0-9]{4}|TOC)?"
)
_NOUNS = {
    "L": "directive",
    "R": "regulation",
    "D": "decision",
    "F": "framework decision",
    "H": "recommendation",
}


def celex_numbers(text: str) -> Iterator[Instrument]:
    """CELEX numbers, with the label that introduces them."""
    for match in _CELEX.finditer(text):
        number = match["number"].upper()
        if CELEX.fullmatch(number):
            yield _act(match.start(), match.end(), number)


def addresses(text: str) -> Iterator[Instrument]:
    """Every ELI and web address; ``identifiers`` is empty where an address carries none."""
    for match in _ADDRESS.finditer(text):
        words = _trimmed(match[0])
        start, end = match.start(), match.start() + len(words)
        label = _LABEL.search(text, max(0, start - 8), start)
        found = _carried(unquote(words), label.start() if label else start, end)
        yield found or Instrument(start, end, "url")
    for match in _ELI.finditer(text):
        number = from_eli(match[0])
        if number:
            yield _act(match.start(), match.end(), number, eli_place(match[0]))


def _trimmed(address: str) -> str:
    """``address`` without the punctuation of the sentence that holds it, nor a bracket opened before it."""
    while address and (address[-1] in _TRAILING or (address[-1] == ")" and address.count("(") < address.count(")"))):
        address = address[:-1]
    return address


def _carried(address: str, start: int, end: int) -> Instrument | None:
    """The text that ``address`` identifies, if it does."""
    number = from_eli(address)
    if number:
        return _act(start, end, number, eli_place(address))
    match = _URI_CELEX.search(address)
    if match:
        return _act(start, end, match["number"].upper())
    match = _URI_DOCUMENT.search(address)
    if match:
        identifier = commission_document(match["series"], match["year"], match["serial"])
        return Instrument(start, end, "document", (identifier,), "document") if identifier else None
    match = _URI_JOURNAL.search(address)
    if match:
        page = match["page"] if match["page"] and match["page"].isdigit() else None
        identifier = official_journal(match["series"], int(match["year"]), match["issue"], page)
        return Instrument(start, end, "journal", (identifier,), "journal")
    return None


def _act(start: int, end: int, number: str, place: str | None = None) -> Instrument:
    shape = CELEX.fullmatch(number)
    noun = _NOUNS.get(shape["letter"], "act") if shape and original(number)[0] == "3" else "document"
    kind = "act" if noun != "document" else "document"
    return Instrument(start, end, kind, (number,), noun, places=(place,) if place else (), full=noun)
