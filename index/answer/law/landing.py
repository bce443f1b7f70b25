"""Where a provision that is named lies: in the edition that answers, failing that in another, or nowhere, and what is there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.answer import editions, free
from index.answer.conditions import act_name
from index.answer.labels import place_label, unit_label
from index.answer.law.unheld import lacking
from index.answer.phrases import joined, phrase, sentence
from index.resolution.model import Landing
from index.resolution.outline import Outline, runs
from index.world import World
from ingest.model import Deletion, Document, Unit
from ingest.naming import called


@dataclass(frozen=True, slots=True)
class Landed:
    """The unit that a place means, or none, and then what there is instead.

    ``note`` says what is quoted in its place, or what is missing; ``near`` is the unit to look into where nothing is quoted,
    ``near_in`` the edition that it stands in, if another.
    """

    document: Document
    unit: Unit | None
    note: str = ""
    near: Unit | None = None
    near_in: Document | None = None


def land(document: Document, place: str, world: World, language: str = "en", *, fixed: bool) -> Landed:
    """The unit at ``place``; ``fixed``: this edition was asked for, and no other one answers for it."""
    own = _outline(document.id, world).land(place)
    unit = world.unit(document.id, own.place) if own.place else None
    deleted = deletion(document, [place], world, language)
    if deleted:
        other = _elsewhere(document, place, world)
        there = phrase(language, "stands_in", edition=editions.edition_words(other.document, world, language)) if other and other.unit else ""
        return Landed(document, None, f"{deleted} {there}".strip(), other.unit if other else None, other.document if other else None)
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


def gone(document: Document, place: str, world: World) -> Deletion | None:
    """The deletion of the provision that a place means, under the address that the text gives it."""
    landing = _outline(document.id, world).land(place)
    return document.deletion(place) or (document.deletion(landing.place) if landing.reached == "unit" else None)


def deletion(document: Document, places: Sequence[str], world: World, language: str) -> str:
    """That provisions which one act deleted are gone, and which act that was where the text says so; "" for no provisions."""
    found = [each for place in places if (each := gone(document, place, world))]
    if not found:
        return ""
    work = world.work_of(document.id)
    labels = joined(language, [place_label(place, language) for place in dict.fromkeys(each.place for each in found)])
    act = called(work, language) if work else document.title
    key = "brought_deleted" if found[0].by else "brought_deleted_unnamed"
    said = phrase(language, key, number=len(found), place=labels, act=act, other=act_name(found[0].by, world, language))
    gone_from = phrase(language, "no_longer_there", number=len(found), edition=editions.edition_words(document, world, language))
    return f"{sentence(said)} {gone_from}"


def bracketed(document: Document, place: str, question: str) -> str:
    """The place that "Article 3(1)" means where an article has a list with numbers and no numbered paragraphs: its point (1).

    "The first paragraph of Article 3" is the words before that list.
    """
    article, _, rest = place.partition(".")
    level, _, number = rest.partition("_")
    if level != "par" or not number.isdigit():
        return place
    units = {unit.place: unit for unit in document.units}
    paragraph, point = units.get(place), f"{article}.pnt_{number}"
    counted = paragraph is not None and not paragraph.number
    return point if counted and point in units and re.search(rf"\({number}\)|\d\.{number}(?!\d)", question) else place


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
