"""``python -m evaluation``: measure the product, or a model and its settings on a public collection."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from evaluation import beir, collection
from evaluation.errors import EvaluationError
from evaluation.progress import Shown
from index.errors import EngineError
from index.settings import Settings


@click.group()
def main() -> None:
    """Measure what Vouch finds and answers."""


@main.command("beir")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--mode", type=click.Choice(beir.MODES), default="default", show_default=True, help="How to search.")
@click.option("--top-k", type=click.IntRange(1, 1000), default=10, show_default=True, help="Depth of the measures.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def run_beir(folder: Path, mode: str, top_k: int, as_json: bool) -> None:
    """Index and search a collection in BEIR layout, and print nDCG, Recall, MAP, RR and queries a second.

    FOLDER holds corpus.jsonl, queries.jsonl and qrels.tsv (or qrels/test.tsv).
    """
    read = collection.load(folder)
    embed = beir.resolved(mode) != "keyword"
    with Shown() as progress, beir.indexed(read, Settings(), progress, embed=embed) as found:
        report = beir.evaluate(found, read, mode, top_k, progress)
    click.echo(json.dumps(report.as_json(), ensure_ascii=False) if as_json else _table(report))


def _table(report: beir.Report) -> str:
    shown = report.as_json()
    lines = [
        f"{shown['collection']}: {shown['documents']} documents, {shown['queries']} queries, "
        f"{shown['mode']}, {shown['model']}"
    ]
    lines += [
        f"{name:>10}  {each.mean:.4f}  [{each.low:.4f}, {each.high:.4f}]" for name, each in report.measures.items()
    ]
    lines.append(f"{'queries/s':>10}  {report.queries_per_second:.1f}")
    return "\n".join(lines + [f"Note: {note}." for note in shown["notes"]])


def run() -> None:
    """Errors as one line and exit code 2."""
    try:
        main(standalone_mode=True)
    except (EvaluationError, EngineError) as error:
        click.echo(f"{type(error).__name__}: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    run()
