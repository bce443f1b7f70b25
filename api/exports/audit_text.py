"""An audit in a terminal: what was found, in a table, and what is to be known beside it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.exports import printable
from index.audit.plain import words

_COLUMNS = ("Id", "Where", "As written", "What it is", "Verdict", "What follows")
_UNITS = 12
"""Units of a succession that are named one by one; the JSON has all."""


def show(report: Mapping[str, Any], new: Sequence[str] | None = None, output: TextIO | None = None) -> None:
    """Print an audit's JSON for people: a table on a terminal, lines with tabs elsewhere.

    ``new``: ids of the problems that a baseline does not know, ``None`` where none was given.
    """
    output = output or sys.stdout
    console = Console(file=output, highlight=False)
    document = report["document"]
    _line(output, f"{document['title']} ({document['id']}), audited for {report['on']}")
    if document["status"]:
        _line(output, document["status"]["text"])
    if report["references"]:
        _table(console, [_cells(row) for row in report["references"]])
    for line in _beside(report, new):
        _line(output, line)


def _beside(report: Mapping[str, Any], new: Sequence[str] | None) -> Iterator[str]:
    for each in report["successions"]:
        many = len(each["units"])
        yield f"{each['text']} {many} {'unit names or charges' if many == 1 else 'units name or charge'} the {each['old']}:"
        for unit in each["units"][:_UNITS]:
            yield f"  {unit['consequence']}"
        if more := each["units"][_UNITS:]:
            yield f"  and likewise {', '.join(unit['label'] for unit in more)}."
    texts = [each for each in report["mentions"] if each["kind"] == "text"]
    if texts:
        yield "Named without a number:"
    for each in texts:
        offered = "; ".join(f"{one['work']} ({', '.join(one['reasons'])})" for one in each["candidates"])
        yield f"  {each['label'] or '(no unit)'}: “{each['text']}”: {offered or 'no candidate'}"
    if report["findings"]:
        yield f"{len(report['findings'])} findings about the text itself:"
    for each in report["findings"]:
        yield f"  {each['message']}" + (f" ({each['place']})" if each["place"] else "")
    for each in report["orphaned"]:
        yield f"A decision is on words that are no longer there: “{each['words']}” ({each['decision']} by {each['reviewer']})."
    yield report["summary"]["text"]
    if new is not None:
        yield f"{report['summary']['failing']} problems, {len(new)} of them not in the baseline{': ' if new else '.'}{', '.join(new)}"


def _cells(row: Mapping[str, Any]) -> list[str]:
    what = "; ".join(_what(target) for target in row["targets"]) or ", ".join(row["identifiers"])
    said = words(row["verdict"])
    if review := row["review"]:
        said += f" ({review['decision']} by {review['reviewer']}" + (
            ")" if review["standing"] == "stands" else f"; {review['standing']}: {review['why']})"
        )
    return [row["id"], row["label"], row["text"], what, said, row["consequence"]]


def _what(target: Mapping[str, Any]) -> str:
    held = f"held as {target['held_as']} {target['document']}" if target["document"] else target["missing"].rstrip(".")
    return f"{target['identifier']}: {target['title']} ({held})"


def _table(console: Console, rows: Sequence[Sequence[str]]) -> None:
    shown = [[" ".join(printable(cell).split()) for cell in row] for row in rows]
    if not console.is_terminal:
        for cells in (_COLUMNS, *shown):
            console.file.write("\t".join(cells) + "\n")
        return
    table = Table(box=SIMPLE_HEAD)
    for column in _COLUMNS:
        table.add_column(column, overflow="fold")
    for cells in shown:
        table.add_row(*map(Text, cells))
    console.print(table)


def _line(output: TextIO, text: str) -> None:
    output.write(printable(text) + "\n")
