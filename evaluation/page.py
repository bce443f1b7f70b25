"""A report's page: one HTML file without scripts or anything loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from evaluation import plots
from evaluation.load import KINDS, PARTS

TRIED = Path(__file__).parent / "report" / "experiments.md"
"""What ``python -m evaluation experiments`` wrote last."""
_TEMPLATES = Path(__file__).parent / "templates"
_ANSWERS = (
    "right", "status right", "set exact", "set precision", "set recall", "all readings", "value given",
    "cited first", "citation precision", "citation recall", "quotes stand", "refused", "wrongly refused",
)  # fmt: skip
_SEARCH = ("hit@1", "Recall@5", "Recall@10", "RR@10", "nDCG@10", "MAP@10")


def page(report: Mapping[str, Any]) -> str:
    """The page of a report; every value is escaped, plots are SVG within it."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["mean"] = _mean
    return environment.get_template("report.html").render(
        report=report,
        answer_measures=_ANSWERS,
        search_measures=_SEARCH,
        groups=[f"{part} {kind}" for part in PARTS for kind in (*KINDS, "all")],
        tried=tried(),
        plots={
            "kinds": Markup(plots.per_kind(report["answers"])),
            "risk": Markup(plots.risk_coverage(report["refusing"])),
            "latency": Markup(plots.latency(report["took_ms"])),
        },
    )


def tried(path: Path = TRIED) -> list[list[str]]:
    """The rows of the table of what was tried for retrieval, its head first; empty where nothing was."""
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    rows = [line.strip("|").split("|") for line in lines if line.startswith("|")]
    cells = [[cell.strip().strip("*") for cell in row] for row in rows]
    return [row for row in cells if not all(set(cell) <= set("-: ") for cell in row)]


def _mean(held: Mapping[str, float] | None) -> Markup:
    """A mean with the ends of its interval, or a dash."""
    if held is None:
        return Markup("–")
    ends = f"{held['low']:.2f}–{held['high']:.2f}"
    return Markup('{}<br><small title="95 % interval">{}</small>').format(f"{held['mean']:.3f}", ends)
