"""The headings inside an action plan: sections, strategic priorities, annexes, indicators."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.readers.blocks import Para

_ROMAN = r"[IVXLC]{1,7}"
_NUMBER = rf"[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{0,2}}(?![0-9])|(?:{_ROMAN}|[A-Z])(?![A-Za-z0-9])"
_MARK = r"(?P<mark>\s{0,2}[.:)]|\s{0,2}[–—-](?=\s))?"
_TITLE = r"(?:\s+(?P<title>\S.*)|\s*)$"

_INDICATOR = re.compile(
    r"(?P<word>(?i:(?:(?:key|over-?arching|core)\s+)?(?:(?:performance|impact|outcome|output|result)\s+)?indicator"
    r"|kpi|indicateur(?:\s+de\s+performance)?|leistungsindikator|indikator|indicador(?:\s+de\s+\w{1,20})?))\s+"
    rf"(?P<number>[0-9]{{1,3}}[a-z]?){_MARK}{_TITLE}",
    re.DOTALL,
)
_PRIORITY = re.compile(
    r"(?P<word>(?i:(?:(?:strategic|policy|operational|specific|general|overarching|key|main|cross-cutting)\s+)?"
    r"(?:priority(?:\s+(?:area|axis))?|objective|goal|aim|area|axis)|priorité(?:\s+stratégique)?|objectif"
    r"|(?:strategische\s+)?priorität|ziel|prioridad(?:\s+estratégica)?|objetivo))\s+"
    rf"(?P<number>{_NUMBER}){_MARK}{_TITLE}",
    re.DOTALL,
)
_SECTION = re.compile(
    r"(?:(?P<letter>[A-Z])\)"
    r"|(?P<word>(?i:section|part|pillar|theme|title|chapter|cluster|strand|partie|teil|parte))\s+"
    rf"(?P<number>{_NUMBER}){_MARK}){_TITLE}",
    re.DOTALL,
)
_ANNEX = re.compile(
    rf"(?P<word>(?i:annex|annexe|appendix|anhang|anexo))(?:\s+(?P<number>{_NUMBER}))?{_MARK}{_TITLE}",
    re.DOTALL,
)
_PATTERNS = (("indicator", _INDICATOR), ("priority", _PRIORITY), ("section", _SECTION), ("annex", _ANNEX))
_NUMBERED = re.compile(
    rf"(?:(?P<number>{_NUMBER})[.)]|(?P<plain>[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{0,2}})(?=\s+[^\W\d_a-z]))"
    r"\s*(?P<title>[^\W\d_].*)$",
    re.DOTALL,
)
# A line of a table of contents ends with its page number.
_CONTENTS = re.compile(r"(?:\t|\.{3}|…)\s{0,8}[0-9]{1,4}$")
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Heading:
    """``kind``: section, priority, annex, indicator or part, which is any other heading.

    ``word`` is what the text calls it ("Strategic priority"), ``mark`` the punctuation after its
    number, ``title`` what follows, from ``at`` on.
    """

    kind: str
    word: str
    number: str
    mark: str
    title: str
    at: int


def heading_of(para: Para) -> Heading | None:
    """What part of an action plan this paragraph opens by its own words, ``None`` if none.

    A list marker that the format keeps apart counts as part of the words where that helps.
    """
    if para.role == "contents" or _CONTENTS.search(para.text):
        return None
    for lead in dict.fromkeys(("", f"{para.marker} " if para.marker else "")):
        for kind, pattern in _PATTERNS:
            match = pattern.match(lead + para.text)
            if match and _heads(kind, match, para):
                parts = match.groupdict()
                number = parts.get("number") or parts.get("letter") or ""
                mark = (parts.get("mark") or "").strip()
                at = max(match.start("title") - len(lead), 0) if match["title"] else len(para.text)
                word = " ".join((parts.get("word") or "").split())
                return Heading(kind, word, number, mark, (match["title"] or "").strip(), at)
    return None


def part_of(para: Para) -> Heading:
    """The heading that this paragraph is because of where it stands, numbered or not."""
    words = f"{para.marker} {para.text}" if para.marker else para.text
    match = _NUMBERED.match(words)
    if match:
        title = match["title"].strip()
        return Heading("part", "", match["number"] or match["plain"], "", title, len(para.text) - len(title))
    return Heading("part", "", "", "", para.text, 0)


def looks_like_heading(para: Para) -> bool:
    """Whether a paragraph could be a heading if something else speaks for it: short, and no sentence."""
    text = para.text
    if para.role == "contents" or _CONTENTS.search(text) or re.match(r"(?i:table|figure|box)\s+[0-9]", text):
        return False
    return para.level > 0 or (len(text) <= 200 and not text[:1].islower() and not text.endswith((".", ";", ":", ",")))


def _heads(kind: str, match: re.Match[str], para: Para) -> bool:
    """Whether what begins like a heading is one: "Annex 2 of the budget, as amended." is none."""
    title = (match["title"] or "").strip()
    if para.level > 0:
        return True
    if kind == "indicator":
        return bool(match["mark"]) or not title[:1].islower()
    if kind == "annex":
        return len(title) <= 160 and not title[:1].islower() and not title.endswith(".")
    if kind == "section" and match["letter"]:
        return bool(title) and len(title) <= 200 and not title.endswith((".", ";", ","))
    if (match["mark"] or "").strip():
        return len(para.text) <= _LONGEST and not title.endswith((";", ","))
    return not title or (len(para.text) <= 250 and not title[:1].islower() and not title.endswith("."))
