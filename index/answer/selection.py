"""From an interpretation to the rows it selects: places named in the question become filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from index import select
from index.answer import conditions
from index.question.filters import Choice, Filter
from index.question.interpretation import Interpretation
from index.world import Gauge, Row, World

#: What a place named in the question restricts, where it is not itself asked for.
_FIELDS = {
    "area": "area",
    "priority": "priority",
    "section": "section",
    "footnote": "footnote",
    "action": "number",
}
#: More readings than this are no help to anyone.
MOST_READINGS = 4


def place_filters(one: Interpretation, world: World, kinds: Iterable[str]) -> list[Filter]:
    """The places of these kinds as filters, places of one kind joined by "or"."""
    grouped: dict[str, list[str]] = {}
    for place in one.places:
        kind, value = place.split(":", 1)
        if kind == "place":
            kind = "priority" if value.startswith("sp_") else "section"
        elif kind == "priority":
            value = f"sp_{value}"
        elif kind == "section":
            value = f"sec_{value}"
        if kind in kinds:
            grouped.setdefault(kind, []).append(value)
    return [Filter(_FIELDS[kind], "any", tuple(values), ", ".join(values)) for kind, values in grouped.items()]


def filters_of(one: Interpretation, world: World) -> list[Filter]:
    """Every filter of an interpretation without choices, places and acts included."""
    found = [*one.filters, *place_filters(one, world, ("area", "priority", "section", "footnote", "action"))]
    celex = tuple(act for act in one.acts if not act.startswith("/"))
    if celex and one.target == "actions":
        found.append(Filter("act", "any", celex, ", ".join(celex)))
    return found


def readings(one: Interpretation) -> list[tuple[str, Interpretation]]:
    """(what it means, the interpretation without choices) for each way of reading the question, likelier first."""
    if not one.choices:
        return [("", one)]
    found = []
    for combination in list(product(*(choice.readings for choice in one.choices)))[:MOST_READINGS]:
        chosen: dict[Choice, Filter] = dict(zip(one.choices, (item for _, item in combination), strict=True))
        found.append(("; ".join(label for label, _ in combination), one.reading(chosen)))
    return found


def rows(one: Interpretation, world: World) -> list[Row]:
    """The actions that an interpretation without choices selects."""
    return select.actions(world, [item for item in filters_of(one, world) if item.field != "action_count"])


def gauges(one: Interpretation, world: World) -> list[Gauge]:
    """The indicators that it selects."""
    numbers = tuple(p.split(":", 1)[1] for p in one.places if p.startswith("indicator:"))
    extra = [Filter("number", "any", numbers)] if numbers else []
    usable = [item for item in one.filters if item.field in _GAUGE_FIELDS]
    return select.indicators(world, [*usable, *extra])


_GAUGE_FIELDS = frozenset({"source", "body", "named", "row", "word", "source_count", "body_count", "number"})


def words_of(filters: Sequence[Filter], language: str, world: World) -> str:
    """What actions do that meet conditions, in words of ``language``."""
    return conditions.said(filters, language, world, 2)
