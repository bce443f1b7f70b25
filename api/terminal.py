"""An answer in a terminal: the answer, its table, its quotes with their places, and what to know about them.

Where standard output is no terminal, the same in plain lines, cells separated by tabs.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.wording import caption, column, language_of, legal, say, state
from index.actions import row
from index.answer.conditions import bare
from index.answer.labels import unit_label
from index.answer.row_words import when
from index.engine import Engine
from ingest.wording import parted, quoted

_QUOTES = 8
"""Quotes shown of an answer that has more: its table says the rest."""

def show(answer: Mapping[str, Any], engine: Engine, output: TextIO | None = None) -> None:
    """Print an answer in version 1 of its JSON."""
    output = output or sys.stdout
    console = Console(file=output, highlight=False)
    _Page(console, engine).answer(answer)


#: Heads of columns that the terminal names itself; those of a result's own table are as its data calls them.
_HEADS = frozenset(["action", "what", "when", "who", "unit"])


class _Page:
    def __init__(self, console: Console, engine: Engine) -> None:
        self.console = console
        self.engine = engine
        self.language = "en"

    def say(self, key: str, *, number: int = 2, **values: object) -> str:
        """What stands around the answer, in its language."""
        return say(self.language, key, number=number, **values)

    def line(self, text: str, style: str = "", indent: int = 0) -> None:
        """A paragraph; words of texts are never read as mark-up or control codes."""
        shown = printable(text)
        if self.console.is_terminal:
            self.console.print(Padding(Text(shown, style), (0, 0, 0, indent)))
        else:  # neither wrapped nor its tabs filled with blanks: somebody reads it line by line
            margin = " " * indent
            self.console.file.write(margin + shown.replace("\n", f"\n{margin}") + "\n")

    def answer(self, answer: Mapping[str, Any]) -> None:
        self.language = language_of(answer)
        status = str(answer["status"])
        self.line(str(answer["answer"]), "bold")
        self.line(f"({self.say(f'status_{status}')})", "dim")
        if answer.get("result"):
            self._result(answer["result"])
        for reading in answer.get("readings") or ():
            self._reading(reading)
        self._quotes(answer.get("citations") or ())
        for mention in answer.get("mentions") or ():
            held = mention.get("held") if isinstance(mention, Mapping) else None
            said = self.say("held_instead", names=", ".join(map(str, held))) if held else self.say("mentioned", text=_words(mention))
            self.line(said)
        for note in answer.get("notes") or ():
            self.line(self.say("note", text=_words(note)), "italic")
        if status in ("not_found", "not_held"):
            self._nearest(answer.get("passages") or ())
        for part in answer.get("parts") or ():
            self.console.print()
            self.line(str(part.get("question", "")), "underline")
            self.answer(part)

    def _result(self, result: Mapping[str, Any]) -> None:
        kind, items = str(result.get("kind", "")), result.get("items") or []
        columns, rows = result.get("columns"), result.get("rows")
        if columns and rows:
            self._table(
                caption(result, self.language),
                [self._column(str(each)) for each in columns],
                [[_words(c) for c in each] for each in rows],
            )
        elif kind == "actions" and items:
            self._table(
                caption(result, self.language),
                [self._column(each) for each in ("action", "what", "when", "who")],
                [self._action(str(each)) for each in items],
            )
        elif kind in ("indicators", "units") and items:
            self._table(caption(result, self.language), [self._column(each) for each in ("unit", "what")], [self._unit(str(each)) for each in items])
        elif items and kind not in ("number", "yes_no"):
            for item in items:
                self.line(f"• {bare(_words(item), self.language, self.engine.world)}", indent=2)
        for group in result.get("groups") or ():
            self._reading(group)

    def _action(self, item: str) -> list[str]:
        document, _, place = item.partition("/")
        held = self.engine.records.document(document)
        for action in held.actions:
            if action.place == place:
                said = row(held, action)
                return [
                    action.number,
                    _short(said["text"]),
                    when(action.timetable, self.language),
                    ", ".join(bare(name, self.language, self.engine.world) for name in said["bodies"]),
                ]
        return [*self._unit(item), "", ""]

    def _unit(self, item: str) -> list[str]:
        document, _, place = item.partition("/")
        unit = self.engine.records.unit(document, place)
        return [unit_label(unit.label, self.language, self.engine.world), _short(self.engine.records.text(document, place))]

    def _reading(self, reading: Any) -> None:
        """Another reading, or a group: its words, its count, its items by label."""
        if not isinstance(reading, Mapping):
            self.line(self.say("also", text=_words(reading)))
            return
        title = reading.get("reading") or reading.get("label") or reading.get("title") or reading.get("name") or ""
        inner = reading.get("result")
        result = inner if isinstance(inner, Mapping) else reading
        items = [self._place(str(each)) for each in (result.get("items") or ())]
        told = self.say("labelled", label=title, text=f"{len(items)} ({', '.join(items)})")
        self.line(told if items else _words(title), indent=2)

    def _place(self, item: str) -> str:
        """What a result names, in short: a unit by its place, a body by its name."""
        return item.rpartition("/")[2] if "/" in item else bare(item, self.language, self.engine.world)

    def _column(self, name: str) -> str:
        return column(name, self.language, self.engine.world) if self.language != "en" or name in _HEADS else name

    def _quotes(self, citations: Sequence[Mapping[str, Any]]) -> None:
        for number, citation in enumerate(citations[:_QUOTES], start=1):
            self.console.print()
            self.line(f"[{number}] {quoted(self.language, citation['quote'])}", indent=2)
            self.line(self._source(citation), "dim", indent=6)
        if len(citations) > _QUOTES:
            self.console.print()
            more = len(citations) - _QUOTES
            self.line(self.say("more_quotes", number=more, count=more), "dim", indent=2)

    def _source(self, citation: Mapping[str, Any]) -> str:
        """Where a quote stands, and what it stands in."""
        said = [str(citation["label"]), str(citation["document"])]
        if citation.get("state") not in (None, "original"):
            said.append(state(str(citation["state"]), citation.get("as_of"), self.language))
        if citation.get("kind") == "digest":
            said.append(self.say("in_own_words"))
        if citation.get("legal_status"):
            said.append(legal(str(citation["legal_status"]), self.language))
        return parted(self.language, said)

    def _nearest(self, passages: Sequence[Mapping[str, Any]]) -> None:
        if passages:
            self.line(self.say("nearest"), "dim")
        for passage in passages[:3]:
            self.line(self.say("labelled", label=passage["label"], text=_short(passage["text"])), "dim", indent=2)

    def _table(self, caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        if not self.console.is_terminal:
            self.line(caption)
            self.line("\t".join(columns))
            for cells in rows:
                self.line("\t".join(cells))
            return
        table = Table(box=SIMPLE_HEAD, caption=printable(caption), caption_justify="left", pad_edge=False)
        for head in columns:
            table.add_column(printable(head), overflow="fold")
        for cells in rows:
            table.add_row(*(Text(printable(cell)) for cell in cells))
        self.console.print(table)


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value.get("words") or value.get("text") or value.get("label") or "; ".join(map(str, value.values())))
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_words, value))
    return "" if value is None else str(value)


def _short(text: str, width: int = 110) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rsplit(" ", 1)[0] + "…"


def printable(text: str) -> str:
    """Without control characters, which a terminal would obey; tabs and line ends stay."""
    return "".join(c if c in "\t\n" or c.isprintable() or c.isspace() else "�" for c in text.replace("\r", " "))
