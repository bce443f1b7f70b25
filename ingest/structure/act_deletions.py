"""The parts of an act that a consolidated text says were deleted, and by which act.

Formex still holds them between its instructions; elsewhere a gap in the numbering with a mark of deletion in it
tells which they were. A part that was deleted behind the last of its list leaves no gap, and stays unknown there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.model import Deletion, Span, Unit
from ingest.structure.act_lines import Line
from ingest.structure.act_markers import marker_of
from ingest.structure.act_series import Series, missing, series
from ingest.structure.act_tree import Node
from ingest.structure.act_units import Writer
from ingest.structure.act_words import ARTICLE, named


def deletions(root: Node, writer: Writer) -> tuple[Deletion, ...]:
    """Every deleted part, each once, in reading order."""
    units = {unit.place: unit for unit in writer.units}
    found: dict[str, Deletion] = {}
    for node, place in writer.places.items():
        mark = _emptied(node)
        if mark is not None and place in units:
            unit, span = units[place], writer.marks[id(mark)]
            found[place] = Deletion(
                place, unit.kind, unit.number, unit.label, unit.parent, deleted_by(mark), span
            )
    for run in series(root):
        for each in _gaps(run, writer, units):
            if each.place not in units:
                found.setdefault(each.place, each)
    return tuple(sorted(found.values(), key=lambda each: (each.span.start, each.span.end)))


def deleted_by(mark: Line) -> str:
    """The CELEX number of the act that deleted what a mark stands for, ``""`` where the file does not say."""
    return mark.para.deleted.by if mark.para.deleted else ""


def _emptied(node: Node) -> Line | None:
    """The mark of a part of which only the heading or marker is left."""
    if not node.number or not node.pieces:
        return None
    first, *rest = node.pieces
    if node.kind != ARTICLE:
        only = isinstance(first, Line) and first.emptied and all(_is_mark(piece) for piece in rest)
        return first if only and isinstance(first, Line) else None
    lines = [line for piece in node.pieces[node.head :] for line in _lines(piece)]
    return lines[0] if lines and all(map(_is_mark, lines)) else None


def _is_mark(piece: object) -> bool:
    return isinstance(piece, Line) and piece.deletion


def _lines(piece: object) -> Iterator[Line | None]:
    if isinstance(piece, Node):
        for each in piece.pieces:
            yield from _lines(each)
    else:
        yield piece if isinstance(piece, Line) else None


def _gaps(run: Series, writer: Writer, units: dict[str, Unit]) -> Iterator[Deletion]:
    before: Node | None = None
    for node in run.parts:
        marks = run.marks.get(node, [])
        if marks:
            yield from _named(_numbered(marks, missing(before, node), node), node, writer, units)
        before = node
    if before is not None:
        yield from _named(_numbered(run.last, [], before), before, writer, units)


def _numbered(marks: Sequence[Line], gone: Sequence[str], sibling: Node) -> list[tuple[str, Line]]:
    """The numbers that were deleted, each with its mark: as the format holds them, else those that are missing."""
    told = [(number, mark) for mark in marks for number in _held(mark, sibling)]
    if told or not gone:
        return told
    if len(marks) == len(gone):
        return list(zip(gone, marks, strict=True))
    if len({deleted_by(mark) for mark in marks}) == 1:
        return [(number, marks[-1]) for number in gone]  # earlier ones may belong inside the part before
    return []


def _held(mark: Line, sibling: Node) -> Iterator[str]:
    """The numbers of the deleted parts that count with ``sibling``."""
    for part in mark.para.deleted.parts if mark.para.deleted else ():
        if sibling.kind in ("paragraph", "point"):
            marker = marker_of(part)
            if marker and marker.style == sibling.style:
                yield marker.number
        elif (heading := named(part)) and heading.kind == sibling.kind:
            yield heading.number


def _named(
    numbered: Sequence[tuple[str, Line]], sibling: Node, writer: Writer, units: dict[str, Unit]
) -> Iterator[Deletion]:
    """The deletions of parts that are called like ``sibling`` but for their numbers."""
    unit = units.get(writer.places.get(sibling, ""))
    if unit is None:
        return
    stem, _, own = unit.place.rpartition("_")
    if own != sibling.number:
        return
    for number, mark in numbered:
        head, found, tail = unit.label.rpartition(sibling.number)
        label = f"{head}{number}{tail}" if found else unit.label
        span = writer.marks.get(id(mark), Span(unit.start, unit.start))
        yield Deletion(f"{stem}_{number}", unit.kind, number, label, unit.parent, deleted_by(mark), span)
