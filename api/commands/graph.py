"""``vouch cites``, ``vouch cited-by`` and ``vouch graph``: the references of all documents, both ways."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from api.opened import opened
from index.graph.citations import Cited, as_row, citations, split


@click.command("cites")
@click.argument("text", metavar="DOCUMENT[/PLACE]")
@click.option("--json", "as_data", is_flag=True, help="As data instead of a list.")
def cites_command(text: str, as_data: bool) -> None:
    """List what a document, or a unit of it such as 32014L0042/art_7, cites."""
    document, place = split(text)
    _show(list(citations(opened().records).cites(document, place)), as_data, forward=True)


@click.command("cited-by")
@click.argument("text", metavar="TEXT[/PLACE]")
@click.option("--own", is_flag=True, help="Also what the text says of itself: “this Directive”, “paragraph 1”.")
@click.option("--json", "as_data", is_flag=True, help="As data instead of a list, its own references included.")
def cited_by_command(text: str, own: bool, as_data: bool) -> None:
    """List what cites a text, or a unit of it such as 32014L0042/art_7, in all documents; its own references to itself apart.

    TEXT is an identifier as the references carry it (32014L0042, COM/2020/606, TFEU) or another name of the act.
    """
    name, place = split(text)
    records = opened().records
    known = citations(records)
    found = list(known.cited_by(name, place))
    if not as_data and (work := known.works.work(name)) is not None:
        itself = [each for each in found if records.work_of(each.document) == work.id]
        found = [each for each in found if each not in itself]
        if itself and own:
            _show(itself, as_data, forward=False)
        elif itself:
            click.echo(f"{len(itself)} references of the text to itself are left out; --own lists them.", err=True)
    if not found and known.works.work(name) is None:
        click.echo(f"Vouch knows no text {ascii(name)[:80]}; nothing held cites it under that name.", err=True)
    _show(found, as_data, forward=False)


def _show(found: Sequence[Cited], as_data: bool, *, forward: bool) -> None:
    if as_data:
        click.echo(json.dumps([as_row(each) for each in found], ensure_ascii=False, indent=1))
        return
    for each in found:
        where = each.place.label if each.place else "outside all units"
        if each.unit and each.place and not each.place.place.startswith(each.unit.place):
            where = f"{where}, called in {each.unit.label}"
        said = " ".join(each.reference.text.split())
        ends = ", ".join(_end(target.title, [x.label for x in target.landings]) for target in each.resolution.targets)
        shown = f" → {ends or ', '.join(each.reference.identifiers)} ({each.resolution.state})" if forward else ""
        click.echo(f"{each.document}: {where}: “{said}”{shown}")
    documents = len({each.document for each in found})
    click.echo(f"{len(found)} reference{'' if len(found) == 1 else 's'} in {documents} document{'' if documents == 1 else 's'}")


def _end(title: str, labels: Sequence[str]) -> str:
    return f"{', '.join(filter(None, labels))} of {title}" if any(labels) else title


@click.command("graph")
@click.option("--format", "form", type=click.Choice(["json", "csv", "jsonld", "graphml"]), default="json",
              show_default=True, help="JSON, one row an edge, linked data (ELI), or GraphML.")  # fmt: skip
@click.option("--around", metavar="NODE", help="Only what is joined to this: an act, a document, document/place, body:Name.")
@click.option("--depth", type=click.IntRange(1, 5), default=1, show_default=True, help="Steps from it.")
def graph_command(form: str, around: str | None, depth: int) -> None:
    """Print the graph: who cites what, who is responsible, what amends and replaces what."""
    from api.exports.graph import written
    from index.graph.whole import chosen

    engine = opened()
    click.echo(written(chosen(engine.records, engine.bodies, around, depth), form), nl=False)


COMMANDS = [cites_command, cited_by_command, graph_command]
