"""Footnotes of HTML pages: which elements are bodies of notes, and what calls them.

A body is known by its class (``oj-note``, ``footnote``), by its list (``dl#footnotes``,
``role="doc-endnotes"``) or by an id that a call links to and that links back. A call is a
link to a body, or without ids an element of a note tag's class.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from itertools import islice

from lxml import etree

from ingest.readers.blocks import Note, NoteCall
from ingest.readers.html_roles import NOTES, classes

_ROLES = frozenset({"doc-endnote", "doc-footnote"})
_LISTS = frozenset({"footnotes", "endnotes", "footnote-list", "doc-endnotes"})
_LEADING = re.compile(
    r"[\s\u00a0]{0,8}(?:[(\[][\s\u00a0]{0,4}(\*{0,3}\d{1,4}[a-z]?|\*{1,4}|[a-z])[\s\u00a0]{0,4}[)\]]"
    r"|(\*{0,3}\d{1,3}|\*{1,4})(?![\w/])[).:]?)"
)
_HOLDERS = ("p", "div", "dd", "li", "aside", "section", "td", "tr", "dl", "blockquote")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = frozenset({"a", "span", "sup", "sub", "b", "strong", "i", "em", "u", "small", "font", "cite", "q", "br"})
_BESIDE = {"dt": "dd", "p": "p", "div": "div"}  # what holds a label alone → what holds its words
_CALL = re.compile(r"\s{0,9}[(\[]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,4})[)\]]?\s{0,9}")
_LINKS_LOOKED_AT = 20
_LINKS_NEAR = 2
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


def unlabelled(note: Note) -> Note:
    """The body of a note without the label that it begins with, be it in a paragraph of its own."""
    if not note.paras:
        return note
    para, *others = note.paras
    written = re.escape(note.label.partition("-")[0])
    found = re.match(rf"[(\[]?[\s\u00a0]{{0,4}}{written}[\s\u00a0]{{0,4}}[).:\]]{{0,2}}[\s\u00a0]{{0,8}}", para.text)
    cut = found.end() if found else 0
    if cut == len(para.text):
        return replace(note, paras=tuple(others)) if others else note
    (_, source), *_ = para.origins
    calls = tuple(NoteCall(max(call.at - cut, 0), call.label) for call in para.calls)
    bare = replace(para, text=para.text[cut:], origins=((0, source + cut),), calls=calls) if cut else para
    return replace(note, paras=(bare, *others))


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
    """The elements that a mark before them links to and that link back to it, as word processors write notes.

    No such body holds a mark that calls a note, another note or a heading: what holds these is a part of the page.
    A note that stands loose among others, or whose words stand beside its label, is given an element of its own.
    """
    notes = _targets(root)
    shared: Counter[etree._Element] = Counter()  # what holds each mark, heading and target
    for mark in {mark for mark, _ in notes} | set(root.iter(*_HEADINGS)):
        shared.update({mark: 2} | dict.fromkeys(mark.iterancestors(), 2))
    for target in {target for _, target in notes}:
        shared.update((target, *target.iterancestors()))
    found: set[etree._Element] = set()
    for target in dict.fromkeys(target for _, target in notes):
        alone = [each for each in (target, *target.iterancestors()) if shared[each] < 2]
        if target is root or not alone:
            continue
        body = next((each for each in alone if each.tag in _HOLDERS and not _is_label(each)), None)
        found.add(_held(alone[-1], shared) if body is None else body)
    return found


def _targets(root: etree._Element) -> list[tuple[etree._Element, etree._Element]]:
    """Each mark that calls a note, and the element that it links to, where a link back stands in or next to it."""
    named: dict[str, tuple[int, etree._Element]] = {}
    marks: list[tuple[int, etree._Element, str]] = []
    links: list[tuple[int, str]] = []
    for at, element in enumerate(root.iter("*")):
        for ident in (element.get("id"), element.get("name")):
            if ident:
                named.setdefault(ident, (at, element))
        href = element.get("href") or ""
        if element.tag == "a" and href.startswith("#"):
            links.append((at, href[1:]))
            if _CALL.fullmatch(_words(element)):
                marks.append((at, element, href[1:]))
    places = [at for at, _ in links]
    first: dict[etree._Element, set[str]] = {}  # the links that a block begins with
    found = []
    for at, mark, target in marks:
        place, element = named.get(target, (-1, None))
        if place <= at or element is None:
            continue
        holder = element
        while holder.tag not in _HOLDERS and (above := holder.getparent()) is not None:
            holder = above
        if holder not in first:
            written = (link.get("href") or "" for link in islice(holder.iter("a"), _LINKS_LOOKED_AT))
            first[holder] = {href.partition("#")[2] for href in written}
        near = bisect_left(places, place)
        back = first[holder].union(href for _, href in links[near : near + _LINKS_NEAR])
        parent = mark.getparent()
        own = {each.get(name) for each in (mark, *mark, *([] if parent is None else [parent])) for name in ("id", "name")}
        if (own - {None, ""}) & back:
            found.append((mark, element))
    return found


def _held(start: etree._Element, shared: Counter[etree._Element]) -> etree._Element:
    """The element of its own that a note gets: its label, and what stands beside it up to the next note, line or block."""
    after = start.getnext()
    empty = not _words(start) and not (start.tail or "").strip()
    if empty and after is not None and after.tag in _HOLDERS and not shared[after]:
        after.insert(0, start)  # an anchor without words, before the paragraph that it is for
        return after
    inline = start.tag in _INLINE
    if not inline and start.tag not in _BESIDE:
        return start
    beside: list[etree._Element] = []
    for following in start.itersiblings():
        wanted = following.tag in _INLINE and following.tag != "br" if inline else following.tag == _BESIDE[start.tag]
        if not wanted or shared[following] or (beside and start.tag in _HOLDERS):
            break
        beside.append(following)
    body = etree.Element("p" if inline else "div")
    start.addprevious(body)
    for each in (start, *beside):
        body.append(each)  # with the words behind it
    return body


def _is_label(element: etree._Element) -> bool:
    """Whether an element holds a note's label and none of its words."""
    return bool(_CALL.fullmatch(_words(element)))


def _words(element: etree._Element) -> str:
    """The first words of an element, enough to tell a label from a text."""
    return "".join(islice((piece for piece in element.itertext() if piece.strip()), 8))


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
