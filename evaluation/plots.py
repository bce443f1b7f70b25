"""The plots of a report, as SVG text that a page can hold."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure  # without pyplot: no display is looked for

from evaluation.load import KINDS

_PARTS = {"tune": "#6b7fa8", "frozen": "#c2612c"}
_SIZE = (8.0, 3.4)


def per_kind(answers: Mapping[str, Mapping[str, Mapping[str, float]]], measure: str = "right") -> str:
    """Bars with intervals: a measure of answers for each kind, tuning part beside frozen part."""
    held = {group.split(" ", 1)[1] for group in answers}
    kinds = [kind for kind in (*KINDS, "all") if kind in held]
    figure, axes = _figure("", "share of questions")
    for shift, (part, colour) in zip((-0.2, 0.2), _PARTS.items(), strict=True):
        for at, kind in enumerate(kinds):
            mean = answers.get(f"{part} {kind}", {}).get(measure)
            if mean:
                below, above = mean["mean"] - mean["low"], mean["high"] - mean["mean"]
                bar = {"width": 0.36, "color": colour, "label": part if at == 0 else None}
                axes.bar(at + shift, mean["mean"], yerr=[[below], [above]], ecolor="#555", capsize=2, **bar)
    axes.set_xticks(range(len(kinds)), kinds, rotation=20)
    axes.set_ylim(0, 1.02)
    _legend(axes)
    return _svg(figure)


def risk_coverage(refusing: Mapping[str, Mapping[str, Any]]) -> str:
    """Share of wrong answers among those given, as more are given."""
    figure, axes = _figure("coverage: share of questions answered", "risk: share of these wrong")
    for part, colour in _PARTS.items():
        curve: Sequence[Mapping[str, float]] = refusing.get(part, {}).get("curve", [])
        if curve:  # a part whose answers rest on no ranked passages has none
            coverage, risk = [p["coverage"] for p in curve], [p["risk"] for p in curve]
            axes.step(coverage, risk, where="post", color=colour, label=part)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    _legend(axes)
    return _svg(figure)


def latency(took_ms: Sequence[float]) -> str:
    """Share of the questions answered within so many milliseconds; ``took_ms`` is ascending."""
    figure, axes = _figure("milliseconds", "share of questions answered within")
    count = len(took_ms)
    axes.step(took_ms, [(at + 1) / count for at in range(count)], where="post", color=_PARTS["frozen"])
    if took_ms and took_ms[-1] > 0:
        axes.set_xscale("log")
    axes.set_ylim(0, 1.02)
    return _svg(figure)


def _figure(x: str, y: str) -> tuple[Figure, Any]:
    figure = Figure(figsize=_SIZE, layout="constrained")
    axes = figure.add_subplot()
    axes.set_xlabel(x)
    axes.set_ylabel(y)
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _legend(axes: Any) -> None:
    if axes.get_legend_handles_labels()[1]:
        axes.legend(frameon=False)


def _svg(figure: Figure) -> str:
    """The figure's ``<svg>`` element: words kept as text, the same figure always the same bytes."""
    out = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "vouch", "font.family": "sans-serif"}):
        figure.savefig(out, format="svg", metadata={"Date": None}, transparent=True)
    text = out.getvalue()
    return text[text.index("<svg") :]
