"""The words of a provision that is named, or asked for by its heading: whole sentences, each at its own paragraph or point."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.answer import editions, free
from index.answer.conditions import quoted
from index.answer.labels import place_label, unit_label
from index.answer.law.unheld import lacking
from index.answer.model import Answer, Result
from index.answer.phrases import phrase, quotation, sentence
from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.quotable import quotable
from index.world import World, stem
from ingest.fold import tokens
from ingest.model import Document, Span, Unit
from ingest.structure.canonical import Nesting
from ingest.wording import grouped

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
    gives_none = False
    for document in held:
        for place in places:
            found = _found(document, place, world, answer)
            if found is None:
                missing.append(lacking(document, place, world, answer.language))
                continue
            holder, unit = found
            if asked and kind and not any(_GIVES[kind].search(each.of(holder.text)) for each in quotable(holder, unit.start, unit.end)):
                where = free.named(unit.label, holder.id, world, answer.language)
                missing.append(phrase(answer.language, f"gives_no_{kind}", label=where, words=quoted(" ".join(asked), answer.language)))
                gives_none = True
                continue
            said.append(_quoted(holder, unit, asked, kind, world, answer))
            items.append(f"{holder.id}/{unit.place}")
    if not items:
        answer.status = "not_found" if gives_none else "not_held"
        answer.answer = " ".join(dict.fromkeys(missing))
        return
    for each in dict.fromkeys(missing):
        answer.note(each)
    answer.answer = " ".join(said)
    answer.result = Result("units", tuple(items), "complete", len(items))


def _quoted(document: Document, unit: Unit, asked: Sequence[str], kind: str, world: World, answer: Answer) -> str:
    """The unit's words as the answer quotes them, each sentence claimed at its own paragraph or point."""
    language = answer.language
    nesting = Nesting([each for each in document.units if unit.span.covers(each.span)])
    every = list(quotable(document, unit.start, unit.end)) or [unit.span]
    body = [span for span in every if span.of(document.text).strip(" .") not in (unit.heading, unit.label.partition(" (")[0])] or every
    giving = [span for span in body if kind and _GIVES[kind].search(span.of(document.text))]
    chosen = _about(document, giving or body, asked)
    if len(chosen) < len(body):
        whole = f"vouch show {document.id} {unit.place}"
        label = unit_label(unit.label, language, world, running=True)
        answer.note(sentence(phrase(language, "sentences_holding", label=label, command=whole)))
    name = free.named(unit.label, document.id, world, language)
    head = f"{name}, {unit.heading}" if unit.heading and language == "en" else f"{name}, {quotation(unit.heading, language)}" if unit.heading else name
    lines = [phrase(language, "labelled", label=head, text="").rstrip()]
    length = 0
    for span in chosen:
        if length and length + span.end - span.start > _MOST_CHARACTERS:
            shown, whole = grouped(length, language), grouped(unit.end - unit.start, language)
            label = unit_label(unit.label, language, world)
            command = f"vouch show {document.id} {unit.place}"
            answer.note(phrase(language, "is_long", label=label, command=command, shown=shown, all=whole))
            break
        length += span.end - span.start
        inner = world.unit(document.id, nesting.covering(span) or unit.place) or unit
        answer.claim(free.quoting(inner.label, document.id, span, answer), answer.cite(document.id, inner.place, span))
        words = quotation(span.of(document.text), language)
        apart = inner.place != unit.place
        lines.append(phrase(language, "labelled", label=unit_label(inner.label, language, world), text=words) if apart else words)
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
    language = answer.language
    name, asked = editions.named(document, world, language), place_label(place, language)
    work = world.work_of(document.id)
    other = editions.with_place(work, place, world, document) if work else None
    if other and (other.state != "digest" or document.state == "digest"):
        edition = editions.edition_words(other, world, language)
        answer.note(phrase(language, "quoted_from", edition=edition, act=name, place=asked))
        unit = world.unit(other.id, place)
        return (other, unit) if unit else None
    parts = place.split(".")
    for count in range(len(parts) - 1, 0, -1):
        unit = world.unit(document.id, ".".join(parts[:count]))
        if unit:
            label = unit_label(unit.label, language, world, running=True)
            answer.note(phrase(language, "all_shown", label=label, act=name, place=asked))
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
