"""A document's text cut into pieces: what is cited, what is a reference, and what stands between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Span


@dataclass(frozen=True, slots=True)
class Inset:
    """Something that stands between two characters: an ``anchor``, or the ``call`` of a footnote."""

    kind: str
    at: int
    id: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are shown alike, after their insets. ``first``: the cited words begin here."""

    text: str
    cited: bool
    first: bool
    href: str
    insets: tuple[Inset, ...]


class Inline:
    """A document's text with everything that is laid over it. Ranges are given in offsets of the text."""

    def __init__(
        self, text: str, cited: Span | None, links: Mapping[Span, str], insets: Iterable[Inset]
    ) -> None:
        self.text = text
        self.cited = cited
        self.insets = sorted(insets, key=lambda each: (each.at, each.kind))
        self._at = [each.at for each in self.insets]
        self._links: list[tuple[Span, str]] = []
        for span, href in sorted(links.items()):
            if not self._links or self._links[-1][0].end <= span.start:  # of two that overlap, the first
                self._links.append((span, href))
        self._starts = [span.start for span, _ in self._links]
        edges = {edge for span, _ in self._links for edge in (span.start, span.end)} | set(self._at)
        if cited:
            edges |= {cited.start, cited.end}
        self._edges = sorted(edges)

    def pieces(self, start: int, end: int, skip: Container[str] = ()) -> tuple[Piece, ...]:
        """The pieces of ``start:end``; the anchors ``skip`` are left out: blocks around have these ids."""
        inner = self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]
        cuts = [start, *inner, end]
        found = [self._piece(one, other, skip) for one, other in pairwise(cuts)]
        calls = tuple(each for each in self._insets(end) if each.kind == "call")
        if calls:
            found.append(Piece("", False, False, "", calls))
        return tuple(found)

    def _piece(self, start: int, end: int, skip: Container[str]) -> Piece:
        cited = self.cited is not None and self.cited.start <= start and end <= self.cited.end
        at = bisect_right(self._starts, start) - 1
        span, href = self._links[at] if at >= 0 else (Span(0, 0), "")
        insets = tuple(each for each in self._insets(start) if each.id not in skip or each.kind == "call")
        return Piece(
            self.text[start:end],
            cited,
            cited and self.cited is not None and self._first(start),
            href if span.start <= start and end <= span.end else "",
            insets,
        )

    def _first(self, start: int) -> bool:
        """Whether no cited word stands before ``start``."""
        return self.cited is not None and not self.text[self.cited.start : start].strip()

    def _insets(self, at: int) -> list[Inset]:
        return self.insets[bisect_left(self._at, at) : bisect_right(self._at, at)]
