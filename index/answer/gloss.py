"""A question in another language than the texts, with the words whose counterparts are known put in the texts' own.

What is left of it stays as asked: its function words say what is asked for, and a word that the list of terms
(``index.terms``) does not know may still be a name, or the same in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from index.answer.conditions import quoted
from index.answer.model import Answer
from index.answer.phrases import joined, phrase
from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.expect import expect
from index.question.interpretation import Interpretation
from index.question.nouns import ACT_LETTERS
from index.world import World
from ingest.fold import fold
from ingest.model import Span

LONGEST = 5
"""Words in the longest phrase that is looked up."""

_ELIDED = re.compile(r"\b([cdjlmnst]|qu)['’]", re.IGNORECASE)
"""An article or pronoun that a word has swallowed: "l'alcool" is the word "alcool"."""

_WORD = re.compile(r"[^\W_]+")


def glossed(one: Interpretation, world: World) -> Interpretation:
    """The question and its subject as they are searched for; ``notes`` gain ``glossed:word:counterpart`` for each word."""
    written = {plan.language for plan in world.plans}
    if not one.subject or not written or one.language in written:
        return one
    framing = FUNCTION_WORDS.get(one.language, frozenset()) | FRAME_WORDS.get(one.language, frozenset())
    question, found = _glossed(one.question, one.language, framing, world)
    inner = fold(question)
    subject = [text for asked, text in found if any(fold(word) in fold(asked) for word in one.subject)]
    rest = [word for word in one.subject if not any(fold(word) in fold(asked) for asked, _ in found) and fold(word) in inner]
    notes = [f"glossed:{asked}:{text}" for asked, text in found] + [f"unglossed:{word}" for word in _unknown(one.question, framing, found, world)]
    return replace(one, question=question, subject=tuple(dict.fromkeys((*subject, *rest))), notes=(*one.notes, *notes))


def note(one: Interpretation, answer: Answer) -> None:
    """Say which words were searched for, in place of which, if a search was made."""
    pairs = [rest.split(":", 1) for kind, _, rest in (each.partition(":") for each in one.notes) if kind == "glossed"]
    pairs = [[asked, text] for asked, text in pairs if not (one.acts and text in ACT_LETTERS)]  # the kind of act, named by number
    if pairs and answer.passages:
        words = joined(one.language, [f"{quoted(text, one.language)} ({asked})" for asked, text in pairs])
        answer.note(phrase(one.language, "glossed", words=words))
    left = [rest for kind, _, rest in (each.partition(":") for each in one.notes) if kind == "unglossed"]
    if left and answer.status == "not_found" and not any(each in answer.answer for each in left):
        answer.note(phrase(one.language, "unglossed", words=joined(one.language, [quoted(word, one.language) for word in left])))


def _unknown(question: str, framing: Collection[str], found: Sequence[tuple[str, str]], world: World) -> list[str]:
    """Words of the question that neither the texts nor the list of terms have."""
    known = {word for asked, _ in found for word in _WORD.findall(asked)}
    left = [word for word in dict.fromkeys(_WORD.findall(question)) if len(word) > 2 and word not in known]
    return [word for word in left if fold(word) not in framing and fold(word) not in world.vocabulary]


def _glossed(text: str, language: str, framing: Collection[str], world: World) -> tuple[str, list[tuple[str, str]]]:
    """``text`` with the longest known phrases replaced, and what stood for what.

    What says which kind of thing is asked for ("wie hoch ist das Budget") is left to be read in its own language,
    and names of bodies are names.
    """
    kept = [*expect(text, language).cues, *(named.span for named in world.bodies.find(text, any_case=True))]
    words = list(_WORD.finditer(text))
    fixed = [fold(word.group()) in framing or any(span.covers(Span(*word.span())) for span in kept) for word in words]
    pieces: list[str] = []
    found: list[tuple[str, str]] = []
    at = end = 0
    while at < len(words):
        for count in range(min(LONGEST, len(words) - at), 0, -1):
            start, stop = words[at].start(), words[at + count - 1].end()
            known = () if fixed[at] or fixed[at + count - 1] else world.terms.counterparts(text[start:stop], language)
            if known:
                pieces += [text[end:start], known[0]]
                found.append((text[start:stop], known[0]))
                end, at = stop, at + count - 1
                break
        at += 1
    return _ELIDED.sub(r"\1 ", "".join([*pieces, text[end:]])), list(dict.fromkeys(found))
