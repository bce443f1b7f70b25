"""Where any of many names stands in a text, at a cost that does not grow with their number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"(?<![\w-])\w+")
_INSIDE = re.compile(r"[\w-]")


def occurrences(text: str, names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and name, in order, for every name that stands in ``text`` as words of its own.

    Capitals count. Of names that start alike the longest is taken; what it covers is not searched for
    others. A name that starts with no letter or digit is never found.
    """
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names), key=len, reverse=True):
        first = _TOKEN.match(name)
        if first:
            by_first[first[0]].append(name)
    done = 0
    for token in _TOKEN.finditer(text) if by_first else ():
        start = token.start()
        if start < done:
            continue
        for name in by_first.get(token[0], ()):
            end = start + len(name)
            if text.startswith(name, start) and not _INSIDE.match(text, end):
                yield start, end, name
                done = end
                break
