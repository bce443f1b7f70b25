"""A text as the tokens that a quotation is compared by, and what makes no difference between two of them.

Makes no difference: white space and line ends; characters that cannot be seen (soft hyphens, zero-width
ones); which quotation mark, apostrophe or dash it is; ligatures; marks of emphasis (``*`` and ``_``); a word
divided at a line end. All else does: words, numbers, capitals, punctuation, whether there is a
quotation mark at all, and the script that a letter is of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_UNSEEN = "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufe0e\ufe0f\ufeff"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
SINGLE = "'\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`\u2039\u203a"
DOUBLE = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02\u301d\u301e\u301f'
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
_PLAIN = str.maketrans(
    {**dict.fromkeys(_UNSEEN, ""), **dict.fromkeys(SINGLE, "'"), **_LIGATURES}
)

_TOKEN = re.compile(
    rf"[0-9](?:[{_UNSEEN}]*[0-9]|[.,][0-9])*(?![^\W_])"  # a number, its separators in it
    rf"|[^\W_](?:[{_UNSEEN}]*[^\W_\u0300-\u036f]|[\u0300-\u036f]|[{_UNSEEN}]*[{SINGLE}](?=[^\W_]))*"  # a word
    rf"|\.\.\.+|\. \. \.|\u2026"  # an ellipsis
    rf"|--+|[{_DASHES}]"
    rf"|[^\s\w*{_UNSEEN}]"
)
_DIVIDED = re.compile(rf"[\-\u2010\u00ad][{_UNSEEN}]*[ \t]*\r?\n[ \t>]*(?=[^\W\d_])")

ELLIPSIS, MARK, DASH = "\u2026", '"', "-"


@dataclass(frozen=True, slots=True)
class Token:
    """``key`` is what is compared; ``start`` and ``end`` where it stands; ``space``: white space stands before it."""

    key: str
    start: int
    end: int

    @property
    def word(self) -> bool:
        """Whether it is a word or a number, not punctuation."""
        return self.key[0].isalnum()


def tokens(text: str, start: int = 0, end: int | None = None, known: Collection[str] = ()) -> list[Token]:
    """The tokens of ``text[start:end]``.

    A word divided at a line end is put together where that gives one of ``known`` (folded words), or where
    the hyphen is a soft one; else its hyphen counts.
    """
    stop = len(text) if end is None else end
    found = [Token(_key(match.group()), match.start(), match.end()) for match in _TOKEN.finditer(text, start, stop)]
    divisions = [(m.start(), m.end(), text[m.start()]) for m in _DIVIDED.finditer(text, start, stop)]
    return list(_joined(found, divisions, known)) if divisions else found


def _joined(
    found: list[Token], divisions: list[tuple[int, int, str]], known: Collection[str]
) -> Iterator[Token]:
    by_end = {begin: (after, mark) for begin, after, mark in divisions}
    i = 0
    while i < len(found):
        token, second = found[i], i + 1
        division = by_end.get(token.end) if token.word else None
        if division and second < len(found) and found[second].key == DASH:
            second += 1  # the hyphen; a soft one is no token
        if division and second < len(found) and found[second].start == division[0]:
            joined = token.key + found[second].key
            if division[1] == "\u00ad" or joined.casefold() in known:
                yield Token(joined, token.start, found[second].end)
                i = second + 1
                continue
        yield token
        i += 1


def _key(written: str) -> str:
    first = written[0]
    if first == ELLIPSIS or (first == "." and len(written) > 1):
        return ELLIPSIS
    if first in _DASHES:
        return DASH
    if first in SINGLE or first in DOUBLE:
        return MARK
    return unicodedata.normalize("NFC", written.translate(_PLAIN))


def scripts(word: str) -> set[str]:
    """The scripts that a word's letters are of ("LATIN", "CYRILLIC"); more than one hides a letter of another."""
    return {unicodedata.name(character, "?").split(" ", 1)[0] for character in word if character.isalpha()}
