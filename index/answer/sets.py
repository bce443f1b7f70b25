"""Answers selected from the records: complete lists, counts, yes or no, and tables of counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index import select
from index.answer import conditions
from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, phrase, sentence
from index.answer.selection import filters_of, gauges, readings, rows
from index.question.filters import NOT, Filter
from index.question.interpretation import Interpretation
from index.world import Gauge, Row, World
from ingest.model import Timetable


def actions(one: Interpretation, world: World, answer: Answer) -> None:
    """The actions asked for: one list, or one for each reading of an ambiguous question."""
    if one.form == "every":
        every(one, world, answer)
        return
    lists = [(plain, rows(plain, world)) for _, plain in _either(one, world)]
    plain, found = lists[0]
    answer.result = _result(plain, found, world)
    distinct: dict[tuple[str, ...], tuple[Interpretation, list[Row]]] = {}
    for each, items in lists:  # a reading with the items of a likelier one is no other answer
        distinct.setdefault(tuple(row.id for row in items), (each, items))
    if len(distinct) > 1:
        _ambiguous(world, answer, list(distinct.values()))
        return
    if len(lists) > 1:
        others = [conditions.said(filters_of(other, world), one.language, world, len(found)) for other, _ in lists[1:]]
        answer.note(phrase(one.language, "same_reading", what=joined(one.language, others, "or")))
    _list(plain, world, answer, found)


def _either(one: Interpretation, world: World) -> list[tuple[str, Interpretation]]:
    """The ways of reading a question. "The actions of A and B" of bodies that share no action at all are each one's as
    likely: both readings then, those of each first."""
    found = readings(one)
    joint = [item for item in one.filters if item.op == "all" and item.field == "body" and len(item.values) > 1]
    if len(found) > 1 or "jointly" not in one.notes or len(joint) != 1 or select.actions(world, joint):
        return found
    each = replace(joint[0], op="any")
    wider = replace(one, filters=tuple(each if item is joint[0] else item for item in one.filters))
    return [("", wider), ("", one)] if rows(wider, world) and one.form in ("list", "count") else found


def every(one: Interpretation, world: World, answer: Answer) -> None:
    """Whether all actions pass the last condition, in each way of reading it; one verdict of all ways needs no choice."""
    ways = [plain for _, plain in readings(one)]
    chosen = 0 if "choice_first" in one.notes else -1
    if not chosen:
        ways = [replace(plain, filters=(*plain.filters[len(one.filters) :], *one.filters)) for plain in ways]
    said = [Answer(one.question, answer.on, world, interpretation=one) for _ in ways]
    for plain, each in zip(ways, said, strict=True):
        _every(plain, world, each)
    first = said[0]
    answer.claims, answer.citations, answer.result, answer.answer = first.claims, first.citations, first.result, first.answer
    results = [each.result for each in said if each.result is not None]
    if len({result.items for result in results}) < 2:
        if len(ways) > 1:
            others = [conditions.said([plain.filters[chosen]], one.language, world, 2) for plain in ways[1:]]
            answer.note(phrase(one.language, "same_verdict", what=joined(one.language, others, "or")))
        return
    answer.status = "ambiguous"
    for plain, result in zip(ways, results, strict=True):
        meant = conditions.said([plain.filters[chosen]], one.language, world, 2)
        answer.readings.append({"reading": meant, "result": result.as_json(), "interpretation": plain.as_json(), "count": 1, "items": list(result.items)})
    told = " ".join(f"({number}) {each.answer}" for number, each in enumerate(said, start=1))
    answer.answer = phrase(one.language, "ambiguous", count=len(said), readings=told)


def _every(one: Interpretation, world: World, answer: Answer) -> None:
    """Whether all actions pass the last condition, under the others; those that do not are listed."""
    filters = sorted(filters_of(one, world), key=lambda item: item in one.filters)  # what is asked of each comes last
    asked = next((int(note.split(":")[1]) for note in one.notes if note.startswith("asked:")), 1)
    subject, predicate = filters[:-asked], filters[-asked:]
    among = select.actions(world, subject)
    passing = {row.id for row in select.actions(world, filters)}
    failing = [row for row in among if row.id not in passing]
    meet = [row for row in among if row.id in passing]
    condition = conditions.said(predicate, one.language, world, len(meet), none=not meet)
    if subject or not among:
        why = _counted(one, world, subject, among)
        key = "all_of_them" if not failing else "some_of_them" if meet else "none_of_them"
        key = "one_of_them" if len(among) == 1 and meet else key
        items = numbers_of(one, failing)
        if among:
            why = phrase(one.language, key, first=why, condition=condition, count=len(meet), items=items)
    else:
        why = _counted(one, world, filters, meet)
        if failing and meet:
            why = f"{why} {phrase(one.language, 'not_so', items=numbers_of(one, failing))}"
    if failing:
        claim_rows(answer, failing)
    answer.answer = phrase(one.language, "no" if failing else "yes", why=f"{why}{_checked(one, filters, world)}")
    groups: tuple[dict[str, object], ...] = ({"label": condition, "items": [row.id for row in meet], "count": len(meet)},)
    if subject:
        of = conditions.said(subject, one.language, world, len(among))
        groups += ({"label": of, "items": [row.id for row in among], "count": len(among)},)
    answer.result = Result("yes_no", ("no" if failing else "yes",), "complete", len(world.rows), groups=groups)


def _result(one: Interpretation, found: Sequence[Row], world: World) -> Result:
    undated = tuple(row.id for row in _undated(world, filters_of(one, world)))
    groups: tuple[dict[str, object], ...] = ()
    if any(note.startswith("picked:") for note in one.notes):
        others = [item for item in filters_of(one, world) if not _is_pick(item)]
        among = select.actions(world, others)
        groups = ({"label": conditions.said(others, one.language, world, len(among)), "items": [row.id for row in among], "count": len(among)},)
    return Result("actions", tuple(row.id for row in found), "complete", len(world.rows), undated, groups=groups)


def numbers_of(one: Interpretation, found: Sequence[Row]) -> str:
    """The numbers of actions in running text; one by its whole label; all numbers in a row as "1 to 53"."""
    numbers = [row.action.number for row in found]
    if len(numbers) == 1:
        return label(one.language, "action", numbers)
    return joined(one.language, numbers)


def _listed(one: Interpretation, world: World, filters: Sequence[Filter], found: Sequence[Row], key: str = "") -> str:
    """The sentence that lists actions with the conditions that they meet."""
    picked = _picked(one, world, filters, found) or _out_of(one, world, filters, found)
    if picked:
        return picked
    checked, what = len(world.rows), conditions.said(filters, one.language, world, len(found), none=not found)
    if not found:
        return sentence(phrase(one.language, "none" if what else "none_bare", checked=checked, what=what))
    whole = len(found) == checked and checked > 1
    items = numbers_of(one, found)
    if not what and whole:
        items = phrase(one.language, "to", first=found[0].action.number, last=found[-1].action.number)
    key = key or ("list_all" if whole else "list") if what else "all" if whole else "list_bare"
    values = {"count": len(found), "checked": checked, "what": what, "items": items}
    return phrase(one.language, key, number=len(found), percent=f"{100 * len(found) / checked:.0f}", **values)


def _is_pick(item: Filter) -> bool:
    """Whether a condition is what "the first five" and the like were settled as."""
    return (item.field, item.op, item.text) == ("number", "any", "")


def _picked(one: Interpretation, world: World, filters: Sequence[Filter], found: Sequence[Row]) -> str:
    """What "the first five" and "the third" are among, and which they are; "" where nothing of the kind is asked."""
    note = next((note for note in one.notes if note.startswith("picked:")), "")
    others = [item for item in filters if not _is_pick(item)]
    if not note or not found or len(others) == len(filters):
        return ""
    _, kind, number = note.split(":")
    plain = replace(one, notes=tuple(each for each in one.notes if each != note))
    many = len(found) if kind != "nth" else 1
    said = phrase(one.language, f"picked_{kind}", number=many, n=number if kind == "nth" else many, items=numbers_of(one, found))
    return f"{_counted(plain, world, others, select.actions(world, others))} {said}"


def _out_of(one: Interpretation, world: World, filters: Sequence[Filter], found: Sequence[Row]) -> str:
    """Which of the actions that are named by number meet the other conditions; "" where none are named."""
    named = [item for item in filters if (item.field, item.op) == ("number", "any")]
    others = [item for item in filters if item not in named]
    if len(named) != 1 or not others:
        return ""
    among = select.actions(world, named)
    labels = label(one.language, "action", [row.action.number for row in among])
    what = conditions.said(others, one.language, world, len(found), none=not found)
    if len(among) < 2 or not what:
        return ""
    key = "among" if 0 < len(found) < len(among) else "among_all" if found else "among_none"
    return sentence(phrase(one.language, key, labels=labels, count=len(found), what=what, items=numbers_of(one, found)))


def _counted(one: Interpretation, world: World, filters: Sequence[Filter], found: Sequence[Row]) -> str:
    """The sentence that says how many actions meet conditions, and not which."""
    return _listed(one, world, filters, found, "some")


def _checked(one: Interpretation, filters: Sequence[Filter], world: World) -> str:
    """How a list was checked, as a sentence after it: which fields of how many rows."""
    fields = conditions.looked_at(filters, one.language)
    return f" {phrase(one.language, 'checked', fields=fields, checked=len(world.rows))}" if fields else ""


def leading(one: Interpretation, world: World, found: Sequence[Row]) -> str:
    """The sentence before what is said of selected actions, with a blank behind it; "" where all are meant."""
    filters = filters_of(readings(one)[0][1], world)
    if all(item.field == "number" for item in filters):
        return ""  # the actions are named by whoever asks or by what leads to this
    says = conditions.said(filters, one.language, world, len(found))
    return f"{_counted(one, world, filters, found)} " if says else ""


def _list(one: Interpretation, world: World, answer: Answer, found: Sequence[Row]) -> None:
    filters = filters_of(one, world)
    if not found:
        answer.status = "empty"
        _empty(one, world, answer, filters)
    else:
        text = _listed(one, world, filters, found, "share" if one.form == "share" and filters else "")
        answer.result = _shared(one, answer.result, found, world) if answer.result else None
        text = f"{text}{_checked(one, filters, world)}"
        answer.answer = phrase(one.language, _verdict(one, found), why=text) if one.form == "yes_no" else text
    claim_rows(answer, found)
    _jointly(one, world, answer, filters)
    _named_but_not_responsible(one, world, answer, filters, found)
    _dateless(one, world, answer, filters)


def _shared(one: Interpretation, result: Result, found: Sequence[Row], world: World) -> Result:
    """The result with how many of all that is, in percent, where a share is asked for."""
    if one.form != "share":
        return result
    shares = ((len(found), len(world.rows), f"{100 * len(found) / len(world.rows):.0f}"),)
    return replace(result, columns=("actions", "of", "percent"), rows=shares)


def _verdict(one: Interpretation, found: Sequence[Row]) -> str:
    """ "yes" or "no" to whether there are any such actions, none of them, or as many as is asked."""
    limits = [note.split(":")[1:] for note in one.notes if note.startswith("so_many:")]
    holds = all(select.COMPARE[op](len(found), int(number)) for op, number in limits) if limits else bool(found)
    return "yes" if holds != ("none_of" in one.notes) else "no"


def _empty(one: Interpretation, world: World, answer: Answer, filters: Sequence[Filter]) -> None:
    """Say that nothing passes, and which single body is named in prose all the same."""
    text = _listed(one, world, filters, ())
    for item in filters:
        if item.field == "body" and item.op in ("any", "all", "only") and len(item.values) == 1:
            name = str(item.values[0])
            naming = [row for row in world.rows if name in row.named]
            if name not in world.responsible and naming:
                labels = label(one.language, "action", [row.action.number for row in naming])
                body = conditions.called(name, one.language, world)
                text = sentence(phrase(one.language, "body_only_named", number=len(naming), body=body, labels=labels))
                for row in naming:
                    said = phrase(one.language, "names", label=_label(one, row), body=body)
                    cited = answer.cite(row.document, row.action.place, row.action.text)
                    answer.claim(sentence(said), cited)
    text += _responsible_all_the_same(one, world, answer, filters)
    text += _where_else(one, world, answer, filters)
    text += _checked(one, filters, world)
    answer.answer = phrase(one.language, _verdict(one, ()), why=text) if one.form == "yes_no" else text


def _label(one: Interpretation, row: Row) -> str:
    return label(one.language, "action", [row.action.number])


def _responsible_all_the_same(one: Interpretation, world: World, answer: Answer, filters: Sequence[Filter]) -> str:
    """That a body which no prose names is responsible in rows ("is the EMA mentioned in any action?")."""
    for item in filters:
        if len(filters) == 1 and item.field == "named" and item.op in ("any", "all") and len(item.values) == 1:
            held = select.actions(world, [Filter("body", "any", item.values)])
            if held:
                claim_rows(answer, held)
                labels = label(one.language, "action", [row.action.number for row in held])
                body = conditions.called(str(item.values[0]), one.language, world)
                return f" {sentence(phrase(one.language, 'responsible_though', number=2 if _many(str(item.values[0]), world) else 1, body=body, labels=labels))}"
    return ""


def _many(name: str, world: World) -> bool:
    body = world.bodies.get(name)
    return body is not None and body.kind == "states"


def _where_else(one: Interpretation, world: World, answer: Answer, filters: Sequence[Filter]) -> str:
    """Where words scanned for do stand, when none of the actions under the other conditions holds them."""
    scanned = [item for item in filters if item.field == "word" and item.op != "none"]
    if not scanned or len(scanned) == len(filters):
        return ""
    found = select.actions(world, scanned)
    if not found:
        return ""
    what = conditions.said(scanned, one.language, world, len(found))
    claim_rows(answer, found)
    labels = label(one.language, "action", [row.action.number for row in found])
    return f" {sentence(phrase(one.language, 'elsewhere', labels=labels, what=what))}"


def claim_rows(answer: Answer, found: Sequence[Row]) -> None:
    """A claim for each action, resting on its whole row."""
    for row in found:
        unit = answer.world.unit(row.document, row.action.place)
        if unit:
            answer.claim(summary(row, answer), answer.cite(row.document, row.action.place, unit.span))


def summary(row: Row, answer: Answer) -> str:
    """An action in one line: label, timetable, responsible bodies, in English as the row writes them."""
    language, world = answer.language, answer.world
    bodies = [each.written if language == "en" else conditions.bare(each.name, language, world) for each in row.action.bodies]
    return phrase(
        language,
        "row",
        label=unit_label(row.action.label, language),
        when=when(row.action.timetable, language) or phrase(language, "value_untimed"),
        bodies=", ".join(bodies) or phrase(language, "row_bodiless"),
    )


def when(table: Timetable | None, language: str) -> str:
    """A timetable as its row writes it; where that is a word and no year, in the language of the answer."""
    if table is None:
        return ""
    worded = language != "en" and table.ongoing and not any(character.isdigit() for character in table.written)
    return phrase(language, "value_ongoing") if worded else table.written


def _ambiguous(
    world: World,
    answer: Answer,
    lists: Sequence[tuple[Interpretation, Sequence[Row]]],
) -> None:
    answer.status = "ambiguous"
    said = []
    for number, (plain, found) in enumerate(lists, start=1):
        filters = filters_of(plain, world)
        said.append(f"({number}) {_listed(plain, world, filters, found, 'share' if plain.form == 'share' and filters and found else '')}")
        meant = conditions.said(filters, plain.language, world, len(found))
        shown = _shared(plain, _result(plain, found, world), found, world)
        answer.result = shown if number == 1 else answer.result
        result = shown.as_json()
        answer.readings.append({"reading": meant, "result": result, "interpretation": plain.as_json()})
        answer.readings[-1] |= {"count": len(found), "items": [row.id for row in found]}
    language = lists[0][0].language
    answer.answer = phrase(language, "ambiguous", count=len(lists), readings=" ".join(said))
    claim_rows(answer, list({row.id: row for _, found in lists for row in found}.values()))


def _jointly(one: Interpretation, world: World, answer: Answer, filters: Sequence[Filter]) -> None:
    """ "A and B" is read as both; how many have either of them is a note."""
    if "both_places" in one.notes:
        places = [item for item in filters if item.field in ("priority", "section", "area") and item.op == "any"]
        either = tuple(value for item in places for value in item.values)
        wider = [Filter(places[0].field, "any", either), *(item for item in filters if item not in places)] if places else []
        count = len(select.actions(world, wider))
        answer.note(phrase(one.language, "note_both_places", number=count, count=count))
    if "areas_joined" in one.notes:
        for item in filters:
            if item.field == "area" and item.op == "any" and len(item.values) > 1:
                stricter = [Filter("area", "all", item.values) if each is item else each for each in filters]
                count = len(select.actions(world, stricter))
                codes = joined(one.language, list(map(str, item.values)), "or")
                key = "note_areas" if count else "note_areas_none"
                answer.note(phrase(one.language, key, number=count, codes=codes, count=count))
    if "severally" in one.notes:
        for item in filters:
            if item.op == "any" and item.field in ("body", "named", "row") and len(item.values) > 1:
                narrower = [Filter(item.field, "all", item.values) if each is item else each for each in filters]
                count = len(select.actions(world, narrower))
                names = joined(one.language, [conditions.value(each, item.field, one.language, world) for each in item.values], "or")
                key = "note_severally" if count else "note_severally_none"
                answer.note(phrase(one.language, key, number=count, names=names, count=count))
    if "jointly" not in one.notes:
        return
    for item in filters:
        if item.op == "all" and item.field in ("body", "named", "row", "act") and len(item.values) > 1:
            wider = [Filter(item.field, "any", item.values) if each is item else each for each in filters]
            count = len(select.actions(world, wider))
            names = joined(one.language, [conditions.value(each, item.field, one.language, world) for each in item.values])
            answer.note(phrase(one.language, "note_jointly", number=count, names=names, count=count))


def _named_but_not_responsible(
    one: Interpretation, world: World, answer: Answer, filters: Sequence[Filter], found: Sequence[Row]
) -> None:
    """Rows that name the body without making it responsible, under the same other conditions."""
    bodies = [item for item in filters if item.field == "body" and item.op in ("any", "all", "only")]
    others = [item for item in filters if item not in bodies]
    for item in bodies:
        for name in map(str, item.values):
            rest = select.actions(world, [*others, Filter("named", "any", (name,)), Filter("body", "none", (name,))])
            for row in rest:
                answer.mentions.append(mention(row, name, answer))
            if rest and item.op == "any" and len(item.values) == 1:
                labels = label(one.language, "action", [row.action.number for row in rest])
                body = conditions.called(name, one.language, world)
                answer.note(sentence(phrase(one.language, "note_named", number=len(rest), labels=labels, body=body)))


def mention(row: Row, name: str, answer: Answer) -> dict[str, object]:
    """A row that names a body, for an answer's ``mentions``."""
    return {
        "body": name,
        "document": row.document,
        "place": row.action.place,
        "label": unit_label(row.action.label, answer.language),
        "responsible": [body.name for body in row.action.bodies],
    }


def _dateless(one: Interpretation, world: World, answer: Answer, filters: Sequence[Filter]) -> None:
    """Questions of years cannot see rows that only say "ongoing": they are named, or said to be among those not due then."""
    years = [item for item in filters if _of_years(item) and (item.op.startswith("due") or item.field == "year_count" or item.op.startswith(NOT))]
    if not years:
        return
    among = all(item.op.startswith(f"{NOT}due") for item in years)
    others = [item for item in filters if item not in years]
    rest = select.actions(world, [*others, Filter("timetable", "no_year")])
    if rest:
        labels = label(one.language, "action", [row.action.number for row in rest])
        answer.note(phrase(one.language, "note_among_undated" if among else "note_undated", number=len(rest), labels=labels))


def _of_years(item: Filter) -> bool:
    """Whether a condition is decided by the years of a timetable."""
    return item.field in ("year", "year_count") or (item.field, item.op) == ("timetable", f"{NOT}whole")


def units(one: Interpretation, world: World, answer: Answer) -> None:
    """Every unit of the documents held in which words stand: an exact scan."""
    phrases = [str(value) for item in one.filters if item.field == "word" for value in item.values]
    names = [str(value) for item in one.filters if item.field == "named" for value in item.values]
    plans = {plan.id for plan in world.plans}
    where = [words for words in world.words if words.document in plans or "of_plan" not in one.notes]
    found = {words.id: words for each in (*phrases, *names) for words in select.holding(world, each) if words in where}
    answer.result = Result("units", tuple(found), "complete", len(where))
    said = joined(one.language, [conditions.quoted(each, one.language) for each in (*phrases, *names)], "or")
    if not found:
        answer.status = "empty"
        none = phrase(one.language, "units_plan_none" if "of_plan" in one.notes else "units_none", checked=len(where), words=said)
        answer.answer = phrase(one.language, "no", why=none) if one.form == "yes_no" else none
        return
    for words in found.values():
        named = unit_label(words.unit.label.removesuffix(", text"), one.language, world)
        answer.claim(named if "of_plan" in one.notes else f"{named} ({words.document})", answer.cite(words.document, words.unit.place, words.unit.span))
    labels = joined(one.language, [text for text, _ in answer.claims])
    values = {"count": len(found), "checked": len(where), "words": said, "items": labels}
    text = phrase(one.language, "units_plan" if "of_plan" in one.notes else "units", number=len(found), **values)
    answer.answer = phrase(one.language, "yes", why=text) if one.form == "yes_no" else text


def _undated(world: World, filters: Sequence[Filter]) -> list[Row]:
    """Rows that pass all but the conditions on years, and have no year that would decide those."""
    years = [item for item in filters if _of_years(item) and item.op != "running_after" and not item.op.startswith(f"{NOT}due")]
    others = [item for item in filters if item not in years]
    return select.actions(world, [*others, Filter("timetable", "no_year")]) if years else []


# --------------------------------------------------------------------------- indicators


def indicators(one: Interpretation, world: World, answer: Answer) -> None:
    """The indicators asked for."""
    plain = readings(one)[0][1]
    found = gauges(plain, world)
    checked = len(world.gauges)
    answer.result = Result("indicators", tuple(gauge.id for gauge in found), "complete", checked)
    filters = [_as_source(item) for item in plain.filters]
    what = conditions.said(filters, one.language, world, len(found), none=not found)
    fields = conditions.looked_at(filters, one.language)
    behind = f" {phrase(one.language, 'checked_indicators', fields=fields, checked=checked)}" if fields else ""
    if not found:
        answer.status = "empty"
        text = f"{sentence(phrase(one.language, 'none_indicators', checked=checked, what=what))}{behind}"
        answer.answer = phrase(one.language, "no", why=text) if one.form == "yes_no" else text
        return
    numbers = [gauge.indicator.number for gauge in found]
    items = label(one.language, "indicator", numbers) if len(numbers) == 1 else joined(one.language, numbers)
    whole = len(found) == checked and checked > 1
    if whole and not what:
        items = phrase(one.language, "to", first=numbers[0], last=numbers[-1])
    key = ("list_all_indicators" if whole else "list_indicators") if what else "all_indicators"
    values = {"items": items, "count": len(found), "checked": checked, "what": what}
    text = f"{phrase(one.language, key, number=len(found), **values)}{behind}"
    answer.answer = phrase(one.language, "yes", why=text) if one.form == "yes_no" else text
    for gauge in found:
        answer.claim(_gauge(gauge, answer), answer.cite(gauge.document, gauge.indicator.place, gauge.indicator.text))


def _as_source(item: Filter) -> Filter:
    """A condition on bodies as what it is of an indicator: one on its data sources."""
    fields = {"body": "source", "body_count": "source_count"}
    return replace(item, field=fields[item.field]) if item.field in fields else item


def _gauge(gauge: Gauge, answer: Answer) -> str:
    """An indicator in one line: label and data sources."""
    language, world = answer.language, answer.world
    sources = [conditions.bare(name, language, world) for name in sorted(gauge.sources)]
    told = ", ".join(sources) or phrase(language, "sourceless")
    return phrase(language, "labelled", label=unit_label(gauge.indicator.label, language), text=told)
