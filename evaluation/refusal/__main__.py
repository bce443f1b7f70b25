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
from evaluation.refusal.fit import Numbers, best_threshold, confidence, cross_validated, examples, fitted, right
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
    asked, found, bare, model = _found(files, Scale((), (), (), (), 0.0, 0.5, ""))
    both = [*asked, *asked]
    sure, correct = cross_validated(both, [*found, *bare], model)
    chosen = threshold if threshold is not None else best_threshold(asked, sure[: len(asked)])
    told = f"{dt.date.today().isoformat()}, on {_names(files)}: {len(asked)} questions"
    scale = fitted(examples(both, [*found, *bare]), chosen, told, model)
    scale.save()
    _tell(asked, (found, bare), sure, correct, scale, "Each source by a scale fitted on the others")


@main.command()
@_FILES
def report(files: tuple[Path, ...]) -> None:
    """What the shipped scale does to the questions of FILES (by default all here)."""
    scale = Scale.load()
    asked, found, bare, _ = _found(files, scale)
    sure = np.array([confidence(one, scale) for one in [*found, *bare]])
    correct = [right(each, one, scale) for each, one in zip([*asked, *asked], [*found, *bare], strict=True)]
    _tell(asked, (found, bare), sure, correct, scale, _names(files))


def _tell(
    asked: Sequence[Asked],
    judged: tuple[Sequence[Judged], Sequence[Judged]],
    sure: Numbers,
    correct: Sequence[bool],
    scale: Scale,
    name: str,
) -> None:
    """Both reports: as the texts are, and as if no questions had been written for them."""
    half = len(asked)
    click.echo(written(asked, judged[0], sure[:half], correct[:half], scale, name))
    click.echo(written(asked, judged[1], sure[half:], correct[half:], scale, f"{name}, without written questions"))


def _found(files: Sequence[Path], scale: Scale) -> tuple[list[Asked], list[Judged], list[Judged], str]:
    """The questions, what is found for each, the same weighed without written questions, and the model of their vectors."""
    with Shown() as progress:
        engine = ensure(Settings())
        asked = [each for path in files or SETS for each in load(path)]
        asked += [] if files else tuning(engine)
        ground = replace(engine.ground, scale=scale)
        found, bare = judged(asked, engine, ground, progress)
    return asked, found, bare, engine.ground.model


def _names(files: Sequence[Path]) -> str:
    return ", ".join(path.stem for path in files) if files else ", ".join([*(path.stem for path in SETS), "tune"])


if __name__ == "__main__":
    main()
