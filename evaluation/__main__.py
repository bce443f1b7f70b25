"""``python -m evaluation``: measure the product, or a model and its settings on a public collection."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from evaluation import beir, collection, experiments, readme, report, runs
from evaluation.errors import EvaluationError
from evaluation.load import KINDS, PARTS, questions
from evaluation.progress import Shown
from evaluation.references import gold, measure
from index.build import build
from index.engine import ensure
from index.errors import EngineError
from index.settings import Settings

DAY = dt.date(2026, 11, 22)
"""Answered as on this day unless told otherwise, so that a report does not change with the calendar."""

_day = click.DateTime(["%Y-%m-%d"])
_path = click.Path(path_type=Path)


@click.group(invoke_without_command=True)
@click.option("--part", "parts", multiple=True, type=click.Choice(PARTS), help="Only this part; may be repeated.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind; may be repeated.")
@click.option("--on", type=_day, default=DAY.isoformat(), show_default=True, help="The day to answer for.")
@click.option("--folder", type=_path, default=report.FOLDER, help="Where the report goes.")
@click.option("--against", type=_path, help="An earlier report; by default the one that is in the folder.")
@click.option("--check", is_flag=True, help="Exit with 1 if a floor in evaluation/floors.toml is crossed.")
@click.pass_context
def main(
    context: click.Context,
    parts: Sequence[str],
    kinds: Sequence[str],
    on: dt.datetime,
    folder: Path,
    against: Path | None,
    check: bool,
) -> None:
    """Ask all question sets, judge the answers, and write a report."""
    if context.invoked_subcommand is not None:
        return
    earlier = _earlier(folder, against)
    made = _measured(parts or PARTS, kinds or KINDS, on.date())
    report.write(made, folder, earlier)
    click.echo(_summary(made))
    click.echo(f"The report is in {folder / 'index.html'}.")
    crossed = report.crossed(made) if check else []
    for words in crossed:
        click.echo(f"Crossed: {words}", err=True)
    if crossed:
        sys.exit(1)


def _measured(parts: Sequence[str], kinds: Sequence[str], on: dt.date) -> report.Report:
    """Everything asked and judged, of an index that is up to date with the corpus."""
    asked = questions(parts, kinds)
    settings = Settings()
    with Shown() as progress:
        build(settings, progress)
        with closing(ensure(settings, progress)) as engine:
            results = runs.searched(engine, asked, progress)
            scores, _ = runs.answered(engine, asked, on, progress)
            return report.assemble(engine, asked, scores, results, on)


@main.command("verify")
@click.option("--write", is_flag=True, help="Put the figures measured into the README.")
def run_verify(write: bool) -> None:
    """Measure the README's figures again, and say which differ; exit code 1 if any does."""
    readme.stated()  # without its marks nothing need be measured
    references = measure.on_gold(gold.items())["everything"]
    measured = readme.figures(_measured([readme.PART], KINDS, DAY), references)
    if write:
        readme.write(measured)
    differing = readme.differences(readme.stated(), measured)
    click.echo("\n\n".join(differing) or "\n".join([*measured, "", "The README's figures are what was measured."]))
    if differing:
        sys.exit(1)


def _earlier(folder: Path, against: Path | None) -> report.Report | None:
    if against is not None:
        return report.read(against)
    return report.read(folder) if (folder / "report.json").is_file() else None


def _summary(made: report.Report) -> str:
    lines = []
    for group, held in sorted(made["answers"].items()):
        right = held["right"]
        lines.append(f"{group:22} {right['mean']:.3f} right [{right['low']:.3f}, {right['high']:.3f}] of {right['n']}")
    for part, held in sorted(made["refusing"].items()):
        for name in ("refused_of_unanswerable", "wrongly_refused", "auroc"):
            if held[name] is not None:
                lines.append(f"{part:22} {held[name]:.3f} {name.replace('_', ' ')}")
    default = made["search"]["default"]
    for group, held in sorted(made["search"]["tables"][default].items()):
        lines.append(
            f"{group:22} {held['hit@1']['mean']:.3f} hit@1, {held['Recall@5']['mean']:.3f} Recall@5 ({default})"
        )
    if made["failed"]:
        lines.append(f"{'failed':22} {len(made['failed'])} questions broke the product")
    time = made["latency"]
    lines.append(f"{'milliseconds':22} {time['p50_ms']:.1f} median, {time['p95_ms']:.1f} 95th percentile")
    return "\n".join(lines)


@main.command("experiments")
@click.argument("folder", type=_path, required=False)
@click.option("--part", "parts", multiple=True, type=click.Choice(PARTS), help="Only this part; may be repeated.")
@click.option("--report", "into", type=_path, default=report.FOLDER, help="Where the table goes.")
def run_experiments(folder: Path | None, parts: Sequence[str], into: Path) -> None:
    """Compare ways to score passages on our questions, and on the collection in FOLDER (BEIR layout)."""
    other = collection.load(folder) if folder else None
    settings = Settings()
    with Shown() as progress:
        build(settings, progress)
        with closing(ensure(settings, progress)) as engine:
            found = experiments.run(engine, questions(parts or PARTS, experiments.KINDS), other, progress)
    experiments.write(found, into)
    click.echo(experiments.table(found))


@main.command("beir")
@click.argument("folder", type=_path)
@click.option("--mode", type=click.Choice(beir.MODES), default="default", show_default=True, help="How to search.")
@click.option("--top-k", type=click.IntRange(1, 1000), default=10, show_default=True, help="Depth of the measures.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def run_beir(folder: Path, mode: str, top_k: int, as_json: bool) -> None:
    """Index and search a collection in BEIR layout, and print nDCG, Recall, MAP, RR and queries a second.

    FOLDER holds corpus.jsonl, queries.jsonl and qrels.tsv (or qrels/test.tsv).
    """
    read = collection.load(folder)
    with Shown() as progress, beir.indexed(read, Settings(), progress, mode) as found:
        measured = beir.evaluate(found, read, mode, top_k, progress)
    click.echo(json.dumps(measured.as_json(), ensure_ascii=False) if as_json else _table(measured))


def _table(measured: beir.Report) -> str:
    shown = measured.as_json()
    lines = [
        f"{shown['collection']}: {shown['documents']} documents, {shown['queries']} queries, "
        f"{shown['mode']}, {shown['model']}"
    ]
    lines += [
        f"{name:>10}  {each.mean:.4f}  [{each.low:.4f}, {each.high:.4f}]" for name, each in measured.measures.items()
    ]
    lines.append(f"{'queries/s':>10}  {measured.queries_per_second:.1f}")
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
