"""The tables of an answer and of the actions page, for the page and for what is exported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.exports import Row
from api.pages.sorting import key, ordered, sorted_rows
from api.wording import caption as caption_in
from api.wording import column, say
from index.actions import row
from index.answer.conditions import bare
from index.answer.labels import unit_label
from index.answer.row_words import when
from index.engine import Engine
from index.world import World
from ingest.model import Action, Document

ACTION_COLUMNS = ("Action", "What", "Areas", "When", "Who")
_ACTION_HEADS = ("action", "what", "areas", "when", "who")
_COUNTED = ("actions", "indicators", "units")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its cells, what its first cell leads to, and the numbers of its citations."""

    cells: tuple[str, ...]
    document: str = ""
    place: str = ""
    citations: tuple[int, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as it is shown. ``sort``: (column, whether downwards) if it is sorted."""

    caption: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    sort: tuple[int, bool] | None = None

    def link(self, number: int) -> str:
        """What ``sort`` would be for this column: downwards if it is sorted upwards by it."""
        upwards = self.sort == (number, False)
        return f"-{key(self.columns[number])}" if upwards else key(self.columns[number])

    def direction(self, number: int) -> str:
        """``aria-sort`` of a column."""
        if self.sort is None or self.sort[0] != number:
            return ""
        return "descending" if self.sort[1] else "ascending"


def sorted_table(table: Shown, sort: str) -> Shown:
    """``table`` in the order asked for."""
    chosen = ordered(table.columns, sort)
    order = sorted_rows(table.columns, [Row(line.cells) for line in table.lines], sort)
    return Shown(table.caption, table.columns, tuple(table.lines[number] for number in order), chosen)


def action_line(
    document: Document, action: Action, citations: tuple[int, ...] = (), language: str = "en", world: World | None = None
) -> Line:
    """An action as a row; timetable and bodies in words of ``language``."""
    said = row(document, action)
    bodies = [bare(name, language, world) if world else name for name in said["bodies"]]
    cells = (
        said["number"],
        said["text"],
        ", ".join(said["areas"]),
        when(action.timetable, language),
        ", ".join(bodies),
    )
    return Line(cells, document.id, action.place, citations, document.language)


def result_table(
    engine: Engine, result: Mapping[str, Any], cited: Mapping[str, tuple[int, ...]], language: str = "en"
) -> Shown | None:
    """The table of an answer's result; ``None`` where it is a number, yes or no, or empty.

    ``cited``: numbers of citations by ``document/place``, the outermost unit's among them.
    """
    kind, items = result["kind"], [str(each) for each in result["items"]]
    caption = caption_of(result, language)
    world = engine.world

    def heads(*names: str) -> tuple[str, ...]:
        return tuple(column(name, language, world) for name in names)

    if result.get("columns") and result.get("rows"):
        titles = tuple(column(str(each), language, world) for each in result["columns"])
        rows = tuple(Line(tuple(_cell(each, language, world) for each in line)) for line in result["rows"])
        return Shown(caption_of({**result, "kind": "table"}, language), titles, rows)
    if not items or kind in ("number", "yes_no"):
        return None
    if kind in _COUNTED:
        lines = tuple(_unit_line(engine, item, cited, language) for item in items)
        whole = all(len(line.cells) == len(ACTION_COLUMNS) for line in lines)
        if whole:
            return Shown(caption, heads(*_ACTION_HEADS), lines)
        short = tuple(Line(line.cells[:2], line.document, line.place, line.citations, line.language) for line in lines)
        return Shown(caption, heads("unit", "what"), short)
    if kind == "documents":
        return Shown(caption, heads("document", "title"), tuple(_document_line(engine, item, language) for item in items))
    return Shown(caption, heads(kind), tuple(Line((bare(item, language, world),)) for item in items))


def caption_of(result: Mapping[str, Any], language: str = "en") -> str:
    """ "2 of 53 actions; complete"."""
    return caption_in(result, language, "scope_perhaps")


def _cell(value: str | int, language: str, world: World) -> str:
    """A cell of a result's own table: a body by its name in the language, all else as it is."""
    return bare(value, language, world) if isinstance(value, str) else str(value)


def _unit_line(engine: Engine, item: str, cited: Mapping[str, tuple[int, ...]], language: str) -> Line:
    document, _, place = item.partition("/")
    held = engine.records.document(document)
    numbers = cited.get(item, ())
    action = next((each for each in held.actions if each.place == place), None)
    if action:
        return action_line(held, action, numbers, language, engine.world)
    unit = engine.records.unit(document, place)
    text = engine.records.text(document, place)
    indicator = next((each for each in held.indicators if each.place == place), None)
    words = indicator.prose.of(held.text) if indicator else text
    return Line((unit_label(unit.label, language, engine.world), " ".join(words.split())), document, place, numbers, held.language)


def _document_line(engine: Engine, item: str, language: str) -> Line:
    id = item.split("/")[0]
    if id in engine.records.document_ids:
        return Line((id, engine.records.document(id).title), id, "", (), "")
    return Line((id, say(language, "not_held_cell")))


def cells(lines: Sequence[Line], citations: Mapping[int, str]) -> tuple[Row, ...]:
    """The rows of an export, each with the citation lines that it rests on."""
    return tuple(Row(each.cells, tuple(citations[n] for n in each.citations if n in citations)) for each in lines)
