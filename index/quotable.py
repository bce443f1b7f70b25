"""The sentences of a passage that say something of the text itself: what may be quoted as an answer.

A digest's parts begin with a number and a heading, and may end with a note on how sure we are of them; these
are about the summary, not about what it sums up.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import Document, Span
from ingest.sentences import sentences

CAVEAT = "Note: "
"""With this a digest's remark about a summary begins; it goes on to the end of the part."""


def quotable(document: Document, start: int, end: int) -> Iterator[Span]:
    """The sentences between two offsets; of a digest without numbers, headings and remarks on the summary."""
    if document.state != "digest":
        yield from sentences(document.text, start, end)
        return
    units = [unit for unit in document.units if unit.start < end and start < unit.end]
    headings = {text for unit in units for text in (unit.heading, unit.label.partition(" (digest")[0]) if text}
    last = document.text.find(f"\n{CAVEAT}", start, end)
    for span in sentences(document.text, start, end):
        if 0 <= last < span.start:
            break
        if span.of(document.text).strip(" .:") not in headings:
            yield span
