"""What the texts themselves say that a word means: acronyms, defined terms, names of things.

Nothing is known here that no text says: every entry points to the words it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from index.acronyms import ACRONYM, expansion, pairs, singular
from index.places import Places
from index.world import stems
from ingest.model import Document, Footnote, Span
from ingest.sentences import sentences

EntryKind = Literal["acronym", "definition", "name"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A term and what a text says it means.

    ``kind``: ``acronym`` (``meaning`` spells it out), ``definition`` ("X means …"), or ``name``:
    what a term in brackets is a name for, where its letters do not spell it. ``quote`` spans
    the words that say so, ``place`` is their innermost unit.
    """

    term: str
    kind: EntryKind
    meaning: str
    document: str
    place: str
    quote: Span


class Glossary:
    """The entries of all documents held, in the order of the documents and their texts."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        self._by_term: dict[tuple[str, ...], list[Entry]] = {}
        for entry in self.entries:
            for key in {tuple(stems(entry.term)), tuple(stems(singular(entry.term)))}:
                self._by_term.setdefault(key, []).append(entry)

    def all(self, term: str) -> tuple[Entry, ...]:
        """What the texts say of ``term``, in singular or plural: acronyms, then definitions, then names."""
        bare = _ARTICLE.sub("", term.strip(_MARKS)).strip(_MARKS)
        found = self._by_term.get(tuple(stems(bare))) or self._by_term.get(tuple(stems(singular(bare)))) or ()
        return tuple(sorted(found, key=lambda entry: _ORDER.index(entry.kind)))

    def define(self, term: str) -> Entry | None:
        """The first of what the texts say that ``term`` means, ``None`` where none says it."""
        return next(iter(self.all(term)), None)

    def synonyms(self) -> tuple[tuple[str, str], ...]:
        """(acronym, what it stands for), each pair once."""
        short = (entry for entry in self.entries if entry.kind == "acronym")
        return tuple(dict.fromkeys((singular(entry.term), entry.meaning) for entry in short))


_ORDER: tuple[EntryKind, ...] = ("acronym", "definition", "name")
_MARKS = " \t\n'\"‘’“”«»?!.,;:()"
_ARTICLE = re.compile(r"^(?:(?:the|an?|term|acronym) {1,3}){1,3}", re.IGNORECASE)

# ‘freezing’ means …; 'drug' is a substance … (up to the end of the clause or sentence)
_MEANS = re.compile(
    r"[‘'“\"«]\s?([^‘’'“”\"«»\n]{2,80}?)\s?[’'”\"»](?: or [‘'“\"][^’'”\"\n]{2,60}[’'”\"])?,?\s"
    r"(?:means?|shall mean|refers? to|is defined as|has the meaning|is an?|are)\b"
)
# Postal item: an item addressed …
_COLON = re.compile(r"^([A-Za-z][\w' -]{1,58}?): (?=(?:an?|any|the|every|all)\b)")
# Defines proceeds (any direct or indirect economic gain …)
_BRACKETED = re.compile(r"\b([a-z]{4,24})\s\(((?:any|that is|i\.e\.|meaning)\b[^()\n]{5,300})\)")
# Brackets that hold a name, and not the "(EU)" of "Directive (EU) 2019/1153".
_IN_BRACKETS = re.compile(r"\(([A-Z][A-Za-z0-9&/-]{1,11})\)(?!\s(?:No\s)?\d)")
_STARTERS = frozenset({"the", "a", "an", "this", "these", "any", "further", "through", "by", "via", "called"})


def glossary(documents: Mapping[str, Document]) -> Glossary:
    """What ``documents`` say that their acronyms and terms mean."""
    entries: list[Entry] = []
    for document in documents.values():
        places = Places(document.units)
        for entry in _entries(document):
            unit = places.innermost(entry.quote.start, entry.quote.end)
            entries.append(
                Entry(
                    entry.term,
                    entry.kind,
                    entry.meaning,
                    document.id,
                    unit.place if unit else "",
                    entry.quote,
                )
            )
    return Glossary(list(dict.fromkeys(entries)))


def _entries(document: Document) -> Iterator[Entry]:
    spelt: set[str] = set()
    for entry in (*_acronyms(document), *_footnoted(document)):
        spelt.add(singular(entry.term))
        yield entry
    yield from _definitions(document)
    yield from (entry for entry in _named(document) if singular(entry.term) not in spelt)


def _acronyms(document: Document) -> Iterator[Entry]:
    text = document.text
    for pair in pairs(text):
        yield Entry(singular(pair.short.of(text).strip()), "acronym", _line(pair.long.of(text)), "", "", pair.whole)


def _footnoted(document: Document) -> Iterator[Entry]:
    """A footnote that spells out the acronym at which it is called, or defines a term."""
    text = document.text
    for note in document.footnotes:
        first = next(iter(sentences(text, note.text.start, note.text.end)), note.text)
        for called in _called(document, note):
            whole = Span(first.start, first.end)
            long = expansion(singular(called), text, whole)
            if long is not None and long.start == first.start:
                yield Entry(singular(called), "acronym", _line(long.of(text)), "", "", whole)
        coloned = _COLON.match(note.text.of(text))
        if coloned is not None:
            meaning = text[note.text.start + coloned.end() : note.text.end]
            yield Entry(coloned.group(1), "definition", _line(meaning), "", "", note.text)


def _called(document: Document, note: Footnote) -> Iterable[str]:
    """The acronyms right before the footnote's calls."""
    for call in note.calls:
        words = list(ACRONYM.finditer(document.text, max(0, call.at - 16), call.at))
        if words and not document.text[words[-1].end() : call.at].strip():
            yield words[-1].group()


def _definitions(document: Document) -> Iterator[Entry]:
    text = document.text
    for match in _MEANS.finditer(text):
        end = _clause_end(text, match.end())
        if end - match.end() > 3:
            meaning = _line(text[match.end() : end]).strip(" ;,")
            yield Entry(match.group(1).strip(), "definition", meaning, "", "", Span(match.start(), end))
    for match in _BRACKETED.finditer(text):
        yield Entry(match.group(1), "definition", _line(match.group(2)), "", "", Span(*match.span()))


def _clause_end(text: str, at: int) -> int:
    """Where the clause that ``at`` stands in ends: at a semicolon, a line's or the sentence's end."""
    stop = text.find("\n", at)
    stop = len(text) if stop < 0 else stop
    if not text[at:stop].strip(" :-—"):  # "means:" and points on lines of their own
        after = text.find("\n\n", stop + 1)
        return min(after if after >= 0 else len(text), stop + 1500)
    semicolon = text.find(";", at, stop)
    if semicolon >= 0:
        return semicolon
    return next((span.end for span in sentences(text, at, stop)), stop)


def _named(document: Document) -> Iterator[Entry]:
    """What an acronym in brackets names where its letters do not spell it: the noun phrase before it."""
    text = document.text
    for match in _IN_BRACKETS.finditer(text):
        if ACRONYM.fullmatch(match.group(1)) is None:
            continue
        low = max(0, match.start() - 120)
        before = text[low : match.start()].rstrip()
        cut = max(before.rfind(sign) for sign in ".;:,()\n")
        phrase = before[cut + 1 :].strip()
        words = phrase.split()
        starts = [i for i, word in enumerate(words) if word.lower() in _STARTERS]
        if starts:
            words = words[starts[-1] + 1 :]
        if 2 <= len(words) <= 12 and match.group(1) not in words:
            meaning = " ".join(words)
            start = low + before.rfind(words[0], cut + 1)
            yield Entry(singular(match.group(1)), "name", meaning, "", "", Span(start, match.end()))


def _line(text: str) -> str:
    return " ".join(text.split()).strip(" .,;:")
