"""Years told from today: "*two years ago*", "*in three years*", "vor zwei Jahren", "il y a un an", "hace dos años"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from index.question.items import Item
from ingest.fold import fold

_COUNT = {"a": 1, "one": 1, "un": 1, "einem": 1, "two": 2, "deux": 2, "zwei": 2, "dos": 2, "three": 3, "trois": 3, "drei": 3, "tres": 3, "four": 4, "quatre": 4, "vier": 4, "cuatro": 4, "five": 5, "cinq": 5, "funf": 5, "cinco": 5}
_N = rf"(\d{{1,2}}|{'|'.join(_COUNT)})"
#: (pattern over the folded text, whether it looks back).
_TOLD = (
    (re.compile(rf"(?<!\w){_N} years? ago(?!\w)"), True),
    (re.compile(rf"(?<!\w){_N} years? (?:from now|hence)(?!\w)"), False),
    (re.compile(rf"(?<!\w)il y a {_N} ans?(?!\w)"), True),
    (re.compile(rf"(?<!\w)vor {_N} jahr(?:en)?(?!\w)"), True),
    (re.compile(rf"(?<!\w)hace {_N} anos?(?!\w)"), True),
)


def told(items: Sequence[Item], text: str, on: dt.date) -> list[Item]:
    """The items with each such stretch as the year that it means on a day."""
    found = list(items)
    for pattern, back in _TOLD:
        for match in pattern.finditer(fold(text)):
            many = int(match.group(1)) if match.group(1).isdigit() else _COUNT[match.group(1)]
            inside = [item for item in found if match.start() <= item.start < match.end()]
            if not inside or any(item.kind in ("body", "year", "years", "action") for item in inside):
                continue
            at = found.index(inside[0])
            year = Item("year", (on.year - many if back else on.year + many,), match.start(), match.end(), text[match.start() : match.end()])
            found = [*found[:at], year, *(item for item in found[at:] if item not in inside)]
    return found
