"""The lines of a plan outside its rows: title, sections, priorities, annexes, indicators, paragraphs.

A section's or priority's unit is its heading; the actions under it name it as their parent.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.fold import fold
from ingest.model import Indicator, Span
from ingest.readers.blocks import Para
from ingest.structure.plan.checks import Mark
from ingest.structure.plan.draft import Draft
from ingest.structure.plan.events import Line
from ingest.structure.plan.headings import Heading, heading_of, looks_like_heading, part_of
from ingest.structure.plan.indicators import indicator
from ingest.structure.plan.labels import slug

#: The short names of sections that carry no number; others are called by their first word.
_SLUGS = {"governance": "gov"}
_ARTICLES = frozenset({"a", "an", "the", "to", "for", "of", "on", "in"})
_DEFAULT_WORDS = {"section": "Section", "priority": "Priority", "annex": "Annex", "indicator": "Indicator"}


class Parts:
    """Reads lines; ``section`` and ``priority`` are the places of those that the next row is in."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.section: str | None = None
        self.priority: str | None = None
        self.marks: dict[str, list[Mark]] = {"priority": [], "indicator": []}
        self._annex: str | None = None
        self._numbered: dict[str, str] = {}  # places of the priorities
        self._root: str | None = None  # the section that headings inside tables divide
        self._depth = 0  # level of the priority's heading
        self._rows_since = True  # whether a row stands between the last heading and here
        self._after_row = False
        self._paragraphs = 0
        self._titleless: tuple[int, int] | None = None  # index and level of a heading without its title yet
        self._indicators: list[tuple[int, str, Span, Span]] = []  # unit's index, label, text, prose
        self._held: list[Span] = []  # lines after an indicator, which are its own if another follows

    @property
    def part(self) -> str | None:
        """The innermost part that the next row or line is in."""
        return self.priority or self.section or self._annex

    def row(self) -> None:
        """A row follows."""
        self._rows_since, self._titleless, self._held = True, None, []
        self._after_row = True

    def line(self, line: Line, heads_rows: bool) -> None:
        """Write a line; ``heads_rows``: rows come next, or their header."""
        para = line.para
        after_row, self._after_row = self._after_row, False
        heading = heading_of(para)
        if heading is None and not self.draft.units and not (part_of(para).number and (heads_rows or para.level)):
            span = self.draft.canonical.add(para)
            self.draft.unit("title", "title", "", "Title", para.text, span, None)
        elif heading is not None:
            self._heading(heading, para, line.where)
        elif self._titleless and para.level in (0, self._titleless[1]) and looks_like_heading(para):
            self._title(self._titleless[0], para)
        elif self._opens_part(line, heads_rows):
            self._part(part_of(para), para, line.where)
        else:
            self._paragraph(para)
            if after_row and looks_like_heading(para):
                unit = self.draft.units[-1]
                message = f"“{para.text}” stands alone behind a table; it may belong to its last row."
                self.draft.find("line_after_table", message, unit.place, unit.span)

    # ---------------------------------------------------------------- headings

    def _opens_part(self, line: Line, heads_rows: bool) -> bool:
        if line.where == "table":
            return looks_like_heading(line.para) or bool(line.para.level)
        if line.para.level > 0 and looks_like_heading(line.para):
            return True
        # Right above a table: a caption if the part has no rows yet, otherwise the next part.
        return heads_rows and self._rows_since and looks_like_heading(line.para)

    def _heading(self, heading: Heading, para: Para, where: str) -> None:
        draft = self.draft
        word = (heading.word or _DEFAULT_WORDS[heading.kind]).capitalize()
        label = f"{word} {heading.number}".strip()
        number = slug(heading.number)
        if heading.kind == "indicator":
            self._indicator(heading, para, label)
            return
        span = draft.canonical.add(para)
        parent = None
        if heading.kind == "section":
            self.section = self._root = place = draft.free(f"sec_{number}")
            self.priority = self._annex = None
            self._depth = 0
        elif heading.kind == "priority":
            parent = self._above(heading.number)
            self.priority = place = draft.free(f"sp_{number}")
            self._numbered[heading.number] = place
            self._depth = para.level
            self.marks["priority"].append(Mark(label, heading.mark, place, span))
        else:
            self._annex = place = draft.free(f"anx_{number}" if number else "anx")
            self.section = self.priority = self._root = None
            self._depth = 0
        self._titleless = None if heading.title else (len(draft.units), para.level)
        self._rows_since, self._held = heading.kind == "annex", []
        draft.unit(place, heading.kind, heading.number, label, heading.title, span, parent)
        if where == "glued":
            message = f"{label} is glued to the row before it; it was read as a heading of its own."
            draft.find("glued_heading", message, place, span)

    def _above(self, number: str) -> str | None:
        """What a priority stands in: the one it is numbered under ("1" of "1.2"), or the section."""
        return self._numbered.get(number.rpartition(".")[0]) or self.section

    def _part(self, heading: Heading, para: Para, where: str) -> None:
        """A heading that only its place or the format tells."""
        draft = self.draft
        span = draft.canonical.add(para)
        place = draft.free(f"sec_{slug(heading.number) if heading.number else _slug(para.text)}")
        label = f"Section {heading.number}" if heading.number else f"Section “{para.text}”"
        self._titleless, self._held = None, []
        if (self.priority and not self._rows_since) or para.level > self._depth > 0:
            parent = self.priority  # a heading within the priority, whose rows stay its own
        else:
            inside = where == "table" or self._annex is not None
            parent = (self._root or self._annex) if inside else None
            self.section, self.priority, self._depth = place, None, 0
            self._root = self._root if inside else place
            self._annex = self._annex if inside else None
            self._rows_since = False
        draft.unit(place, "section", heading.number, label, heading.title, span, parent)
        if where == "glued":
            message = f"“{heading.title}” is glued to the row before it; it was read as a heading of its own."
            draft.find("glued_heading", message, place, span)

    def _title(self, index: int, para: Para) -> None:
        """The title of a heading that stood alone ("Annex 2")."""
        span = self.draft.canonical.add(para, "\n")
        unit = self.draft.units[index]
        self.draft.units[index] = replace(unit, heading=para.text, end=span.end)
        self._titleless = None

    # ---------------------------------------------------------------- indicators and paragraphs

    def _indicator(self, heading: Heading, para: Para, label: str) -> None:
        self._extend()
        draft = self.draft
        span = draft.canonical.add(para, "\n")
        place = draft.free(f"pi_{slug(heading.number)}")
        prose = Span(span.start + heading.at, span.end)
        self._indicators.append((len(draft.units), label, span, prose))
        draft.unit(place, "indicator", heading.number, label, "", span, self._annex or self.part)
        self.marks["indicator"].append(Mark(label, heading.mark, place, Span(span.start, prose.start)))
        self._titleless, self._rows_since = None, True

    def _extend(self) -> None:
        """Give the lines since the last indicator to it."""
        if self._held and self._indicators:
            index, label, text, prose = self._indicators[-1]
            end = self._held[-1].end
            held = {(span.start, span.end) for span in self._held}
            units = self.draft.units
            units[index + 1 :] = [u for u in units[index + 1 :] if (u.start, u.end) not in held]
            units[index] = replace(units[index], end=end)
            self._indicators[-1] = (index, label, Span(text.start, end), Span(prose.start, end))
        self._held = []

    def _paragraph(self, para: Para) -> None:
        draft = self.draft
        after_indicator = bool(self._indicators) and draft.units[-1].kind in ("indicator", "paragraph")
        span = draft.canonical.add(para)
        self._titleless = None
        self._paragraphs += 1
        number = str(self._paragraphs)
        draft.unit(f"par_{number}", "paragraph", number, f"Paragraph {number}", "", span, self.part)
        if after_indicator and (self._held or draft.units[-2].kind == "indicator"):
            self._held.append(span)

    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators read, with the sources that they name."""
        text = self.draft.canonical.text()
        return tuple(
            indicator(self.draft, unit.place, unit.number, label, span, prose, prose.of(text))
            for index, label, span, prose in self._indicators
            for unit in (self.draft.units[index],)
        )


def _slug(title: str) -> str:
    """A short name for a section: its first word that means something."""
    words = [word for word in re.findall(r"[a-z0-9]+", fold(title)) if word not in _ARTICLES]
    first = words[0] if words else "part"
    return _SLUGS.get(first, first)
