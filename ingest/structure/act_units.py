"""A tree of an act → units with places, labels and spans, and the canonical text.

Places: ``art_4.par_2.pnt_a``, ``rct_12``, ``cpt_II.sct_1``, ``anx_I.pnt_3``. A point's place
skips the subparagraph or unnumbered paragraph that holds it, as citations do ("Article 4(2),
point (a)"), unless two of them in one paragraph would then be called alike: the later one is
``art_4.par_2.sub_2.pnt_a``. An article quoted in another act is ``….quo_32a``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Span, Unit
from ingest.readers.blocks import Table
from ingest.structure.act_lines import Line
from ingest.structure.act_tree import HEADED, Node
from ingest.structure.act_words import ANNEX, ARTICLE, DIVISIONS
from ingest.structure.canonical import Canonical

_PREFIXES = {
    ARTICLE: "art",
    ANNEX: "anx",
    "recital": "rct",
    "citation": "cit",
    "paragraph": "par",
    "subparagraph": "sub",
    "point": "pnt",
    "indent": "idt",
    "table": "tbl",
    "quoted": "quo",
    "attachment": "att",
    HEADED: "sec",
    **DIVISIONS,
}
#: Parts that stand once: place and label.
_FIXED = {
    "title": ("title", "Title"),
    "preamble": ("pbl", "Preamble"),
    "closing": ("fnp", "Closing formula"),
    "front": ("front", "Front matter"),
}
_COUNTED = frozenset({"subparagraph", "indent", "table", "attachment", "citation", HEADED})
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def subdivided(node: Node) -> None:
    """Make the unnumbered paragraphs of articles, and subparagraphs, parts of their own.

    An article without numbered paragraphs has unnumbered ones; a numbered paragraph, point or
    indent of several has subparagraphs.
    """
    for child in list(node.children()):
        subdivided(child)
    if node.kind == ARTICLE:
        head = node.head
        if all(child.kind != "paragraph" for child in node.children()):
            groups = _groups(node.pieces[head:])
            node.pieces[head:] = [
                piece
                for group in groups
                for piece in ([_wrapped("paragraph", group)] if any(map(_says, group)) else group)
            ]
        else:
            first = next(i for i, p in enumerate(node.pieces) if isinstance(p, Node) and p.kind == "paragraph")
            groups = _groups(node.pieces[head:first])
            node.pieces[head:first] = [_wrapped("subparagraph", group) for group in groups]
    elif node.kind in ("paragraph", "point", "indent"):
        groups = _groups(node.pieces)
        if len(groups) > 1:
            node.pieces = [_wrapped("subparagraph", group) for group in groups]


def _groups(pieces: list[Line | Table | Node]) -> list[list[Line | Table | Node]]:
    """The pieces as subparagraphs: each begins with a line of text that does not go on with the last."""
    groups: list[list[Line | Table | Node]] = []
    before: Line | Table | Node | None = None
    for piece in pieces:
        new = isinstance(piece, Line) and not (piece.quoted or piece.deletion or piece.goes_on or piece.wordless)
        if new and isinstance(before, Line) and not before.finished and not before.deletion:
            new = False  # the page's end has cut the paragraph
        if not groups or (new and any(isinstance(p, Line) and not p.deletion for p in groups[-1])):
            groups.append([])
        groups[-1].append(piece)
        before = piece
    return groups


def _says(piece: Line | Table | Node) -> bool:
    """Whether a piece is more than the mark of a deletion."""
    return not (isinstance(piece, Line) and piece.deletion)


def _wrapped(kind: str, pieces: list[Line | Table | Node]) -> Node:
    node = Node(kind)
    node.pieces = pieces
    return node


# --------------------------------------------------------------------------- writing


@dataclass(frozen=True, slots=True)
class _Within:
    """Where a part stands: its parent's place and label, and those that citations go by."""

    place: str | None
    label: str
    cited: str
    cited_label: str
    in_point: bool = False


class Writer:
    """Writes a tree and collects its units."""

    def __init__(self, canonical: Canonical) -> None:
        self.canonical = canonical
        self.units: list[Unit] = []
        self.places: dict[Node, str] = {}
        self.marks: dict[int, Span] = {}  # of what was deleted, by the identity of their lines
        self._used: Counter[str] = Counter()

    def write(self, root: Node) -> None:
        for piece in root.pieces:
            self._piece(piece, _Within(None, "", "", ""), Counter())

    def _piece(self, piece: Line | Table | Node, within: _Within, counts: Counter[str]) -> Span | None:
        if isinstance(piece, Line):
            span = self.canonical.add(piece.para)
            if piece.deletion or piece.emptied:
                self.marks[id(piece)] = span
            return span
        if isinstance(piece, Table):
            return self._table(piece)
        return self._node(piece, within, counts)

    def _table(self, table: Table) -> Span | None:
        spans: list[Span] = []
        for row in table.rows:
            for cell in row:
                span = self.canonical.add_all(cell.paras, "\n" if spans else "\n\n")
                if span:
                    spans.append(span)
        return Span(spans[0].start, spans[-1].end) if spans else None

    def _node(self, node: Node, within: _Within, counts: Counter[str]) -> Span | None:
        counts[node.kind] += 1
        number = node.number
        if node.kind in _COUNTED or (node.kind == "paragraph" and not number):
            number = str(counts[node.kind])
        inner = self._named(node, number, within)
        index = len(self.units)
        self.places[node] = inner.place or ""
        spans: list[Span] = []
        self.units.append(_unit(node, number, inner, within, Span(0, 0)))
        counts_inside: Counter[str] = Counter()
        for piece in node.pieces:
            span = self._piece(piece, inner, counts_inside)
            if span:
                spans.append(span)
        if not spans:
            del self.units[index]
            return None
        whole = Span(spans[0].start, max(span.end for span in spans))
        self.units[index] = _unit(node, number, inner, within, whole)
        return whole

    def _named(self, node: Node, number: str, within: _Within) -> _Within:
        """The part's own place and label, and those that citations of what it holds begin with."""
        if node.kind in _FIXED:
            name, label = _FIXED[node.kind]
            place = self._free(f"{within.place}.{name}" if within.place else name)
            return _Within(place, label, place, label)
        part = f"{_PREFIXES[node.kind]}_{number.replace('.', '-')}" if number else _PREFIXES[node.kind]
        base = self._base(node, within)
        place, label = (f"{base}.{part}" if base else part), self._label(node, number, within, within.cited_label)
        if node.kind in ("point", "indent") and self._used[place] and within.place != base:
            place, label = f"{within.place}.{part}", self._label(node, number, within, within.label)
        place = self._free(place)
        if node.kind == "subparagraph" or (node.kind == "paragraph" and not node.number):
            return _Within(place, label, within.cited, within.cited_label, within.in_point)
        return _Within(place, label, place, label, node.kind in ("point", "indent"))

    def _base(self, node: Node, within: _Within) -> str:
        if node.kind == ARTICLE:
            return within.place.split(".")[0] if within.place and within.place.startswith(("anx", "att")) else ""
        if node.kind in ("recital", "citation", ANNEX, "attachment"):
            return ""
        if node.kind in ("point", "indent"):
            return within.cited
        return within.place or ""

    def _free(self, place: str) -> str:
        """The place, or with a number behind it where an earlier part has it."""
        free = place
        while free in self._used:
            self._used[place] += 1
            free = f"{place}-{self._used[place]}"
        self._used[free] += 1
        return free

    def _label(self, node: Node, number: str, within: _Within, base: str) -> str:
        kind = node.kind
        in_annex = bool(within.place) and str(within.place).startswith(("anx", "att"))
        if kind == "paragraph":
            return f"{base}({node.number})" if node.number else f"{within.label}, {_ordinal(number)} paragraph"
        if kind == "point":
            written = f"({number})" if node.style.startswith("(") else number
            nested = within.in_point and node.style.startswith("(")
            return f"{base}{written}" if nested else f"{base}, point {written}" if base else f"Point {written}"
        if kind == "indent":
            return f"{base}, {_ordinal(number)} indent" if base else f"{_ordinal(number).capitalize()} indent"
        if kind == "subparagraph":
            return f"{within.label}, {_ordinal(number)} subparagraph"
        if kind == "quoted":
            return f"{node.style} {number}".strip() + f" (quoted in {within.label})"
        if kind == "attachment":
            return node.heading or f"Attachment {number}"
        if kind == HEADED:
            own = f"“{' '.join(node.heading.split())}”"
        else:
            own = f"{'Title' if kind == 'division' else kind.capitalize()} {number}".strip()
        outer = within.label if kind in (*DIVISIONS, HEADED, "table") else ""
        if kind == ARTICLE and in_annex:
            outer = within.label.split(",")[0]
        return f"{outer}, {own[0].lower() + own[1:] if kind == 'table' else own}" if outer else own


def _unit(node: Node, number: str, inner: _Within, within: _Within, span: Span) -> Unit:
    kind = "section" if node.kind in ("attachment", "front", HEADED) else node.kind
    number = number if node.kind in _COUNTED - {HEADED} else node.number
    return Unit(inner.place or "", kind, number, inner.label, node.heading, span.start, span.end, within.place)


def _ordinal(number: str) -> str:
    value = int(number)
    if value <= len(_ORDINALS):
        return _ORDINALS[value - 1]
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def nodes(root: Node) -> Iterator[Node]:
    """Every part below ``root``, in reading order."""
    for child in root.children():
        yield child
        yield from nodes(child)
