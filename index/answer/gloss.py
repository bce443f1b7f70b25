"""A question in another language than the texts, with the words whose counterparts are known put in the texts' own.

What is left of it stays as asked: its function words say what is asked for, and a word that the list of terms
(``index.terms``) does not know may still be a name, or the same in both languages.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.answer.conditions import quoted
from index.answer.model import Answer
from index.answer.phrases import joined, phrase
from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.expect import expect
from index.question.interpretation import Interpretation
from index.question.lexicon import lexicon
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
    question, found, left = _glossed(one.question, one.language, world)
    inner = fold(question)
    subject = [text for asked, text in found if any(fold(word) in fold(asked) for word in one.subject)]
    rest = [word for word in one.subject if not any(fold(word) in fold(asked) for asked, _ in found) and fold(word) in inner]
    notes = [f"glossed:{asked}:{text}" for asked, text in found] + [f"unglossed:{word}" for word in left]
    kept = tuple(dict.fromkeys((*subject, *rest))) or one.subject  # words that are left are never let go: what they say was not read
    return replace(one, question=question, subject=kept, notes=(*one.notes, *notes))


def note(one: Interpretation, answer: Answer) -> None:
    """Say which words were searched for, in place of which, if a search was made."""
    pairs = [rest.split(":", 1) for kind, _, rest in (each.partition(":") for each in one.notes) if kind == "glossed"]
    pairs = [[asked, text] for asked, text in pairs if not (one.acts and text in ACT_LETTERS)]  # the kind of act, named by number
    if pairs and answer.passages:
        words = joined(one.language, [f"{quoted(text, one.language)} ({asked})" for asked, text in pairs])
        answer.note(phrase(one.language, "glossed", words=words))
    for asked, text in pairs if answer.status == "not_found" else ():  # the reason speaks of the question's words
        answer.answer = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", asked.replace("\\", r"\\"), answer.answer)
    left = [rest for kind, _, rest in (each.partition(":") for each in one.notes) if kind == "unglossed"]
    left = [word for word in left if word not in answer.answer]
    if left and answer.passages:
        answer.note(phrase(one.language, "unglossed", words=joined(one.language, [quoted(word, one.language) for word in left])))


def _glossed(text: str, language: str, world: World) -> tuple[str, list[tuple[str, str]], list[str]]:
    """``text`` with the longest known phrases replaced, what stood for what, and the words that nobody knows.

    What says which kind of thing is asked for ("wie hoch ist das Budget") is left to be read in its own language,
    and names of bodies are names.
    """
    framing = FUNCTION_WORDS.get(language, frozenset()) | FRAME_WORDS.get(language, frozenset())
    kept = [*expect(text, language).cues, *(named.span for named in world.bodies.find(text, any_case=True))]
    asking = lexicon(language)
    words = list(_WORD.finditer(text))
    fixed = [fold(word.group()) in framing or any(span.covers(Span(*word.span())) for span in kept) for word in words]
    pieces: list[str] = []
    found: list[tuple[str, str]] = []
    unknown: list[str] = []
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
        else:
            word = words[at].group()
            if fixed[at] or len(word) < 3:
                pass
            elif asking.match([fold(word)])[0]:  # what holds a question together is no subject
                pieces.append(text[end : words[at].start()])
                end = words[at].end()
            elif fold(word) not in world.vocabulary:
                unknown.append(word)
        at += 1
    return _ELIDED.sub(r"\1 ", "".join([*pieces, text[end:]])), list(dict.fromkeys(found)), list(dict.fromkeys(unknown))
