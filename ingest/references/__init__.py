"""References and mentions in any English text: found by rule, with exact spans, and told what they mean.

normal                          the text made plain, with the way back to its own offsets
acts documents journal cases    what carries an identifier, each with its patterns; ``Claims`` keeps
treaties inside addresses       those that do not overlap
back short_names                words that point to what was named
levels numbering provisions     articles, paragraphs and points, alone and in lists
headings                        which words head a text instead of citing, and where others stand
compose                         provisions and their text put together, with their common span
resolve                         what pointers mean, by what stands before them
titles names mentions           what is named without an identifier
"""

from __future__ import annotations

from collections.abc import Iterable

from ingest.model import Mention, Reference
from ingest.references import acts, addresses, back, cases, documents, inside, journal, treaties
from ingest.references.compose import INSIDE, citations
from ingest.references.found import Found, as_json
from ingest.references.headings import Headings
from ingest.references.instruments import Claims
from ingest.references.mentions import mentions
from ingest.references.normal import Plain
from ingest.references.resolve import Resolved, resolve
from ingest.references.short_names import short_names
from ingest.references.titles import Named, nameless

__all__ = ["Found", "as_json", "find"]


def find(text: str, bodies: Iterable[str] | None = None) -> Found:
    """What ``text`` cites and mentions.

    ``bodies`` are names and acronyms of bodies, programmes and networks to look for besides those that
    their form gives away. Spans are offsets of code points in ``text``; cost is linear in its length.
    """
    plain = Plain(text)
    claims = _claims(plain.text)
    headings = Headings(plain)
    cited = list(citations(plain.text, claims, headings))
    resolved = list(resolve(plain.text, cited, nameless(plain.text, claims), headings))
    taken = [(one.citation.start, one.citation.end) for one in resolved]
    named = mentions(plain.lined(), claims, bodies or (), taken)
    return Found(
        tuple(_reference(text, plain, one) for one in resolved),
        tuple(_mention(text, plain, one) for one in named),
    )


def _claims(text: str) -> Claims:
    """Everything in ``text`` that names or points to a text, the more certain kinds first."""
    claims = Claims()
    for found in (
        addresses.addresses(text),
        addresses.celex_numbers(text),
        cases.ecli(text),
        journal.journal(text),
        documents.commission(text),
        acts.acts(text),
        documents.council(text),
        documents.others(text),
        documents.budget(text),
        cases.cases(text),
        treaties.treaties(text),
        treaties.conventions(text),
        inside.inside(text),
        acts.numbers_alone(text),
        treaties.treaty_signs(text),
    ):
        claims.add(found)
    claims.add(short_names(text, claims))
    claims.add(back.texts(text))
    claims.add(back.provisions(text))
    return claims


def _mention(text: str, plain: Plain, named: Named) -> Mention:
    start, end, kind = named
    span = plain.span(start, end)
    return Mention(span.start, span.end, span.of(text), kind, plain.text[start:end])


def _reference(text: str, plain: Plain, one: Resolved) -> Reference:
    citation = one.citation
    span = plain.span(citation.start, citation.end)
    item = citation.instrument
    if item is None and citation.pointer is not None and citation.paths:
        item = citation.pointer
    points_inside = item is not None and item.kind in INSIDE and not citation.paths
    instrument = plain.span(item.start, item.end) if item is not None and not points_inside else None
    return Reference(
        span.start,
        span.end,
        span.of(text),
        one.kind,
        one.identifiers,
        tuple(".".join(path) for path in one.places),
        instrument,
        one.anaphoric,
        one.ambiguous,
    )
