"""A quotation's tokens: without marks around them, with and without a final one, and cut at what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.check.wording import ELLIPSIS, MARK, Token

FINAL = frozenset([".", ",", ";", ":"])


@dataclass(frozen=True, slots=True)
class Part:
    """``words``, a ``gap`` (an ellipsis) or an ``insertion`` in square brackets."""

    kind: str
    tokens: tuple[Token, ...]


def bare(found: list[Token]) -> list[Token]:
    """Without the quotation marks around it."""
    first, last = 0, len(found)
    while first < last and found[first].key == MARK:
        first += 1
    while last > first and found[last - 1].key == MARK:
        last -= 1
    return found[first:last]


def variants(found: list[Token]) -> Iterator[tuple[list[Token], bool]]:
    """The tokens, and without their last mark, which may be the author's own."""
    yield found, False
    if len(found) > 1 and found[-1].key in FINAL:
        yield bare(found[:-1]), True


def parts(found: Sequence[Token]) -> list[Part]:
    """A quotation cut at ellipses and at words in square brackets."""
    made: list[Part] = []
    words: list[Token] = []

    def close() -> None:
        if words and any(token.word for token in words):
            kept = words[:-1] if len(words) > 1 and words[-1].key == MARK else words
            made.append(Part("words", tuple(kept)))
        words.clear()

    i = 0
    while i < len(found):
        token = found[i]
        bracketed = (
            token.key in "[(" and i + 2 < len(found) and found[i + 1].key == ELLIPSIS and found[i + 2].key in ")]"
        )
        if token.key == ELLIPSIS or bracketed:
            close()
            made.append(Part("gap", ()))
            i += 3 if bracketed else 1
            continue
        if token.key == "[":
            end = next((j for j in range(i + 1, min(i + 24, len(found))) if found[j].key == "]"), None)
            if end is not None:
                close()
                made.append(Part("insertion", tuple(found[i + 1 : end])))
                i = end + 1
                continue
        words.append(token)
        i += 1
    close()
    if len(made) > 1 and made[-1].kind == "words" and not any(t.word for t in made[-1].tokens):
        made.pop()
    if made and made[-1].kind == "words" and len(made) > 1 and made[-1].tokens[-1].key in FINAL:
        made[-1] = Part("words", made[-1].tokens[:-1])
    return made
