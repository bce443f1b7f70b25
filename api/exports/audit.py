"""An audit as a page that stands alone: to be printed, sent, or read beside the text, with all that was found marked."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from api.exports.standalone import TEMPLATES, environment
from index.audit import Audit
from index.audit.plain import words


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line. ``id``: of the reference or mention that they are, ``""`` for plain words; ``row``:
    whether it has a row in the table above."""

    text: str
    id: str = ""
    row: bool = False
    failing: bool = False
    title: str = ""


def html(audit: Audit, report: Mapping[str, Any]) -> str:
    """The page. ``report`` is the audit's JSON (``index.audit.plain``)."""
    return (
        _environment()
        .get_template("audit.html")
        .render(
            document=audit.document,
            on=audit.on.isoformat(),
            report=report,
            texts=[each for each in report["mentions"] if each["kind"] == "text"],
            lines=lines(audit.document.text, report),
            style=Markup(style()),
        )
    )


@cache
def style() -> str:
    """The page's style sheet, which stands in it."""
    return (TEMPLATES / "audit.css").read_text("utf-8")


def policy() -> str:
    """The content security policy under which the page may be served: its own style, nothing else."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def lines(text: str, report: Mapping[str, Any]) -> list[list[Piece]]:
    """The text's lines as pieces, every reference and mention a piece of its own."""
    failing = report["summary"]["failing_verdicts"]
    marked = [
        (r["start"], r["end"], Piece("", r["id"], True, r["verdict"] in failing, words(r["verdict"])))
        for r in report["references"]
    ]
    marked += [(m["start"], m["end"], Piece("", m["id"], title=m["kind"])) for m in report["mentions"]]
    made: list[list[Piece]] = [[]]
    at = 0
    for start, end, piece in sorted(marked, key=lambda each: each[0]):
        if start < at:  # a reference added by hand within a mention
            continue
        _add(made, text[at:start], Piece(""))
        _add(made, text[start:end], piece)
        at = end
    _add(made, text[at:], Piece(""))
    return [line for line in made if any(piece.text.strip() for piece in line)]


def sources(events: Sequence[Mapping[str, Any]]) -> list[str]:
    """Where events were seen, each source once."""
    return list(dict.fromkeys(source for event in events for source in event["evidence"]))


def _add(made: list[list[Piece]], words: str, like: Piece) -> None:
    """Add words, which may run over lines; only their first piece bears the id."""
    for number, part in enumerate(words.split("\n")):
        if number:
            made.append([])
        if part:
            id = like.id if not number else ""
            made[-1].append(Piece(part, id, like.row, like.failing, like.title))


@cache
def _environment() -> Environment:
    made = environment()
    made.filters["words"] = words
    made.filters["sources"] = sources
    return made
