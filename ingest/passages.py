"""Units to passages: what is embedded, retrieved and cited as a whole.

A passage holds words of one unit and never crosses its border. Every word of a unit is in one
passage, with two exceptions that are kept as ``context`` instead: the short cells of an action's
row, and headings that have their text below them. No passage repeats another's words. A table of
contents gives none: what it names is found where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ingest.model import Action, Document, Passage, Span, Unit
from ingest.sentences import sentences

CountTokens = Callable[[str], int]

TOKENS = 254
"""What all-MiniLM-L6-v2 reads of a text: 256 tokens less the two that it adds itself."""

CONTEXT_TOKENS = 96
"""At most so much of ``TOKENS`` goes to the context, so that most of it is left for the words."""

# Children that finish their parent's sentence; any other child is a text of its own.
_DEPENDENT = frozenset({"point", "subparagraph", "indent", "table", "quoted", "list_item"})
# Units whose heading is worth finding by itself: it says what they commit to.
_TITLED = frozenset({"priority", "section"})
_WORD = re.compile(r"\w")


def passages(document: Document, count_tokens: CountTokens, tokens: int = TOKENS) -> list[Passage]:
    """The passages of ``document`` in reading order.

    ``count_tokens`` counts the model's tokens without the special ones; ``tokens`` is what the
    model reads at most, so no passage with its context is longer.
    """
    return list(_Cutter(document, count_tokens, tokens).cut())


WORDS = 4
"""A sentence of fewer words (a label, a cell) says too little to be found by itself."""


def parts(text: str) -> list[str]:
    """The sentences of a passage that are embedded by themselves too: one of many sentences is lost in
    the vector of the whole, and a text longer than the model reads is cut off in it."""
    found = (span.of(text) for span in sentences(text))
    return [sentence for sentence in found if len(sentence.split()) >= WORDS]


def embedded(passage: Passage) -> str:
    """What is embedded for a passage, and what its BM25 vector counts: context, then words."""
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text


class _Cutter:
    """One document being cut; holds what every step needs."""

    def __init__(self, document: Document, count_tokens: CountTokens, tokens: int) -> None:
        self.document = document
        self.text = document.text
        self.count = count_tokens
        self.tokens = tokens
        self.units = {unit.place: unit for unit in document.units}
        self.actions = {action.place: action for action in document.actions}
        self.children: dict[str, list[Unit]] = {}
        self.roots: list[Unit] = []
        for unit in document.units:
            parent = self.units.get(unit.parent or "")
            if parent is not None and parent is not unit and parent.span.covers(unit.span):
                self.children.setdefault(parent.place, []).append(unit)
            else:  # a footnote hangs on the unit that calls it, but stands after the body
                self.roots.append(unit)

    def cut(self) -> Iterator[Passage]:
        seen = 0
        for unit in sorted(self.roots, key=lambda unit: (unit.start, -unit.end)):
            if unit.end > seen and unit.kind != "contents":
                yield from self._unit(unit)
                seen = unit.end

    # ------------------------------------------------------------------ units

    def _unit(self, unit: Unit) -> Iterator[Passage]:
        if unit.place in self.actions:
            yield from self._action(unit, self.actions[unit.place])
            return
        inner = self._inner(unit)
        context = self._context(unit)
        if not inner:
            yield from self._split(unit, unit.span, context)
        elif any(child.kind not in _DEPENDENT for child in inner):
            yield from self._container(unit, inner, context)
        elif self._fits(unit.span, context):
            yield from self._split(unit, unit.span, context)
        else:
            yield from self._packed(unit, inner, context)

    def _inner(self, unit: Unit) -> list[Unit]:
        """The children side by side; one that overlaps an earlier one is left to that one."""
        inner: list[Unit] = []
        for child in sorted(self.children.get(unit.place, ()), key=lambda child: (child.start, -child.end)):
            if child.start < child.end and (not inner or child.start >= inner[-1].end):
                inner.append(child)
        return inner

    def _container(self, unit: Unit, inner: Sequence[Unit], context: str) -> Iterator[Passage]:
        """A unit whose children are texts of their own: its own words, then each child."""
        for owner, span in self._segments(unit, inner):
            if owner is not unit:
                yield from self._unit(owner) if owner.kind != "contents" else ()
            elif unit.kind in _TITLED or not self._only_heading(unit, span):
                yield from self._split(unit, span, context)

    def _packed(self, unit: Unit, inner: Sequence[Unit], context: str) -> Iterator[Passage]:
        """A unit too long for one passage: neighbours are packed while they fit together."""
        pack: list[tuple[Unit, Span]] = []
        for owner, span in self._segments(unit, inner):
            joined = Span(pack[0][1].start, span.end) if pack else span
            if pack and not self._fits(joined, context):
                yield from self._pack(unit, pack, context)
                pack = []
            pack.append((owner, span))
        yield from self._pack(unit, pack, context)

    def _pack(self, unit: Unit, pack: Sequence[tuple[Unit, Span]], context: str) -> Iterator[Passage]:
        if len(pack) == 1 and pack[0][0] is not unit:
            yield from self._unit(pack[0][0])
        elif pack:
            yield from self._split(unit, Span(pack[0][1].start, pack[-1][1].end), context)

    def _segments(self, unit: Unit, inner: Sequence[Unit]) -> Iterator[tuple[Unit, Span]]:
        """The unit's span as its own words and its children, in order, without gaps."""
        at = unit.start
        for child in inner:
            if _WORD.search(self.text, at, child.start):
                yield unit, Span(at, child.start)
            yield child, child.span
            at = child.end
        if _WORD.search(self.text, at, unit.end):
            yield unit, Span(at, unit.end)

    def _only_heading(self, unit: Unit, span: Span) -> bool:
        said = _words(f"{unit.label} {unit.number} {unit.heading}")
        return _words(span.of(self.text)) <= said

    # ------------------------------------------------------------------ actions

    def _action(self, unit: Unit, action: Action) -> Iterator[Passage]:
        """The text cell, with the row's short cells as context; further columns by themselves."""
        row = [", ".join(area.code for area in action.areas)]
        row.append(action.timetable.written if action.timetable else "")
        row.append(", ".join(body.written for body in action.bodies))
        context = self._fit_context([*self._headings(unit.parent), "; ".join(cell for cell in row if cell)])
        yield from self._split(unit, action.text, context)
        for field in action.fields:
            label = f"{action.label}, {field.header}" if field.header else action.label
            owner = Unit(field.place, "field", "", label, "", field.span.start, field.span.end, action.place)
            heading = self._headings(unit.parent)
            yield from self._split(owner, field.span, self._fit_context([*heading, label]))

    # ------------------------------------------------------------------ context

    def _context(self, unit: Unit) -> str:
        own = [_line(unit)] if unit.heading and self.children.get(unit.place) else []
        return self._fit_context([*self._headings(unit.parent), *own])

    def _headings(self, place: str | None) -> list[str]:
        """The headings above a unit, outermost first; cells of a row have none of their own."""
        lines: list[str] = []
        seen: set[str] = set()
        while place is not None and place in self.units and place not in seen:
            seen.add(place)
            unit = self.units[place]
            if unit.parent not in self.actions:
                lines.append(_line(unit))
            place = unit.parent
        return lines[::-1]

    def _fit_context(self, lines: Sequence[str]) -> str:
        """As many of the innermost lines as fit, and of a line too long its beginning."""
        kept: list[str] = []
        left = min(CONTEXT_TOKENS, self.tokens // 2)
        for line in reversed([" ".join(line.split()) for line in lines if line.strip()]):
            words = line.split(" ")[:left]
            while words and self.count(" ".join(words)) > left:
                words.pop()
            if words:
                kept.append(" ".join(words))
                left -= self.count(kept[-1])
        return "\n".join(reversed(kept))

    # ------------------------------------------------------------------ cutting

    def _fits(self, span: Span, context: str) -> bool:
        return self._length(span) <= self.tokens - self.count(context)

    def _length(self, span: Span) -> int:
        return self.count(span.of(self.text))

    def _split(self, unit: Unit, span: Span, context: str) -> Iterator[Passage]:
        """One passage, or halves of halves where it is too long, cut where a reader would pause."""
        span = self._strip(span)
        if span.start >= span.end or not _WORD.search(self.text, span.start, span.end):
            return
        if span.end - span.start > 1 and not self._fits(span, context):
            at = self._pause(span)
            yield from self._split(unit, Span(span.start, at), context)
            yield from self._split(unit, Span(at, span.end), context)
            return
        yield Passage(
            id=f"{self.document.id}/{unit.place}@{span.start}",
            document=self.document.id,
            place=unit.place,
            label=unit.label,
            start=span.start,
            end=span.end,
            text=span.of(self.text),
            context=context,
        )

    def _pause(self, span: Span) -> int:
        """Where to cut: the end of a line, sentence, clause or word in the middle half, or the middle."""
        text, middle = self.text, (span.start + span.end) // 2
        low, high = span.start + (span.end - span.start) // 4, span.end - (span.end - span.start) // 4
        lines = (match.end() for match in re.finditer(r"\n", text[low:high]))
        ends = (sentence.end - low for sentence in sentences(text, span.start, span.end)[:-1])
        clauses = (match.end() for match in re.finditer(r"[;:,](?=\s)", text[low:high]))
        words = (match.end() for match in re.finditer(r"\s", text[low:high]))
        for pauses in (lines, ends, clauses, words):
            inside = [low + at for at in pauses if 0 < at <= high - low and low + at < span.end]
            if inside:
                return min(inside, key=lambda at: (abs(at - middle), at))
        return middle

    def _strip(self, span: Span) -> Span:
        start, end = span.start, span.end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)


def _line(unit: Unit) -> str:
    """A unit's label and heading in one line, neither twice."""
    if not unit.heading or unit.heading in unit.label:
        return unit.label
    if unit.heading.startswith(unit.label):
        return unit.heading
    return f"{unit.label}. {unit.heading}"


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))
