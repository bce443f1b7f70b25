"""What is said of all actions that something has: "which bodies appear *only in section C*?", "does CEPOL *only have actions
due in 2023*?".

An "only" before a part of the plan or a year is about those, and says nothing of who else is responsible: what has an action
elsewhere is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.question import gaps, tags
from index.question.clause import filler
from index.question.filters import Filter
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.question.lexicon import lexicon
from ingest.fold import fold

NOTE = "solely"
"""The note written here: what is asked for has no action beside those that the conditions select."""

_HOLDERS = frozenset(["bodies", "areas", "priorities", "sections", "years"])
_ONLY = frozenset(["only", "solely", "exclusively", "just", "seulement", "uniquement", "exclusivement", "nur", "ausschliesslich", "ausschlieslich", "lediglich", "solo", "solamente", "unicamente", "exclusivamente"])
#: What may stand between the "only" and the condition that it is about.
_BETWEEN = frozenset(["has", "n_action", "due", "start", "running", "responsible", "lead", "involved", "belongs", "in", "by", "before", "after", "until", "from", "light", "n_timetable"])
_CONDITIONS = frozenset(["year", "years", "section", "priority", "area", "action"])
_PLACES = frozenset(["section", "priority", "area", "place", "action"])
_BODIES = frozenset(["body", "state", "class"])


def read(one: Interpretation, items: Sequence[Item], whole: Callable[[Sequence[Item]], Interpretation]) -> Interpretation:
    """``one``, or what its "only" says of all actions; ``whole`` reads a clause."""
    plain = gaps.joined(tags.closed(items), lexicon(one.language))
    if one.form in ("yes_no", "every", "list") and (always := _always(plain)):
        other = whole(always)
        return replace(other, question=one.question) if other.form == "every" and not other.subject else one
    at = next((i for i, item in enumerate(plain) if _only(item) and _leads(plain, i)), None)
    if at is None:
        return one
    before = [item for item in plain[:at] if item.kind != "punct"]
    if one.form in ("yes_no", "every") and [fold(item.text) for item in before] in (["is", "it"], ["is it"], ["was", "it"]):
        return _cleft(one, plain, at, whole)
    numbers = tuple(str(value) for item in plain[at:] if item.kind == "action" for value in item.values)
    if numbers and one.form == "yes_no" and sum(item.kind in _BODIES for item in plain[:at]) == 1 and not any(item.kind in _CONDITIONS - {"action"} for item in plain):
        return _of_numbers(one, plain, numbers)
    if one.form in ("yes_no", "every") and before and before[-1].kind in _BODIES and sum(item.kind in _BODIES for item in plain) == 1:
        return _of_a_body(one, plain, at, before[-1], whole)
    if any(item.kind in _BODIES - {"class"} for item in plain):
        return one
    other = _numbered(whole([*plain[:at], *plain[at + 1 :]]), plain)
    conditions = len(other.filters) + len({place.partition(":")[0] for place in other.places})
    placed = all(place.partition(":")[0] in _PLACES for place in other.places)
    if other.subject or other.choices or other.form != "list" or other.target not in _HOLDERS or conditions != 1 or not placed:
        return one
    return replace(other, question=one.question, notes=(*other.notes, NOTE), understood=(*other.understood, (plain[at].text, "and no other action")))


def _numbered(one: Interpretation, items: Sequence[Item]) -> Interpretation:
    """Bodies that are asked for by the actions that they have, as bodies of the actions with these numbers."""
    numbers = tuple(place.partition(":")[2] for place in one.places if place.startswith("action:"))
    if not numbers or len(numbers) != len(one.places) or one.target != "bodies":
        return one
    return replace(one, places=(), fields=(), filters=(*one.filters, _by_number(items, numbers)))


def _by_number(items: Sequence[Item], numbers: tuple[str, ...]) -> Filter:
    return Filter("number", "any", numbers, ", ".join(item.text for item in items if item.kind == "action"))


def _of_numbers(one: Interpretation, items: Sequence[Item], numbers: tuple[str, ...]) -> Interpretation:
    """ "Does X *only appear in Action 39*?": whether all actions of X are among those."""
    body = next(item for item in items if item.kind in _BODIES)
    if body.kind != "body":
        return one
    conditions = (Filter("body", "any", (str(body.values[0]),), body.text), _by_number(items, numbers))
    return replace(one, target="actions", form="every", places=(), fields=(), filters=conditions, choices=(), notes=(), subject=())


def _only(item: Item) -> bool:
    """An "only" by itself, or the "que" of "ne … que" (``gaps``)."""
    return fold(item.text) in _ONLY or (fold(item.text) in ("que", "qu") and item.concepts == {"only"})


def _always(items: Sequence[Item]) -> list[Item]:
    """ "Does X *always* act with Y?" as "do all actions of X have Y?"; nothing where no such thing is asked."""
    at = next((i for i, item in enumerate(items) if fold(item.text) in _ALWAYS), None)
    bodies = [i for i, item in enumerate(items) if item.kind in ("body", "state")]
    if at is None or len(bodies) != 2 or not bodies[0] < at < bodies[1] or fold(items[0].text) not in ("does", "do", "is", "are", "has", "have"):
        return []
    between = items[at + 1 : bodies[1]]
    if any(not (filler(item) or item.concepts & {"responsible", "involved", "together", "has", "light", "lead"} or fold(item.text) in _ACTING) for item in between):
        return []
    if not any(item.concepts & {"together"} or fold(item.text).split()[-1] == "with" for item in between):
        return []
    start = items[0].start
    words = (("do", {"stop"}), ("all", {"all", "stop"}), ("actions", {"n_action"}), ("of", {"in", "stop"}))
    head = [Item("stop" if concepts == {"stop"} else "concept", (), start, start, text, frozenset(concepts)) for text, concepts in words]
    return [*head, items[bodies[0]], Item("concept", (), start, start, "have", frozenset({"has", "stop"})), items[bodies[1]], *items[bodies[1] + 1 :]]


_ALWAYS = frozenset(["always", "invariably"])
_ACTING = frozenset(["act", "acts", "work", "works", "operate", "operates", "cooperate", "appear", "appears", "together", "paired", "partnered"])


def _leads(items: Sequence[Item], at: int) -> bool:
    """Whether an "only" leads to a year or to a part of the plan, over verbs and fillers."""
    charged = bool(items[at + 1 : at + 2]) and bool(items[at + 1].concepts & {"responsible", "lead"})  # "*solely responsible* for Action 25"
    for item in items[at + 1 :]:
        if item.kind in _CONDITIONS:
            return not (charged and item.kind == "action")
        if not (filler(item) or item.concepts & _BETWEEN):
            return False
    return False


def _cleft(one: Interpretation, items: Sequence[Item], at: int, whole: Callable[[Sequence[Item]], Interpretation]) -> Interpretation:
    """ "Is it *only in 2021 that X* has deadlines?" as "is X only in 2021?"; unread where it is not as plain as that."""
    that = next((i for i in range(at + 1, len(items)) if fold(items[i].text) in ("that", "when", "where")), len(items))
    bodies = [i for i in range(that, len(items)) if items[i].kind in _BODIES]
    unread = replace(one, subject=one.subject or (items[at].text,), notes=(*one.notes, "unread"))
    if len(bodies) != 1:
        return unread
    due = [item for item in items[that:] if item.concepts & {"due", "n_timetable"}][:1]
    verb = [replace(item, text="due", concepts=frozenset({"due"})) for item in due]
    told = _of_a_body(one, [*items[: at + 1], *verb, *items[at + 1 : that]], at, items[bodies[0]], whole)
    return unread if told is one else told


def _of_a_body(one: Interpretation, items: Sequence[Item], at: int, body: Item, whole: Callable[[Sequence[Item]], Interpretation]) -> Interpretation:
    """ "Is X *only in section C*?" as "are all actions of X in section C?"."""

    def word(text: str, *concepts: str) -> Item:
        return Item("concept" if concepts else "stop", (), body.start, body.start, text, frozenset([*concepts, "stop"]) if text != "actions" else frozenset(concepts))

    rest = [item for item in items[at + 1 :] if not item.concepts & {"has", "n_action", "involved", "responsible", "tag"}]
    first = next((item for item in rest if item.kind != "punct"), None)
    if first is None:
        return one
    other = whole([word("are"), word("all", "all"), word("actions", "n_action"), word("of", "in"), body, *rest])
    return replace(other, question=one.question) if other.form == "every" and not other.subject else one
