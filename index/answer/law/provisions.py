"""The words of a provision that is named, or asked for by its heading: whole sentences, each at its own paragraph or point."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.answer import free
from index.answer.conditions import quoted
from index.answer.labels import unit_label
from index.answer.law import lists
from index.answer.law.divided import DIVISIONS, contents
from index.answer.law.divided import headed as headed_as
from index.answer.law.landing import Landed, deletion, gone, land, parts
from index.answer.model import Answer, Result
from index.answer.phrases import phrase, quotation, sentence
from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.quotable import quotable
from index.world import World, stem
from ingest.fold import tokens
from ingest.model import Deletion, Document, Span, Unit
from ingest.structure.canonical import Nesting
from ingest.wording import grouped

#: Characters of a provision that one answer quotes; an amending act's article can be a hundred times that.
_MOST_CHARACTERS = 6000
#: Articles of a chapter that are named.
_SHOWN = 60
#: A provision of so few characters is quoted whole, whatever is asked of it.
_SHORT = 1200


def quote(
    wanted: Sequence[tuple[Document, str]], asked: Sequence[str], world: World, answer: Answer, kind: str = "", *, fixed: bool = False
) -> None:
    """Quote the provisions ``wanted``; of one about which more is ``asked``, the sentences that hold those words.

    ``kind``: ``date`` or ``number`` where one is asked for: a provision that gives none does not answer.
    ``fixed``: the edition was asked for, and no other one answers for it.
    """
    said: list[str] = []
    items: list[str] = []
    missing: list[str] = []
    near: list[Landed] = []
    silent = False
    for document, place in wanted:
        found = land(document, place, world, answer.language, fixed=fixed)
        holder, unit = found.document, found.unit
        if unit is None:
            missing.append(found.note)
            near.append(found)
            continue
        answer.note(found.note)
        if asked and kind and not any(_GIVES[kind].search(each.of(holder.text)) for each in quotable(holder, unit.start, unit.end)):
            where = free.named(unit.label, holder.id, world, answer.language)
            missing.append(phrase(answer.language, f"gives_no_{kind}", label=where, words=quoted(" ".join(asked), answer.language)))
            silent = True
            continue
        listed = parts(holder.id, unit.place, "art", world)[:_SHOWN] if unit.kind in DIVISIONS and unit.end - unit.start > _MOST_CHARACTERS else []
        said.append(contents(holder, unit, listed, world, answer) if listed else _quoted(holder, unit, asked, kind, world, answer))
        items += [f"{holder.id}/{each.place}" for each in listed or [unit]]
    for each in near:
        _beside(each, world, answer)
    answer.answer = " ".join(dict.fromkeys((*missing, *said)))
    if not items:
        answer.status = "not_found" if silent else "not_held"
        return
    if missing:  # what is not there is said first, and the rest is no whole answer
        answer.status = "answered"
        for text in dict.fromkeys(missing):
            answer.claim(text)
    answer.result = Result("units", tuple(items), "complete", len(items))


def deleted(wanted: Sequence[tuple[Document, str]], world: World, answer: Answer) -> bool:
    """Say that the provisions were deleted, and by which acts; false where one of them was not."""
    found = [(document, gone(document, place, world)) for document, place in wanted]
    groups: dict[tuple[str, str], list[Deletion]] = {}
    for document, each in found:
        if each is None:
            return False
        groups.setdefault((document.id, each.by), []).append(each)
    for (id, _), together in groups.items():
        marks = [answer.cite(id, each.parent or "", each.span) for each in together]
        answer.claim(deletion(world.documents[id], [each.place for each in together], world, answer.language), *dict.fromkeys(marks))
    answer.answer = " ".join(dict.fromkeys(text for text, _ in answer.claims))
    answer.result = Result("documents", tuple(dict.fromkeys(by for _, by in groups if by)), "complete", len(found))
    return True


def _beside(found: Landed, world: World, answer: Answer) -> None:
    """Where to look instead of a provision that is not there."""
    if found.near is None:
        return
    id, place = (found.near_in or found.document).id, found.near.place
    answer.mentions.append({"words": free.named(found.near.label, id, world, answer.language), "document": id, "place": place, "label": found.near.label})
    label = unit_label(found.near.label, answer.language, world, running=True)
    answer.note(phrase(answer.language, "show_all", command=f"vouch show {id} {place}", label=label))


def _quoted(document: Document, unit: Unit, asked: Sequence[str], kind: str, world: World, answer: Answer) -> str:
    """The unit's words as the answer quotes them, each sentence claimed at its own paragraph or point."""
    language = answer.language
    nesting = Nesting([each for each in document.units if unit.span.covers(each.span)])
    every = list(quotable(document, unit.start, unit.end)) or [unit.span]
    body = [span for span in every if span.of(document.text).strip(" .") not in (unit.heading, unit.label.partition(" (")[0])] or every
    giving = [span for span in body if kind and _GIVES[kind].search(span.of(document.text))]
    short = not giving and unit.end - unit.start <= _SHORT
    chosen = lists.joined(document, body if short else _about(document, giving or body, asked), body, nesting)
    if len(chosen) < len(body):
        whole = f"vouch show {document.id} {unit.place}"
        label = unit_label(unit.label, language, world, running=True)
        answer.note(sentence(phrase(language, "sentences_holding", label=label, command=whole)))
    lines = [phrase(language, "labelled", label=headed_as(document, unit, world, answer), text="").rstrip()]
    around = Nesting(document.units)
    length = 0
    for span in [*lists.leading(document, unit, world), *chosen]:
        if length and length + span.end - span.start > _MOST_CHARACTERS:
            shown, whole = grouped(length, language), grouped(unit.end - unit.start, language)
            label = unit_label(unit.label, language, world)
            command = f"vouch show {document.id} {unit.place}"
            answer.note(phrase(language, "is_long", label=label, command=command, shown=shown, all=whole))
            break
        length += span.end - span.start
        inner = world.unit(document.id, around.covering(span) or unit.place) or unit
        answer.claim(free.quoting(inner.label, document.id, span, answer), answer.cite(document.id, inner.place, span))
        words = quotation(span.of(document.text), language)
        apart = inner.place != unit.place
        lines.append(phrase(language, "labelled", label=unit_label(inner.label, language, world), text=words) if apart else words)
    return " ".join(lines)


_DIGITS = r"(?<![(\w.-])\d{1,4}(?![\w).])|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)\b"
#: What a sentence must hold to give what is asked for: a number that is no reference to a provision, or a day or stretch of time.
_GIVES = {
    "date": re.compile(r"\b(?:19|20)\d\d\b|\b(?:months?|years?|days?|weeks?|hours?|minutes?)\b|\b(?:immediately|without (?:undue )?delay)\b"),
    "number": re.compile(rf"(?<!Article )(?<!Articles )(?<!and )(?:{_DIGITS})", re.IGNORECASE),
}


def _about(document: Document, spans: Sequence[Span], asked: Sequence[str]) -> list[Span]:
    """The sentences that hold most of the words asked for; all of them where none holds any."""
    wanted = {stem(word) for text in asked for word, _, _ in tokens(text)}
    held = [(len(wanted & {stem(word) for word, _, _ in tokens(span.of(document.text))}), span) for span in spans]
    best = max((count for count, _ in held), default=0)
    return [span for count, span in held if best and count == best] or list(spans)


# --------------------------------------------------------------------------- by heading

#: Words with which people ask for an article by its heading.
_ARTICLES = "article articles provision provisions rules rule directive regulation framework decision act"
_ABOUT_ARTICLES = frozenset(_ARTICLES.split())


def headed(held: Sequence[Document], left: Sequence[str], said: str) -> list[tuple[Document, str]]:
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
                found.append((document, unit.place))
    return found
