"""What a term means or an acronym stands for, only where a text says so."""

from __future__ import annotations

from collections.abc import Iterator

from index.answer.model import Answer, Result
from index.glossary import Glossary
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
            said = (
                f"{entry.term} stands for {entry.meaning}."
                if entry.kind == "acronym"
                else f"{entry.term}: {entry.meaning}"
            )
            answer.claim(f"{said} “{quote}”", answer.cite(entry.document, entry.place, entry.quote))
            items.append(f"{entry.document}/{entry.place.removesuffix('.text')}")
        answer.answer = answer.claims[0][0]
        answer.result = Result("units", tuple(dict.fromkeys(items)), "complete", len(world.words))
        return True
    return False


def _terms(one: Interpretation) -> Iterator[str]:
    """What the question may be asking the meaning of, the likeliest first; parts only where it says it asks that."""
    if one.subject:
        yield " ".join(one.subject)
    if one.form != "define":
        return
    for words, _ in one.understood:
        yield words
    if len(one.subject) <= 2:
        yield from one.subject
