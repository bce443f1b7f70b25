"""Which words before or inside brackets an acronym stands for.

The matching is Schwartz and Hearst's ("A simple algorithm for identifying abbreviation
definitions in biomedical text", PSB 2003): the acronym's characters are found in the words from
right to left, the first of them at the start of a word. It reads at most ``2 n`` words for ``n``
letters, so it is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Span

# Two capitals at least, or a capital either side of a hyphen; a plural's "s" is no part of it.
ACRONYM = re.compile(r"(?<![\w-])(?=[\w&/-]{0,11}[A-Z][\w&/-]{0,11}[A-Z])[A-Z][A-Za-z0-9&/-]{1,11}(?![\w-])")
# Not the "(EU)" of "Directive (EU) 2019/1153".
_BRACKETS = re.compile(r"\(([^()\n]{2,160})\)(?!\s(?:No\s)?\d)")
# An acronym's first letter is none of these: "(TFEU)" is the Treaty on the Functioning of …
_SMALL = re.compile(r"(?:the|of|on|to|an?|and|for|in|by|with|or)\b")
_WORD = re.compile(r"[^\s()]+")
_REACH = 240  # characters that a long form and its brackets may take


@dataclass(frozen=True, slots=True)
class Pair:
    """An acronym and the words it stands for, as spans of the text, with the words of both together."""

    short: Span
    long: Span
    whole: Span


def pairs(text: str) -> Iterator[Pair]:
    """Every "Long Name (LN)" and "LN (Long Name)" of ``text``, in order."""
    for match in _BRACKETS.finditer(text):
        inside = Span(match.start(1), match.end(1))
        acronym = ACRONYM.fullmatch(inside.of(text).strip())
        if acronym is not None:
            before = Span(max(0, match.start() - _REACH), match.start())
            long = expansion(singular(acronym.group()), text, before)
            if long is not None:
                yield Pair(inside, long, Span(long.start, match.end()))
            continue
        ahead = text[max(0, match.start() - 16) : match.start()].rstrip()
        standing = list(ACRONYM.finditer(ahead))
        if standing and standing[-1].end() == len(ahead):
            start = max(0, match.start() - 16) + standing[-1].start()
            long = expansion(singular(standing[-1].group()), text, inside)
            if long is not None and long.start == inside.start:
                yield Pair(Span(start, start + len(standing[-1].group())), long, Span(start, match.end()))


def singular(acronym: str) -> str:
    """The acronym without a plural's small "s"."""
    return acronym[:-1] if acronym.endswith("s") and len(acronym) > 2 else acronym


def expansion(acronym: str, text: str, within: Span) -> Span | None:
    """The shortest words at the end of ``within`` that spell ``acronym``, ``None`` if none do."""
    words = list(_WORD.finditer(text, within.start, within.end))
    letters = [letter.lower() for letter in acronym if letter.isalnum()]
    reach = min(len(letters) + 5, 2 * len(letters))
    words = words[-reach:]
    if not words or len(words) < 2 or not letters:
        return None
    at = words[-1].end() - 1
    for position in range(len(letters) - 1, -1, -1):
        first = position == 0
        while at >= words[0].start() and not (
            text[at].lower() == letters[position] and (not first or (_begins(text, at) and not _SMALL.match(text, at)))
        ):
            at -= 1
        if at < words[0].start():
            return None
        at -= 1
    start, end = at + 1, words[-1].end()
    while end > start and text[end - 1] in " .,;:":
        end -= 1
    long = text[start:end]
    if len(long) <= len(acronym) + 2 or acronym in long or any(sign in long for sign in "();:"):
        return None
    return Span(start, end)


def _begins(text: str, at: int) -> bool:
    """Whether a word begins at ``at``."""
    return at == 0 or not text[at - 1].isalnum()
