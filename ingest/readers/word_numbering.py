"""The numbers that Word computes for auto-numbered paragraphs ("1.2", "(a)", "Annex IV").

ISO/IEC 29500-1 §17.9: lists that share an abstract definition go on counting together, unless
an instance overrides the start; a level starts anew after any higher level was used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.ooxml import attribute, number, switch, value, word_tag
from ingest.readers.word_styles import Styles

BULLET = "•"
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    text: str
    legal: bool
    restart: int | None
    style: str | None


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level]
    link: str | None
    counters: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The numbering part, and how far each list has counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, _List] = {}
        self._of: dict[str, str] = {}
        self._overrides: dict[str, dict[int, _Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        for node in root if root is not None else ():
            tag = word_tag(node.tag)
            if tag == "abstractNum":
                key = attribute(node, "abstractNumId") or ""
                self._abstract[key] = _List(_levels(node), value(node, "numStyleLink"))
            elif tag == "num":
                self._add(node)

    def _add(self, node: etree._Element) -> None:
        num_id = attribute(node, "numId") or ""
        self._of[num_id] = value(node, "abstractNumId") or ""
        for override in node:
            if word_tag(override.tag) != "lvlOverride":
                continue
            ilvl = number(attribute(override, "ilvl"))
            start = number(value(override, "startOverride"))
            if ilvl is not None and start is not None:
                self._starts.setdefault(num_id, {})[ilvl] = start
            self._overrides.setdefault(num_id, {}).update(_levels(override))

    def marker(self, paragraph: etree._Element | None) -> str:
        """Count this paragraph and return its number as displayed, ``""`` where it has none."""
        found = self._styles.numbering(paragraph)
        if found is None:
            return ""
        num_id, ilvl, style = found
        numbered = self._list(num_id)
        if numbered is None:
            return ""
        levels = numbered.levels | self._overrides.get(num_id, {})
        if ilvl is None:
            ilvl = next((at for at, level in levels.items() if level.style and level.style == style), 0)
        level = levels.get(ilvl)
        if level is None:
            return ""
        self._count(numbered, levels, num_id, ilvl)
        if level.kind == "bullet":
            return BULLET
        return self._written(numbered, levels, level).strip()

    def _list(self, num_id: str) -> _List | None:
        found = self._abstract.get(self._of.get(num_id, ""))
        if found is not None and found.link is not None and not found.levels:
            linked = self._styles.num_id_of(found.link)
            found = self._abstract.get(self._of.get(linked or "", ""), found)
        return found

    def _count(self, numbered: _List, levels: dict[int, _Level], num_id: str, ilvl: int) -> None:
        counters = numbered.counters
        start = self._starts.get(num_id, {}).pop(ilvl, None)  # an override restarts once
        if start is not None:
            counters[ilvl] = start
        elif ilvl in counters:
            counters[ilvl] += 1
        else:
            counters[ilvl] = levels[ilvl].start
        for deeper in [at for at in counters if at > ilvl]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart != 0 and ilvl < restart):
                del counters[deeper]

    @staticmethod
    def _written(numbered: _List, levels: dict[int, _Level], own: _Level) -> str:
        def counted(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            level = levels.get(at)
            if level is None:
                return ""
            kind = "decimal" if own.legal else level.kind
            return formatted(numbered.counters.get(at, level.start), kind)

        return "" if own.kind == "none" and "%" in own.text else _PLACEHOLDER.sub(counted, own.text)


def _levels(parent: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for node in parent:
        ilvl = number(attribute(node, "ilvl")) if word_tag(node.tag) == "lvl" else None
        if ilvl is None:
            continue
        start = number(value(node, "start"))
        found[ilvl] = _Level(
            start=1 if start is None else start,
            kind=value(node, "numFmt") or "decimal",
            text=value(node, "lvlText") or "",
            legal=bool(switch(node, "isLgl")),
            restart=number(value(node, "lvlRestart")),
            style=value(node, "pStyle"),
        )
    return found


def formatted(count: int, kind: str) -> str:
    """A number in one of Word's formats (§17.18.59); unknown ones as a decimal number."""
    if count <= 0 or kind in ("decimal", "none"):
        return "" if kind == "none" else str(count)
    if kind in ("lowerLetter", "upperLetter"):
        # Word writes aa, bb, … after z, and not ab.
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 20)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and count < 4000:
        roman = _roman(count)
        return roman.upper() if kind == "upperRoman" else roman
    if kind == "decimalZero":
        return f"{count:02d}"
    if kind == "ordinal":
        teen = 10 <= count % 100 <= 20
        return f"{count}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"
    return str(count)


def _roman(count: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        times, count = divmod(count, worth)
        written += letters * times
    return written
