"""Words that point back or at the text itself: "that Directive", "the said Decision", "this Article", "thereof".

Here they are only found; ``resolve`` tells what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.references.instruments import Form, Instrument

_TEXTS = (
    # nouns of texts, longest first; the first group is what the noun is counted as
    ("framework decision", r"Framework[ -]Decisions?", r"framework decisions?"),
    ("joint action", r"Joint Actions?", r"joint actions?"),
    ("common position", r"Common Positions?", r"common positions?"),
    ("directive", r"(?:Implementing |Delegated )?Directives?", r"(?:implementing |delegated )?directives?"),
    (
        "regulation",
        r"(?:Implementing |Delegated |Basic )?Regulations?",
        r"(?:implementing |delegated )?regulations?",
    ),
    ("decision", r"(?:Implementing |Delegated )?Decisions?", r"(?:implementing |delegated )?decisions?"),
    ("recommendation", r"Recommendations?", r"recommendations?"),
    ("guideline", r"Guidelines?", r"guidelines?"),
    ("treaty", r"Treat(?:y|ies)", r"treat(?:y|ies)"),
    ("charter", r"Charter", r"charter"),
    ("convention", r"Conventions?", r"conventions?"),
    ("covenant", r"Covenant", r"covenant"),
    ("protocol", r"Protocols?", r"protocols?"),
    ("agreement", r"Agreements?", r"agreements?"),
    (
        "document",
        r"(?:Joint )?Communications?|Staff Working Documents?",
        r"communications?|staff working documents?",
    ),
    ("case", r"Judgments?(?! (?:in|of)\b)", r"(?:judgments?|cases?)(?! (?:in|of)\b)"),
    ("opinion", r"Opinions?", r"opinions?"),
    ("act", r"(?:Legal )?Acts?|Legal Instruments?", r"(?:legal )?acts?|(?:legal )?instruments?"),
)
_CAPITAL = "|".join(f"(?P<{name.replace(' ', '_')}>{capital})" for name, capital, _ in _TEXTS)
_EITHER = "|".join(f"(?P<{name.replace(' ', '_')}>{capital}|{small})" for name, capital, small in _TEXTS)
_NUMBER_FOLLOWS = (
    r"(?! ?\((?:EU|EC|EEC|CFSP|Euratom|ECSC)\b)(?! (?:No\b|Nos\b|nos?\b\.?|n°|EU\b|EC\b|EEC\b)? ?[0-9CTF]{1,4} ?[-/])"
    r"(?! [0-9]{2,4}/| No [0-9]| C-[0-9])"
)
_NEW_NAME = r"(?! (?:on|concerning|relating to|regarding|establishing|laying down|implementing|of the (?:European|Council|Commission)|of [0-9]|drawn up)\b)"
_WORDS = r"(?:two |three |four )?(?:(?:Council|Commission) )?"

_BACK = re.compile(
    rf"(?<![\w-])(?:[Tt]hat(?: same)?|[Tt]hose|[Tt]hese|[Bb]oth|[Tt]he (?:said|same)|(?<=[Tt]he )(?:aforementioned|above-?mentioned"
    rf"|aforesaid|abovesaid|above|latter|former)) {_WORDS}(?:{_EITHER})(?![\w-]){_NUMBER_FOLLOWS}"
)
_DEFINITE = re.compile(
    rf"(?<=[Tt]he )(?:(?P<year>(?:19|20)[0-9]{{2}}) )?(?:(?:Council|Commission) )?(?:{_CAPITAL})(?![\w-]){_NUMBER_FOLLOWS}{_NEW_NAME}(?! [A-Z][a-z])"
)
_SMALL = re.compile(
    rf"(?<=[Tt]he )(?P<weak>{'|'.join(small for _, _, small in _TEXTS)}|latter)(?![\w-]){_NUMBER_FOLLOWS}{_NEW_NAME}"
)
_THIS = re.compile(rf"(?<![\w-])(?:[Tt]his|THIS|the present) (?:{_CAPITAL})(?![\w-]){_NUMBER_FOLLOWS}")
_THEREOF = re.compile(r"(?<![\w-])(?:thereof|thereto|therein)(?![\w-])")

# Units of other texts are called an article or a chapter as well, so capitals count here.
_PROVISION_NOUNS = (
    r"(?P<anx>Annex(?:es)?)|(?P<prt>Parts?)|(?P<tis>Titles?)|(?P<cpt>Chapters?)|(?P<sct>Sections?)|(?P<rct>[Rr]ecitals?)"
    r"|(?P<art>Articles?)|(?P<par>[Pp]aragraphs?)|(?P<sub>[Ss]ub-?paragraphs?)|(?P<pnt>[Pp]oints?)|(?P<idt>[Ii]ndents?)"
)
_PROVISION = re.compile(
    rf"(?<![\w-])(?P<how>[Tt]hat|[Tt]hose|[Tt]hese|[Tt]his|[Tt]he (?:said|same)|(?<=[Tt]he )aforementioned) (?:two |three )?"
    rf"(?:{_PROVISION_NOUNS})(?![\w-])(?! (?:[0-9(]|[IVX]+\b)|,? (?:we|I) | (?:argues|shows|discusses|examines|explores|presents|reviews)\b)"
)

_SELF_KINDS = {"case", "opinion", "document", "act"}
"""Nouns that no text calls itself by where it means its own provisions."""

KINDS = {
    "treaty": "treaty",
    "charter": "treaty",
    "protocol": "treaty",
    "convention": "convention",
    "covenant": "convention",
    "case": "case",
    "opinion": "case",
    "document": "document",
}
"""The kind of reference by the noun of the text; acts otherwise."""


def texts(text: str) -> Iterator[Instrument]:
    """Every pointer to a text; those to a text named before hold no identifiers yet."""
    for form, pattern in ((Form.BACK, _BACK), (Form.DEFINITE, _DEFINITE), (Form.THIS, _THIS)):
        for match in pattern.finditer(text):
            noun = str(match.lastgroup).replace("_", " ")
            if form is Form.THIS and noun in _SELF_KINDS:
                continue
            words = match[str(match.lastgroup)]
            several = words.endswith("s")
            if form is Form.BACK and several != _speaks_of_several(match[0]):
                continue
            if words.islower() and text.startswith(" of ", match.end()):
                continue  # "ensures that regulation of markets is": a clause
            identifiers = ("self",) if form is Form.THIS else ()
            kind = KINDS.get(noun, "act")
            yield Instrument(
                match.start(),
                match.end(),
                kind,
                identifiers,
                noun,
                form,
                several=several,
                full=words.lower().rstrip("s"),
                year=match.groupdict().get("year") or "",
            )
    for match in _SMALL.finditer(text):
        noun = "latter" if match[0] == "latter" else _small_noun(match[0])
        yield Instrument(
            match.start(),
            match.end(),
            "act",
            (),
            noun,
            Form.WEAK,
            several=match[0].endswith("s"),
            full=match[0].rstrip("s"),
        )
    for match in _THEREOF.finditer(text):
        yield Instrument(match.start(), match.end(), "act", (), "", Form.THEREOF)


def _speaks_of_several(words: str) -> bool | None:
    first = words.split()[0].lower()
    if first in {"those", "these", "both"}:
        return True
    return False if first == "that" else words.endswith("s")


_SMALL_NOUNS = re.compile("|".join(f"(?P<{name.replace(' ', '_')}>{small})" for name, _, small in _TEXTS))


def _small_noun(words: str) -> str:
    match = _SMALL_NOUNS.fullmatch(words)
    return str(match.lastgroup).replace("_", " ") if match else "act"


def provisions(text: str) -> Iterator[Instrument]:
    """Pointers to a provision: "that Article", "this paragraph"; ``noun`` is the level's prefix."""
    for match in _PROVISION.finditer(text):
        form = Form.THIS if match["how"].lower() == "this" else Form.BACK
        words = match[str(match.lastgroup)]
        several = words.endswith("s") or words == "Annexes"
        if several != (match["how"].lower() in {"those", "these"}) and match["how"].lower() in {
            "that",
            "this",
            "those",
            "these",
        }:
            continue
        yield Instrument(
            match.start(),
            match.end(),
            "provision",
            (),
            str(match.lastgroup),
            form,
            several=several,
            full=words,
        )
