"""What is odd in the words of a text of any kind, beside what its own structure finds odd."""

from __future__ import annotations

from dataclasses import replace

from ingest.bodies import Bodies
from ingest.model import Document
from ingest.structure import acronyms
from ingest.structure.spellings import odd_spellings

_USES = 3
"""How often a running text uses an acronym before its being unexplained is reported: once or twice it may be a name."""


def with_odd_words(document: Document, bodies: Bodies) -> Document:
    """The document with findings on the names of bodies and on acronyms; what is reported already stays as it is."""
    reported = {(finding.kind, finding.span) for finding in document.findings}
    variants = {
        finding.span.of(document.text)
        for finding in document.findings
        if finding.span and finding.kind.startswith("name_")
    }
    odd = [
        finding
        for finding in odd_spellings(document.text, document.units, bodies)
        if finding.span is not None and finding.span.of(document.text) not in variants
    ]
    if document.kind != "action_plan":  # a plan's own check takes each acronym for one
        odd += acronyms.unexplained(document.text, document.units, document.footnotes, least=_USES, shouts=False)
    new = [finding for finding in odd if (finding.kind, finding.span) not in reported]
    return replace(document, findings=(*document.findings, *new)) if new else document
