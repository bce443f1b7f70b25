"""References inside the corpus: actions, strategic priorities, priority areas, indicators, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.references.instruments import Instrument
from ingest.references.numbering import between

_NUMBER = r"[0-9]{1,3}(?![0-9%/A-Za-z]|\.[0-9])"
_AREA = r"[0-9]{1,2}\.[0-9]{1,2}(?![0-9%/A-Za-z]|\.[0-9])"
_SEPARATOR = r"(?:, | and | ?& ?|, and | or | to | ?[-–] ?|, or )"
_POINT = r"\((?:[ivx]{1,5}|[a-z])\)"
_NO = r"(?:[Nn]os?\.? )?"


def _listed(number: str) -> str:
    return rf"(?P<numbers>{number}(?:{_SEPARATOR}{number}){{0,60}})"


_KINDS = (
    (
        "action",
        re.compile(
            rf"(?<![\w/-])(?<!Key )(?<!COST )(?<!Joint )(?<!joint )[Aa]ctions? {_NO}{_listed(_NUMBER)}(?P<points> ?{_POINT}(?:(?:, | and |, and | or ){_POINT}){{0,10}})?"
        ),
        _NUMBER,
    ),
    (
        "strategic_priority",
        re.compile(rf"(?<![\w/-])[Ss]trategic [Pp]riorit(?:y|ies) {_NO}{_listed(_NUMBER)}"),
        _NUMBER,
    ),
    ("priority_area", re.compile(rf"(?<![\w/-])[Pp]riority [Aa]reas? {_NO}{_listed(_AREA)}"), _AREA),
    (
        "performance_indicator",
        re.compile(rf"(?<![\w/-])(?:[Pp]erformance [Ii]ndicators?|Indicators?) {_NO}{_listed(_NUMBER)}"),
        _NUMBER,
    ),
    ("footnote", re.compile(rf"(?<![\w/-])(?:[Ff]ootnotes?|[Ff]n\.) {_NO}{_listed(_NUMBER)}"), _NUMBER),
)
_COUNTED = re.compile(r" (?:years?|months?|days?|per cent|percent|million|Member States|countries)\b")


def inside(text: str) -> Iterator[Instrument]:
    """ "Actions 3 and 4" is one reference to ``action:3`` and ``action:4``; ranges are expanded."""
    for kind, pattern, number in _KINDS:
        for match in pattern.finditer(text):
            if _COUNTED.match(text, match.end()):
                continue
            numbers = _expanded(match["numbers"], re.compile(number))
            points = match["points"] if kind == "action" else None
            yield Instrument(
                match.start(),
                match.end(),
                kind,
                tuple(f"{kind}:{one}" for one in numbers),
                kind.replace("_", " "),
                several=len(numbers) > 1,
                places=tuple(f"pnt_{point}" for point in re.findall(r"[a-z]+(?=\))", points or "")),
            )


def _expanded(written: str, number: re.Pattern[str]) -> list[str]:
    numbers: list[str] = []
    end = 0
    for match in number.finditer(written):
        separator = written[end : match.start()].strip()
        if numbers and separator in {"to", "-", "–"}:
            numbers += between(numbers[-1], match[0]) or []
        numbers.append(match[0])
        end = match.end()
    return numbers
