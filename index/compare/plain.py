"""A comparison as plain values: its JSON, and its rows for tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from index.compare.model import KINDS, Change, Comparison, Side
from ingest.model import Document

COLUMNS = (
    "change", "unit", "place_a", "label_a", "place_b", "label_b", "before", "after", "differences", "note",
    "start_a", "end_a", "start_b", "end_b",
)  # fmt: skip

WORDS = {
    "added": "added",
    "removed": "removed",
    "moved": "moved",
    "split": "split up",
    "merged": "put together",
    "reworded": "reworded",
    "rewritten": "rewritten",
    "body_added": "body added",
    "body_removed": "body removed",
    "date_changed": "date changed",
    "area_changed": "priority area changed",
    "field_changed": "other column changed",
    "footnote_changed": "footnote changed",
}
"""The kinds of change for people."""


def as_json(found: Comparison, a: Document, b: Document) -> dict[str, Any]:
    """Offsets are code points of each document's canonical text, half-open; ``same`` where nothing differs.

    In ``edits`` the words of either side are given too: ``before`` is ``""`` for words that were put in.
    """
    return {
        "a": _document(a, found.units[0]),
        "b": _document(b, found.units[1]),
        "same": not found.changes,
        "unchanged": found.same,
        "counts": counts(found),
        "changes": [_change(each, a, b) for each in found.changes],
    }


def counts(found: Comparison) -> dict[str, int]:
    """How many changes there are of each kind that occurs."""
    counted = Counter(each.kind for each in found.changes)
    return {kind: counted[kind] for kind in KINDS if counted[kind]}


def rows(found: Comparison, a: Document, b: Document) -> Iterator[dict[str, Any]]:
    """One row a change, by ``COLUMNS``; ``differences`` mark words as [-gone-] and {+new+}."""
    for each in found.changes:
        one = each.b or each.a
        yield {
            "change": each.kind,
            "unit": one.kind if one else "",
            "place_a": each.a.place if each.a else "",
            "label_a": each.a.label if each.a else "",
            "place_b": each.b.place if each.b else "",
            "label_b": each.b.label if each.b else "",
            "before": each.before,
            "after": each.after,
            "differences": marked(each, a, b),
            "note": _note(each),
            "start_a": each.a.start if each.a else None,
            "end_a": each.a.end if each.a else None,
            "start_b": each.b.start if each.b else None,
            "end_b": each.b.end if each.b else None,
        }


def summary(found: Comparison) -> str:
    """One sentence for people."""
    if not found.changes:
        return f"No difference: {found.units[1]} units, the same words in the same places."
    said = ", ".join(f"{count} {WORDS[kind]}" for kind, count in counts(found).items())
    return f"{said}; {found.same} of {found.units[1]} units are unchanged."


def marked(change: Change, a: Document, b: Document) -> str:
    """The edits of a change one after the other, in the notation of wdiff."""
    said = []
    for edit in change.edits:
        gone, new = a.text[edit.a_start : edit.a_end], b.text[edit.b_start : edit.b_end]
        said.append((f"[-{gone}-]" if gone else "") + (f"{{+{new}+}}" if new else ""))
    return " … ".join(said)


def _note(change: Change) -> str:
    more = ", ".join(each.label for each in change.more)
    return "; ".join(part for part in (change.note, f"also {more}" if more else "") if part)


def _document(document: Document, units: int) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "kind": document.kind,
        "state": document.state,
        "as_of": document.as_of.isoformat() if document.as_of else None,
        "language": document.language,
        "sha256": document.sha256,
        "units": units,
    }


def _change(change: Change, a: Document, b: Document) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "a": _side(change.a),
        "b": _side(change.b),
        "more": [_side(each) for each in change.more],
        "before": change.before,
        "after": change.after,
        "similarity": change.similarity,
        "edits": [
            {
                "before": a.text[edit.a_start : edit.a_end],
                "after": b.text[edit.b_start : edit.b_end],
                "a_start": edit.a_start,
                "a_end": edit.a_end,
                "b_start": edit.b_start,
                "b_end": edit.b_end,
            }
            for edit in change.edits
        ],
        "note": change.note,
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {"place": side.place, "kind": side.kind, "label": side.label, "start": side.start, "end": side.end}
