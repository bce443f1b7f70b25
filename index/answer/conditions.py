"""Conditions as words of a sentence, in the language of the question (``conditions.toml``).

"2 of 53 actions *have CEPOL as a responsible body and are due in 2021*": a verb for each condition,
in the form that one action or several take. Names of bodies and acts stay as the records have them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from pathlib import Path

from index.answer.phrases import joined, numbered
from index.question.filters import NOT, Filter, meant
from index.world import World
from ingest.naming import called as titled
from ingest.naming import named_in
from ingest.wording import Wording, fill
from ingest.wording import quoted as in_marks

_DENYING = re.compile("¬(?=[aàâeéèêiîoôuh])", re.IGNORECASE)

#: Conditions on one of these say nothing of an action itself.
_OF_OTHERS = frozenset({"action_count"})

#: Who has to do with an action is said before when and where.
_FIRST = frozenset({"body", "row", "named", "body_count", "of_bodies", "number"})


def said(filters: Sequence[Filter], language: str, world: World, count: int, *, none: bool = False) -> str:
    """What ``count`` actions do that meet all ``filters``: "" where there are none.

    ``none``: the verbs are denied by a subject before them ("none of the 53 actions", "aucune des 53 actions").
    """
    counted = {item.field.removesuffix("_count") for item in filters if item.field.endswith("_count")}
    told = [item for item in filters if item.field not in _OF_OTHERS]
    told = [item for item in told if item.op != "present" or item.field not in counted]  # "more than two" says so
    told = _together(sorted(told, key=lambda item: item.field not in _FIRST))
    shared = {item.values for item in told if (item.field, item.op) == ("body", "not_only")}
    shared &= {item.values for item in told if (item.field, item.op) == ("body", "all")}
    told = [item for item in told if not (item.field == "body" and item.op == "all" and item.values in shared)]  # "but not alone" says so
    verbs = [_verb(item, language, world, 1 if none else count, none=none, alone=item.values not in shared) for item in told]
    if len(verbs) > 1:  # "(A or B) and C": what an "or" joins stands apart
        verbs = [f"({verb})" if item.field == "either" else verb for item, verb in zip(told, verbs, strict=True)]
    return _denied(joined(language, _once(told, list(dict.fromkeys(verbs)), language)), none)


def nothing_lacks(filters: Sequence[Filter], language: str, world: World, count: int) -> str:
    """What all have, where one lack is asked for that none has: "have a responsible body"; else ""."""
    if len(filters) != 1 or filters[0].op != "missing":
        return ""
    return said([replace(filters[0], op="present")], language, world, count)


def _together(filters: list[Filter]) -> list[Filter]:
    """Bodies that are responsible one and all, and words that one and all stand there, as one condition: "have X and Y together",
    and not "have X and have Y"."""
    for field in ("body", "word"):
        filters = _joined(filters, field)
    return filters


def _joined(filters: list[Filter], field: str) -> list[Filter]:
    each = [item for item in filters if item.field == field and (item.op == "all" or (item.op == "any" and len(item.values) == 1))]
    if len(each) < 2:
        return filters
    names = tuple(dict.fromkeys(name for item in each for name in item.values))
    return [replace(each[0], op="all", values=names) if item is each[0] else item for item in filters if item is each[0] or item not in each]


def _once(told: Sequence[Filter], verbs: list[str], language: str) -> list[str]:
    """Two conditions on years with one verb: "are due after 2022 and before 2025"."""
    if len(verbs) != len(told):
        return verbs
    short = verbs[:1]
    for (before, item), (said, verb) in zip(pairwise(told), pairwise(verbs), strict=True):
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(said.split(), verb.split(), strict=False)))
        if item.field == before.field == "year" and shared > 1 and NOT not in f"{item.op} {before.op}":
            short[-1] = joined(language, [short[-1], " ".join(verb.split()[shared:])])
        else:
            short.append(verb)
    return short


def looked_at(filters: Sequence[Filter], language: str) -> str:
    """The fields of the rows that these conditions are about."""
    filters = [each for item in filters for each in (map(meant, map(str, item.values)) if item.field == "either" else (item,))]
    told = sorted(filters, key=lambda item: item.field not in _FIRST)
    names = [form(language, f"looked_{_LOOKED[item.field]}") for item in told if item.field in _LOOKED]
    if any(item.field == "row" for item in filters):
        names += [form(language, "looked_named")]
    return joined(language, list(dict.fromkeys(names)))


_LOOKED = {
    "body": "body",
    "body_count": "body",
    "of_bodies": "body",
    "row": "body",
    "named": "named",
    "word": "word",
    "year": "year",
    "timetable": "year",
    "area": "area",
    "area_count": "area",
    "year_count": "year",
    "priority": "priority",
    "section": "section",
    "act": "act",
    "act_type": "act",
    "footnote": "footnote",
    "number": "number",
    "source": "source",
    "source_count": "source",
}


def quoted(words: str, language: str) -> str:
    """Words in the quotation marks of the language."""
    return in_marks(language, " ".join(words.split()))


WORDING = Wording(Path(__file__).with_name("conditions.toml"))


def form(language: str, key: str) -> str:
    """The words for ``key`` in ``language``, in English where it has none."""
    return WORDING.frame(language, key)


def _denied(text: str, none: bool) -> str:
    if not none:
        return text.replace("¬", "")
    return _DENYING.sub("n'", text).replace("¬", "ne ")


# --------------------------------------------------------------------------- one condition


def _verb(item: Filter, language: str, world: World, count: int, *, none: bool = False, alone: bool = False) -> str:
    """One condition as a verb with what belongs to it; ``none``: what is said before denies it; ``alone``: a "not only" may be
    without the bodies altogether."""
    if item.field == "either" and item.op == "any":
        return joined(language, [_verb(meant(str(each)), language, world, count, none=none) for each in item.values], "or")
    if item.field.endswith("_count"):
        exact = item.field == "year_count" and item.op == "="
        many = joined(language, list(map(str, item.values)), "or") if exact else quantity(item, language)
        return WORDING.say(language, "lasts" if item.field == "year_count" else "count", number=count, quantity=many, noun=_counted(item, language))
    if item.field == "of_bodies":
        many = quantity(Filter("body_count", item.op, item.values[:1]), language)
        names = joined(language, [value(each, "body", language, world) for each in item.values[1:]])
        return WORDING.say(language, "of_bodies", number=count, quantity=many, v=names)
    key = f"{item.field}-{item.op}"
    if not WORDING.has("en", key):  # denied: "not due in 2021"
        plain = Filter(item.field, item.op.removeprefix(NOT), item.values, item.text)
        condition = _denied(_verb(plain, language, world, 1), none=False)
        return WORDING.say(language, "not", number=count, condition=condition)
    values = list(dict.fromkeys(value(each, item.field, language, world) for each in item.values))
    if len(values) == 1 and WORDING.has(language, f"{key}-1"):
        key = f"{key}-1"
    if alone and key == "body-not_only":
        key = "body-not_alone"
    if none and WORDING.has(language, f"{key}-0"):
        key = f"{key}-0"
    joint = "and" if item.op in ("all", "only", "not_all") else "or"
    years = [str(value) for value in item.values] or [""]
    said = {"v": joined(language, values, joint), "first": years[0], "last": years[-1]}
    return fill(language, numbered(form(language, key), count), said)


def quantity(item: Filter, language: str) -> str:
    """How many a count asks for: "more than 2", "exactly 1 or 2"."""
    numbers = [str(value) for value in item.values]
    if item.op == "=" and [int(value) for value in item.values] == [0]:
        return form(language, "count-zero")
    op = _OPPOSITE.get(item.op, item.op)
    return WORDING.say(language, f"count-{op}", n=joined(language, numbers, "or"))


_OPPOSITE = {"not_>": "<=", "not_>=": "<", "not_<": ">=", "not_<=": ">"}


def _counted(item: Filter, language: str) -> str:
    return numbered(form(language, item.field), int(item.values[-1]))


def value(given: str | int, field: str, language: str, world: World) -> str:
    """A value as it is called: a body, an act, a priority, a section, words in quotation marks."""
    text = str(given)
    if field in ("body", "named", "row", "source"):
        return called(text, language, world)
    if field == "word":
        return quoted(text, language)
    if field == "act":
        return act_name(text, world, language)
    if field == "act_type":
        return form(language, f"type_{text}")
    if field in ("priority", "section"):
        number = text.split("_", 1)[-1]
        unit = next((unit for plan in world.plans if (unit := world.unit(plan.id, text)) is not None), None)
        named = unit.heading if unit is not None and not unit.number else None
        return WORDING.say(language, field, n=named or number)
    return text


def act_name(identifier: str, world: World, language: str) -> str:
    """An act by its short title where the catalogue has it, else by its number as a text would write it."""
    found = world.catalogue.work(identifier) if world.catalogue else None
    return titled(found, language) if found else named_in(identifier, language)


def called(name: str, language: str, world: World) -> str:
    """A body's name in running text, with its article: "the EMCDDA", "la Commission européenne"."""
    body = world.bodies.get(name)
    return body.in_words(language) if body else name


def bare(name: str, language: str, world: World) -> str:
    """A body's name alone, as lists and tables have it: "Commission européenne"."""
    body = world.bodies.get(name)
    return body.in_list(language) if body else name
