"""The README's figures: written from a report, and held against a new one (``python -m evaluation verify``).

They stand between two marks in README.md and nowhere else, so that they cannot drift apart from what is measured.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.errors import EvaluationError
from evaluation.references.measure import Score

README = Path(__file__).parents[1] / "README.md"
BEGIN = "<!-- figures of the frozen questions: `make verify` measures them again -->"
END = "<!-- end of figures -->"
PART = "frozen"

# what a row is called → the kinds of questions whose figures it gives, in this order
_ROWS = (
    ("about the records (lists, counts, yes or no, aggregates)", ("set",)),
    ("lookups by number, acronyms, footnotes", ("lookup",)),
    ("free, in the text's words / in other words / in hardly any of its words", ("plain", "reworded", "distant")),
    ("across documents, about acts and their status", ("cross",)),
    ("with typing errors, shouting, pasted e-mails", ("messy",)),
    ("French, German, Spanish", ("language",)),
)
_PASSAGES = (("in the text's words", "plain"), ("in other words", "reworded"))


def figures(report: Mapping[str, Any], references: Score) -> list[str]:
    """The lines that the README gives of a report with the frozen part, and of the references' gold texts."""
    answers = report["answers"]
    lines = ["| kind of question | answered rightly | questions |", "|---|---|---|"]
    for name, kinds in _ROWS:
        held = [answers[f"{PART} {kind}"]["right"] for kind in kinds]
        lines.append(f"| {name} | {' / '.join(_share(each) for each in held)} | {_counts(held)} |")
    refused, wrongly = answers[f"{PART} unanswerable"]["refused"], answers[f"{PART} all"]["wrongly refused"]
    lines.append(f"| without an answer: refused | {_share(refused)} | {refused['n']} |")
    lines.append(f"| with an answer: wrongly refused | {_share(wrongly)} | {wrongly['n']} |")
    quotes = answers[f"{PART} all"]["quotes stand"]
    lines.append(f"| quotes that verify | {_share(quotes)} | {quotes['n']} |")
    searched = report["search"]["tables"][report["search"]["default"]]
    found = [(words, searched[f"{PART} {kind}"]) for words, kind in _PASSAGES]
    alone = ", ".join(f"{_share(each['hit@1'])} / {_share(each['Recall@5'])} {words}" for words, each in found)
    cited = f"References: precision {references.precision:.3f}, recall {references.recall:.3f}"
    return [*lines, "", f"Passages alone, hit@1 / Recall@5: {alone}. {cited} on {references.wanted} references in gold texts."]


def _share(held: Mapping[str, float]) -> str:
    return f"{held['mean']:.2f}".removeprefix("0")


def _counts(held: Sequence[Mapping[str, float]]) -> str:
    counts = list(dict.fromkeys(int(each["n"]) for each in held))
    return f"{counts[0]}" + (" each" if len(held) > 1 else "") if len(counts) == 1 else " / ".join(map(str, counts))


def stated(readme: Path = README) -> list[str]:
    """The lines that stand between the marks.

    Raises:
        EvaluationError: the marks are not there, once each and in order.
    """
    return _parts(readme)[1].strip("\n").split("\n")


def write(lines: Sequence[str], readme: Path = README) -> None:
    """Put ``lines`` between the marks."""
    before, _, after = _parts(readme)
    readme.write_text(f"{before}{BEGIN}\n{chr(10).join(lines)}\n{END}{after}", "utf-8")


def differences(said: Sequence[str], measured: Sequence[str]) -> list[str]:
    """What the README says otherwise than measured, line by line, in words."""
    found = []
    for number in range(max(len(said), len(measured))):
        one = said[number] if number < len(said) else "(nothing)"
        other = measured[number] if number < len(measured) else "(nothing)"
        if one != other:
            found.append(f"README: {one}\nmeasured: {other}")
    return found


def _parts(readme: Path) -> tuple[str, str, str]:
    text = readme.read_text("utf-8")
    before, begun, rest = text.partition(BEGIN)
    inside, ended, after = rest.partition(END)
    if not begun or not ended or BEGIN in rest:
        raise EvaluationError(f"{readme} does not hold the marks “{BEGIN}” and “{END}” once each, in this order.")
    return before, inside, after
