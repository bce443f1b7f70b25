"""What has actions in each of several parts of the plan: "which bodies are in *every section*?", "which agencies have actions
in *both section A and section B*?", "is Europol in *all priority areas*?".

What says "in each" is left out, and the rest read as a question for all such bodies; of these, those count that have
actions under each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.question.clause import filler, last_word
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.world import World
from ingest.fold import fold

NOTE = "throughout"
"""The note written here: ``throughout:sections:sec_A|sec_B``; with no values, all that there are."""

EITHER = "each_or_any"
"""The note that either all parts are meant or any: ``each_or_any:years:2021|2025``."""

_PARTS = {"n_section": "sections", "n_area": "areas", "n_priority": "priorities", "n_year": "years"}
_PLACES = {"section": ("sections", "sec_"), "priority": ("priorities", "sp_"), "area": ("areas", "")}
#: Words that only say that somebody takes part.
_TAKING_PART = frozenset(["has", "n_action", "light", "involved", "mentions", "responsible", "belongs", "active", "running", "any"])
_DUE = frozenset(["due", "n_timetable"])
_BOTH = frozenset(["both", "deux", "beide", "beiden", "ambas", "ambos"])
_OPENING = frozenset(["is", "are", "does", "do", "has", "have"])
_JOINS = frozenset(["and", "and_what", "together", "in", "belongs"])


def read(one: Interpretation, items: Sequence[Item], world: World, whole: Callable[[Sequence[Item]], Interpretation]) -> Interpretation:
    """``one``, or what has actions under each part that is said; ``whole`` reads a clause."""
    plain = [item for item in items if item.kind != "punct"]
    found = _every(plain) or _several(plain)
    if found is None or len(plain) < 3:
        return one
    first, last, kind, values = found
    rest = [*plain[:first], *plain[last:]]
    if kind == "years":
        if not any(item.concepts & _DUE for item in rest):
            return one  # due, or under way in each year: nothing says
        rest = [item for item in rest if not item.concepts & _DUE]
    named = [item for item in rest if item.kind in ("body", "state")]
    holder = next((i for i, item in enumerate(rest) if item.kind == "class" or "n_body" in item.concepts or "who" in item.concepts), None)
    names: list[str] = []
    if holder is not None and any("n_action" in item.concepts for item in rest[:holder]):
        return one  # "how many *actions* does each agency have in each section?"
    if fold(plain[0].text) in _OPENING and named and holder is None and not any("or" in item.concepts for item in rest):
        names = [name for item in named for name in _names(item, world)]
        rest = [item for item in rest[1:] if item not in named and not (len(named) > 1 and item.concepts & {"and", "together"})]
        head = Item("concept", (), plain[0].start, plain[0].start, "bodies", frozenset({"n_body"}))
    elif holder is not None and not named and (holder == 0 or any(item.concepts & {"which", "how_many"} for item in plain[:2])):
        head = rest[holder]
        rest = rest[holder + 1 :]
    else:
        return one
    rest = [item for item in rest if not (filler(item) or item.concepts & _TAKING_PART) or item.kind not in ("concept", "stop")]
    start = plain[0].start
    asking = Item("concept", (), start, start, "which", frozenset({"which", "stop"}))
    if any("how_many" in item.concepts for item in plain[:2]):
        asking = replace(asking, text="how many", concepts=frozenset({"how_many"}))
    charged = Item("concept", (), start, start, "responsible", frozenset({"responsible"}))
    head = replace(head, kind="concept", concepts=frozenset({"n_body"})) if "who" in head.concepts else head
    other = whole([asking, head, charged, *rest])
    if other.subject or other.choices or other.form not in ("list", "count") or other.target != "bodies" or other.acts or any(place.startswith(("action", "indicator")) for place in other.places):
        return one
    note = f"{NOTE}:{kind}:{'|'.join(values)}"
    claims = (f"claimed:among:{'|'.join(names)}",) if names else ()
    words = " ".join(item.text for item in plain[first:last])
    return replace(other, question=one.question, notes=(*other.notes, note, *claims), understood=(*other.understood, (words, f"in each of these {kind}")))


_PLURAL = {"years": "year", "sections": "section", "priorities": "priority", "areas": "area"}
_AND = frozenset(["and", "et", "und", "y", "&"])


def joined(one: Interpretation, items: Sequence[Item]) -> Interpretation:
    """ "Which bodies have actions *in 2021 and 2025*?": in each of them, or in any; noted, and both are shown where they differ."""
    whom = one.target == "bodies" and one.form in ("list", "count") and not (one.subject or one.fields) and noted(one) is None
    if not whom or any("responsible" in item.concepts and "stop" not in item.concepts for item in items):
        return one  # "who is responsible for the actions in A and B?": for any of them
    for kind, name in _PLURAL.items():
        values = _values(one, kind, name)
        if len(values) > 1 and _anded(items, name):
            return replace(one, notes=(*one.notes, f"{EITHER}:{kind}:{'|'.join(values)}"))
    return one


def _values(one: Interpretation, kind: str, name: str) -> list[str]:
    """The several years or parts that a question is restricted to."""
    if kind == "years":
        return [str(value) for item in one.filters if (item.field, item.op) == ("year", "due_in") for value in item.values]
    prefix = _PLACES[name][1]
    return [f"{prefix}{place.partition(':')[2]}" for place in one.places if place.startswith(f"{name}:")]


def _anded(items: Sequence[Item], kind: str) -> bool:
    """Whether an "and", and no "or", joins the years or parts."""
    at = [i for i, item in enumerate(items) if item.kind in (kind, f"{kind}s")]
    words = [word for item in items[at[0] : at[-1] + 1] for word in fold(item.text).split()] if at else []
    return bool(set(words) & _AND) and not any("or" in items[i].concepts or items[i].concepts & {"without", "not"} for i in range(at[0], at[-1] + 1))


def ways(one: Interpretation) -> list[Interpretation]:
    """The readings of what is joined by "and": each of them first, then any; the question itself where nothing is."""
    note = next((note for note in one.notes if note.startswith(f"{EITHER}:")), "")
    if not note:
        return [one]
    plain = replace(one, notes=tuple(each for each in one.notes if each != note))
    return [replace(plain, notes=(*plain.notes, note.replace(EITHER, NOTE, 1))), plain]


def _every(items: Sequence[Item]) -> tuple[int, int, str, list[str]] | None:
    """(first, behind the last, kind, no values) of "in *every section*", "in all (three) priority areas"."""
    for index, item in enumerate(items):
        if not (item.concepts & {"all", "per", "overall"} and set(fold(item.text).split()) & _EACH):
            continue
        noun = next((i for i in range(index + 1, min(index + 4, len(items))) if items[i].concepts & set(_PARTS)), None)
        if noun is None or not all(filler(each) or each.kind == "number" for each in items[index + 1 : noun]):
            continue
        if any("n_action" in each.concepts for each in items[noun + 1 : noun + 2]):
            continue
        kind = next(name for concept, name in _PARTS.items() if concept in items[noun].concepts)
        first = index - 1 if index and items[index - 1].concepts & {"in", "belongs"} else index
        return first, noun + 1, kind, []
    return None


_EACH = frozenset(["every", "each", "all", "single"])


def _several(items: Sequence[Item]) -> tuple[int, int, str, list[str]] | None:
    """(first, behind the last, kind, values) of "in *both section A and section B*", "in section A and in section B"."""
    at = [i for i, item in enumerate(items) if item.kind in _PLACES]
    if not at or len({items[i].kind for i in at}) > 1 or at[-1] - at[0] > 8:
        return None
    between = [item for i, item in enumerate(items[at[0] : at[-1] + 1], at[0]) if i not in at]
    if any("or" in item.concepts or not (filler(item) or item.concepts & _JOINS) for item in between) or any("or" in fold(items[i].text).split() for i in at):
        return None
    before = [i for i in range(max(0, at[0] - 3), at[0]) if last_word(items[i]) in _BOTH or items[i].concepts & {"in", "belongs"}]
    both = any(last_word(items[i]) in _BOTH for i in before)
    again = any(item.concepts & {"in", "belongs"} or last_word(item) == "in" for item in between) or any(fold(item.text) in ("as well as", "and also") for item in between)
    kind, prefix = _PLACES[items[at[0]].kind]
    values = [f"{prefix}{value}" for i in at for value in items[i].values]
    if len(values) < 2 or not (both or again):
        return None
    return min([*before, at[0]]), at[-1] + 1, kind, values


def _names(item: Item, world: World) -> list[str]:
    if item.kind == "state":
        return [world.bodies.states_body or item.text]
    return [next((other for other in (str(name), *world.bodies.same(str(name))) if other in world.responsible), str(name)) for name in item.values]


def noted(one: Interpretation) -> tuple[str, list[str]] | None:
    """(kind of part, values) that everything found must have actions under."""
    note = next((note for note in one.notes if note.startswith(f"{NOTE}:")), "")
    if not note:
        return None
    _, kind, values = note.split(":", 2)
    return kind, [value for value in values.split("|") if value]
