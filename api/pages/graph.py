"""Acts, actions and bodies, and texts that cite texts: as a picture, and as the same in a list."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from api.pages.picture import Node, picture
from api.pages.view import address, page, router
from api.routes import Opened
from index.engine import Engine
from index.errors import UnknownFilter
from index.graph import Graph
from index.graph.whole import chosen

routes = router()

Edges = list[tuple[str, str]]
PLAN = ("Bodies", "Actions", "Texts cited")
TEXTS = ("Texts", "What they cite")


class GraphQuery(BaseModel):
    """The address of a picture. ``only``: a node; then it shows that and what it is joined to."""

    only: str = Field("", max_length=300)


@routes.get("/graph")
def graph(request: Request, engine: Opened, query: Annotated[GraphQuery, Query()]) -> Response:
    """The plan's bodies, actions and acts; and which text cites which."""
    drawn = _Drawing(request, engine, chosen(engine.records, engine.bodies))
    plan_columns, plan_edges = drawn.plan()
    text_columns, text_edges = drawn.texts()
    known = {node.id: node for column in (*plan_columns, *text_columns) for node in column}
    if query.only and query.only not in known:
        raise UnknownFilter(
            f"There is no node {ascii(query.only)[:80]} in the picture. Choose one from the list on this page."
        )
    groups = list(zip((*PLAN, *TEXTS), (*plan_columns, *text_columns), strict=True))
    plan_columns, plan_edges = _around(query.only, plan_columns, plan_edges)
    text_columns, text_edges = _around(query.only, text_columns, text_edges)
    return page(
        request,
        "graph.html",
        only=known.get(query.only),
        query=query,
        plan=picture(PLAN, plan_columns, plan_edges),
        texts=picture(TEXTS, text_columns, text_edges),
        plan_list=_listed(plan_columns[0], plan_edges, known) + _listed(plan_columns[2], plan_edges, known),
        text_list=_listed(text_columns[0], text_edges, known),
        focus={node: address(request, "/graph", {"only": node}) for node in known},
        groups=groups,
    )


class _Drawing:
    """The index's graph in columns: units and editions stand for their texts, each pair is one line."""

    def __init__(self, request: Request, engine: Engine, whole: Graph) -> None:
        self.request, self.engine, self.whole = request, engine, whole
        self.nodes = {node.id: node for node in whole.nodes}
        self.wholes = {e.source: e.target for e in whole.edges if e.kind in ("part_of", "edition_of")}

    def plan(self) -> tuple[list[list[Node]], Edges]:
        """Bodies, the actions they are responsible for, the texts these cite."""
        rows = {row.id: row for row in self.engine.world.rows}
        actions = [
            Node(
                f"action:{id}", row.action.label, "action",
                address(self.request, f"/documents/{row.document}", fragment=row.action.place),
                f"{row.action.number}  {' '.join(row.prose.split())}",
            )
            for id, row in rows.items()
        ]  # fmt: skip
        bodies: dict[str, Node] = {}
        cited: dict[str, Node] = {}
        edges: Edges = []
        for edge in self.whole.edges:
            if edge.kind == "responsible_for" and edge.target in rows:
                name = self.nodes[edge.source].label
                href = address(self.request, "/actions", {"body": name})
                bodies.setdefault(edge.source, Node(edge.source, name, "body", href))
                edges.append((edge.source, f"action:{edge.target}"))
            elif edge.kind == "cites" and edge.source in rows and (work := self._other(edge.source, edge.target)):
                cited.setdefault(work, self._work(work, "act"))
                edges.append((f"action:{edge.source}", f"act:{work}"))
        return [list(bodies.values()), actions, list(cited.values())], list(dict.fromkeys(edges))

    def texts(self) -> tuple[list[list[Node]], Edges]:
        """The documents held, and the other works that they cite."""
        citing: dict[str, Node] = {}
        cited: dict[str, Node] = {}
        edges: Edges = []
        for edge in self.whole.edges:
            work = self._other(edge.source, edge.target) if edge.kind == "cites" else None
            if work is None:
                continue
            if edge.document not in citing:
                label = self.nodes[self._text(edge.source)].label
                href = address(self.request, f"/documents/{edge.document}")
                citing[edge.document] = Node(f"text:{edge.document}", label, "text", href)
            cited.setdefault(work, self._work(work, "cited"))
            edges.append((f"text:{edge.document}", f"cited:{work}"))
        return [list(citing.values()), list(cited.values())], list(dict.fromkeys(edges))

    def _text(self, id: str) -> str:
        """The work that a unit or document is of; a work itself."""
        while id in self.wholes:
            id = self.wholes[id]
        return id

    def _other(self, source: str, target: str) -> str | None:
        """The text that ``target`` is or lies in, where it is another than the source's and no budget item or page."""
        work = self._text(target)
        return work if work != self._text(source) and ":" not in work else None

    def _work(self, id: str, kind: str) -> Node:
        """A node for a work, held or not."""
        known = self.nodes[id]
        held = self.engine.records.default_edition(id) if known.held else None
        away = address(self.request, "/coverage", fragment="v-missing")
        href = address(self.request, f"/documents/{held.id}") if held else away
        return Node(f"{kind}:{id}", known.label, kind if held else f"{kind} missing", href)


def _around(only: str, columns: list[list[Node]], edges: Edges) -> tuple[list[list[Node]], Edges]:
    """The part of a graph that a node is in: itself, what it is joined to, and what that leads on to in its direction."""
    if not only:
        return columns, edges
    kept: dict[tuple[str, str], None] = {}
    for forward in (True, False):
        frontier = {only}
        while frontier:
            reached = {(a, b) for a, b in edges if (a if forward else b) in frontier}
            kept |= dict.fromkeys(reached)
            frontier = {b if forward else a for a, b in reached}
    ids = {id for edge in kept for id in edge}
    return [[node for node in column if node.id in ids] for column in columns], [edge for edge in edges if edge in kept]


def _listed(nodes: list[Node], edges: Edges, known: dict[str, Node]) -> list[tuple[Node, list[Node]]]:
    """Each node with those that it is joined to."""
    joined: dict[str, list[Node]] = defaultdict(list)
    for left, right in edges:
        joined[left].append(known[right])
        joined[right].append(known[left])
    return [(node, joined[node.id]) for node in nodes if joined[node.id]]
