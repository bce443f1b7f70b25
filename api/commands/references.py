"""``vouch references`` and ``vouch inspect``: what a text cites, and what a file would become."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from api.json_lines import json_lines

if TYPE_CHECKING:
    from ingest.inspect import Inspection


@click.command("references")
@click.argument("text", required=False)
@click.option("--batch", type=click.File("r", encoding="utf-8"), metavar="FILE", help='Lines {"id": …, "text": …}.')
@click.option("--json", "as_data", is_flag=True, help="As data instead of a list.")
def references_command(text: str | None, batch: TextIO | None, as_data: bool) -> None:
    """List what TEXT (words, or a file) cites and mentions, with exact spans."""
    from ingest.references import as_json, find

    names = _names()
    if (text is None) == (batch is None):
        raise click.UsageError("Give a text or a file: vouch references NOTE.txt, or --batch FILE.")
    if batch is not None:
        for line in json_lines(batch):
            click.echo(json.dumps(_one(line, names)))
        return
    assert text is not None
    words = _words(text)
    found = find(words, names)
    if as_data:
        click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=1))
        return
    for one in found.references:
        where = f" ({', '.join(one.places)})" if one.places else ""
        click.echo(f"{one.start}-{one.end}  {one.text!r}  {one.kind}: {', '.join(one.identifiers)}{where}")
    for each in found.mentions:
        click.echo(f"{each.start}-{each.end}  {each.text!r}  mention of a {each.kind}: {each.name}")
    click.echo(f"{len(found.references)} references, {len(found.mentions)} mentions")


def _one(line: dict[str, Any] | str, names: list[str]) -> dict[str, Any]:
    """A batch line's answer; a line that is none gets one too, with what is wrong with it."""
    from ingest.references import as_json, find

    if isinstance(line, str):
        return {"id": None, "mentions": [], "references": [], "error": line}
    text = line.get("text")
    if not isinstance(text, str):
        return {"id": line.get("id"), "mentions": [], "references": [], "error": "The line holds no text."}
    return as_json(find(text, names), line.get("id"))


def _names() -> list[str]:
    from index.settings import Settings
    from ingest.bodies import Bodies

    register = Bodies.load(Settings().corpus / "bodies.toml")
    return [name for body in register.bodies for name in (body.name, *body.names)]


def _words(text: str) -> str:
    """The canonical text of a file of this name, else the words themselves."""
    path = Path(text)
    try:
        if not path.is_file():
            return text
    except (OSError, ValueError):  # too long for a file's name, or with a NUL
        return text
    return _inspected(path).document.text


@click.command("inspect")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_data", is_flag=True, help="As data instead of an outline.")
def inspect_command(file: Path, as_data: bool) -> None:
    """Show what FILE would become, before anything is indexed: units, counts, findings."""
    from ingest.inspect import as_json, as_text

    found = _inspected(file)
    if as_data:
        click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=1))
        return
    for line in as_text(found):
        click.echo(line)


def _inspected(file: Path) -> Inspection:
    from index.settings import Settings
    from ingest.bodies import Bodies
    from ingest.inspect import inspect

    return inspect(file.read_bytes(), file.name, Bodies.load(Settings().corpus / "bodies.toml"))


COMMANDS = [references_command, inspect_command]
