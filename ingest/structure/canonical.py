"""Writing a document's canonical text, and remembering where each word of it came from.

Every structure module writes through ``Canonical``, so that line ends, footnotes, pages and
the map to the source are the same for an action plan, an act and a report: paragraphs of one
block are separated by one line feed, blocks by two, footnotes stand after the body.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.model import Call, Document, Finding, Footnote, Origin, Page, Span, Unit
from ingest.readers.blocks import Note, Oddity, Para


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of a document before its words are read: from the catalogue, or the file's name.

    ``date`` is the day the text was adopted or published; ``as_of`` that of a consolidated state.
    """

    id: str
    title: str
    language: str = "en"
    state: str = "original"
    date: dt.date | None = None
    as_of: dt.date | None = None


class Canonical:
    """The text written so far: append with ``add``, read ``text`` and ``length``."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._origins: list[Origin] = []
        self._pages: list[Page] = []
        self._calls: list[tuple[str, int]] = []
        self._oddities: list[tuple[int, Oddity]] = []

    @property
    def length(self) -> int:
        """Code points written so far; the next ``add`` starts after its separator."""
        return self._length

    def text(self) -> str:
        return "".join(self._pieces)

    def add(self, para: Para, separator: str = "\n\n") -> Span:
        """Append a paragraph after ``separator`` (none at the very start); returns its span."""
        if self._length:
            self._append(separator)
        start = self._length
        self._append(para.text)
        span = Span(start, self._length)
        self._origins += [Origin(start + at, source) for at, source in para.origins if at < len(para.text)]
        self._calls += [(call.label, start + call.at) for call in para.calls]
        self._oddities += [(start + oddity.at, oddity) for oddity in para.oddities]
        if para.page is not None:
            ends = [*(start + at for at, _ in para.turns), span.end]
            begin = start
            for page, end in zip([para.page, *(page for _, page in para.turns)], ends, strict=True):
                # Notes stand behind the body, so a page may come again: it has a stretch for each.
                again = self._pages and self._pages[-1].number == page
                first = self._pages.pop().start if again else begin
                self._pages.append(Page(page, first, end))
                begin = end
        return span

    def add_all(self, paras: Sequence[Para], separator: str = "\n\n") -> Span | None:
        """Append the paragraphs of one cell or block, one line each; their common span."""
        spans = [self.add(para, separator if i == 0 else "\n") for i, para in enumerate(paras)]
        return Span(spans[0].start, spans[-1].end) if spans else None

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    # ------------------------------------------------------------------ footnotes

    def footnotes(
        self, notes: Iterable[Note], units: Sequence[Unit]
    ) -> tuple[list[Footnote], list[Unit], list[Finding]]:
        """Append the notes after the body and attach each to the units that call it.

        ``units`` are those of the body. Returns the footnotes, a unit for each, and findings
        for notes that nothing calls and calls that no note answers.
        """
        footnotes: list[Footnote] = []
        own: list[Unit] = []
        findings: list[Finding] = []
        nesting = Nesting(units)
        calls: dict[str, list[Call]] = {}
        for label, at in self._calls:
            calls.setdefault(label, []).append(Call(nesting.at(at), at))
        taken: Counter[str] = Counter()
        for note in notes:
            span = self.add_all(note.paras)
            if span is None:
                continue
            taken[note.label] += 1
            repeated = taken[note.label] > 1
            place = f"fn_{note.label}_{taken[note.label]}" if repeated else f"fn_{note.label}"
            called = () if repeated else tuple(calls.get(note.label, ()))
            footnotes.append(Footnote(place, note.label, span, called))
            parent = called[0].place if called else None
            label = f"Footnote {note.label}"
            own.append(Unit(place, "footnote", note.label, label, "", span.start, span.end, parent))
            if repeated:
                message = f"There is more than one footnote {note.label}; its calls go to the first."
                findings.append(Finding("footnote_repeated", message, place, span))
            elif not called:
                findings.append(
                    Finding("footnote_never_called", f"Footnote {note.label} is never called.", place, span)
                )
        for label, unanswered in calls.items():
            if not taken[label]:
                message = f"Footnote {label} is called, but its text is missing."
                findings += [Finding("footnote_missing", message, c.place, Span(c.at, c.at)) for c in unanswered]
        return footnotes, own, findings

    # ------------------------------------------------------------------ document

    def document(
        self,
        header: Header,
        kind: str,
        units: Sequence[Unit],
        *,
        title: str = "",
        findings: Sequence[Finding] = (),
        **parts: tuple,  # type: ignore[type-arg]
    ) -> Document:
        """The finished document; ``parts`` are actions, indicators and footnotes.

        What readers found odd joins ``findings``, at the innermost unit where it stood.
        """
        nesting = Nesting(units)
        odd = [Finding(o.kind, o.message, nesting.at(at), Span(at, at)) for at, o in self._oddities]
        return Document(
            id=header.id,
            title=title or header.title,
            kind=kind,
            language=header.language,
            state=header.state,
            as_of=header.as_of,
            text=self.text(),
            units=tuple(units),
            findings=(*findings, *odd),
            origins=tuple(self._origins),
            pages=tuple(self._pages),
            **parts,
        )


class Nesting:
    """Finds the smallest unit at an offset; units nest, the smaller ones inside the larger."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = sorted(units, key=lambda unit: (unit.start, -unit.end))
        self._starts = [unit.start for unit in self._units]
        self._around: list[int] = []  # index of the unit around each, -1 for none
        inside: list[int] = []
        for i, unit in enumerate(self._units):
            while inside and self._units[inside[-1]].end < unit.end:
                inside.pop()
            self._around.append(inside[-1] if inside else -1)
            inside.append(i)

    def at(self, offset: int) -> str | None:
        """The place of the smallest unit that holds ``offset`` (its end included), if any."""
        index = bisect_right(self._starts, offset) - 1
        while index >= 0 and self._units[index].end < offset:
            index = self._around[index]
        return self._units[index].place if index >= 0 else None

    def covering(self, span: Span) -> str | None:
        """The place of the smallest unit that holds all of ``span``, if any."""
        index = bisect_right(self._starts, span.start) - 1
        while index >= 0 and self._units[index].end < span.end:
            index = self._around[index]
        return self._units[index].place if index >= 0 else None
