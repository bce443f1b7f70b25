"""Whether a text names something: every unit of the text that is held of an act is scanned, so yes and no are both proved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import select
from index.answer import conditions, editions
from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import joined, phrase
from index.question.interpretation import Interpretation
from index.world import Words, World
from ingest.fold import fold
from ingest.model import Document

#: What asks for words, and not for what is said of a thing; folded, in the four languages.
_NAMES = re.compile(
    r"\b(?:mention(?:s|ed|ing)?|named?|names|refers?(?:red)? to|cited?|cites|the (?:word|term|expression)|occurs?|appears?"
    r"|mentionne[es]{0,2}|cite[es]{0,2}|nomme[es]{0,2}|le (?:mot|terme)|figure(?:nt)?"
    r"|erwahn(?:t|en)|genannt|nenn(?:t|en)|das wort|vorkomm(?:t|en)|kommt|menciona(?:n|do|da|dos|das)?|nombra(?:n|do|da)?|la palabra|el termino|aparece(?:n)?|figura(?:n)?)\b"
)
#: A clause behind the verb says more than words do ("mention *that* victims are paid").
_CLAUSE = re.compile(_NAMES.pattern + r"\s+(?:that|how|whether|when|why|what|who|where|which|dass|wie|ob|que|comment|si|como|cuando)\b")
_CLOSED = re.compile(r"\W*(?:is|are|was|were|does|do|did|has|have|can|se|hay|wird|werden|ist|sind|kommt|kommen|nennt|erwahnt|est-ce|le|la|les|l'|figure|menciona|aparece)\b")
_ASIDE = re.compile(r"(?:the |a |an |any )?(?:word|words|term|terms|expression|mentioned|named|cited|referred|mention|name|mot|terme|wort|begriff|palabra|termino|text|anywhere|somewhere)s?")


def terms(one: Interpretation) -> tuple[list[str], bool]:
    """The words that a text is to be scanned for, and whether any of them will do; none where the question asks for more."""
    said = fold(one.question)
    others = [item for item in one.filters if item.field not in ("word", "named", "body", "row", "act_type")]
    if one.choices or others or not (_NAMES.search(said) and _CLOSED.match(said)) or _CLAUSE.search(said):
        return [], False
    scanned = [item for item in one.filters if item.field in ("word", "named", "body", "row")]
    if any(item.op not in ("any", "all") for item in scanned):
        return [], False
    subject = [word for word in one.subject if not _ASIDE.fullmatch(fold(word))]
    if scanned and subject:
        return [], False
    words = [str(value) for item in scanned for value in item.values] or subject
    several = len(words) > 1 and any(item.op == "any" for item in scanned)
    return words, several


def answer_mentioned(held: Sequence[Document], one: Interpretation, world: World, answer: Answer) -> bool:
    """Say yes or no where nothing but words is asked for, with every unit that has them; false for any other question.

    Words of another language than the text's prove nothing by standing nowhere.
    """
    words, several = terms(one)
    if not words or not held:
        return False
    found = {word: _units(word, held, world) for word in words}
    missing = [word for word, units in found.items() if not units]
    if missing and any(document.language != one.language for document in held) and not all(_names(word, world) for word in missing):
        return False
    yes = len(missing) < len(words) if several else not missing
    where = [each for each in world.words if each.document in {document.id for document in held}]
    hits = list({each.id: each for units in found.values() for each in units}.values()) if yes else []
    shown = [word for word in words if found[word]] if yes else missing
    text = joined(one.language, [editions.named(document, world, one.language) for document in held])
    said_words = joined(one.language, [conditions.quoted(each, one.language) for each in shown], "and" if yes else "or")
    for each in hits:
        answer.claim(unit_label(each.unit.label.removesuffix(", text"), one.language, world), answer.cite(each.document, each.unit.place, each.unit.span))
    labels = joined(one.language, [said for said, _ in answer.claims])
    why = phrase(one.language, "act_units", number=len(hits), count=len(hits), items=labels, checked=len(where), text=text, words=said_words)
    if not yes:
        why = phrase(one.language, "act_units_none", checked=len(where), text=text, words=said_words)
    answer.answer = phrase(one.language, "yes" if yes else "no", why=why)
    answer.result = Result("units", tuple(each.id for each in hits), "complete", len(where))
    answer.status = "complete"
    if not yes and any(document.state == "digest" for document in held):
        answer.note(phrase(one.language, "act_units_digest"))
    return True


def _units(word: str, held: Sequence[Document], world: World) -> list[Words]:
    """The units of these texts that have the words, or name the body that they name by any of its names."""
    ids = {document.id for document in held}
    names = _names(word, world)
    having = {each.id for each in select.holding(world, word)}
    return [each for each in world.words if each.document in ids and (each.id in having or (names and names & world.named(world.text(each.document, each.unit.span))))]


def _names(word: str, world: World) -> set[str]:
    """All names of the body that a word names; none of any other word."""
    return {name for named in world.bodies.find(word) for name in world.bodies.same(named.body)}
