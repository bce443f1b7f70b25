"""What was understood of a question as parts that can be taken away, settled or given another value.

Each part has a name of its own.

A name is made of what the part means and not of where it stands, so that an address which takes a part
away means the same as long as the question is understood in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from index.question.filters import Choice, Filter
from index.question.interpretation import Interpretation


@dataclass(frozen=True, slots=True)
class Part:
    """A condition, a place, an act or a free word. ``choices``: (name, meaning) of each way to read it.

    ``words`` are those of the question, ``meaning`` what they were read as (the same for free words).
    ``field`` and ``value`` are what can be changed: of a condition with one value, or a place.
    """

    name: str
    kind: str
    words: str
    meaning: str
    choices: tuple[tuple[str, str], ...] = ()
    field: str = ""
    value: str = ""


def parts(one: Interpretation) -> tuple[Part, ...]:
    """Everything in ``one`` that narrows the answer."""
    meanings = dict(one.understood)
    found = [
        Part(_name(each), "condition", each.text, meanings.get(each.text, _plain(each)), (), *_value(each))
        for each in one.filters
    ]
    for choice in one.choices:
        settled = tuple((_name(item), label) for label, item in choice.readings)
        meaning = meanings.get(choice.text, " or ".join(label for label, _ in choice.readings))
        first = choice.readings[0][1]
        found.append(Part(_name(first), "condition", choice.text, meaning, settled, *_value(first)))
    for each in one.places:
        kind, _, number = each.partition(":")
        found.append(Part(f"place:{each}", "place", f"{kind} {number}", f"{kind} {number}", (), kind, number))
    found += [Part(f"act:{each}", "act", each, each) for each in one.acts if not each.startswith("/")]
    found += [Part(f"word:{each}", "word", each, each) for each in one.subject]
    return tuple(found)


def changed(
    one: Interpretation, without: Iterable[str], choose: Iterable[str], swap: Iterable[str] = ()
) -> Interpretation:
    """``one`` with other values (``swap``: ``name=>value``), without the parts named, and with choices settled by
    the reading named. Names that are not there change nothing: the question may be understood better than
    when an address was made."""
    for each in swap:
        name, _, value = each.rpartition("=>")
        one = _swapped(one, name, value)
    gone, chosen = frozenset(without), frozenset(choose)
    filters = [each for each in one.filters if _name(each) not in gone]
    choices: list[Choice] = []
    for choice in one.choices:
        if _name(choice.readings[0][1]) in gone:
            continue
        settled = next((item for _, item in choice.readings if _name(item) in chosen), None)
        if settled is None:
            choices.append(choice)
        else:
            filters.append(settled)
    acts = one.acts
    if any(f"act:{each}" in gone for each in acts):
        # the provisions that follow go with their acts
        acts = tuple(each for each in acts if not each.startswith("/") and f"act:{each}" not in gone)
    return replace(
        one,
        filters=tuple(filters),
        choices=tuple(choices),
        places=tuple(each for each in one.places if f"place:{each}" not in gone),
        acts=acts,
        subject=tuple(each for each in one.subject if f"word:{each}" not in gone),
    )


def _swapped(one: Interpretation, name: str, value: str) -> Interpretation:
    """``one`` with another value for the part of this name."""
    said = dict(one.understood)

    def other(item: Filter) -> Filter:
        old = item.values[0]
        new = (int(value) if value.isascii() and value.isdecimal() else old) if isinstance(old, int) else value
        said[str(new)] = said.get(item.text, _plain(item)).replace(str(old), str(new))
        return replace(item, values=(new,), text=str(new))

    filters = tuple(other(each) if _name(each) == name and _value(each)[0] else each for each in one.filters)
    choices = tuple(
        Choice(tuple((label.replace(str(item.values[0]), value), other(item)) for label, item in each.readings))
        if _name(each.readings[0][1]) == name and all(_value(item)[0] for _, item in each.readings)
        else each
        for each in one.choices
    )
    kind = name.removeprefix("place:").partition(":")[0]
    places = tuple(f"{kind}:{value}" if f"place:{each}" == name else each for each in one.places)
    return replace(one, filters=filters, choices=choices, places=places, understood=tuple(said.items()))


def _value(item: Filter) -> tuple[str, str]:
    """(field, value) of a condition with one value, else blanks."""
    return (item.field, str(item.values[0])) if len(item.values) == 1 else ("", "")


def _name(item: Filter) -> str:
    return ":".join((item.field, item.op, ",".join(map(str, item.values))))


def _plain(item: Filter) -> str:
    return f"{item.field} {item.op.replace('_', ' ')} {', '.join(map(str, item.values))}".strip()
