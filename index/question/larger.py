"""Parts of the plan compared by their size: "which is *bigger*, section A or C?", "is section A *larger than* section C?".

A part is as large as it has actions, so the adjective is read as "has more actions".
"""

from __future__ import annotations

from collections.abc import Sequence

from index.question.items import Item
from ingest.fold import fold

_PARTS = frozenset(["section", "priority", "area"])
_MORE = frozenset(["bigger", "larger", "longer", "groser", "grosser", "umfangreicher"])
_FEWER = frozenset(["smaller", "shorter", "kleiner"])


def told(items: Sequence[Item]) -> list[Item]:
    """The items with an adjective of size between two parts of one kind as "more actions" or "fewer actions"."""
    parts = [item for item in items if item.kind in _PARTS]
    values = {value for item in parts for value in item.values}
    at = [i for i, item in enumerate(items) if fold(item.text) in _MORE | _FEWER]
    if len(at) != 1 or len(values) != 2 or len({item.kind for item in parts}) != 1:
        return list(items)
    index = at[0]
    size = items[index]
    concept = "more" if fold(size.text) in _MORE else "fewer"
    has = Item("concept", (), size.start, size.start, "has", frozenset({"has", "stop"}))
    more = Item("concept", (), size.start, size.end, concept, frozenset({concept}))
    noun = Item("concept", (), size.end, size.end, "actions", frozenset({"n_action"}))
    before, behind = list(items[:index]), list(items[index + 1 :])
    verb = next((i for i in range(len(before) - 1, -1, -1) if fold(before[i].text) in _IS), -1)
    if verb < 0:
        return list(items)
    opens = not any(item.concepts & {"which"} for item in before)
    has = Item("concept", (), before[verb].start, before[verb].end, "has", frozenset({"has", "stop"}))
    return [*before[:verb], has, *before[verb + 1 :], more, noun, *behind] if opens else [*before[:verb], has, more, noun, *behind]


_IS = frozenset(["is", "are", "ist", "sind"])
