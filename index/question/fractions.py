"""Parts of a whole: "is Europol in *more than half of* the actions?", "are *a third of* Frontex's actions due in 2021?".

Of all actions, "more than half" is more than a number of them; of some, or with no "more" or "less", how many percent it is says
more than a yes or no would.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from index.question.clause import filler
from index.question.counts import sign
from index.question.items import Item
from ingest.fold import fold

_PERCENT = re.compile(r"\s{0,3}(?:%|per ?cent|pour ?cent|prozent|por ciento)(?!\w)")
_HALF = frozenset(["half", "halfs", "moitie", "halfte", "mitad"])
_THIRD = frozenset(["third", "thirds", "tiers", "drittel", "tercio", "tercios"])
_QUARTER = frozenset(["quarter", "quarters", "quart", "quarts", "viertel", "cuarto", "cuarta parte"])
_ONE = frozenset(["a", "one", "un", "une", "la", "die", "der", "ein", "una", "the", "das"])
_ENDS = frozenset(["are", "is", "have", "has", "do", "does", "sont", "ont", "sind", "haben", "son", "tienen", "fall", "run", "end", "start", "involve", "name", "mention"])


def hundredths(items: Sequence[Item], text: str, whole: int) -> list[Item]:
    """The items with "more than *20 % of the actions*" as the number of actions that is; ``text``: what they are cut from."""
    found = list(items)
    for i, item in enumerate(found):
        op = sign(found[i - 1]) if i else ""
        noun = next((j for j in range(i + 1, min(i + 6, len(found))) if "n_action" in found[j].concepts), -1)
        if item.kind != "number" or not op or noun < 0 or not item.text.isdigit() or not _PERCENT.match(fold(text[item.end : found[noun].start])):
            continue
        if any(not (filler(each) or each.concepts & {"share", "all", "in"} or each.kind == "punct") for each in found[i + 1 : noun]):
            continue
        number = _bound(op, Fraction(int(item.text), 100) * whole)
        return [*found[:i], Item("number", (number,), item.start, found[noun - 1].end, text[item.start : found[noun - 1].end]), *found[noun:]]
    return found


def told(items: Sequence[Item], whole: int) -> list[Item]:
    """The items with a part of all actions as a number of them, or as a share that is asked for; ``whole``: how many there are."""
    found = list(items)
    at = next((i for i, item in enumerate(found) if _part(item)), -1)
    noun = next((i for i in range(at + 1, min(at + 5, len(found))) if "n_action" in found[i].concepts), -1) if at >= 0 else -1
    led = found[at + 1 : noun]
    if at < 0 or noun < 0 or any(not (filler(item) or item.kind in ("body", "class") or item.concepts & {"all", "in"} or fold(item.text) in ("s", "'s")) for item in led):
        return found
    if not any(fold(item.text) in ("of", "de", "der", "des", "von", "d", "del") for item in led):
        return found
    part, first = _value(found, at)
    before = found[first - 1] if first else None
    op = sign(before) if before is not None else ""
    first -= bool(op)
    behind = found[noun + 1] if noun + 1 < len(found) else None
    plain = not any(item.kind in ("body", "class") for item in led)
    alone = plain and (behind is None or behind.kind == "punct" or fold(behind.text) in _ENDS or behind.concepts & {"due", "start", "running", "involved", "mentions"})
    if op and alone:
        number = _bound(op, part * whole)
        return [*found[: first + 1], Item("number", (number,), found[at].start, found[at].end, found[at].text), found[noun], *found[noun + 1 :]]
    opening = next((i for i, item in enumerate(found) if item.kind != "punct"), 0)
    if opening != first - 1 or fold(found[opening].text) not in ("are", "is", "do", "does", "have", "has", "sont", "sind", "son"):
        return found
    share = Item("concept", (), found[first].start, found[at].end, found[at].text, frozenset({"share"}))
    return [share, *found[at + 1 : noun + 1], found[opening], *found[noun + 1 :]]


def _part(item: Item) -> bool:
    return fold(item.text) in _HALF | _THIRD | _QUARTER


def _value(items: Sequence[Item], at: int) -> tuple[Fraction, int]:
    """(the part, where its words begin): "half", "a third", "two thirds"."""
    word = fold(items[at].text)
    part = Fraction(1, 2 if word in _HALF else 3 if word in _THIRD else 4)
    before = items[at - 1] if at else None
    if before is not None and before.kind == "number":
        return part * int(before.values[0]), at - 1
    return part, at - 1 if before is not None and fold(before.text) in _ONE else at


def _bound(op: str, number: Fraction) -> int:
    """The whole number that says the same with this sign."""
    return floor(number) if op in (">", "<=") else ceil(number)
