"""``vouch check``: a draft about the texts, sentence by sentence, against the texts and their records."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import click

from api.opened import opened


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day; today if left out.")
@click.option("--json", "as_data", is_flag=True, help="As data instead of a list.")
def check_command(file: Path, on: dt.datetime | None, as_data: bool) -> None:
    """Check FILE, a draft about the texts held (Word, PDF, HTML, Markdown or text; - for standard input).

    Each sentence is marked: quotations word for word or altered, and what it says of deadlines, bodies,
    numbers, places and acts against the records. What the records cannot decide is "not checkable". Exit code
    1 where anything is wrong.
    """
    from index.check import check
    from index.check.reading import draft_of

    engine = opened()
    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    draft = draft_of(data, "draft.txt" if str(file) == "-" else file.name)
    found = check(engine, draft, on.date() if on else None)
    if as_data:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
    else:
        from api.drafts import show

        show(found, sys.stdout)
    if found.wrong:
        sys.exit(1)


COMMANDS: list[click.Command] = [check_command]
