"""A claim about one that is named, told by asking for all: "is Action 46 *the only one* due in 2023?", "does Europol
*have the most actions* in section A?".

The question without the one that is named ("which actions are due in 2023?", "which body has the most actions in section A?")
is read as any other; the claim holds where its answer is the one that was named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.question import tags
from index.question.clause import filler, last_word
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.world import World
from ingest.fold import fold

NOTE = "claimed"
"""The note written here: ``claimed:only:names`` or ``claimed:most:names``, the names joined by bars."""

_OPENING = frozenset(["is", "are", "isn't", "aren't", "does", "do", "doesn't", "has", "have", "was", "were", "ist", "sind", "hat", "haben", "est-ce que", "est", "a", "es", "son", "tiene", "tienen"])
_SUPERLATIVES = frozenset(["most", "fewest", "largest", "smallest"])
#: Kinds of what can be named → the concept of its noun, and that noun as it is asked for.
_KINDS = {
    "action": ("n_action", "actions"),
    "body": ("n_body", "bodies"),
    "state": ("n_body", "bodies"),
    "year": ("n_year", "years"),
    "priority": ("n_priority", "priorities"),
    "section": ("n_section", "sections"),
    "area": ("n_area", "areas"),
}
#: Parts of the plan that are conditions on its actions.
_PLACES = frozenset(["section", "priority", "area", "place"])
#: What goes on with a condition by itself, with no verb before it.
_BEHIND = frozenset(["with", "that", "which", "who", "whose", "where", "to", "without", "qui", "avec", "mit", "die", "der", "das", "con", "que"])


def read(one: Interpretation, items: Sequence[Item], world: World, whole: Callable[[Sequence[Item]], Interpretation]) -> Interpretation:
    """``one``, or what its claim asks of all; ``whole`` reads a clause."""
    closed = tags.closed(items)
    plain = [item for item in closed if not ("tag" in item.concepts or item.kind == "punct")]
    if not plain or not (fold(plain[0].text) in _OPENING or "whether" in plain[0].concepts or any("tag" in item.concepts for item in closed)):
        return one
    opened = int(fold(plain[0].text) in _OPENING)
    named = next((i for i in range(opened, len(plain)) if not (filler(plain[i]) or "whether" in plain[i].concepts) or plain[i].kind in _KINDS), len(plain))
    many = named
    while many < len(plain) and (plain[many].kind in _KINDS or (many + 1 < len(plain) and "and" in plain[many].concepts and plain[many + 1].kind in _KINDS)):
        many += 1
    subject = [item for item in plain[named:many] if item.kind in _KINDS]
    if not subject or {item.kind for item in subject} - {subject[0].kind, "state", "body"}:
        return one
    rest = plain[many:]
    claim, asked = _only(rest, subject[0]) or _most(rest, subject[0]) or ("", [])
    if not claim:
        return one
    other = whole([*_which(asked[0]), *asked])
    form = "list" if claim == "only" else "rank"
    placed = all(place.partition(":")[0] in _PLACES for place in other.places)
    if other.form != form or other.subject or other.choices or not placed or other.acts or not (other.filters or other.places or claim == "most"):
        return one
    note = f"{NOTE}:{claim}:{'|'.join(name for item in subject for name in _names(item, world))}"
    other = replace(other, question=one.question, explicit=True, notes=(*other.notes, note))
    return replace(other, form="yes_no") if claim == "only" and other.target == "actions" else other


def _which(first: Item) -> list[Item]:
    """The word that asks, in front of an item."""
    return [Item("concept", (), first.start, first.start, "which", frozenset({"which", "stop"}))]


def _only(rest: Sequence[Item], subject: Item) -> tuple[str, list[Item]] | None:
    """ "… *the only one* due in 2023" → "actions due in 2023"; what is one of a class is asked for by that."""
    at = next((i for i, item in enumerate(rest) if not filler(item)), len(rest))
    if at == len(rest) or not rest[at].concepts & {"only", "single"}:
        return None
    concept, word = _KINDS[subject.kind]
    noun = next((i for i in range(at + 1, min(at + 3, len(rest))) if not filler(rest[i]) or concept in rest[i].concepts), len(rest))
    own = noun < len(rest) and (concept in rest[noun].concepts or rest[noun].kind == "class")
    alone = last_word(rest[at]) in _ONE or (at + 1 < len(rest) and fold(rest[at + 1].text) in _ONE)
    if not own and not alone:
        return None
    behind = list(rest[noun + 1 :] if own else rest[at + (1 if last_word(rest[at]) in _ONE else 2) :])
    if not behind:
        return None
    head = rest[noun] if own and concept != "n_action" else Item("concept", (), rest[at].start, rest[at].end, word, frozenset({concept}))
    verb = [] if last_word(behind[0]) in _BEHIND or "responsible" in behind[0].concepts or concept == "n_action" else [_being(behind[0])]
    return "only", [head, *verb, *behind]


_ONE = frozenset(["one", "ones", "einzige", "seule", "unica", "unico"])


def _being(before: Item) -> Item:
    return Item("stop", (), before.start, before.start, "are", frozenset({"stop"}))


def _most(rest: Sequence[Item], subject: Item) -> tuple[str, list[Item]] | None:
    """ "… the body *with most actions*" → "body with most actions"; "*have the most actions*" → "bodies have the most actions"."""
    concept, word = _KINDS[subject.kind]
    at = next((i for i, item in enumerate(rest) if item.concepts & _SUPERLATIVES), len(rest))
    before = rest[:at]
    if at == len(rest) or concept == "n_action" or any(not (filler(item) or item.concepts & {"has", concept} or item.kind == "class") for item in before):
        return None
    noun = next((i for i, item in enumerate(before) if concept in item.concepts or item.kind == "class"), None)
    if noun is not None:
        return "most", list(rest[noun:])
    behind = rest[at + 1 : at + 2]
    if rest[at].concepts & {"largest", "smallest"} or (behind and (concept in behind[0].concepts or behind[0].kind == "class")):
        return "most", list(rest[at:])
    head = Item("concept", (), rest[at].start, rest[at].start, word, frozenset({concept}))
    return ("most", [head, *rest]) if any("has" in item.concepts for item in before) else None


def _names(item: Item, world: World) -> list[str]:
    """What the records call the things that an item names."""
    if item.kind == "state":
        return [world.bodies.states_body or item.text]
    prefix = {"section": "sec_", "priority": "sp_"}.get(item.kind, "")
    names = [f"{prefix}{value}" for value in item.values]
    if item.kind != "body":
        return names
    return [next((other for other in (name, *world.bodies.same(name)) if other in world.responsible), name) for name in names]


def names(one: Interpretation, claim: str) -> frozenset[str]:
    """The names that are claimed to be the only ones, or to have the most; none where nothing is."""
    found = next((note for note in one.notes if note.startswith(f"{NOTE}:{claim}:")), "")
    return frozenset(found.split(":", 2)[2].split("|")) if found else frozenset()
