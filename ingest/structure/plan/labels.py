"""How plans number their actions: "Action 12.", "Measure 3 –", "1.2.1 Support…", "12." in its own cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.readers.blocks import Cell

#: "12", "1.2.1", "4a", "4(a)", "A1", "AB-12"
NUMBER = r"(?:[A-Z]{1,3}[.-]?)?[0-9]{1,4}(?:\.[0-9]{1,3}){0,3}(?:[a-z]|\([a-z]\))?(?![A-Za-z0-9])"
_LETTER = r"(?:[A-Z]|[IVXL]{2,6})(?=\s?[.:)–—-])"
_MARK = r"(?:\s{0,2}[.:)]|\s{1,2}[–—-](?=\s))"
_WORDS = (
    r"key action|action point|action|measure|activity|commitment|initiative|recommendation|intervention"
    r"|ma(?:ß|ss)nahme|aktion|mesure|acción|medida|actividad"
)
_WORD = re.compile(
    rf"(?P<word>(?i:{_WORDS}))\s{{0,3}}(?:(?i:no|nr|n)[.°º]?\s{{0,2}}|#\s?)?"
    rf"(?P<number>{NUMBER}|{_LETTER})(?P<mark>{_MARK})?(?=\s|$|[A-Z(“\"‘'])"
)
_BARE = re.compile(
    rf"(?P<number>{NUMBER})(?P<mark>{_MARK})(?=\s|$|[A-Z(“\"‘'])"
    r"|(?P<dotted>[0-9]{1,3}(?:\.[0-9]{1,3}){1,3})(?=\s)"
)
_ALONE = re.compile(
    rf"(?:(?i:{_WORDS})\s{{0,3}})?(?:(?i:no|nr|n)[.°º]?\s{{0,2}}|#\s?)?"
    rf"(?P<number>{NUMBER}|[A-Z]|[IVXL]{{2,6}})[.:)]?"
)
_ITEM = re.compile(r"\(?(?P<number>[a-z])(?P<mark>[.)])(?=\s+\S)")
_YEAR = re.compile(r"(?:19|20)[0-9][0-9]")


@dataclass(frozen=True, slots=True)
class Label:
    """``word`` as written, ``""`` for a bare number; ``mark`` the punctuation; the prose starts at ``at``."""

    word: str
    number: str
    mark: str
    at: int

    @property
    def lettered(self) -> bool:
        """Whether a letter is all its number, as in a list under a numbered objective."""
        return not self.word and self.number.isalpha()


@lru_cache(maxsize=256)
def label_of(text: str) -> Label | None:
    """The label that opens an action's cell, ``None`` if it opens with none.

    A letter ("a. Ensure …") is one too, but a weak one: ``Label.number`` is that letter.
    """
    match = _WORD.match(text) or _BARE.match(text) or _ITEM.match(text)
    if not match:
        return None
    parts = match.groupdict()
    number = parts["number"] or parts.get("dotted") or ""
    rest = text[match.end() :]
    if not parts.get("word") and rest.strip() and not any(character.isalpha() for character in rest):
        return None  # "5.1" and on the next line "5.3"
    at = match.end() + len(rest) - len(rest.lstrip())
    mark = (parts["mark"] or "").strip()
    return Label(parts.get("word") or "", number, mark, at)


def label_in(cell: Cell) -> Label | None:
    """The label of a cell; a list's number that the format keeps apart from the words is one too."""
    if not cell.paras:
        return None
    first = cell.paras[0]
    marked = label_of(f"{first.marker} ") if first.marker else None
    return label_of(first.text) or (Label(marked.word, marked.number, "", 0) if marked else None)


@lru_cache(maxsize=256)
def number_alone(text: str) -> str | None:
    """The number in a cell that holds nothing else ("12.", "Action 12", "B.3"), ``None`` if it is none."""
    match = _ALONE.fullmatch(text.strip())
    return match["number"] if match else None


def follows(number: str, before: str) -> bool:
    """Whether ``number`` is the next one: "13" after "12", "2.1" after "1.7", "B1" after "A3"."""
    one, other = _sequence(number), _sequence(before)
    if len(one) != len(other):
        return (one[:-1] == other and one[-1] == 1) or (
            len(one) < len(other) and follows(number, _parent(before))
        )
    for i, (here, there) in enumerate(zip(one, other, strict=True)):
        if here != there:
            return here == there + 1 and all(part == 1 for part in one[i + 1 :])
    return False


def is_year(number: str) -> bool:
    """Whether this could be a year as well as a number."""
    return bool(_YEAR.fullmatch(number))


def slug(number: str) -> str:
    """A number as part of a place: "1.2" → "1-2", "4(a)" → "4-a"."""
    return re.sub(r"[^A-Za-z0-9]+", "-", number).strip("-")


def _parent(number: str) -> str:
    return re.sub(r"[.-]?[^.-]*$", "", number)


def _sequence(number: str) -> list[int]:
    """A number's parts as integers, letters by their place in the alphabet."""
    parts = re.findall(r"[0-9]+|[A-Za-z]", number)
    return [int(part) if part.isdecimal() else ord(part.lower()) - 96 for part in parts]
