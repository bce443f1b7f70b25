"""Which column of an action table is which, told by the words in its header row.

Columns may stand in any order and beside others; where two headers name the same thing
("Lead", "Implementing partners"), the plainer one is taken and the other is a further field.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.fold import fold, visible
from ingest.readers.blocks import Cell

#: The kinds of a column; ``field`` is any other.
KINDS = ("number", "action", "areas", "timetable", "bodies", "field")
_MOST_LETTERS = 120  # of a header
_MOST_COLUMNS = 16

_NUMBER = re.compile(
    r"(?:(?:action|measure|item|serial|s)\s*[./]?\s*)?(?:no|nr|n[°º]?|num(?:ber)?|#|id|ref(?:erence)?|code|№)\.?"
)
# What a header's words say, the surest first. A word of the second group makes a column a plain
# field even where words of the third stand beside it: "Status of the action", "Indicators".
_SURE: tuple[tuple[str, str], ...] = (
    ("bodies", r"\brespons(?:ib|ab)|\b(?:by )?whom?\b|\bowners?\b|\bin charge\b|\blead(?:ing|s)?\b"),
    ("bodies", r"\bdelivered by\b|\bimplement(?:ed|ing) (?:by|bod|part|agenc|organi|authorit)"),
    ("bodies", r"\bzustandig|\bverantwortlich|\bpilote\b"),
    ("timetable", r"\btime ?-?(?:table|frame|line|scale|limit)s?\b|\btiming\b|\bdeadlines?\b"),
    (
        "timetable",
        r"\bwhen\b|\bdue\b|\b(?:start|end|target|completion|implementation|delivery) (?:date|year)",
    ),
    ("timetable", r"\bschedule|\bcalend"),
    ("timetable", r"\becheance|\bdelai|\bfrist|\bzeit(?:plan|raum|rahmen)|\btermin(?:e|plan)?\b|\bplazo"),
)
_PLAIN_FIELD = re.compile(
    r"\bindicat|\bindikator|\bkpis?\b|\bverification\b|\bsources?\b|\bdata\b|\bassessment|\bmonitoring\b"
    r"|\bstatus\b|\bprogress\b|\bbudget|\bcosts?\b|\bresources?\b|\bfund(?:s|ing)\b|\bfinanc|\boutputs?\b"
    r"|\boutcomes?\b|\bresults?\b|\btargets?\b|\bmilestones?\b|\bremarks?\b|\bcomments?\b|\bnotes?\b"
    r"|\brationale\b|\bobjecti|\bobjetivo|\bziel|\bgoals?\b|\brisks?\b|\btype\b|\bdependenc"
)
_LIKELY: tuple[tuple[str, str], ...] = (
    ("areas", r"\bareas?\b|\bthemes?\b|\bpillars?\b|\bstrands?\b"),
    ("areas", r"\bdomaines?\b|\b(?:prioritats)?bereich|\bambito"),
    ("bodies", r"\bactors?\b|\bpart(?:y|ies)\b|\bauthorit|\borgani[sz]ations?\b|\bbod(?:y|ies)\b"),
    ("bodies", r"\bagenc(?:y|ies)\b|\binstitutions?\b|\bentit(?:y|ies)\b|\bministr|\bacteurs?\b|\bakteur"),
    ("bodies", r"\bpartners?\b|\bstakeholders?\b"),
    ("timetable", r"\bperiods?\b|\bdates?\b|\byears?\b|\bduration\b"),
    ("timetable", r"\bstart\b|\bbeginn?\b|\bend\b|\bfrom\b|\buntil\b"),
    ("action", r"\bactions?\b|\baccion|\baktion|\bmass?nahmen?\b"),
    ("action", r"\bmeasures?\b|\bmesures?\b|\bmedidas?\b|\bactivit|\bactividad|\bcommitments?\b"),
    ("action", r"\binitiatives?\b|\binterventions?\b|\brecommendations?\b|\bproposals?\b"),
    ("action", r"\bwhat\b|\bsteps?\b|\btasks?\b"),
)
_RULES = tuple(
    [(kind, re.compile(pattern), rank) for rank, (kind, pattern) in enumerate(_SURE)]
    + [("field", _PLAIN_FIELD, 50)]
    + [(kind, re.compile(pattern), 100 + rank) for rank, (kind, pattern) in enumerate(_LIKELY)]
)
# What may be the action where no header says so more plainly, the last only beside who and when.
_AFTER_ALL = (
    re.compile(r"\bactions?\b|\bmeasures?\b|\bmass?nahmen?\b"),
    re.compile(r"\bobjecti|\bobjetivo|\bziel|\bgoals?\b|\btargets?\b|\bdescription\b|\bdeliverables?\b"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """``kind``: one of ``KINDS``; ``header`` as it is read."""

    kind: str
    header: str


def words(cell: Cell) -> str:
    """A cell's words, its paragraphs joined by line feeds."""
    return "\n".join(para.text for para in cell.paras)


def columns_of(headers: Sequence[str]) -> tuple[Column, ...] | None:
    """The columns that these words head, ``None`` if they are no header of an action table.

    A header names the action and at least who or when, in short cells.
    """
    headers = [visible(header) for header in headers]
    if not 2 <= len(headers) <= _MOST_COLUMNS or any(len(header) > _MOST_LETTERS for header in headers):
        return None
    said = [_said(header) for header in headers]
    kinds = ["field"] * len(headers)
    for kind in KINDS[:-1]:
        claims = [(rank, i) for i, (claimed, rank) in enumerate(said) if claimed == kind]
        if claims:
            kinds[min(claims)[1]] = kind
    for pattern in _AFTER_ALL[: 2 if {"bodies", "timetable"} <= set(kinds) else 1]:
        spare = [i for i, kind in enumerate(kinds) if kind == "field" and pattern.search(fold(headers[i]))]
        if "action" not in kinds and spare:
            kinds[spare[0]] = "action"
    if "number" not in kinds and not headers[0]:
        kinds[0] = "number"
    _join_dates(headers, kinds)
    columns = tuple(Column(kind, header) for kind, header in zip(kinds, headers, strict=True))
    return columns if "action" in kinds and ("bodies" in kinds or "timetable" in kinds) else None


def claim(header: str) -> str:
    """The kind of column that these words would head, by themselves."""
    return _said(visible(header))[0]


@lru_cache(maxsize=1024)
def _said(header: str) -> tuple[str, int]:
    """(kind, rank) that a header's words claim; the lower the rank, the surer. Few words are surest."""
    text = fold(header)
    if _NUMBER.fullmatch(text):
        return "number", 0
    for kind, pattern, rank in _RULES:
        if pattern.search(text):
            return kind, rank * 100 + len(text.split())
    return "field", 10_000


def _join_dates(headers: Sequence[str], kinds: list[str]) -> None:
    """ "Start" and "End" side by side are one timetable."""
    if "timetable" in kinds:
        first = kinds.index("timetable")
        for i in (first - 1, first + 1):
            if 0 <= i < len(kinds) and kinds[i] == "field" and _said(headers[i])[0] == "timetable":
                kinds[i] = "timetable"
