"""A graph as bytes in one of its formats."""

from __future__ import annotations

import json

from api.tables import csv_bytes
from index.graph.formats import COLUMNS, as_graphml, as_json, as_jsonld, rows
from index.graph.model import Graph

MEDIA = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "jsonld": "application/ld+json",
    "graphml": "application/graphml+xml",
}


def written(graph: Graph, form: str) -> bytes:
    """``graph`` in the format ``form``, a key of ``MEDIA``."""
    if form == "csv":
        return csv_bytes(COLUMNS, rows(graph))
    if form == "graphml":
        return as_graphml(graph)
    data = as_jsonld(graph) if form == "jsonld" else as_json(graph)
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
