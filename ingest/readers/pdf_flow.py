"""What the end of a column or page took apart, put together: paragraphs, tables and their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.readers.pdf_grids import Grid, Slot, same_edges
from ingest.readers.pdf_text import Draft, continues, ended

_FLOAT = 40
"""Blocks looked back over for the first half of a paragraph; a chart may leave dozens of labels."""


def joined(flow: Sequence[Draft | Grid]) -> list[Draft | Grid]:
    """The paragraphs and tables of a document, each as one, in reading order."""
    texts = [item for item in flow if isinstance(item, Draft) and len(item.lines) > 2]
    indented = sum(1 for draft in texts if draft.lines[0].x0 - draft.lines[1].x0 > 0.6 * draft.size)
    indents = indented > 0.3 * len(texts)
    usual = _usual_size(texts)
    made: list[Draft | Grid] = []
    for item in flow:
        last = made[-1] if made else None
        if isinstance(item, Draft):
            before = _interrupted(made, item, usual)
            if before is not None and continues(before, item, indents):
                before.lines += item.lines
                before.last_in_region = item.last_in_region
                continue
        elif isinstance(last, Grid) and item.page == last.page_end + 1 and same_edges(last.edges, item.edges):
            _append(last, item)
            continue
        made.append(item)
    return made


def _usual_size(drafts: Sequence[Draft]) -> float:
    weights = Counter[float]()
    for draft in drafts:
        weights[draft.size] += len(draft.lines)
    return max(weights, key=weights.__getitem__, default=0.0)


def _interrupted(made: list[Draft | Grid], item: Draft, usual: float) -> Draft | None:
    """The paragraph that ``item`` may go on with: the one before, or before a float between them.

    Tables, captions and labels of charts may stand between; they are no body text, and then the
    second half must begin in the middle of a sentence.
    """
    if made and item.first_in_region and isinstance(made[-1], Draft) and made[-1].last_in_region:
        return made[-1]
    head = item.lines[0].text.lstrip("“‘\"'([")[:1]
    if not head.islower() or abs(item.size - usual) > 0.05 * usual:
        return None
    for other in reversed(made[-_FLOAT:]):
        if isinstance(other, Grid):
            continue
        if other.level or item.lines[0].page - other.lines[-1].page > 1:
            return None
        if other.last_in_region and abs(other.size - usual) <= 0.05 * usual and len(other.lines) > 1:
            return other if not ended(other.lines[-1].text) else None
    return None


# --------------------------------------------------------------------------- tables


def _append(grid: Grid, following: Grid) -> None:
    """Put the rows of a table on the next page under those it has: a repeated head left out, and a
    row that the page's end divided made one."""
    rows = following.rows
    at = 0
    while at < min(3, len(rows), len(grid.rows)) and _words(rows[at]) == _words(grid.rows[at]):
        at += 1
    rows = rows[at:]
    if rows and grid.rows and _divided(grid.rows[-1], rows[0]):
        for slot, rest in zip(grid.rows[-1], rows[0], strict=True):
            slot.lines += rest.lines
        rows = rows[1:]
    grid.rows += rows
    grid.page_end = following.page


def _words(row: list[Slot]) -> list[str]:
    return [" ".join(line.text for line in slot.lines) for slot in row]


def _divided(row: list[Slot], following: list[Slot]) -> bool:
    """Whether a row goes on: the words of a cell do, or one cell alone is filled where more were."""
    pairs = list(zip(row, following, strict=True))
    for slot, rest in pairs:
        if slot.lines and rest.lines and not ended(slot.lines[-1].text) and rest.lines[0].text[:1].islower():
            return True
    filled = [rest for rest in following if rest.lines]
    if any(rest.covered for rest in following) or all(line.bold for rest in filled for line in rest.lines):
        return False  # a heading over the columns
    alone = len(filled) == 1 and sum(1 for slot in row if slot.lines) > 1
    goes_on = any(slot.lines and rest.lines for slot, rest in pairs)
    first, rest = pairs[0]
    return (alone and goes_on) or bool(first.lines and not rest.lines and filled)
