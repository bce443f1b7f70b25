"""Means: "how many bodies does an action have *on average*?", "the *average number* of actions per agency"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.question.clause import filler, last_word
from index.question.interpretation import Interpretation
from index.question.items import Item
from ingest.fold import fold

_MEAN = frozenset(["average", "averages", "mean", "moyenne", "moyen", "durchschnitt", "durchschnittlich", "mittel", "schnitt", "media", "promedio", "mediana"])
_SPEAKERS = frozenset(["i", "you", "we", "they", "he", "she", "it", "does", "do", "that"])  # "*I mean*", "what *does* it *mean*": a verb
_COUNTED = {"n_body": "bodies", "n_area": "areas", "n_action": "actions"}
_UNITS = {"n_action": "actions", "n_body": "bodies", "n_section": "sections", "n_priority": "priorities", "n_year": "years", "n_area": "areas"}
_PLAIN = frozenset(["which", "how_many", "per", "has", "light", "responsible", "involved", "hello", "any", "single", "plan", "n_body", "n_area", "n_action", "n_section", "n_priority", "n_year", "due", "topic", "onwards", "overall", "define"])


def read(one: Interpretation, items: Sequence[Item], whole: Callable[[Sequence[Item]], Interpretation]) -> Interpretation:
    """``one``, or the mean that is asked for; ``whole`` reads a clause.

    ``fields`` of what is read has what is counted, ``order`` what it is counted per.
    """
    means = [item for i, item in enumerate(items) if last_word(item) in _MEAN and not (i and last_word(items[i - 1]) in _SPEAKERS)]
    if len(means) != 1 or not any("how_many" in item.concepts or item is means[0] for item in items):
        return one
    nouns = [item for item in items if item.kind == "class" or item.concepts & set(_UNITS)]
    if not 1 <= len(nouns) <= 2:
        return one
    counted, unit = _roles(items, nouns)
    if not counted or (counted == "actions") == (unit == "actions") or (unit != "actions" and counted != "actions"):
        return one
    rest = [item for item in items if not (item in means or item in nouns or item.kind == "punct" or filler(item) or item.concepts & _PLAIN or fold(item.text) in ("each", "every", "im"))]
    conditions = list(rest)
    start = items[0].start
    head = [Item("concept", (), start, start, "which", frozenset({"which", "stop"})), Item("concept", (), start, start, "actions", frozenset({"n_action"}))]
    other = whole([*head, *conditions]) if conditions else replace(one, filters=(), choices=(), places=(), subject=(), notes=(), acts=(), understood=())
    if other.subject or other.choices or other.acts or (conditions and not (other.filters or other.places)):
        return one
    classes = [str(item.values[0]) for item in nouns if item.kind == "class"]
    if classes and counted != "actions":
        return one
    words = " ".join(item.text for item in items if item.kind != "punct")
    return replace(
        other, question=one.question, target="actions", form="average", fields=(counted,), order=unit, explicit=True, subject=(),
        notes=tuple(f"only_class:{name}" for name in classes), understood=(*other.understood, (words, f"the mean number of {counted} per {unit}")),
    )  # fmt: skip


def _roles(items: Sequence[Item], nouns: Sequence[Item]) -> tuple[str, str]:
    """(what is counted, what it is counted per), "" where nothing tells."""
    named = [_UNITS[next(concept for concept in _UNITS if concept in item.concepts)] if item.kind != "class" else "bodies" for item in nouns]
    if len(nouns) == 1:
        return (named[0], "actions") if named[0] in ("bodies", "areas") else ("", "")
    per = next((i for i, item in enumerate(items) if "per" in item.concepts), -1)
    many = next((i for i, item in enumerate(items) if "how_many" in item.concepts), -1)
    behind_per = [i for i, noun in enumerate(nouns) if per >= 0 and items.index(noun) > per]
    behind_many = [i for i, noun in enumerate(nouns) if many >= 0 and items.index(noun) > many]
    if len(behind_per) == 1:
        unit = behind_per[0]
    elif behind_many:
        unit = 1 - behind_many[0]
    else:
        return "", ""
    counted = named[1 - unit]
    return (counted, named[unit]) if counted in _COUNTED.values() else ("", "")
