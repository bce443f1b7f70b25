"""Answers selected from the records: complete lists, counts, yes or no, and tables of counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index import select
from index.answer.model import Answer, Result, listed
from index.answer.phrases import phrase
from index.answer.selection import filters_of, gauges, readings, rows, words_of
from index.question.filters import Filter
from index.question.interpretation import Interpretation
from index.world import Gauge, Row, World


def actions(one: Interpretation, world: World, answer: Answer) -> None:
    """The actions asked for: one list, or one for each reading of an ambiguous question."""
    if one.form == "every":
        _every(one, world, answer)
        return
    read = readings(one)
    lists = [(label, plain, rows(plain, world)) for label, plain in read]
    _label, plain, found = lists[0]
    answer.result = _result(plain, found, world)
    distinct = {tuple(row.id for row in items) for _, _, items in lists}
    if len(lists) > 1 and len(distinct) > 1:
        _ambiguous(one, world, answer, lists)
        return
    if len(lists) > 1:
        answer.note(f"Read as {listed([each for each, _, _ in lists], 'or')}: the same actions.")
    _list(plain, world, answer, found)


def _every(one: Interpretation, world: World, answer: Answer) -> None:
    """Whether all actions pass the last condition, under the others; those that do not are listed."""
    filters = sorted(filters_of(one, world), key=lambda item: _asked_at(one, item))
    among = select.actions(world, filters[:-1])
    passing = {row.id for row in select.actions(world, filters)}
    failing = [row for row in among if row.id not in passing]
    numbers = listed([row.action.number for row in failing], phrase(one.language, "and"))
    condition = words_of(filters[-1:])
    why = f"{len(among) - len(failing)} of {len(among)} actions: {condition}."
    if failing:
        why += f" Not so: {numbers}."
        claim_rows(answer, failing)
    answer.answer = phrase(one.language, "no" if failing else "yes", why=why)
    passed = [row.id for row in among if row.id in passing]
    groups = ({"label": condition, "items": passed, "count": len(passed)},)
    answer.result = Result("yes_no", ("no" if failing else "yes",), "complete", len(world.rows), groups=groups)


def _asked_at(one: Interpretation, item: Filter) -> int:
    """Where in the question a condition stands; those of places come first, as they only say which actions."""
    return one.question.find(item.text.split()[-1]) if item in one.filters and item.text else -1


def _result(one: Interpretation, found: Sequence[Row], world: World) -> Result:
    undated = tuple(row.id for row in _undated(world, filters_of(one, world)))
    return Result("actions", tuple(row.id for row in found), "complete", len(world.rows), undated)


def _list(one: Interpretation, world: World, answer: Answer, found: Sequence[Row]) -> None:
    checked = len(world.rows)
    filters = filters_of(one, world)
    if not found:
        answer.status = "empty"
        _empty(one, world, answer, filters)
    else:
        numbers = listed([row.action.number for row in found], phrase(one.language, "and"))
        key = "list_all" if len(found) == checked else "list_one" if len(found) == 1 else "list"
        values: dict[str, object] = {"count": len(found), "checked": checked, "items": numbers}
        if one.form == "share":
            key, values["percent"] = "share", f"{100 * len(found) / checked:.0f}"
            shares = ((len(found), checked, str(values["percent"])),)
            if answer.result:
                answer.result = replace(answer.result, columns=("actions", "of", "percent"), rows=shares)
        text = phrase(one.language, key, **values)
        answer.answer = phrase(one.language, "yes", why=text) if one.form == "yes_no" else text
    claim_rows(answer, found)
    _jointly(one, world, answer, filters)
    _named_but_not_responsible(world, answer, filters, found)
    _dateless(world, answer, filters)


def _empty(one: Interpretation, world: World, answer: Answer, filters: Sequence[Filter]) -> None:
    """Say that nothing passes, and which single body is named in prose all the same."""
    text = phrase(one.language, "none", checked=len(world.rows), filters=words_of(filters))
    for item in filters:
        if item.field == "body" and item.op in ("any", "all", "only") and len(item.values) == 1:
            name = str(item.values[0])
            naming = [row for row in world.rows if name in row.named]
            if name not in world.responsible and naming:
                labels = listed([row.action.label for row in naming], phrase(one.language, "and"))
                text = phrase(one.language, "body_only_named", body=name, items=labels)
                for row in naming:
                    answer.claim(
                        f"{row.action.label} names {name}.",
                        answer.cite(row.document, row.action.place, row.action.text),
                    )
    text += _where_else(one, world, answer, filters)
    answer.answer = phrase(one.language, "no", why=text) if one.form == "yes_no" else text


def _where_else(one: Interpretation, world: World, answer: Answer, filters: Sequence[Filter]) -> str:
    """Where words scanned for do stand, when none of the actions under the other conditions holds them."""
    scanned = [item for item in filters if item.field == "word" and item.op != "none"]
    if not scanned or len(scanned) == len(filters):
        return ""
    found = select.actions(world, scanned)
    if not found:
        return ""
    words = listed([f"“{value}”" for item in scanned for value in item.values], phrase(one.language, "and"))
    claim_rows(answer, found)
    labels = listed([row.action.number for row in found], phrase(one.language, "and"))
    return " " + phrase(one.language, "elsewhere", words=words, items=labels)


def claim_rows(answer: Answer, found: Sequence[Row]) -> None:
    """A claim for each action, resting on its whole row."""
    for row in found:
        unit = answer.world.unit(row.document, row.action.place)
        if unit:
            answer.claim(summary(row), answer.cite(row.document, row.action.place, unit.span))


def summary(row: Row) -> str:
    """An action in one line: label, timetable, responsible bodies as the row writes them."""
    when = row.action.timetable.written if row.action.timetable else "no timetable"
    return f"{row.action.label} ({when}): {', '.join(body.written for body in row.action.bodies) or 'no body'}"


def _ambiguous(
    one: Interpretation,
    world: World,
    answer: Answer,
    lists: Sequence[tuple[str, Interpretation, Sequence[Row]]],
) -> None:
    answer.status = "ambiguous"
    said = []
    for label, plain, found in lists:
        numbers = listed([row.action.number for row in found], phrase(one.language, "and")) or "–"
        said.append(phrase(one.language, "reading", label=label, count=len(found), items=numbers))
        answer.readings.append(
            {"reading": label, "result": _result(plain, found, world).as_json(), "interpretation": plain.as_json()}
        )
        answer.readings[-1] |= {"count": len(found), "items": [row.id for row in found]}
    answer.answer = phrase(one.language, "ambiguous", count=len(lists), readings=" ".join(said))
    claim_rows(answer, list({row.id: row for _, _, found in lists for row in found}.values()))


def _jointly(one: Interpretation, world: World, answer: Answer, filters: Sequence[Filter]) -> None:
    """ "A and B" is read as both; how many have either of them is a note."""
    if "areas_joined" in one.notes:
        for item in filters:
            if item.field == "area" and item.op == "any" and len(item.values) > 1:
                stricter = [Filter("area", "all", item.values) if each is item else each for each in filters]
                count = len(select.actions(world, stricter))
                codes = listed(list(map(str, item.values)), "or")
                answer.note(f"Read as in priority area {codes}; {count} of these actions are in all of them.")
    if "jointly" not in one.notes:
        return
    for item in filters:
        if item.op == "all" and item.field in ("body", "named", "row", "act") and len(item.values) > 1:
            wider = [Filter(item.field, "any", item.values) if each is item else each for each in filters]
            count = len(select.actions(world, wider))
            answer.note(
                f"Read as all of {listed(list(map(str, item.values)))} together; {count} actions have at least one of them."
            )


def _named_but_not_responsible(world: World, answer: Answer, filters: Sequence[Filter], found: Sequence[Row]) -> None:
    """Rows that name the body without making it responsible, under the same other conditions."""
    bodies = [item for item in filters if item.field == "body" and item.op in ("any", "all", "only")]
    others = [item for item in filters if item not in bodies]
    for item in bodies:
        for name in map(str, item.values):
            rest = select.actions(world, [*others, Filter("named", "any", (name,)), Filter("body", "none", (name,))])
            for row in rest:
                answer.mentions.append(mention(row, name))
            if rest and item.op == "any" and len(item.values) == 1:
                labels = listed([row.action.number for row in rest])
                verb = "names" if len(rest) == 1 else "name"
                noun = "Action" if len(rest) == 1 else "Actions"
                answer.note(f"{noun} {labels} {verb} {name} in the text without making it responsible.")


def mention(row: Row, name: str) -> dict[str, object]:
    """A row that names a body, for an answer's ``mentions``."""
    return {
        "body": name,
        "document": row.document,
        "place": row.action.place,
        "label": row.action.label,
        "responsible": [body.name for body in row.action.bodies],
    }


def _dateless(world: World, answer: Answer, filters: Sequence[Filter]) -> None:
    """Questions of years cannot see rows that only say "ongoing": they are named."""
    years = [item for item in filters if item.field == "year" and item.op.startswith("due")]
    if not years:
        return
    others = [item for item in filters if item not in years]
    rest = select.actions(world, [*others, Filter("timetable", "no_year")])
    if rest:
        answer.note(f"Without a year in the timetable, so not counted: {listed([row.action.label for row in rest])}.")


def units(one: Interpretation, world: World, answer: Answer) -> None:
    """Every unit of the documents held in which words stand: an exact scan."""
    phrases = [str(value) for item in one.filters if item.field == "word" for value in item.values]
    names = [str(value) for item in one.filters if item.field == "named" for value in item.values]
    found = {words.id: words for each in (*phrases, *names) for words in select.holding(world, each)}
    answer.result = Result("units", tuple(found), "complete", len(world.words))
    said = listed([f"“{each}”" for each in (*phrases, *names)], "or")
    if not found:
        answer.status, answer.answer = "empty", f"None of the {len(world.words)} units held contains {said}."
        return
    for words in found.values():
        label = words.unit.label.removesuffix(", text")
        answer.claim(f"{label} ({words.document})", answer.cite(words.document, words.unit.place, words.unit.span))
    labels = listed([text for text, _ in answer.claims], phrase(one.language, "and"))
    answer.answer = f"{len(found)} of {len(world.words)} units held contain {said}: {labels}."


def _undated(world: World, filters: Sequence[Filter]) -> list[Row]:
    """Rows that pass all but the conditions on years, and have no year that would decide those."""
    years = [item for item in filters if item.field == "year" and item.op != "running_after"]
    others = [item for item in filters if item not in years]
    return select.actions(world, [*others, Filter("timetable", "no_year")]) if years else []


# --------------------------------------------------------------------------- indicators


def indicators(one: Interpretation, world: World, answer: Answer) -> None:
    """The indicators asked for."""
    plain = readings(one)[0][1]
    found = gauges(plain, world)
    answer.result = Result("indicators", tuple(gauge.id for gauge in found), "complete", len(world.gauges))
    values = {"count": len(found), "checked": len(world.gauges)}
    if not found:
        answer.status = "empty"
        text = phrase(one.language, "none_indicators", checked=len(world.gauges), filters=words_of(plain.filters))
        answer.answer = phrase(one.language, "no", why=text) if one.form == "yes_no" else text
        return
    numbers = listed([gauge.indicator.number for gauge in found], phrase(one.language, "and"))
    text = phrase(one.language, "list_indicators", items=numbers, **values)
    answer.answer = phrase(one.language, "yes", why=text) if one.form == "yes_no" else text
    for gauge in found:
        answer.claim(_gauge(gauge), answer.cite(gauge.document, gauge.indicator.place, gauge.indicator.text))


def _gauge(gauge: Gauge) -> str:
    return f"{gauge.indicator.label}: {', '.join(sorted(gauge.sources)) or 'no data source named'}"
