"""Gold sets: a filter written as data, applied to the hand-written plan.

A ``where`` is a flat mapping; every key narrows the rows, all keys hold together:

======================  =================================================================
``any``/``all``         at least one / every one of these bodies is responsible
``only``                exactly these bodies are responsible
``none``                none of these bodies is responsible
``bodies``/``n_areas``  [least, most] number of responsible bodies / priority areas
``section``             one of these sections ("A", "B", "C", "gov")
``priority``            one of these strategic priorities (numbers)
``area``                at least one of these priority areas
``timetable``           written so ("2021-2025", "Ongoing")
``start``/``end``       [first, last] calendar year in which the row starts / is due, both
                        inclusive, ``null`` for no limit; "Ongoing" rows have neither year
``names``/``names_all`` the prose names at least one / every one of these bodies
``cites``               the prose cites this act (CELEX)
``act_type``            the prose cites an act of this CELEX letter ("L", "F")
``footnote``            true or false: a footnote is called in the row
``number``              one of these action numbers: given by reading, as word scans are
``source``              of an indicator: at least one of these sources is named
``source_none``         of an indicator: none of these sources is named
======================  =================================================================

``select`` says what is wanted of the rows: ``actions`` or ``indicators`` (the default, their
places), ``bodies``, ``areas``, ``sources`` or ``years`` (the distinct values, sorted).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from evaluation.gold.plan import ACTIONS, DOCUMENT, INDICATORS, IndicatorRow, Row

Where = Mapping[str, Any]

_ACTION_TESTS: dict[str, Callable[[Row, Any], bool]] = {
    "any": lambda row, names: bool(set(names) & set(row.bodies)),
    "all": lambda row, names: set(names) <= set(row.bodies),
    "only": lambda row, names: set(names) == set(row.bodies),
    "none": lambda row, names: not set(names) & set(row.bodies),
    "bodies": lambda row, limits: _within(len(row.bodies), limits),
    "n_areas": lambda row, limits: _within(len(row.areas), limits),
    "section": lambda row, sections: row.section in sections,
    "priority": lambda row, numbers: row.priority in numbers,
    "area": lambda row, codes: bool(set(codes) & set(row.areas)),
    "timetable": lambda row, written: row.timetable == written,
    "start": lambda row, limits: _within(row.start, limits),
    "end": lambda row, limits: _within(row.end, limits),
    "names": lambda row, names: bool(set(names) & set(row.names)),
    "names_all": lambda row, names: set(names) <= set(row.names),
    "cites": lambda row, celex: celex in row.acts,
    "act_type": lambda row, letter: any(act[5] == letter for act in row.acts),
    "footnote": lambda row, wanted: bool(row.footnotes) is wanted,
    "number": lambda row, numbers: row.number in numbers,
}
_INDICATOR_TESTS: dict[str, Callable[[IndicatorRow, Any], bool]] = {
    "source": lambda row, names: bool(set(names) & set(row.sources)),
    "source_none": lambda row, names: not set(names) & set(row.sources),
    "number": lambda row, numbers: row.number in numbers,
}


def actions(where: Where) -> list[Row]:
    """The actions that meet every key of ``where``, in the plan's order.

    Raises:
        KeyError: a key that this module does not define.
    """
    return [row for row in ACTIONS if all(_ACTION_TESTS[key](row, value) for key, value in where.items())]


def indicators(where: Where) -> list[IndicatorRow]:
    """The indicators that meet every key of ``where``; raises KeyError as ``actions`` does."""
    return [row for row in INDICATORS if all(_INDICATOR_TESTS[key](row, value) for key, value in where.items())]


def items(kind: str, where: Where) -> list[str]:
    """The items of a gold set as an answer's ``result.items`` gives them.

    ``kind``: ``actions``, ``indicators`` (``<document>/<place>``), or ``bodies``, ``areas``,
    ``years`` of the actions, ``sources`` of the indicators.

    Raises:
        ValueError: another kind.
    """
    if kind == "actions":
        return [f"{DOCUMENT}/{row.place}" for row in actions(where)]
    if kind == "indicators":
        return [f"{DOCUMENT}/{row.place}" for row in indicators(where)]
    if kind == "bodies":
        return sorted({name for row in actions(where) for name in row.bodies})
    if kind == "areas":
        return sorted({code for row in actions(where) for code in row.areas})
    if kind == "years":
        rows = actions(where)
        return sorted({str(year) for row in rows for year in (row.start, row.end) if year is not None})
    if kind == "sources":
        return sorted({name for row in indicators(where) for name in row.sources})
    raise ValueError(f"no gold set of kind {kind!r}; known: actions, indicators, bodies, areas, years, sources")


def _within(value: int | None, limits: Sequence[int | None]) -> bool:
    least, most = limits
    if value is None:
        return False
    return (least is None or value >= least) and (most is None or value <= most)
