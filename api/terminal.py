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

from index.actions import row
from index.engine import Engine

_QUOTES = 8
"""Quotes shown of an answer that has more: its table says the rest."""

_STATUS = {
    "complete": "complete: selected from the records",
    "empty": "empty: proved from the records",
    "answered": "ranked: the best that was found",
    "ambiguous": "ambiguous: the likeliest of several readings",
    "not_held": "not held: outside this corpus",
    "not_found": "not found: the corpus does not answer this",
}


def show(answer: Mapping[str, Any], engine: Engine, output: TextIO | None = None) -> None:
    """Print an answer in version 1 of its JSON."""
    output = output or sys.stdout
    console = Console(file=output, highlight=False)
    _Page(console, engine).answer(answer)


class _Page:
    def __init__(self, console: Console, engine: Engine) -> None:
        self.console = console
        self.engine = engine

    def line(self, text: str, style: str = "", indent: int = 0) -> None:
        """A paragraph; words of texts are never read as mark-up or control codes."""
        shown = printable(text)
        if self.console.is_terminal:
            self.console.print(Padding(Text(shown, style), (0, 0, 0, indent)))
        else:  # neither wrapped nor its tabs filled with blanks: somebody reads it line by line
            margin = " " * indent
            self.console.file.write(margin + shown.replace("\n", f"\n{margin}") + "\n")

    def answer(self, answer: Mapping[str, Any]) -> None:
        status = str(answer["status"])
        self.line(str(answer["answer"]), "bold")
        self.line(f"({_STATUS.get(status, status)})", "dim")
        if answer.get("result"):
            self._result(answer["result"])
        for reading in answer.get("readings") or ():
            self._reading(reading)
        self._quotes(answer.get("citations") or ())
        for mention in answer.get("mentions") or ():
            self.line(f"Mentioned: {_words(mention)}")
        for note in answer.get("notes") or ():
            self.line(f"Note: {_words(note)}", "italic")
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
                _caption(result),
                [str(each) for each in columns],
                [[_words(c) for c in each] for each in rows],
            )
        elif kind == "actions" and items:
            self._table(
                _caption(result),
                ["Action", "What", "When", "Who"],
                [self._action(str(each)) for each in items],
            )
        elif kind in ("indicators", "units") and items:
            self._table(_caption(result), ["Unit", "What"], [self._unit(str(each)) for each in items])
        elif items and kind not in ("number", "yes_no"):
            for item in items:
                self.line(f"• {_words(item)}", indent=2)
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
                    said["timetable"] or "",
                    ", ".join(said["bodies"]),
                ]
        return [*self._unit(item), "", ""]

    def _unit(self, item: str) -> list[str]:
        document, _, place = item.partition("/")
        unit = self.engine.records.unit(document, place)
        return [unit.label, _short(self.engine.records.text(document, place))]

    def _reading(self, reading: Any) -> None:
        """Another reading, or a group: its words, its count, its items by label."""
        if not isinstance(reading, Mapping):
            self.line(f"Also: {_words(reading)}")
            return
        title = reading.get("reading") or reading.get("label") or reading.get("title") or reading.get("name") or ""
        inner = reading.get("result")
        result = inner if isinstance(inner, Mapping) else reading
        items = [str(each).rpartition("/")[2] for each in (result.get("items") or ())]
        self.line(f"{title}: {len(items)} ({', '.join(items)})" if items else _words(title), indent=2)

    def _quotes(self, citations: Sequence[Mapping[str, Any]]) -> None:
        for number, citation in enumerate(citations[:_QUOTES], start=1):
            self.console.print()
            self.line(f"[{number}] “{citation['quote']}”", indent=2)
            self.line(_source(citation), "dim", indent=6)
        if len(citations) > _QUOTES:
            self.console.print()
            self.line(f"… and {len(citations) - _QUOTES} more quotes (--json has them all).", "dim", indent=2)

    def _nearest(self, passages: Sequence[Mapping[str, Any]]) -> None:
        if passages:
            self.line("Nearest passages, which may not be what you look for:", "dim")
        for passage in passages[:3]:
            self.line(f"{passage['label']}: {_short(passage['text'])}", "dim", indent=2)

    def _table(self, caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        if not self.console.is_terminal:
            self.line(caption)
            self.line("\t".join(columns))
            for cells in rows:
                self.line("\t".join(cells))
            return
        table = Table(box=SIMPLE_HEAD, caption=printable(caption), caption_justify="left", pad_edge=False)
        for column in columns:
            table.add_column(printable(column), overflow="fold")
        for cells in rows:
            table.add_row(*(Text(printable(cell)) for cell in cells))
        self.console.print(table)


def _caption(result: Mapping[str, Any]) -> str:
    count, checked = result.get("count"), result.get("checked")
    of = f" of {checked}" if checked else ""
    return f"{count}{of} {result.get('kind', '')}; {result.get('scope', '')}".strip("; ")


def _source(citation: Mapping[str, Any]) -> str:
    said = [str(citation["label"]), str(citation["document"])]
    if citation.get("state") not in (None, "original"):
        said.append(str(citation["state"]) + (f" {citation['as_of']}" if citation.get("as_of") else ""))
    if citation.get("kind") == "digest":
        said.append("summary in our own words, not the legal text")
    if citation.get("legal_status"):
        said.append(_words(citation["legal_status"]))
    return "; ".join(said)


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
