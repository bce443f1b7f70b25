"""Units named by number, and what is asked of them: text, timetable, bodies, area, footnote, sources."""

from __future__ import annotations

import re
from collections.abc import Callable

from index import select
from index.answer import conditions
from index.answer.conditions import act_name, bare, called
from index.answer.labels import unit_label
from index.answer.list_parts import list_part
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, parted, phrase, quotation, sentence
from index.answer.sets import when
from index.question.filters import OPERATORS, Filter
from index.question.interpretation import Interpretation
from index.world import Gauge, Row, World
from ingest.model import Document, Span, Unit
from ingest.sentences import sentences

_KIND_OF = {"timetable": "years", "bodies": "bodies", "areas": "areas", "sources": "sources", "named": "bodies"}


def answers(one: Interpretation) -> bool:
    """Whether the question names units by number and asks something of them."""
    kinds = {place.split(":")[0] for place in one.places}
    if kinds & {"action", "indicator"}:
        return True
    if "footnote" in kinds:
        return not (one.target == "actions" and one.explicit and one.form in ("list", "count"))
    titled = bool(kinds & {"priority", "section", "place"}) and one.target in ("", "priorities", "sections")
    priority = any(place.startswith(("priority:", "place:sp_")) for place in one.places)
    return titled and not one.filters and (priority or one.target != "priorities")


def named(one: Interpretation, world: World) -> list[str]:
    """The units that the question names, as ``document/place``, the footnotes of actions included."""
    rows = _rows(one, world)
    found = [row.id for row in rows] + [f"{row.document}/{place}" for row in rows for place in row.action.footnotes]
    found += [gauge.id for gauge in _gauges(one, world)]
    return found + [f"{document.id}/{unit.place}" for document, unit in _units(one, world)]


def look_up(one: Interpretation, world: World, answer: Answer) -> None:
    """Answer from the units named."""
    rows = _rows(one, world)
    gauges = _gauges(one, world)
    others = _units(one, world)
    if one.form == "yes_no" and rows and (one.filters or one.choices):
        _check(one, world, answer, rows)
        return
    if one.form == "yes_no" and rows and one.fields and not one.subject:
        _has_fields(one, world, answer, rows)
        return
    if one.form == "yes_no" and gauges and one.filters:
        _check_gauges(one, world, answer, gauges)
        return
    said: list[str] = []
    items: list[str] = []
    missing: list[str] = []
    fields = [field for field in one.fields if not field.startswith("part:")] if not one.subject else []
    for row in rows:
        if any(field.startswith("part:") for field in one.fields):
            said += _part(one, world, answer, row)
            items.append(row.id)
        elif fields:
            for field in fields:
                text, values = _FIELDS.get(field, _text_of)(one, world, answer, row)
                if one.form == "count" and values and field != "bodies" and len(fields) == 1:
                    text = f"{len(values)}: {text}"
                said.append(text)
                items += values
                missing += [text] if not values else []
        else:
            said.append(_whole(one, world, answer, row))
            items.append(row.id)
    for gauge in gauges:
        if "sources" in fields or one.target == "sources" or "bodies" in fields:
            said.append(_sources(one, answer, gauge))
            items += sorted(gauge.sources)
            missing += [said[-1]] if not gauge.sources else []
        else:
            said.append(_indicator(one, answer, gauge))
            items.append(gauge.id)
    for document, unit in others:
        if "link" in fields:
            text, links = _addressed(one, world, answer, document.id, unit)
            said.append(text)
            missing += [] if links else [text]
            items.append(f"{document.id}/{unit.place}")
            continue
        said.append(_unit(one, world, answer, document, unit))
        items.append(f"{document.id}/{unit.place}")
        if unit.kind == "footnote":
            said += _callers(world, answer, document, unit, one)
    kind = next((_KIND_OF[f] for f in fields if f in _KIND_OF), "units") if len(fields) == 1 else "units"
    if gauges and not rows and not others and items and not any("/" in item for item in items):
        kind = "sources"
    if kind == "units" and fields and not any("/" in item for item in items):
        kind = "table" if len(fields) > 1 else "units"
    if missing and len(missing) == len(said):
        answer.status = "empty"
    answer.answer = " ".join(said)
    answer.result = Result(kind, tuple(dict.fromkeys(items)), "complete", len(rows) + len(gauges) + len(others))


# --------------------------------------------------------------------------- which units


def _numbers(one: Interpretation, kind: str) -> list[str]:
    return [place.split(":", 1)[1] for place in one.places if place.startswith(f"{kind}:")]


def _rows(one: Interpretation, world: World) -> list[Row]:
    wanted = _numbers(one, "action")
    return [row for row in world.rows if row.action.number in wanted]


def _gauges(one: Interpretation, world: World) -> list[Gauge]:
    wanted = _numbers(one, "indicator")
    return [gauge for gauge in world.gauges if gauge.indicator.number in wanted]


def _units(one: Interpretation, world: World) -> list[tuple[Document, Unit]]:
    """Footnotes, priorities and sections that are asked for themselves."""
    asked = {f"fn_{n}" for n in _numbers(one, "footnote")}
    if one.target in ("", "priorities", "sections", "footnotes") and not one.filters and not _numbers(one, "action"):
        asked |= {f"sp_{n}" for n in _numbers(one, "priority")} | {f"sec_{n}" for n in _numbers(one, "section")}
        asked |= set(_numbers(one, "place"))
    return [(plan, unit) for plan in world.plans for unit in plan.units if unit.place in asked]


# --------------------------------------------------------------------------- fields of an action

_Field = Callable[[Interpretation, World, Answer, Row], tuple[str, list[str]]]


def _called(one: Interpretation, row: Row) -> str:
    return label(one.language, "action", [row.action.number])


def _timetable(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    table = row.action.timetable
    if table is None:
        return _no_field(one, answer, row, "timetable"), []
    text = sentence(phrase(one.language, "due_of", label=_called(one, row), items=when(table, one.language)))
    answer.claim(text, answer.cite(row.document, table.place, table.span))
    return text, [table.written]


def _bodies(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    bodies = row.action.bodies
    names = [body.name for body in bodies]
    for note in one.notes:
        if note.startswith("only_class:"):
            members = next(c.members for c in world.bodies.classes if c.name == note.split(":", 1)[1])
            names = [name for name in names if name in members]
        if note.startswith("other_than:"):
            names = [name for name in names if name not in note.split(":", 1)[1].split("|")]
    if not names:
        return _no_field(one, answer, row, "other_bodies" if bodies else "bodies"), []
    key = "bodies_count" if one.form == "count" else "bodies_of"
    items = joined(one.language, [bare(name, one.language, world) for name in names])
    text = sentence(phrase(one.language, key, number=len(names), label=_called(one, row), items=items, count=len(names)))
    numbers = [answer.cite(row.document, b.place.rsplit(".", 1)[0], b.span) for b in bodies if b.name in names]
    answer.claim(text, *numbers)
    _written(one, answer, row)
    return text, names


def _written(one: Interpretation, answer: Answer, row: Row) -> None:
    """A note where a row writes a body otherwise than it is called here."""
    for body in row.action.bodies:
        if body.written != body.name:
            name = bare(body.name, one.language, answer.world)
            said = phrase(one.language, "writes", label=_called(one, row), written=body.written, body=name)
            answer.note(sentence(said))


def _areas(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    codes = [area.code for area in row.action.areas]
    if not codes:
        return _no_field(one, answer, row, "areas"), []
    items = joined(one.language, codes)
    text = sentence(phrase(one.language, "areas_of", number=len(codes), label=_called(one, row), items=items))
    answer.claim(text, *[answer.cite(row.document, area.place, area.span) for area in row.action.areas])
    return text, codes


def _above(field: str) -> _Field:
    def found(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
        place = getattr(row.action, field)
        unit = world.unit(row.document, place) if place else None
        if unit is None:
            return _no_field(one, answer, row, field), []
        named = label(one.language, field, [unit.number]) if unit.number else ""
        items = ": ".join(part for part in (named, quotation(unit.heading, one.language) if unit.heading else "") if part)
        text = sentence(phrase(one.language, f"{field}_of", label=_called(one, row), items=items or unit_label(unit.label, one.language)))
        answer.claim(text, answer.cite(row.document, unit.place, unit.span))
        return text, [f"{row.document}/{unit.place}"]

    return found


def _footnote(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    if not row.action.footnotes:
        return _no_field(one, answer, row, "footnote"), []
    texts, items = [], []
    for place in row.action.footnotes:
        unit = world.unit(row.document, place)
        if unit:
            texts.append(_unit(one, world, answer, world.documents[row.document], unit))
            items.append(f"{row.document}/{place}")
    return " ".join(texts), items


def _named(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    """The bodies in an action's prose, in alphabetical order, responsible or not."""
    names = sorted(row.named)
    if not names:
        return _no_field(one, answer, row, "named"), []
    items = joined(one.language, [called(name, one.language, world) for name in names])
    text = sentence(phrase(one.language, "named_of", label=_called(one, row), items=items))
    answer.claim(text, answer.cite(row.document, row.action.place, row.action.prose))
    return text, names


def _acts(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    if not row.acts:
        return _no_field(one, answer, row, "acts"), []
    items = joined(one.language, [_act(celex, world) for celex in sorted(row.acts)])
    text = sentence(phrase(one.language, "acts_of", label=_called(one, row), items=items))
    answer.claim(text, answer.cite(row.document, row.action.place, row.action.text))
    return text, sorted(row.acts)


def _act(celex: str, world: World) -> str:
    """An act by its name, with its number where the name is another."""
    name = act_name(celex, world)
    return f"{name} ({celex})" if name != celex else celex


def _text_of(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    return _whole(one, world, answer, row), [row.id]


#: An address on the web, to the next blank.
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def _link(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    """The web addresses in an action's text or its footnotes."""
    places = [row.action.place, *row.action.footnotes]
    units = [unit for place in places if (unit := world.unit(row.document, place)) is not None]
    found = [_addressed(one, world, answer, row.document, unit) for unit in units]
    links = [link for _, each in found for link in each]
    told = [text for text, each in found if each] or [found[0][0]]
    return " ".join(told), links


def _addressed(one: Interpretation, world: World, answer: Answer, document: str, unit: Unit) -> tuple[str, list[str]]:
    """The web addresses that one unit gives, in a sentence."""
    links = _ADDRESS.findall(unit.span.of(world.documents[document].text))
    named = label(one.language, unit.kind, [unit.number or ""])
    key = "link_of" if links else "no_link"
    text = sentence(phrase(one.language, key, label=named, items=joined(one.language, links)))
    answer.claim(text, answer.cite(document, unit.place, unit.span))
    return text, links


def _parts(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    """The parts of an action that are marked (i), (ii) … or (a), (b) …, as they stand."""
    found: list[str] = []
    for marks in (_ROMAN, _LETTERS):
        spans = [(mark, span) for mark in marks if (span := list_part(row.prose, f"({mark})")) is not None]
        if len(spans) > len(found):
            found = [f"({mark}) {quotation(span.of(row.prose), one.language)}" for mark, span in spans]
    key = "parts_of" if found else "no_parts"
    text = sentence(phrase(one.language, key, number=len(found), label=_called(one, row), items=parted(one.language, found)))
    answer.claim(text, answer.cite(row.document, row.action.place, row.action.text))
    return text, [row.id] if found else []


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_LETTERS = "abcdefgh"


_FIELDS: dict[str, _Field] = {
    "link": _link,
    "parts": _parts,
    "timetable": _timetable,
    "bodies": _bodies,
    "areas": _areas,
    "priority": _above("priority"),
    "section": _above("section"),
    "footnote": _footnote,
    "named": _named,
    "acts": _acts,
    "text": _text_of,
}


def _no_field(one: Interpretation, answer: Answer, row: Row, field: str) -> str:
    text = sentence(phrase(one.language, f"no_{field}", label=_called(one, row)))
    answer.claim(text, answer.cite(row.document, row.action.place, row.action.text))
    return text


# --------------------------------------------------------------------------- whole units


def _whole(one: Interpretation, world: World, answer: Answer, row: Row) -> str:
    """What an action says, sentence by sentence, with its fields."""
    action = row.action
    source = world.documents[row.document].text
    spans = sentences(source, action.prose.start, action.prose.end)
    for span in spans:
        quote = quotation(span.of(source), one.language)
        lead = unit_label(action.label, one.language)
        answer.claim(phrase(one.language, "labelled", label=lead, text=quote), answer.cite(row.document, action.place, span))
    quotes = " ".join(quotation(span.of(source), one.language) for span in spans)
    said = [sentence(phrase(one.language, "labelled", label=_called(one, row), text=quotes))]
    for field in ("timetable", "bodies", "areas", "footnote"):
        text, values = _FIELDS[field](one, world, answer, row) if _has(row, field) else ("", [])
        if values and field != "footnote":
            shown = [bare(value, one.language, world) if field == "bodies" else value for value in values]
            shown = [when(row.action.timetable, one.language)] if field == "timetable" else shown
            text = sentence(phrase(one.language, f"short_{field}", number=len(values), items=joined(one.language, shown)))
        said += [text] if values else []
    return " ".join(said)


def _has(row: Row, field: str) -> bool:
    action = row.action
    return bool(
        {"timetable": action.timetable, "bodies": action.bodies, "areas": action.areas}.get(field, action.footnotes)
    )


def _indicator(one: Interpretation, answer: Answer, gauge: Gauge) -> str:
    named = label(one.language, "indicator", [gauge.indicator.number])
    text = sentence(phrase(one.language, "labelled", label=named, text=quotation(gauge.prose, one.language)))
    answer.claim(text, answer.cite(gauge.document, gauge.indicator.place, gauge.indicator.prose))
    return f"{text} {_sources(one, answer, gauge)}"


def _sources(one: Interpretation, answer: Answer, gauge: Gauge) -> str:
    indicator = gauge.indicator
    named = label(one.language, "indicator", [indicator.number])
    if not indicator.sources:
        text = sentence(phrase(one.language, "no_sources", label=named))
        answer.claim(text, answer.cite(gauge.document, indicator.place, indicator.prose))
        return text
    names = list(dict.fromkeys(source.name for source in indicator.sources))
    spans = indicator.written or (indicator.prose,)
    items = joined(one.language, [bare(name, one.language, answer.world) for name in names])
    text = sentence(phrase(one.language, "sources_of", number=len(names), label=named, items=items))
    answer.claim(text, *[answer.cite(gauge.document, indicator.place, span) for span in spans])
    return text


def _unit(one: Interpretation, world: World, answer: Answer, document: Document, unit: Unit) -> str:
    text = quotation(unit.heading or unit.span.of(document.text), one.language)
    named = label(one.language, unit.kind, [unit.number]) if unit.number else ""
    said = sentence(phrase(one.language, "labelled", label=named, text=text) if named else text)
    answer.claim(said, answer.cite(document.id, unit.place, unit.span))
    return said


def _callers(world: World, answer: Answer, document: Document, unit: Unit, one: Interpretation) -> list[str]:
    """Where a footnote is called."""
    rows = [row for row in world.rows if row.document == document.id and unit.place in row.action.footnotes]
    if not rows:
        return []
    labels = label(one.language, "action", [row.action.number for row in rows])
    text = sentence(phrase(one.language, "called_in", number=len(rows), labels=labels))
    answer.claim(
        phrase(one.language, "labelled", label=unit_label(unit.label, one.language), text=text),
        *[answer.cite(row.document, row.action.place, row.action.text) for row in rows],
    )
    return [text]


def _part(one: Interpretation, world: World, answer: Answer, row: Row) -> list[str]:
    """What follows "(ii)" in an action."""
    said = []
    for field in one.fields:
        if field.startswith("part:"):
            mark = f"({field.split(':', 1)[1]})"
            span = list_part(row.prose, mark)
            if span is None:
                answer.status = "empty"
                said.append(sentence(phrase(one.language, "no_part", label=_called(one, row), mark=mark)))
                answer.claim(said[-1], answer.cite(row.document, row.action.place, row.action.text))
                continue
            start = row.action.prose.start
            there = Span(start + span.start, start + span.end)
            said.append(sentence(phrase(one.language, "labelled", label=f"{_called(one, row)} {mark}", text=quotation(span.of(row.prose), one.language))))
            answer.claim(said[-1], answer.cite(row.document, row.action.place, there))
    return said


# --------------------------------------------------------------------------- yes or no


def _check(one: Interpretation, world: World, answer: Answer, rows: list[Row]) -> None:
    """Whether the actions named pass the conditions asked about."""
    filters = list(one.filters) or [choice.readings[-1][1] for choice in one.choices]
    passing = [row for row in rows if row in select.actions(world, filters)]
    holds = len(passing) == len(rows)
    reasons = []
    for row in rows:
        reasons.append(_why(one, world, answer, row, filters))
    answer.answer = phrase(one.language, "yes" if holds else "no", why=" ".join(reasons))
    answer.result = Result("yes_no", ("yes" if holds else "no",), "complete", len(rows))


def _has_fields(one: Interpretation, world: World, answer: Answer, rows: list[Row]) -> None:
    """Whether the actions named have what is asked for ("Does Action 10 have a footnote?")."""
    found = [_FIELDS.get(field, _text_of)(one, world, answer, row) for row in rows for field in one.fields]
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
            table = row.action.timetable
            text = sentence(phrase(one.language, "due_of", label=_called(one, row), items=when(table, one.language)))
            answer.claim(text, answer.cite(row.document, table.place, table.span))
            if item.field == "timetable":
                said.append(_held_against(one, world, answer, row, item))
            said.append(text)
        else:
            said.append(_held_against(one, world, answer, row, item))
    return " ".join(dict.fromkeys(said))


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
    text = phrase(one.language, key, number=number, label=_called(one, row), items=items, body=named)
    text = sentence(text)
    cited = [answer.cite(row.document, f"{row.action.place}.bodies", each.span) for each in row.action.bodies]
    if field == "named":
        said.append(_naming(one, world, answer, row, name))
    answer.claim(text, *cited)
    said.append(text)
    _written(one, answer, row)
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
    text = sentence(phrase(one.language, key, label=_called(one, row), what=what))
    answer.claim(text, answer.cite(row.document, row.action.place, row.action.text))
    if not holds and item.field in _INSTEAD:
        text = f"{text} {_FIELDS[_INSTEAD[item.field]](one, world, answer, row)[0]}"
    return text


#: How many an action has of what can be counted, and what tells where it stands instead.
_HAVE: dict[str, Callable[[Row], int]] = {
    "body_count": lambda row: len(row.action.bodies),
    "area_count": lambda row: len(row.action.areas),
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
    text = sentence(phrase(one.language, key, label=_called(one, row), body=called(name, one.language, world)))
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


def _check_gauges(one: Interpretation, world: World, answer: Answer, gauges: list[Gauge]) -> None:
    passing = select.indicators(
        world, [f for f in one.filters if f.field in ("source", "body", "named", "word", "row")]
    )
    holds = all(gauge in passing for gauge in gauges)
    said = " ".join(_sources(one, answer, gauge) for gauge in gauges)
    answer.answer = phrase(one.language, "yes" if holds else "no", why=said)
    answer.result = Result("yes_no", ("yes" if holds else "no",), "complete", len(gauges))
