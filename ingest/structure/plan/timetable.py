"""What a timetable cell says, as years."""

from __future__ import annotations

import re

from ingest.fold import fold

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_SHORT_RANGE = re.compile(r"(?<![0-9])((?:19|20)([0-9]{2}))\s?[-/]\s?([0-9]{2})(?![0-9]|\s?[-/.])")
_ONGOING = re.compile(
    r"\bon-?going\b|\bcontinu|\bpermanent|\bannual|\byearly\b|\b(?:every|each) year\b|\bthroughout\b"
    r"|\brecurr|\bregular|\bperiodic|\ben cours\b|\blaufend|\bfortlaufend|\ben curso\b"
)
_AT_LATEST = re.compile(
    r"\bby\b|\buntil\b|\bbefore the end\b|\bup to\b|\b(?:no|not) later than\b|\btill\b|\blatest\b"
    r"|\bthrough\b|\bbis\b|\bjusqu|\bhasta\b"
)
_BEFORE = re.compile(r"\bbefore\s(?:(?:19|20)[0-9]{2})")
_FROM = re.compile(
    r"\bfrom\b|\bsince\b|\bstart(?:ing|s)?\b(?! of)|\bonwards?\b|\bas of\b|\bafter\b"
    r"|\bab\b|\ba partir\b|\bdepuis\b|\bdes(?:de)?\b"
    r"|(?<![0-9])(?:19|20)[0-9]{2}\s?(?:\+|-|->|→)\s?$"
)


def years(written: str) -> tuple[int | None, int | None, bool]:
    """(first year, last year, ongoing) of a timetable cell; years are inclusive.

    "2021-2025" → (2021, 2025, False); "Q3 2022" → (2022, 2022, False); "by 2023" → (None, 2023, False);
    "from 2022" → (2022, None, True); "Ongoing" → (None, None, True).
    """
    text = fold(written).strip()
    found = [int(match.group()) for match in _YEAR.finditer(text)]
    for match in _SHORT_RANGE.finditer(text):
        if match.group(2) < match.group(3):  # "2021-25", and neither "2021-06" nor "2021-21"
            found.append(int(match.group(1)[:2] + match.group(3)))
    ongoing = _ONGOING.search(text)
    if not found:
        return None, None, bool(ongoing)
    first, last = min(found), max(found)
    if first != last:
        return first, last, False
    if _BEFORE.search(text):
        return None, last - 1, False
    latest = _AT_LATEST.search(text)
    year = _YEAR.search(text)
    if ongoing and year and (latest is None or ongoing.start() > year.start()):
        # "2022, then ongoing" starts that year; the year in "ongoing, review in 2023" is no border.
        starts = latest is None and (ongoing.start() > year.start() or _FROM.search(text) is not None)
        return (first if starts else None), None, True
    if latest:
        return None, last, False
    if _FROM.search(text):
        return first, None, True
    return first, last, False


def is_timetable(written: str) -> bool:
    """Whether these few words say when and little else."""
    first, last, ongoing = years(written)
    return len(written) <= 60 and (ongoing or first is not None or last is not None)
