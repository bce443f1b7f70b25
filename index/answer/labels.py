"""What units are called in the language of the question: "Article 7(2), point (a)" is "article 7, paragraphe 2, point a)".

The labels of texts are English, as their structure is told in English; a label that is a heading stays as it stands.
"""

from __future__ import annotations

import re

from index.answer.phrases import phrase
from index.world import World

_KINDS = (
    "Action", "Performance indicator", "Strategic priority", "Footnote", "Article", "Recital", "Annex", "Chapter", "Section",
    "Title", "Summary", "Citation", "Part", "Point", "Table", "Figure", "paragraph", "point", "subparagraph", "indent", "section",
)  # fmt: skip
_KIND = re.compile(rf"(?P<kind>{'|'.join(_KINDS)})(?: (?P<number>[^\s(“]{{1,12}}|\([a-z0-9]{{1,5}}\)|“[^“”]*”)(?P<inner>(?:\([^\s()]{{1,6}}\))*))?\Z")
_FIELDS = ("text", "timetable", "priority areas", "responsible bodies")
_ORDINAL = re.compile(r"(?P<word>[A-Za-z]+|\d{1,3}(?:st|nd|rd|th)) (?P<kind>paragraph|subparagraph|indent)\Z")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_DIGEST = {" (digest)": "in_digest", " (digest, confirmed in part)": "in_digest_part"}
_PARTS = re.compile(r", (?![^“]*”)")


def unit_label(label: str, language: str, world: World | None = None, *, running: bool = False) -> str:
    """A unit's label in ``language``; ``running``: within a sentence, where French and Spanish write it small."""
    if language == "en":
        return label
    plain, behind = label, ""
    for ending, key in _DIGEST.items():
        if plain.endswith(ending):
            plain, behind = plain.removesuffix(ending), f" {phrase(language, key)}"
    pieces = _PARTS.split(plain)
    said = [_piece(piece, language, world) for piece in pieces]
    if any(piece is None for piece in said):
        return label
    whole = ", ".join(each for each in said if each)
    if language == "de":
        whole = re.sub(r", (?=(?:Absatz|Buchstabe|Unterabsatz|Nummer|Gedankenstrich)\b)", " ", whole)
    small = running and language != "de"
    return (whole[:1].lower() if small else whole[:1].upper()) + whole[1:] + behind


def _piece(piece: str, language: str, world: World | None) -> str | None:
    """One part of a label, ``None`` where it is none that is known: then the label is a heading."""
    if piece in _FIELDS:
        return phrase(language, f"of_{piece.replace(' ', '_')}")
    kind, _, body = piece.partition(": ")
    if kind == "responsible" and body:
        found = world.bodies.get(body) if world else None
        return phrase(language, "of_body", body=found.in_list(language) if found else body)
    ordinal = _ORDINAL.match(piece)
    if ordinal:
        number = _number(ordinal["word"].lower())
        return phrase(language, f"unit_{ordinal['kind']}", n=number) if number else None
    match = _KIND.match(piece)
    if match is None:
        return None
    key = f"unit_{match['kind'].lower().replace(' ', '_')}"
    if not match["number"]:
        return phrase(language, key, n="").strip()
    number = match["number"]
    if key == "unit_point":
        number = number.strip("()")
        key = "unit_point" if number.isdigit() or language != "de" else "unit_letter"
        number = f"{number})" if language != "de" and not number.isdigit() else number
    said = [phrase(language, key, n=number)]
    for at, inner in enumerate(re.findall(r"\(([^()]+)\)", match["inner"] or "")):
        if at == 0 and match["kind"] == "Article":
            said.append(phrase(language, "unit_paragraph", n=inner))
        else:
            letter = language == "de" and not inner.isdigit()
            said.append(phrase(language, "unit_letter" if letter else "unit_point", n=inner if language == "de" or inner.isdigit() else f"{inner})"))
    return ", ".join(said)


def _number(word: str) -> str:
    if word in _ORDINALS:
        return str(_ORDINALS.index(word) + 1)
    digits = re.match(r"\d{1,3}", word)
    return digits.group() if digits else ""


_PLACES = {
    "art": "Article", "rct": "Recital", "anx": "Annex", "cpt": "Chapter", "par": "paragraph", "pnt": "point",
    "sub": "subparagraph", "sec": "Section", "idt": "indent", "snt": "sentence", "cit": "Citation",
}  # fmt: skip


def place_label(place: str, language: str = "en") -> str:
    """``art_7.par_2.pnt_a`` as people write it: "Article 7(2), point (a)"."""
    said = ""
    for part in place.split("."):
        kind, _, number = part.partition("_")
        if kind == "par" and said.startswith("Article"):
            said += f"({number})"
        elif kind == "pnt":
            said += f", point ({number})" if said else f"point ({number})"
        else:
            said += f"{', ' if said else ''}{_PLACES.get(kind, kind)} {number}".rstrip()
    return unit_label(said, language, running=True)


