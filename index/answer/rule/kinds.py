"""The kinds of rule that acts are made of, and everyday words for legal ones: one question in several wordings.

People ask "who pays for it", an act says "costs". No model that is small enough to run everywhere knows that
well, so a question is compared with the texts as it was asked *and* with the words that acts use beside it.
What stands in the lists is drafting practice and usual vocabulary, not any text's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from index.everyday import reworded
from index.phrases import pattern
from index.world import World, stem
from ingest.fold import fold


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of rule: ``headed``, words of which one stands in headings of articles of that kind; ``worded``, how acts word it;
    ``of_act``: it is about the act as a whole;
    ``whole``: its article is meant, rather than one of the paragraphs."""

    name: str
    headed: frozenset[str]
    worded: str
    of_act: bool
    whole: bool

    def heads(self, heading: Collection[str]) -> bool:
        """Whether the stems of a heading are those of an article of this kind."""
        return any(stem(word) in heading for word in self.headed)


def kinds(question: str) -> tuple[Kind, ...]:
    """The kinds of rule that a question asks for, as far as its phrases tell."""
    said = fold(question)
    return tuple(kind for kind, asked in _kinds() if any(phrase.search(said) for phrase in asked))


def beyond(question: str, kind: Kind) -> str:
    """What a question says beyond the phrases that ask for this kind of rule, folded."""
    said = fold(question)
    for phrase in next(asked for each, asked in _kinds() if each == kind):
        said = phrase.sub(" ", said)
    return said


def wordings(question: str, documents: Collection[str], world: World) -> tuple[str, ...]:
    """The question as asked (or how acts word it, where it is about the act as a whole); with the words of the documents
    searched in place of its everyday ones; with these and how acts word what it asks for beside it."""
    called = world.everyday.called(question, lambda words: world.said(documents, words))
    added = [*dict.fromkeys(name for each in called for name in each.names[:_NAMES]), *(kind.worded for kind in kinds(question))]
    of_act = next((kind.worded for kind in kinds(question) if kind.of_act), "")
    beside = f"{question} ({'; '.join(added)})" if added else question
    return tuple(dict.fromkeys([of_act or question, reworded(question, called), beside, *_shortened(question, world)]))


def _shortened(question: str, world: World) -> tuple[str, ...]:
    """The question with the acronym of each name that the texts shorten so ("European Investigation Order (EIO)"), if there is one."""
    words = list(re.finditer(r"[\w-]+", question[:_READ]))
    said = question
    for count in range(_LONGEST, 1, -1):
        for at in range(len(words) - count + 1):
            name = question[words[at].start() : words[at + count - 1].end()]
            short = next((each for each in world.also_called(name) if each.isupper()), "")
            said = said.replace(name, short) if short else said
    return (said,) if said != question else ()


_LONGEST, _READ = 5, 500
"""Words of a name that has an acronym, and characters of a question in which names are looked up."""


_NAMES = 2
"""Names of a thing that are put beside a question."""


@cache
def _kinds() -> tuple[tuple[Kind, tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (Kind(name, frozenset(each["headed"]), str(each["worded"]), bool(each.get("of_act")), bool(each.get("whole"))), tuple(map(pattern, each["asked"])))
        for name, each in _read().items()
    )


def _read() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8"))
