"""Is an act's wording that of its adoption? What a later state leaves in the words themselves.

A file often calls itself by the act's own number and holds a consolidated text all the same. An answer from
it must not say "original", so the words are believed: an act cannot cite one that was made years after it,
and its own articles and paragraphs are numbered without letters, which are given to what is inserted later
(Joint Practical Guide, 18.13.3; Interinstitutional Style Guide, 2.7).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Unit

_BANNER = re.compile(
    r"meant purely as a documentation tool|^\s{0,9}consolidated text\b",
    re.IGNORECASE | re.MULTILINE,
)
_MARK = re.compile(r"[▼►]\s?[A-Z]{1,2}\d{0,3}\b")
# Acts have been numbered by year first since 2015 (OJ C 368, 24.10.2014): only then is the year beyond doubt.
_CITED = re.compile(
    r"\b(?:Directive|Regulation|Decision|Recommendation) \((?:EU|EU, Euratom|CFSP|Euratom)\) (20\d\d)/\d{1,4}\b"
)
_SLACK = 1
"""Years: an act adopted at a year's end may cite one that was numbered in the next."""
_INSERTED = re.compile(r"\d{1,3}[a-z]{1,3}")
_IN_ARTICLES = re.compile(r"art_[^.]+(?:\.par_[^.]+)?")
_AMENDS = re.compile(r"\bamending\b", re.IGNORECASE)


def later_wording(title: str, text: str, units: Sequence[Unit], year: int | None) -> str:
    """How it shows that this is no wording of the act's own year, in words; ``""`` where nothing shows it.

    ``year`` is the act's, where it is known. Inserted numbers show nothing in an act that amends another:
    they may be that one's.
    """
    if _BANNER.search(title) or _BANNER.search(text, 0, 3_000):
        return "it calls itself a consolidated text"
    if _MARK.search(text):
        return "it bears the marks of consolidation"
    if year is not None:
        later = max((match for match in _CITED.finditer(text)), key=lambda match: int(match[1]), default=None)
        if later is not None and int(later[1]) > year + _SLACK:
            return f"it cites {later[0]}"
    if not _AMENDS.search(title):
        inserted = next(
            (
                unit
                for unit in units
                if _INSERTED.fullmatch(unit.number or "") and _IN_ARTICLES.fullmatch(unit.place)
                and unit.kind in ("article", "paragraph")
            ),
            None,
        )
        if inserted is not None:
            return f"{inserted.label} was inserted"
    return ""
