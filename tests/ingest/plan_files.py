"""Small files of action plans, made for tests: as text export, as lines with tabs, as Word.

A text holds ``⟦3⟧`` where footnote 3 is called. A cell is a string; its lines are paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from ingest.bodies import Bodies
from ingest.model import Document
from ingest.readers import read
from ingest.structure import action_plan
from ingest.structure.canonical import Header

_CALL = re.compile(r"⟦(\d+)⟧")
_FOOTNOTES = '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:footnotes>'


@dataclass(frozen=True)
class Line:
    """A paragraph between tables; ``level`` makes it a heading in Word."""

    text: str
    level: int = 0


@dataclass(frozen=True)
class Rows:
    """A table; ``merged``: rows whose only cell reaches over all columns, by index."""

    rows: Sequence[Sequence[str]]
    merged: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Plan:
    """Lines and tables in order, and the footnotes' texts by number."""

    parts: Sequence[Line | Rows]
    notes: Mapping[int, str] = field(default_factory=dict)


def built(data: bytes, bodies: Bodies, header: Header | None = None) -> Document:
    """The document that a file's bytes make, which must be recognised as an action plan."""
    reading = read(data, "plan")
    assert action_plan.recognises(reading)
    return action_plan.build(reading, header or Header("plan", ""), bodies)


def facts(document: Document) -> dict[str, object]:
    """What a plan says, by place, without offsets and white space: the same for every format."""

    def words(start: int, end: int) -> str:
        return " ".join(document.text[start:end].split())

    found: dict[str, object] = {}
    for unit in document.units:
        if unit.kind in ("title", "section", "priority", "annex", "paragraph", "footnote"):
            found[unit.place] = (unit.kind, unit.label, unit.heading, unit.parent, words(unit.start, unit.end))
    for action in document.actions:
        table = action.timetable
        found[action.place] = {
            "label": action.label,
            "in": (action.section, action.priority),
            "prose": words(action.prose.start, action.prose.end),
            "areas": tuple(area.code for area in action.areas),
            "timetable": table and (words(table.span.start, table.span.end), table.start, table.end, table.ongoing),
            "bodies": tuple((body.name, words(body.span.start, body.span.end)) for body in action.bodies),
            "fields": tuple((f.header, words(f.span.start, f.span.end)) for f in action.fields),
            "footnotes": action.footnotes,
        }
    for indicator in document.indicators:
        sources = tuple(source.name for source in indicator.sources)
        found[indicator.place] = (words(indicator.prose.start, indicator.prose.end), sources)
    for note in document.footnotes:
        calls = tuple((call.place, words(max(call.at - 12, 0), call.at)) for call in note.calls)
        found[f"{note.place} calls"] = calls
    return found


# --------------------------------------------------------------------------- text


def as_export(plan: Plan) -> bytes:
    """As Word exports text: a tab opens each cell, notes stand behind the paragraph that calls them."""
    lines: list[str] = []
    for part in plan.parts:
        if isinstance(part, Line):
            lines += [_noted(part.text, plan), ""]
            continue
        for row in part.rows:
            lines += ["\t" + _noted(cell, plan) for cell in row] + [""]
    return "\n".join(lines).encode()


def as_tabs(plan: Plan) -> bytes:
    """As a spreadsheet writes text: a row a line; the lines of a cell are joined by semicolons."""
    lines: list[str] = []
    for part in plan.parts:
        if isinstance(part, Line):
            lines.append(_noted(part.text, plan))
            continue
        lines += ["\t".join(_noted(cell.replace("\n", "; "), plan) for cell in row) for row in part.rows]
    return "\n".join(lines).encode()


def _noted(text: str, plan: Plan) -> str:
    numbers = [int(number) for number in _CALL.findall(text)]
    bodies = "".join(f" [{number}:  \t{plan.notes[number]}] " for number in numbers)
    return _CALL.sub(r"[footnoteRef:\1]", text) + bodies


# --------------------------------------------------------------------------- Word


def as_word(plan: Plan, *, comment: tuple[str, str] | None = None, bold_labels: bool = False) -> bytes:
    """As a Word file with real tables and footnotes; ``comment``: (words commented on, its text)."""
    document = docx.Document()
    for part in plan.parts:
        if isinstance(part, Line):
            paragraph = document.add_heading(level=part.level) if part.level else document.add_paragraph()
            _write(paragraph, part.text)
            continue
        width = max(len(row) for row in part.rows)
        table = document.add_table(rows=0, cols=width)
        for i, row in enumerate(part.rows):
            cells = table.add_row().cells
            if i in part.merged:
                cells[0].merge(cells[-1])
            for cell, text in zip(cells, row, strict=False):
                write_cell(cell, text, bold_labels=bold_labels)
    if plan.notes:
        add_footnotes(document, plan.notes)
    if comment:
        words, text = comment
        runs = (run for paragraph in _paragraphs(document) for run in paragraph.runs)
        document.add_comment(next(run for run in runs if words in run.text), text, "A. Reviewer", "AR")
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def write_cell(cell: _Cell, text: str, *, bold_labels: bool = False) -> None:
    """Write a cell, a paragraph for each line of its text."""
    for i, line in enumerate(text.split("\n")):
        paragraph = cell.add_paragraph() if i else cell.paragraphs[0]
        label = re.match(r"\w+ \d+[.:]", line) if bold_labels else None
        if label:
            paragraph.add_run(label.group()).bold = True
            line = line[label.end() :]
        _write(paragraph, line)


def _write(paragraph: Paragraph, text: str) -> None:
    for i, piece in enumerate(_CALL.split(text)):
        run = paragraph.add_run(piece if i % 2 == 0 else "")
        if i % 2:
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), piece)
            run._r.append(reference)


def add_footnotes(document: docx.document.Document, notes: Mapping[int, str]) -> None:
    """Add a part of footnotes by hand: python-docx knows none."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    bodies = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r>'
        f'<w:t xml:space="preserve"> {text.replace("&", "&amp;")}</w:t></w:r></w:p></w:footnote>'
        for number, text in notes.items()
    )
    part = Part(
        PackURI("/word/footnotes.xml"),
        CONTENT_TYPE.WML_FOOTNOTES,
        _FOOTNOTES.format(separators + bodies).encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _paragraphs(document: docx.document.Document) -> list[Paragraph]:
    found = list(document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                found += cell.paragraphs
    return found


def plan_of(document: Document) -> Plan:
    """A document's plan in other clothes: its lines, a table for each run of rows, its footnotes.

    Header rows are those of the text before the rows; every cell is written as it stands.
    """
    calls = sorted((call.at, int(note.number)) for note in document.footnotes for call in note.calls)

    def text(start: int, end: int) -> str:
        pieces, done = [], start
        for at, number in calls:
            if start < at <= end:
                pieces += [document.text[done:at], f"⟦{number}⟧"]
                done = at
        return "".join([*pieces, document.text[done:end]])

    actions = {action.place: action for action in document.actions}
    levels = {"title": 0, "section": 1, "priority": 2, "annex": 1, "indicator": 0}
    parts: list[Line | Rows] = []
    rows: list[list[str]] = []
    end = 0
    for unit in document.units:
        if unit.place in actions:
            action = actions[unit.place]
            if not rows:
                rows.append(document.text[end : unit.start].split("\n\n")[1].split("\n"))
            areas = [action.areas[0].place] if action.areas else []
            cells = {u.place: u for u in document.units if u.parent == unit.place}
            places = [f"{unit.place}.text", *areas, f"{unit.place}.timetable", f"{unit.place}.bodies"]
            rows.append([text(cells[place].start, cells[place].end) for place in places])
        elif unit.kind in levels:
            if rows:
                parts.append(Rows(rows))
                rows = []
            parts += [Line(line, levels[unit.kind]) for line in text(unit.start, unit.end).split("\n")]
        end = max(end, unit.end) if unit.kind != "footnote" else end
    notes = {int(note.number): note.text.of(document.text) for note in document.footnotes}
    return Plan(parts, notes)
