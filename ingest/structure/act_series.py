"""The parts of an act that count together, with the marks of what was deleted between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from ingest.readers.blocks import Table
from ingest.structure.act_lines import Line
from ingest.structure.act_markers import begins, follows, values
from ingest.structure.act_tree import Node
from ingest.structure.act_units import nodes
from ingest.structure.act_words import ANNEX, DIVISIONS


@dataclass(frozen=True, slots=True)
class Series:
    """Numbered parts in their order. ``marks``: the marks of deletion before a part; ``last``: those after them all."""

    parts: list[Node] = field(default_factory=list)
    marks: dict[Node, list[Line]] = field(default_factory=dict)
    last: list[Line] = field(default_factory=list)


def series(root: Node) -> Iterator[Series]:
    """Each run of parts that count together."""
    everything = list(_flat(root))
    for kind in ("article", "recital", ANNEX):
        yield _run(everything, kind)
    for node in [root, *nodes(root)]:
        if node.kind == ANNEX:
            yield _run(list(_flat(node)), "article")
        if node.kind not in ("quoted", "recital", "front"):
            yield from _lists(node)


def missing(before: Node | None, node: Node) -> list[str]:
    """The numbers that are not there between two parts of a series, or before its first."""
    if before is None:
        return [] if node.kind == ANNEX or begins(node.number) else _between("", node.number)
    if follows(before.number, node.number) or repeats(before.number, node.number):
        return []
    return _between(before.number, node.number)


def repeats(before: str, number: str) -> bool:
    """Whether a number comes again, or after a later one."""
    return not follows(before, number) and any(
        kind == other and (value, suffix) <= (last, inserted)
        for kind, value, suffix in values(number)
        for other, last, inserted in values(before)
    )


def _between(before: str, number: str) -> list[str]:
    """The numbers between two of a list; nothing where they do not count alike."""
    for kind, value, _ in values(number):
        last = next((v for other, v, _ in values(before) if other == kind), 0 if not before else None)
        if last is not None and value > last + 1:
            return [_written(kind, gone) for gone in range(last + 1, min(value, last + 200))]
        if last is not None:
            return []
    return []


def _lists(node: Node) -> Iterator[Series]:
    """The numbered paragraphs and points of one part, by the style of their markers."""
    listed = [child for child in node.children() if child.kind in ("paragraph", "point")]
    for style in dict.fromkeys(child.style for child in listed if child.number):
        if style in ("-", "1.1"):
            continue
        parts: list[Node | Line] = []
        for piece in node.pieces:
            if isinstance(piece, Node) and piece.style == style and piece.kind in ("paragraph", "point"):
                parts.append(piece)
            parts += _marks(piece)
        yield _run(parts, "")


def _marks(piece: Line | Table | Node) -> list[Line]:
    """The marks of deletions that a piece is, or ends with."""
    while isinstance(piece, Node) and piece.pieces:
        last = piece.pieces[-1]
        if isinstance(last, Line):
            gone = takewhile(lambda each: isinstance(each, Line) and each.deletion, reversed(piece.pieces))
            return [each for each in gone if isinstance(each, Line)][::-1]
        piece = last
    return [piece] if isinstance(piece, Line) and piece.deletion else []


def _flat(node: Node) -> Iterator[Node | Line]:
    """Parts in reading order, and the marks of deletions; annexes are not entered."""
    for piece in node.pieces:
        if isinstance(piece, Line):
            if piece.deletion:
                yield piece
        elif isinstance(piece, Node):
            yield piece
            if piece.kind not in (ANNEX, "quoted"):
                yield from _flat(piece)


def _run(parts: Sequence[Node | Line], kind: str) -> Series:
    """The series of the parts of ``kind``, or of all of them. A mark that other words follow stands for none of it."""
    found, waiting = Series(), list[Line]()
    for part in parts:
        if isinstance(part, Line):
            waiting.append(part)
        elif kind and part.kind != kind:
            waiting = waiting if part.kind in DIVISIONS else []
        elif part.number:
            found.parts.append(part)
            if waiting:
                found.marks[part] = waiting
            waiting = []
    found.last.extend(waiting)
    return found


def _written(kind: str, value: int) -> str:
    if kind == "letter":
        return chr(96 + value) if value <= 26 else chr(70 + value) * 2
    return str(value)
