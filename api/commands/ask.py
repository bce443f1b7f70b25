"""``vouch ask``, ``vouch search`` and ``vouch verify``."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, TextIO

import click

from api.json_lines import json_lines, no_constant
from api.opened import opened


@click.command("ask")
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the answer's JSON.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day it is answered for; today if left out.")
@click.option(
    "--previous",
    type=click.File("r", encoding="utf-8"),
    help="An answer's JSON that the question refers back to; - for standard input.",
)
@click.option(
    "--batch",
    type=click.File("r", encoding="utf-8"),
    metavar="FILE",
    help='Answer lines {"id": …, "question": …}, one JSON line each; - for standard input.',
)
def ask_command(
    question: str | None, as_json: bool, on: dt.datetime | None, previous: TextIO | None, batch: TextIO | None
) -> None:
    """Ask a question. An absent index is built first."""
    if (question is None) == (batch is None):
        raise click.UsageError('Give one question: vouch ask "What is Action 13 about?", or --batch FILE.')
    day = on.date() if on else None
    if batch is not None:
        _batch(batch, day)
        return
    from api.terminal import show
    from index.answer import ask
    from index.limits import check_question

    checked = check_question(question)
    before = _object(previous, "--previous") if previous else None
    engine = opened()
    found = ask(engine, checked, on=day, previous=before)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        show(found, engine)


def _batch(file: TextIO, on: dt.date | None) -> None:
    """Answer line by line; standard output holds the answers and nothing else."""
    from api.cli import Failure
    from index.answer import ask
    from index.errors import BadRequest
    from index.limits import check_question, refused

    lines = list(json_lines(file))
    if lines and all(isinstance(line, str) for line in lines):
        raise Failure(f'{file.name} holds no lines such as {{"id": "1", "question": "…"}}: {lines[0]}')
    engine = opened()
    for line in lines:
        if isinstance(line, str):
            identifier, answer = None, refused("", line, on or dt.date.today(), engine.version)
        else:
            identifier = line.get("id")
            try:
                day = _day(line["on"]) if line.get("on") is not None else on
                before = line.get("previous")
                answer = ask(
                    engine,
                    check_question(line.get("question")),
                    on=day,
                    previous=before if isinstance(before, dict) else None,
                )
            except BadRequest as error:
                answer = refused(line.get("question"), str(error), on or dt.date.today(), engine.version)
        # ASCII only: an id may hold what UTF-8 cannot
        click.echo(json.dumps({"id": identifier, "answer": answer}))


def _day(written: Any) -> dt.date:
    from index.errors import BadQuestion

    try:
        return dt.date.fromisoformat(written)
    except (TypeError, ValueError) as error:
        raise BadQuestion('"on" is not a day: write it as 2025-12-31.') from error


@click.command("search")
@click.argument("question")
@click.option("--mode", default="hybrid", help="keyword, dense or hybrid.", show_default=True)
@click.option("--top-k", default=10, type=click.IntRange(1, 1000), show_default=True, help="How many at most.")
@click.option("--document", "documents", multiple=True, help="Only in this document; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def search_command(question: str, mode: str, top_k: int, documents: tuple[str, ...], as_json: bool) -> None:
    """Search passages, with their scores."""
    from index.retrieve import retrieve

    found = retrieve(opened(), question, top_k=top_k, mode=mode, documents=documents)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for hit in found["passages"]:
        text = " ".join(hit["text"].split())
        click.echo(f"{hit['rank']:>3}  {hit['score']:.3f}  {hit['label']} ({hit['document']}/{hit['place']})")
        click.echo(f"     {text[:160]}{'…' if len(text) > 160 else ''}")


@click.command("verify")
@click.argument("answer", type=click.File("r", encoding="utf-8"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def verify_command(answer: TextIO, as_json: bool) -> None:
    """Check an answer (its JSON, from vouch ask --json) again; - for standard input.

    Exit code 1 where a citation no longer stands, the result or the wording differs when the answer is given
    once more, or the wording says what nothing supports.
    """
    from index.verify import verify

    given = _object(answer, answer.name)
    given = given["answer"] if isinstance(given.get("answer"), dict) else given  # a line of --batch
    engine = opened()
    report = verify(engine, given)
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        _show_report(report)
    if not report["verified"]:
        raise SystemExit(1)


def _show_report(report: dict[str, Any], indent: str = "") -> None:
    for each in report["citations"]:
        where = f"{each['document']}/{each['place']}"
        click.echo(f"{indent}[{each['number'] + 1}] {each['state']:<8} {where}: {each['message']}")
    click.echo(f"{indent}Result: {report['result']['message']}")
    click.echo(f"{indent}Wording: {report['wording']['message']}")
    if report["values"]["unsupported"]:
        click.echo(f"{indent}Supported by nothing cited: {', '.join(report['values']['unsupported'])}")
    for part in report["parts"]:
        _show_report(part, indent + "  ")
    if not indent:
        click.echo("Verified." if report["verified"] else "Not verified.")


def _object(file: TextIO, name: str) -> dict[str, Any]:
    from api.cli import Failure

    try:
        value = json.load(file, parse_constant=no_constant)
    except (ValueError, RecursionError) as error:
        raise Failure(f"{name} is not JSON ({error}).") from error
    if not isinstance(value, dict):
        raise Failure(f"{name} is not a JSON object.")
    return value


COMMANDS: list[click.Command] = [ask_command, search_command, verify_command]
