"""A comparison as files: a spreadsheet's rows, and one HTML file that needs nothing else."""

from __future__ import annotations

from api.exports.standalone import environment
from api.tables import csv_bytes
from index.compare import Comparison
from index.compare.plain import COLUMNS, WORDS, counts, rows, summary
from index.compare.shown import pieces
from ingest.model import Document


def comparison_csv(found: Comparison, a: Document, b: Document) -> bytes:
    """One row a change."""
    return csv_bytes(COLUMNS, rows(found, a, b))


def comparison_html(found: Comparison, a: Document, b: Document) -> bytes:
    """A page without scripts or anything loaded from elsewhere; every word of the texts is escaped."""
    page = environment().get_template("comparison.html").render(
        a=a,
        b=b,
        summary=summary(found),
        counts=[(WORDS[kind], count) for kind, count in counts(found).items()],
        changes=[(each, WORDS[each.kind], list(pieces(each, a, b))) for each in found.changes],
    )
    return page.encode("utf-8", "replace")
