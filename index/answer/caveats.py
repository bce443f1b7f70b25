"""What is noted beside a list of actions: how else it could be read, who is only named, and which rows no year decides."""

from __future__ import annotations

from collections.abc import Sequence

from index import select
from index.answer import conditions, place_names
from index.answer.model import Answer
from index.answer.phrases import joined, label, phrase, sentence
from index.answer.row_words import mention
from index.question.filters import NOT, Filter
from index.question.interpretation import Interpretation
from index.world import Row, World


def by_name(one: Interpretation, answer: Answer, filters: Sequence[Filter]) -> None:
    """ "Which actions name a *third country*?": the words were looked for, and no country by its own name; that is a note."""
    words = [str(value) for item in filters if item.field == "word" for value in item.values]
    if any(place_names.is_sort(word) for word in words):
        answer.note(phrase(one.language, "note_by_name"))


def jointly(one: Interpretation, world: World, answer: Answer, filters: Sequence[Filter]) -> None:
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


def named_but_not_responsible(
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


def dateless(one: Interpretation, world: World, answer: Answer, filters: Sequence[Filter]) -> None:
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


def undated(world: World, filters: Sequence[Filter]) -> list[Row]:
    """Rows that pass all but the conditions on years, and have no year that would decide those."""
    years = [item for item in filters if _of_years(item) and item.op != "running_after" and not item.op.startswith(f"{NOT}due")]
    others = [item for item in filters if item not in years]
    return select.actions(world, [*others, Filter("timetable", "no_year")]) if years else []


def _of_years(item: Filter) -> bool:
    """Whether a condition is decided by the years of a timetable."""
    return item.field in ("year", "year_count") or (item.field, item.op) == ("timetable", f"{NOT}whole")
