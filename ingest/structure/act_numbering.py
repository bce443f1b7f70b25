"""Gaps and repeats in the numbering of an act, as findings.

The document is its own oracle: articles, recitals, numbered paragraphs and points count from
one. In a consolidated text a number may be missing where the text says that something was deleted:
that is reported too, as a kind of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.model import Finding, Span, Unit
from ingest.readers.blocks import Table
from ingest.structure.act_lines import Line
from ingest.structure.act_markers import begins, follows, values
from ingest.structure.act_tree import Node
from ingest.structure.act_units import nodes
from ingest.structure.act_words import ANNEX

_NAMES = {"article": "Article", "recital": "Recital", "paragraph": "Paragraph", "point": "Point", "annex": "Annex"}


def numbering(root: Node, places: dict[Node, str], units: Sequence[Unit]) -> list[Finding]:
    """Findings ``<kind>_missing``, ``<kind>_deleted`` and ``<kind>_repeated``, at the part that shows it."""
    spans = {unit.place: unit.span for unit in units}
    found: list[Finding] = []
    for siblings, deleted in _series(root):
        if siblings and _told(siblings, places.get(siblings[0], "")):
            found += _checked(siblings, deleted, places, spans)
    return found


def _told(siblings: Sequence[Node], place: str) -> bool:
    """Whether the numbers are the format's, or the act's own: forms in annexes are numbered loosely."""
    return not place.startswith(("anx", "att")) or not any(node.worded for node in siblings)


def _series(root: Node) -> Iterator[tuple[list[Node], set[Node]]]:
    """Each run of parts that count together, and those of them that stand after a deletion."""
    everything = list(_flat(root))
    for kind in ("article", "recital", ANNEX):
        yield _run([part for part in everything if part is None or part.kind == kind])
    for node in [root, *nodes(root)]:
        if node.kind == ANNEX:
            yield _run([part for part in _flat(node) if part is None or part.kind == "article"])
        if node.kind not in ("quoted", "recital", "front"):
            yield from _lists(node)


def _lists(node: Node) -> Iterator[tuple[list[Node], set[Node]]]:
    """The numbered paragraphs and points of one part, by the style of their markers."""
    listed = [child for child in node.children() if child.kind in ("paragraph", "point")]
    for style in dict.fromkeys(child.style for child in listed if child.number):
        if style in ("-", "1.1"):
            continue
        parts: list[Node | None] = []
        for piece in node.pieces:
            if isinstance(piece, Node) and piece.style == style and piece.kind in ("paragraph", "point"):
                parts.append(piece)
            if _deletes(piece):
                parts.append(None)
        yield _run(parts)


def _deletes(piece: Line | Table | Node) -> bool:
    """Whether a piece is, or ends with, words that say that something was deleted."""
    while isinstance(piece, Node) and piece.pieces:
        piece = piece.pieces[-1]
    return isinstance(piece, Line) and piece.deletion


def _flat(node: Node) -> Iterator[Node | None]:
    """Parts in reading order, ``None`` where something was deleted; annexes are not entered."""
    for piece in node.pieces:
        if isinstance(piece, Line):
            if piece.deletion:
                yield None
        elif isinstance(piece, Node):
            yield piece
            if piece.kind not in (ANNEX, "quoted"):
                yield from _flat(piece)


def _run(parts: Sequence[Node | None]) -> tuple[list[Node], set[Node]]:
    run: list[Node] = []
    deleted: set[Node] = set()
    gone = False
    for part in parts:
        if part is None:
            gone = True
        elif part.number:
            run.append(part)
            if gone:
                deleted.add(part)
            gone = False
    return run, deleted


def _checked(
    siblings: Sequence[Node], deleted: set[Node], places: dict[Node, str], spans: dict[str, Span]
) -> Iterator[Finding]:
    before: Node | None = None
    for node in siblings:
        place = places.get(node)
        span = spans.get(place) if place else None
        if before is None:
            missing = [] if begins(node.number) else _between("", node.number)
        elif follows(before.number, node.number) or node.number == "":
            missing = []
        elif _repeats(before.number, node.number):
            name = f"{_NAMES[node.kind]} {node.number}"
            message = f"{name} comes after {before.number}: its number is repeated or out of order."
            yield Finding(f"{node.kind}_repeated", message, place, span)
            missing = []
        else:
            missing = _between(before.number, node.number)
        if missing and (before is not None or node.kind != ANNEX):
            after = f"after {before.number}" if before is not None else "at the start"
            message = f"{_named(_NAMES[node.kind], missing)} missing {after}: the next one is {node.number}"
            if node in deleted:
                yield Finding(f"{node.kind}_deleted", f"{message}, and the text marks a deletion there.", place, span)
            else:
                yield Finding(f"{node.kind}_missing", f"{message}.", place, span)
        before = node


def _repeats(before: str, number: str) -> bool:
    return any(
        kind == other and (value, suffix) <= (last, inserted)
        for kind, value, suffix in values(number)
        for other, last, inserted in values(before)
    )


def _between(before: str, number: str) -> list[str]:
    """The numbers between two of a list; nothing where they do not count alike."""
    for kind, value, _ in values(number):
        last = next((v for other, v, _ in values(before) if other == kind), 0 if not before else None)
        if last is not None and value > last + 1:
            return [_written(kind, missing) for missing in range(last + 1, min(value, last + 200))]
        if last is not None:
            return []
    return []


def _named(name: str, missing: Sequence[str]) -> str:
    """"Article 12 is", "Articles 12 and 13 are", "Articles 12 to 15 are"."""
    if len(missing) == 1:
        return f"{name} {missing[0]} is"
    return f"{name}s {missing[0]} {'and' if len(missing) == 2 else 'to'} {missing[-1]} are"


def _written(kind: str, value: int) -> str:
    if kind == "letter":
        return chr(96 + value) if value <= 26 else chr(70 + value) * 2
    return str(value)
