"""Headings told by their type: larger, bold or in capitals, against what most of the text is set in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

_LONGEST = 220
_CAPTION = re.compile(r"(?:Table|Figure|Fig\.|Chart|Graph|Map|Photo|Tableau|Abbildung|Tabelle)\s*\d", re.IGNORECASE)
_DEPTH = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,5})\.?\s")
_MOST = 0.25
"""A style that sets more than this share of the letters is body text, however bold."""

_FOREMOST = 12
"""The title stands among so many first paragraphs."""


class Draft(Protocol):
    """A paragraph and its type: ``size`` in points or any unit, ``rows`` the lines it takes up if known."""

    role: str
    level: int

    @property
    def text(self) -> str: ...

    @property
    def size(self) -> float: ...

    @property
    def bold(self) -> bool: ...

    @property
    def rows(self) -> int: ...

    @property
    def page(self) -> int: ...


_Style = tuple[float, bool, bool, int]


def classify(drafts: Sequence[Draft], body_size: float, body_bold: bool) -> None:
    """Set ``level`` of the headings and ``role`` of the title."""
    candidates = [draft for draft in drafts if _stands_out(draft, body_size, body_bold)]
    total = sum(len(draft.text) for draft in drafts) or 1
    weight = Counter[tuple[float, bool, bool]]()
    for draft in candidates:
        weight[_style(draft)[:3]] += len(draft.text)
    if len(drafts) >= 8:
        candidates = [draft for draft in candidates if weight[_style(draft)[:3]] <= _MOST * total]
    title = _title(drafts, candidates)
    headings = [draft for draft in candidates if draft not in title]
    for draft in title:
        draft.role = "title"
    styles = sorted(
        {_style(draft) for draft in headings},
        key=lambda style: (-style[0], not style[1], not style[2], style[3]),
    )
    levels = {style: min(at + 1, 6) for at, style in enumerate(styles)}
    for draft in headings:
        draft.level = levels[_style(draft)]
        draft.role = ""


def _style(draft: Draft) -> _Style:
    letters = [char for char in draft.text if char.isalpha()]
    depth = _DEPTH.match(draft.text)
    caps = len(letters) > 3 and all(char.isupper() for char in letters)
    return (round(draft.size * 2) / 2, draft.bold, caps, depth[1].count(".") + 1 if depth else 1)


def _stands_out(draft: Draft, body_size: float, body_bold: bool) -> bool:
    text = draft.text.strip()
    letters = sum(1 for char in text if char.isalpha())
    if letters < 3 or len(text) > _LONGEST or draft.rows > 4 or draft.role == "contents":
        return False
    if text.endswith((",", ";")) or text[0] in "•‣▪▫◦●○■□–—-" or _CAPTION.match(text) or letters < len(text) / 3:
        return False
    ratio = draft.size / body_size if body_size else 1.0
    sentence = text.endswith(".") and len(text) > 60
    if ratio >= 1.15 or (ratio >= 1.06 and draft.bold):
        return not sentence
    if draft.bold and not body_bold and ratio >= 0.8:
        return not sentence and len(text) <= 160 and draft.rows <= 3
    capitals = sum(1 for char in text if char.isupper())
    return ratio >= 0.95 and capitals == letters and letters >= 6 and len(text) <= 120 and draft.rows <= 3


def _title(drafts: Sequence[Draft], candidates: list[Draft]) -> list[Draft]:
    """The largest words of the first page, if nothing later is set as large."""
    if not drafts or not candidates:
        return []
    first_page = drafts[0].page
    foremost = {id(draft) for draft in drafts[:_FOREMOST]}
    here = [draft for draft in candidates if draft.page == first_page and id(draft) in foremost]
    if not here:
        return []
    largest = max(draft.size for draft in here)
    found = [draft for draft in here if draft.size >= 0.98 * largest]
    own = {id(draft) for draft in found}
    later = any(draft.size >= 0.98 * largest for draft in candidates if id(draft) not in own)
    others = any(draft.size < 0.95 * largest for draft in candidates)
    return found if len(found) <= 2 and not later and others else []
