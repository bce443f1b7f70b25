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
_SMALL = re.compile(r"(?<![\w-])[a-z]{2,12}(?![\w-])")
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
            letters too ("ADDRESSES"), may be acronyms all the same.
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
            if _ROMAN.fullmatch(written) or (not shouts and _shouted(text, match)):
                continue
            counts[written] += 1
            first.setdefault(written, Span(match.start(), match.end()))
            named = _AFTER_NAME.search(text, max(match.start() - 3, 0), match.start())
            closed = _CLOSED.match(text, match.end())
            if (named and closed) or _EXPLAINS.match(text, match.end()) or match.end() in calls:
                explained.add(written)
    nesting = Nesting(units)
    words: frozenset[str] = frozenset() if shouts else frozenset(_SMALL.findall(text))
    for written, span in first.items():
        if written not in explained and counts[written] >= least and written.lower() not in words:
            message = f"“{written}” is used and never explained."
            yield Finding("acronym_unexplained", message, nesting.at(span.start), span)


def _shouted(text: str, match: re.Match[str]) -> bool:
    """Whether the word beside it is in capitals too, or it is a whole line."""
    before = _SHOUTED_BEFORE.search(text, max(0, match.start() - 24), match.start())
    return bool(before or _SHOUTED_BEHIND.match(text, match.end()))


def _in_capitals(line: str) -> bool:
    """Whether most words of a line are in capitals, as in a heading."""
    longer = _LONGER.findall(line[:200])
    return len(longer) > 1 and sum(word.isupper() for word in longer) > len(longer) * 0.6
