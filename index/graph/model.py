"""A graph of texts, their units and bodies."""

from __future__ import annotations

from dataclasses import dataclass

NODE_KINDS = ("work", "document", "unit", "body")
EDGE_KINDS = (
    "cites", "responsible_for", "amends", "corrects", "replaces", "repeals", "succeeds", "edition_of", "part_of",
)  # fmt: skip
"""``edition_of``: a document of a work; ``part_of``: a unit of a document."""


@dataclass(frozen=True, slots=True)
class Node:
    """``id``: a work's or an identifier (``32014L0042``), ``document:`` and its id, a document's id, ``/`` and a
    place, or ``body:`` and a name. ``type`` says more of the kind ("action", "directive"); ``held`` is whether
    there is a text of it."""

    id: str
    kind: str
    type: str
    label: str
    title: str
    held: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """From what acts to what is acted upon. For ``cites``: the words, where they stand in ``document``, the place
    that is cited as it is written, and what it resolves to; ``date`` of what happened on a day."""

    source: str
    kind: str
    target: str
    document: str = ""
    place: str = ""
    start: int | None = None
    end: int | None = None
    text: str = ""
    cited: str = ""
    state: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges, each in a stable order; every edge joins two of the nodes."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def around(self, node: str, depth: int = 1) -> Graph:
        """``node``, what is in it, and what is ``depth`` steps from these, with the edges between them.

        What a text is made of is no step: around an act are those that cite its articles.
        """
        own = {node}
        for _ in range(2):  # a work's documents, and their units
            inside = [e.source for e in self.edges if e.kind in ("edition_of", "part_of") and e.target in own]
            own.update(inside)
        reached = set(own)
        joined = [edge for edge in self.edges if edge.kind not in ("edition_of", "part_of")]
        for _ in range(depth):
            reached |= {e.target for e in joined if e.source in reached} | {
                e.source for e in joined if e.target in reached
            }
        above = {e.target for e in self.edges if e.kind in ("edition_of", "part_of") and e.source in reached}
        above |= {e.target for e in self.edges if e.kind == "edition_of" and e.source in above}
        kept = reached | above
        return Graph(
            tuple(each for each in self.nodes if each.id in kept),
            tuple(e for e in self.edges if e.source in kept and e.target in kept),
        ).joined(node)

    def joined(self, node: str) -> Graph:
        """Without nodes that no edge holds, save ``node``."""
        ends = {node} | {e.source for e in self.edges} | {e.target for e in self.edges}
        return Graph(tuple(each for each in self.nodes if each.id in ends), self.edges)
