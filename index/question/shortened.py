"""What people write short: "which section has more, *B or C*?", "due in *21*"; and a year of another century, "due in *1850*"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.clause import filler
from index.question.items import Item

#: Nouns of parts that are told by a letter or a number → the kind of each.
_PARTS = {"n_section": "section", "n_priority": "priority"}
_TIMED = frozenset(["due", "start", "running", "n_timetable"])
_LEADS = frozenset(["in", "by", "before", "after", "until", "from", "since"])
_CENTURIES = range(1000, 3000)


def told(items: Sequence[Item], period: tuple[int, int] | None) -> list[Item]:
    """The items with such letters and numbers as what they are short for; ``period``: the plan's first and last year."""
    return _years(_alternatives(list(items)), period)


def _alternatives(items: list[Item]) -> list[Item]:
    """ "Which section …, *B or C*?": letters or numbers set apart at the end, of the noun that is asked for."""
    noun = next((i for i, item in enumerate(items) if item.concepts & set(_PARTS) and i and "which" in items[i - 1].concepts), -1)
    comma = max((i for i, item in enumerate(items) if item.text in (",", ":", "-")), default=-1)
    if noun < 0:
        return items
    kind = next(kind for concept, kind in _PARTS.items() if concept in items[noun].concepts)
    first = next((i for i in range(noun + 1, len(items)) if items[i].text in (",", ":", "-")), comma)
    tail = [i for i in range(first + 1, len(items)) if items[i].kind != "punct"] if comma > noun else []
    values = [i for i in tail if _value(items[i], kind)]
    if len(values) < 2 or any(i not in values and "or" not in items[i].concepts for i in tail):
        return items
    return [replace(item, kind=kind, values=(_value(item, kind),), concepts=frozenset()) if i in values else item for i, item in enumerate(items)]


def _value(item: Item, kind: str) -> str:
    """The letter or number of a part that an item says, "" for none."""
    if kind == "section":
        return item.text if len(item.text) == 1 and item.text.isupper() else ""
    return str(item.values[0]) if item.kind in ("number", "action") and item.text.isdigit() and int(item.text) < _CENTURIES.start else ""


def _years(items: list[Item], period: tuple[int, int] | None) -> list[Item]:
    """ "Due in *21*", "ending by *1850*": a number behind a word of time and its preposition; of two figures, only one that the
    period has."""
    found = list(items)
    for index, item in enumerate(items):
        if item.kind not in ("number", "action") or not item.text.isdigit() or index < 2:
            continue
        number = int(item.text)
        lead, verb = items[index - 1], next((each for each in reversed(items[: index - 1]) if not filler(each)), None)
        behind = items[index + 1] if index + 1 < len(items) else None
        ends = behind is None or behind.kind == "punct" or bool(behind.concepts & {"and", "or", "and_what", "which", "has", "without"})
        timed = bool(lead.concepts & _LEADS) and verb is not None and bool(verb.concepts & _TIMED)
        if not timed or not ends:
            continue
        century = period[0] // 100 * 100 if period else 0
        if number in _CENTURIES:
            found[index] = replace(item, kind="year", values=(number,), concepts=frozenset())
        elif period and len(item.text) == 2 and period[0] <= century + number <= period[1]:
            found[index] = replace(item, kind="year", values=(century + number,), concepts=frozenset())
    return found
