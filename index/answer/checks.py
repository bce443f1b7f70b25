"""Yes or no about units named by number: do they meet the conditions, have what is asked for, cite the sources?"""

from __future__ import annotations

from collections.abc import Callable

from index import select
from index.answer import conditions, fields, units
from index.answer.conditions import called
from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import joined, phrase, sentence
from index.answer.row_words import when
from index.question.filters import OPERATORS, Filter
from index.question.interpretation import Interpretation
from index.world import Gauge, Row, World
from ingest.sentences import sentences


def conditions_met(one: Interpretation, world: World, answer: Answer, rows: list[Row]) -> None:
    """Whether the actions named pass the conditions asked about."""
    filters = [*one.filters, *(choice.readings[0 if choice.readings[0][1].field == "year" else -1][1] for choice in one.choices)]
    passing = [row for row in rows if row in select.actions(world, filters)]
    holds = len(passing) == len(rows)
    reasons = []
    for row in rows:
        reasons.append(_why(one, world, answer, row, filters))
    answer.answer = phrase(one.language, "yes" if holds else "no", why=" ".join(reasons))
    counted = [item.field for item in filters if item.field in _HAVE]
    table: tuple[tuple[str | int, ...], ...] = tuple((row.action.label, *(_HAVE[field](row) for field in counted)) for row in rows) if counted else ()
    columns = ("action", *counted) if counted else ()
    answer.result = Result("yes_no", ("yes" if holds else "no",), "complete", len(rows), columns=columns, rows=table)


def fields_present(one: Interpretation, world: World, answer: Answer, rows: list[Row]) -> None:
    """Whether the actions named have what is asked for ("Does Action 10 have a footnote?")."""
    found = [fields.FIELDS.get(field, fields.text_of)(one, world, answer, row) for row in rows for field in one.fields]
    holds = all(values for _, values in found)
    why = " ".join(text for text, _ in found)
    answer.answer = phrase(one.language, "yes" if holds else "no", why=why)
    answer.result = Result("yes_no", ("yes" if holds else "no",), "complete", len(rows))


def _why(one: Interpretation, world: World, answer: Answer, row: Row, filters: list[Filter]) -> str:
    said = []
    for item in filters:
        if item.field in ("body", "row", "named"):
            for name in map(str, item.values):
                said += _standing(one, world, answer, row, name, item.field)
        elif item.field in ("year", "timetable") and row.action.timetable:
            if item.field == "timetable":
                said.append(_held_against(one, world, answer, row, item))
            against = {note.split(":")[1] for note in one.notes if note.startswith("against:")}
            said += [_timetable(one, answer, each) for each in (row, *(other for other in world.rows if other.action.number in against))]
        else:
            said.append(_held_against(one, world, answer, row, item))
    return " ".join(dict.fromkeys(said))


def _timetable(one: Interpretation, answer: Answer, row: Row) -> str:
    """When an action is due, in a sentence of its own."""
    table = row.action.timetable
    if table is None:
        return ""
    text = sentence(phrase(one.language, "due_of", label=fields.called_action(one, row), items=when(table, one.language)))
    answer.claim(text, answer.cite(row.document, table.place, table.span))
    return text


def _standing(one: Interpretation, world: World, answer: Answer, row: Row, name: str, field: str) -> list[str]:
    """What a body has to do with an action: whether its row and whether its text names it."""
    said = []
    if field == "named" and name not in row.responsible:
        return [_naming(one, world, answer, row, name)]
    key = "responsible_is" if name in row.responsible else "responsible_not"
    body = world.bodies.get(name)
    number = 2 if body and body.kind == "states" else 1
    names = [each.name for each in row.action.bodies]
    items = joined(one.language, names if one.language == "en" else [called(each, one.language, world) for each in names]) or "–"
    named = called(name, one.language, world)
    text = phrase(one.language, key, number=number, label=fields.called_action(one, row), items=items, body=named)
    text = sentence(text)
    cited = [answer.cite(row.document, f"{row.action.place}.bodies", each.span) for each in row.action.bodies]
    if field == "named":
        said.append(_naming(one, world, answer, row, name))
    answer.claim(text, *cited)
    said.append(text)
    fields.spellings(one, answer, row)
    if name in row.named and name not in row.responsible and field != "named":
        said.append(_naming(one, world, answer, row, name))
    return said


def _held_against(one: Interpretation, world: World, answer: Answer, row: Row, item: Filter) -> str:
    """Whether an action meets a condition, in one sentence that names it."""
    holds = row in select.actions(world, [item])
    if item.field in _HAVE:
        item, holds = Filter(item.field, "=", (_HAVE[item.field](row),)), True  # how many there are tells either way
    denied = None if holds else _denied(item)
    what = conditions.said([denied or item], one.language, world, 1)
    key = "meets" if holds or denied else "not_so_of"
    text = sentence(phrase(one.language, key, label=fields.called_action(one, row), what=what))
    answer.claim(text, answer.cite(row.document, row.action.place, row.action.text))
    if not holds and item.field in _INSTEAD:
        text = f"{text} {fields.FIELDS[_INSTEAD[item.field]](one, world, answer, row)[0]}"
    return text


#: How many an action has of what can be counted, and what tells where it stands instead.
_HAVE: dict[str, Callable[[Row], int]] = {
    "body_count": lambda row: len(row.action.bodies),
    "area_count": lambda row: len(row.action.areas),
    "year_count": lambda row: select.lasting(row) or 0,
}
_INSTEAD = {"section": "section", "priority": "priority", "area": "areas"}

#: Conditions that say the opposite of each other of one action.
_OPPOSITES = {"present": "missing", "missing": "present", "ongoing": "not_ongoing", "not_ongoing": "ongoing"}


def _denied(item: Filter) -> Filter | None:
    """The condition that an action meets which does not meet ``item``, where there are words for one."""
    op = "none" if item.op == "any" or (item.op == "all" and len(item.values) == 1) else _OPPOSITES.get(item.op)
    return Filter(item.field, op, item.values, item.text) if op in OPERATORS[item.field] else None


def _naming(one: Interpretation, world: World, answer: Answer, row: Row, name: str) -> str:
    """The sentence of an action's prose that names a body."""
    source = world.documents[row.document].text
    key = "named_is" if name in row.named else "named_not"
    text = sentence(phrase(one.language, key, label=fields.called_action(one, row), body=called(name, one.language, world)))
    if name not in row.named:
        return text
    for span in sentences(source, row.action.prose.start, row.action.prose.end):
        if name in world.named(span.of(source)):
            answer.claim(text, answer.cite(row.document, row.action.place, span))
            answer.mentions.append(
                {"body": name, "document": row.document, "place": row.action.place, "label": unit_label(row.action.label, one.language)}
            )
            break
    return text


def sources_cited(one: Interpretation, world: World, answer: Answer, gauges: list[Gauge]) -> None:
    passing = select.indicators(
        world, [f for f in one.filters if f.field in ("source", "body", "named", "word", "row")]
    )
    holds = all(gauge in passing for gauge in gauges)
    said = " ".join(units.sources(one, answer, gauge) for gauge in gauges)
    answer.answer = phrase(one.language, "yes" if holds else "no", why=said)
    answer.result = Result("yes_no", ("yes" if holds else "no",), "complete", len(gauges))
