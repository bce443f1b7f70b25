"""The graph of an index version, worked out once, or the part of it around a node."""

from __future__ import annotations

from functools import lru_cache

from index.errors import UnknownFilter
from index.graph import Graph, citations, graph
from index.records import Records
from ingest.bodies import Bodies


@lru_cache(maxsize=2)
def _whole(records: Records, bodies: Bodies) -> Graph:
    return graph(records, bodies)


def chosen(records: Records, bodies: Bodies, around: str | None = None, depth: int = 1) -> Graph:
    """The whole graph, or ``depth`` steps around a node: its id, or any name of an act or body.

    Raises:
        UnknownFilter: no node is called so.
    """
    whole = _whole(records, bodies)
    if around is None:
        return whole
    ids = {node.id for node in whole.nodes}
    names = [around, f"body:{bodies.canonical(around) or around}", *sorted(citations(records).identifiers(around))]
    node = next((name for name in (*names, f"document:{around}") if name in ids), None)
    if node is None:
        raise UnknownFilter(
            f"The graph has no node {ascii(around)[:80]}. Nodes are acts (32014L0042), documents (document:…), units "
            "(document/act_4) and bodies (body:Europol)."
        )
    return whole.around(node, depth)
