"""The words of a provision that is named, or asked for by its heading: whole sentences, each at its own paragraph or point."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.answer import editions, free
from index.answer.law.unheld import lacking, place_words
from index.answer.model import Answer, Result
from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.quotable import quotable
from index.world import World, stem
from ingest.fold import tokens
from ingest.model import Document, Span, Unit
from ingest.structure.canonical import Nesting

#: Characters of a provision that one answer quotes; an amending act's article can be a hundred times that.
_MOST_CHARACTERS = 6000


def quote(
    held: Sequence[Document], places: Sequence[str], asked: Sequence[str], world: World, answer: Answer, kind: str = ""
) -> None:
    """Quote the provisions at ``places``; of one about which more is ``asked``, the sentences that hold those words.

    ``kind``: ``date`` or ``number`` where one is asked for: a provision that gives none does not answer.
    """
    said: list[str] = []
    items: list[str] = []
    missing: list[str] = []
    for document in held:
        for place in places:
            found = _found(document, place, world, answer)
            if found is None:
                missing.append(lacking(document, place, world))
                continue
            holder, unit = found
            if asked and kind and not any(_GIVES[kind].search(each.of(holder.text)) for each in quotable(holder, unit.start, unit.end)):
                missing.append(f"{free.named(unit.label, holder.id, world)} gives no {kind} for “{' '.join(asked)}”.")
                continue
            said.append(_quoted(holder, unit, asked, kind, world, answer))
            items.append(f"{holder.id}/{unit.place}")
    if not items:
        answer.status = "not_found" if any(" gives no " in each for each in missing) else "not_held"
        answer.answer = " ".join(dict.fromkeys(missing))
        return
    for each in dict.fromkeys(missing):
        answer.note(each)
    answer.answer = " ".join(said)
    answer.result = Result("units", tuple(items), "complete", len(items))


def _quoted(document: Document, unit: Unit, asked: Sequence[str], kind: str, world: World, answer: Answer) -> str:
    """The unit's words as the answer quotes them, each sentence claimed at its own paragraph or point."""
    nesting = Nesting([each for each in document.units if unit.span.covers(each.span)])
    every = list(quotable(document, unit.start, unit.end)) or [unit.span]
    body = [span for span in every if span.of(document.text).strip(" .") not in (unit.heading, unit.label.partition(" (")[0])] or every
    giving = [span for span in body if kind and _GIVES[kind].search(span.of(document.text))]
    chosen = _about(document, giving or body, asked)
    if len(chosen) < len(body):
        answer.note(f"The sentences of {unit.label} that hold the question's words; `vouch show {document.id} {unit.place}` has all of it.")
    name = free.named(unit.label, document.id, world)
    lines = [f"{name}, {unit.heading}:" if unit.heading else f"{name}:"]
    length = 0
    for span in chosen:
        if length and length + span.end - span.start > _MOST_CHARACTERS:
            answer.note(
                f"{unit.label} is long: its first {length:,} of {unit.end - unit.start:,} characters are quoted; "
                f"`vouch show {document.id} {unit.place}` has all of it."
            )
            break
        length += span.end - span.start
        inner = world.unit(document.id, nesting.covering(span) or unit.place) or unit
        lead = free.named(inner.label, document.id, world)
        answer.claim(f"{lead}: “{span.of(document.text)}”", answer.cite(document.id, inner.place, span))
        apart = inner.place != unit.place
        lines.append(f"{f'{inner.label}: ' if apart else ''}“{span.of(document.text)}”")
    return " ".join(lines)


_DIGITS = r"(?<![(\w.-])\d{1,4}(?![\w).])|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)\b"
#: What a sentence must hold to give what is asked for: a number that is no reference to a provision, or a day or stretch of time.
_GIVES = {
    "date": re.compile(r"\b(?:19|20)\d\d\b|\b(?:months?|years?|days?|weeks?)\b"),
    "number": re.compile(rf"(?<!Article )(?<!Articles )(?<!and )(?:{_DIGITS})", re.IGNORECASE),
}


def _about(document: Document, spans: Sequence[Span], asked: Sequence[str]) -> list[Span]:
    """The sentences that hold most of the words asked for; all of them where none holds any."""
    wanted = {stem(word) for text in asked for word, _, _ in tokens(text)}
    held = [(len(wanted & {stem(word) for word, _, _ in tokens(span.of(document.text))}), span) for span in spans]
    best = max((count for count, _ in held), default=0)
    return [span for count, span in held if best and count == best] or list(spans)


def _found(document: Document, place: str, world: World, answer: Answer) -> tuple[Document, Unit] | None:
    """The unit at a place, in the edition or failing that in another one, or the nearest one above it."""
    unit = _at(document, place, world)
    if unit:
        return document, unit
    work = world.work_of(document.id)
    other = editions.with_place(work, place, world, document) if work else None
    if other and (other.state != "digest" or document.state == "digest"):
        answer.note(
            f"{editions.named(document, world)} holds no {place_words(place)}; "
            f"quoted from the {editions.edition_words(other, world)}."
        )
        unit = world.unit(other.id, place)
        return (other, unit) if unit else None
    parts = place.split(".")
    for count in range(len(parts) - 1, 0, -1):
        unit = world.unit(document.id, ".".join(parts[:count]))
        if unit:
            answer.note(f"{editions.named(document, world)} holds no {place_words(place)}; all of {unit.label} is shown.")
            return document, unit
    return None


def _at(document: Document, place: str, world: World) -> Unit | None:
    """The unit at a place, also where a text counts "Article 2(5)" as a point rather than as a paragraph."""
    return next((unit for each in _spelt(place) if (unit := world.unit(document.id, each))), None)


def _spelt(place: str) -> Iterator[str]:
    yield place
    if ".par_" in place:
        yield place.replace(".par_", ".pnt_", 1)
    if ".pnt_" in place and ".par_" not in place:
        article, _, point = place.partition(".pnt_")
        yield f"{article}.par_1.pnt_{point}"
    if place == "anx_I":
        yield "anx"


# --------------------------------------------------------------------------- by heading

#: Words with which people ask for an article by its heading.
_ARTICLES = "article articles provision provisions rules rule directive regulation framework decision act"
_ABOUT_ARTICLES = frozenset(_ARTICLES.split())


def headed(held: Sequence[Document], left: Sequence[str], said: str) -> list[str]:
    """Articles whose headings are what the question asks for: every word of one, inflected or not, and no other word.

    "Definitions in the directive", "what does it say on extended confiscation?". ``said``: the question without the
    acts' names, ``left``: what no property accounts for.
    """
    dropped = FUNCTION_WORDS["en"] | FRAME_WORDS["en"] | _ABOUT_ARTICLES
    asked = {stem(word) for word, _, _ in tokens(said) if word not in dropped}
    alone = {stem(word) for text in left for word, _, _ in tokens(text)}
    found = []
    for document in held:
        for unit in document.units:
            heading = {stem(word) for word, _, _ in tokens(unit.heading) if word not in FUNCTION_WORDS["en"]}
            if unit.kind == "article" and heading and heading in (asked, alone):
                found.append(unit.place)
    return list(dict.fromkeys(found))
