""" "Which *other* actions is X in?" after a list: those that the list does not have.

The conditions that follow are its own; that it is not in the list before is one more. It is said as the denial of the list's
conditions, so that the answer's words and its check need no list of numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.clause import filler
from index.question.complement import asks, conditions, denied
from index.question.filters import Choice, Filter, alternative
from index.question.holders import has_row
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.world import World
from ingest.fold import fold

_OTHER = frozenset(["other", "others", "else", "further", "more", "additional", "autre", "autres", "andere", "anderen", "weitere", "weiteren", "sonst", "otra", "otras", "otro", "otros", "mas"])


def told(clause: Sequence[Item], before: Interpretation) -> tuple[list[Item], bool]:
    """The items without the "other" that sets what is asked for apart from the list before, and whether there was one."""
    found = list(clause)
    if asks(found) and not (_of_one_action(before) and any("n_action" in item.concepts for item in found)):
        return found, False  # "which other ones are there?": all the rest
    for index, item in enumerate(found):
        if "else" not in item.concepts or fold(item.text) not in _OTHER or not _lists(before):
            continue
        behind = next((each for each in found[index + 1 :] if not filler(each) or "n_action" in each.concepts), None)
        led = next((each for each in reversed(found[:index]) if not filler(each) or each.concepts & {"which", "any"}), None)
        noun = behind is not None and "n_action" in behind.concepts
        asked = led is not None and bool(led.concepts & {"which", "how_many", "responsible", "and_what", "any"})
        ends = index == len(found) - 1 or all(each.kind == "punct" for each in found[index + 1 :])
        if noun and asked and not any("than" in fold(each.text).split() for each in found[index + 1 : index + 4]):
            return [*found[:index], *found[index + 1 :]], True
        if asked and ends and fold(item.text) == "others":
            return [*found[:index], replace(item, concepts=frozenset({"n_action"})), *found[index + 1 :]], True
    return _rest_of(found, before)


def _rest_of(clause: list[Item], before: Interpretation) -> tuple[list[Item], bool]:
    """ "*The rest of* priority 6": what stands there and is not in the list before."""
    words = [item for item in clause if item.kind != "punct" and "and_what" not in item.concepts]
    named = [item for item in words if item.kind in _PARTS]
    rest = [item for item in words if item not in named and not filler(item) and fold(item.text) not in _REST]
    if len(named) != 1 or rest or not _lists(before) or not any(fold(item.text) in _REST for item in words):
        return clause, False
    return [item for item in clause if fold(item.text) not in _REST and "and_what" not in item.concepts], True


_PARTS = frozenset(["priority", "section", "area", "body"])
_REST = frozenset(["rest", "the rest", "remainder", "the remainder", "the others", "the other actions", "reste", "le reste", "les autres", "der rest", "die anderen", "die ubrigen", "ubrigen", "resto", "el resto", "las demas", "demas"])


def of_class(clause: Sequence[Item], before: Interpretation, world: World) -> list[Item]:
    """ "Which actions has X? … *And the other health agencies?*": those of the class that the question before does not name."""
    words = [item for item in clause if item.kind != "punct"]
    classes = [item for item in words if item.kind == "class"]
    others = [item for item in words if "else" in item.concepts]
    rest = [item for item in words if item not in classes and item not in others and not (filler(item) or "and_what" in item.concepts)]
    theirs = [str(value) for item in before.filters if item.field in ("body", "named") for value in item.values]
    if len(classes) != 1 or len(others) != 1 or rest or not _lists(before) or "and_what" not in words[0].concepts:
        return list(clause)
    members = [name for each in world.bodies.classes if each.name == classes[0].values[0] for name in each.members if has_row(name, world)]
    left = [name for name in members if name not in theirs]
    if not left or len(left) == len(members):
        return list(clause)
    either = replace(others[0], kind="concept", text="or", concepts=frozenset({"or", "stop"}))
    named = [each for name in left for each in (either, replace(classes[0], kind="body", values=(name,), text=name))][1:]
    return [each for item in clause if item is not others[0] for each in (named if item is classes[0] else [item])]


def _of_one_action(before: Interpretation) -> bool:
    """Whether a question is of one body in actions that it names: "is X responsible for Action 13?"."""
    return any(place.startswith("action:") for place in before.places) and sum(item.field == "body" for item in before.filters) == 1


def _lists(before: Interpretation) -> bool:
    """Whether a question lists actions by conditions, or is about ones that it names."""
    named = any(place.startswith("action:") for place in before.places)
    return (before.target == "actions" and before.form in ("list", "count") and bool(before.filters or before.choices or before.places)) or named


def of(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """What is asked, without what the question before lists; ``unclear`` where nothing tells which conditions are meant."""
    own = list(one.filters)
    if all(item.kind != "word" for item in clause) and one.subject:
        one = replace(one, subject=(), notes=tuple(note for note in one.notes if note != "unread"))  # "*for which* other actions?"
    named = any(place.startswith("action:") for place in before.places)
    bodies = [item for item in before.filters if item.field == "body" and item.op in ("any", "all")]
    if named and not (own or one.choices or one.places) and len(bodies) == 1:
        own = bodies  # "is X responsible for Action 13? … For which *other* actions?"
    if not (own or one.choices or one.places or one.subject):
        return replace(one, subject=(), notes=(*(note for note in one.notes if note != "unread"), "unclear"))
    mine = {(item.field, item.op, item.values) for item in (*own, *conditions(one.places))}
    theirs = [item for item in (*before.filters, *conditions(before.places)) if not (named and item.field != "number")]
    theirs = [item for item in theirs if (item.field, item.op, item.values) not in mine] or theirs
    ways = [theirs] if not before.choices else [[*theirs, item] for _, item in before.choices[0].readings]
    if (not theirs and not before.choices) or len(before.choices) > 1 or before.subject or before.acts or any(not item.values and item.field == "number" for item in theirs):
        return replace(one, subject=(), notes=(*one.notes, "unclear"))
    follows = ("", f"follows: {before.question}")
    excluded = [_none_of(way) for way in ways]
    plain = replace(one, target="actions", form=one.form if one.form in ("list", "count") else "list", fields=(), filters=tuple(own), explicit=True, understood=(follows, *one.understood, ("other", "none of those")))
    if len(excluded) == 1:
        return replace(plain, filters=(*own, excluded[0]))
    return replace(plain, choices=(*plain.choices, Choice(tuple((f"none of those {label}", item) for (label, _), item in zip(before.choices[0].readings, excluded, strict=True)))))


def _none_of(items: Sequence[Filter]) -> Filter:
    """The condition that what meets all of these does not meet."""
    ways = [each for item in items for each in _denials(item)]
    return ways[0] if len(ways) == 1 else Filter("either", "any", tuple(alternative(each) for each in ways), "other")


def _denials(item: Filter) -> list[Filter]:
    """What fails a condition, in one or two ways: when it starts or runs, an action without a year says neither."""
    if item.field == "number":
        return [replace(item, op="none" if item.op == "any" else "any", text="other")]
    if item.op.startswith("not_") and item.op != "not_ongoing":
        return [replace(item, op=item.op.removeprefix("not_"))]
    other = replace(item, op=denied(item))
    timed = item.field == "year_count" or (item.field == "year" and not item.op.startswith("due")) or (item.field, item.op) == ("timetable", "whole")
    return [other, Filter("timetable", "no_year")] if timed else [other]
