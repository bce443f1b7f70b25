"""``python -m evaluation.refusal``: calibrate when to refuse, and report it on questions never tuned on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from evaluation.progress import Shown
from evaluation.refusal.asked import FOLDER, Asked, judged, load
from evaluation.refusal.fit import best_threshold, cross_validated, examples, fitted
from evaluation.refusal.report import written
from index.engine import ensure
from index.evidence import Ground, Judged
from index.evidence.scale import Scale
from index.settings import Settings


@click.group()
def main() -> None:
    """Know when not to answer."""


@main.command()
@click.option("--questions", type=click.Path(path_type=Path), default=FOLDER / "tune.jsonl")
@click.option("--threshold", type=click.FloatRange(0, 1), help="Refuse below this; by default what balances best.")
def calibrate(questions: Path, threshold: float | None) -> None:
    """Fit the scale on tuning questions and write it to index/evidence/scale.json."""
    asked, found = _found(questions, Scale((), (), (), (), 0.0, 0.5, ""))
    chosen = threshold if threshold is not None else best_threshold(asked, cross_validated(asked, found))
    told = f"{dt.date.today().isoformat()}, on {questions.name}: {len(asked)} questions"
    scale = fitted(examples(asked, found), chosen, told)
    scale.save()
    click.echo(written(asked, found, scale, f"{questions.stem} (seen)"))


@main.command()
@click.option("--questions", type=click.Path(path_type=Path), default=FOLDER / "heldout.jsonl")
def report(questions: Path) -> None:
    """What the shipped scale does to questions that it was not fitted on."""
    scale = Scale.load()
    asked, found = _found(questions, scale)
    click.echo(written(asked, found, scale, questions.stem))


def _found(path: Path, scale: Scale) -> tuple[list[Asked], list[Judged]]:
    asked = load(path)
    with Shown() as progress:
        engine = ensure(Settings())
        found = judged(asked, engine, Ground.of(engine.world, engine.embedder, scale), progress)
    return asked, found


if __name__ == "__main__":
    main()
