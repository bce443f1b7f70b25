"""The parts of an act as a tree: what holds what, before anything is written.

``Tree`` is told line by line what each line is and finds its place. Lists nest as the format
says (``depth``), and where it says nothing, by their markers: a marker that follows the last
one of an open list goes on with it, a first one ("(a)", "(i)", "1.") opens a list inside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.readers.blocks import Table
from ingest.structure.act_lines import Line
from ingest.structure.act_markers import Marker, begins, comes_later, follows, restarts
from ingest.structure.act_words import ANNEX, ARTICLE, DIVISIONS, RANK, Heading

#: Parts whose lists are part of their words, not parts of their own.
_PLAIN = frozenset({"title", "preamble", "recital", "citation", "closing"})
#: A part under a heading that is no division of an act; its unit is a ``section``.
HEADED = "headed"
_DEEPEST = 12  # lists in lists; what claims to be deeper stands at this depth


@dataclass(slots=True, eq=False)
class Node:
    """A part: its kind (as in ``Unit.kind``), number, heading, and what it is made of, in order."""

    kind: str
    number: str = ""
    heading: str = ""
    style: str = ""  # of its marker
    level: int = 0  # of a section's heading
    worded: bool = False  # only words say that it is a list item
    head: int = 1  # how many of the first pieces are its heading
    pieces: list[Line | Table | Node] = field(default_factory=list)

    def children(self) -> Iterator[Node]:
        return (piece for piece in self.pieces if isinstance(piece, Node))


@dataclass(slots=True)
class _Open:
    """A numbered paragraph or list item that following lines may belong to.

    ``worded``: only its words say that it is one, so only words say where it ends.
    """

    node: Node
    depth: int
    worded: bool
    number: str


class Tree:
    """An act as far as it is read."""

    def __init__(self) -> None:
        self.root = Node("act")
        self.holders: list[Node] = [self.root]  # annex, divisions, article: the open ones, outermost first
        self.items: list[_Open] = []
        self.quoted: Node | None = None
        self.last: Line | None = None
        self.front = Node("front")

    @property
    def holder(self) -> Node:
        return self.holders[-1]

    # ------------------------------------------------------------------ parts

    def part(self, kind: str, line: Line, number: str = "", heading: str = "", *, level: int = 0) -> None:
        """Begin a part, in the innermost open one that it can stand in."""
        self._enter(kind, level)
        node = Node(kind, number, heading, level=level)
        node.pieces.append(line)
        self._begin(node)
        self.last = line

    def gather(self, kind: str, line: Line) -> None:
        """A line of the title, the preamble or another part that gathers all lines of its kind."""
        self.within(kind)
        if kind == "front":
            self.text(line)
            return
        node = self.holder
        node.pieces.append(line)
        if kind == "title":
            node.heading = f"{node.heading} {line.text}".strip()
        self.last = line

    def within(self, kind: str) -> None:
        """Make the open part of this kind the innermost, or begin one."""
        at = next((i for i, node in enumerate(self.holders) if node.kind == kind), None)
        if at is None:
            self._enter(kind, 0)
            self._begin(self.front if kind == "front" else Node(kind))
        elif kind != "front":  # whose sections go on until the title
            del self.holders[at + 1 :]
            self.items.clear()

    def _begin(self, node: Node) -> None:
        self.holder.pieces.append(node)
        self.holders.append(node)
        self.items.clear()
        self.quoted = None

    def _enter(self, kind: str, level: int) -> None:
        """Close the parts that one of this kind cannot stand in."""
        while len(self.holders) > 1 and not _holds(self.holder, kind, level):
            self.holders.pop()

    def heading(self, line: Line) -> None:
        """A line that gives the part that is open its heading."""
        node = self.holder
        node.heading = f"{node.heading} {line.text}".strip() if node.heading else line.text
        node.pieces.append(line)
        node.head = len(node.pieces)
        self.last = line

    # ------------------------------------------------------------------ contents

    def text(self, line: Line, following: Sequence[Marker] = ()) -> None:
        """A line of what the open part says, wherever in its lists it belongs.

        ``following``: the next markers of the part, dashes left out: they tell "(i)" before "(ii)"
        from "(i)" before "(j)", and whether a list goes on after this line.
        """
        if self.holder.kind in _PLAIN or self.holders[1:2] == [self.front]:
            self.holder.pieces.append(line)
        elif line.quoted:
            (self.quoted or self._introduced(line)).pieces.append(line)
        elif line.deletion:
            self._deletion(line)
        elif line.role == "paragraph" and line.marker:
            self.items.clear()
            self._add("paragraph", line, line.marker, worded=True)
        elif line.marker and line.item and line.depth:
            self._format_item(line, line.marker)
        elif line.item and line.depth:
            self._format_item(line, Marker("-", "", 0))
        elif line.marker:
            self._worded_item(line, line.marker, following)
        else:
            self._plain(line, following)
        self.last = line

    def quoted_heading(self, line: Line, heading: Heading) -> None:
        """The heading of an article or annex that is put into another act."""
        self.quoted = None
        holder = self._introduced(line)
        label = "Annex" if heading.kind == ANNEX else "Article"
        self.quoted = Node("quoted", heading.number, heading.title, style=label)
        self.quoted.pieces.append(line)
        holder.pieces.append(self.quoted)
        self.last = line

    def table(self, table: Table) -> None:
        node = Node("table")
        node.pieces.append(table)
        (self.quoted or self._top).pieces.append(node)

    @property
    def _top(self) -> Node:
        return self.items[-1].node if self.items else self.holder

    def _introduced(self, line: Line) -> Node:
        """The part that puts a quoted line into another act: the one whose words led up to it."""
        led_up = self.last is not None and (self.last.quoted or self.last.text.endswith(":"))
        return self._top if led_up else self._at_depth(line.depth)

    def _at_depth(self, depth: int) -> Node:
        """The innermost part that a line of this depth can belong to without being an item itself."""
        while self.items and self.items[-1].depth > depth:
            self.items.pop()
        return self._top

    def _deletion(self, line: Line) -> None:
        """The mark of what was deleted stands beside the item before it, not in it."""
        self.quoted = None
        self._at_depth(line.depth)
        beside = self.items and self.items[-1].worded and self.items[-1].node.kind != "paragraph"
        holders = [self.holder, *(item.node for item in self.items)]
        holders[-2 if beside else -1].pieces.append(line)

    def _plain(self, line: Line, following: Sequence[Marker]) -> None:
        self.quoted = None
        self._at_depth(line.depth)
        while self.items and not self._goes_on_after(line, following):
            top = self.items[-1]
            if not top.worded or top.depth != line.depth or top.node.kind == "paragraph":
                break
            self.items.pop()
        self._top.pieces.append(line)

    def _goes_on_after(self, line: Line, following: Sequence[Marker]) -> bool:
        """Whether the list of the innermost item goes on after this line, which so belongs to the item."""
        top = self.items[-1]
        for at, marker in enumerate(following):
            if marker.style != top.node.style:
                continue
            led_up = at == 0 and line.text.endswith(":") and begins(marker.number)  # a list inside the item
            if follows(top.number, marker.number) and not led_up:
                return True
            if restarts(top.number, marker.number):
                return False
        return False

    def _format_item(self, line: Line, marker: Marker) -> None:
        self.quoted = None
        while self.items and self.items[-1].depth >= line.depth:
            self.items.pop()
        self._add(self._kind(marker), line, marker, worded=False)

    def _worded_item(self, line: Line, marker: Marker, following: Sequence[Marker]) -> None:
        self.quoted = None
        self._at_depth(line.depth)
        if marker.style == "1.1":
            while self.items and self.items[-1].worded and not marker.number.startswith(f"{self.items[-1].number}."):
                self.items.pop()
            at = None
        else:
            at = self._sibling(line.depth, marker, following[0] if following else None)
        kind = self._kind(marker) if at is None else self.items[at].node.kind
        if at is not None:
            del self.items[at:]
        self._add(kind, line, marker, worded=True)

    def _sibling(self, depth: int, marker: Marker, following: Marker | None) -> int | None:
        """The open item of this depth whose list the marker goes on with, the innermost first."""
        same = [
            at
            for at in range(len(self.items) - 1, -1, -1)
            if self.items[at].depth == depth and self.items[at].worded and self.items[at].node.style == marker.style
        ]
        if marker.style == "-":
            return same[0] if same else None
        if self.last is not None and self.last.deletion:  # which stands for numbers between
            return next((at for at in same if comes_later(self.items[at].number, marker.number)), None)
        opens_list = self.last is not None and (self.last.text.endswith(":") or not self.last.finished)
        if begins(marker.number) and opens_list and following is not None and following.style == marker.style:
            first_two = begins(marker.number) and follows(marker.number, following.number)
            if first_two and not follows(following.number, marker.number) and following.number != "j":
                return None
        roman = following is not None and (marker.number, following.number) == ("i", "ii")
        for at in same:
            if follows(self.items[at].number, marker.number) and not roman:
                return at
        if begins(marker.number):
            return next((at for at in same if not opens_list and restarts(self.items[at].number, marker.number)), None)
        return next((at for at in same if comes_later(self.items[at].number, marker.number)), None)

    def _kind(self, marker: Marker) -> str:
        """What an item is: indent, point, or the numbered paragraph of an article."""
        if marker.style == "-":
            return "indent"
        if self.holder.kind == ARTICLE and not self.items and marker.style in ("1.", "(1)", "1)"):
            said = [piece for piece in self.holder.pieces[1:] if isinstance(piece, Line)]
            introduced = self.last is not None and self.last.text.endswith(":") and bool(said)
            if not introduced and not any(node.kind == "point" for node in self.holder.children()):
                return "paragraph"
        return "point"

    def _add(self, kind: str, line: Line, marker: Marker, *, worded: bool) -> None:
        self.quoted = None
        del self.items[_DEEPEST:]
        node = Node(kind, marker.number, style=marker.style, worded=worded)
        node.pieces.append(line)
        self._top.pieces.append(node)
        self.items.append(_Open(node, line.depth, worded, marker.number))


def _holds(outer: Node, kind: str, level: int) -> bool:
    """Whether a part of this kind can stand in ``outer``."""
    if kind in ("recital", "citation"):
        return outer.kind == "preamble"
    if kind == ARTICLE:
        return outer.kind in (ANNEX, "attachment", *DIVISIONS)
    if kind in DIVISIONS:
        return outer.kind in (ANNEX, "attachment") or (outer.kind in DIVISIONS and RANK[outer.kind] < RANK[kind])
    if kind == HEADED:
        if outer.kind == HEADED:
            return outer.level < level
        return outer.kind in (ANNEX, "attachment", "front", *DIVISIONS)
    return False
