"""An audit as linked data: the W3C Web Annotation Data Model, its bodies in schema.org's and ELI's words.

Each reference is an annotation of the document's text, selected both by position and by quotation (with what
stands before and behind), so that it is found again in another copy; its body is the legislation cited.
"""

from __future__ import annotations

from typing import Any

from index.audit.model import Audit, Judged, Row
from index.audit.plain import link
from ingest.identifiers import to_eli

_AROUND = 32
CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "schema": "https://schema.org/",
        "eli": "http://data.europa.eu/eli/ontology#",
        "vouch": "urn:vouch:",
        "verdict": "vouch:verdict",
        "consequence": "vouch:consequence",
        "concerns": "vouch:concerns",
        "review": "vouch:review",
    },
]
_FORCE = {
    "in_force": "InForce",
    "amended": "InForce",
    "replaced_in_part": "PartiallyInForce",
    "replaced": "NotInForce",
    "repealed": "NotInForce",
}


def as_jsonld(audit: Audit) -> dict[str, Any]:
    """A page of annotations, one a reference."""
    return {
        "@context": CONTEXT,
        "id": f"urn:vouch:audit:{audit.document.id}:{audit.on}",
        "type": "AnnotationPage",
        "schema:about": {"id": _name(audit), "schema:name": audit.document.title},
        "schema:temporalCoverage": audit.on.isoformat(),
        "items": [_annotation(audit, row) for row in audit.rows],
    }


def _annotation(audit: Audit, row: Row) -> dict[str, Any]:
    text, reference = audit.document.text, row.reference
    made: dict[str, Any] = {
        "id": f"urn:vouch:reference:{row.id}",
        "type": "Annotation",
        "motivation": "linking",
        "verdict": row.verdict,
        "consequence": row.consequence,
        "concerns": [each.label for each in row.concerns],
        "target": {
            "source": _name(audit),
            "schema:url": link(audit, reference.start, reference.end),
            "selector": [
                {"type": "TextPositionSelector", "start": reference.start, "end": reference.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[reference.start : reference.end],
                    "prefix": text[max(0, reference.start - _AROUND) : reference.start],
                    "suffix": text[reference.end : reference.end + _AROUND],
                },
            ],
        },
        "body": [_body(each) for each in row.judged],
    }
    if row.review is not None:
        decision = row.review.decision
        made["review"] = {
            "schema:author": decision.reviewer,
            "schema:dateCreated": decision.on.isoformat(),
            "schema:reviewBody": decision.note,
            "vouch:decision": decision.decision,
            "vouch:standing": row.review.standing,
        }
    return made


def _body(judged: Judged) -> dict[str, Any]:
    target = judged.target
    eli = to_eli(target.identifier)
    made: dict[str, Any] = {
        "id": eli or f"urn:vouch:text:{target.identifier.replace(' ', '_')}",
        "type": "schema:Legislation" if eli else "schema:CreativeWork",
        "schema:name": target.title,
        "schema:identifier": target.identifier,
        "vouch:state": target.state,
    }
    if target.landings:
        made["vouch:places"] = [each.cited for each in target.landings]
    if judged.legal is not None:
        word = judged.legal.status.word
        if word in _FORCE and eli:
            made["schema:legislationLegalForce"] = {"id": f"https://schema.org/{_FORCE[word]}"}
        made["vouch:events"] = [
            {"kind": e.kind, "date": e.date.isoformat() if e.date else None, "by": e.by, "confidence": e.confidence, "evidence": list(e.evidence)}
            for e in judged.legal.deciding
        ]  # fmt: skip
    return made


def _name(audit: Audit) -> str:
    return to_eli(audit.document.id) or f"urn:vouch:document:{audit.document.id}"
