"""``python -m evaluation.refusal``: calibrate when to refuse, and report what that does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
import numpy as np

from evaluation.progress import Shown
from evaluation.refusal.asked import SETS, Asked, judged, load, tuning
from evaluation.refusal.fit import best_threshold, confidence, cross_validated, examples, fitted, right
from evaluation.refusal.report import written
from index.engine import ensure
from index.evidence import Judged
from index.evidence.scale import Scale
from index.settings import Settings


@click.group()
def main() -> None:
    """Know when not to answer."""


_FILES = click.argument("files", nargs=-1, type=click.Path(path_type=Path))


@main.command()
@_FILES
@click.option("--threshold", type=click.FloatRange(0, 1), help="Refuse below this; by default what balances best.")
def calibrate(files: tuple[Path, ...], threshold: float | None) -> None:
    """Fit the scale on the questions of FILES (by default all that are for building) and write index/evidence/scale.json."""
    asked, found, model = _found(files, Scale((), (), (), (), 0.0, 0.5, ""))
    sure, correct = cross_validated(asked, found, model)
    chosen = threshold if threshold is not None else best_threshold(asked, sure)
    names = _names(files)
    told = f"{dt.date.today().isoformat()}, on {names}: {len(asked)} questions"
    scale = fitted(examples(asked, found), chosen, told, model)
    scale.save()
    click.echo(written(asked, found, sure, correct, scale, "Each source by a scale fitted on the others"))


@main.command()
@_FILES
def report(files: tuple[Path, ...]) -> None:
    """What the shipped scale does to the questions of FILES (by default all here)."""
    scale = Scale.load()
    asked, found, _ = _found(files, scale)
    sure = np.array([confidence(one, scale) for one in found])
    correct = [right(each, one, scale) for each, one in zip(asked, found, strict=True)]
    click.echo(written(asked, found, sure, correct, scale, _names(files)))


def _found(files: Sequence[Path], scale: Scale) -> tuple[list[Asked], list[Judged], str]:
    """The questions, what is found for each, and the model that made their vectors."""
    with Shown() as progress:
        engine = ensure(Settings())
        asked = [each for path in files or SETS for each in load(path)]
        asked += [] if files else tuning(engine)
        found = judged(asked, engine, replace(engine.ground, scale=scale), progress)
    return asked, found, engine.ground.model


def _names(files: Sequence[Path]) -> str:
    return ", ".join(path.stem for path in files) if files else ", ".join([*(path.stem for path in SETS), "tune"])


if __name__ == "__main__":
    main()
