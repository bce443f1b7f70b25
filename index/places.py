"""Which unit words stand in, found fast in documents of thousands of units."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ingest.model import Unit


class Places:
    """The units of one document, by where they stand."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = sorted(units, key=lambda unit: (unit.start, -unit.end))
        self._starts = [unit.start for unit in self._units]
        self._furthest: list[int] = []  # the furthest end of all units up to here
        for unit in self._units:
            self._furthest.append(max(unit.end, self._furthest[-1] if self._furthest else 0))

    def innermost(self, start: int, end: int) -> Unit | None:
        """The smallest unit that holds ``start:end`` whole, ``None`` if none does.

        Units nest, so going back from the last one that starts early enough, the first that
        reaches far enough is the smallest.
        """
        at = bisect_right(self._starts, start) - 1
        while at >= 0 and self._furthest[at] >= end:
            if self._units[at].end >= end:
                return self._units[at]
            at -= 1
        return None
