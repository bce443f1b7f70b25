"""What an act is: its numbers, title, kind, who made it, on what basis, of what parts, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.answer import editions, free
from index.answer.law.holding import brief_of
from index.answer.law.told import Of, Said, Told, unrecorded
from index.answer.model import listed
from index.quotable import quotable
from ingest.model import Document, Unit


def celex(of: Of) -> Told:
    """The CELEX number and the ELI."""
    found = [each for each in of.work.identifiers if each.startswith("http")]
    if of.work.celex is None:
        return unrecorded(f"Not recorded: no CELEX number of {of.name} is confirmed.")
    said = [Said(f"{of.work.celex} is the CELEX number of {of.name}.")]
    return Told((*said, *(Said(f"Its European Legislation Identifier: {each}") for each in found)))


def title(of: Of) -> Told:
    """The whole title."""
    return Told((Said(f"The full title of {of.name} is: {of.work.title}."),))


def kind(of: Of) -> Told:
    """What kind of text it is, and whether it binds."""
    binding = "a binding act" if of.work.binding else "not binding"
    said = Said(f"{of.name} is recorded as: {of.work.kind}; {binding}.")
    if not of.asked.yes_no:
        return Told((said, Said(f"Its title: {of.work.title}.")))
    same = re.search(rf"\b{re.escape(of.work.kind)}", of.asked.said) is not None
    more = of.work.kind in ("decision",) and "framework decision" in of.asked.said
    return Told((Said("Yes." if same and not more else "No."), said))


_OF = re.compile(r"\bof the (European Parliament(?: and of the Council)?|Council|Commission)\b")
_OPENING = re.compile(r"(?:Commission|Council)\b")


def issuer(of: Of) -> Told:
    """Who adopted it, as the catalogue or the title says."""
    behind, before = _OF.search(of.work.title), _OPENING.match(of.work.title)
    who = of.work.issuer or (before.group() if before else behind.group(1) if behind else "")
    if not who:
        return unrecorded(f"Not recorded: no record says who adopted {of.name}.")
    who = who.replace("and of the", "and the")
    who = {"Commission": "European Commission", "Council": "Council of the European Union"}.get(who, who)
    day = f", of {of.work.date}" if of.work.date else ""
    return Told((Said(f"The {who} adopted {of.name}{day}, as its title says.", (of.work.date,) if of.work.date else ()),))


def basis(of: Of) -> Told:
    """The article of the Treaty that the preamble names, in its own words."""
    found = next(((each, unit) for each in _texts(of) for unit in _reciting(each)), None)
    if found is None:
        return unrecorded(
            f"Not recorded: no legal basis of {of.name} is recorded, and no text of it is held whose preamble would name one; "
            f"`vouch fetch {of.work.celex or of.work.id}` or `vouch add` brings the text."
        )
    document, unit = found
    at = (document.id, unit.place, unit.span)
    return Told((Said(f"{of.name}: “{unit.span.of(document.text)}”", at=at),))


def _reciting(document: Document) -> Iterator[Unit]:
    """ "Having regard to the Treaty …, and in particular Article … thereof": citations that name an article of a treaty."""
    for unit in document.units:
        said = unit.span.of(document.text)
        if unit.kind == "citation" and "Treat" in said and "Article" in said:
            yield unit


def _texts(of: Of) -> list[Document]:
    """The texts held of an act, the one that answers first, no summaries."""
    default = of.world.edition(of.work.id)
    held = [each for each in of.world.editions(of.work.id) if each.state != "digest"]
    return sorted(held, key=lambda each: (each is not default, each.id))


_KINDS = {
    "article": "artic", "artikel": "artic", "recital": "recit", "considera": "recit", "erwagung": "recit", "chapter": "chapter",
    "kapitel": "chapter", "chapitre": "chapter", "capitulo": "chapter", "annex": "annex", "anhang": "annex", "anexo": "annex",
    "section": "section", "action": "action", "mas(?:s)?nahme": "action", "accion": "action", "aktion": "action", "mesure": "action",
    "priorit": "prior", "priorid": "prior", "standard": "standard", "indicator": "indic",
}  # fmt: skip
_UNITS = {"artic": "article", "recit": "recital", "chapter": "chapter", "annex": "annex", "section": "section"}
_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"]
_NOUN = re.compile(r"\bhow many (?P<noun>(?:[a-z-]+ ){0,3}?[a-z-]+?)s?(?:es)?\b(?=\s(?:does|do|did|has|have|had|are|is|were|was|can|in|of|under|there|make)\b|\s*[?,]|\s*$)")


def parts(of: Of) -> Told:
    """How many articles, actions or standards the text has: counted in a text, or as a text or a note gives the number."""
    unit = next((stem for word, stem in _KINDS.items() if re.search(rf"\b{word}", of.asked.said)), "")
    noun = _NOUN.search(of.asked.said)
    last = unit or (noun["noun"].split()[-1] if noun else "")
    if not last:
        return unrecorded(f"Not recorded: how many of these {of.name} has.")
    if unit in _UNITS and (counted := _counted(of, _UNITS[unit])):
        return counted
    number = re.compile(rf"(?<![\d.,/-])(?:\d{{1,4}}|{'|'.join(_NUMBERS)})\s(?:[\w-]+\s){{0,2}}{re.escape(last[:5])}\w*", re.IGNORECASE)
    for document in [*_texts(of), *(each for each in of.world.editions(of.work.id) if each.state == "digest")]:
        for each in (each for each in document.units if each.kind in ("summary", "article", "text", "recital")):
            for span in quotable(document, each.start, each.end):
                if number.search(span.of(document.text)) and unit not in _UNITS:
                    said = f"{free.named(each.label, document.id, of.world)}: “{span.of(document.text)}”"
                    return Told((Said(said, at=(document.id, each.place, span)),))
    noted = number.search(of.work.note)
    if noted:
        return Told((Said(f"{of.name} is recorded as having {noted.group()}."),))
    return unrecorded(f"Not recorded: how many {noun['noun'] if noun else last}s {of.name} has; its text is not held, or does not say.")


def _counted(of: Of, wanted: str) -> Told | None:
    """Units of a kind counted in a text held, never in a summary."""
    plural = "annexes" if wanted == "annex" else f"{wanted}s"
    for document in _texts(of):
        units = [unit for unit in document.units if unit.kind == wanted]
        if units:
            noun = plural if len(units) > 1 else wanted
            said = f"{len(units)} {noun}: {editions.named(document, of.world)}, counted in the text held; the last is {units[-1].label}."
            return Told((Said(said, at=(document.id, units[-1].place, units[-1].span)),), count=len(units))
    return None


def checked(of: Of) -> Told:
    """When the record was last looked up, and where it was seen."""
    if of.status.checked is None:
        return unrecorded(f"Not recorded: {of.name} has no history here that was checked.")
    sources = list(dict.fromkeys(source for event in of.work.history for source in event.evidence))
    seen = f" Seen in: {listed(sources[:4])}." if sources else ""
    return Told((Said(f"The history of {of.name} was last checked on {of.status.checked}.{seen}"), *brief_of(of)))


_WHAT = {
    "signed": "who signed",
    "rapporteur": "who negotiated or drafted",
    "vote": "how the institutions voted on",
    "court": "which judgments concern",
    "infringement": "which proceedings for infringement concern",
    "measures": "which national measures transpose",
    "costs": "what costs come with",
    "direct": "whether national courts apply directly",
}


def unknown(of: Of, topic: str) -> Told:
    """What no catalogue entry tells of any act."""
    return unrecorded(f"Not recorded: no record here tells {_WHAT[topic]} {of.name}.", brief_of(of))
