"""What every reader yields: blocks of text in reading order, whatever the file was.

A reader knows a *format* and nothing of what the text means; ``ingest.structure`` knows
meanings and nothing of formats. Note markers are already taken out of ``Para.text`` and
kept as ``calls``; note bodies are in ``Reading.notes``.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Finding


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A footnote's marker: ``at`` is the offset in the paragraph's text where it stood."""

    at: int
    label: str


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something odd at an offset of a paragraph's text: becomes a Finding with its place."""

    at: int
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """What a consolidated text says of words that it has no longer.

    ``by``: the CELEX number of the act that deleted them, ``""`` where the file does not say. ``parts``: headings
    and markers of the outermost parts among them ("Article 12", "(g)"), in a format that still holds them.
    """

    by: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph. ``text`` is stripped at both ends and holds no line end except real ones.

    ``origins``: pairs (offset in ``text``, offset in the source), ascending, first at 0.
    ``level``: 1–6 for a heading, 0 for body text. ``role``: what the format itself says this
    is, in the closed vocabulary of ``ROLES``, ``""`` where it says nothing. ``anchor``: the
    format's own id for it ("art_3", "001.001"). ``marker``: a list marker that the format
    keeps apart from the text ("(a)", "1."). ``page``: from 1, ``None`` without pages.
    ``depth``: how many lists of the format the paragraph stands in, 0 outside lists; an item
    begins where a paragraph has a ``marker`` or the role ``list_item``.
    ``turns``: pairs (offset in ``text``, page) where the words go over onto another page.
    ``apart``: a blank line stands before it, in a format that knows lines only.
    ``deleted``: what the dashes of a consolidated text stand for, where that is all it is.
    """

    text: str
    origins: tuple[tuple[int, int], ...]
    calls: tuple[NoteCall, ...] = ()
    level: int = 0
    role: str = ""
    anchor: str = ""
    marker: str = ""
    page: int | None = None
    oddities: tuple[Oddity, ...] = ()
    depth: int = 0
    turns: tuple[tuple[int, int], ...] = ()
    apart: bool = False
    deleted: Deleted | None = None


ROLES = frozenset(
    {
        "",
        "title",  # of the document
        "preamble",
        "recital",
        "chapter",
        "chapter_heading",
        "section",
        "section_heading",
        "article",  # "Article 3"
        "article_heading",  # "Definitions"
        "paragraph",
        "point",
        "annex",
        "annex_heading",
        "quoted",  # words that an amending act puts into another act
        "closing",  # "Done at Brussels…"
        "contents",  # a line of a table of contents
        "list_item",
    }
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its paragraphs, empty where the cell is.

    A merged cell stands once, at its top left; the other places of the grid that it takes up
    are empty cells with ``covered`` = "left" (it began in this row) or "above" (in an earlier one).
    """

    paras: tuple[Para, ...]
    covered: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is one for its readers, not for layout.

    ``ruled`` is false where the format does not say which cells share a row: then each row
    is a run of cells as they stood, and ``ingest.structure`` rules them by their words.
    """

    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool = True
    page: int | None = None


Block = Para | Table


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: its label as the calls write it, and its paragraphs."""

    label: str
    paras: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in a file.

    ``format`` names the reader's finding of the format (``text``, ``docx``, ``pdf``,
    ``html.oj``, ``formex4``…). ``title`` and ``language`` are what the file says of itself.
    ``identifier``: the CELEX number or other id that the file itself carries, or ``""``.
    ``as_of``: the day (ISO 8601) that the file says its wording is of, or ``""``: whether that is a later one than
    its adoption, the wording tells. ``findings`` have no place yet. ``pages``: number of pages, 0 for formats without.
    """

    format: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    findings: tuple[Finding, ...] = ()
    title: str = ""
    language: str = ""
    identifier: str = ""
    pages: int = 0
    as_of: str = ""
