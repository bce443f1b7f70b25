""" "X and *no other agency*", "X but *nobody else from the agencies*": none of a class of bodies beside those named.

Bodies of other classes may stand there: it is no "only".
"""

from __future__ import annotations

from index.question.clause import Clause, filler
from index.question.filters import Filter
from index.question.interpretation import Draft
from index.world import World
from ingest.fold import fold

_OTHER = frozenset(["other", "others", "else", "autre", "autres", "andere", "anderen", "anderer", "weitere", "weiteren", "otra", "otras", "otro", "otros"])


def read(clause: Clause, draft: Draft, world: World) -> None:
    """Turn a class of bodies, of which no other may be there, into a condition, and use up the words that say so."""
    named = [i for i in clause.kinds("body") if clause.free(i)]
    for index in clause.kinds("class"):
        said = _denial(clause, index)
        beside = [i for i in named if said and i < said[0]]
        if not said or not beside:
            continue
        group = next(each for each in world.bodies.classes if each.name == clause.items[index].values[0])
        bodies = {str(clause.items[i].values[0]) for i in beside}
        others = tuple(name for name in group.members if name in world.responsible and name not in bodies)
        joined = [i for i in range(max(beside) + 1, said[0]) if clause.items[i].concepts & {"and", "but", "and_what"}]
        clause.use(index, *said, *joined)
        words = clause.text(*said, index)
        draft.filters.append(Filter("body", "none", others, words))
        draft.notes.append(f"class:{group.name}:{', '.join(others)}")
        draft.understood.append((words, f"responsible: not {' or '.join(others)}"))


def _denial(clause: Clause, index: int) -> list[int]:
    """The words before a class that say "no other", over those that only lead to it; empty where there are none."""
    found: list[int] = []
    for i in range(index - 1, max(-1, index - 6), -1):
        item = clause.items[i]
        other = bool(_OTHER & set(fold(item.text).split()))
        if other and "only" in item.concepts:
            return [i, *reversed(found)]
        if found and item.concepts & {"without", "not"}:
            return [i, *reversed(found)]
        if other and "else" in item.concepts:
            found.append(i)
        elif not filler(item):
            return []
    return []
