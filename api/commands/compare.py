"""``vouch compare``: what differs between two editions of a text."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index.errors import BadRequest

if TYPE_CHECKING:
    from index.engine import Engine
    from ingest.model import Document


@click.command("compare")
@click.argument("a")
@click.argument("b")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv", "html"]), default="table", show_default=True,
    help="A list, data, a spreadsheet, or a page.",
)  # fmt: skip
def compare_command(a: str, b: str, form: str) -> None:
    """Compare two editions, A before B: ids of documents that are held, or files.

    Units are told by their words: what was added, removed, moved (also by a new number), reworded, split up or
    put together, and which bodies, dates, areas and footnotes of a plan's rows changed. White space makes no
    difference. The exit code is 0 whether or not they differ.
    """
    from index.compare import compare
    from index.compare.plain import as_json

    one, other = _document(a), _document(b)
    found = compare(one, other)
    if form == "json":
        click.echo(json.dumps(as_json(found, one, other), ensure_ascii=False, indent=1))
    elif form == "csv":
        from api.exports.comparison import comparison_csv

        click.echo(comparison_csv(found, one, other), nl=False)
    elif form == "html":
        from api.exports.comparison import comparison_html

        click.echo(comparison_html(found, one, other), nl=False)
    else:
        from api.comparisons import show

        show(found, one, other, sys.stdout)


@cache
def _engine() -> Engine:
    from api.opened import opened

    return opened()


def _document(name: str) -> Document:
    """The document of this id, else the one that a file of this name makes.

    Raises:
        BadRequest: there is neither.
    """
    path = Path(name)
    try:
        is_file = path.is_file()
    except (OSError, ValueError):
        is_file = False
    if not is_file and len(path.parts) > 1 and name not in _engine().records.document_ids:
        raise BadRequest(f"There is no file {ascii(name)[:200]}, and no document of that id.")
    if not is_file:
        return _engine().records.document(name)
    from index.settings import Settings
    from ingest.bodies import Bodies
    from ingest.inspect import inspect

    return inspect(path.read_bytes(), path.name, Bodies.load(Settings().corpus / "bodies.toml")).document


COMMANDS = [compare_command]
