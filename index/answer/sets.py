"""Actions selected from the records: complete lists, counts, shares, yes or no, one list for each reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index import select
from index.answer import caveats, conditions, nothing
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, phrase, sentence
from index.answer.row_words import claim_rows, numbers_of
from index.answer.selection import filters_of, readings, rows
from index.question import claimed, shares
from index.question.filters import Filter
from index.question.interpretation import Interpretation
from index.world import Row, World


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
    answer.status = first.status
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
    asked = next((int(note.split(":")[1]) for note in one.notes if note.startswith("asked:")), 1)
    subject = filters_of(replace(one, filters=one.filters[:-asked]), world)
    predicate = filters_of(replace(one, filters=one.filters[-asked:], places=()), world)
    filters = [*subject, *predicate]
    among = select.actions(world, subject)
    if subject and not among:  # of none, anything could be said
        answer.status, answer.answer = "empty", f"{_listed(one, world, subject, ())}{_checked(one, subject, world)}"
        answer.result = Result("actions", (), "complete", len(world.rows))
        return
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
    undated = tuple(row.id for row in caveats.undated(world, filters_of(one, world)))
    groups: tuple[dict[str, object], ...] = ()
    if any(note.startswith("picked:") for note in one.notes):
        others = [item for item in filters_of(one, world) if not _is_pick(item)]
        among = select.actions(world, others)
        groups = ({"label": conditions.said(others, one.language, world, len(among)), "items": [row.id for row in among], "count": len(among)},)
    return Result("actions", tuple(row.id for row in found), "complete", len(world.rows), undated, groups=groups)


def _listed(one: Interpretation, world: World, filters: Sequence[Filter], found: Sequence[Row], key: str = "") -> str:
    """The sentence that lists actions with the conditions that they meet."""
    picked = _picked(one, world, filters, found) or _out_of(one, world, filters, found)
    if picked:
        return picked
    checked, what = len(world.rows), conditions.said(filters, one.language, world, len(found), none=not found)
    if not found and (there := conditions.nothing_lacks(filters, one.language, world, checked)):
        return sentence(phrase(one.language, "lacks_none", checked=checked, what=there))
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


def _claim_headings(answer: Answer, filters: Sequence[Filter], world: World) -> None:
    """Cite the headings without a number that a condition is said by, as nothing else that is quoted has their words."""
    for value in (str(value) for item in filters if item.field in ("section", "priority") for value in item.values):
        plan, unit = next(((plan, unit) for plan in world.plans if (unit := world.unit(plan.id, value)) is not None), (None, None))
        if plan is not None and unit is not None and unit.heading and not unit.number:
            answer.claim(unit.heading, answer.cite(plan.id, unit.place, unit.span))


def _no_such_place(one: Interpretation, world: World, filters: Sequence[Filter]) -> str:
    """That nothing stands at the place in the order that is asked for, the third of two; "" where it is not that which is lacking."""
    for note in one.notes:
        kind, _, number = note.rpartition(":")
        others = [item for item in filters if not _is_pick(item)]
        if kind == "picked:nth" and (rows := select.actions(world, others)):
            plain = replace(one, notes=tuple(each for each in one.notes if each != note))
            return f"{_counted(plain, world, others, rows)} {phrase(one.language, 'picked_none', n=number)}"
    return ""


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
    if all(item.field == "number" for item in filters) and not any(note.startswith("picked:") for note in one.notes):
        return ""  # the actions are named by whoever asks or by what leads to this
    says = conditions.said(filters, one.language, world, len(found))
    return f"{_counted(one, world, filters, found)} " if says else ""


def _list(one: Interpretation, world: World, answer: Answer, found: Sequence[Row]) -> None:
    filters = filters_of(one, world)
    if not found:
        answer.status = "empty"
        if lacks := _no_such_place(one, world, filters):
            answer.answer = lacks
            return
        _empty(one, world, answer, [item for item in filters if not _is_pick(item)])
        _claim_headings(answer, filters, world)
    else:
        text = _portion(one, world, filters, found) if one.form == "share" and filters else _listed(one, world, filters, found)
        answer.result = _shared(one, answer.result, found, world) if answer.result else None
        text = f"{text}{_checked(one, filters, world)}"
        answer.answer = phrase(one.language, _verdict(one, found), why=text) if one.form == "yes_no" else text
    claim_rows(answer, found)
    caveats.jointly(one, world, answer, filters)
    caveats.by_name(one, answer, filters)
    caveats.named_but_not_responsible(one, world, answer, filters, found)
    caveats.dateless(one, world, answer, filters)


def _portion(one: Interpretation, world: World, filters: Sequence[Filter], found: Sequence[Row]) -> str:
    """The sentence that says how many these are in percent, of all actions or of those that the question is about."""
    whole = shares.of(one)
    if not whole:
        return _listed(one, world, filters, found, "share")
    among = select.actions(world, whole)
    counted = [item for item in filters if all((item.field, item.op, item.values) != (each.field, each.op, each.values) for each in whole)]
    return phrase(
        one.language, "share_of", number=len(found), count=len(found), percent=f"{100 * len(found) / len(among):.0f}",
        first=_counted(one, world, whole, among), what=conditions.said(counted, one.language, world, len(found)), items=numbers_of(one, found),
    )  # fmt: skip


def _shared(one: Interpretation, result: Result, found: Sequence[Row], world: World) -> Result:
    """The result with how many of all that is, in percent, where a share is asked for."""
    if one.form != "share":
        return result
    total = len(select.actions(world, shares.of(one)))
    counted = ((len(found), total, f"{100 * len(found) / total:.0f}"),)
    return replace(result, columns=("actions", "of", "percent"), rows=counted)


def _verdict(one: Interpretation, found: Sequence[Row]) -> str:
    """ "yes" or "no" to whether there are any such actions, none of them, or as many as is asked."""
    if named := claimed.names(one, "only"):
        return "yes" if named == {row.action.number for row in found} else "no"
    limits = [note.split(":")[1:] for note in one.notes if note.startswith("so_many:")]
    holds = all(select.COMPARE[op](len(found), int(number)) for op, number in limits) if limits else bool(found)
    return "yes" if holds != ("none_of" in one.notes) else "no"


def _empty(one: Interpretation, world: World, answer: Answer, filters: Sequence[Filter]) -> None:
    """Say that nothing passes, and which single body is named in prose all the same."""
    text = _listed(one, world, filters, ())
    text = nothing.only_named(one, world, answer, filters) or text
    text += nothing.responsible_all_the_same(one, world, answer, filters)
    text += nothing.where_else(one, world, answer, filters)
    text += _checked(one, filters, world)
    answer.answer = phrase(one.language, _verdict(one, ()), why=text) if one.form == "yes_no" else text


def _ambiguous(
    world: World,
    answer: Answer,
    lists: Sequence[tuple[Interpretation, Sequence[Row]]],
) -> None:
    answer.status = "ambiguous"
    said = []
    for number, (plain, found) in enumerate(lists, start=1):
        filters = filters_of(plain, world)
        listed = _portion if plain.form == "share" and filters and found else _listed
        text = listed(plain, world, filters, found)
        said.append(f"({number}) {phrase(plain.language, _verdict(plain, found), why=text) if plain.form == 'yes_no' else text}")
        meant = conditions.said(filters, plain.language, world, len(found))
        shown = _shared(plain, _result(plain, found, world), found, world)
        answer.result = shown if number == 1 else answer.result
        result = shown.as_json()
        answer.readings.append({"reading": meant, "result": result, "interpretation": plain.as_json()})
        answer.readings[-1] |= {"count": len(found), "items": [row.id for row in found]}
    language = lists[0][0].language
    answer.answer = phrase(language, "ambiguous", count=len(lists), readings=" ".join(said))
    claim_rows(answer, list({row.id: row for _, found in lists for row in found}.values()))
