"""What cites an act, over all texts held, and what an act itself cites: selected from the references found in the texts."""

from __future__ import annotations

from collections.abc import Sequence

from index.answer import free
from index.answer.labels import unit_label
from index.answer.law.asked import Asked
from index.answer.law.told import in_running
from index.answer.model import Answer, Result
from index.answer.phrases import joined, phrase
from index.world import World
from ingest.model import Work
from ingest.naming import called

_MOST_PLACES = 6
"""Places of one text that a sentence names."""


def answer_citing(works: Sequence[Work], asked: Asked, world: World, answer: Answer) -> bool:
    """Which texts cite the works, or which acts they cite; false where the question is not of references."""
    answering = list(world.defaults)
    language = answer.language
    lines, items = [], []
    for work in works:
        related = "relate" in asked.concepts and len(works) > 1
        if related or asked.role == "agent":
            lines.append(_cites(work, [other for other in works if other is not work], asked, world, answer))
            items += [known.id for known, _ in _cited(work, world)]
            if len(works) > 1 and not related:
                break  # "does A cite B?" asks nothing of what B cites
            continue
        own = {document.id for document in world.editions(work.id)}
        others = [each for each in answering if each not in own]
        ids = [id for celex in {work.id, work.celex or work.id} for id in world.citing(celex, others)] + world.naming(work.id, others)
        by_document: dict[str, list[str]] = {}
        for id in dict.fromkeys(ids):
            document, _, place = id.partition("/")
            if "." not in place:
                by_document.setdefault(document, []).append(place)
        if not by_document:
            lines.append(phrase(language, "cited_by_none", checked=len(answering), act=called(work, language)))
            continue
        for document, places in by_document.items():
            cited: list[int] = []
            labels: list[str] = []
            for place in places:
                unit = world.unit(document, place)
                if unit:
                    cited.append(answer.cite(document, place, unit.span))
                    labels.append(unit_label(unit.label, language, world, running=bool(labels)))
                    items.append(f"{document}/{place}")
            more = len(labels) - _MOST_PLACES
            shown = joined(language, labels[:_MOST_PLACES])
            said = phrase(language, "more_places", number=more, places=shown, count=more) if more > 0 else shown
            name = free.named("", document, world, language).removeprefix(" of ") or world.documents[document].title
            answer.claim(f"{phrase(language, 'labelled', label=name, text=said)}.", *cited)
        counts = {"count": len(by_document), "checked": len(answering)}
        told = phrase(language, "cited_by", number=len(by_document), act=called(work, language), **counts)
        lines += [phrase(language, "yes_as", why=told) if asked.yes_no else told, *(text for text, _ in answer.claims)]
    answer.answer = " ".join(dict.fromkeys(lines))
    answer.status = "complete" if items else "empty"
    answer.result = Result("units" if items and "/" in items[0] else "documents", tuple(dict.fromkeys(items)), "complete", len(answering))
    return True


def _cites(work: Work, others: Sequence[Work], asked: Asked, world: World, answer: Answer) -> str:
    """What a work cites, or whether it cites others."""
    language = answer.language
    document = world.edition(work.id)
    found = _cited(work, world)
    if others:
        found = [(known, place) for known, place in found if known in others]
    if document is None or not found:
        what = joined(language, [called(other, language) for other in others]) or phrase(language, "another_act")
        said = phrase(language, "no_reference", what=what, act=called(work, language))
        said = phrase(language, "no_as", why=in_running(said, language)) if asked.yes_no else said
        answer.claim(said)
        return said
    units = [unit for place in dict.fromkeys(place for _, place in found) if (unit := world.unit(document.id, place))]
    names = joined(language, [called(known, language) for known in dict.fromkeys(known for known, _ in found)])
    said = phrase(language, "cites", label=called(work, language), items=names)
    said = phrase(language, "yes_as", why=said) if asked.yes_no else said
    answer.claim(said, *(answer.cite(document.id, unit.place, unit.span) for unit in units))
    return said


def _cited(work: Work, world: World) -> list[tuple[Work, str]]:
    """(act, place) of the acts known that the edition that answers cites."""
    document = world.edition(work.id)
    if document is None or world.catalogue is None:
        return []
    found = [(known, place) for place, act in world.cited(document.id) for known in world.catalogue.find(act)[:1]]
    return [(known, place) for known, place in found if known.id != work.id and place != "title" and "." not in place]
