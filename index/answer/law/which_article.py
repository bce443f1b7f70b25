"""Which articles of a text deal with something: those that say so in their headings, then those that name it in their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.answer import free
from index.answer.conditions import quoted
from index.answer.labels import unit_label
from index.answer.law import provisions
from index.answer.law.divided import head
from index.answer.model import Answer, Result
from index.answer.phrases import joined, phrase, quotation
from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.world import World, stem
from ingest.fold import fold, tokens
from ingest.model import Document, Unit

_ASKED = re.compile(
    r"\b(?:(?:which|what) (?:of its )?(?:articles?|provisions?)|in (?:which|what) article|(?:quels?|dans quel|dans quels) articles?"
    r"|(?:in )?welche[rmns]? (?:artikeln?|bestimmung(?:en)?)|(?:en )?(?:que|cuales|cual) articulos?)\b"
)
_MOST_IN_WORDS = 12
"""Articles that are named for a word of their text: beyond, the word tells nothing of what an article deals with."""

#: What an article does with its subject, which the question names behind it.
VERBS = frozenset(
    ["set", "sets", "setting", "up", "out", "lay", "lays", "laying", "down", "regulate", "regulates", "govern", "governs", "concern", "concerns", "deal", "deals", "cover", "covers", "treat", "treats", "address", "addresses", "concernent", "concerne", "traitent", "traite", "regissent", "regit", "prevoient", "prevoit", "regeln", "regelt", "betreffen", "betrifft", "behandeln", "behandelt", "tratan", "trata", "regulan", "regula"]
)


def asks(said: str) -> bool:
    """Whether a folded question asks which articles there are on something."""
    return _ASKED.search(said) is not None


_HEADING = re.compile(r"\b(?:heading|headings|headed|title|titled|entitled|called|intitules?|titre|uberschrift|uberschrieben|betitelt|titulo|titulado|titulados|rubrica|epigrafe)\b")
NOUN = re.compile(r"articles?|artikeln?|articulos?|provisions?|disposi(?:tions?|cion|ciones)|bestimmung(?:en)?")
_ARTICLE = re.compile(r"\b(?:articles?|artikeln?|articulos?)\b")
_QUOTED = re.compile(r"[\"“„«]\s?([^\"“”„«»]{2,120}?)\s?[\"”“»]|(?<!\w)['‘]([^'‘’\n]{2,120})['’](?!\w)")


def by_heading(question: str, acts: Sequence[str], world: World, answer: Answer) -> bool:
    """ "The article with the heading 'Safeguards'": quoted from every text that answers and has it; false where none has, or an act is named."""
    said = fold(question)
    quoted_words = _QUOTED.search(question)
    if acts or quoted_words is None or not (_HEADING.search(said) and _ARTICLE.search(said)):
        return False
    heading = fold(quoted_words[1] or quoted_words[2])
    documents = [world.documents[id] for id in world.defaults]
    found = [(document, unit.place) for document in documents for unit in document.units if unit.kind == "article" and fold(unit.heading) == heading]
    if not found:
        return False
    provisions.quote(found, (), world, answer)
    return True


def words(bodies: Sequence[str], left: Sequence[str], spoken: Sequence[str]) -> list[str]:
    """What the articles are to deal with: bodies, and the words left over but the verbs, as the texts have them (``spoken``)."""
    besides = [word for word in left if word not in VERBS and word not in {fold(body) for body in bodies}]
    return list(dict.fromkeys((*bodies, *((each for each in spoken if each not in {fold(body) for body in bodies}) if besides else ()))))


def name(held: Sequence[Document], said: Sequence[str], world: World, answer: Answer) -> bool:
    """Name the articles that have all the words ``said``, in the texts' language; false where too few or too many do.

    One that alone has them in its heading is quoted, and those that have them in their text are noted.
    """
    every = [word for text in said for word, _, _ in tokens(text)]
    wanted = [_forms(word) for word in every if word not in FUNCTION_WORDS["en"] and word not in VERBS]
    if not wanted:
        return False
    articles = [(document, unit) for document in held for unit in document.units if unit.kind == "article"]
    heads = [(document, unit) for document, unit in articles if _has(unit.heading, wanted)]
    texts = [(document, unit) for document, unit in articles if (document, unit) not in heads and _has(unit.span.of(document.text), wanted)]
    texts = texts if len(texts) <= _MOST_IN_WORDS else []
    language = answer.language
    asked = joined(language, [quoted(as_written(text, answer.question), language) for text in said if text not in VERBS])
    if not heads and not texts:
        return False
    if len(heads) == 1:
        provisions.quote([(heads[0][0], heads[0][1].place)], (), world, answer)
    lines: list[str] = []
    for key, found in (("articles_headed", heads if len(heads) > 1 else []), ("articles_saying", texts)):
        for document in held:
            units = [unit for each, unit in found if each is document]
            if not units:
                continue
            items = joined(language, [_named(unit, world, language) for unit in units])
            line = phrase(language, key, number=len(units), act=free.named("", document.id, world, language), count=len(units), words=asked, items=items)
            if heads and found is texts:
                answer.note(line)
                continue
            lines.append(line)
            answer.claim(line, *(answer.cite(document.id, unit.place, head(document, unit)) for unit in units))
    if len(heads) == 1:
        return True
    answer.answer = " ".join(lines)
    answer.status = "answered"
    answer.result = Result("units", tuple(f"{document.id}/{unit.place}" for document, unit in heads or texts), "ranked", len(articles))
    return True


def _named(unit: Unit, world: World, language: str) -> str:
    label = unit_label(unit.label.replace(" (digest)", ""), language, world, running=True)
    return f"{label} ({quotation(unit.heading, language)})" if unit.heading else label


def _forms(word: str) -> set[str]:
    """The stems of a word and of its singular: an acronym's plural has no stem of its own."""
    return {stem(word), stem(word.removesuffix("s"))}


def _has(text: str, wanted: Sequence[set[str]]) -> bool:
    held = {form for word, _, _ in tokens(text) for form in _forms(word)}
    return bool(held) and all(forms & held for forms in wanted)


def left(said: str, language: str) -> tuple[str, ...]:
    """The words of such a question that say what the articles are to deal with, whatever else they might ask of an act ("costs")."""
    dropped = FUNCTION_WORDS.get(language, frozenset()) | FRAME_WORDS.get(language, frozenset()) | VERBS
    return tuple(dict.fromkeys(word for word, _, _ in tokens(said) if word not in dropped and not NOUN.fullmatch(word) and not word.isdigit()))


def as_written(words: str, question: str) -> str:
    """Folded words as they stand in the question."""
    at = fold(question).find(words)
    return question[at : at + len(words)] if at >= 0 else words
