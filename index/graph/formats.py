"""A graph as rows, JSON, JSON-LD in the words of ELI, and GraphML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from index.graph.model import Edge, Graph, Node
from ingest.identifiers import to_eli

COLUMNS = (
    "source", "source_label", "kind", "target", "target_label", "document", "place", "cited", "state", "date", "text",
    "start", "end",
)  # fmt: skip
_CONTEXT: dict[str, Any] = {
    "eli": "http://data.europa.eu/eli/ontology#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "vouch": "urn:vouch:term:",
    "title": "eli:title",
    "id_local": "eli:id_local",
    "cites": {"@id": "eli:cites", "@type": "@id"},
    "amends": {"@id": "eli:amends", "@type": "@id"},
    "corrects": {"@id": "eli:corrects", "@type": "@id"},
    "repeals": {"@id": "eli:repeals", "@type": "@id"},
    "replaces": {"@id": "dcterms:replaces", "@type": "@id"},
    "succeeds": {"@id": "vouch:succeeds", "@type": "@id"},
    "edition_of": {"@id": "eli:realizes", "@type": "@id"},
    "part_of": {"@id": "eli:is_part_of", "@type": "@id"},
    "responsible_for": {"@id": "vouch:responsible_for", "@type": "@id"},
}
_TYPES = {
    "work": "eli:LegalResource",
    "document": "eli:LegalExpression",
    "unit": "eli:LegalResourceSubdivision",
    "body": "schema:Organization",
}
_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE_KEYS = {"kind": "string", "type": "string", "label": "string", "title": "string", "held": "boolean"}
_EDGE_KEYS = {
    "kind": "string", "document": "string", "place": "string", "start": "int", "end": "int", "text": "string",
    "cited": "string", "state": "string", "date": "string",
}  # fmt: skip


def rows(graph: Graph) -> Iterator[dict[str, Any]]:
    """One row an edge, by ``COLUMNS``."""
    labels = {node.id: node.label for node in graph.nodes}
    for edge in graph.edges:
        yield {**asdict(edge), "source_label": labels[edge.source], "target_label": labels[edge.target]}


def as_json(graph: Graph) -> dict[str, Any]:
    """Nodes and edges with all their fields; ``start`` and ``end`` are offsets into ``document``'s text."""
    return {"nodes": [asdict(node) for node in graph.nodes], "edges": [asdict(edge) for edge in graph.edges]}


def as_jsonld(graph: Graph) -> dict[str, Any]:
    """Linked data: acts by their ELI, other texts and bodies by URNs; relations in ELI's and Dublin Core's words."""
    found: dict[str, dict[str, Any]] = {}
    for node in graph.nodes:
        found[node.id] = {"@id": uri(node), "@type": _TYPES[node.kind], "id_local": node.id}
        found[node.id]["title" if node.kind != "body" else "schema:name"] = node.title or node.label
    names = {id: each["@id"] for id, each in found.items()}
    for edge in graph.edges:
        ends = found[edge.source].setdefault(edge.kind, [])
        if names[edge.target] not in ends:
            ends.append(names[edge.target])
    return {"@context": _CONTEXT, "@graph": list(found.values())}


def uri(node: Node) -> str:
    """The ELI of an act, or a URN; the same node has the same one in every export."""
    if node.kind == "work":
        return to_eli(node.id) or f"urn:vouch:work:{quote(node.id, safe=':()')}"
    if node.kind == "unit":
        return f"urn:vouch:unit:{quote(node.id, safe=':()')}"
    return f"urn:vouch:{quote(node.id, safe=':()')}"


def as_graphml(graph: Graph) -> bytes:
    """GraphML 1.0, directed, several edges between two nodes allowed."""
    root = ElementTree.Element("graphml", xmlns=_NAMESPACE)
    for of, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name, type in keys.items():
            ElementTree.SubElement(root, "key", {"id": f"{of}_{name}", "for": of, "attr.name": name, "attr.type": type})
    top = ElementTree.SubElement(root, "graph", id="vouch", edgedefault="directed")
    for node in graph.nodes:
        made = ElementTree.SubElement(top, "node", id=_clean(node.id))
        _data(made, "node", node, _NODE_KEYS)
    for number, edge in enumerate(graph.edges):
        ends = {"id": f"e{number}", "source": _clean(edge.source), "target": _clean(edge.target)}
        _data(ElementTree.SubElement(top, "edge", ends), "edge", edge, _EDGE_KEYS)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _data(element: ElementTree.Element, of: str, record: Node | Edge, keys: dict[str, str]) -> None:
    for name in keys:
        value = getattr(record, name)
        if value is not None and value != "":
            said = str(value).lower() if isinstance(value, bool) else _clean(str(value))
            ElementTree.SubElement(element, "data", key=f"{of}_{name}").text = said


def _clean(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(c if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff") else "�" for c in text)
