"""Acts that are named and not there: neither known, or known without a text; and provisions that a text lacks."""

from __future__ import annotations

from collections.abc import Sequence

from index.answer import editions
from index.answer.labels import place_label
from index.answer.model import Answer
from index.answer.phrases import joined, phrase
from index.world import World
from ingest.model import Document, Work
from ingest.naming import called


def unknown(named: Sequence[str], world: World, answer: Answer) -> None:
    """No act of these names is known."""
    answer.status = "not_held"
    near = [id for name in named for id in (world.catalogue.nearest(name) if world.catalogue else ())]
    held = [document.title for document in world.documents.values() if document.kind in ("legal_act", "digest")]
    language = answer.language
    names = joined(language, list(named), "or") or phrase(language, "text_named")
    said = [phrase(language, "unknown_act", number=len(named) or 1, names=names)]
    said += [phrase(language, "nearest", names=joined(language, list(dict.fromkeys(near))))] if near else []
    answer.answer = " ".join([*said, phrase(language, "acts_held", number=len(held), count=len(held))])


def known_only(works: Sequence[Work], answer: Answer) -> None:
    """The acts are known, and no text or summary of them is held."""
    answer.status = "not_held"
    language = answer.language
    titles = joined(language, [work.title for work in works])
    brings = joined(language, [f"`vouch fetch {work.celex}`" for work in works if work.celex])
    said = [phrase(language, "known_only", titles=titles)]
    answer.answer = " ".join([*said, *([phrase(language, "brings", commands=brings)] if brings else [])])


def lacking(document: Document, place: str, world: World, language: str = "en") -> str:
    """That a place is not there: of a text that it has none, of a digest only that this does not sum it up."""
    work = world.work_of(document.id)
    several = work is not None and sum(each.state != "digest" for each in world.editions(work.id)) > 1
    name = editions.named(document, world, language) if several else called(work, language) if work else document.title
    asked = place_label(place, language)
    numbers = [unit.number for unit in document.units if unit.kind == "article"]
    if document.state == "digest":
        key = "digest_covers" if numbers else "digest_brief"
        id = work.id if work else document.id
        return phrase(language, key, act=name, place=asked, numbers=joined(language, numbers), id=id)
    kind = {"rct": "recital", "cpt": "chapter", "anx": "annex", "sec": "section"}.get(place.split("_")[0])
    others = [unit.number for unit in document.units if unit.kind == kind]
    if others:
        return phrase(language, "has_units", act=name, place=asked, kind=phrase(language, f"noun_{kind}", number=len(others)), first=others[0], last=others[-1])
    if kind:
        return phrase(language, "no_such_part", act=name, place=asked, kind=phrase(language, f"noun_{kind}", number=1))
    if not numbers:
        return phrase(language, "held_without_articles", act=name, place=asked)
    return phrase(language, "has_articles", act=name, place=asked, first=numbers[0], last=numbers[-1])
