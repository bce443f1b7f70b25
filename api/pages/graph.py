"""Acts, actions and bodies, and texts that cite texts: as a picture, and as the same in a list."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from api.pages.linking import resolver
from api.pages.picture import Node, picture
from api.pages.view import address, page, router
from api.routes import Opened
from index.engine import Engine
from index.errors import UnknownFilter

routes = router()

Edges = list[tuple[str, str]]
PLAN = ("Bodies", "Actions", "Acts cited")
TEXTS = ("Texts", "What they cite")


class GraphQuery(BaseModel):
    """The address of a picture. ``only``: a node; then it shows that and what it is joined to."""

    only: str = Field("", max_length=300)


@routes.get("/graph")
def graph(request: Request, engine: Opened, query: Annotated[GraphQuery, Query()]) -> Response:
    """The plan's bodies, actions and acts; and which text cites which."""
    plan_columns, plan_edges = _plan(request, engine)
    text_columns, text_edges = _texts(request, engine)
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


def _plan(request: Request, engine: Engine) -> tuple[list[list[Node]], Edges]:
    """Bodies, the actions they are responsible for, the acts these cite."""
    world = engine.world
    bodies = [
        Node(f"body:{name}", name, "body", address(request, "/actions", {"body": name})) for name in world.responsible
    ]
    actions = []
    edges: Edges = []
    acts: dict[str, Node] = {}
    for row in world.rows:
        id = f"action:{row.id}"
        href = address(request, f"/documents/{row.document}", fragment=row.action.place)
        actions.append(
            Node(id, row.action.label, "action", href, f"{row.action.number}  {' '.join(row.prose.split())}")
        )
        edges += [(f"body:{name}", id) for name in world.responsible if name in row.responsible]
        for celex in sorted(row.acts):
            acts.setdefault(celex, _work(request, engine, celex, "act"))
            edges.append((id, f"act:{celex}"))
    return [bodies, actions, list(acts.values())], edges


def _texts(request: Request, engine: Engine) -> tuple[list[list[Node]], Edges]:
    """The documents held, and the other works that their references lead to."""
    records = engine.records
    citing: list[Node] = []
    cited: dict[str, Node] = {}
    edges: Edges = []
    for id in records.document_ids:
        work = records.work_of(id)
        found: list[str] = []
        for reference in records.references(id):
            targets = resolver(engine).resolve(reference, home=id).targets
            found += [
                each.work or each.identifier for each in targets if each.work != work and ":" not in each.identifier
            ]
        if not found:
            continue
        named = records.works[work].short_title
        citing.append(Node(f"text:{id}", named, "text", address(request, f"/documents/{id}")))
        for other in dict.fromkeys(found):
            cited.setdefault(other, _work(request, engine, other, "cited"))
            edges.append((f"text:{id}", f"cited:{other}"))
    return [citing, list(cited.values())], edges


def _work(request: Request, engine: Engine, identifier: str, kind: str) -> Node:
    """A node for a work, held or not."""
    texts = resolver(engine).texts
    work = texts.work(identifier)
    held = engine.records.default_edition(work.id) if work else None
    href = address(request, f"/documents/{held.id}") if held else address(request, "/coverage", fragment="v-missing")
    label = work.short_title if work else texts.title(identifier) or identifier
    return Node(f"{kind}:{identifier}", label, kind if held else f"{kind} missing", href)


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
