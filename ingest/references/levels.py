"""The levels of a provision (article, paragraph, point…): how each is called and how it is numbered.

Prefixes are those of ELI subdivisions as EUR-Lex writes them (``art_``, ``par_``, ``cpt_``), with
``sub_`` for subparagraphs, ``idt_`` for indents, ``snt_`` for sentences, ``sch_`` and ``tbl_`` for the
schedules and tables of conventions, which ELI does not name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """A level: its ``prefix`` in places, its ``nouns`` and ``numbers`` as patterns, its ``rank`` from outside in.

    ``headed``: acts, not only other provisions, have it, so that it may stand on its own.
    """

    prefix: str
    nouns: str
    numbers: str
    rank: int
    headed: bool


_LATIN = r"(?: ?(?:bis|ter|quater|quinquies)(?![a-z]))?"  # 10bis, 36 ter, (a) bis
ARABIC = rf"[0-9]{{1,3}}(?:(?!st|nd|rd|th|bis|ter)[a-z]{{1,2}})?{_LATIN}"  # 4, 6a, 32ab
ROMAN = r"[IVXLC]{1,7}"
END = r"(?![0-9A-Za-z/]|\.[0-9])"  # the number is whole: neither "2014" nor "4/2014" nor "4.125"
GROUP = (
    rf"\((?:[0-9]{{1,3}}[a-z]{{0,2}}|[ivxl]{{1,6}}|[a-z]{{1,2}}){_LATIN}\){_LATIN}"  # (1), (1a), (iv), (aa), (a bis)
)

LEVELS = (
    Level(
        "anx",
        r"Annex(?:es)?|ANNEX(?:ES)?|annex(?:es)?",
        rf"(?:{ROMAN}[a-z]?|[0-9]{{1,2}}[A-Za-z]?|[A-Z][a-z]?){END}",
        0,
        True,
    ),
    Level("sch", r"Schedules?|SCHEDULES?", rf"(?:{ROMAN}|[0-9]{{1,2}}){END}", 0, False),
    Level("tbl", r"Tables?|TABLES?", rf"(?:{ROMAN}|[0-9]{{1,2}}){END}", 0, False),
    Level(
        "prt",
        r"Parts?|PARTS?",
        rf"(?:{ROMAN}|[0-9]{{1,2}}|[A-Z]|One|Two|Three|Four|Five|Six|Seven){END}",
        1,
        True,
    ),
    Level("tis", r"Titles?|TITLES?", rf"(?:{ROMAN}|[0-9]{{1,2}}){END}", 2, True),
    Level("cpt", r"[Cc]hapters?|CHAPTERS?", rf"(?:{ROMAN}|[0-9]{{1,2}})[a-z]?{END}", 3, True),
    Level(
        "sct",
        r"[Ss]ections?|SECTIONS?",
        rf"(?:[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{0,3}}|{ROMAN}|[A-Z]){END}",
        4,
        True,
    ),
    Level("sbs", r"[Ss]ubsections?", rf"(?:{ROMAN}|[0-9]{{1,2}}){END}", 5, True),
    Level("rct", r"[Rr]ecitals?|RECITALS?", rf"(?:\( ?{ARABIC} ?\)|{ARABIC}{END})", 6, True),
    Level(
        "art",
        r"[Aa]rticles?|ARTICLES?|[Aa]rts?\.?(?= ?[0-9])",
        rf"(?:[A-Z]\.[0-9]{{1,2}}|[0-9]{{1,3}}[A-Z]|{ARABIC})(?:\.[0-9]{{1,2}}(?![0-9.]))?{END}",
        7,
        True,
    ),
    Level("par", r"[Pp]aragraphs?|[Pp]aras?\.?|[Pp]ars?\.|§§?", rf"(?:\( ?{ARABIC} ?\)|{ARABIC}{END})", 8, False),
    Level("sub", r"[Ss]ub-?paragraphs?|[Ss]ub-?paras?\.?", rf"(?:{GROUP}|[0-9]{{1,2}}{END})", 9, False),
    Level(
        "pnt",
        r"[Pp]oints?|[Ll]etters?|[Ll]it\.?|[Ss]ub-?points?|[Pp]ts?\.",
        rf"(?:{GROUP}|[0-9]{{1,3}}(?:\.[0-9]{{1,2}}){{0,3}}[a-z]?{END}|[a-z](?= of | to | [A-Z(]|[,.;:)]|$){END})",
        10,
        False,
    ),
    Level("idt", r"[Ii]ndents?", rf"[0-9]{{1,2}}{END}", 11, False),
    Level("snt", r"[Ss]entences?", rf"[0-9]{{1,2}}{END}", 12, False),
)
BY_PREFIX = {level.prefix: level for level in LEVELS}

NOUN = re.compile(
    "(?:" + "|".join(f"(?P<{level.prefix}>{level.nouns})" for level in LEVELS) + r")(?:(?![\w-])|(?<=[.§]))"
)
"""The noun of any level; ``lastgroup`` is its prefix."""

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_ORDINAL_VALUES = {
    **{word: str(value) for value, word in enumerate(_ORDINALS, start=1)},
    **{f"{value}{ending}": str(value) for value in range(1, 31) for ending in ("st", "nd", "rd", "th")},
    "last": "last",
    "final": "last",
    "penultimate": "penultimate",
}
_WORDS_AS_NUMBERS = {word: str(value) for value, word in enumerate(
    ("One", "Two", "Three", "Four", "Five", "Six", "Seven"), start=1
)}  # fmt: skip

ORDINAL = re.compile(
    r"(?i:" + "|".join(sorted((re.escape(word) for word in _ORDINAL_VALUES), key=len, reverse=True)) + r")(?!\w)"
)
ORDERED = frozenset({"par", "sub", "pnt", "idt", "snt"})
"""Levels that are counted in words ("the first subparagraph")."""


def ordinal(word: str) -> str:
    """``ordinal("Second") == "2"``, ``ordinal("last") == "last"``."""
    return _ORDINAL_VALUES[word.lower()]


_BRACKETS = str.maketrans("", "", "() ")


def token(written: str) -> str:
    """A number as it stands in a place: ``token("( 12 )") == "12"``, ``token("(a) bis") == "abis"``, ``token("Three") == "3"``."""
    bare = written.translate(_BRACKETS)
    return _WORDS_AS_NUMBERS.get(bare, bare)


def rank(part: str) -> int:
    """The rank of a part of a place: ``rank("art_4") < rank("par_2")``."""
    return BY_PREFIX[part.split("_", 1)[0]].rank
