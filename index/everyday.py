"""What people call things that the texts call otherwise (``corpus/everyday.toml``): a hand-made list, known to have gaps.

Which of the words listed is meant, the text decides that is asked: "customer" is a consumer in one act and a customer in
the next, and a word that a text says itself more often than any other word for it needs none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.phrases import pattern
from ingest.fold import fold, tokens

FILE = "everyday.toml"

_ASKING = re.compile(r"(?:how|who|whom|whose|which|what|when|where|why|within)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Called:
    """Words of a question, from ``start`` to ``end``, and what the texts searched call that, the commonest name first."""

    start: int
    end: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Everyday:
    """``entries``: what texts call a thing, several ways, with the phrases that people use for it; ``words``: those of the phrases."""

    entries: tuple[tuple[tuple[str, ...], tuple[re.Pattern[str], ...]], ...] = ()
    words: frozenset[str] = frozenset()

    @classmethod
    def load(cls, path: Path) -> Everyday:
        """The list at ``path``, empty where there is none."""
        if not path.is_file():
            return cls()
        data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
        words = frozenset(word for phrases in data.values() for each in phrases for word, _, _ in tokens(each))
        named = ((tuple(each.strip() for each in words.split(",")), phrases) for words, phrases in data.items())
        return cls(tuple((names, tuple(map(pattern, phrases))) for names, phrases in named), words)

    def called(self, question: str, held: Callable[[str], int]) -> tuple[Called, ...]:
        """What the texts searched call the things that a question names by everyday phrases, in its order.

        ``held``: how often they have some words. The longest phrase decides where several overlap.
        """
        said = fold(question)
        names: dict[tuple[int, int], list[str]] = {}
        for words, phrases in self.entries:
            for phrase in phrases:
                for match in phrase.finditer(said):
                    names.setdefault(match.span(), []).extend(words)
        found: list[Called] = []
        taken = bytearray(len(said))
        counts: dict[str, int] = {}
        for start, end in sorted(names, key=lambda span: span[0] - span[1]):
            if any(taken[start:end]):
                continue
            taken[start:end] = b"1" * (end - start)
            for each in (said[start:end], *names[start, end]):
                if each not in counts:
                    counts[each] = held(each)
            better = {name for name in names[start, end] if counts[name] > counts[said[start:end]]}
            if better:
                found.append(Called(start, end, tuple(sorted(better, key=lambda name: (-counts[name], name)))))
        return tuple(sorted(found, key=lambda each: each.start))


def reworded(question: str, called: Sequence[Called]) -> str:
    """A question with the words of the texts searched in place of its everyday ones; what it asks with ("who pays") stays."""
    for each in reversed(called):
        if _ASKING.match(question, each.start):
            continue
        question = question[: each.start] + each.names[0] + question[each.end :]
    return question
