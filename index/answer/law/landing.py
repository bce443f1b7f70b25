"""Where a provision that is named lies: in the edition that answers, failing that in another, or nowhere, and what is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.answer import editions, free
from index.answer.labels import place_label, unit_label
from index.answer.law.unheld import lacking
from index.answer.phrases import joined, phrase
from index.resolution.model import Landing
from index.resolution.outline import Outline, runs
from index.world import World
from ingest.model import Document, Unit


@dataclass(frozen=True, slots=True)
class Landed:
    """The unit that a place means, or none, and then what there is instead.

    ``note`` says what is quoted in its place, or what is missing; ``near`` is the unit or edition to look into where nothing is quoted.
    """

    document: Document
    unit: Unit | None
    note: str = ""
    near: Unit | None = None


def land(document: Document, place: str, world: World, language: str = "en", *, fixed: bool) -> Landed:
    """The unit at ``place``; ``fixed``: this edition was asked for, and no other one answers for it."""
    own = _outline(document.id, world).land(place)
    unit = world.unit(document.id, own.place) if own.place else None
    if own.reached == "unit" and unit:
        return Landed(document, unit)
    name, asked = editions.named(document, world, language), place_label(place, language)
    if own.reached == "around" and unit:  # a digest, or sentences and points that the text does not tell apart
        label = unit_label(unit.label, language, world, running=True)
        return Landed(document, unit, phrase(language, "all_shown", label=label, act=name, place=asked))
    other = _elsewhere(document, place, world)
    if other and other.unit:
        edition = editions.edition_words(other.document, world, language)
        if not fixed:
            return Landed(other.document, other.unit, phrase(language, "quoted_from", edition=edition, act=name, place=asked))
        there = phrase(language, "stands_in", edition=edition)
        return Landed(other.document, None, f"{_missing(document, place, own, world, language)} {there}", other.unit)
    said = _missing(document, place, own, world, language)
    if own.reached != "missing" and other:  # recitals stand only in the text as adopted: that tells which there are
        said = _missing(other.document, place, _outline(other.document.id, world).land(place), world, language)
    return Landed(document, None, said, unit)


def _elsewhere(document: Document, place: str, world: World) -> Landed | None:
    """The provision in another edition: its unit, or none where that edition tells that there is none."""
    work = world.work_of(document.id)
    others = [each for each in world.editions(work.id) if each.id != document.id and each.language == document.language] if work else []
    others = [each for each in others if each.state != "digest" or document.state == "digest"]
    others.sort(key=lambda each: (each.state != "original", each.id))
    known: Landed | None = None
    for each in others:
        landing = _outline(each.id, world).land(place)
        if landing.reached == "unit":
            return Landed(each, world.unit(each.id, landing.place))
        if landing.reached == "missing" and known is None:
            known = Landed(each, None)
    return known


def _missing(document: Document, place: str, landing: Landing, world: World, language: str) -> str:
    """That a place is not there, and what is: "Article 31(4) … has no point f: there are points a to c." """
    if document.state == "digest" or landing.reached != "missing" or not landing.label:
        return lacking(document, place, world, language)
    where = free.named(landing.label, document.id, world, language)
    missing = next(part for part in place.split(".") if not landing.place.endswith(part) and part not in landing.place.split("."))
    there = _outline(document.id, world).there(landing.place, missing.partition("_")[0])
    part = place_label(missing, language)
    if not there:
        return phrase(language, "lacks_parts", label=where, part=part)
    noun = phrase(language, f"noun_{there[0].kind}", number=len(there))
    return phrase(language, "lacks_part", number=len(there), label=where, part=part, noun=noun, range=span_words(there, language))


def parts(id: str, place: str, level: str, world: World) -> list[Unit]:
    """The parts of a level that a unit of a document has, in order."""
    return _outline(id, world).parts(place, level)


def span_words(units: Sequence[Unit], language: str) -> str:
    """The numbers of units of one level: "1–4 and 6"."""
    return joined(language, [first if first == last else f"{first}–{last}" for first, last in runs(units)])


@lru_cache(maxsize=64)
def _outline(id: str, world: World) -> Outline:
    return Outline(world.documents[id])
