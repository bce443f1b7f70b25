"""Two or more actions side by side: what they share and what differs, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from index.answer import conditions
from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, parted, phrase, quotation, sentence
from index.answer.row_words import claim_rows
from index.question.interpretation import Interpretation
from index.world import Row, World


def answers(one: Interpretation) -> bool:
    """Whether actions or headings named by number are to be set against each other."""
    return one.form == "beside" and len(one.places) > 1 and not one.filters and not one.choices and not one.subject


def beside(one: Interpretation, world: World, answer: Answer) -> None:
    """A table of their fields; or, of fields asked for alone, what is common to all of them or to one and no other."""
    if not any(place.startswith("action:") for place in one.places):
        _headings(one, world, answer)
        return
    numbers = [place.split(":", 1)[1] for place in one.places if place.startswith("action:")]
    found = [row for number in numbers for row in world.rows if row.action.number == number]
    if len(found) < len(numbers) or len(found) < 2:
        held = label(one.language, "action", [row.action.number for row in found])
        key = "beside_missing_with" if found else "beside_missing"
        answer.status, answer.answer = "not_held", phrase(one.language, key, held=held)
        return
    claim_rows(answer, found)
    only = next((note.split(":", 1)[1].split(",") for note in one.notes if note.startswith("but_not:")), None)
    field = next((field for field in one.fields if field in _FIELDS), None)
    if field:
        _one_field(one, world, answer, found, field, only)
        return
    _table(one, world, answer, found)


def _headings(one: Interpretation, world: World, answer: Answer) -> None:
    """Of each priority or section: its title, its actions, and who is responsible for how many of them."""
    lines: list[tuple[str | int, ...]] = []
    for place in one.places:
        kind, _, value = place.partition(":")
        id = value if value.startswith(_PREFIXES[kind]) else f"{_PREFIXES[kind]}{value}"
        plan = next((plan for plan in world.plans if world.unit(plan.id, id)), None)
        unit = world.unit(plan.id, id) if plan else None
        if plan is None or unit is None:
            answer.status, answer.answer = "not_held", phrase(one.language, "beside_missing", held="")
            return
        rows = [row for row in world.rows if id in (row.action.priority, row.action.section)]
        numbers = joined(one.language, [row.action.number for row in rows])
        bodies = Counter(body.name for row in rows for body in row.action.bodies).most_common()
        held = joined(one.language, [f"{conditions.bare(name, one.language, world)} ({count})" for name, count in bodies])
        named = unit_label(unit.label, one.language, world)
        said = phrase(one.language, "heading_beside", number=len(rows), label=named, title=quotation(unit.heading, one.language), count=len(rows), numbers=numbers, bodies=held)
        answer.claim(said, answer.cite(plan.id, unit.place, unit.span))
        lines.append((named, unit.heading, len(rows), numbers, held))
    answer.answer = " ".join(text for text, _ in answer.claims)
    answer.status = "complete"
    answer.result = Result("table", tuple(str(line[0]) for line in lines), "complete", len(world.rows), columns=("heading", "title", "actions", "numbers", "bodies"), rows=tuple(lines))


_PREFIXES = {"priority": "sp_", "section": "sec_"}


def _one_field(one: Interpretation, world: World, answer: Answer, found: Sequence[Row], field: str, without: Sequence[str] | None) -> None:
    """The values of one field that all these actions have, or that the first have and the others lack."""
    values = _FIELDS[field]
    whether = next((note.split(":")[1] for note in one.notes if note.startswith("whether:")), "")
    if whether and not without:
        _whether(one, world, answer, found, field, whether)
        return
    those = [row for row in found if row.action.number not in (without or ())]
    others = [row for row in found if row not in those]
    common = [value for value in values(those[0], world) if all(value in values(row, world) for row in those[1:])]
    common = [value for value in common if not any(value in values(row, world) for row in others)]
    named = joined(one.language, [row.action.number for row in those])
    aside = joined(one.language, [row.action.number for row in others])
    key = ("lacking" if others else "common") if common else ("lacking_none" if others else "common_none")
    answer.answer = phrase(
        one.language, key, field=phrase(one.language, f"field_{field}"), numbers=named, others=aside,
        items=joined(one.language, [_shown(value, field, one, world) for value in common]),
    )  # fmt: skip
    answer.status = "complete" if common else "empty"
    kind = {"bodies": "bodies", "areas": "areas", "timetable": "years"}.get(field, "units")
    answer.result = Result(kind, tuple(common), "complete", len(found))


def _whether(one: Interpretation, world: World, answer: Answer, found: Sequence[Row], field: str, whether: str) -> None:
    """Whether actions have the same values of a field, or differ in them: what all have, and what only some."""
    values = _FIELDS[field]
    columns = [values(row, world) for row in found]
    common = [value for value in columns[0] if all(value in column for column in columns[1:])]
    apart = [[value for value in column if value not in common] for column in columns]
    shown = [joined(one.language, [_shown(value, field, one, world) for value in each]) for each in (common, *apart)]
    same = not any(apart)
    called = label(one.language, "action", [row.action.number for row in found])
    said = [phrase(one.language, "same_in" if same else "in_all", number=len(found), labels=called, field=phrase(one.language, f"field_{field}"), items=shown[0])] if common or same else []
    said += [phrase(one.language, "only_in", label=label(one.language, "action", [row.action.number]), items=items) for row, items in zip(found, shown[1:], strict=True) if items]
    holds = same == (whether == "same")
    answer.answer = phrase(one.language, "yes" if holds else "no", why=" ".join(map(sentence, said)))
    groups = ({"label": called, "items": common, "count": len(common)}, *({"label": row.action.label, "items": each, "count": len(each)} for row, each in zip(found, apart, strict=True)))
    answer.result = Result("yes_no", ("yes" if holds else "no",), "complete", len(found), groups=groups)


def _table(one: Interpretation, world: World, answer: Answer, found: Sequence[Row]) -> None:
    """All fields: a column for each action, and what they have in common."""
    lines: list[tuple[str | int, ...]] = []
    shared, apart = [], []
    in_part = phrase(one.language, "in_part")
    called = [unit_label(row.action.label, one.language) for row in found]
    for field, values in _FIELDS.items():
        name = phrase(one.language, f"field_{field}")
        columns = [[_shown(value, field, one, world) for value in values(row, world)] for row in found]
        if not any(columns):
            continue
        common = [value for value in columns[0] if all(value in other for other in columns[1:])]
        lines.append((name, *(", ".join(column) or "–" for column in columns), ", ".join(common) or "–"))
        alike = all(set(column) == set(columns[0]) for column in columns)
        if common:
            shared.append(phrase(one.language, "labelled", label=name, text=joined(one.language, common)) + ("" if alike else f" ({in_part})"))
        if not alike:
            own = [[value for value in column if value not in common] for column in columns]
            told = [phrase(one.language, "labelled", label=each, text=joined(one.language, values) or "–") for each, values in zip(called, own, strict=True)]
            apart.append(f"{name} ({parted(one.language, told)})")
    labels = joined(one.language, called)
    nothing = phrase(one.language, "nothing")
    answer.answer = phrase(
        one.language, "beside", labels=labels, shared=parted(one.language, shared) or nothing, apart=parted(one.language, apart) or nothing
    )
    head = ("field", *called, "shared")
    answer.result = Result("table", tuple(row.id for row in found), "complete", len(found), columns=head, rows=tuple(lines))


def _shown(value: str, field: str, one: Interpretation, world: World) -> str:
    """A value of a field as the answer calls it."""
    if field == "bodies":
        return conditions.bare(value, one.language, world)
    return unit_label(value, one.language) if field in ("priority", "section", "footnote") else value


def _bodies(row: Row, world: World) -> list[str]:
    return [body.name for body in row.action.bodies]


def _timetable(row: Row, world: World) -> list[str]:
    return [row.action.timetable.written] if row.action.timetable else []


def _areas(row: Row, world: World) -> list[str]:
    return [area.code for area in row.action.areas]


def _above(place: str | None, row: Row, world: World) -> list[str]:
    unit = world.unit(row.document, place) if place else None
    return [unit.label] if unit else []


def _acts(row: Row, world: World) -> list[str]:
    return sorted(row.acts)


def _footnotes(row: Row, world: World) -> list[str]:
    return [unit.label for place in row.action.footnotes if (unit := world.unit(row.document, place))]


_Values = Callable[[Row, World], list[str]]
#: Field of an interpretation → its values; a phrase says how it is called.
_FIELDS: dict[str, _Values] = {
    "bodies": _bodies,
    "timetable": _timetable,
    "areas": _areas,
    "priority": lambda row, world: _above(row.action.priority, row, world),
    "section": lambda row, world: _above(row.action.section, row, world),
    "acts": _acts,
    "footnote": _footnotes,
}
