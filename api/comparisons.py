"""A comparison in a terminal: one line a change, its words under it."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.text import Text

from api.terminal import printable
from index.compare import Change, Comparison
from index.compare.plain import WORDS, marked, summary
from index.compare.shown import pieces
from ingest.model import Document

_LONG = 400  # characters of a unit that was added or removed
_STYLES = {"gone": "strike red", "new": "underline green", "kept": ""}


def show(found: Comparison, a: Document, b: Document, output: TextIO) -> None:
    """Print ``found``; where ``output`` is no terminal, in plain lines with words marked [-gone-] and {+new+}."""
    console = Console(file=output, highlight=False)
    _line(console, Text(f"{a.id} → {b.id}", "dim"))
    _line(console, Text(summary(found), "bold"))
    for change in found.changes:
        _line(console, Text(f"{WORDS[change.kind]}: {_where(change)}"))
        if change.note:
            _line(console, Text(f"    {change.note}", "dim"))
        words = _words(change, a, b, console.is_terminal)
        if words.plain.strip():
            _line(console, Text("    ") + words)


def _line(console: Console, text: Text) -> None:
    if console.is_terminal:
        console.print(text)
    else:
        console.file.write(text.plain + "\n")


def _where(change: Change) -> str:
    labels = [side.label for side in (change.a, change.b) if side]
    labels += [side.label for side in change.more]
    return " → ".join(dict.fromkeys(labels[:2])) + "".join(f", {label}" for label in labels[2:])


def _words(change: Change, a: Document, b: Document, styled: bool) -> Text:
    if change.kind == "moved":
        return Text()
    if change.edits and not styled:
        return Text(_flat(marked(change, a, b)))
    shown = Text()
    for piece in pieces(change, a, b):
        text = _flat(piece.text)
        shown.append(text if change.edits or len(text) <= _LONG else text[:_LONG] + "…", _STYLES[piece.state])
        shown.append(" ")
    return shown


def _flat(text: str) -> str:
    return printable(" ".join(text.split()))
