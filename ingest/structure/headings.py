"""The headings inside an action plan: sections, strategic priorities, annexes, indicators."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.readers.blocks import Para

_SECTION = re.compile(
    r"^(?:(?P<letter>[A-Z])\)|(?:Section|Part|Pillar|Theme|Title)\s+(?P<number>[A-Z]|[IVX]{1,6}|\d{1,2})(?=[\s.:)–—-]))"
    r"\s*[.:–—-]?\s*(?P<title>.*)$",
    re.DOTALL,
)
_PRIORITY = re.compile(
    r"^(?:(?:Strategic|Policy|Operational|Specific|General|Overarching|Key)\s+)?(?P<word>Priority|Objective|Goal|Aim)\s+"
    r"(?P<number>\d{1,3})(?P<mark>\s*[.:)–—-])?\s+(?P<title>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ANNEX = re.compile(
    r"^Annex(?:\s+(?P<number>[IVXLC]{1,7}|\d{1,3}|[A-Z]))?(?:\s*[.:–—-]\s*|\s+|$)(?P<title>.{0,160})$",
    re.IGNORECASE,
)
_INDICATOR = re.compile(
    r"^(?P<word>(?:(?:Key\s+)?(?:Performance|Impact|Outcome|Output|Result)\s+)?Indicator|KPI)\s+"
    r"(?P<number>\d{1,3}[a-z]?)(?P<mark>\s*[.:)–—-])?\s+(?P<title>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_PATTERNS = (("indicator", _INDICATOR), ("priority", _PRIORITY), ("section", _SECTION), ("annex", _ANNEX))


@dataclass(frozen=True, slots=True)
class Heading:
    """``kind``: section, priority, annex or indicator; ``title`` is what follows the label, from ``at`` on."""

    kind: str
    number: str
    mark: str
    title: str
    at: int


def heading_of(para: Para) -> Heading | None:
    """What part of an action plan this paragraph opens, ``None`` if none.

    A list marker that the format keeps apart counts as part of the words.
    """
    lead = f"{para.marker} " if para.marker else ""
    for kind, pattern in _PATTERNS:
        match = pattern.match(lead + para.text)
        if match:
            parts = match.groupdict()
            if kind == "annex" and not _is_annex(para, parts["title"]):
                continue
            number = parts.get("number") or parts.get("letter") or ""
            at = max(match.start("title") - len(lead), 0)
            return Heading(kind, number, (parts.get("mark") or "").strip(), parts["title"].strip(), at)
    return None


def _is_annex(para: Para, title: str) -> bool:
    """ "Annex 2" heads an annex; "Annex 2 of the budget, provided on page 61…" does not."""
    return para.level > 0 or not title or (title[:1].isupper() and not title.rstrip().endswith("."))
