"""What an act is: its numbers, title, kind, who made it, on what basis, of what parts, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.answer import editions, free
from index.answer.labels import unit_label
from index.answer.law import own_words
from index.answer.law.holding import brief_of
from index.answer.law.seen import seen_in
from index.answer.law.told import Of, Said, Told, unrecorded
from index.answer.phrases import joined, quotation
from index.quotable import quotable
from ingest.model import Document, Unit
from ingest.wording import written


def celex(of: Of) -> Told:
    """The CELEX number and the ELI."""
    found = [each for each in of.work.identifiers if each.startswith("http")]
    holder = next((each for kind, id in of.work.relations if kind == "annex_of" for each in of.works.related([id])), None)
    if of.work.celex is None and holder is not None:
        return Told((Said(of.say("annex_celex", holder=of.called(holder), celex=holder.celex or holder.id), acts=(holder,)),), (holder,))
    if of.work.celex is None:
        return unrecorded(of.say("unrecorded_celex"))
    said = [Said(of.say("celex", celex=of.work.celex))]
    return Told((*said, *(Said(of.say("eli", eli=each)) for each in found)))


def title(of: Of) -> Told:
    """The whole title."""
    return Told((Said(of.say("full_title", title=of.work.title)),))


def kind(of: Of) -> Told:
    """What kind of text it is, and whether it binds."""
    said = Said(of.say("kind_binding" if of.work.binding else "kind_not_binding", kind=of.kind))
    if not of.asked.yes_no:
        return Told((said, Said(of.say("its_title", title=of.work.title))))
    same = re.search(rf"\b{re.escape(of.work.kind)}", of.asked.said) is not None
    more = of.work.kind in ("decision",) and "framework decision" in of.asked.said
    return Told((Said(of.say("holds_yes" if same and not more else "holds_no")), said))


_OF = re.compile(r"\bof the (European Parliament(?: and of the Council)?|Council|Commission)\b")
_OPENING = re.compile(r"(?:Commission|Council)\b")


def issuer(of: Of) -> Told:
    """Who adopted it, as the catalogue or the title says."""
    behind, before = _OF.search(of.work.title), _OPENING.match(of.work.title)
    who = of.work.issuer or (before.group() if before else behind.group(1) if behind else "")
    if not who:
        return unrecorded(of.say("unrecorded_issuer"))
    who = who.replace("and of the", "and the")
    who = {"Commission": "European Commission", "Council": "Council of the European Union"}.get(who, who)
    said = [of.world.bodies.get(of.world.bodies.canonical(each) or "") for each in who.split(" and the ")]
    words = [body.in_list(of.language) if of.language == "de" else body.in_words(of.language) for body in said if body]
    names = joined(of.language, words) if all(said) else ""
    who = f"the {who}" if of.language == "en" or not names else names
    key = "issued" if before or behind else "issued_recorded"
    key = f"{key}_on" if of.work.date else key
    day = written(of.work.date, of.language) if of.work.date else ""
    text = of.say(key, number=len(said), issuer=who, day=day)
    return Told((Said(text[:1].upper() + text[1:], (of.work.date,) if of.work.date else ()),))


def addressed(of: Of) -> Told:
    """To whom the act is addressed, in its own words; a regulation says that it binds everyone directly."""
    own = own_words.says(of, "addressed") or own_words.says(of, "binding")
    if own:
        return Told(own)
    return unrecorded(of.say("unrecorded_addressed"))


def basis(of: Of) -> Told:
    """The article of the Treaty that the preamble names, in its own words."""
    found = next(((each, unit) for each in own_words.texts(of.work, of.world) for unit in _reciting(each)), None)
    if found is None:
        return unrecorded(
            of.say("unrecorded_basis", id=of.work.celex or of.work.id)
        )
    document, unit = found
    at = (document.id, unit.place, unit.span)
    quote = quotation(unit.span.of(document.text), of.language)
    return Told((Said(of.say("labelled", label=of.name, text=quote), at=at),))


def _reciting(document: Document) -> Iterator[Unit]:
    """ "Having regard to the Treaty …, and in particular Article … thereof": citations that name an article of a treaty."""
    for unit in document.units:
        said = unit.span.of(document.text)
        if unit.kind == "citation" and "Treat" in said and "Article" in said:
            yield unit


_KINDS = {
    "article": "artic", "artikel": "artic", "recital": "recit", "considera": "recit", "erwagung": "recit", "chapter": "chapter",
    "kapitel": "chapter", "chapitre": "chapter", "capitulo": "chapter", "annex": "annex", "anhang": "annex", "anexo": "annex",
    "section": "section", "action": "action", "mas(?:s)?nahme": "action", "accion": "action", "aktion": "action", "mesure": "action",
    "priorit": "prior", "priorid": "prior", "standard": "standard", "indicator": "indic",
}  # fmt: skip
_UNITS = {"artic": "article", "recit": "recital", "chapter": "chapter", "annex": "annex", "section": "section"}
_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"]
_NOUN = re.compile(r"\bhow many (?P<noun>(?:[a-z-]+ ){0,3}?[a-z-]+)\b(?=\s(?:does|do|did|has|have|had|are|is|were|was|can|in|of|under|there|make)\b|\s*[?,]|\s*$)")


def parts(of: Of) -> Told:
    """How many articles, actions or standards the text has: counted in a text, or as a text or a note gives the number."""
    unit = next((stem for word, stem in _KINDS.items() if re.search(rf"\b{word}", of.asked.said)), "")
    noun = _NOUN.search(of.asked.said)
    last = unit or (noun["noun"].split()[-1] if noun else "")
    if not last:
        return unrecorded(of.say("unrecorded_parts"))
    if unit in _UNITS and (counted := _counted(of, _UNITS[unit])):
        return counted
    number = re.compile(rf"(?<![\d.,/-])(?:\d{{1,4}}|{'|'.join(_NUMBERS)})\s(?:[\w-]+\s){{0,2}}{re.escape(last[:5])}\w*", re.IGNORECASE)
    for document in [*own_words.texts(of.work, of.world), *(each for each in of.world.editions(of.work.id) if each.state == "digest")]:
        for each in (each for each in document.units if each.kind in ("summary", "article", "text", "recital")):
            for span in quotable(document, each.start, each.end):
                if number.search(span.of(document.text)) and unit not in _UNITS:
                    where = free.named(each.label, document.id, of.world, of.language)
                    said = of.say("labelled", label=where, text=quotation(span.of(document.text), of.language))
                    return Told((Said(said, at=(document.id, each.place, span)),))
    noted = number.search(of.work.note)
    if noted:
        return Told((Said(of.say("recorded_parts", parts=noted.group() if of.language == "en" else quotation(noted.group(), of.language))),))
    if of.language == "en":
        return unrecorded(of.say("unrecorded_count", parts=noun["noun"] if noun else f"{last}s"))
    return unrecorded(of.say("unrecorded_parts_unheld"))


def _counted(of: Of, wanted: str) -> Told | None:
    """Units of a kind counted in a text held, never in a summary."""
    for document in own_words.texts(of.work, of.world):
        units = [unit for unit in document.units if unit.kind == wanted]
        if units:
            said = of.say(
                "counted", count=len(units), noun=of.say(f"noun_{wanted}", number=len(units)),
                text=editions.named(document, of.world, of.language), last=unit_label(units[-1].label, of.language, running=True),
            )  # fmt: skip
            return Told((Said(said, at=(document.id, units[-1].place, units[-1].span)),), count=len(units))
    return None


def checked(of: Of) -> Told:
    """When the record was last looked up, and where it was seen."""
    if of.status.checked is None:
        return unrecorded(of.say("unrecorded_checked"))
    sources = list(dict.fromkeys(source for event in of.work.history for source in event.evidence))
    seen = of.say("seen_in", sources=seen_in(sources[:4], of.language, of.world)) if sources else ""
    said = of.say("last_checked", day=written(of.status.checked, of.language))
    return Told((Said(f"{said} {seen}".strip()), *brief_of(of)))


def unknown(of: Of, topic: str) -> Told:
    """What no catalogue entry tells of any act."""
    return unrecorded(of.say(f"unrecorded_{topic}"), brief_of(of))
