"""``vouch documents`` and ``vouch show``."""

from __future__ import annotations

import json
from typing import Any

import click

from api.opened import opened


@click.command("documents")
@click.argument("document", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def documents_command(document: str | None, as_json: bool) -> None:
    """List what is held, and what could not be indexed and why; of one DOCUMENT, what is odd in it and where."""
    from api.commands.build import say_account
    from index import describe

    engine = opened()
    if document is not None:
        one = describe.document(engine, engine.records.document(document))
        click.echo(json.dumps(one, ensure_ascii=False, indent=1) if as_json else _one(one))
        return
    held = [describe.document(engine, each) for each in engine.records.documents()]
    if as_json:
        click.echo(json.dumps(held, ensure_ascii=False, indent=1))
        return
    for each in held:
        units = ", ".join(f"{count} {kind}" for kind, count in each["units"].items())
        click.echo(f"{each['id']}: {each['title']} ({each['state']}, {each['language']})")
        click.echo(f"    {each['label']}; {units}; {len(each['findings'])} findings")
    say_account(engine.records.accounts)


def _one(held: dict[str, Any]) -> str:
    lines = [f"{held['id']}: {held['title']} ({held['state']}, {held['language']})", f"{len(held['findings'])} findings"]
    lines += [f"  {each['kind']}: {each['message']}" + (f" ({each['place']})" if each["place"] else "") for each in held["findings"]]
    return "\n".join(lines)


@click.command("show")
@click.argument("document")
@click.argument("place", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show_command(document: str, place: str | None, as_json: bool) -> None:
    """Print a document's canonical text, or one unit of it (vouch show DOCUMENT act_46)."""
    from index import describe

    engine = opened()
    held = engine.records.document(document)
    if place is not None:
        unit = describe.unit(engine, document, place)
        click.echo(json.dumps(unit, ensure_ascii=False, indent=1) if as_json else unit["text"])
    elif as_json:
        click.echo(json.dumps(describe.document(engine, held), ensure_ascii=False, indent=1))
    else:
        click.echo(held.text)


COMMANDS: list[click.Command] = [documents_command, show_command]
