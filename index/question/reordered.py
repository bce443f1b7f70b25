"""Counts and stretches that people say in another order than the rules read them: "fewer bodies *than four*", "two agencies *or
more*", "actions *between 20 and 30*", "actions *above number 45*".
"""

from __future__ import annotations

from collections.abc import Sequence

from index.question.clause import filler, last_word
from index.question.items import Item
from ingest.fold import fold

_COUNTED = frozenset(["n_body", "n_area", "n_source", "n_action"])
_MORE = {"more": "more_than", "fewer": "fewer_than"}


def told(items: Sequence[Item], most: int) -> list[Item]:
    """The items in the order that says the same; ``most``: the number of the last action."""
    return _numbers(_or_more(_than(_of_the(list(items)))), most)


def _of_the(items: list[Item]) -> list[Item]:
    """ "*Of the actions in section B, are all* X's?" as "are all actions in section B X's?"."""
    comma = next((i for i, item in enumerate(items) if item.text == ","), 0)
    if not comma or fold(items[0].text) not in ("of", "among", "amongst") or not any("n_action" in item.concepts for item in items[:comma]):
        return items
    behind = items[comma + 1 : comma + 3]
    if len(behind) < 2 or fold(behind[0].text) not in ("are", "is", "do", "does", "have", "has") or not behind[1].concepts & {"all", "any"}:
        return items
    first = 2 if fold(items[1].text) == "the" else 1
    return [*behind, *items[first:comma], *items[comma + 3 :]]


def _than(items: list[Item]) -> list[Item]:
    """ "*Fewer* bodies *than four*" as "fewer than four bodies"."""
    for i, item in enumerate(items[:-3]):
        sign = next((concept for word, concept in _MORE.items() if word in item.concepts), "")
        noun, than, number = items[i + 1 : i + 4]
        if sign and (noun.concepts & _COUNTED or noun.kind == "class") and fold(than.text) == "than" and number.kind == "number":
            more = Item("concept", (), item.start, item.end, f"{item.text} than", frozenset({sign}))
            return [*items[:i], more, number, noun, *items[i + 4 :]]
    return items


def _or_more(items: list[Item]) -> list[Item]:
    """ "Two agencies *or more*" as "two or more agencies"."""
    for i, item in enumerate(items[:-2]):
        noun, behind = items[i + 1 : i + 3]
        if item.kind == "number" and noun.kind == "class" and behind.concepts & {"at_least", "at_most"} and fold(behind.text).split()[0] in ("or", "and"):
            return [*items[:i], item, behind, noun, *items[i + 3 :]]
    return items


def _numbers(items: list[Item], most: int) -> list[Item]:
    """ "Actions *between 20 and 30*", "actions *above (number) 45*", "actions up to number 10": the actions of these numbers."""
    for i, item in enumerate(items):
        if "n_action" not in item.concepts or i + 2 >= len(items):
            continue
        behind = [j for j in range(i + 1, min(i + 4, len(items))) if not (filler(items[j]) and not items[j].concepts) and last_word(items[j]) not in ("number", "numbers", "numbered")]
        sign, numbers = (items[behind[0]] if behind else None), [j for j in range(i + 2, min(i + 7, len(items))) if _number(items[j])]
        if sign is None or not numbers:
            continue
        span: range | None = None
        last = numbers[0]
        if "between" in sign.concepts and len(numbers) > 1 and numbers[1] == numbers[0] + 2 and "and" in items[numbers[0] + 1].concepts:
            last = numbers[1]
            span = range(_number(items[numbers[0]]), _number(items[last]) + 1)
        elif last <= behind[0] + 2 and _named(items, i, last):
            low = _number(items[last])
            if sign.concepts & {"more_than", "after"}:
                span = range(low + 1, most + 1)
            elif sign.concepts & {"fewer_than", "before"}:
                span = range(1, low)
            elif sign.concepts & {"at_most", "until", "by"}:
                span = range(1, low + 1)
        following = items[last + 1] if last + 1 < len(items) else None
        if not span or (following is not None and (following.concepts & _COUNTED or following.kind == "class")):
            continue
        values = tuple(str(number) for number in span)
        words = " ".join(each.text for each in items[i : last + 1])
        return [*items[:i], Item("action", values, item.start, items[last].end, words), *items[last + 1 :]]
    return items


def _number(item: Item) -> int:
    """The number that an item says, 0 for none."""
    if item.kind == "number":
        return int(item.values[0])
    one = item.kind == "action" and len(item.values) == 1 and str(item.values[0]).isdigit() and not fold(item.text).startswith("action")
    return int(item.values[0]) if one else 0


def _named(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether it is said that the number is one's number: "above *number* 45", "numbered above 45"."""
    words = {word for item in items[first : last + 1] for word in fold(item.text).split()}
    return bool(words & {"number", "numbers", "numbered", "no", "nr"})
