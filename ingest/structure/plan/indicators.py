"""Performance indicators and the data sources that they name."""

from __future__ import annotations

import re

from ingest.model import DataSource, Indicator, Span
from ingest.structure.plan.draft import Draft

_BRACKETS = re.compile(r"\([^()]*\)")


def indicator(draft: Draft, place: str, number: str, label: str, text: Span, prose: Span, words: str) -> Indicator:
    """The indicator at ``place``; ``words`` are those of ``prose``.

    Its sources are the bodies that its brackets name, and surveys named anywhere.
    """
    brackets = [Span(match.start(), match.end()) for match in _BRACKETS.finditer(words)]
    sources: dict[str, DataSource] = {}
    written: dict[Span, Span] = {}
    following = 0
    for named in draft.bodies.find(words):
        while following < len(brackets) and brackets[following].end < named.span.end:
            following += 1
        inside = following < len(brackets) and brackets[following].covers(named.span)
        body = draft.bodies.get(named.body)
        if inside or (body is not None and body.kind == "survey"):
            name = draft.dated(named.body)
            at = Span(prose.start + named.span.start, prose.start + named.span.end)
            sources.setdefault(name, DataSource(name, at, True))
        if inside:
            bracket = brackets[following]
            written.setdefault(bracket, Span(prose.start + bracket.start, prose.start + bracket.end))
    return Indicator(place, number, label, text, prose, tuple(sources.values()), tuple(written.values()))
