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
#: The same with an article between: "*an* die drei", "*um* das Jahr 2023".
_BEFORE_ARTICLES = frozenset(["um", "an", "gegen", "vers", "hacia", "sobre", "around"])
#: Right before a number these say something else: "por tres".
_BY_YEAR = frozenset(["um", "por"])
#: Before a year: it was not then, or not any more, which no timetable says ("noch nicht 2023 fällig").
_NOT_YET = frozenset(["yet", "noch", "mehr", "encore", "plus", "aun", "todavia", "ya"])
_NOT = frozenset(["not", "nicht", "pas", "no"])
#: "*No more* than that", said behind a count; before one it is a "no longer".
_NO_MORE = frozenset(["nicht mehr", "no more", "pas plus", "ni mas"])
_COUNTED = frozenset(["number", "year", "years"])
_IF = frozenset(["if", "si", "wenn"])
_ARTICLES = frozenset(["die", "das", "jahr", "l", "annee", "el", "ano", "the", "year"])
NEAR = 4
"""A "no more" stands within so many items behind the number that it is said of."""


def kept(items: Sequence[Item]) -> list[Item]:
    """The items with each such word as a plain word."""
    found = list(items)
    for index, item in enumerate(found[:-1]):
        said_both = _if_not(found, index)
        if said_both or "vague" in item.concepts or _about(found, index) or _not_yet(found, index) or _no_longer(found, index):
            found[index] = replace(item, kind="word", concepts=frozenset())
        if said_both:
            found[index + 1] = replace(found[index + 1], kind="word", concepts=frozenset())
    return found


def _about(items: Sequence[Item], index: int) -> bool:
    said = fold(items[index].text)
    if said in _ABOUT and items[index + 1].kind in (_COUNTED - {"number"} if said in _BY_YEAR else _COUNTED):
        return True
    led = index + 1
    while led < len(items) - 1 and fold(items[led].text) in _ARTICLES:
        led += 1
    return led > index + 1 and said in _BEFORE_ARTICLES and items[led].kind in _COUNTED


def _if_not(items: Sequence[Item], index: int) -> bool:
    """ "Europol, *if not* Frontex": behind it stands a name and nothing that asks."""
    if fold(items[index].text) not in _IF or fold(items[index + 1].text) not in _NOT:
        return False
    behind = next((item for item in items[index + 2 :] if item.kind not in ("stop", "punct") and "stop" not in item.concepts), None)
    return behind is not None and behind.kind in ENTITIES


def _not_yet(items: Sequence[Item], index: int) -> bool:
    """ "*Not yet* due in 2023", "*noch nicht* 2023 fällig": of the two words either may stand first."""
    said = fold(items[index].text).split()
    if "open" in items[index].concepts and set(said) & _NOT and set(said) & _NOT_YET:
        return any(item.kind in ("year", "years") for item in items[index + 1 : index + 2 + NEAR])
    pair = fold(items[index].text), fold(items[index + 1].text)
    yet = (pair[0] in _NOT and pair[1] in _NOT_YET) or (pair[0] in _NOT_YET and pair[1] in _NOT)
    return yet and any(item.kind in _COUNTED for item in items[index + 2 : index + 2 + NEAR])


def _no_longer(items: Sequence[Item], index: int) -> bool:
    """ "Haben *nicht mehr* drei Stellen": no count stands before it; "X *und nicht mehr* Y" is no "X only"."""
    said = fold(items[index].text)
    if "only" in items[index].concepts and said.endswith(tuple(_NO_MORE)):
        behind = next((item for item in items[index + 1 :] if item.kind != "stop" and "stop" not in item.concepts), None)
        return behind is not None and behind.kind in ENTITIES
    return said in _NO_MORE and not any(item.kind == "number" for item in items[max(0, index - NEAR) : index])
