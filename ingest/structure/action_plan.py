"""An action plan: sections, strategic priorities, actions in tables, indicators, footnotes.

The plan is read row by row through ``action_table``; here its units, actions and indicators
are made, and what is odd is reported. A section's or priority's unit is its heading; table
header rows stand in the text but in no unit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.bodies import Bodies
from ingest.model import (
    Action,
    Area,
    DataSource,
    Document,
    Field,
    Finding,
    Indicator,
    Responsible,
    Span,
    Timetable,
    Unit,
)
from ingest.readers.blocks import Cell, Para, Reading, Table
from ingest.structure import cells as read
from ingest.structure.action_table import LABEL, Event, HeaderRow, Row, events, is_action_table, words
from ingest.structure.canonical import Canonical, Header
from ingest.structure.headings import Heading, heading_of

#: The short names of sections that carry no letter; others are called by their first word.
_SECTION_SLUGS = {"governance": "gov"}


def recognises(reading: Reading) -> bool:
    """Whether there is a table with a header row that names actions and who or when."""
    return any(isinstance(block, Table) and is_action_table(block) for block in reading.blocks)


def build(reading: Reading, header: Header, bodies: Bodies) -> Document:
    """The document of an action plan."""
    return _Plan(header, bodies).document(reading)


class _Plan:
    """The plan as far as it is read; one instance reads one document."""

    def __init__(self, header: Header, bodies: Bodies) -> None:
        self.header = header
        self.bodies = bodies
        self.canonical = Canonical()
        self.units: list[Unit] = []
        self.actions: list[Action] = []
        self.indicators: list[Indicator] = []
        self.findings: list[Finding] = []
        self.section: str | None = None
        self.priority: str | None = None
        self.annex: str | None = None
        self.open: int | None = None  # index of a unit that following paragraphs may belong to
        self.columns_seen: set[str] = set()
        self.marks: dict[str, list[tuple[str, str, Span]]] = {}  # kind → (mark, place, span of the label)

    # ---------------------------------------------------------------- the whole

    def document(self, reading: Reading) -> Document:
        stream = list(self._unglued(list(events(reading.blocks))))
        for event, following in zip(stream, [*stream[1:], None], strict=True):
            if isinstance(event, Para):
                self._line(event, heads_table=isinstance(following, HeaderRow))
            elif isinstance(event, Row):
                self._row(event)
            else:
                for i, cell in enumerate(event.cells):
                    self.canonical.add_all(cell.paras, "\n" if i else "\n\n")
                self._missing_columns(event)
        self._odd_marks()
        self._gaps("action", [action.number for action in self.actions])
        self._gaps("indicator", [indicator.number for indicator in self.indicators])
        footnotes, own, findings = self.canonical.footnotes(reading.notes, self.units)
        calls = {note.place: {c.place for c in note.calls} for note in footnotes}
        actions = [
            _with_footnotes(action, [fn for fn, at in calls.items() if _inside(at, action.place)])
            for action in self.actions
        ]
        findings = [*reading.findings, *self.findings, *findings]
        title = self.header.title or next((u.heading for u in self.units if u.kind == "title"), "")
        return self.canonical.document(
            self.header,
            "action_plan",
            [*self.units, *own],
            title=title or reading.title,
            findings=findings,
            actions=tuple(actions),
            indicators=tuple(self.indicators),
            footnotes=tuple(footnotes),
        )

    def _unglued(self, stream: list[Event]) -> list[Event]:
        """Rows whose last cell runs on into the next part of the document are cut there."""
        out: list[Event] = []
        for event in stream:
            if isinstance(event, Row) and event.cells:
                paras = event.cells[-1].paras
                cut = next((i for i, para in enumerate(paras) if i and heading_of(para)), None)
                if cut is not None:
                    event = Row(
                        event.columns, (*event.cells[:-1], Cell(paras[:cut])), event.blank_lines, event.misfit
                    )
                    out += [event, _Glued.of(paras[cut]), *paras[cut + 1 :]]
                    continue
            out.append(event)
        return out

    def _add(self, unit: Unit) -> Unit:
        self.units.append(unit)
        return unit

    def _find(self, kind: str, message: str, place: str | None, span: Span | None) -> None:
        self.findings.append(Finding(kind, message, place, span))

    # ---------------------------------------------------------------- paragraphs

    def _line(self, para: Para, *, heads_table: bool) -> None:
        heading = heading_of(para)
        if heading:
            self._heading(heading, para)
        elif heads_table and len(para.text) < 250 and self.actions:
            self._unnumbered_section(para)
        elif not self.units:
            span = self.canonical.add(para)
            self._add(Unit("title", "title", "", "Title", para.text, span.start, span.end, None))
        elif self.open is not None and para.level == 0:
            self._extend(self.open, para)
        else:
            self.open = None
            span = self.canonical.add(para)
            number = str(sum(unit.kind == "paragraph" for unit in self.units) + 1)
            parent = self.priority or self.section or self.annex
            self._add(
                Unit(f"par_{number}", "paragraph", number, f"Paragraph {number}", "", *_ends(span), parent)
            )

    def _heading(self, heading: Heading, para: Para) -> None:
        span = self.canonical.add(para, "\n" if heading.kind == "indicator" else "\n\n")
        self.open = None
        place, label, parent = "", "", None
        if heading.kind == "section":
            place, label = self._free(f"sec_{heading.number}"), f"Section {heading.number}"
            self.section, self.priority, self.annex = place, None, None
        elif heading.kind == "priority":
            place, parent = self._free(f"sp_{heading.number}"), self.section
            label = f"{para.text.split(heading.number)[0].strip().capitalize()} {heading.number}"
            self.priority = place
        elif heading.kind == "annex":
            place = self._free(f"anx_{heading.number}" if heading.number else "anx")
            label = f"Annex {heading.number}".strip()
            self.section, self.priority, self.annex = None, None, place
            self.open = None if heading.title else len(self.units)
        else:
            self._indicator(heading, para, span)
            return
        self._add(Unit(place, heading.kind, heading.number, label, heading.title, *_ends(span), parent))
        if isinstance(para, _Glued):
            message = f"{label} is glued to the row before it; it was read as a heading of its own."
            self._find("glued_heading", message, place, span)
        if heading.kind == "priority":
            self.marks.setdefault("priority", []).append((heading.mark, place, span))

    def _unnumbered_section(self, para: Para) -> None:
        """A heading right above a table that is neither lettered nor a priority."""
        span = self.canonical.add(para)
        first = re.sub(r"\W+", "", para.text.split()[0].casefold())
        place = self._free(f"sec_{_SECTION_SLUGS.get(first, first)}")
        self.section, self.priority, self.annex, self.open = place, None, None, None
        self._add(Unit(place, "section", "", f"Section “{para.text}”", para.text, *_ends(span), None))

    def _extend(self, index: int, para: Para) -> None:
        """A paragraph that belongs to the heading or indicator before it."""
        span = self.canonical.add(para, "\n")
        unit = self.units[index]
        heading = unit.heading or (para.text if unit.kind == "annex" else "")
        self.units[index] = replace(unit, heading=heading, end=span.end)
        if unit.kind == "annex":
            self.open = None
        for i, indicator in enumerate(self.indicators):
            if indicator.place == unit.place:
                start = indicator.prose.start
                self.indicators[i] = self._indicator_of(
                    unit, Span(unit.start, span.end), Span(start, span.end)
                )

    # ---------------------------------------------------------------- indicators

    def _indicator(self, heading: Heading, para: Para, span: Span) -> None:
        place = self._free(f"pi_{heading.number}")
        label = f"{para.text.split(heading.number)[0].strip().capitalize()} {heading.number}"
        unit = self._add(Unit(place, "indicator", heading.number, label, "", *_ends(span), self.annex))
        self.open = len(self.units) - 1
        prose = Span(span.start + heading.at, span.end)
        self.indicators.append(self._indicator_of(unit, span, prose))
        self.marks.setdefault("indicator", []).append((heading.mark, place, span))

    def _indicator_of(self, unit: Unit, text: Span, prose: Span) -> Indicator:
        """Its sources are the names in brackets, and surveys named anywhere."""
        written = self.canonical.text()[prose.start : prose.end]
        brackets = [Span(m.start(), m.end()) for m in re.finditer(r"\([^()]*\)", written)]
        sources: list[DataSource] = []
        groups: list[Span] = []
        for named in self.bodies.find(written):
            body = self.bodies.get(named.body)
            bracket = next((b for b in brackets if b.covers(named.span)), None)
            if bracket or (body and body.kind == "survey"):
                name = self._dated(named.body)
                at = Span(prose.start + named.span.start, prose.start + named.span.end)
                if all(source.name != name for source in sources):
                    sources.append(DataSource(name, at, True))
            if bracket and bracket not in groups:
                groups.append(bracket)
        spans = tuple(Span(prose.start + b.start, prose.start + b.end) for b in groups)
        return Indicator(unit.place, unit.number, unit.label, text, prose, tuple(sources), spans)

    # ---------------------------------------------------------------- rows

    def _row(self, row: Row) -> None:
        self.open = None
        first = row.cell("action").paras[0] if row.cell("action").paras else None
        if first is None:
            self._orphan(row)
            return
        number, mark, at = self._number(row, first)
        place = self._free(f"act_{number.replace('.', '-')}")
        label = f"Action {number}"
        index = len(self.units)
        self.units.append(Unit(place, "action", number, label, "", 0, 0, self.priority or self.section))
        spans: dict[str, Span] = {}
        fields: list[Field] = []
        area_list: list[Area] = []
        timetable: Timetable | None = None
        responsible: list[Responsible] = []
        whole: list[Span] = []
        for i, cell in enumerate(row.cells):
            column = row.columns[i] if i < len(row.columns) else None
            kind = column.kind if column else "field"
            span = self.canonical.add_all(cell.paras, "\n" if whole else "\n\n")
            if span is None:
                continue
            whole.append(span)
            spans.setdefault(kind, span)
            written = words(cell)
            if kind == "action":
                self._cell(f"{place}.text", "text", f"{label}, text", "", span, place)
            elif kind == "areas":
                area_list = self._areas(place, label, written, span)
            elif kind == "timetable":
                timetable = self._timetable(place, label, written, span)
            elif kind == "bodies":
                responsible = self._responsible(place, label, written, span)
            elif kind != "number":
                where = f"{place}.field_{len(fields) + 1}"
                header = column.header if column else ""
                fields.append(Field(header, where, span))
                self._cell(where, "field", f"{label}, {header or 'further cell'}", header, span, place)
        text = spans["action"]
        self.units[index] = replace(self.units[index], start=whole[0].start, end=whole[-1].end)
        prose = Span(text.start + at, text.end)
        self.actions.append(
            Action(
                place, number, label, text, prose, self.section, self.priority,
                tuple(area_list), timetable, tuple(responsible), tuple(fields), (),
            )
        )  # fmt: skip
        if mark is not None:
            self.marks.setdefault("action", []).append((mark, place, Span(text.start, text.start + at)))
        self._odd_row(row, place, label, bool(area_list), timetable, responsible, Span(*_ends(whole[0])))

    def _cell(self, place: str, kind: str, label: str, heading: str, span: Span, parent: str) -> None:
        self._add(Unit(place, kind, "", label, heading, *_ends(span), parent))

    def _number(self, row: Row, first: Para) -> tuple[str, str | None, int]:
        """(number, punctuation mark after the label or None, offset of the prose) of a row."""
        cell = words(row.cell("number")).strip()
        if cell:
            digits = re.search(r"\d+(?:\.\d+)*[a-z]?", cell)
            return (digits.group() if digits else cell), None, 0
        match = LABEL.match(first.text)
        if match:
            at = match.end() + len(first.text[match.end() :]) - len(first.text[match.end() :].lstrip())
            mark = match.group("mark") or match.group("bare_mark") or ""
            return match.group("number") or match.group("bare"), mark.strip(), at
        marker = re.search(r"\d+(?:\.\d+)*", first.marker)
        if marker:
            return marker.group(), None, 0
        number = str(max((int(a.number) for a in self.actions if a.number.isdigit()), default=0) + 1)
        self._find(
            "action_without_number", f"An action has no number; it was counted as {number}.", None, None
        )
        return number, None, 0

    def _orphan(self, row: Row) -> None:
        """Cells that belong to no action: they stay in the text, reported."""
        spans = [self.canonical.add_all(cell.paras, "\n") for cell in row.cells]
        kept = [span for span in spans if span]
        if kept:
            span = Span(kept[0].start, kept[-1].end)
            place = self.actions[-1].place if self.actions else None
            self._find("row_without_action", "A row of the table has no action in it.", place, span)

    def _areas(self, place: str, label: str, written: str, span: Span) -> list[Area]:
        where = f"{place}.areas"
        self._cell(where, "areas", f"{label}, priority areas", "", span, place)
        found = []
        for code, start, end, odd in read.areas(written):
            at = Span(span.start + start, span.start + end - odd)
            found.append(Area(code, where, at))
            if odd:
                self._find("area_spelling", f"Priority area {code} is written “{code}.”.", where, at)
            own = (self.priority or "").removeprefix("sp_")
            if own.isdigit() and code.split(".")[0] != own:
                message = f"{label} stands under priority {own}, but names priority area {code}."
                self._find("area_of_other_priority", message, where, at)
        return found

    def _timetable(self, place: str, label: str, written: str, span: Span) -> Timetable:
        where = f"{place}.timetable"
        self._cell(where, "timetable", f"{label}, timetable", "", span, place)
        start, end, ongoing = read.years(written)
        if start is None and end is None and not ongoing:
            self._find("timetable_unread", f"The timetable of {label} holds no year.", where, span)
        return Timetable(written, where, span, start, end, ongoing)

    def _responsible(self, place: str, label: str, written: str, span: Span) -> list[Responsible]:
        where = f"{place}.bodies"
        self._cell(where, "bodies", f"{label}, responsible bodies", "", span, place)
        found: list[Responsible] = []
        for name, inner, known in read.bodies_in(written, self.bodies):
            at = Span(span.start + inner.start, span.start + inner.end)
            said = written[inner.start : inner.end]
            name = self._dated(name) if known else name
            own = f"{where}.{len(found) + 1}"
            if any(body.name == name for body in found):
                self._find("body_repeated", f"{label} names {name} twice as responsible.", own, at)
                continue
            found.append(Responsible(name, said, own, at, known))
            self._cell(own, "body", f"{label}, responsible: {name}", "", at, where)
            if not known:
                self._find(
                    "body_unknown", f"“{said}” is responsible for {label}, but is not a known body.", own, at
                )
            elif self.bodies.is_variant(said):
                self._find("name_variant", f"“{said}” stands for {name}.", own, at)
        return found

    def _dated(self, name: str) -> str:
        """The name that a body bore when the document was written."""
        return self.bodies.valid_on(name, self.header.date) if self.header.date else name

    # ---------------------------------------------------------------- what is odd

    def _odd_row(
        self,
        row: Row,
        place: str,
        label: str,
        has_areas: bool,
        timetable: Timetable | None,
        responsible: Sequence[Responsible],
        span: Span,
    ) -> None:
        kinds = {column.kind for column in row.columns}
        if row.blank_lines:
            self._find("blank_line_in_row", f"Blank lines stand inside the row of {label}.", place, span)
        if row.misfit:
            message = f"The row of {label} has {len(row.cells)} cells under {len(row.columns)} headers."
            self._find("row_misfit", message, place, span)
        for kind, there, what in (
            ("areas", has_areas, "priority area"),
            ("timetable", timetable is not None, "timetable"),
            ("bodies", bool(responsible), "responsible body"),
        ):
            if kind in kinds and not there:
                self._find(f"no_{kind}", f"{label} has no {what}.", place, span)

    def _missing_columns(self, header: HeaderRow) -> None:
        """Tables of one plan that lack a column which others have."""
        kinds = {column.kind for column in header.columns}
        for kind, what in (
            ("areas", "priority areas"),
            ("timetable", "timetables"),
            ("bodies", "responsible bodies"),
        ):
            if kind in self.columns_seen and kind not in kinds:
                place = self.priority or self.section
                self._find("table_without_column", f"The table has no column for {what}.", place, None)
        self.columns_seen |= kinds

    def _odd_marks(self) -> None:
        """Labels that do not end like the others of their kind ("Action 2:")."""
        for marks in self.marks.values():
            usual, _ = Counter(mark for mark, _, _ in marks).most_common(1)[0]
            for mark, place, span in marks:
                if mark != usual:
                    unit = next(unit for unit in self.units if unit.place == place)
                    message = f"“{unit.label}” is followed by “{mark}” where the others have “{usual}”."
                    self._find("label_punctuation", message, place, span)

    def _gaps(self, kind: str, numbers: list[str]) -> None:
        plain = [int(number) for number in numbers if number.isdigit()]
        for missing in sorted(set(range(1, max(plain, default=0) + 1)) - set(plain)):
            self._find("numbering_gap", f"There is no {kind} {missing}.", None, None)
        for number, count in Counter(numbers).items():
            if count > 1:
                self._find("number_repeated", f"There are {count} {kind}s {number}.", None, None)

    def _free(self, place: str) -> str:
        """``place``, or ``place_2``, ``place_3``… where it is taken."""
        taken = {unit.place for unit in self.units}
        names = (place if n == 1 else f"{place}_{n}" for n in range(1, len(taken) + 2))
        return next(name for name in names if name not in taken)


class _Glued(Para):
    """A paragraph that was glued to the row before it."""

    @classmethod
    def of(cls, para: Para) -> _Glued:
        return cls(**{name: getattr(para, name) for name in Para.__dataclass_fields__})


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _inside(places: set[str | None], action: str) -> bool:
    return any(place == action or (place or "").startswith(f"{action}.") for place in places)


def _with_footnotes(action: Action, footnotes: Sequence[str]) -> Action:
    return replace(action, footnotes=tuple(footnotes))
