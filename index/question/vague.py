"""Words that make a condition looser than any record is: "*about* three bodies", "Frontex, *let alone* Eurojust".

No list would be sure of them, so they stay words like any; before a number they are no words that lead to a topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.items import ENTITIES, Item
from ingest.fold import fold

#: Before a number or a year: not quite as many, or about then.
_ABOUT = frozenset(
    ["about", "around", "some", "circa", "ca", "approximately", "roughly", "nearly", "almost", "environ", "vers", "autour", "autour de", "aux environs de", "aux alentours de",
     "etwa", "ungefahr", "rund", "gegen", "um", "so um", "um die", "an die", "aproximadamente", "unos", "unas", "cerca de", "alrededor de", "hacia", "sobre", "por", "alla por"]
)  # fmt: skip
#: These lead to years alone: "um die drei" is two items, and "por tres" no number of anything.
_BY_YEAR = frozenset(["um", "por"])
#: Before a year: it was not then, or not any more, which no timetable says ("noch nicht 2023 fällig").
_NOT_YET = frozenset(["yet", "noch", "mehr", "encore", "plus", "aun", "todavia", "ya"])
_NOT = frozenset(["not", "nicht", "pas", "no"])
#: "*No more* than that", said behind a count; before one it is a "no longer".
_NO_MORE = frozenset(["nicht mehr", "no more", "pas plus", "ni mas"])
_COUNTED = frozenset(["number", "year", "years"])
_IF = frozenset(["if", "si", "wenn"])
_ARTICLES = frozenset(["die", "les", "le", "el", "los", "las", "the", "das", "jahr"])
NEAR = 4
"""A "no more" stands within so many items behind the number that it is said of."""


def kept(items: Sequence[Item]) -> list[Item]:
    """The items with each such word as a plain word."""
    found = list(items)
    for index, item in enumerate(found[:-1]):
        if "vague" in item.concepts or _about(found, index) or _if_not(found, index) or _not_yet(found, index) or _no_longer(found, index):
            found[index] = replace(item, kind="word", concepts=frozenset())
    return found


def _about(items: Sequence[Item], index: int) -> bool:
    said, behind = fold(items[index].text), items[index + 1]
    if said in ("um", "an", "gegen") and fold(behind.text) in _ARTICLES and index + 2 < len(items):
        behind = items[index + 2]  # "*an* die drei", "*um* das Jahr 2023"
    return said in _ABOUT | {"an"} and behind.kind in (_COUNTED - {"number"} if said in _BY_YEAR and behind is items[index + 1] else _COUNTED)


def _if_not(items: Sequence[Item], index: int) -> bool:
    """ "Europol, *if not* Frontex": behind it stands a name and nothing that asks."""
    if fold(items[index].text) not in _IF or fold(items[index + 1].text) not in _NOT:
        return False
    behind = next((item for item in items[index + 2 :] if item.kind not in ("stop", "punct") and "stop" not in item.concepts), None)
    return behind is not None and behind.kind in ENTITIES


def _not_yet(items: Sequence[Item], index: int) -> bool:
    """ "*Not yet* due in 2023", "*noch nicht* 2023 fällig": of the two words either may stand first."""
    pair = fold(items[index].text), fold(items[index + 1].text)
    said = (pair[0] in _NOT and pair[1] in _NOT_YET) or (pair[0] in _NOT_YET and pair[1] in _NOT)
    return said and any(item.kind in _COUNTED for item in items[index + 2 : index + 2 + NEAR])


def _no_longer(items: Sequence[Item], index: int) -> bool:
    """ "Haben *nicht mehr* drei Stellen": no count stands before it; "X *und nicht mehr* Y" is no "X only"."""
    said = fold(items[index].text)
    if "only" in items[index].concepts and said.endswith(tuple(_NO_MORE)):
        behind = next((item for item in items[index + 1 :] if item.kind != "stop" and "stop" not in item.concepts), None)
        return behind is not None and behind.kind in ENTITIES
    return said in _NO_MORE and not any(item.kind == "number" for item in items[max(0, index - NEAR) : index])
