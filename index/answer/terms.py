"""What a term means or an acronym stands for, only where a text says so."""

from __future__ import annotations

from collections.abc import Iterator

from index.answer.conditions import called
from index.answer.model import Answer, Result
from index.answer.phrases import label, phrase, quotation, sentence
from index.glossary import Entry, Glossary
from index.question.interpretation import Interpretation
from index.world import World


def define(one: Interpretation, world: World, glossary: Glossary, answer: Answer) -> bool:
    """Answer with the words that say what the term of the question means; false where none do."""
    for term in _terms(one):
        entries = glossary.all(term)
        if not entries:
            continue
        items = []
        for entry in entries:
            quote = world.text(entry.document, entry.quote)
            answer.claim(f"{_said(entry, one)} {quotation(quote, one.language)}", answer.cite(entry.document, entry.place, entry.quote))
            items.append(f"{entry.document}/{entry.place.removesuffix('.text')}")
        answer.answer = answer.claims[0][0]
        answer.result = Result("units", tuple(dict.fromkeys(items)), "complete", len(world.words))
        return True
    return False


def _said(entry: Entry, one: Interpretation) -> str:
    """What a term means, in a sentence."""
    if entry.kind == "acronym":
        return sentence(phrase(one.language, "stands_for", term=entry.term, meaning=entry.meaning))
    return sentence(phrase(one.language, "labelled", label=entry.term, text=entry.meaning))


def undefined(one: Interpretation, world: World, answer: Answer) -> bool:
    """Say of a body whose name no text explains that none does, and what the plan has of it; false for other words."""
    words = " ".join(one.subject) or one.question
    names = list(dict.fromkeys(found.body for found in world.bodies.find(words, any_case=True)))
    if len(names) != 1 or world.bodies.canonical(words.strip(" ?!.")) not in (None, names[0]):
        return False
    name = next((each for each in world.bodies.same(names[0]) if each in world.responsible), names[0])
    body = called(name, one.language, world)
    plural = world.bodies.get(name)
    number = 2 if plural and plural.kind == "states" else 1
    said = [sentence(phrase(one.language, "not_defined", number=number, body=body))]
    held = [row for row in world.rows if name in row.responsible]
    naming = [row for row in world.rows if name in row.named and row not in held]
    if held:
        counts = {"count": len(held), "checked": len(world.rows)}
        said.append(sentence(phrase(one.language, "body_of", number=len(held), body=body, **counts)))
    if naming:
        labels = label(one.language, "action", [row.action.number for row in naming])
        said.append(sentence(phrase(one.language, "body_named", body=body, labels=labels)))
    spelled = ((row, each.written) for row in held for each in row.action.bodies if each.name == name != each.written)
    for row, written in list(spelled)[:1]:
        there = label(one.language, "action", [row.action.number])
        said.append(sentence(phrase(one.language, "writes", label=there, written=written, body=body)))
    answer.status, answer.answer = "not_found", " ".join(said)
    return True


def _terms(one: Interpretation) -> Iterator[str]:
    """What the question may be asking the meaning of, the likeliest first; parts only where it says it asks that."""
    if one.subject:
        yield " ".join(one.subject)
    if one.form != "define":
        return
    for words, _ in one.understood:
        yield words
    yield from (word for word in one.subject if word.isupper())  # the acronym in "the SOCTA report"
