"""An audit as plain data: the JSON of ``vouch audit --format json``, and one flat row a reference for tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlencode

from index.audit.model import FAILING, Audit, Event, Judged, Legal, NamedText, Row, Succeeded, Verdict
from index.codec import to_plain
from index.resolution import Candidate
from index.review.match import Matched

VERSION = 1

COLUMNS = (
    "id", "document", "place", "label", "start", "end", "text", "kind", "identifiers", "places", "title", "state",
    "held", "missing", "verdict", "on", "status", "event", "event_date", "event_by", "event_since_text", "confidence",
    "evidence", "checked", "concerns", "consequence", "reviewed", "decision", "reviewer", "reviewed_on", "note", "link",
)  # fmt: skip
"""Of the flat rows; lists are joined."""


def as_json(audit: Audit, index: str, failing: Sequence[Verdict] = FAILING) -> dict[str, Any]:
    """The whole audit. ``index`` is the name of the index version that it was made from."""
    document = audit.document
    return {
        "version": VERSION,
        "document": {
            "id": document.id,
            "work": audit.work,
            "title": document.title,
            "kind": document.kind,
            "state": document.state,
            "date": _day(audit.written),
            "sha256": document.sha256,
            "status": _legal(audit.own),
        },
        "on": audit.on.isoformat(),
        "index": index,
        "summary": summary(audit, failing),
        "references": [_row(audit, row) for row in audit.rows],
        "successions": [_succession(each) for each in audit.successions],
        "mentions": [_named(audit, each) for each in audit.named],
        "findings": [
            {
                "kind": each.kind,
                "message": each.message,
                "place": each.place,
                "start": each.span.start if each.span else None,
                "end": each.span.end if each.span else None,
            }
            for each in audit.findings
        ],
        "orphaned": [_review(each) for each in audit.orphaned],
    }


def summary(audit: Audit, failing: Sequence[Verdict] = FAILING) -> dict[str, Any]:
    """Counts: ``states`` and ``verdicts`` each add up to ``references``."""
    kinds: dict[str, int] = {}
    for each in audit.named:
        kinds[each.mention.kind] = kinds.get(each.mention.kind, 0) + 1
    texts = [each for each in audit.named if each.mention.kind == "text"]
    stale = sorted({legal.checked for row in audit.rows for legal in _legals(row) if legal.stale and legal.checked})
    counts = {
        "references": len(audit.rows),
        "states": audit.states(),
        "verdicts": dict(audit.verdicts()),
        "failing": sum(row.verdict in failing for row in audit.rows),
        "failing_verdicts": list(failing),
        "not_checked": sum(row.verdict == "not_checked" for row in audit.rows),
        "not_checked_since": _day(stale[0]) if stale else None,
        "reviewed": audit.reviewed,
        "reopened": sum(row.review is not None and not row.reviewed for row in audit.rows),
        "mentions": kinds,
        "named_texts": len(texts),
        "named_texts_with_candidates": sum(bool(each.resolution.candidates) for each in texts),
        "named_texts_reviewed": sum(each.reviewed for each in texts),
        "units_touched_by_successions": sum(len(each.touched) for each in audit.successions),
        "findings": len(audit.findings),
    }
    return {**counts, "text": _said(audit, counts)}


def _said(audit: Audit, counts: dict[str, Any]) -> str:
    parts = ", ".join(f"{count} {words(verdict)}" for verdict, count in audit.verdicts().items())
    said = f"{counts['references']} references: {parts}." if audit.rows else "No references were found."
    said += f" {counts['reviewed']} of {counts['references']} reviewed."
    if counts["not_checked_since"]:
        said += f" The status histories were last looked up on {counts['not_checked_since']}; what came after is not checked."
    if counts["named_texts"]:
        said += f" {counts['named_texts']} texts are named without a number."
    return said


def words(verdict: str) -> str:
    """A verdict for people: ``not_checked`` → "not checked"."""
    return verdict.replace("_", " ")


def rows(audit: Audit) -> list[dict[str, Any]]:
    """One flat row a reference, with ``COLUMNS``."""
    return [_flat(audit, row) for row in audit.rows]


def link(audit: Audit, start: int, end: int) -> str:
    """Where the words are shown in their text, from the service's root."""
    query = urlencode({"from": start, "to": end, "sha": audit.document.sha256[:16]})
    return f"/documents/{quote(audit.document.id, safe='().-_~')}?{query}#cited"


# ---------------------------------------------------------------------- one reference


def _row(audit: Audit, row: Row) -> dict[str, Any]:
    reference = row.reference
    return {
        "id": row.id,
        "text": reference.text,
        "kind": reference.kind,
        "place": row.place,
        "label": row.label,
        "start": reference.start,
        "end": reference.end,
        "link": link(audit, reference.start, reference.end),
        "identifiers": list(row.identifiers),
        "places": list(row.places),
        "found": {"identifiers": list(reference.identifiers), "places": list(reference.places)},
        "anaphoric": reference.anaphoric,
        "ambiguous": reference.ambiguous,
        "by_hand": row.by_hand,
        "state": row.resolution.state,
        "internal": row.resolution.internal,
        "verdict": row.verdict,
        "targets": [_target(each) for each in row.judged],
        "candidates": [_candidate(each) for each in row.resolution.candidates],
        "concerns": [{"place": each.place, "label": each.label} for each in row.concerns],
        "consequence": row.consequence,
        "note": row.resolution.note,
        "review": _review(row.review),
    }


def _target(judged: Judged) -> dict[str, Any]:
    target = judged.target
    return {
        "identifier": target.identifier,
        "title": target.title,
        "state": target.state,
        "work": target.work,
        "known": target.work is not None,
        "document": target.document,
        "held_as": target.kind,
        "units": [
            {
                "cited": each.cited,
                "place": each.place,
                "label": each.label,
                "reached": each.reached,
                "note": each.note,
            }
            for each in target.landings
        ],
        "missing": target.missing,
        "notes": list(target.notes),
        "verdict": judged.verdict,
        "status": _legal(judged.legal),
    }


def _legal(legal: Legal | None) -> dict[str, Any] | None:
    if legal is None:
        return None
    return {
        "work": legal.status.work.id,
        "status": legal.status.word,
        "holds": legal.status.holds,
        "text": legal.headline,
        "events": [_event(each) for each in legal.deciding],
        "coming": [_event(each) for each in legal.coming],
        "checked": _day(legal.checked),
        "not_checked_since": _day(legal.checked) if legal.stale else None,
    }


def _event(event: Event) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(event)
    return plain


def _candidate(candidate: Candidate) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(candidate)
    return plain


def _review(matched: Matched | None) -> dict[str, Any] | None:
    if matched is None:
        return None
    decision = matched.decision
    return {
        "standing": matched.standing,
        "why": matched.why,
        "decision": decision.decision,
        "reviewer": decision.reviewer,
        "on": decision.on.isoformat(),
        "note": decision.note,
        "identifiers": list(decision.identifiers),
        "places": list(decision.places),
        "words": decision.words,
        "place": decision.place,
        "uid": decision.uid,
    }


def _named(audit: Audit, named: NamedText) -> dict[str, Any]:
    mention = named.mention
    return {
        "id": named.id,
        "text": mention.text,
        "kind": mention.kind,
        "place": named.place,
        "label": named.label,
        "start": mention.start,
        "end": mention.end,
        "link": link(audit, mention.start, mention.end),
        "state": named.resolution.state,
        "candidates": [_candidate(each) for each in named.resolution.candidates],
        "note": named.resolution.note,
        "review": _review(named.review),
    }


def _succession(each: Succeeded) -> dict[str, Any]:
    return {
        "old": each.old,
        "new": each.new,
        "date": each.date.isoformat(),
        "by": each.by,
        "by_title": each.by_title,
        "text": each.words,
        "since_text": each.since_text,
        "units": [
            {
                "place": touched.unit.place,
                "label": touched.unit.label,
                "roles": list(touched.roles),
                "words": list(touched.words),
                "consequence": touched.consequence,
            }
            for touched in each.touched
        ],
    }


def _flat(audit: Audit, row: Row) -> dict[str, Any]:
    legals = _legals(row)
    events = [event for legal in legals for event in legal.deciding]
    last = events[-1] if events else None
    review = row.review
    stands = review.decision if review is not None and row.reviewed else None
    return {
        "id": row.id,
        "document": audit.document.id,
        "place": row.place,
        "label": row.label,
        "start": row.reference.start,
        "end": row.reference.end,
        "text": row.reference.text,
        "kind": row.reference.kind,
        "identifiers": list(row.identifiers),
        "places": list(row.places),
        "title": [each.target.title for each in row.judged],
        "state": row.resolution.state,
        "held": [each.target.document for each in row.judged if each.target.document],
        "missing": [each.target.missing for each in row.judged if each.target.missing],
        "verdict": row.verdict,
        "on": audit.on.isoformat(),
        "status": [legal.status.word for legal in legals],
        "event": last.text if last else "",
        "event_date": last.date.isoformat()[: {"day": 10, "month": 7, "year": 4}.get(last.precision, 10)]
        if last and last.date
        else "",
        "event_by": last.by if last else "",
        "event_since_text": last.since_text if last else "",
        "confidence": last.confidence if last else "",
        "evidence": list(last.evidence) if last else [],
        "checked": [day for legal in legals if (day := _day(legal.checked))],
        "concerns": [each.label for each in row.concerns],
        "consequence": row.consequence,
        "reviewed": "yes" if row.reviewed else "reopened" if review else "no",
        "decision": stands.decision if stands else "",
        "reviewer": stands.reviewer if stands else "",
        "reviewed_on": stands.on.isoformat() if stands else "",
        "note": stands.note if stands else "",
        "link": link(audit, row.reference.start, row.reference.end),
    }


def _legals(row: Row) -> list[Legal]:
    return [each.legal for each in row.judged if each.legal is not None]


def _day(day: Any) -> str | None:
    return day.isoformat() if day is not None else None
