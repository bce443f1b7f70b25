"""The numbers that a browser writes before the items of an ordered list, and no markup holds."""

from __future__ import annotations

import re

from lxml import etree


def ordinal(item: etree._Element, holder: etree._Element) -> str:
    """The number that a browser writes before an item of an ordered list."""
    start = holder.get("start", "1").strip()
    number = int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1
    own = item.get("value", "").strip()
    if re.fullmatch(r"-?\d{1,6}", own):
        number = int(own)
    else:
        number += sum(1 for _ in item.itersiblings("li", preceding=True))
    kind = holder.get("type", "1")
    if kind in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}."
    if kind in ("i", "I") and 1 <= number <= 50:
        roman = _roman(number)
        return f"{roman if kind == 'I' else roman.lower()}."
    return f"{number}."


def _roman(number: int) -> str:
    out = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out, number = out + letters, number - value
    return out
