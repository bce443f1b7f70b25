"""Filters → the exact rows that pass them. A plain walk over all rows, so nothing is missed."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Sequence

from index.question.filters import NOT, OPERATORS, Filter, meant
from index.question.nouns import ACT_LETTERS
from index.world import LEGAL, Gauge, Row, Words, World
from ingest.fold import fold, tokens

COMPARE: dict[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}


def actions(world: World, filters: Sequence[Filter]) -> list[Row]:
    """The actions that pass every filter, in reading order."""
    tests = [_denied(world, item) or _action_test(world, item) for item in filters]
    return [row for row in world.rows if all(test(row) for test in tests)]


def indicators(world: World, filters: Sequence[Filter]) -> list[Gauge]:
    """The indicators that pass every filter, in reading order."""
    tests = [_indicator_denied(world, item) or _indicator_test(world, item) for item in filters]
    return [gauge for gauge in world.gauges if all(test(gauge) for test in tests)]


def holding(world: World, phrase: str) -> list[Words]:
    """Every unit of the documents held whose words hold this phrase, inflections and acronyms included."""
    patterns = variants(world, phrase)
    return [words for words in world.words if any(words.find(pattern) for pattern in patterns)]


def forms(world: World, phrase: str) -> list[str]:
    """The folded forms in which a phrase stands in the plan asked about, inflections and acronyms included."""
    plans = {plan.id for plan in world.plans}
    patterns = variants(world, phrase)
    spans = [(words, span) for words in world.words if words.document in plans for pattern in patterns for span in words.every(pattern)]
    return sorted({" ".join(fold(world.text(words.document, span)).split()) for words, span in spans})


def variants(world: World, phrase: str) -> list[tuple[str, ...]]:
    """The sequences of roots that count as this phrase: itself, and what it abbreviates or is abbreviated to."""
    found = {world.roots(phrase), *map(world.roots, world.also_called(phrase)), *map(world.roots, _respelt(world, phrase))}
    name = world.bodies.canonical(phrase)
    body = world.bodies.get(name) if name else None
    if body:
        found |= {world.roots(other) for other in (body.name, *body.names, *body.variants) if len(other) > 2}
    return [pattern for pattern in found if pattern]


_PART = 3
"""Letters of the shortest word that is written together with another."""


def _respelt(world: World, phrase: str) -> Iterator[str]:
    """The phrase with two of its words written as one ("cyber crime"), or one as two ("wastewater"), of words that the texts have."""
    words = [word for word, _, _ in tokens(phrase)]
    for at, word in enumerate(words):
        pair = "".join(words[at : at + 2])
        if pair != word and world.has_root(pair):
            yield " ".join((*words[:at], pair, *words[at + 2 :]))
        for cut in range(_PART, len(word) - _PART + 1):
            first, second = word[:cut], word[cut:]
            if world.has_root(first) and world.has_root(second):
                yield " ".join((*words[:at], first, second, *words[at + 1 :]))


# --------------------------------------------------------------------------- tests on sets


def _among(op: str, have: Iterable[str], wanted: Sequence[str | int]) -> bool:
    """Whether the set ``have`` stands in relation ``op`` to the values wanted."""
    there, asked = set(have), {str(value) for value in wanted}
    if op == "any":
        return bool(there & asked)
    if op == "all":
        return asked <= there
    if op == "only":
        return there == asked
    if op == "within":
        return bool(there) and there <= asked
    if op == "none":
        return not there & asked
    if op == "present":
        return bool(there)
    if op == "missing":
        return not there
    raise ValueError(f"no relation of sets is called {op!r}")


def _denied(world: World, item: Filter) -> Callable[[Row], bool] | None:
    """The test of a filter whose operator is denied ("not_due_in"), ``None`` for any other."""
    if not item.op.startswith(NOT) or item.op in OPERATORS[item.field]:
        return None
    op = item.op.removeprefix(NOT)
    plain = _action_test(world, Filter(item.field, op, item.values))
    if item.field == "year_count" or (item.field == "year" and not op.startswith("due")) or (item.field, op) == ("timetable", "whole"):
        # when it starts or runs, and how long, an action without a year does not say: neither that nor the opposite
        return lambda row: not plain(row) and lasting(row) is not None
    return lambda row: not plain(row)


def _indicator_denied(world: World, item: Filter) -> Callable[[Gauge], bool] | None:
    """The same for indicators."""
    if not item.op.startswith(NOT) or item.op in OPERATORS[item.field]:
        return None
    plain = _indicator_test(world, Filter(item.field, item.op.removeprefix(NOT), item.values))
    return lambda gauge: not plain(gauge)


def _action_test(world: World, item: Filter) -> Callable[[Row], bool]:
    op, values = item.op, item.values
    if item.field == "either":
        return _either(world, item)
    if item.field == "body":
        return lambda row: _among(op, row.responsible, values)
    if item.field == "named":
        return lambda row: _among(op, row.named, values)
    if item.field == "row":
        return lambda row: _among(op, row.responsible | row.named, values)
    if item.field == "word":
        return _word_test(world, item)
    if item.field == "year":
        years = tuple(int(value) for value in values)
        return lambda row: year_test(op, years, *_years(row))
    if item.field == "timetable":
        return lambda row: _timetable(world, op, row)
    if item.field == "area":
        return lambda row: _among(op, (area.code for area in row.action.areas), values)
    if item.field == "priority":
        return lambda row: _among(op, (row.action.priority,) if row.action.priority else (), values)
    if item.field == "section":
        return lambda row: _among(op, (row.action.section,) if row.action.section else (), values)
    if item.field == "act":
        present = op in ("present", "missing")  # of legal acts: other texts that are cited are none
        return lambda row: _among(op, filter(LEGAL.match, row.acts) if present else row.acts | row.works, values)
    if item.field == "act_type":
        letters = [ACT_LETTERS[str(value)] for value in values]
        return lambda row: _among(op, (celex[5:6] for celex in row.acts), letters)
    if item.field == "footnote":
        return lambda row: _among(op, (place.removeprefix("fn_") for place in row.action.footnotes), values)
    if item.field == "body_count":
        return lambda row: any(COMPARE[op](len(row.action.bodies), int(value)) for value in values)
    if item.field == "of_bodies":
        return lambda row: COMPARE[op](len(row.responsible & set(values[1:])), int(values[0]))
    if item.field == "area_count":
        return lambda row: any(COMPARE[op](len(row.action.areas), int(value)) for value in values)
    if item.field == "year_count":
        return lambda row: (many := lasting(row)) is not None and any(COMPARE[op](many, int(value)) for value in values)
    if item.field == "number":
        return lambda row: _among(op, (row.action.number,), values)
    raise ValueError(f"actions cannot be filtered by {item.field}")


def _either(world: World, item: Filter) -> Callable[[Row], bool]:
    """Rows that pass at least one of the filters that are the values of this one."""
    filters = [meant(str(value)) for value in item.values]
    tests = [_denied(world, each) or _action_test(world, each) for each in filters]
    return lambda row: any(test(row) for test in tests)


def _indicator_test(world: World, item: Filter) -> Callable[[Gauge], bool]:
    op, values = item.op, item.values
    if item.field in ("source", "body"):
        return lambda gauge: _among(op, gauge.sources, values)
    if item.field in ("named", "row"):
        return lambda gauge: _among(op, gauge.named | gauge.sources, values)
    if item.field == "word":
        return _word_test(world, item)
    if item.field in ("source_count", "body_count"):
        return lambda gauge: any(COMPARE[op](len(gauge.sources), int(value)) for value in values)
    if item.field == "number":
        return lambda gauge: _among(op, (gauge.indicator.number,), values)
    raise ValueError(f"indicators cannot be filtered by {item.field}")


def _word_test(world: World, item: Filter) -> Callable[[Row | Gauge], bool]:
    """Rows whose words hold the phrases; each phrase is scanned for once."""
    sets = [{words.id for words in holding(world, str(value))} for value in item.values]
    if item.op == "all":
        return lambda row: all(row.id in found for found in sets)
    if item.op == "any":
        return lambda row: any(row.id in found for found in sets)
    return lambda row: not any(row.id in found for found in sets)


# --------------------------------------------------------------------------- time


def _years(row: Row) -> tuple[int | None, int | None, bool]:
    table = row.action.timetable
    return (table.start, table.end, table.ongoing) if table else (None, None, False)


def lasting(row: Row) -> int | None:
    """The calendar years that a timetable covers, the first and the last included; ``None`` where it names none."""
    start, end, _ = _years(row)
    return end - start + 1 if start is not None and end is not None else None


def year_test(op: str, years: tuple[int, ...], start: int | None, end: int | None, ongoing: bool) -> bool:
    """Whether a timetable passes. "Ongoing" without years passes no test of a year but being open after it."""
    first, last = years[0], years[-1]
    begun_by = start is not None and start <= last
    if op == "due_in":
        return end in years
    if op == "due_by":
        return end is not None and end <= last
    if op == "due_before":
        return end is not None and end < first
    if op == "due_after":
        return end is not None and end > last
    if op == "due_from":
        return end is not None and end >= first
    if op == "due_outside":
        return end is not None and (end < first or end > last)
    if op == "due_between":
        return end is not None and first <= end <= last
    if op == "runs_until":
        return end in years
    if op == "starts_between":
        return start is not None and first <= start <= last
    if op == "starts_in":
        return start in years
    if op == "starts_by":
        return start is not None and start <= last
    if op == "starts_before":
        return start is not None and start < first
    if op == "starts_after":
        return start is not None and start > last
    if op == "starts_from":
        return start is not None and start >= first
    if op == "running_in":
        return begun_by and (end is None or end >= first)
    if op == "running_by":
        return begun_by
    if op == "running_after":
        return (end is not None and end > last) or (end is None and ongoing)
    if op == "exactly":
        return (start, end) == (first, last)
    raise ValueError(f"no relation of years is called {op!r}")


def _timetable(world: World, op: str, row: Row) -> bool:
    start, end, ongoing = _years(row)
    if op == "ongoing":
        return ongoing
    if op == "not_ongoing":
        return not ongoing
    if op == "whole":
        return world.period is not None and (start, end) == world.period
    if op == "no_year":
        return start is None and end is None
    if op == "dated":
        return start is not None or end is not None
    if op == "none":
        return row.action.timetable is None
    return row.action.timetable is not None
