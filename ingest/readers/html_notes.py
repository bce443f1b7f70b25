"""Footnotes of HTML pages: which elements are bodies of notes, and what calls them.

A body is known by its class (``oj-note``, ``footnote``), by its list (``dl#footnotes``,
``role="doc-endnotes"``) or by an id that a call links to and that links back. A call is a
link to a body, or without ids an element of a note tag's class.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import islice

from lxml import etree

from ingest.readers.blocks import NoteCall, Para
from ingest.readers.html_roles import NOTES, classes

_ROLES = frozenset({"doc-endnote", "doc-footnote"})
_LISTS = frozenset({"footnotes", "endnotes", "footnote-list", "doc-endnotes"})
_LEADING = re.compile(
    r"[\s\u00a0]{0,8}(?:[(\[][\s\u00a0]{0,4}(\*{0,3}\d{1,4}[a-z]?|\*{1,4}|[a-z])[\s\u00a0]{0,4}[)\]]"
    r"|(\*{0,3}\d{1,3}|\*{1,4})(?![\w/])[).:]?)"
)
_HOLDERS = ("p", "div", "dd", "li", "aside", "section", "td")
_CALL = re.compile(r"\s{0,9}[(\[]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,4})[)\]]?\s{0,9}")
_LINKS_LOOKED_AT = 20
_MARK = re.compile(r"[()\[\]\s\u00a0.]")


class Notes:
    """The note bodies of a page, each with a label of its own, in the order of the page."""

    def __init__(self, root: etree._Element) -> None:
        self.labels: dict[etree._Element, str] = {}  # body → label
        self.targets: dict[str, str] = {}  # id inside a body → its label
        self._written: dict[str, list[str]] = {}  # label as written → labels given to it
        self._asked: Counter[str] = Counter()
        given: Counter[str] = Counter()
        for body in _bodies(root):
            written = _label(body) or str(len(self.labels) + 1)
            given[written] += 1
            label = written if given[written] == 1 else f"{written}-{given[written]}"
            self.labels[body] = label
            self._written.setdefault(written, []).append(label)
            for each in body.iter("*"):
                for ident in (each.get("id"), each.get("name")):
                    if ident:
                        self.targets.setdefault(ident, label)

    def called(self, element: etree._Element) -> str | None:
        """The label of the note that a link calls, ``None`` where it calls none."""
        href = element.get("href") or ""
        return self.targets.get(href[href.rfind("#") + 1 :]) if "#" in href else None

    def tagged(self, words: str) -> str:
        """The label of the note that a tag without a link calls by its words.

        Where several notes are labelled alike (they count anew in each part), the first call
        means the first of them, and so on.
        """
        written = _MARK.sub("", words)
        labels = self._written.get(written)
        if not labels:
            return written
        at = min(self._asked[written], len(labels) - 1)
        self._asked[written] += 1
        return labels[at]


def unlabelled(para: Para, label: str) -> Para:
    """The first paragraph of a note's body without the label that it begins with."""
    written = re.escape(label.partition("-")[0])
    found = re.match(rf"[(\[]?[\s\u00a0]{{0,4}}{written}[\s\u00a0]{{0,4}}[).:\]]{{0,2}}[\s\u00a0]{{0,8}}", para.text)
    cut = found.end() if found else 0
    if not cut or cut == len(para.text):
        return para
    (_, source), *_ = para.origins
    calls = tuple(NoteCall(max(call.at - cut, 0), call.label) for call in para.calls)
    return replace(para, text=para.text[cut:], origins=((0, source + cut),), calls=calls)


def _bodies(root: etree._Element) -> list[etree._Element]:
    found = []
    inside: set[etree._Element] = set()
    linked = _linked(root)
    for element in root.iter(*_HOLDERS):
        if element.getparent() in inside:
            inside.add(element)
            continue
        if _is_body(element) or element in linked:
            found.append(element)
            inside.add(element)
    return found


def _linked(root: etree._Element) -> set[etree._Element]:
    """The paragraphs that a mark before them links to and that link back to it, as word processors write notes."""
    named: dict[str, tuple[int, etree._Element]] = {}
    marks: list[tuple[int, etree._Element, str]] = []
    for at, element in enumerate(root.iter("*")):
        for ident in (element.get("id"), element.get("name")):
            if ident:
                named.setdefault(ident, (at, element))
        href = element.get("href") or ""
        if element.tag == "a" and href.startswith("#") and _CALL.fullmatch("".join(islice(element.itertext(), 8))):
            marks.append((at, element, href[1:]))
    found: set[etree._Element] = set()
    for at, mark, target in marks:
        place, body = named.get(target, (-1, None))
        while body is not None and body.tag not in _HOLDERS:
            body = body.getparent()
        if place <= at or body is None:
            continue
        links = {(link.get("href") or "").partition("#")[2] for link in islice(body.iter("a"), _LINKS_LOOKED_AT)}
        parent = mark.getparent()
        own = {each.get(name) for each in (mark, *mark, *([] if parent is None else [parent])) for name in ("id", "name")}
        if (own - {None, ""}) & links:
            found.add(body)
    return found


def _is_body(element: etree._Element) -> bool:
    names = classes(element.get("class"))
    if element.tag == "p" and names & NOTES:
        return True
    if element.get("role") in _ROLES:
        return True
    if element.tag not in ("dd", "li"):
        return False
    holder = element.getparent()
    for _ in range(2):  # the list itself, or the section around it
        if holder is None:
            return False
        if holder.get("id") in _LISTS or holder.get("role") in _LISTS or classes(holder.get("class")) & _LISTS:
            return True
        holder = holder.getparent()
    return False


def _label(body: etree._Element) -> str:
    """The label that a body begins with, as its calls write it."""
    words = ""
    for piece in body.itertext():
        words = (words + piece).lstrip()
        if len(words) > 12:
            break
    found = _LEADING.match(words)
    if found:
        return _MARK.sub("", found.group(1) or found.group(2))
    ident = re.search(r"(\d{1,4})$", body.get("id") or "")
    return ident.group(1) if ident else ""
