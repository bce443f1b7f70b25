"""Under how many parts of the plan something has actions: "which bodies appear in *only one section*?", "is Europol in *more than
two priorities*?".

What counts the parts is left out, and the rest read as a question for all such bodies; of these, those count that have actions
under so many.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.question.clause import Clause, filler
from index.question.counts import comparison
from index.question.interpretation import Interpretation
from index.question.items import Item
from ingest.fold import fold

NOTE = "spread"
"""The note written here: ``spread:sections:=:1``."""

_PARTS = {"n_section": "sections", "n_area": "areas", "n_priority": "priorities", "n_year": "years"}
_TAKING_PART = frozenset(["has", "light", "involved", "mentions", "responsible", "belongs", "active", "any", "n_action"])
_IN = frozenset(["in", "belongs", "across", "under", "from", "within"])


def read(one: Interpretation, items: Sequence[Item], whole: Callable[[Sequence[Item]], Interpretation]) -> Interpretation:
    """``one``, or what has actions under so many parts; ``whole`` reads a clause."""
    plain = [item for item in items if item.kind != "punct"]
    holder = next((i for i, item in enumerate(plain) if item.kind == "class" or "n_body" in item.concepts or "who" in item.concepts), None)
    if holder is None or holder > 2 or any(item.kind in ("body", "state", "action", "number") and i < holder for i, item in enumerate(plain)):
        return one
    clause = Clause(plain)
    for index in range(holder + 1, len(plain)):
        kind = next((name for concept, name in _PARTS.items() if concept in plain[index].concepts), "")
        found = comparison(clause, index) if kind else None
        if found is None or len(found.tests) != 1 or len(found.tests[0][1]) != 1:
            continue
        first = min(found.used)
        led = next((item for item in reversed(plain[:first]) if not filler(item) or item.concepts & _IN), None)
        if led is None or not (led.concepts & _IN or fold(led.text) in _IN):
            continue  # "with only one priority area": what single actions have
        return _read(one, plain, holder, (first, index), (kind, found.tests[0][0], found.tests[0][1][0]), whole)
    return one


def _read(one: Interpretation, plain: Sequence[Item], holder: int, span: tuple[int, int], count: tuple[str, str, int], whole: Callable[[Sequence[Item]], Interpretation]) -> Interpretation:
    first, last = span
    before = [item for item in plain[holder + 1 : first] if not (item.concepts & _TAKING_PART or filler(item))]
    behind = [item for item in plain[last + 1 :] if not (item.concepts & {"only"} and filler(item))]
    kind, op, number = count
    if kind == "years":
        if not any("due" in item.concepts for item in plain):
            return one  # due, or under way in so many years: nothing says
        before, behind = ([item for item in part if "due" not in item.concepts] for part in (before, behind))
    start = plain[0].start
    asking = Item("concept", (), start, start, "which", frozenset({"which", "stop"}))
    if any("how_many" in item.concepts for item in plain[:holder]):
        asking = replace(asking, text="how many", concepts=frozenset({"how_many"}))
    head = plain[holder] if plain[holder].kind == "class" else Item("concept", (), start, start, "bodies", frozenset({"n_body"}))
    charged = Item("concept", (), start, start, "responsible", frozenset({"responsible"}))
    other = whole([asking, head, charged, *before, *behind])
    if other.subject or other.choices or other.form not in ("list", "count") or other.target != "bodies" or other.acts or any(place.startswith(("action", "indicator")) for place in other.places):
        return one
    words = " ".join(item.text for item in plain[first : last + 1])
    return replace(other, question=one.question, notes=(*other.notes, f"{NOTE}:{kind}:{op}:{number}"), understood=(*other.understood, (words, f"number of {kind} {op} {number}")))


def noted(one: Interpretation) -> tuple[str, str, int] | None:
    """(kind of part, sign, number) of parts under which everything found must have actions."""
    note = next((note for note in one.notes if note.startswith(f"{NOTE}:")), "")
    if not note:
        return None
    _, kind, op, number = note.split(":")
    return kind, op, int(number)
