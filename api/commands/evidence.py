"""``vouch evidence``: answers or an audit, packed with what somebody elsewhere needs to check them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import click

from api.json_lines import no_constant
from api.opened import opened


@click.command("evidence")
@click.argument("answers", nargs=-1, metavar="[ANSWER.json | QUESTION]...")
@click.option("--audit", "audited", metavar="DOCUMENT", multiple=True,
              help="Pack the audit of this document's references; one a pack.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default="evidence.zip", show_default=True,
              help="Where the pack goes.")  # fmt: skip
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day; today if left out.")
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
def evidence_command(
    answers: tuple[str, ...], audited: tuple[str, ...], out: Path, on: dt.datetime | None, force: bool
) -> None:
    """Pack answers (files of `vouch ask --json`, or questions that are asked now) or an audit into one archive.

    In it: the answers, the texts that they cite (only their hashes where a licence does not plainly allow
    copies), versions, reviewers' decisions, a printable page, and verify.py, which checks it all elsewhere with
    Python alone.
    """
    from api.exports.evidence import page
    from index.pack import contents, zipped

    if len(audited) > 1:
        raise click.UsageError(f"A pack holds one audit; make one for each of {', '.join(audited)}.")
    document = audited[0] if audited else None
    if not answers and document is None:
        raise click.UsageError("Give answers, questions, or --audit DOCUMENT.")
    if out.exists() and not force:
        raise click.UsageError(f"{out} is there already; --force overwrites it.")
    day = on.date() if on else dt.date.today()
    engine = opened()
    found = [_answer(engine, each, day) for each in answers]
    report = _audit(engine, document, day) if document is not None else None
    made = contents(engine, found, report, day.isoformat())
    made["index.html"] = page(made)
    out.write_bytes(zipped(made))
    texts = json.loads(made["manifest.json"])["texts"]
    copied = sum(each["file"] is not None for each in texts)
    click.echo(f"{out}: {len(made) + 1} files; {copied} of {len(texts)} texts as copies, the others by their hash.")


def _answer(engine: Any, given: str, day: dt.date) -> dict[str, Any]:
    """The answer in a file of this name, else the answer to this question."""
    from api.cli import Failure
    from index.answer import ask

    path = Path(given)
    try:
        is_file = path.is_file()
    except (OSError, ValueError):
        is_file = False
    if not is_file:
        if given.endswith(".json"):
            raise Failure(f"There is no file {given}.")
        return {**ask(engine, given, on=day), "took_ms": 0.0}  # the only thing in it that chance decides
    try:
        value = json.loads(path.read_text("utf-8"), parse_constant=no_constant)
    except (ValueError, RecursionError) as error:
        raise Failure(f"{given} is not JSON ({error}).") from error
    if not isinstance(value, dict):
        raise Failure(f"{given} is not a JSON object.")
    return value


def _audit(engine: Any, document: str, day: dt.date) -> dict[str, Any]:
    from index.audit import audit
    from index.audit.plain import as_json
    from index.review import Journal

    decisions = Journal(engine.settings.data).active(document)
    return as_json(audit(engine.records, engine.bodies, document, day, decisions), engine.version)


COMMANDS: list[click.Command] = [evidence_command]
