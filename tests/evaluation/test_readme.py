"""The README's figures: what stands there, and what is said where a measurement gives others."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import readme
from evaluation.errors import EvaluationError
from evaluation.references.measure import Score

KINDS = ("set", "lookup", "plain", "reworded", "distant", "cross", "messy", "language")


def report(right: float) -> dict[str, object]:
    held = {"mean": right, "n": 8}
    answers = {f"frozen {kind}": {"right": held} for kind in KINDS}
    answers["frozen unanswerable"] = {"refused": {"mean": 0.5, "n": 4}}
    answers["frozen all"] = {"wrongly refused": {"mean": 0.025, "n": 40}, "quotes stand": {"mean": 1.0, "n": 30}}
    searched = {f"frozen {kind}": {"hit@1": held, "Recall@5": {"mean": 1.0, "n": 8}} for kind in ("plain", "reworded")}
    return {"answers": answers, "search": {"default": "hybrid", "tables": {"hybrid": searched}}}


def test_the_readme_holds_every_figure_that_is_measured() -> None:
    stated = readme.stated()
    made = readme.figures(report(0.75), Score(100, 99, 98))
    assert len(stated) == len(made)
    assert [line.split("|")[1:2] for line in stated[:-1]] == [line.split("|")[1:2] for line in made[:-1]]


def test_what_was_written_is_what_is_read_and_the_rest_of_the_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text(f"# Before\n\n{readme.BEGIN}\nold\n{readme.END}\n\nAfter\n", "utf-8")
    lines = readme.figures(report(0.75), Score(100, 99, 98))
    readme.write(lines, file)
    assert readme.stated(file) == lines
    text = file.read_text("utf-8")
    assert text.startswith("# Before\n\n")
    assert text.endswith("\n\nAfter\n")


def test_each_figure_that_differs_is_said_and_no_other() -> None:
    said, measured = (readme.figures(report(right), Score(100, 99, 98)) for right in (0.75, 0.8))
    assert readme.differences(said, said) == []
    differing = readme.differences(said, measured)
    assert len(differing) == 7  # six rows and the passages alone
    assert all(".75" in words and ".80" in words for words in differing)
    assert readme.differences(said[:-1], said) == [f"README: (nothing)\nmeasured: {said[-1]}"]


@pytest.mark.parametrize("text", ["none at all", readme.BEGIN, f"{readme.END}{readme.BEGIN}", readme.BEGIN * 2 + readme.END])
def test_a_readme_without_its_marks_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "README.md"
    file.write_text(text, "utf-8")
    with pytest.raises(EvaluationError, match="marks"):
        readme.stated(file)
