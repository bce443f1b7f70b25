"""What a question about a provision asks beyond that provision's own words: where else in the act it is said, or that it is not said there.

"Until when may old systems stay without the logs of Article 25?": Article 25 gives no day; Article 63 names Article 25 and gives one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from index.answer import rule
from index.answer.conditions import quoted
from index.answer.labels import unit_label
from index.answer.law.which_article import as_written
from index.answer.model import Answer
from index.answer.phrases import joined, phrase
from index.answer.rule.choose import Piece
from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.expect import Expectation, expect
from index.question.interpretation import Interpretation
from index.quotable import quotable
from index.world import World, stem
from ingest.fold import tokens
from ingest.model import Document, Unit

#: Kinds of things that a provision gives or does not give, whatever its words.
_THINGS = frozenset(["amount", "number", "duration", "date", "place"])
_MOST = 2
"""Paragraphs of the rest of the act that are quoted."""
_NAMING = 1.5
"""What it counts that a sentence names the provision asked about, in words of the question …"""
_NAMED = 0.5
"""… that the provision names its article, and twice that if it names its very paragraph."""
_GIVING = 2.0
_ENACTING = frozenset(["article", "annex"])
_ARTICLES = re.compile(r"\bArticles?\s((?:\d{1,3}[a-z]{0,2}(?:\(\w{1,4}\))*(?:, | and | or | to )?){1,12})")
_PARAGRAPH = re.compile(r"\bArticle (\d{1,3}[a-z]{0,2})\((\d{1,2}[a-z]?)\)")
_NUMBER = re.compile(r"(?<![\w(])\d{1,3}[a-z]{0,2}")
_FRAMES = FUNCTION_WORDS["en"] | FRAME_WORDS["en"] | frozenset(["need", "needs", "needed", "require", "requires", "required", "necessary", "oblige", "obliged", "provide", "provides", "provided", "mean", "means", "rule", "rules", "lay", "laid", "down", "set", "out", "demand", "demands"])
"""Words with which any provision may be asked for: every one of them rules something."""


def say(wanted: Sequence[tuple[Document, str]], asked: Sequence[str], spoken: Sequence[str], one: Interpretation, world: World, answer: Answer) -> None:
    """Where the provisions ``wanted`` do not account for all that is asked, quote what else of the act does, before what is quoted of them.

    No such answer is complete. ``asked``: the words of the question that no property accounts for, ``spoken``: the same in the
    texts' language.
    """
    units = _quoted(answer, world) or [(document, unit) for document, place in wanted if (unit := world.unit(document.id, place))]
    if not units:
        return
    held = _stems(text for document, unit in units for text in _texts(document, unit))
    wants = expect(one.question, one.language)
    thing = wants.firm and wants.kind in _THINGS and not any(rule.gives(wants, document, unit.span) for document, unit in units)
    words = {form for word in spoken for form in _content(word)}
    missing = words - held - _everyday(one, held, world)
    if not missing and not thing:
        return
    ids = dict.fromkeys(document.id for document, _ in units)
    pieces = [(id, piece) for id in ids for piece in _elsewhere(world.documents[id], units, words, missing, wants if thing else None)]
    if answer.status == "not_found" and not pieces:
        return
    refused, answer.status = answer.status == "not_found", "answered"
    if answer.result is not None:
        answer.result = replace(answer.result, scope="ranked")
    labels = joined(answer.language, [unit_label(unit.label, answer.language, world, running=True) for _, unit in units])
    if pieces:
        _lead(pieces, world, answer, alone=refused)
        answer.note(phrase(answer.language, "beyond_elsewhere", number=len(units), labels=labels))
        return
    lacking = [word for word in asked if spoken != asked or _content(word) & missing]
    if lacking:
        answer.note(phrase(answer.language, "beyond_not_there", number=len(units), labels=labels, words=joined(answer.language, [quoted(as_written(word, one.question), answer.language) for word in lacking])))
    elif thing:
        answer.note(phrase(answer.language, "beyond_nothing", number=len(units), labels=labels))


def _quoted(answer: Answer, world: World) -> list[tuple[Document, Unit]]:
    """The provisions that the answer selects, which its result names."""
    found = []
    for id in answer.result.items if answer.result is not None and answer.result.kind == "units" else ():
        document, _, place = id.partition("/")
        unit = world.unit(document, place)
        if unit is not None:
            found.append((world.documents[document], unit))
    return found


def _texts(document: Document, unit: Unit) -> Iterable[str]:
    """What a provision says and stands under: its article's and its chapter's headings too."""
    yield unit.span.of(document.text)
    yield from (each.heading for each in document.units if each.heading and each.span.covers(unit.span))
    yield from (each.label for each in document.units if each.span.covers(unit.span))


def _stems(texts: Iterable[str]) -> set[str]:
    return {stem(word) for text in texts for word, _, _ in tokens(text)}


def _content(words: str) -> set[str]:
    return {stem(word) for word, _, _ in tokens(words) if word not in _FRAMES and not word.isdigit()}


def _everyday(one: Interpretation, held: Collection[str], world: World) -> set[str]:
    """Stems of everyday words that the provision has by another name ("fine", where it says "pecuniary sanction")."""
    found: set[str] = set()
    if one.language == "en":
        for each in world.everyday.called(one.question, lambda words: int(_content(words) <= set(held))):
            found |= _content(one.question[each.start : each.end])
    return found


def _elsewhere(
    document: Document, units: Sequence[tuple[Document, Unit]], wanted: set[str], missing: set[str], wants: Expectation | None
) -> list[Piece]:
    """The paragraphs of the act that are tied to the provisions quoted and say the rest: those that name it first."""
    own = [unit for holder, unit in units if holder is document]
    numbers = {unit.place.split(".")[0].removeprefix("art_") for unit in own if unit.place.startswith("art_")}
    named = {number for unit in own for number in _numbers(unit.span.of(document.text))} - numbers
    paragraphs = {f"art_{article}.par_{paragraph}" for unit in own for article, paragraph in _PARAGRAPH.findall(unit.span.of(document.text))}
    scored: list[tuple[float, int, Piece]] = []
    for article in (unit for unit in document.units if unit.kind in _ENACTING):
        if any(article.span.covers(unit.span) or unit.span.covers(article.span) for unit in own):
            continue
        heading = _content(article.heading)
        tied = article.kind == "article" and article.number in named
        for span in quotable(document, article.start, article.end):
            text = span.of(document.text)
            naming = bool(numbers & _numbers(text))
            if not (naming or tied or (missing and missing <= heading)):
                continue
            piece = rule.completed(document, span) or Piece(article.place, article.label, tuple((article.place, each) for each in quotable(document, article.start, article.end)))
            forms = _stems([text]) | heading
            gives = wants is not None and rule.gives(wants, document, span)
            if (wants is not None and not gives) or (wants is None and not missing & forms):
                continue
            score = _NAMING * naming + _NAMED * (tied + 2 * (piece.place in paragraphs)) + len(missing & forms) + 0.5 * len((wanted - missing) & forms) + _GIVING * gives
            scored.append((-score, span.start, piece))
    scored.sort(key=lambda each: each[:2])
    best: dict[str, Piece] = {}
    for score, _, piece in scored:
        if score <= scored[0][0] * _NEAR:
            best.setdefault(piece.place, piece)
    return list(best.values())[:_MOST]


_NEAR = 0.8
"""A further paragraph must come as near as this to the first one, by what speaks for each."""


def _numbers(text: str) -> set[str]:
    """The numbers of the articles that words of a text name, its own act's or another's."""
    return {number for match in _ARTICLES.finditer(text) for number in _NUMBER.findall(match[1])}


def _lead(pieces: Sequence[tuple[str, Piece]], world: World, answer: Answer, *, alone: bool) -> None:
    """Quote the pieces, by their documents, before what the answer has, or ``alone``."""
    rest, lines = answer.answer, []
    before = len(answer.claims)
    for id, piece in pieces:
        unit = world.unit(id, piece.place)
        if unit is not None:
            lines.append(rule.write(piece, rule.Rule(id, _article(id, unit, world), 0.0), answer))
    if alone:
        answer.note(rest)
    answer.claims = [*answer.claims[before:], *([] if alone else answer.claims[:before])]
    answer.answer = " ".join([*lines, *([] if alone else [rest])])
    order = list(dict.fromkeys(number for _, numbers in answer.claims for number in numbers))
    order += [number for number in range(len(answer.citations)) if number not in order and not alone]
    answer.claims = [(text, [order.index(number) for number in numbers]) for text, numbers in answer.claims]
    answer.citations = [answer.citations[number] for number in order]


def _article(document: str, unit: Unit, world: World) -> Unit:
    """The article that a paragraph stands in, under whose heading it is quoted."""
    return next((each for each in world.documents[document].units if each.kind in _ENACTING and each.span.covers(unit.span)), unit)

