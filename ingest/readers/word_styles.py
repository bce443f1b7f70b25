"""What Word's styles say: heading levels, hidden text, list numbering, with their inheritance.

ISO/IEC 29500-1 §17.7: a style is based on another; toggle properties (hidden text is one) are
combined over paragraph and character style by exclusive or, and direct formatting overrides both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from ingest.readers.ooxml import attribute, child, number, switch, value, word_tag

_HEADING_NAME = re.compile(r"heading ([1-9])$")
_USUAL_SIZE = 20
"""Half-points: what Word takes where nothing is written."""
_CONTENTS_NAME = re.compile(r"toc [1-9]$|table of figures$")


@dataclass(frozen=True, slots=True)
class Style:
    """One style as written, without what it inherits; ``None`` where it says nothing."""

    name: str
    based_on: str | None
    outline: int | None
    hidden: bool | None
    num_id: str | None
    ilvl: int | None
    bold: bool | None
    size: int | None


class Styles:
    """The styles part; an absent one is a document without styles."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._chains: dict[str, tuple[Style, ...]] = {}
        self._default: str | None = None
        self.language = ""
        self._size = _USUAL_SIZE
        for node in root if root is not None else ():
            tag = word_tag(node.tag)
            if tag == "style":
                self._add(node)
            elif tag == "docDefaults":
                run = child(child(node, "rPrDefault"), "rPr")
                self.language = attribute(child(run, "lang"), "val") or ""
                self._size = number(value(run, "sz")) or _USUAL_SIZE

    def _add(self, node: etree._Element) -> None:
        style_id = attribute(node, "styleId")
        if style_id is None:
            return
        paragraph, run = child(node, "pPr"), child(node, "rPr")
        numbering = child(paragraph, "numPr")
        self._styles[style_id] = Style(
            name=(value(node, "name") or style_id).lower(),
            based_on=value(node, "basedOn"),
            outline=number(value(paragraph, "outlineLvl")),
            hidden=switch(run, "vanish"),
            num_id=value(numbering, "numId"),
            ilvl=number(value(numbering, "ilvl")),
            bold=switch(run, "b"),
            size=number(value(run, "sz")),
        )
        if attribute(node, "type") == "paragraph" and attribute(node, "default") in ("1", "true", "on"):
            self._default = style_id

    def chain(self, style_id: str | None) -> tuple[Style, ...]:
        """The style and those it is based on, nearest first; the default style for ``None``."""
        wanted = style_id if style_id in self._styles else self._default
        if wanted is None:
            return ()
        if wanted not in self._chains:
            found: list[Style] = []
            seen: set[str] = set()
            current: str | None = wanted
            while current in self._styles and current not in seen:
                seen.add(current)
                found.append(self._styles[current])
                current = self._styles[current].based_on
            self._chains[wanted] = tuple(found)
        return self._chains[wanted]

    def level(self, paragraph: etree._Element | None) -> int:
        """Heading level 1–6 of a paragraph's properties, 0 for body text."""
        outline = number(value(paragraph, "outlineLvl"))
        chain = self.chain(value(paragraph, "pStyle"))
        if outline is None:
            outline = next((style.outline for style in chain if style.outline is not None), None)
        if outline is None:
            named = (_HEADING_NAME.match(style.name) for style in chain)
            outline = next((int(match[1]) - 1 for match in named if match), None)
        return min(outline + 1, 6) if outline is not None and 0 <= outline < 9 else 0

    def role(self, paragraph: etree._Element | None) -> str:
        """``title`` and ``contents``, told by the names of built-in styles; else ``""``."""
        for style in self.chain(value(paragraph, "pStyle")):
            if style.name == "title":
                return "title"
            if _CONTENTS_NAME.match(style.name):
                return "contents"
        return ""

    def numbering(self, paragraph: etree._Element | None) -> tuple[str, int | None, str | None] | None:
        """(numId, level, style) of an auto-numbered paragraph, ``None`` for one without number."""
        direct = child(paragraph, "numPr")
        num_id, ilvl = value(direct, "numId"), number(value(direct, "ilvl"))
        style_id = value(paragraph, "pStyle")
        if num_id is None:
            chain = self.chain(style_id)
            num_id = next((style.num_id for style in chain if style.num_id is not None), None)
            if ilvl is None:
                ilvl = next((style.ilvl for style in chain if style.ilvl is not None), None)
        elif ilvl is None:
            ilvl = 0
        return (num_id, ilvl, style_id) if num_id not in (None, "0") else None

    def num_id_of(self, style_id: str | None) -> str | None:
        """The numbering that a list style stands for."""
        return next((style.num_id for style in self.chain(style_id) if style.num_id is not None), None)

    def type(self, run: etree._Element | None, paragraph: etree._Element | None) -> tuple[bool, int]:
        """(bold, size in half-points) of a run with these properties."""
        bold, size = switch(run, "b"), number(value(run, "sz"))
        if bold is None or size is None:
            by_paragraph = self.chain(value(paragraph, "pStyle"))
            character = value(run, "rStyle")
            chain = (*(self.chain(character) if character in self._styles else ()), *by_paragraph)
            if bold is None:
                bold = next((style.bold for style in chain if style.bold is not None), False)
            if size is None:
                size = next((style.size for style in chain if style.size is not None), self._size)
        return bold, size

    def hidden(self, run: etree._Element | None, paragraph: etree._Element | None) -> bool:
        """Whether a run with these properties is hidden text."""
        direct = switch(run, "vanish")
        if direct is not None:
            return direct
        by_paragraph = self._hidden(value(paragraph, "pStyle"))
        character = value(run, "rStyle")
        return by_paragraph ^ (self._hidden(character) if character in self._styles else False)

    def _hidden(self, style_id: str | None) -> bool:
        return next((style.hidden for style in self.chain(style_id) if style.hidden is not None), False)
