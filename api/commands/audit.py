"""``vouch audit``: every reference of a document, with its status on a day."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api.opened import opened
from index.audit.model import FAILING, VERDICTS

if TYPE_CHECKING:
    from index.audit import Audit
    from index.engine import Engine

FORMATS = ("table", "json", "csv", "jsonld", "html")


@click.command("audit")
@click.argument("document")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day; today if left out.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True,
              help="A list, data, a spreadsheet, linked data, or a page with the whole text.")  # fmt: skip
@click.option(
    "--baseline", type=click.Path(dir_okay=False, path_type=Path), help="Problems known already: only new ones fail."
)
@click.option(
    "--write-baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the problems there are to this file.",
)
@click.option(
    "--fail-on",
    metavar="VERDICTS",
    default=",".join(FAILING),
    show_default=True,
    help="Verdicts that give exit code 1, separated by commas; none for none.",
)
def audit_command(
    document: str, on: dt.datetime | None, form: str, baseline: Path | None, write_baseline: Path | None, fail_on: str
) -> None:
    """Audit the references of DOCUMENT (an id, or a file): held, in force, amended, replaced, broken.

    Exit code 1 where a reference is broken, or cites what was repealed or replaced, in whole or in part;
    with --baseline, only where such a problem is new.
    """
    from index.audit import baseline as known_problems
    from index.audit.plain import as_json

    failing = _failing(fail_on)
    engine = opened()
    found = _audited(engine, document, on.date() if on else dt.date.today())
    report = as_json(found, engine.version, failing)
    new = [row.id for row in found.rows if row.verdict in failing]
    known = None
    if baseline is not None:
        known = known_problems.read(_text(baseline), found.document.id)
        new = [row.id for row in known_problems.new_problems(found, known, failing)]
    if write_baseline is not None:
        made = known_problems.made(found, failing)
        write_baseline.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
    _print(found, report, form, new if known is not None else None)
    if new and (write_baseline is None or known is not None):
        sys.exit(1)


def _failing(written: str) -> tuple[Any, ...]:
    names = [] if written.strip() == "none" else [each.strip() for each in written.split(",") if each.strip()]
    wrong = [each for each in names if each not in VERDICTS]
    if wrong:
        raise click.UsageError(f"{', '.join(wrong)}: no verdict. There are: {', '.join(VERDICTS)}.")
    return tuple(names)


def _audited(engine: Engine, document: str, on: dt.date) -> Audit:
    from index.audit import audit
    from index.audit.visiting import audit_file
    from index.review import Journal

    path = Path(document)
    if document not in engine.records.document_ids and path.is_file():
        return audit_file(engine.records, engine.bodies, path.read_bytes(), path.name, on)
    decisions = Journal(engine.settings.data).active(document)
    return audit(engine.records, engine.bodies, document, on, decisions)


def _text(path: Path) -> str:
    from index.errors import BadBaseline

    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise BadBaseline(f"{path} is no baseline: it is not UTF-8.") from error


def _print(found: Audit, report: dict[str, Any], form: str, new: list[str] | None) -> None:
    if form == "table":
        from api.exports.audit_text import show

        show(report, new)
    elif form == "csv":
        from api.tables import csv_bytes
        from index.audit.plain import COLUMNS, rows

        sys.stdout.buffer.write(csv_bytes(COLUMNS, rows(found)))
    elif form == "html":
        from api.exports.audit import html

        sys.stdout.buffer.write(html(found, report).encode("utf-8", "replace"))
    else:
        from index.audit.jsonld import as_jsonld

        data = report if form == "json" else as_jsonld(found)
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))


COMMANDS: list[click.Command] = [audit_command]
