"""What the texts held say became of an act that is neither held nor known: the sentence that repeals or replaces it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.places import Places
from index.quotable import quotable
from index.world import World
from ingest.model import Document, Span, Unit
from ingest.spellings import written_numbers

#: An act repeals in an article of its own, says so in its title, and gives reasons in its recitals.
_WHERE = {"article": 0, "paragraph": 0, "point": 0, "title": 1, "summary": 1}
_BETWEEN = 200
"""Characters between an act and the verb that is said of it: a list of acts."""


def told(celex: str, world: World) -> tuple[Document, Unit, Span] | None:
    """(text, unit, sentence) of the likeliest place that says it; ``None`` where no text held does."""
    numbers = written_numbers(celex)
    if not numbers:
        return None
    found = [each for id in world.defaults if world.documents[id].kind != "action_plan" for each in _sentences(world.documents[id], numbers)]
    return min(found, key=lambda each: _WHERE.get(each[1].kind, 2), default=None)


def _sentences(document: Document, numbers: tuple[str, ...] | list[str]) -> Iterator[tuple[Document, Unit, Span]]:
    number = rf"(?<![\d/])(?:{'|'.join(map(re.escape, numbers))})(?!\d)"
    done_to = re.compile(rf"{number}[^.;]{{0,{_BETWEEN}}}\b(?:is|are|was|were) (?:hereby )?(?:repealed|replaced)\b|\b(?:repeal(?:s|ing)|replac(?:es|ing))\b[^.;]{{0,{_BETWEEN}}}{number}")
    places = Places(document.units)
    for match in re.finditer(number, document.text):
        unit = places.innermost(match.start(), match.end())
        if unit is None or unit.kind in ("quoted", "footnote"):
            continue
        spans = [unit.span] if unit.kind == "title" else quotable(document, unit.start, unit.end)
        span = next((each for each in spans if each.start <= match.start() < each.end), None)
        if span is not None and done_to.search(" ".join(span.of(document.text).split())) and not _by(document.text, match.start()):
            yield document, unit, span


def _by(text: str, at: int) -> bool:
    """Whether the act is named as the one that did it: "replaced by Directive …"."""
    return re.search(r"\bby (?:\w+ ){0,3}\Z", text[max(0, at - 60) : at]) is not None
