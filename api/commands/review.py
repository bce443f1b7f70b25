"""``vouch review``: what people decide on the references of a document.

On the command line only: over HTTP a decision would need to know who decides, and Vouch has no accounts.
"""

from __future__ import annotations

import datetime as dt
import getpass
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import click

from api.opened import opened

if TYPE_CHECKING:
    from index.audit import Audit
    from index.engine import Engine
    from index.review import Choice, Decision, Journal

_DECIDED = ("confirmed", "corrected", "unresolvable")


@click.group("review")
def review_command() -> None:
    """List, decide, add and remove decisions on the references of a document.

    They are kept in the data folder, beside the index versions, and join every audit.
    """


def _who(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say who decides, when, and why."""
    for option in (
        click.option("--note", default="", help="Why, in a sentence."),
        click.option("--date", "on", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day of the decision; today if left out."),
        click.option("--by", default=None, metavar="NAME", help="The reviewer; the name of the account if left out."),
    ):  # fmt: skip
        command = option(command)
    return command


@review_command.command("list")
@click.argument("document")
@click.option("--open", "only_open", is_flag=True, help="Only those without a decision that stands.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_command(document: str, only_open: bool, as_json: bool) -> None:
    """The references of DOCUMENT, with their ids and what was decided on them."""
    from index.audit.plain import as_json as plain

    engine = opened()
    report = plain(_audit(engine, document), engine.version)
    listed = report["references"] + [each for each in report["mentions"] if each["kind"] == "text"]
    rows = [row for row in listed if not (only_open and _stands(row))]
    if as_json:
        click.echo(json.dumps({"references": rows, "orphaned": report["orphaned"]}, ensure_ascii=False, indent=1))
        return
    for row in rows:
        meant = ", ".join(row.get("identifiers", [])) or "named without a number"
        click.echo("\t".join([row["id"], row["label"], row["text"], meant, _said(row["review"])]))
    for lost in report["orphaned"]:
        click.echo("\t".join(["-", lost["place"], lost["words"], ", ".join(lost["identifiers"]), _said(lost)]))
    click.echo(f"{report['summary']['reviewed']} of {report['summary']['references']} reviewed")


@review_command.command("decide")
@click.argument("document")
@click.argument("reference")
@click.argument("decision", type=click.Choice(_DECIDED))
@click.option(
    "--identifier", "identifiers", multiple=True, help="For corrected: what it is, such as 32014L0042; may be repeated."
)
@click.option(
    "--place", "places", multiple=True, help="For corrected: which provision, such as art_4.par_2; may be repeated."
)
@_who
def decide_command(
    document: str,
    reference: str,
    decision: str,
    identifiers: tuple[str, ...],
    places: tuple[str, ...],
    by: str | None,
    on: dt.datetime | None,
    note: str,
) -> None:
    """Decide on REFERENCE (its id, from vouch review list): confirmed, corrected or unresolvable."""
    from index.audit.identity import plain
    from index.errors import BadDecision

    engine = opened()
    if identifiers and decision != "corrected":
        raise BadDecision("--identifier says what a reference is corrected to: it goes with “corrected”.")
    found = _subject(_audit(engine, document), reference)
    new = _blank(document, cast("Choice", decision), by, on, note)
    new.update(
        key=found.key,
        context=found.context,
        words=plain(found.text),
        place=found.place,
        identifiers=identifiers,
        places=places,
        supersedes=found.before,
    )
    if found.added and decision == "confirmed":
        raise BadDecision("A reference that was added by hand is decided on already; remove it or correct it.")
    _write(engine, new, found.label)


@review_command.command("add")
@click.argument("document")
@click.argument("words")
@click.option(
    "--identifier", "identifiers", multiple=True, required=True, help="What it is, such as 32014L0042; may be repeated."
)
@click.option("--place", "places", multiple=True, help="Which provision of that, such as art_4.par_2; may be repeated.")
@click.option(
    "--in", "unit", default="", help="The unit that the words stand in, such as act_8, where they stand in several."
)
@_who
def add_command(
    document: str,
    words: str,
    identifiers: tuple[str, ...],
    places: tuple[str, ...],
    unit: str,
    by: str | None,
    on: dt.datetime | None,
    note: str,
) -> None:
    """Add a reference that was not found: the WORDS of DOCUMENT that make it."""
    from index.audit.identity import Identities, plain
    from index.errors import BadDecision

    engine = opened()
    held = engine.records.document(document)
    within = engine.records.unit(document, unit) if unit else None
    spans = _spans(held.text, words, within.start if within else 0, within.end if within else len(held.text))
    if len(spans) != 1:
        where = f" of {unit}" if unit else ""
        hint = "Give their unit with --in, or more words." if spans else "They are compared letter by letter."
        raise BadDecision(
            f"These words stand {len(spans)} times in the text{where}; they must stand there once. {hint}"
        )
    start, end = spans[0]
    taken = [row for row in engine.records.references(document) if row.start < end and start < row.end]
    if taken:
        raise BadDecision(f"A reference was found there already: “{taken[0].text}”. Correct it instead.")
    identity = Identities(held).of(start, end, identifiers, places)
    inner = engine.records.innermost(document, start, end)
    new = _blank(document, "added", by, on, note)
    new.update(
        key=identity.key,
        context=identity.context,
        words=plain(words),
        place=inner.place if inner else "",
        identifiers=identifiers,
        places=places,
    )
    _write(engine, new, inner.label if inner else "")


@review_command.command("remove")
@click.argument("document")
@click.argument("reference")
@_who
def remove_command(document: str, reference: str, by: str | None, on: dt.datetime | None, note: str) -> None:
    """Withdraw the decision on REFERENCE (its id, or the decision's own). The line stays in the file."""
    from index.errors import BadDecision
    from index.review import Journal

    engine = opened()
    before = _decision_on(_audit(engine, document), Journal(engine.settings.data), document, reference)
    if before is None:
        raise BadDecision(f"There is no decision on {reference[:40]!r}; `vouch review list {document}` shows all.")
    new = _blank(document, "withdrawn", by, on, note)
    new.update(
        key=before.key, context=before.context, words=before.words, place=before.place, identifiers=(), places=(),
        supersedes=before.uid,
    )  # fmt: skip
    _write(engine, new, before.place)


# ---------------------------------------------------------------------- parts


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is decided on. ``before`` is the uid of the decision that there is on it."""

    key: str
    context: str
    text: str
    place: str
    label: str
    before: str | None
    added: bool


def _audit(engine: Engine, document: str) -> Audit:
    from index.audit import audit
    from index.review import Journal

    decisions = Journal(engine.settings.data).active(document)
    return audit(engine.records, engine.bodies, document, dt.date.today(), decisions)


def _subject(found: Audit, reference: str) -> _Subject:
    from index.errors import BadDecision

    for row in found.rows:
        if row.id == reference:
            before = row.review.decision.uid if row.review else None
            return _Subject(row.key, row.context, row.reference.text, row.place, row.label, before, row.by_hand)
    for each in found.named:
        if each.id == reference:
            before = each.review.decision.uid if each.review else None
            return _Subject(each.key, each.context, each.mention.text, each.place, each.label, before, False)
    raise BadDecision(
        f"{found.document.id} has no reference {reference[:40]!r}; `vouch review list {found.document.id}` shows their ids."
    )


def _decision_on(found: Audit, journal: Journal, document: str, reference: str) -> Decision | None:
    for review in [row.review for row in found.rows if row.id == reference]:
        return review.decision if review else None
    for review in [each.review for each in found.named if each.id == reference]:
        return review.decision if review else None
    return next((each for each in journal.active(document) if each.uid == reference), None)


def _blank(document: str, decision: Choice, by: str | None, on: dt.datetime | None, note: str) -> dict[str, Any]:
    return {
        "uid": "",
        "at": "",
        "reviewer": by if by is not None else _account(),
        "on": on.date() if on else dt.date.today(),
        "document": document,
        "decision": decision,
        "note": note,
        "supersedes": None,
    }


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container whose user has no name
        return ""


def _write(engine: Engine, new: dict[str, Any], label: str) -> None:
    from index.review import Decision, Journal

    written = Journal(engine.settings.data).add(Decision(**new))
    found = _audit(engine, written.document)
    click.echo(
        f"{label or written.document}: “{written.words}”: {written.decision} by {written.reviewer} ({written.uid})"
    )
    click.echo(f"{found.reviewed} of {len(found.rows)} reviewed")
    sys.stdout.flush()


def _spans(text: str, words: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    if not words.strip():
        return found
    at = text.find(words, start, end)
    while at >= 0 and len(found) < 1000:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1, end)
    return found


def _stands(row: dict[str, Any]) -> bool:
    return bool(row["review"]) and row["review"]["standing"] == "stands"


def _said(review: dict[str, Any] | None) -> str:
    if review is None:
        return "open"
    said = f"{review['decision']} by {review['reviewer']}, {review['on']}"
    if review["identifiers"]:
        said += f" as {', '.join(review['identifiers'])}"
    if review["standing"] != "stands":
        said += f"; {review['standing']}: {review['why']}"
    return f"{said}: {review['note']}" if review["note"] else said


COMMANDS: list[click.Command] = [review_command]
