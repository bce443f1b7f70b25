"""A checked draft in a terminal: what is wrong first of all, then each sentence with its verdict."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from api.terminal import printable
from index.check.model import WRONG, Checked, Claim, Sentence

_STYLES = {"intact": "green", "confirmed": "green", "abridged": "green", "not_checkable": "dim"}
_SHOWN = 300
"""Characters of a sentence that are shown."""


def show(found: Checked, output: TextIO) -> None:
    """Print ``found``; where ``output`` is no terminal, in plain lines: verdict, tab, sentence."""
    console = Console(file=output, highlight=False)
    for sentence in found.sentences:
        if sentence.verdict != "no_claim":
            _sentence(console, found, sentence)
    for note in found.notes:
        _line(console, f"Note: {note}", "italic")
    counts = ", ".join(f"{count} {_words(verdict)}" for verdict, count in found.summary.items() if verdict != "no_claim")
    wrong = sum(count for verdict, count in found.summary.items() if verdict in WRONG)
    _line(console, f"{wrong} of {len(found.sentences)} sentences wrong: {counts or 'nothing to check'}.", "bold")
    _line(console, f"Checked for {found.on} against index {found.index}. “Not checkable” says nothing either way.", "dim")


def _sentence(console: Console, found: Checked, sentence: Sentence) -> None:
    style = "bold red" if sentence.verdict in WRONG else _STYLES.get(sentence.verdict, "")
    words = " ".join(sentence.span.of(found.text).split())
    _line(console, f"{_words(sentence.verdict)}\t{words if len(words) <= _SHOWN else words[:_SHOWN] + '…'}", style)
    for claim in sentence.claims:
        if claim.verdict in WRONG or (claim.verdict != "not_checkable" and sentence.verdict not in WRONG):
            _claim(console, claim)


def _claim(console: Console, claim: Claim) -> None:
    _line(console, f"{_words(claim.verdict)}: {claim.reason}", indent=4)
    for each in claim.evidence[:2] if claim.verdict in WRONG else ():
        quote = " ".join(each.quote.split())
        _line(console, f"{each.label}, {each.document}: “{quote[:_SHOWN]}”", "dim", 6)
    for note in claim.notes:
        _line(console, note, "dim", 6)


def _words(verdict: str) -> str:
    return verdict.replace("_", " ")


def _line(console: Console, text: str, style: str = "", indent: int = 0) -> None:
    shown = printable(text)
    if console.is_terminal:
        console.print(Padding(Text(shown.replace("\t", "  "), style), (0, 0, 0, indent)))
    else:
        console.file.write(" " * indent + shown.replace("\n", " ") + "\n")
