"""What real legal texts say themselves about their references: links, attributes and note marks.

For texts that may not be shipped. Nothing of them is kept: the oracle is derived from the file when it
is there. Two things are read off:

* **Official Journal references**: a link to an issue (``…/oj/JOL_2016_119_R_TOC``, ``uri=OJ:L:2016:119``)
  or, in Formex, ``<REF.DOC.OJ COLL="L" DATE.PUB="20160504" NO.OJ="119" PAGE.FIRST="1">``, says which
  issue the linked words mean.
* **Note marks**: where a footnote begins with the full name of an act, the words that call the note
  cite that act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree, html


@dataclass(frozen=True, slots=True)
class Linked:
    """Words that the file itself links to an issue of the Official Journal, with its identifier's stem."""

    start: int
    end: int
    stem: str
    page: str | None


@dataclass(frozen=True, slots=True)
class Called:
    """A footnote call: the offset in the text it stood at, and where the note's own words are."""

    at: int
    start: int
    end: int


@dataclass(slots=True)
class Oracle:
    """A text with what its mark-up says; note marks are taken out of ``text``."""

    text: str = ""
    links: list[Linked] = field(default_factory=list)
    calls: list[Called] = field(default_factory=list)


_BLOCKS = frozenset(
    {"p", "div", "td", "th", "tr", "table", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "body"}
    | {"TI", "P", "ALINEA", "NP", "TXT", "TITLE", "PARAG", "ARTICLE", "STI.ART", "TI.ART", "CONSID", "VISA"}
    | {"ITEM", "LIST", "NO.PARAG", "NO.P"}
)
_IGNORED = frozenset({"script", "style", "head", "BIB.INSTANCE", "BIB.DATA"})
_ISSUE = re.compile(r"JO(?P<series>[LC])_(?P<year>[0-9]{4})_(?P<issue>[0-9]{3}[A-Z]?)(?:_R)?_?")
_URI = re.compile(
    r"uri=(?:uriserv:)?OJ(?::|%3A)(?P<series>[LC])(?::|%3A|_?\.)(?P<year>[0-9]{4})(?::|%3A|\.)(?P<issue>[0-9]{3}[A-Z]?)"
)
_PAGE = re.compile(r"p\.[\s\u00a0]*([0-9]+)")
_MARK = re.compile(r"[\s(]*\*?[0-9]{1,3}[\s)]*")


def read(path: Path) -> Oracle:
    """The oracle of an XHTML, HTML or Formex file."""
    data = path.read_bytes()
    if path.name.endswith("fmx4.xml"):
        return _Formex().read(etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True)))
    return _Hypertext().read(html.fromstring(data))


class _Writer:
    """Linear text with block ends as paragraph breaks."""

    def __init__(self) -> None:
        self.oracle = Oracle()
        self._pieces: list[str] = []
        self.length = 0

    def put(self, text: str | None) -> None:
        flat = re.sub(r"[ \t\r\n]+", " ", text or "")
        if flat:
            self._pieces.append(flat)
            self.length += len(flat)

    def end_block(self) -> None:
        self._pieces.append("\n\n")
        self.length += 2

    def finish(self) -> Oracle:
        self.oracle.text = "".join(self._pieces)
        return self.oracle


class _Hypertext(_Writer):
    def read(self, root: html.HtmlElement) -> Oracle:
        self._called: list[tuple[int, str]] = []
        self._notes: dict[str, int] = {}
        self._walk(root)
        oracle = self.finish()
        for at, note in self._called:
            start = self._notes.get(note)
            if start is not None and start > at:  # the mark before the note's own words points back
                end = oracle.text.find("\n", start)
                oracle.calls.append(Called(at, start, end if end >= 0 else len(oracle.text)))
        return oracle

    def _walk(self, element: html.HtmlElement) -> None:
        if not isinstance(element.tag, str) or element.tag in _IGNORED:
            return
        href = element.get("href", "") if element.tag == "a" else ""
        if href.startswith("#") and _MARK.fullmatch(element.text_content()):
            own = element.get("id") or element.get("name") or ""
            self._called.append((self.length, href[1:]))
            if own:
                self._notes[own] = self.length
            return
        start = self.length
        self.put(element.text)
        for child in element:
            self._walk(child)
            self.put(child.tail)
        issue = (_ISSUE.search(href) or _URI.search(href)) if href else None
        words = element.text_content() if issue else ""
        if issue and ("OJ" in words or "Official Journal" in words):  # not the page's choice of languages
            page = _PAGE.search(words)
            stem = f"OJ:{issue['series']}:{issue['year']}:{issue['issue'].lstrip('0')}"
            self.oracle.links.append(Linked(start, self.length, stem, page[1] if page else None))
        if element.tag in _BLOCKS:
            self.end_block()


class _Formex(_Writer):
    def read(self, root: etree._Element) -> Oracle:
        self._pending: list[tuple[int, etree._Element]] = []
        self._walk(root)
        for at, note in self._pending:
            start = self.length
            self._children(note)
            self.oracle.calls.append(Called(at, start, self.length))
            self.end_block()
        return self.finish()

    def _walk(self, element: etree._Element) -> None:
        if not isinstance(element.tag, str) or element.tag in _IGNORED:
            return
        if element.tag == "NOTE":
            self._pending.append((self.length, element))
            return
        start = self.length
        self._children(element)
        if element.tag == "REF.DOC.OJ":
            stem = f"OJ:{element.get('COLL')}:{element.get('DATE.PUB', '')[:4]}:{element.get('NO.OJ', '').lstrip('0')}"
            self.oracle.links.append(Linked(start, self.length, stem, element.get("PAGE.FIRST")))
        if element.tag in _BLOCKS:
            self.end_block()

    def _children(self, element: etree._Element) -> None:
        self.put(element.text)
        for child in element:
            self._walk(child)
            self.put(child.tail)


def files(folder: Path) -> Iterator[Path]:
    """The legal texts of ``folder``, in order of name."""
    yield from sorted(path for path in folder.iterdir() if path.suffix in {".html", ".xhtml", ".xml"})
