"""Two editions of a text: what was added, removed, moved, reworded, and what changed in the rows of a plan.

words     a text as words; what differs between two runs of them
pieces    a document as units with their own words
align     which unit of one is which of the other, by content
changes   added, removed, moved, split, merged, reworded
rows      bodies, dates, areas, footnotes and other cells of an action's row
shown     a changed unit's words as kept, gone and new
plain     a comparison as plain values: JSON, and rows for tables

A unit is told by its words: where number and words disagree, the words count. An export that only has
other white space, line breaks, soft hyphens or shapes of quotes and dashes makes no difference.
"""

from __future__ import annotations

from index.compare.align import align
from index.compare.alignment import Alignment
from index.compare.changes import Placed, unit_changes
from index.compare.model import KINDS, Change, Comparison, Edit, Side
from index.compare.pieces import Edition
from index.compare.rows import row_changes
from index.errors import BadRequest
from ingest.model import Document

__all__ = ["KINDS", "Change", "Comparison", "Edit", "Side", "compare"]


def compare(a: Document, b: Document) -> Comparison:
    """What differs between ``a``, the earlier edition, and ``b``; near linear in their length.

    Raises:
        BadRequest: they are in two languages, so that every word would differ.
    """
    if a.language != b.language:
        raise BadRequest(
            f"{a.id} is in {a.language!r} and {b.id} in {b.language!r}: editions are compared in one language."
        )
    found = align(Edition(a), Edition(b))
    placed = unit_changes(found) + row_changes(found) + _outside(found)
    placed.sort(key=lambda each: (*each[0], KINDS.index(each[1].kind)))
    changes = tuple(change for _, change in placed)
    touched = {change.b.place for change in changes if change.b}
    same = sum(found.b.units[b].place not in touched for b in found.back)
    return Comparison(a.id, b.id, (len(found.a.units), len(found.b.units)), same, changes)


def _outside(found: Alignment) -> list[Placed]:
    """Lines in no unit that only one edition has, however often the other repeats its own."""

    def lines(edition: Edition) -> dict[tuple[str, ...], tuple[int, int]]:
        words = edition.words
        return {
            tuple(words.keys[number].casefold() for number in line): (words.starts[line[0]], words.ends[line[-1]])
            for line in reversed(edition.outside)
        }

    of_a, of_b = lines(found.a), lines(found.b)
    changes: list[Placed] = []
    for keys, (start, end) in of_a.items():
        if keys not in of_b:
            side = Side("", "line", "outside all units", start, end)
            changes.append(((-1, start), Change("removed", side, None, found.a.document.text[start:end], "")))
    for keys, (start, end) in of_b.items():
        if keys not in of_a:
            side = Side("", "line", "outside all units", start, end)
            changes.append(((start, 0), Change("added", None, side, "", found.b.document.text[start:end])))
    return changes
