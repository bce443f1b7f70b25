"""What acts say on a subject: the best sentences of their own texts, ranked and said to be so; and what an act is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.answer import editions, free, rule
from index.answer.conditions import quoted
from index.answer.law import resting
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, phrase, quotation, sentence
from index.expect import expect
from index.question.interpretation import Interpretation
from index.quotable import quotable
from index.search import Hit
from index.store import Within
from index.world import World, stem
from ingest.fold import tokens
from ingest.model import Document, Span, Unit
from ingest.naming import called
from ingest.structure.canonical import Nesting

if TYPE_CHECKING:
    from index.engine import Engine

#: Different words of a sentence that says something: headings have fewer.
_FEWEST_WORDS = 6
_FEWEST_WANTED = 2
_MOST_SENTENCES = 3
_MOST_CHARACTERS = 900
"""Of what an act is about: the first sentences of its first article."""


def quote(held: Sequence[Document], left: Sequence[str], one: Interpretation, world: World, answer: Answer, engine: Engine) -> None:
    """What the texts named say on the subject, and the actions that cite them: the best units, quoted."""
    bodies = [each.text for each in one.filters if each.field in ("body", "named", "row")]
    bodies += [choice.text for choice in one.choices]
    asked = " ".join([*one.subject, *bodies]) if one.subject else editions.without_names(one)
    acts = {document.id.split(".")[0] for document in held}
    texts = [document.id for document in held if rule.has_rules(document)]
    if texts and rule.quote(tidy(editions.without_names(one)), texts, engine, answer, language=one.language, subject=" ".join(one.subject)):
        answer.note(phrase(answer.language, "ranked_alone", texts=joined(answer.language, [editions.named(document, world, answer.language) for document in held])))
        return
    refused = answer.answer
    own = engine.search.find(asked, within=Within(documents=[document.id for document in held if document.id not in texts])) if len(texts) < len(held) else []
    changed = [id for act in sorted(acts) for id in world.citing(act, _changed(act, world))]
    own += engine.search.find(asked, within=Within(places=changed)) if changed else []
    nearest = answer.passages
    if own or not texts:
        weigh(own, one, world, answer, engine)
    citing = [row.id for row in world.rows if acts & row.acts and (not left or _holds(world.text(row.document, row.action.text), left, every=False))]
    whole = [row.id for row in world.rows if row.id in citing and left and _holds(world.text(row.document, row.action.text), left, every=True)]
    if whole and not any(_holds(unit.span.of(document.text), left, every=True) for document in held for unit in document.units if unit.kind == "article"):
        weigh(engine.search.find(one.question, within=Within(places=whole)), one, world, answer, engine)
        if answer.status == "answered":
            answer.note(phrase(answer.language, "ranked_and_citing", texts=joined(answer.language, [editions.named(document, world, answer.language) for document in held])))
            return
    if answer.status != "answered" and citing:
        refused = refused if texts else answer.answer
        weigh(engine.search.find(one.question, within=Within(places=citing)), one, world, answer, engine)
        answer.answer = answer.answer if answer.status == "answered" else refused
    if answer.status == "answered":
        _complete(one, world, answer)
        short = joined(answer.language, [editions.named(document, world, answer.language) for document in held])
        answer.note(phrase(answer.language, "ranked_and_citing" if citing or changed else "ranked_alone", texts=short))
        return
    if left:
        _by_words(held, left, one, world, answer)
    if left and answer.status != "answered" and one.language == "en":
        called = world.everyday.called(one.question, lambda words: world.said(texts, words)) if texts else ()
        spoken = {word for each in called for word, _, _ in tokens(one.question[each.start : each.end])}
        if called and all(word in spoken for text in left for word, _, _ in tokens(text)):  # all that is asked about has another name there
            _by_words(held, [each.names[0] for each in called if each.names], one, world, answer)
    if texts and answer.status != "answered":
        answer.answer, answer.passages = refused, nearest


def _holds(text: str, words: Sequence[str], *, every: bool) -> bool:
    """Whether a text has one of the words, or all of them, in whatever form."""
    held = {stem(word) for word, _, _ in tokens(text)}
    wanted = [stem(word) in held for text in words for word, _, _ in tokens(text)]
    return all(wanted) if every else any(wanted)


def tidy(question: str) -> str:
    """A question that lost an act's name, without the preposition that it hung on."""
    return re.sub(r"\s{0,3}\b(?:under|in|of|by|to|with|according to|within the meaning of|pursuant to)(?:\s{1,3}the)?\s{0,3}(?=[?.!]|$)", "", question)


def weigh(hits: Sequence[Hit], one: Interpretation, world: World, answer: Answer, engine: Engine) -> None:
    """Quote what answers among these passages, best first."""
    best = sorted(hits, key=lambda hit: -hit.score)
    free.quote(one, world, answer, [replace(hit, rank=rank) for rank, hit in enumerate(best, start=1)], engine.ground)
    bare = tidy(editions.without_names(one))
    if answer.status == "not_found" and bare != one.question and len(tokens(bare)) > 1:
        again = Answer(bare, answer.on, world, interpretation=answer.interpretation)
        free.quote(replace(one, question=bare), world, again, list(hits), engine.ground)
        if again.status == "not_found":  # an act's name and number are no part of what is missing
            answer.answer = again.answer
    searched = {hit.passage.document for hit in hits}
    if any(made.document not in searched for made in answer.citations):  # a term that another text defines
        answer.status, answer.answer = "not_found", phrase(one.language, "not_said_there")
        answer.claims, answer.citations = [], []


def _changed(act: str, world: World) -> list[str]:
    """The texts that an act amended: what it brought stands in them."""
    if world.catalogue is None:
        return []
    changed = [work for work in world.catalogue.works if any(each.kind == "amended" and each.by == act for each in work.history)]
    return [held.id for work in changed if (held := world.edition(work.id))]


def _by_words(held: Sequence[Document], left: Sequence[str], one: Interpretation, world: World, answer: Answer) -> None:
    """Of a text that is named, the sentences that hold every word asked for: shown as such, where nothing surer answers.

    A question for a time is answered only by a sentence that gives one.
    """
    wanted = {stem(word) for text in left for word, _, _ in tokens(text)}
    asked = expect(one.question, one.language)
    timed = asked.kind == "date"
    for document in held:
        if rule.has_rules(document) and (len(wanted) < _FEWEST_WANTED or (asked.firm and asked.kind not in ("content", "date"))):
            continue  # among a hundred pages some sentence holds any two words
        found: list[tuple[Unit, Span]] = []
        for unit in (unit for unit in document.units if unit.kind in ("article", "summary", "recital", "annex")):
            for span in quotable(document, unit.start, unit.end):
                said = span.of(document.text)
                forms = {word for word, _, _ in tokens(said)}
                words = {stem(word) for word in forms}
                if wanted <= words and (len(wanted) > 1 or _names(left, forms)) and len(words) >= _FEWEST_WORDS and (not timed or re.search(r"\b(?:19|20)\d\d\b|\b(?:months?|years?|days?)\b", said)):
                    found.append((unit, span))
        if not found:
            continue
        nesting = Nesting(document.units)
        lines = []
        for unit, span in found[:_MOST_SENTENCES]:
            piece = rule.completed(document, span) if rule.has_rules(document) else None
            if piece is not None:
                lines += [rule.write(piece, rule.Rule(document.id, unit, 0.0), answer)] if piece.place not in {made.place for made in answer.citations} else []
                continue
            inner = world.unit(document.id, nesting.covering(span) or unit.place) or unit
            lines.append(free.quoting(inner.label, document.id, span, answer))
            answer.claim(lines[-1], answer.cite(document.id, inner.place, span))
        answer.answer, answer.status = " ".join(lines), "answered"
        language = answer.language
        words_asked = joined(language, [quoted(word, language) for word in left])
        answer.note(phrase(language, "ranked_by_words", text=editions.named(document, world, language), words=words_asked))
        return


def _names(left: Sequence[str], forms: Collection[str]) -> bool:
    """Whether a sentence has the single word asked for, in the singular or plural: by its stem alone, "personal" would be "persons"."""
    singular = {word.removesuffix("s") for word in forms}
    return all(word.removesuffix("s") in singular for text in left for word, _, _ in tokens(text))


def _complete(one: Interpretation, world: World, answer: Answer) -> None:
    """Add the sentences of the articles quoted that hold a word of the question which no quotation has yet.

    The rule asked for often stands beside the one that sounds most like the question: who manages frozen
    property in Article 10(1), whether it may be sold in 10(2).
    """
    wanted = set(free.subject_stems(one))
    quoted = {stem(word) for made in answer.citations for word, _, _ in tokens(made.quote)}
    articles = dict.fromkeys((made.document, made.place.split(".")[0]) for made in answer.citations)
    for id, place in articles:
        document, unit = world.documents[id], world.unit(id, place)
        if unit is None or unit.kind != "article":
            continue
        nesting = Nesting([each for each in document.units if unit.span.covers(each.span)])
        for span in quotable(document, unit.start, unit.end):
            words = {stem(word) for word, _, _ in tokens(span.of(document.text))}
            if not (words & wanted) - quoted or len(words) < _FEWEST_WORDS:
                continue
            quoted |= words
            inner = world.unit(id, nesting.covering(span) or place) or unit
            said = free.quoting(inner.label, id, span, answer)
            answer.claim(said, answer.cite(id, inner.place, span))
            answer.answer += f" {said}"


def opens(document: Document, world: World, answer: Answer) -> bool:
    """Quote what a text says first of itself, in its summary or under a heading that says so; false where it has neither."""
    unit = _opening(document)
    if unit is None or not (unit.kind == "summary" or unit.heading.lower().startswith(_HEADINGS)):
        return False
    span = next(iter(_first(document, unit)), unit.span)
    inner = Nesting([each for each in document.units if unit.span.covers(each.span)]).covering(span) or unit.place
    label = (world.unit(document.id, inner) or unit).label
    answer.claim(free.quoting(label, document.id, span, answer), answer.cite(document.id, inner, span))
    answer.status = "answered"
    return True


def about(held: Sequence[Document], world: World, answer: Answer, *, titled: bool) -> bool:
    """What each text is about: its summary, or its first article, with its title if asked; false where a text has neither."""
    language = answer.language
    units = [(document, unit) for document in held if (unit := _opening(document))]
    if len(units) < len(held):
        return False
    lines, items = [], []
    for document, unit in units:
        work = world.work_of(document.id)
        name = free.named(unit.label, document.id, world, language)
        lead = f"{name}, {unit.heading if language == 'en' else quotation(unit.heading, language)}" if unit.heading else name
        quotes = []
        if titled and work:
            said = phrase(language, "is_titled", act=called(work, language), title=quotation(work.title, language))
            answer.claim(said, answer.cite(document.id, *resting.head(document)))
            lines.append(said)
        nesting = Nesting([each for each in document.units if unit.span.covers(each.span)])
        for span in _first(document, unit):
            inner = nesting.covering(span) or unit.place
            quotes.append(quotation(span.of(document.text), language))
            answer.claim(phrase(language, "labelled", label=name, text=quotes[-1]), answer.cite(document.id, inner, span))
        lines.append(phrase(language, "labelled", label=lead, text=" ".join(quotes)))
        items.append(f"{document.id}/{unit.place}")
        for row in world.rows:
            cited = answer.cite(row.document, row.action.place, row.action.text) if work and work.id in row.acts else None
            if cited is not None and not any(numbers == [cited] for _, numbers in answer.claims):
                said = sentence(phrase(language, "cites_it", label=label(language, "action", [row.action.number])))
                answer.claim(said, cited)
                lines.append(said)
    answer.answer = " ".join(lines)
    answer.status = "answered"
    answer.result = Result("units", tuple(items), "ranked", len(items))
    return True


#: How articles are headed that say what an act is about.
_HEADINGS = ("subject matter", "purpose", "aim", "objective", "scope")


def _opening(document: Document) -> Unit | None:
    summary = next((unit for unit in document.units if unit.kind == "summary"), None)
    articles = [unit for unit in document.units if unit.kind == "article"]
    told = next((unit for unit in articles[:3] if unit.heading.lower().startswith(_HEADINGS)), None)
    return summary or told or next(iter(articles), None)


def _first(document: Document, unit: Unit) -> list[Span]:
    found: list[Span] = []
    for span in quotable(document, unit.start, unit.end):
        if span.of(document.text).strip(" .") in (unit.heading, unit.label):
            continue
        if found and span.end - found[0].start > _MOST_CHARACTERS:
            break
        found.append(span)
    return found
