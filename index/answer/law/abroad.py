"""A question about acts in another language than their texts, as it is searched for: the subject in the texts' words, the rest in theirs.

Its small words, and the words for acts and for asking, would be looked for in vain and stand for what is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.answer.law import which_article
from index.question.interpretation import Interpretation
from index.question.nouns import ACT_LETTERS
from index.world import World
from ingest.fold import fold
from ingest.model import Work

_TYPES = {letter: type for type, letter in ACT_LETTERS.items()}


def foreign(one: Interpretation, world: World) -> bool:
    """Whether no text held is in the language of the question."""
    return one.language not in {document.language for document in world.documents.values()}


def searched(glossed: Interpretation, works: Sequence[Work], world: World, question: str) -> Interpretation:
    """The question in the language of the texts, where the words of its subject are known there; else as it is.

    ``glossed``: the question as ``index.answer.gloss`` gives it, with ``glossed:word:counterpart`` among its notes;
    ``question``: as it was asked.
    """
    pairs = [note.split(":", 2)[1:] for note in glossed.notes if note.startswith("glossed:")]
    if which_article.asks(fold(question)):  # "quels articles traitent de …" asks, and speaks of no treatment
        dropped = [pair for pair in pairs if fold(pair[0]) in which_article.VERBS or which_article.NOUN.fullmatch(fold(pair[0]))]
        glossed = replace(glossed, subject=tuple(word for word in glossed.subject if word not in [text for _, text in dropped]))
        pairs = [pair for pair in pairs if pair not in dropped]
    named = fold(" ".join(text for text, meaning in glossed.understood if any(act in meaning for act in glossed.acts)))
    known = [text for word, text in pairs if text not in ACT_LETTERS and fold(word) not in named]
    known += [word for word in glossed.subject if fold(word) in world.vocabulary and fold(word) not in named and word not in (*ACT_LETTERS, *known) and not word.isdigit()]
    if not known or not foreign(glossed, world):
        return glossed
    subject = " ".join(dict.fromkeys(known))
    if works:
        question = f"What does {' and '.join(work.short_title for work in works)} say about {subject}?"
    else:
        letter = next((note.partition(":")[2] for note in glossed.notes if note.startswith("which_act:")), "")
        question = f"Which {_TYPES.get(letter, 'act')} is about {subject}?"
    understood = tuple((work.short_title, work.celex or work.id) for work in works)
    return replace(glossed, question=question, language="en", subject=tuple(dict.fromkeys(known)), understood=understood)
