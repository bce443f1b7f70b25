"""Bodies that a question leaves aside: "somebody besides X", "no body other than X"."""

from __future__ import annotations

from index.question import joins
from index.question.clause import Clause, filler
from ingest.fold import fold


def somebody(clause: Clause, group: joins.Group) -> list[int]:
    """ "*Any body other than* X", "*somebody besides* X"."""
    if group.relation != "without" or not group.used or not other_than(clause, group):
        return []
    before = list(range(max(0, min(group.used) - 3), min(group.used)))
    if before and "somebody" in clause.items[before[-1]].concepts:
        return [before[-1]]
    if before and "n_body" in clause.items[before[-1]].concepts and any(clause.items[i].concepts & {"any", "else", "all"} for i in before[:-1]):
        return before[-2:]
    return []


def other_than(clause: Clause, group: joins.Group) -> bool:
    return any(clause.items[i].text.lower() in _OTHER for i in group.used)


_OTHER = frozenset(["other than", "besides", "apart from", "except", "except for", "aside from", "save for", "with the exception of", "barring", "außer", "sauf", "excepté", "excepto", "salvo"])


def nobody_else(clause: Clause, group: joins.Group) -> list[int]:
    """ "*No* responsible body *other than* X": two negations that leave only X."""
    if group.relation != "without" or any(fold(clause.items[i].text) in _NOR for i in group.used):
        return []  # "of which *no* … are responsible, *nor* X *nor* Y": each denied, and nobody left
    first = min(group.used, default=min(group.members))
    for i in range(first - 1, max(-1, first - 6), -1):
        item = clause.items[i]
        if item.concepts & {"not", "without"} and any("n_body" in each.concepts for each in clause.items[i + 1 : first]):
            return [i]
        if not (filler(item) or item.concepts & {"n_body", "responsible", "any", "else"}):
            return []
    return []


_NOR = frozenset(["ni", "nor", "noch", "neither", "weder"])
