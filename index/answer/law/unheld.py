"""Acts that are named and not there: neither known, or known without a text; and provisions that a text lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.answer import editions, free
from index.answer.labels import place_label
from index.answer.law import gone
from index.answer.law.asked import Asked
from index.answer.model import Answer, Result
from index.answer.phrases import joined, phrase
from index.question.act_numbers import act_pattern
from index.question.interpretation import Interpretation
from index.world import World
from ingest.fold import fold
from ingest.model import Document, Work
from ingest.naming import called, named_in


def unknown(named: Sequence[str], asked: Asked, one: Interpretation, world: World, answer: Answer) -> None:
    """No act of these names is known; what a text held says became of it is said, and is the answer where that is asked."""
    language = answer.language
    names = joined(language, [as_asked(_written(each, one), one.question) for each in named], "or") or phrase(language, "text_named")
    missing = phrase(language, "unknown_act", number=len(named) or 1, names=names)
    told = [found for name in named if (found := gone.told(name, world))]
    quotes = [phrase(language, "said_of_it", text=free.quoting(unit.label, document.id, span, answer)) for document, unit, span in told]
    if told and set(asked.topics) & {"ended", "holds"} and not asked.left:
        answer.claim(missing)
        for text, (document, unit, span) in zip(quotes, told, strict=True):
            answer.claim(text, answer.cite(document.id, unit.place, span))
        answer.status, answer.answer = "answered", " ".join([missing, *dict.fromkeys(quotes)])
        answer.result = Result("documents", tuple(dict.fromkeys(document.id for document, _, _ in told)), "ranked", len(world.defaults))
        return
    answer.status = "not_held"
    for document, unit, _ in told:
        answer.mentions.append({"words": names, "document": document.id, "place": unit.place, "label": unit.label})
    near = [work for name in named for work in (world.catalogue.alike(name) if world.catalogue else ())] if not told else []
    said = [missing, *dict.fromkeys(quotes)]
    said += [phrase(language, "nearest", names=joined(language, [f"{called(work, language)} ({work.celex})" for work in near]))] if near else []
    held = [document for document in world.documents.values() if document.kind in ("legal_act", "digest")]
    answer.answer = " ".join([*said, phrase(language, "acts_held", number=len(held), count=len(held))])


_NAME = re.compile(r"(?<![\w-])[A-Z][A-Za-z]{0,9}(?:[A-Z][A-Za-z]{0,6}|\d)[A-Z\d]{0,4}(?![\w-])")
_BARE = re.compile(r"(?<![\w/.-])\d{2,4}/\d{1,4}(?:/[A-Z]{2,3})?(?![\w/-])")
"""The number of an act without its type; one that is known is among the acts of the question."""
_HOLDER = re.compile(
    r"(?:\b(?:of|under|in|du|dans le|de la|der|des|im|del|en el)\s(?:the\s)?(?P<name>[A-Z][\w-]{1,12})"
    r"|\b(?:does|do|dit|sagt|dice)\s(?:the\s|le\s|la\s|die\s|der\s|das\s|el\s)?(?P<says>[A-Z][\w-]{1,12}))(?![\w-])"
)
_OF = re.compile(
    r"\b(?:[Aa]rticles?|[Aa]rt\.?|[Aa]rtikeln?|[Aa]rt[íi]culos?)\s[\d]{1,3}[a-z]{0,2}(?:\(\w{1,3}\)){0,3}\s(?:of|in|de|du|des|del|der|von)\s(?:the\s|la\s|le\s|el\s|l['’])?"
    r"(?P<name>[A-Z][\w-]{2,30}(?:\s(?:on|and|for|of the|of|du|de la|de|zum|zur)?\s?[A-Z][\w-]{2,30}){1,4})"
)


def names_beside(one: Interpretation, world: World) -> list[str]:
    """What a provision is said to be of, where that is no act known: "Article 17 of the GDPR", "Article 6 of the Budapest Convention".

    Such a name is a capital one that no text held has; no other act's provision answers for it.
    """
    told = [note.removeprefix("unknown_act:") for note in one.notes if note.startswith("unknown_act:")]
    if told:
        return told
    bodies = {word for named in world.bodies.find(one.question) for word in fold(named.span.of(one.question)).split()}
    left = {word for words in one.subject for word in fold(words).split()}
    numbers = [match.group() for match in _BARE.finditer(one.question)]
    if numbers:
        return list(dict.fromkeys(numbers))
    names = [match.group() for match in _NAME.finditer(one.question)]
    holding = {match["name"] or match["says"] for match in _HOLDER.finditer(one.question)}
    names = [name for name in names if fold(name) in left - bodies and (name in holding or fold(name) not in world.vocabulary)]
    of = _OF.search(one.question)
    if not names and of and not set(fold(of["name"]).split()) & bodies and one.language != "de":
        names = [of["name"]] if {fold(word) for word in of["name"].split()} & left else []
    return list(dict.fromkeys(names))


def as_asked(name: str, question: str) -> str:
    """A name as the question spells it, hyphens and all."""
    match = re.search(r"[\s'’-]{0,2}".join(map(re.escape, name.split()[:8])), question)
    return match.group() if match else name


def _written(identifier: str, one: Interpretation) -> str:
    """An act of which only its number is known, as the question writes it: "Directive 95/46/EC (31995L0046)"."""
    if _BARE.fullmatch(identifier):
        return identifier
    words = next((text for text, meaning in one.understood if identifier in meaning), "")
    match = act_pattern().search(fold(words))
    name = words[slice(*match.span())] if match else named_in(identifier, one.language)
    return name if name == identifier else f"{name[:1].upper()}{name[1:]} ({identifier})"


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
