"""The graph of an index version: who cites what, who is responsible for what, what became of which act.

citations   what a unit cites, what cites it
model       nodes and edges
formats     CSV, JSON, JSON-LD in ELI's words, GraphML
"""

from __future__ import annotations

from collections.abc import Iterator

from index.graph.citations import Citations, Cited, as_row, citations, split
from index.graph.model import EDGE_KINDS, NODE_KINDS, Edge, Graph, Node
from index.records import Records
from ingest.bodies import Bodies
from ingest.naming import is_inside, name_of

__all__ = [
    "EDGE_KINDS", "NODE_KINDS", "Citations", "Cited", "Edge", "Graph", "Node", "as_row", "citations", "graph", "split",
]  # fmt: skip

_EVENTS = {"amended": "amends", "corrected": "corrects", "replaced": "replaces", "repealed": "repeals"}
_RELATIONS = {"amends": "amends", "replaces": "replaces", "replaces_in_part": "replaces", "repeals": "repeals"}


def graph(records: Records, bodies: Bodies) -> Graph:
    """The whole graph. Units are nodes where they cite, are cited or have a body; others would only be many."""
    made = _Making(records, bodies)
    made.citations()
    made.bodies_()
    made.histories()
    made.successions()
    made.wholes()
    nodes = sorted(made.nodes.values(), key=lambda node: (NODE_KINDS.index(node.kind), node.id))
    return Graph(tuple(nodes), tuple(dict.fromkeys(made.edges)))


class _Making:
    def __init__(self, records: Records, bodies: Bodies) -> None:
        self.records, self.bodies = records, bodies
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []

    # ------------------------------------------------------------------ nodes

    def work(self, id: str, title: str = "") -> str:
        known = self.records.works.get(id)
        if id not in self.nodes:
            held = known is not None and bool(self.records.editions(id))
            label = known.short_title if known else title or name_of(id)
            self.nodes[id] = Node(id, "work", known.kind if known else "", label, known.title if known else title, held)
        return id

    def document(self, id: str) -> str:
        key = f"document:{id}"
        if key not in self.nodes:
            held = self.records.document(id)
            self.nodes[key] = Node(key, "document", held.state, id, held.title, True)
        return key

    def unit(self, document: str, place: str) -> str:
        """The addressable unit of a place: action, article, recital; the document where there is none."""
        unit = self.records.find_unit(document, place.split(".")[0]) if place else None
        if unit is None:
            return self.document(document)
        key = f"{document}/{unit.place}"
        if key not in self.nodes:
            self.nodes[key] = Node(key, "unit", unit.kind, unit.label, unit.heading, True)
        return key

    def body(self, name: str) -> str:
        key = f"body:{name}"
        if key not in self.nodes:
            known = self.bodies.get(name)
            self.nodes[key] = Node(key, "body", known.kind if known else "", name, name, False)
        return key

    # ------------------------------------------------------------------ edges

    def citations(self) -> None:
        for each in citations(self.records).all:
            source = self.unit(each.document, each.unit.place if each.unit else "")
            for target, cited in self._ends(each):
                one = each.reference
                place = each.place.place if each.place else ""
                self.edges.append(
                    Edge(
                        source, "cites", target, each.document, place, one.start, one.end, one.text, cited,
                        each.resolution.state,
                    )
                )  # fmt: skip

    def _ends(self, each: Cited) -> Iterator[tuple[str, str]]:
        """The nodes that a reference leads to, each with the place as it is cited."""
        for target in each.resolution.targets:
            landed = [landing for landing in target.landings if landing.place and target.document]
            for landing in landed:
                yield self.unit(target.document or "", landing.place), landing.cited
            if not landed:
                places = ", ".join(each.reference.places) if len(each.resolution.targets) == 1 else ""
                if target.identifier == "self" or is_inside(target.identifier):
                    yield self.document(target.document or each.document), places
                else:
                    yield self.work(target.work or target.identifier, target.title), places

    def bodies_(self) -> None:
        for document in self.records.default_documents():
            for action in document.actions:
                for each in action.bodies:
                    self.edges.append(
                        Edge(
                            self.body(each.name), "responsible_for", self.unit(document.id, action.place), document.id,
                            each.place, each.span.start, each.span.end, each.written,
                        )
                    )  # fmt: skip

    def histories(self) -> None:
        for work in self.records.works.values():
            dated = set()
            for event in work.history:
                kind = _EVENTS.get(event.kind)
                if kind and event.by:
                    date = event.date.isoformat() if event.date else ""
                    self.edges.append(Edge(self.work(event.by), kind, self.work(work.id), date=date, text=event.scope))
                    dated.add((event.by, kind, work.id))
            for relation, other in work.relations:
                kind = _RELATIONS.get(relation)
                if kind and not self._said(work.id, kind, other):
                    self.edges.append(Edge(self.work(work.id), kind, self.work(other)))
                elif relation == "succeeded_by":
                    self.edges.append(Edge(self.work(other), "succeeds", self.work(work.id)))
                elif relation == "succeeds":
                    self.edges.append(Edge(self.work(work.id), "succeeds", self.work(other)))

    def _said(self, by: str, kind: str, other: str) -> bool:
        """Whether the other work's history says the same with its day."""
        history = self.records.works[other].history if other in self.records.works else ()
        return any(event.by == by and _EVENTS.get(event.kind) == kind for event in history)

    def successions(self) -> None:
        for each in self.bodies.successions:
            if f"body:{each.old}" in self.nodes or f"body:{each.new}" in self.nodes:
                date = each.date.isoformat()
                self.edges.append(
                    Edge(self.body(each.new), "succeeds", self.body(each.old), date=date, text=each.words)
                )

    def wholes(self) -> None:
        """Units to their documents, documents to their works."""
        units: dict[str, list[str]] = {}
        for id, node in self.nodes.items():
            if node.kind == "unit":
                units.setdefault(id.rpartition("/")[0], []).append(id)
        for id in self.records.document_ids:
            key = self.document(id)
            self.edges.append(Edge(key, "edition_of", self.work(self.records.work_of(id))))
            self.edges += [Edge(unit, "part_of", key) for unit in units.get(id, ())]
