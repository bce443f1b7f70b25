"""The words of all documents held, made to be searched for quotations: exactly, and for what is like them.

Each different token is one character of a long string, so that an exact search is a search in a string, and its
cost does not depend on what is searched for. Likeness is looked for by pairs of tokens that both have.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from weakref import WeakKeyDictionary

from index.check.wording import Token, tokens
from index.world import World
from ingest.model import Document, Span

_FIRST = 0x100  # characters below are kept for what no document has, and for the ends of documents
_SURROGATES = (0xD800, 0xE000)
_UNKNOWN, _END = "\x00", "\x01"
_COMMON = 150
"""A pair that stands in more places than this tells nothing of where a quotation is from."""
_WINDOWS = 4
"""Places that are compared word by word with a quotation that stands nowhere."""
MOST_COMPARED = 3000
"""Tokens of a quotation that is compared word by word; a longer one is only searched for."""


@dataclass(frozen=True, slots=True)
class At:
    """A run of tokens of a document: numbers into ``Held.tokens``, half-open."""

    document: str
    first: int
    last: int


class Held:
    """The documents' tokens, in one row."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = {document.id: document for document in documents}
        self._numbers: dict[str, str] = {}
        self.tokens: list[Token | None] = []
        self._starts: list[int] = []
        self._ids: list[str] = []
        self._offsets: list[array[int]] = []
        pieces: list[str] = []
        for document in documents:
            self._starts.append(len(self.tokens))
            self._ids.append(document.id)
            found = tokens(document.text)
            self._offsets.append(array("q", (token.start for token in found)))
            pieces.append("".join(self._number(token.key.casefold()) for token in found) + _END)
            self.tokens += [*found, None]
        self.encoded = "".join(pieces)

    def _number(self, key: str) -> str:
        known = self._numbers.get(key)
        if known is None:
            code = len(self._numbers) + _FIRST
            if code >= _SURROGATES[0]:
                code += _SURROGATES[1] - _SURROGATES[0]
            known = self._numbers[key] = chr(code) if code < 0x110000 else _UNKNOWN
        return known

    @property
    def words(self) -> dict[str, str]:
        """Every token there is, folded."""
        return self._numbers

    def encode(self, found: Sequence[Token]) -> str:
        """Tokens as they are searched for; one that no document has is found nowhere."""
        return "".join(self._numbers.get(token.key.casefold(), _UNKNOWN) for token in found)

    def at(self, first: int, last: int) -> At:
        return At(self._ids[bisect_right(self._starts, first) - 1], first, last)

    def span(self, at: At) -> Span:
        """Where a run of tokens stands in its document's text."""
        first, last = self.tokens[at.first], self.tokens[at.last - 1]
        assert first is not None
        assert last is not None
        return Span(first.start, last.end)

    def exact(self, encoded: str, first: int = 0, last: int | None = None) -> Iterator[At]:
        """Every place where these tokens stand in a row, whatever their capitals, in order."""
        if not encoded or _UNKNOWN in encoded:
            return
        at = self.encoded.find(encoded, first, last)
        while at >= 0:
            yield self.at(at, at + len(encoded))
            at = self.encoded.find(encoded, at + 1, last)

    def range_of(self, document: str, span: Span) -> tuple[int, int]:
        """The tokens that stand wholly within a span of a document, as a half-open range."""
        number = self._ids.index(document)
        begin = self._starts[number]
        end = (self._starts[number + 1] if number + 1 < len(self._starts) else len(self.tokens)) - 1
        starts = self._offsets[number]
        first = begin + bisect_right(starts, span.start - 1)
        last = begin + bisect_right(starts, span.end - 1)
        return first, min(last, end)

    def document_range(self, document: str) -> tuple[int, int]:
        return self.range_of(document, Span(0, len(self.documents[document].text)))

    @cached_property
    def _pairs(self) -> dict[str, array[int]]:
        pairs: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
        for i in range(len(self.encoded) - 1):
            pairs[self.encoded[i : i + 2]].append(i)
        return dict(pairs)

    @cached_property
    def _singles(self) -> dict[str, array[int]]:
        singles: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
        for i, character in enumerate(self.encoded):
            if character != _END:
                singles[character].append(i)
        return dict(singles)

    def alike(self, encoded: str, within: tuple[int, int] | None = None) -> tuple[float, At] | None:
        """The run of tokens that is most like these, and how much, from 0 to 1; ``None`` if nothing is.

        ``within`` restricts the search to a range of tokens.
        """
        if within is not None and within[1] - within[0] <= 4 * len(encoded) + 400:
            windows = [within]  # small enough to be compared whole
        else:
            windows = list(self._windows(encoded, within))
        best: tuple[float, At] | None = None
        for first, last in windows:
            found = self._best_in(encoded, first, last)
            if found is not None and (best is None or found[0] > best[0]):
                best = found
        return best

    def _windows(self, encoded: str, within: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
        votes: Counter[int] = Counter()
        for q in range(len(encoded) - 1):
            places = self._pairs.get(encoded[q : q + 2], ())
            if len(places) <= _COMMON:
                votes.update((place - q) >> 3 for place in places)
        if len(encoded) <= 12 or not votes:
            for q, character in enumerate(encoded):
                places = self._singles.get(character, ())
                if len(places) <= _COMMON // 5:
                    votes.update((place - q) >> 3 for place in places)
        scored = Counter({bucket: count + votes.get(bucket + 1, 0) for bucket, count in votes.items()})
        slack = 8 + len(encoded) // 8
        taken = 0
        for bucket, _ in sorted(scored.items(), key=lambda pair: (-pair[1], pair[0])):
            at = bucket << 3
            first, last = max(at - slack, 0), min(at + 8 + len(encoded) + slack, len(self.encoded))
            if within is not None:
                first, last = max(first, within[0]), min(last, within[1])
            if last > first:
                yield first, last
                taken += 1
            if taken == _WINDOWS:
                return

    def _best_in(self, encoded: str, first: int, last: int) -> tuple[float, At] | None:
        """The part of a window that lies alongside ``encoded``: from the first to the last matching token."""
        matcher = SequenceMatcher(None, encoded, self.encoded[first:last], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks:
            return None
        # what the quotation has before its first match and after its last may stand for as many tokens here
        begin = max(first + blocks[0].b - blocks[0].a, first)
        tail = len(encoded) - (blocks[-1].a + blocks[-1].size)
        end = min(first + blocks[-1].b + blocks[-1].size + tail, last)
        while _END in self.encoded[begin:end]:
            cut = self.encoded.index(_END, begin, end)
            if cut < first + blocks[0].b:
                begin = cut + 1
            else:
                end = cut
        if end <= begin:
            return None
        matched = sum(block.size for block in blocks)
        return matched / max(len(encoded), 1), self.at(begin, end)


_held: WeakKeyDictionary[World, Held] = WeakKeyDictionary()


def held(world: World) -> Held:
    """The words of a world's documents; made once."""
    found = _held.get(world)
    if found is None:
        found = _held[world] = Held(tuple(world.documents.values()))
    return found


NEGATION = re.compile(
    r"(?:not|no|non|never|nor|neither|none|without|unless|except|excluding|cannot|\w+n't|barely|hardly)", re.IGNORECASE
)
"""Words whose loss turns a quotation round."""
