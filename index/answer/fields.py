"""Fields of an action, in words and cited: its text, timetable, bodies, areas, footnotes, acts, parts."""

from __future__ import annotations

from collections.abc import Callable

from index.answer import units
from index.answer.conditions import act_name, bare, called
from index.answer.labels import unit_label
from index.answer.list_parts import list_part
from index.answer.model import Answer
from index.answer.phrases import joined, label, parted, phrase, quotation, sentence
from index.answer.row_words import when
from index.question.interpretation import Interpretation
from index.question.nouns import ACT_LETTERS
from index.select import lasting
from index.world import Row, World
from ingest.model import Span
from ingest.sentences import sentences

_Field = Callable[[Interpretation, World, Answer, Row], tuple[str, list[str]]]


def called_action(one: Interpretation, row: Row) -> str:
    return label(one.language, "action", [row.action.number])


def _timetable(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    table = row.action.timetable
    if table is None:
        return _no_field(one, answer, row, "timetable"), []
    text = sentence(phrase(one.language, "due_of", label=called_action(one, row), items=when(table, one.language)))
    answer.claim(text, answer.cite(row.document, table.place, table.span))
    return text, [table.written]


def _duration(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    """How many calendar years a timetable covers."""
    table, many = row.action.timetable, lasting(row)
    if table is None:
        return _no_field(one, answer, row, "timetable"), []
    named, items = called_action(one, row), when(table, one.language)
    said = phrase(one.language, "lasts_of" if many else "lasts_not", number=many or 0, label=named, items=items, count=many or 0)
    answer.claim(sentence(said), answer.cite(row.document, table.place, table.span))
    return sentence(said), [table.written]


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
    text = sentence(phrase(one.language, key, number=len(names), label=called_action(one, row), items=items, count=len(names)))
    numbers = [answer.cite(row.document, b.place.rsplit(".", 1)[0], b.span) for b in bodies if b.name in names]
    answer.claim(text, *numbers)
    spellings(one, answer, row)
    return text, names


def spellings(one: Interpretation, answer: Answer, row: Row) -> None:
    """A note where a row writes a body otherwise than it is called here."""
    for body in row.action.bodies:
        if body.written != body.name:
            name = bare(body.name, one.language, answer.world)
            said = phrase(one.language, "writes", label=called_action(one, row), written=body.written, body=name)
            answer.note(sentence(said))


def _areas(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    codes = [area.code for area in row.action.areas]
    if not codes:
        return _no_field(one, answer, row, "areas"), []
    items = joined(one.language, codes)
    text = sentence(phrase(one.language, "areas_of", number=len(codes), label=called_action(one, row), items=items))
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
        text = sentence(phrase(one.language, f"{field}_of", label=called_action(one, row), items=items or unit_label(unit.label, one.language)))
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
            texts.append(units.words(one, world, answer, world.documents[row.document], unit))
            items.append(f"{row.document}/{place}")
    return " ".join(texts), items


def _named(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    """The bodies in an action's prose, in alphabetical order, responsible or not."""
    names = sorted(row.named)
    if not names:
        return _no_field(one, answer, row, "named"), []
    items = joined(one.language, [called(name, one.language, world) for name in names])
    text = sentence(phrase(one.language, "named_of", label=called_action(one, row), items=items))
    answer.claim(text, answer.cite(row.document, row.action.place, row.action.prose))
    return text, names


def _acts(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    letters = {ACT_LETTERS[str(kind)] for item in one.filters if item.field == "act_type" for kind in item.values}
    acts = [celex for celex in sorted(row.acts) if not letters or celex[5:6] in letters]
    if not row.acts:
        return _no_field(one, answer, row, "acts"), []
    others = "" if acts else f"{sentence(phrase(one.language, 'no_such_act', label=called_action(one, row)))} "
    items = joined(one.language, [_act(celex, world, one.language) for celex in acts or sorted(row.acts)])
    text = sentence(phrase(one.language, "acts_of", label=called_action(one, row), items=items))
    answer.claim(text, answer.cite(row.document, row.action.place, row.action.text))
    return f"{others}{text}", acts


def _act(celex: str, world: World, language: str) -> str:
    """An act by its name, with its number where the name is another."""
    name = act_name(celex, world, language)
    return f"{name} ({celex})" if name != celex else celex


def text_of(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    return whole(one, world, answer, row), [row.id]


def _link(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    """The web addresses in an action's text or its footnotes."""
    places = [row.action.place, *row.action.footnotes]
    found = [unit for place in places if (unit := world.unit(row.document, place)) is not None]
    addressed = [units.addressed(one, world, answer, row.document, unit) for unit in found]
    links = [link for _, each in addressed for link in each]
    told = [text for text, each in addressed if each] or [addressed[0][0]]
    return " ".join(told), links


def _parts(one: Interpretation, world: World, answer: Answer, row: Row) -> tuple[str, list[str]]:
    """The parts of an action that are marked (i), (ii) … or (a), (b) …, as they stand."""
    found: list[str] = []
    for marks in (_ROMAN, _LETTERS):
        spans = [(mark, span) for mark in marks if (span := list_part(row.prose, f"({mark})")) is not None]
        if len(spans) > len(found):
            found = [f"({mark}) {quotation(span.of(row.prose), one.language)}" for mark, span in spans]
    key = "parts_of" if found else "no_parts"
    text = sentence(phrase(one.language, key, number=len(found), label=called_action(one, row), items=parted(one.language, found)))
    answer.claim(text, answer.cite(row.document, row.action.place, row.action.text))
    return text, [row.id] if found else []


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_LETTERS = "abcdefgh"
FIELDS: dict[str, _Field] = {
    "link": _link,
    "parts": _parts,
    "timetable": _timetable,
    "duration": _duration,
    "bodies": _bodies,
    "areas": _areas,
    "priority": _above("priority"),
    "section": _above("section"),
    "footnote": _footnote,
    "named": _named,
    "acts": _acts,
    "text": text_of,
}


def _no_field(one: Interpretation, answer: Answer, row: Row, field: str) -> str:
    text = sentence(phrase(one.language, f"no_{field}", label=called_action(one, row)))
    answer.claim(text, answer.cite(row.document, row.action.place, row.action.text))
    return text


def whole(one: Interpretation, world: World, answer: Answer, row: Row) -> str:
    """What an action says, sentence by sentence, with its fields."""
    action = row.action
    source = world.documents[row.document].text
    spans = sentences(source, action.prose.start, action.prose.end)
    for span in spans:
        quote = quotation(span.of(source), one.language)
        lead = unit_label(action.label, one.language)
        answer.claim(phrase(one.language, "labelled", label=lead, text=quote), answer.cite(row.document, action.place, span))
    quotes = " ".join(quotation(span.of(source), one.language) for span in spans)
    said = [sentence(phrase(one.language, "labelled", label=called_action(one, row), text=quotes))]
    for field in ("timetable", "bodies", "areas", "footnote"):
        text, values = FIELDS[field](one, world, answer, row) if _has(row, field) else ("", [])
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


def part(one: Interpretation, world: World, answer: Answer, row: Row) -> list[str]:
    """What follows "(ii)" in an action."""
    said = []
    for field in one.fields:
        if field.startswith("part:"):
            mark = f"({field.split(':', 1)[1]})"
            span = list_part(row.prose, mark)
            if span is None:
                answer.status = "empty"
                said.append(sentence(phrase(one.language, "no_part", label=called_action(one, row), mark=mark)))
                answer.claim(said[-1], answer.cite(row.document, row.action.place, row.action.text))
                continue
            start = row.action.prose.start
            there = Span(start + span.start, start + span.end)
            said.append(sentence(phrase(one.language, "labelled", label=f"{called_action(one, row)} {mark}", text=quotation(span.of(row.prose), one.language))))
            answer.claim(said[-1], answer.cite(row.document, row.action.place, there))
    return said
