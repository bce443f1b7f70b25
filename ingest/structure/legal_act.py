"""A legal act: title, preamble with recitals, divisions, articles, closing formula, annexes.

What a line is comes from the roles that its format gives; where a format knows none, from the
words ("Article 3", "(12)", "CHAPTER II", "ANNEX I") and from where they stand. The parts and
their nesting are ``act_tree``'s, their places and text ``act_units``'.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.bodies import Bodies
from ingest.model import Document, Finding, Unit
from ingest.readers.blocks import Para, Reading, Table
from ingest.readers.own_id import from_title
from ingest.structure.act_deletions import deletions
from ingest.structure.act_lines import Item, Line, lines_of
from ingest.structure.act_markers import Marker
from ingest.structure.act_notes import with_notes
from ingest.structure.act_numbering import numbering
from ingest.structure.act_outline import Cast, has_articles, outline
from ingest.structure.act_quotes import mark_quoted
from ingest.structure.act_state import later_wording
from ingest.structure.act_title import usual
from ingest.structure.act_tree import HEADED, Tree
from ingest.structure.act_units import Writer, subdivided
from ingest.structure.act_words import ANNEX, ARTICLE, DIVISIONS
from ingest.structure.canonical import Canonical, Header

#: Parts that hold every line of their kind, however many.
_GATHERED = frozenset({"front", "title", "preamble", "closing"})
#: Formats in which an act's annexes come as files of their own.
_STREAMS = frozenset({"formex4", "html.oj", "html.consolidated"})
_NEAR = 40  # lines that the next markers are looked for
_CELEX = re.compile(r"[0-9](\d{4}[A-Z]{1,2}\d{4})(?:-(\d{8}))?(?:\..*)?")


def recognises(reading: Reading) -> bool:
    """Whether the text has articles of its own, by the roles of its format or by its words.

    A stream that holds nothing but an act's annex is part of an act too.
    """
    told = {block.role for block in reading.blocks if isinstance(block, Para)}
    if ANNEX in told and reading.format in _STREAMS:
        return True
    if ARTICLE in told:
        return True
    lines = lines_of(reading.blocks)
    named = any(isinstance(line, Line) and (heading := line.heading) and heading.kind == ARTICLE for line in lines)
    return named and has_articles(mark_quoted(lines))


def build(reading: Reading, header: Header, bodies: Bodies) -> Document:
    """The document of a legal act."""
    reading = with_notes(reading)
    items = lines_of(reading.blocks)
    if reading.format != "formex4":  # which says itself what is quoted
        items = mark_quoted(items)
    tree = _tree(items)
    for child in tree.root.children():
        subdivided(child)
    canonical = Canonical()
    writer = Writer(canonical)
    writer.write(tree.root)
    findings = numbering(tree.root, writer.places, writer.units)
    footnotes, notes, odd = canonical.footnotes(reading.notes, writer.units)
    own = _title_of(tree)
    title = header.title or usual(_named(reading.title, own) or own)
    stated, differing = _stated(reading, header)
    stated, later = _told(reading, stated, title, canonical.text(), [*writer.units, *notes])
    differing += later
    return canonical.document(
        stated,
        "legal_act",
        [*writer.units, *notes],
        title=title,
        findings=[*reading.findings, *differing, *findings, *odd],
        footnotes=tuple(footnotes),
        deletions=deletions(tree.root, writer),
    )


def _tree(items: Sequence[Item]) -> Tree:
    tree = Tree()
    casts = outline(items)
    for index, (item, cast) in enumerate(zip(items, casts, strict=True)):
        if isinstance(item, Table):
            tree.table(item)
        else:
            _place(tree, item, cast, _following(items, casts, index))
    return tree


def _following(items: Sequence[Item], casts: Sequence[Cast], index: int) -> list[Marker]:
    """The markers of the lines that follow, up to the next part; dashes left out."""
    markers = []
    for at in range(index + 1, min(index + _NEAR, len(items))):
        item = items[at]
        if casts[at].kind != "text":
            break
        if isinstance(item, Line) and not item.quoted and item.marker and item.marker.style != "-":
            markers.append(item.marker)
    return markers


def _place(tree: Tree, line: Line, cast: Cast, following: Sequence[Marker]) -> None:
    """Put a line where what it is says that it belongs."""
    kind = cast.kind
    heading = cast.heading
    if kind == "quoted" and heading is not None:
        tree.quoted_heading(line, heading)
    elif kind in _GATHERED:
        tree.gather(kind, line)
    elif kind in ("recital", "citation"):
        tree.within("preamble")
        tree.part(kind, line, cast.number)
    elif kind in (ARTICLE, ANNEX) or kind in DIVISIONS:
        number, title = (heading.number, heading.title) if heading else ("", "")
        tree.part(kind, line, number, title)
    elif kind == HEADED:
        tree.part(kind, line, heading=line.text, level=line.level or 1)
    elif kind == "attachment":
        tree.part(kind, line, heading=line.text)
    elif kind.endswith("_heading") and tree.holder.kind in (ARTICLE, ANNEX, *DIVISIONS):
        tree.heading(line)
    else:
        tree.text(line, following)


def _title_of(tree: Tree) -> str:
    title = next((node for node in tree.root.children() if node.kind == "title"), None)
    return " ".join(title.heading.split()) if title else ""


def _named(given: str, own: str) -> str:
    """What the metadata call the act, which may be the name of a stream or but its title's first line; else the
    title that stands in the text, whose words tell.
    """
    if not from_title(own):
        return given
    begins = usual(own).casefold().startswith(usual(given).casefold())
    return own if begins or not from_title(given) else given


def _stated(reading: Reading, header: Header) -> tuple[Header, list[Finding]]:
    """The header with what the file says of itself, and where that is not what was expected."""
    findings = []
    own = _CELEX.fullmatch(reading.identifier)
    expected = _CELEX.fullmatch(header.id)
    if own and expected and own.group(1) != expected.group(1):
        message = f"The file says that it is {reading.identifier}, not {header.id}."
        findings.append(Finding("identifier_differs", message, None, None))
    if reading.language and reading.language != header.language:
        message = f"The file says that its language is “{reading.language}”, not “{header.language}”."
        findings.append(Finding("language_differs", message, None, None))
        header = replace(header, language=reading.language)
    day = _day(own.group(2)) if own and own.group(2) else None
    if day is not None and header.as_of != day:
        if header.as_of is not None or (expected and not expected.group(2)):
            message = f"The file is the consolidated state of {day.isoformat()}, which was not expected."
            findings.append(Finding("state_differs", message, None, None))
        header = replace(header, state="consolidated", as_of=day)
    return header, findings


def _told(
    reading: Reading, header: Header, title: str, text: str, units: Sequence[Unit]
) -> tuple[Header, list[Finding]]:
    """The header with the state that the words show, where nothing has said that it is a later one."""
    if header.state != "original":
        return header, []
    own = _CELEX.fullmatch(reading.identifier) or _CELEX.fullmatch(header.id)
    year = int(own.group(1)[:4]) if own else header.date.year if header.date else None
    if reading.format.endswith(".consolidated"):
        reason = "it is laid out as one"
    else:
        reason = later_wording(title, text, units, year)
    if not reason:
        return header, []
    if reading.as_of:
        message = f"This is a consolidated text: {reason}. The file says that it is of {reading.as_of}."
        day = dt.date.fromisoformat(reading.as_of)
        return replace(header, state="consolidated", as_of=day), [Finding("state_dated", message, None, None)]
    message = f"This is a consolidated text: {reason}. Of which day it does not say."
    return replace(header, state="consolidated"), [Finding("state_undated", message, None, None)]


def _day(digits: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(digits, "%Y%m%d").date()
    except ValueError:
        return None
