"""Acronyms that a text uses and never explains: a plan's each, a longer text's where they come again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.model import Finding, Footnote, Span, Unit
from ingest.structure.canonical import Nesting

_ACRONYM = re.compile(r"(?<![\w/.@-])[A-Z][A-Za-z]{0,3}[A-Z]{1,6}s?(?:-[A-Z0-9]{1,3})?(?![\w@/]|-\w|\.\w)")
_LINE = re.compile(r"[^\n]+")
_LONGER = re.compile(r"[^\W\d_]{3,}")
_AFTER_NAME = re.compile(r"\w\s\($")  # "Special Session (SCT"
_CLOSED = re.compile(r"s?[),;]")
_EXPLAINS = re.compile(r"\s\([A-Za-z]")  # "SCT (the special …"
_ROMAN = re.compile(r"[IVXLC]+")
_SMALL = re.compile(r"(?<![\w-])[A-Za-z][a-z]{1,11}(?![\w-])")
_CAPITALISED = re.compile(r"(?<![\w-])[A-Z][a-z]+(?:[ -](?:(?:of|for|and|the|on|in) ){0,2}[A-Z][a-z]+){1,7}")
_CITES = re.compile(r"[A-Z]{2} [A-Z]{1,2} ?[0-9]")  # "OJ L 127, 29.4.2014, p. 39"
_SHOUTED_BEFORE = re.compile(r"(?<![\w-])[A-Z]{2,}[,:]? $")
_SHOUTED_BEHIND = re.compile(r"[,:]? [A-Z]{2,}(?![\w-])")


def unexplained(
    text: str, units: Sequence[Unit], footnotes: Sequence[Footnote], *, least: int = 1, shouts: bool = True
) -> Iterator[Finding]:
    """Acronyms that the text never explains, each once, where it first stands.

    Explained is what stands in brackets behind words, has words in brackets behind it, or calls
    a footnote. Lines in capitals hold no acronyms.

    Args:
        least: how often an acronym must stand in the text.
        shouts: whether words in capitals side by side ("FOR FURTHER INFORMATION"), or that the text uses in small
            letters too ("ADDRESSES"), sums ("EUR 500"), journals ("OJ L 127") and what has the initials of words
            in the text ("European Union") may be unexplained acronyms all the same.
    """
    first: dict[str, Span] = {}
    counts: Counter[str] = Counter()
    explained: set[str] = set()
    calls = {call.at for footnote in footnotes for call in footnote.calls}
    for line in _LINE.finditer(text):
        if _in_capitals(line.group()):
            continue
        for match in _ACRONYM.finditer(text, line.start(), line.end()):
            written = match.group().removesuffix("s")
            if _ROMAN.fullmatch(written) or (not shouts and _no_acronym(text, match)):
                continue
            counts[written] += 1
            first.setdefault(written, Span(match.start(), match.end()))
            named = _AFTER_NAME.search(text, max(match.start() - 3, 0), match.start())
            closed = _CLOSED.match(text, match.end())
            if (named and closed) or _EXPLAINS.match(text, match.end()) or match.end() in calls:
                explained.add(written)
    nesting = Nesting(units)
    words = set() if shouts else {word.lower() for word in _SMALL.findall(text)}
    spelt = set() if shouts else _initials(text)
    for written, span in first.items():
        if written not in explained | spelt and counts[written] >= least and written.lower() not in words:
            message = f"“{written}” is used and never explained."
            yield Finding("acronym_unexplained", message, nesting.at(span.start), span)


def _no_acronym(text: str, match: re.Match[str]) -> bool:
    """Whether it is a shouted word, a currency beside its sum, or the journal of a citation."""
    at, end = match.span()
    sum_ = re.search(r"[0-9][ \u00a0]$", text[max(0, at - 2) : at]) or re.match(r"[ \u00a0][0-9]", text[end : end + 2])
    return bool(_shouted(text, match) or sum_ or _CITES.match(text, at))


def _initials(text: str) -> set[str]:
    """Initials of words in capitals that stand in a row, two to eight of them."""
    found: set[str] = set()
    for match in _CAPITALISED.finditer(text):
        letters = "".join(word[0] for word in re.split("[ -]", match.group()) if word[0].isupper())
        found |= {letters[i:j] for i in range(len(letters)) for j in range(i + 2, len(letters) + 1)}
    return found


def _shouted(text: str, match: re.Match[str]) -> bool:
    """Whether the word beside it is in capitals too, or it is a whole line."""
    before = _SHOUTED_BEFORE.search(text, max(0, match.start() - 24), match.start())
    return bool(before or _SHOUTED_BEHIND.match(text, match.end()))


def _in_capitals(line: str) -> bool:
    """Whether most words of a line are in capitals, as in a heading."""
    longer = _LONGER.findall(line[:200])
    return len(longer) > 1 and sum(word.isupper() for word in longer) > len(longer) * 0.6
