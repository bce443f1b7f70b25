"""Which act inserted, replaced or changed a provision: what the amending acts that are held say of it, in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.answer import editions, free
from index.answer.labels import place_label
from index.answer.law import own_words
from index.answer.model import Answer, Result
from index.answer.phrases import joined, phrase, sentence
from index.world import World
from ingest.model import Document, Span, Unit, Work
from ingest.naming import called
from ingest.spellings import written_numbers

_INSTRUCTION = 320
"""Characters in which an amending act says what it does before it quotes the new words."""
_VERBS = (("insert", "inserted"), ("added", "added"), ("replaced", "replaced"), ("deleted", "deleted"), ("amended", "amended"))


def brought(works: Sequence[Work], places: Sequence[str], world: World, answer: Answer, *, yes_no: bool) -> bool:
    """Say which act brought or changed the articles at ``places``; false where no text held tells."""
    articles = list(dict.fromkeys(place.split(".")[0] for place in places if place.startswith("art_")))
    items: list[str] = []
    lines: list[str] = []
    language = answer.language
    for work in works:
        for article in articles:
            number = article.removeprefix("art_")
            for by, document, unit, span in _instructions(work, number, world):
                verb = next((said for word, said in _VERBS if word in span.of(document.text).lower()), "amended")
                lead = phrase(language, f"brought_{verb}", number=1, place=place_label(article, language), act=called(work, language), other=called(by, language))
                lines.append(f"{sentence(lead)} {free.quoting(unit.label, document.id, span, answer)}")
                answer.claim(lines[-1], answer.cite(document.id, unit.place, span))
                items.append(document.id)
            answer.note(_since(work, article, world, language) if lines else "")
    if lines:
        yes = [phrase(language, "holds_yes")] if yes_no else []
        answer.answer = " ".join(dict.fromkeys((*yes, *lines)))
        answer.status = "complete"
        answer.result = Result("documents", tuple(dict.fromkeys(items)), "complete", len(works))
        unread = [called(by, language) for work in works for by in _amending(work, world) if not own_words.texts(by, world)]
        answer.note(phrase(language, "not_read", items=joined(language, list(dict.fromkeys(unread)))) if unread else "")
    return bool(lines)


def _amending(work: Work, world: World) -> list[Work]:
    """The acts that are recorded, or say themselves in their titles, to have amended ``work``."""
    if world.catalogue is None:
        return []
    recorded = world.catalogue.related(event.by for event in work.history if event.kind == "amended" and event.by)
    numbers = written_numbers(work.celex or "")
    titled = [other for other in world.catalogue.works if other is not work and "amending" in other.title and any(each in other.title for each in numbers)]
    return list(dict.fromkeys((*recorded, *titled)))


def _instructions(work: Work, number: str, world: World) -> Iterator[tuple[Work, Document, Unit, Span]]:
    """(act, text, unit, sentence) of what amending acts do to an article of ``work``."""
    article = re.compile(rf"\bArticles?\s(?:\d{{1,3}}[a-z]{{0,2}}(?:,\s|\sand\s|\sto\s)){{0,6}}{re.escape(number)}(?![\w])")
    numbers = written_numbers(work.celex or "")
    for by in _amending(work, world):
        for document in own_words.texts(by, world)[:1]:
            for unit in document.units:
                if unit.kind not in ("point", "paragraph", "article") or unit.place.count(".") > 1:
                    continue
                span = _opening(document, unit)
                if span is None:
                    continue
                holder = next(each for each in document.units if each.place == unit.place.split(".")[0])
                about = document.text[holder.start : holder.start + _INSTRUCTION].partition(":")[0]
                if not any(each in about for each in numbers):
                    continue
                quoted = any(each.kind == "quoted" and each.number == number and each.parent == unit.place for each in document.units)
                own = len(unit.label) if unit.kind == "article" and document.text.startswith(unit.label, unit.start) else 0
                if quoted or article.search(document.text[span.start + own : span.end]):
                    yield by, document, unit, span


def _opening(document: Document, unit: Unit) -> Span | None:
    """What a unit says before it quotes: "(13) The following Article is inserted:"; none where it gives no instruction."""
    said = document.text[unit.start : min(unit.end, unit.start + _INSTRUCTION)]
    end = re.search(r":(?=\s|$)", said)
    length = end.end() if end else len(said.rstrip()) if unit.end - unit.start <= _INSTRUCTION else 0
    if not length or not re.search(r"\b(?:insert|add|replac|delet|amend)ed\b", said[:length]):
        return None
    return Span(unit.start, unit.start + length)


def _since(work: Work, article: str, world: World, language: str) -> str:
    """That the text as adopted lacks an article, where it is held and does."""
    original = next((each for each in own_words.texts(work, world) if each.state == "original"), None)
    if original is None or world.unit(original.id, article):
        return ""
    return phrase(language, "lacks_article", edition=editions.named(original, world, language), place=place_label(article, language))
