"""Bodies that have most actions together: "*which two bodies* work *together most often*?", "which pair of agencies shares the most actions?".

Counted are the actions of each two (or three) bodies, whoever else is responsible for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.question.clause import filler
from index.question.interpretation import Interpretation
from index.question.items import Item
from ingest.fold import fold

FORM = "combined"
"""The form of what is read here; ``fields`` has how many bodies are taken together."""

_SIZES = (2, 3)
_TWO = frozenset(["pair", "pairs", "duo", "couple", "paire", "binome", "paar", "pareja", "par"])
_THREE = frozenset(["trio", "trios", "threesome"])
_WORKING = frozenset(["arbeiten", "arbeitet", "zusammenarbeiten", "cooperent", "collaborent", "collaborate", "appear", "occur", "act", "team", "pair", "up", "zustandig"])
_PLAIN = frozenset(["which", "who", "request", "light", "responsible", "has", "n_action", "n_body", "together", "most", "involved", "plan", "alike", "topic", "overall", "per"])


def read(one: Interpretation, items: Sequence[Item], whole: Callable[[Sequence[Item]], Interpretation]) -> Interpretation:
    """``one``, or what bodies do together most; ``whole`` reads a clause. What else is compared so is left unread."""
    plain = [item for item in items if item.kind != "punct"]
    size = _size(plain)
    extremes = [item for item in plain if item.concepts & {"most", "fewest"}]
    joint = any("together" in item.concepts for item in plain)
    holders = [i for i, item in enumerate(plain) if "n_body" in item.concepts or item.kind == "class"]
    if not (extremes and joint and holders) or any(item.kind in ("body", "state", "action", "indicator") for item in plain) or not _asked(plain, holders[0]):
        return one
    if any("fewest" in item.concepts for item in extremes) or size not in _SIZES:
        return replace(one, subject=one.subject or (extremes[0].text,), notes=(*one.notes, "unread"))
    rest = [item for item in plain if not ((filler(item) and "in" not in item.concepts) or (item.concepts & _PLAIN and "in" not in item.concepts) or item.kind in ("number", "class") or fold(item.text) in _WORKING)]
    conditions = [item for item in rest if not filler(item)]
    start = plain[0].start
    head = [Item("concept", (), start, start, "which", frozenset({"which", "stop"})), Item("concept", (), start, start, "actions", frozenset({"n_action"}))]
    other = whole([*head, *rest]) if conditions else replace(one, filters=(), choices=(), places=(), subject=(), notes=(), acts=(), understood=(), fields=())
    if other.subject or other.acts or (conditions and not (other.filters or other.places or other.choices)):
        return replace(one, subject=tuple(item.text for item in conditions), notes=(*one.notes, "unread"))
    classes = tuple(f"only_class:{item.values[0]}" for item in plain if item.kind == "class")
    words = " ".join(item.text for item in plain if item in extremes or item.concepts & {"together"} or item.kind == "number")
    return replace(
        other, question=one.question, target="actions", form=FORM, order="most", fields=(str(size),), explicit=True,
        notes=(*other.notes, *classes), understood=(*other.understood, (words, f"the {size} bodies with the most actions together")),
    )  # fmt: skip


def _asked(plain: Sequence[Item], holder: int) -> bool:
    """Whether bodies are what is asked for: nothing but words that ask, count or join stands before them."""
    return all(filler(item) or item.kind == "number" or item.concepts & {"which", "together", "most", "only"} for item in plain[:holder])


def _size(plain: Sequence[Item]) -> int:
    """How many bodies are taken together: two where nothing says, 0 where several numbers do."""
    words = {fold(item.text) for item in plain}
    said = {int(item.values[0]) for item in plain if item.kind == "number"}
    said |= {2} if words & _TWO else set()
    said |= {3} if words & _THREE else set()
    return said.pop() if len(said) == 1 else 0 if said else 2
