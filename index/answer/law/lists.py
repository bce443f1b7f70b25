"""A list of points and the words that lead to it belong together: neither is quoted without the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.quotable import quotable
from index.world import World
from ingest.model import Document, Span, Unit
from ingest.structure.canonical import Nesting

#: What leads to definitions says nothing by itself.
_DEFINES = re.compile(r"\b(?:following definitions apply|[Ff]or the purposes? of this (?:Directive|Regulation|Decision|Framework Decision|Chapter|Article))\b[^:]{0,60}:\Z")


def joined(document: Document, chosen: Sequence[Span], body: Sequence[Span], nesting: Nesting) -> list[Span]:
    """The sentences ``chosen`` of ``body`` with the points that they lead to, and with what leads to those that are points."""
    if len(chosen) == len(body):
        return list(chosen)
    depths = [_depth(nesting.covering(span) or "") for span in body]
    at = {span: index for index, span in enumerate(body)}
    kept = {at[span] for span in chosen}
    for index in sorted(kept):
        if _leads(document, body[index]):
            following = index + 1
            while following < len(body) and depths[following] > depths[index]:
                kept.add(following)
                following += 1
        depth = depths[index]
        for before in range(index - 1, -1, -1):
            if not depth:
                break
            if depths[before] < depth and _leads(document, body[before]):
                kept.add(before)
                depth = depths[before]
    return [body[index] for index in sorted(kept)]


def leading(document: Document, unit: Unit, world: World) -> list[Span]:
    """The words that lead to a point that is named, outermost first; none for other units, and none before definitions."""
    depth = _depth(unit.place)
    article = world.unit(document.id, unit.place.split(".")[0])
    if not depth or article is None:
        return []
    nesting = Nesting([each for each in document.units if article.span.covers(each.span)])
    found: list[Span] = []
    for span in reversed(list(quotable(document, article.start, unit.start))):
        own = _depth(nesting.covering(span) or "")
        if depth and own < depth and _leads(document, span):
            found.insert(0, span)
            depth = own
    return [span for span in found if not _DEFINES.search(span.of(document.text).rstrip())]


def _leads(document: Document, span: Span) -> bool:
    return span.of(document.text).rstrip().endswith((":", "—", "–"))


def _depth(place: str) -> int:
    """How deep in lists a place lies."""
    return place.count(".pnt_") + place.count(".idt_")
