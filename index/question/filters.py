"""What a question asks of an action or indicator, as data: field, operator, values.

A filter says nothing of how it was worded; ``text`` keeps the words for showing. Filters are
joined by "and". ``Choice`` is a filter that can be read in more than one way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: Before an operator, what it denies: ``not_due_in``, ``not_all``.
NOT = "not_"

#: field → operators. ``year`` values are one or two inclusive years.
OPERATORS: Mapping[str, frozenset[str]] = {
    "body": frozenset({"any", "all", "only", "within", "none", "present", "missing"}),  # within: at least one, and no other
    "named": frozenset({"any", "all", "none", "present", "missing"}),
    "row": frozenset({"any", "all", "none"}),  # responsible or named in the prose
    "word": frozenset({"any", "all", "none"}),
    "year": frozenset(
        {
            "due_in",
            "due_by",
            "due_before",
            "due_after",
            "runs_until",
            "starts_in",
            "starts_by",
            "starts_before",
        }
        | {
            "starts_after",
            "starts_between",
            "starts_from",
            "running_in",
            "running_by",
            "running_after",
            "exactly",
            "due_between",
            "due_from",
            "due_outside",
        }
    ),
    "timetable": frozenset({"ongoing", "not_ongoing", "whole", "no_year", "dated", "none", "present"}),
    "area": frozenset({"any", "all", "only", "none", "present", "missing"}),
    "priority": frozenset({"any", "none", "present", "missing"}),
    "section": frozenset({"any", "none"}),
    "act": frozenset({"any", "all", "none", "present", "missing"}),
    "act_type": frozenset({"any", "none"}),
    "footnote": frozenset({"any", "present", "missing"}),
    "body_count": frozenset({"=", ">", ">=", "<", "<="}),
    "of_bodies": frozenset({"=", ">", ">=", "<", "<="}),  # so many of a list: the number, then the bodies
    "area_count": frozenset({"=", ">", ">=", "<", "<="}),
    "year_count": frozenset({"=", ">", ">=", "<", "<="}),  # calendar years of the timetable
    "source_count": frozenset({"=", ">", ">=", "<", "<="}),
    "number": frozenset({"any", "none"}),
    "action_count": frozenset({"=", ">", ">=", "<", "<="}),  # of a body, an area or a year
    "source": frozenset({"any", "all", "only", "none", "present", "missing"}),
    "either": frozenset({"any"}),  # values are other filters, as ``alternative`` writes them
}


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition. ``values`` are canonical (body names, places, CELEX numbers, years)."""

    field: str
    op: str
    values: tuple[str | int, ...] = ()
    text: str = ""

    def __post_init__(self) -> None:
        known_ops = OPERATORS.get(self.field, frozenset())
        if self.op not in known_ops and self.op.removeprefix(NOT) not in known_ops:
            known = ", ".join(sorted(OPERATORS.get(self.field, ()))) or "no such field"
            raise ValueError(f"{self.field} has no operator {self.op!r}; it has: {known}")

    def as_json(self) -> dict[str, Any]:
        return {"field": self.field, "op": self.op, "values": list(self.values), "text": self.text}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Filter:
        """Raises ``ValueError`` or ``TypeError`` if ``data`` is no filter."""
        values = data.get("values", [])
        if not isinstance(values, list) or not all(isinstance(value, str | int) for value in values):
            raise ValueError("a filter's values are a list of strings and whole numbers")
        return cls(str(data.get("field")), str(data.get("op")), tuple(values), str(data.get("text", "")))


@dataclass(frozen=True, slots=True)
class Choice:
    """Words that can be read in several ways, the likelier first: (what it then means, the filter)."""

    readings: tuple[tuple[str, Filter], ...]

    @property
    def text(self) -> str:
        return self.readings[0][1].text


def alternative(item: Filter) -> str:
    """A filter as a value of an "either" filter; ``meant`` reads it back."""
    return f"{item.field} {item.op} {'|'.join(map(str, item.values))}"


def meant(value: str) -> Filter:
    """The filter that ``alternative`` wrote.

    Raises:
        ValueError: it is none.
    """
    field, op, values = [*value.split(" ", 2), "", ""][:3]
    return Filter(field, op, tuple(int(each) if field == "year" else each for each in values.split("|") if each))


def field_of(item: Filter | Choice) -> str:
    """What a condition is on, however it is put: ``body`` for what rows or texts name, ``year`` for all of a timetable."""
    field = item.field if isinstance(item, Filter) else item.readings[0][1].field
    return {"named": "body", "row": "body", "timetable": "year"}.get(field, field)
