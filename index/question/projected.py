"""What is asked of actions that meet conditions: "*which sections contain* actions not due in 2021?", "*who has the most* actions with a footnote?".

What stands before the actions says what is asked of them, and what stands behind which they are. Each half is read by itself, so
that no condition on the actions is taken for one on the bodies or parts that are asked for. What was read across both halves stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.question.clause import last_word
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.question.nouns import NOUNS
from ingest.fold import fold

_TARGETS = frozenset(["bodies", "sections", "priorities", "areas", "years"])
_FORMS = frozenset(["list", "count", "rank"])
_HOLDERS = set(NOUNS) - {"n_action", "n_indicator", "n_footnote", "n_act", "n_source", "n_document"}


def read(one: Interpretation, items: Sequence[Item], whole: Callable[[Sequence[Item]], Interpretation]) -> Interpretation:
    """``one``, or what both halves say together where each is read without a word left; ``whole`` reads a clause."""
    noun = next((i for i, item in enumerate(items) if "n_action" in item.concepts and item.kind == "concept"), 0)
    plain = [item for item in items if item.kind != "punct"]
    several = sum("n_action" in item.concepts for item in plain) > 1
    listed = any(item.text == "," for item in items[noun + 1 : noun + 2])  # "which section has most actions, *A or C*?"
    most = noun or next((i for i, item in enumerate(items) if item.concepts & {"most", "fewest"} and last_word(item) in _FUSED), 0)
    if most and not several and not one.acts and (end := _compared(items, most)):
        actions = replace(items[most], kind="concept", text="actions", concepts=frozenset({"n_action"}))
        return _of_two(one, whole([*items[: most + 1], *items[end:]]), whole([actions, *items[most + 1 : end]]))
    if not _asks(items[:noun]) or several or listed or items[noun:] == items[noun : noun + 1] or one.acts:
        return one
    mark = [item for item in items[-1:] if item.text == "?"]
    verb = _closing(items, noun)
    head, tail = whole([*items[: noun + 1], *verb, *mark]), whole([item for item in items[noun:] if item not in verb])
    if not (_clean(head) and _clean(tail)) or head.target not in _TARGETS or head.form not in _FORMS or tail.target not in ("", "actions") or tail.form != "list":
        return one
    if not (tail.filters or tail.choices or tail.places) or head.places or head.choices:
        return one
    notes = dict.fromkeys((*head.notes, *tail.notes))
    if _clean(one) and (set(one.notes) - set(notes) or (one.choices and not tail.choices)):
        return one  # read across both halves: "among the agencies", "in 2021 and in 2025"
    return replace(
        head, question=one.question, filters=(*head.filters, *tail.filters), choices=tail.choices, places=tail.places,
        notes=tuple(notes), understood=(*head.understood, *tail.understood), explicit=True,
    )  # fmt: skip


def _compared(items: Sequence[Item], noun: int) -> int:
    """Where a comparison goes on behind conditions on the actions that are compared ("more actions *due in 2021* than X", "… *in section A*,
    X or Y?", "… does X have than Y?"); 0 where there are none."""
    if not any(item.concepts & {"more", "fewer", "more_than", "fewer_than", "most", "fewest"} for item in items[max(0, noun - 2) : noun + 1]):
        return 0
    ends = (i for i in range(noun + 1, len(items)) if items[i].text == "," or fold(items[i].text) in _GOES_ON)
    end = next(ends, 0)
    bodies = sum(item.kind == "body" for item in items)
    return end if end > noun + 1 and bodies == 2 and not any(item.kind == "body" for item in items[noun:end]) else 0


#: Nouns of what is counted in one item with how many: "*le plus d'actions*", "*más acciones*".
_FUSED = frozenset(["actions", "d'actions", "mesures", "acciones", "medidas"])
_GOES_ON = frozenset(["than", "does", "do", "has", "als", "que", "qu"])


def _of_two(one: Interpretation, head: Interpretation, tail: Interpretation) -> Interpretation:
    """Two bodies compared by the actions that meet conditions."""
    compares = any(note.partition(":")[0] in ("measured", "among") for note in head.notes) and not (head.filters or head.places or head.choices or head.subject)
    conditions = _clean(tail) and tail.target in ("", "actions") and tail.form == "list" and bool(tail.filters or tail.places or tail.choices)
    if not (compares and conditions):
        return one
    return replace(head, question=one.question, filters=tail.filters, places=tail.places, choices=tail.choices, understood=(*head.understood, *tail.understood))


def _asks(items: Sequence[Item]) -> bool:
    """Whether a noun for what actions have, or a "who", is asked for before them."""
    asks = any(item.concepts & {"which", "who", "how_many", "when", "most", "fewest"} for item in items)
    held = any(item.concepts & (_HOLDERS | {"who", "when"}) or item.kind == "class" for item in items)
    return asks and held


def _closing(items: Sequence[Item], noun: int) -> list[Item]:
    """ "When *are* the actions that start in 2021 *due*?", "which areas *do* the actions of X *belong to*?": the verb that closes the
    question, where its first half stands before the actions."""
    plain = [item for item in items[noun + 1 :] if item.kind != "punct"]
    closing = [item for item in plain[-1:] if item.concepts & _VERBS]
    return closing if len(plain) > 1 and any(last_word(item) in _AUXILIARIES for item in items[:noun]) else []


_VERBS = frozenset(["due", "start", "running", "belongs"])
_AUXILIARIES = frozenset(["do", "does", "did", "are", "is", "were", "was", "will"])


def _clean(half: Interpretation) -> bool:
    return not (half.subject or half.acts or set(half.fields) - {"bodies", "timetable", *(item.field for item in half.filters)}) and not {"unread", "unclear", "dangling"} & set(half.notes)
