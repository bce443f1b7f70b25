"""Rows of action tables → actions, with a unit for each cell and findings for what is odd."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.model import Action, Area, Field, Responsible, Span, Timetable
from ingest.readers.blocks import Cell
from ingest.structure.plan import cells as read
from ingest.structure.plan.checks import Mark
from ingest.structure.plan.columns import Column, words
from ingest.structure.plan.draft import Draft
from ingest.structure.plan.events import HeaderRow, Row
from ingest.structure.plan.labels import label_in, number_alone, slug
from ingest.structure.plan.timetable import years

_OPTIONAL = (("areas", "priority areas"), ("timetable", "timetable"), ("bodies", "responsible bodies"))


@dataclass(slots=True)
class _Said:
    """What the cells of a row say; also what a merged cell says for the rows below it."""

    text: Span | None = None
    areas: tuple[Area, ...] = ()
    timetable: Timetable | None = None
    bodies: tuple[Responsible, ...] = ()
    fields: list[Field] = field(default_factory=list)


class Actions:
    """Reads rows into ``actions``; ``marks`` are those behind their labels."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.actions: list[Action] = []
        self.marks: list[Mark] = []
        self._counted: list[str] = []  # numbers of actions that bear none
        self._highest = 0
        self._seen: set[str] = set()  # kinds of columns in the tables so far
        self._above = _Said()
        self._objective = ""  # number of the objective that lettered actions stand under
        self._letter = ""  # of the last of them
        self._dotted: list[tuple[str, Span, bool]] = []

    def header(self, row: HeaderRow, part: str | None) -> None:
        """Write the header row of a table in ``part``; a column that other tables have is missed."""
        draft = self.draft
        for i, cell in enumerate(row.cells):
            draft.canonical.add_all(cell.paras, "\n" if i else "\n\n")
        kinds = {column.kind for column in row.columns}
        for kind, what in _OPTIONAL:
            if kind in self._seen and kind not in kinds:
                draft.find("table_without_column", f"The table has no column for {what}.", part, None)
        self._seen |= kinds
        self._above = _Said()

    def row(self, row: Row, section: str | None, priority: str | None) -> None:
        """Write a row, and the action that it is."""
        if not row.cell("action").paras:
            self._orphan(row)
            return
        number, word, at, mark = self._number(row)
        draft = self.draft
        place = draft.free(f"act_{slug(number)}")
        label = f"{word} {number}"
        index = len(draft.units)
        draft.unit(place, "action", number, label, "", Span(0, 0), priority or section)
        said, whole = self._cells(row, place, label)
        assert said.text is not None
        draft.units[index] = replace(draft.units[index], start=whole.start, end=whole.end)
        prose = Span(said.text.start + at, said.text.end)
        self.actions.append(
            Action(
                place, number, label, said.text, prose, section, priority,
                said.areas, said.timetable, said.bodies, tuple(said.fields), (),
            )
        )  # fmt: skip
        if mark is not None:
            self.marks.append(Mark(label, mark, place, Span(said.text.start, said.text.start + at)))
        self._odd(row, place, label, said, whole)
        self._above = said

    # ---------------------------------------------------------------- label

    def _number(self, row: Row) -> tuple[str, str, int, str | None]:
        """(number, word, offset of the prose, punctuation or None where there is no label) of a row."""
        label = label_in(row.cell("action"))
        number = number_alone(words(row.cell("number")))
        word, at, mark = "", 0, None
        if label and label.lettered and number is None:
            number = self._lettered(label.number, row)
            at = label.at if number else 0
        elif label and (number is None or label.number == number):
            word, at = label.word, label.at
            mark = label.mark if number is None and at else None
            number = label.number
        if number is None:
            number = str(self._highest + 1)
            self._counted.append(number)
        if number.isdecimal():
            self._highest = max(self._highest, int(number))
        return number, word.capitalize() or "Action", at, mark

    def _lettered(self, letter: str, row: Row) -> str | None:
        """The number of an action that has only a letter: the objective's in a field before it, and its own.

        ``None`` where the letters do not go on from row to row: then they are part of the words.
        """
        for column, cell in zip(row.columns, row.cells, strict=False):
            heading = label_in(cell) if column.kind == "field" else None
            if heading and not heading.lettered:
                self._letter = self._letter if self._objective == heading.number else ""
                self._objective = heading.number
        if letter != chr(ord(self._letter) + 1 if self._letter else ord("a")):
            return None
        self._letter = letter
        return self._objective + letter

    def _orphan(self, row: Row) -> None:
        """Cells that belong to no action: they stay in the text, reported."""
        canonical = self.draft.canonical
        spans = [canonical.add_all(cell.paras, "\n") for cell in row.cells if cell.paras]
        kept = [span for span in spans if span]
        if kept:
            place = self.actions[-1].place if self.actions else None
            span = Span(kept[0].start, kept[-1].end)
            self.draft.find("row_without_action", "A row of the table has no action in it.", place, span)

    # ---------------------------------------------------------------- cells

    def _cells(self, row: Row, place: str, label: str) -> tuple[_Said, Span]:
        """Write the cells of a row; what they say, and the span of them all."""
        said = _Said()
        spans: list[Span] = []
        for i, cell in enumerate(row.cells):
            column = row.columns[i] if i < len(row.columns) else Column("field", "")
            if cell.covered == "above":
                self._inherit(said, column)
            span = self.draft.canonical.add_all(cell.paras, "\n" if spans else "\n\n")
            if span is not None:
                spans.append(span)
                self._cell(said, column, place, label, cell, span)
        return said, Span(spans[0].start, spans[-1].end)

    def _inherit(self, said: _Said, column: Column) -> None:
        """A cell merged from above says the same for this row, and stands where it stood."""
        if column.kind == "areas":
            said.areas = self._above.areas
        elif column.kind == "timetable":
            said.timetable = self._above.timetable
        elif column.kind == "bodies":
            said.bodies = self._above.bodies
        else:
            said.fields += [field for field in self._above.fields if field.header == column.header]

    def _cell(self, said: _Said, column: Column, place: str, label: str, cell: Cell, span: Span) -> None:
        unit = self.draft.unit
        written = words(cell)
        if column.kind == "action":
            unit(f"{place}.text", "text", "", f"{label}, text", "", span, place)
            said.text = span
        elif column.kind == "areas":
            said.areas = self._areas(place, label, written, span)
        elif column.kind == "timetable":
            said.timetable = self._timetable(said.timetable, place, label, written, span)
        elif column.kind == "bodies":
            said.bodies = self._bodies(place, label, written, span)
        elif column.kind != "number":
            own = sum(field.place.startswith(f"{place}.") for field in said.fields)
            where = f"{place}.field_{own + 1}"
            said.fields.append(Field(column.header, where, span))
            name = f"{label}, {column.header or 'further cell'}"
            unit(where, "field", "", name, column.header, span, place)

    def _areas(self, place: str, label: str, written: str, span: Span) -> tuple[Area, ...]:
        where = f"{place}.areas"
        self.draft.unit(where, "areas", "", f"{label}, priority areas", "", span, place)
        found = []
        for code in read.areas(written):
            at = Span(span.start + code.span.start, span.start + code.span.end)
            found.append(Area(code.code, where, at))
            self._dotted.append((where, at, code.dotted))
        return tuple(found)

    def _timetable(
        self, begun: Timetable | None, place: str, label: str, written: str, span: Span
    ) -> Timetable:
        """A timetable; one ``begun`` in the column before ("Start") ends with this one."""
        where = f"{place}.timetable"
        if begun is not None and begun.place == where:
            written, span = f"{begun.written}\n{written}", Span(begun.span.start, span.end)
            unit = self.draft.units[-1]
            self.draft.units[-1] = replace(unit, end=span.end)
        else:
            self.draft.unit(where, "timetable", "", f"{label}, timetable", "", span, place)
        start, end, ongoing = years(written)
        return Timetable(written, where, span, start, end, ongoing)

    def _bodies(self, place: str, label: str, written: str, span: Span) -> tuple[Responsible, ...]:
        draft = self.draft
        where = f"{place}.bodies"
        draft.unit(where, "bodies", "", f"{label}, responsible bodies", "", span, place)
        found: dict[str, Responsible] = {}
        for body in read.bodies_in(written, draft.bodies):
            at = Span(span.start + body.span.start, span.start + body.span.end)
            said = body.span.of(written)
            name = draft.dated(body.name) if body.known else body.name
            if name in found:
                if not _explains(written, found[name].span.end - span.start, body.span):
                    message = f"{label} names {name} twice as responsible."
                    draft.find("body_repeated", message, found[name].place, at)
                continue
            own = f"{where}.{len(found) + 1}"
            found[name] = Responsible(name, said, own, at, body.known)
            draft.unit(own, "body", "", f"{label}, responsible: {name}", "", at, where)
            if not body.known:
                message = f"“{said}” is responsible for {label}, but is not a known body."
                draft.find("body_unknown", message, own, at)
            elif draft.bodies.is_variant(said):
                draft.find("name_variant", f"“{said}” stands for {name}.", own, at)
        return tuple(found.values())

    # ---------------------------------------------------------------- what is odd

    def _odd(self, row: Row, place: str, label: str, said: _Said, whole: Span) -> None:
        find = self.draft.find
        kinds = {column.kind for column in row.columns}
        if row.blank_lines:
            find("blank_line_in_row", f"Blank lines stand inside the row of {label}.", place, whole)
        if row.found is not None:
            message = f"The row of {label} has {row.found} cells under {len(row.columns)} headers."
            find("row_misfit", message, place, whole)
        if said.timetable and not (said.timetable.start or said.timetable.end or said.timetable.ongoing):
            message = f"The timetable of {label} names no year."
            find("timetable_unread", message, said.timetable.place, said.timetable.span)
        for kind, there, what in (
            ("areas", said.areas, "priority area"),
            ("timetable", said.timetable, "timetable"),
            ("bodies", said.bodies, "responsible body"),
        ):
            if kind in kinds and not there:
                find(f"no_{kind}", f"{label} has no {what}.", place, whole)

    def odd_counts(self) -> None:
        """Actions that bear no number, each, or all at once where none does."""
        if len(self._counted) == len(self.actions) > 1:
            message = "No action has a number; they were counted in their order."
            self.draft.find("action_without_number", message, None, None)
            return
        for action in self.actions:
            if action.number in self._counted:
                message = f"An action has no number; it was counted as {action.number}."
                self.draft.find("action_without_number", message, action.place, action.text)

    def odd_areas(self) -> None:
        """Codes with a full stop behind them, where most have none."""
        if sum(dotted for *_, dotted in self._dotted) * 2 < len(self._dotted):
            text = self.draft.canonical.text()
            for where, at, dotted in self._dotted:
                if dotted:
                    code = at.of(text)
                    self.draft.find("area_spelling", f"Priority area {code} is written “{code}.”.", where, at)


def _explains(written: str, end: int, other: Span) -> bool:
    """Whether a name only explains the one before it: "EMCDDA (European Monitoring Centre …)"."""
    return re.fullmatch(r"\s{0,3}\(\s{0,3}", written[end : other.start]) is not None


def with_footnotes(actions: Sequence[Action], called: dict[str, list[str]]) -> tuple[Action, ...]:
    """The actions with the footnotes that each calls; ``called``: action's place → footnotes' places."""
    return tuple(replace(action, footnotes=tuple(called.get(action.place, ()))) for action in actions)
