"""The numbers that a browser writes before the items of an ordered list, and no markup holds."""

from __future__ import annotations

import re

from lxml import etree

_NUMBER = re.compile(r"-?\d{1,6}")


class Ordinals:
    """Counts the items of the lists of a page, asked for in the order of the page."""

    def __init__(self) -> None:
        self._last: dict[etree._Element, int] = {}  # list → number of its last item

    def of(self, item: etree._Element) -> str:
        """The marker of a list item as shown ("3.", "c.", "III."), ``""`` in a list without numbers."""
        holder = item.getparent()
        if holder is None or holder.tag != "ol":
            return ""
        own, start = item.get("value", "").strip(), holder.get("start", "").strip()
        if _NUMBER.fullmatch(own):
            number = int(own)
        elif holder in self._last:
            number = self._last[holder] + 1
        else:
            number = int(start) if _NUMBER.fullmatch(start) else 1
        self._last[holder] = number
        return f"{_written(number, holder.get('type', '1'))}."


def _written(number: int, kind: str) -> str:
    if kind in ("a", "A") and 1 <= number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in ("i", "I") and 1 <= number <= 50:
        roman = _roman(number)
        return roman if kind == "I" else roman.lower()
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out, number = out + letters, number - value
    return out
